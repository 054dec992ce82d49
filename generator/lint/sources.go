package lint

import "seika/generator/agreement"

// sources finds the sources of one file by their ids.
type sources struct {
	list []agreement.Evidence
	// byID is made for long lists only, where looking through the list again and again would cost the square of its length.
	byID map[string]int
}

func newSources(list []agreement.Evidence) sources {
	s := sources{list: list}
	if len(list) > pairwise {
		s.byID = make(map[string]int, len(list))
		for i := range list {
			if _, ok := s.byID[list[i].ID]; !ok {
				s.byID[list[i].ID] = i
			}
		}
	}
	return s
}

// find returns the number of the source with that id, the first where there are several, or -1.
func (s *sources) find(id string) int {
	if s.byID != nil {
		if i, ok := s.byID[id]; ok {
			return i
		}
		return -1
	}
	for i := range s.list {
		if s.list[i].ID == id {
			return i
		}
	}
	return -1
}

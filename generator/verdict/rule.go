package verdict

import "seika/generator/agreement"

// Rule documents one rule of the method.
type Rule struct {
	ID    string
	Title agreement.Localized
	// Text says when the rule holds, in words that a reader without training understands.
	Text agreement.Localized
}

// Section is a part of the method with its rules in the order in which they are asked.
type Section struct {
	ID    string
	Title agreement.Localized
	Text  agreement.Localized
	Rules []Rule
}

func rule(id, ja, en, textJA, textEN string) Rule {
	return Rule{ID: id, Title: agreement.L(ja, en), Text: agreement.L(textJA, textEN)}
}

// Label returns the title of the rule with that id in the section, or the id itself.
func (s *Section) Label(id string) agreement.Localized {
	for _, r := range s.Rules {
		if r.ID == id {
			return r.Title
		}
	}
	return agreement.L(id, id)
}

package links

import (
	"cmp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/source"
)

// Citation is one place in a record at which an address is cited.
type Citation struct {
	// Address is what is asked for; see Address.
	Address string
	// Archive is set for an archive copy. Copy is the address of the archive copy of a page that has one.
	Archive bool
	Copy    string
	// Map and Path say where it stands.
	Map  *source.Map
	Path source.Path
}

// Cite lists the addresses in a list of evidence that can be asked for; m finds their places.
func Cite(evidence []agreement.Evidence, m *source.Map) (list []Citation) {
	for i := range evidence {
		e := &evidence[i]
		at := source.Path("evidence").Index(i)
		archive, archived := Address(e.ArchiveURL)
		if address, ok := Address(e.URL); ok {
			list = append(list, Citation{Address: address, Copy: archive, Map: m, Path: at.Key("url")})
		}
		if archived {
			list = append(list, Citation{Address: archive, Archive: true, Map: m, Path: at.Key("archive_url")})
		}
	}
	return list
}

// Selection says which of the cited addresses are to be checked.
type Selection struct {
	// Day is the day of the check.
	Day agreement.Date
	// Hosts are servers, each with those whose names end in it; none means all.
	Hosts []string
	// OlderThan leaves out addresses that were checked less than so many days ago; 0 leaves out none.
	OlderThan int
	// Limit is the greatest number of addresses; 0 for all.
	Limit int
	Skips []Skip
}

// Plan is what a run will check and what it leaves out.
type Plan struct {
	// Due are the addresses to be checked: those never checked first, then those whose check lies furthest back.
	Due []string
	// Skipped are the addresses that a skip takes out, in their order.
	Skipped []SkippedAddress
	// Fresh is the number of addresses that were checked lately, Later the number that Limit leaves for another run.
	Fresh, Later int
}

// SkippedAddress is an address with what takes it out of the check.
type SkippedAddress struct {
	Address string
	Skip    Skip
}

// Plan chooses among cited addresses.
func (s Selection) Plan(r *Register, cited []Citation) Plan {
	var p Plan
	addresses := make([]string, 0, len(cited))
	for _, c := range cited {
		addresses = append(addresses, c.Address)
	}
	slices.Sort(addresses)
	for _, address := range slices.Compact(addresses) {
		if !s.OnHost(address) {
			continue
		}
		if skip, ok := Skipped(s.Skips, address, s.Day); ok {
			p.Skipped = append(p.Skipped, SkippedAddress{address, skip})
			continue
		}
		if e, known := r.Find(address); known && s.OlderThan > 0 && s.Day.DaysSince(e.Checked) < s.OlderThan {
			p.Fresh++
			continue
		}
		p.Due = append(p.Due, address)
	}
	slices.SortStableFunc(p.Due, func(a, b string) int { return cmp.Compare(r.checkedOn(a), r.checkedOn(b)) })
	if s.Limit > 0 && len(p.Due) > s.Limit {
		p.Later = len(p.Due) - s.Limit
		p.Due = p.Due[:s.Limit]
	}
	return p
}

// OnHost reports whether an address belongs to the selected hosts.
func (s Selection) OnHost(address string) bool {
	host := Host(address)
	return len(s.Hosts) == 0 || slices.ContainsFunc(s.Hosts, func(h string) bool {
		h = strings.ToLower(strings.Trim(h, "."))
		return host == h || strings.HasSuffix(host, "."+h)
	})
}

// checkedOn is the day of the last check as text that sorts; "" for never.
func (r *Register) checkedOn(address string) string {
	e, _ := r.Find(address)
	return e.Checked.String()
}

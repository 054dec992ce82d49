package links

import (
	"maps"
	"slices"

	"seika/generator/agreement"
)

// File is where the register stands in a data repository, slash-separated.
const File = ".seika/links.json"

// Register is what is known about addresses. The nil Register knows nothing; New makes one that can be written to.
type Register struct{ entries map[string]*Entry }

// New returns an empty register.
func New() *Register { return &Register{map[string]*Entry{}} }

// Find returns what is known about a cited address; false where it was never checked.
func (r *Register) Find(cited string) (Entry, bool) {
	if r == nil {
		return Entry{}, false
	}
	if address, ok := Address(cited); ok {
		if e := r.entries[address]; e != nil {
			return *e, true
		}
	}
	return Entry{}, false
}

// Record brings in what a check of an address (as Address returns it) saw on a day.
func (r *Register) Record(address string, o Observation, day agreement.Date) {
	e := r.entries[address]
	if e == nil {
		e = &Entry{URL: address}
		r.entries[address] = e
	}
	e.record(o, day)
}

// Keep drops every address for which keep is false.
func (r *Register) Keep(keep func(address string) bool) {
	maps.DeleteFunc(r.entries, func(address string, _ *Entry) bool { return !keep(address) })
}

// Entries returns all entries in the order of their addresses.
func (r *Register) Entries() []Entry {
	if r == nil {
		return nil
	}
	list := make([]Entry, 0, len(r.entries))
	for _, address := range slices.Sorted(maps.Keys(r.entries)) {
		list = append(list, *r.entries[address])
	}
	return list
}

package draft

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/format"
	"seika/generator/jatext"
)

// source reads the first piece of evidence, and gives every piece an id.
func (w *composition) source() {
	a := w.Agreement
	a.Evidence = slices.Clone(a.Evidence)
	if len(a.Evidence) == 0 {
		a.Evidence = []agreement.Evidence{{}}
	}
	used := map[string]bool{}
	for _, e := range a.Evidence {
		used[e.ID] = true
	}
	for i := range a.Evidence {
		for n := 1; a.Evidence[i].ID == ""; n++ {
			if id := fmt.Sprintf("e%d", n); !used[id] {
				a.Evidence[i].ID, used[id] = id, true
			}
		}
	}
	e := &a.Evidence[0]
	e.URL, e.ArchiveURL = w.text(KeyURL, e.URL), w.text(KeyArchive, e.ArchiveURL)
	e.Title, e.Publisher = w.text(KeySource, e.Title), w.text(KeyPublisher, e.Publisher)
	e.Published, e.Accessed = w.day(KeyPublished, e.Published), w.day(KeyAccessed, e.Accessed)
	if e.Accessed.IsZero() {
		e.Accessed = w.Today
		w.Proposed[KeyAccessed] = w.Today.String()
	}
	if answer := w.answers[KeyType]; answer != "" {
		kind, why := word(agreement.EvidenceVocabulary, answer, format.Record, "evidence: [{type: %s}]", "evidence/0/type")
		if e.Type = agreement.EvidenceType(kind); why != nil {
			w.wrong(KeyType, why)
		}
	}
	if e.URL == "" {
		w.missing(KeyURL)
	}
	w.ownPage(e)
	if e.Type == "" && w.ProblemOf(KeyType) == nil {
		w.missing(KeyType)
	}
	if e.By == "" {
		e.By = w.author(e.Publisher)
	}
}

// ownPage proposes what follows from a page on the site of one of the local governments.
func (w *composition) ownPage(e *agreement.Evidence) {
	for _, g := range w.governments {
		if !SameHost(e.URL, g.URL) {
			continue
		}
		if e.Type == "" && w.ProblemOf(KeyType) == nil {
			e.Type = "official-page"
			w.Proposed[KeyType] = string(e.Type)
		}
		if e.Publisher == "" {
			e.Publisher = g.Name
			w.Proposed[KeyPublisher] = g.Name
		}
		return
	}
}

// author is the reference of the party that a publisher's name means, "" where it means none.
func (w *composition) author(publisher string) string {
	if publisher == "" {
		return ""
	}
	for _, g := range w.governments {
		if name := jatext.Squeeze(jatext.Fold(publisher)); name == g.Name || name == g.FullName() {
			return agreement.GovernmentPrefix + g.Code
		}
	}
	if b, why := w.dir.Find(publisher); why == nil && slices.Contains(w.bodies, b) {
		return b.ID
	}
	return ""
}

// SameHost reports whether two addresses are of one server.
func SameHost(a, b string) bool {
	x, errX := url.Parse(a)
	y, errY := url.Parse(b)
	return errX == nil && errY == nil && x.Hostname() != "" &&
		strings.TrimPrefix(strings.ToLower(x.Hostname()), "www.") == strings.TrimPrefix(strings.ToLower(y.Hostname()), "www.")
}

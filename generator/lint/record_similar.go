package lint

import (
	"cmp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/orgname"
	"seika/generator/source"
	"seika/generator/title"
)

var recordSimilar = &rule{
	Rule: diag.Rule{
		ID:       "record-similar",
		Severity: diag.Warning,
		Title:    diag.T("同じ協定らしい記録が二つある", "Two records look like one agreement"),
		Why: diag.T(
			"一つの協定が二度数えられると、割合も件数も狂い、成果が二つの記録に分かれます。",
			"An agreement that counts twice spoils every share, and its results are spread over two records."),
		Bad: "-- agreements/osaka/example-2020.yaml --\n" + exampleHead + exampleEvidence +
			"-- agreements/osaka/example-hokatsu-2020.yaml --\n" + strings.NewReplacer("example-2020", "example-hokatsu-2020", "と株式会社例の包括", "と（株）例との包括", "04-01", "04-03").Replace(exampleHead) + exampleEvidence,
		Good: "-- agreements/osaka/example-2020.yaml --\n" + exampleHead + exampleEvidence +
			"-- agreements/osaka/example-saigai-2020.yaml --\n" + strings.NewReplacer("example-2020", "example-saigai-2020", "包括連携", "災害時物資供給").Replace(exampleHead) + exampleEvidence,
		Since: since010,
	},
	register: func(p *registerPass) {
		for _, group := range byGovernment(p.Register) {
			undated := map[string]*datedRecord{} // by parties and title
			for j, r := range group {
				if other := p.alikeUndated(undated, r); other != nil {
					p.reportSimilar(other, r)
				} else if other := p.alikeDated(group[max(0, j-pairwise):j], r); other != nil {
					p.reportSimilar(other, r)
				}
			}
		}
	},
}

// signingDays is how far apart two sources may date one signing: an announcement, the ceremony, the page about it.
const signingDays = 31

// datedRecord is an agreement among those of one government.
type datedRecord struct {
	*Subject
	start   agreement.Date // the first day its signing can mean
	undated bool           // no source dates the signing
	parties []string       // what tells its parties apart
	key     string         // of its title; made when it is first needed
}

// byGovernment groups the agreements by their first local government, ordered by date, those without one first.
func byGovernment(reg *Register) map[string][]*datedRecord {
	groups := map[string][]*datedRecord{}
	for i := range reg.Agreements {
		s := &reg.Agreements[i]
		if s.Agreement == nil || s.Partial || len(s.Agreement.Parties) < 2 { // without its partner nothing tells an agreement apart
			continue
		}
		for j := range s.Agreement.Parties {
			if ref := s.Agreement.Parties[j].Ref; isGovernment(ref) {
				groups[ref] = append(groups[ref], &datedRecord{Subject: s, start: s.Agreement.Signed.First(), undated: s.Agreement.Signed.IsZero()})
				break
			}
		}
	}
	for ref, group := range groups {
		if len(group) == 1 {
			delete(groups, ref)
			continue
		}
		slices.SortStableFunc(group, func(a, b *datedRecord) int {
			return cmp.Or(a.start.Compare(b.start), cmp.Compare(a.File, b.File))
		})
	}
	return groups
}

// Two records are probably one agreement when they have the same parties and the same title, or similar titles on one day. Two agreements
// of one day, or of one partner, have titles of their own; a renewal has a date of its own.

// alikeUndated finds an undated agreement with the parties and the title of r, and remembers r where it is undated itself.
func (p *registerPass) alikeUndated(undated map[string]*datedRecord, r *datedRecord) *datedRecord {
	if !r.undated && len(undated) == 0 {
		return nil
	}
	key := strings.Join(r.partyKeys(), " ") + "\n" + p.titleKey(r)
	other := undated[key]
	if r.undated && other == nil {
		undated[key] = r
	}
	if other == nil || relatedRecords(other.Agreement, r.Agreement) {
		return nil
	}
	return other
}

// alikeDated finds the agreement among those before r in time that is probably the same.
func (p *registerPass) alikeDated(before []*datedRecord, r *datedRecord) *datedRecord {
	for i := len(before) - 1; i >= 0 && !r.undated; i-- {
		other := before[i]
		if other.undated || r.start.DaysSince(other.start) > 366 { // even a date known to the year ends before r
			return nil
		}
		oneDay := r.start.DaysSince(other.Agreement.Signed.Last()) <= 0 // their dates can mean one day
		if !oneDay && r.start.DaysSince(other.start) > signingDays || relatedRecords(other.Agreement, r.Agreement) || !slices.Equal(other.partyKeys(), r.partyKeys()) {
			continue
		}
		a, b := p.titleKey(other), p.titleKey(r)
		if a == b || oneDay && (title.Similar(a, b) || other.Agreement.Kind == "comprehensive" && r.Agreement.Kind == "comprehensive") {
			return other
		}
	}
	return nil
}

func relatedRecords(a, b *agreement.Agreement) bool {
	names := func(list []agreement.Relation, id string) bool {
		return slices.ContainsFunc(list, func(r agreement.Relation) bool { return r.ID == id })
	}
	return a.ID == b.ID || names(a.Related, b.ID) || names(b.Related, a.ID)
}

func (r *datedRecord) partyKeys() []string {
	if r.parties == nil {
		for i := range r.Agreement.Parties {
			p := &r.Agreement.Parties[i]
			key := p.Ref
			if key == "" {
				key, _ = orgname.Key(p.Name.In("ja"))
				key = "name:" + key
			}
			r.parties = append(r.parties, key)
		}
		slices.Sort(r.parties)
	}
	return r.parties
}

func (p *registerPass) titleKey(r *datedRecord) string {
	if r.key == "" {
		r.key = title.Key(r.Agreement.Title.In("ja"), p.orgNames().partyNames(r.Agreement))
	}
	return r.key
}

// reportSimilar speaks in the second file by name, so that the order of dates does not decide where the finding stands.
func (p *registerPass) reportSimilar(a, b *datedRecord) {
	if a.File > b.File {
		a, b = b, a
	}
	p.in(b.File, b.Map)
	d := p.report(source.Path("title"), diag.Tf(
		"当事者・日付・名称が記録「%s」とほぼ同じです。", "Parties, date and title are nearly those of the record %q.", a.Agreement.ID))
	d.Fix = diag.T(
		"同じ協定なら一つの記録にまとめ、消える方の ID を残る方の aliases に書いてください。別の協定なら related で関係を示すか、名称を出典のとおりに詳しくします。",
		"If they are one agreement, keep one record and put the id of the other under its aliases. If they are two, connect them under related, or give the titles as fully as the sources do.")
	d.Notes = []diag.Note{noteAt(a.File, a.Map, "title", diag.T("もう一方はここです。", "The other one stands here."))}
}

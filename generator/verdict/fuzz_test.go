package verdict_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

// FuzzJudge builds records from arbitrary bytes and holds the method to what must be true of every record.
func FuzzJudge(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(randomBytes(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &dice{data: data}
		a := r.record()
		facts := verdict.Facts{HistoryUnknown: r.chance(8)}
		asOf := r.day()
		v := verdict.Judge(a, facts, asOf)
		checkVerdict(t, "fuzz", v)
		checkBareClaims(t, r, a, facts, asOf, v)
		checkRemovedEvidence(t, a, facts, asOf, v)
		checkOutputs(t, r, a, facts, asOf, v)
	})
}

func randomBytes(seed uint64) []byte {
	source := rand.New(rand.NewPCG(seed, 1))
	data := make([]byte, 700)
	for i := range data {
		data[i] = byte(source.Uint32())
	}
	return data
}

// rank orders the classes as the method does: 0 is the best.
func rank(c verdict.Class) int {
	return slices.IndexFunc(verdict.HeadlineSection.Rules, func(r verdict.Rule) bool { return r.ID == string(c) })
}

// checkBareClaims adds claims without evidence everywhere: neither the class nor what the indicators show may move, but for one thing. A target
// without evidence before the first that has some takes away that the latter is the one of the signing day.
func checkBareClaims(t *testing.T, r *dice, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date, v *verdict.Verdict) {
	t.Helper()
	b := deepCopy(a)
	stage := r.stage()
	stage.Evidence = nil
	b.Pathway = slices.Insert(b.Pathway, r.upTo(len(b.Pathway)+1), stage)
	b.Activations = append(b.Activations, agreement.Activation{On: r.date(), Event: agreement.L("地震", "")})
	b.Replications = append(b.Replications, agreement.Replication{On: r.date(), Of: "result"})
	b.Burden = append(b.Burden, agreement.Burden{Bearer: r.word(agreement.BearerVocabulary)})
	b.Amendments = append(b.Amendments, agreement.Amendment{On: r.date(), Path: "signed", Cause: "renegotiated"})
	for i := range b.Deliverables {
		d := &b.Deliverables[i]
		d.Events = append(d.Events, agreement.Event{On: r.date(), Type: agreement.EventType(r.word(agreement.EventVocabulary))})
		for k := range d.Indicators {
			ind := &d.Indicators[k]
			m := r.measurement("bare")
			m.Evidence, m.Supersedes = nil, "m0"
			ind.Measurements = append(ind.Measurements, m)
			target := r.target()
			target.Evidence = []string{"no-such-source"}
			ind.Targets = slices.Insert(ind.Targets, r.upTo(len(ind.Targets)+1), target)
			if ind.Baseline == nil {
				ind.Baseline = &agreement.Baseline{Value: r.number()}
			}
		}
	}
	bare := verdict.Judge(b, facts, asOf)
	doubted := false
	for i := range v.Indicators {
		switch was, is := v.Indicators[i].Result, bare.Indicators[i].Result; {
		case was == verdict.Met && is == verdict.MetLate, (was == verdict.Met || was == verdict.MetLate || was == verdict.MetLost) && is == verdict.MetLowered:
			doubted = true
		case was != is:
			t.Errorf("claims without evidence turn %s/%s from %s into %s\n%s", v.Indicators[i].Deliverable, v.Indicators[i].ID, was, is, encoded(t, a))
		}
	}
	if bare.Class != v.Class && (!doubted || v.Class != verdict.Results || bare.Class != verdict.Partial) {
		t.Errorf("claims without evidence turn %s into %s\n%s", v.Class, bare.Class, encoded(t, a))
	}
	if bare.Continuation.State != v.Continuation.State || bare.Burden.State != v.Burden.State || bare.LastSign != v.LastSign {
		t.Errorf("claims without evidence change continuation, burden or last sign\n%s", encoded(t, a))
	}
	for _, rule := range verdict.FlagSection.Rules {
		if v.HasFlag(rule.ID) != bare.HasFlag(rule.ID) && rule.ID != "vague" {
			t.Errorf("claims without evidence turn the flag %s to %t\n%s", rule.ID, bare.HasFlag(rule.ID), encoded(t, a))
		}
	}
}

// checkRemovedEvidence takes evidence away. A value without evidence is as good as none; taking it from a success never gains anything, nor
// does taking it from all values.
func checkRemovedEvidence(t *testing.T, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date, v *verdict.Verdict) {
	t.Helper()
	none := deepCopy(a)
	n := 0
	for i := range none.Deliverables {
		for k := range none.Deliverables[i].Indicators {
			ind := &none.Deliverables[i].Indicators[k]
			for m := range ind.Measurements {
				ind.Measurements[m].Evidence = nil
				bare, deleted := deepCopy(a), deepCopy(a)
				bare.Deliverables[i].Indicators[k].Measurements[m].Evidence = nil
				list := &deleted.Deliverables[i].Indicators[k].Measurements
				*list = slices.Delete(*list, m, m+1)
				without, gone := verdict.Judge(bare, facts, asOf), verdict.Judge(deleted, facts, asOf)
				if without.Class != gone.Class {
					t.Errorf("a value without evidence makes it %s, without the value it is %s\n%s", without.Class, gone.Class, encoded(t, a))
				}
				if len(ind.Measurements) == 1 && v.Indicators[n].Result.Positive() && rank(without.Class) < rank(v.Class) {
					t.Errorf("a success that loses its evidence turns %s into %s\n%s", v.Class, without.Class, encoded(t, a))
				}
			}
			n++
		}
	}
	if c := verdict.Judge(none, facts, asOf).Class; rank(c) < rank(v.Class) {
		t.Errorf("without evidence for any value %s becomes %s\n%s", v.Class, c, encoded(t, a))
	}
}

// checkOutputs adds indicators that must not carry a verdict, with the best of evidence: they may show that something was done, no more.
func checkOutputs(t *testing.T, r *dice, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date, v *verdict.Verdict) {
	t.Helper()
	b := deepCopy(a)
	ind := r.indicator("extra")
	switch r.upTo(4) {
	case 0:
		ind.Level = agreement.LevelInput
	case 1:
		ind.Level = agreement.LevelOutput
	case 2:
		ind.Scope = agreement.ScopeElsewhere
	default:
		ind.Scope = agreement.ScopeProgramme
	}
	b.Deliverables = append(b.Deliverables, agreement.Deliverable{ID: "extra", Indicators: []agreement.Indicator{ind}})
	switch got := verdict.Judge(b, facts, asOf).Class; {
	case got == v.Class:
	case got == verdict.Activity && rank(v.Class) > rank(verdict.Activity) && ind.Scope == agreement.ScopeAgreement:
	default:
		t.Errorf("an indicator of level %s and scope %s turns %s into %s\n%s", ind.Level, ind.Scope, v.Class, got, encoded(t, b))
	}
}

// dice draws values from bytes; when they run out, it draws zeros.
type dice struct{ data []byte }

func (r *dice) upTo(n int) int {
	if len(r.data) == 0 {
		return 0
	}
	b := int(r.data[0])
	r.data = r.data[1:]
	return b % n
}

func (r *dice) chance(n int) bool { return r.upTo(n) == 1 }

func (r *dice) word(v *agreement.Vocabulary) string { return v.Words[r.upTo(len(v.Words))].ID }

// optional is word or nothing.
func (r *dice) optional(v *agreement.Vocabulary) string {
	if r.chance(2) {
		return ""
	}
	return r.word(v)
}

// day draws from few years and months, so that dates meet and boundaries are hit.
func (r *dice) day() agreement.Date {
	days := []agreement.Date{{Month: 1, Day: 1}, {Month: 3, Day: 31}, {Month: 4, Day: 1}, {Month: 12, Day: 31}, {Month: 2, Day: 28}}
	d := days[r.upTo(len(days))]
	d.Year = 2015 + r.upTo(6)
	return d
}

func (r *dice) date() agreement.Date {
	d := r.day()
	switch r.upTo(8) {
	case 0:
		d.Day = 0
	case 1:
		d.Month, d.Day = 0, 0
	case 2:
		return agreement.Date{}
	}
	return d
}

func (r *dice) period() agreement.Period {
	if r.chance(3) {
		return agreement.FiscalYear(2015 + r.upTo(5))
	}
	d := r.date()
	if d.IsZero() {
		d.Year = 2016
	}
	p, err := agreement.ParsePeriod(d.String())
	if err != nil {
		panic(err) // the test's own mistake
	}
	return p
}

func (r *dice) number() agreement.Number {
	return []agreement.Number{"40", "39.9", "41", "0", "-3", "1"}[r.upTo(6)]
}

func (r *dice) evidence() []string {
	return [][]string{{"a"}, {"b"}, {"c"}, {"d"}, nil, {"no-such-source"}, {"d", "b"}, {"by-party"}}[r.upTo(8)]
}

func (r *dice) record() *agreement.Agreement {
	a := &agreement.Agreement{
		ID: "random", Title: agreement.L("協定", ""), Kind: agreement.Kind(r.optional(agreement.KindVocabulary)), Standby: r.chance(3),
		Parties: []agreement.Party{{Role: agreement.RoleGovernment, Ref: "jp:270008"}, {Role: "company", Ref: "maker"}},
		State:   agreement.State(r.optional(agreement.StateVocabulary)),
		Term:    agreement.Term{To: r.date(), Renewal: r.optional(agreement.RenewalVocabulary)},
		Review:  agreement.Review{State: r.optional(agreement.ReviewVocabulary)},
		Evidence: []agreement.Evidence{
			{ID: "a", Type: "evaluation"}, {ID: "b", Type: "press", Published: r.date()}, {ID: "c", Type: "official-page"}, {ID: "d", Type: "party-release"},
			{ID: "by-party", Type: "audit", By: "maker"},
		},
	}
	switch r.upTo(4) {
	case 0:
		a.FirstKnown = r.date()
	case 1:
	default:
		a.Signed = r.date()
	}
	if r.chance(6) {
		a.Ended = &agreement.Ending{On: r.date(), Evidence: r.evidence()}
	}
	for range r.upTo(3) {
		a.Burden = append(a.Burden, agreement.Burden{Bearer: r.word(agreement.BearerVocabulary), Price: r.optional(agreement.PriceVocabulary), Period: r.period(), Evidence: r.evidence()})
	}
	for range r.upTo(5) {
		a.Pathway = append(a.Pathway, r.stage())
	}
	if r.chance(4) {
		a.Activations = append(a.Activations, agreement.Activation{On: r.date(), Event: agreement.L("地震", ""), Evidence: r.evidence()})
	}
	if r.chance(4) {
		a.Replications = append(a.Replications, agreement.Replication{On: r.date(), Of: r.word(agreement.ReplicationVocabulary), Evidence: r.evidence()})
	}
	if r.chance(4) {
		a.Amendments = append(a.Amendments, agreement.Amendment{On: r.date(), Path: "signed", Cause: r.word(agreement.AmendmentVocabulary), Evidence: r.evidence()})
	}
	for i := range r.upTo(4) {
		d := agreement.Deliverable{ID: "d" + string(rune('0'+i)), Title: agreement.L("取組", ""), Kind: r.optional(agreement.DeliverableVocabulary)}
		if r.chance(2) {
			d.Owner = "maker"
		}
		d.Promised.Due = r.date()
		for range r.upTo(4) {
			d.Events = append(d.Events, agreement.Event{On: r.date(), Type: agreement.EventType(r.word(agreement.EventVocabulary)), Evidence: r.evidence()})
		}
		for k := range r.upTo(4) {
			d.Indicators = append(d.Indicators, r.indicator("i"+string(rune('0'+k))))
		}
		a.Deliverables = append(a.Deliverables, d)
	}
	return a
}

func (r *dice) stage() agreement.Stage {
	return agreement.Stage{Stage: agreement.StageName(r.word(agreement.StageVocabulary)), On: r.date(), AwardedTo: r.optional(agreement.AwardedVocabulary), Evidence: r.evidence()}
}

func (r *dice) indicator(id string) agreement.Indicator {
	i := agreement.Indicator{
		ID: id, Title: agreement.L("率", ""), Level: agreement.LevelOutcome, Unit: []string{"%", "倍", "人"}[r.upTo(3)], Scope: agreement.ScopeAgreement,
		Better: r.optional(agreement.BetterVocabulary), Series: agreement.Series(r.optional(agreement.SeriesVocabulary)), Attribution: r.optional(agreement.AttributionVocabulary),
	}
	if r.chance(5) {
		i.Level = agreement.Level(r.word(agreement.LevelVocabulary))
		i.Scope = agreement.Scope(r.word(agreement.ScopeVocabulary))
	}
	if r.chance(2) {
		i.Baseline = &agreement.Baseline{Value: r.number(), Qualifier: r.optional(agreement.QualifierVocabulary), Growth: r.chance(6), Evidence: r.evidence()}
	}
	for range r.upTo(3) {
		i.Targets = append(i.Targets, r.target())
	}
	for k := range r.upTo(4) {
		i.Measurements = append(i.Measurements, r.measurement("m"+string(rune('0'+k))))
	}
	return i
}

func (r *dice) target() agreement.Target {
	t := agreement.Target{By: r.date(), SetOn: r.date(), Evidence: r.evidence()}
	switch r.upTo(6) {
	case 0:
		t.Min, t.Max = "39", "41"
	case 1:
	default:
		t.Value = r.number()
	}
	return t
}

func (r *dice) measurement(id string) agreement.Measurement {
	m := agreement.Measurement{ID: id, Period: r.period(), Method: r.optional(agreement.MethodVocabulary), Evidence: r.evidence()}
	switch r.upTo(8) {
	case 0:
		m.Min, m.Max = "39", "41"
	case 1:
		m.Text, m.Stated = "言葉", r.optional(agreement.StatedVocabulary)
	default:
		m.Value, m.Qualifier = r.number(), r.optional(agreement.QualifierVocabulary)
	}
	if r.chance(8) {
		m.Supersedes = "m0"
	}
	return m
}

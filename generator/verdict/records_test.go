package verdict_test

import (
	"os"
	"path/filepath"
	"testing"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/verdict"
)

const repository = "../.."

// TestRecords judges the records of the repository on the day they were last looked through. The expectations follow from the sources:
// they are the cases that the method must not get wrong.
func TestRecords(t *testing.T) {
	if _, err := os.Stat(filepath.Join(repository, "agreements")); err != nil {
		t.Skip("the records are not here")
	}
	set, findings, err := load.Load(os.DirFS(repository), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range findings {
		t.Errorf("%v", d)
	}
	asOf := agreement.Date{Year: 2026, Month: 11, Day: 23}
	verdicts := map[string]*verdict.Verdict{}
	for _, r := range set.Records {
		v := verdict.Judge(r.Agreement, verdict.Facts{}, asOf)
		verdicts[r.Agreement.ID] = v
		checkVerdict(t, r.Agreement.ID, v)
	}
	expected := []struct {
		id      string
		classes []verdict.Class
		why     string
	}{
		{"mitoyo-matsuo-lab-2023", []verdict.Class{verdict.Missed}, "94.1% against a target of 99%, published, given up"},
		{"chino-via-2020", []verdict.Class{verdict.Partial, verdict.Results}, "the pilot became a regular service"},
		{"saitama-pref-seven-eleven-japan-2008", []verdict.Class{verdict.Paper}, "“2008” proves nothing about an agreement of 17 June 2008"},
		{"ichihara-nissan-2020", []verdict.Class{verdict.Standby}, "a standby agreement, never used"},
	}
	for _, e := range expected {
		v, ok := verdicts[e.id]
		if !ok {
			t.Errorf("there is no record %s", e.id)
			continue
		}
		found := false
		for _, c := range e.classes {
			found = found || c == v.Class
		}
		if !found {
			t.Errorf("%s is %s, want one of %v: %s", e.id, v.Class, e.classes, e.why)
		}
	}
}

// checkVerdict tests what holds for every verdict: one class of the method, exactly one step that holds and it is the last, and reasons in
// both languages everywhere.
func checkVerdict(t testing.TB, name string, v *verdict.Verdict) {
	t.Helper()
	known := false
	for _, rule := range verdict.HeadlineSection.Rules {
		known = known || rule.ID == string(v.Class)
	}
	if !known {
		t.Errorf("%s: %q is no class", name, v.Class)
	}
	for i, s := range v.Steps {
		if last := i == len(v.Steps)-1; s.Holds != last || last && s.Rule != string(v.Class) || s.Rule != verdict.HeadlineSection.Rules[i].ID {
			t.Errorf("%s: step %d (%s, holds: %t) of %d does not lead to %s", name, i, s.Rule, s.Holds, len(v.Steps), v.Class)
		}
		checkReasons(t, name+" step "+s.Rule, s.Reasons)
	}
	checkReasons(t, name+" clarity", v.Clarity.Reasons)
	checkReasons(t, name+" continuation", v.Continuation.Reasons)
	checkReasons(t, name+" burden", v.Burden.Reasons)
	for _, d := range v.Deliverables {
		checkReasons(t, name+" "+d.ID, d.Reasons)
		if d.Verifiable != (len(d.Missing) == 0) {
			t.Errorf("%s: %s is verifiable: %t, and lacks %v", name, d.ID, d.Verifiable, d.Missing)
		}
	}
	for _, i := range v.Indicators {
		checkReasons(t, name+" "+i.ID, i.Reasons)
		if i.Result.Judged() && i.Measurement < 0 {
			t.Errorf("%s: %s is %s without a measurement", name, i.ID, i.Result)
		}
		if (i.Proof >= 0) != (i.Measurement >= 0) || i.Proof != i.Measurement && i.Result != verdict.Met && i.Result != verdict.MetLost && i.Result != verdict.MetLowered {
			t.Errorf("%s: %s is %s by measurement %d and rests on %d", name, i.ID, i.Result, i.Measurement, i.Proof)
		}
		if (i.Grade != 0) != (i.Measurement >= 0) {
			t.Errorf("%s: %s has measurement %d and grade %q", name, i.ID, i.Measurement, i.Grade)
		}
	}
	for _, f := range v.Flags {
		checkReasons(t, name+" flag "+f.ID, f.Reasons)
		if !v.HasFlag(f.ID) {
			t.Errorf("%s: HasFlag(%s) is false", name, f.ID)
		}
	}
	if v.HasFlag("no-such-flag") {
		t.Errorf("%s: HasFlag knows a flag that does not exist", name)
	}
}

func checkReasons(t testing.TB, where string, reasons []verdict.Reason) {
	t.Helper()
	if len(reasons) == 0 {
		t.Errorf("%s: no reason", where)
	}
	for _, r := range reasons {
		if r.Rule == "" || r.Text.JA == "" || r.Text.EN == "" {
			t.Errorf("%s: reason %q lacks its rule or a language: %+v", where, r.Rule, r.Text)
		}
		if (r.Grade != 0) != (len(r.Evidence) > 0) {
			t.Errorf("%s: reason %s has grade %q and evidence %v", where, r.Rule, r.Grade, r.Evidence)
		}
	}
}

func TestEveryCaseIsSound(t *testing.T) {
	everyCase(t, func(name string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		checkVerdict(t, name, verdict.Judge(a, facts, asOf))
	})
}

// BenchmarkJudge judges every golden record once per round.
func BenchmarkJudge(b *testing.B) {
	type question struct {
		a     *agreement.Agreement
		facts verdict.Facts
		asOf  agreement.Date
	}
	var questions []question
	everyCase(b, func(_ string, a *agreement.Agreement, facts verdict.Facts, asOf agreement.Date) {
		questions = append(questions, question{a, facts, asOf})
	})
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, q := range questions {
			verdict.Judge(q.a, q.facts, q.asOf)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(questions)), "ns/verdict")
}

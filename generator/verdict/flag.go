package verdict

import (
	"strings"

	"seika/generator/agreement"
)

// silentMonths is how long nothing may be heard before an agreement counts as silent.
const silentMonths = 24

// windowMonths is how long before the end of a budget season a pilot or evaluation must lie to be decided on in it.
const windowMonths = 6

// flagRule finds a flag; no reasons mean that it is not set.
type flagRule struct {
	id   string
	find func(*judgement) []Reason
}

// flagRules are shown in this order. Their explanation is FlagSection.
var flagRules = []flagRule{
	{"vague", (*judgement).flagVague},
	{"overdue", (*judgement).flagOverdue},
	{"estimated-only", (*judgement).flagEstimatedOnly},
	{"baseline-only", (*judgement).flagBaselineOnly},
	{"silent", (*judgement).flagSilent},
	{"self-reported", (*judgement).flagSelfReported},
	{"publicity-only", (*judgement).flagPublicityOnly},
	{"company-free", (*judgement).flagCompanyFree},
	{"zombie", (*judgement).flagZombie},
	{"budget-window-missed", (*judgement).flagBudgetWindow},
	{"met-lost", (*judgement).flagMetLost},
	{"post-hoc-target", (*judgement).flagPostHoc},
	{"goalpost-moved", (*judgement).flagGoalpostMoved},
	{"history-unknown", (*judgement).flagHistoryUnknown},
	{"unreviewed", (*judgement).flagUnreviewed},
	{"disputed", (*judgement).flagDisputed},
}

func (j *judgement) flags() []Flag {
	flags := []Flag{}
	for _, rule := range flagRules {
		if reasons := rule.find(j); len(reasons) > 0 {
			flags = append(flags, Flag{ID: rule.id, Reasons: reasons})
		}
	}
	return flags
}

func (j *judgement) one(rule string, text agreement.Localized, paths []string, evidence ...string) []Reason {
	return []Reason{j.reason(rule, text, paths, evidence...)}
}

func (j *judgement) flagVague() []Reason {
	if j.v.Clarity.State != "vague" {
		return nil
	}
	return j.v.Clarity.Reasons
}

func (j *judgement) flagOverdue() (reasons []Reason) {
	for _, d := range j.v.Deliverables {
		if d.State == "overdue" {
			reasons = append(reasons, d.Reasons[len(d.Reasons)-1])
		}
	}
	for i := range j.v.Indicators {
		for _, r := range j.v.Indicators[i].Reasons {
			if r.Rule == string(Unreported) {
				reasons = append(reasons, r)
			}
		}
	}
	return reasons
}

func (j *judgement) flagEstimatedOnly() []Reason {
	var paths, evidence []string
	for i := range j.v.Indicators {
		v := &j.v.Indicators[i]
		if v.Measurement < 0 {
			continue
		}
		for _, m := range j.counted[i] {
			if !hasNumber(m) {
				continue
			}
			if m.Method != "estimated" {
				return nil
			}
			evidence = join(evidence, m.Evidence)
		}
		paths = append(paths, "deliverables/"+v.Deliverable+"/indicators/"+v.ID)
	}
	if len(evidence) == 0 {
		return nil
	}
	return j.one("estimated-only", agreement.L("成果の値はすべて試算・推計である。", "All values of outcomes are estimates."), paths, evidence...)
}

func (j *judgement) flagBaselineOnly() (reasons []Reason) {
	for i := range j.v.Indicators {
		v := &j.v.Indicators[i]
		ind := j.judged[i]
		if v.Measurement >= 0 {
			return nil
		}
		if v.Result == NotCounted || ind.Baseline == nil {
			continue
		}
		if _, ok := j.evidenced(ind.Baseline.Evidence); ok {
			reasons = append(reasons, j.reason("baseline-only", say("「%s」には基準値があるが、その後の値が確認できない。", "“%s” has a baseline; no later value is confirmed.", ind.Title),
				[]string{"deliverables/" + v.Deliverable + "/indicators/" + v.ID}, ind.Baseline.Evidence...))
		}
	}
	return reasons
}

func (j *judgement) flagSilent() []Reason {
	last := j.v.LastSign
	if j.a.Standby {
		return nil // to wait is what it is for
	}
	if j.over() || j.stoppedStage() >= 0 || last.IsZero() || !last.Last().Before(j.asOf.AddMonths(-silentMonths)) {
		return nil
	}
	return j.one("silent", say("終了は確認できないが、日付のある情報は%sが最後である。", "It is not known to have ended; the last dated information is of %s.", last), nil)
}

// claims returns the evidence of every claim that counts: what was done and what was measured.
func (j *judgement) claims() (evidence []string) {
	for _, r := range j.activities() {
		evidence = join(evidence, r.Evidence)
	}
	for _, counted := range j.counted {
		for _, m := range counted {
			evidence = join(evidence, m.Evidence)
		}
	}
	return evidence
}

func (j *judgement) flagSelfReported() []Reason {
	claims := j.claims()
	if g := j.a.BestGrade(claims); len(claims) == 0 || g.AtLeast(agreement.GradeB) {
		return nil
	}
	return j.one("self-reported", agreement.L("数えた記述の出典は、信頼度 C・D だけである。", "All claims that count rest on evidence of grade C or D."), nil, claims...)
}

func (j *judgement) flagPublicityOnly() []Reason {
	claims := j.claims()
	if len(claims) == 0 {
		return nil
	}
	if g := j.a.BestGrade(claims); g == agreement.GradeD {
		return j.one("publicity-only", agreement.L("数えた記述の出典は、当事者の発表など信頼度 D だけである。", "All claims that count rest on evidence of grade D."), nil, claims...)
	}
	if len(j.stages()) > 0 || len(j.activations()) > 0 {
		return nil
	}
	var paths []string
	for i := range j.a.Deliverables {
		d := &j.a.Deliverables[i]
		if _, ok := j.activity(d); !ok {
			continue
		}
		if d.Kind != "event" && d.Kind != "publicity" {
			return nil
		}
		paths = append(paths, deliverablePath(d))
	}
	if len(paths) == 0 {
		return nil
	}
	return j.one("publicity-only", agreement.L("確認できた取組は、催しと広報だけである。", "Only events and publicity are confirmed."), paths, claims...)
}

func (j *judgement) flagCompanyFree() []Reason {
	if j.v.Burden.State != "company-free" {
		return nil
	}
	return j.v.Burden.Reasons
}

func (j *judgement) flagZombie() []Reason {
	if j.a.Standby {
		return nil // to wait is what it is for
	}
	start, _ := j.a.Start()
	if to := j.a.Term.To; !to.IsZero() && !to.Last().Before(j.asOf) {
		return nil // it has not been renewed yet
	}
	if j.a.Term.Renewal != "automatic" || j.over() || start.IsZero() || j.asOf.DaysSince(start.Last()) < earlyDays || len(j.claims()) > 0 {
		return nil
	}
	return j.one("zombie", agreement.L("自動更新とされているが、確認できた活動がない。", "It renews automatically, and no activity is confirmed."), []string{"term/renewal"})
}

// flagBudgetWindow looks at the calendar of a Japanese local government: departments decide on their budget requests until December. A
// pilot or evaluation that no further step follows by the first end of a December at least windowMonths later missed that window.
func (j *judgement) flagBudgetWindow() []Reason {
	tested, window := -1, agreement.Date{}
	for _, i := range j.stages() {
		s := &j.a.Pathway[i]
		switch s.Stage {
		case agreement.StagePilot, agreement.StageEvaluation:
			if !s.On.IsZero() {
				tested, window = i, agreement.Date{Year: s.On.Last().AddMonths(windowMonths).Year, Month: 12, Day: 31}
			}
		case agreement.StageProposal:
		case agreement.StageStopped:
			tested = -1 // it may begin again
		default:
			return nil // a further step was taken, whatever was evaluated after it
		}
	}
	if tested < 0 || j.over() || j.stoppedStage() >= 0 || !window.Before(j.asOf) {
		return nil
	}
	return j.one("budget-window-missed", say("%sの実証・評価のあと、予算要求の時期が過ぎたが、次の段階は公開情報で確認できない。",
		"After the pilot or evaluation of %s a budget season passed; no further step is confirmed in public sources.", j.a.Pathway[tested].On),
		[]string{itemPath("pathway", tested)}, j.a.Pathway[tested].Evidence...)
}

func (j *judgement) flagMetLost() (reasons []Reason) {
	for i := range j.v.Indicators {
		reasons = append(reasons, j.indicatorReasons(i, MetLost)...)
	}
	return reasons
}

func (j *judgement) flagPostHoc() (reasons []Reason) {
	for i := range j.v.Indicators {
		for _, r := range j.v.Indicators[i].Reasons {
			if r.Rule == "post-hoc-target" {
				reasons = append(reasons, r)
			}
		}
	}
	return reasons
}

// flagGoalpostMoved finds promises that were made easier: revised targets in the record itself, amendments declared as renegotiated or
// released, and what only the history shows.
func (j *judgement) flagGoalpostMoved() (reasons []Reason) {
	for di := range j.a.Deliverables {
		d := &j.a.Deliverables[di]
		for ii := range d.Indicators {
			c := &comparison{judgement: j, d: d, i: &d.Indicators[ii]}
			first := -1
			for k := range c.i.Targets {
				t := &c.i.Targets[k]
				if _, ok := j.evidenced(t.Evidence); !ok || t.SetOn.First().After(j.asOf) {
					continue
				}
				if first < 0 {
					first = k
					continue
				}
				was := &c.i.Targets[first]
				later := surelyBefore(was.By, t.By) && !c.easier(first, k) // more, later, is another promise and not an easier one
				if c.easier(k, first) || later {
					reasons = append(reasons, j.reason("goalpost-moved", say("「%s」の目標が %s から %s に変わった。", "The target of “%s” was changed from %s to %s.",
						c.i.Title, dated(c.i, was), dated(c.i, t)), []string{indicatorPath(d, c.i)}, t.Evidence...))
				}
			}
		}
	}
	for i := range j.a.Amendments {
		m := &j.a.Amendments[i]
		if _, ok := j.evidenced(m.Evidence); !ok || m.On.First().After(j.asOf) || m.Cause != "renegotiated" && m.Cause != "released" || harder(m) {
			continue
		}
		reasons = append(reasons, j.reason("goalpost-moved", say("約束の変更が公表された（%s：%s）。", "A change of a promise was declared (%s: %s).",
			m.On, agreement.AmendmentVocabulary.Label(m.Cause)), []string{m.Path}, m.Evidence...))
	}
	return append(reasons, j.facts.Moves...)
}

// harder reports whether an amendment surely asks for more than before: an earlier date, a larger promised quantity. Where that cannot be
// told, it is not.
func harder(m *agreement.Amendment) bool {
	field := m.Path[strings.LastIndexByte(m.Path, '/')+1:]
	switch field {
	case "period":
		return strings.HasSuffix(m.Path, "/promised/period") // work that goes on longer is more work; a period is no deadline
	case "due", "by":
		from, err1 := agreement.ParseDate(string(m.From))
		to, err2 := agreement.ParseDate(string(m.To))
		return err1 == nil && err2 == nil && surelyBefore(to, from)
	case "value":
		from, err1 := agreement.ParseNumber(string(m.From))
		to, err2 := agreement.ParseNumber(string(m.To))
		return strings.HasSuffix(m.Path, "/promised/quantity/value") && err1 == nil && err2 == nil && to.Cmp(from) > 0
	}
	return false
}

// dated writes a target with its date.
func dated(i *agreement.Indicator, t *agreement.Target) agreement.Localized {
	value := aimed(i, t)
	if t.By.IsZero() {
		return value
	}
	return say("%s（%sまで）", "%s by %s", value, t.By)
}

func (j *judgement) flagHistoryUnknown() []Reason {
	if !j.facts.HistoryUnknown {
		return nil
	}
	return j.one("history-unknown", agreement.L("リポジトリの履歴が完全ではないため、約束の変更を確かめられない。", "The repository's history is incomplete, so changes of promises cannot be checked."), nil)
}

func (j *judgement) flagUnreviewed() []Reason {
	if s := j.a.Review.State; s == "reviewed" || s == "disputed" {
		return nil
	}
	return j.one("unreviewed", agreement.L("第二の人がまだ出典と照合していない。", "No second person has checked the record against its sources yet."), []string{"review"})
}

func (j *judgement) flagDisputed() []Reason {
	if j.a.Review.State != "disputed" {
		return nil
	}
	return j.one("disputed", agreement.L("この記録の内容には異議が出ている。", "Somebody disputes this record."), []string{"review"})
}

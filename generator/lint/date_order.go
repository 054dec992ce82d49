package lint

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var dateOrder = &rule{
	Rule: diag.Rule{
		ID:       "date-order",
		Severity: diag.Error,
		Title:    diag.T("日付の前後が合わない", "Dates are in an impossible order"),
		Why: diag.T(
			"終わりが始まりより前にあるなら、どちらかの日付が誤りです。期限や経過の計算も狂います。",
			"Where an end lies before its beginning, one of the dates is wrong, and everything computed from them is too."),
		Bad:   exampleHead + "term: {from: 2020-04-01, to: 2019-03-31}\n" + exampleEvidence,
		Good:  exampleHead + "term: {from: 2020-04-01, to: 2023-03-31}\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		if !p.ordered("term/from", a.Term.From, "term/to", a.Term.To) {
			p.ordered("signed", a.Signed, "term/to", a.Term.To)
		}
		if a.Ended != nil {
			p.ordered("signed", a.Signed, "ended/on", a.Ended.On)
		}
		for i := range a.Activations {
			if on := a.Activations[i].On; surelyBefore(on, a.Signed) {
				p.ordered("signed", a.Signed, source.Path("activations").Index(i).Key("on"), on)
			}
		}
		for i := range a.Replications {
			if on := a.Replications[i].On; surelyBefore(on, a.Signed) {
				p.ordered("signed", a.Signed, source.Path("replications").Index(i).Key("on"), on)
			}
		}
		for i := range a.Amendments {
			if on := a.Amendments[i].On; surelyBefore(on, a.Signed) {
				p.ordered("signed", a.Signed, source.Path("amendments").Index(i).Key("on"), on)
			}
		}
		for i := range a.Deliverables {
			orderEvents(p, a.Deliverables[i].Events, i)
		}
		for i := range a.Evidence {
			if e := &a.Evidence[i]; surelyBefore(e.Accessed, e.Published) {
				at := source.Path("evidence").Index(i)
				p.ordered(at.Key("published"), e.Published, at.Key("accessed"), e.Accessed)
			}
		}
	},
}

// ordered reports later where it surely lies before earlier, and whether it did.
func (p *pass) ordered(earlierAt source.Path, earlier agreement.Date, laterAt source.Path, later agreement.Date) (reported bool) {
	if !surelyBefore(later, earlier) {
		return false
	}
	d := p.report(laterAt, diag.Tf("%[5]s（%[2]s）が%[6]s（%[4]s）より前です。", "%[1]s (%[2]s) lies before %[3]s (%[4]s).",
		laterAt, later, earlierAt, earlier, labelled(laterAt), labelled(earlierAt)))
	d.Expected = diag.Tf("%s かそれより後の日付", "%s or a later date", earlier)
	d.Fix = diag.T("二つの日付を出典と照らしてください。", "Compare both dates with their sources.")
	d.Notes = []diag.Note{p.note(earlierAt, diag.T("もう一方の日付はここです。", "The other date stands here."))}
	return true
}

// labelled names a value of a record in Japanese, by the labels of its field and of what holds it: 発動の「日付」. Items have no numbers; the
// position of the finding tells which is meant.
func labelled(at source.Path) string {
	o, field, holder := agreement.RecordObject, "", ""
	for key := range strings.SplitSeq(string(at), "/") {
		if f, ok := o.Field(key); ok {
			holder, field = field, f.Label.JA
			if f.Object != nil {
				o = f.Object
			}
		}
	}
	if holder == "" {
		return "「" + field + "」"
	}
	return holder + "の「" + field + "」"
}

// needsBefore says what must have happened before an event can: nothing that never began is paused or dropped.
var needsBefore = map[agreement.EventType]agreement.EventType{
	agreement.EventPaused:  agreement.EventStarted,
	agreement.EventDropped: agreement.EventStarted,
	agreement.EventResumed: agreement.EventPaused,
}

// orderEvents reports an event that the list places before what it needs. A deliverable may be dropped without ever having started; only
// one that started later than it was dropped is impossible.
func orderEvents(p *pass, events []agreement.Event, deliverable int) {
	for i := range events {
		needs, ok := needsBefore[events[i].Type]
		if !ok {
			continue
		}
		later := -1 // the first event of the needed type, all of which lie after this one
		for j := range events {
			if events[j].Type != needs {
				continue
			}
			if !surelyBefore(events[i].On, events[j].On) {
				later = -1
				break
			}
			if later < 0 {
				later = j
			}
		}
		if later >= 0 {
			at := source.Path("deliverables").Index(deliverable).Key("events")
			p.ordered(at.Index(later).Key("on"), events[later].On, at.Index(i).Key("on"), events[i].On)
		}
	}
}

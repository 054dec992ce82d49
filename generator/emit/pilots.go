package emit

import (
	"slices"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/verdict"
)

var pilotsTitle = agreement.L("実証から契約へ", "From pilot to contract")

// comprehensive is the kind of agreement that covers many fields.
const comprehensive agreement.Kind = "comprehensive"

// pilotsShown is how many pilots a list on their page shows.
const pilotsShown = 20

// pilotSteps are the steps that are counted. What a local government does between an evaluation and a contract is one step here: sources rarely
// tell the parts apart.
var pilotSteps = []struct {
	id     string
	label  agreement.Localized
	stages []agreement.StageName
}{
	{"evaluation", agreement.L("評価や結果が公表された", "Evaluated, or results published"), []agreement.StageName{agreement.StageEvaluation}},
	{"budget", agreement.L("予算・議会の手続きに進んだ", "Entered the budget or the assembly"), []agreement.StageName{agreement.StageBudgetRequest, agreement.StageFinanceHearing, agreement.StageAssembly}},
	{"procurement", agreement.L("調達の手続きに進んだ", "Entered procurement"), []agreement.StageName{agreement.StageProcurement}},
}

// pilotEnds are how pilots went on, by the continuation that the method finds.
var pilotEnds = []struct {
	state   string
	heading agreement.Localized
}{
	{"adopted", agreement.L("契約か本格運用に至ったもの", "Became a contract or a regular service")},
	{"lost", agreement.L("調達で他社が選ばれたもの", "Lost to a competitor in procurement")},
	{"stopped", agreement.L("中止されたもの", "Stopped")},
}

func (l *locale) pilotsFiles() []File {
	intro := l.t("実証が、評価、予算、調達を経て契約や本格運用に至ったか。公開情報で確認できた段階だけを数える。途中の段階は公表されないことが多い。",
		"Whether pilots went on, through evaluation, budget and procurement, to a contract or a regular service. Only steps that public sources confirm are counted; those in between are often not published.")
	view := Pilots{
		Page: l.pageOf(LayoutPilots, "pilots", intro), Intro: intro,
		CompareCaption: l.t("記録は無作為に選んだものではないため、数はこの記録の中での比較である。契約か本格運用に至った実証は、それだけで「一部成果」になる。",
			"The records are no random sample: the numbers compare what is recorded here. A pilot that became a contract or a regular service has partial results by that alone."),
	}
	own := l.all().own
	pilots := slices.DeleteFunc(slices.Clone(own), func(e *entry) bool { return !e.pilot(l.input.Config.AsOf) })
	if n := len(pilots); n == 0 {
		view.Empty = l.t("実証の記録はまだない。", "No pilot is recorded yet.")
	} else {
		view.Caption = l.t("実証を伴う協定 "+integer(n)+" 件で確認できた段階。", "Steps confirmed for "+l.count(n, "agreement")+" with a pilot.")
		view.Steps, view.Lists = l.pilotSteps(pilots), l.pilotLists(pilots)
	}
	l.comparePilots(&view, own)
	return []File{l.page("pilots", l.in(pilotsTitle), LayoutPilots, view)}
}

// pilot reports whether the agreement is or led to a pilot.
func (e *entry) pilot(asOf agreement.Date) bool {
	return e.Agreement.Kind == agreement.KindPilot || e.reached(asOf, agreement.StagePilot)
}

// reached reports whether a source confirms one of the stages, under the agreement and by the as-of date.
func (e *entry) reached(asOf agreement.Date, stages ...agreement.StageName) bool {
	return slices.ContainsFunc(e.Agreement.Pathway, func(s agreement.Stage) bool {
		if !slices.Contains(stages, s.Stage) || e.Agreement.BestGrade(s.Evidence) == 0 {
			return false
		}
		return s.On.IsZero() || !s.On.First().After(asOf) && !s.On.First().Before(e.start)
	})
}

func (l *locale) pilotSteps(pilots []*entry) (steps []PilotStep) {
	add := func(id string, label Link, holds func(*entry) bool) {
		n := 0
		for _, e := range pilots {
			if holds(e) {
				n++
			}
		}
		steps = append(steps, PilotStep{ID: id, Label: label, Number: integer(n), Share: l.share(n, len(pilots)), BarSVG: stepBar(n, len(pilots))})
	}
	add("pilot", Link{Text: l.t("実証をした、または約束した", "Piloted, or agreed to")}, func(*entry) bool { return true })
	for _, s := range pilotSteps {
		add(s.id, Link{Text: l.in(s.label)}, func(e *entry) bool { return e.reached(l.input.Config.AsOf, s.stages...) })
	}
	for _, end := range pilotEnds {
		rule := l.rule("continuation", end.state)
		add(end.state, Link{Text: l.in(end.heading), Href: rule.Href}, func(e *entry) bool { return e.Verdict.Continuation.State == end.state })
	}
	return steps
}

// stepBar draws n of total.
func stepBar(n, total int) string {
	var s svg
	s.open("svg", "viewBox", "0 0 "+strconv.Itoa(barWidth)+" "+strconv.Itoa(barHeight), "preserveAspectRatio", "none", "class", "bar bar-small bar-step", "aria-hidden", "true")
	s.empty("rect", "class", "f-step", "x", "0", "y", "0", "width", coordinate(float64(n)*barWidth/float64(total)), "height", strconv.Itoa(barHeight))
	s.close("svg")
	return s.String()
}

func (l *locale) pilotLists(pilots []*entry) (lists []PilotList) {
	for _, end := range pilotEnds {
		list := PilotList{ID: end.state, Heading: l.in(end.heading)}
		for _, e := range pilots {
			if e.Verdict.Continuation.State != end.state {
				continue
			}
			row := e.rows[l.index]
			row.Line = l.first(e.Verdict.Continuation.Reasons)
			list.Rows = append(list.Rows, row)
		}
		if left := len(list.Rows) - pilotsShown; left > 0 {
			list.Rows = list.Rows[:pilotsShown]
			list.More = l.t("ほか "+integer(left)+" 件", integer(left)+" more")
		}
		if len(list.Rows) > 0 {
			lists = append(lists, list)
		}
	}
	return lists
}

// comparePilots sets agreements of three kinds side by side. Each agreement stands in one of them.
func (l *locale) comparePilots(view *Pilots, own []*entry) {
	groups := []struct {
		id             string
		label, meaning agreement.Localized
		holds          func(*entry) bool
	}{
		{"comprehensive", agreement.L("包括連携協定", "Comprehensive agreements"), agreement.L("分野を限らない協定で、実証が確認できないもの。", "Agreements on many fields, with no confirmed pilot."),
			func(e *entry) bool {
				return !e.pilot(l.input.Config.AsOf) && e.Agreement.Kind == comprehensive
			}},
		{"other", agreement.L("そのほかの協定", "Other agreements"), agreement.L("分野を限った協定などで、実証が確認できないもの。", "Agreements on one field and others, with no confirmed pilot."),
			func(e *entry) bool {
				return !e.pilot(l.input.Config.AsOf) && e.Agreement.Kind != comprehensive
			}},
		{"pilot", agreement.L("実証を伴うもの", "With a pilot"), agreement.L("実証のための取り決め、または実証が確認できる協定。", "Arrangements for a pilot, and agreements with a confirmed one."),
			func(e *entry) bool { return e.pilot(l.input.Config.AsOf) }},
	}
	var members [][]*entry
	for _, g := range groups {
		list := slices.DeleteFunc(slices.Clone(own), func(e *entry) bool { return !g.holds(e) })
		members = append(members, list)
		view.Groups = append(view.Groups, PilotGroup{ID: g.id, Label: l.in(g.label), Meaning: l.in(g.meaning), Number: integer(len(list))})
	}
	add := func(label Link, holds func(*entry) bool) {
		m := PilotMeasure{Label: label}
		for _, list := range members {
			n := 0
			for _, e := range list {
				if holds(e) {
					n++
				}
			}
			cell := integer(n)
			if share := l.share(n, len(list)); share != "" {
				cell += l.t("（", " (") + share + l.t("）", ")")
			}
			m.Cells = append(m.Cells, cell)
		}
		view.Measures = append(view.Measures, m)
	}
	add(Link{Text: l.t("検証できる約束がある", "Has a verifiable promise"), Href: l.href("method") + "#clarity"}, func(e *entry) bool { return e.Verdict.Clarity.Verifiable > 0 })
	add(Link{Text: l.t("成果を測って判定できる", "Outcome measured and judged"), Href: l.href("method") + "#result"}, measured)
	add(Link{Text: l.t("契約か本格運用に至った", "Became a contract or a regular service"), Href: l.rule("continuation", "adopted").Href},
		func(e *entry) bool { return e.Verdict.Continuation.State == "adopted" })
	for _, class := range l.classes.groups {
		add(Link{Text: l.t("判定：", "Verdict: ") + l.rule("headline", class.id).Label, Href: l.href(classesFolder + "/" + class.id)},
			func(e *entry) bool { return e.Verdict.Class == verdict.Class(class.id) })
	}
}

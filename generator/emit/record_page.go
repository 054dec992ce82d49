package emit

import (
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/markdown"
	"seika/generator/verdict"
)

// recordPage makes the page of one record in one language.
type recordPage struct {
	*locale
	entry *entry
	a     *agreement.Agreement
	v     *verdict.Verdict
	// moves are the goalpost moves that the history knows, the latest first.
	moves []moved
}

func (l *locale) agreementFile(e *entry) File {
	p := &recordPage{locale: l, entry: e, a: e.Agreement, v: e.Verdict, moves: movesOf(l.past.timeline(e.id))}
	title, _ := l.pick(e.Agreement.Title)
	return l.page(agreementsFolder+"/"+e.id, title, LayoutAgreement, p.view())
}

func (p *recordPage) view() Agreement {
	path := agreementsFolder + "/" + p.entry.id
	view := Agreement{
		Page: p.pageOf(LayoutAgreement, path, p.description(),
			Link{Text: p.t(agreementsTitle.JA, agreementsTitle.EN), Href: p.href(agreementsFolder + "/")}),
		ID: p.entry.id, Class: p.classState(), Flags: p.flags(), Aspects: p.aspects(), Facts: p.facts(),
		ReviewLine: p.reviewLine(),
		Summary:    p.prose(p.a.Summary), Deliverables: p.deliverables(), Burden: p.burden(), Pathway: p.pathway(), Activations: p.activations(),
		Replications: p.replications(), Conflicts: p.conflicts(), Responses: p.responses(), Amendments: p.amendments(), Exceptions: p.exceptions(), Related: p.related(),
		Evidence: p.evidence(), Questions: p.questions(), Downloads: p.downloads(), Cite: p.cite(),
		EditHref: p.host.editHref(p.entry.Path), CorrectHref: p.formHref(correctForm),
		ResultHref: p.formHref(resultForm), ReplyHref: p.formHref(replyForm),
	}
	_, view.TitleLang = p.pick(p.a.Title)
	if view.TitleLang == "" {
		view.OtherTitle = p.otherTitle()
	}
	if n := len(p.v.Steps); n > 0 {
		view.Reasons = p.reasons(p.v.Steps[n-1].Reasons, "verdict")
	}
	if p.entry.programme() {
		view.Programme = p.t("制度・窓口：一つの協定ではないため、割合には入れない", "A programme: not one agreement, left out of all shares")
	}
	view.History, view.Feeds = p.history(), p.recordFeeds(p.entry)
	return view
}

// classState is the class with what it means in one plain sentence; the exact rule stands among the questions.
func (p *recordPage) classState() State {
	s := p.rule("headline", string(p.v.Class))
	s.Meaning = p.classLine(s.ID)
	return s
}

// otherTitle is the title in the language that the page is not in.
func (p *recordPage) otherTitle() Link {
	if p.lang == "ja" && p.a.Title.EN != "" {
		return Link{Text: p.a.Title.EN, Lang: "en"}
	}
	if p.lang == "en" && p.a.Title.JA != "" {
		return Link{Text: p.a.Title.JA, Lang: "ja"}
	}
	return Link{}
}

// descriptionLength is how many characters search engines show of a description.
const descriptionLength = 120

func (p *recordPage) description() string {
	class := p.rule("headline", string(p.v.Class)).Label
	head := p.t("判定：", "Verdict: ") + class + p.t("。", ". ")
	text, lang := p.pick(p.a.Summary)
	if text == "" || lang != "" {
		title, _ := p.pick(p.a.Title)
		return head + title
	}
	return head + markdown.PlainText(text, descriptionLength)
}

func (p *recordPage) reviewState() string {
	if p.a.Review.State == "" {
		return "unreviewed"
	}
	return p.a.Review.State
}

func (p *recordPage) reviewLine() string {
	r := &p.a.Review
	switch p.reviewState() {
	case "reviewed":
		line := p.t("第二の人が出典と照合した", "A second person has checked it against its sources")
		switch {
		case r.By != "" && !r.On.IsZero():
			return line + p.t("（", " (") + r.By + p.t("、", ", ") + p.dateText(r.On) + p.t("）", ")")
		case r.By != "":
			return line + p.t("（", " (") + r.By + p.t("）", ")")
		case !r.On.IsZero():
			return line + p.t("（", " (") + p.dateText(r.On) + p.t("）", ")")
		}
		return line
	case "disputed":
		return p.t("この記録の内容には異議が出ている", "Somebody disputes this record")
	}
	return p.t("第二の人がまだ出典と照合していない", "No second person has checked it against its sources yet")
}

func (p *recordPage) flags() (list []Flag) {
	for _, f := range p.v.Flags {
		list = append(list, Flag{State: p.ruleMeaning("flags", f.ID), Reasons: p.reasons(f.Reasons, "verdict")})
	}
	return list
}

func (p *recordPage) aspects() []Aspect {
	aspect := func(section, state, line string) Aspect {
		a := Aspect{ID: section, State: p.rule(section, state), Line: line}
		if s := p.sections[section]; s != nil {
			a.Name = p.in(s.Title)
		}
		return a
	}
	c := p.v.Clarity
	line := ""
	if c.Total > 0 {
		line = p.t("取組 "+integer(c.Total)+" 件のうち検証できるもの "+integer(c.Verifiable)+" 件", integer(c.Verifiable)+" of "+p.count(c.Total, "deliverable")+" verifiable")
	}
	return []Aspect{
		aspect("clarity", c.State, line),
		aspect("continuation", p.v.Continuation.State, p.first(p.v.Continuation.Reasons)),
		aspect("burden", p.v.Burden.State, p.first(p.v.Burden.Reasons)),
	}
}

// first is the first finding of a list.
func (l *locale) first(reasons []verdict.Reason) string {
	if len(reasons) == 0 {
		return ""
	}
	return l.in(reasons[0].Text)
}

// count writes a number with an English noun in singular or plural.
func (l *locale) count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return integer(n) + " " + noun + "s"
}

func (p *recordPage) questions() (list []Question) {
	for _, s := range p.v.Steps {
		q := Question{Class: p.ruleMeaning("headline", s.Rule), Holds: s.Holds, Answer: p.t("いいえ", "No")}
		if s.Holds {
			q.Answer = p.t("はい", "Yes")
		}
		if !s.Holds {
			q.Reasons = p.reasons(s.Reasons, "questions")
		}
		list = append(list, q)
	}
	return list
}

func (p *recordPage) downloads() []Link {
	return []Link{
		{Text: "JSON", Href: p.base + "data/agreements/" + p.entry.id + ".json"},
		{Text: "YAML", Href: p.base + "data/agreements/" + p.entry.id + ".yaml"},
	}
}

// address is the address of the page, complete where the site's own is known.
func (p *recordPage) address() string { return p.origin + p.href(agreementsFolder+"/"+p.entry.id) }

func (p *recordPage) cite() string {
	title, _ := p.pick(p.a.Title)
	site := p.in(p.siteTitle())
	class := p.rule("headline", string(p.v.Class)).Label
	date := p.dateText(p.v.AsOf)
	if p.lang == "ja" {
		return "「" + title + "」『" + site + "』、判定：" + class + "（" + date + " 時点、方法 第" + strconv.Itoa(p.v.Method) + "版）、" + p.address()
	}
	return "“" + title + "”, " + site + ", verdict: " + class + " (as of " + date + ", method version " + strconv.Itoa(p.v.Method) + "), " + p.address()
}

// siteTitle is the name of the site with both languages filled.
func (s *site) siteTitle() agreement.Localized {
	t := s.input.Config.Title
	return agreement.L(strings.TrimSpace(t.In("ja")), strings.TrimSpace(t.In("en")))
}

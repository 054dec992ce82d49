package emit

import (
	"slices"
	"strconv"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/verdict"
)

func (l *locale) methodFiles() []File {
	description := l.t("判定の決め方。すべての判定は、記録と判定日からこの規則だけで計算する。", "How verdicts are computed: from the record and a day, by these rules alone.")
	view := Method{Page: l.pageOf(LayoutMethod, "method", description), Version: strconv.Itoa(verdict.Method)}
	for _, section := range append(slices.Clip(l.input.Method), clocksSection, movesSection) {
		s := MethodSection{ID: section.ID, Anchor: section.ID, Title: l.in(section.Title), Text: l.in(section.Text)}
		for _, r := range section.Rules {
			rule := MethodRule{ID: r.ID, Anchor: methodAnchor(section.ID, r.ID), Title: l.in(r.Title), Text: l.in(r.Text)}
			if section.ID == "headline" {
				rule.Href = l.href(classesFolder + "/" + r.ID)
			}
			s.Rules = append(s.Rules, rule)
		}
		view.Sections = append(view.Sections, s)
	}
	return []File{l.page("method", l.t("判定の方法", "Method"), LayoutMethod, view)}
}

// severities explain what a finding of the checks means.
var severities = map[diag.Severity][2]agreement.Localized{
	diag.Error:   {agreement.L("誤り", "Error"), agreement.L("記録が使えない、または間違っている。直すまで公開されない。", "The record cannot be used or is wrong. It is not published until mended.")},
	diag.Warning: {agreement.L("警告", "Warning"), agreement.L("直すべき点がある。公開は妨げない。", "Something should be mended. It does not stop publication.")},
	diag.Hint:    {agreement.L("助言", "Hint"), agreement.L("より良くできる点。義務ではない。", "An improvement that nobody is obliged to make.")},
}

func (l *locale) severity(s diag.Severity) State {
	return State{ID: s.String(), Label: l.in(severities[s][0])}
}

func (l *locale) rulesFiles() []File {
	intro := l.t("記録は公開の前に、次の規則で検査される。規則の ID は検査の結果に表示される。", "Every record is checked by these rules before it is published. Findings name the rule by its id.")
	view := Rules{Page: l.pageOf(LayoutRules, "rules", intro), Intro: intro}
	for _, s := range []diag.Severity{diag.Error, diag.Warning, diag.Hint} {
		severity := Severity{State: l.severity(s), Anchor: "severity-" + s.String()}
		severity.Meaning = l.in(severities[s][1])
		for _, r := range l.input.Rules {
			if r.Severity == s {
				severity.Rules = append(severity.Rules, Rule{
					ID: r.ID, Title: l.t(r.Title.JA, r.Title.EN), Why: l.t(r.Why.JA, r.Why.EN), Bad: r.Bad, Good: r.Good, Since: r.Since,
				})
			}
		}
		severity.Number = integer(len(severity.Rules))
		view.Severities = append(view.Severities, severity)
	}
	return []File{l.page("rules", l.t("記録の検査", "Checks"), LayoutRules, view)}
}

// typeWords say what a simple field holds.
var typeWords = map[agreement.Type]agreement.Localized{
	agreement.TypeText:        agreement.L("一行の文字", "one line of text"),
	agreement.TypeProse:       agreement.L("文章（Markdown、ja と en）", "prose (Markdown, ja and en)"),
	agreement.TypeLocalized:   agreement.L("一行の文字（ja と en）", "one line (ja and en)"),
	agreement.TypeID:          agreement.L("ID（小文字の英数字とハイフン）", "id (lower-case letters, digits, hyphens)"),
	agreement.TypeInteger:     agreement.L("0 以上の整数", "whole number from 0"),
	agreement.TypeNumber:      agreement.L("数（桁区切りなし）", "plain number"),
	agreement.TypeBool:        agreement.L("true か false", "true or false"),
	agreement.TypeDate:        agreement.L("日付（YYYY、YYYY-MM、YYYY-MM-DD）", "date (YYYY, YYYY-MM or YYYY-MM-DD)"),
	agreement.TypePeriod:      agreement.L("期間（2024、2024-04、FY2024、FROM/TO）", "period (2024, 2024-04, FY2024 or FROM/TO)"),
	agreement.TypeURL:         agreement.L("http か https のアドレス", "http or https address"),
	agreement.TypePartyRef:    agreement.L("当事者（jp: と団体コード、または団体の ID）", "party (jp: and code, or an organisation's id)"),
	agreement.TypeEvidenceRef: agreement.L("出典の ID", "id of a source"),
	agreement.TypeRecordRef:   agreement.L("記録の ID", "id of a record"),
	agreement.TypeThemeRef:    agreement.L("分野の ID", "id of a theme"),
	agreement.TypePath:        agreement.L("記録の中の場所", "place in the record"),
	agreement.TypeDigest:      agreement.L("SHA-256", "SHA-256"),
	agreement.TypeScalar:      agreement.L("一つの値", "a single value"),
}

func (l *locale) fieldsFiles() []File {
	intro := l.t("記録（YAML）に書ける項目と言葉のすべて。", "Every key and word that a record (YAML) can hold.")
	view := Fields{Page: l.pageOf(LayoutFields, "fields", intro), Intro: intro}
	seen := map[*agreement.Object]bool{}
	used := map[*agreement.Vocabulary]bool{}
	for _, top := range []*agreement.Object{agreement.RecordObject, agreement.OrganisationObject, agreement.ThemeObject} {
		top.Walk(func(o *agreement.Object) {
			if seen[o] {
				return
			}
			seen[o] = true
			view.Objects = append(view.Objects, l.fieldObject(o, used))
		})
	}
	for _, v := range agreement.Vocabularies() {
		if !used[v] {
			continue
		}
		vocabulary := FieldVocabulary{ID: v.Name, Anchor: vocabularyAnchor(v)}
		for _, w := range v.Words {
			vocabulary.Words = append(vocabulary.Words, State{ID: w.ID, Label: l.in(w.Label), Meaning: l.in(w.Doc)})
		}
		view.Vocabularies = append(view.Vocabularies, vocabulary)
	}
	return []File{l.page("fields", l.t("記録の項目", "Fields of a record"), LayoutFields, view)}
}

func objectAnchor(o *agreement.Object) string         { return "object-" + o.Name }
func vocabularyAnchor(v *agreement.Vocabulary) string { return "vocabulary-" + v.Name }

func (l *locale) fieldObject(o *agreement.Object, used map[*agreement.Vocabulary]bool) FieldObject {
	view := FieldObject{ID: o.Name, Anchor: objectAnchor(o), Label: l.in(o.Label)}
	for i := range o.Fields {
		f := &o.Fields[i]
		field := Field{Key: f.Key, Anchor: "field-" + o.Name + "-" + f.Key, Label: l.in(f.Label), Doc: l.in(f.Doc), Example: f.Example}
		switch {
		case f.Object != nil:
			field.Type = Link{Text: l.in(f.Object.Label), Href: "#" + objectAnchor(f.Object)}
		case f.Vocabulary != nil:
			used[f.Vocabulary] = true
			field.Type = Link{Text: l.t("言葉：", "word: ") + f.Vocabulary.Name, Href: "#" + vocabularyAnchor(f.Vocabulary)}
		default:
			field.Type = Link{Text: l.in(typeWords[f.Type])}
		}
		if f.Required {
			field.Required = l.t("必須", "required")
		}
		if f.List {
			field.List = l.t("一覧", "list")
		}
		view.Fields = append(view.Fields, field)
	}
	return view
}

package lint

import (
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/place"
)

var partyUnknown = &rule{
	Rule: diag.Rule{
		ID:       "party-unknown",
		Severity: diag.Error,
		Title:    diag.T("参照先の団体がない", "A reference names no known organisation"),
		Why: diag.T(
			"どの団体の記録も指さない参照は、ページのつながりと団体ごとの集計から抜け落ちます。",
			"A reference to no organisation falls out of the links between pages and out of the figures per partner."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: exmaple}
signed: 2020-04-01
` + exampleEvidence,
		Good:  exampleHead + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.refs {
			w := &p.refs[i]
			if isGovernment(w.value) || p.organisations[w.value] || mustBeParty(p, w) {
				continue
			}
			d := p.report(p.wordPath(w), diag.Tf("団体「%s」の記録がありません。", "There is no organisation %q.", w.value))
			d.Expected = diag.T(
				`agreements/parties/ にある団体の ID、または "jp:" と自治体の6桁のコード`,
				`the id of an organisation under agreements/parties/, or "jp:" and the six-digit code of a local government`)
			if s, ok := governmentNamed(w.value); ok {
				ref := strconv.Quote(agreement.GovernmentPrefix + s.Code)
				d.Fix = diag.Tf("%[2]sなら %[1]s と書いてください。", "For %[2]s write %[1]s.", ref, s.FullName())
				if w.value[0] <= '9' { // a code and nothing else
					d.Edits = []diag.Edit{{Operation: diag.Replace, Path: d.Path, Value: ref}}
				}
			} else if s, ok := p.nearest("organisation", w.value, p.organisationIDs); ok {
				d.Fix = didYouMean(s)
			} else {
				d.Fix = diag.Tf("agreements/parties/%[1]s.yaml に団体の記録を加えてください。", "Add a record of the organisation as agreements/parties/%[1]s.yaml.", w.value)
			}
		}
	},
}

// mustBeParty reports whether the reference has to name a party of the same record: then not-a-party speaks about it.
func mustBeParty(p *pass, w *word) bool {
	if p.agreement == nil {
		return false
	}
	switch w.field.Key {
	case "owner", "by":
		return true
	}
	return false
}

// resolves reports whether the reference names an organisation or a local government, party or not.
func (p *pass) resolves(ref string) bool {
	if code, ok := agreement.GovernmentCode(ref); ok {
		_, ok = place.Lookup(code)
		return ok
	}
	return p.organisations[ref]
}

// governmentNamed returns the local government that a reference without its prefix names: by its code, with the check digit or without, or
// by its whole name.
func governmentNamed(ref string) (place.Government, bool) {
	if place.CheckCode(ref) == nil {
		return place.Lookup(ref)
	}
	if len(ref) == 5 && strings.Trim(ref, "0123456789") == "" { // without its check digit
		for g := range place.All() {
			if g.Code[:5] == ref {
				return g, true
			}
		}
	}
	for _, g := range place.Search(ref, 1) {
		if g.FullName() == ref || g.Name == ref {
			return g, true
		}
	}
	return place.Government{}, false
}

var governmentCode = &rule{
	Rule: diag.Rule{
		ID:       "government-code",
		Severity: diag.Error,
		Title:    diag.T("自治体コードが正しくない", "The code of a local government is wrong"),
		Why: diag.T(
			"コードが一桁違うと、協定が別の町のものになるか、どの町のものでもなくなります。",
			"With one wrong digit an agreement belongs to another town, or to none."),
		Bad: `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270001"}
  - {role: company, ref: example}
signed: 2020-04-01
` + exampleEvidence,
		Good:  exampleHead + exampleEvidence,
		Since: since010,
	},
	file: func(p *pass) {
		for i := range p.refs {
			w := &p.refs[i]
			code, ok := agreement.GovernmentCode(w.value)
			if !ok {
				continue
			}
			if _, known := place.Lookup(code); known {
				continue
			}
			reportCode(p, w, code)
		}
	},
}

func reportCode(p *pass, w *word, code string) {
	expected := diag.T("全国地方公共団体コード6桁（最後の桁は検査数字）", "the six digits of a code of local public bodies, the last of them its check digit")
	if err := place.CheckCode(code); err != nil {
		d := p.report(p.wordPath(w), numberMessage(err))
		d.Expected = expected
		if s, ok := corrected(err); ok {
			if g, ok := place.Lookup(s); ok {
				d.Fix = diag.Tf("%[2]sなら %[1]q です。", "For %[2]s write %[1]q.", agreement.GovernmentPrefix+s, g.FullName())
			} else {
				d.Fix = diag.Tf("ほかの桁を出典と照らしてください（%s という自治体はありません）。", "Compare the other digits with the source: %s is no local government either.", s)
			}
		}
		return
	}
	d := p.report(p.wordPath(w), diag.Tf("コード %s の自治体はありません。", "No local government has the code %s.", code))
	d.Expected = expected
	d.Fix = diag.T(
		"合併でなくなった自治体なら、引き継いだ自治体のコードを書き、当時の名は補足に残してください。",
		"For a municipality that was merged, write the code of its successor and keep the old name in a note.")
}

package importer

import (
	"strings"
)

// legalForms are the words of a name that say what sort of body it is, with the forms in which lists write them. The first spelling is
// the official one.
var legalForms = []struct {
	name  string
	short []string
	kind  string // of the vocabulary of organisations
}{
	{"株式会社", []string{"(株)", "㈱"}, "company"},
	{"有限会社", []string{"(有)", "㈲"}, "company"},
	{"合同会社", []string{"(同)"}, "company"},
	{"合資会社", []string{"(資)"}, "company"},
	{"合名会社", []string{"(名)"}, "company"},
	{"相互会社", []string{"(相)"}, "company"},
	{"一般社団法人", []string{"(一社)", "(一般社団法人)"}, "association"},
	{"公益社団法人", []string{"(公社)", "(公益社団法人)"}, "association"},
	{"一般財団法人", []string{"(一財)", "(一般財団法人)"}, "association"},
	{"公益財団法人", []string{"(公財)", "(公益財団法人)"}, "association"},
	{"社団法人", []string{"(社)"}, "association"},
	{"財団法人", []string{"(財)"}, "association"},
	{"特定非営利活動法人", []string{"(特非)", "(NPO)", "NPO法人", "(特定非営利活動法人)", "(NPO法人)"}, "npo"},
	{"認定特定非営利活動法人", []string{"認定NPO法人"}, "npo"},
	{"社会福祉法人", []string{"(福)", "(社福)"}, "npo"},
	{"国立大学法人", []string{"(大)"}, "university"},
	{"公立大学法人", nil, "university"},
	{"学校法人", []string{"(学)"}, ""}, // a kindergarten has this form too
	{"独立行政法人", []string{"(独)"}, "public-body"},
	{"国立研究開発法人", []string{"(国研)"}, "public-body"},
	{"地方独立行政法人", []string{"(地独)"}, "public-body"},
	{"医療法人", []string{"(医)"}, ""},
	{"医療法人社団", []string{"(医社)"}, ""},
	{"宗教法人", []string{"(宗)"}, ""},
	{"協同組合", []string{"(協)", "(協組)"}, "association"},
	{"農業協同組合", []string{"(農協)"}, "association"},
}

// expandForms writes out the short forms of a folded name: (株)ローソン is 株式会社ローソン.
func expandForms(name string) string {
	for _, f := range legalForms {
		for _, short := range f.short {
			if short != "(協)" || strings.HasPrefix(name, short) || strings.HasSuffix(name, short) {
				name = strings.ReplaceAll(name, short, f.name)
			}
		}
	}
	return name
}

// cutForm takes the legal form off the beginning or the end of an expanded name, the longest that fits. A name that is only a form keeps it.
func cutForm(name string) (core, form string) {
	core = name
	for _, f := range legalForms {
		if f.name == "協同組合" || f.name == "農業協同組合" {
			continue // part of the name: JA and the like are not known without it
		}
		rest, ok := strings.CutPrefix(name, f.name)
		if !ok {
			rest, ok = strings.CutSuffix(name, f.name)
		}
		if rest = strings.TrimSpace(rest); ok && rest != "" && len(f.name) > len(form) {
			core, form = rest, f.name
		}
	}
	return core, form
}

// nameKey is what remains of a name when everything that lists write in different ways is gone: width, spaces, dashes, points, case, the
// legal form and its abbreviation. Names with one key are one organisation, unless they state different legal forms.
func nameKey(name string) (key, form string) {
	core, form := cutForm(expandForms(strings.TrimSpace(folded(name))))
	var b strings.Builder
	var last rune
	for _, r := range strings.ToLower(core) {
		switch r {
		case ' ', '\n', '\t', '-', '・', '･', '.', ',', '、', '\'', '’', '"', '&', '=', '/', '·':
			continue
		case 'ー':
			if last == 'ン' || last == 'ん' { // typed for a hyphen: no ン is long
				continue
			}
		case 'ヶ':
			r = 'ケ'
		case 'ヵ':
			r = 'カ'
		case '髙':
			r = '高'
		case '﨑':
			r = '崎'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String(), form
}

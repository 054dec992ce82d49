package orgname

import "strings"

// Form is a legal form: the words of a name that say what sort of body it is.
type Form struct {
	// Name is the official spelling.
	Name string
	// Short are the forms in which lists abbreviate it, folded (Fold).
	Short []string
	// Kind is the word of the vocabulary of organisations that the form says; "" where several are possible.
	Kind string
}

// Forms are the legal forms that the names of partners have. The slice must not be changed.
var Forms = []Form{
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

// IsForm reports whether s is the official spelling of a legal form and nothing else.
func IsForm(s string) bool {
	for _, f := range Forms {
		if s == f.Name {
			return true
		}
	}
	return false
}

// Expand writes out the short forms of a folded name: (株)ローソン is 株式会社ローソン.
func Expand(name string) string {
	for _, f := range Forms {
		for _, short := range f.Short {
			if short != "(協)" || strings.HasPrefix(name, short) || strings.HasSuffix(name, short) {
				name = strings.ReplaceAll(name, short, f.Name)
			}
		}
	}
	return name
}

// Cut takes the legal form off the beginning or the end of an expanded name, the longest that fits. A name that is only a form keeps it.
func Cut(name string) (core, form string) {
	core = name
	for _, f := range Forms {
		if f.Name == "協同組合" || f.Name == "農業協同組合" {
			continue // part of the name: JA and the like are not known without it
		}
		rest, ok := strings.CutPrefix(name, f.Name)
		if !ok {
			rest, ok = strings.CutSuffix(name, f.Name)
		}
		if rest = strings.TrimSpace(rest); ok && rest != "" && len(f.Name) > len(form) {
			core, form = rest, f.Name
		}
	}
	return core, form
}

// Tidy is an expanded name without the space that lists put between a legal form and the rest.
func Tidy(name string) string {
	for _, f := range Forms {
		if rest, ok := strings.CutPrefix(name, f.Name+" "); ok {
			name = f.Name + rest
		}
		if rest, ok := strings.CutSuffix(name, " "+f.Name); ok {
			name = rest + f.Name
		}
	}
	return name
}

// WriteOut returns a name with the legal form at its beginning or end written out where it is abbreviated by a sign or in brackets, in
// either width: （株）例 and ㈱ 例 are 株式会社例. Everything else of the name stays as it is.
func WriteOut(name string) string {
	for _, f := range Forms {
		for _, short := range f.Short {
			if short[0] != '(' && short[0] < 0x80 { // NPO法人 is how many call themselves
				continue
			}
			for _, written := range []string{short, strings.NewReplacer("(", "（", ")", "）").Replace(short)} {
				if rest, ok := strings.CutPrefix(name, written); ok && rest != "" {
					return f.Name + strings.TrimSpace(rest)
				}
				if rest, ok := strings.CutSuffix(name, written); ok && rest != "" {
					return strings.TrimSpace(rest) + f.Name
				}
			}
		}
	}
	return name
}

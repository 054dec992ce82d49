package draft

import (
	"regexp"
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
)

// kindRules say what sort of agreement a title names, the first that fits; anything else is an agreement in one field.
var kindRules = []struct {
	pattern *regexp.Regexp
	kind    agreement.Kind
}{
	{regexp.MustCompile(`災害|避難|応急|帰宅困難|相互応援|消防応援`), "disaster"},
	{regexp.MustCompile(`見守り|見守活動|見守協定`), "watch-over"},
	{regexp.MustCompile(`包括`), "comprehensive"},
	{regexp.MustCompile(`覚書$`), "memorandum"},
}

// standing says that an agreement acts only when something happens.
var standing = regexp.MustCompile(`災害(?:時|等|発生|応急|対応|救|復旧|対策|支援|廃棄|援助|応援|協力|派遣|派|物資)|緊急|応急|避難|帰宅困難|相互応援|消防応援|支援物資`)

var comprehensive = regexp.MustCompile(`^包括|包括連携|包括的連携|包括協定`)

// Subject is the kind of an agreement and whether it stands by, by its title. Given ("" for none) is what a person says it is.
func Subject(title string, given agreement.Kind) (kind agreement.Kind, standby bool) {
	kind = given
	if kind == "" {
		kind, _ = KindOf(title)
	}
	if kind == "" {
		kind = "field"
	}
	return kind, kind == "disaster" && (given != "" || standing.MatchString(jatext.Squeeze(jatext.Fold(title))))
}

// KindOf is the kind that the words of a title say; false where they say none.
func KindOf(title string) (agreement.Kind, bool) {
	text := jatext.Squeeze(jatext.Fold(title))
	for _, r := range kindRules {
		if !r.pattern.MatchString(text) {
			continue
		}
		if r.kind == "disaster" && comprehensive.MatchString(text) && !strings.HasPrefix(text, "災害") {
			return "comprehensive", true
		}
		return r.kind, true
	}
	return "", false
}

// themeRules are the words that name a theme beyond doubt.
var themeRules = []struct {
	theme   string
	pattern *regexp.Regexp
}{
	{"disaster", regexp.MustCompile(`災害|防災|避難所|避難場所|帰宅困難`)},
	{"watch-over", regexp.MustCompile(`見守り|見守活動|見守協定`)},
	{"safety", regexp.MustCompile(`防犯|交通安全|暴力団`)},
	{"health", regexp.MustCompile(`健康|がん検診|がん対策|特定健診|食育`)},
	{"care", regexp.MustCompile(`介護|高齢者|認知症`)},
	{"welfare", regexp.MustCompile(`福祉避難所|障害者|障がい者|生活困窮`)},
	{"child-rearing", regexp.MustCompile(`子育て`)},
	{"marriage", regexp.MustCompile(`結婚支援|婚活`)},
	{"education", regexp.MustCompile(`教育|学校支援`)},
	{"employment", regexp.MustCompile(`雇用|就労|就職`)},
	{"shopping", regexp.MustCompile(`買い?物(?:支援|弱者|困難)|移動販売`)},
	{"tourism", regexp.MustCompile(`観光`)},
	{"local-products", regexp.MustCompile(`地産地消|特産品`)},
	{"agriculture", regexp.MustCompile(`農業振興|就農`)},
	{"migration", regexp.MustCompile(`移住|関係人口`)},
	{"vacant-houses", regexp.MustCompile(`空き?家`)},
	{"waste", regexp.MustCompile(`ごみ減量|廃棄物|リサイクル|不法投棄`)},
	{"reuse", regexp.MustCompile(`リユース`)},
	{"food-loss", regexp.MustCompile(`食品ロス|フードロス`)},
	{"decarbonisation", regexp.MustCompile(`脱炭素|カーボンニュートラル|ゼロカーボン`)},
	{"digital", regexp.MustCompile(`デジタル|(?:^|[^A-Z])DX(?:[^A-Z]|$)`)},
}

// Themes finds the themes that a title names, and those that other texts (the field of a list) name by their very label. Only themes on the list of
// the repository count.
func Themes(title string, fields []string, known []agreement.Theme) []string {
	has := func(id string) bool {
		return slices.ContainsFunc(known, func(t agreement.Theme) bool { return t.ID == id })
	}
	var out []string
	add := func(id string) {
		if has(id) && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	texts := []string{jatext.Squeeze(jatext.Fold(title))}
	for _, field := range fields {
		for _, part := range strings.FieldsFunc(jatext.Fold(field), func(r rune) bool { return strings.ContainsRune("、,・/\n ;", r) }) {
			for _, t := range known {
				if strings.EqualFold(part, t.JA) || strings.EqualFold(part, t.EN) {
					add(t.ID)
				}
			}
		}
		texts = append(texts, jatext.Squeeze(jatext.Fold(field)))
	}
	for _, text := range texts {
		for _, r := range themeRules {
			if r.pattern.MatchString(text) {
				add(r.theme)
			}
		}
	}
	return out
}

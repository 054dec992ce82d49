package emit

import "seika/generator/agreement"

var agreementsTitle = agreement.L("協定の一覧", "Agreements")

// pageOf is what every page has. path is the page's path in the site, as for href; above are the pages it stands under, the home page
// excepted.
func (l *locale) pageOf(layout Layout, path, description string, above ...Link) Page {
	p := Page{View: layout, Description: description, Href: l.href(path), AsOf: l.date(l.input.Config.AsOf)}
	if path != "" {
		p.Crumbs = append([]Link{{Text: l.t("ホーム", "Home"), Href: l.href("")}}, above...)
	}
	for _, other := range l.locales {
		if other != l {
			p.AltHref = other.href(path)
		}
	}
	return p
}

// dimensionWords are the texts of the ways to divide the records.
var dimensionWords = map[string]struct {
	label  agreement.Localized // of one group
	title  agreement.Localized // of the index
	intro  agreement.Localized // of the index
	all    agreement.Localized // link to the index
	intros agreement.Localized // of one group; %s is its name
}{
	"place": {
		agreement.L("自治体", "Local government"), agreement.L("自治体から探す", "Places"),
		agreement.L("都道府県と市区町村の一覧。数は記録の件数で、都道府県の数には市区町村の記録を含む。", "Prefectures and municipalities. The numbers are records; a prefecture's includes those of its municipalities."),
		agreement.L("すべての自治体", "All places"), agreement.L("%sが結んだ協定の記録。", "Recorded agreements of %s."),
	},
	"partner": {
		agreement.L("相手方", "Partner"), agreement.L("相手方から探す", "Partners"),
		agreement.L("協定の相手方となった企業・大学・団体など。数は記録の件数。", "Companies, universities and other bodies that are parties to agreements. The numbers are records."),
		agreement.L("すべての相手方", "All partners"), agreement.L("%sが当事者となった協定の記録。", "Recorded agreements with %s."),
	},
	"theme": {
		agreement.L("分野", "Theme"), agreement.L("分野から探す", "Themes"),
		agreement.L("協定が扱う分野。一つの協定が複数の分野を持つことがある。数は記録の件数。", "What agreements are about; one can have several themes. The numbers are records."),
		agreement.L("すべての分野", "All themes"), agreement.L("%sに関する協定の記録。", "Recorded agreements about: %s."),
	},
	"class": {
		agreement.L("判定", "Class"), agreement.L("判定から探す", "Classes"),
		agreement.L("公開情報だけから計算した判定。人が判定を書き込むことはできない。制度・窓口は数に入れない。", "Computed from public sources alone; nobody can type a verdict. Programmes are not counted."),
		agreement.L("すべての判定", "All classes"), agreement.L("", ""),
	},
	"year": {
		agreement.L("締結年度", "Fiscal year of signing"), agreement.L("締結年度から探す", "Years"),
		agreement.L("協定を結んだ年度（4月から翌年3月）。締結日の出典がない記録は「締結年度不明」に入れる。数は記録の件数。", "The fiscal year (April to March) of signing. Records without a dated signing stand under “not dated”. The numbers are records."),
		agreement.L("すべての年度", "All years"), agreement.L("%sに結ばれた協定の記録。", "Recorded agreements signed in %s."),
	},
}

func (l *locale) dimensionLabel(of string) string { return l.in(dimensionWords[of].label) }
func (l *locale) dimensionTitle(of string) string { return l.in(dimensionWords[of].title) }

// groupName is the name of a group in l's language, or in the other one.
func (l *locale) groupName(d *dimension, g *group) Link {
	switch d.of {
	case "place":
		return Link{Text: l.names[g.id]}
	case "partner":
		return l.text(l.organisations[g.id].Name, "")
	case "theme":
		t := l.themes[g.id]
		return l.text(agreement.L(t.JA, t.EN), "")
	case "class":
		return Link{Text: l.rule("headline", g.id).Label}
	}
	if g.id == unknownYear {
		return Link{Text: l.t("締結年度不明", "Signing not dated")}
	}
	return Link{Text: l.t(g.id+"年度", "FY"+g.id)}
}

// groupCount is a group with the number of its records.
func (l *locale) groupCount(d *dimension, g *group, total int) Count {
	link := l.groupName(d, g)
	link.Href = l.href(d.folder + "/" + g.id)
	return Count{Link: link, ID: g.id, N: g.size(), Number: integer(g.size()), Share: l.share(g.size(), total)}
}

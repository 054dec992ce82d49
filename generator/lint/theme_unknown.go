package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

var themeUnknown = &rule{
	Rule: diag.Rule{
		ID:       "theme-unknown",
		Severity: diag.Error,
		Title:    diag.T("分野が一覧にない", "A theme is not on the list"),
		Why: diag.T(
			"一覧にない分野の協定は、分野のページにも集計にも出ません。同じ分野に二つの名ができるのも防ぎます。",
			"An agreement with a theme of its own shows on no theme's page and in no figure. The list also keeps one subject from getting two names."),
		Bad:   exampleHead + "themes: [helth]\n" + exampleEvidence,
		Good:  exampleHead + "themes: [health]\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i, theme := range a.Themes {
			if theme == "" || p.themes[theme] { // what is no id at all has been reported
				continue
			}
			d := p.report(source.Path("themes").Index(i), diag.Tf("分野「%s」は一覧にありません。", "There is no theme %q.", theme))
			d.Expected = diag.Tf("分野の一覧にある ID：%s", "an id from the list of themes: %s", enumerate(p.themeIDs))
			if s, ok := p.nearest("theme", theme, p.themeIDs); ok {
				d.Fix = didYouMean(s)
			} else {
				d.Fix = diag.T("上の ID から選んでください。当てはまる分野がなければ、まず分野の一覧に加えます。", "Choose one of these; where none fits, add the theme to the list first.")
			}
			if p.themesFile.File != "" {
				d.Notes = []diag.Note{noteAt(p.themesFile.File, p.themesFile.Map, "", diag.T("分野の一覧はここです。", "The themes are listed here."))}
			}
		}
	},
}

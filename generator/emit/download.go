package emit

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/place"
	"seika/generator/verdict"
)

// RecordDownload is static/data/agreements/<id>.json: the record and its verdict, the same for all languages.
type RecordDownload struct {
	Record  *agreement.Agreement `json:"record"`
	Verdict *verdict.Verdict     `json:"verdict"`
}

func (s *site) recordDownloads(e *entry) []File {
	return []File{
		{Path: "static/data/agreements/" + e.id + ".json", Content: encode(RecordDownload{Record: e.Agreement, Verdict: e.Verdict})},
		{Path: "static/data/agreements/" + e.id + ".yaml", Content: e.Source},
	}
}

// dataFiles are the files that are not pages and not about one record.
func (s *site) dataFiles() []File {
	files := []File{
		{Path: "data/site.json", Content: encode(s.siteData())},
		{Path: "static/data/index.json", Content: s.indexFile()},
		{Path: "static/data/history.json", Content: encode(s.past.certificate)},
	}
	for _, schema := range s.input.Schemas {
		files = append(files, File{Path: "static/schema/" + schema.Name, Content: schema.Content})
	}
	return append(files, s.configFiles()...)
}

func (s *site) siteData() Site {
	title := s.siteTitle()
	ja, en := &locale{site: s, lang: "ja"}, &locale{site: s, lang: "en"}
	return Site{
		Title:          SiteText{title.JA, title.EN},
		AsOf:           SiteText{ja.dateText(s.input.Config.AsOf), en.dateText(s.input.Config.AsOf)},
		RepositoryHref: s.host.repository,
		ReportHref:     SiteText{ja.reportHref(), en.reportHref()},
		Base:           s.base,
	}
}

// indexFile is the index for the filter of the list.
func (s *site) indexFile() []byte {
	ja, en := &locale{site: s, lang: "ja"}, &locale{site: s, lang: "en"}
	index := Index{Version: 1, AsOf: s.input.Config.AsOf.String()}
	add := func(list *[]IndexWord, at map[string]int, id, ja, en string) {
		at[id] = len(*list)
		*list = append(*list, IndexWord{ID: id, JA: ja, EN: en})
	}
	classes, kinds, places, partners, themes := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for _, id := range s.classIDs() {
		add(&index.Classes, classes, id, ja.rule("headline", id).Label, en.rule("headline", id).Label)
	}
	for _, w := range agreement.KindVocabulary.Words {
		add(&index.Kinds, kinds, w.ID, w.Label.JA, w.Label.EN)
	}
	for _, g := range s.places.groups {
		if g.size() == 0 {
			continue
		}
		p, _ := place.Lookup(g.id)
		add(&index.Places, places, g.id, p.FullName(), p.EnglishName())
		up := -1
		if prefecture, ok := place.PrefectureOf(g.id); ok && prefecture.Code != g.id {
			up = places[prefecture.Code]
		}
		index.Places[places[g.id]].Up = &up
	}
	for _, g := range s.dimension("partner").groups {
		if g.size() > 0 {
			name := s.organisations[g.id].Name
			add(&index.Partners, partners, g.id, name.In("ja"), name.In("en"))
		}
	}
	for _, t := range s.input.Themes {
		add(&index.Themes, themes, t.ID, t.JA, t.EN)
	}
	for _, e := range s.entries {
		row := IndexRow{
			ID: e.id, JA: e.Agreement.Title.JA, EN: e.Agreement.Title.EN, Class: classes[string(e.Verdict.Class)], Kind: -1,
			Year: e.year(), Signed: e.start.String(),
		}
		if at, ok := kinds[string(e.Agreement.Kind)]; ok {
			row.Kind = at
		}
		for _, code := range append(e.above(), e.governments...) {
			row.Places = append(row.Places, places[code])
		}
		for _, id := range e.organisations {
			row.Partners = append(row.Partners, partners[id])
		}
		for _, id := range e.Agreement.Themes {
			if at, ok := themes[id]; ok {
				row.Themes = append(row.Themes, at)
			}
		}
		if unreviewed(e.Verdict) {
			row.Unreviewed = 1
		}
		index.Rows = append(index.Rows, row)
	}
	return encode(index)
}

func (l *locale) downloadsFiles() []File {
	intro := l.t("記録と判定のデータ。記録は CC0（権利を主張しない）。", "The records and verdicts as data. The records are CC0 (no rights reserved).")
	view := Downloads{Page: l.pageOf(LayoutDownloads, "downloads", intro), Intro: intro}
	view.Files = []Download{
		{Link{Text: "index.json", Href: l.base + "data/index.json"}, l.t("すべての記録の索引：名称・判定・当事者・分野・締結日", "Index of all records: title, class, parties, themes, signing"), ""},
		{Link{Text: "history.json", Href: l.base + "data/history.json"}, l.t("履歴の証明：どこまで読めたか、最初と最後のコミット、全コミットのハッシュ", "Certificate of the history: how far it was read, first and last commit, hash over all commits"), ""},
		{Link{Text: "data/agreements/ID.json"}, l.t("一つの記録とその判定（理由を含む）", "One record with its verdict and the reasons"), ""},
		{Link{Text: "data/agreements/ID.yaml"}, l.t("一つの記録の元のファイル", "The source file of one record"), ""},
	}
	for _, schema := range l.input.Schemas {
		view.Files = append(view.Files, Download{
			Link{Text: schema.Name, Href: l.base + "schema/" + schema.Name}, l.schemaText(schema.Name), size(len(schema.Content)),
		})
	}
	return []File{l.page("downloads", l.t("データのダウンロード", "Downloads"), LayoutDownloads, view)}
}

func (l *locale) schemaText(name string) string {
	switch {
	case strings.HasPrefix(name, "organisation"):
		return l.t("団体の記録の JSON Schema", "JSON Schema of an organisation")
	case strings.HasPrefix(name, "themes"):
		return l.t("分野の一覧の JSON Schema", "JSON Schema of the list of themes")
	}
	return l.t("協定の記録の JSON Schema", "JSON Schema of a record")
}

// size is a number of bytes as shown.
func size(bytes int) string { return integer((bytes+1023)/1024) + " KB" }

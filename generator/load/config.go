package load

import (
	"reflect"
	"time"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// ConfigFile is the name of the settings file at the top of a data repository.
const ConfigFile = "seika.yaml"

// Config is what an operator sets for a site. Everything may be left out.
type Config struct {
	// Title is the name of the site.
	Title agreement.Localized `json:"title"`
	// BaseURL is the address under which the site will stand.
	BaseURL string `json:"base_url"`
	// Languages are the languages of the site, "ja" and "en"; the first is the default one.
	Languages []string `json:"languages"`
	// TimeZone is the IANA name of the zone whose calendar day is today.
	TimeZone   string     `json:"time_zone"`
	Repository Repository `json:"repository"`
	Links      Links      `json:"links"`
}

// Repository is where readers can see and correct the records.
type Repository struct {
	// URL is the address of the repository's page on its host, Branch the branch to be edited.
	URL    string `json:"url"`
	Branch string `json:"branch"`
}

var languageVocabulary = &agreement.Vocabulary{Name: "language", Words: []agreement.Word{
	{ID: "ja", Label: agreement.L("日本語", "Japanese")},
	{ID: "en", Label: agreement.L("英語", "English")},
}}

// ConfigObject describes the settings file.
var ConfigObject = &agreement.Object{Name: "config", Label: agreement.L("設定", "Settings"), Fields: []agreement.Field{
	{Key: "title", Type: agreement.TypeLocalized, Label: agreement.L("サイト名", "Title"),
		Doc: agreement.L("サイトの名前。", "The name of the site."), Example: "{ja: 成果, en: Seika}"},
	{Key: "base_url", Type: agreement.TypeURL, Label: agreement.L("サイトのアドレス", "Address of the site"),
		Doc: agreement.L("サイトを公開するアドレス。末尾は /。", "The address under which the site is published, with a slash at its end."), Example: "https://example.org/seika/"},
	{Key: "languages", Type: agreement.TypeWord, List: true, Vocabulary: languageVocabulary, Label: agreement.L("言語", "Languages"),
		Doc: agreement.L("サイトの言語。最初のものが既定になる。", "The languages of the site; the first one is the default."), Example: "[ja, en]"},
	{Key: "time_zone", Type: agreement.TypeText, Label: agreement.L("時間帯", "Time zone"),
		Doc: agreement.L("「今日」を決める時間帯。IANA の名前で書く。", "Whose calendar day is today; an IANA name."), Example: "Asia/Tokyo"},
	{Key: "repository", Type: agreement.TypeObject, Label: agreement.L("リポジトリ", "Repository"),
		Doc: agreement.L("読者が記録を見て直せる場所。", "Where readers can see and correct the records."), Object: &agreement.Object{
			Name: "repository", Label: agreement.L("リポジトリ", "Repository"), Fields: []agreement.Field{
				{Key: "url", Type: agreement.TypeURL, Label: agreement.L("アドレス", "Address"),
					Doc: agreement.L("リポジトリのページのアドレス。", "The address of the repository's page."), Example: "https://git.example.org/city/agreements"},
				{Key: "branch", Type: agreement.TypeText, Label: agreement.L("ブランチ", "Branch"),
					Doc: agreement.L("直すブランチ。既定は main。", "The branch that is edited; main where it is left out."), Example: "main"},
			}}},
	{Key: "links", Type: agreement.TypeObject, Label: agreement.L("リンクの確認", "Check of links"),
		Doc: agreement.L("出典のアドレスを開く検査（seika links）の設定。", "Settings of the check that opens the addresses of sources (seika links)."), Object: linksObject},
}}

var configPlan = newPlan(ConfigObject, reflect.TypeFor[Config](), map[*agreement.Object]*plan{})

// ParseConfig reads a settings file. What could not be read keeps its zero value.
func ParseConfig(file *source.File) (Config, diag.List) {
	root, findings := parse(file)
	var c Config
	if root == nil {
		return c, findings
	}
	findings = fill(file, root, reflect.ValueOf(&c).Elem(), configPlan, findings)
	m := newMap(file)
	if _, err := time.LoadLocation(c.TimeZone); err != nil {
		findings.Add(ruleType.New(diag.At(m, source.Path("time_zone")), diag.Tf("「%s」という時間帯はありません。", "There is no time zone %q.", c.TimeZone)).
			Expecting(diag.T("Asia/Tokyo のような IANA の名前", "an IANA name such as Asia/Tokyo")))
		c.TimeZone = ""
	}
	findings.Add(checkSkips(c.Links.Skip, m)...)
	return c, findings
}

package load

import (
	"reflect"

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
	{Key: "title", Type: agreement.TypeLocalized, Label: agreement.L("サイト名", "Title"), Example: "{ja: 成果, en: Seika}"},
	{Key: "base_url", Type: agreement.TypeURL, Label: agreement.L("サイトのアドレス", "Address of the site"), Example: "https://example.org/seika/"},
	{Key: "languages", Type: agreement.TypeWord, List: true, Vocabulary: languageVocabulary, Label: agreement.L("言語", "Languages"), Example: "[ja, en]"},
	{Key: "time_zone", Type: agreement.TypeText, Label: agreement.L("時間帯", "Time zone"), Example: "Asia/Tokyo"},
	{Key: "repository", Type: agreement.TypeObject, Label: agreement.L("リポジトリ", "Repository"), Object: &agreement.Object{
		Name: "repository", Label: agreement.L("リポジトリ", "Repository"), Fields: []agreement.Field{
			{Key: "url", Type: agreement.TypeURL, Label: agreement.L("アドレス", "Address"), Example: "https://git.example.org/city/agreements"},
			{Key: "branch", Type: agreement.TypeText, Label: agreement.L("ブランチ", "Branch"), Example: "main"},
		}}},
	{Key: "links", Type: agreement.TypeObject, Label: agreement.L("リンクの確認", "Check of links"), Object: linksObject},
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
	findings.Add(checkSkips(c.Links.Skip, newMap(file))...)
	return c, findings
}

package load

import (
	"net/url"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// Links are the settings of the check of links.
type Links struct {
	Skip []LinkSkip `json:"skip"`
}

// LinkSkip takes addresses out of the check of links for a while. Exactly one of URL and Host is set.
type LinkSkip struct {
	// URL is one address or, where it ends in a slash, all addresses below it; Host the name of a server.
	URL  string `json:"url"`
	Host string `json:"host"`
	// Reason says why, Until up to and including which day.
	Reason agreement.Localized `json:"reason"`
	Until  agreement.Date      `json:"until"`
}

var linksObject = &agreement.Object{Name: "links", Label: agreement.L("リンクの確認", "Check of links"), Fields: []agreement.Field{
	{Key: "skip", Type: agreement.TypeObject, List: true, Label: agreement.L("確認しないアドレス", "Addresses left out"),
		Doc: agreement.L("しばらく確認しないアドレスと、その理由と期限。", "Addresses that are not checked for a while, with a reason and an end."), Object: &agreement.Object{
			Name: "link-skip", Label: agreement.L("確認しないアドレス", "Addresses left out"), Fields: []agreement.Field{
				{Key: "url", Type: agreement.TypeURL, Label: agreement.L("アドレス", "Address"),
					Doc: agreement.L("一つのアドレス。/ で終われば、その下すべて。", "One address or, where it ends in a slash, all below it."), Example: "https://www.example.lg.jp/archive/"},
				{Key: "host", Type: agreement.TypeText, Label: agreement.L("サーバー", "Server"),
					Doc: agreement.L("サーバーの名前。url の代わりに書く。", "The name of a server, in the place of url."), Example: "www.example.lg.jp"},
				{Key: "reason", Type: agreement.TypeLocalized, Required: true, Label: agreement.L("理由", "Reason"),
					Doc: agreement.L("確認しない理由。", "Why it is not checked."), Example: "{ja: 自動のアクセスを断っている, en: refuses automatic requests}"},
				{Key: "until", Type: agreement.TypeDate, Required: true, Label: agreement.L("期限", "Until"),
					Doc: agreement.L("この日まで確認しない。", "The last day on which it is not checked."), Example: "2027-03-31"},
			}}},
}}

// SkipPath is the path of exception i in the settings file.
func SkipPath(i int) source.Path { return source.Path("links").Key("skip").Index(i) }

// checkSkips reports exceptions that name no address, or two things at once.
func checkSkips(skips []LinkSkip, m *source.Map) (findings diag.List) {
	for i, s := range skips {
		at := SkipPath(i)
		switch {
		case s.URL == "" && s.Host == "":
			findings.Add(ruleMissingKey.New(diag.At(m, at), diag.T("url も host もありません。", "There is neither url nor host.")).
				Expecting(diag.T("url（一つのアドレス、/ で終わればその下すべて）か host（サーバーの名前）", "url (one address, or all below it where it ends in /) or host (the name of a server)")))
		case s.URL != "" && s.Host != "":
			findings.Add(ruleType.New(diag.AtKey(m, at.Key("host")), diag.T("url と host の両方があります。", "There are both url and host.")).
				Fixing(diag.T("片方を消すか、二つの項目に分けてください。", "Delete one of them, or make two exceptions.")))
		case s.URL != "" && !isWebAddress(s.URL):
			findings.Add(ruleType.New(diag.At(m, at.Key("url")), diag.Tf("「%s」はウェブのアドレスではありません。", "%q is no web address.", s.URL)).
				Expecting(diag.T("https:// か http:// で始まるアドレス（サーバー全体なら host）", "an address that begins with https:// or http:// (host for a whole server)")))
		case s.Host != "" && !isHostName(s.Host):
			findings.Add(ruleType.New(diag.At(m, at.Key("host")), diag.Tf("「%s」はサーバーの名前ではありません。", "%q is not the name of a server.", s.Host)).
				Expecting(diag.T("www.example.lg.jp のような名前（https:// や / は付けない）", "a name such as www.example.lg.jp, without https:// or /")))
		}
	}
	return findings
}

func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && u.Fragment == ""
}

func isHostName(s string) bool {
	u, err := url.Parse("//" + s + "/")
	return err == nil && u.Hostname() == s && !strings.ContainsAny(s, " @")
}

// ConfigMap finds the places of values in a settings file; nil, for none, has no places.
func ConfigMap(file *source.File) *source.Map {
	if file == nil {
		return nil
	}
	return newMap(file)
}

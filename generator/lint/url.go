package lint

import (
	"net/url"
	"strconv"
	"strings"

	"seika/generator/diag"
	"seika/generator/source"
)

func evidencePath(i int) source.Path { return source.Path("evidence").Index(i) }

var urlInvalid = &rule{
	Rule: diag.Rule{
		ID:       "url-invalid",
		Severity: diag.Error,
		Title:    diag.T("開けない URL", "A URL that cannot be opened"),
		Why: diag.T(
			"出典は誰でも開けるアドレスでなければなりません。http と https のほかは載せません。",
			"Everybody must be able to open a source. Only http and https addresses are shown."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "ftp://www.example.jp/kyotei.pdf"}
`,
		Good: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei.pdf"}
`,
		Since: since010,
	},
	file: func(p *pass) {
		sources := p.sources.list
		for i := range sources {
			e := &sources[i]
			if e.URL != "" && !plainURL(e.URL) {
				checkURL(p, evidencePath(i).Key("url"), e.URL)
			}
			if e.ArchiveURL != "" && !plainURL(e.ArchiveURL) {
				checkURL(p, evidencePath(i).Key("archive_url"), e.ArchiveURL)
			}
		}
		if o := p.organisation; o != nil && o.URL != "" && !plainURL(o.URL) {
			checkURL(p, "url", o.URL)
		}
	},
}

// plainURL reports whether s is an address that needs no closer look: http or https, a host of letters, digits, dots and hyphens, and
// nothing after it that has to be escaped. Most addresses are such.
func plainURL(s string) bool {
	host, ok := strings.CutPrefix(s, "https://")
	if !ok {
		if host, ok = strings.CutPrefix(s, "http://"); !ok {
			return false
		}
	}
	end := strings.IndexByte(host, '/')
	if end < 0 {
		end = len(host)
	}
	if end == 0 {
		return false
	}
	dot := false
	for i := range end {
		switch c := host[i]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c == '-' && i > 0:
		case c == '.' && i > 0 && i < end-1 && host[i-1] != '.':
			dot = true
		default:
			return false
		}
	}
	for i := end; i < len(host); i++ {
		if c := host[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}%", c) >= 0 {
			return false
		}
	}
	return dot
}

func checkURL(p *pass, at source.Path, s string) {
	u, err := url.Parse(s)
	var message diag.Text
	switch {
	case strings.ContainsAny(s, " \t\n\r\u3000"):
		message = diag.Tf("URL「%s」に空白があります。", "The URL %q has a space in it.", s)
	case err != nil:
		message = diag.Tf("「%s」は URL として読めません。", "%q is no URL.", s)
	case u.Scheme == "":
		message = diag.Tf("URL「%s」に https:// がありません。", "The URL %q lacks https:// at its beginning.", s)
	case !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https"):
		message = diag.Tf("URL「%[1]s」は %[2]s で始まっています。", "The URL %[1]q begins with %[2]s.", s, u.Scheme+":")
	case !strings.Contains(strings.Trim(u.Hostname(), "."), "."):
		message = diag.Tf("URL「%s」にサーバーの名前がありません。", "The URL %q has no name of a server.", s)
	case u.User != nil:
		message = diag.Tf("URL「%s」に利用者名が入っています。", "The URL %q has a user name in it.", s)
	case strings.ContainsAny(s, "\"<>\\`"):
		message = diag.Tf("URL「%s」に使えない文字があります。", "The URL %q has characters that do not belong in one.", s)
	default:
		return
	}
	d := p.report(at, message)
	d.Expected = diag.T("https:// か http:// で始まる、誰でも開けるアドレス", "an address that begins with https:// or http:// and that everybody can open")
	d.Fix = diag.T("ブラウザで開き、アドレス欄からそのまま写してください。", "Open it in a browser and copy the address as it stands there.")
	if meant := strings.TrimSpace(narrowString([]rune(s))); meant != s && plainURL(meant) {
		d.Fix = diag.Tf("%s と書いてください。", "Write %s.", strconv.Quote(meant))
		d.Edits = []diag.Edit{{Operation: diag.Replace, Path: at, Value: strconv.Quote(meant)}}
	}
}

var archiveSame = &rule{
	Rule: diag.Rule{
		ID:       "archive-same",
		Severity: diag.Warning,
		Title:    diag.T("保存版の URL が元と同じ", "The archived copy is the page itself"),
		Why: diag.T(
			"元のページが消えれば、同じアドレスの「保存版」も消えます。",
			"When the page goes, an “archived copy” at the same address goes with it."),
		Bad: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei", archive_url: "https://www.example.jp/kyotei"}
`,
		Good: exampleHead + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei", archive_url: "https://web.archive.org/web/2026/https://www.example.jp/kyotei"}
`,
		Since: since010,
	},
	file: func(p *pass) {
		sources := p.sources.list
		for i := range sources {
			if e := &sources[i]; e.ArchiveURL != "" && sameURL(e.ArchiveURL) == sameURL(e.URL) {
				d := p.report(evidencePath(i).Key("archive_url"), diag.T("archive_url が url と同じです。", "archive_url is the same as url."))
				d.Fix = diag.T("アーカイブのサービスに保存したページのアドレスを書くか、外してください。", "Write the address of a copy that an archive keeps, or leave it out.")
				d.Edits = []diag.Edit{{Operation: diag.Remove, Path: d.Path}}
				d.Notes = []diag.Note{p.note(evidencePath(i).Key("url"), diag.T("url はここです。", "The url stands here."))}
			}
		}
	},
}

var evidenceRepeated = &rule{
	Rule: diag.Rule{
		ID:       "evidence-repeated",
		Severity: diag.Warning,
		Title:    diag.T("同じ URL の出典が二つある", "Two sources have one URL"),
		Why: diag.T(
			"一つのページを二つの出典に数えると、裏付けが実際より多く見えます。",
			"One page that stands as two sources makes a claim look better backed than it is."),
		Bad: exampleHead + promisedExample + `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: official-page, url: "http://www.example.jp/kyotei/"}
`,
		Good: exampleHead + promisedExample + `evidence:
  - {id: e1, type: official-report, url: "https://www.example.jp/hokoku.pdf", page: 3}
  - {id: e2, type: official-report, url: "https://www.example.jp/hokoku.pdf", page: 12}
`,
		Since: since010,
	},
	file: func(p *pass) {
		sources := p.sources.list
		for _, same := range equalPairs(len(sources), func(i int) document {
			if sources[i].URL == "" {
				return document{}
			}
			return document{sameURL(sources[i].URL), sources[i].Page}
		}) {
			first, second := &sources[same.first], &sources[same.second]
			d := p.report(evidencePath(same.second).Key("url"), diag.Tf(
				"出典「%[2]s」の URL は「%[1]s」と同じです。", "The sources %[1]q and %[2]q have the same URL.", first.ID, second.ID))
			d.Fix = diag.T(
				"一つにまとめ、参照を直してください。同じ文書の別のページなら page を書きます。",
				"Keep one of them and mend the references; for two places of one document write their page.")
			d.Notes = []diag.Note{p.note(evidencePath(same.first).Key("url"), diag.T("最初はここにあります。", "The first stands here."))}
		}
	},
}

// document is what makes a source another one: where it is, and which page of it.
type document struct {
	address string
	page    int
}

// sameURL is the part of an address by which two of them are held to be one page: without the scheme and a slash at the end.
func sameURL(s string) string {
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+len("://"):]
	}
	return strings.TrimSuffix(s, "/")
}

package draft_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/source"
)

func file(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }

// records is a small data repository.
var records = fstest.MapFS{
	"agreements/themes.yaml":             file("- {id: disaster, ja: 防災, en: Disaster}\n- {id: health, ja: 健康, en: Health}\n"),
	"agreements/parties/lawson.yaml":     file("schema: 1\nid: lawson\nname: {ja: 株式会社ローソン, en: Lawson}\nkind: company\naliases: [ローソン]\ncorporate_number: '2010701019195'\n"),
	"agreements/parties/japan-post.yaml": file("schema: 1\nid: japan-post\nname: {ja: 日本郵便株式会社, en: Japan Post}\nkind: company\n"),
	"agreements/osaka/osaka-pref-lawson-2014.yaml": file(`schema: 1
id: osaka-pref-lawson-2014
title: {ja: 大阪府と株式会社ローソンの包括連携協定}
kind: comprehensive
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: lawson}
signed: 2014-11-27
evidence:
  - {id: e1, type: official-page, url: https://www.pref.osaka.lg.jp/kyotei, accessed: 2026-11-20}
`),
}

func composer(t testing.TB) *draft.Composer {
	t.Helper()
	set, findings, err := load.Load(records, "agreements")
	if err != nil || findings.HasErrors() {
		t.Fatal(err, findings)
	}
	return &draft.Composer{Set: set, Folder: "agreements", Today: agreement.Date{Year: 2026, Month: 11, Day: 23}}
}

// complete are answers that make a whole record.
func complete(more draft.Answers) draft.Answers {
	a := draft.Answers{draft.KeyPlace: "くれし", draft.KeyPartner: "㈱ファミリーマート", draft.KeySigned: "令和6年5月20日", draft.KeyKind: "包括連携協定",
		draft.KeyURL: "https://www.city.kure.lg.jp/kyotei.html", draft.KeySource: "包括連携協定を締結しました"}
	for k, answer := range more {
		a[k] = answer
	}
	return a
}

func TestCompose(t *testing.T) {
	c := composer(t)
	d := c.Compose(nil, complete(nil))
	if !d.OK() || len(d.New) != 1 {
		t.Fatalf("%v %v %v", d.Missing, d.Problems, d.Duplicate)
	}
	a := d.Agreement
	if a.ID != "kure-famirimato-2024" || a.Signed.String() != "2024-05-20" || a.Kind != "comprehensive" || a.Title.JA != "呉市と株式会社ファミリーマートの包括連携協定" ||
		a.SignedBasis != "" || a.Evidence[0].By != "jp:342025" || a.Evidence[0].Accessed != c.Today {
		t.Errorf("%+v", a)
	}
	for k, want := range (draft.Answers{draft.KeyType: "official-page", draft.KeyPublisher: "呉市", draft.KeyID: a.ID, draft.KeyTitle: a.Title.JA}) {
		if d.Proposed[k] != want {
			t.Errorf("%s is proposed as %q, want %q", k, d.Proposed[k], want)
		}
	}
}

// TestComposeKeeps: composing leaves the partial record it begins with as it was, however often it is called.
func TestComposeKeeps(t *testing.T) {
	c := composer(t)
	base, findings := draft.ReadBase(&source.File{Path: "part.yaml", Content: []byte(
		"parties:\n  - {role: company, name: {ja: 株式会社甲乙}}\ndeliverables:\n  - {id: d1, title: {ja: 移動販売}, owner: 株式会社甲乙}\nthemes: [health]\n")})
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	before := string(draft.RecordText(base.Agreement))
	for range 2 {
		d := c.Compose(base, draft.Answers{draft.KeyPlace: "呉市", draft.KeyThemes: "disaster", draft.KeyURL: "https://www.city.kure.lg.jp/"})
		if after := string(draft.RecordText(base.Agreement)); after != before {
			t.Errorf("the partial record became\n%s", after)
		}
		if owner := d.Agreement.Deliverables[0].Owner; owner != d.New[0].ID {
			t.Errorf("the owner is %q, the partner %q", owner, d.New[0].ID)
		}
	}
}

// TestComments: the files are in order for lint and fmt, and every key offered in a comment is one that the loader takes once its “# ” is
// taken away.
func TestComments(t *testing.T) {
	c := composer(t)
	for _, lang := range []string{"ja", "en"} {
		for _, answers := range []draft.Answers{{}, {draft.KeyKind: "disaster"}, {draft.KeyPartner: "尾道市"}, {draft.KeyPartner: "ローソン、日本郵便株式会社", draft.KeyThemes: "健康"}} {
			d := c.Compose(nil, complete(answers))
			files, findings, err := c.Finish(d, lang)
			if err != nil || len(findings) > 0 {
				t.Fatalf("%v %v %v", answers, findings, err)
			}
			var live strings.Builder
			offered := 0
			for line := range strings.Lines(string(files[0].Content)) {
				if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "# "); ok && !strings.HasPrefix(rest, "yaml-language-server") {
					line = line[:len(line)-len(rest)-2] + rest
					offered++
				}
				live.WriteString(line)
			}
			_, broken := load.ParseRecord(&source.File{Path: files[0].Path, Content: []byte(live.String())})
			if len(broken) > 0 || offered < 50 {
				t.Errorf("%d keys offered; %v\n%s", offered, broken, live.String())
			}
			content, err := format.File(&source.File{Path: files[0].Path, Content: []byte(live.String())}, format.Record)
			if err != nil || !strings.Contains(string(content), "deliverables:") {
				t.Errorf("with everything used: %v", err)
			}
		}
	}
}

func TestReadDay(t *testing.T) {
	for text, want := range map[string]string{
		"2024-05-20": "2024-05-20", "2024年5月20日": "2024-05-20", "令和6年5月20日（月）締結": "2024-05-20", "Ｒ６．５．２０": "2024-05-20", "2024年5月": "2024-05", "平成26年": "2014",
		"令和6年度": "date-fiscal", "5月20日": "date-yearless", "令和6年2月30日": "value-date", "平成33年4月1日": "value-date", "2024-05-20から": "value-date", "昨日": "value-date", "": "value-date",
		"2024-05-20 予定": "value-date", "2014-11-27、2019-04-01": "value-date",
	} {
		d, why := draft.ReadDay(text)
		got := d.String()
		if why != nil {
			got = why.Code
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// TestInterview: pages ask what is not known yet, and nothing else.
func TestInterview(t *testing.T) {
	c := composer(t)
	i := draft.NewInterview(c, nil, draft.Answers{draft.KeyPlace: "呉市", draft.KeySigned: "2024"})
	keys := func(n int) []draft.Key { return i.Page(n).Keys }
	if got := keys(0); !slices.Equal(got, []draft.Key{draft.KeyPartner}) {
		t.Errorf("%q", got)
	}
	if why := i.Check(draft.KeyPartner, ""); why == nil || why.Code != "answer-missing" {
		t.Errorf("%v", why)
	}
	if why := i.Check(draft.KeyPartner, "lawsn"); why == nil || !slices.Equal(why.Near, []string{"lawson"}) {
		t.Errorf("%v", why)
	}
	if why := i.Check(draft.KeyPartner, "株式会社甲乙 06-1234-5678"); why == nil || why.Code != "private-contact" {
		t.Errorf("%v", why)
	}
	i.Answer(draft.KeyPartner, "豊田てすと研究所；株式会社ローソソ")
	if got := keys(1); !slices.Equal(got, []draft.Key{draft.KeyPartnerSame.Of("株式会社ローソソ")}) {
		t.Errorf("%q", got)
	}
	i.Answer(draft.KeyPartnerSame.Of("株式会社ローソソ"), "lawson")
	if got := keys(2); len(got) != 4 || got[0] != draft.KeyPartnerKind.Of("豊田てすと研究所") {
		t.Errorf("%q", got)
	}
	i.Answer(draft.KeyPartnerEN.Of("豊田てすと研究所"), "Toyota Test")
	if got := i.Proposal(draft.KeyPartnerID.Of("豊田てすと研究所")); got != "toyota-test" {
		t.Error(got)
	}
	if why := i.Check(draft.KeyPartnerNumber.Of("豊田てすと研究所"), "2010701019196"); why == nil {
		t.Error("a wrong check digit is taken")
	}
	if got := i.Candidates(draft.KeyPlace, "呉市、おのみち", 5); !slices.Equal(got, []string{"広島県尾道市 (342050)"}) {
		t.Errorf("%q", got)
	}
	if got := i.Completions(draft.KeyPartner, "日本"); !slices.Contains(got, "日本郵便株式会社") {
		t.Errorf("%q", got)
	}
	for _, u := range []string{"www.example.jp", "ftp://example.jp/", "https://user@example.jp/"} {
		if why := i.Check(draft.KeyURL, u); why == nil || why.Code != "url-invalid" {
			t.Errorf("%s: %v", u, why)
		}
	}
}

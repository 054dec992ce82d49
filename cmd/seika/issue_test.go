package main

import (
	"strings"
	"testing"
)

// An issue made with the form for agreements, in either language, becomes a record without another hand.
func TestNewFromIssueForm(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		t.Run(lang, func(t *testing.T) {
			r := newRunner(t)
			r.write("issue.md", filledIn(t, lang))
			out := r.must("data", "seika new --from ../issue.md --lang "+lang+" --insist < /dev/null")
			made := strings.TrimSpace(r.must("data", "git ls-files --others --exclude-standard agreements"))
			holds(t, "what seika new says", out, "agreements/osaka/")
			text := ""
			for name := range strings.Lines(made) {
				text += r.read("data/" + strings.TrimSpace(name))
			}
			holds(t, "the record", text, `ref: "jp:270008"`, "株式会社見本", "2024-05-20", "https://www.pref.osaka.lg.jp/kyotei.html", "accessed: 2026-11-20")
			r.must("data", "seika lint && seika fmt --check")
		})
	}
}

// A form that is sent in as it is makes no record: each empty value is named.
func TestNewFromEmptyIssueForm(t *testing.T) {
	r := newRunner(t)
	for _, lang := range []string{"ja", "en"} {
		r.write("issue.md", issueBody(t, lang, func(block string) string { return block }))
		out, err := r.run("data", "seika new --from ../issue.md --lang "+lang+" < /dev/null")
		if err == nil {
			t.Errorf("%s: a record was made:\n%s", lang, out)
		}
		holds(t, "the refusal", out, "issue.md:")
		if made := r.must("data", "git status --porcelain"); made != "" {
			t.Errorf("%s: files are left: %s", lang, made)
		}
	}
}

// filledIn is an issue about an agreement as somebody would write it.
func filledIn(t *testing.T, lang string) string {
	t.Helper()
	return issueBody(t, lang, func(block string) string {
		for _, fill := range [][2]string{
			{`{ja: "", en: ""}`, `{ja: "大阪府と株式会社見本の包括連携協定", en: "Osaka Prefecture – Mihon comprehensive agreement"}`},
			{`{ja: ""}`, `{ja: "大阪府と株式会社見本の包括連携協定"}`},
			{`role: government, ref: ""`, `role: government, ref: "大阪府"`},
			{`role: company, ref: ""`, `role: company, ref: "株式会社見本"`},
			{"signed:", "signed: 令和6年5月20日"},
			{`title: "", url: "", accessed:`, `title: "包括連携協定を締結しました", url: "https://www.pref.osaka.lg.jp/kyotei.html", accessed: 2026-11-20`},
		} {
			block = strings.Replace(block, fill[0], fill[1], 1)
		}
		return block
	})
}

// issueBody is the text that the host makes of the form for agreements.
func issueBody(t *testing.T, lang string, fill func(block string) string) string {
	t.Helper()
	var form struct {
		Body []struct {
			Type       string
			Attributes struct{ Label, Value, Placeholder, Render string }
		}
	}
	decode(t, ".github/ISSUE_TEMPLATE/agreement."+lang+".yml", &form)
	var body strings.Builder
	for _, f := range form.Body {
		switch {
		case f.Type == "markdown":
		case f.Attributes.Render != "":
			body.WriteString("### " + f.Attributes.Label + "\n\n```" + f.Attributes.Render + "\n" + fill(f.Attributes.Value) + "```\n\n")
		default:
			body.WriteString("### " + f.Attributes.Label + "\n\n" + f.Attributes.Placeholder + "\n\n")
		}
	}
	return body.String()
}

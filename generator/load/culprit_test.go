package load

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestNoCulprit scans sound records: where there is no mistake, none is found.
func TestNoCulprit(t *testing.T) {
	texts := map[string]string{
		"text over lines":      "summary:\n  ja: |\n    見出し: 本文\n      - 深い字下げ\n  en: >-\n    A: b\nsigned: 2014\n",
		"quotes over lines":    "title:\n  ja: \"一行目\n    signed: ではない\"\n  en: 'it''s: fine'\n",
		"brackets over lines":  "parties: [\n  {role: company, ref: a}, # first: one\n  {role: bank,\n   ref: b},\n]\nsigned: 2014\n",
		"lists at the margin":  "themes:\n- health\n- disaster\nparties:\n- role: company\n  ref: a\n- {role: bank, ref: b}\n",
		"signs inside values":  "title: {ja: 50%・A@B・C*D}\nnote: a:b c#d http://example.org/?a=b#c\n",
		"full width in values": "title: {ja: 目的：健康、福祉, en: 'a，b'}\n",
	}
	for _, rule := range Rules() {
		if rule.ID != ruleFileName.ID {
			texts["example of "+rule.ID] = rule.Good
		}
	}
	records := os.DirFS(filepath.Join("..", "..", "agreements"))
	err := fs.WalkDir(records, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".yaml" {
			return err
		}
		text, err := fs.ReadFile(records, name)
		texts[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range texts {
		if c := findCulprit(text); c != nil {
			t.Errorf("%s: %d:%d: %s", name, c.line, c.column, c.message.EN)
		}
	}
}

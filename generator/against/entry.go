package against

import (
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
)

// appended are the lists that only grow, apart from measurements, which have a rule of their own. Their items are what happened, what was
// declared and what was answered.
var appended = map[string]*agreement.Object{
	"events":       object("deliverables", "events"),
	"pathway":      object("pathway"),
	"activations":  object("activations"),
	"replications": object("replications"),
	"responses":    object("responses"),
	"amendments":   object("amendments"),
}

var entryRemoved = &rule{
	Rule: diag.Rule{
		ID:       "entry-removed",
		Severity: diag.Error,
		Title:    diag.T("起きたことの記録が消されている", "Something that happened is struck out"),
		Why: diag.T(
			"出来事、事業化の段階、発動、横展開、当事者の見解、約束の変更は、追記するだけの一覧です。都合の悪い一行を消せるなら、残りの行も信じられません。まだ確認されていない記録では提案です。",
			"Events, steps of the pathway, uses, spread, replies and declared changes are lists that only grow. If an unwelcome line can be struck out, the others cannot be believed either. In a record that nobody has reviewed yet it is a hint."),
		Bad: versions(reviewed(examplePathway), reviewed(instead(examplePathway, "  - {stage: stopped, on: 2021-06-01, evidence: [e2]}\n", ""))),
		Good: versions(reviewed(examplePathway), reviewed(examplePathway+`  - {stage: pilot, on: 2022-04-01, evidence: [e2]}
`)),
		Since: since010,
	},
	record: func(p *pass) {
		for i := range p.changes {
			c := &p.changes[i]
			list, o := listOf(c.Path)
			if c.Kind != diff.Removed || c.Leaves == nil || o == nil {
				continue
			}
			if declared, _ := diff.Declared(p.old, p.new, *c); declared {
				continue
			}
			put := list + ":\n  - " + flow(o, c.Leaves, c.Path)
			fix := diag.Tf("次を %[1]s に戻し、新しいことはその後に加えてください。\n%[2]s", "Put this back under %[1]s, and add what is new behind it.\n%[2]s", list, put)
			if list != "amendments" {
				fix.JA += "\n誤って載せたものなら、代わりに次を amendments に加え、大文字のところを埋めてください。\n" + amendment(c.Path, "", "", "corrected")
				fix.EN += "\nIf it never happened, add this to amendments instead and fill in the capitals.\n" + amendment(c.Path, "", "", "corrected")
			}
			p.reportChange(c.Path, p.describe(c), fix)
		}
	},
}

var entryRewritten = &rule{
	Rule: diag.Rule{
		ID:       "entry-rewritten",
		Severity: diag.Error,
		Title:    diag.T("起きたことの記録が書き換えられている", "Something that happened is rewritten"),
		Why: diag.T(
			"追記するだけの一覧の項目は、載せたときのまま残します。誤りの訂正は amendments に cause: corrected で書きます。出典や説明を書き足すのは構いません。まだ確認されていない記録では提案です。",
			"Items of lists that only grow stay as they were. The correction of an error is declared under amendments with cause: corrected. To add sources or explanations is fine. In a record that nobody has reviewed yet it is a hint."),
		Bad: versions(reviewed("activations:\n  - {on: 2020-07-04, event: {ja: 豪雨}, quantity: {value: 120, unit: 本}, evidence: [e1]}\n"),
			reviewed("activations:\n  - {on: 2020-07-04, event: {ja: 豪雨}, quantity: {value: 1200, unit: 本}, evidence: [e1]}\n")),
		Good: versions(reviewed("activations:\n  - {on: 2020-07-04, event: {ja: 豪雨}, quantity: {value: 120, unit: 本}, evidence: [e1]}\n"),
			reviewed("activations:\n  - {on: 2020-07-04, event: {ja: 豪雨}, quantity: {value: 1200, unit: 本}, evidence: [e1]}\n"+
				`amendments:
  - {on: 2022-06-01, path: "activations/2020-07-04,豪雨/quantity/value", from: 120, to: 1200, cause: corrected, reason: {ja: 桁の写し間違い。}, evidence: [e1]}
`)),
		Since: since010,
	},
	record: func(p *pass) {
		for i := range p.changes {
			c := &p.changes[i]
			list, o := listOf(c.Item)
			if c.Kind == diff.Added || o == nil || c.Item == c.Path || !fixed(list, c.Path[len(c.Item)+1:]) {
				continue
			}
			if c.New != "" && strings.HasPrefix(c.New, c.Old+"-") {
				continue // the same date, known more precisely
			}
			if declared, _ := diff.Declared(p.old, p.new, *c); declared {
				continue
			}
			p.reportChange(c.Path, p.describe(c), diag.Tf(
				"元の値（%[1]s）に戻してください。記録の誤りを直したのなら、次を amendments に加え、大文字のところを埋めてください。\n%[2]s",
				"Put the value that was there (%[1]s) back. If an error of the record was mended, add this to amendments and fill in the capitals.\n%[2]s",
				c.Old, amendment(c.Path, c.Old, c.New, "corrected")))
		}
	},
}

// fixed reports whether a value of an item must stay as it was. Sources have a rule of their own, and explanations may be worded better; what a
// party replied is its own word.
func fixed(list, key string) bool {
	first, _, _ := strings.Cut(key, "/")
	switch first {
	case "note", "reason", "evidence":
		return false
	case "text":
		return list == "responses"
	}
	return true
}

// listOf returns the key of the list that an item belongs to, and what its items are; nil for a list that may shrink.
func listOf(item string) (key string, o *agreement.Object) {
	segments := strings.Split(item, "/")
	if n := len(segments); n == 2 || n == 4 && segments[0] == "deliverables" && segments[2] == "events" {
		key = segments[n-2]
		return key, appended[key]
	}
	return "", nil
}

// describe says in a sentence what happened to a value.
func (p *pass) describe(c *diff.Change) agreement.Localized {
	t := diff.Describe(p.before, p.after, *c)
	return agreement.L(t.JA+"。", t.EN+".")
}

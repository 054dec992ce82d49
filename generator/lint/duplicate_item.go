package lint

import (
	"fmt"
	"reflect"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var duplicateItem = &rule{
	Rule: diag.Rule{
		ID:       "duplicate-item",
		Severity: diag.Error,
		Title:    diag.T("同じ項目が一覧に二度ある", "An item stands twice in its list"),
		Why: diag.T(
			"履歴は一覧の項目を ID か、ID の代わりになる項目（種類と日付など）で見分けます。同じものが二つあると、どちらが変わったのか分かりません。",
			"History tells the items of a list apart by their id, or by what stands for one (type and date, say). With two alike nobody can tell which of them changed."),
		Bad: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05, type: started, evidence: [e1]}
      - {on: 2020-05, type: started, note: {ja: 二台目}, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - id: d1
    title: {ja: 移動販売}
    events:
      - {on: 2020-05-01, type: started, evidence: [e1]}
      - {on: 2020-05-20, type: started, note: {ja: 二台目}, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	file: func(p *pass) {
		for i := range p.lists {
			l := &p.lists[i]
			if len(l.plan.naturalKey) == 0 {
				continue
			}
			for _, twin := range l.twins() {
				at := p.path(l.node)
				key := l.key(twin.second)
				d := p.report(at.Index(twin.second), diag.Tf("「%[1]s」に同じ項目が二度あります（%[2]s）。", "%[1]s has the same item twice (%[2]s).", l.field.Key, describe(l, key, twin.second)))
				d.Expected = diag.Tf("%s が項目ごとに違うこと", "items that differ in %s", strings.Join(l.plan.NaturalKey[key.alternative], " + "))
				d.Fix = diag.T(
					"同じことなら一つにまとめ、違うことなら日付などを詳しくして区別してください。",
					"Make them one if they say the same; if not, tell them apart, with a more precise date for instance.")
				d.Notes = []diag.Note{p.note(at.Index(twin.first), diag.T("最初はここにあります。", "The first stands here."))}
			}
		}
	},
}

// itemKey says by which of the alternatives of its natural key an item is known.
type itemKey struct {
	alternative int
	known       bool
}

func (l *list) key(i int) itemKey {
	item := l.items.Index(i)
	for n, places := range l.plan.naturalKey {
		if !item.Field(places[0]).IsZero() {
			return itemKey{n, true}
		}
	}
	// With a single way to tell items apart, two items without it are alike: two targets that do not say when they were set.
	return itemKey{0, len(l.plan.naturalKey) == 1}
}

func (l *list) same(i, j int) bool {
	ki, kj := l.key(i), l.key(j)
	if !ki.known || ki != kj {
		return false
	}
	a, b := l.items.Index(i), l.items.Index(j)
	for _, place := range l.plan.naturalKey[ki.alternative] {
		if !a.Field(place).Equal(b.Field(place)) {
			return false
		}
	}
	return true
}

// twins returns each item that an earlier one equals, with the first such one.
func (l *list) twins() []pair {
	n := l.items.Len()
	if n > pairwise {
		return equalPairs(n, func(i int) string {
			k := l.key(i)
			if !k.known {
				return ""
			}
			return fmt.Sprint(k.alternative, "\x00", l.keyText(k, i, "\x00"))
		})
	}
	var found []pair
	for j := 1; j < n; j++ {
		for i := range j {
			if l.same(i, j) {
				found = append(found, pair{i, j})
				break
			}
		}
	}
	return found
}

// keyText is what tells item i apart, as text.
func (l *list) keyText(k itemKey, i int, separator string) string {
	var parts []string
	for _, place := range l.plan.naturalKey[k.alternative] {
		parts = append(parts, plainText(l.items.Index(i).Field(place)))
	}
	return strings.Join(parts, separator)
}

// plainText is a simple value of a record as it is written there.
func plainText(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case agreement.Localized:
		return x.JA + x.EN
	case fmt.Stringer:
		return x.String()
	}
	return fmt.Sprint(v.Interface())
}

func describe(l *list, k itemKey, i int) string {
	if s := l.keyText(k, i, " "); strings.TrimSpace(s) != "" {
		return strings.TrimSpace(s)
	}
	return strings.Join(l.plan.NaturalKey[k.alternative], " + ") + ": –"
}

var duplicateReference = &rule{
	Rule: diag.Rule{
		ID:       "duplicate-reference",
		Severity: diag.Warning,
		Title:    diag.T("同じ参照が二度ある", "A reference is given twice"),
		Why: diag.T(
			"同じ出典や分野を二度書いても意味は変わりません。多くは、別の出典を書くはずだった打ち間違いです。",
			"Naming a source or theme twice says nothing more. Mostly it is a slip for another one."),
		Bad:   exampleHead + "themes: [health, health]\n" + exampleEvidence,
		Good:  exampleHead + "themes: [health, disaster]\n" + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		reportRepeated(p, root, "themes", a.Themes)
		for i := range p.claims {
			reportRepeated(p, p.claims[i].node, "evidence", p.claims[i].refs)
		}
	},
}

func reportRepeated(p *pass, node int32, key string, refs []string) {
	for _, t := range equalPairs(len(refs), func(i int) string { return refs[i] }) {
		at := p.path(node).Key(key)
		d := p.report(at.Index(t.second), diag.Tf("「%s」が二度書かれています。", "%q is given twice.", refs[t.second]))
		d.Fix = diag.T("一つを消すか、書くはずだったものに直してください。", "Remove one of them, or write what was meant.")
		d.Notes = []diag.Note{p.note(at.Index(t.first), diag.T("最初はここにあります。", "The first stands here."))}
	}
}

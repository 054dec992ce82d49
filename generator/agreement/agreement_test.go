package agreement_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"seika/generator/agreement"
)

func TestParseNumber(t *testing.T) {
	for _, s := range []string{"0", "1200", "40.0", "-0.5", "0.001", "12345678901234567890"} {
		if n, err := agreement.ParseNumber(s); err != nil || string(n) != s {
			t.Errorf("%q: %v %v", s, n, err)
		}
	}
	for _, s := range []string{"", "-", ".5", "5.", "1,200", "1e3", "+5", "012", "0x10", "1_000", "１２", "約5", "--1", "1.2.3", "NaN", strings.Repeat("9", 41)} {
		if n, err := agreement.ParseNumber(s); err == nil {
			t.Errorf("%q is accepted as %v", s, n)
		}
	}
	if agreement.Number("40.0").Cmp("40") != 0 || agreement.Number("0.1").Cmp("0.10000000000000000001") != -1 {
		t.Error("numbers are not compared exactly")
	}
	if !agreement.Number("").IsZero() || agreement.Number("0").IsZero() {
		t.Error("a stated zero and no number at all are the same")
	}
	out, err := json.Marshal(map[string]agreement.Number{"v": "40.0"})
	if err != nil || string(out) != `{"v":40.0}` {
		t.Errorf("JSON: %s %v", out, err)
	}
}

func TestValidID(t *testing.T) {
	for _, s := range []string{"a", "osaka-pref-example-2014", "7-eleven", strings.Repeat("a", 80)} {
		if !agreement.ValidID(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for _, s := range []string{"", "-a", "a-", "a--b", "A", "a_b", "大阪", "a b", "a/b", "..", strings.Repeat("a", 81)} {
		if agreement.ValidID(s) {
			t.Errorf("%q is accepted", s)
		}
	}
}

func TestGrades(t *testing.T) {
	a := &agreement.Agreement{
		Parties: []agreement.Party{{Role: agreement.RoleGovernment, Ref: "jp:270008"}, {Role: "company", Ref: "example"}},
		Evidence: []agreement.Evidence{
			{ID: "audit", Type: "audit"}, {ID: "own-audit", Type: "audit", By: "jp:270008"}, {ID: "own-study", Type: "research", By: "example"},
			{ID: "report", Type: "official-report", By: "jp:270008"}, {ID: "company-statistics", Type: "statistics", By: "example"},
			{ID: "press", Type: "press"}, {ID: "page", Type: "official-page", By: "jp:270008"}, {ID: "release", Type: "party-release", By: "example"},
			{ID: "somebody", Type: "audit", By: "stranger"},
		},
	}
	for id, want := range map[string]agreement.Grade{
		"audit": agreement.GradeA, "own-audit": agreement.GradeC, "own-study": agreement.GradeC, "report": agreement.GradeB,
		"company-statistics": agreement.GradeC, "press": agreement.GradeB, "page": agreement.GradeC, "release": agreement.GradeD, "somebody": agreement.GradeA,
	} {
		e, _ := a.EvidenceByID(id)
		if got := a.Grade(e); got != want {
			t.Errorf("%s has grade %s, want %s", id, got, want)
		}
	}
	if got := a.BestGrade([]string{"release", "press", "nothing"}); got != agreement.GradeB {
		t.Errorf("best grade %s", got)
	}
	if got := a.BestGrade([]string{"nothing"}); got != 0 || got.AtLeast(agreement.GradeD) {
		t.Errorf("a source that is not there has grade %q", got)
	}
	for _, w := range agreement.EvidenceVocabulary.Words {
		if g := (&agreement.Agreement{}).Grade(&agreement.Evidence{Type: agreement.EvidenceType(w.ID)}); g == 0 {
			t.Errorf("evidence type %s has no grade", w.ID)
		}
	}
}

// TestFieldTable holds table and types together and demands both languages everywhere.
func TestFieldTable(t *testing.T) {
	for _, c := range []struct {
		object *agreement.Object
		typ    reflect.Type
	}{
		{agreement.RecordObject, reflect.TypeFor[agreement.Agreement]()},
		{agreement.OrganisationObject, reflect.TypeFor[agreement.Organisation]()},
		{agreement.ThemeObject, reflect.TypeFor[agreement.Theme]()},
	} {
		checkObject(t, c.object, c.typ)
	}
	for _, v := range agreement.Vocabularies() {
		seen := map[string]bool{}
		for _, w := range v.Words {
			if seen[w.ID] || !agreement.ValidID(w.ID) {
				t.Errorf("vocabulary %s: word %q occurs twice or is no id", v.Name, w.ID)
			}
			seen[w.ID] = true
			if w.Label.JA == "" || w.Label.EN == "" || w.Doc.JA == "" || w.Doc.EN == "" {
				t.Errorf("vocabulary %s: %q lacks a label or an explanation in a language", v.Name, w.ID)
			}
		}
	}
}

func checkObject(t *testing.T, o *agreement.Object, typ reflect.Type) {
	t.Helper()
	keys := map[string]reflect.Type{}
	for i := range typ.NumField() {
		name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		keys[name] = typ.Field(i).Type
	}
	if len(keys) != len(o.Fields) {
		t.Errorf("%s has %d fields in Go and %d in the table", o.Name, len(keys), len(o.Fields))
	}
	for i := range o.Fields {
		f := &o.Fields[i]
		ft, ok := keys[f.Key]
		if !ok {
			t.Errorf("%s.%s is not in the Go type", o.Name, f.Key)
			continue
		}
		if f.Label.JA == "" || f.Label.EN == "" || f.Doc.JA == "" || f.Doc.EN == "" {
			t.Errorf("%s.%s lacks a label or an explanation in a language", o.Name, f.Key)
		}
		if f.List != (ft.Kind() == reflect.Slice) {
			t.Errorf("%s.%s: list in the table and %s in Go", o.Name, f.Key, ft)
		}
		if (f.Type == agreement.TypeObject) != (f.Object != nil) || (f.Type == agreement.TypeWord) != (f.Vocabulary != nil) {
			t.Errorf("%s.%s: object or vocabulary does not go with its type", o.Name, f.Key)
		}
		if f.Object == nil && f.Example == "" {
			t.Errorf("%s.%s has no example", o.Name, f.Key)
		}
		if f.Object != nil {
			for ft.Kind() == reflect.Slice || ft.Kind() == reflect.Pointer {
				ft = ft.Elem()
			}
			checkObject(t, f.Object, ft)
			for _, alternative := range f.Object.NaturalKey {
				for _, key := range alternative {
					if _, ok := f.Object.Field(key); !ok {
						t.Errorf("%s: natural key %q is no field", f.Object.Name, key)
					}
				}
			}
		}
	}
}

func TestLocalized(t *testing.T) {
	both, ja, en := agreement.L("日", "E"), agreement.L("日", ""), agreement.L("", "E")
	for _, c := range []struct {
		text       agreement.Localized
		lang, want string
	}{{both, "ja", "日"}, {both, "en", "E"}, {ja, "en", "日"}, {en, "ja", "E"}, {ja, "ja", "日"}, {agreement.Localized{}, "ja", ""}} {
		if got := c.text.In(c.lang); got != c.want {
			t.Errorf("%v in %s is %q", c.text, c.lang, got)
		}
	}
}

package diag

import (
	"encoding/json"
	"testing"
)

func TestJSON(t *testing.T) {
	golden(t, "json.golden", render(t, printer("ja"), "json", findings))
}

func TestJSONIsTheSameInEveryLanguage(t *testing.T) {
	if a, b := render(t, printer("ja"), "json", findings), render(t, printer("en"), "json", findings); string(a) != string(b) {
		t.Error("the language shows")
	}
}

func TestJSONWithoutFindings(t *testing.T) {
	if got := string(render(t, printer("en"), "json", nil)); got != "[]\n" {
		t.Errorf("%q, want an empty array", got)
	}
}

func TestJSONKeepsEverything(t *testing.T) {
	var out []jsonFinding
	if err := json.Unmarshal(render(t, printer("en"), "json", findings[:2]), &out); err == nil {
		t.Fatal("severity decoded into a number: the test is wrong")
	}
	var loose []map[string]any
	if err := json.Unmarshal(render(t, printer("en"), "json", findings[:2]), &loose); err != nil {
		t.Fatal(err)
	}
	first := loose[0]
	if first["rule"] != "unknown-value" || first["severity"] != "error" || first["column"] != 37.0 || first["path"] != "title/kind" {
		t.Errorf("%v", first)
	}
	if notes := first["notes"].([]any); len(notes) != 2 {
		t.Errorf("notes: %v", notes)
	}
	if _, there := first["expected"]; there {
		t.Error("an empty expectation is written")
	}
	if fix := loose[1]["fix"].(map[string]any); fix["ja"] == "" || fix["en"] == "" {
		t.Errorf("fix: %v", fix)
	}
}

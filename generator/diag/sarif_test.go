package diag

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"seika/generator/source"
)

func TestSARIF(t *testing.T) {
	golden(t, "sarif.golden", render(t, printer("en"), "sarif", findings))
	golden(t, "sarif.ja.golden", render(t, printer("ja"), "sarif", findings[:1]))
}

// The structure the standard asks for, checked on the JSON and not on our own types.
func TestSARIFStructure(t *testing.T) {
	for name, list := range map[string]List{"findings": findings, "none": nil} {
		t.Run(name, func(t *testing.T) {
			var log map[string]any
			if err := json.Unmarshal(render(t, printer("en"), "sarif", list), &log); err != nil {
				t.Fatal(err)
			}
			if log["version"] != "2.1.0" || !strings.Contains(log["$schema"].(string), "sarif-schema-2.1.0.json") {
				t.Errorf("version %v, schema %v", log["version"], log["$schema"])
			}
			run := log["runs"].([]any)[0].(map[string]any)
			if run["columnKind"] != "unicodeCodePoints" {
				t.Errorf("columnKind %v: our columns are runes", run["columnKind"])
			}
			driver := run["tool"].(map[string]any)["driver"].(map[string]any)
			if driver["name"] != "Seika" || driver["version"] != "1.2.3" {
				t.Errorf("driver %v", driver)
			}
			ids := checkSARIFRules(t, driver["rules"].([]any))
			results := run["results"].([]any)
			if len(results) != len(list.Sorted()) {
				t.Errorf("%d results of %d findings", len(results), len(list))
			}
			for _, result := range results {
				checkSARIFResult(t, result.(map[string]any), ids)
			}
		})
	}
}

func checkSARIFRules(t *testing.T, rules []any) []string {
	t.Helper()
	var ids []string
	for _, r := range rules {
		rule := r.(map[string]any)
		id := rule["id"].(string)
		if slices.Contains(ids, id) {
			t.Errorf("rule %s stands twice", id)
		}
		ids = append(ids, id)
		for _, key := range []string{"shortDescription", "fullDescription", "help"} {
			if message, there := rule[key].(map[string]any); there && message["text"] == "" {
				t.Errorf("rule %s: %s is empty", id, key)
			}
		}
		if uri, there := rule["helpUri"].(string); there {
			if u, err := url.Parse(uri); err != nil || !u.IsAbs() {
				t.Errorf("rule %s: helpUri %q", id, uri)
			}
		}
	}
	return ids
}

func checkSARIFResult(t *testing.T, result map[string]any, ids []string) {
	t.Helper()
	if i := int(result["ruleIndex"].(float64)); ids[i] != result["ruleId"] {
		t.Errorf("ruleIndex %d is %s, not %v", i, ids[i], result["ruleId"])
	}
	if level := result["level"].(string); !slices.Contains([]string{"error", "warning", "note"}, level) {
		t.Errorf("level %q", level)
	}
	if result["message"].(map[string]any)["text"] == "" {
		t.Error("an empty message")
	}
	if print := result["partialFingerprints"].(map[string]any)["primaryLocationLineHash"].(string); !strings.HasSuffix(print, ":1") {
		t.Logf("repeated line: %s", print)
	}
	locations, _ := result["locations"].([]any)
	if len(locations) > 1 {
		t.Errorf("%d locations", len(locations))
	}
	related, _ := result["relatedLocations"].([]any)
	for _, l := range append(slices.Clone(locations), related...) {
		physical, there := l.(map[string]any)["physicalLocation"].(map[string]any)
		if !there {
			continue
		}
		artifact := physical["artifactLocation"].(map[string]any)
		if u, err := url.Parse(artifact["uri"].(string)); err != nil || strings.ContainsAny(artifact["uri"].(string), " ") {
			t.Errorf("uri %v: %v, %v", artifact["uri"], u, err)
		}
		region, there := physical["region"].(map[string]any)
		if !there {
			continue
		}
		if region["startLine"].(float64) < 1 {
			t.Errorf("region %v", region)
		}
		if column, there := region["startColumn"].(float64); there && (column < 1 || region["endColumn"].(float64) <= column) {
			t.Errorf("region %v", region)
		}
	}
}

// A fingerprint stays when lines are added above, and tells equal lines and unlike rules apart.
func TestSARIFFingerprints(t *testing.T) {
	prints := func(content string, lines ...int) []string {
		var list List
		for _, line := range lines {
			list.Add(Diagnostic{Rule: "r", Position: source.Position{File: "a.yaml", Line: line, Column: 1}, Path: source.Path(fmt.Sprint("x/", line))})
		}
		p := &Printer{Source: func(string) *source.File { return &source.File{Content: []byte(content)} }}
		var log sarifLog
		if err := json.Unmarshal(render(t, p, "sarif", list), &log); err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, result := range log.Runs[0].Results {
			out = append(out, result.PartialFingerprints["primaryLocationLineHash"])
		}
		return out
	}
	before := prints("a: 1\nb: 2\nb: 2\n", 1, 2, 3)
	moved := prints("# new\n\na: 1\n  b: 2\nc: 3\nb:  2\n", 3, 4, 6)
	if !slices.Equal(before, moved) {
		t.Errorf("moved lines: %v, then %v", before, moved)
	}
	if before[1] == before[2] || before[0] == before[1] {
		t.Errorf("findings share a fingerprint: %v", before)
	}
	if edited := prints("a: 9\nb: 2\nb: 2\n", 1, 2, 3); edited[0] == before[0] || edited[1] != before[1] {
		t.Errorf("an edited line: %v, then %v", before, edited)
	}
	if unknown := prints("", 7, 8); unknown[0] == unknown[1] {
		t.Errorf("without the lines, unlike paths share a fingerprint: %v", unknown)
	}
}

func TestSARIFMessageHasNoLinks(t *testing.T) {
	d := Diagnostic{Message: T("", `see [x](javascript:alert(1)) \ y`)}
	if got := sarifMessage(d, "en"); got != `see \[x\](javascript:alert(1)) \\ y` {
		t.Errorf("%s", got)
	}
	if got := sarifMessage(Diagnostic{Message: T("", "a [b] c")}, "en"); got != "a [b] c" {
		t.Errorf("%s", got)
	}
}

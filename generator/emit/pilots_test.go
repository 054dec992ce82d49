package emit_test

import (
	"encoding/json"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// pilotRecord is a record of a kind with a pathway, both as YAML.
func pilotRecord(id, kind, pathway string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("id: " + id + "\ntitle: {ja: 協定, en: Agreement}\nkind: " + kind + "\nparties: [{role: government, ref: \"jp:270008\"}]\nsigned: 2018-04-01\n" +
		"pathway: [" + pathway + "]\nevidence:\n  - {id: e1, type: press, title: 例, publisher: 例新聞, url: https://example.org/1, accessed: 2020-01-01}\n")}
}

// The page counts what sources confirm under the agreement, and puts every agreement into one group.
func TestPilots(t *testing.T) {
	const pilot = "{stage: pilot, on: 2018-06, evidence: [e1]}"
	files := mustFiles(t, input(t, fstest.MapFS{
		"agreements/adopted.yaml":       pilotRecord("adopted", "field", pilot+", {stage: evaluation, on: 2019-01, evidence: [e1]}, {stage: assembly, on: 2019-03, evidence: [e1]}, {stage: contract, on: 2019-04, evidence: [e1]}"),
		"agreements/stopped.yaml":       pilotRecord("stopped", "comprehensive", pilot+", {stage: stopped, on: 2019-01, evidence: [e1]}"),
		"agreements/promised.yaml":      pilotRecord("promised", "pilot", ""),
		"agreements/unproven.yaml":      pilotRecord("unproven", "pilot", "{stage: evaluation, on: 2019-01}, {stage: procurement, on: 2099-01, evidence: [e1]}"),
		"agreements/before.yaml":        pilotRecord("before", "comprehensive", "{stage: pilot, on: 2017-01, evidence: [e1]}"),
		"agreements/plain.yaml":         pilotRecord("plain", "field", ""),
		"agreements/a-programme.yaml":   pilotRecord("a-programme", "programme", pilot),
		"agreements/comprehensive.yaml": pilotRecord("comprehensive", "comprehensive", ""),
	}))
	var page struct {
		Params struct {
			Steps []struct{ ID, Number, Share string }
			Lists []struct {
				ID   string
				Rows []struct{ ID string }
			}
			Groups   []struct{ ID, Number string }
			Measures []struct{ Cells []string }
		}
	}
	if err := json.Unmarshal(files["content/pilots.en.html"], &page); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range page.Params.Steps {
		got[s.ID] = s.Number + s.Share // four pilots are too few for shares
	}
	for _, g := range page.Params.Groups {
		got["group "+g.ID] = g.Number
	}
	for _, l := range page.Params.Lists {
		for _, r := range l.Rows {
			got["list "+l.ID] += r.ID
		}
	}
	want := map[string]string{
		"pilot": "4", "evaluation": "1", "budget": "1", "procurement": "0", "adopted": "1", "lost": "0", "stopped": "1",
		"group comprehensive": "2", "group other": "1", "group pilot": "4", "list adopted": "adopted", "list stopped": "stopped",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("-want +got:\n%s", d)
	}
	for _, m := range page.Params.Measures {
		if len(m.Cells) != len(page.Params.Groups) {
			t.Errorf("a line of the comparison has %d cells for %d groups", len(m.Cells), len(page.Params.Groups))
		}
	}
}

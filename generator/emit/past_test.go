package emit_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/emit"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// texts are all texts of a page.
func texts(t *testing.T, files map[string][]byte, path string) string {
	t.Helper()
	if files[path] == nil {
		t.Fatalf("%s is not made", path)
	}
	var all []string
	for _, v := range values(t, path, files[path]) {
		all = append(all, v.text)
	}
	return strings.Join(all, "\n")
}

// Without a history that can be trusted nothing is said about changes, and there are no feeds.
func TestNothingIsClaimedWithoutHistory(t *testing.T) {
	known := witnessed(t).History
	for name, test := range map[string]struct {
		history *history.History
		line    string
		state   string
	}{
		"not read": {nil, "This is no git repository; there is no history.", history.None},
		"none":     {&history.History{Certificate: history.Certificate{Version: 1, State: history.None}}, "This is no git repository; there is no history.", history.None},
		"shallow":  {&history.History{Certificate: history.Certificate{Version: 1, State: history.Shallow}, Timelines: known.Timelines}, "The history is cut off, so nothing is said about changes.", history.Shallow},
		"partial":  {&history.History{Certificate: history.Certificate{Version: 1, State: history.Partial}, Timelines: known.Timelines}, "Parts of the history are missing here, so nothing is said about changes.", history.Partial},
	} {
		t.Run(name, func(t *testing.T) {
			in := witnessed(t)
			in.History = test.history
			files := mustFiles(t, in)
			if feeds := feedPaths(files); len(feeds) > 0 {
				t.Errorf("feeds %v", feeds)
			}
			for _, page := range []string{"agreements/walk-2025", "changes", "goalposts"} {
				all := texts(t, files, "content/"+page+".en.html")
				if !strings.Contains(all, test.line) {
					t.Errorf("%s does not say %q", page, test.line)
				}
				for _, word := range []string{"Undeclared", "Drafting", "No goalpost move", "No change is recorded", "山田花子", "commit-", "Recorded:", "/feeds/"} {
					if strings.Contains(all, word) {
						t.Errorf("%s says %q", page, word)
					}
				}
			}
			home := texts(t, files, "content/_index.en.html")
			if shown := strings.Contains(home, test.line); shown != (test.state != history.None) {
				t.Errorf("the front page speaks of the history: %v", shown)
			}
			if got := string(files["static/data/history.json"]); got != fmt.Sprintf(`{"version":1,"state":%q}`+"\n", test.state) {
				t.Errorf("certificate %s", got)
			}
			checkLinks(t, files)
		})
	}
}

// A complete history in which nothing moved says so.
func TestEmptyHistory(t *testing.T) {
	in := witnessed(t)
	in.History = &history.History{Certificate: history.Certificate{Version: 1, State: history.Complete}}
	files := mustFiles(t, in)
	for page, line := range map[string]string{
		"changes": "No change is recorded.", "goalposts": "No goalpost move is recorded.", "agreements/walk-2025": "This record is not in it yet.",
	} {
		if all := texts(t, files, "content/"+page+".en.html"); !strings.Contains(all, line) {
			t.Errorf("%s does not say %q", page, line)
		}
	}
	if feeds := feedPaths(files); len(feeds) > 0 {
		t.Errorf("feeds %v", feeds)
	}
}

// No address of a person is shown, wherever it stood.
func TestNoMailAddresses(t *testing.T) {
	for path, content := range mustFiles(t, witnessed(t)) {
		if !strings.HasSuffix(path, ".yaml") && strings.Contains(string(content), "@example.com") {
			t.Errorf("%s shows an e-mail address", path)
		}
	}
}

// A change of one record leaves the pages of others alone, except those that list changes.
func TestHistoryOfOneRecordStaysThere(t *testing.T) {
	in := witnessed(t)
	before := mustFiles(t, in)
	h := *in.History
	h.Timelines = slices.Clone(h.Timelines)
	for i, timeline := range h.Timelines {
		if timeline.ID == "walk-2025" {
			changed := *timeline
			changed.Revisions = slices.Clone(changed.Revisions)
			changed.Revisions[len(changed.Revisions)-1].Author = "Somebody else"
			h.Timelines[i] = &changed
		}
	}
	in.History = &h
	shared := []string{"changes", "goalposts", "_index", "/places/271276", "/places/270008", "/places/271004", "/partners/example"}
	for path, content := range mustFiles(t, in) {
		if string(before[path]) == string(content) || strings.Contains(path, "walk-2025") {
			continue
		}
		if !slices.ContainsFunc(shared, func(s string) bool { return strings.Contains(path, s) }) {
			t.Errorf("%s changed with the history of another record", path)
		}
	}
}

// moving is an input of one record with n revisions, each with one move of its own kind.
func moving(t *testing.T, n int) emit.Input {
	in := witnessed(t)
	timeline := &history.Timeline{ID: "walk-2025", FirstSeen: time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)}
	for i := range n {
		r := history.Revision{Kind: history.Changed, Commit: gitrepo.ID{byte(i), byte(i >> 8), 1}, Author: "A", Committed: time.Date(2020, 1, 1+i, 12, 0, 0, 0, time.UTC)}
		if i == 0 {
			r.Kind = history.Created
		}
		r.Moves = []diff.Move{{Kind: diff.PromiseDue, Path: "deliverables/d1/promised/due", Subject: agreement.L("健康教室", "Health classes"), Old: "2026-01-01",
			New: "2026-01-02", Days: 1, Direction: []diff.Direction{diff.Easier, diff.Harder}[i%2]}}
		timeline.Revisions = append(timeline.Revisions, r)
	}
	in.History = &history.History{Certificate: history.Certificate{Version: 1, State: history.Complete}, Timelines: []*history.Timeline{timeline}}
	return in
}

// All moves stand on the pages of goalpost moves, each once, those that count first; long histories are cut on other pages, which say so.
func TestLongHistories(t *testing.T) {
	files := mustFiles(t, moving(t, 450))
	var seen []string
	for _, page := range []string{"goalposts", "goalposts-2", "goalposts-3"} {
		for _, v := range values(t, page, files["content/"+page+".en.html"]) {
			if strings.HasSuffix(v.path, ".direction.id") {
				seen = append(seen, v.text)
			}
		}
	}
	if len(seen) != 450 || slices.Contains(seen[:225], "harder") || slices.Contains(seen[225:], "easier") {
		t.Errorf("%d moves, or in another order", len(seen))
	}
	page := texts(t, files, "content/agreements/walk-2025.en.html")
	if !strings.Contains(page, "Older changes left out: 350.") || strings.Count(page, "\nChanged\n") != 100 {
		t.Error("the page of the record does not cut its history")
	}
	if got := strings.Count(texts(t, files, "content/changes.en.html"), "\nChanged\n"); got != 100 {
		t.Errorf("%d recent changes", got)
	}
	if _, j := parseFeeds(t, files, "static/feeds/ja/agreements/walk-2025"); len(j.Items) != 20 {
		t.Errorf("%d entries in the feed of a record", len(j.Items))
	}
	checkLinks(t, files)
}

// The method page explains every kind of move that there is.
func TestEveryKindOfMoveIsExplained(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "../diff/move.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	page := string(mustFiles(t, witnessed(t))["content/method.en.html"])
	kinds := 0
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); ok && name.Name == "MoveKind" {
			id, _ := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			kinds++
			if !strings.Contains(page, `"anchor":"moves-`+id+`"`) {
				t.Errorf("%s is not explained", id)
			}
		}
		return true
	})
	if kinds < 15 {
		t.Errorf("only %d kinds found", kinds)
	}
}

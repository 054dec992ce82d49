package history_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
	"seika/generator/history"
)

// TestRewrittenHistory publishes, rewrites, and publishes again twice: the second publication finds it, and the third still says so.
func TestRewrittenHistory(t *testing.T) {
	g := newGit(t)
	record := "id: a\ntitle: {ja: 例}\n"
	commit := func(day, text string) string {
		g.play(map[string]string{"script": "put agreements/a.yaml record\ncommit " + day + " " + text + "\n", "record": record + "# " + text + "\n"})
		return g.run("", "rev-parse", "HEAD")
	}
	first := commit("2024-01-01", "one")
	second := commit("2024-02-01", "two")
	published := certificate(t, g, history.Certificate{})
	if published.State != history.Complete || published.Head != second || published.Commits != 2 {
		t.Fatalf("the first publication: %+v", published)
	}

	// What was built on top of it, or is an old revision of it, is the same history.
	third := commit("2024-03-01", "three")
	if c := certificate(t, g, published); c.State != history.Complete || len(c.Rewrites) != 0 {
		t.Errorf("a longer history: %+v", c)
	}
	g.run("", "checkout", "-q", first)
	if c := certificate(t, g, published); c.State != history.Complete {
		t.Errorf("an old revision: %+v", c)
	}

	// The second commit goes.
	g.run("", "checkout", "-q", "-B", "main", first)
	other := commit("2024-02-02", "another two")
	found := certificate(t, g, published)
	want := []history.Rewrite{{Before: second, Commits: 2, After: other}}
	if diff := cmp.Diff(want, found.Rewrites); found.State != history.Rewritten || diff != "" {
		t.Errorf("the second publication: state %s, rewrites (-want +got):\n%s", found.State, diff)
	}
	if text := found.Text(); !strings.Contains(text.EN, second[:12]) || !strings.Contains(text.JA, second[:12]) {
		t.Errorf("the text does not name the commit that is gone: %v", text)
	}
	latest := commit("2024-04-01", "four")
	after := certificate(t, g, found)
	if diff := cmp.Diff(want, after.Rewrites); after.State != history.Rewritten || after.Head != latest || diff != "" {
		t.Errorf("the third publication: %s at %s, rewrites (-want +got):\n%s", after.State, after.Head, diff)
	}

	// It comes back, and goes again.
	g.run("", "checkout", "-q", "-B", "main", third)
	if c := certificate(t, g, after); len(c.Rewrites) != 2 || c.Rewrites[1].Before != latest {
		t.Errorf("the fourth publication: %+v", c)
	}
}

// certificate reads the history of the repository as the next publication after before does.
func certificate(t *testing.T, g *git, before history.Certificate) history.Certificate {
	t.Helper()
	repo, err := gitrepo.Open(g.dir, gitrepo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	until, _ := agreement.ParseDate("2026-11-23")
	h, err := history.Read(t.Context(), repo, history.ReadOptions{Folder: "agreements", Until: until, Before: before})
	if err != nil {
		t.Fatal(err)
	}
	return h.Certificate
}

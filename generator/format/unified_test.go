package format_test

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"seika/generator/format"
)

func TestUnified(t *testing.T) {
	const numbers = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n"
	tests := map[string]struct{ before, after, want string }{
		"equal":           {numbers, numbers, ""},
		"one line":        {numbers, strings.Replace(numbers, "5\n", "five\n", 1), "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"},
		"at the begin":    {numbers, "0\n" + numbers, "@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n"},
		"at the end":      {numbers, numbers + "13\n", "@@ -10,3 +10,4 @@\n 10\n 11\n 12\n+13\n"},
		"two hunks":       {numbers, strings.NewReplacer("1\n2\n", "2\n", "\n12\n", "\n").Replace(numbers), "@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -9,4 +8,3 @@\n 9\n 10\n 11\n-12\n"},
		"close changes":   {numbers, strings.NewReplacer("\n2\n", "\nb\n", "\n9\n", "\ni\n").Replace(numbers), "@@ -1,12 +1,12 @@\n 1\n-2\n+b\n 3\n 4\n 5\n 6\n 7\n 8\n-9\n+i\n 10\n 11\n 12\n"},
		"from nothing":    {"", "a\n", "@@ -0,0 +1 @@\n+a\n"},
		"to nothing":      {"a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		"no line break":   {"a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		"repeated lines":  {"x\nx\ny\nx\n", "x\ny\nx\nx\n", "@@ -1,4 +1,4 @@\n x\n-x\n y\n+x\n x\n"},
		"a block moved":   {"a\nb\nc\nd\n", "c\nd\na\nb\n", "@@ -1,4 +1,4 @@\n-a\n-b\n c\n d\n+a\n+b\n"},
		"nothing in both": {"a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			want := tt.want
			if want != "" {
				want = "--- old\n+++ new\n" + want
			}
			if diff := cmp.Diff(want, format.Unified("old", "new", []byte(tt.before), []byte(tt.after))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

// TestUnifiedApplies lets git apply the differences of random texts.
func TestUnifiedApplies(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range 1 + r.IntN(40) {
			b.WriteString(string(rune('a'+r.IntN(12))) + "\n")
		}
		if r.IntN(3) == 0 {
			b.WriteString("end")
		}
		return b.String()
	}
	for i := range 40 {
		before, after := text(), text()
		diff := format.Unified("a/f", "b/f", []byte(before), []byte(after))
		if diff == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, "f"), []byte(before), 0o644); err != nil {
			t.Fatal(err)
		}
		apply := exec.Command("git", "apply", "-")
		apply.Dir, apply.Stdin = dir, strings.NewReader(diff)
		apply.Env = append(os.Environ(), "GIT_DIR="+filepath.Join(dir, "none"))
		if out, err := apply.CombinedOutput(); err != nil {
			t.Fatalf("round %d: %v\n%s\n%s", i, err, out, diff)
		}
		got, err := os.ReadFile(filepath.Join(dir, "f"))
		if err != nil || string(got) != after {
			t.Fatalf("round %d: %v\ngot %q\nwant %q\n%s", i, err, got, after, diff)
		}
	}
}

package load_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"seika/generator/diag"
	"seika/generator/load"
	"seika/generator/source"
)

var update = flag.Bool("update", false, "rewrite the expected messages in testdata")

// TestRuleExamples runs the examples of the rules' documentation: the bad one reports the rule, the good one nothing.
func TestRuleExamples(t *testing.T) {
	for _, rule := range load.Rules() {
		t.Run(rule.ID, func(t *testing.T) {
			if rule.Bad == "" && rule.Good == "" {
				t.Skip("needs a special file; see TestSpecialFiles")
			}
			findings := loadExample(t, rule.Bad)
			found := false
			for _, d := range findings {
				found = found || d.Rule == rule.ID
			}
			if !found {
				t.Errorf("the bad example does not report the rule; got %v", findings)
			}
			if findings := loadExample(t, rule.Good); len(findings) > 0 {
				t.Errorf("the good example reports %v", findings)
			}
		})
	}
}

func loadExample(t *testing.T, text string) diag.List {
	t.Helper()
	if !strings.HasPrefix(text, "-- ") {
		_, findings := load.ParseRecord(&source.File{Path: "agreements/example.yaml", Content: []byte(text)})
		return findings
	}
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse([]byte(text)).Files {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	_, findings, err := load.Load(fsys, "agreements")
	if err != nil {
		t.Fatal(err)
	}
	return findings
}

// TestBroken compares the findings of broken records, in both languages, with the expected text beside them. Each txtar archive in
// testdata holds records and a file named "want".
func TestBroken(t *testing.T) {
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no test data: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			want := -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
					continue
				}
				fsys[f.Name] = &fstest.MapFile{Data: f.Data}
			}
			_, findings, err := load.Load(fsys, "agreements")
			if err != nil {
				t.Fatal(err)
			}
			got := describe(findings.Sorted())
			if *update {
				if want < 0 {
					archive.Files = append(archive.Files, txtar.File{Name: "want"})
					want = len(archive.Files) - 1
				}
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want < 0 || string(archive.Files[want].Data) != got {
				t.Errorf("findings differ; run with -update if they are right. Got:\n%s", got)
			}
		})
	}
}

func describe(findings diag.List) string {
	var b strings.Builder
	text := func(label string, t diag.Text) {
		if t.EN != "" {
			b.WriteString("  " + label + t.EN + "\n  " + label + t.JA + "\n")
		}
	}
	for _, d := range findings {
		b.WriteString(d.Position.String() + " [" + d.Rule + "] " + string(d.Path) + "\n")
		text("", d.Message)
		text("expected: ", d.Expected)
		text("fix: ", d.Fix)
		for _, n := range d.Notes {
			text("see "+n.Position.String()+": ", n.Message)
		}
	}
	return b.String()
}

// TestSpecialFiles loads from a real folder what no archive can hold.
func TestSpecialFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) {
		t.Helper()
		path := filepath.Join(dir, "agreements", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("good.yaml", []byte("id: good\ntitle: {ja: 協定}\nparties: [{role: company, ref: a}]\nsigned: 2020\nevidence: [{id: e1, type: press, url: https://example.org}]\n"))
	write("sjis.yaml", []byte("id: sjis\ntitle: {ja: \x8b\xa6\x92\xe8}\n"))
	write("big.yaml", []byte("id: big\n#"+strings.Repeat("x", load.MaxFileSize)))
	write("bom.yaml", []byte("\xef\xbb\xbfid: bom\r\ntitle: {ja: 協定}\r\nparties: [{role: company, ref: a}]\r\nsigned: 2020\r\nevidence: [{id: e1, type: press, url: https://example.org}]\r\n"))
	write(".hidden.yaml", []byte("broken: ["))
	if err := os.Symlink("good.yaml", filepath.Join(dir, "agreements", "link.yaml")); err != nil {
		t.Fatal(err)
	}
	set, findings, err := load.Load(os.DirFS(dir), "agreements")
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Records) != 2 || set.Records[0].Agreement.ID != "bom" || set.Records[1].Agreement.ID != "good" {
		t.Errorf("loaded %d records, want bom and good", len(set.Records))
	}
	var got []string
	for _, d := range findings.Sorted() {
		got = append(got, d.Position.String()+" "+d.Rule)
	}
	want := []string{"agreements/big.yaml file-size", "agreements/link.yaml file-symlink", "agreements/sjis.yaml:2:13 file-encoding"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("findings:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestMissingFolder(t *testing.T) {
	if _, _, err := load.Load(fstest.MapFS{}, "agreements"); err == nil {
		t.Error("no error for a folder that does not exist")
	}
}

// TestHostileDocuments feeds documents that cost the YAML library seconds or gigabytes when it is used plainly.
func TestHostileDocuments(t *testing.T) {
	documents := map[string]string{
		"equal keys": strings.Repeat("a: 1\n", 20000),
		"distinct keys": func() string {
			var b strings.Builder
			for i := range 16000 {
				b.WriteString("k" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + ": 1\n")
			}
			return b.String()
		}(),
		"complex keys":   strings.Repeat("? ", 2000),
		"deep lists":     strings.Repeat("[", 5000) + strings.Repeat("]", 5000),
		"alias bomb":     "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
		"many documents": strings.Repeat("---\na: 1\n", 5000),
	}
	for name, text := range documents {
		t.Run(name, func(t *testing.T) {
			record, findings := load.ParseRecord(&source.File{Path: "a.yaml", Content: []byte(text)})
			if !findings.HasErrors() {
				t.Errorf("no error reported; record %v", record)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, rule := range load.Rules() {
		f.Add([]byte(rule.Bad))
		f.Add([]byte(rule.Good))
	}
	if archives, err := filepath.Glob("testdata/*.txtar"); err == nil {
		for _, name := range archives {
			if archive, err := txtar.ParseFile(name); err == nil {
				for _, file := range archive.Files {
					f.Add(file.Data)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := &source.File{Path: "a.yaml", Content: content}
		record, findings := load.ParseRecord(file)
		_, more := load.ParseOrganisation(file)
		_, themes := load.ParseThemes(file)
		lines := strings.Count(string(content), "\n") + 1
		for _, d := range append(append(findings, more...), themes...) {
			if d.Position.File != "a.yaml" || d.Position.Line > lines || d.Position.Line < 0 {
				t.Errorf("position %v lies outside a file of %d lines", d.Position, lines)
			}
			if d.Message.JA == "" || d.Message.EN == "" {
				t.Errorf("finding %v lacks a language", d)
			}
		}
		if record != nil && !record.Partial && record.Agreement.ID == "" {
			t.Error("a complete record has no id")
		}
		if record != nil {
			record.Map.At("deliverables/0/events/0/on")
		}
	})
}

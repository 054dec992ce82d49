package pipeline

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

const mendFile = "agreements/example-2020.yaml"

const mendRecord = `id: example-2020 # permanent
title: {ja:   例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
signed: 2020-04-01
themes: [health, health, disaster]
evidence:
  - {id: e1, type: press, url: "https://www.example.jp/1"}
`

// mending runs Mend over a record with findings that find makes up from the text of the file, beside the real ones.
func mending(t *testing.T, record string, find func(text string) diag.List) *Mended {
	t.Helper()
	return mendingFiles(t, fstest.MapFS{
		"agreements/themes.yaml": {Data: []byte("- {id: health, ja: 健康, en: Health}\n- {id: disaster, ja: 防災, en: Disaster}\n")},
		mendFile:                 {Data: []byte(record)},
	}, func(files fs.FS) diag.List {
		text, err := fs.ReadFile(files, mendFile)
		if err != nil {
			t.Fatal(err)
		}
		return find(string(text))
	})
}

func mendingFiles(t *testing.T, files fs.FS, find func(fs.FS) diag.List) *Mended {
	t.Helper()
	p := &Project{Dir: ".", FS: files, Records: RecordsFolder}
	m, err := Mend(p, func(p *Project) (*Checked, error) {
		c, err := Check(p, agreement.Date{Year: 2026, Month: 11, Day: 23})
		if err != nil {
			return nil, err
		}
		kept := diag.List{}
		for _, d := range c.Findings { // the real edits have tests of their own
			d.Edits = nil
			kept.Add(d)
		}
		c.Findings = append(kept, find(p.FS)...).Sorted()
		return c, nil
	}, func(diag.Diagnostic) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func fake(path source.Path, message string, edits ...diag.Edit) diag.Diagnostic {
	return diag.Diagnostic{Rule: "fake", Severity: diag.Warning, Position: source.Position{File: mendFile, Line: 1}, Path: path, Message: diag.T(message, message)}.Editing(edits...)
}

// where returns a finding if the text holds something.
func where(text, something string, d diag.Diagnostic) diag.List {
	if strings.Contains(text, something) {
		return diag.List{d}
	}
	return nil
}

func TestMend(t *testing.T) {
	replace := func(path source.Path, value string) diag.Edit {
		return diag.Edit{Operation: diag.Replace, Path: path, Value: value}
	}
	for _, c := range []struct {
		name string
		find func(text string) diag.List
		// The old and the new of each text that changes.
		want []string
		done int
		left int // made-up findings
	}{
		{"nothing to mend", func(string) diag.List { return diag.List{fake("", "by hand")} }, nil, 0, 1},
		{"several at once", func(text string) diag.List {
			return append(where(text, "2020-04-01", fake("signed", "day", replace("signed", "2020-04-02"))),
				where(text, "type: press", fake("evidence/0/type", "type", replace("evidence/0/type", "statistics")))...)
		}, []string{"2020-04-01", "2020-04-02", "type: press", "type: statistics"}, 2, 0},
		{"one brings another to light", func(text string) diag.List {
			return append(where(text, "2020-04-01", fake("signed", "day", replace("signed", "2020-04-02"))),
				where(text, "2020-04-02", fake("signed", "another day", replace("signed", "2020-04-03")))...)
		}, []string{"2020-04-01", "2020-04-03"}, 2, 0},
		{"two about the same value", func(text string) diag.List {
			return append(where(text, "2020-04-01", fake("signed", "a", replace("signed", "2020-05-01"))),
				where(text, "04-01", fake("signed", "b", replace("signed", "2020-06-01")))...)
		}, []string{"2020-04-01", "2020-05-01"}, 1, 0},
		{"an edit that breaks the record", func(text string) diag.List {
			return append(where(text, "2020-04-01", fake("signed", "day", replace("signed", "2020-13-01"))),
				where(text, "type: press", fake("evidence/0/type", "type", replace("evidence/0/type", "statistics")))...)
		}, []string{"type: press", "type: statistics"}, 1, 1},
		{"an edit that breaks what another rule checks", func(text string) diag.List {
			return where(text, "jp:270008", fake("parties/0/ref", "party", replace("parties/0/ref", `"jp:270009"`)))
		}, nil, 0, 1},
		{"an edit that does not help", func(text string) diag.List {
			return where(text, "signed", fake("signed", "day", replace("signed", "2020-04-02")))
		}, nil, 0, 1},
		{"an edit of what is not there", func(string) diag.List {
			return diag.List{fake("term/to", "term", replace("term/to", "2021"))}
		}, nil, 0, 1},
		{"edits for ever", func(text string) diag.List {
			return append(where(text, "04-01", fake("signed", "a", replace("signed", "2020-04-02"))),
				where(text, "04-02", fake("signed", "b", replace("signed", "2020-04-01")))...)
		}, nil, maxRounds, 1},
		{"removals, one after the other", func(text string) (all diag.List) {
			for i := 1; i < strings.Count(text, "health"); i++ {
				at := source.Path("themes").Index(i)
				all.Add(fake(at, "twice", diag.Edit{Operation: diag.Remove, Path: at}))
			}
			at := source.Path("themes").Index(strings.Count(text, "health"))
			return append(all, where(text, "disaster", fake(at, "disaster", diag.Edit{Operation: diag.Remove, Path: at}))...)
		}, []string{"themes: [health, health, disaster]", "themes: [health]"}, 2, 0},
		{"a key", func(text string) diag.List {
			if strings.Contains(text, "state") {
				return nil
			}
			return diag.List{fake("", "no state", diag.Edit{Operation: diag.Insert, Key: "state", Value: "active"})}
		}, []string{"signed: 2020-04-01\n", "signed: 2020-04-01\nstate: active\n"}, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := mending(t, mendRecord, c.find)
			want := strings.NewReplacer(c.want...).Replace(mendRecord)
			got := mendRecord
			if len(m.Files) > 0 {
				got = string(m.Files[0].After)
			}
			left := 0
			for _, d := range m.Findings {
				if d.Rule == "fake" {
					left++
				}
			}
			if got != want || len(m.Done) != c.done || left != c.left || (len(m.Files) > 0) != (want != mendRecord) {
				t.Errorf("%d mended, %d left, %d files\n%s", len(m.Done), left, len(m.Files), got)
			}
			if string(m.File(mendFile).Content) != got {
				t.Error("the findings are about another text")
			}
		})
	}
}

// TestMendHidden mends an unreadable value under which another error was hidden: that one is not new.
func TestMendHidden(t *testing.T) {
	record := strings.Replace(mendRecord, "themes: [health, health, disaster]\n", "term: {from: 2021年4月1日, to: 2020-04-02}\n", 1)
	m := mending(t, record, func(text string) diag.List {
		return where(text, "2021年", fake("term/from", "day", diag.Edit{Operation: diag.Replace, Path: "term/from", Value: "2021-04-01"}))
	})
	if len(m.Done) != 1 || len(m.Findings.Only(diag.Error)) != 1 || m.Findings.Only(diag.Error)[0].Rule != "date-order" {
		t.Errorf("mended %v, left %v", m.Done, m.Findings)
	}
}

// TestMendElsewhere has an edit that breaks another file: only that edit is not made.
func TestMendElsewhere(t *testing.T) {
	files := fstest.MapFS{
		mendFile:                          {Data: []byte(strings.Replace(mendRecord, "themes: [health, health, disaster]\n", "", 1))},
		"agreements/parties/example.yaml": {Data: []byte("id: example\nname: {ja: 株式会社例}\n")},
		"agreements/other.yaml": {Data: []byte("id: other\ntitle: {ja: 協定}\nparties:\n  - {role: government, ref: \"jp:270008\"}\n  - {role: company, ref: example}\n" +
			"signed: 2019\nevidence:\n  - {id: e1, type: press, url: \"https://www.example.jp/2\"}\n")},
	}
	m := mendingFiles(t, files, func(files fs.FS) (all diag.List) {
		party, err := fs.ReadFile(files, "agreements/parties/example.yaml")
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(party), "id: example\n") {
			d := fake("id", "id", diag.Edit{Operation: diag.Replace, Path: "id", Value: "exemplary"})
			d.Position.File = "agreements/parties/example.yaml"
			all.Add(d)
		}
		record, err := fs.ReadFile(files, mendFile)
		if err != nil {
			t.Fatal(err)
		}
		return append(all, where(string(record), "2020-04-01", fake("signed", "day", diag.Edit{Operation: diag.Replace, Path: "signed", Value: "2020-04-02"}))...)
	})
	if len(m.Done) != 1 || m.Done[0].Position.File != mendFile || len(m.Files) != 1 || m.Findings.HasErrors() {
		t.Errorf("mended %v, left %v", m.Done, m.Findings)
	}
}

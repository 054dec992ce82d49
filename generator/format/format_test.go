package format_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"seika/generator/corpus"
	"seika/generator/format"
	"seika/generator/source"
)

// TestRealRecords holds that the records of this repository are canonical, and that the made-up ones become so without harm.
func TestRealRecords(t *testing.T) {
	for _, name := range realFiles(t) {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		kind := format.Guess(content)
		checkFile(t, content, kind)
		text, err := format.File(&source.File{Path: name, Content: content}, kind)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !bytes.Equal(text, content) {
			t.Errorf("not canonical; run “seika fmt”:\n%s", format.Unified(name, name, content, text))
		}
	}
	for _, f := range corpus.Files(200) {
		checkFile(t, []byte(f.Content), format.Guess([]byte(f.Content)))
	}
}

func TestGuess(t *testing.T) {
	for content, want := range map[string]format.Kind{
		"- {id: health}\n":                     format.Themes,
		"id: lawson\nname: {ja: ローソン}\n":       format.Organisation,
		"id: a\ntitle: {ja: 協定}\nname: x\n":    format.Record,
		"id: a\nparties: []\nname: {ja: 協定}\n": format.Record,
		"id: [\n": format.Record,
		"":        format.Record,
		"\ufeffname: {ja: ローソン}\r\nid: lawson\n": format.Organisation,
	} {
		if got := format.Guess([]byte(content)); got != want {
			t.Errorf("%q is taken for %d, not %d", content, got, want)
		}
	}
}

func TestScalar(t *testing.T) {
	for text, want := range map[string]string{
		"協定":                  "協定",
		"jp:270008":           `"jp:270008"`,
		"https://example.org": "https://example.org",
		"?a=1":                `"?a=1"`,
		"https://a/?b":        `"https://a/?b"`,
		"a, b":                `"a, b"`,
		"1200":                `"1200"`,
		"2014-11-27":          `"2014-11-27"`,
		"true":                `"true"`,
		"no":                  `"no"`,
		"<<":                  `"<<"`,
		"":                    `""`,
		`say "x": y`:          `'say "x": y'`,
		"a\nb":                `"a\nb"`,
		"\x00\u0085\u2028":    `"\x00\x85\u2028"`,
	} {
		if got := format.Scalar(text); got != want {
			t.Errorf("%q is written %s, not %s", text, got, want)
		}
	}
}

// BenchmarkFile measures canonical files, which is what most runs see, and files that have to be rewritten and proved, beside decoding the
// same files to nodes.
func BenchmarkFile(b *testing.B) {
	var canonical, other []*source.File
	var made []format.Kind
	var size int64
	for _, f := range corpus.Files(200) {
		file := &source.File{Path: f.Path, Content: []byte(f.Content)}
		made = append(made, format.Guess(file.Content))
		text, err := format.File(file, made[len(made)-1])
		if err != nil {
			b.Fatal(err)
		}
		canonical = append(canonical, &source.File{Path: f.Path, Content: text})
		other = append(other, &source.File{Path: f.Path, Content: bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))})
		size += int64(len(text))
	}
	for name, files := range map[string][]*source.File{"canonical": canonical, "other": other} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			var ours, plain time.Duration
			for b.Loop() {
				started := time.Now()
				for i, f := range files {
					if _, err := format.File(f, made[i]); err != nil {
						b.Fatal(err)
					}
				}
				ours += time.Since(started)
				started = time.Now()
				for _, f := range files {
					var n yaml.Node
					if err := yaml.Unmarshal(f.Content, &n); err != nil {
						b.Fatal(err)
					}
				}
				plain += time.Since(started)
			}
			b.ReportMetric(float64(ours)/float64(plain), "×decode")
		})
	}
}

// TestREADME holds that the record shown to contributors is canonical.
func TestREADME(t *testing.T) {
	text, err := os.ReadFile("../../agreements/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := bytes.Cut(text, []byte("```yaml\n"))
	sample, _, ok := bytes.Cut(rest, []byte("```\n"))
	if !ok {
		t.Fatal("agreements/README.md shows no record")
	}
	got, err := format.File(&source.File{Path: "README.md", Content: sample}, format.Record)
	if err != nil || !bytes.Equal(got, sample) {
		t.Errorf("%v\n%s", err, format.Unified("README.md", "canonical", sample, got))
	}
}

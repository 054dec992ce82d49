package pipeline_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/corpus"
	"seika/generator/load"
	"seika/generator/pipeline"
)

var (
	asOf  = agreement.Date{Year: 2026, Month: 11, Day: 20}
	sizes = []int{100, 1000, 10000}
)

// project writes a corpus of n records to a RAM disk where there is one and opens it.
func project(tb testing.TB, n int) *pipeline.Project {
	tb.Helper()
	dir := ramDir(tb)
	for _, f := range corpus.Files(n) {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(f.Content), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	p, _, err := pipeline.Open(dir)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// ramDir is a temporary folder on a RAM disk where there is one: folders on a disk make measurements of anything else impossible.
func ramDir(tb testing.TB) string {
	tb.Helper()
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		if dir, err := os.MkdirTemp("/dev/shm", "seika-"); err == nil {
			tb.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return tb.TempDir()
}

// BenchmarkCheck measures loading and linting against plain decoding of the same files into the same structs on the same cores. The metric
// "×plain" is the ratio, taken round by round.
func BenchmarkCheck(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := project(b, n)
			var ours, plain time.Duration
			for b.Loop() {
				started := time.Now()
				checked, err := pipeline.Check(p, asOf)
				if err != nil || checked.Findings.HasErrors() {
					b.Fatal(err, checked.Findings)
				}
				ours += time.Since(started)
				started = time.Now()
				decodePlainly(b, p.FS)
				plain += time.Since(started)
			}
			b.ReportMetric(float64(ours)/float64(plain), "×plain")
			b.ReportMetric(ours.Seconds()*1e6/float64(b.N)/float64(n), "µs/record")
		})
	}
}

// plainRecord holds what plain decoding can fill without the loader's knowledge of dates and numbers.
type plainRecord struct {
	Schema       int               `yaml:"schema"`
	ID           string            `yaml:"id"`
	Title        map[string]string `yaml:"title"`
	Kind         string            `yaml:"kind"`
	Standby      bool              `yaml:"standby"`
	Parties      []plainItem       `yaml:"parties"`
	Signed       string            `yaml:"signed"`
	SignedBasis  string            `yaml:"signed_basis"`
	Term         map[string]string `yaml:"term"`
	Themes       []string          `yaml:"themes"`
	Summary      map[string]string `yaml:"summary"`
	Burden       []plainItem       `yaml:"burden"`
	Deliverables []struct {
		ID         string            `yaml:"id"`
		Title      map[string]string `yaml:"title"`
		Kind       string            `yaml:"kind"`
		Owner      string            `yaml:"owner"`
		Promised   plainItem         `yaml:"promised"`
		Events     []plainItem       `yaml:"events"`
		Indicators []struct {
			ID           string            `yaml:"id"`
			Title        map[string]string `yaml:"title"`
			Level        string            `yaml:"level"`
			Unit         string            `yaml:"unit"`
			Better       string            `yaml:"better"`
			Series       string            `yaml:"series"`
			Attribution  string            `yaml:"attribution"`
			Baseline     plainItem         `yaml:"baseline"`
			Targets      []plainItem       `yaml:"targets"`
			Measurements []plainItem       `yaml:"measurements"`
		} `yaml:"indicators"`
	} `yaml:"deliverables"`
	Pathway  []plainItem       `yaml:"pathway"`
	Review   map[string]string `yaml:"review"`
	Checked  string            `yaml:"checked"`
	Evidence []plainItem       `yaml:"evidence"`
}

type plainItem struct {
	ID        string `yaml:"id"`
	Role      string `yaml:"role"`
	Ref       string `yaml:"ref"`
	Section   string `yaml:"section"`
	Bearer    string `yaml:"bearer"`
	Form      string `yaml:"form"`
	Price     string `yaml:"price"`
	Basis     string `yaml:"basis"`
	Stage     string `yaml:"stage"`
	Reason    string `yaml:"reason"`
	On        string `yaml:"on"`
	Type      string `yaml:"type"`
	Due       string `yaml:"due"`
	By        string `yaml:"by"`
	SetOn     string `yaml:"set_on"`
	Period    string `yaml:"period"`
	Value     string `yaml:"value"`
	Method    string `yaml:"method"`
	Title     string `yaml:"title"`
	Publisher string `yaml:"publisher"`
	URL       string `yaml:"url"`
	Published string `yaml:"published"`
	Accessed  string `yaml:"accessed"`
	Amount    struct {
		Value string `yaml:"value"`
		Unit  string `yaml:"unit"`
	} `yaml:"amount"`
	Quantity struct {
		Value string `yaml:"value"`
		Unit  string `yaml:"unit"`
	} `yaml:"quantity"`
	Evidence []string `yaml:"evidence"`
}

func decodePlainly(tb testing.TB, fsys fs.FS) {
	tb.Helper()
	var names []string
	err := fs.WalkDir(fsys, "agreements", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.Contains(name, "/parties/") && !strings.HasSuffix(name, "themes.yaml") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	var next atomic.Int64
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				text, err := fs.ReadFile(fsys, names[i])
				if err != nil {
					tb.Error(err)
					return
				}
				var r plainRecord
				if err := yaml.Unmarshal(text, &r); err != nil || r.ID == "" {
					tb.Errorf("%s: %v", names[i], err)
				}
			}
		})
	}
	workers.Wait()
}

func BenchmarkJudge(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			set, _, err := load.Load(project(b, n).FS, "agreements")
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for b.Loop() {
				pipeline.Judge(set.Records, nil, asOf)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/record")
		})
	}
}

// BenchmarkStage measures everything before Hugo: load, lint, judge and emit.
func BenchmarkStage(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := project(b, n)
			for b.Loop() {
				if _, _, err := pipeline.Stage(b.Context(), p, pipeline.Options{AsOf: asOf, Today: asOf}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/record")
		})
	}
}

// BenchmarkBuild measures the whole build into an empty folder, and the same build again after one record changed.
func BenchmarkBuild(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := project(b, n)
			var first, again time.Duration
			for b.Loop() {
				out := filepath.Join(ramDir(b), "public")
				started := time.Now()
				if _, err := pipeline.Build(context.Background(), p, pipeline.Options{AsOf: asOf, Today: asOf, Out: out}); err != nil {
					b.Fatal(err)
				}
				first += time.Since(started)
				touch(b, p)
				started = time.Now()
				if _, err := pipeline.Build(context.Background(), p, pipeline.Options{AsOf: asOf, Today: asOf, Out: out}); err != nil {
					b.Fatal(err)
				}
				again += time.Since(started)
			}
			b.ReportMetric(first.Seconds()/float64(b.N), "s/first")
			b.ReportMetric(float64(again)/float64(first), "×again")
		})
	}
}

// touch changes the text of the first record.
func touch(tb testing.TB, p *pipeline.Project) {
	tb.Helper()
	var name string
	err := fs.WalkDir(p.FS, "agreements", func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, "r000000-madeup.yaml") {
			name = path
			return fs.SkipAll
		}
		return err
	})
	if err != nil || name == "" {
		tb.Fatal("no first record", err)
	}
	path := filepath.Join(p.Dir, filepath.FromSlash(name))
	text, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	changed := strings.Replace(string(text), "- 店頭での啓発", "- 店頭での啓発と相談", 1)
	if changed == string(text) {
		changed = strings.Replace(string(text), "- 店頭での啓発と相談", "- 店頭での啓発", 1)
	}
	if err := os.WriteFile(path, []byte(changed), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// TestCorpusIsClean keeps the made-up records useful: a corpus that the linter rejects measures nothing.
func TestCorpusIsClean(t *testing.T) {
	fsys := fstest.MapFS{}
	for _, f := range corpus.Files(300) {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Content)}
	}
	p := &pipeline.Project{FS: fsys, Overlays: fsys, Records: "agreements"}
	checked, err := pipeline.Check(p, asOf)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range checked.Findings {
		if d.Severity.String() == "error" {
			t.Error(d)
		}
	}
	classes := map[string]int{}
	for _, v := range pipeline.Judge(checked.Set.Records, nil, asOf) {
		classes[string(v.Class)]++
	}
	if len(classes) < 5 {
		t.Errorf("the corpus has too few classes: %v", classes)
	}
}

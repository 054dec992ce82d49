package lint_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/load"
	"seika/generator/source"
)

// TestRunIsDeterministic: the number of workers changes nothing, nor does a second run.
func TestRunIsDeterministic(t *testing.T) {
	reg := &lint.Register{AsOf: asOf}
	for _, rule := range lint.Rules() {
		if strings.HasPrefix(rule.Bad, "-- ") {
			continue
		}
		file := &source.File{Path: "agreements/" + rule.ID + ".yaml", Content: []byte(rule.Bad)}
		record, _ := load.ParseRecord(file)
		reg.Agreements = append(reg.Agreements, lint.Subject{Agreement: record.Agreement, Map: record.Map, File: file.Path})
	}
	first := lint.Run(reg, 1)
	if len(first) < len(reg.Agreements) {
		t.Fatalf("%d findings in %d bad records", len(first), len(reg.Agreements))
	}
	for _, parallel := range []int{0, 1, 2, 7, 1000} {
		if got := lint.Run(reg, parallel); !reflect.DeepEqual(got, first) {
			t.Errorf("%d workers find something else", parallel)
		}
	}
}

func TestRunOfNothing(t *testing.T) {
	for _, reg := range []*lint.Register{
		{},
		{Agreements: make([]lint.Subject, 3), Organisations: make([]lint.OrganisationSubject, 3), AsOf: asOf},
	} {
		if found := lint.Run(reg, 0); len(found) > 0 {
			t.Errorf("found %v", found)
		}
	}
}

// TestWithoutMap: a record that stands in no file is checked all the same, and findings name the file where there is a name.
func TestWithoutMap(t *testing.T) {
	reg := &lint.Register{Agreements: []lint.Subject{{Agreement: &agreement.Agreement{ID: "a"}, File: "records/a.yaml"}}}
	found := lint.Run(reg, 0)
	if len(found) == 0 {
		t.Fatal("nothing found in an empty record")
	}
	for _, d := range found {
		if d.Position.File != "records/a.yaml" {
			t.Errorf("no file: %v", d)
		}
	}
}

// TestPartial: of a file that could not be read completely, nothing is said to be missing; what is there is checked.
func TestPartial(t *testing.T) {
	const text = `id: example-2020
title: {ja: 例の協定}
parties:
  - {role: government, ref: "jp:270001"}
signed: 令和2年4月1日
evidence: 市のページ
burden:
  - {bearer: company, evidence: [e1]}
  - {bearer: public}
`
	found, unreadable := run(t, text)
	if len(unreadable) != 2 {
		t.Fatalf("expected two values that cannot be read, got %v", unreadable)
	}
	if len(found) != 1 || found[0].Rule != "government-code" {
		t.Errorf("expected the wrong code alone, got %v", found)
	}
}

// TestHostile: what a file of the largest size can hold is checked in time that grows with its length, not with its square.
func TestHostile(t *testing.T) {
	const n = 20000
	a := &agreement.Agreement{ID: "a", Title: agreement.L("例", ""), Signed: agreement.Date{Year: 2020}}
	ind := agreement.Indicator{ID: "i1", Title: agreement.L("受診率", ""), Level: "outcome", Unit: "%", Series: agreement.SeriesPeriod}
	for i := range n {
		id := fmt.Sprint("e", i)
		a.Evidence = append(a.Evidence, agreement.Evidence{ID: id, URL: "https://www.example.jp/" + id})
		a.Themes = append(a.Themes, id)
		p, _ := agreement.ParsePeriod(fmt.Sprintf("%d-%02d-%02d", 1900+i/336%290, 1+i/28%12, 1+i%28))
		ind.Measurements = append(ind.Measurements, agreement.Measurement{Period: p, Value: "1", Evidence: []string{"e1"}})
	}
	a.Deliverables = []agreement.Deliverable{{ID: "d1", Title: agreement.L("取組", ""), Indicators: []agreement.Indicator{ind}}}
	if found := lint.Run(&lint.Register{Agreements: []lint.Subject{{Agreement: a}}}, 1); len(found) < n {
		t.Errorf("%d findings; every theme is unknown", len(found))
	}
}

// FuzzRun builds records of any shape: no rule may panic, and every finding has a rule and both languages.
func FuzzRun(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("0123456789abcdefghijklmnopqrstuvwxyz"))
	f.Add([]byte(strings.Repeat("\x01\x02\x03\x05\x07", 200)))
	f.Fuzz(func(t *testing.T, data []byte) {
		g := &generator{data: data}
		reg := &lint.Register{AsOf: asOf}
		for range 2 {
			a, o := &agreement.Agreement{}, &agreement.Organisation{}
			g.fill(reflect.ValueOf(a).Elem(), 0)
			g.fill(reflect.ValueOf(o).Elem(), 0)
			reg.Agreements = append(reg.Agreements, lint.Subject{Agreement: a, File: "a.yaml"})
			reg.Organisations = append(reg.Organisations, lint.OrganisationSubject{Organisation: o, File: "o.yaml"})
		}
		g.fill(reflect.ValueOf(&reg.Themes.Themes).Elem(), 0)
		checkForm(t, lint.Run(reg, 1))
	})
}

// FuzzRecord does the same by way of YAML, where findings must have a place.
func FuzzRecord(f *testing.F) {
	for _, rule := range lint.Rules() {
		if !strings.HasPrefix(rule.Bad, "-- ") {
			f.Add(rule.Bad)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		record, _ := load.ParseRecord(&source.File{Path: "agreements/example-2020.yaml", Content: []byte(text)})
		if record == nil {
			return
		}
		found := lint.Run(&lint.Register{AsOf: asOf, Agreements: []lint.Subject{
			{Agreement: record.Agreement, Map: record.Map, File: record.File.Path, Partial: record.Partial}}}, 1)
		checkForm(t, found)
		for _, d := range found {
			if d.Position.File == "" || d.Position.Line == 0 {
				t.Errorf("no place: %v", d)
			}
		}
	})
}

func checkForm(t *testing.T, found diag.List) {
	t.Helper()
	for _, d := range found {
		if d.Rule == "" || d.Message.JA == "" || d.Message.EN == "" || strings.Contains(d.Message.EN, "%!(") && !strings.Contains(d.Message.JA, "%!(") {
			t.Errorf("incomplete: %+v", d)
		}
	}
}

// generator fills values from bytes; when they run out, everything is zero.
type generator struct{ data []byte }

func (g *generator) byte() byte {
	if len(g.data) == 0 {
		return 0
	}
	b := g.data[0]
	g.data = g.data[1:]
	return b
}

// words are the strings that rules treat in different ways.
var words = []string{
	"", "a", "e1", "d1", "jp:270008", "jp:270001", "jp:", "example", "累計", "延べ参加者数", "回", "人", "%", "割", "JPY", "千円", "0", "1", "-1", "100.5", "1000000",
	"0.001", "outcome", "impact", "rate", "period", "cumulative", "ratio", "started", "dropped", "resumed", "planned", "active", "ended", "government", "programme",
	"https://www.example.jp/", "javascript:alert(1)", "https://", "<b>", "[a](b)", "06-6941-0351", "a@example.jp", "deliverables/d1/promised/due", "evidence/e1", "///",
	"2010701019195", "\xff\xfe", "none", "gross", "lower", "\x00", "99999999999999999999999999999999999999",
}

func (g *generator) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		switch v.Interface().(type) {
		case agreement.Date:
			v.Set(reflect.ValueOf(g.date()))
			return
		case agreement.Period:
			v.Set(reflect.ValueOf(g.period()))
			return
		}
		for i := range v.NumField() {
			g.fill(v.Field(i), depth+1)
		}
	case reflect.Slice:
		n := int(g.byte()) % 4
		if g.byte() == 255 {
			n += 40
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			g.fill(v.Index(i), depth+1)
		}
	case reflect.Pointer:
		if g.byte()%2 == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem(), depth+1)
		}
	case reflect.String:
		v.SetString(words[int(g.byte())%len(words)])
	case reflect.Int:
		v.SetInt(int64(int8(g.byte())))
	case reflect.Bool:
		v.SetBool(g.byte()%2 == 1)
	}
}

func (g *generator) date() agreement.Date {
	if g.byte()%3 == 0 {
		return agreement.Date{}
	}
	d, _ := agreement.ParseDate(fmt.Sprintf("%04d-%02d-%02d", 2015+int(g.byte())%15, 1+int(g.byte())%12, 1+int(g.byte())%28))
	switch g.byte() % 3 {
	case 1:
		d.Day = 0
	case 2:
		d.Month, d.Day = 0, 0
	}
	return d
}

func (g *generator) period() agreement.Period {
	switch g.byte() % 4 {
	case 0:
		return agreement.Period{}
	case 1:
		return agreement.FiscalYear(2015 + int(g.byte())%15)
	case 2:
		p, _ := agreement.ParsePeriod(g.date().String())
		return p
	}
	year := 2015 + int(binary.LittleEndian.Uint16([]byte{g.byte(), 0}))%10
	p, _ := agreement.ParsePeriod(fmt.Sprintf("%d/%d", year, year+int(g.byte())%5))
	return p
}

// BenchmarkRun checks 10,000 records: those of the repository that nothing is reported about, over and over. What a finding costs is mostly its
// position, for which its file is parsed once more.
func BenchmarkRun(b *testing.B) {
	set, _, err := load.Load(os.DirFS("../.."), "agreements")
	if err != nil || len(set.Records) == 0 {
		b.Skip("no records", err)
	}
	reg := register(set)
	reported := map[string]bool{}
	for _, d := range lint.Run(reg, 0) {
		reported[d.Position.File] = true
	}
	set.Records = slices.DeleteFunc(set.Records, func(r load.Record) bool { return reported[r.File.Path] })
	reg.Agreements = nil
	const n = 10000
	for i := range n {
		r := &set.Records[i%len(set.Records)]
		a := *r.Agreement
		a.ID = fmt.Sprintf("%s-%d", a.ID, i/len(set.Records))
		a.Aliases = nil
		a.Related = nil                                                                                 // their ids are other ones here
		a.Title = agreement.L(fmt.Sprint(a.Title.JA, " 第", i, "号"), fmt.Sprint(a.Title.EN, " no. ", i)) // and they are not one agreement
		if a.Kind == "comprehensive" {
			a.Kind = "field"
		}
		reg.Agreements = append(reg.Agreements, lint.Subject{Agreement: &a, Map: r.Map, File: "agreements/" + a.ID + ".yaml"})
	}
	for _, parallel := range []int{1, 0} {
		b.Run(fmt.Sprint("parallel=", parallel), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if found := lint.Run(reg, parallel); len(found) > 0 {
					b.Fatalf("%d findings, the first is %v", len(found), found[0])
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/n, "µs/record")
		})
	}
}

// TestRandomRecords is a small, repeatable share of FuzzRun for every run of the tests.
func TestRandomRecords(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	rules := map[string]bool{}
	for range 300 {
		data := make([]byte, 4000)
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		g := &generator{data: data}
		a := &agreement.Agreement{}
		g.fill(reflect.ValueOf(a).Elem(), 0)
		found := lint.Run(&lint.Register{AsOf: asOf, Agreements: []lint.Subject{{Agreement: a, File: "a.yaml"}}}, 1)
		checkForm(t, found)
		for _, d := range found {
			rules[d.Rule] = true
		}
	}
	if len(rules) < len(lint.Rules())/2 {
		t.Errorf("the records are too tame: only %d rules report anything", len(rules))
	}
}

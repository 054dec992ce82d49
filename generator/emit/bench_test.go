package emit_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"seika/generator/corpus"
	"seika/generator/emit"
)

// many is the input made of n made-up records.
func many(tb testing.TB, n int) emit.Input {
	tb.Helper()
	fsys := fstest.MapFS{}
	for _, f := range corpus.Files(n) {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Content)}
	}
	return input(tb, fsys)
}

func BenchmarkFiles(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := many(b, n)
			b.ReportAllocs()
			for b.Loop() {
				files, err := emit.Files(in)
				if err != nil {
					b.Fatal(err)
				}
				size := 0
				for _, f := range files {
					size += len(f.Content)
				}
				b.ReportMetric(float64(size)/float64(n), "B/record")
				b.ReportMetric(float64(len(files))/float64(n), "files/record")
			}
		})
	}
}

package diff_test

import (
	"math/rand/v2"
	"testing"

	"seika/generator/agreement"
	"seika/generator/diff"
)

var sink any

func BenchmarkFields(b *testing.B) {
	list := records(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sink = diff.Fields(list[i%len(list)])
	}
}

// BenchmarkFieldMaps compares neighbouring versions, as a history does.
func BenchmarkFieldMaps(b *testing.B) {
	list := records(b)
	r := rand.New(rand.NewPCG(1, 1))
	var pairs [][2]diff.FieldMap
	for _, a := range list {
		pairs = append(pairs, [2]diff.FieldMap{diff.Fields(a), diff.Fields(mutate(r, a))})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := pairs[i%len(pairs)]
		sink = diff.FieldMaps(p[0], p[1])
	}
}

func BenchmarkMoves(b *testing.B) {
	list := records(b)
	r := rand.New(rand.NewPCG(1, 1))
	type pair struct {
		old, new *agreement.Agreement
		changes  []diff.Change
	}
	var pairs []pair
	for _, a := range list {
		c := mutate(r, a)
		pairs = append(pairs, pair{a, c, diff.Records(a, c)})
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		p := pairs[i%len(pairs)]
		sink = diff.Moves(p.old, p.new, p.changes, false)
	}
}

func BenchmarkSets(b *testing.B) {
	list := records(b)
	r := rand.New(rand.NewPCG(1, 1))
	var old, new []diff.Item
	for i, a := range list {
		old = append(old, judged(a))
		if i%20 == 0 {
			a = mutate(r, a)
		}
		new = append(new, judged(a))
	}
	b.ReportAllocs()
	for b.Loop() {
		sink = diff.Sets(old, new)
	}
}

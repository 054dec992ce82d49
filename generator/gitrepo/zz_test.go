package gitrepo

import (
	"context"
	"os"
	"testing"
	"time"
)

func TestGen(t *testing.T) {
	if os.Getenv("GEN") == "" {
		t.Skip()
	}
	corpus{records: 10000, folders: 47, commits: 50000, mergeEvery: 45, size: 2800}.generate(t, "/tmp/b/syn")
	corpus{records: 10000, folders: 1, commits: 10000, mergeEvery: 45, size: 2800}.generate(t, "/tmp/b/flat")
	corpus{records: 100, folders: 10, commits: 500, mergeEvery: 45, size: 2800}.generate(t, "/tmp/b/small")
}
func BenchmarkZ(b *testing.B) {
	for _, n := range []string{"syn", "flat", "small"} {
		for _, m := range []Mode{FirstParent, Full} {
			b.Run(n+m.String(), func(b *testing.B) {
				for b.Loop() {
					r := open(b, "/tmp/b/"+n)
					t := time.Now()
					l, err := r.Walk(context.Background(), WalkOptions{Folder: "agreements", Mode: m})
					if err != nil {
						b.Fatal(err)
					}
					n := 0
					for _, e := range l.Entries {
						n += len(e.Changes)
					}
					b.Log(len(l.Entries), n, time.Since(t))
				}
			})
		}
	}
}

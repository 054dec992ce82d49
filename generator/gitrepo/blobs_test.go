package gitrepo

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

func TestBlobsReadsEachOnce(t *testing.T) {
	dir, _ := packedRepo(t)
	r := open(t, dir)
	ids := blobIDs(t, dir)
	twice := append(append([]ID{}, ids...), ids...)
	var mu sync.Mutex
	got := map[int]string{}
	err := r.Blobs(context.Background(), twice, MaxBlob, func(i int, content []byte, err error) error {
		mu.Lock()
		defer mu.Unlock()
		if _, again := got[i]; again || err != nil {
			t.Errorf("%d: again %t, %v", i, again, err)
		}
		got[i] = string(content)
		return nil
	})
	if err != nil || len(got) != len(ids) {
		t.Fatalf("%d of %d, %v", len(got), len(ids), err)
	}
	for i, id := range ids {
		if want := run(t, dir, "cat-file", "blob", id.String()); got[i] != want {
			t.Errorf("%s: %q", id, got[i])
		}
	}
}

func TestBlobsErrors(t *testing.T) {
	dir, _ := packedRepo(t)
	r := open(t, dir)
	ids := append(blobIDs(t, dir), ID{1}, must(r.Resolve("main")))
	var missing, corrupt atomic.Int32
	err := r.Blobs(context.Background(), ids, MaxBlob, func(i int, content []byte, err error) error {
		if errors.As(err, new(*MissingError)) {
			missing.Add(1)
		} else if errors.As(err, new(*CorruptError)) { // a commit is no file
			corrupt.Add(1)
		}
		return nil
	})
	if err != nil || missing.Load() != 1 || corrupt.Load() != 1 {
		t.Errorf("%d missing, %d of another kind, %v", missing.Load(), corrupt.Load(), err)
	}
	stop := errors.New("stop")
	var after atomic.Int32
	err = r.Blobs(context.Background(), ids, MaxBlob, func(int, []byte, error) error { after.Add(1); return stop })
	if err != stop || int(after.Load()) > 16 {
		t.Errorf("%v after %d blobs", err, after.Load())
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := r.Blobs(ctx, ids, MaxBlob, func(int, []byte, error) error { return nil }); err != context.Canceled {
		t.Errorf("got %v", err)
	}
}

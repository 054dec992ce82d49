package gitrepo

import (
	"context"
	"runtime"
	"sync/atomic"

	"github.com/go-git/go-git/v5/plumbing"
	"golang.org/x/sync/errgroup"
)

// blobBlock is how many neighbours one goroutine reads: versions of one file are stored as differences to each other.
const blobBlock = 64

// manyBlobs is how many files make a reading of a history, after which nothing is asked for twice.
const manyBlobs = 10_000

// Blobs reads the content of files and calls visit for each, with its position in ids. Content of more than limit bytes is not read: visit is
// given a TooLargeError. Other errors of single files (MissingError, CorruptError) go to visit as well.
//
// visit is called from as many goroutines as there are processors, so that it can do its work there; an error that it returns ends the
// reading and is returned. It must not change the content. An id that occurs several times is read once, and visited at its first position.
// Reading is fastest when ids stand in the order of history, newest first, as in Log.Entries.
func (r *Repo) Blobs(ctx context.Context, ids []ID, limit int64, visit func(i int, content []byte, err error) error) error {
	seen := make(map[ID]struct{}, len(ids))
	first := make([]int, 0, len(ids))
	for i, id := range ids {
		if _, ok := seen[id]; !ok {
			seen[id] = struct{}{}
			first = append(first, i)
		}
	}
	group, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() error {
			return r.withReader(func(reader *reader) error {
				if len(first) > manyBlobs {
					defer reader.cache.init(readerCache) // nobody will ask for these contents again soon
				}
				for {
					end := int(next.Add(blobBlock))
					if end-blobBlock >= len(first) {
						return nil
					}
					for _, i := range first[end-blobBlock : min(end, len(first))] {
						if err := ctx.Err(); err != nil {
							return err
						}
						content, err := reader.read(ids[i], plumbing.BlobObject, limit)
						if err := visit(i, content, r.explain(err)); err != nil {
							return err
						}
					}
				}
			})
		})
	}
	return group.Wait()
}

// MaxBlob is the size of the largest file that is read unless the caller says otherwise, in bytes. Records are far smaller.
const MaxBlob = 4 << 20

// Blob reads the content of one file, which the caller must not change. More than MaxBlob bytes are a TooLargeError.
func (r *Repo) Blob(id ID) (content []byte, err error) {
	err = r.withReader(func(reader *reader) (err error) {
		content, err = reader.read(id, plumbing.BlobObject, MaxBlob)
		return r.explain(err)
	})
	return content, err
}

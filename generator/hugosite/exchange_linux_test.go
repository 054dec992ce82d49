package hugosite

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSwapWithoutExchange(t *testing.T) {
	haveExchange = false
	defer func() { haveExchange = true }()
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, plain(t, ""), out)
	changed := plain(t, "-- content/agreements/x.ja.html --\n{\"title\": \"new\"}\n")
	mustBuild(t, changed, out)
	if diff := cmp.Diff(mustRender(t, changed), readSite(t, out)); diff != "" {
		t.Error(diff)
	}
	noLeftovers(t, out)
}

package jatext_test

import (
	"strings"
	"testing"

	"seika/generator/jatext"
)

func TestContacts(t *testing.T) {
	for _, s := range []string{"06-1234-5678", "０６（１２３４）５６７８", "0167‐39‐2300", "TEL 0823-12-3456", "090ー1234ー5678", "09012345678", "a.b@example.jp", "内線123", "℡03-1234-5678"} {
		if !jatext.HoldsContact(s) {
			t.Errorf("%q is not seen", s)
		}
		if got := jatext.WithoutContacts("健康課（" + s + "）"); jatext.HoldsContact(got) || !strings.HasPrefix(got, "健康課") {
			t.Errorf("%q is left as %q", s, got)
		}
	}
	for _, s := range []string{"令和6年4月1日", "2014-11-27", "1,200本", "健康課", "100-0001", "令和2年度〜令和4年度", "https://example.jp/2014-11-27/012345"} {
		if jatext.HoldsContact(s) {
			t.Errorf("%q is taken for a contact", s)
		}
	}
}

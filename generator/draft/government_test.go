package draft_test

import (
	"strings"
	"testing"

	"seika/generator/draft"
)

func TestFindGovernment(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"270008", "270008"}, {"27000", "270008"}, {"大阪府", "270008"}, {"２７０００８", "270008"}, {"東京都府中市", "132063"}, {"大阪市", "271004"}, {"大阪市北区", "271276"}, {"くれし", "342025"}, {"kure", "342025"}, {"jp:342025", "342025"}, {"鎌ヶ谷市", "122246"},
		{"11002", "011002"}, // 札幌市, the zero lost in a spreadsheet; no town of Saitama has these five digits
	} {
		if g, err := draft.FindGovernment(c.name); err != nil || g.Code != c.want {
			t.Errorf("%s: %s %v", c.name, g.Code, err)
		}
	}
	for _, c := range []struct{ name, want string }{
		{"府中市", "東京都府中市 (132063), 広島県府中市 (342084)"}, {"大阪", "大阪府 (270008), 大阪府大阪市 (271004)"}, {"270009", "270009"}, {"呉市町", "near: "}, {"999999", ""}, {"", ""},
	} {
		if _, err := draft.FindGovernment(c.name); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

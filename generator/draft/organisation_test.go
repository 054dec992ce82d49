package draft_test

import (
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/load"
)

var known = []load.OrganisationRecord{
	{Organisation: &agreement.Organisation{ID: "lawson", Name: agreement.L("株式会社ローソン", "Lawson"), Kind: "company", Aliases: []string{"ローソン"}}},
	{Organisation: &agreement.Organisation{ID: "japan-post", Name: agreement.L("日本郵便株式会社", "Japan Post"), Kind: "company"}},
}

func TestNewID(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"株式会社セコマ", "sekoma"},
		{"コープさっぽろ", "kopusapporo"},
		{"ソフトバンク株式会社", "sofutobanku"},
		{"クラッソーネ", "kurassone"},
		{"マッチングティー", "matchinguti"},
		{"KDDI株式会社", "kddi"},
		{"NTTドコモ", "ntt-dokomo"},
		{"ファミリーマート", "famirimato"},
		{"株式会社ローソン", "lawson"},
	} {
		d := draft.NewDirectory(known)
		if got := d.Draft(c.name, "").ID; got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	d := draft.NewDirectory(nil)
	a, b := d.Draft("呉石油組合", ""), draft.NewDirectory(nil).Draft("呉 石油組合", "")
	if a.ID != b.ID || !strings.HasPrefix(a.ID, "org-") || !agreement.ValidID(a.ID) {
		t.Errorf("kanji: %s and %s", a.ID, b.ID)
	}
	if again := d.Draft("呉石油組合", ""); again != a {
		t.Error("one name gives two organisations")
	}
}

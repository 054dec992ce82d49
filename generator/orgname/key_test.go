package orgname_test

import (
	"testing"

	"seika/generator/orgname"
)

func TestKey(t *testing.T) {
	for _, same := range [][]string{
		{"株式会社ローソン", "ローソン", "(株)ローソン", "（株）ローソン", "㈱ローソン", "株式会社 ローソン", "ﾛｰｿﾝ㈱", "ローソン株式会社"},
		{"イオン北海道株式会社", "イオン北海道㈱", "ｲｵﾝ北海道"},
		{"NTT東日本", "ＮＴＴ東日本", "ntt 東日本"},
		{"特定非営利活動法人まちの会", "NPO法人まちの会", "(特非)まちの会"},
		{"Example Holdings", "EXAMPLE-HOLDINGS"},
		{"髙島屋", "高島屋"},
		{"Lawson", "Lawson, Inc.", "LAWSON INC", "Lawson Co., Ltd.", "Lawson K.K.", "Ｌａｗｓｏｎ"},
		{"鎌ヶ谷商会", "鎌ケ谷商会"},
	} {
		first, _ := orgname.Key(same[0])
		for _, name := range same[1:] {
			if key, _ := orgname.Key(name); key != first {
				t.Errorf("%s has the key %q, %s has %q", name, key, same[0], first)
			}
		}
	}
	for _, apart := range [][2]string{{"ローソン", "ローソンストア"}, {"日本生命", "明治安田生命"}, {"例大学", "例大学病院"}, {"Lawson", "Lawson Store 100"}, {"Sumitomo Company", "Mitsui Company"}, {"Inc.", "Ltd."}} {
		a, _ := orgname.Key(apart[0])
		if b, _ := orgname.Key(apart[1]); a == b {
			t.Errorf("%s and %s have one key", apart[0], apart[1])
		}
	}
}

func TestWriteOut(t *testing.T) {
	for name, want := range map[string]string{
		"㈱例": "株式会社例", "（株）例": "株式会社例", "例 (株)": "例株式会社", "例㈲": "例有限会社", "（一社） 例の会": "一般社団法人例の会",
		"株式会社例": "株式会社例", "NPO法人例": "NPO法人例", "例（東京）": "例（東京）", "㈱": "㈱", "ＮＴＴ(株)": "ＮＴＴ株式会社",
	} {
		if got := orgname.WriteOut(name); got != want {
			t.Errorf("%s is written out as %s, want %s", name, got, want)
		}
	}
}

func TestForm(t *testing.T) {
	for name, form := range map[string]string{
		"㈱例": "株式会社", "（一社）例": "一般社団法人", "例": "", "株式会社": "", "認定NPO法人例": "認定特定非営利活動法人", "例農業協同組合": "",
	} {
		if _, got := orgname.Key(name); got != form {
			t.Errorf("%s states the form %q, want %q", name, got, form)
		}
	}
	if !orgname.IsForm("株式会社") || orgname.IsForm("株式会社例") {
		t.Error("a form is its official spelling and nothing else")
	}
	if got := orgname.Tidy("株式会社 例"); got != "株式会社例" {
		t.Errorf("a space stays behind the form: %q", got)
	}
}

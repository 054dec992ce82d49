package title_test

import (
	"testing"

	"seika/generator/title"
)

func TestKey(t *testing.T) {
	parties := []string{"大阪府", "株式会社ローソン", "ローソン"}
	for _, same := range [][]string{
		{"大阪府と株式会社ローソンとの包括連携協定", "包括連携協定", "㈱ローソンとの包括連携に関する協定書", "包括連携協定の締結について", "大阪府・（株）ローソン 包括連携協定書"},
		{"災害時における物資の供給に関する協定", "災害時における物資の供給に関する協定書", "「災害時における物資の供給に関する協定」"},
	} {
		first := title.Key(same[0], parties)
		for _, s := range same[1:] {
			if key := title.Key(s, parties); key != first && !title.Similar(key, first) {
				t.Errorf("%s (%s) is not %s (%s)", s, key, same[0], first)
			}
		}
	}
}

func TestSimilar(t *testing.T) {
	for _, apart := range [][2]string{
		{"包括連携協定", "災害時物資供給協定"},
		{"実証実験協定その1", "実証実験協定その2"},
		{"第三期包括連携協定", "第二期包括連携協定"},
		{"協定", "包括連携協定"},
	} {
		if title.Similar(apart[0], apart[1]) {
			t.Errorf("%s is taken for %s", apart[0], apart[1])
		}
	}
	if !title.Similar("災害時等高齢者等見守活動協定", "災害時等高齢者等見守り活動協定") {
		t.Error("one letter more makes another title")
	}
}

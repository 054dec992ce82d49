package draft_test

import (
	"testing"

	"seika/generator/agreement"
	"seika/generator/draft"
)

func TestSubject(t *testing.T) {
	for _, c := range []struct {
		title   string
		given   agreement.Kind
		kind    agreement.Kind
		standby bool
	}{
		{"災害時における物資の供給に関する協定", "", "disaster", true},
		{"消防相互応援協定書", "", "disaster", true},
		{"災害に強いまちづくりに関する協定", "", "disaster", false},
		{"防災教育に関する協定", "", "field", false},
		{"高齢者等見守り活動に関する協定", "", "watch-over", false},
		{"包括連携に関する協定", "", "comprehensive", false},
		{"連携と協力に関する包括協定", "", "comprehensive", false},
		{"共同研究に関する覚書", "", "memorandum", false},
		{"移住促進に関する協定", "", "field", false},
		{"物資の供給に関する協定", "disaster", "disaster", true},
	} {
		if kind, standby := draft.Subject(c.title, c.given); kind != c.kind || standby != c.standby {
			t.Errorf("%s: %s %v", c.title, kind, standby)
		}
	}
}

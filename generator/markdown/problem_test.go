package markdown

import (
	"slices"
	"strings"
	"testing"
)

func TestProblems(t *testing.T) {
	type place struct {
		kind                 ProblemKind
		line, column, length int
	}
	tests := []struct {
		name, src string
		want      []place
	}{
		{"none", "大阪府の**協定**は[こちら](https://e.jp)、<a@e.jp>、`<b>`。\n\n    <pre>\n", nil},
		{"inline HTML", "大阪府<br>と\n<b>株式会社</b>", []place{{RawHTML, 1, 4, 4}, {RawHTML, 2, 1, 3}, {RawHTML, 2, 8, 4}}},
		{"HTML block", "a\n\n  <div>\nx\n</div>\n", []place{{RawHTML, 3, 3, 5}}},
		{"comment", "協定<!-- x -->", []place{{RawHTML, 1, 3, 10}}},
		{"javascript", "協定は[こちら](javascript:x)", []place{{BadLink, 1, 4, 1}}},
		{"relative", "a\n\n- b\n- 表[c](/x)", []place{{BadLink, 4, 4, 1}}},
		{"angle brackets", "見よ<data:x>", []place{{BadLink, 1, 3, 1}}},
		{"image", "図![a](https://e.jp/a.png)", []place{{Image, 1, 2, 2}}},
		{"image with a bad address", "![a](x.png)", []place{{BadLink, 1, 1, 1}, {Image, 1, 1, 2}}},
		{"shortcode", "前{{< x >}}\n{{% y %}}", []place{{Shortcode, 1, 2, 3}, {Shortcode, 2, 1, 3}}},
		{"controls", "あ\u202eい\x07", []place{{Control, 1, 2, 1}, {Control, 1, 4, 1}}},
		{"windows line ends", "a\r\n<b>\r\n", []place{{RawHTML, 2, 1, 3}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []place
			for _, p := range Problems(tt.src) {
				got = append(got, place{p.Kind, p.Line, p.Column, p.Length})
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("%q\ngot  %v\nwant %v", tt.src, got, tt.want)
			}
		})
	}
}

func TestProblemMessagesNameTheAddress(t *testing.T) {
	problems := Problems("[a](javascript:alert)")
	if len(problems) != 1 {
		t.Fatalf("%v", problems)
	}
	for _, message := range []string{problems[0].JA, problems[0].EN} {
		if !strings.Contains(message, "javascript:alert") || !strings.Contains(message, "https://") {
			t.Errorf("%s", message)
		}
	}
}

package lint

import (
	"strings"
	"testing"
)

func TestFindPhone(t *testing.T) {
	tests := []struct{ text, want string }{
		{"06-6941-0351", "06-6941-0351"},
		{"電話：06-6941-0351（代表）", "06-6941-0351"},
		{"03-1234-5678(内線 123)", "03-1234-5678"},
		{"03-1234-5678(24時間)", "03-1234-5678"},
		{"(06)6941-0351", "(06)6941-0351"},
		{"06(6941)0351", "06(6941)0351"},
		{"（06−6941−0351）", "06−6941−0351"},
		{"０９０ー１２３４ー５６７８", "０９０ー１２３４ー５６７８"},
		{"09012345678", "09012345678"},
		{"0120-444-444", "0120-444-444"},
		{"0986–52–1111", "0986–52–1111"},
		{"06-69410351", "06-69410351"},
		{"+81-6-6941-0351", "+81-6-6941-0351"},
		{"+81 (0)6", ""},
		{"TEL06-6941-0351", "TEL06-6941-0351"[3:]},
		{"Fax.06-6941-0351", "06-6941-0351"},
		{"2020-04-01、06-6941-0351", "06-6941-0351"},

		{"2020-04-01", ""},
		{"2020-04-01/2021-03-31", ""},
		{"平成30年04月01日", ""},
		{"04-01-2020", ""},
		{"0900-1700", ""},
		{"09:00-17:00", ""},
		{"FY2019/FY2021", ""},
		{"530-0001", ""},
		{"010-8570", ""},
		{"2010701019195", ""},
		{"0312345678", ""},
		{"000123456789", ""},
		{"978-4-00-000000-0", ""},
		{"1-06-6941-0351", ""},
		{"https://www.example.jp/06-6941-0351", ""},
		{"img_090-1234-5678.png", ""},
		{"id=090-1234-5678", ""},
		{"0.75-0.80", ""},
		{"約0-14歳", ""},
		{"jp:010006", ""},
		{"(", ""},
		{"+", ""},
		{"0", ""},
		{"", ""},
	}
	for _, tt := range tests {
		got, ok := findPhone(tt.text)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("findPhone(%q) = %q, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func TestFindMail(t *testing.T) {
	tests := []struct{ text, want string }{
		{"koumin@city.example.lg.jp", "koumin@city.example.lg.jp"},
		{"連絡先はa.b+c@example.co.jpまで。", "a.b+c@example.co.jp"},
		{"（ｋｉｋａｋｕ＠ｅｘａｍｐｌｅ．ｊｐ）", "kikaku@example.jp"},
		{"<mailto:x@example.jp>.", "x@example.jp"},
		{"@example", ""},
		{"@example.jp", ""},
		{"a@b", ""},
		{"x@y.z", ""},
		{"5@100.00", ""},
		{"＠", ""},
	}
	for _, tt := range tests {
		got, ok := findMail(tt.text)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("findMail(%q) = %q, %v; want %q", tt.text, got, ok, tt.want)
		}
	}
}

func TestMasked(t *testing.T) {
	for _, s := range []string{"06-6941-0351", "koumin@city.example.lg.jp", "０９０ー１２３４ー５６７８"} {
		m := masked(s)
		if m == s || !strings.Contains(m, "*") || !strings.HasPrefix(s, m[:2]) {
			t.Errorf("masked(%q) = %q", s, m)
		}
	}
}

func FuzzContact(f *testing.F) {
	for _, s := range []string{"06-6941-0351", "(06)6941-0351", "+81-6-6941-0351", "０９０ー", "a@example.jp", "\xff0-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if p, ok := findPhone(s); ok && !strings.Contains(s, p) {
			t.Errorf("findPhone(%q) = %q, which is no part of it", s, p)
		}
		if m, ok := findMail(s); ok && !strings.Contains(m, "@") {
			t.Errorf("findMail(%q) = %q", s, m)
		}
	})
}

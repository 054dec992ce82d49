package importer

import (
	"testing"

	"seika/generator/agreement"
)

var amountCases = []struct{ cell, header, want string }{
	{"1200", "本数（本）", "1200 本"},
	{"約1,200本", "", "1200 本 about"},
	{"１，２００人余", "", "1200 人 over"},
	{"1,200余人", "", "1200 人 over"},
	{"100件以上", "", "100 件 at-least"},
	{"最大50台", "", "50 台 at-most"},
	{"５台未満", "", "5 台 below"},
	{"30台程度", "", "30 台 about"},
	{"2億円超", "", "200000000 JPY over"},
	{"2億3000万円", "", "230000000 JPY"},
	{"約8億398万円", "", "803980000 JPY about"},
	{"197万5578円", "", "1975578 JPY"},
	{"4億3208万円", "", "432080000 JPY"},
	{"1.5億円", "", "150000000 JPY"},
	{"30,357千円", "", "30357000 JPY"},
	{"30,357", "予算額（千円）", "30357000 JPY"},
	{"12", "金額(単位：百万円)", "12000000 JPY"},
	{"30,357円", "予算額（千円）", "number-unreadable"},
	{"3万2000点", "", "32000 点"},
	{"3千人", "", "3000 人"},
	{"一万二百九十五回", "", "10295 回"},
	{"八十七億八千八百万円", "", "8788000000 JPY"},
	{"三・六倍", "", "3.6 倍"},
	{"百人", "", "100 人"},
	{"4・3％", "", "4.3 %"},
	{"0・1%", "", "0.1 %"},
	{"▲5.2%", "", "-5.2 %"},
	{"約8割", "", "8 割 about"},
	{"30〜50台", "", "30-50 台"},
	{"5台～10台", "", "5-10 台"},
	{"約30~40人", "", "30-40 人 about"},
	{"100万円～200万円", "", "1000000-2000000 JPY"},
	{"50", "台数", "number-unit"},
	{"30-50", "台数", "number-unit"},
	{"非公表", "", "number-unreadable"},
	{"十数台", "", "number-unreadable"},
	{"1/9程度", "", "number-unreadable"},
	{"1,20人", "", "number-unreadable"},
	{"10万1万人", "", "number-unreadable"},
	{"50〜30台", "", "number-unreadable"},
	{"月645人~1040人", "", "number-unreadable"},
	{"0120-123-456", "", "number-unreadable"},
	{"令和6年", "", "number-unreadable"},
	{"", "", "number-unreadable"},
}

func amountText(a amount, why *Reason) string {
	if why != nil {
		return why.Code
	}
	got := string(a.Value)
	if a.Max != "" {
		got += "-" + string(a.Max)
	}
	got += " " + a.Unit
	if a.Qualifier != "" {
		got += " " + a.Qualifier
	}
	return got
}

func TestReadAmount(t *testing.T) {
	for _, c := range amountCases {
		if got := amountText(readAmount(c.cell, c.header)); got != c.want {
			t.Errorf("%q under %q: %q, want %q", c.cell, c.header, got, c.want)
		}
	}
}

// FuzzReadAmount: no text makes the reader panic, and every number that it reads is one that a record can hold.
func FuzzReadAmount(f *testing.F) {
	for _, c := range amountCases {
		f.Add(c.cell, c.header)
	}
	f.Fuzz(func(t *testing.T, cell, header string) {
		a, why := readAmount(cell, header)
		for _, n := range []agreement.Number{a.Value, a.Max} {
			if n == "" {
				continue
			}
			if _, err := agreement.ParseNumber(string(n)); err != nil {
				t.Errorf("%q: %q", cell, n)
			}
		}
		if why == nil && (a.Value == "" || a.Unit == "") {
			t.Errorf("%q: %+v is read without a reason", cell, a)
		}
	})
}

package place

import (
	"errors"
	"strings"
	"testing"
)

func TestCheckCode(t *testing.T) {
	tests := []struct{ code, en, ja, corrected string }{
		{"270008", "", "", ""},
		{"011002", "", "", ""},
		{"270007", "should be 8, not 7", "8 であるはず", "270008"},
		{"27000", "with its check digit 8", "検査数字 8", "270008"},
		{"", "0 digits", "0桁", ""},
		{"2700080", "7 digits", "7桁", ""},
		{"480002", "01 to 47", "01〜47", ""},
		{"000000", "01 to 47", "01〜47", ""},
		{"２７０００８", "'２'", "半角", ""},
		{"27000x", "'x'", "'x'", ""},
		{"27000\xff", "no half-width digit", "半角", ""},
	}
	for _, tt := range tests {
		checkNumberError(t, tt.code, CheckCode(tt.code), tt.en, tt.ja, tt.corrected)
	}
}

func TestCheckCorporateNumber(t *testing.T) {
	tests := []struct{ no, en, ja, corrected string }{
		{"7000012050002", "", "", ""}, // 国税庁
		{"4000020270008", "", "", ""}, // 大阪府
		{"8000020271004", "should be 6, not 8", "6 であるはず", "6000020271004"},
		{"700001205000", "12 digits", "12桁", ""},
		{"70000120500022", "14 digits", "14桁", ""},
		{"T7000012050002", "'T'", "'T'", ""},
		{"", "0 digits", "0桁", ""},
	}
	for _, tt := range tests {
		checkNumberError(t, tt.no, CheckCorporateNumber(tt.no), tt.en, tt.ja, tt.corrected)
	}
}

func checkNumberError(t *testing.T, number string, err error, en, ja, corrected string) {
	t.Helper()
	if en == "" {
		if err != nil {
			t.Errorf("%q: %v", number, err)
		}
		return
	}
	var ne *NumberError
	if !errors.As(err, &ne) {
		t.Errorf("%q: error %v, want a *NumberError", number, err)
		return
	}
	if !strings.Contains(ne.EN, en) || !strings.Contains(ne.JA, ja) || ne.Corrected != corrected || ne.Number != number {
		t.Errorf("%q: %+v", number, *ne)
	}
}

// A check digit finds each single wrong digit of a code: the reason for having one.
func TestCheckCodeFindsEverySingleSlip(t *testing.T) {
	missed := 0
	for g := range All() {
		for i := range g.Code {
			for d := byte('0'); d <= '9'; d++ {
				slip := g.Code[:i] + string(d) + g.Code[i+1:]
				if slip != g.Code && CheckCode(slip) == nil {
					missed++
				}
			}
		}
	}
	// Remainders 0 and 10 share the check digit 1, so a slip of one into the other passes; nothing else does.
	if all := 1963 * 6 * 9; missed*50 > all {
		t.Errorf("%d of %d slips pass", missed, all)
	}
}

func FuzzCheckCode(f *testing.F) {
	for _, s := range []string{"270008", "27000", "", "２７０００８", "\xff", "4800000000000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := CheckCode(s); err == nil && len(s) != 6 {
			t.Errorf("%q accepted", s)
		}
		var ne *NumberError
		if errors.As(CheckCode(s), &ne) && ne.Corrected != "" && ne.Corrected[:2] <= "47" && ne.Corrected[:2] >= "01" {
			if err := CheckCode(ne.Corrected); err != nil {
				t.Errorf("corrected %q: %v", ne.Corrected, err)
			}
		}
		if errors.As(CheckCorporateNumber(s), &ne) && ne.Corrected != "" && len(ne.Corrected) == 13 {
			if err := CheckCorporateNumber(ne.Corrected); err != nil {
				t.Errorf("corrected %q: %v", ne.Corrected, err)
			}
		}
	})
}

package place

import "fmt"

// NumberError says why a number cannot be right, in the two languages of the project.
type NumberError struct {
	// Number is what was given.
	Number string
	// JA and EN are the message.
	JA, EN string
	// Corrected is the number with the check digit that its other digits ask for; "" where that cannot be told. It is a hint: the wrong
	// digit may as well be another one.
	Corrected string
}

func (e *NumberError) Error() string { return e.EN }

// CheckCode reports whether code is well formed as a code of local public bodies (全国地方公共団体コード), as a *NumberError if not:
// six half-width digits, of which the first two are a prefecture (01 to 47) and the last is the check digit. Whether such a body
// exists is another question; see Lookup.
//
// The check digit follows the rules of the Ministry of Internal Affairs and Communications for these codes (総務省「全国地方公共団体
// コード」, 検査数字): the first five digits are multiplied by 6, 5, 4, 3 and 2, and the check digit is the last digit of 11 minus the
// remainder of the sum divided by 11.
func CheckCode(code string) error {
	if i := notDigit(code); i >= 0 {
		return notDigits(code, i, 6)
	}
	if len(code) == 5 {
		full := code + string(codeCheckDigit(code))
		return &NumberError{code,
			fmt.Sprintf("団体コード %s は5桁です。末尾に検査数字 %c を付けた6桁（%s）が必要です。", code, full[5], full),
			fmt.Sprintf("code %s has five digits; six are needed: with its check digit %c it is %s", code, full[5], full), full}
	}
	if len(code) != 6 {
		return wrongLength(code, 6)
	}
	if prefecture := code[:2]; prefecture < "01" || prefecture > "47" {
		return &NumberError{code,
			fmt.Sprintf("団体コード %s の先頭2桁は都道府県番号（01〜47）でなければなりません。", code),
			fmt.Sprintf("code %s must begin with the number of a prefecture (01 to 47)", code), ""}
	}
	if want := codeCheckDigit(code); code[5] != want {
		return &NumberError{code,
			fmt.Sprintf("団体コード %s の検査数字（6桁目）は %c であるはずですが、%c になっています。", code, want, code[5]),
			fmt.Sprintf("check digit of code %s: the sixth digit should be %c, not %c", code, want, code[5]),
			code[:5] + string(want)}
	}
	return nil
}

// codeCheckDigit computes the sixth digit from the first five.
func codeCheckDigit(digits string) byte {
	sum := 0
	for i := range 5 {
		sum += int(digits[i]-'0') * (6 - i)
	}
	return '0' + byte((11-sum%11)%10)
}

// CheckCorporateNumber reports whether no is well formed as a corporate number (法人番号), as a *NumberError if not: thirteen half-width
// digits, the first of which is the check digit.
//
// The rule is article 2 of the ministerial ordinance on corporate numbers (法人番号の指定等に関する省令, 平成26年財務省令第70号), applied by the
// National Tax Agency (国税庁): 9 minus the remainder, divided by 9, of the sum of the other twelve digits, counted from the right, those
// at odd places taken once and those at even places twice.
func CheckCorporateNumber(no string) error {
	if i := notDigit(no); i >= 0 {
		return notDigits(no, i, 13)
	}
	if len(no) != 13 {
		return wrongLength(no, 13)
	}
	if want := corporateCheckDigit(no); no[0] != want {
		return &NumberError{no,
			fmt.Sprintf("法人番号 %s の検査数字（1桁目）は %c であるはずですが、%c になっています。", no, want, no[0]),
			fmt.Sprintf("check digit of corporate number %s: the first digit should be %c, not %c", no, want, no[0]),
			string(want) + no[1:]}
	}
	return nil
}

// corporateCheckDigit computes the first digit of thirteen from the other twelve.
func corporateCheckDigit(digits string) byte {
	sum := 0
	for place := 1; place <= 12; place++ {
		digit := int(digits[13-place] - '0')
		if place%2 == 0 {
			digit *= 2
		}
		sum += digit
	}
	return '0' + byte(9-sum%9)
}

// notDigit returns the byte index of the first character that is no half-width digit, or -1.
func notDigit(s string) int {
	for i, r := range s {
		if r < '0' || r > '9' {
			return i
		}
	}
	return -1
}

func notDigits(s string, at, want int) error {
	r := []rune(s[at:])[0]
	return &NumberError{s,
		fmt.Sprintf("%q に数字でない文字 %q があります。半角数字%d桁で書いてください。", s, r, want),
		fmt.Sprintf("%q has the character %q, which is no half-width digit; write %d half-width digits", s, r, want), ""}
}

func wrongLength(s string, want int) error {
	return &NumberError{s,
		fmt.Sprintf("%q は%d桁です。%d桁でなければなりません。", s, len(s), want),
		fmt.Sprintf("%q has %d digits; it must have %d", s, len(s), want), ""}
}

package agreement

import (
	"errors"
	"math/big"
	"strconv"
)

// Number is a decimal number as its source writes it, so that 40.0 does not become 40. The empty Number means "not stated".
type Number string

// ErrNumber is returned by ParseNumber for a text that is not a plain decimal number.
var ErrNumber = errors.New("not a plain decimal number")

// ParseNumber reads a plain decimal number: an optional minus, digits without separators, an optional fraction ("1200", "-0.5"). Exponents,
// signs of plus, thousands separators and leading zeros are refused, because in sources they mean something else.
func ParseNumber(s string) (Number, error) {
	digits, rest := s, ""
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	for i := range len(digits) {
		if digits[i] == '.' {
			digits, rest = digits[:i], digits[i+1:]
			if rest == "" {
				return "", ErrNumber
			}
			break
		}
	}
	if digits == "" || len(s) > 40 || len(digits) > 1 && digits[0] == '0' || !allDigits(digits) || !allDigits(rest) {
		return "", ErrNumber
	}
	return Number(s), nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// IsZero reports whether no number is stated. The number 0 is stated.
func (n Number) IsZero() bool { return n == "" }

// Float returns the nearest float64; 0 where no number is stated.
func (n Number) Float() float64 {
	f, _ := strconv.ParseFloat(string(n), 64)
	return f
}

// Rat returns the exact value; 0 where no number is stated.
func (n Number) Rat() *big.Rat {
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// Cmp compares two stated numbers exactly: -1, 0 or 1.
func (n Number) Cmp(m Number) int { return n.Rat().Cmp(m.Rat()) }

// MarshalJSON writes the number with the digits of its source; null where none is stated.
func (n Number) MarshalJSON() ([]byte, error) {
	if n == "" {
		return []byte("null"), nil
	}
	return []byte(n), nil
}

// Scalar is a value of any simple type, kept as the text that stands in the record.
type Scalar string

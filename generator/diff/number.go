package diff

import (
	"math/big"
	"strings"

	"seika/generator/agreement"
)

// canonical writes a plain decimal number in its shortest form, so that equal numbers become equal texts; any other text stays as it is.
func canonical(s string) string {
	if _, err := agreement.ParseNumber(s); err != nil {
		return s
	}
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

func sameNumber(a, b agreement.Number) bool { return canonical(string(a)) == canonical(string(b)) }

// rational returns the exact value of a number; nil where none is stated or the text is no number.
func rational(n agreement.Number) *big.Rat {
	if _, err := agreement.ParseNumber(string(n)); err != nil {
		return nil
	}
	return n.Rat()
}

// decimal writes an exact value that came from adding decimal numbers, which always has an end.
func decimal(r *big.Rat) agreement.Number {
	digits, exact := r.FloatPrec()
	if !exact {
		return ""
	}
	return agreement.Number(canonical(r.FloatString(digits)))
}

package lint

import "seika/generator/agreement"

// surelyBefore reports whether a lies before b whatever day each of them means: 2020 does not surely lie before 2020-06. A date that is
// not stated lies before nothing and after nothing.
func surelyBefore(a, b agreement.Date) bool {
	return !a.IsZero() && !b.IsZero() && a.Last().Before(b)
}

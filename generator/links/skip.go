package links

import (
	"strings"

	"seika/generator/agreement"
)

// Skip takes addresses out of the check for a while. Either URL or Host is set.
type Skip struct {
	// URL is one address or, where it ends in a slash, everything below it.
	URL string
	// Host is the name of a server, without scheme and port.
	Host string
	// Reason says why, Until up to and including which day.
	Reason agreement.Localized
	Until  agreement.Date
}

// Expired reports whether the skip has ended before a day.
func (s Skip) Expired(day agreement.Date) bool { return s.Until.Last().Before(day) }

func (s Skip) matches(address string) bool {
	switch {
	case s.Host != "":
		return strings.EqualFold(s.Host, Host(address))
	case strings.HasSuffix(s.URL, "/"):
		return strings.HasPrefix(address, s.URL)
	}
	return address == s.URL
}

// Skipped returns the first of skips that takes an address out of the check on a day.
func Skipped(skips []Skip, address string, day agreement.Date) (Skip, bool) {
	for _, s := range skips {
		if !s.Expired(day) && s.matches(address) {
			return s, true
		}
	}
	return Skip{}, false
}

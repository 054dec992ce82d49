package links

import (
	"net/url"
	"strings"
)

// Address is the part of a cited address that a server is asked for: everything before the “#”. It is false for what cannot be asked:
// schemes other than http and https, no host, a user name in the address.
func Address(cited string) (string, bool) {
	address, _, _ := strings.Cut(cited, "#")
	u, err := url.Parse(address)
	if err != nil || !Askable(u) {
		return "", false
	}
	return address, true
}

// Askable reports whether a server may be asked for u.
func Askable(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil && u.Opaque == ""
}

// Host is the name of the server of an address, in lower case and without port; "" where the address has none.
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(u.Hostname(), "."))
}

// samePage reports whether a redirect between two addresses is only tidying: another scheme, a slash at the end.
func samePage(a, b string) bool {
	tidy := func(s string) string {
		if i := strings.Index(s, "://"); i >= 0 {
			s = s[i+len("://"):]
		}
		return strings.TrimSuffix(s, "/")
	}
	return tidy(a) == tidy(b)
}

// isFrontPage reports whether an address is the first page of a site.
func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Path == "" || u.Path == "/") && u.RawQuery == ""
}

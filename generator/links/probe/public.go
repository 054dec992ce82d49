package probe

import (
	"errors"
	"net/netip"
	"syscall"
)

// errNotPublic is returned for a connection that would not go to the public internet.
var errNotPublic = errors.New("not an address of the public internet")

func prefixes(list ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(list))
	for i, s := range list {
		out[i] = netip.MustParsePrefix(s)
	}
	return out
}

// The special-purpose addresses that the registries of IPv4 and IPv6 do not call globally reachable. Of IPv6 only 2000::/3 is in public use.
var (
	special4 = prefixes(
		"0.0.0.0/8",       // this network
		"10.0.0.0/8",      // private
		"100.64.0.0/10",   // carrier-grade NAT
		"127.0.0.0/8",     // loopback
		"169.254.0.0/16",  // link-local, and the metadata services of clouds
		"172.16.0.0/12",   // private
		"192.0.0.0/24",    // protocol assignments
		"192.0.2.0/24",    // documentation
		"192.88.99.0/24",  // relays of 6to4
		"192.168.0.0/16",  // private
		"198.18.0.0/15",   // benchmarks
		"198.51.100.0/24", // documentation
		"203.0.113.0/24",  // documentation
		"224.0.0.0/4",     // multicast
		"240.0.0.0/4",     // reserved, and broadcast
	)
	global6  = netip.MustParsePrefix("2000::/3")
	special6 = prefixes(
		"2001::/23",     // protocol assignments, Teredo among them
		"2001:db8::/32", // documentation
		"2002::/16",     // 6to4: carries any IPv4 address
		"3fff::/20",     // documentation
	)
	// nat64 carries an IPv4 address in its last four bytes; networks without IPv4 reach the rest of the internet through it.
	nat64 = netip.MustParsePrefix("64:ff9b::/96")
)

// public reports whether a connection to ip goes to the public internet.
func public(ip netip.Addr) bool {
	ip = ip.Unmap()
	within := func(list []netip.Prefix) bool {
		for _, p := range list {
			if p.Contains(ip) {
				return true
			}
		}
		return false
	}
	switch {
	case !ip.IsValid() || ip.Zone() != "":
		return false
	case ip.Is4():
		return !within(special4)
	case nat64.Contains(ip):
		bytes := ip.As16()
		return public(netip.AddrFrom4([4]byte(bytes[12:])))
	}
	return global6.Contains(ip) && !within(special6)
}

// control refuses a connection just before it is made, when the name is resolved and nothing can change any more.
func (p *Prober) control(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !p.permits(to) {
		return errNotPublic
	}
	return nil
}

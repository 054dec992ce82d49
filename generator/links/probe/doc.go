// Package probe asks web servers whether addresses still open.
//
// It is a guest on other people's servers: one request at a time to a host, with a pause between two, HEAD before GET, no body read, a name
// that says who asks, and no further request to a host that asks to be left alone. It does not read robots.txt: it follows no links of
// pages, it opens single addresses that a person cites, as a reader's browser does.
//
// Addresses come from records that anybody may propose, so it must not be led into the network it runs in: a connection is made only to an
// address of the public internet, checked on the resolved address of each connection, redirects included. Proxies are not used, because
// they would resolve names themselves.
package probe

// Package browsertest opens the built site in Chromium, as a reader would: every kind of page, in both languages, on a wide screen in light
// colours and on a narrow phone in dark ones, under the strict Content-Security-Policy that a host should send.
//
// It needs Chromium and axe-core (npm ci at the root of the repository). Without them the tests are skipped with the reason;
// SEIKA_REQUIRE_BROWSER=1 turns that into a failure. SEIKA_SITE names a folder with a built site; without it the tests build the
// repository's own records.
package browsertest

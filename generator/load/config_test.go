package load_test

import (
	"strings"
	"testing"

	"seika/generator/load"
	"seika/generator/source"
)

func TestLinkSkips(t *testing.T) {
	const rest = "reason: {ja: 理由, en: reason}, until: 2027-03-31"
	tests := []struct{ name, item, want string }{
		{"an address", "{url: https://example.org/a, " + rest + "}", ""},
		{"a folder", "{url: https://example.org/a/, " + rest + "}", ""},
		{"a server", "{host: www.example.org, " + rest + "}", ""},
		{"a month", "{host: www.example.org, reason: {ja: 理由}, until: 2027-03}", ""},
		{"neither", "{" + rest + "}", "seika.yaml:3:7: error: There is neither url nor host. [key-missing]"},
		{"both", "{url: https://example.org/, host: example.org, " + rest + "}", "seika.yaml:3:35: error: There are both url and host. [value-type]"},
		{"no reason", "{host: example.org, until: 2027-03-31}", "seika.yaml:3:7: error: The key reason is missing. [key-missing]"},
		{"a bare reason", "{host: example.org, reason: because, until: 2027-03-31}", "seika.yaml:3:35: error: Found plain text where text by language (ja, en) belongs. [value-type]"},
		{"no end", "{host: example.org, reason: {ja: 理由}}", "seika.yaml:3:7: error: The key until is missing. [key-missing]"},
		{"no date", "{host: example.org, reason: {ja: 理由}, until: forever}", `seika.yaml:3:52: error: "forever" is not a date. [value-date]`},
		{"a scheme", "{url: ftp://example.org/, " + rest + "}", `seika.yaml:3:13: error: "ftp://example.org/" is no web address. [value-type]`},
		{"a server as address", "{url: example.org, " + rest + "}", `seika.yaml:3:13: error: "example.org" is no web address. [value-type]`},
		{"an address as server", "{host: https://example.org/, " + rest + "}", `seika.yaml:3:14: error: "https://example.org/" is not the name of a server. [value-type]`},
		{"a port", "{host: \"example.org:8080\", " + rest + "}", `seika.yaml:3:14: error: "example.org:8080" is not the name of a server. [value-type]`},
		{"a pattern", "{pattern: a, host: example.org, " + rest + "}", "seika.yaml:3:8: error: There is no key pattern. [key-unknown]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			config, findings := load.ParseConfig(&source.File{Path: load.ConfigFile, Content: []byte("links:\n  skip:\n    - " + tt.item + "\n")})
			var got []string
			for _, d := range findings {
				got = append(got, d.String())
			}
			if strings.Join(got, "\n") != tt.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), tt.want)
			}
			if len(config.Links.Skip) != 1 {
				t.Errorf("%d exceptions", len(config.Links.Skip))
			}
		})
	}
}

func TestTimeZoneUnknown(t *testing.T) {
	config, findings := load.ParseConfig(&source.File{Path: load.ConfigFile, Content: []byte("titel: x\ntime_zone: Mars/X\n")})
	var got []string
	for _, d := range findings {
		got = append(got, d.String())
	}
	want := "seika.yaml:1:1: error: There is no key titel. [key-unknown]\nseika.yaml:2:12: error: There is no time zone \"Mars/X\". [value-type]"
	if strings.Join(got, "\n") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "\n"), want)
	}
	if config.TimeZone != "" {
		t.Errorf("the zone %q that cannot be read is kept", config.TimeZone)
	}
}

package importer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"seika/generator/agreement"
)

// The writers below give a record the layout of the records that people write: one key a line, small objects in braces, an empty line
// before the longer parts.

func recordYAML(a *agreement.Agreement) []byte {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# yaml-language-server: $schema=../../schema/agreement.schema.json")
	p("schema: %d\nid: %s\ntitle: %s", a.Schema, scalar(a.ID), localized(a.Title))
	p("kind: %s", scalar(string(a.Kind)))
	if a.Standby {
		p("standby: true")
	}
	p("parties:")
	for _, party := range a.Parties {
		p("  - %s", flow(
			"role", scalar(string(party.Role)), "ref", scalar(party.Ref), "name", localized(party.Name),
			"count", integer(party.Count), "section", scalar(party.Section)))
	}
	for _, line := range [][2]string{
		{"signed", a.Signed.String()}, {"signed_basis", a.SignedBasis}, {"first_known", a.FirstKnown.String()},
		{"term", flow("from", a.Term.From.String(), "to", a.Term.To.String(), "renewal", a.Term.Renewal)},
	} {
		if line[1] != "" && line[1] != "{}" {
			p("%s: %s", line[0], line[1])
		}
	}
	if len(a.Themes) > 0 {
		p("themes: [%s]", strings.Join(a.Themes, ", "))
	}
	if !a.Summary.IsZero() {
		p("\nsummary:\n  ja: %s", scalar(a.Summary.JA))
	}
	if len(a.Deliverables) > 0 {
		p("\ndeliverables:")
		for _, d := range a.Deliverables {
			p("  - id: %s\n    title: %s", d.ID, localized(d.Title))
			if d.Owner != "" {
				p("    owner: %s", scalar(d.Owner))
			}
			q := d.Promised.Quantity
			p("    promised: {quantity: %s, evidence: [%s]}", flow("value", string(q.Value), "unit", scalar(q.Unit), "qualifier", q.Qualifier),
				strings.Join(d.Promised.Evidence, ", "))
		}
	}
	p("\nreview: {state: %s}\n\nevidence:", a.Review.State)
	for _, e := range a.Evidence {
		p("  - id: %s\n    type: %s", e.ID, e.Type)
		for _, line := range [][2]string{
			{"title", scalar(e.Title)}, {"publisher", scalar(e.Publisher)}, {"by", scalar(e.By)}, {"url", scalar(e.URL)},
			{"accessed", e.Accessed.String()}, {"note", localized(e.Note)},
		} {
			if line[1] != "" {
				p("    %s: %s", line[0], line[1])
			}
		}
	}
	return []byte(b.String())
}

func organisationYAML(o *body) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=../../schema/organisation.schema.json\nschema: %d\nid: %s\nname: {ja: %s}\n",
		agreement.Schema, scalar(o.ID), scalar(o.Name))
	if o.Kind != "" {
		fmt.Fprintf(&b, "kind: %s\n", scalar(o.Kind))
	}
	return []byte(b.String())
}

// flow is a mapping in braces of the keys that have a value.
func flow(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, pairs[i]+": "+pairs[i+1])
		}
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func localized(t agreement.Localized) string {
	if t.IsZero() {
		return ""
	}
	return flow("ja", scalar(t.JA), "en", scalar(t.EN))
}

func integer(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// plainScalar are texts that mean themselves in YAML, inside braces as well: they begin with a letter, have nothing that YAML reads as a
// sign, and are no word or number of its own.
var (
	plainScalar = regexp.MustCompile(`^(?:https?://[A-Za-z0-9./?=&_~%+;@-]+|[\p{L}][\p{L}\p{N}\p{M}（）「」『』、。・〜～ー―…／％＆＋：；？！“”’ ()./+_=~%;-]*)$`)
	yamlWords   = regexp.MustCompile(`^(?i:true|false|yes|no|on|off|null|y|n)$`)
)

// scalar writes a text so that it is read back as it is; "" stays "".
func scalar(s string) string {
	if s == "" || plainScalar.MatchString(s) && !yamlWords.MatchString(s) && s == strings.TrimSpace(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case !unicode.IsPrint(r) && r != ' ' && r != '\u3000':
			fmt.Fprintf(&b, `\U%08X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

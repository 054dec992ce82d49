package importer

import (
	"fmt"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/format"
	"seika/generator/source"
)

// The writers below say what a new file holds; format gives it its layout.

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
	return canonical(b.String(), format.Record)
}

func organisationYAML(o *body) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=../../schema/organisation.schema.json\nschema: %d\nid: %s\nname: {ja: %s}\n",
		agreement.Schema, scalar(o.ID), scalar(o.Name))
	if o.Kind != "" {
		fmt.Fprintf(&b, "kind: %s\n", scalar(o.Kind))
	}
	return canonical(b.String(), format.Organisation)
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

// scalar writes a text so that it is read back as it is; "" stays "".
func scalar(s string) string {
	if s == "" {
		return ""
	}
	return format.Scalar(s)
}

// canonical is a new file as “seika fmt” would write it. A text that is no record is left alone: the checks say what is wrong with it.
func canonical(text string, kind format.Kind) []byte {
	content, err := format.File(&source.File{Path: "new.yaml", Content: []byte(text)}, kind)
	if err != nil {
		return []byte(text)
	}
	return content
}

package draft

import (
	"strings"

	"seika/generator/diag"
)

// Problem is why something that a person or a list says cannot be taken over.
type Problem struct {
	// Code is stable, in kebab case.
	Code string
	Text diag.Text
	// Expected is what would be right and Fix how to get there; empty where Text says it all.
	Expected, Fix diag.Text
	// Near are things on record that may be meant, as people write them.
	Near []string
}

func (p *Problem) Error() string { return p.In("en") }

// In is the whole problem in language lang.
func (p *Problem) In(lang string) string {
	text := p.Text.In(lang)
	for _, part := range []diag.Text{
		label(p.Expected, "正しい形：", "expected: "), label(p.Fix, "直し方：", "fix: "),
		label(diag.T(strings.Join(p.Near, "、"), strings.Join(p.Near, ", ")), "近いもの：", "near: "),
	} {
		if part.EN != "" {
			text += "\n" + part.In(lang)
		}
	}
	return text
}

func label(t diag.Text, ja, en string) diag.Text {
	if t.EN == "" {
		return t
	}
	return diag.T(ja+t.JA, en+t.EN)
}

func problem(code, ja, en string, args ...any) *Problem {
	return &Problem{Code: code, Text: diag.Tf(ja, en, args...)}
}

package draft

import (
	"fmt"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/jadate"
	"seika/generator/load"
	"seika/generator/source"
)

// ReadDay reads one date as sources write it. What can mean something else, such as a fiscal year, is refused.
func ReadDay(text string) (agreement.Date, *Problem) {
	r := jadate.Read(text)
	if len(r.Dates) == 1 && !r.Ranged {
		d := r.Dates[0]
		switch rest := strings.TrimSpace(strings.NewReplacer("協定", "", "締結", "", "に", "").Replace(r.Rest)); {
		case d.Wrong, d.Overrun, rest != "":
		case d.Fiscal:
			return agreement.Date{}, &Problem{Code: "date-fiscal",
				Text: diag.Tf("「%s」は年度で、日付ではありません。", "%q is a fiscal year, not a date.", text),
				Fix:  diag.T("分かるところまで（年、年と月、または年月日）を書いてください。", "Write as much of the date as is known: the year, the month or the day.")}
		case d.Yearless:
			return agreement.Date{}, &Problem{Code: "date-yearless", Text: diag.Tf("「%s」には年がありません。", "%q names no year.", text),
				Fix: diag.T("出典のほかのところから年を確かめて書いてください。", "Find the year elsewhere in the source.")}
		default:
			return d.Date, nil
		}
	}
	return agreement.Date{}, misread(format.Record, "signed: "+format.Scalar(text), "signed")
}

// misread is what the loader says about the value at path of a file that holds nothing else.
func misread(kind format.Kind, yaml string, path source.Path) *Problem {
	file := &source.File{Path: "new.yaml", Content: []byte(yaml + "\n")}
	var findings diag.List
	if kind == format.Organisation {
		_, findings = load.ParseOrganisation(file)
	} else {
		_, findings = load.ParseRecord(file)
	}
	for _, d := range findings {
		if d.Path == path && d.Severity == diag.Error {
			return fromFinding(d)
		}
	}
	return problem("value", "この値は使えません：%s", "This value cannot be used: %s", yaml)
}

// fromFinding is a finding as the problem of an answer.
func fromFinding(d diag.Diagnostic) *Problem {
	return &Problem{Code: d.Rule, Text: d.Message, Expected: d.Expected, Fix: d.Fix}
}

// word reads a word of a vocabulary: its id, or its label in either language. Yaml holds the word's place in a file as %s, and path says
// where that is.
func word(v *agreement.Vocabulary, text string, kind format.Kind, yaml string, path source.Path) (string, *Problem) {
	for _, w := range v.Words {
		if text == w.ID || strings.EqualFold(text, w.Label.EN) || text == w.Label.JA {
			return w.ID, nil
		}
	}
	return "", misread(kind, fmt.Sprintf(yaml, format.Scalar(text)), path)
}

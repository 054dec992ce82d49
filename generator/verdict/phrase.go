package verdict

import (
	"fmt"

	"seika/generator/agreement"
	"seika/generator/spell"
)

// say formats a finding in both languages with the same arguments; %[1]s forms take care of another order. Dates, periods and texts among
// the arguments are spelt in the language of the sentence.
func say(ja, en string, args ...any) agreement.Localized {
	inJA, inEN := make([]any, len(args)), make([]any, len(args))
	for i, arg := range args {
		inJA[i], inEN[i] = arg, arg
		var t agreement.Localized
		switch arg := arg.(type) {
		case agreement.Localized:
			t = arg
		case agreement.Date:
			t = spell.Date(arg)
		case agreement.Period:
			t = spell.Period(arg)
		default:
			continue
		}
		inJA[i], inEN[i] = t.In("ja"), t.In("en")
	}
	return agreement.L(fmt.Sprintf(ja, inJA...), fmt.Sprintf(en, inEN...))
}

func deliverablePath(d *agreement.Deliverable) string { return "deliverables/" + d.ID }

func indicatorPath(d *agreement.Deliverable, i *agreement.Indicator) string {
	return deliverablePath(d) + "/indicators/" + i.ID
}

func itemPath(list string, index int) string { return fmt.Sprintf("%s/%d", list, index) }

// measured writes a measurement's value with its unit: "約1,200件", "645–1,040 people". A measurement without a number gives its words.
func measured(i *agreement.Indicator, m *agreement.Measurement) agreement.Localized {
	switch {
	case !m.Value.IsZero():
		return amount(m.Value, "", i.Unit, m.Qualifier)
	case !m.Min.IsZero() && !m.Max.IsZero():
		return amount(m.Min, m.Max, i.Unit, m.Qualifier)
	case !m.Min.IsZero():
		return amount(m.Min, "", i.Unit, "at-least")
	case !m.Max.IsZero():
		return amount(m.Max, "", i.Unit, "at-most")
	}
	return agreement.L(m.Text, m.Text)
}

// aimed writes a target with its unit.
func aimed(i *agreement.Indicator, t *agreement.Target) agreement.Localized {
	if t.Value.IsZero() {
		return amount(t.Min, t.Max, i.Unit, "")
	}
	return amount(t.Value, "", i.Unit, "")
}

func amount(value, to agreement.Number, unit, qualifier string) agreement.Localized {
	write := func(lang string) string {
		text, _ := spell.Amount(lang, value, to, unit)
		return spell.Qualified(lang, text, qualifier)
	}
	return agreement.L(write("ja"), write("en"))
}

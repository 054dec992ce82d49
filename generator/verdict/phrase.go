package verdict

import (
	"fmt"

	"seika/generator/agreement"
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
			t = arg.Text()
		case agreement.Period:
			t = arg.Text()
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

// measured writes a measurement's value with its unit: "約1200件", "645–1040 people".
func measured(i *agreement.Indicator, m *agreement.Measurement) agreement.Localized {
	var value string
	switch {
	case !m.Value.IsZero():
		value = string(m.Value)
	case !m.Min.IsZero() && !m.Max.IsZero():
		value = string(m.Min) + "–" + string(m.Max)
	case !m.Min.IsZero():
		value = string(m.Min) + "–"
	case !m.Max.IsZero():
		value = "–" + string(m.Max)
	default:
		return agreement.L(m.Text, m.Text)
	}
	return qualified(value, i.Unit, m.Qualifier)
}

func qualified(value, unit, qualifier string) agreement.Localized {
	ja, en := value+unit, value+" "+unit
	if unit == "%" {
		en = value + unit
	}
	switch qualifier {
	case "about":
		return agreement.L("約"+ja, "about "+en)
	case "over":
		return agreement.L(ja+"超", "over "+en)
	case "at-least":
		return agreement.L(ja+"以上", "at least "+en)
	case "at-most":
		return agreement.L(ja+"以下", "at most "+en)
	case "below":
		return agreement.L(ja+"未満", "below "+en)
	}
	return agreement.L(ja, en)
}

// aimed writes a target with its unit.
func aimed(i *agreement.Indicator, t *agreement.Target) agreement.Localized {
	value := string(t.Value)
	if value == "" {
		value = string(t.Min) + "–" + string(t.Max)
	}
	return qualified(value, i.Unit, "")
}

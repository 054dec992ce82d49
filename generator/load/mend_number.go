package load

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/width"
	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// separated matches a number whose commas, if any, stand between groups of three digits, with what follows it.
var separated = regexp.MustCompile(`^-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]+)?([^0-9.,].*)?$`)

// mendInteger writes a whole number without separators and in half width.
func mendInteger(text string, path source.Path) []diag.Edit {
	narrow := strings.TrimSpace(width.Narrow.String(text))
	digits := strings.ReplaceAll(narrow, ",", "")
	if !separated.MatchString(narrow) || !isDigits(digits) || len(digits) > 9 || len(digits) > 1 && digits[0] == '0' {
		return nil
	}
	return replace(path, digits)
}

// mendNumber writes “1,200”, “約1,200本” and “２万円” as plain numbers. What stands beside the number goes to the keys next to it, where the
// mapping takes them and they are free or say the same.
func mendNumber(text string, at site, path source.Path) []diag.Edit {
	plain, qualifier, ok := cutQualifier(strings.TrimSpace(width.Narrow.String(text)))
	if !ok || !separated.MatchString(plain) {
		return nil
	}
	m := numberAndUnit.FindStringSubmatch(strings.ReplaceAll(plain, ",", ""))
	if m == nil {
		return nil
	}
	number, unit := m[1], strings.TrimSpace(m[2])
	for _, s := range scales {
		if rest, ok := strings.CutPrefix(unit, s.suffix); ok {
			number, unit = shift(number, s.zeros), rest
			break
		}
	}
	if _, err := agreement.ParseNumber(number); err != nil || number != m[1] && at.says("unit") != "" && unit == "" {
		return nil // 12万, where the unit beside it may be 万円 already
	}
	edits := replace(path, number)
	for _, beside := range []struct{ key, value string }{{"unit", unit}, {"qualifier", qualifier}} {
		switch there := at.says(beside.key); {
		case beside.value == "", there == beside.value, isYen(there) && isYen(beside.value) && beside.key == "unit":
		case there != "" || !at.takes(beside.key) || path.Parent().Key("value") != path:
			return nil
		case isYen(beside.value):
			edits = append(edits, diag.Edit{Operation: diag.Insert, Path: path.Parent(), Key: beside.key, Value: "JPY"})
		default:
			edits = append(edits, diag.Edit{Operation: diag.Insert, Path: path.Parent(), Key: beside.key, Value: yamlWord(beside.value)})
		}
	}
	return edits
}

// mendTorn joins a number that its separator has torn: in {value: 1,200} YAML reads the value 1 and a key 200 without a value. Of several such
// keys the first brings the edits of all.
func (s site) mendTorn(key *yaml.Node, path source.Path) []diag.Edit {
	content := s.node.Content
	rest := func(i int) bool { return i < len(content) && isDigits(content[i].Value) && isNull(content[i+1]) }
	at := slices.Index(content, key)
	if at < 2 || !rest(at) || rest(at-2) {
		return nil
	}
	name, text := content[at-2].Value, content[at-1].Value
	step, ok := s.plan.steps[name]
	if !ok || step.field.Type != agreement.TypeNumber || content[at-1].Kind != yaml.ScalarNode || content[at-1].Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		return nil
	}
	var gone []diag.Edit
	for ; rest(at); at += 2 {
		text += "," + content[at].Value
		gone = append(gone, diag.Edit{Operation: diag.Remove, Path: path.Key(content[at].Value)})
	}
	edits := mendNumber(text, s, path.Key(name))
	if edits == nil {
		return nil
	}
	return append(edits, gone...)
}

// cutQualifier takes 約, 以上 and the like off a number; false where there is more than one.
func cutQualifier(text string) (rest, qualifier string, ok bool) {
	found := 0
	for _, q := range qualifierWords {
		if cut, ok := strings.CutPrefix(text, q.prefix); ok && q.prefix != "" {
			text, qualifier, found = strings.TrimSpace(cut), q.word, found+1
		}
		if cut, ok := strings.CutSuffix(text, q.suffix); ok && q.suffix != "" {
			text, qualifier, found = strings.TrimSpace(cut), q.word, found+1
		}
	}
	return text, qualifier, found < 2
}

func isYen(unit string) bool { return unit == "円" || unit == "JPY" }

// says returns the single value under a key of the mapping as it is written, "" where there is none.
func (s site) says(key string) string {
	if n := s.value(key); n != nil {
		return n.Value
	}
	return ""
}

// yamlWord is a word of a vocabulary as it is, anything else as text.
func yamlWord(text string) string {
	if agreement.ValidID(text) && text[0] > '9' {
		return text
	}
	return diag.EditText(text)
}

package load

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/jatext"
	"seika/generator/place"
	"seika/generator/source"
)

// The functions of the files mend*.go say how a finding is mended mechanically. Advice may guess; they may not: there is an edit only where
// the text can mean one thing.

func replace(path source.Path, value string) []diag.Edit {
	return []diag.Edit{{Operation: diag.Replace, Path: path, Value: value}}
}

// mend returns the edits that make text a value of the field, nil where a person must decide.
func (f *filler) mend(text string, fd *agreement.Field, path source.Path) []diag.Edit {
	if f.site.torn() {
		return nil
	}
	switch fd.Type {
	case agreement.TypeWord:
		return mendWord(text, fd.Vocabulary, path)
	case agreement.TypeID, agreement.TypeEvidenceRef, agreement.TypeRecordRef, agreement.TypeThemeRef:
		return mendID(text, path)
	case agreement.TypePartyRef:
		return mendParty(text, path)
	case agreement.TypeInteger:
		return mendInteger(text, path)
	case agreement.TypeNumber:
		return mendNumber(text, f.site, path)
	case agreement.TypeBool:
		return mendTruth(text, path)
	case agreement.TypeDate:
		if d, fiscal, ok := readDate(text); ok && !fiscal {
			return replace(path, d.String())
		}
	case agreement.TypePeriod:
		if period, ok := readPeriod(text); ok {
			return replace(path, period)
		}
	case agreement.TypeDigest:
		if lower := strings.ToLower(strings.TrimSpace(text)); digest.MatchString(lower) {
			return replace(path, lower)
		}
	}
	return nil
}

// mendWord writes the word of a vocabulary for its label, or for itself in another case or with other signs between its parts.
func mendWord(text string, v *agreement.Vocabulary, path source.Path) []diag.Edit {
	var meant []string
	for _, w := range v.Words {
		if sameWord(text, w.ID) || text == w.Label.JA || strings.EqualFold(text, w.Label.EN) {
			meant = append(meant, w.ID)
		}
	}
	if len(meant) != 1 {
		return nil
	}
	return replace(path, meant[0])
}

// sameWord reports whether two words differ in case, width and the signs between their parts alone.
func sameWord(a, b string) bool {
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			switch r {
			case '-', '_', ' ':
				return -1
			}
			return unicode.ToLower(r)
		}, jatext.Fold(strings.TrimSpace(s)))
	}
	return bare(a) == bare(b)
}

// mendID sets right the case, the width and the signs between the words of an id. The record's own id is also the name of its file, and
// former ids are addresses: those are left to people.
func mendID(text string, path source.Path) []diag.Edit {
	if path == "id" || path.Parent() == "aliases" {
		return nil
	}
	id := strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(width.Narrow.String(strings.TrimSpace(text))))
	if !agreement.ValidID(id) {
		return nil
	}
	return replace(path, id)
}

// mendParty writes the reference to a local government for its code, with the check digit or without, or for its whole name.
func mendParty(text string, path source.Path) []diag.Edit {
	narrow := strings.TrimSpace(width.Narrow.String(text))
	code, prefixed := cutGovernment(narrow)
	if isDigits(code) {
		for g := range place.All() {
			if g.Code == code || g.Code[:5] == code {
				return replace(path, strconv.Quote(agreement.GovernmentPrefix+g.Code))
			}
		}
		return nil
	}
	var named []place.Government
	for _, g := range place.Named(text) {
		if text == g.Name || text == g.FullName() {
			named = append(named, g)
		}
	}
	switch {
	case len(named) == 1:
		return replace(path, strconv.Quote(agreement.GovernmentPrefix+named[0].Code))
	case len(named) > 1 || prefixed:
		return nil
	}
	return mendID(text, path)
}

// cutGovernment takes the prefix of local governments off a reference, in any case.
func cutGovernment(ref string) (rest string, ok bool) {
	n := len(agreement.GovernmentPrefix)
	if len(ref) > n && strings.EqualFold(ref[:n], agreement.GovernmentPrefix) {
		return strings.TrimSpace(ref[n:]), true
	}
	return ref, false
}

// mendTruth reads the words that people, and YAML of old, write for true and false.
func mendTruth(text string, path source.Path) []diag.Edit {
	switch strings.ToLower(strings.TrimSpace(width.Narrow.String(text))) {
	case "true", "yes", "はい":
		return replace(path, "true")
	case "false", "no", "いいえ":
		return replace(path, "false")
	}
	return nil
}

// mendShape gives a single value the shape that its field needs: a list of it, or a text in a language.
func mendShape(n *yaml.Node, fd *agreement.Field, path source.Path) []diag.Edit {
	text := strings.TrimSpace(n.Value)
	switch {
	case n.Kind != yaml.ScalarNode || text == "" || strings.Contains(text, "\n"):
		return nil
	case fd.List:
		return mendList(text, fd, path)
	case japanese(text):
		return replace(path, "{ja: "+diag.EditText(text)+"}")
	}
	return nil // Latin letters may be a name in either language
}

// mendList makes a list of a single value, or of several ids that commas divide. A comma may belong to a text, so texts are not divided.
func mendList(text string, fd *agreement.Field, path source.Path) []diag.Edit {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",、，", r) })
	if len(parts) == 0 || fd.Object != nil || fd.Type == agreement.TypeText && len(parts) > 1 {
		return nil
	}
	for i, part := range parts {
		if part = strings.TrimSpace(part); !agreement.ValidID(part) {
			if fd.Type != agreement.TypeText {
				return nil
			}
			part = diag.EditText(part)
		}
		parts[i] = part
	}
	return replace(path, "["+strings.Join(parts, ", ")+"]")
}

// japanese reports whether a text has letters that only Japanese has among the two languages of records.
func japanese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) })
}

package draft

import (
	"errors"
	"slices"
	"strings"
	"sync"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/jatext"
	"seika/generator/nearest"
	"seika/generator/place"
)

// governmentsByName are the local governments by the governmentKey of their names.
var governmentsByName = sync.OnceValue(func() map[string][]place.Government {
	byName := map[string][]place.Government{}
	for g := range place.All() {
		for _, name := range []string{g.FullName(), g.Name, g.ShortName()} {
			key := governmentKey(name)
			if !slices.ContainsFunc(byName[key], func(h place.Government) bool { return h.Code == g.Code }) {
				byName[key] = append(byName[key], g)
			}
		}
	}
	return byName
})

// governmentKey is a local government's name without spaces, in the spelling of the register, without the county (郡) that lists write
// before towns.
func governmentKey(name string) string {
	s := strings.NewReplacer("ヶ", "ケ", "ヵ", "カ").Replace(jatext.Squeeze(jatext.Fold(name)))
	if i := strings.Index(s, "郡"); i > 0 && (strings.HasSuffix(s, "町") || strings.HasSuffix(s, "村")) {
		county := i + len("郡")
		prefecture := 0
		for _, p := range place.Prefectures() {
			if strings.HasPrefix(s, p.Name) {
				prefecture = len(p.Name)
			}
		}
		if county < len(s) && prefecture < county && strings.Count(s[county:], "") > 2 {
			s = s[:prefecture] + s[county:]
		}
	}
	return s
}

// GovernmentsNamed returns the local governments with exactly that name as documents write it, the county before a town or not; within narrows them to one prefecture (its code) unless it is "".
func GovernmentsNamed(name, within string) []place.Government {
	found := governmentsByName()[governmentKey(name)]
	if within == "" {
		return found
	}
	var inside []place.Government
	for _, g := range found {
		if p, ok := place.PrefectureOf(g.Code); ok && p.Code == within {
			inside = append(inside, g)
		}
	}
	return inside
}

// GovernmentNamed is the only local government of GovernmentsNamed, or the Problem why there is none.
func GovernmentNamed(name, within string) (place.Government, *Problem) {
	found := GovernmentsNamed(name, within)
	if len(found) == 1 {
		return found[0], nil
	}
	return place.Government{}, notOne(name, found)
}

// notOne is the Problem of a name that none or several local governments have.
func notOne(name string, found []place.Government) *Problem {
	if len(found) == 0 {
		return problem("place-unknown",
			"「%s」という自治体は今の名簿にありません（合併した自治体は、引き継いだ自治体を書きます）。",
			"No local government of today is called %q; for a merged one give its successor.", jatext.OneLine(name))
	}
	p := problem("place-ambiguous", "「%s」に当てはまる自治体がいくつかあります：%s。", "%q fits several local governments: %s.",
		jatext.OneLine(name), strings.Join(shownAll(found), ", "))
	return p
}

// shownAll are local governments as people tell them apart: the name with the prefecture, and the code.
func shownAll(governments []place.Government) []string {
	var names []string
	for _, g := range governments {
		names = append(names, Shown(g))
	}
	return names
}

// Shown is a local government as people tell it from others: 広島県府中市 (342084).
func Shown(g place.Government) string { return g.FullName() + " (" + g.Code + ")" }

// GovernmentByCode finds a local government by its code: six digits, five without the check digit, or five because a spreadsheet took the zero
// at the beginning away. Where five digits can mean two governments they mean none.
func GovernmentByCode(code string) (place.Government, bool) {
	text := jatext.Squeeze(jatext.Fold(code))
	if text == "" || strings.Trim(text, "0123456789") != "" {
		return place.Government{}, false
	}
	if g, ok := place.Lookup(text); ok {
		return g, true
	}
	var found []place.Government
	if g, ok := place.Lookup("0" + text); ok {
		found = append(found, g)
	}
	if len(text) == 5 {
		for check := '0'; check <= '9'; check++ {
			if g, ok := place.Lookup(text + string(check)); ok {
				found = append(found, g)
			}
		}
	}
	if len(found) != 1 {
		return place.Government{}, false
	}
	return found[0], true
}

// FindGovernment finds the local government that a person means: by its code, alone or behind jp:, its name, its reading in kana or its
// name in Latin letters, as long as exactly one fits.
func FindGovernment(text string) (place.Government, *Problem) {
	text = strings.TrimPrefix(strings.TrimSpace(jatext.Fold(text)), agreement.GovernmentPrefix)
	if g, ok := GovernmentByCode(text); ok {
		return g, nil
	}
	code := jatext.Squeeze(text)
	if code != "" && strings.Trim(code, "0123456789") == "" {
		var wrong *place.NumberError
		if err := place.CheckCode(code); errors.As(err, &wrong) {
			return place.Government{}, &Problem{Code: "place-code", Text: diag.T(wrong.JA, wrong.EN)}
		}
		return place.Government{}, problem("place-code", "コード %s の自治体はありません。", "No local government has the code %s.", code)
	}
	found := GovernmentsNamed(text, "")
	if len(found) == 0 {
		found = place.Named(text)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	p := notOne(text, found)
	if len(found) == 0 {
		p.Near = shownAll(nearGovernments(text))
	}
	return place.Government{}, p
}

// nearGovernments are the local governments that a name which none has may mean.
func nearGovernments(text string) []place.Government {
	if near := place.Search(text, 3); len(near) > 0 {
		return near
	}
	var names []string
	for name := range governmentsByName() {
		names = append(names, name)
	}
	slices.Sort(names)
	if name, ok := nearest.Word(governmentKey(text), names); ok {
		return governmentsByName()[name]
	}
	return nil
}

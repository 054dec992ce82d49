package draft

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
	"seika/generator/load"
	"seika/generator/place"
)

// Identify proposes the id of a draft: the local government, the first partner and the year of signing, as records have it. Where the id
// is taken a number follows; the same list, read in the same order, always gets the same ids.
func Identify(a *agreement.Agreement, taken map[string]bool) string {
	parts := []string{governmentSlug(a.Parties[0].Ref)}
	if len(a.Parties) > 1 {
		parts = append(parts, partnerSlug(a.Parties[1]))
	}
	names, year := strings.Join(parts, "-"), ""
	if !a.Signed.IsZero() {
		year = "-" + strconv.Itoa(a.Signed.Year)
	}
	id := names + year
	if len(id) > 72 {
		id = shortened(names, 66) + year
	}
	base := id
	for n := 2; taken[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	taken[id] = true
	return id
}

// governmentSlug is a local government in an id: osaka-pref, osaka-city where the prefecture has the same name, setagaya.
func governmentSlug(ref string) string {
	code, _ := agreement.GovernmentCode(ref)
	g, ok := place.Lookup(code)
	if !ok {
		return code
	}
	name, ok := jatext.Latin(strings.ReplaceAll(g.Romaji(), "'", ""))
	if !ok {
		return code
	}
	switch {
	case g.Kind == place.Prefecture:
		return name + "-pref"
	case g.Kind == place.Ward:
		if city, ok := place.ParentOf(code); ok {
			return governmentSlug(agreement.GovernmentPrefix+city.Code) + "-" + name
		}
	case strings.EqualFold(g.Romaji(), g.PrefectureEN):
		return name + "-city"
	}
	return name
}

// partnerSlug is a partner in an id.
func partnerSlug(p agreement.Party) string {
	switch _, government := agreement.GovernmentCode(p.Ref); {
	case government:
		return governmentSlug(p.Ref)
	case p.Ref != "":
		return p.Ref
	}
	digest := sha256.Sum256([]byte(jatext.Squeeze(jatext.Fold(p.Name.JA))))
	return "group-" + hex.EncodeToString(digest[:4])
}

// FolderOf is the folder of a record: the prefecture in Latin letters.
func FolderOf(a *agreement.Agreement) string {
	code, _ := agreement.GovernmentCode(a.Parties[0].Ref)
	g, _ := place.Lookup(code)
	return strings.ToLower(g.PrefectureEN)
}

// TakenIDs are the ids that no new record can have, in lower case: those of records, the ones they had before, and the names of files.
func TakenIDs(set *load.Set) map[string]bool {
	taken := map[string]bool{}
	for _, r := range set.Records {
		taken[strings.ToLower(r.Agreement.ID)] = true
		for _, alias := range r.Agreement.Aliases {
			taken[strings.ToLower(alias)] = true
		}
		taken[strings.ToLower(strings.TrimSuffix(path.Base(r.File.Path), ".yaml"))] = true
	}
	for _, f := range set.Broken {
		taken[strings.ToLower(strings.TrimSuffix(path.Base(f.Path), ".yaml"))] = true
	}
	return taken
}

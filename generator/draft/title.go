package draft

import (
	"fmt"

	"seika/generator/agreement"
	"seika/generator/place"
)

// MadeTitle is a title for an agreement that no source names: the first two parties and the kind. Bodies are its organisations.
func MadeTitle(a *agreement.Agreement, bodies []*Body) string {
	title := partyName(a.Parties[0], bodies) + "と" + partyName(a.Parties[1], bodies)
	if n := len(a.Parties) - 2; n > 0 {
		title += fmt.Sprintf("ほか%d者", n)
	}
	return title + "の" + kindTitle(a.Kind)
}

// partyName is the name of a party in Japanese.
func partyName(p agreement.Party, bodies []*Body) string {
	if code, ok := agreement.GovernmentCode(p.Ref); ok {
		if g, ok := place.Lookup(code); ok {
			return g.Name
		}
	}
	for _, b := range bodies {
		if b.ID == p.Ref {
			return b.Name.In("ja")
		}
	}
	return p.Name.JA
}

func kindTitle(kind agreement.Kind) string {
	switch kind {
	case "comprehensive":
		return "包括連携協定"
	case "disaster":
		return "災害協定"
	case "watch-over":
		return "見守り協定"
	case "memorandum":
		return "覚書"
	case "pilot":
		return "実証実験"
	}
	return "協定"
}

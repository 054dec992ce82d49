package against_test

import (
	"fmt"
	"strings"
	"testing"

	"seika/generator/against"
	"seika/generator/diag"
)

const (
	matchBus = `id: bus
title: {ja: バスの協定}
parties:
  - {role: government, ref: "jp:270008"}
signed: 2018-04-01
summary: {ja: 例である。}
evidence:
  - {id: e1, type: press, url: "https://www.example.jp/bus"}
`
	matchShop = `id: shop
title: {ja: 店の協定}
parties:
  - {role: government, ref: "jp:270008"}
signed: 2018-04-01
evidence:
  - {id: e1, type: press, url: "https://www.example.jp/shop"}
`
)

// TestAddresses has records that come, go, move and change their names.
func TestAddresses(t *testing.T) {
	file := func(side, name, text string) string {
		return "-- " + side + "/agreements/" + name + ".yaml --\n" + text
	}
	id := func(text, id string) string { return strings.Replace(text, "id: ", "id: "+id+" # ", 1) }
	before := file("before", "osaka/bus", matchBus) + file("before", "osaka/shop", matchShop)
	for _, c := range []struct {
		name, after string
		want        string // rules with the file
	}{
		{"nothing", file("after", "osaka/bus", matchBus) + file("after", "osaka/shop", matchShop), ""},
		{"moved", file("after", "kyoto/bus", matchBus) + file("after", "shop", matchShop), ""},
		{"a new id in the same file", file("after", "osaka/bus", id(matchBus, "line")) + file("after", "osaka/shop", matchShop), "id-changed osaka/bus"},
		{"a new id and a new file", file("after", "line", id(matchBus, "line")) + file("after", "osaka/shop", matchShop), "id-changed line"},
		{"with its alias, the other one gone", file("after", "line", id(matchBus, "line")+"aliases: [bus]\n"), "record-deleted osaka/shop"},
		{"another agreement of the same day", file("after", "osaka/bus", matchBus) + file("after", "osaka/new", strings.ReplaceAll(id(matchShop, "new"), "店", "館")), "record-deleted osaka/shop"},
		{"merged", file("after", "osaka/bus", matchBus+"aliases: [shop]\n"), ""},
		{"broken where it stood", file("after", "osaka/bus", "id: [\n") + file("after", "osaka/shop", matchShop), ""},
		{"broken elsewhere", file("after", "kyoto/bus", "id: [\n") + file("after", "osaka/shop", matchShop), ""},
		{"an id that cannot be read", file("after", "osaka/bus", id(matchBus, "大阪")) + file("after", "osaka/shop", matchShop), ""},
	} {
		b, a, _ := read(t, before+c.after)
		var got []string
		for _, d := range against.Run(b, a, against.Origin{}) {
			got = append(got, d.Rule+" "+strings.TrimSuffix(strings.TrimPrefix(d.Position.File, "agreements/"), ".yaml"))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v; want %q", c.name, got, c.want)
		}
	}
}

// TestFresh knows findings again.
func TestFresh(t *testing.T) {
	const record = "-- %s/agreements/%s.yaml --\n%s"
	shifted := func(text string) string {
		return strings.Replace("# a comment\n"+text, "signed: 2018-04-01\n", "signed: 2018-04-01\nburden:\n  - {bearer: public, evidence: [e1]}\n  - {bearer: company, evidence: [e1, e9]}\n", 1)
	}
	first := strings.Replace(matchBus, "signed: 2018-04-01\n", "signed: 2018-04-01\nburden:\n  - {bearer: company, evidence: [e9]}\n", 1)
	dated := strings.Replace(matchBus, "signed: 2018-04-01\n", "signed: 2018-04-01\nactivations:\n  - {on: 2017-01-01, event: {ja: 豪雨}, evidence: [e1]}\n", 1)
	later := strings.Replace(dated, "activations:\n", "activations:\n  - {on: 2019-01-01, event: {ja: 地震}, evidence: [e1]}\n", 1)
	for _, c := range []struct {
		name, file, old, new string
		fresh, older         int // errors
	}{
		{"the same", "bus", first, first, 0, 1},
		{"shifted, behind another item", "bus", first, shifted(matchBus), 0, 1},
		{"in another file", "kyoto/bus", first, first, 0, 1},
		{"of another name", "line", first, strings.Replace(first, "id: bus\n", "id: line\naliases: [bus]\n", 1), 0, 1},
		{"of another name without an alias", "line", first, strings.Replace(first, "id: bus\n", "id: line\n", 1), 0, 1},
		{"twice", "bus", first, strings.Replace(first, "[e9]", "[e9, e8]", 1), 1, 1},
		{"in another item", "bus", first, strings.Replace(first, "company", "public", 1), 1, 0},
		{"mended", "bus", first, matchBus, 0, 0},
		{"a message with the number of an item", "bus", dated, later, 0, 1},
		{"broken as before", "bus", "id: [\n", "id: [\n", 0, 1},
		{"broken as before, elsewhere", "kyoto/bus", "id: [\n", "id: [\n", 0, 1},
		{"broken now", "bus", first, "id: [\n", 1, 0},
	} {
		archive := fmt.Sprintf(record, "before", "bus", c.old) + fmt.Sprintf(record, "after", c.file, c.new)
		before, after, _ := read(t, archive)
		sides := [2]against.Side{{Set: before}, {Set: after}}
		for i, side := range []string{"before", "after"} {
			sides[i].Findings = findings(t, archive, side).Only(diag.Error)
		}
		fresh, older := against.Fresh(sides[0], sides[1])
		if len(fresh) != c.fresh || len(older) != c.older {
			t.Errorf("%s: fresh %v, older %v; want %d and %d", c.name, fresh, older, c.fresh, c.older)
		}
	}
}

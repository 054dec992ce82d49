package browsertest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// index is the part of data/index.json that the expectations need.
type index struct {
	Classes []struct {
		ID string `json:"id"`
	} `json:"classes"`
	Rows []struct {
		ID    string `json:"id"`
		JA    string `json:"ja"`
		Class int    `json:"c"`
		Year  int    `json:"y"`
	} `json:"rows"`
}

// with returns the ids of the rows that keep returns true for, in their order.
func (x index) with(keep func(row int) bool) []string {
	ids := []string{}
	for i, row := range x.Rows {
		if keep(i) {
			ids = append(ids, row.ID)
		}
	}
	return ids
}

const shownIDs = `[...document.querySelectorAll("#list .rows .title a")].map((a) => decodeURIComponent(a.pathname.split("/").pop().replace(".html", "")))`

// testFilter uses the filter as a reader would and compares what it shows with the index.
func testFilter(t *testing.T, address, dir string) {
	var x index
	if err := json.Unmarshal([]byte(readFile(t, filepath.Join(dir, "data", "index.json"))), &x); err != nil {
		t.Fatal(err)
	}
	tb := newTab(t)
	const counted = `document.getElementById("filter-count").textContent !== ""`
	expect := func(what string, want []string) {
		t.Helper()
		if len(want) > 100 {
			want = want[:100]
		}
		wanted, _ := json.Marshal(want)
		tb.until(fmt.Sprintf(`JSON.stringify(%s) === %q`, shownIDs, wanted))
		if got := eval[[]string](tb, shownIDs); !slices.Equal(got, want) {
			t.Errorf("%s: the list shows %v, want %v", what, got, want)
		}
	}

	class := x.Rows[0].Class
	ofClass := x.with(func(i int) bool { return x.Rows[i].Class == class })
	for _, s := range []screen{wide, phone} {
		tb.show(s, address+"/ja/agreements/")
		unfiltered := eval[[]string](tb, shownIDs)

		tb.do(chromedp.SetValue(chromedp.CSS(`#f-class`), x.Classes[class].ID))
		eval[bool](tb, `document.getElementById("f-class").dispatchEvent(new Event("input", {bubbles: true}))`)
		expect("one class", ofClass)
		if got := eval[string](tb, "location.search"); got != "?class="+x.Classes[class].ID {
			t.Errorf("the address keeps %q", got)
		}
		tb.until(counted)
		if got := eval[string](tb, `document.getElementById("filter-count").getAttribute("aria-live")`); got != "polite" {
			t.Errorf("the number of results is announced with aria-live=%q", got)
		}

		// The address alone gives the same list again.
		tb.do(chromedp.Reload())
		expect("after a reload", ofClass)

		// Clearing brings the page's own list back.
		tb.do(chromedp.Click(chromedp.CSS(`#filter button[type=reset]`)))
		expect("after clearing", unfiltered)
		if got := eval[string](tb, "location.search"); got != "" {
			t.Errorf("after clearing, the address keeps %q", got)
		}

		// Typing a title, in another width and case, finds it.
		tb.do(chromedp.SendKeys(chromedp.CSS(`#f-q`), x.Rows[len(x.Rows)-1].ID))
		expect("an id", []string{x.Rows[len(x.Rows)-1].ID})
		eval[bool](tb, `(document.getElementById("f-q").select(), true)`)
		tb.do(chromedp.SendKeys(chromedp.CSS(`#f-q`), "ｚｚｚ no such agreement"))
		expect("nonsense", []string{})
		tb.until(counted)
	}

	// A shared address: two conditions at once, in the other language.
	year := x.Rows[0].Year
	both := x.with(func(i int) bool { return x.Rows[i].Class == class && x.Rows[i].Year == year })
	query := url.Values{"class": {x.Classes[class].ID}, "year": {fmt.Sprint(year)}}
	if year != 0 {
		tb.show(wide, address+"/en/agreements/?"+query.Encode())
		expect("class and year", both)
	}
	for _, complaint := range tb.taken() {
		t.Errorf("the browser reports: %s", complaint)
	}
}

package browsertest

import (
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// weightLimit is how many bytes the first view of a page may transfer, compressed, style sheet, icon and script included.
const weightLimit = 60 * 1000

func TestSite(t *testing.T) {
	chromium(t)
	rules := axe(t)
	dir := builtSite(t)
	address := serve(t, dir)
	pages := samplePages(t, dir)

	t.Run("pages", func(t *testing.T) { testPages(t, address, pages, rules) })
	t.Run("languages", func(t *testing.T) { testLanguages(t, address, pages) })
	t.Run("missing page", func(t *testing.T) { testMissing(t, address) })
	t.Run("keyboard", func(t *testing.T) { testKeyboard(t, address) })
	t.Run("without scripts", func(t *testing.T) { testWithoutScripts(t, address) })
	t.Run("weight", func(t *testing.T) { testWeight(t, address, pages) })
	t.Run("filter", func(t *testing.T) { testFilter(t, address, dir) })
}

// testPages opens every kind of page on both screens.
func testPages(t *testing.T, address string, pages []string, rules string) {
	tb := newTab(t)
	for _, s := range []screen{wide, phone} {
		for _, page := range pages {
			tb.taken()
			tb.show(s, address+page)
			if width := eval[int64](tb, "document.documentElement.scrollWidth"); width > s.width {
				t.Errorf("%s (%s) is %d pixels wide and scrolls sideways; too wide: %s", page, s.name, width, eval[string](tb, widest))
			}
			if faults := eval[string](tb, rules+axeRun); faults != "" {
				t.Errorf("%s (%s): axe-core finds\n%s", page, s.name, faults)
			}
			if n := eval[int](tb, `document.querySelectorAll("[style], style, script:not([src])").length`); n > 0 {
				t.Errorf("%s: %d inline styles or scripts", page, n)
			}
			if words := eval[string](tb, `document.documentElement.outerHTML.match(/\[i18n\][^<]*|ZgotmplZ|&lt;no value&gt;/)?.[0] ?? ""`); words != "" {
				t.Errorf("%s: %q stands in the page", page, words)
			}
			for _, complaint := range tb.taken() {
				t.Errorf("%s (%s): the browser reports: %s", page, s.name, complaint)
			}
		}
	}
}

const axeRun = `;axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then((result) =>
  result.violations.map((v) => v.id + ": " + v.help + "\n" + v.nodes.slice(0, 3).map((n) => "  " + n.target.join(" ") + "\n    " + n.failureSummary.replace(/\s+/g, " ")).join("\n")).join("\n"))`

const widest = `[...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 3).map((e) => e.tagName + "." + e.getAttribute("class")).join(", ")`

// testLanguages asks of every page whether the switch leads to the same page in the other language and back, and uses it once.
func testLanguages(t *testing.T, address string, pages []string) {
	tb := newTab(t)
	other := map[string]string{"ja": "en", "en": "ja"}
	for _, page := range pages {
		if page == "/404.html" {
			continue
		}
		from := page[1:3]
		to := other[from]
		tb.show(wide, address+page)
		const follow = `document.querySelector(".languages a")?.getAttribute("href") ?? ""`
		if got, want := eval[string](tb, follow), "/"+to+page[3:]; got != want {
			t.Errorf("%s: the switch leads to %q, want %q", page, got, want)
			continue
		}
		const there = `fetch(document.querySelector(".languages a").href).then((answer) => answer.text()).then((text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  return page.documentElement.lang + " " + (page.querySelector(".languages a")?.getAttribute("href") ?? "");
})`
		if got, want := eval[string](tb, there), to+" "+page; got != want {
			t.Errorf("%s: over there are language and way back %q, want %q", page, got, want)
		}
	}
	tb.show(phone, address+"/ja/")
	tb.do(chromedp.Click(chromedp.CSS(`.languages a`)), chromedp.WaitReady(chromedp.CSS(`html[lang="en"]`)))
}

func testMissing(t *testing.T, address string) {
	tb := newTab(t)
	tb.show(phone, address+"/ja/agreements/no-such-record.html")
	if !eval[bool](tb, `document.querySelector("h1") !== null && document.querySelector('section[lang="en"] h2') !== null`) {
		t.Error("the page for missing addresses does not speak both languages")
	}
	if style := eval[string](tb, `getComputedStyle(document.querySelector(".site-head")).borderBottomStyle`); style != "solid" {
		t.Error("the page for missing addresses finds its style sheet only at the root")
	}
}

// testKeyboard asks whether the first press of the Tab key offers to skip to the content.
func testKeyboard(t *testing.T, address string) {
	tb := newTab(t)
	tb.show(wide, address+"/ja/")
	tb.do(chromedp.KeyEvent(kb.Tab))
	if class := eval[string](tb, "document.activeElement.className"); class != "skip" {
		t.Fatalf("the first stop of the Tab key is %q, want the skip link", class)
	}
	if top := eval[float64](tb, `document.activeElement.getBoundingClientRect().top`); top < 0 {
		t.Error("the skip link stays outside the screen when it has the focus")
	}
	tb.do(chromedp.KeyEvent(kb.Enter))
	tb.until(`document.activeElement.id === "main"`)
}

// testWithoutScripts asks whether the list can be divided without scripts.
func testWithoutScripts(t *testing.T, address string) {
	tb := newTab(t)
	if _, err := chromedp.Call(tb.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}); err != nil {
		t.Fatal(err)
	}
	tb.show(phone, address+"/ja/agreements/")
	if eval[string](tb, `getComputedStyle(document.getElementById("filter")).display`) != "none" {
		t.Error("the filter form is shown although its script cannot run")
	}
	if eval[int](tb, `document.querySelectorAll(".facets a").length`) == 0 {
		t.Error("there are no links that divide the list")
	}
	if eval[int](tb, `document.querySelectorAll("#list .rows > li").length`) == 0 {
		t.Error("the list is empty")
	}
}

// testWeight measures what the first view of each page transfers, and whether anything moves while it loads.
func testWeight(t *testing.T, address string, pages []string) {
	tb := newTab(t)
	if _, err := chromedp.Call(tb.ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		tb.show(phone, address+page)
		const transferred = `[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((sum, e) => sum + e.encodedBodySize, 0)`
		if n := eval[int](tb, transferred); n > weightLimit {
			t.Errorf("%s transfers %d bytes, more than %d", page, n, weightLimit)
		}
		const shifted = `new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})`
		if shift := eval[float64](tb, shifted); shift > 0.01 {
			t.Errorf("%s moves while it loads: layout shift %.3f", page, shift)
		}
		if hosts := eval[string](tb, `performance.getEntriesByType("resource").map((e) => new URL(e.name).origin).filter((o) => o !== location.origin).join(" ")`); hosts != "" {
			t.Errorf("%s asks other hosts: %s", page, hosts)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(content))
}

package emit_test

import (
	"encoding/json"
	"encoding/xml"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/place"
)

type atomFeed struct {
	XMLName xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      string     `xml:"id"`
	Title   string     `xml:"title"`
	Updated string     `xml:"updated"`
	Author  string     `xml:"author>name"`
	Links   []atomLink `xml:"link"`
	Entries []struct {
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Author  string     `xml:"author>name"`
		Links   []atomLink `xml:"link"`
		Content struct {
			Type string `xml:"type,attr"`
			Text string `xml:",chardata"`
		} `xml:"content"`
	} `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type jsonFeed struct {
	Version  string
	Title    string
	HomePage string `json:"home_page_url"`
	Address  string `json:"feed_url"`
	Language string
	Items    []struct {
		ID        string
		URL       string
		Title     string
		HTML      string `json:"content_html"`
		Published string `json:"date_published"`
		Authors   []struct{ Name string }
	}
}

var uuid = regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

// feedPaths are the feeds without their endings.
func feedPaths(files map[string][]byte) (list []string) {
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if name, ok := strings.CutSuffix(path, ".xml"); ok && strings.HasPrefix(path, "static/feeds/") {
			list = append(list, name)
		}
	}
	return list
}

func parseFeeds(t *testing.T, files map[string][]byte, path string) (a atomFeed, j jsonFeed) {
	t.Helper()
	if err := xml.Unmarshal(files[path+".xml"], &a); err != nil {
		t.Fatalf("%s.xml: %v\n%s", path, err, files[path+".xml"])
	}
	if err := json.Unmarshal(files[path+".json"], &j); err != nil {
		t.Fatalf("%s.json: %v", path, err)
	}
	return a, j
}

// checkFeed holds a feed to what RFC 4287 and JSON Feed 1.1 ask for, and both forms to each other.
func checkFeed(t *testing.T, files map[string][]byte, path string) {
	t.Helper()
	a, j := parseFeeds(t, files, path)
	lang := strings.Split(path, "/")[2]
	if a.Lang != lang || j.Language != lang || a.Title == "" || a.Title != j.Title || !uuid.MatchString(a.ID) || a.Author == "" {
		t.Errorf("%s: head of the feed: %+v", path, a)
	}
	if j.Version != "https://jsonfeed.org/version/1.1" {
		t.Errorf("%s: version %q", path, j.Version)
	}
	self := "https://example.org/seika/" + strings.TrimPrefix(path, "static/")
	if len(a.Links) != 2 || a.Links[0] != (atomLink{"self", self + ".xml"}) || a.Links[1].Rel != "alternate" || a.Links[1].Href != j.HomePage || j.Address != self+".json" {
		t.Errorf("%s: links %v, %s, %s", path, a.Links, j.HomePage, j.Address)
	}
	if len(a.Entries) == 0 || len(a.Entries) != len(j.Items) {
		t.Fatalf("%s: %d entries and %d items", path, len(a.Entries), len(j.Items))
	}
	if a.Updated != a.Entries[0].Updated {
		t.Errorf("%s: updated %s, its latest entry %s", path, a.Updated, a.Entries[0].Updated)
	}
	seen := map[string]bool{a.ID: true}
	last := time.Time{}
	for i, e := range a.Entries {
		item := j.Items[i]
		at, err := time.Parse(time.RFC3339, e.Updated)
		if err != nil || i > 0 && at.After(last) {
			t.Errorf("%s: entry %d was updated at %q, the one before at %v", path, i, e.Updated, last)
		}
		last = at
		if seen[e.ID] || !uuid.MatchString(e.ID) || e.Title == "" || e.Content.Type != "html" || len(e.Links) != 1 {
			t.Errorf("%s: entry %d: %+v", path, i, e)
		}
		seen[e.ID] = true
		if e.ID != item.ID || e.Title != item.Title || e.Updated != item.Published || e.Content.Text != item.HTML || e.Links[0].Href != item.URL {
			t.Errorf("%s: entry %d differs between the forms:\n%+v\n%+v", path, i, e, item)
		}
		checkMarkup(t, path, item.HTML)
		checkFeedLink(t, files, path, item.URL)
	}
	checkFeedLink(t, files, path, j.HomePage)
}

// checkFeedLink asks whether an address of a feed leads to a page, and to something on it.
func checkFeedLink(t *testing.T, files map[string][]byte, path, href string) {
	t.Helper()
	page, anchor, _ := strings.Cut(strings.TrimPrefix(href, "https://example.org"), "#")
	for _, p := range pages(files) {
		if address(p) != page {
			continue
		}
		if anchor != "" && anchor != "history" && !strings.Contains(string(files[p]), `"anchor":"`+anchor+`"`) {
			t.Errorf("%s: %s leads to an anchor that is not there", path, href)
		}
		return
	}
	t.Errorf("%s: %s leads nowhere", path, href)
}

func TestFeeds(t *testing.T) {
	files := mustFiles(t, witnessed(t))
	paths := feedPaths(files)
	want := []string{"agreements/quiet-2020", "agreements/walk-2025", "changes", "partners/example", "places/270008", "places/271004", "places/271276"}
	var wanted []string
	for _, lang := range []string{"en", "ja"} {
		for _, name := range want {
			wanted = append(wanted, "static/feeds/"+lang+"/"+name)
		}
	}
	if !slices.Equal(paths, wanted) {
		t.Errorf("feeds %v, want %v", paths, wanted)
	}
	ids := map[string]string{}
	for _, path := range paths {
		checkFeed(t, files, path)
		a, _ := parseFeeds(t, files, path)
		if ids[a.ID] != "" {
			t.Errorf("%s has the id of %s", path, ids[a.ID])
		}
		ids[a.ID] = path
	}
	if _, j := parseFeeds(t, files, "static/feeds/ja/changes"); len(j.Items) != 10 || j.Items[0].Published != "2026-08-02T10:00:00+09:00" {
		t.Errorf("%d items in the feed of the site, the latest of %s", len(j.Items), j.Items[0].Published)
	}
}

// What was told keeps its id and its time, whenever and wherever the site is built.
func TestFeedsDoNotDependOnTheBuild(t *testing.T) {
	in := witnessed(t)
	before := mustFiles(t, in)
	in.Config.AsOf = agreement.Date{Year: 2027, Month: 5, Day: 1}
	in.Config.BaseURL = "/elsewhere/"
	after := mustFiles(t, in)
	for _, path := range feedPaths(before) {
		_, was := parseFeeds(t, before, path)
		_, is := parseFeeds(t, after, path)
		if len(was.Items) != len(is.Items) {
			t.Fatalf("%s: %d items, then %d", path, len(was.Items), len(is.Items))
		}
		for i := range was.Items {
			if was.Items[i].ID != is.Items[i].ID || was.Items[i].Published != is.Items[i].Published {
				t.Errorf("%s: item %d: %s at %s, then %s at %s", path, i, was.Items[i].ID, was.Items[i].Published, is.Items[i].ID, is.Items[i].Published)
			}
			if !strings.HasPrefix(is.Items[i].URL, "/elsewhere/") {
				t.Errorf("%s: %s without an address of the site", path, is.Items[i].URL)
			}
		}
	}
}

// Pages name the feeds that they can be followed at, and no other.
func TestPagesNameTheirFeeds(t *testing.T) {
	files := mustFiles(t, witnessed(t))
	for page, feed := range map[string]string{
		"agreements/walk-2025": "agreements/walk-2025", "places/270008": "places/270008", "partners/example": "partners/example",
		"_index": "changes", "changes": "changes", "themes/health": "", "method": "",
	} {
		var got []string
		for _, v := range values(t, page, files["content/"+page+".en.html"]) {
			if strings.HasPrefix(v.path, ".params.feeds[") && v.key == "href" {
				got = append(got, v.text)
			}
		}
		var want []string
		if feed != "" {
			want = []string{"/seika/feeds/en/" + feed + ".xml", "/seika/feeds/en/" + feed + ".json"}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s names the feeds %v, want %v", page, got, want)
		}
	}
}

// The feed of a place tells the latest news about all its records, however many there are.
func TestFeedOfManyRecords(t *testing.T) {
	in := remembered(many(t, 300), 3)
	files := mustFiles(t, in)
	var feed struct {
		Items []struct {
			ID   string
			Date string `json:"date_published"`
		}
	}
	if err := json.Unmarshal(files["static/feeds/en/changes.json"], &feed); err != nil {
		t.Fatal(err)
	}
	places, largest := 0, 0
	for path, content := range files {
		if !strings.HasPrefix(path, "static/feeds/en/places/") || !strings.HasSuffix(path, ".json") {
			continue
		}
		code := strings.TrimSuffix(strings.TrimPrefix(path, "static/feeds/en/places/"), ".json")
		var want []string
		for _, r := range in.Records {
			for _, p := range r.Agreement.Parties {
				g, ok := agreement.GovernmentCode(p.Ref)
				for ok && g != code {
					var above place.Government
					above, ok = place.ParentOf(g)
					g = above.Code
				}
				if ok {
					want = append(want, r.Agreement.ID)
					break
				}
			}
		}
		feed.Items = nil
		if err := json.Unmarshal(content, &feed); err != nil {
			t.Fatal(err)
		}
		places, largest = places+1, max(largest, len(want))
		for i := 1; i < len(feed.Items); i++ {
			if feed.Items[i].Date > feed.Items[i-1].Date {
				t.Errorf("%s: %s stands after %s", path, feed.Items[i].Date, feed.Items[i-1].Date)
			}
		}
		var dates []string
		for _, id := range want {
			var record struct {
				Items []struct {
					Date string `json:"date_published"`
				}
			}
			if err := json.Unmarshal(files["static/feeds/en/agreements/"+id+".json"], &record); err != nil {
				t.Fatal(err)
			}
			for _, item := range record.Items {
				dates = append(dates, item.Date)
			}
		}
		slices.Sort(dates)
		slices.Reverse(dates)
		dates = dates[:min(len(dates), 20)]
		if len(dates) != len(feed.Items) {
			t.Errorf("%s has %d entries, want %d", path, len(feed.Items), len(dates))
			continue
		}
		for i := range dates {
			if feed.Items[i].Date != dates[i] {
				t.Errorf("%s: entry %d is of %s, want %s", path, i, feed.Items[i].Date, dates[i])
			}
		}
	}
	if places < 10 || largest < 10 {
		t.Errorf("%d places, the largest with %d records: the test shows little", places, largest)
	}
}

package emit

// jsonFeed is a feed as JSON Feed (version 1.1).
type jsonFeed struct {
	Version  string         `json:"version"`
	Title    string         `json:"title"`
	HomePage string         `json:"home_page_url"`
	Address  string         `json:"feed_url"`
	Language string         `json:"language"`
	Items    []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID        string           `json:"id"`
	URL       string           `json:"url"`
	Title     string           `json:"title"`
	HTML      string           `json:"content_html"`
	Published string           `json:"date_published"`
	Authors   []jsonFeedAuthor `json:"authors,omitempty"`
}

type jsonFeedAuthor struct {
	Name string `json:"name"`
}

func (l *locale) jsonFeed(f feed, entries []feedEntry) []byte {
	view := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title, HomePage: l.origin + l.href(f.page),
		Address: l.origin + l.base + "feeds/" + l.lang + "/" + f.name + ".json", Language: l.lang,
	}
	view.Items = make([]jsonFeedItem, 0, len(entries))
	for _, e := range entries {
		item := jsonFeedItem{ID: e.id, URL: e.href, Title: e.title, HTML: e.html, Published: e.at}
		if e.author != "" {
			item.Authors = []jsonFeedAuthor{{e.author}}
		}
		view.Items = append(view.Items, item)
	}
	return encode(view)
}

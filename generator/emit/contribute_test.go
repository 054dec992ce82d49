package emit_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"seika/generator/emit"
)

// contributions are the keys of the links that a reader's hint begins with, and the issue form of each.
var contributions = map[string]string{"correct_href": "correct", "result_href": "result", "reply_href": "reply"}

// formLinks returns the links of contributions by page and key.
func formLinks(t *testing.T, in emit.Input) map[string]map[string]*url.URL {
	t.Helper()
	links := map[string]map[string]*url.URL{}
	files := mustFiles(t, in)
	for _, path := range pages(files) {
		for _, v := range values(t, path, files[path]) {
			if contributions[v.key] == "" {
				continue
			}
			u, err := url.Parse(v.text)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			if links[path] == nil {
				links[path] = map[string]*url.URL{}
			}
			links[path][v.key] = u
		}
	}
	return links
}

// Each page of a record leads to the forms of its language, with the record's id in a field that the form has.
func TestFormsOfGitHub(t *testing.T) {
	in := example(t)
	in.Config.Repository = "https://github.com/city/data"
	links := formLinks(t, in)
	if want := 2 * len(in.Records); len(links) != want {
		t.Errorf("%d pages lead to forms, want %d", len(links), want)
	}
	for path, byKey := range links {
		name := strings.TrimSuffix(filepath.Base(path), ".html")
		id, lang := name[:len(name)-3], name[len(name)-2:]
		for key, form := range contributions {
			u := byKey[key]
			if u == nil {
				t.Errorf("%s has no %s", path, key)
				continue
			}
			query := u.Query()
			if u.Host+u.Path != "github.com/city/data/issues/new" || query.Get("template") != form+"."+lang+".yml" || !strings.HasPrefix(query.Get("title"), id+": ") {
				t.Errorf("%s: %s is %s", path, key, u)
			}
			fields := formFields(t, query.Get("template"))
			for field, value := range query {
				switch {
				case field == "template" || field == "title":
				case !fields[field]:
					t.Errorf("%s: %s fills the field %q, which the form does not have", path, key, field)
				case value[0] != id:
					t.Errorf("%s: %s fills %q with %q", path, key, field, value)
				}
			}
			if !query.Has("record") {
				t.Errorf("%s: %s does not name the record: %s", path, key, u)
			}
		}
	}
}

func formFields(t *testing.T, name string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", ".github", "ISSUE_TEMPLATE", name))
	if err != nil {
		t.Fatal(err)
	}
	var form struct {
		Body []struct {
			ID string `yaml:"id"`
		} `yaml:"body"`
	}
	if err := yaml.Unmarshal(text, &form); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	fields := map[string]bool{}
	for _, f := range form.Body {
		fields[f.ID] = true
	}
	return fields
}

// Hosts without forms get a title and a text that name the record; without a repository there are no links at all.
func TestFormsOfOtherHosts(t *testing.T) {
	for repository, keys := range map[string][2]string{
		"https://gitlab.com/city/data":                     {"issue[title]", "issue[description]"},
		"https://codeberg.org/city/data":                   {"title", "body"},
		"https://git.example.org/city/data?a=b&c=%22%3E#x": {"title", "body"},
	} {
		in := example(t)
		in.Config.Repository = repository
		for path, byKey := range formLinks(t, in) {
			id := in.Records[0].Agreement.ID
			if !strings.Contains(path, "/"+id+".") {
				continue
			}
			for key, u := range byKey {
				query := u.Query()
				if !strings.HasPrefix(query.Get(keys[0]), id+": ") || !strings.Contains(query.Get(keys[1]), in.Records[0].Path) {
					t.Errorf("%s on %s: %s", key, repository, u)
				}
			}
		}
	}
	for _, repository := range []string{"", "javascript:alert(1)"} {
		in := example(t)
		in.Config.Repository = repository
		if links := formLinks(t, in); len(links) != 0 {
			t.Errorf("repository %q: %s", repository, fmt.Sprint(links))
		}
	}
}

// The front page leads to the form for an agreement that is not on record.
func TestFormOfAnAgreement(t *testing.T) {
	for repository, want := range map[string]string{
		"https://github.com/city/data": "https://github.com/city/data/issues/new?template=agreement.en.yml&title=New+agreement%3A+",
		"https://gitlab.com/city/data": "https://gitlab.com/city/data/-/issues/new?issue%5Btitle%5D=New+agreement&issue%5Bdescription%5D=",
		"":                             "",
	} {
		in := example(t)
		in.Config.Repository = repository
		var site emit.Site
		if err := json.Unmarshal(mustFiles(t, in)["data/site.json"], &site); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(site.ReportHref.EN, want) || (site.ReportHref.JA == "") != (want == "") {
			t.Errorf("%q: %+v", repository, site.ReportHref)
		}
	}
	formFields(t, "agreement.ja.yml")
}

// What a record says cannot change where a link leads.
func TestFormsOfHostileRecords(t *testing.T) {
	in := poisoned(t)
	in.Config.Repository = "https://github.com/city/data"
	in.Records[0].Path = `agreements/x"><script>&record=other#.yaml`
	for path, byKey := range formLinks(t, in) {
		for key, u := range byKey {
			if u.Host != "github.com" || u.Fragment != "" || len(u.Query()["record"]) != 1 || strings.ContainsAny(u.String(), `"<> `) {
				t.Errorf("%s: %s is %s", path, key, u)
			}
		}
	}
}

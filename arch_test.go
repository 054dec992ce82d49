package seika_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layer is what one of our packages may import of our others, and why no more. Arrows point downwards only: a package imports packages
// that stand above it in this table.
type layer struct {
	path    string
	imports string // package names below generator/, separated by spaces; "site" and "content" are the embedded folders
	reason  string
}

var layers = []layer{
	{"generator/agreement", "", "the domain knows nothing but itself, so that every other package can speak in its words"},
	{"generator/source", "", "a position is a position in any file"},
	{"generator/nearest", "", "finding a word that was meant needs no domain"},
	{"generator/jatext", "", "the letters of a language are no business of records"},
	{"generator/jadate", "agreement jatext", "what a text can mean as a date; which date it is for is decided above"},
	{"generator/orgname", "agreement jatext", "how the names of organisations are written is a fact of the language, not of our records"},
	{"generator/title", "jatext orgname", "two titles are compared as texts; which agreements they belong to is decided above"},
	{"generator/place", "nearest", "the register of local governments is a fact of the country, not of our records"},
	{"generator/markdown", "", "rendering prose safely must be reviewable on its own"},
	{"site", "", "the skeleton is files"},
	{"content", "", "the pages are files"},
	{"generator/diag", "source", "a finding needs a place and nothing of the domain"},
	{"generator/schema", "agreement", "the schema is the field table in another form"},
	{"generator/spell", "agreement", "readers see dates and amounts written one way everywhere"},
	{"generator/verdict", "agreement spell", "the method is a pure function of a record: no file, no clock, no site"},
	{"generator/load", "agreement source nearest diag jatext jadate place", "reading gives records and findings, and judges nothing; how texts and places are written it asks those who know"},
	{"generator/schema/write", "load schema", "go generate runs it; the settings are described where they are read"},
	{"generator/format", "agreement source diag load", "text is rewritten by the field table and proved by the loader; what records mean is not its business"},
	{"generator/lint", "agreement source nearest diag orgname title place markdown", "rules see records, never files or YAML, so that their tests need neither"},
	{"generator/lint/subjects", "agreement diag load lint", "rules see no files and the loader judges nothing; who checks what was read needs both"},
	{"generator/draft", "agreement source nearest diag jatext jadate orgname title place load format lint lint/subjects", "what a new record needs is the same whether a person or a list names it; verdicts and the site are not its business"},
	{"generator/importer", "agreement nearest diag jatext jadate orgname place load draft", "lists become drafts; what they are read with stays inside"},
	{"generator/diff", "agreement spell verdict", "versions are compared by what they mean, wherever they come from"},
	{"generator/against", "agreement source diag diff load format", "two versions are compared as the loader reads them; where they come from is the pipeline's business"},
	{"generator/gitrepo", "", "git is read in one place, and knows nothing of records"},
	{"generator/history", "agreement source verdict diff load gitrepo", "old versions are read by the loader and compared by meaning; git itself stays below gitrepo"},
	{"generator/links", "agreement source diag", "what is known about addresses is weighed without asking a server or reading a record"},
	{"generator/links/probe", "links", "the only package that asks servers, so that its manners and limits can be reviewed on their own"},
	{"generator/emit", "agreement diag diff history links markdown place schema spell verdict", "pages are made from records, verdicts and their history, without knowing Hugo, YAML or git"},
	{"generator/hugosite", "", "Hugo sees directories and bytes; it could build any site"},
	{"generator/corpus", "agreement place", "made-up records for measurements are records"},
	{"generator/pipeline", "agreement source diag schema verdict diff load format lint lint/subjects against emit gitrepo history links hugosite site content", "the only package that knows the others"},
	{"cmd/seika", "agreement source nearest diag verdict diff gitrepo history links links/probe load format draft importer corpus pipeline hugosite", "commands wire, parse flags and choose the exit code"},
}

// outside names the packages that may import a technology; nobody else may.
var outside = []struct {
	module string
	users  string
	reason string
}{
	{"github.com/gohugoio/hugo", "generator/hugosite", "Hugo's internals change with every release; one package follows them"},
	{"github.com/go-git/go-git", "generator/gitrepo", "git is read in one place, with its traps"},
	{"gopkg.in/yaml.v3", "generator/load generator/format", "values are read with their place, or rewritten with their comments; nobody else sees YAML"},
	{"github.com/yuin/goldmark", "generator/markdown", "one set of rules decides what prose may contain"},
	{"github.com/xuri/excelize", "generator/importer", "workbooks come in at one place, behind its limits"},
	{"golang.org/x/time/rate", "generator/links/probe", "whoever asks servers asks them slowly"},
	{"github.com/schollz/progressbar", "cmd/seika", "terminals are the commands' business"},
	{"charm.land/huh", "cmd/seika", "questions are asked where the terminal is; what is asked is decided in draft"},
	{"github.com/spf13/cobra", "cmd/seika", "the command line ends where the commands end"},
	{"github.com/spf13/afero", "generator/hugosite", "Hugo's idea of a file system stays with Hugo"},
}

// standardOnly lists packages that import the standard library and our own packages, nothing else.
var standardOnly = []string{"generator/agreement", "generator/source", "generator/nearest", "generator/verdict", "generator/spell", "generator/schema", "generator/place", "generator/diff"}

func TestArchitecture(t *testing.T) {
	known := map[string]layer{}
	for i, l := range layers {
		for _, name := range strings.Fields(l.imports) {
			if !slices.ContainsFunc(layers[:i], func(lower layer) bool { return lower.path == ours(name) }) {
				t.Errorf("%s may import %s, which does not stand above it: arrows point downwards only", l.path, name)
			}
		}
		known[l.path] = l
	}
	imports := packageImports(t)
	for _, path := range slices.Sorted(maps.Keys(imports)) {
		l, ok := known[path]
		if !ok {
			t.Errorf("package %s is not in the table; add it with the imports it needs and the reason for the limit", path)
			continue
		}
		for _, imported := range imports[path] {
			if below, ok := strings.CutPrefix(imported, "seika/"); ok {
				if !slices.ContainsFunc(strings.Fields(l.imports), func(name string) bool { return ours(name) == below }) {
					t.Errorf("%s imports %s, which the table does not allow: %s", path, below, l.reason)
				}
				continue
			}
			for _, o := range outside {
				if (imported == o.module || strings.HasPrefix(imported, o.module+"/")) && !slices.Contains(strings.Fields(o.users), path) {
					t.Errorf("%s imports %s, which only %s may: %s", path, imported, o.users, o.reason)
				}
			}
			if first, _, _ := strings.Cut(imported, "/"); slices.Contains(standardOnly, path) && strings.Contains(first, ".") {
				t.Errorf("%s imports %s; it may use the standard library only", path, imported)
			}
		}
	}
	for path := range known {
		if imports[path] == nil {
			t.Errorf("the table names %s, which does not exist", path)
		}
	}
}

func ours(name string) string {
	if name == "site" || name == "content" {
		return name
	}
	return "generator/" + name
}

// packageImports reads the imports of every package of the module, tests aside.
func packageImports(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "node_modules") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, text, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if strings.Contains(string(text[:file.Package-1]), "//go:build ignore") {
			return nil
		}
		dir := filepath.ToSlash(filepath.Dir(path))
		if imports[dir] == nil {
			imports[dir] = []string{}
		}
		for _, spec := range file.Imports {
			imported, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			imports[dir] = append(imports[dir], imported)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return imports
}

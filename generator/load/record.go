package load

import (
	"reflect"

	"gopkg.in/yaml.v3"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// ParseRecord reads one record. The record is nil only where the file could not be read as YAML; otherwise it holds what could be read, and
// Partial says whether that is everything.
func ParseRecord(file *source.File) (*Record, diag.List) {
	root, findings := parse(file)
	if root == nil {
		return nil, findings
	}
	r := &Record{Agreement: &agreement.Agreement{}, Map: newMap(file), File: file}
	findings = fill(file, root, reflect.ValueOf(r.Agreement).Elem(), recordPlan, findings)
	r.Partial = findings.HasErrors()
	for i := range findings {
		if findings[i].Severity == diag.Error {
			r.Unread = append(r.Unread, findings[i].Path)
		}
	}
	return r, findings
}

// ParseOrganisation reads one organisation, as ParseRecord does a record.
func ParseOrganisation(file *source.File) (*OrganisationRecord, diag.List) {
	root, findings := parse(file)
	if root == nil {
		return nil, findings
	}
	o := &OrganisationRecord{Organisation: &agreement.Organisation{}, Map: newMap(file), File: file}
	findings = fill(file, root, reflect.ValueOf(o.Organisation).Elem(), organisationPlan, findings)
	o.Partial = findings.HasErrors()
	return o, findings
}

// ParseThemes reads the list of themes: a YAML list at the top level.
func ParseThemes(file *source.File) (*ThemeList, diag.List) {
	root, findings := parse(file)
	if root == nil {
		return nil, findings
	}
	list := &ThemeList{Map: newMap(file), File: file}
	f := &filler{file: file.Path, findings: findings}
	if root.Kind != yaml.SequenceNode {
		f.wrongShape(root, "", diag.T("分野の一覧", "a list of themes"), diag.T("「- {id: health, ja: 健康, en: Health}」の行を並べてください。", "Write lines like “- {id: health, ja: 健康, en: Health}”."))
		return list, f.findings
	}
	list.Themes = make([]agreement.Theme, len(root.Content))
	for i, n := range root.Content {
		f.object(n, reflect.ValueOf(&list.Themes[i]).Elem(), themePlan, source.Path("").Index(i))
	}
	return list, f.findings
}

func fill(file *source.File, root *yaml.Node, v reflect.Value, p *plan, findings diag.List) diag.List {
	f := &filler{file: file.Path, findings: findings}
	f.object(root, v, p, "")
	return f.findings
}

// newMap finds positions by parsing the file once more: clean records never need them, and keeping the nodes of 10,000 files would cost
// more memory than everything else.
func newMap(file *source.File) *source.Map {
	return source.NewMap(file.Path, func() map[source.Path]source.Span {
		root, _ := parse(file)
		if root == nil {
			return nil
		}
		return spans(root)
	})
}

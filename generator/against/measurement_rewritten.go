package against

import (
	"slices"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/diff"
)

var measurementRewritten = &rule{
	Rule: diag.Rule{
		ID:       "measurement-rewritten",
		Severity: diag.Error,
		Title:    diag.T("公表した実績を書き換えている", "A published value is rewritten"),
		Why: diag.T(
			"一度載せた値は、後で誤りと分かっても消しません。前の値を残し、訂正する値を加えて supersedes で結びます。そうすれば、いつ何がどう訂正されたかを誰でも確かめられます。まだ確認されていない記録では提案です。",
			"A value that was on record is not erased, even when it proves wrong. It stays, and the one that corrects it is added with supersedes, so that anybody can see what was corrected and when. In a record that nobody has reviewed yet it is a hint."),
		Bad: versions(reviewed(exampleMeasured), reviewed(instead(exampleMeasured, "36.2", "46.2"))),
		Good: versions(reviewed(exampleMeasured), reviewed(exampleMeasured+`          - {id: m2, period: FY2021, value: 46.2, supersedes: m1, evidence: [e2]}
`)),
		Since: since010,
	},
	record: func(p *pass) {
		for i := range p.moves {
			m := &p.moves[i]
			if m.Declared || m.Kind != diff.MeasurementRewritten && m.Kind != diff.MeasurementRemoved {
				continue
			}
			p.reportChange(m.Path, m.Text(), p.correction(m))
		}
	},
}

var measurementObject = object("deliverables", "indicators", "measurements")

// correction says how to correct a published value: the old one and the new one, which names the old.
func (p *pass) correction(m *diff.Move) diag.Text {
	oldPath, newPath := measurementPath(m.OldPath), measurementPath(m.Path)
	if oldPath == "" {
		oldPath = newPath
	}
	id, taken := p.before.Get(oldPath+"/id"), p.measurementIDs(newPath)
	if id == "" {
		id = unused(taken)
	}
	old := "  - " + flow(measurementObject, with(p.before, oldPath, map[string]string{"id": id}), oldPath)
	if m.New == "" && m.Kind == diff.MeasurementRemoved {
		return diag.Tf("消さずに、次を measurements に戻してください。誤りなら、正しい値を加えて supersedes: %[2]s と書きます。\n%[1]s",
			"Do not remove it; put this back under measurements. If it is wrong, add the right value with supersedes: %[2]s.\n%[1]s", "measurements:\n"+old, id)
	}
	next := map[string]string{"id": unused(append(taken, id)), "supersedes": id}
	return diag.Tf("前の値を残し、新しい値は訂正として加えてください。\n%[1]s", "Keep the value that was there, and add the new one as its correction.\n%[1]s",
		"measurements:\n"+old+"\n  - "+flow(measurementObject, with(p.after, newPath, next), newPath))
}

// measurementPath cuts the path of a value to that of the measurement: deliverables/d1/indicators/i1/measurements/m1.
func measurementPath(path string) string {
	segments := strings.SplitN(path, "/", 7)
	return strings.Join(segments[:min(len(segments), 6)], "/")
}

// with returns the values below path with some of them set.
func with(values diff.FieldMap, path string, set map[string]string) diff.FieldMap {
	var all diff.FieldMap
	for _, f := range values {
		if key, ok := strings.CutPrefix(f.Path, path+"/"); ok && set[key] == "" {
			all = append(all, f)
		}
	}
	for key, value := range set {
		all = append(all, diff.Field{Path: path + "/" + key, Value: value})
	}
	slices.SortFunc(all, func(a, b diff.Field) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// measurementIDs returns the ids of both versions of the measurements of an indicator.
func (p *pass) measurementIDs(path string) (ids []string) {
	list := path[:strings.LastIndexByte(path, '/')+1]
	for _, fields := range []diff.FieldMap{p.before, p.after} {
		for _, f := range fields {
			if below, ok := strings.CutPrefix(f.Path, list); ok && strings.HasSuffix(below, "/id") {
				ids = append(ids, f.Value)
			}
		}
	}
	return ids
}

// unused returns an id that is not taken.
func unused(taken []string) string {
	for n := 1; ; n++ {
		if id := "m" + strconv.Itoa(n); !slices.Contains(taken, id) && agreement.ValidID(id) {
			return id
		}
	}
}

package lint_test

import (
	"testing"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/lint"
	"seika/generator/source"
)

// TestExcept: findings of others obey the exceptions of the records they are about, unless they are errors or about another file.
func TestExcept(t *testing.T) {
	link := &diag.Rule{ID: "link-dead", Severity: diag.Warning}
	gone := &diag.Rule{ID: "record-deleted", Severity: diag.Error}
	reg := &lint.Register{AsOf: asOf, Others: []*diag.Rule{link, gone}, Agreements: []lint.Subject{{File: "a.yaml", Agreement: &agreement.Agreement{
		ID: "a", Evidence: []agreement.Evidence{{ID: "e1"}, {ID: "e2"}},
		Exceptions: []agreement.Exception{
			{Rule: "link-dead", Path: "evidence/e2", Reason: agreement.L("保存版がある。", ""), Until: agreement.Date{Year: 2027}},
			{Rule: "record-deleted", Reason: agreement.L("例", ""), Until: agreement.Date{Year: 2027}},
		},
	}}}}
	at := func(file string, path source.Path) diag.Place {
		return diag.Place{Position: source.Position{File: file, Line: 1, Column: 1}, Path: path}
	}
	silenced := link.New(at("a.yaml", "evidence/1/url"), diag.T("", "gone"))
	kept := diag.List{
		link.New(at("a.yaml", "evidence/0/url"), diag.T("", "gone")),
		link.New(at("a.yaml", "evidence/10/url"), diag.T("", "gone")),
		link.New(at("b.yaml", "evidence/1/url"), diag.T("", "gone")),
		gone.New(at("a.yaml", ""), diag.T("", "deleted")),
	}
	left := reg.Except(append(diag.List{silenced}, kept...))
	if len(left) != len(kept) {
		t.Fatalf("left: %v", left)
	}
	for i := range kept {
		if left[i].Path != kept[i].Path || left[i].Rule != kept[i].Rule {
			t.Errorf("%v is missing, %v is left", kept[i], left[i])
		}
	}
	for _, d := range lint.Run(reg, 1) {
		switch {
		case d.Rule == "exception-unused":
			t.Errorf("whether others need an exception is not known here: %v", d)
		case d.Rule == "exception-rule" && d.Path != "exceptions/1/rule":
			t.Errorf("a rule of others is known: %v", d)
		}
	}
}

package diag

import (
	"encoding/json"
	"testing"
)

func TestGitLab(t *testing.T) {
	golden(t, "gitlab.golden", render(t, printer("ja"), "gitlab", findings))
}

// A host takes two findings of one fingerprint for one finding, and none without a path or a line.
func TestGitLabFindingsAreToldApart(t *testing.T) {
	list := append(List{}, findings...)
	for _, d := range findings {
		d.Message = T("同じ行のもう一つ", "another one on the line")
		list = append(list, d)
	}
	list = append(list, Diagnostic{Severity: 9, Message: T("場所がない", "nowhere")})
	var got []gitlabFinding
	if err := json.Unmarshal(render(t, printer("en"), "gitlab", list), &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != len(list) {
		t.Errorf("%d findings, want %d", len(got), len(list))
	}
	seen := map[string]bool{}
	for _, f := range got {
		if seen[f.Fingerprint] {
			t.Errorf("two findings have the fingerprint %s", f.Fingerprint)
		}
		seen[f.Fingerprint] = true
		if f.Location.Path == "" || f.Location.Lines.Begin < 1 || f.CheckName == "" || f.Description == "" {
			t.Errorf("incomplete: %+v", f)
		}
	}
	if out := string(render(t, &Printer{}, "gitlab", nil)); out != "[]\n" {
		t.Errorf("no findings give %q", out)
	}
}

package diag

import (
	"strings"
	"testing"

	"seika/generator/source"
)

func TestGitHub(t *testing.T) {
	golden(t, "github.golden", render(t, printer("en"), "github", findings))
}

func TestGitHubEscapes(t *testing.T) {
	list := List{{
		Rule: "a,b:c", Position: source.Position{File: "a,b:c%\n::error::.yaml", Line: 1, Column: 2}, Length: 3,
		Message: T("", "50%, a: b\r\n::error::\x1b[2Jinjected"),
	}}
	want := "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3A.yaml,line=1,col=2,endColumn=5,title=a%2Cb%3Ac::50%25, a: b%0A::error::␛[2Jinjected\n"
	if got := string(render(t, &Printer{}, "github", list)); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestGitHubCommands(t *testing.T) {
	list := List{{Severity: Error}, {Severity: Warning}, {Severity: Hint}, {Severity: 9}}
	out := string(render(t, &Printer{}, "github", list))
	want := "::error title=seika::\n::warning title=seika::\n::notice title=seika::\n::notice title=seika::\n"
	if out != want {
		t.Errorf("%q, want %q", out, want)
	}
	if out := render(t, &Printer{}, "github", nil); len(out) != 0 {
		t.Errorf("no findings give %q", out)
	}
	if strings.Contains(string(render(t, printer("en"), "github", findings)), "col=0") {
		t.Error("an unknown column is written")
	}
}

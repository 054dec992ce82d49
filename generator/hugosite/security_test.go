package hugosite

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

// open is a configuration that tries to open everything again.
const openConfig = `
[security]
enableInlineShortcodes = true
[security.exec]
allow = [".*"]
osEnv = [".*"]
[security.funcs]
getenv = [".*"]
[security.http]
urls = [".*"]
methods = [".*"]
[security.node.permissions]
disable = true
[languages.en.security.funcs]
getenv = [".*"]
[languages.en.security.http]
urls = [".*"]
`

func withConfig(t *testing.T, stage *Stage, more string) *Stage {
	t.Helper()
	config, _ := stage.Get("hugo.toml")
	text := strings.Replace(string(config), "[security]\nallowContent = [\"^text/html$\", \"^text/markdown$\"]\n", "", 1)
	mustPut(t, stage, "hugo.toml", text+more)
	return stage
}

func TestTemplatesReachNothingOutside(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		requests.Add(1)
		w.Write([]byte("stolen"))
	}))
	defer server.Close()
	t.Setenv("HUGO_SECRET", "stolen")

	tests := map[string]struct{ template, policy string }{
		"network":     {`{{ (resources.GetRemote "` + server.URL + `").Content }}`, "security.http.urls"},
		"environment": {`{{ getenv "HUGO_SECRET" }}`, "security.funcs.getenv"},
		"os.Getenv":   {`{{ os.Getenv "PATH" }}`, "security.funcs.getenv"},
		"postcss":     {`{{ (resources.FromString "x.css" "a{}" | css.PostCSS).Content }}`, "security.exec.allow"},
		"babel":       {`{{ (resources.FromString "x.js" "a" | babel).Content }}`, "security.exec.allow"},
		"tailwind":    {`{{ (resources.FromString "x.css" "a{}" | css.TailwindCSS).Content }}`, "security.exec.allow"},
	}
	for name, test := range tests {
		for _, lang := range []string{"ja", "en"} {
			t.Run(name+" "+lang, func(t *testing.T) {
				stage := withConfig(t, plain(t, ""), openConfig)
				mustPut(t, stage, "layouts/home."+lang+".html", "\n"+test.template)
				site, _, err := Render(t.Context(), stage, Options{})
				if site != nil {
					for name, content := range site.All() {
						if strings.Contains(string(content), "stolen") {
							t.Errorf("%s: %s", name, content)
						}
					}
				}
				var e *Error
				if !errors.Is(err, ErrDenied) || !errors.As(err, &e) {
					t.Fatalf("got %v, want ErrDenied", err)
				}
				if e.Path != "layouts/home."+lang+".html" || e.Line != 2 {
					t.Errorf("the place is %s:%d", e.Path, e.Line)
				}
				if !strings.Contains(e.Error(), test.policy) || strings.Contains(e.Error(), "\n") {
					t.Errorf("the message is %q, want one line with %s", e, test.policy)
				}
			})
		}
	}
	if n := requests.Load(); n > 0 {
		t.Errorf("%d requests went out", n)
	}
}

func TestTryDoesNotOpenTheNetwork(t *testing.T) {
	var requests atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { requests.Add(1) }))
	defer server.Close()
	stage := withConfig(t, plain(t, ""), openConfig)
	mustPut(t, stage, "layouts/home.html", `{{ with try (resources.GetRemote "`+server.URL+`") }}{{ with .Err }}failed{{ end }}{{ end }}`)
	site := mustRender(t, stage)
	if site["ja/index.html"] != "failed" || requests.Load() > 0 {
		t.Errorf("got %q and %d requests", site["ja/index.html"], requests.Load())
	}
}

func TestShortcodesInContentDoNotRun(t *testing.T) {
	stage := withConfig(t, plain(t, ""), openConfig)
	mustPut(t, stage, "layouts/page.html", "{{ .Content }}")
	mustPut(t, stage, "content/agreements/x.en.html", "{\"title\": \"x\"}\n{{< evil.inline >}}{{ now.Year }} was here{{< /evil.inline >}}\n")
	site, _, err := Render(t.Context(), stage, Options{})
	if err == nil {
		if content, _ := site.Get("en/agreements/x.html"); strings.Contains(string(content), "was here") {
			t.Errorf("an inline shortcode ran: %s", content)
		}
	}
}

func TestRefusedConfiguration(t *testing.T) {
	tests := map[string]string{
		"remote module":        "[[module.imports]]\npath = \"github.com/example/theme\"\n",
		"versioned module":     "[[module.imports]]\npath = \"github.com/example/theme\"\nversion = \"v1.0.0\"\n",
		"theme":                "theme = \"t\"\n",
		"mounts":               "[[module.mounts]]\nsource = \"/etc\"\ntarget = \"content\"\n",
		"content folder":       "contentDir = \"/etc\"\n",
		"content folder of en": "[languages.en]\ncontentDir = \"../x\"\n",
		"static folder":        "staticDir = [\"static\", \"more\"]\n",
		"layouts folder":       "layoutDir = \"templates\"\n",
		"two hosts":            "[languages.ja]\nbaseURL = \"https://ja.example.org/\"\n[languages.en]\nbaseURL = \"https://en.example.org/\"\n",
	}
	for name, config := range tests {
		t.Run(name, func(t *testing.T) {
			stage := plain(t, "")
			mustPut(t, stage, "hugo.toml", config)
			_, _, err := Render(t.Context(), stage, Options{})
			t.Log(err)
			var e *Error
			if !errors.Is(err, ErrDenied) || !errors.As(err, &e) || e.Path != "" && e.Path != "hugo.toml" {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, name := range []string{
		"go.mod", "package.json", "content/agreements/_content.gotmpl", "content/_content.ja.gotmpl",
		"themes/t/layouts/home.html", "_vendor/modules.txt",
	} {
		stage := plain(t, "")
		mustPut(t, stage, name, "{}")
		_, _, err := Render(t.Context(), stage, Options{})
		var e *Error
		if !errors.Is(err, ErrDenied) || !errors.As(err, &e) || e.Path != name {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestNoConfiguration(t *testing.T) {
	stage := plain(t, "")
	stage.Remove("hugo.toml")
	_, _, err := Render(t.Context(), stage, Options{})
	if err == nil || !strings.Contains(err.Error(), "no configuration") {
		t.Errorf("got %v", err)
	}
}

func TestImportsStayInAssets(t *testing.T) {
	for content, refused := range map[string]bool{
		"import x from \"/etc/secret.json\";":         true,
		"import '../../secret';":                      true,
		"const x = await import(`/etc/secret.json`);": true,
		"require(\"../../../etc/secret.json\")":       true,
		"export * from '\\x2fetc/secret.json'":        true,
		"import x from 'file:///etc/secret.json'":     true,
		"import { a } from \"../lib/a\";":             false,
		"import { a } from \"/lib/a\";":               false,
		"import { a } from \"lib/a\";":                false,
		"import params from '@params';":               false,
		"// a letter from \"a friend\"":               false,
	} {
		stage := plain(t, "")
		mustPut(t, stage, "assets/js/main.ts", "\n"+content)
		mustPut(t, stage, "assets/lib/a.ts", "export const a = 1;")
		_, _, err := Render(t.Context(), stage, Options{})
		var e *Error
		if refused != errors.Is(err, ErrDenied) || refused && (!errors.As(err, &e) || e.Path != "assets/js/main.ts" || e.Line != 2) {
			t.Errorf("%s: got %v", content, err)
		}
	}
	stage := plain(t, "")
	mustPut(t, stage, "assets/css/main.css", "@import url(\"../../secret.css\");")
	if _, _, err := Render(t.Context(), stage, Options{}); !errors.Is(err, ErrDenied) {
		t.Errorf("got %v", err)
	}
}

package browsertest

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/pipeline"
)

const root = "../.."

// missing ends the test for want of a tool: it is skipped, or fails where the tools are required.
func missing(t *testing.T, what, how string) {
	t.Helper()
	if os.Getenv("SEIKA_REQUIRE_BROWSER") == "1" {
		t.Fatalf("%s is missing: %s", what, how)
	}
	t.Skipf("%s is missing: %s", what, how)
}

func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "headless_shell"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	missing(t, "Chromium", "install it, on Debian with: apt-get install chromium fonts-noto-cjk")
	return ""
}

// axe returns the source of axe-core, which finds faults of accessibility in a page.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(root, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		missing(t, "axe-core", "run “npm ci” at the root of the repository")
	}
	return string(source)
}

// builtSite returns a folder with the site.
func builtSite(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("SEIKA_SITE"); dir != "" {
		return dir
	}
	project, findings, err := pipeline.Open(root)
	if err != nil || findings.HasErrors() {
		t.Fatalf("the project cannot be opened: %v %v", err, findings)
	}
	dir := filepath.Join(t.TempDir(), "public")
	_, err = pipeline.Build(context.Background(), project, pipeline.Options{AsOf: agreement.DateOf(time.Now().In(project.Zone)), BaseURL: "/", Out: dir, Full: true})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

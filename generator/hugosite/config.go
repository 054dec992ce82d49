package hugosite

import (
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/gohugoio/hugo/common/loggers"
	"github.com/gohugoio/hugo/config"
	"github.com/gohugoio/hugo/config/allconfig"
	"github.com/gohugoio/hugo/config/security"
)

// closedSecurity is the policy of every build: no programs, no environment, no
// network, no shortcodes written in content. Content may be HTML or Markdown;
// HTML has to be allowed because pages are emitted as .html, and the other
// formats would start programs.
var closedSecurity = security.Config{
	Exec:         security.Exec{Allow: security.MustNewWhitelist("none"), OsEnv: security.MustNewWhitelist("none")},
	Funcs:        security.Funcs{Getenv: security.MustNewWhitelist("none")},
	HTTP:         security.HTTP{URLs: security.MustNewWhitelist("none"), Methods: security.MustNewWhitelist("none"), MediaTypes: security.MustNewWhitelist("none")},
	Node:         security.Node{},
	AllowContent: security.MustNewWhitelist("^text/html$", "^text/markdown$"),
}

// loadConfig reads the configuration of the project and closes what a stage
// could have opened in it.
func (p *project) loadConfig() error {
	flags := config.New()
	set := func(key string, value any) { flags.Set(key, value) }
	set("workingDir", p.root)
	set("cacheDir", p.cacheDir())
	set("publishDir", "/")
	set("publishDirDynamic", "/")
	set("environment", p.environment)
	set("noBuildLock", true)
	set("enableGitInfo", false)
	if p.baseURL != "" {
		set("baseURL", p.baseURL)
	}
	// Loading the configuration may already start a program (Go, for modules).
	for key, value := range closedSecurity.ToSecurityMap() {
		set(key, value)
	}

	configDir := ""
	if p.stageHas("config") {
		configDir = "config"
	}
	logger := loggers.New(loggers.Options{StdOut: io.Discard, StdErr: &p.log})
	configs, err := allconfig.LoadConfig(allconfig.ConfigSourceDescriptor{
		Fs:          p.fs,
		Logger:      logger,
		Flags:       flags,
		ConfigDir:   configDir,
		Environment: p.environment,
		// Not empty, or Hugo takes HUGO_… from the environment.
		Environ: []string{"none"},
		// A missing module is reported below, in words of our own.
		IgnoreModuleDoesNotExist: true,
		SkipNpmCheck:             true,
	})
	if err != nil {
		err = p.hugoError(err)
		if errors.Is(err, ErrDenied) {
			return &Error{Message: "the configuration wants modules: a stage has none; put their files into it", Err: err}
		}
		return err
	}
	if len(configs.LoadingInfo.ConfigFiles) == 0 {
		return &Error{Message: "the stage has no configuration (hugo.toml or config/_default/)"}
	}
	if err := p.checkConfig(configs); err != nil {
		return err
	}
	closeConfig(configs)
	p.configs = configs
	return nil
}

// checkConfig refuses settings that would make the build reach outside the
// stage, or differ from what stock Hugo makes of it.
func (p *project) checkConfig(configs *allconfig.Configs) error {
	name := ""
	if files := configs.LoadingInfo.ConfigFiles; len(files) > 0 {
		name, _ = p.stagePath(files[0])
	}
	refuse := func(cause error, format string, args ...any) error {
		return &Error{Path: name, Message: fmt.Sprintf(format, args...), Err: cause}
	}
	base := configs.Base
	if imports := base.Module.Imports; len(imports) > 0 {
		return refuse(ErrDenied, "module %q: a stage has no modules or themes; put their files into it", imports[0].Path)
	}
	if len(base.Theme) > 0 {
		return refuse(ErrDenied, "theme %q: a stage has no modules or themes; put their files into it", base.Theme[0])
	}
	if configs.LoadingInfo.Cfg.IsSet("module.mounts") {
		return refuse(ErrDenied, "module.mounts: a stage has no mounts; put the files where Hugo looks for them")
	}
	if configs.IsMultihost {
		return refuse(ErrDenied, "a language must not have a baseURL of its own")
	}
	if ugly, _ := base.UglyURLs.(bool); ugly && base.DefaultContentLanguageInSubdir && !base.DisableDefaultLanguageRedirect && !base.DisableDefaultSiteRedirect {
		// Hugo would write a redirect to itself over the home page.
		return refuse(ErrConflict, "uglyURLs with defaultContentLanguageInSubdir needs disableDefaultLanguageRedirect = true; put the redirect at the root into static/index.html")
	}
	for _, c := range append([]*allconfig.Config{base}, languageConfigs(configs)...) {
		for _, dir := range folders(c) {
			if dir.got != "" && path.Clean(dir.got) != dir.want {
				return refuse(ErrDenied, "%s = %q: a stage keeps these files in %s/", dir.key, dir.got, dir.want)
			}
		}
	}
	return nil
}

type folder struct{ key, got, want string }

// folders are the settings that move the folders of a project.
func folders(c *allconfig.Config) []folder {
	//lint:ignore SA1019 they are deprecated in favour of mounts, and work
	old := []folder{{"layoutDir", c.LayoutDir, "layouts"}, {"dataDir", c.DataDir, "data"}, {"i18nDir", c.I18nDir, "i18n"}, {"assetDir", c.AssetDir, "assets"}}
	return append(old, folder{"contentDir", c.ContentDir, "content"}, folder{"staticDir", strings.Join(c.StaticDir, ","), "static"})
}

func languageConfigs(configs *allconfig.Configs) []*allconfig.Config {
	var list []*allconfig.Config
	for _, c := range configs.LanguageConfigMap {
		list = append(list, c)
	}
	return list
}

// closeConfig overrides, for the project and each of its languages, whatever
// reaches outside the stage. The flags above do the same for most of it; this
// does not depend on how Hugo merges configuration.
func closeConfig(configs *allconfig.Configs) {
	for _, c := range append(languageConfigs(configs), configs.Base) {
		c.Security = closedSecurity
		c.EnableGitInfo = false
		c.NoBuildLock = true
		// Both would write to the real disk, beside the stage.
		c.Build.NoJSConfigInAssets = true
		c.Build.BuildStats.Enable = false
		// A warning is reported to the caller, who decides; it does not panic.
		c.PanicOnWarning = false
		c.TemplateMetrics = false
	}
}

// checkFiles refuses files that would change how the project is built.
func checkFiles(stage *Stage) error {
	for name := range stage.files {
		base := path.Base(name)
		switch {
		case strings.HasPrefix(name, contentPrefix) && strings.HasPrefix(base, "_content.") && strings.HasSuffix(base, ".gotmpl"):
			return &Error{Path: name, Message: "a content adapter is code; a stage has only data in content/", Err: ErrDenied}
		case slices.Contains([]string{"go.mod", "go.work", "package.json", "package.hugo.json"}, name),
			strings.HasPrefix(name, "themes/"), strings.HasPrefix(name, "_vendor/"):
			return &Error{Path: name, Message: "a stage has no modules, themes or packages", Err: ErrDenied}
		}
	}
	return nil
}

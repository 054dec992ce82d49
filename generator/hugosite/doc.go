// Package hugosite turns a stage into a website. A [Stage] is an ordinary Hugo
// project held in memory: configuration, layouts, content, assets, words,
// static files. [Build] renders it with Hugo as a library and puts the site
// into a directory; [Session] keeps it alive for a local preview; and
// [Stage.WriteDir] writes the same project to a disk, where the stock hugo
// command builds the same bytes from it.
//
// This is the only package that imports Hugo, and it knows nothing of records
// or verdicts: paths and bytes come in, a site goes out.
//
// # What a stage must look like
//
//	hugo.toml (or config/_default/…)   configuration
//	layouts/…                          templates
//	content/agreements/x.ja.html       a page: JSON front matter, as a rule no body
//	content/agreements/x.en.html       the same page in another language
//	assets/…  i18n/…  data/…           as Hugo wants them
//	static/…                           copied to the site as they are
//
// Paths are slash-separated and relative, without "." and ".." elements.
//
// Rules that the package enforces, with a clear error:
//
//   - No modules, themes or mounts, and no imports from outside assets/: a stage is complete, everything lies where
//     Hugo looks for it by default. No content adapters (_content.gotmpl),
//     because content is data and not code. No go.mod, no package.json.
//   - Templates reach neither network nor programs nor environment. Whatever
//     the configuration says, [security] is closed; resources.GetRemote, os.Getenv
//     and tools such as PostCSS or Sass fail the build.
//   - Two sources of one page, or two writers of one output file, are an error.
//     Hugo takes one of them without a word.
//   - One host: a language must not have its own baseURL.
//
// Settings that belong in hugo.toml; Hugo's defaults cost time or surprise:
//
//	disableKinds   = ["taxonomy", "term", "rss", "sitemap"]  # emitted as files of their own
//	uglyURLs       = true           # x.html: half as many folders and files to create
//	defaultContentLanguage = "ja"
//	defaultContentLanguageInSubdir = true
//	disableDefaultLanguageRedirect = true  # with uglyURLs, Hugo would overwrite the home
//	                               # page by a redirect to itself; use static/index.html
//	buildFuture    = true           # dates are the generator's business, not Hugo's
//	buildExpired   = true
//	disableHugoGeneratorInject = true
//	enableRobotsTXT = false         # put robots.txt in static/
//	[security]
//	allowContent = ["^text/html$", "^text/markdown$"]  # for the stock command
//	[languages.ja]
//	weight = 1                      # without weights Hugo's order varies
//	[languages.en]
//	weight = 2
//	[outputs]
//	home = ["html"]
//	section = ["html"]
//	page = ["html"]
//
// What templates and front matter should know:
//
//   - The body of a content file passes through Hugo's shortcodes, an .html file
//     included. Text that contributors write belongs into front matter, as HTML
//     made safe beforehand, and is printed with safeHTML.
//   - Hugo lower-cases the keys of params, at all depths but not inside lists: use
//     lower_snake keys and never an id as a key. Whole numbers in JSON arrive as float64.
//   - js.Build and css.Build need minify = true; without it esbuild writes the
//     folder of the build into comments, and no two machines give the same bytes.
//     [Build] fails when it finds its own folder in a file.
//   - Links by relURL or relLangURL without a leading slash, so that a site below
//     a sub-path works.
//   - layouts/404.html gives ja/404.html and en/404.html. Hosts look for /404.html;
//     put one into static/.
//   - A Content-Security-Policy needs script-src 'self' and connect-src 'self' for
//     the preview, and nothing inline.
//   - A page's own data goes into its front matter. The folder data/ is read as
//     a whole on every build, and any change in it changes every page.
//
// # Self-contained pages
//
// A page put with [Stage.PutPage] is declared self-contained: its output depends
// on its own file, its translations, the sections above it, and the shared files
// (everything outside content/ and static/); it publishes nothing but itself and
// what other pages of its kind publish too; and no other page reads it: no
// .Site.Pages, .Pages, .Next, menu entry, ref or GetPage reaches it. Thousands of
// pages should be of this kind. A section (_index) cannot be, and neither should
// pages that others look up.
//
// Two things follow. A large site is built in shards of a thousand pages, which
// takes less memory and time than in one piece. And when a build finds the
// previous site in its output folder, with the shared files unchanged, Hugo is
// handed only the self-contained pages that did change; the rest is kept. Every
// other page is rendered each time, so there should be few of them, and they
// should be cheap.
//
// The declaration is checked in part: one shard holds no self-contained page at
// all, and if any other page comes out differently there, or fails, the site is
// built as one piece and [Report.CannotKeep] says why. What cannot be seen is a
// self-contained page that reads another one; a test of the caller should compare
// a build with one that has [Options.Full].
//
// # Guarantees
//
//   - The output folder holds the old site or the new one, never a mixture, also
//     when the process is killed; see the type outDir for how and why. Files that
//     did not change keep their inode and time. The folder is refused when
//     it holds anything that no build wrote.
//   - The same stage, options and version give the same bytes, on any machine, and
//     the same as stock Hugo. The site has one file more, [ManifestName].
//   - Hugo's clock, logger and the pace of the garbage collector belong to the
//     process: builds wait for each other, and a build changes clock and pace only
//     while it runs.
//   - Templates and scripts are code of the site's owner. What scripts import is
//     checked to lie in assets/, but only as far as it is written plainly.
package hugosite

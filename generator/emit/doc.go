// Package emit writes everything the site reads: for each page and language a content file whose front matter holds the page ready to
// show, and the files that readers download.
//
// Files is a pure function from an Input to files; it reads no clock, no disk and no network, and the same input gives the same bytes in
// whatever order the records come. Every number, date, label, link and chart is computed here, so that templates only loop and print.
//
// # What a template finds
//
// A content file is JSON front matter without a body: title, layout, and params. The layout names the template (layouts/<layout>.html) and
// is one of the Layout constants; params is the struct of the same name in the view_*.go files, its keys as in the json tags. A key whose
// value would be empty is left out.
//
// Three kinds of strings, told apart by the name of the key:
//
//   - keys ending in _html or _svg hold markup made here or by package markdown and are printed with safeHTML; nothing else is;
//   - keys ending in href hold addresses that are ready to print: on this site with base path and language ("/base/ja/agreements/x.html"),
//     on this page ("#evidence-e1"), or elsewhere (always http or https);
//   - all others are plain text, which the template escapes.
//
// Whole numbers arrive in templates as float64; keys that are to be shown are therefore strings, and the few numeric keys are only for
// comparing and for attributes.
//
// A text that a record has in the other language only is shown in that one, with lang set ("ja" or "en"), to be printed as the lang
// attribute; lang is left out where the text is in the page's language.
package emit

package emit

// redirectFiles are the pages of the ids that a record had before.
func (l *locale) redirectFiles(e *entry) (files []File) {
	title, lang := l.pick(e.Agreement.Title)
	for _, alias := range e.Agreement.Aliases {
		path := agreementsFolder + "/" + alias
		files = append(files, l.page(path, title, LayoutRedirect, Redirect{
			Page: l.pageOf(LayoutRedirect, path, title, Link{Text: l.in(agreementsTitle), Href: l.href(agreementsFolder + "/")}),
			To:   Link{Text: title, Href: l.href(agreementsFolder + "/" + e.id), Lang: lang},
		}))
	}
	return files
}

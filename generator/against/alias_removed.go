package against

import (
	"seika/generator/diag"
)

var aliasRemoved = &rule{
	Rule: diag.Rule{
		ID:       "alias-removed",
		Severity: diag.Error,
		Title:    diag.T("以前の ID が消されている", "A former id is removed"),
		Why: diag.T(
			"以前の ID のページは、今のページに転送されます。aliases から消すと、そのアドレスは誰も開けなくなります。",
			"The page of a former id leads to the one of today. Without its alias that address opens nothing."),
		Bad:   versions(reviewed("aliases: [example-old]\n"), reviewed("")),
		Good:  versions(reviewed("aliases: [example-old]\n"), reviewed("aliases: [example-older, example-old]\n")),
		Since: since010,
	},
	set: func(s *setPass) {
		known := identifiers(s.after)
		for _, p := range s.pairs {
			if p.new.Partial {
				continue // the aliases may be what cannot be read
			}
			for _, alias := range p.old.Agreement.Aliases {
				if known[alias] {
					continue
				}
				d := s.report(diag.At(p.new.Map, "aliases"), diag.Tf("以前の ID「%s」が aliases にありません。", "The former id %q is no longer among the aliases.", alias))
				d.Fix = diag.Tf("aliases: %s と書いてください。", "Write aliases: %s.", withAlias(p.new.Agreement, alias))
				d.Edits = keepAlias(p.new.Agreement, alias)
			}
		}
	},
}

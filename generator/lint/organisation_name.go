package lint

import (
	"seika/generator/diag"
	"seika/generator/orgname"
)

var organisationName = &rule{
	Rule: diag.Rule{
		ID:       "organisation-name",
		Severity: diag.Hint,
		Title:    diag.T("略した法人格の団体名", "A name with an abbreviated legal form"),
		Why: diag.T(
			"name は正式な名称です。㈱や（株）のままでは、同じ会社が別の名で並びます。略した名は aliases に書きます。",
			"The name is the official one. With ㈱ or （株） one company stands in lists under two names; abbreviations go to aliases."),
		Bad: `-- agreements/parties/mirai-denki.yaml --
id: mirai-denki
name: {ja: （株）ミライ電機}
`,
		Good: `-- agreements/parties/mirai-denki.yaml --
id: mirai-denki
name: {ja: 株式会社ミライ電機}
`,
		Since: since010,
	},
	file: func(p *pass) {
		if p.organisation == nil {
			return
		}
		name := p.organisation.Name.JA
		full := orgname.WriteOut(name)
		if full == name {
			return
		}
		d := p.report("name/ja", diag.Tf("団体名「%s」の法人格が略されています。", "The legal form in the name %q is abbreviated.", name))
		d.Expected = diag.T(full, full)
		d.Fix = diag.Tf("正式な名称「%s」を書いてください。", "Write the official name, %s.", full)
		d.Edits = []diag.Edit{{Operation: diag.Replace, Path: d.Path, Value: diag.EditText(full)}}
	},
}

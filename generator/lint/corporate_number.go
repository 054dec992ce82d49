package lint

import (
	"errors"
	"strconv"
	"strings"
	"unicode"

	"seika/generator/diag"
	"seika/generator/place"
)

var corporateNumber = &rule{
	Rule: diag.Rule{
		ID:       "corporate-number",
		Severity: diag.Error,
		Title:    diag.T("法人番号が正しくない", "A corporate number is wrong"),
		Why: diag.T(
			"法人番号はほかのデータとつなぐ鍵です。一桁違えば別の法人につながります。",
			"The 法人番号 is the key to other data sets. With one wrong digit it leads to another corporation."),
		Bad: `-- agreements/parties/example.yaml --
id: example
name: {ja: 株式会社例}
corporate_number: "1010701019195"
`,
		Good: `-- agreements/parties/example.yaml --
id: example
name: {ja: 株式会社例}
corporate_number: "2010701019195"
`,
		Since: since010,
	},
	file: func(p *pass) {
		if p.organisation == nil || p.organisation.CorporateNumber == "" {
			return
		}
		err := place.CheckCorporateNumber(p.organisation.CorporateNumber)
		if err == nil {
			return
		}
		d := p.report("corporate_number", numberMessage(err))
		d.Expected = diag.T("国税庁の法人番号13桁（最初の桁は検査数字）", "the 13 digits of a 法人番号, the first of them its check digit")
		if s := plainDigits(p.organisation.CorporateNumber); s != p.organisation.CorporateNumber && place.CheckCorporateNumber(s) == nil {
			d.Fix = diag.Tf("%s と書いてください。", "Write %s.", strconv.Quote(s))
			d.Edits = []diag.Edit{{Operation: diag.Replace, Path: d.Path, Value: strconv.Quote(s)}}
		} else if s, ok := corrected(err); ok {
			d.Fix = diag.Tf("ほかの桁が正しければ %s です。出典と照らしてください。", "If the other digits are right it is %s; compare with the source.", s)
		} else {
			d.Fix = diag.T("国税庁の法人番号公表サイトで調べ、半角の数字13桁を引用符で囲んで書いてください。分からなければ、この行を消します。",
				"Look it up in the register of the National Tax Agency and write its 13 digits in quotes; where it is not known, delete the line.")
		}
	},
}

var corporateNumberDuplicate = &rule{
	Rule: diag.Rule{
		ID:       "corporate-number-duplicate",
		Severity: diag.Error,
		Title:    diag.T("二つの団体が同じ法人番号を持つ", "Two organisations have one corporate number"),
		Why: diag.T(
			"一つの法人が二つの団体として数えられると、協定の数も成果も半分ずつに見えます。",
			"One corporation that counts as two organisations shows half of its agreements, and half of its results, on either page."),
		Bad: `-- agreements/parties/example.yaml --
id: example
name: {ja: 株式会社例}
corporate_number: "2010701019195"
-- agreements/parties/example-group.yaml --
id: example-group
name: {ja: 例グループ}
corporate_number: "2010701019195"
`,
		Good: `-- agreements/parties/example.yaml --
id: example
name: {ja: 株式会社例}
aliases: [例グループ]
corporate_number: "2010701019195"
`,
		Since: since010,
	},
	register: func(p *registerPass) {
		first := map[string]*OrganisationSubject{}
		for i := range p.Organisations {
			s := &p.Organisations[i]
			if s.Organisation == nil || s.Organisation.CorporateNumber == "" {
				continue
			}
			number := s.Organisation.CorporateNumber
			other, used := first[number]
			if !used {
				first[number] = s
				continue
			}
			p.in(s.File, s.Map)
			d := p.report("corporate_number", diag.Tf(
				"法人番号 %[1]s は団体「%[2]s」にもあります。", "The organisation %[2]q has the corporate number %[1]s as well.", number, other.Organisation.ID))
			d.Fix = diag.T(
				"同じ法人なら一つの記録にまとめ、別の名は aliases に書いてください。",
				"If they are one corporation, keep one record and put the other name under aliases.")
			d.Notes = []diag.Note{noteAt(other.File, other.Map, "corporate_number", diag.T("最初はここにあります。", "First declared here."))}
		}
	},
}

// plainDigits is a number in half width, without the spaces and hyphens between its digits.
func plainDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isHyphen(r) {
			return -1
		}
		return narrow(r)
	}, s)
}

// numberMessage is what the register of places says about a number, as a sentence in both languages.
func numberMessage(err error) diag.Text {
	if e, ok := errors.AsType[*place.NumberError](err); ok {
		return diag.T(e.JA, sentence(e.EN))
	}
	return diag.T(err.Error(), err.Error())
}

// corrected is the number with the right check digit, where that can be told.
func corrected(err error) (string, bool) {
	e, ok := errors.AsType[*place.NumberError](err)
	if !ok {
		return "", false
	}
	return e.Corrected, e.Corrected != ""
}

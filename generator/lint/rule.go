package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// rule is one thing that is checked: its documentation and exactly one check.
type rule struct {
	diag.Rule

	// absence marks a rule that reports what is not there. It cannot speak about a file whose values could not all be read.
	absence bool
	// within are the parts of a record that such a rule looks at: where all of them could be read, it speaks about the rest as well.
	within []source.Path

	// record looks at one agreement. The references it follows out of the record go through pass.index.
	record func(*pass, *agreement.Agreement)
	// file looks at one file of either kind, agreement or organisation, through the values that the field table tells of (pass.values).
	file func(*pass)
	// register looks at all files together.
	register func(*registerPass)
	// exceptions looks at the exceptions when everything else is found, and they know whether they were needed.
	exceptions func(*registerPass, exceptions)
}

// Rules returns the documentation of every rule in a stable order: by subject, as they are listed.
func Rules() []*diag.Rule {
	docs := make([]*diag.Rule, len(rules))
	for i, r := range rules {
		docs[i] = &r.Rule
	}
	return docs
}

// since010 is the version that brought the first set of rules.
const since010 = "0.1.0"

// The examples of rules are whole records, so that each can be tried as it stands. They share a beginning and an end. The organisation
// "example" and the themes "health" and "disaster" are known to them; they are read as on 23 November 2026.
const (
	exampleHead = `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, ref: example}
signed: 2020-04-01
`
	exampleEvidence = `evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
`
)

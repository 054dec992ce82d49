package against

import "strings"

// The examples of rules are whole records in two versions. Each begins and ends like this; read as on 23 November 2026.
const (
	exampleHead = `id: example-2020
title: {ja: 例市と株式会社例の包括連携協定}
parties:
  - {role: government, ref: "jp:270008"}
  - {role: company, name: {ja: 株式会社例}}
signed: 2020-04-01
`
	exampleReviewed = `review: {state: reviewed, by: hanako, on: 2022-06-01}
`
	exampleEvidence = `evidence:
  - {id: e1, type: press, url: "https://www.example.jp/1", published: 2020-04-02}
  - {id: e2, type: statistics, url: "https://www.example.jp/2", published: 2022-05-10}
`
	examplePromise = `deliverables:
  - id: d1
    title: {ja: 移動販売}
    promised: {quantity: {value: 10, unit: 箇所}, due: 2022-03-31, evidence: [e1]}
`
	exampleMeasured = `deliverables:
  - id: d1
    title: {ja: 健診の勧奨}
    indicators:
      - id: i1
        title: {ja: 受診率}
        level: outcome
        unit: "%"
        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e2]}
`
	exampleBurden = `burden:
  - {bearer: company, price: free, evidence: [e1]}
`
	examplePathway = `pathway:
  - {stage: pilot, on: 2020-06-01, evidence: [e1]}
  - {stage: stopped, on: 2021-06-01, evidence: [e2]}
`
)

// reviewed is a reviewed record with some keys between its head and its sources.
func reviewed(keys string) string { return exampleHead + keys + exampleReviewed + exampleEvidence }

// versions is an archive with two versions of a record.
func versions(before, after string) string {
	return "-- before/agreements/example-2020.yaml --\n" + before + "-- after/agreements/example-2020.yaml --\n" + after
}

// instead replaces one text in another, which must hold it.
func instead(text, old, new string) string {
	if !strings.Contains(text, old) {
		panic("against: an example lacks " + old)
	}
	return strings.Replace(text, old, new, 1)
}

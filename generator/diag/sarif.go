package diag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"

	"seika/generator/source"
)

// The parts of SARIF 2.1.0 (Static Analysis Results Interchange Format, an OASIS standard) that Seika writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string             `json:"id"`
		ShortDescription     *sarifText         `json:"shortDescription,omitempty"`
		FullDescription      *sarifText         `json:"fullDescription,omitempty"`
		Help                 *sarifText         `json:"help,omitempty"`
		HelpURI              string             `json:"helpUri,omitempty"`
		DefaultConfiguration sarifConfiguration `json:"defaultConfiguration"`
	}
	sarifConfiguration struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifResult struct {
		RuleID              string            `json:"ruleId"`
		RuleIndex           int               `json:"ruleIndex"`
		Level               string            `json:"level"`
		Message             sarifText         `json:"message"`
		Locations           []sarifLocation   `json:"locations,omitempty"`
		RelatedLocations    []sarifLocation   `json:"relatedLocations,omitempty"`
		PartialFingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		ID               *int                   `json:"id,omitempty"`
		Message          *sarifText             `json:"message,omitempty"`
		PhysicalLocation *sarifPhysicalLocation `json:"physicalLocation,omitempty"`
		LogicalLocations []sarifLogicalLocation `json:"logicalLocations,omitempty"`
	}
	sarifPhysicalLocation struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI       string `json:"uri"`
		URIBaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogicalLocation struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
)

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// sarifLevels are the levels by severity.
var sarifLevels = [...]string{Error: "error", Warning: "warning", Hint: "note"}

func sarifLevel(s Severity) string {
	if s < Error || s > Hint {
		return "none"
	}
	return sarifLevels[s]
}

// SARIF writes findings as a SARIF 2.1.0 log with one run. The rules are those of Printer.Rules, and after them the ones that a finding
// names without being among those. Columns count Unicode code points.
func (p *Printer) SARIF(w io.Writer, findings List) error {
	language := "en"
	if p.Lang == "ja" {
		language = "ja"
	}
	run := sarifRun{
		Tool:     sarifTool{Driver: sarifDriver{Name: "Seika", Version: p.Version, Rules: []sarifRule{}}},
		Language: language, ColumnKind: "unicodeCodePoints", Results: []sarifResult{},
	}
	driver := &run.Tool.Driver
	index := map[string]int{}
	for _, r := range p.Rules {
		if r == nil {
			continue
		}
		if _, double := index[r.ID]; !double {
			index[r.ID] = len(driver.Rules)
			driver.Rules = append(driver.Rules, p.sarifRule(r))
		}
	}
	prints := fingerprints{}
	for _, d := range findings.Sorted() {
		id := cmp.Or(d.Rule, unnamed)
		at, known := index[id]
		if !known {
			at = len(driver.Rules)
			index[id] = at
			rule := sarifRule{ID: id, DefaultConfiguration: sarifConfiguration{Level: sarifLevel(d.Severity)}}
			if d.Rule != "" {
				rule.HelpURI = p.ruleURL(d.Rule)
			}
			driver.Rules = append(driver.Rules, rule)
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: id, RuleIndex: at, Level: sarifLevel(d.Severity),
			Message:             sarifText{Text: sarifMessage(d, p.Lang)},
			Locations:           sarifLocations(d),
			RelatedLocations:    sarifNotes(d, p.Lang),
			PartialFingerprints: map[string]string{"primaryLocationLineHash": prints.next(d, p.line(d.Position))},
		})
	}
	return writeJSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func (p *Printer) sarifRule(r *Rule) sarifRule {
	out := sarifRule{
		ID:                   r.ID,
		ShortDescription:     sarifTextOf(r.Title.In(p.Lang)),
		FullDescription:      sarifTextOf(r.Why.In(p.Lang)),
		HelpURI:              p.ruleURL(r.ID),
		DefaultConfiguration: sarifConfiguration{Level: sarifLevel(r.Severity)},
	}
	if help := ruleHelp(r, p.Lang); help != "" {
		out.Help = &sarifText{Text: help, Markdown: help}
	}
	return out
}

// ruleHelp is the documentation of a rule as Markdown that reads well as plain text too.
func ruleHelp(r *Rule, lang string) string {
	var parts []string
	if why := r.Why.In(lang); why != "" {
		parts = append(parts, why)
	}
	bad, good := "Reported:", "Right:"
	if lang == "ja" {
		bad, good = "指摘される例：", "正しい例："
	}
	for _, example := range []struct{ label, text string }{{bad, r.Bad}, {good, r.Good}} {
		if text := strings.TrimRight(example.text, "\n"); text != "" {
			parts = append(parts, example.label, "```yaml\n"+text+"\n```")
		}
	}
	return strings.Join(parts, "\n\n")
}

func sarifTextOf(s string) *sarifText {
	if s == "" {
		return nil
	}
	return &sarifText{Text: s}
}

// sarifMessage is the message with what was expected and how to mend it. SARIF takes [text](1) for a link: where that could be read into a
// message, its brackets are escaped.
func sarifMessage(d Diagnostic, lang string) string {
	words := wordsIn(lang)
	lines := []string{d.Message.In(lang)}
	if expected := d.Expected.In(lang); expected != "" {
		lines = append(lines, words.expected+": "+expected)
	}
	if fix := d.Fix.In(lang); fix != "" {
		lines = append(lines, words.fix+": "+fix)
	}
	text := strings.Join(lines, "\n")
	if strings.Contains(text, "](") {
		text = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text)
	}
	return text
}

func sarifLocations(d Diagnostic) []sarifLocation {
	physical := sarifPhysical(d.Position, d.Length)
	if physical == nil {
		return nil
	}
	location := sarifLocation{PhysicalLocation: physical}
	if d.Path != "" {
		location.LogicalLocations = []sarifLogicalLocation{{FullyQualifiedName: string(d.Path)}}
	}
	return []sarifLocation{location}
}

func sarifNotes(d Diagnostic, lang string) []sarifLocation {
	var out []sarifLocation
	for i, n := range d.Notes {
		out = append(out, sarifLocation{
			ID: &i, Message: &sarifText{Text: n.Message.In(lang)}, PhysicalLocation: sarifPhysical(n.Position, 0),
		})
	}
	return out
}

func sarifPhysical(pos source.Position, length int) *sarifPhysicalLocation {
	if pos.File == "" {
		return nil
	}
	artifact := sarifArtifact{URI: (&url.URL{Path: pos.File}).String()}
	if !strings.HasPrefix(pos.File, "/") {
		artifact.URIBaseID = "%SRCROOT%"
	}
	out := &sarifPhysicalLocation{ArtifactLocation: artifact}
	if pos.Line >= 1 {
		out.Region = &sarifRegion{StartLine: pos.Line}
		if pos.Column >= 1 {
			out.Region.StartColumn = pos.Column
			out.Region.EndColumn = end(pos.Column, length)
		}
	}
	return out
}

// fingerprints tells findings apart across runs. A fingerprint is made from the rule, the file and the text of the line, not from its
// number, so that it stays when lines are added above; equal ones are numbered in the order of the file. Where the line is not known the
// data path takes its place.
type fingerprints map[string]int

func (f fingerprints) next(d Diagnostic, line string) string {
	what := strings.Join(strings.Fields(line), " ")
	if what == "" {
		what = string(d.Path)
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{d.Rule, d.Position.File, what}, "\x00")))
	key := hex.EncodeToString(sum[:16])
	f[key]++
	return fmt.Sprintf("%s:%d", key, f[key])
}

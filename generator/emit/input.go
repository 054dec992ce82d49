package emit

import (
	"time"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/history"
	"seika/generator/links"
	"seika/generator/schema"
	"seika/generator/verdict"
)

// Input is everything that the site is made of.
type Input struct {
	// Records are judged records with unique ids, in any order.
	Records []Record
	// Organisations are the parties that are no local governments, in any order.
	Organisations []*agreement.Organisation
	// Themes are in the order in which they are shown.
	Themes []agreement.Theme
	// Method is verdict.Sections; Rules are the checks in the order of their page; Schemas is schema.Files.
	Method  []*verdict.Section
	Rules   []*diag.Rule
	Schemas []schema.File
	// History is the past of the records; nil where it was not read.
	History *history.History
	// Links is what is known about the addresses of sources; nil where nothing is.
	Links  *links.Register
	Config Config
}

// Record is one record with what was found out about it. Agreement and Verdict are not nil.
type Record struct {
	Agreement *agreement.Agreement
	Verdict   *verdict.Verdict
	// Path is where the file stands in the repository, slash-separated; Source its bytes.
	Path   string
	Source []byte
}

// Config is how the site presents itself.
type Config struct {
	Title agreement.Localized
	// BaseURL is where the site will stand: an absolute address ("https://example.org/seika/") or only its path ("/").
	BaseURL string
	// Repository is the address of the repository's page on its host, empty for none; Branch the branch that readers should edit.
	Repository string
	Branch     string
	// AsOf is the day for which the verdicts hold.
	AsOf agreement.Date
	// Zone is where the days of commits are counted; nil means UTC.
	Zone *time.Location
	// Languages are the languages of the site, a subset of "ja" and "en"; the first is the default. None means both.
	Languages []string
}

// File is one file of the stage.
type File struct {
	// Path is slash-separated and relative to the stage.
	Path    string
	Content []byte
	// Page marks a page whose output depends on this file, its translation and the files that all pages share, and on nothing else. The
	// first page of a list is none: Hugo makes a section of it.
	Page bool
}

// rowsPerPage is how many agreements one page of a list shows.
const rowsPerPage = 200

// smallGroup is the size below which a group shows counts and no percentages.
const smallGroup = 5

// languages are the languages that a site can have.
var languages = []string{"ja", "en"}

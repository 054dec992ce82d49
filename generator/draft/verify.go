package draft

import (
	"path"

	"seika/generator/diag"
	"seika/generator/format"
	"seika/generator/load"
	"seika/generator/source"
)

// keyPaths say which value of a record answers a question.
var keyPaths = map[Key]source.Path{
	KeyPlace: "parties/0/ref", KeyPartner: "parties/1/ref", KeySection: "parties/0/section", KeyKind: "kind", KeySigned: "signed",
	KeyBasis: "signed_basis", KeyFirstKnown: "first_known", KeyTitle: "title", KeyTitleEN: "title/en", KeyThemes: "themes",
	KeyURL: "evidence/0/url", KeyType: "evidence/0/type", KeySource: "evidence/0/title", KeyPublisher: "evidence/0/publisher",
	KeyPublished: "evidence/0/published", KeyAccessed: "evidence/0/accessed", KeyArchive: "evidence/0/archive_url", KeyID: "id",
}

// bodyPaths are the same for the record of an organisation.
var bodyPaths = map[Key]source.Path{
	KeyPartner: "name", KeyPartnerKind: "kind", KeyPartnerEN: "name/en", KeyPartnerNumber: "corporate_number", KeyPartnerURL: "url", KeyPartnerID: "id",
}

// Verify is the first problem of the answer to one question, as far as the other answers are known: what Compose finds, and what the checks
// would say about it in a record.
func (c *Composer) Verify(base *Base, answers Answers, k Key) *Problem {
	d := c.Compose(base, answers)
	d.Problems = append(d.Problems, c.Review(d)...)
	return d.ProblemOf(k)
}

// Review is what the checks say about the answers of a draft, be it complete or not. What they say about anything else is left to Finish.
func (c *Composer) Review(d *Draft) []Answered {
	id := d.Agreement.ID
	if id == "" {
		id = "new"
	}
	record := path.Join(c.Folder, "new", id+".yaml")
	var files []File
	if len(d.Agreement.Evidence) > 0 { // none in the draft of an organisation alone
		files = append(files, File{Path: record, Content: RecordText(d.Agreement)})
	}
	bodies := map[string]*Body{}
	for _, b := range d.New {
		file := PartyFile(c.Folder, b.ID)
		files, bodies[file] = append(files, File{Path: file, Content: OrganisationText(&b.Organisation)}), b
	}
	alone := &load.Set{Organisations: c.Set.Organisations, Themes: c.Set.Themes}
	var out []Answered
	for _, f := range Check(alone, c.Today, c.Folder, files, c.Others) {
		if f.Severity != diag.Error || f.Rule == "key-missing" {
			continue
		}
		if b := bodies[f.Position.File]; b != nil {
			if k, ok := keyAt(bodyPaths, f.Path); ok {
				if k != KeyPartner {
					k = k.Of(b.Name.In("ja"))
				}
				out = append(out, Answered{k, fromFinding(f)})
			}
		} else if k, ok := keyAt(keyPaths, f.Path); ok {
			out = append(out, Answered{k, fromFinding(f)})
		}
	}
	return out
}

// keyAt is the question that the value at a path answers, or the value that holds it.
func keyAt(paths map[Key]source.Path, at source.Path) (Key, bool) {
	for _, p := range []source.Path{at, at.Parent()} {
		for _, q := range Questions {
			if p != "" && paths[q.Key] == p {
				return q.Key, true
			}
		}
	}
	return "", false
}

// Finish makes the files of a draft that is OK and checks them: the findings about them, and an error where formatting them would change
// them, which is a defect of this package. Files with an error among their findings must not be written.
func (c *Composer) Finish(d *Draft, lang string) ([]File, diag.List, error) {
	files := c.Files(d, lang)
	findings := Check(c.Set, c.Today, c.Folder, files, c.Others)
	if findings.HasErrors() {
		return files, findings, nil
	}
	return files, findings, c.formatted(files)
}

func (c *Composer) formatted(files []File) error {
	for _, f := range files {
		kind := format.Record
		if path.Base(path.Dir(f.Path)) == load.PartiesFolder {
			kind = format.Organisation
		}
		content, err := format.File(&source.File{Path: f.Path, Content: f.Content}, kind)
		if err != nil {
			return err
		}
		if string(content) != string(f.Content) {
			return &FormatError{f.Path}
		}
	}
	return nil
}

// FormatError is a new file that “seika fmt” would change.
type FormatError struct{ Path string }

func (e *FormatError) Error() string {
	return e.Path + " is not in its canonical form; please report this"
}

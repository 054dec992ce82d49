package pipeline

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/gitrepo"
	"seika/generator/load"
	"seika/generator/source"
)

// RecordsFolder is the folder of the records in a data repository.
const RecordsFolder = "agreements"

// defaultTimeZone is where the agreements are: their today is the day in Japan.
const defaultTimeZone = "Asia/Tokyo"

// Project is a data repository on disk with its settings.
type Project struct {
	// Dir is the repository's folder, FS its files, Records the slash-separated folder of the records in it.
	Dir     string
	FS      fs.FS
	Records string
	// Overlays holds the folders site and content that lie over the built-in ones.
	Overlays fs.FS
	// Commit is where the records come from; zero for the files on disk.
	Commit gitrepo.ID
	Config load.Config
	// ConfigFile is the settings file, nil where there is none.
	ConfigFile *source.File
	Zone       *time.Location
}

// ErrNoRecords is returned for a folder that holds no folder of records.
var ErrNoRecords = errors.New("no folder of records")

// Open finds the project in folder dir and reads its settings. Findings are about the settings.
func Open(dir string) (*Project, diag.List, error) {
	info, err := os.Stat(filepath.Join(dir, RecordsFolder))
	if err != nil || !info.IsDir() {
		return nil, nil, fmt.Errorf("%w: %s has no folder %q", ErrNoRecords, dir, RecordsFolder)
	}
	p := &Project{Dir: dir, FS: os.DirFS(dir), Overlays: os.DirFS(dir), Records: RecordsFolder}
	findings, err := p.configure()
	return p, findings, err
}

func (p *Project) configure() (findings diag.List, err error) {
	content, err := fs.ReadFile(p.FS, load.ConfigFile)
	switch {
	case err == nil:
		p.ConfigFile = &source.File{Path: load.ConfigFile, Content: content}
		p.Config, findings = load.ParseConfig(p.ConfigFile)
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if p.Config.Title.IsZero() {
		p.Config.Title = agreement.L("成果", "Seika")
	}
	if p.Config.BaseURL == "" {
		p.Config.BaseURL = "/"
	}
	if len(p.Config.Languages) == 0 {
		p.Config.Languages = []string{"ja", "en"}
	}
	if p.Config.TimeZone == "" {
		p.Config.TimeZone = defaultTimeZone
	}
	if p.Config.Repository.Branch == "" {
		p.Config.Repository.Branch = "main"
	}
	p.Zone, err = time.LoadLocation(p.Config.TimeZone)
	if err != nil {
		return findings, fmt.Errorf("%s: unknown time zone %q; write a name such as Asia/Tokyo", load.ConfigFile, p.Config.TimeZone)
	}
	return findings, nil
}

// Today is the calendar day of now in the project's time zone.
func (p *Project) Today(now time.Time) agreement.Date { return agreement.DateOf(now.In(p.Zone)) }

// At finds what a path given to a command means: the folder of the project it lies in, and the path inside the project, slash-separated;
// "" for the whole project. A folder that lies in no project is taken for a folder of records itself.
func At(path string) (*Project, string, diag.List, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, "", nil, err
	}
	info, err := os.Stat(abs)
	if err != nil {
		return nil, "", nil, err
	}
	for dir := abs; ; dir = filepath.Dir(dir) {
		if p, findings, err := Open(dir); !errors.Is(err, ErrNoRecords) {
			inside, relErr := filepath.Rel(dir, abs)
			if inside == "." {
				inside = ""
			}
			return p, filepath.ToSlash(inside), findings, errors.Join(err, relErr)
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	folder := abs
	if !info.IsDir() {
		folder = filepath.Dir(abs)
	}
	files := os.DirFS(filepath.Dir(folder))
	p := &Project{Dir: filepath.Dir(folder), FS: files, Overlays: files, Records: filepath.Base(folder)}
	inside, err := filepath.Rel(p.Dir, abs)
	if err != nil {
		return nil, "", nil, err
	}
	findings, err := p.configure()
	return p, filepath.ToSlash(inside), findings, err
}

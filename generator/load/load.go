package load

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// MaxFileSize is the largest file that is read, in bytes.
const MaxFileSize = 1 << 20

// Names below the folder of records that have a meaning of their own.
const (
	PartiesFolder = "parties"
	ThemesFile    = "themes.yaml"
)

// Record is one record with the file it came from.
type Record struct {
	Agreement *agreement.Agreement
	Map       *source.Map
	File      *source.File
	// Partial is set when values of the file could not be read: the record is incomplete and must not be judged.
	Partial bool
	// Unread are the places of those values; "" stands for a key that is missing at the top.
	Unread []source.Path
}

// OrganisationRecord is one organisation with the file it came from.
type OrganisationRecord struct {
	Organisation *agreement.Organisation
	Map          *source.Map
	File         *source.File
	Partial      bool
}

// ThemeList is the controlled list of themes with the file it came from; File is nil where there is none.
type ThemeList struct {
	Themes []agreement.Theme
	Map    *source.Map
	File   *source.File
}

// Set is everything read from one folder of records, in the order of the files' paths.
type Set struct {
	Records       []Record
	Organisations []OrganisationRecord
	Themes        ThemeList
	// Broken are the files that could not be read as YAML at all.
	Broken []*source.File
}

// Files returns the files of the set by their path.
func (s *Set) Files() map[string]*source.File {
	files := make(map[string]*source.File, len(s.Records)+len(s.Organisations)+1)
	for _, r := range s.Records {
		files[r.File.Path] = r.File
	}
	for _, o := range s.Organisations {
		files[o.File.Path] = o.File
	}
	if s.Themes.File != nil {
		files[s.Themes.File.Path] = s.Themes.File
	}
	for _, f := range s.Broken {
		files[f.Path] = f
	}
	return files
}

// Load reads all records below folder dir of fsys, in parallel. Findings about files and their structure are collected, whatever their
// number; the error is reserved for a folder that cannot be read at all.
func Load(fsys fs.FS, dir string) (*Set, diag.List, error) {
	names, findings, err := find(fsys, dir)
	if err != nil {
		return nil, nil, err
	}
	results := make([]result, len(names))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(names)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				results[i] = readOne(fsys, dir, names[i])
			}
		})
	}
	workers.Wait()

	set := &Set{}
	for _, r := range results {
		findings.Add(r.findings...)
		switch {
		case r.record != nil:
			set.Records = append(set.Records, *r.record)
		case r.organisation != nil:
			set.Organisations = append(set.Organisations, *r.organisation)
		case r.themes != nil:
			set.Themes = *r.themes
		case r.broken != nil:
			set.Broken = append(set.Broken, r.broken)
		}
	}
	return set, findings, nil
}

// find lists the YAML files below dir, and reports what stands there and cannot be a record.
func find(fsys fs.FS, dir string) (names []string, findings diag.List, err error) {
	err = fs.WalkDir(fsys, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if name == dir {
				return err
			}
			findings.Add(unreadable(name, err))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		base := path.Base(name)
		switch {
		case strings.HasPrefix(base, ".") && name != dir:
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case path.Ext(base) == ".yml":
			findings.Add(ruleFileName.New(inFile(name), diag.Tf("拡張子が .yml です。", "The file ends in .yml.")).
				Expecting(diag.T("記録の拡張子は .yaml", "records end in .yaml")).
				Fixing(diag.Tf("%s に名前を変えてください。", "Rename it to %s.", strings.TrimSuffix(base, ".yml")+".yaml")))
		case path.Ext(base) != ".yaml":
		case d.Type()&fs.ModeSymlink != 0:
			findings.Add(ruleSymlink.New(inFile(name), diag.T("シンボリックリンクは読みません。", "Symbolic links are not followed.")).
				Fixing(diag.T("リンク先のファイルそのものを置いてください。", "Put the file itself here.")))
		case !d.Type().IsRegular():
			findings.Add(ruleSymlink.New(inFile(name), diag.T("通常のファイルではありません。", "This is not a regular file.")).
				Fixing(diag.T("ここから取り除き、記録は通常のファイルに書いてください。", "Take it away from here, and write the record into an ordinary file.")))
		default:
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the records in %s: %w", dir, err)
	}
	return names, findings, nil
}

// IsRecord reports whether the file at path, below the folder of records, is a record of an agreement.
func IsRecord(below string) bool {
	if path.Ext(below) != ".yaml" || below == ThemesFile || strings.HasPrefix(below, PartiesFolder+"/") {
		return false
	}
	for part := range strings.SplitSeq(below, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	return true
}

type result struct {
	record       *Record
	organisation *OrganisationRecord
	themes       *ThemeList
	broken       *source.File
	findings     diag.List
}

func readOne(fsys fs.FS, dir, name string) (r result) {
	file, findings := readFile(fsys, name)
	if file == nil {
		r.findings = findings
		return r
	}
	below := strings.TrimPrefix(name, dir+"/")
	switch {
	case below == ThemesFile:
		r.themes, r.findings = ParseThemes(file)
	case strings.HasPrefix(below, PartiesFolder+"/"):
		r.organisation, r.findings = ParseOrganisation(file)
	default:
		r.record, r.findings = ParseRecord(file)
	}
	if r.themes == nil && r.organisation == nil && r.record == nil {
		r.broken = file
	}
	return r
}

func readFile(fsys fs.FS, name string) (*source.File, diag.List) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, diag.List{unreadable(name, err)}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, diag.List{unreadable(name, err)}
	}
	if info.Size() > MaxFileSize {
		return nil, diag.List{tooLarge(name)}
	}
	content := make([]byte, 0, info.Size()+1)
	for {
		n, err := f.Read(content[len(content):cap(content)])
		content = content[:len(content)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, diag.List{unreadable(name, err)}
		}
		if len(content) > MaxFileSize { // it grew while we read
			return nil, diag.List{tooLarge(name)}
		}
		if len(content) == cap(content) {
			content = append(content, 0)[:len(content)]
		}
	}
	return &source.File{Path: name, Content: content}, nil
}

// checkText reports what makes a file unfit to be read as text at all; true means it is fit.
func checkText(f *source.File) (diag.List, bool) {
	if len(f.Content) > MaxFileSize {
		return diag.List{tooLarge(f.Path)}, false
	}
	if utf8.Valid(f.Content) {
		return nil, true
	}
	line, column, rest := 1, 1, f.Content
	for len(rest) > 0 {
		r, n := utf8.DecodeRune(rest)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if column++; r == '\n' {
			line, column = line+1, 1
		}
		rest = rest[n:]
	}
	at := diag.Place{Position: source.Position{File: f.Path, Line: line, Column: column}}
	return diag.List{ruleEncoding.New(at, diag.T("UTF-8 ではない文字があります。", "This is not UTF-8.")).
		Fixing(diag.T("エディタで文字コードを UTF-8 にして保存し直してください（Shift_JIS や EUC-JP は使えません）。",
			"Save the file as UTF-8 (not Shift_JIS or EUC-JP)."))}, false
}

func inFile(name string) diag.Place { return diag.Place{Position: source.Position{File: name}} }

func unreadable(name string, err error) diag.Diagnostic {
	return ruleUnreadable.New(inFile(name), diag.Tf("読めません: %v", "It cannot be read: %v", err))
}

func tooLarge(name string) diag.Diagnostic {
	return ruleSize.New(inFile(name), diag.Tf("ファイルが %d バイトを超えています。", "The file is larger than %d bytes.", MaxFileSize)).
		Fixing(diag.T("一つのファイルには一つの協定だけを書き、資料の本文は貼らずに URL で示してください。",
			"Keep one agreement per file and give sources by their address, not their text."))
}

package links

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

// fileVersion is the version of the register's file format.
const fileVersion = 1

// wireEntry is an entry as it stands in the file; dates are written YYYY-MM-DD.
type wireEntry struct {
	URL      string  `json:"url"`
	State    State   `json:"state"`
	Status   int     `json:"status,omitzero"`
	Problem  Problem `json:"problem,omitzero"`
	MovedTo  string  `json:"moved_to,omitzero"`
	Final    string  `json:"final,omitzero"`
	Opened   string  `json:"opened,omitzero"`
	Failed   string  `json:"failed,omitzero"`
	Failures int     `json:"failures,omitzero"`
	Checked  string  `json:"checked"`
}

// Marshal writes the register: one line an address, in their order, so that the file's history shows what changed and merges well.
func (r *Register) Marshal() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "{\n  \"version\": %d,\n  \"links\": [", fileVersion)
	entries := r.Entries()
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	for i := range entries {
		e := &entries[i]
		out.WriteString("\n    ")
		// Encoding strings and numbers into memory cannot fail.
		_ = encoder.Encode(wireEntry{e.URL, e.State, e.Status, e.Problem, e.MovedTo, e.Final, e.Opened.String(), e.Failed.String(), e.Failures, e.Checked.String()})
		out.Truncate(out.Len() - len("\n"))
		if i < len(entries)-1 {
			out.WriteByte(',')
		}
	}
	if len(entries) > 0 {
		out.WriteString("\n  ")
	}
	out.WriteString("]\n}\n")
	return out.Bytes()
}

// FileError says what is wrong with the register's file, and where.
type FileError struct {
	Position source.Position
	Message  diag.Text
}

func (e *FileError) Error() string { return e.Position.String() + ": " + e.Message.EN }

// Diagnostic is the error as a finding, a warning: a site can be built without the register.
func (e *FileError) Diagnostic() diag.Diagnostic {
	return ruleFile.New(diag.Place{Position: e.Position}, e.Message).Fixing(mendFile)
}

// wireFile is the file, with its entries in one form or another.
type wireFile[E any] struct {
	Version *int `json:"version"`
	Links   []E  `json:"links"`
}

// Parse reads a register. The error is a *FileError: a file that was not understood whole is refused whole, so that writing it back can
// lose nothing.
func Parse(content []byte) (*Register, error) {
	if at := bytes.Index(content, []byte("\n<<<<<<< ")); at >= 0 {
		return nil, wrong(content, at+1, diag.T("git の競合の印が残っています。", "There are conflict markers of git in it."))
	}
	var wire wireFile[wireEntry]
	if err := strictly(content, &wire); err != nil {
		return nil, wrongJSON(content, err)
	}
	if wire.Version == nil || *wire.Version != fileVersion {
		return nil, wrong(content, 0, diag.Tf("形式の版が %d ではありません。新しい版の seika が書いたものかもしれません。",
			"Its version is not %d; a newer seika may have written it.", fileVersion))
	}
	r := &Register{make(map[string]*Entry, len(wire.Links))}
	for i := range wire.Links {
		e, err := wire.Links[i].entry()
		if err == nil && r.entries[e.URL] != nil {
			err = fmt.Errorf("%s stands twice", e.URL)
		}
		if err != nil {
			at, _ := findEntry(content, func(n int, _ []byte) bool { return n == i })
			return nil, wrong(content, at, diag.Tf("読み取れません: %v", "It cannot be understood: %v", err))
		}
		r.entries[e.URL] = e
	}
	return r, nil
}

// findEntry is where the first entry begins for which is holds. The error is that of the file's JSON as a whole.
func findEntry(content []byte, is func(i int, entry []byte) bool) (at int, err error) {
	var raw wireFile[json.RawMessage]
	if err := strictly(content, &raw); err != nil {
		return 0, err
	}
	for i, entry := range raw.Links {
		at += bytes.Index(content[at:], entry)
		if is(i, entry) {
			return at, nil
		}
		at += len(entry)
	}
	return 0, nil
}

// strictly decodes one JSON value and nothing after it, without unknown keys.
func strictly(content []byte, v any) error {
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(v); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something after its end")
	}
	return nil
}

func (w *wireEntry) entry() (*Entry, error) {
	e := &Entry{URL: w.URL, State: w.State, Status: w.Status, Problem: w.Problem, MovedTo: w.MovedTo, Final: w.Final, Failures: w.Failures}
	if address, ok := Address(w.URL); !ok || address != w.URL {
		return nil, fmt.Errorf("%q is no web address", w.URL)
	}
	if !slices.Contains(States, w.State) {
		return nil, fmt.Errorf("%q is no state", w.State)
	}
	if _, known := problemTexts[w.Problem]; w.Problem != NoProblem && !known {
		return nil, fmt.Errorf("%q is no problem", w.Problem)
	}
	for _, d := range []struct {
		key, text string
		date      *agreement.Date
		needed    bool
	}{
		{"opened", w.Opened, &e.Opened, w.State == Opens || w.State == Moved},
		{"failed", w.Failed, &e.Failed, w.State == Unreachable || w.State == Gone},
		{"checked", w.Checked, &e.Checked, true},
	} {
		if d.text == "" && !d.needed {
			continue
		}
		date, err := agreement.ParseDate(d.text)
		if err != nil || date.Day == 0 {
			return nil, fmt.Errorf("%q of %s is no day", d.text, d.key)
		}
		*d.date = date
	}
	if (e.Failures > 0) == e.Failed.IsZero() || e.Failures < 0 {
		return nil, fmt.Errorf("failures is %d", e.Failures)
	}
	return e, nil
}

// wrongJSON places an error of the JSON package: where the syntax breaks, or at the entry that does not fit.
func wrongJSON(content []byte, err error) *FileError {
	at, whole := findEntry(content, func(_ int, entry []byte) bool { return strictly(entry, &wireEntry{}) != nil })
	var syntax *json.SyntaxError
	if errors.As(whole, &syntax) {
		at = max(int(syntax.Offset)-1, 0)
	} else if errors.Is(whole, io.ErrUnexpectedEOF) {
		at = len(content)
	}
	return wrong(content, at, diag.Tf("JSON として読めません: %v", "It is not the JSON that belongs there: %v", err))
}

func wrong(content []byte, at int, message diag.Text) *FileError {
	before := content[:min(at, len(content))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
	return &FileError{source.Position{File: File, Line: line, Column: column}, message}
}

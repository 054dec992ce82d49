package hugosite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gohugoio/hugo/common/herrors"
	"github.com/gohugoio/hugo/config/security"
)

// Conditions that a caller may test with errors.Is.
var (
	// ErrDenied: a template or the configuration wants what is closed, such as
	// the network, a program, the environment or a module.
	ErrDenied = errors.New("not allowed in a stage")

	// ErrForeign: the output folder holds something that is not a site of ours.
	ErrForeign = errors.New("not a site built by seika")

	// ErrConflict: two sources make one page, or two writers one output file.
	ErrConflict = errors.New("two sources for one result")

	// ErrWarnings: Hugo warned, and the build is strict.
	ErrWarnings = errors.New("there are warnings")
)

// An Error is a failed build with the place that caused it.
type Error struct {
	Path    string // path in the stage; empty when Hugo does not tell
	Line    int    // from 1; 0 when not known
	Column  int    // from 1, in characters; 0 when not known
	Message string // one or more lines, without the place
	Err     error  // the cause
}

func (e *Error) Error() string {
	switch {
	case e.Path == "":
		return e.Message
	case e.Line == 0:
		return e.Path + ": " + e.Message
	case e.Column == 0:
		return fmt.Sprintf("%s:%d: %s", e.Path, e.Line, e.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.Message)
}

func (e *Error) Unwrap() error { return e.Err }

// hugoError turns an error of Hugo into one of ours: with the innermost place
// inside the stage, and without the folder of the build in the text.
func (w *workspace) hugoError(err error) error {
	if err == nil {
		return nil
	}
	if ours := (*Error)(nil); errors.As(err, &ours) {
		return ours
	}
	e := &Error{Err: err}
	for _, fe := range herrors.UnwrapFileErrors(err) {
		pos := fe.Position()
		name, inside := w.stagePath(pos.Filename)
		if !inside {
			continue
		}
		// The innermost error is the most exact; one without a line says
		// less than the one around it.
		if e.Path != "" && pos.LineNumber <= 0 {
			continue
		}
		e.Path, e.Line, e.Column = name, max(pos.LineNumber, 0), max(pos.ColumnNumber, 0)
		if e.Line == 0 {
			e.Column = 0
		}
		e.Message = fe.Error()
		if cause := errors.Unwrap(fe); cause != nil {
			e.Message = cause.Error()
		}
	}
	if e.Message == "" {
		e.Message = err.Error()
	}
	if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
		w.locate(e, syntax.Offset)
	}
	if loggedOnly.MatchString(e.Message) {
		// The text is in the log.
		if logged := w.log.errors(); len(logged) > 0 {
			e.Message = strings.Join(logged, "\n")
		}
	}
	if security.IsAccessDenied(err) || strings.Contains(err.Error(), "access denied: ") {
		e.Err = errors.Join(ErrDenied, err)
		if m := accessDenied.FindStringSubmatch(err.Error()); m != nil {
			e.Message = fmt.Sprintf("%q is not allowed in a stage (%s)", m[1], m[2])
		}
	}
	e.Message = strings.TrimSpace(w.withoutRoot(e.Message))
	return e
}

var (
	loggedOnly   = regexp.MustCompile(`^logged \d+ error\(s\)$`)
	accessDenied = regexp.MustCompile(`access denied: "((?:[^"\\]|\\.)*)" is not whitelisted in policy "([^"]*)"`)
)

// locate turns the offset of an error in JSON front matter into a position;
// Hugo gives the first character of the file.
func (w *workspace) locate(e *Error, offset int64) {
	content, ok := w.stage.Get(e.Path)
	if !ok || !isPage(e.Path) || offset < 1 || offset > int64(len(content)) {
		return
	}
	before := content[:offset-1]
	e.Line = 1 + bytes.Count(before, []byte("\n"))
	e.Column = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
}

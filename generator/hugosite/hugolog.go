package hugosite

import (
	"regexp"
	"slices"
	"strings"
	"sync"
)

// hugoLog collects what Hugo writes to its log. Hugo writes each entry with
// its level in front, in one or several calls, and ends it with a newline; an
// entry may itself hold newlines.
type hugoLog struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *hugoLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

var (
	ansiEscape = regexp.MustCompile("\x1b\\[[0-9;]*m|\x1b\\][^\x07]*\x07")
	entryStart = regexp.MustCompile(`(?m)^ ?(WARN |ERROR)  ?`)
)

// take returns the warnings written since the last call, each once, in the
// order of the text: Hugo works in parallel, so its own order changes from
// build to build.
func (l *hugoLog) take() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	list := l.entries("WARN ")
	l.text.Reset()
	return list
}

// errors returns the errors written since the last take.
func (l *hugoLog) errors() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entries("ERROR")
}

func (l *hugoLog) entries(level string) []string {
	text := ansiEscape.ReplaceAllString(l.text.String(), "")
	starts := entryStart.FindAllStringSubmatchIndex(text, -1)
	var list []string
	for i, m := range starts {
		end := len(text)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		if text[m[2]:m[3]] == level {
			list = append(list, strings.TrimSpace(text[m[1]:end]))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

package gitrepo

import (
	"bytes"
	"fmt"
	"regexp"
)

// A serverProgress reads the messages of a server while it prepares what was asked for: "Counting objects:  45% (9/20)".
type serverProgress struct {
	tell func(done, total int)
	line []byte // begun and not ended
}

// maxLine bounds a line of a server's messages, in bytes.
const maxLine = 1 << 10

var counted = regexp.MustCompile(`\((\d{1,9})/(\d{1,9})\)`)

// Write never fails: messages are not what is fetched.
func (p *serverProgress) Write(b []byte) (int, error) {
	for rest := b; len(rest) > 0; {
		end := bytes.IndexAny(rest, "\r\n")
		if end < 0 {
			if len(p.line)+len(rest) <= maxLine {
				p.line = append(p.line, rest...)
			}
			break
		}
		p.message(append(p.line, rest[:end]...))
		p.line, rest = p.line[:0], rest[end+1:]
	}
	return len(b), nil
}

func (p *serverProgress) message(line []byte) {
	m := counted.FindSubmatch(line)
	if m == nil {
		return
	}
	var done, total int
	if _, err := fmt.Sscan(string(m[1])+" "+string(m[2]), &done, &total); err == nil && total > 0 && done <= total {
		p.tell(done, total)
	}
}

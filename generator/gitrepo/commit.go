package gitrepo

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"
)

// A Commit is one state of the repository, with who made it and why.
type Commit struct {
	ID        ID
	Parents   []ID // none for the first commit, two or more for a merge
	Author    Person
	Committed Stamp  // when it was put into the history: later than Author.When if it was picked, rebased or amended
	Message   string // without the line ends at its end; valid UTF-8; at most 64 KiB of it

	tree ID
}

// A Person is an author with the time of the work. Name and Email are valid UTF-8; both may be empty.
type Person struct {
	Name  string
	Email string
	When  Stamp
}

// A Stamp is a time as a commit states it: a second, and the zone in which the person was. It is not checked by anybody: it may lie in the
// future, or before the time of an earlier commit.
type Stamp struct {
	Unix  int64 // seconds since 1970-01-01 00:00 UTC; 0 when not Known
	Zone  int16 // minutes east of UTC
	Known bool  // false when the commit states no time, or none in the years 1 to 9999
}

// Time returns the time in the zone of the stamp, or the zero time when the stamp is not Known.
func (s Stamp) Time() time.Time {
	if !s.Known {
		return time.Time{}
	}
	return time.Unix(s.Unix, 0).In(time.FixedZone("", int(s.Zone)*60))
}

const (
	maxMessage = 64 << 10 // bytes of a message that are kept
	maxParents = 1 << 16

	firstUnix = -62135596800 // 0001-01-01 00:00 UTC
	lastUnix  = 253402300799 // 9999-12-31 23:59:59 UTC
)

var errCommit = errors.New("it is not a well-formed commit")

// A commitParser turns the text of commits into values. Equal names and addresses share memory.
type commitParser struct {
	names map[string]string
}

func (p *commitParser) intern(b []byte, encoding string) string {
	if s, ok := p.names[string(b)]; ok && encoding == "" {
		return s
	}
	s := validText(b, encoding)
	if encoding == "" {
		if p.names == nil || len(p.names) > 1<<16 {
			p.names = map[string]string{}
		}
		p.names[string(b)] = s
	}
	return s
}

// parse reads the text of a commit object.
func (p *commitParser) parse(id ID, data []byte) (Commit, error) {
	c := Commit{ID: id}
	var author []byte
	var encoding string
	seenTree := false
	for {
		line, rest, ok := bytes.Cut(data, []byte{'\n'})
		if len(line) == 0 { // the empty line before the message, or the end
			data = rest
			break
		}
		data = rest
		key, value, _ := bytes.Cut(line, []byte{' '})
		switch string(key) {
		case "tree":
			tree, err := ParseID(string(value))
			if err != nil || seenTree {
				return Commit{}, errCommit
			}
			c.tree, seenTree = tree, true
		case "parent":
			parent, err := ParseID(string(value))
			if err != nil || len(c.Parents) == maxParents {
				return Commit{}, errCommit
			}
			c.Parents = append(c.Parents, parent)
		case "author":
			if author == nil {
				author = value
			}
		case "committer":
			if !c.Committed.Known {
				_, _, c.Committed = splitPerson(value)
			}
		case "encoding":
			encoding = encodingName(string(value))
		}
		if !ok {
			break
		}
	}
	if !seenTree {
		return Commit{}, errCommit
	}
	name, email, when := splitPerson(author)
	c.Author = Person{Name: p.intern(name, encoding), Email: p.intern(email, encoding), When: when}
	c.Message = message(data, encoding)
	return c, nil
}

// message makes the text of a commit valid.
func message(data []byte, encoding string) string {
	cut := len(data) > maxMessage
	if cut {
		data = data[:maxMessage]
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		data = data[:i] // git shows no more of it either
	}
	s := validText(data, encoding)
	if cut {
		s = strings.TrimRight(s, "\uFFFD") // the half of a character
	}
	return strings.TrimRight(s, "\n")
}

// splitPerson reads "name <email> seconds zone", as leniently as git does: the address ends at the first > after the first <, the time begins
// after the last >.
func splitPerson(line []byte) (name, email []byte, when Stamp) {
	open := bytes.IndexByte(line, '<')
	if open < 0 {
		return bytes.TrimSpace(line), nil, Stamp{}
	}
	name = bytes.TrimSpace(line[:open])
	rest := line[open+1:]
	end := bytes.IndexByte(rest, '>')
	if end < 0 {
		return name, bytes.TrimSpace(rest), Stamp{}
	}
	return name, bytes.TrimSpace(rest[:end]), parseStamp(line[bytes.LastIndexByte(line, '>')+1:])
}

// parseStamp reads "1414400521 +0900". A time without a zone, or with a zone that is none, is one in UTC.
func parseStamp(text []byte) Stamp {
	fields := bytes.Fields(text)
	if len(fields) == 0 {
		return Stamp{}
	}
	seconds, err := strconv.ParseInt(string(fields[0]), 10, 64)
	if err != nil || seconds < firstUnix || seconds > lastUnix {
		return Stamp{}
	}
	s := Stamp{Unix: seconds, Known: true}
	if len(fields) > 1 {
		if zone, err := strconv.Atoi(string(fields[1])); err == nil && zone > -10000 && zone < 10000 {
			s.Zone = int16(zone/100*60 + zone%100)
		}
	}
	return s
}

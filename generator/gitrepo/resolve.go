package gitrepo

import (
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
)

// Resolve returns the commit that an expression names, as git understands it:
//
//	main, v1.2, HEAD, @, origin/main, refs/heads/main   a reference
//	2fc0a1, v1.2-3-g2fc0a1                              an object id of four digits or more, or the end of `git describe`
//	REV^, REV^2, REV~3                                  first parent, second parent, third ancestor by first parents
//	REV^{commit}, REV^{}                                the commit that a tag names
//	REV^{/text}, :/text                                 the latest ancestor (commit) whose message matches the regular expression
//	REV@{2026-04-01}, REV@{2026-04-01 12:00}, @{…}      the last first-parent commit on or before that time
//
// The last form differs from git, which asks the reflog where the branch stood on that day: a fresh clone has none, and two clones have two.
//
// It fails with a RevisionError, an EmptyError, or with a ShallowError where the answer lies beyond the end of a shallow clone. go-git's
// ResolveRevision is not used: it takes REV^3 for REV^2, ignores @{…}, and prefers a beginning of an id to a branch of that name.
func (r *Repo) Resolve(rev string) (ID, error) {
	var id ID
	err := r.withReader(func(reader *reader) (err error) {
		id, err = (&resolver{repo: r, reader: reader, rev: rev}).resolve()
		return err
	})
	return id, err
}

// A resolver works on one expression.
type resolver struct {
	repo   *Repo
	reader *reader
	rev    string
}

func (v *resolver) fail(format string, args ...any) error {
	return &RevisionError{Revision: v.rev, Reason: fmt.Sprintf(format, args...)}
}

const maxRevision = 4096 // bytes of an expression

func (v *resolver) resolve() (ID, error) {
	if len(v.rev) > maxRevision {
		return ID{}, &RevisionError{Revision: v.rev[:40] + "…", Reason: "it is too long"}
	}
	if text, ok := strings.CutPrefix(v.rev, ":/"); ok {
		return v.search(nil, text)
	}
	name, suffix := splitRevision(v.rev)
	if strings.Contains(v.rev, ":") && !strings.ContainsAny(v.rev, "@^") {
		return ID{}, v.fail("it names a file, not a commit")
	}
	switch {
	case name == "@", name == "" && strings.HasPrefix(suffix, "@{"):
		name = "HEAD"
	case name == "":
		return ID{}, v.fail("it does not begin with a name")
	}
	id, err := v.base(name)
	for suffix != "" && err == nil {
		var step string
		step, suffix = cutStep(suffix)
		id, err = v.step(id, step)
	}
	return id, err
}

// splitRevision returns the name that an expression begins with, and the steps that follow it.
func splitRevision(rev string) (name, suffix string) {
	for i := range len(rev) {
		if rev[i] == '^' || rev[i] == '~' || strings.HasPrefix(rev[i:], "@{") {
			return rev[:i], rev[i:]
		}
	}
	return rev, ""
}

// cutStep returns the first of the steps ^…, ~… and @{…}, and the rest.
func cutStep(suffix string) (step, rest string) {
	i := 1
	if strings.HasPrefix(suffix[1:], "{") {
		if end := strings.IndexByte(suffix, '}'); end >= 0 {
			return suffix[:end+1], suffix[end+1:]
		}
		return suffix, ""
	}
	for i < len(suffix) && suffix[i] >= '0' && suffix[i] <= '9' {
		i++
	}
	return suffix[:i], suffix[i:]
}

// base returns the commit that a name or an id stands for.
func (v *resolver) base(name string) (ID, error) {
	if id, err := ParseID(name); err == nil {
		commit, err := v.peel(id)
		if missing, ok := err.(*MissingError); ok && missing.ID == id {
			return ID{}, &RevisionError{Revision: v.rev}
		}
		return commit, err
	}
	if id, _, ok := v.repo.lookup(name); ok {
		return v.peel(id)
	}
	if id, err := v.abbreviated(name); err != nil || !id.IsZero() {
		return id, err
	}
	if i := strings.LastIndex(name, "-g"); i > 0 {
		if id, err := v.abbreviated(name[i+2:]); err != nil || !id.IsZero() {
			return id, err
		}
	}
	if refs, err := v.repo.references(); err == nil && len(refs) == 0 {
		return ID{}, &EmptyError{Path: v.repo.Path()}
	}
	if name == "HEAD" {
		branch, err := v.repo.Head()
		if err != nil {
			return ID{}, err
		}
		return ID{}, v.fail("branch %s, which is checked out, has no commit yet", branch)
	}
	return ID{}, &RevisionError{Revision: v.rev, Near: v.repo.nearest(name)}
}

// minAbbreviation is how many digits of an id are needed.
const minAbbreviation = 4

// abbreviated returns the only commit whose id begins with the digits, or the zero id if name is not the beginning of any.
func (v *resolver) abbreviated(name string) (ID, error) {
	odd := len(name)%2 == 1
	digits := name
	if odd {
		digits += "0"
	}
	prefix, err := hex.DecodeString(digits)
	if err != nil || len(name) < minAbbreviation || len(prefix) > len(ID{}) {
		return ID{}, nil
	}
	ids, err := v.repo.store.withPrefix(prefix, odd)
	if err != nil {
		return ID{}, err
	}
	var commits []ID
	for _, id := range ids {
		// The id may be that of a file; only commits and tags are meant.
		if commit, err := v.peel(id); err == nil {
			commits = append(commits, commit)
		}
		if len(commits) > 8 {
			break
		}
	}
	switch {
	case len(commits) == 1:
		return commits[0], nil
	case len(commits) > 1:
		names := make([]string, len(commits))
		for i, id := range commits {
			names[i] = id.String()[:min(len(name)+6, 40)]
		}
		return ID{}, v.fail("it may be any of %s", strings.Join(names, ", "))
	case len(ids) > 0:
		return ID{}, v.fail("it names something that is not a commit")
	}
	return ID{}, nil
}

const maxTags = 64 // tags that may name each other

// peel returns the commit that id names itself or through tags.
func (v *resolver) peel(id ID) (ID, error) {
	for range maxTags {
		kind, data, err := v.reader.any(id, maxCommit)
		if err != nil {
			return ID{}, v.repo.explain(err)
		}
		switch kind {
		case plumbing.CommitObject:
			return id, nil
		case plumbing.TagObject:
			line, _, _ := strings.Cut(string(data[:min(len(data), 60)]), "\n")
			target, ok := strings.CutPrefix(line, "object ")
			next, err := ParseID(target)
			if !ok || err != nil {
				return ID{}, &CorruptError{ID: id, File: v.repo.Path(), Err: errors.New("it is not a well-formed tag")}
			}
			id = next
		default:
			return ID{}, v.fail("it names a %s, not a commit", kind)
		}
	}
	return ID{}, v.fail("it is a tag of a tag of a tag, without end")
}

// step goes from a commit to another one.
func (v *resolver) step(id ID, step string) (ID, error) {
	if inner, ok := strings.CutPrefix(step, "@{"); ok {
		inner, ok = strings.CutSuffix(inner, "}")
		if !ok {
			return ID{}, v.fail("a brace is not closed")
		}
		return v.at(id, inner)
	}
	if inner, ok := strings.CutPrefix(step, "^{"); ok {
		inner, ok = strings.CutSuffix(inner, "}")
		switch text, search := strings.CutPrefix(inner, "/"); {
		case !ok:
			return ID{}, v.fail("a brace is not closed")
		case search:
			return v.search([]ID{id}, text)
		case inner == "" || inner == "commit" || inner == "object":
			return id, nil
		}
		return ID{}, v.fail("%s is not a commit", step)
	}
	if step[0] != '^' && step[0] != '~' {
		return ID{}, v.fail("%q does not belong to a revision", step)
	}
	n := 1
	if len(step) > 1 {
		var err error
		if n, err = strconv.Atoi(step[1:]); err != nil {
			return ID{}, v.fail("%s is out of range", step)
		}
	}
	if step[0] == '~' {
		for i := range n {
			next, err := v.parent(id, 1)
			if err != nil {
				return ID{}, err
			}
			if next.IsZero() {
				return ID{}, v.fail("there are only %d commits before it", i)
			}
			id = next
		}
		return id, nil
	}
	if n == 0 {
		return id, nil
	}
	next, err := v.parent(id, n)
	if err == nil && next.IsZero() {
		err = v.fail("commit %s has no parent number %d", id, n)
	}
	return next, err
}

// parent returns the nth parent of a commit, from 1, or the zero id.
func (v *resolver) parent(id ID, n int) (ID, error) {
	c, err := v.repo.commit(v.reader, id)
	if err != nil || n > len(c.Parents) {
		return ID{}, err
	}
	return c.Parents[n-1], nil
}

// search returns the latest commit among some and their ancestors whose message matches; among all references if none are given.
func (v *resolver) search(from []ID, text string) (ID, error) {
	negate := false
	if rest, ok := strings.CutPrefix(text, "!"); ok {
		switch {
		case strings.HasPrefix(rest, "!"):
			text = rest
		case strings.HasPrefix(rest, "-"):
			text, negate = rest[1:], true
		default:
			return ID{}, v.fail("after /! must come ! or -")
		}
	}
	pattern, err := regexp.Compile("(?m)" + text)
	if err != nil {
		return ID{}, v.fail("%v", err)
	}
	if from == nil {
		refs, err := v.repo.references()
		if err != nil {
			return ID{}, err
		}
		if id, _, ok := v.repo.lookup("HEAD"); ok {
			refs = append(refs, reference{"HEAD", id})
		}
		for _, ref := range refs {
			if id, err := v.peel(ref.id); err == nil {
				from = append(from, id)
			}
		}
	}
	g := newGraph(v.repo, v.reader)
	for _, id := range from {
		if err := g.push(id); err != nil {
			return ID{}, err
		}
	}
	for {
		c, ok := g.pop()
		if !ok {
			return ID{}, v.fail("no message matches")
		}
		if pattern.MatchString(c.Message) != negate {
			return c.ID, nil
		}
		for _, parent := range c.Parents {
			if err := g.push(parent); err != nil {
				return ID{}, err
			}
		}
	}
}

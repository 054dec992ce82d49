package gitrepo

import (
	"errors"
	"slices"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/storer"
)

// A reference is a name for an object.
type reference struct {
	name string // refs/heads/main
	id   ID
}

// references returns the references below refs/ that name an object, sorted by name. A symbolic one is left out: what it names is listed.
func (r *Repo) references() ([]reference, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	iter, err := r.refs.IterReferences()
	if err != nil {
		return nil, err
	}
	defer iter.Close()
	var all []reference
	err = iter.ForEach(func(ref *plumbing.Reference) error {
		if ref.Type() == plumbing.HashReference && strings.HasPrefix(ref.Name().String(), "refs/") && !ref.Hash().IsZero() {
			all = append(all, reference{ref.Name().String(), ID(ref.Hash())})
		}
		return nil
	})
	slices.SortFunc(all, func(a, b reference) int { return strings.Compare(a.name, b.name) })
	return all, err
}

// lookups are the places where git looks for a short name, in its order.
var lookups = []string{"", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/", "refs/remotes/*/HEAD"}

// lookup returns the object that a reference names, and the full name it was found under; ok is false when there is none.
func (r *Repo) lookup(name string) (id ID, full string, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, place := range lookups {
		full := place + name
		if before, after, found := strings.Cut(place, "*"); found {
			full = before + name + after
		}
		ref, err := storer.ResolveReference(r.refs, plumbing.ReferenceName(full))
		if err == nil && !ref.Hash().IsZero() {
			return ID(ref.Hash()), ref.Name().String(), true
		}
	}
	return ID{}, "", false
}

// Head returns the branch that is checked out, such as main, or "" when HEAD is detached. The branch need not have a commit yet.
func (r *Repo) Head() (branch string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ref, err := r.refs.Reference(plumbing.HEAD)
	if err != nil {
		if errors.Is(err, plumbing.ErrReferenceNotFound) {
			return "", &UnsupportedError{Path: r.Path(), What: "it has no HEAD", Command: "git symbolic-ref HEAD refs/heads/main"}
		}
		return "", err
	}
	if ref.Type() != plumbing.SymbolicReference {
		return "", nil
	}
	return strings.TrimPrefix(ref.Target().String(), "refs/heads/"), nil
}

// nearest returns at most three names of branches and tags that may be meant by name, the nearest first.
func (r *Repo) nearest(name string) []string {
	refs, err := r.references()
	if err != nil {
		return nil // a list of suggestions is no reason to fail
	}
	type candidate struct {
		name  string
		score float64
	}
	var all []candidate
	for _, ref := range refs {
		for _, place := range []string{"refs/heads/", "refs/tags/", "refs/remotes/"} {
			if short, ok := strings.CutPrefix(ref.name, place); ok {
				if score := likeness(name, short); score >= 0.4 {
					all = append(all, candidate{short, score})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	var names []string
	for _, c := range all {
		if len(names) < 3 && !slices.Contains(names, c.name) {
			names = append(names, c.name)
		}
	}
	return names
}

// likeness is the share of letter pairs that two names have in common, from 0 to 1 (the coefficient of Dice), with the ends of the names
// counted as letters. It forgives a letter too many, too few or in the wrong place, which is all that a suggestion needs.
func likeness(a, b string) float64 {
	pairs := func(s string) []string {
		runes := []rune("^" + strings.ToLower(s) + "$")
		var out []string
		for i := range len(runes) - 1 {
			out = append(out, string(runes[i:i+2]))
		}
		return out
	}
	x, y := pairs(a), pairs(b)
	total, common := len(x)+len(y), 0
	for _, p := range x {
		if i := slices.Index(y, p); i >= 0 {
			common++
			y = slices.Delete(y, i, i+1)
		}
	}
	return 2 * float64(common) / float64(total)
}

package history

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"seika/generator/agreement"
	"seika/generator/gitrepo"
)

// CertificateVersion is the version of the certificate's format.
const CertificateVersion = 1

// The states of a history.
const (
	Complete  = "complete"  // every commit back to the first was read
	Grafted   = "grafted"   // complete, and git would show another history than the one that was committed
	Rewritten = "rewritten" // a history that was certified before is not part of this one
	Shallow   = "shallow"   // cut off; nothing is claimed
	Partial   = "partial"   // content is missing; nothing is claimed
	None      = "none"      // no repository
)

// Certificate says how far a history can be trusted. It is published with the site, so that the next build, and everybody else, can tell
// whether the history was rewritten since.
type Certificate struct {
	Version int    `json:"version"`
	State   string `json:"state"`
	Head    string `json:"head,omitempty"`
	First   string `json:"first,omitempty"`
	Commits int    `json:"commits,omitempty"`
	Records int    `json:"records,omitempty"`
	// Chain is a SHA-256 over the ids of all commits, the first one first.
	Chain string `json:"chain,omitempty"`
	// Grafts and Replacements count what was put in place of commits afterwards.
	Grafts       int `json:"grafts,omitempty"`
	Replacements int `json:"replacements,omitempty"`
	// Rewrites are the times that the history was found rewritten, the first one first. Each certificate carries those of the one it was
	// compared with, so that none is forgotten with the next publication.
	Rewrites []Rewrite `json:"rewrites,omitempty"`
}

// Rewrite is one time that a published history was found to be no longer there.
type Rewrite struct {
	// Before is the head of the publication whose history is gone, and Commits how many commits that had.
	Before  string `json:"before"`
	Commits int    `json:"commits"`
	// After is the head of the first publication that found it.
	After string `json:"after"`
}

func certify(log *gitrepo.Log, h *History) Certificate {
	c := Certificate{Version: CertificateVersion, State: Complete, Head: log.Head.String(), Commits: len(log.Entries), Records: len(h.Timelines)}
	if n := len(log.Entries); n > 0 {
		c.First = log.Entries[n-1].ID.String()
	}
	sum := sha256.New()
	for i := len(log.Entries) - 1; i >= 0; i-- {
		id := log.Entries[i].ID
		sum.Write(id[:])
	}
	c.Chain = hex.EncodeToString(sum.Sum(nil))
	return c
}

// Compare returns c with the rewrites that the certificate of the last publication tells, and one more where contains does not know its head:
// the commit of every publication must be part of the history ever after, or the history of what is published now part of the earlier one,
// where an old revision is built.
func (c Certificate) Compare(before Certificate, contains func(head string) (bool, error)) (Certificate, error) {
	c.Rewrites = slices.Clone(before.Rewrites)
	if before.Head != "" {
		known, err := contains(before.Head)
		if err != nil {
			return c, err
		}
		if !known {
			c.Rewrites = append(c.Rewrites, Rewrite{Before: before.Head, Commits: before.Commits, After: c.Head})
		}
	}
	if len(c.Rewrites) > 0 && c.Known() {
		c.State = Rewritten
	}
	return c, nil
}

// Known reports whether claims about the past may be made.
func (c Certificate) Known() bool {
	return c.State == Complete || c.State == Grafted || c.State == Rewritten
}

// Text says in a sentence how far the history can be trusted.
func (c Certificate) Text() agreement.Localized {
	switch c.State {
	case Complete:
		return agreement.L("履歴は最初のコミットから完全に読めた。", "The history was read completely, back to the first commit.")
	case Grafted:
		return agreement.L("履歴は完全に読めたが、git の設定により別の履歴が示されることがある。", "The history was read completely; the repository is set up so that git can show another one.")
	case Rewritten:
		last := c.Rewrites[len(c.Rewrites)-1]
		return agreement.L(
			fmt.Sprintf("以前に公開したときの履歴（コミット %.12s まで）が、今の履歴に含まれていない。履歴は書き換えられている（確認された回数：%d）。", last.Before, len(c.Rewrites)),
			fmt.Sprintf("The history of an earlier publication (up to commit %.12s) is not part of this one: the history was rewritten (times found: %d).", last.Before, len(c.Rewrites)))
	case Shallow:
		return agreement.L("履歴が途中で切れているため、変更については何もいえない。", "The history is cut off, so nothing is said about changes.")
	case Partial:
		return agreement.L("履歴の一部が手元にないため、変更については何もいえない。", "Parts of the history are missing here, so nothing is said about changes.")
	}
	return agreement.L("git リポジトリではないため、履歴はない。", "This is no git repository; there is no history.")
}

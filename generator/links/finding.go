package links

import (
	"strconv"

	"seika/generator/agreement"
	"seika/generator/diag"
)

// Findings says of every citation what a person should know or do about it. An address that is gone needs nobody while its archive copy is
// there.
func Findings(r *Register, cited []Citation) (findings diag.List) {
	for i := range cited {
		if d, ok := r.finding(&cited[i]); ok {
			findings.Add(d)
		}
	}
	return findings
}

func (r *Register) finding(c *Citation) (d diag.Diagnostic, found bool) {
	e, known := r.Find(c.Address)
	if !known {
		return d, false
	}
	at := func() diag.Place { return diag.At(c.Map, c.Path) }
	switch e.State {
	case Moved:
		return moved(&e, at()), true
	case Unreachable:
		return ruleUnreachable.New(at(), diag.Tf("%[1]s から開けません（%[2]s）。", "It has not opened since %[1]s (%[3]s).",
				e.Failed, e.answer("ja"), e.answer("en"))).
				Fixing(diag.T("まだ直す必要はありません。次の確認で開けるかを見ます。", "Nothing needs to be done yet: the next check tells more.")),
			true
	case Unclear:
		return ruleUnclear.New(at(), diag.Tf("自動では確かめられません（%[1]s）。", "It cannot be checked automatically (%[2]s).", e.answer("ja"), e.answer("en"))).
			Fixing(diag.T("ブラウザで開けるかを確かめてください。", "See whether it opens in a browser.")), true
	case Gone:
		if !c.Archive && r.HasCopy(c.Copy) {
			return d, false
		}
		return gone(c, &e, at()), true
	}
	return d, false
}

// HasCopy reports whether there is an archive copy at a cited address, as far as is known: an address that is not known to be gone.
func (r *Register) HasCopy(archive string) bool {
	if _, ok := Address(archive); !ok {
		return false
	}
	e, _ := r.Find(archive)
	return e.State != Gone
}

func moved(e *Entry, at diag.Place) diag.Diagnostic {
	d := ruleMoved.New(at, diag.Tf("ページは %s に移りました。", "The page has moved to %s.", e.MovedTo))
	if isFrontPage(e.MovedTo) && !isFrontPage(e.URL) {
		return d.Fixing(diag.T("転送先はサイトの表紙です。資料そのものは消えたかもしれません。探し直すか、archive_url に保存版のアドレスを書いてください。",
			"That is the front page of a site: the source itself may be gone. Look for it there, or write the address of an archived copy to archive_url."))
	}
	return d.Fixing(diag.T("同じ資料が開けることを確かめてから、新しいアドレスに書き換えてください。",
		"Open it; when it shows the same source, write the new address here."))
}

func gone(c *Citation, e *Entry, at diag.Place) diag.Diagnostic {
	last := diag.Text{}
	if !e.Opened.IsZero() {
		last = diag.Tf("、最後に開けたのは %s", ", last opened on %s", e.Opened)
	}
	what := diag.T("ページ", "page")
	if c.Archive {
		what = diag.T("保存版", "archive copy")
	}
	d := ruleGone.New(at, diag.Text{
		JA: what.JA + "は消えました（" + e.answer("ja") + "、" + e.Failed.String() + " から" + last.JA + "）。",
		EN: "The " + what.EN + " is gone (" + e.answer("en") + ", since " + e.Failed.String() + last.EN + ")."})
	switch {
	case c.Archive:
		return d.Fixing(diag.T("別の保存版を探し、そのアドレスに書き換えてください。", "Look for another copy in an archive and write its address here."))
	case c.Copy != "":
		return d.Fixing(diag.T("保存版も消えています。別の保存版を探し、archive_url を書き換えてください。元の url は残します。",
			"Its archive copy is gone too. Look for another one and write its address to archive_url; url stays as it is."))
	}
	return d.Fixing(diag.T("移転先を探すか、ウェブの保存庫にある保存版のアドレスを archive_url に書いてください。元の url は残します。",
		"Look for its new address, or write the address of a copy in a web archive to archive_url; url stays as it is."))
}

// answer says what the last check got: a status or a problem.
func (e *Entry) answer(lang string) string {
	if e.Problem != NoProblem {
		return e.Problem.In(lang)
	}
	return "HTTP " + strconv.Itoa(e.Status)
}

// ExpiredSkips reports the skips that have ended before a day; at gives the place of skip i in the settings.
func ExpiredSkips(skips []Skip, day agreement.Date, at func(i int) diag.Place) (findings diag.List) {
	for i, s := range skips {
		if s.Expired(day) {
			findings.Add(ruleSkipExpired.New(at(i), diag.Tf("除外の期限 %s が過ぎたため、再び確認します。", "This exception ended on %s; its addresses are checked again.", s.Until)).
				Fixing(diag.T("理由が続いているなら until を延ばし、そうでなければ消してください。", "Where its reason still holds, set a new until; otherwise delete it.")))
		}
	}
	return findings
}

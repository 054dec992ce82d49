package history

import (
	"math"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/verdict"
)

// A result is what reading found about a step: what can be said of it without the versions themselves.
type result struct {
	oldID, newID string              // the record's id before and after; "" where there was no record
	oldTitle     agreement.Localized // what it was called before, where that record is no longer there
	problem      agreement.Localized
	told         comparison
	standing     []Standing // up to day end
	end          agreement.Date
	reviewed     bool // some version up to the new one has been reviewed
}

// endOn forgets what the standing would have been after a day, because another step followed on the next.
func (r *result) endOn(day agreement.Date) {
	r.end = day
	for i, s := range r.standing {
		if s.Cause == causeCalendar && s.From.After(day) {
			r.standing = r.standing[:i]
			return
		}
	}
}

func encodeResult(r *result) []byte {
	e := &encoder{}
	e.text(r.oldID)
	e.text(r.newID)
	e.both(r.oldTitle)
	e.both(r.problem)
	e.date(r.end)
	e.flag(r.reviewed)
	e.number(len(r.told.changes))
	for i := range r.told.changes {
		encodeChange(e, &r.told.changes[i])
	}
	e.number(len(r.told.texts))
	for _, text := range r.told.texts {
		e.both(text)
	}
	e.number(len(r.told.moves))
	for i := range r.told.moves {
		encodeMove(e, &r.told.moves[i])
	}
	e.number(len(r.standing))
	for _, s := range r.standing {
		e.date(s.From)
		e.text(string(s.Class))
		e.text(s.Cause)
		e.bytes(s.Commit[:])
	}
	return e.buf
}

func decodeResult(text string) (*result, bool) {
	d := &decoder{rest: text}
	r := &result{oldID: d.text(), newID: d.text(), oldTitle: d.both(), problem: d.both(), end: d.date(), reviewed: d.flag()}
	r.told.changes = list(d, decodeChange)
	r.told.texts = list(d, (*decoder).both)
	r.told.moves = list(d, decodeMove)
	r.standing = list(d, func(d *decoder) (s Standing) {
		s = Standing{From: d.date(), Class: verdict.Class(d.text()), Cause: d.text()}
		copy(s.Commit[:], d.take(len(s.Commit)))
		return s
	})
	return r, !d.failed && d.rest == ""
}

// list reads a number and so many things; nil for none.
func list[T any](d *decoder, read func(*decoder) T) []T {
	n := d.count()
	if n == 0 {
		return nil
	}
	all := make([]T, 0, min(n, 1000))
	for range n {
		if d.failed {
			return nil
		}
		all = append(all, read(d))
	}
	return all
}

func encodeChange(e *encoder, c *diff.Change) {
	e.text(c.Path)
	e.text(c.Item)
	e.text(string(c.Kind))
	e.text(c.Old)
	e.text(c.New)
	e.date(c.EffectiveOn)
	e.both(c.Text)
	leaves := &encoder{}
	encodeMap(leaves, c.Leaves, nil)
	e.text(string(leaves.buf))
}

func decodeChange(d *decoder) diff.Change {
	c := diff.Change{Path: d.text(), Item: d.text(), Kind: diff.Kind(d.text()), Old: d.text(), New: d.text(), EffectiveOn: d.date(), Text: d.both()}
	if text := d.text(); text != "" {
		leaves := &decoder{rest: text}
		if c.Leaves = decodeMap(leaves, nil); leaves.failed {
			d.fail()
		}
	}
	return c
}

func encodeMove(e *encoder, m *diff.Move) {
	e.text(string(m.Kind))
	e.text(m.Path)
	e.text(m.OldPath)
	e.both(m.Subject)
	for _, s := range []string{m.Period, m.Old, m.New, m.Unit, m.OldUnit, string(m.Size)} {
		e.text(s)
	}
	e.flag(m.Percent != nil)
	if m.Percent != nil {
		e.fixed(math.Float64bits(*m.Percent))
	}
	e.signed(int64(m.Days))
	e.text(string(m.Direction))
	e.number(len(m.Claims))
	for _, claim := range m.Claims {
		e.text(claim)
	}
	e.flag(m.Declared)
	e.text(m.Declaration)
	e.signed(int64(m.Amendment))
	e.date(m.DeclaredOn)
	e.text(m.Cause)
	e.flag(m.Drafting)
}

func decodeMove(d *decoder) diff.Move {
	m := diff.Move{
		Kind: diff.MoveKind(d.text()), Path: d.text(), OldPath: d.text(), Subject: d.both(),
		Period: d.text(), Old: d.text(), New: d.text(), Unit: d.text(), OldUnit: d.text(), Size: agreement.Number(d.text()),
	}
	if d.flag() {
		percent := math.Float64frombits(d.fixed())
		m.Percent = &percent
	}
	m.Days, m.Direction = int(d.signed()), diff.Direction(d.text())
	m.Claims = list(d, (*decoder).text)
	m.Declared, m.Declaration, m.Amendment, m.DeclaredOn = d.flag(), d.text(), int(d.signed()), d.date()
	m.Cause, m.Drafting = d.text(), d.flag()
	return m
}

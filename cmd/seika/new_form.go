package main

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"

	"charm.land/huh/v2"

	"seika/generator/diag"
)

// form asks on a terminal, a page at a time; Shift+Tab goes back on a page.
type form struct {
	in    io.Reader
	out   io.Writer
	lang  string
	color bool
}

func (f *form) say(ja, en string) string { return diag.T(ja, en).In(f.lang) }

func (f *form) page(ctx context.Context, title string, questions []*question) error {
	fields := []huh.Field{huh.NewNote().Title(title)}
	p := &typed{}
	for _, q := range questions {
		fields = append(fields, f.field(p, q))
	}
	return f.run(ctx, huh.NewGroup(fields...))
}

// typed is what has been typed on a page. Proposals and candidates are looked up beside the loop that takes the keys, so that everything
// they read is behind the lock.
type typed struct {
	sync.Mutex
	changes int // counts changes, for whoever must look again; of the loop alone
}

// cell is the answer to one question of the page.
type cell struct {
	*typed
	q *question
}

// Get and Set let the form read and write the answer.
func (c cell) Get() string {
	c.Lock()
	defer c.Unlock()
	return c.q.answer
}

func (c cell) Set(answer string) {
	c.Lock()
	defer c.Unlock()
	if c.q.answer != answer {
		c.q.answer = answer
		c.changes++
	}
}

// field is one question. What is wrong with an answer is said when it is given.
func (f *form) field(p *typed, q *question) huh.Field {
	answer := cell{p, q}
	check := func(text string) error {
		p.Lock()
		defer p.Unlock()
		p.changes++ // what is proposed for other answers may follow from this one
		return q.check(text)
	}
	if q.choices != nil {
		return huh.NewSelect[string]().Title(q.title).Description(q.help).Options(options(q.choices)...).Accessor(answer).
			Height(min(len(q.choices), 8) + 1 + min(len(q.help), 1)).Validate(check)
	}
	return huh.NewInput().Title(q.title).Accessor(answer).Validate(check).
		PlaceholderFunc(func() string {
			p.Lock()
			defer p.Unlock()
			return q.proposal()
		}, &p.changes).
		SuggestionsFunc(func() []string { return q.completions(answer.Get()) }, &p.changes).
		DescriptionFunc(func() string {
			if near := q.candidates(answer.Get()); len(near) > 0 {
				return f.say("候補：", "Near: ") + strings.Join(near, f.say("、", ", "))
			}
			return q.help
		}, &p.changes)
}

func (f *form) choose(ctx context.Context, text, about string, choices []choice) (answer string, err error) {
	err = f.run(ctx, huh.NewGroup(
		huh.NewNote().Description(plainNote(about)),
		huh.NewSelect[string]().Title(text).Options(options(choices)...).Value(&answer)))
	return answer, err
}

// plainNote is a text that a note shows as it is: notes read some signs as markup.
func plainNote(s string) string {
	return strings.NewReplacer("_", `\_`, "*", `\*`, "`", "\\`").Replace(s)
}

func options(choices []choice) []huh.Option[string] {
	var out []huh.Option[string]
	for _, c := range choices {
		out = append(out, huh.NewOption(c.label, c.value))
	}
	return out
}

func (f *form) run(ctx context.Context, group *huh.Group) error {
	theme := huh.ThemeFunc(huh.ThemeBase)
	if f.color {
		theme = huh.ThemeCharm
	}
	err := huh.NewForm(group).WithInput(f.in).WithOutput(f.out).WithTheme(theme).WithKeyMap(f.keys()).RunWithContext(ctx)
	if errors.Is(err, huh.ErrUserAborted) || ctx.Err() != nil {
		return errAborted
	}
	return err
}

// keys are the usual keys with their help in the person's language.
func (f *form) keys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	next, back := f.say("次へ", "next"), f.say("戻る", "back")
	k.Input.AcceptSuggestion.SetHelp("ctrl+e", f.say("補完", "complete"))
	k.Input.Prev.SetHelp("shift+tab", back)
	k.Input.Next.SetHelp("enter", next)
	k.Input.Submit.SetHelp("enter", next)
	k.Select.Prev.SetHelp("shift+tab", back)
	k.Select.Next.SetHelp("enter", next)
	k.Select.Submit.SetHelp("enter", next)
	k.Select.Up.SetHelp("↑", f.say("上", "up"))
	k.Select.Down.SetHelp("↓", f.say("下", "down"))
	k.Select.Filter.SetHelp("/", f.say("絞り込む", "filter"))
	k.Note.Next.SetHelp("enter", next)
	k.Note.Submit.SetHelp("enter", next)
	return k
}

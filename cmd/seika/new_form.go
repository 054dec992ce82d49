package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"sync"

	"charm.land/huh/v2"
	"golang.org/x/term"

	"seika/generator/diag"
	"seika/generator/draft"
)

// form asks on a terminal, a page at a time; Shift+Tab goes back on a page.
type form struct {
	in    *keyboard
	out   io.Writer
	lang  string
	color bool
	// restore gives the terminal back its mode.
	restore func()
}

// openForm keeps the terminal in raw mode from the first page to the last: a key pressed between two pages then means what it means on one.
func openForm(in io.Reader, out io.Writer, lang string) *form {
	f := &form{in: newKeyboard(in), out: out, lang: lang, color: os.Getenv("NO_COLOR") == "", restore: func() {}}
	if terminal, ok := in.(*os.File); ok {
		if state, err := term.MakeRaw(int(terminal.Fd())); err == nil {
			f.restore = func() { term.Restore(int(terminal.Fd()), state) }
			if screen, ok := out.(*os.File); ok {
				f.out = rawScreen{screen}
			}
		}
	}
	return f
}

// rawScreen is a terminal in raw mode for programs that did not set the mode themselves: a line break needs a return to the first column.
type rawScreen struct{ *os.File }

func (s rawScreen) Write(p []byte) (int, error) {
	if _, err := s.File.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// WriteString keeps that of the file from being taken instead.
func (s rawScreen) WriteString(text string) (int, error) { return s.Write([]byte(text)) }

func (f *form) close() { f.restore() }

func (f *form) say(ja, en string) string { return diag.T(ja, en).In(f.lang) }

func (f *form) page(ctx context.Context, title string, questions []*question) error {
	fields := []huh.Field{huh.NewNote().Title(title)}
	p := &typed{}
	for _, q := range questions {
		fields = append(fields, f.field(p, q))
	}
	return f.run(ctx, huh.NewGroup(fields...))
}

// typed is what has been typed on a page. Completions and candidates are looked up beside the loop that takes the keys, so that what they
// read is behind the lock.
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
		p.changes++ // what is proposed for other answers may follow from this one
		return q.check(text)
	}
	if q.choices != nil {
		if q.key == draft.KeyType && q.answer == "" {
			q.answer = "official-page" // where the cursor stands first; the first of the list would be the highest grade
		}
		return huh.NewSelect[string]().Title(q.title).Description(q.help).Options(options(q.choices)...).Accessor(answer).
			Height(min(len(q.choices), 8) + 1 + min(len(q.help), 1)).Validate(check)
	}
	input := huh.NewInput().Title(q.title).Accessor(answer).Validate(check).
		PlaceholderFunc(q.proposal, &p.changes)
	if q.key != draft.KeyPlace && q.key != draft.KeyPartner {
		return input.Description(q.help)
	}
	return input.
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
	input := &keys{keyboard: f.in}
	defer input.Close()
	err := huh.NewForm(group).WithInput(input).WithOutput(f.out).WithTheme(theme).WithKeyMap(f.keyMap()).RunWithContext(ctx)
	if errors.Is(err, huh.ErrUserAborted) || ctx.Err() != nil {
		return errAborted
	}
	return err
}

// keyMap holds the usual keys with their help in the person's language.
func (f *form) keyMap() *huh.KeyMap {
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
	k.Select.Filter.Unbind() // the lists are short, and whoever types an address too early would empty them
	k.Note.Next.SetHelp("enter", next)
	k.Note.Submit.SetHelp("enter", next)
	return k
}

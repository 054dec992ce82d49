package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/draft"
)

// errAborted is returned where a person ends an interview before its end, errOnRecord where there is nothing more to ask because the
// agreement is on record.
var (
	errAborted  = errors.New("aborted")
	errOnRecord = errors.New("on record")
)

// question is one question as it is shown.
type question struct {
	draft.Question
	key     draft.Key
	title   string
	help    string
	answer  string
	choices []choice // for a question with a closed list of answers
	// proposal is what an empty answer stands for; candidates are the nearest answers to a typed text, and completions those that begin
	// with it; check is what is wrong with an answer.
	proposal    func() string
	candidates  func(typed string) []string
	completions func(typed string) []string
	check       func(answer string) error
}

type choice struct{ value, label string }

// asker shows the questions of a page and takes the answers to it.
type asker interface {
	page(ctx context.Context, title string, questions []*question) error
	choose(ctx context.Context, text, about string, choices []choice) (string, error)
	// close gives the terminal back.
	close()
}

// newAsker returns who asks: nobody where no person sits at a terminal, unless the flag says that lines are read from wherever they come.
func newAsker(env *environment, in io.Reader, accessible, taken bool) asker {
	switch {
	case taken:
		return nil
	case accessible, isTerminal(in) && isTerminal(env.stderr) && os.Getenv("TERM") == "dumb":
		return newPrompts(in, env.stderr, env.lang)
	case isTerminal(in) && isTerminal(env.stderr):
		return openForm(in, env.stderr, env.lang)
	}
	return nil
}

// aborted ends a command whose interview was ended.
func aborted(env *environment, err error) error {
	if !errors.Is(err, errAborted) && !errors.Is(err, context.Canceled) {
		return err
	}
	fmt.Fprintln(env.stderr, diag.T("中止しました。何も書いていません", "stopped; nothing was written").In(env.lang))
	return errFindings
}

// hold leads an interview to its end: all pages, what to do about a record that is there already, and whether to write. Without a question
// to ask it asks nothing, so that a complete call is never held up.
func hold(ctx context.Context, env *environment, ask asker, i *draft.Interview) error {
	asked := false
	for {
		for n := range draft.Pages {
			page := i.Page(n)
			if len(page.Keys) == 0 {
				continue
			}
			if n > 0 { // before more is asked in vain
				if err := settleDuplicate(ctx, env, ask, i); err != nil {
					return err
				}
			}
			asked = true
			if err := askPage(ctx, env, ask, i, page); err != nil {
				return err
			}
		}
		if err := settleDuplicate(ctx, env, ask, i); err != nil || !asked {
			return err
		}
		d := i.Draft()
		if len(d.Problems)+len(d.Missing) > 0 {
			return nil // the command says what is wrong
		}
		files := i.Files(d)
		about := ""
		for _, f := range files {
			about += f.Path + "\n" + string(f.Content) + "\n"
		}
		say := func(ja, en string) string { return diag.T(ja, en).In(env.lang) }
		answer, err := ask.choose(ctx, say("この内容で書くか", "Write this?"), about, []choice{
			{"write", say("書く", "Write it")}, {"revise", say("答えを直す", "Change answers")}, {"stop", say("やめる", "Stop")}})
		switch {
		case err != nil:
			return err
		case answer == "write":
			return nil
		case answer == "stop":
			return errAborted
		}
		i.Revise()
	}
}

// askPage asks the questions of one page and keeps the answers.
func askPage(ctx context.Context, env *environment, ask asker, i *draft.Interview, page draft.Page) error {
	var questions []*question
	for _, k := range page.Keys {
		questions = append(questions, asking(env.lang, i, k))
	}
	if err := ask.page(ctx, page.Title.In(env.lang), questions); err != nil {
		return err
	}
	for _, q := range questions {
		i.Answer(q.key, q.answer)
	}
	return nil
}

// asking makes a question ready to be shown.
func asking(lang string, i *draft.Interview, k draft.Key) *question {
	kind, name := k.Split()
	q := &question{Question: draft.QuestionOf(k), key: k, answer: i.Answered(k),
		proposal:    func() string { return i.Proposal(k) },
		candidates:  func(typed string) []string { return i.Candidates(k, typed, 5) },
		completions: func(typed string) []string { return i.Completions(k, typed) },
	}
	q.check = func(answer string) error {
		i.Answer(k, answer)
		if why := i.Check(k, answer); why != nil {
			return errors.New(why.In(lang))
		}
		return nil
	}
	q.title, q.help = q.Text.In(lang), q.Help.In(lang)
	if name != "" {
		q.title = diag.Tf("「%[2]s」：%[1]s", "%[2]s: %[1]s", q.title, name).In(lang)
	}
	switch {
	case kind == draft.KeyPartnerSame:
		q.choices = sameChoices(lang, i, k)
	case q.Vocabulary != nil:
		q.choices = wordChoices(lang, q.Vocabulary)
		if q.answer == "" {
			q.answer = q.proposal()
		}
	}
	return q
}

func wordChoices(lang string, v *agreement.Vocabulary) []choice {
	var out []choice
	for _, w := range v.Words {
		out = append(out, choice{w.ID, diag.T(w.Label.JA+"："+w.Doc.JA, w.Label.EN+": "+w.Doc.EN).In(lang)})
	}
	return out
}

// sameChoices are the organisation on record with a similar name, and that it is another one.
func sameChoices(lang string, i *draft.Interview, k draft.Key) []choice {
	var out []choice
	if why := i.Draft().ProblemOf(k); why != nil {
		for _, id := range why.Near {
			out = append(out, choice{id, diag.Tf("同じ団体：%s", "the same: %s", i.NameOf(id)).In(lang)})
		}
	}
	return append(out, choice{"new", diag.T("別の団体", "another one").In(lang)})
}

// settleDuplicate asks what to do about a record that says the same.
func settleDuplicate(ctx context.Context, env *environment, ask asker, i *draft.Interview) error {
	d := i.Draft()
	switch {
	case d.Duplicate == nil:
		return nil
	case d.Duplicate.Certain:
		return errOnRecord
	}
	say := func(ja, en string) string { return diag.T(ja, en).In(env.lang) }
	answer, err := ask.choose(ctx, say("同じ協定の記録か", "Is it the same agreement?"), d.Duplicate.Problem.Text.In(env.lang), []choice{
		{"same", say("同じ協定。その記録に書き加えるので、やめる", "The same: stop, and add to that record")},
		{"other", say("別の協定。続ける", "Another one: go on")}})
	if err != nil {
		return err
	}
	if answer == "same" {
		return errAborted
	}
	i.Insist()
	return nil
}

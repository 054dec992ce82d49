package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"seika/generator/diag"
)

// prompts asks line by line, with nothing that moves: for screen readers, simple terminals and scripts.
type prompts struct {
	lines <-chan string // closed at the end of the input
	out   io.Writer
	lang  string
}

func newPrompts(in io.Reader, out io.Writer, lang string) *prompts {
	lines := make(chan string)
	go func() { // so that an interrupt is noticed while nobody types
		defer close(lines)
		for scanner := bufio.NewScanner(in); scanner.Scan(); {
			lines <- scanner.Text()
		}
	}()
	return &prompts{lines: lines, out: out, lang: lang}
}

func (p *prompts) close() {}

func (p *prompts) say(ja, en string) string { return diag.T(ja, en).In(p.lang) }

// read returns the next line without the spaces around it.
func (p *prompts) read(ctx context.Context) (string, error) {
	fmt.Fprint(p.out, "> ")
	select {
	case line, ok := <-p.lines:
		if ok {
			return strings.TrimSpace(line), nil
		}
	case <-ctx.Done():
	}
	fmt.Fprintln(p.out)
	return "", errAborted
}

func (p *prompts) page(ctx context.Context, title string, questions []*question) error {
	fmt.Fprintf(p.out, "\n== %s\n", title)
	for _, q := range questions {
		if err := p.ask(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

func (p *prompts) ask(ctx context.Context, q *question) error {
	fmt.Fprintf(p.out, "\n%s\n", q.title)
	if q.help != "" {
		fmt.Fprintf(p.out, "  %s\n", q.help)
	}
	if q.choices != nil {
		answer, err := p.pick(ctx, q.choices, q.answer)
		if err != nil {
			return err
		}
		q.answer = answer
		if why := q.check(answer); why != nil {
			fmt.Fprintf(p.out, "  %s\n", why)
		}
		return nil
	}
	for {
		proposal := q.answer
		if proposal == "" {
			proposal = q.proposal()
		}
		if proposal != "" {
			fmt.Fprintf(p.out, "  %s%s\n", p.say("空のまま Enter：", "Enter alone: "), proposal)
		}
		answer, err := p.read(ctx)
		if err != nil {
			return err
		}
		if answer == "" {
			answer = q.answer
		}
		why := q.check(answer)
		if why == nil {
			q.answer = answer
			return nil
		}
		fmt.Fprintf(p.out, "  %s\n", strings.ReplaceAll(why.Error(), "\n", "\n  "))
	}
}

func (p *prompts) choose(ctx context.Context, text, about string, choices []choice) (string, error) {
	if about != "" {
		fmt.Fprintf(p.out, "\n%s\n", strings.TrimRight(about, "\n"))
	}
	fmt.Fprintf(p.out, "\n%s\n", text)
	return p.pick(ctx, choices, "")
}

// pick takes the number of a choice, or its value; an empty line takes the preset one where there is one.
func (p *prompts) pick(ctx context.Context, choices []choice, preset string) (string, error) {
	number := 0
	for i, c := range choices {
		fmt.Fprintf(p.out, "  %d. %s\n", i+1, c.label)
		if c.value == preset {
			number = i + 1
		}
	}
	if number > 0 {
		fmt.Fprintf(p.out, "  %s%d\n", p.say("番号を書く。空のまま Enter：", "Type a number. Enter alone: "), number)
	}
	for {
		answer, err := p.read(ctx)
		if err != nil {
			return "", err
		}
		if answer == "" && number > 0 {
			return choices[number-1].value, nil
		}
		if n, err := strconv.Atoi(answer); err == nil && n >= 1 && n <= len(choices) {
			return choices[n-1].value, nil
		}
		for _, c := range choices {
			if c.value == answer {
				return answer, nil
			}
		}
		fmt.Fprintf(p.out, "  %s\n", diag.Tf("1 から %d までの番号を書いてください。", "Type a number from 1 to %d.", len(choices)).In(p.lang))
	}
}

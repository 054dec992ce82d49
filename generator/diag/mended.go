package diag

import (
	"fmt"
	"io"
)

// Mended writes findings that were mended for people, each with what was done, and a summary:
//
//	agreements/osaka/example-2014.yaml:12:10: mended: "2016/03/31" is not a date. [value-date]
//	      deliverables/0/promised/due: 2016-03-31
//
//	1 finding mended in 1 file
//
// What a finding would be without its edits does not matter any more, so it has neither severity nor rule page. Nothing is written where
// nothing was mended.
func (p *Printer) Mended(w io.Writer, findings List) error {
	if len(findings) == 0 {
		return nil
	}
	t := textWriter{Printer: p, words: wordsIn(p.Lang), style: plain}
	if p.Color {
		t.style = coloured
	}
	mended, summary := "mended", func(n, files int) string {
		return fmt.Sprintf("%s mended in %s", plural(n, "finding"), plural(files, "file"))
	}
	if p.Lang == "ja" {
		mended, summary = "直しました", func(n, files int) string { return fmt.Sprintf("%dファイルの%d件を直しました", files, n) }
	}
	files := map[string]bool{}
	for _, d := range findings {
		files[d.Position.File] = true
		t.heading(d.Position, t.style.mark, mended, d.Message.In(t.Lang), d.Rule)
		for _, e := range d.Edits {
			t.out.WriteString(detail + visible(e.String()) + "\n")
		}
	}
	t.out.WriteString("\n" + summary(len(findings), len(files)) + "\n")
	_, err := w.Write(t.out.Bytes())
	return err
}

// String says on one line what the edit does: "signed: 2014-11-27", "+ term/renewal: automatic", "- themes/1",
// "sumary → summary".
func (e Edit) String() string {
	switch e.Operation {
	case Insert:
		return fmt.Sprintf("+ %s: %s", e.Path.Key(e.Key), e.Value)
	case Remove:
		return "- " + string(e.Path)
	case Rename:
		return fmt.Sprintf("%s → %s", e.Path, e.Key)
	}
	return fmt.Sprintf("%s: %s", e.Path, e.Value)
}

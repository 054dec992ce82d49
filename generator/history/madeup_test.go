package history_test

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"

	"seika/generator/corpus"
)

// madeUp is a made-up data repository with a history, the same for the same numbers.
type madeUp struct {
	records, commits int
	// mergeEvery is after how many commits a branch of one commit is merged; 0 for never.
	mergeEvery int
	// flat puts all records in one folder.
	flat bool
	// rough adds what a well-kept repository has seldom: deleted and restored records, moved files, versions that cannot be read.
	rough bool
}

// generate makes the repository, bare and packed as a clone would be.
func (m madeUp) generate(tb testing.TB, dir string) {
	tb.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		tb.Skip("git is not installed; it makes the repository")
	}
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command("git", args...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull)
		return cmd
	}
	run := func(cmd *exec.Cmd) {
		tb.Helper()
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Run(); err != nil {
			tb.Fatalf("%s: %v\n%s", cmd, err, &stderr)
		}
	}
	run(command("init", "-q", "--bare", "-b", "main", dir))
	stream, in := io.Pipe()
	go func() {
		w := bufio.NewWriterSize(in, 1<<20)
		m.write(w)
		in.CloseWithError(w.Flush())
	}()
	fill := command("-C", dir, "fast-import", "--quiet", "--force")
	fill.Stdin = stream
	run(fill)
	run(command("-C", dir, "-c", "pack.threads=2", "repack", "-q", "-a", "-d"))
}

// write writes the history for git fast-import.
func (m madeUp) write(w io.Writer) {
	h := &madeUpHistory{madeUp: m, w: w, r: rand.New(rand.NewPCG(3, uint64(m.commits)))}
	for _, f := range corpus.Files(m.records) {
		if !strings.Contains(f.Path, "/r") {
			continue // a party, or the themes
		}
		if m.flat {
			f.Path = "agreements" + f.Path[strings.LastIndexByte(f.Path, '/'):]
		}
		h.files = append(h.files, madeUpFile{path: f.Path, text: f.Content})
	}
	for h.mark < m.commits {
		if m.mergeEvery > 0 && h.mark%m.mergeEvery == m.mergeEvery-1 && h.mark+3 <= m.commits {
			h.merge()
		} else {
			h.tip = h.commit("main", h.tip, 0)
			for range 1 + h.r.IntN(2) {
				h.change()
			}
		}
	}
}

// brokenLine makes a file unreadable that begins with it.
const brokenLine = "id: [\n"

type madeUpFile struct {
	path, text string
	there      bool
}

type madeUpHistory struct {
	madeUp
	w         io.Writer
	r         *rand.Rand
	files     []madeUpFile
	born      int
	mark, tip int
}

func (h *madeUpHistory) commit(branch string, from, merge int) int {
	h.mark++
	date, who := 1_500_000_000+h.mark*(280_000_000/h.commits), h.r.IntN(40) // July 2017 to May 2026
	message := fmt.Sprintf("記録 %d を改める\n\nReported by a reader.\n", h.mark)
	fmt.Fprintf(h.w, "commit refs/heads/%s\nmark :%d\nauthor Person %02d <p%02d@example.org> %d +0900\ncommitter Person %02d <p%02d@example.org> %d +0900\ndata %d\n%s",
		branch, h.mark, who, who, date, who, who, date, len(message), message)
	if from > 0 {
		fmt.Fprintf(h.w, "from :%d\n", from)
	}
	if merge > 0 {
		fmt.Fprintf(h.w, "merge :%d\n", merge)
	}
	return h.mark
}

func (h *madeUpHistory) put(f *madeUpFile) {
	f.there = true
	fmt.Fprintf(h.w, "M 100644 inline %s\ndata %d\n%s\n", f.path, len(f.text), f.text)
}

// change adds a record or changes one. Records appear over the whole time, most of them early.
func (h *madeUpHistory) change() {
	if h.born < len(h.files) && (h.born == 0 || h.r.IntN(h.commits) < 3*h.records*(h.commits-h.mark)/h.commits) {
		h.put(&h.files[h.born])
		h.born++
		return
	}
	f := &h.files[h.r.IntN(h.born)]
	if !f.there {
		h.put(f)
		return
	}
	if h.rough {
		switch h.r.IntN(30) {
		case 0:
			f.there = false
			fmt.Fprintf(h.w, "D %s\n", f.path)
			return
		case 1:
			old := f.path
			folder, name, _ := strings.Cut(strings.TrimPrefix(f.path, "agreements/"), "/")
			f.path = fmt.Sprintf("agreements/%sx/%s", folder, name)
			fmt.Fprintf(h.w, "D %s\n", old)
			h.put(f)
			return
		case 2:
			broken := *f
			broken.text = brokenLine + f.text
			h.put(&broken)
			return
		}
	}
	f.edit(h.r)
	h.put(f)
}

// merge makes a branch of one commit beside one on the main branch and merges it. Both may have changed the same record; then the merge
// keeps part of both.
func (h *madeUpHistory) merge() {
	base := h.tip
	side := h.commit("side", base, 0)
	f := &h.files[h.r.IntN(h.born)]
	before := f.text
	f.edit(h.r)
	h.put(f)
	ours := *f
	h.tip = h.commit("main", base, 0)
	if h.rough && h.r.IntN(2) == 0 { // both change it
		f.text = before
		f.edit(h.r)
		h.put(f)
		ours.text = f.text
		ours.edit(h.r)
	} else {
		h.change()
	}
	h.tip = h.commit("main", h.tip, side)
	f.text = ours.text
	h.put(f)
}

// edits replace a value by one of the given form, where the record has it.
var edits = []struct {
	after, end string
	value      func(r *rand.Rand) string
}{
	{"\nchecked: ", "\n", func(r *rand.Rand) string { return fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(11), 1+r.IntN(20)) }},
	{"targets:\n          - {value: ", ",", func(r *rand.Rand) string { return fmt.Sprint(30 + r.IntN(60)) }},
	{"promised: {quantity: {value: ", ",", func(r *rand.Rand) string { return fmt.Sprint(5 + r.IntN(60)) }},
	{"箇所}, due: ", "-", func(r *rand.Rand) string { return fmt.Sprint(2012 + r.IntN(15)) }},
	{"FY2018, value: ", ",", func(r *rand.Rand) string { return fmt.Sprint(20 + r.IntN(60)) }},
	{"\nreview: {state: ", "}", func(r *rand.Rand) string { return []string{"reviewed", "unreviewed", "disputed"}[r.IntN(3)] }},
	{"title: {ja: 取組その1", ",", func(r *rand.Rand) string { return fmt.Sprintf("（%d次）", r.IntN(9)) }},
	{"amount: {value: ", ",", func(r *rand.Rand) string { return fmt.Sprint(1000 * r.IntN(900)) }},
	{"publisher: ", "\n", func(r *rand.Rand) string { return []string{"市役所", "県庁", "新聞社"}[r.IntN(3)] }},
	{"\n# ", "\n", func(r *rand.Rand) string { return fmt.Sprintf("A comment, number %d", r.IntN(1000)) }}, // no change in meaning
}

// edit changes a value or two.
func (f *madeUpFile) edit(r *rand.Rand) {
	if !strings.Contains(f.text, "\n# ") {
		f.text = strings.Replace(f.text, "\nschema:", "\n# A comment\nschema:", 1)
	}
	for range 1 + r.IntN(2) {
		for {
			e := edits[r.IntN(len(edits))]
			before, rest, ok := strings.Cut(f.text, e.after)
			if !ok {
				continue
			}
			at := strings.Index(rest, e.end)
			if at < 0 {
				continue
			}
			f.text = before + e.after + e.value(r) + rest[at:]
			break
		}
	}
}

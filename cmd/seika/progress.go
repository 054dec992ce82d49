package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"seika/generator/diag"
)

// progress shows on a terminal how far a long step has come, as a bar that is gone when the step is over. Where standard error is no terminal,
// update is nil: programs that read it want lines.
func (e *environment) progress(ja, en string) (update func(done, total int), finish func()) {
	file, ok := e.stderr.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return nil, func() {}
	}
	return newProgress(file, diag.T(ja, en).In(e.lang))
}

// newProgress makes a bar that appears with the first update. A terminal that cannot be written to has nobody to tell, so that errors do not count.
func newProgress(w io.Writer, what string) (update func(done, total int), finish func()) {
	var bar *progressbar.ProgressBar
	update = func(done, total int) {
		if bar == nil {
			bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(what), progressbar.OptionShowCount(),
				progressbar.OptionSetWidth(30), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
		}
		if bar.GetMax() != total {
			bar.Reset()
			bar.ChangeMax(total)
		}
		_ = bar.Set(done)
	}
	finish = func() {
		if bar != nil {
			_ = bar.Clear()
		}
	}
	return update, finish
}

// historyProgress is progress for the reading of a history, which decodes every version that it has not met before.
func (e *environment) historyProgress() (update func(done, total int), finish func()) {
	return e.progress("履歴を読込中", "reading the history")
}

// fetchProgress is progress for the fetching of a remote repository, of which the server tells how many objects it has to prepare.
func (e *environment) fetchProgress() (update func(done, total int), finish func()) {
	return e.progress("リポジトリを取得中", "fetching the repository")
}

package emit_test

import (
	"crypto/sha1"
	"fmt"
	"testing"
	"testing/fstest"
	"time"

	"seika/generator/agreement"
	"seika/generator/corpus"
	"seika/generator/diff"
	"seika/generator/emit"
	"seika/generator/gitrepo"
	"seika/generator/history"
	"seika/generator/verdict"
)

// many is the input made of n made-up records.
func many(tb testing.TB, n int) emit.Input {
	tb.Helper()
	fsys := fstest.MapFS{}
	for _, f := range corpus.Files(n) {
		fsys[f.Path] = &fstest.MapFile{Data: []byte(f.Content)}
	}
	return input(tb, fsys)
}

// remembered gives every record of an input a past of n versions, each with three changes.
func remembered(in emit.Input, n int) emit.Input {
	in.History = &history.History{Certificate: history.Certificate{Version: history.CertificateVersion, State: history.Complete}}
	texts := []agreement.Localized{
		agreement.L("取組「移動販売」 › 目標 › 値：1,000人 → 600人", "Deliverable “Sales van” › Target › Value: 1,000 people → 600 people"),
		agreement.L("出来事（開始、2024年5月1日）を追加", "Event (Started, 1 May 2024) added"), agreement.L("出典「報告書」を追加", "Evidence “Report” added"),
	}
	for i := range in.Records {
		id := in.Records[i].Agreement.ID
		timeline := &history.Timeline{ID: id, FirstSeen: time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)}
		for k := range n {
			r := history.Revision{
				Kind: history.Changed, Commit: gitrepo.ID(sha1.Sum(fmt.Appendf(nil, "%s %d", id, k))), Author: "Author", Subject: "Update",
				Committed: time.Date(2024, 1, 1+30*k, i%24, i%60, 0, 0, time.UTC),
				Changes:   []diff.Change{{Path: "summary/ja", Kind: diff.Changed}, {Path: "evidence/e9", Kind: diff.Added}, {Path: "checked", Kind: diff.Changed}}, Texts: texts,
			}
			if k == 0 {
				r.Kind, r.Changes, r.Texts = history.Created, nil, nil
			}
			timeline.Revisions = append(timeline.Revisions, r)
		}
		timeline.Standing = []history.Standing{
			{From: agreement.DateOf(timeline.FirstSeen), Class: verdict.Paper, Cause: "commit", Commit: timeline.Revisions[0].Commit},
			{From: agreement.Date{Year: 2024, Month: 6, Day: 1}, Class: verdict.Activity, Cause: "calendar"},
		}
		in.History.Timelines = append(in.History.Timelines, timeline)
	}
	return in
}

func BenchmarkFiles(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		in := many(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkFiles(b, in) })
		b.Run(fmt.Sprintf("%d with history", n), func(b *testing.B) { benchmarkFiles(b, remembered(in, 5)) })
	}
}

func benchmarkFiles(b *testing.B, in emit.Input) {
	n := float64(len(in.Records))
	b.ReportAllocs()
	for b.Loop() {
		files, err := emit.Files(in)
		if err != nil {
			b.Fatal(err)
		}
		size := 0
		for _, f := range files {
			size += len(f.Content)
		}
		b.ReportMetric(float64(size)/n, "B/record")
		b.ReportMetric(float64(len(files))/n, "files/record")
	}
}

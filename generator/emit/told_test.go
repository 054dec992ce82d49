package emit

import (
	"slices"
	"strings"
	"testing"
	"time"

	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/gitrepo"
	"seika/generator/history"
	"seika/generator/verdict"
)

func date(t *testing.T, s string) agreement.Date {
	t.Helper()
	d, err := agreement.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWhoToldIt(t *testing.T) {
	change := func(kind diff.Kind, path string) diff.Change { return diff.Change{Kind: kind, Path: path} }
	revision := func(kind string, changes ...diff.Change) history.Revision {
		return history.Revision{Kind: kind, Changes: changes}
	}
	const item, on = "pathway/pilot,2020", "pathway/pilot,2020/on"
	for name, test := range map[string]struct {
		revisions []history.Revision
		want      int // -1: not known
	}{
		"from the start":                  {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, "pathway/contract,2021"))}, 0},
		"added with its item":             {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, item))}, 1},
		"added with what it lies in":      {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, "pathway"))}, 1},
		"the date was changed later":      {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, item)), revision(history.Changed, change(diff.Changed, on))}, 2},
		"something else was changed":      {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, item)), revision(history.Changed, change(diff.Changed, item+"/amount"))}, 1},
		"a name that only begins alike":   {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Added, item+"-01"))}, 0},
		"removed and added again":         {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Removed, item)), revision(history.Changed, change(diff.Added, item))}, 2},
		"removed and not committed again": {[]history.Revision{revision(history.Created), revision(history.Changed, change(diff.Removed, item))}, -1},
		"behind an unreadable version":    {[]history.Revision{revision(history.Created), revision(history.Unreadable), revision(history.Changed)}, -1},
		"after an unreadable version":     {[]history.Revision{revision(history.Unreadable), revision(history.Changed), revision(history.Changed, change(diff.Added, item))}, 2},
		"behind a time without a file":    {[]history.Revision{revision(history.Created), revision(history.Withdrawn), revision(history.Restored)}, -1},
		"complete, with the item":         {[]history.Revision{revision(history.Created, change(diff.Added, "title/ja"), change(diff.Added, item))}, 0},
		"complete, without the item":      {[]history.Revision{revision(history.Created, change(diff.Added, "title/ja"))}, -1},
	} {
		timeline := &history.Timeline{Revisions: test.revisions}
		got, want := toldBy(timeline, on), (*history.Revision)(nil)
		if test.want >= 0 {
			want = &timeline.Revisions[test.want]
		}
		if got != want {
			t.Errorf("%s: told by %+v, want revision %d", name, got, test.want)
		}
	}
}

func TestLags(t *testing.T) {
	ja, en := both()
	for _, test := range []struct{ on, told, ja, en string }{
		{"2026-04-01", "2026-04-01T00:30:00+09:00", "当日に記録", "Recorded the same day"},
		{"2026-03-31", "2026-03-31T20:00:00Z", "1日後に記録", "Recorded 1 day later"}, // in Japan it is the next day
		{"2014-11-27", "2026-04-01T12:00:00+09:00", "4,143日後に記録", "Recorded 4,143 days later"},
		{"2026-03", "2026-04-02T12:00:00+09:00", "少なくとも2日後に記録", "Recorded at least 2 days later"},
		{"2026", "2026-04-02T12:00:00+09:00", "その期間のうちに記録", "Recorded within that period"},
		{"2026-05-01", "2026-04-29T12:00:00+09:00", "2日前に記録", "Recorded 2 days ahead"},
	} {
		at, err := time.Parse(time.RFC3339, test.told)
		if err != nil {
			t.Fatal(err)
		}
		p := &past{zone: time.FixedZone("JST", 9*3600)}
		g := p.lagOf(&happening{on: date(t, test.on), told: &history.Revision{Committed: at}})
		if got := ja.lagText(g); got != test.ja {
			t.Errorf("%s told %s: %s, want %s", test.on, test.told, got, test.ja)
		}
		if got := en.lagText(g); got != test.en {
			t.Errorf("%s told %s: %s, want %s", test.on, test.told, got, test.en)
		}
	}
	for want, days := range map[string][]int{"5 days": {9, 1, 5}, "1 day": {1}, "2.5 days": {2, 3}, "1,500 days": {1000, 2000}, "0.5 days": {0, 1}} {
		if got := en.median(days); got != want {
			t.Errorf("median of %v: %s, want %s", days, got, want)
		}
	}
}

// Moves of every sort: what stood there, what stands there now, how much that is.
func TestMovesAsShown(t *testing.T) {
	percent := func(f float64) *float64 { return &f }
	ja, en := both()
	for name, test := range map[string]struct {
		move            diff.Move
		jaFrom, jaTo    string
		jaSize          string
		enFrom, enTo    string
		enSize          string
		status, jaLabel string
	}{
		"lowered": {
			diff.Move{Kind: diff.TargetValue, Old: "1000", New: "600", Unit: "人", Size: "-400", Percent: percent(-40), Direction: diff.Easier},
			"1,000人", "600人", "−400人（−40%）", "1,000 people", "600 people", "−400 people (−40%)", "undeclared", "目標の値の書き換え：易しくなった（説明なし）",
		},
		"raised, in per cent": {
			diff.Move{Kind: diff.BaselineMoved, Old: "31.5", New: "33", Unit: "%", Size: "1.5", Percent: percent(4.76), Direction: diff.Harder, Drafting: true},
			"31.5%", "33%", "+1.5ポイント（+4.8%）", "31.5%", "33%", "+1.5 points (+4.8%)", "drafting", "基準値の書き換え：厳しくなった（下書き）",
		},
		"put off": {
			diff.Move{Kind: diff.PromiseDue, Old: "2025-03", New: "FY2025", Days: 365, Direction: diff.Easier, Declared: true, Cause: "renegotiated"},
			"2025年3月", "2025年度", "+365日", "March 2025", "FY2025 (Apr 2025 – Mar 2026)", "+365 days", "declared", "約束の期限の書き換え：易しくなった（公表あり）",
		},
		"a year is a date only where no number is meant": {
			diff.Move{Kind: diff.TargetValue, Old: "2018", New: "2010", Size: "-8", Percent: percent(-0.396), Direction: diff.Easier, Declared: true, Cause: diff.CauseCorrected},
			"2,018", "2,010", "−8（−0.4%）", "2,018", "2,010", "−8 (−0.4%)", "correction", "目標の値の書き換え：易しくなった（訂正）",
		},
		"a word of a vocabulary": {
			diff.Move{Kind: diff.LevelChanged, Old: "output", New: "outcome", Direction: diff.Neutral},
			"活動量", "成果", "", "Output", "Outcome", "", "undeclared", "指標の段階の変更：比べられない（説明なし）",
		},
		"another unit": {
			diff.Move{Kind: diff.UnitChanged, Old: "人", New: "件", Direction: diff.Neutral},
			"人", "件", "", "people", "cases", "", "undeclared", "単位の変更：比べられない（説明なし）",
		},
		"a quantity in another unit": {
			diff.Move{Kind: diff.PromiseQuantity, Old: "10", New: "200", OldUnit: "校", Unit: "人", Direction: diff.Neutral},
			"10校", "200人", "", "10 schools", "200 people", "", "undeclared", "約束の数量の書き換え：比べられない（説明なし）",
		},
		"range and qualifier": {
			diff.Move{Kind: diff.MeasurementRewritten, Old: "about 1200", New: "40–45", Unit: "件", Direction: diff.Neutral},
			"約1,200件", "40–45件", "", "about 1,200 cases", "40–45 cases", "", "undeclared", "実績の書き換え：比べられない（説明なし）",
		},
		"taken away": {
			diff.Move{Kind: diff.TargetRemoved, Old: "–45", Unit: "件", Direction: diff.Easier},
			"45件以下", "削除", "", "at most 45 cases", "removed", "", "undeclared", "目標の削除：易しくなった（説明なし）",
		},
		"taken away as a whole": {
			diff.Move{Kind: diff.IndicatorRemoved, Old: "歩く人", Direction: diff.Easier},
			"", "削除", "", "", "removed", "", "undeclared", "指標の削除：易しくなった（説明なし）",
		},
		"words of a source": {
			diff.Move{Kind: diff.MeasurementRewritten, Old: "目標\n未達", New: "achieved?", Direction: diff.Neutral},
			"目標 未達", "achieved?", "", "目標 未達", "achieved?", "", "undeclared", "実績の書き換え：比べられない（説明なし）",
		},
	} {
		from, to := ja.moveSides(&test.move)
		if from.Text != test.jaFrom || to.Text != test.jaTo || ja.moveSize(&test.move) != test.jaSize {
			t.Errorf("%s: %s → %s, %s", name, from.Text, to.Text, ja.moveSize(&test.move))
		}
		from, to = en.moveSides(&test.move)
		if from.Text != test.enFrom || to.Text != test.enTo || en.moveSize(&test.move) != test.enSize {
			t.Errorf("%s: %s → %s, %s", name, from.Text, to.Text, en.moveSize(&test.move))
		}
		if mark := ja.moveMark(&test.move); mark.ID != test.status || mark.Label != test.jaLabel {
			t.Errorf("%s: %+v", name, mark)
		}
	}
}

func TestNamesOfPeople(t *testing.T) {
	for name, want := range map[string]string{
		"山田花子":                                  "山田花子",
		"Hanako <hanako@example.org>":           "Hanako hanako",
		"hanako@example.org":                    "hanako",
		"@hanako":                               "@hanako",
		"a\u202Eb\x1b[31mc\nd\xff":              "ab[31mc d",
		strings.Repeat("あ", 70):                 strings.Repeat("あ", 60) + "…",
		"tag\U000E0041\U000E0042 \u2066x\u2069": "tag x",
	} {
		if got := personName(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// The strip covers its whole width, in the order of time, whatever the days.
func TestStrip(t *testing.T) {
	ja, _ := both()
	standing := func(from string, class verdict.Class) history.Standing {
		return history.Standing{From: date(t, from), Class: class, Cause: causeCalendar}
	}
	draw := func(asOf string, standings ...history.Standing) string {
		p := &recordPage{locale: ja, v: &verdict.Verdict{AsOf: date(t, asOf)}}
		return p.strip(&history.Timeline{Standing: standings})
	}
	if got := draw("2026-01-01", standing("2020-01-01", verdict.Paper)); got != "" {
		t.Errorf("a class that never changed is drawn: %s", got)
	}
	got := draw("2024-01-01", standing("2020-01-01", verdict.Early), standing("2021-01-01", verdict.Paper), standing("2022-01-01", verdict.Activity))
	for _, want := range []string{
		`<rect class="f-early" x="0%" y="4" width="25.05%" height="28">`, `class="f-paper" x="25.05%" y="4" width="24.98%"`, `class="f-activity" x="50.03%" y="4" width="49.97%"`,
		`x="25.05%" y="52" text-anchor="middle">2021<`, `>2020/1<`, `>2024/1<`, `<title id="strip-t">判定の移り変わり</title>`, "2020年1月1日からearly、2021年1月1日からpaper",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
	// The last class began on the as-of date, or after it: it is still to be seen.
	for _, asOf := range []string{"2020-03-01", "2019-01-01"} {
		if got := draw(asOf, standing("2020-01-01", verdict.Early), standing("2020-03-01", verdict.Paper)); !strings.Contains(got, `class="f-paper" x="98.36%" y="4" width="1.64%"`) {
			t.Errorf("as of %s: %s", asOf, got)
		}
	}
}

// A class that a record got on its first day was not changed by the later versions of that day.
func TestClassesInTheNews(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 4, 1, hour, 0, 0, 0, time.UTC) }
	p := &past{zone: time.UTC}
	first, second, third := gitrepo.ID{1}, gitrepo.ID{2}, gitrepo.ID{3}
	timeline := &history.Timeline{ID: "a", Revisions: []history.Revision{
		{Kind: history.Created, Commit: first, Committed: at(1)}, {Kind: history.Changed, Commit: second, Committed: at(2)}, {Kind: history.Changed, Commit: third, Committed: at(2).AddDate(0, 0, 2)},
	}, Standing: []history.Standing{
		{From: date(t, "2026-04-01"), Class: verdict.Paper, Cause: "commit", Commit: second},
		{From: date(t, "2026-04-02"), Class: verdict.Activity, Cause: causeCalendar},
		{From: date(t, "2026-04-03"), Class: verdict.Results, Cause: "commit", Commit: third},
	}}
	var got []string
	list := p.newsOf(timeline, nil)
	slices.SortFunc(list, news.compare)
	for _, n := range list {
		got = append(got, n.at.Format("2")+" "+string(n.was)+">"+string(n.is))
	}
	if want := "3 activity>results|2 paper>activity|1 >|1 >"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
}

package emit

import (
	"seika/generator/agreement"
	"seika/generator/diff"
	"seika/generator/verdict"
)

// The sections of the method page that explain what the history adds. Their rules are the words that pages about the history use.
var (
	clocksSection = &verdict.Section{
		ID:    "clocks",
		Title: agreement.L("二つの時計", "Two clocks"),
		Text: agreement.L("どの記録にも二つの時間がある。「起きた日」は出典にもとづいて記録に書かれた日付、「記録された日」はそれがリポジトリに書き込まれた日（コミットの日時）である。二つを並べると、何がいつ分かったか、あとから何が書き換えられたかが読める。",
			"Every record runs on two clocks. When something happened stands in the record, from its sources; when it was recorded is the time of the commit that told it. Side by side they show what was known when, and what was rewritten afterwards."),
		Rules: []verdict.Rule{
			{ID: "first-seen", Title: agreement.L("初めて記録された日", "First recorded"),
				Text: agreement.L("記録のファイルが最初にコミットされた日。これより前の変更は、履歴からは分からない。", "When the record's file was first committed. Of changes before that day the history knows nothing.")},
			{ID: "lag", Title: agreement.L("起きてから記録まで", "From happening to record"),
				Text: agreement.L("日付と出典のある出来事について、起きた日から記録された日までの日数の中央値。日付が月や年までしか分からないときは、その最後の日から数える。古い協定をあとから記録すれば長くなるため、記録を始めてから起きたことだけの中央値を別に示す。",
					"The median of the days between what happened and its record, over everything that is dated and evidenced. A date known to the month or year counts from its last day. Recording an old agreement makes it long, so what happened since the record began is shown apart.")},
			{ID: "standing", Title: agreement.L("判定の移り変わり", "The verdict over time"),
				Text: agreement.L("それぞれの版を、その日に同じ方法で判定し直したもの。期限が過ぎるなど、記録が変わらなくても日付の経過で変わることがある。", "Every version, judged by the same method on its own day. A date that passes can change the class without any change of the record.")},
			{ID: "certificate", Title: agreement.L("履歴の証明", "Certificate of the history"),
				Text: agreement.L("履歴がどこまで読めたかを、最初と最後のコミット、全コミットのハッシュとともに公開する（data/history.json）。次の公開のときに照らし合わせ、書き換えられていればそう表示する。履歴が途中で切れているときは、変更について何も述べない。",
					"How far the history could be read is published with its first and last commit and a hash over all commits (data/history.json). The next publication is compared with it, and says so where the history was rewritten. Where the history is cut off, nothing is said about changes.")},
		},
	}
	movesSection = &verdict.Section{
		ID:    "moves",
		Title: agreement.L("目標と約束の変更", "Goalpost moves"),
		Text: agreement.L("約束や目標、公表された値が、あとから変えられたこと。向き（易しくなった・厳しくなった・比べられない）と大きさ、記録の中で公表されているかどうかを示す。数えるのは、易しくなったものと、比べられないように変えられたものだけである。第二の人が確認する前の書き直し（下書き）、誤りの訂正、厳しくなった変更、向きに影響しない変更は示すが数えない。記録の中に「約束の変更」として書かれていれば「公表あり」、なければ「説明なし」と示す。",
			"A promise, a target or a published value that was altered afterwards, with direction (easier, harder, cannot be compared), size, and whether the record itself declares it. What became easier counts, and what was changed so that it can no longer be compared. Rewriting before a second person had checked the record (drafting), corrections, what became harder and what made no difference are shown and do not count. A move that the record lists among the changes of promises is “declared”, any other “undeclared”."),
		Rules: moveRules(),
	}
)

// moveMeanings explain the kinds of moves, in the order of the page.
var moveMeanings = []struct {
	kind   diff.MoveKind
	ja, en string
}{
	{diff.TargetValue, "目標の値が、その場で書き換えられた。", "The value of a target was rewritten in place."},
	{diff.TargetDate, "目標を達成すべき日が書き換えられた。", "The day by which a target is to be reached was rewritten."},
	{diff.TargetSetOn, "目標を定めた日が書き換えられた。早い日になると、数えられる値が増える。", "The day on which a target was set was rewritten; with an earlier day more values count."},
	{diff.TargetRemoved, "目標が消された。", "A target was taken away."},
	{diff.TargetRevised, "当初の目標を残したまま、あとの目標が加えられた。記録の中で公表されたものとして扱う。", "A later target was added and the first one kept. The record declares it by that."},
	{diff.TargetReplaced, "当初の目標の位置に、別の目標が置かれた。", "Another target was put in the place of the signed-day target."},
	{diff.PromiseQuantity, "約束された数量が書き換えられた。", "A promised quantity was rewritten."},
	{diff.PromiseDue, "約束の期限が書き換えられた。", "A promised date was rewritten."},
	{diff.BaselineMoved, "比べるもとの値が書き換えられた、または消された。", "The value to compare with was rewritten or taken away."},
	{diff.UnitChanged, "別の単位で測られることになった。", "It is now measured in another unit."},
	{diff.LevelChanged, "行ったことの量が成果とされるなど、指標の段階が変わった。", "What was counted as an output is now called an outcome, or the like."},
	{diff.DirectionFlipped, "増えることと減ることの、どちらが良いかが入れ替わった。", "What counted as better now counts as worse."},
	{diff.ScopeChanged, "値が何についてのものかが変わった。", "The values now cover something else."},
	{diff.CountingChanged, "人や期間の数え方が変わった。", "People or periods are now counted in another way."},
	{diff.IndicatorRemoved, "指標がまるごと消された。", "A whole indicator was taken away."},
	{diff.DeliverableRemoved, "取組がまるごと消された。", "A whole deliverable was taken away."},
	{diff.EvidenceRemoved, "記述の根拠だった出典が外され、代わりがない。", "A source that supported a statement was taken away and nothing took its place."},
	{diff.MeasurementRewritten, "公表された値が、訂正の表示なしに書き換えられた。", "A published value was rewritten without being marked as corrected."},
	{diff.MeasurementRemoved, "公表された値が消された。", "A published value was taken away."},
}

func moveRules() (rules []verdict.Rule) {
	for _, m := range moveMeanings {
		rules = append(rules, verdict.Rule{ID: string(m.kind), Title: m.kind.Label(), Text: agreement.L(m.ja, m.en)})
	}
	return rules
}

package verdict

import "seika/generator/agreement"

// The sections of the method. Their rules' ids are the values that a Verdict holds.
var (
	HeadlineSection = &Section{
		ID:    "headline",
		Title: agreement.L("総合判定", "Headline"),
		Text: agreement.L("上から順に当てはめ、最初に当てはまったものが判定になる。人が判定を書き込むことはできない。",
			"The classes are asked from the top; the first that holds is the verdict. Nobody can type a verdict."),
		Rules: []Rule{
			rule(string(Results), "成果あり", "Real results",
				"信頼度 A か B の出典で、測った値（試算ではない）が当初の目標に期限までに届いた指標があり、達成・改善した指標が、横ばい・悪化・未達の指標より多い（達成後に後退した指標は、最新の値を基準値と比べて数える）。",
				"An indicator reached its signed-day target by its date with a measured value (no estimate) on evidence of grade A or B, and the indicators met or improved outnumber those unchanged, worsened or missed (one met and lost again counts by its latest value against the baseline)."),
			rule(string(Partial), "一部成果", "Partial results",
				"遅れての達成、引き下げた目標の達成、後に失われた達成、基準値からの改善、信頼度 C・D の出典による達成のいずれかがある。または、実証が契約か本格運用に至り、その後に中止されていない。",
				"An indicator was met late, met only against a lowered target, met and lost again, improved on its baseline, or met on evidence of any grade; or a pilot became a contract or a regular service and was not stopped afterwards."),
			rule(string(Missed), "未達", "Measured, not achieved",
				"測られて判定できる指標があるが、達成・改善したものがない。または、実証や事業が中止され、その結果か調査が公表されている。測って公表したことは、測らないことより誠実である。",
				"An indicator was measured and can be judged, and none was met or improved; or a pilot or project was stopped and its results or an inquiry were published. To measure and publish is more honest than not to measure."),
			rule(string(Activity), "活動のみ", "Activity only",
				"締結のあとに何かが始まった、または行われたことが出典で確認できる。その効果は、目標や基準値と比べられる形では確認できない。",
				"A source shows that something was started or done after the signing. No effect measured against a target or a baseline is confirmed."),
			rule(string(Standby), "待機", "Standing by",
				"災害協定など、何かが起きたときに働く協定で、有効であり、使われた記録がない。",
				"An agreement that acts only when something happens, is in force, and has no recorded use."),
			rule(string(Early), "判定前", "Too early",
				"締結から365日未満。",
				"Signed less than 365 days ago."),
			rule(string(Paper), "締結のみ", "Paper only",
				"上のどれにも当たらない。締結のほかに、公開情報で確認できた活動がない。",
				"None of the above: beyond the signing, no activity is confirmed in public sources."),
		},
	}
	ClaritySection = &Section{
		ID:    "clarity",
		Title: agreement.L("具体性", "Clarity"),
		Text: agreement.L("取組は、担い手、期限または期間（または期限のある目標）、そして数量または目標が、出典とともにそろうとき「検証できる」。",
			"A deliverable is verifiable when it has an owner, a due date or period (or a dated target), and a quantity or an indicator with a target, with evidence."),
		Rules: []Rule{
			rule("clear", "具体的", "Clear", "取組の半分以上が検証できる。", "At least half of the deliverables are verifiable."),
			rule("partial", "一部具体的", "Partly clear", "検証できる取組が一つ以上ある。", "At least one deliverable is verifiable."),
			rule("vague", "あいまい", "Vague", "検証できる取組がない。", "No deliverable is verifiable."),
		},
	}
	DeliverySection = &Section{
		ID:    "delivery",
		Title: agreement.L("実施", "Delivery"),
		Text: agreement.L("取組ごとに、判定日までの出典のある出来事から決まる。",
			"For each deliverable, from its evidenced events up to the as-of date."),
		Rules: []Rule{
			rule("dropped", "取りやめ", "Dropped", "最後の出来事が取りやめである。", "Its last event is that it was dropped."),
			rule("delivered", "実施済み", "Delivered", "期限までに実施された（期限がなければ実施された）。", "It was delivered by its due date, or has none."),
			rule("late", "遅れて実施", "Delivered late", "期限を過ぎて実施された。", "It was delivered after its due date."),
			rule("overdue", "期限超過", "Overdue", "期限を過ぎたが、実施は公開情報で確認できない。", "Its due date has passed and its delivery is not confirmed in public sources."),
			rule("started", "実施中", "Started", "始まった。", "It was started."),
			rule("planned", "計画", "Planned", "計画だけが発表されている。", "Only a plan is announced."),
			rule("unreported", "報告なし", "Not reported", "出典のある出来事がない。", "No evidenced event."),
		},
	}
	ResultSection = &Section{
		ID:    "result",
		Title: agreement.L("成果", "Result"),
		Text: agreement.L("成果・波及効果の指標ごとに、出典のある最新の値から決まる。この協定の値で、期間が締結の日以後に始まり、判定日までに終わったものだけを数える。活動量は成果ではない。",
			"For each indicator of level outcome or impact, from its latest evidenced value. Only this agreement's own values count, whose period began no earlier than the signing and ended by the as-of date. An output is never a result."),
		Rules: []Rule{
			rule(string(Met), "達成", "Met", "当初の目標に期限までに届いた。", "The signed-day target was reached by its date."),
			rule(string(MetLate), "遅れて達成", "Met late", "当初の目標に期限の後で届いた。", "The signed-day target was reached after its date."),
			rule(string(MetLowered), "引き下げ後に達成", "Met a lowered target", "後から易しくした目標にだけ届いた。記録の履歴が示す、書き換えられる前の目標と期限も、当初のものとして扱う。先に記録された目標に出典がなく、それより易しい目標にだけ届いたときも、これになる。", "Only a later, easier target was reached. What the record's history shows a target and its date to have been before they were rewritten counts as the signed-day target. The same holds where the target recorded first has no source and only an easier one was reached."),
			rule(string(MetLost), "達成後に後退", "Met, then lost", "目標に期限までに届いたが、最新の値は届いていない。期限までの達成は取り消されないが、「成果あり」の根拠にはならない。", "The target was reached by its date, and the latest value does not reach it. What was reached in time stays reached, and is no real result today."),
			rule(string(Improved), "改善", "Improved", "基準値より良くなった。累計は増えるだけなので、改善とは数えない。", "Better than the baseline. A cumulative value can only grow and never counts as improved."),
			rule(string(NotReached), "未達", "Missed", "目標の期限が来た、または取組が終わったが、目標に届いていない。", "The target's date has come, or the work has ended, and the target was not reached."),
			rule(string(Unchanged), "横ばい", "Unchanged", "基準値と変わらない。", "Equal to the baseline."),
			rule(string(Worsened), "悪化", "Worsened", "基準値より悪くなった。目標の期限の前でも、改善と同じように数える。", "Worse than the baseline; like an improvement it counts before the target's date."),
			rule(string(Pending), "期限前", "Pending", "目標の期限がまだ来ておらず、基準値からの改善も悪化も示されていない。または、目標に期限がなく、比べられる基準値もない。", "The target's date lies ahead, and no change from the baseline is shown; or the target has no date and there is no baseline to compare with."),
			rule(string(Unreported), "結果の公表なし", "Not reported", "目標の期限は過ぎたが、期限の前1年間かその後の値で、届いたかどうかを示すものが公開情報で確認できない。", "The target's date has passed, and no value of the year before it or later that shows whether it was reached is confirmed in public sources."),
			rule(string(NoYardstick), "比べるものなし", "No yardstick", "値はあるが、比べられる基準値も目標もない。", "There is a value, but no baseline or target to compare it with."),
			rule(string(Unmeasured), "未測定", "Unmeasured", "数えられる値がない。", "There is no value that counts."),
			rule(string(NotCounted), "対象外", "Not counted", "投入・活動量の指標、または協定の外の値。", "An input or output, or a value from outside this agreement."),
		},
	}
	ContinuationSection = &Section{
		ID:    "continuation",
		Title: agreement.L("その後", "Continuation"),
		Text: agreement.L("実証や協定の後に何が続いたか。最後に成り立つ段階から決まる。",
			"What followed, from the last stage that holds."),
		Rules: []Rule{
			rule("adopted", "本格導入", "Adopted", "実証が、信頼度 C 以上の出典で契約か本格運用に至り、その後に中止されていない。", "A pilot reached a contract or regular operation on evidence of grade C or better, and was not stopped afterwards."),
			rule("lost", "他社が受注", "Lost", "調達で競合他社が選ばれた。", "A competitor won the procurement."),
			rule("stopped", "中止", "Stopped", "中止・断念・撤退した。", "It was stopped or given up."),
			rule("replicated", "横展開", "Replicated", "成果が、ほかの地域で使われ始めた。", "Its result was put to use elsewhere."),
			rule("renewed", "更新", "Renewed", "期間が満了した後も続いている、または新しい協定に引き継がれた。", "It continued past its term, or another agreement took it over."),
			rule("none", "なし", "None", "続きは公開情報で確認できない。", "No continuation is confirmed in public sources."),
		},
	}
	BurdenSection = &Section{
		ID:    "burden",
		Title: agreement.L("費用負担", "Burden"),
		Text: agreement.L("誰が費用を負担しているか。点数にはしない。",
			"Who carries the cost. It is never a score."),
		Rules: []Rule{
			rule("company-free", "相手方の無償提供", "Partner bears it", "相手方が無償で負担している。", "The partner carries the cost; the government pays nothing."),
			rule("company-discounted", "相手方の割引提供", "Partner discounts it", "相手方が通常より安く提供している。", "The partner supplies it below the usual price."),
			rule("shared", "双方で分担", "Shared", "双方、または第三者・利用者も負担している。", "Both sides, or also third parties or users, carry it."),
			rule("public", "自治体の負担", "Public", "自治体が負担している。", "The government pays."),
			rule("unknown", "不明", "Unknown", "公開情報から分からない。", "Not known from public sources."),
		},
	}
	FlagSection = &Section{
		ID:    "flags",
		Title: agreement.L("注意書き", "Flags"),
		Text: agreement.L("判定の横に添える。判定そのものは変えない。",
			"They stand beside the class and do not change it."),
		Rules: []Rule{
			rule("vague", "あいまい", "Vague", "検証できる取組がない。", "No deliverable is verifiable."),
			rule("overdue", "期限超過", "Overdue", "期限を過ぎて実施が確認できない取組、または期限を過ぎて結果が公表されていない目標がある。", "A due date has passed without confirmed delivery, or a target's date without a published value."),
			rule("estimated-only", "試算のみ", "Estimates only", "成果の値が試算・推計だけである。", "All values of outcomes are estimates."),
			rule("baseline-only", "基準値のみ", "Baseline only", "基準値はあるが、その後の値がない。", "There is a baseline and no later value."),
			rule("silent", "音沙汰なし", "Silent", "終了は確認できないが、過去24か月に日付のある情報がない。", "Not known to have ended, and nothing dated in the last 24 months."),
			rule("self-reported", "当事者の報告のみ", "Self-reported", "数えた記述の出典が信頼度 C・D だけである。", "All claims that count rest on evidence of grade C or D."),
			rule("publicity-only", "広報のみ", "Publicity only", "催しと広報だけ、または当事者の発表など信頼度 D の出典だけである。", "Only events and publicity, or only evidence of grade D."),
			rule("company-free", "相手方の無償提供", "Partner bears it", "相手方が無償で負担している。", "The partner carries the cost for free."),
			rule("zombie", "自動更新のまま", "Renewed unverified", "自動更新が続いているが、確認できた活動がない。", "Renewed automatically, with nothing verified."),
			rule("budget-window-missed", "予算の時期を逃した", "Budget window missed", "実証または評価から半年以上たった最初の12月末（予算要求の時期の終わり）が過ぎたが、次の段階が確認できない。", "The first end of December (the end of the budget season) at least six months after a pilot or evaluation has passed, and no further step is confirmed."),
			rule("met-lost", "達成後に後退", "Met, then lost", "期限までに届いた目標に、その後届かなくなった。", "A target that was reached by its date is not reached any more."),
			rule("post-hoc-target", "後づけの目標", "Post-hoc target", "測定期間が終わってから定めた目標がある。判定には使わない。", "A target was set on or after the end of the measured period; it is ignored."),
			rule("goalpost-moved", "目標の変更", "Goalpost moved", "約束が、後から易しいものに変わった。", "A promise was later made easier."),
			rule("history-unknown", "履歴不明", "History unknown", "リポジトリの履歴が読めず、変更の有無を確かめられない。", "The repository's history cannot be read, so changes cannot be checked."),
			rule("unreviewed", "未確認", "Unreviewed", "第二の人がまだ出典と照合していない。", "No second person has checked the record against its sources."),
			rule("disputed", "異議あり", "Disputed", "内容に異議が出ている。", "Somebody disputes the record."),
		},
	}
	EvidenceSection = &Section{
		ID:    "evidence",
		Title: agreement.L("出典の信頼度", "Evidence grades"),
		Text: agreement.L("出典の種類と著者で決まる。A に当たるものでも当事者が書いたものは C、B に当たるもので自治体でない当事者が書いたものも C とする。",
			"From the type of a source and its author. What would be A counts as C when a party wrote it; what would be B counts as C when a party that is not a government wrote it."),
		Rules: []Rule{
			rule("A", "A：監査・第三者評価・研究", "A: audits, evaluations, research", "監査報告、第三者の評価報告や調査委員会の報告、論文。", "Audits, evaluations and inquiries by third parties, papers."),
			rule("B", "B：統計・予算・議事録・公告・公式報告・報道", "B: statistics, budgets, minutes, notices, official reports, press", "公の統計、予算・決算、議事録、契約の公告、公式の報告、報道機関自身の取材。", "Official statistics, budgets, minutes, contract notices, official reports, own reporting of the press."),
			rule("C", "C：公式ページ・当事者の報告", "C: official pages, reports of a party", "自治体のお知らせページ、当事者の報告。", "Information pages of a government, reports of a party."),
			rule("D", "D：当事者の発表・個人", "D: releases, private pages", "報道発表とその転載、個人のページ。", "Press releases and their reprints, private pages."),
		},
	}
)

// Sections returns the whole method in reading order.
func Sections() []*Section {
	return []*Section{HeadlineSection, EvidenceSection, ClaritySection, DeliverySection, ResultSection, ContinuationSection, BurdenSection, FlagSection}
}

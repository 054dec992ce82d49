package agreement

func entry(id, ja, en, docJA, docEN string) Word {
	return Word{ID: id, Label: L(ja, en), Doc: L(docJA, docEN)}
}

// The controlled vocabularies, in the order in which they are shown.
var (
	KindVocabulary = &Vocabulary{"kind", []Word{
		entry("comprehensive", "包括連携協定", "Comprehensive agreement", "分野を限らず連携をうたう協定。", "An agreement to work together without naming one field."),
		entry("field", "個別分野の協定", "Agreement in one field", "一つの分野や事業についての協定。", "An agreement about one field or project."),
		entry("disaster", "災害協定", "Disaster agreement", "災害のときの物資・人・場所の提供を約束する協定。", "A promise of goods, people or places in a disaster."),
		entry("watch-over", "見守り協定", "Watch-over agreement", "業務のなかで住民の異変に気づき通報する協定。", "A promise to notice and report residents in trouble."),
		entry("memorandum", "覚書", "Memorandum", "協議や調査を始めるための覚書。", "A memorandum that opens talks or a study."),
		entry("pilot", "実証実験", "Pilot", "期間を区切って試す取組。", "A trial with a beginning and an end."),
		entry("sib", "成果連動型契約（SIB・PFS）", "Pay-for-success contract (SIB, PFS)", "成果に応じて支払う契約。", "A contract that pays by result."),
		entry("programme", "制度・窓口", "Programme", "一つの協定ではなく、多くの協定や実証を束ねる制度。割合の計算には入れない。", "Not one agreement but a scheme that gathers many; left out of all shares."),
		entry("other", "その他", "Other", "上のどれにも当たらないもの。", "None of the above."),
	}}
	RoleVocabulary = &Vocabulary{"role", []Word{
		entry("government", "自治体", "Government", "都道府県・市区町村などの公の団体。", "A prefecture, municipality or other public authority."),
		entry("company", "企業", "Company", "会社。", "A business company."),
		entry("university", "大学", "University", "大学・研究機関。", "A university or research institute."),
		entry("bank", "金融機関", "Bank", "銀行・信用金庫など。", "A bank or credit union."),
		entry("npo", "NPO", "Non-profit", "特定非営利活動法人など。", "A non-profit organisation."),
		entry("association", "団体", "Association", "業界団体・協議会など。", "A trade association, council or similar body."),
		entry("public-body", "公的機関", "Public body", "独立行政法人・社会福祉協議会・警察など。", "An agency, a council of social welfare, the police."),
		entry("intermediary", "中間支援組織", "Intermediary", "当事者の間に立って運営する組織。", "An organisation that runs the scheme between the parties."),
		entry("funder", "資金提供者", "Funder", "資金を出す者。", "Whoever provides the money."),
		entry("evaluator", "評価者", "Evaluator", "成果を評価する第三者。", "A third party that evaluates the result."),
	}}
	OrganisationVocabulary = &Vocabulary{"organisation-kind", []Word{
		entry("company", "企業", "Company", "会社。", "A business company."),
		entry("university", "大学", "University", "大学・研究機関。", "A university or research institute."),
		entry("bank", "金融機関", "Bank", "銀行・信用金庫など。", "A bank or credit union."),
		entry("npo", "NPO", "Non-profit", "特定非営利活動法人など。", "A non-profit organisation."),
		entry("association", "団体", "Association", "業界団体・協議会など。", "A trade association, council or similar body."),
		entry("public-body", "公的機関", "Public body", "独立行政法人・社会福祉協議会・警察など。", "An agency, a council of social welfare, the police."),
		entry("group", "企業グループ", "Group", "複数の会社が一つの名で参加するもの。", "Several companies that take part under one name."),
	}}
	SignedBasisVocabulary = &Vocabulary{"signed-basis", []Word{
		entry("stated", "明記", "Stated", "出典が締結日として書いている。", "A source states it as the day of signing."),
		entry("page-date", "ページの日付", "Page date", "発表ページの日付から。", "Taken from the date of the page that announces it."),
		entry("derived", "推定", "Derived", "ほかの記述から導いた。", "Derived from other statements."),
	}}
	RenewalVocabulary = &Vocabulary{"renewal", []Word{
		entry("automatic", "自動更新", "Automatic", "申出がなければ更新される。", "Renewed unless a party objects."),
		entry("by-agreement", "合意で更新", "By agreement", "協議して更新する。", "Renewed when the parties agree to."),
		entry("none", "更新なし", "None", "期間の満了で終わる。", "Ends with its term."),
	}}
	StateVocabulary = &Vocabulary{"state", []Word{
		entry("active", "有効", "In force", "出典から続いていると分かる。", "A source shows that it continues."),
		entry("suspended", "停止中", "Suspended", "一時的に止まっている。", "Halted for the time being."),
		entry("ended", "終了", "Ended", "期間満了などで終わった。", "Ended, by its term or otherwise."),
		entry("dissolved", "解消", "Dissolved", "当事者が解消した。", "Dissolved by the parties."),
		entry("unknown", "不明", "Unknown", "公開情報から分からない。", "Not known from public sources."),
	}}
	EndReasonVocabulary = &Vocabulary{"end-reason", []Word{
		entry("target-missed", "目標に届かず断念", "Given up after missing the target", "目標に届かず本格導入を見送った。", "Not taken further because the target was missed."),
		entry("term-expired", "期間満了", "Term expired", "定めた期間が終わった。", "The agreed time ran out."),
		entry("partner-withdrew", "相手方の撤退", "Partner withdrew", "企業・大学などが撤退した。", "The company or university withdrew."),
		entry("government-withdrew", "自治体の判断", "Government withdrew", "自治体が終了を決めた。", "The government decided to end it."),
		entry("scandal", "不祥事", "Scandal", "不適切な事案を理由とする。", "Ended over improper conduct."),
		entry("superseded", "別の協定へ移行", "Superseded", "新しい協定に引き継がれた。", "Another agreement took its place."),
		entry("converted", "契約・本格事業へ移行", "Converted", "委託契約や本格事業になった。", "It became a contract or a regular service."),
		entry("other", "その他", "Other", "上のどれにも当たらない。", "None of the above."),
	}}
	RelationVocabulary = &Vocabulary{"relation", []Word{
		entry("parent", "上位の協定", "Parent", "この協定のもとになる協定。", "The agreement this one stands under."),
		entry("child", "下位の協定", "Child", "この協定にもとづく協定。", "An agreement made under this one."),
		entry("supersedes", "前の協定", "Supersedes", "これが置き換えた協定。", "The agreement that this one replaced."),
		entry("superseded-by", "後の協定", "Superseded by", "これを置き換えた協定。", "The agreement that replaced this one."),
		entry("same-programme", "同じ制度", "Same programme", "同じ制度のもとの協定。", "Another agreement of the same programme."),
	}}
	BearerVocabulary = &Vocabulary{"bearer", []Word{
		entry("company", "企業・大学など", "Partner", "相手方（企業・大学など）が負担する。", "The partner (company, university, …) pays."),
		entry("public", "自治体", "Government", "自治体が負担する。", "The government pays."),
		entry("shared", "双方", "Both", "双方が分担する。", "Both sides share the cost."),
		entry("third-party", "第三者", "Third party", "国の補助金・寄付者など第三者が負担する。", "Somebody else pays: a national grant, donors."),
		entry("user", "利用者", "Users", "利用者が料金を払う。", "Users pay a fee."),
	}}
	BurdenFormVocabulary = &Vocabulary{"burden-form", []Word{
		entry("cash", "金銭", "Cash", "お金の支出。", "Money."),
		entry("in-kind", "現物", "In kind", "物・場所・設備の提供。", "Goods, places, equipment."),
		entry("labour", "人手", "Labour", "人員・作業の提供。", "People and their work."),
		entry("service", "サービス", "Service", "サービスの提供。", "A service."),
	}}
	PriceVocabulary = &Vocabulary{"price", []Word{
		entry("free", "無償", "Free", "自治体は支払わない。", "The government pays nothing."),
		entry("discounted", "割引", "Discounted", "通常より安い。", "Below the usual price."),
		entry("full", "有償", "Full price", "通常の対価を払う。", "The usual price is paid."),
	}}
	BasisVocabulary = &Vocabulary{"basis", []Word{
		entry("stated", "明記", "Stated", "出典が書いている。", "A source states it."),
		entry("estimate", "試算", "Estimate", "試算・推計。", "An estimate."),
		entry("contract", "契約・予算", "Contract or budget", "契約書・予算書による。", "From a contract or a budget."),
	}}
	DeliverableVocabulary = &Vocabulary{"deliverable-kind", []Word{
		entry("service", "サービス", "Service", "住民や職員が使うサービス。", "A service for residents or staff."),
		entry("pilot", "実証", "Pilot", "期間を区切った試行。", "A trial with an end."),
		entry("product", "商品", "Product", "商品・メニューの開発や販売。", "A product or dish made or sold."),
		entry("facility", "施設・設備", "Facility", "施設・設備の設置。", "A building or equipment put in place."),
		entry("data", "データ・システム", "Data or system", "データの提供やシステム。", "Data or a system."),
		entry("donation", "寄付", "Donation", "金銭や物の寄付。", "Money or goods given."),
		entry("event", "催し", "Event", "催し・講座・キャンペーン。", "An event, a course, a campaign."),
		entry("publicity", "広報", "Publicity", "広報・PRへの協力。", "Help with publicity."),
		entry("contract", "委託・契約", "Contract", "委託や調達の契約。", "A paid contract."),
		entry("research", "調査・研究", "Research", "調査・研究。", "A study."),
	}}
	EventVocabulary = &Vocabulary{"event", []Word{
		entry("planned", "計画", "Planned", "予定・計画が発表された。実施を意味しない。", "Announced. It does not mean that it happened."),
		entry("started", "開始", "Started", "始まった。", "It began."),
		entry("paused", "中断", "Paused", "一時的に止まった。", "It was halted for a time."),
		entry("resumed", "再開", "Resumed", "再び始まった。", "It began again."),
		entry("delivered", "実施・完了", "Delivered", "約束したものができた、行われた。", "The thing was done or handed over."),
		entry("dropped", "取りやめ", "Dropped", "取りやめた。", "It was given up."),
	}}
	LevelVocabulary = &Vocabulary{"level", []Word{
		entry("input", "投入", "Input", "使った資源：費用・人手・寄付。", "What was put in: money, people, gifts."),
		entry("output", "活動量", "Output", "行ったことの量：回数・配布数・設置数・参加者数。", "What was done: times, leaflets, places, participants."),
		entry("outcome", "成果", "Outcome", "人や地域に起きた変化：受診率・待ち時間・ごみの量。", "What changed for people: screening rate, waiting time, waste."),
		entry("impact", "波及効果", "Impact", "長い目で見た変化。", "The long-term change."),
	}}
	BetterVocabulary = &Vocabulary{"better", []Word{
		entry("higher", "大きいほど良い", "Higher is better", "値が増えると良い。", "A rise is progress."),
		entry("lower", "小さいほど良い", "Lower is better", "値が減ると良い。", "A fall is progress."),
	}}
	SeriesVocabulary = &Vocabulary{"series", []Word{
		entry("period", "期間ごと", "Per period", "その期間だけの値。", "The value of that period alone."),
		entry("cumulative", "累計", "Cumulative", "開始からの累計。減ることはない。", "Added up since the start; it can only grow."),
		entry("snapshot", "時点", "Snapshot", "ある時点の値。", "The value at one moment."),
		entry("rate", "率", "Rate", "分母のある割合。", "A share with a denominator."),
		entry("ratio", "倍率", "Ratio", "前の値に対する倍率（単位は倍、1 が変化なし）か増減率（単位は %、0 が変化なし）。値そのものが比較である。", "A multiple of an earlier value (unit 倍, 1 is no change) or the change against it (unit %, 0 is no change): the value is itself a comparison."),
	}}
	CountsVocabulary = &Vocabulary{"counts", []Word{
		entry("gross", "延べ", "Gross", "同じ人を何度も数える。", "The same person may be counted again."),
		entry("unique", "実数", "Unique", "一人を一度だけ数える。", "Each person is counted once."),
	}}
	ScopeVocabulary = &Vocabulary{"scope", []Word{
		entry("agreement", "この協定", "This agreement", "この協定の取組だけの値。", "The value of this agreement's work alone."),
		entry("programme", "制度全体", "Programme", "この協定を含む制度や全国の合計。", "The total of a programme that this agreement is part of."),
		entry("elsewhere", "他の場所", "Elsewhere", "相手方がほかの場所で出した値。", "What the partner reached in another place."),
	}}
	AttributionVocabulary = &Vocabulary{"attribution", []Word{
		entry("none", "因果は示されていない", "None shown", "協定が原因だとは示されていない。", "That the agreement caused it is not shown."),
		entry("before-after", "前後比較", "Before and after", "前と後を比べた。", "The time before is compared with the time after."),
		entry("comparison", "比較対照", "Comparison", "別の集団と比べた。", "Compared with another group."),
		entry("quasi-experimental", "準実験", "Quasi-experimental", "差の差分析など。", "Difference in differences and the like."),
		entry("randomised", "無作為化", "Randomised", "無作為化比較試験。", "A randomised controlled trial."),
	}}
	MethodVocabulary = &Vocabulary{"method", []Word{
		entry("measured", "実測", "Measured", "数えた、測った。", "Counted or measured."),
		entry("estimated", "推計", "Estimated", "試算・推計・想定。", "Calculated from assumptions."),
		entry("self-reported", "自己申告", "Self-reported", "参加者の申告。", "As participants report it."),
		entry("survey", "アンケート", "Survey", "アンケート調査。", "A survey."),
	}}
	MeasuredByVocabulary = &Vocabulary{"measured-by", []Word{
		entry("government", "自治体", "Government", "自治体が測った・公表した。", "The government measured or published it."),
		entry("partner", "相手方", "Partner", "相手方が測った・公表した。", "The partner measured or published it."),
		entry("independent", "第三者", "Independent", "第三者が測った。", "A third party measured it."),
		entry("press", "報道", "Press", "報道機関の取材による。", "From a newspaper's or broadcaster's own reporting."),
	}}
	StatedVocabulary = &Vocabulary{"stated", []Word{
		entry("target-met", "目標に届いたと述べる", "Says the target was met", "数値は示されていない。表示するが、成果には数えない。", "No number is given. It is shown and not counted as a result."),
		entry("target-missed", "目標に届かなかったと述べる", "Says the target was missed", "数値は示されていない。未達として数える。", "No number is given. It counts as missed."),
	}}
	QualifierVocabulary = &Vocabulary{"qualifier", []Word{
		entry("about", "約", "About", "およその値。", "An approximate value."),
		entry("over", "超", "Over", "その値を超える。", "More than the value."),
		entry("at-least", "以上", "At least", "その値かそれより大きい。", "The value or more."),
		entry("at-most", "以下", "At most", "その値かそれより小さい。", "The value or less."),
		entry("below", "未満", "Below", "その値に届かない。", "Less than the value."),
	}}
	StageVocabulary = &Vocabulary{"stage", []Word{
		entry("proposal", "提案", "Proposal", "提案・公募・構想の発表。", "A proposal, a call, an announced plan."),
		entry("pilot", "実証", "Pilot", "実証実験が始まった。", "The pilot began."),
		entry("evaluation", "評価", "Evaluation", "結果が評価・公表された。", "The result was evaluated or published."),
		entry("budget-request", "予算要求", "Budget request", "担当課が予算を要求した。", "The department asked for a budget."),
		entry("finance-hearing", "財政査定", "Finance hearing", "財政部門が査定した。", "The finance section examined the request."),
		entry("assembly", "議会", "Assembly", "議会が議決・審議した。", "The assembly debated or decided."),
		entry("procurement", "調達", "Procurement", "入札・プロポーザルなどで選んだ。", "A supplier was chosen."),
		entry("contract", "契約", "Contract", "委託などの契約を結んだ。", "A contract was made."),
		entry("operation", "本格運用", "Operation", "本格的な運用が始まった。", "Regular operation began."),
		entry("stopped", "中止", "Stopped", "中止・断念・撤退。", "It was stopped or given up."),
	}}
	ProcurementVocabulary = &Vocabulary{"procurement-method", []Word{
		entry("open-tender", "一般競争入札", "Open tender", "価格などで競う入札。", "A competition open to all."),
		entry("proposal", "プロポーザル", "Proposal competition", "提案の内容で選ぶ。", "Chosen by the quality of the proposal."),
		entry("negotiated", "随意契約", "Negotiated contract", "競争によらない契約。", "A contract without competition."),
	}}
	AwardedVocabulary = &Vocabulary{"awarded-to", []Word{
		entry("partner", "協定の相手方", "The partner", "協定の相手方が受注した。", "The partner of the agreement won."),
		entry("competitor", "競合他社", "A competitor", "別の事業者が受注した。", "Somebody else won."),
	}}
	FundingVocabulary = &Vocabulary{"funding", []Word{
		entry("own-budget", "一般財源", "Own budget", "自治体の財源。", "The government's own money."),
		entry("national-grant", "国の補助金・交付金", "National grant", "国の補助金・交付金。", "A grant of the state."),
		entry("prefectural-grant", "都道府県の補助金", "Prefectural grant", "都道府県の補助金。", "A grant of the prefecture."),
		entry("corporate-donation", "企業版ふるさと納税・寄付", "Corporate donation", "企業の寄付。", "A company's gift."),
		entry("partner", "相手方の負担", "Partner", "相手方の負担。", "The partner's money."),
		entry("mixed", "複数", "Mixed", "複数の財源。", "Several of these."),
	}}
	ReplicationVocabulary = &Vocabulary{"replication-of", []Word{
		entry("signing", "締結の広がり", "The signing", "同じ協定が結ばれただけ。", "The same agreement was signed elsewhere, no more."),
		entry("result", "成果の広がり", "The result", "同じ取組が実際に始まった。", "The same thing was put to use elsewhere."),
	}}
	ReplicationFormVocabulary = &Vocabulary{"replication-form", []Word{
		entry("agreement", "協定", "Agreement", "協定として。", "As an agreement."),
		entry("pilot", "実証", "Pilot", "実証として。", "As a pilot."),
		entry("contract", "契約", "Contract", "契約・調達として。", "As a contract."),
		entry("operation", "本格運用", "Operation", "本格運用として。", "As regular operation."),
	}}
	AmendmentVocabulary = &Vocabulary{"amendment-cause", []Word{
		entry("renegotiated", "再交渉", "Renegotiated", "当事者が約束を変えた。", "The parties changed the promise."),
		entry("ended", "終了", "Ended", "終了により約束がなくなった。", "The promise ended with the agreement."),
		entry("released", "免除", "Released", "一方が約束を免じた。", "One side let the other off."),
		entry("corrected", "訂正", "Corrected", "記録の誤りを直した。", "An error of the record was mended."),
	}}
	ReviewVocabulary = &Vocabulary{"review", []Word{
		entry("unreviewed", "未確認", "Unreviewed", "第二の人がまだ出典と照合していない。", "No second person has checked it against its sources."),
		entry("reviewed", "確認済み", "Reviewed", "第二の人が出典と照合した。", "A second person has checked it against its sources."),
		entry("disputed", "異議あり", "Disputed", "内容に異議が出ている。", "Somebody disputes it."),
	}}
	EvidenceVocabulary = &Vocabulary{"evidence-type", []Word{
		entry("audit", "監査", "Audit", "監査委員・会計検査の報告。", "A report of auditors."),
		entry("evaluation", "評価報告", "Evaluation", "第三者の評価報告・調査委員会の報告。", "An evaluation by a third party, a report of an inquiry."),
		entry("research", "研究", "Research", "論文・学会発表。", "A paper or conference talk."),
		entry("statistics", "統計", "Statistics", "公の統計。", "Official statistics."),
		entry("budget", "予算・決算", "Budget", "予算書・決算書。", "A budget or its accounts."),
		entry("council-minutes", "議事録", "Minutes", "議会・審議会の議事録。", "Minutes of an assembly or council."),
		entry("contract-notice", "契約・入札公告", "Contract notice", "契約・入札の公告や結果。", "A notice or result of a contract or tender."),
		entry("official-report", "公式報告", "Official report", "自治体や国の報告書・資料・記者発表での結果公表。", "A report of a government about results."),
		entry("press", "報道", "Press", "報道機関自身の取材記事。", "A newspaper's or broadcaster's own reporting."),
		entry("official-page", "公式ページ", "Official page", "自治体・公的機関のお知らせや案内のページ。", "A notice or information page of a government."),
		entry("party-report", "当事者の報告", "Party report", "当事者（企業・大学など）の報告や事例紹介。", "A report or case study of a party."),
		entry("party-release", "当事者の発表", "Party release", "当事者の報道発表とその転載。", "A party's press release, wherever it is reprinted."),
		entry("citizen", "個人・転載", "Citizen", "個人のページ、転載、まとめ。", "A private page, a copy, a digest."),
	}}
)

// Vocabularies returns every controlled vocabulary in the order of the field reference.
func Vocabularies() []*Vocabulary {
	return []*Vocabulary{
		KindVocabulary, RoleVocabulary, OrganisationVocabulary, SignedBasisVocabulary, RenewalVocabulary, StateVocabulary,
		EndReasonVocabulary, RelationVocabulary, BearerVocabulary, BurdenFormVocabulary, PriceVocabulary, BasisVocabulary,
		DeliverableVocabulary, EventVocabulary, LevelVocabulary, BetterVocabulary, SeriesVocabulary, CountsVocabulary, ScopeVocabulary,
		AttributionVocabulary, MethodVocabulary, MeasuredByVocabulary, StatedVocabulary, QualifierVocabulary, StageVocabulary, ProcurementVocabulary,
		AwardedVocabulary, FundingVocabulary, ReplicationVocabulary, ReplicationFormVocabulary, AmendmentVocabulary, ReviewVocabulary,
		EvidenceVocabulary,
	}
}

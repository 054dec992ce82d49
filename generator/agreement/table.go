package agreement

// RecordObject describes a record of an agreement: the field table of schema 1.
var RecordObject = &Object{Name: "agreement", Label: L("協定の記録", "Agreement record"), Fields: []Field{
	field("schema", TypeInteger, "形式の版", "Schema", "記録の形式の版。今は 1。", "Version of the record format. Now 1.", "1"),
	field("id", TypeID, "ID", "Id", "永久に変わらない ID。ファイル名と同じ。題名からは作らない。", "Permanent id, equal to the file name. Never derived from the title.", "osaka-pref-example-2014").required(),
	field("aliases", TypeID, "以前のID", "Former ids", "統合される前に使っていた ID。そのページから転送される。", "Ids this record had before; their pages lead here.", "[osaka-example]").list(),
	field("title", TypeLocalized, "名称", "Title", "協定の名称。出典のとおりに書く。", "Name of the agreement, as sources have it.", "{ja: 大阪府と株式会社例の包括連携協定, en: Osaka Prefecture – Example comprehensive agreement}").required(),
	word("kind", KindVocabulary, "種類", "Kind", "協定の種類。", "What sort of agreement it is."),
	field("standby", TypeBool, "待機型", "Standby", "何かが起きたときだけ働く協定か（災害時の物資供給など）。使われた記録は activations に書く。", "True for an agreement that acts only when something happens; real uses go to activations.", "true"),
	object("parties", partyObject, "当事者", "Parties", "協定を結んだ者。", "Who signed.").list().required(),
	field("signed", TypeDate, "締結日", "Signed", "締結の日。分かる精度で書く。", "Day of signing, as precisely as sources know it.", "2014-11-27"),
	word("signed_basis", SignedBasisVocabulary, "締結日の根拠", "Basis of the date", "締結日がどう分かったか。", "How the day of signing is known."),
	field("first_known", TypeDate, "確認できる最初の日", "First known", "締結日の出典がないとき、存在が確認できる最初の日。", "Where no source dates the signing: the first day it is known to exist.", "2016-04"),
	object("term", termObject, "期間", "Term", "協定の期間。", "How long the agreement holds."),
	word("state", StateVocabulary, "状態", "State", "出典から分かる今の状態。", "Whether it is in force, as sources show."),
	object("ended", endingObject, "終了", "Ending", "いつ、なぜ終わったか。", "When and why it ended."),
	object("related", relationObject, "関連する記録", "Related records", "ほかの記録との関係。", "How this record relates to others.").list(),
	field("themes", TypeThemeRef, "分野", "Themes", "分野。agreements/themes.yaml の一覧から選ぶ。", "Subjects, from the list in agreements/themes.yaml.", "[disaster, health]").list(),
	field("summary", TypeProse, "概要", "Summary", "自分の言葉で書いた短い説明。Markdown（HTML は不可）。", "A short description in your own words. Markdown without HTML.", "{ja: 災害時の物資供給と店頭での健康啓発を行う。}"),
	object("burden", burdenObject, "費用負担", "Burden", "誰がどの費用を負担するか。", "Who carries which cost.").list(),
	object("deliverables", deliverableObject, "取組", "Deliverables", "約束したこと、行ったこと。", "What was promised and what was done.").list(),
	object("pathway", stageObject, "事業化の道筋", "Pathway", "実証から契約までの段階。追記のみ。", "Steps from a pilot to a contract; append only.").list(),
	object("activations", activationObject, "発動", "Activations", "待機型の協定が実際に使われた記録。", "Real uses of a standby agreement.").list(),
	object("replications", replicationObject, "横展開", "Replications", "ほかの地域への広がり。締結の広がりと成果の広がりを区別する。", "Spread to other places: of the signing, or of the result.").list(),
	object("conflicts", conflictObject, "出典の食い違い", "Conflicts", "出典どうしの食い違い。両方を残す。", "Where sources disagree; both are kept.").list(),
	object("responses", responseObject, "当事者の見解", "Responses", "この記録についての当事者の見解。", "What a party says about this record.").list(),
	object("amendments", amendmentObject, "約束の変更", "Amendments", "公表された約束の変更。", "Declared changes of a promise.").list(),
	object("review", reviewObject, "確認", "Review", "第二の人が出典と照合したか。", "Whether a second person has checked the record."),
	field("checked", TypeDate, "最終調査日", "Checked", "新しい出典を最後に探した日。", "Last day somebody looked for new evidence.", "2026-11-20"),
	object("exceptions", exceptionObject, "検査の例外", "Exceptions", "確かめたうえで、期限まで出さないことにした検査の警告と提案。", "Warnings and hints of the checks that somebody has looked at and silenced until a day.").list(),
	object("evidence", evidenceObject, "出典", "Evidence", "開いて確かめられる出典。", "Sources that can be opened.").list().required(),
}}

// OrganisationObject describes a file under agreements/parties.
var OrganisationObject = &Object{Name: "organisation", Label: L("団体の記録", "Organisation record"), Fields: []Field{
	field("schema", TypeInteger, "形式の版", "Schema", "記録の形式の版。今は 1。", "Version of the record format. Now 1.", "1"),
	field("id", TypeID, "ID", "Id", "永久に変わらない ID。ファイル名と同じ。", "Permanent id, equal to the file name.", "lawson").required(),
	field("name", TypeLocalized, "名称", "Name", "正式な名称。", "Official name.", "{ja: 株式会社ローソン, en: 'Lawson, Inc.'}").required(),
	word("kind", OrganisationVocabulary, "種類", "Kind", "団体の種類。", "What sort of organisation it is."),
	field("aliases", TypeText, "別名", "Aliases", "出典に現れる別の名称・旧社名。", "Other and former names in sources.", "[ローソン]").list(),
	field("corporate_number", TypeText, "法人番号", "Corporate number", "国税庁の法人番号（13桁）。出典があるときだけ。", "The 13-digit 法人番号, only where a source gives it.", "'2010701019195'"),
	field("url", TypeURL, "ウェブサイト", "Website", "公式サイト。", "Official website.", "https://www.example.co.jp/"),
	field("successor", TypePartyRef, "承継先", "Successor", "合併・改称後の団体。", "The organisation that took its place.", "example"),
	note(),
	object("exceptions", exceptionObject, "検査の例外", "Exceptions", "確かめたうえで、期限まで出さないことにした検査の警告と提案。", "Warnings and hints of the checks that somebody has looked at and silenced until a day.").list(),
	object("evidence", evidenceObject, "出典", "Evidence", "この団体についての出典。", "Sources about the organisation.").list(),
}}

// ThemeObject describes an item of agreements/themes.yaml.
var ThemeObject = &Object{Name: "theme", Label: L("分野", "Theme"), Fields: []Field{
	field("id", TypeID, "ID", "Id", "分野の ID。", "Id of the theme.", "health").required(),
	field("ja", TypeText, "日本語名", "Japanese", "日本語での名。", "Name in Japanese.", "健康").required(),
	field("en", TypeText, "英語名", "English", "英語での名。", "Name in English.", "Health").required(),
}}

var partyObject = &Object{Name: "party", Label: L("当事者", "Party"), NaturalKey: [][]string{{"ref"}, {"name"}}, Fields: []Field{
	word("role", RoleVocabulary, "役割", "Role", "当事者が何であるか。", "What the party is.").required(),
	field("ref", TypePartyRef, "参照", "Reference", "自治体は jp: と6桁のコード、ほかは agreements/parties/ の ID。", "A local government as jp: and its six-digit code, others by their id in agreements/parties/.", `"jp:270008"`),
	field("name", TypeLocalized, "名称（集合）", "Name of a group", "出典が集合名だけを挙げるとき（「38事業者」など）、ref の代わりに書く。", "Instead of ref, where sources name only a group (“38 companies”).", "{ja: 電力・ガスなど38事業者, en: 38 utilities and others}"),
	field("count", TypeInteger, "数", "Count", "集合の数。", "How many the group has.", "38"),
	field("section", TypeText, "担当課", "Section", "担当する部署。個人名は書かない。", "The section in charge. Never a person's name.", "公民連携課"),
}}

var termObject = &Object{Name: "term", Label: L("期間", "Term"), Fields: []Field{
	field("from", TypeDate, "発効日", "From", "効力が始まる日。", "Day of effect.", "2014-11-27"),
	field("to", TypeDate, "終期", "To", "期間の終わり。", "End of the term.", "2017-03-31"),
	word("renewal", RenewalVocabulary, "更新", "Renewal", "更新のしかた。", "How it is renewed."),
}}

var endingObject = &Object{Name: "ending", Label: L("終了", "Ending"), Fields: []Field{
	field("on", TypeDate, "日付", "On", "終わった日。", "When it ended.", "2023-12"),
	word("reason", EndReasonVocabulary, "理由", "Reason", "終わった理由。", "Why it ended."),
	note(), evidenceRefs(),
}}

var relationObject = &Object{Name: "relation", Label: L("関連", "Relation"), NaturalKey: [][]string{{"rel", "id"}}, Fields: []Field{
	word("rel", RelationVocabulary, "関係", "Relation", "相手の記録がこの記録にとって何であるか。", "What the other record is to this one.").required(),
	field("id", TypeRecordRef, "記録", "Record", "相手の記録の ID。", "Id of the other record.", "osaka-pref-example-2014").required(),
}}

var quantityObject = &Object{Name: "quantity", Label: L("数量", "Quantity"), Fields: []Field{
	field("value", TypeNumber, "値", "Value", "数。桁区切りや「約」は書かない。", "Plain number; no separators, no “about”.", "1200").required(),
	field("unit", TypeText, "単位", "Unit", "単位。金額は JPY。", "Unit; JPY for yen.", "本").required(),
	word("qualifier", QualifierVocabulary, "限定", "Qualifier", "約・超・以上など。", "About, over, at least and so on."),
}}

var burdenObject = &Object{Name: "burden", Label: L("費用負担", "Burden"), NaturalKey: [][]string{{"bearer", "period", "form"}}, Fields: []Field{
	word("bearer", BearerVocabulary, "負担者", "Bearer", "誰が負担するか。", "Who pays.").required(),
	word("form", BurdenFormVocabulary, "形", "Form", "何で負担するか。", "What it is paid in."),
	word("price", PriceVocabulary, "価格", "Price", "自治体にとっての価格。", "The price to the government."),
	object("amount", quantityObject, "金額", "Amount", "金額または量。", "How much."),
	word("basis", BasisVocabulary, "根拠", "Basis", "金額がどう分かったか。", "How the amount is known."),
	field("period", TypePeriod, "期間", "Period", "負担の期間。", "The period it covers.", "FY2023"),
	note(), evidenceRefs(),
}}

var deliverableObject = &Object{Name: "deliverable", Label: L("取組", "Deliverable"), NaturalKey: [][]string{{"id"}}, Fields: []Field{
	field("id", TypeID, "ID", "Id", "記録の中で永久に変わらない ID。", "Permanent inside the record.", "d1").required(),
	field("title", TypeLocalized, "名称", "Title", "取組の名。", "What it is.", "{ja: 移動販売, en: Mobile shop}").required(),
	word("kind", DeliverableVocabulary, "種類", "Kind", "取組の種類。", "What sort of thing it is."),
	field("owner", TypePartyRef, "担い手", "Owner", "実施する当事者（この記録の parties の ref）。", "The party that does it (a ref under parties).", "lawson"),
	object("promised", promiseObject, "約束", "Promised", "何をどれだけ、いつまでに約束したか。", "How much was promised, by when."),
	object("events", eventObject, "出来事", "Events", "起きたこと。追記のみ。", "What happened; append only.").list(),
	object("indicators", indicatorObject, "指標", "Indicators", "測られたもの。", "What is measured.").list(),
	note(),
}}

var promiseObject = &Object{Name: "promise", Label: L("約束", "Promise"), Fields: []Field{
	object("quantity", quantityObject, "数量", "Quantity", "約束した量。", "How much was promised."),
	field("due", TypeDate, "期限", "Due", "期限。", "By when.", "2016-03-31"),
	field("period", TypePeriod, "期間", "Period", "実施する期間。", "During which period.", "FY2015"),
	evidenceRefs(),
}}

var eventObject = &Object{Name: "event", Label: L("出来事", "Event"), NaturalKey: [][]string{{"type", "on"}}, Fields: []Field{
	field("on", TypeDate, "日付", "On", "起きた日。", "When.", "2015-04").required(),
	word("type", EventVocabulary, "種類", "Type", "何が起きたか。", "What happened.").required(),
	object("quantity", quantityObject, "数量", "Quantity", "そのときの量。", "How much."),
	field("reason", TypeProse, "理由", "Reason", "中断・取りやめの理由。", "Why it paused or was dropped.", "{ja: 事業者から継続困難の申出}"),
	note(), evidenceRefs(),
}}

var indicatorObject = &Object{Name: "indicator", Label: L("指標", "Indicator"), NaturalKey: [][]string{{"id"}}, Fields: []Field{
	field("id", TypeID, "ID", "Id", "記録の中で永久に変わらない ID。", "Permanent inside the record.", "i1").required(),
	field("title", TypeLocalized, "名称", "Title", "指標の名。出典の言い方のとおり。", "What is measured, in the source's words.", "{ja: 特定健診受診率, en: Health check rate}").required(),
	word("level", LevelVocabulary, "段階", "Level", "何を測っているか。名前ではなく中身で決める。迷ったら output。", "What it measures, not what it is called. When in doubt: output.").required(),
	field("unit", TypeText, "単位", "Unit", "単位。", "Unit.", `"%"`).required(),
	word("better", BetterVocabulary, "良い方向", "Better", "どちらが良いか。書かなければ higher。", "Which direction is progress; higher where it is left out."),
	word("series", SeriesVocabulary, "系列", "Series", "値どうしの関係。種類の違う値は一つの系列にしない。", "How values relate; unlike series are never joined."),
	word("counts", CountsVocabulary, "数え方", "Counts", "人や訪問の数え方。", "How people or visits are counted."),
	word("scope", ScopeVocabulary, "範囲", "Scope", "値の範囲。agreement だけが判定に使われる。書かなければ agreement。", "What the values cover; only agreement can carry a verdict. Left out: agreement."),
	field("aggregatable", TypeBool, "合算可", "Aggregatable", "ほかの協定の値と足してよいか。", "May it be added across agreements?", "false"),
	word("attribution", AttributionVocabulary, "因果の示し方", "Attribution", "協定の効果であることがどこまで示されているか。", "How far it is shown that the agreement caused the change."),
	object("baseline", baselineObject, "基準値", "Baseline", "協定の前の値。", "The value before."),
	object("targets", targetObject, "目標", "Targets", "目標。最初のものが当初の目標、後のものは改定。", "The first is the signed-day target, later ones are revisions.").list(),
	object("measurements", measurementObject, "実績", "Measurements", "測られた値。追記のみ。", "Measured values; append only.").list(),
	note(),
}}

var baselineObject = &Object{Name: "baseline", Label: L("基準値", "Baseline"), Fields: []Field{
	field("value", TypeNumber, "値", "Value", "数。", "Plain number.", "31.5").required(),
	field("unit", TypeText, "単位", "Unit", "指標の単位と違うときだけ。違う単位の基準値とは比べない。", "Only where it differs from the indicator's; such a baseline is not compared.", "件"),
	word("qualifier", QualifierVocabulary, "限定", "Qualifier", "約・超・以上など。", "About, over, at least and so on."),
	field("period", TypePeriod, "期間", "Period", "いつの値か。", "When it was measured.", "FY2015"),
	field("growth", TypeBool, "伸び率", "Growth rate", "値そのものが伸び率か。伸び率は基準値にならない。", "True where the value is itself a growth rate: that is no baseline.", "true"),
	note(), evidenceRefs(),
}}

var targetObject = &Object{Name: "target", Label: L("目標", "Target"), NaturalKey: [][]string{{"set_on"}}, Fields: []Field{
	field("value", TypeNumber, "値", "Value", "目標値。幅のときは min と max。", "The value to reach; min and max for a range.", "40.0"),
	field("min", TypeNumber, "下限", "Min", "目標の幅の下限。", "Lower bound of a range.", "40"),
	field("max", TypeNumber, "上限", "Max", "目標の幅の上限。", "Upper bound of a range.", "45"),
	field("by", TypeDate, "期限", "By", "いつまでに。", "By when.", "2018-03-31"),
	field("set_on", TypeDate, "設定日", "Set on", "目標を定めた日。測った後に決めた目標は数えない。", "When the target was set; one set after the measured period is ignored.", "2015-04-01"),
	note(), evidenceRefs(),
}}

var measurementObject = &Object{Name: "measurement", Label: L("実績", "Measurement"), NaturalKey: [][]string{{"id"}, {"period"}}, Fields: []Field{
	field("id", TypeID, "ID", "Id", "同じ期間に二つの値があるときの ID。", "Tells two values of one period apart.", "m1"),
	field("period", TypePeriod, "期間", "Period", "いつの値か。", "Which period it covers.", "FY2017").required(),
	field("value", TypeNumber, "値", "Value", "数。幅のときは min と max。", "Plain number; min and max for a range.", "36.2"),
	field("min", TypeNumber, "下限", "Min", "幅の下限。", "Lower bound of a range.", "645"),
	field("max", TypeNumber, "上限", "Max", "幅の上限。", "Upper bound of a range.", "1040"),
	field("text", TypeText, "文言", "Text", "出典が言葉だけのとき、その文言。", "The words, where a source states no number.", "目標未達"),
	word("stated", StatedVocabulary, "出典の評価", "Stated", "数値がなく、目標に届いたかどうかだけを出典が述べるとき。", "Where the source gives no number and only says whether its target was reached."),
	word("qualifier", QualifierVocabulary, "限定", "Qualifier", "約・超・以上など。", "About, over, at least and so on."),
	word("method", MethodVocabulary, "方法", "Method", "どう得た値か。試算・推計・想定は estimated。", "How the value was obtained; estimates are estimated."),
	word("by", MeasuredByVocabulary, "測った者", "By", "誰が測った・公表したか。", "Who measured or published it."),
	field("numerator", TypeNumber, "分子", "Numerator", "率の分子。", "Numerator of a rate.", "362"),
	field("denominator", TypeNumber, "分母", "Denominator", "率の分母。", "Denominator of a rate.", "1000"),
	field("final", TypeBool, "確定", "Final", "確定値か。", "True where the value is final.", "true"),
	field("supersedes", TypeID, "訂正対象", "Supersedes", "この値が訂正する実績の ID。", "Id of the measurement that this one corrects.", "m1"),
	note(), evidenceRefs(),
}}

var stageObject = &Object{Name: "stage", Label: L("段階", "Stage"), NaturalKey: [][]string{{"stage", "on"}}, Fields: []Field{
	word("stage", StageVocabulary, "段階", "Stage", "どの段階か。", "Which step.").required(),
	field("on", TypeDate, "日付", "On", "いつか。", "When.", "2017-05-01"),
	word("method", ProcurementVocabulary, "調達の方法", "Method", "調達・契約の方法。", "How the supplier was chosen."),
	word("awarded_to", AwardedVocabulary, "受注者", "Awarded to", "誰が受注したか。", "Who won."),
	field("bidders", TypeInteger, "応募者数", "Bidders", "応募・入札した者の数。", "How many took part.", "1"),
	object("amount", quantityObject, "金額", "Amount", "契約・予算の額。", "Amount of the contract or budget."),
	word("funding", FundingVocabulary, "財源", "Funding", "何のお金か。", "Whose money it is."),
	word("reason", EndReasonVocabulary, "理由", "Reason", "中止の理由。", "Why it was stopped."),
	note(), evidenceRefs(),
}}

var activationObject = &Object{Name: "activation", Label: L("発動", "Activation"), NaturalKey: [][]string{{"on", "event"}}, Fields: []Field{
	field("on", TypeDate, "日付", "On", "使われた日。", "When.", "2016-04-15").required(),
	field("event", TypeLocalized, "きっかけ", "Event", "何が起きたか。", "What happened.", "{ja: 熊本地震, en: Kumamoto earthquake}").required(),
	object("quantity", quantityObject, "数量", "Quantity", "提供された量。", "What was supplied."),
	note(), evidenceRefs(),
}}

var replicationObject = &Object{Name: "replication", Label: L("横展開", "Replication"), NaturalKey: [][]string{{"to", "of"}, {"name", "of"}}, Fields: []Field{
	field("to", TypePartyRef, "広がった先", "To", "広がった先の自治体。", "The government it spread to.", `"jp:340006"`),
	field("name", TypeLocalized, "広がった先（名称）", "Name", "自治体コードで書けないとき、to の代わりに。", "Instead of to, where no code fits.", "{ja: 県内6市町村, en: six towns of the prefecture}"),
	field("on", TypeDate, "日付", "On", "いつ。", "When.", "2018"),
	word("of", ReplicationVocabulary, "何の", "Of", "締結の広がりか、成果の広がりか。", "Spread of the signing, or of the result.").required(),
	word("form", ReplicationFormVocabulary, "形", "Form", "どの形で。", "In which form."),
	note(), evidenceRefs(),
}}

var conflictObject = &Object{Name: "conflict", Label: L("出典の食い違い", "Conflict"), NaturalKey: [][]string{{"path"}}, Fields: []Field{
	field("path", TypePath, "項目", "Path", "食い違う項目。", "Which value.", "signed").required(),
	object("values", conflictValueObject, "それぞれの値", "Values", "出典ごとの値。", "What each source says.").list().required(),
	note(),
}}

var conflictValueObject = &Object{Name: "conflict-value", Label: L("値", "Value"), NaturalKey: [][]string{{"value"}}, Fields: []Field{
	field("value", TypeScalar, "値", "Value", "出典にある値。", "The value in the source.", "2018-12-16").required(),
	evidenceRefs(),
}}

var responseObject = &Object{Name: "response", Label: L("当事者の見解", "Response"), NaturalKey: [][]string{{"by", "on"}}, Fields: []Field{
	field("by", TypePartyRef, "誰が", "By", "見解を出した当事者。", "The party.", "lawson").required(),
	field("on", TypeDate, "日付", "On", "いつ。", "When.", "2026-01-10").required(),
	field("text", TypeProse, "本文", "Text", "見解の要旨。", "What it says.", "{ja: 数値は集計中である。}").required(),
	evidenceRefs(),
}}

var amendmentObject = &Object{Name: "amendment", Label: L("約束の変更", "Amendment"), NaturalKey: [][]string{{"path", "on"}}, Fields: []Field{
	field("on", TypeDate, "日付", "On", "変わった日。", "When.", "2016-04-01").required(),
	field("path", TypePath, "項目", "Path", "変わった約束。", "Which promise.", "deliverables/d1/promised/due").required(),
	field("from", TypeScalar, "前", "From", "前の値。", "Old value.", "2016-03-31"),
	field("to", TypeScalar, "後", "To", "後の値。", "New value.", "2017-03-31"),
	word("cause", AmendmentVocabulary, "原因", "Cause", "なぜ変わったか。", "Why it changed.").required(),
	field("reason", TypeProse, "理由", "Reason", "出典が述べる理由。", "The reason that sources give.", "{ja: 工事の遅れ}"),
	evidenceRefs(),
}}

var reviewObject = &Object{Name: "review", Label: L("確認", "Review"), Fields: []Field{
	word("state", ReviewVocabulary, "状態", "State", "照合の状態。", "State of the review.").required(),
	field("by", TypeText, "確認者", "By", "確認した人の公開名（アカウント名）。", "Public account name of the reviewer.", "example-user"),
	field("on", TypeDate, "日付", "On", "確認した日。", "When.", "2026-11-20"),
}}

var exceptionObject = &Object{Name: "exception", Label: L("検査の例外", "Exception"), NaturalKey: [][]string{{"rule", "path"}}, Fields: []Field{
	field("rule", TypeID, "規則", "Rule", "出さないことにする規則の ID。警告と提案だけに使え、エラーには使えない。", "Id of the rule that is silenced. Warnings and hints can be; errors cannot.", "target-undated").required(),
	field("path", TypePath, "項目", "Path", "対象の項目。書かなければファイル全体。", "Which value is meant; left out, the whole file.", "deliverables/d1/indicators/i1"),
	field("reason", TypeProse, "理由", "Reason", "このままで正しい理由。", "Why the file is right as it stands.", "{ja: 計画に期限の記載がない。}").required(),
	field("until", TypeDate, "期限", "Until", "例外が有効な最後の日。過ぎると検査の結果が再び出る。", "Last day the exception holds; after it the finding comes back.", "2027-03-31").required(),
}}

var evidenceObject = &Object{Name: "evidence", Label: L("出典", "Evidence"), NaturalKey: [][]string{{"id"}}, Fields: []Field{
	field("id", TypeID, "ID", "Id", "記録の中での ID。", "Id inside the record.", "e1").required(),
	word("type", EvidenceVocabulary, "種類", "Type", "出典の種類。信頼度（A〜D）はこれで決まる。", "What sort of source it is; its grade follows from this.").required(),
	field("title", TypeText, "題名", "Title", "出典の題名をそのまま。", "Title of the source as it stands.", "包括連携協定を締結しました"),
	field("publisher", TypeText, "発行者", "Publisher", "発行者。", "Who published it.", "大阪府"),
	field("by", TypePartyRef, "当事者である著者", "By (party)", "著者が協定の当事者であるとき、その参照。", "Set when the author is a party.", `"jp:270008"`),
	field("url", TypeURL, "URL", "URL", "出典のアドレス。", "Address of the source.", "https://www.pref.osaka.lg.jp/").required(),
	field("archive_url", TypeURL, "保存版", "Archive copy", "保存版のアドレス。", "Address of an archived copy.", "https://web.archive.org/web/2026/https://www.pref.osaka.lg.jp/"),
	field("published", TypeDate, "公開日", "Published", "出典の日付。", "Date of the source.", "2014-11-27"),
	field("accessed", TypeDate, "確認日", "Accessed", "出典を最後に開いた日。", "Last day it was opened.", "2026-11-20"),
	field("sha256", TypeDigest, "ダイジェスト", "Digest", "保存した文書の SHA-256。", "SHA-256 of the saved document.", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
	field("page", TypeInteger, "ページ", "Page", "文書の何ページか。", "Page of the document.", "3"),
	note(),
}}

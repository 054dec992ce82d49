package lint

import (
	"slices"
	"strings"

	"seika/generator/agreement"
	"seika/generator/diag"
)

var outcomeActivity = &rule{
	Rule: diag.Rule{
		ID:       "outcome-is-activity",
		Severity: diag.Warning,
		Title:    diag.T("活動量が成果になっている", "A count of activity is called an outcome"),
		Why: diag.T(
			"回数・配布数・参加者数は「行ったこと」で、「変わったこと」ではありません。成果の段階にすると、何も変わっていない協定が「成果あり」と判定されます。段階は名前ではなく測っている中身で決め、迷ったら output にします。",
			"Times, leaflets and participants are what was done, not what changed. Called an outcome they let an agreement that changed nothing be judged a success. The level follows from what is measured, not from its name; when in doubt it is output."),
		Bad: exampleHead + activityExample("outcome") + exampleEvidence,
		Good: exampleHead + activityExample("output") + `      - id: i2
        title: {ja: 救急搬送された熱中症患者数}
        level: outcome
        unit: 人
        better: lower
        measurements:
          - {period: FY2021, value: 31, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			if !ind.Level.IsResult() {
				continue
			}
			why, ok := looksLikeActivity(ind)
			if !ok {
				continue
			}
			d := p.report(at.path().Key("level"), diag.Tf(
				"「%[1]s」は活動の量に見えますが、段階が %[2]s です（%[3]s）。",
				"%[4]q looks like a count of activity, but its level is %[2]s (%[3]s).", ind.Title.In("ja"), ind.Level, why, ind.Title.In("en")))
			d.Expected = diag.T("level: output", "level: output")
			d.Fix = diag.T(
				"行ったことの量なら level: output にしてください。人や地域に起きた変化なら、何がどう変わったのかが分かる名称にします。減るほど良い数なら better: lower と書きます。",
				"Write level: output if it counts what was done. If it is a change for people, give it a title that says what changed; for a count that should fall write better: lower.")
		}
	},
}

func activityExample(level string) string {
	return `deliverables:
  - id: d1
    title: {ja: 熱中症予防の啓発}
    indicators:
      - id: i1
        title: {ja: チラシの配布数}
        level: ` + level + `
        unit: 枚
        measurements:
          - {period: FY2021, value: 5000, evidence: [e1]}
`
}

// Units of things that are counted, and among them those that count nothing but activity: a place set up, a leaflet handed out. Words in
// titles that name an activity, and words that show a change and so speak for an outcome whatever else the title says.
var (
	countUnits    = []string{"人", "名", "件", "組", "世帯", "者", "個", "点", "本", "食", "people", "persons", "cases"}
	activityUnits = []string{
		"回", "枚", "部", "冊", "箇所", "か所", "カ所", "ヶ所", "ケ所", "ヵ所", "台", "社", "団体", "事業者", "自治体", "市町村", "市区町村", "店", "店舗", "校",
		"品", "種類", "講座", "times", "copies", "places", "units", "events", "companies",
	}
	activityWords = []string{
		"配布", "参加者", "参加人数", "開催", "実施", "設置", "登録者", "登録数", "登録件数", "会員数", "来場", "利用者", "利用人数", "利用件数", "利用回数", "乗車",
		"発行", "閲覧", "アクセス", "フォロワー", "ダウンロード", "受講", "応募", "提案", "締結", "取組", "取り組み", "寄付", "寄附", "販売", "提供", "動員", "通報",
		"participant", "attendance", "attendees", "distributed", "leaflet", "installed", "registered", "registration", "members",
		"number of visitors", "users", "passengers", "issued", "page views", "followers", "downloads", "applications", "proposals", "donat",
	}
	changeWords = []string{
		"減", "改善", "短縮", "解消", "救助", "死亡", "搬送", "患者", "事故", "犯罪", "宿泊", "転入", "移住", "定住", "就職", "就業", "婚姻", "出生",
		"overnight", "reduc", "saved", "fewer", "improve", "avoided", "fall in", "accident", "crime", "patients", "moved in", "employed",
	}
)

// looksLikeActivity reports whether the indicator counts what was done, and by what that shows.
func looksLikeActivity(ind *agreement.Indicator) (why string, ok bool) {
	if ind.LowerIsBetter() || ind.Series == agreement.SeriesRate || ind.Series == agreement.SeriesRatio {
		return "", false
	}
	unit, _, _ := strings.Cut(ind.Unit, "/") // 人/月
	unit = strings.TrimPrefix(strings.TrimSpace(unit), "延べ")
	strict := slices.Contains(activityUnits, unit)
	if !strict && !slices.Contains(countUnits, unit) || mentions(ind.Title, changeWords) != "" {
		return "", false
	}
	if word := mentions(ind.Title, activityWords); word != "" {
		return word, true
	}
	return ind.Unit, strict
}

// mentions returns the first of the words that stands in the text; Latin letters match in either case.
func mentions(t agreement.Localized, words []string) string {
	en := strings.ToLower(t.EN)
	for _, w := range words {
		if strings.Contains(t.JA, w) || strings.Contains(en, w) {
			return w
		}
	}
	return ""
}

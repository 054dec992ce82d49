package lint

import (
	"slices"

	"seika/generator/agreement"
	"seika/generator/diag"
	"seika/generator/source"
)

func stagePath(i int) source.Path { return source.Path("pathway").Index(i) }

var stageUndated = &rule{
	Rule: diag.Rule{
		ID:       "stage-undated",
		Severity: diag.Hint,
		Title:    diag.T("日付のない段階や広がり", "A stage or spread without a date"),
		Why: diag.T(
			"日付がないと、実証・契約・本格運用が締結の後に行われたとは示されず、活動に数えません。成果の広がりも同じです。",
			"Without a date a pilot, contract or regular service is not shown to have come after the signing and counts as no activity; nor does the spread of a result."),
		Bad: exampleHead + `pathway:
  - {stage: pilot, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `pathway:
  - {stage: pilot, on: 2020-10, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		say := func(at source.Path, message diag.Text) {
			p.report(at, message).Fix = diag.T(
				"出典から分かる精度で on を書いてください。年だけでも構いません。どの出典にもなければ、このままで正しいです。",
				"Write on as precisely as a source knows it; the year alone will do. If none does, the record is right as it stands.")
		}
		for i := range a.Pathway {
			switch s := &a.Pathway[i]; s.Stage {
			case agreement.StagePilot, agreement.StageContract, agreement.StageOperation:
				if s.On.IsZero() {
					say(stagePath(i), diag.T("日付（on）がなく、締結の後の活動とは数えません。", "There is no date (on); it does not count as an activity after the signing."))
				}
			}
		}
		for i := range a.Replications {
			if r := &a.Replications[i]; r.Of == "result" && r.On.IsZero() {
				say(source.Path("replications").Index(i), diag.T("日付（on）がなく、成果の広がりとは数えません。", "There is no date (on); it does not count as the spread of a result."))
			}
		}
	},
}

var pilotMissing = &rule{
	Rule: diag.Rule{
		ID:       "pilot-missing",
		Severity: diag.Hint,
		Title:    diag.T("実証の段階のない契約・本格運用", "A contract or regular service without its pilot"),
		Why: diag.T(
			"「本格導入」と判定するのは、道筋（pathway）に実証（pilot）があり、その後に契約か本格運用に至ったときだけです。",
			"The verdict says “adopted” only where the pathway has a pilot and a contract or regular service after it."),
		Bad: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売の実証}, kind: pilot}
pathway:
  - {stage: operation, on: 2021-04, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `deliverables:
  - {id: d1, title: {ja: 移動販売の実証}, kind: pilot}
pathway:
  - {stage: pilot, on: 2020-05, evidence: [e1]}
  - {stage: operation, on: 2021-04, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	absence: true,
	record: func(p *pass, a *agreement.Agreement) {
		is := func(names ...agreement.StageName) func(agreement.Stage) bool {
			return func(s agreement.Stage) bool { return slices.Contains(names, s.Stage) }
		}
		adopted := slices.IndexFunc(a.Pathway, is(agreement.StageContract, agreement.StageOperation))
		if adopted < 0 || a.Kind == agreement.KindPilot || slices.ContainsFunc(a.Pathway, is(agreement.StagePilot)) {
			return
		}
		pilot := slices.IndexFunc(a.Deliverables, func(d agreement.Deliverable) bool { return d.Kind == "pilot" })
		if pilot < 0 {
			return
		}
		d := p.report(stagePath(adopted).Key("stage"), diag.T("道筋に実証（pilot）の段階がなく、本格導入とは判定されません。", "The pathway has no pilot, so this does not count as an adoption."))
		d.Fix = diag.T("この契約・運用の前に実証があったなら、pathway に stage: pilot を日付と出典とともに加えてください。", "If a pilot came before it, add stage: pilot to the pathway, with its date and source.")
		d.Notes = []diag.Note{p.note(deliverablePath(pilot).Key("kind"), diag.T("実証の取組はここです。", "The pilot stands here."))}
	},
}

var stageDetail = &rule{
	Rule: diag.Rule{
		ID:       "stage-detail",
		Severity: diag.Warning,
		Title:    diag.T("段階に合わない項目", "A key that does not go with its stage"),
		Why: diag.T(
			"調達の方法・受注者・応募者数は調達と契約の段階に、理由は中止の段階に書きます。ほかの段階に書くと、競合他社の受注や中止が正しく数えられません。",
			"Method, awarded_to and bidders belong to procurement and contract, reason to stopped. Elsewhere a competitor's win or a stop is not counted for what it is."),
		Bad: exampleHead + `pathway:
  - {stage: pilot, on: 2020-10, awarded_to: competitor, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + `pathway:
  - {stage: pilot, on: 2020-10, evidence: [e1]}
  - {stage: procurement, on: 2021-02, awarded_to: competitor, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Pathway {
			s := &a.Pathway[i]
			wrong := func(key string, ja, en string) {
				d := p.reportKey(stagePath(i).Key(key), diag.Tf("段階 %[2]s に %[1]s は書けません。", "%[1]s does not go with the stage %[2]s.", key, s.Stage))
				d.Expected = diag.T(ja, en)
				d.Fix = diag.T("当てはまる段階を pathway に加えて、そこに移してください。", "Add the stage it belongs to and move it there.")
			}
			if s.Stage != agreement.StageProcurement && s.Stage != agreement.StageContract && s.Stage != agreement.StageOperation && s.Stage != agreement.StageProposal {
				const ja, en = "procurement か contract の段階", "the stage procurement or contract"
				if s.Method != "" {
					wrong("method", ja, en)
				}
				if s.AwardedTo != "" {
					wrong("awarded_to", ja, en)
				}
				if s.Bidders != 0 {
					wrong("bidders", ja, en)
				}
			}
			if s.Reason != "" && s.Stage != agreement.StageStopped {
				wrong("reason", "stopped の段階", "the stage stopped")
			}
		}
	},
}

var adoptionGrade = &rule{
	Rule: diag.Rule{
		ID:       "adoption-grade",
		Severity: diag.Hint,
		Title:    diag.T("当事者の発表だけによる契約・本格運用", "A contract or regular service that only a release shows"),
		Why: diag.T(
			"本格導入の判定には、信頼度 C 以上の出典が要ります。報道発表や個人のページだけでは数えません。",
			"The verdict “adopted” needs evidence of grade C or better; press releases and private pages alone do not do."),
		Bad: exampleHead + `pathway:
  - {stage: pilot, on: 2020-05, evidence: [e2]}
  - {stage: operation, on: 2021-04, evidence: [e2]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: party-release, url: "https://www.example.jp/happyo"}
`,
		Good: exampleHead + `pathway:
  - {stage: pilot, on: 2020-05, evidence: [e2]}
  - {stage: operation, on: 2021-04, evidence: [e1, e2]}
evidence:
  - {id: e1, type: official-page, url: "https://www.example.jp/kyotei"}
  - {id: e2, type: party-release, url: "https://www.example.jp/happyo"}
`,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for i := range a.Pathway {
			s := &a.Pathway[i]
			if s.Stage != agreement.StageContract && s.Stage != agreement.StageOperation || s.AwardedTo == "competitor" || a.BestGrade(s.Evidence) != agreement.GradeD {
				continue
			}
			p.report(stagePath(i).Key("evidence"), diag.T("出典が信頼度 D だけなので、本格導入には数えません。", "Its sources are all of grade D, so it does not count as an adoption.")).Fix = diag.T(
				"自治体のページ、契約の公告、予算、報道などの出典を探して加えてください。見つからなければ、このままで正しいです。",
				"Look for a page of the government, a contract notice, a budget or a report of the press. If there is none, the record is right as it stands.")
		}
	},
}

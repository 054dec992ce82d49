package lint

import (
	"seika/generator/agreement"
	"seika/generator/diag"
)

var supersedesCircle = &rule{
	Rule: diag.Rule{
		ID:       "supersedes-circle",
		Severity: diag.Error,
		Title:    diag.T("互いに訂正し合う実績", "Measurements that correct each other"),
		Why: diag.T(
			"訂正された値は数えません。互いに訂正し合うと、どの値も数えられなくなります。",
			"A corrected value does not count. Where values correct each other in a circle, none does."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, supersedes: m2, evidence: [e1]}
          - {id: m2, period: FY2021, value: 35.9, supersedes: m1, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e1]}
          - {id: m2, period: FY2021, value: 35.9, supersedes: m1, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			corrects := map[string]int{} // the id of a correcting value → its number
			for i := range ind.Measurements {
				if m := &ind.Measurements[i]; m.ID != "" && m.Supersedes != "" && m.Supersedes != m.ID {
					corrects[m.ID] = i
				}
			}
			if len(corrects) < 2 {
				continue
			}
			known := map[int]bool{} // lies on a way that was followed already
			for i := range ind.Measurements {
				if j, ok := corrects[ind.Measurements[i].ID]; !ok || j != i || known[i] {
					continue
				}
				way := map[int]bool{}
				for j, ok := i, true; ok && !known[j]; j, ok = corrects[ind.Measurements[j].Supersedes] {
					known[j], way[j] = true, true
					if next, ok := corrects[ind.Measurements[j].Supersedes]; ok && way[next] {
						d := p.report(at.measurement(j).Key("supersedes"), diag.Tf(
							"実績「%[1]s」と「%[2]s」が互いに訂正し合っています。", "The measurements %[1]q and %[2]q correct each other.", ind.Measurements[j].ID, ind.Measurements[next].ID))
						d.Fix = diag.T("最初の値から supersedes を外し、後の値にだけ書いてください。", "Take supersedes off the first value and keep it with the later ones.")
						d.Notes = []diag.Note{p.note(at.measurement(next).Key("supersedes"), diag.T("もう一方はここです。", "The other one stands here."))}
					}
				}
			}
		}
	},
}

var supersedesPeriod = &rule{
	Rule: diag.Rule{
		ID:       "supersedes-period",
		Severity: diag.Warning,
		Title:    diag.T("別の期間の値を訂正している", "A correction of another period"),
		Why: diag.T(
			"訂正された値は数えません。新しい年度の値で前の年度の値を「訂正」すると、前の年度の値が消えます。",
			"A corrected value does not count. If the value of a new year corrects that of the year before, the year before has none."),
		Bad: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e1]}
          - {id: m2, period: FY2022, value: 37.0, supersedes: m1, evidence: [e1]}
` + exampleEvidence,
		Good: exampleHead + rateExampleHead + `        measurements:
          - {id: m1, period: FY2021, value: 36.2, evidence: [e1]}
          - {id: m2, period: FY2022, value: 37.0, evidence: [e1]}
` + exampleEvidence,
		Since: since010,
	},
	record: func(p *pass, a *agreement.Agreement) {
		for at, ind := range indicators(a) {
			byID := map[string]int{}
			for i := range ind.Measurements {
				m := &ind.Measurements[i]
				if m.Supersedes == "" || m.Period.IsZero() {
					continue
				}
				if len(byID) == 0 {
					for j := range ind.Measurements {
						byID[ind.Measurements[j].ID] = j
					}
				}
				j, ok := byID[m.Supersedes]
				if !ok || j == i {
					continue
				}
				if old := &ind.Measurements[j]; m.Period.First().After(old.Period.Last()) || old.Period.First().After(m.Period.Last()) {
					d := p.report(at.measurement(i).Key("supersedes"), diag.Tf(
						"期間 %[1]s の値が、別の期間（%[2]s）の値を訂正しています。", "A value for %[1]s corrects one for another period, %[2]s.", m.Period, old.Period))
					d.Fix = diag.T(
						"新しい期間の値なら supersedes を外してください。期間の書き誤りを直すのなら、このままで正しいです。",
						"Leave supersedes out for the value of a new period. If it is the period that was wrong, the record is right as it stands.")
					d.Notes = []diag.Note{p.note(at.measurement(j).Key("period"), diag.T("訂正される値はここです。", "The value that is corrected stands here."))}
				}
			}
		}
	},
}

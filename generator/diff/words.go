package diff

import (
	"fmt"
	"strings"

	"seika/generator/agreement"
	"seika/generator/spell"
	"seika/generator/verdict"
)

// The words that the text and Markdown forms share.
var (
	wordHeading   = agreement.L("記録の変化", "What changed in the records")
	wordRecord    = agreement.L("記録", "Record")
	wordVerdict   = agreement.L("判定", "Verdict")
	wordMoves     = agreement.L("約束と目標の変更", "Goalpost moves")
	wordResults   = agreement.L("成果", "Results")
	wordEvidence  = agreement.L("出典", "Evidence")
	wordFlags     = agreement.L("注意書き", "Flags")
	wordChanges   = agreement.L("変更", "Changes")
	wordBefore    = agreement.L("前", "Before")
	wordNow       = agreement.L("今", "Now")
	wordWhy       = agreement.L("決め手", "Decided by")
	wordIndicator = agreement.L("指標", "Indicator")
	wordMove      = agreement.L("何が変わったか", "What was altered")
	wordDeclared  = agreement.L("公表", "Declared")
	wordSource    = agreement.L("出典", "Source")
	wordGrade     = agreement.L("信頼度", "Grade")
	wordRegister  = agreement.L("団体と分野", "Organisations and themes")
	wordName      = agreement.L("名称", "Name")
	wordEntry     = agreement.L("項目", "Entry")
	wordEnded     = agreement.L("終了", "ended")
	wordNone      = agreement.L("—", "—")
	wordIntro     = agreement.L("意味の変化だけを示す。書式や並び順の変更は含まない。", "Only changes of meaning are shown; layout and order are not.")
	wordOmitted   = agreement.L("長いため、ここから先は省いた。すべての変化は seika diff で見られる。", "The rest was left out for its length; seika diff shows all of it.")
)

var recordKindLabels = map[RecordKind]agreement.Localized{
	RecordNew:       agreement.L("新しい記録", "new"),
	RecordWithdrawn: agreement.L("取り下げ", "withdrawn"),
	RecordRenamed:   agreement.L("IDの変更", "renamed"),
	RecordMerged:    agreement.L("統合", "merged"),
	RecordChanged:   agreement.L("変更", "changed"),
}

// Label names the kind in both languages.
func (k RecordKind) Label() agreement.Localized {
	if t, ok := recordKindLabels[k]; ok {
		return t
	}
	return verbatim(string(k))
}

// Summary counts what a SetDiff holds.
type Summary struct {
	New       int `json:"new"`
	Withdrawn int `json:"withdrawn"`
	Renamed   int `json:"renamed"`
	Merged    int `json:"merged"`
	Changed   int `json:"changed"`
	Ended     int `json:"ended"`
	// Verdicts are changed classes of records that are on both sides.
	Verdicts int `json:"verdicts"`
	// Results are indicators that became a success, Lost those that no longer are one.
	Results int `json:"results"`
	Lost    int `json:"lost"`
	// Moves are the goalpost moves that count, Undeclared those among them that the records do not declare. Others are the moves that
	// do not count: what became harder, corrections, drafting.
	Moves           int `json:"moves"`
	Undeclared      int `json:"undeclared"`
	Others          int `json:"other_moves"`
	EvidenceAdded   int `json:"evidence_added"`
	EvidenceRemoved int `json:"evidence_removed"`
	// Register are the organisations and themes that came, went or changed.
	Register int `json:"register,omitempty"`
}

// Summary counts the differences.
func (d *SetDiff) Summary() (s Summary) {
	for i := range d.Records {
		r := &d.Records[i]
		switch r.Kind {
		case RecordNew:
			s.New++
		case RecordWithdrawn:
			s.Withdrawn++
		case RecordRenamed:
			s.Renamed++
		case RecordMerged:
			s.Merged++
		case RecordChanged:
			s.Changed++
		}
		if r.Ended {
			s.Ended++
		}
		if v := r.Verdict; v != nil && v.Old != nil && v.New != nil {
			s.Verdicts++
		}
		for _, c := range r.Results {
			if c.Gained {
				s.Results++
			}
			if c.Lost {
				s.Lost++
			}
		}
		for _, m := range r.Moves {
			switch {
			case !m.Counts:
				s.Others++
			case m.Declared:
				s.Moves++
			default:
				s.Moves++
				s.Undeclared++
			}
		}
		s.EvidenceAdded += len(r.EvidenceAdded)
		s.EvidenceRemoved += len(r.EvidenceRemoved)
	}
	s.Register = len(d.Register)
	return s
}

// Text writes the counts that are not zero on one line.
func (s Summary) Text() agreement.Localized {
	var ja, en []string
	count := func(n int, formJA, one, many string) {
		if n == 0 {
			return
		}
		ja = append(ja, fmt.Sprintf(formJA, n))
		if n == 1 {
			many = one
		}
		en = append(en, fmt.Sprintf("%d %s", n, many))
	}
	count(s.New, "新しい記録 %d 件", "new record", "new records")
	count(s.Changed, "変わった記録 %d 件", "record changed", "records changed")
	count(s.Renamed, "IDの変わった記録 %d 件", "record renamed", "records renamed")
	count(s.Merged, "統合された記録 %d 件", "record merged", "records merged")
	count(s.Withdrawn, "取り下げられた記録 %d 件", "record withdrawn", "records withdrawn")
	count(s.Ended, "終了した協定 %d 件", "agreement ended", "agreements ended")
	count(s.Verdicts, "判定の変化 %d 件", "verdict changed", "verdicts changed")
	count(s.Results, "新しい成果 %d 件", "new result", "new results")
	count(s.Lost, "失われた成果 %d 件", "result lost", "results lost")
	count(s.Moves, "約束・目標の変更 %d 件", "goalpost move", "goalpost moves")
	if s.Undeclared > 0 {
		ja[len(ja)-1] += fmt.Sprintf("（うち説明のないもの %d 件）", s.Undeclared)
		en[len(en)-1] += fmt.Sprintf(" (%d undeclared)", s.Undeclared)
	}
	count(s.EvidenceAdded, "加わった出典 %d 件", "source added", "sources added")
	count(s.EvidenceRemoved, "外された出典 %d 件", "source removed", "sources removed")
	count(s.Register, "団体・分野の変化 %d 件", "organisation or theme differs", "organisations and themes differ")
	return agreement.L(strings.Join(ja, "、"), strings.Join(en, ", "))
}

func flagLabels(ids []string, lang string) (labels []string) {
	for _, id := range ids {
		labels = append(labels, verdict.FlagSection.Label(id).In(lang))
	}
	return labels
}

func resultLabel(r verdict.Result, lang string) string {
	if r == "" {
		return wordNone.In(lang)
	}
	return verdict.ResultSection.Label(string(r)).In(lang)
}

// headline says what became of a record as a whole, "" for one that merely changed.
func (r *RecordDiff) headline() agreement.Localized {
	var t agreement.Localized
	switch r.Kind {
	case RecordRenamed:
		t = say("ID が %s から変わった", "renamed from %s", r.OldID)
	case RecordMerged:
		t = say("%s に統合された", "merged into %s", r.Into)
	case RecordNew, RecordWithdrawn:
		t = r.Kind.Label()
	}
	if r.Ended {
		ended := wordEnded
		if !r.EndedOn.IsZero() {
			ended = say("%s に終了", "ended on %s", spell.Date(r.EndedOn))
		}
		if t.IsZero() {
			return ended
		}
		return say("%s、%s", "%s, %s", t, ended)
	}
	return t
}

// plainChanges are the changes that neither a move nor the lists of sources tell already.
func (r *RecordDiff) plainChanges() (list []*Change) {
	told := map[string]bool{}
	for i := range r.Moves {
		told[r.Moves[i].Path] = true
	}
	for i := range r.Changes {
		c := &r.Changes[i]
		whole := c.Leaves != nil && strings.HasPrefix(c.Path, "evidence/")
		if !told[c.Path] && !whole {
			list = append(list, c)
		}
	}
	return list
}

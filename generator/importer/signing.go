package importer

import (
	"regexp"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jadate"
	"seika/generator/jatext"
)

// signing is what a row says about when its agreement was signed.
type signing struct {
	// On is the day of signing, zero where it could not be read; Derived says that its year comes from the row's fiscal year.
	On      agreement.Date
	Derived bool
	// KnownBy is, where only a fiscal year is stated, the last day of it.
	KnownBy agreement.Date
	// Remark is what else the cell says, such as 再締結.
	Remark string
	// Reason is why something could not be read; nil where everything was.
	Reason *Reason
}

var (
	// These words say that a date is not that of the signing, or not certain.
	notSigning = regexp.MustCompile(`予定|見込|頃|ごろ|ころ|不明|発効|施行|開始|失効|終了|廃止|満了|まで|有効|上旬|中旬|下旬|\?|およそ|約`)
	// These say that the agreement is older than the date.
	amended  = regexp.MustCompile(`改定|改訂|改正|変更|更新|延長|一部改`)
	resigned = regexp.MustCompile(`再締結|再協定|結び直`)
)

// readSigning reads the cell of the signing in a row of the given fiscal year (0 where the row names none). Accessed is the day on which
// the list was read: nothing in it can be later.
func readSigning(cell string, fiscal int, accessed agreement.Date) signing {
	s := readSigningCell(cell, fiscal)
	if s.On.After(accessed) {
		s = signing{Reason: reason("date-future")}
	}
	if s.On.Month > 0 && fiscal > 0 && s.On.FiscalYear() != fiscal && s.Reason == nil {
		s = signing{Reason: reason("date-fiscal-differ", yearText(fiscal))}
	}
	if s.KnownBy.After(accessed) {
		s.KnownBy = accessed
	}
	return s
}

func reason(code string, args ...any) *Reason {
	r := because(code, args...)
	return &r
}

func readSigningCell(cell string, fiscal int) signing {
	if jatext.Blank(cell) {
		if fiscal > 0 {
			return signing{KnownBy: fiscalEnd(fiscal), Reason: reason("date-fiscal")}
		}
		return signing{Reason: reason("date-missing")}
	}
	r := jadate.Read(cell)
	for _, d := range r.Dates {
		if d.Wrong || d.Overrun {
			return signing{Reason: reason("date-calendars")}
		}
	}
	switch {
	case len(r.Dates) == 0:
		return signing{Reason: reason("date-unreadable")}
	case r.Ranged:
		return signing{Reason: reason("date-range")}
	case len(r.Dates) > 1:
		return severalDates(cell, r)
	case notSigning.MatchString(r.Rest) || amended.MatchString(r.Rest):
		return signing{Reason: reason("date-not-signing", r.Rest)}
	}
	d := r.Dates[0]
	remark := r.Rest
	if remark == "締結" || remark == "協定締結" {
		remark = ""
	}
	switch {
	case d.Fiscal:
		return signing{KnownBy: fiscalEnd(d.Date.Year), Remark: remark, Reason: reason("date-fiscal")}
	case d.Yearless && fiscal == 0:
		return signing{Remark: remark, Reason: reason("date-yearless")}
	case d.Yearless:
		on, ok := jadate.InFiscalYear(fiscal, d.Month, d.Day)
		if !ok {
			return signing{Reason: reason("date-calendars")}
		}
		return signing{On: on, Derived: true, Remark: remark}
	}
	return signing{On: d.Date, Remark: remark}
}

// severalDates reads a cell with a signing and later changes of it: the first date counts where every other one is said to be a change.
// A new signing (再締結) is another agreement or the same one anew; that is for a person to say.
func severalDates(cell string, r jadate.Reading) signing {
	parts := jadate.Split(cell)
	if len(parts) != len(r.Dates) || resigned.MatchString(r.Rest) || notSigning.MatchString(r.Rest) {
		return signing{Reason: reason("date-several")}
	}
	first := r.Dates[0]
	for i, after := range parts {
		changed := amended.MatchString(after)
		if i == 0 && changed || i > 0 && (!changed || r.Dates[i].Fiscal || r.Dates[i].Date.Before(first.Date)) {
			return signing{Reason: reason("date-several")}
		}
	}
	if first.Fiscal || first.Yearless {
		return signing{Reason: reason("date-several")}
	}
	return signing{On: first.Date, Remark: jatext.OneLine(jatext.Fold(cell))}
}

func fiscalEnd(year int) agreement.Date { return agreement.Date{Year: year + 1, Month: 3, Day: 31} }

func yearText(year int) string { return agreement.Date{Year: year}.String() }

// readFiscalYear reads a cell or heading that names one fiscal year: 平成30年度, R6年度, 2018年度. In a column of fiscal years the word 年度
// may be missing.
func readFiscalYear(text string, column bool) (int, bool) {
	r := jadate.Read(text)
	if len(r.Dates) != 1 || r.Ranged || r.Dates[0].Wrong || r.Dates[0].Overrun {
		return 0, false
	}
	d := r.Dates[0]
	rest := strings.TrimSpace(strings.NewReplacer("締結", "", "協定", "", "分", "", "に", "", "した", "").Replace(r.Rest))
	if d.Yearless || d.Date.Month != 0 || rest != "" || !d.Fiscal && !column {
		return 0, false
	}
	return d.Date.Year, true
}

// ending is what a row says about its term.
type ending struct {
	From, To  agreement.Date
	Automatic bool
	Reason    *Reason
}

// readTerm reads a cell about the term: a range, an end (終期), a beginning (発効日). What says only how it is renewed is read too.
func readTerm(cell string, only string) ending {
	var e ending
	if jatext.Blank(cell) {
		return e
	}
	text := jatext.Squeeze(jatext.Fold(cell))
	e.Automatic = strings.Contains(text, "自動更新") && !strings.Contains(text, "自動更新なし") && !strings.Contains(text, "自動更新しない")
	r := jadate.Read(cell)
	for _, d := range r.Dates {
		if d.Wrong || d.Fiscal || d.Yearless {
			e.Reason = reason("term-unreadable")
			return e
		}
	}
	rest := strings.TrimSpace(renewalWords.ReplaceAllString(r.Rest, ""))
	switch {
	case len(r.Dates) == 2 && r.Ranged && only == "":
		e.From, e.To = r.Dates[0].Date, r.Dates[1].Date
	case len(r.Dates) == 1 && only == "from":
		e.From = r.Dates[0].Date
	case len(r.Dates) == 1 && only == "to":
		e.To = r.Dates[0].Date
	case len(r.Dates) == 1 && only == "" && strings.HasPrefix(rest, "まで") || strings.HasSuffix(text, "まで") && len(r.Dates) == 1 && only == "":
		e.To = r.Dates[0].Date
	case len(r.Dates) == 1 && only == "" && r.Ranged && rest == "":
		e.From = r.Dates[0].Date
	case len(r.Dates) == 0 && e.Automatic && rest == "":
	default:
		e.Reason = reason("term-unreadable")
	}
	if e.Reason == nil && rest != "" && rest != "まで" {
		e.Reason = reason("term-unreadable")
	}
	return e
}

var renewalWords = regexp.MustCompile(`(?:以後|以降|その後|満了後)?[、,]?\s*(?:1年ごとに|毎年)?(?:自動更新)(?:有|あり|する|される)?`)

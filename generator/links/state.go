package links

import "seika/generator/agreement"

// State is what is known about an address.
type State string

// The states of an address.
const (
	// Opens: it answers, perhaps after temporary redirects.
	Opens State = "opens"
	// Moved: it answers after a permanent redirect to another page.
	Moved State = "moved"
	// Unclear: what the server says to machines does not tell whether the page opens for readers (access refused, a certificate that only
	// some programs trust, an address inside a private network).
	Unclear State = "unclear"
	// Unreachable: the last check failed, and it is too early to say that the page is gone.
	Unreachable State = "unreachable"
	// Gone: the server says so, or nothing has answered for weeks.
	Gone State = "gone"
)

// States are all states in the order in which they are counted up.
var States = []State{Opens, Moved, Unclear, Unreachable, Gone}

// When an address counts as gone. One failure never decides, save for status 410, with which a server says itself that a page was taken
// away for good.
const (
	// goneAfterNotFound is the number of failed checks on different days after which status 404 counts.
	goneAfterNotFound = 2
	// goneAfterFailures and goneAfterDays are how many checks on different days must have failed, whatever the reason, and over how many days.
	goneAfterFailures = 3
	goneAfterDays     = 14
)

// Entry is what is known about one address.
type Entry struct {
	URL   string
	State State
	// Status is the HTTP status of the last answer, 0 where there was none; Problem says why then.
	Status  int
	Problem Problem
	// MovedTo is where permanent redirects lead, Final where the answer came from in the end; both are empty where they say nothing new.
	MovedTo, Final string
	// Opened is the last day on which it opened. Failed is the first day of the failures that last until now, and Failures the number of
	// days on which checks failed since. Checked is the day of the last check.
	Opened, Failed agreement.Date
	Failures       int
	Checked        agreement.Date
}

// record brings what was seen on a day into the entry.
func (e *Entry) record(o Observation, day agreement.Date) {
	again := e.Checked == day
	e.Status, e.Problem, e.Final, e.MovedTo, e.Checked = o.Status, o.Problem, "", "", day
	if o.Final != e.URL {
		e.Final = o.Final
	}
	switch o.meaning() {
	case opened:
		e.State, e.Opened, e.Failed, e.Failures = Opens, day, agreement.Date{}, 0
		if o.MovedTo != "" && !samePage(e.URL, o.MovedTo) {
			e.State, e.MovedTo = Moved, o.MovedTo
			if e.Final == e.MovedTo {
				e.Final = ""
			}
		}
	case inconclusive:
		if e.State != Gone { // a server that refuses machines does not bring a page back
			e.State, e.Failed, e.Failures = Unclear, agreement.Date{}, 0
		}
	case failed:
		if e.Failures == 0 {
			e.Failed = day
		}
		if e.Failures == 0 || !again {
			e.Failures++
		}
		if e.State != Gone {
			e.State = Unreachable
		}
		if o.Status == 410 || o.Status == 404 && e.Failures >= goneAfterNotFound ||
			e.Failures >= goneAfterFailures && day.DaysSince(e.Failed) >= goneAfterDays {
			e.State = Gone
		}
	}
}

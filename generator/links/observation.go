package links

import "seika/generator/diag"

// Observation is what one check of an address saw, after all its retries.
type Observation struct {
	// Status is the HTTP status of the last answer, 0 where Problem says why there is none.
	Status  int
	Problem Problem
	// Final is the address that gave the last answer, MovedTo the one that permanent redirects alone lead to; empty without redirects.
	Final, MovedTo string
}

// Problem is why an address gave no answer that counts; empty where it gave one.
type Problem string

// The problems.
const (
	NoProblem       Problem = ""
	Timeout         Problem = "timeout"
	NoName          Problem = "dns"
	NoConnection    Problem = "connection"
	NotSecure       Problem = "tls"
	BadProtocol     Problem = "protocol"
	RedirectLoop    Problem = "redirect-loop"
	RedirectMany    Problem = "redirect-many"
	RedirectInvalid Problem = "redirect-invalid"
	// PrivateAddress: the name leads to an address inside a private network, which is not asked.
	PrivateAddress Problem = "private-address"
)

var problemTexts = map[Problem]diag.Text{
	Timeout:         diag.T("時間内に応答がない", "no answer in time"),
	NoName:          diag.T("サーバーの名前が見つからない", "the server's name is not known"),
	NoConnection:    diag.T("サーバーにつながらない", "no connection to the server"),
	NotSecure:       diag.T("安全な接続ができない（証明書など）", "no secure connection: its certificate or protocol"),
	BadProtocol:     diag.T("応答が HTTP の形になっていない", "the answer is not HTTP"),
	RedirectLoop:    diag.T("転送が繰り返される", "redirects go round in a loop"),
	RedirectMany:    diag.T("転送が多すぎる", "too many redirects"),
	RedirectInvalid: diag.T("転送先が開けるアドレスではない", "a redirect leads to something that is no web address"),
	PrivateAddress:  diag.T("内部ネットワークのアドレスに当たる", "it leads into a private network"),
}

// In says in language lang what the problem is.
func (p Problem) In(lang string) string { return problemTexts[p].In(lang) }

// meaning is what an observation says about a page.
type meaning int

const (
	opened meaning = iota
	failed
	inconclusive
)

func (o Observation) meaning() meaning {
	switch o.Problem {
	case NoProblem:
	case NotSecure, PrivateAddress:
		// Many servers leave out a certificate in between that browsers find by themselves.
		return inconclusive
	default:
		return failed
	}
	switch {
	case o.Status >= 200 && o.Status < 300:
		return opened
	case o.Status == 404, o.Status == 410, o.Status >= 500 && o.Status < 600:
		return failed
	}
	return inconclusive // 401, 403, 451 and the like: machines are refused, people may not be
}

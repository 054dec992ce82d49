package importer

import (
	"regexp"
	"strconv"
	"strings"

	"seika/generator/agreement"
	"seika/generator/draft"
	"seika/generator/jatext"
	"seika/generator/orgname"
	"seika/generator/place"
)

// partner is one party that a cell names: an organisation, a local government, or a group without names. Exactly one is set.
type partner struct {
	Body       *draft.Body
	Government *place.Government
	Group      *agreement.Party
}

// role is the partner's role in the record.
func (p partner) role(fallback agreement.Role) agreement.Role {
	switch {
	case p.Government != nil:
		return agreement.RoleGovernment
	case p.Group != nil:
		return p.Group.Role
	}
	if r := orgname.Role(p.Body.Kind); r != "" {
		return r
	}
	if r := orgname.Role(orgname.Kind(p.Body.Name.In("ja"))); r != "" {
		return r
	}
	return fallback
}

// partnerReader reads cells that name partners. Role is what a partner is whose name does not say it; "" asks a person.
type partnerReader struct {
	dir  *draft.Directory
	role agreement.Role
}

// partners is what one cell says: who, and what about it could not be told. Refused says that the partners are not certain, so that the row
// gives no record.
type partners struct {
	list    []partner
	reasons []Reason
	refused bool
}

func (ps *partners) add(p partner) { ps.list = append(ps.list, p) }
func (ps *partners) say(code string, args ...any) {
	ps.reasons = append(ps.reasons, because(code, args...))
}
func (ps *partners) refuse(code string, args ...any) { ps.say(code, args...); ps.refused = true }

var (
	itemNumber = regexp.MustCompile(`^\s*(?:[・●○◯■□◆◇*※]|\(?\d{1,2}\)|\d{1,2}[.．:](?:\s|\D))\s*`)
	officerRow = regexp.MustCompile(`^(?:代表取締役|代表理事|代表社員|代表者|取締役|執行役員|理事長|会長|社長|支店長|支社長|支部長|所長|署長|組合長|学長|総長|局長|店長|頭取|管理者|院長|会頭)`)
	officer    = regexp.MustCompile(`[\s(、]+(?:代表取締役|代表理事|代表社員|代表者|取締役|執行役員|理事長|会長|社長|支店長|支社長|支部長|所長|署長|組合長|学長|総長|局長|店長|頭取|管理者|院長|会頭)\S*(?:[\s:]+\S{1,6}(?:[\s]+\S{1,6})?)?\)?$`)
	othersText = regexp.MustCompile(`(?:[\s、(]*(?:ほか|他|外))\s*(\d{1,4})\s*(社|者|事業者|団体|法人|組合|大学|校|銀行|市町村|市町|市|町|村|自治体|機関|局|店)\)?$`)
	othersOnly = regexp.MustCompile(`[\s、(]*(?:ほか|他|外|など|等)\)?$`)
	trailing   = regexp.MustCompile(`^(.*\S)\s*\(([^()]*)\)$`)
	branchWord = `(?:支店|支社|営業所|事業所|事業部|支部|支所|事務所|本店|本社|店|工場|センター|郵便局|統括部|カンパニー|地区本部|地域本部)`
	branchTail = regexp.MustCompile(`^\S{1,25}` + branchWord + `$`)
	branchOf   = regexp.MustCompile(`^(.+?(?:株式会社|有限会社|合同会社))\s*(\S{1,25}` + branchWord + `)$`)
	personTail = regexp.MustCompile(`\S(?: \p{Han}{1,4}){1,2}$`) // a company's name, a space, and what a person's name looks like
	corpWords  = regexp.MustCompile(`(?i)^(?:inc|ltd|llc|co|corp|k\.k)\.?$`)
)

// groupRoles are the roles of the members of a group, by what they are counted in.
var groupRoles = map[string]agreement.Role{
	"社": "company", "事業者": "company", "店舗": "company", "店": "company", "郵便局": "company", "銀行": "bank", "信用金庫": "bank",
	"団体": "association", "組合": "association", "農協": "association", "漁協": "association", "大学": "university",
	"市町村": agreement.RoleGovernment, "市町": agreement.RoleGovernment, "市": agreement.RoleGovernment, "町": agreement.RoleGovernment,
	"村": agreement.RoleGovernment, "自治体": agreement.RoleGovernment,
}

// The longest cell of partners that is read, some sixty names, and the longest name, in bytes.
const (
	maxPartnerText = 6000
	maxNameText    = 300
)

// read reads the partners of a cell.
func (r *partnerReader) read(cell string) (ps partners) {
	if jatext.Unreadable(cell) {
		ps.refuse("text-broken")
		return ps
	}
	if len(cell) > maxPartnerText {
		ps.refuse("text-long")
		return ps
	}
	if jatext.HoldsContact(cell) {
		cell = stripContactLines(cell)
		ps.reasons = append(ps.reasons, Reason{Code: "contact-left", Text: because("contact-left").Text, Note: true})
	}
	if p, ok := r.known(cell); ok {
		ps.add(p)
		return ps
	}
	for _, item := range r.items(cell) {
		r.item(item, &ps)
	}
	if len(ps.list) == 0 && !ps.refused {
		ps.refuse("partner-missing")
	}
	return ps
}

// stripContactLines takes the contacts out of each line and keeps the lines apart.
func stripContactLines(cell string) string {
	lines := strings.Split(cell, "\n")
	for i, l := range lines {
		if jatext.HoldsContact(l) {
			lines[i] = jatext.WithoutContacts(l)
		}
	}
	return strings.Join(lines, "\n")
}

// known finds a whole text among the organisations on record and the local governments.
func (r *partnerReader) known(text string) (partner, bool) {
	if found := draft.GovernmentsNamed(text, ""); len(found) == 1 {
		return partner{Government: &found[0]}, true
	}
	if b, why := r.dir.Find(text); b != nil && why == nil {
		return partner{Body: b}, true
	}
	return partner{}, false
}

// recognised reports whether a text names a party by itself: it is known, or its name says what sort of body it is.
func (r *partnerReader) recognised(text string) bool {
	text = strings.TrimSpace(text)
	if _, ok := r.known(text); ok {
		return true
	}
	core, form := orgname.Cut(orgname.Expand(jatext.Fold(text)))
	return orgname.Kind(text) != "" && core != "" && core != form
}

// item reads one party.
func (r *partnerReader) item(text string, ps *partners) {
	text = strings.TrimSpace(itemNumber.ReplaceAllStringFunc(text, func(m string) string {
		if i := strings.LastIndexAny(m, ".．:"); i >= 0 && i+1 < len(m) { // “1.A社”: the letter behind belongs to the name
			return m[i+1:]
		}
		return ""
	}))
	if m := officer.FindStringIndex(text); m != nil {
		text = text[:m[0]]
		ps.say("partner-person")
	}
	if m := othersText.FindStringSubmatchIndex(text); m != nil {
		rest, count, unit := text[m[0]:], text[m[2]:m[3]], text[m[4]:m[5]]
		text = text[:m[0]]
		defer func() { r.others(rest, count, unit, ps) }() // behind the one that is named
	} else if m := othersOnly.FindStringIndex(text); m != nil {
		text = text[:m[0]]
		ps.say("partner-others", text)
	}
	if text = strings.Trim(text, " 、,・"); text == "" {
		return
	}
	if len(text) > maxNameText {
		ps.refuse("text-long")
		return
	}
	if p, ok := r.known(text); ok {
		ps.add(p)
		return
	}
	if r.group(text, ps) || r.split(text, ps) {
		return
	}
	hint := ""
	if m := trailing.FindStringSubmatch(text); m != nil && !orgname.IsForm(m[2]) {
		text, hint = m[1], strings.TrimSpace(m[2])
	}
	r.name(text, hint, ps)
}

// others adds the group of those that a cell counts without naming them.
func (r *partnerReader) others(text, count, unit string, ps *partners) {
	role := groupRoles[unit]
	n, err := strconv.Atoi(count)
	if role == "" {
		role = r.role
	}
	if err != nil || n == 0 || role == "" {
		ps.refuse("partner-group", strings.TrimSpace(text))
		return
	}
	ps.add(partner{Group: &agreement.Party{Role: role, Name: agreement.L("ほか"+count+unit, ""), Count: n}})
}

// group reads a group without names.
func (r *partnerReader) group(text string, ps *partners) bool {
	if number, unit, ok := orgname.Counted(text); ok {
		role := groupRoles[unit]
		if role == "" {
			role = r.role
		}
		n, err := strconv.Atoi(number)
		if err != nil || n < 2 {
			return false
		}
		if role == "" {
			ps.refuse("partner-group", text)
			return true
		}
		p := agreement.Party{Role: role, Name: agreement.L(text, ""), Count: n}
		if strings.Contains(text, "約") { // an approximate number stays in the name
			p.Count = 0
		}
		ps.add(partner{Group: &p})
		return true
	}
	if !orgname.Collective(text) {
		return false
	}
	role := orgname.Role(orgname.Kind(text))
	if strings.HasSuffix(text, "市町村") || strings.HasSuffix(text, "自治体") {
		role = agreement.RoleGovernment
	}
	if role == "" {
		role = r.role
	}
	if role == "" {
		ps.refuse("partner-group", text)
		return true
	}
	ps.add(partner{Group: &agreement.Party{Role: role, Name: agreement.L(text, "")}})
	return true
}

// name reads the name of one party; hint is what stood in brackets behind it.
func (r *partnerReader) name(text, hint string, ps *partners) {
	within := ""
	located := false
	if hint != "" {
		if found := draft.GovernmentsNamed(hint, ""); len(found) > 0 {
			located = true
			if found[0].Kind == place.Prefecture {
				within = found[0].Code
			}
		}
	}
	if found := draft.GovernmentsNamed(text, within); len(found) > 0 {
		if len(found) > 1 {
			_, why := draft.GovernmentNamed(text, within)
			ps.reasons = append(ps.reasons, Reason{Code: why.Code, Text: why.Text})
			ps.refused = true
			return
		}
		ps.add(partner{Government: &found[0]})
		return
	}
	switch {
	case hint == "" || located:
	case branchTail.MatchString(hint):
		ps.say("partner-branch", hint, text)
	default:
		if p, ok := r.known(hint); ok { // the official name stands in the bracket
			ps.add(p)
			return
		}
		ps.say("partner-bracket", hint)
	}
	if head, branch, ok := r.branch(text); ok {
		ps.say("partner-branch", branch, head)
		text = head
	}
	text = orgname.Tidy(text)
	b, why := r.dir.Find(text)
	if why != nil {
		ps.reasons = append(ps.reasons, Reason{Code: why.Code, Text: why.Text})
		ps.refused = true
		return
	}
	if b == nil {
		kind := orgname.Kind(text)
		if kind == "" && r.role == "" {
			ps.refuse("partner-kind", text)
			return
		}
		if kind == "" {
			kind = string(r.role)
		}
		if !agreement.OrganisationVocabulary.Has(kind) {
			kind = ""
		}
		if kind == "company" && personTail.MatchString(text) {
			ps.refuse("partner-private")
			return
		}
		b = r.dir.Draft(text, kind)
	}
	ps.add(partner{Body: b})
}

// branch finds the company in the name of its branch: written behind the legal form, behind a space, or behind a name on record.
func (r *partnerReader) branch(text string) (head, branch string, ok bool) {
	if m := branchOf.FindStringSubmatch(text); m != nil && orgname.Kind(text) == "company" {
		return strings.TrimSpace(m[1]), m[2], true
	}
	if i := strings.LastIndexByte(text, ' '); i > 0 && branchTail.MatchString(text[i+1:]) {
		if head := strings.TrimSpace(text[:i]); !orgname.IsForm(head) && (orgname.Kind(head) == "company" || r.isCompany(head)) {
			return head, text[i+1:], true
		}
	}
	runes := []rune(text)
	for i := len(runes) - 2; i >= 2; i-- {
		if head, tail := string(runes[:i]), string(runes[i:]); branchTail.MatchString(tail) && r.isCompany(head) {
			return head, tail, true
		}
	}
	return "", "", false
}

func (r *partnerReader) isCompany(name string) bool {
	b, why := r.dir.Find(name)
	return b != nil && why == nil && b.Kind == "company"
}

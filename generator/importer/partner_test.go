package importer

import (
	"strings"
	"testing"

	"seika/generator/agreement"
	"seika/generator/draft"
)

// partnerCases are spellings of partners. Want is the parties, organisations on record by their id, new ones by their name, each with its
// role; then the codes of the reasons, with ! where the cell is refused.
var partnerCases = []struct{ cell, want string }{
	{"株式会社ローソン", "lawson company"},
	{"㈱ローソン", "lawson company"},
	{"(株)ローソン", "lawson company"},
	{"（株）ローソン", "lawson company"},
	{"ローソン㈱", "lawson company"},
	{"株式会社 ローソン", "lawson company"},
	{"株式会社　ﾛｰｿﾝ", "lawson company"},
	{"ローソン", "lawson company"},
	{"LAWSON", "lawson company"},
	{"株式会社\nローソン", "lawson company"},
	{"㈱セブン‐イレブン・ジャパン", "seven-eleven-japan company"},
	{"株式会社セブン―イレブン･ジャパン", "seven-eleven-japan company"},
	{"セブンーイレブン", "seven-eleven-japan company"},
	{"株式会社ローソン 北海道支社", "lawson company; partner-branch"},
	{"株式会社ローソン北海道支社", "lawson company; partner-branch"},
	{"日本郵便株式会社呉郵便局", "japan-post company; partner-branch"},
	{"日本郵便(株)（呉郵便局）", "japan-post company; partner-branch"},
	{"株式会社ローソン\n代表取締役 山田 太郎", "lawson company; partner-person"},
	{"株式会社例 山田太郎", "!partner-private"},
	{"㈱例　山田　太郎", "!partner-private"},
	{"株式会社 山田商店", "株式会社山田商店 company"},
	{"有限会社ローソン", "!partner-form"},
	{"株式会社ローソン、株式会社セブン-イレブン・ジャパン", "lawson company, seven-eleven-japan company"},
	{"株式会社ローソン\n日本郵便株式会社", "lawson company, japan-post company"},
	{"㈱ローソン・日本郵便㈱", "lawson company, japan-post company"},
	{"㈱ローソンと例大学", "lawson company, 例大学 university"},
	{"①㈱ローソン②日本郵便㈱", "lawson company, japan-post company"},
	{"・㈱ローソン\n・日本郵便㈱", "lawson company, japan-post company"},
	{"(1)㈱ローソン、(2)日本郵便㈱", "lawson company, japan-post company"},
	{"㈱ローソン及び日本郵便㈱", "lawson company, japan-post company"},
	{"㈱ローソンほか5社", "lawson company, ほか5社 company"},
	{"㈱ローソン 他3団体", "lawson company, ほか3団体 association"},
	{"㈱ローソン等", "lawson company; partner-others"},
	{"ローソン・ファミリーマート", "!partner-several"},
	{"エヌ・ティ・ティ・コム株式会社", "エヌ・ティ・ティ・コム株式会社 company"},
	{"㈱例", "株式会社例 company"},
	{"（一社）例市建設業協会", "一般社団法人例市建設業協会 association"},
	{"㈳例県トラック協会", "社団法人例県トラック協会 association"},
	{"（公財）例財団", "公益財団法人例財団 association"},
	{"ＮＰＯ法人例の会", "特定非営利活動法人例の会 npo"},
	{"学校法人例学園 例大学", "学校法人例学園 例大学 university"},
	{"例府立大学法人", "例府立大学法人 university"},
	{"例信用金庫", "例信用金庫 bank"},
	{"株式会社例銀行", "株式会社例銀行 bank"},
	{"例商工会議所", "例商工会議所 association"},
	{"社会福祉法人例市社会福祉協議会", "社会福祉法人例市社会福祉協議会 public-body"},
	{"例警察署", "例警察署 public-body"},
	{"例農業協同組合", "例農業協同組合 association"},
	{"広島市", "jp:341002 government"},
	{"北海道空知郡南富良野町", "jp:014621 government"},
	{"札幌市及び北海道", "jp:011002 government, jp:010006 government"},
	{"府中市", "!place-ambiguous"},
	{"（一社）旭川地区トラック協会\n富良野支部", "一般社団法人旭川地区トラック協会 富良野支部 association"},
	{"㈱ローソン\n呉商工会", "lawson company, 呉商工会 association"},
	{"府中市（広島県）", "jp:342084 government"},
	{"市内38事業者", "市内38事業者 company"},
	{"県内6漁協", "県内6漁協 association"},
	{"電力・ガスなど38事業者", "電力・ガスなど38事業者 company"},
	{"約40社", "約40社 company"},
	{"市内郵便局", "市内郵便局 company"},
	{"関係団体", "!partner-group"},
	{"例商店", "!partner-kind"},
	{"山田太郎", "!partner-kind"},
	{"株式会社例（旧名称例）", "株式会社例 company; partner-bracket"},
	{"株式会社例（札幌市）", "株式会社例 company"},
	{"ローソン（℡０６－１２３４－５６７８）", "lawson company; contact-left"},
	{"例\ufffd会社", "!text-broken"},
	{"", "!partner-missing"},
	{"、", "!partner-missing"},
}

func TestReadPartners(t *testing.T) {
	for _, c := range partnerCases {
		// Each case has a directory of its own: a name drafted by one is not on record for the next.
		r := &partnerReader{dir: draft.NewDirectory(loaded(t, records).Organisations)}
		if got := partnersText(r.read(c.cell)); got != c.want {
			t.Errorf("%q: %q, want %q", c.cell, got, c.want)
		}
	}
}

func partnersText(ps partners) string {
	var who, why []string
	for _, p := range ps.list {
		name := ""
		switch {
		case p.Government != nil:
			name = agreement.GovernmentPrefix + p.Government.Code
		case p.Group != nil:
			name = p.Group.Name.JA
		case p.Body.New:
			name = p.Body.Name.JA
		default:
			name = p.Body.ID
		}
		who = append(who, name+" "+string(p.role("")))
	}
	for _, r := range ps.reasons {
		why = append(why, r.Code)
	}
	if ps.refused {
		return "!" + strings.Join(why, " ")
	}
	text := strings.Join(who, ", ")
	if len(why) > 0 {
		text += "; " + strings.Join(why, " ")
	}
	return text
}

func TestRoleForUnknownPartners(t *testing.T) {
	r := &partnerReader{dir: draft.NewDirectory(nil), role: "company"}
	if got := partnersText(r.read("例商店")); got != "例商店 company" {
		t.Error(got)
	}
	if got := partnersText(r.read("例商店・別商店")); got != "!partner-several" {
		t.Error(got)
	}
}

// TestSimilarOrganisations: a new name that is nearly one on record is pointed out, one that merely looks alike is not.
func TestSimilarOrganisations(t *testing.T) {
	o := options(t, "342025")
	r := run(t, []byte("名称,相手方,締結日\n協定,日本郵使株式会社,2020-04-01\n協定,株式会社マーソン,2020-04-01\n"), "", o)
	similar := map[string]string{}
	for _, n := range r.Organisations {
		similar[n.Name] = n.Similar
	}
	if similar["日本郵使株式会社"] != "japan-post" || similar["株式会社マーソン"] != "" || len(similar) != 2 {
		t.Errorf("%v", similar)
	}
}

// FuzzReadPartners: no text makes the reader panic, every party has exactly one of its three forms, and contacts never enter a name.
func FuzzReadPartners(f *testing.F) {
	for _, c := range partnerCases {
		f.Add(c.cell)
	}
	set := loaded(f, records)
	f.Fuzz(func(t *testing.T, cell string) {
		r := &partnerReader{dir: draft.NewDirectory(set.Organisations), role: "company"}
		ps := r.read(cell)
		if !ps.refused && len(ps.list) == 0 {
			t.Errorf("%q: nobody, and no reason", cell)
		}
		for _, p := range ps.list {
			forms := 0
			for _, set := range []bool{p.Body != nil, p.Government != nil, p.Group != nil} {
				if set {
					forms++
				}
			}
			if forms != 1 || p.role("company") == "" {
				t.Errorf("%q: %+v", cell, p)
			}
			if p.Body != nil && p.Body.New && (!agreement.ValidID(p.Body.ID) || strings.TrimSpace(p.Body.Name.JA) == "") {
				t.Errorf("%q: %+v", cell, p.Body)
			}
		}
	})
}

package orgname

import (
	"regexp"
	"strings"

	"seika/generator/agreement"
	"seika/generator/jatext"
)

// publicBodies are known by these words whatever their legal form is.
var publicBodies = regexp.MustCompile(`社会福祉協議会|警察署|警察本部|県警察|道警察|府警察|警視庁|消防署|消防本部|消防局|消防組合|消防団|自衛隊|気象台|地方整備局|開発建設部|開発局|農政局|森林管理[署局]|法務局|税務署|労働局|経済産業局|運輸局|海上保安[部署]|赤十字|都市再生機構|中小企業基盤整備機構|広域連合|企業団$|検察庁|教育委員会`)

// kindWords say what sort of body a name without a telling legal form belongs to. Only words that leave no doubt stand here.
var kindWords = []struct {
	pattern *regexp.Regexp
	kind    string
}{
	{regexp.MustCompile(`銀行$|信用金庫$|信用組合$|労働金庫$|信金$|農林中央金庫$|日本政策金融公庫`), "bank"},
	{regexp.MustCompile(`大[学學](?:院|校|法人)?$|短期大学部?$|高等専門学校$|大学\S{0,12}(?:学部|研究科|研究所|センター)$`), "university"},
	{regexp.MustCompile(`^NPO|NPO$`), "npo"},
	{regexp.MustCompile(`(?:協会|組合|連合会|協議会|商工会|会議所|医師会|薬剤師会|連盟|同盟|農協|漁協|生協|振興会|自治会|町内会|連絡会|クラブ|工業会|業会|士会|師会|推進機構)(?:\S{0,10}支部)?$|農業協同組合|漁業協同組合|生活協同組合|森林組合`), "association"},
	{regexp.MustCompile(`^日本郵便|郵便局$|ホールディングス$|コーポレーション$`), "company"},
}

// Kind is the kind of a body by its name: by its legal form, else by words of the name; "" where neither says.
func Kind(name string) string {
	name = jatext.Squeeze(Expand(jatext.Fold(name)))
	if publicBodies.MatchString(name) {
		return "public-body"
	}
	if kind := kindOfForm(name); kind != "" {
		if core, _ := Cut(name); kind == "company" && strings.HasSuffix(core, "銀行") {
			return "bank"
		}
		return kind
	}
	for _, w := range kindWords {
		if w.pattern.MatchString(name) {
			return w.kind
		}
	}
	return ""
}

// kindOfForm is the kind that a legal form at either end of an expanded name says, else one inside it, as in 株式会社 with a branch behind.
func kindOfForm(name string) string {
	_, form := Cut(name)
	inside := ""
	for _, f := range Forms {
		switch {
		case f.Name == form && f.Kind != "":
			return f.Kind
		case inside == "" && form == "" && strings.HasSuffix(f.Name, "会社") && strings.Contains(name, f.Name):
			inside = f.Kind
		}
	}
	return inside
}

// Role is the role that a party of an organisation's kind has.
func Role(kind string) agreement.Role {
	if kind == "group" {
		return "company"
	}
	if agreement.RoleVocabulary.Has(kind) {
		return agreement.Role(kind)
	}
	return ""
}

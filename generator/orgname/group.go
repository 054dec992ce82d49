package orgname

import "regexp"

var (
	counted    = regexp.MustCompile(`^\D{0,20}?(?:約)?(\d{1,4})(社|者|事業者|団体|法人|組合|大学|校|信用金庫|市町村|市町|市|町|村|自治体|機関|郵便局|局|店舗|店|農協|漁協)$`)
	collective = regexp.MustCompile(`^(?:市内|町内(?:[^会]|$)|村内|区内|県内|道内|府内|都内|管内)\S*$|^(?:各|関係|加盟|協力|地元|参加|賛同)(?:機関|団体|事業者|企業|会社|社|店舗|施設|郵便局|学校|大学|銀行|組合|市町村)\S*$|\S(?:各社|一同)$`)
)

// Counted reads a group without names that says how many it has, such as 電力・ガスなど38事業者: the digits and what they count.
func Counted(name string) (number, unit string, ok bool) {
	m := counted.FindStringSubmatch(name)
	if m == nil {
		return "", "", false
	}
	return m[1], m[2], true
}

// Collective reports whether a name is that of a group without names or number, such as 市内各郵便局.
func Collective(name string) bool { return collective.MatchString(name) }

package orgname

import "strings"

// englishForms are the words that say in English what sort of company it is, as they stand at the end of a name.
var englishForms = map[string]bool{
	"co": true, "ltd": true, "inc": true, "corp": true, "corporation": true, "company": true, "limited": true, "incorporated": true, "llc": true,
	"kk": true, "k": true, "plc": true, "gmbh": true,
}

// cutEnglish takes the English legal form off the end of a folded name in Latin letters: “Lawson, Inc.” is Lawson. A name that is only a
// form keeps it; names with other letters are left alone.
func cutEnglish(name string) string {
	for i := range len(name) {
		if name[i] >= 0x80 {
			return name
		}
	}
	end := len(name)
	for {
		rest := strings.TrimRight(name[:end], " .,()")
		start := strings.LastIndexAny(rest, " .,(") + 1
		if start == 0 || !englishForms[strings.ToLower(rest[start:])] {
			return name[:end]
		}
		end = start
	}
}

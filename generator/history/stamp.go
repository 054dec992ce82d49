package history

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"seika/generator/agreement"
)

// tableStamp is a hash of the field table, which decides how a record is read and what its field map says.
var tableStamp = sync.OnceValue(func() string {
	sum := sha256.New()
	seen := map[*agreement.Object]bool{}
	var write func(o *agreement.Object)
	write = func(o *agreement.Object) {
		if o == nil || seen[o] {
			return
		}
		seen[o] = true
		fmt.Fprintf(sum, "%s %q\n", o.Name, o.NaturalKey)
		for i := range o.Fields {
			f := &o.Fields[i]
			fmt.Fprintf(sum, "%s %d %t", f.Key, f.Type, f.List)
			if f.Vocabulary != nil {
				fmt.Fprintf(sum, " %q", f.Vocabulary.IDs())
			}
			if f.Object != nil {
				fmt.Fprintf(sum, " %s", f.Object.Name)
			}
			fmt.Fprintln(sum)
			write(f.Object)
		}
	}
	write(agreement.RecordObject)
	return hex.EncodeToString(sum.Sum(nil))
})

package emit

import (
	"bytes"
	"encoding/json"
	"strings"
	"sync"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// encode writes v as JSON on one line. Markup is left as it is: no file made here is read as HTML.
func encode(v any) []byte {
	buf := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buf)
	buf.Reset()
	enc := json.NewEncoder(buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("emit: " + err.Error()) // views hold nothing that cannot be written
	}
	return bytes.Clone(buf.Bytes())
}

// page makes the content file of a page. path is the page's path without language, such as "agreements/x".
func (l *locale) page(path, title string, layout Layout, params any) File {
	return File{
		Path:    "content/" + path + "." + l.lang + ".html",
		Content: encode(FrontMatter{Title: title, Layout: layout, Params: params}),
		Page:    !strings.HasSuffix(path, "_index"), // Hugo makes a section of that file, and sections see their pages
	}
}

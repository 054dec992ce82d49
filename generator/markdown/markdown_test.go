package markdown

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

const rel = ` rel="external nofollow noopener"`

func TestRender(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"paragraphs", "一つ目。\n\n二つ目。", "<p>一つ目。</p>\n<p>二つ目。</p>\n"},
		{"emphasis", "*a* **b** `c < d` ~~e~~", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code> <del>e</del></p>\n"},
		{"headings start at h4", "# a\n\n## b\n\n### c\n\nd\n===\n", "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h4>d</h4>\n"},
		{"deepest heading", "###### a", "<h6>a</h6>\n"},
		{"list", "- a\n- b\n", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n"},
		{"numbered list", "3. a\n4. b\n", "<ol start=\"3\">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n"},
		{"quote", "> a\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
		{"code block", "```html\n<b>\n```\n", "<pre><code>&lt;b&gt;\n</code></pre>\n"},
		{"indented code", "    <i>\n", "<pre><code>&lt;i&gt;\n</code></pre>\n"},
		{"rule", "a\n\n---\n", "<p>a</p>\n<hr>\n"},
		{
			"table", "|項目|値|\n|--|-:|\n|a|1|\n",
			"<table>\n<thead>\n<tr><th scope=\"col\">項目</th><th scope=\"col\" class=\"align-right\">値</th></tr>\n</thead>\n" +
				"<tbody>\n<tr><td>a</td><td class=\"align-right\">1</td></tr>\n</tbody>\n</table>\n",
		},
		{"hard break", "a  \nb", "<p>a<br>\nb</p>\n"},
		{"backslash", `\*a\* \\ \a`, "<p>*a* \\ \\a</p>\n"},
		{"character references", "&copy; &#x41; &lt; &amp;lt; &copy &nosuch;", "<p>© A &lt; &amp;lt; &amp;copy &amp;nosuch;</p>\n"},

		{"lines of Japanese", "大阪府と\n株式会社", "<p>大阪府と株式会社</p>\n"},
		{"lines of Japanese with punctuation", "協定を結んだ。\n「覚書」…\n成果", "<p>協定を結んだ。「覚書」…成果</p>\n"},
		{"lines of English", "one\ntwo", "<p>one\ntwo</p>\n"},
		{"lines of English with emphasis", "one\n**two**\n`three`", "<p>one\n<strong>two</strong>\n<code>three</code></p>\n"},
		{"Japanese with emphasis", "大阪\n**府**", "<p>大阪<strong>府</strong></p>\n"},
		{"mixed lines", "大阪府\nPPP", "<p>大阪府\nPPP</p>\n"},
		{"Korean", "서울\n부산", "<p>서울\n부산</p>\n"},
		{"emphasis beside Japanese punctuation", "これは**「協定」**です。", "<p>これは<strong>「協定」</strong>です。</p>\n"},
		{"emphasis beside full-width brackets", "**協定（包括）**を*結ぶ*。", "<p><strong>協定（包括）</strong>を<em>結ぶ</em>。</p>\n"},
		{"strikethrough beside Japanese punctuation", "~~「旧」~~新", "<p><del>「旧」</del>新</p>\n"},

		{"raw HTML", `a <b onclick="x()">b</b>`, "<p>a &lt;b onclick=&#34;x()&#34;&gt;b&lt;/b&gt;</p>\n"},
		{"HTML block", "<script>\nalert(1)\n</script>", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"},
		{"comment", "<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"},
		{"shortcode", `{{< figure src="x" >}} {{% a %}}`, "<p>&#123;&#123;&lt; figure src=&#34;x&#34; &gt;}} &#123;&#123;% a %}}</p>\n"},
		{"shortcode from parts", `{\{&lt; a`, "<p>&#123;&#123;&lt; a</p>\n"},

		{"link", "[a](https://e.jp/x?a=1&b=2)", `<p><a href="https://e.jp/x?a=1&amp;b=2"` + rel + ">a</a></p>\n"},
		{"link title is dropped", `[a](https://e.jp "t")`, `<p><a href="https://e.jp"` + rel + ">a</a></p>\n"},
		{"mail", "[a](mailto:a@e.jp)", "<p><a href=\"mailto:a@e.jp\">a</a></p>\n"},
		{"mail in angle brackets", "<a@e.jp>", "<p><a href=\"mailto:a@e.jp\">a@e.jp</a></p>\n"},
		{"address in angle brackets", "<https://e.jp>", `<p><a href="https://e.jp"` + rel + ">https://e.jp</a></p>\n"},
		{"reference", "[a][1]\n\n[1]: https://e.jp\n", `<p><a href="https://e.jp"` + rel + ">a</a></p>\n"},
		{"scheme in capitals", "[a](HTTPS://e.jp/)", `<p><a href="https://e.jp/"` + rel + ">a</a></p>\n"},
		{"quotes in an address", `[a](https://e.jp/?"><script>)`, `<p><a href="https://e.jp/?&#34;&gt;&lt;script&gt;"` + rel + ">a</a></p>\n"},
		{"Japanese in an address", "[a](https://e.jp/大阪?q=府)", `<p><a href="https://e.jp/%E5%A4%A7%E9%98%AA?q=府"` + rel + ">a</a></p>\n"},
		{"shortcode in an address", "[a](https://e.jp/?{{%x)", `<p><a href="https://e.jp/?&#123;&#123;%x"` + rel + ">a</a></p>\n"},
		{"javascript", "[a](javascript:alert(1))", "<p>a</p>\n"},
		{"javascript in disguise", "[a](JaVaScript&colon;alert(1)) [b](&#106;avascript:x) [c](java\\script:x)", "<p>a b c</p>\n"},
		{"javascript in angle brackets", "<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>\n"},
		{"data", "[a](data:text/html;base64,xxxx) [b](vbscript:x) [c](file:///etc/passwd)", "<p>a b c</p>\n"},
		{"relative", "[a](/x) [b](x) [c](#x) [d](//e.jp) [e]()", "<p>a b c d e</p>\n"},
		{"user name", "[a](https://bank.jp@e.jp/)", "<p>a</p>\n"},
		{"no host", "[a](https:///x) [b](http:x) [c](mailto:)", "<p>a b c</p>\n"},
		{"image", "![図](https://e.jp/a.png)", `<p><a href="https://e.jp/a.png"` + rel + ">図</a></p>\n"},
		{"image without words", "![](https://e.jp/a.png)", `<p><a href="https://e.jp/a.png"` + rel + ">https://e.jp/a.png</a></p>\n"},
		{"image with a bad address", "![図](javascript:x)", "<p>図</p>\n"},
		{"image inside a link", "[![図](https://e.jp/a.png)](https://e.jp/)", `<p><a href="https://e.jp/"` + rel + ">図</a></p>\n"},

		{"address in Japanese", "詳細はhttps://e.jp/a_b_c（外部）。", `<p>詳細は<a href="https://e.jp/a_b_c"` + rel + ">https://e.jp/a_b_c</a>（外部）。</p>\n"},
		{"address at the end", "See (https://e.jp/a(b)).", `<p>See (<a href="https://e.jp/a(b)"` + rel + ">https://e.jp/a(b)</a>).</p>\n"},
		{"address with a query", "https://e.jp/?a=1&b=2", `<p><a href="https://e.jp/?a=1&amp;b=2"` + rel + ">https://e.jp/?a=1&amp;b=2</a></p>\n"},
		{"address in code", "`https://e.jp/`", "<p><code>https://e.jp/</code></p>\n"},
		{"address in a link", "[https://e.jp/](https://e.jp/x)", `<p><a href="https://e.jp/x"` + rel + ">https://e.jp/</a></p>\n"},
		{"address with user name", "https://bank.jp@e.jp/", "<p>https://bank.jp@e.jp/</p>\n"},
		{"no address", "https:// と ftp://e.jp", "<p>https:// と ftp://e.jp</p>\n"},

		{"controls", "a\x00b\x1b[1m\u202ec\u2066d&#x202e;", "<p>ab[1mcd</p>\n"},
		{"invalid bytes", "a\xff", "<p>a\ufffd</p>\n"},
		{"line ends", "a\r\n\r\nb\rc", "<p>a</p>\n<p>b\nc</p>\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Render(tt.src); got != tt.want {
				t.Errorf("%q\ngot  %q\nwant %q", tt.src, got, tt.want)
			}
		})
	}
}

func TestPlainText(t *testing.T) {
	tests := []struct {
		src  string
		max  int
		want string
	}{
		{"", 10, ""},
		{"# 題\n\n*a* [b](https://e.jp) `c`\n\n- d\n- e", 0, "題 a b c d e"},
		{"大阪府と\n株式会社", 0, "大阪府と株式会社"},
		{"a &amp; <b>", 0, "a & <b>"},
		{"|a|b|\n|-|-|\n|1|2|\n", 0, "a b 1 2"},
		{"![図](https://e.jp/a.png)  \nx", 0, "図 x"},
		{"```\ncode\n```", 0, "code"},
		{"包括連携協定", 6, "包括連携協定"},
		{"包括連携協定", 5, "包括連携…"},
		{"包括連携協定", 1, "…"},
		{"one two three", 5, "one…"},
		{"か\u3099き\u3099く", 4, "か\u3099…"},
		{"👨‍👩‍👧x", 3, "…"},
		{"a\x1b\u202eb", 0, "ab"},
	}
	for _, tt := range tests {
		got := PlainText(tt.src, tt.max)
		if got != tt.want {
			t.Errorf("%q, %d: %q, want %q", tt.src, tt.max, got, tt.want)
		}
		if tt.max > 0 && utf8.RuneCountInString(got) > tt.max {
			t.Errorf("%q: longer than %d", got, tt.max)
		}
	}
}

// Prose made to be slow or deep is rendered in time, and not deeper than browsers go.
func TestHostileSizes(t *testing.T) {
	tests := map[string]string{
		"quotes":    strings.Repeat(">", 20_000) + "a",
		"lists":     strings.Repeat("- ", 5_000) + "a",
		"brackets":  strings.Repeat("[", 20_000),
		"images":    strings.Repeat("![", 10_000) + strings.Repeat("](https://e.jp)", 1_000),
		"stars":     strings.Repeat("*a _b ", 5_000),
		"emphasis":  strings.Repeat("**", 5_000) + "a" + strings.Repeat("**", 5_000),
		"backticks": strings.Repeat("`a``", 5_000),
		"addresses": strings.Repeat("https://e.jp/((", 5_000),
		"braces":    strings.Repeat("{{<", 20_000),
		"tags":      strings.Repeat("<a ", 10_000),
	}
	for name, src := range tests {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			out := Render(src)
			PlainText(src, 100)
			Problems(src)
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%d bytes took %v", len(src), took)
			}
			checkSafe(t, src, out)
		})
	}
}

func BenchmarkRender(b *testing.B) {
	src := "大阪府と株式会社例は、**「防災」**など6分野で[協定](https://example.jp/)を結んだ。\n詳細はhttps://example.jp/a を参照。\n\n- 移動販売\n- 健診\n"
	for b.Loop() {
		Render(src)
	}
}

package links

import "seika/generator/diag"

// since is the version that brought these rules.
const since = "0.1.0"

// They have no examples: what they find stands in no record, but on the servers of others.
var (
	ruleGone = &diag.Rule{ID: "link-gone", Severity: diag.Warning, Since: since,
		Title: diag.T("出典のページが消えた", "A source is gone"),
		Why: diag.T("開けない出典は、もう誰も確かめられません。記録が誤りになるわけではありませんが、保存版がなければ裏付けが失われます。サーバーがそう答えるか、二週間以上にわたる三回の確認がすべて失敗したときに、消えたとみなします（seika links）。",
			"Nobody can check a source that does not open any more. The record is not wrong for it, but without an archive copy its backing is lost. A page counts as gone when its server says so, or when three checks over two weeks have failed (seika links).")}
	ruleMoved = &diag.Rule{ID: "link-moved", Severity: diag.Warning, Since: since,
		Title: diag.T("出典のページが移った", "A source has moved"),
		Why: diag.T("転送はいつか外されます。新しいアドレスで同じ資料が開けることを人が確かめ、書き換えておけば、出典は残ります。",
			"A redirect is taken away one day. When a person has seen that the new address shows the same source and writes it down, the source stays.")}
	ruleUnreachable = &diag.Rule{ID: "link-unreachable", Severity: diag.Hint, Since: since,
		Title: diag.T("出典のページが開けなかった", "A source could not be reached"),
		Why: diag.T("一度の失敗では、ページが消えたとは言えません。日を改めて確かめ直します。",
			"One failure does not say that a page is gone. It is checked again on another day.")}
	ruleUnclear = &diag.Rule{ID: "link-unclear", Severity: diag.Hint, Since: since,
		Title: diag.T("自動では確かめられない出典", "A source that machines cannot check"),
		Why: diag.T("自動のアクセスを断るサーバーがあります。ブラウザで開けるなら出典として問題ありません。seika.yaml の links.skip に理由と期限を書けば、確認から外せます。",
			"Some servers refuse automatic requests. A source that opens in a browser is a good source; links.skip in seika.yaml takes it out of the check, with a reason and an end.")}
	ruleSkipExpired = &diag.Rule{ID: "link-skip-expired", Severity: diag.Warning, Since: since,
		Title: diag.T("確認の除外の期限切れ", "An exception from the check of links has ended"),
		Why: diag.T("除外には期限があり、過ぎると再び確認します。理由が続いているかを人が見直すためです。",
			"Exceptions end, so that a person looks again whether their reason still holds. After the end the addresses are checked again.")}
	ruleFile = &diag.Rule{ID: "links-file", Severity: diag.Warning, Since: since,
		Title: diag.T("リンクの確認結果が読めない", "The results of the link check cannot be read"),
		Why: diag.T(File+" が読めないときは、書き換えずに知らせます。サイトはその間、出典が開けるかどうかを示しません。",
			"When "+File+" cannot be read it is reported and left as it is. Until it is mended the site does not say whether sources open.")}
)

var mendFile = diag.T("git restore "+File+" で戻すか、ファイルを消してすべて確認し直してください。",
	"Bring it back with “git restore "+File+"”, or delete it to check all addresses anew.")

// Rules returns the documentation of the findings of this package, in a stable order.
func Rules() []*diag.Rule {
	return []*diag.Rule{ruleGone, ruleMoved, ruleUnreachable, ruleUnclear, ruleSkipExpired, ruleFile}
}

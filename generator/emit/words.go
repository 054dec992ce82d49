package emit

// breakdownCaption says what the denominator of a breakdown is.
func (l *locale) breakdownCaption(n int) string {
	switch {
	case n == 0:
		return l.t("協定の記録はまだない。", "No agreement is recorded yet.")
	case n < smallGroup:
		return l.t("協定 "+integer(n)+" 件の判定。"+integer(smallGroup)+" 件に満たないため、割合は示さない。",
			l.count(n, "agreement")+" by class. Fewer than "+integer(smallGroup)+": no percentages are given.")
	}
	return l.t("協定 "+integer(n)+" 件の判定。", l.count(n, "agreement")+" by class.")
}

func (l *locale) programmesApart(n int) string {
	verb := "are"
	if n == 1 {
		verb = "is"
	}
	return l.t("ほかに制度・窓口が "+integer(n)+" 件ある。一つの協定ではないため、この数には入れない。",
		l.count(n, "programme")+" "+verb+" not counted here: not one agreement each.")
}

func (l *locale) unreviewedLine(n, total int) string {
	verb := "have"
	if n == 1 {
		verb = "has"
	}
	return l.t(integer(total)+" 件のうち "+integer(n)+" 件は、第二の人がまだ出典と照合していない。",
		integer(n)+" of "+l.count(total, "record")+" "+verb+" not been checked against the sources by a second person.")
}

// classLines say in one plain sentence what a class means; the exact rules stand on the method page.
var classLines = map[string][2]string{
	"results":  {"約束した成果が、信頼できる出典で確かめられた。", "The promised result is confirmed by reliable sources."},
	"partial":  {"成果の一部、または実証から本格導入への移行が確かめられた。", "Part of a result, or the step from a pilot to regular use, is confirmed."},
	"missed":   {"測って公表したが、目標や改善には届かなかった。", "Measured and published, but the target or an improvement was not reached."},
	"activity": {"何かが行われたが、その効果は測られていない。", "Something was done; its effect is not measured."},
	"standby":  {"災害など何かが起きたときに働く協定で、まだ使われていない。", "Acts only in an emergency and has not been used yet."},
	"early":    {"締結から1年たっていない。", "Signed less than a year ago."},
	"paper":    {"締結のほかに、公開情報で確認できた活動がない。", "Beyond the signing, no activity is confirmed in public sources."},
}

func (l *locale) classLine(id string) string {
	line := classLines[id]
	return l.t(line[0], line[1])
}

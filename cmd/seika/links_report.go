package main

import (
	"fmt"
	"slices"
	"strings"

	"seika/generator/diag"
	"seika/generator/links"
	"seika/generator/links/probe"
	"seika/generator/source"
)

// unconnected is the number of servers of which at least one answers, unless it is this machine that has no connection.
const unconnected = 5

// save brings what was seen into the register. Nothing is kept of a run in which no server could be reached: it says nothing about them.
func (r *linksRun) save() error {
	hosts, reached := map[string]bool{}, false
	for _, s := range r.seen {
		hosts[links.Host(s.address)] = true
		reached = reached || probe.Reached(s.Observation)
	}
	if len(hosts) >= unconnected && !reached {
		return fmt.Errorf("none of %d servers could be reached; is this machine connected? Nothing was written", len(hosts))
	}
	cited := map[string]bool{}
	for _, c := range r.checked.Citations() {
		cited[c.Address] = true
	}
	return r.target.project.UpdateLinks(func(register *links.Register) {
		for _, s := range r.seen {
			register.Record(s.address, s.Observation, r.day)
		}
		if r.whole {
			register.Keep(func(address string) bool {
				_, skipped := links.Skipped(r.skips, address, r.day)
				return cited[address] && !skipped
			})
		}
		r.register = register
	})
}

// report prints the findings about all addresses that were asked for, those known from earlier runs too, and the totals.
func (r *linksRun) report() error {
	env, p := r.env, r.target.project
	considered := slices.DeleteFunc(slices.Clone(r.cited), func(c links.Citation) bool { return !r.considers(c.Address) })
	found := links.ExpiredSkips(r.skips, r.day, p.SkipPlaces())
	found.Add(r.checked.LinkFindings(r.register, considered)...)
	findings := shown(p, found)
	files := map[string]*source.File{}
	printer := env.printer(p, r.checked)
	for i, d := range found {
		files[findings[i].Position.File] = printer.Source(d.Position.File)
	}
	printer.Source = func(file string) *source.File { return files[file] }
	if err := printer.Print(env.stdout, r.options.format, findings); err != nil {
		return err
	}
	totals := env.stdout
	if r.options.format != "text" {
		totals = env.stderr
	}
	if _, err := fmt.Fprintln(totals, r.totals(considered).In(env.lang)); err != nil {
		return err
	}
	if len(r.left) > 0 {
		var hosts []string
		for _, address := range r.left {
			hosts = append(hosts, links.Host(address))
		}
		slices.Sort(hosts)
		env.say("%[1]d件は確認していません。サーバーがしばらく控えるよう求めています: %[2]s", "not checked: %[1]d; these servers ask to be left alone for now: %[2]s",
			len(r.left), strings.Join(slices.Compact(hosts), ", "))
	}
	if r.options.strict && findings.Count(diag.Warning) > 0 {
		return errFindings
	}
	return nil
}

// considers reports whether the run speaks of an address: one on the servers that were asked for, and not skipped.
func (r *linksRun) considers(address string) bool {
	host := links.Selection{Hosts: r.options.hosts}
	_, skipped := links.Skipped(r.skips, address, r.day)
	return !skipped && host.OnHost(address)
}

// totals counts the addresses by what is known about them.
func (r *linksRun) totals(cited []links.Citation) diag.Text {
	counts, seen, copied := map[links.State]int{}, map[string]bool{}, map[string]bool{}
	for _, c := range cited {
		e, _ := r.register.Find(c.Address)
		if !seen[c.Address] {
			seen[c.Address] = true
			counts[e.State]++
		}
		if e.State == links.Gone && !c.Archive && r.register.HasCopy(c.Copy) {
			copied[c.Address] = true
		}
	}
	archived := len(copied)
	var ja, en []string
	for _, w := range []struct {
		n      int
		ja, en string
	}{
		{counts[links.Opens], "開ける", "open"},
		{counts[links.Moved], "移転", "moved"},
		{counts[links.Unclear], "自動では確認できない", "cannot be checked automatically"},
		{counts[links.Unreachable], "つながらない", "unreachable"},
		{archived, "消失（保存版あり）", "gone with an archive copy"},
		{counts[links.Gone] - archived, "消失", "gone"},
		{counts[""], "未確認", "not checked yet"},
		{len(r.plan.Skipped), "除外", "skipped"},
	} {
		if w.n > 0 {
			ja, en = append(ja, fmt.Sprintf("%s%d", w.ja, w.n)), append(en, fmt.Sprintf("%d %s", w.n, w.en))
		}
	}
	if len(ja) == 0 {
		return diag.T("確認する出典はありません", "there are no sources to check")
	}
	return diag.Text{
		JA: fmt.Sprintf("出典のアドレス%d件：%s。今回の確認は%d件", len(seen)+len(r.plan.Skipped), strings.Join(ja, "、"), len(r.seen)),
		EN: fmt.Sprintf("addresses of sources: %d: %s; %d checked in this run", len(seen)+len(r.plan.Skipped), strings.Join(en, ", "), len(r.seen)),
	}
}

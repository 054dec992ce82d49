package probe

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"seika/generator/links"
)

// Run asks for all addresses, jobs hosts at a time, and calls report with each answer, never twice at once. It returns the addresses that
// were not asked because their hosts ask to be left alone, sorted. The error is that of the context; what was reported until then holds.
func (p *Prober) Run(ctx context.Context, addresses []string, jobs int, report func(address string, o links.Observation)) (left []string, err error) {
	var mu sync.Mutex
	one := func(address string, o links.Observation) {
		mu.Lock()
		defer mu.Unlock()
		report(address, o)
	}
	var group errgroup.Group
	group.SetLimit(max(jobs, 1))
	for _, queue := range queues(addresses) {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			rest, err := p.queue(ctx, queue, one)
			mu.Lock()
			defer mu.Unlock()
			left = append(left, rest...)
			return err
		})
	}
	err = errors.Join(group.Wait(), ctx.Err())
	slices.Sort(left)
	return left, err
}

// queues sorts addresses by host, each in the order given, the longest queue first: it decides how long the run takes.
func queues(addresses []string) [][]string {
	var hosts []string
	byHost := map[string][]string{}
	for _, address := range addresses {
		host := links.Host(address)
		if byHost[host] == nil {
			hosts = append(hosts, host)
		}
		byHost[host] = append(byHost[host], address)
	}
	slices.SortStableFunc(hosts, func(a, b string) int { return cmp.Compare(len(byHost[b]), len(byHost[a])) })
	list := make([][]string, len(hosts))
	for i, host := range hosts {
		list[i] = byHost[host]
	}
	return list
}

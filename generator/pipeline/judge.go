package pipeline

import (
	"runtime"
	"sync"
	"sync/atomic"

	"seika/generator/agreement"
	"seika/generator/load"
	"seika/generator/verdict"
)

// Judge applies the method to every record, in parallel; the verdicts come in the order of the records.
func Judge(records []load.Record, asOf agreement.Date) []*verdict.Verdict {
	verdicts := make([]*verdict.Verdict, len(records))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(records)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(records); i = int(next.Add(1)) - 1 {
				verdicts[i] = verdict.Judge(records[i].Agreement, verdict.Facts{}, asOf)
			}
		})
	}
	workers.Wait()
	return verdicts
}

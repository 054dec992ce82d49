package pipeline

import (
	"runtime"
	"sync"
	"sync/atomic"

	"seika/generator/agreement"
	"seika/generator/history"
	"seika/generator/load"
	"seika/generator/verdict"
)

// Facts returns what the history adds to the record with that id for the method. Without a repository there is nothing to add; a history that is
// cut off is unknown.
func Facts(h *history.History, id string) verdict.Facts {
	if h == nil || h.Certificate.State == history.None {
		return verdict.Facts{}
	}
	if !h.Certificate.Known() {
		return verdict.Facts{HistoryUnknown: true}
	}
	return h.Timeline(id).Facts()
}

// Judge applies the method to every record, in parallel; the verdicts come in the order of the records. The history may be nil.
func Judge(records []load.Record, h *history.History, asOf agreement.Date) []*verdict.Verdict {
	verdicts := make([]*verdict.Verdict, len(records))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(records)) {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(records); i = int(next.Add(1)) - 1 {
				verdicts[i] = verdict.Judge(records[i].Agreement, Facts(h, records[i].Agreement.ID), asOf)
			}
		})
	}
	workers.Wait()
	return verdicts
}

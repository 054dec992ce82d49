// Package links knows what became of the addresses that records cite: which open, which moved, which are gone.
//
// A Register holds one Entry per address and is kept in a file of the data repository outside the records (File), so that its own history
// tells when a source went. An Observation is what one check saw; Register.Record weighs it against what was seen before. A page is called
// gone only when that is certain: a server that is down for a day, or that refuses machines, says nothing about its pages. A dead address
// is never an error of a record: the source was there when it was cited.
//
// Package links neither asks servers (probe does) nor reads records or settings; it is given both.
package links

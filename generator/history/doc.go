// Package history is what git bears witness to: how each record came to say what it says.
//
// Two clocks run through it. When something happened stands in the record; when it was told stands in the commits. From the versions of the
// records the package derives revisions with their field-level changes, goalpost moves, the verdict at each point in time, the day a record
// was first seen, and a certificate that says how far the history can be trusted.
//
// An old version that cannot be read is an event and never a failure. Merges tell only what differs from all their parents: what they took
// over is told by the commit that made it.
package history

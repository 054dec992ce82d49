// Package gitrepo reads git repositories: it opens them, resolves revisions, reads the files of a commit without a checkout, and walks
// the history of one folder. It knows files and commits, and nothing of what the files mean.
//
// Nothing is written to a repository that is opened, no program is run but git's own transport for file:// addresses, and no hook, filter or
// attribute is obeyed.
//
// Two rules hold for everything below:
//
//   - Content that leaves the package has been hashed, and its hash is the id it was asked for. A damaged pack gives an error, never other
//     content: compressed data carry a checksum, but the reference from a delta to its base does not.
//   - Sizes are read from headers before memory is allocated. A hostile repository costs an error.
//
// References, configuration, pack indexes, deltas and loose objects are read with go-git. Entries of packs are read here: its storage
// opens the pack file anew for objects of some size, keeps no base of a delta across reads, must not be used by two goroutines, and does
// not compare hashes. BenchmarkPackEntries holds the difference.
package gitrepo

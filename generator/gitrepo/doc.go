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
// Names and messages are made valid UTF-8, from the encoding that a commit states if it states one.
//
// References, configuration, pack indexes, loose objects and remotes are go-git's work. Entries of packs and their deltas are read here: go-git's
// storage opens the pack file anew for objects of some size, must not be used by two goroutines, and does not compare hashes; its Scanner hashes
// every compressed byte and takes more than twice as long for an entry (BenchmarkPackEntries).
package gitrepo

// Package format writes record files in their canonical form: the same facts, always laid out in the same way, so that a difference between
// two versions of a record shows what changed and nothing else.
//
// The canonical form:
//
//   - UTF-8 without byte order mark, lines that end in LF, no blanks at their end, one line break at the end of the file;
//   - keys in the order of the field table, one blank line between the groups of top-level keys, indentation by two spaces;
//   - a short text in two languages, a list of ids and an item of simple values on one line ({ } and [ ]), spread over several lines
//     where that line would be wider than Width or holds a comment; sources, deliverables and indicators always one key a line;
//   - values without quotes where every reader of YAML takes them for text, in double quotes where not, in single quotes where that
//     saves escapes;
//   - block scalars (| and >) as they are, other texts of several lines as block scalars.
//
// What people put there on purpose is kept: comments, blank lines that separate groups inside the record, the order of list items, the
// quotes of dates and numbers. Keys that the field table does not know keep their place behind the key before them, and their values are
// not rewritten. A record of another schema version is left alone altogether.
//
// The file is never encoded anew from its values. It is parsed to YAML nodes, every byte between them is accounted for as white space,
// punctuation or a comment, and an emitter of this package writes nodes and comments. Before the result is returned it is parsed again
// and compared: it must have the same values and the same comments. Formatting twice gives what formatting once gave.
//
// The package also edits single values by text ranges (Replace, InsertKey, RenameKey, Remove), for programs that mend records.
package format

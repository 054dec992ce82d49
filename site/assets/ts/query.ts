// What the filter form asks, and which rows answer it.

import { Index, Row, Word, fold } from "./index";

/** Query holds the filled fields of the form by name: q, class, place, partner, theme, year, order. */
export type Query = Record<string, string>;

/** matcher returns the test of a row. A value that the index does not know matches nothing. */
export function matcher(index: Index, query: Query): (row: Row) => boolean {
  const tests: ((row: Row) => boolean)[] = [];
  const at = (list: Word[], id: string): number => list.findIndex((word) => word.id === id);

  for (const word of fold(query.q ?? "").split(" ")) {
    if (word !== "") tests.push((row) => row.text.includes(word));
  }
  if (query.class) {
    const cls = at(index.classes, query.class);
    tests.push((row) => row.c === cls);
  }
  if (query.year) {
    // A year that is no number stands for the agreements whose signing is not dated.
    const year = Number(query.year) || 0;
    tests.push((row) => row.y === year);
  }
  const lists: [string, Word[], "p" | "o" | "t"][] = [
    ["place", index.places, "p"],
    ["partner", index.partners, "o"],
    ["theme", index.themes, "t"],
  ];
  for (const [name, words, key] of lists) {
    if (!query[name]) continue;
    const wanted = at(words, query[name]);
    tests.push((row) => row[key]?.includes(wanted) ?? false);
  }
  return (row) => tests.every((test) => test(row));
}

/** order sorts the rows: the newest first, as they stand in the index, unless asked otherwise. */
export function order(rows: Row[], by: string | undefined): Row[] {
  switch (by) {
    case "oldest":
      return rows.sort((a, b) => (a.s || "9").localeCompare(b.s || "9"));
    case "class":
      return rows.sort((a, b) => a.c - b.c);
    default:
      return rows;
  }
}

// The index of all agreements, as the generator writes it (data/index.json). Rows name their values by place in the lists.

export interface Word {
  id: string;
  ja: string;
  en: string;
  /** The prefecture of a municipality, by place in the list; -1 for a prefecture. */
  up?: number;
}

export interface Row {
  id: string;
  ja?: string;
  en?: string;
  /** Class and kind; kind is -1 where not stated. */
  c: number;
  k: number;
  /** Places (municipalities and their prefectures), partners, themes. */
  p?: number[];
  o?: number[];
  t?: number[];
  /** Fiscal year of signing, 0 where not dated; day of signing as recorded. */
  y: number;
  s?: string;
  /** 1 where no second person has checked the record. */
  u?: number;
  /** What a search looks at; made on loading. */
  text: string;
}

export interface Index {
  version: number;
  classes: Word[];
  kinds: Word[];
  places: Word[];
  partners: Word[];
  themes: Word[];
  rows: Row[];
}

/** fold makes spellings comparable: full and half width, letter case, hiragana and katakana, spaces. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60))
    .replace(/\s+/g, " ")
    .trim();
}

/** loadIndex fetches the index and prepares it for searching. */
export async function loadIndex(address: string): Promise<Index> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const index = (await answer.json()) as Index;
  if (index.version !== 1) throw new Error(`${address}: version ${index.version}`);
  const words = (list: Word[]): string[] => list.map((w) => fold(`${w.ja} ${w.en}`));
  const places = words(index.places);
  const partners = words(index.partners);
  const themes = words(index.themes);
  const pick = (from: string[], at: number[] | undefined): string => (at ?? []).map((i) => from[i]).join(" ");
  for (const row of index.rows) {
    row.text = [fold(`${row.ja ?? ""} ${row.en ?? ""}`), row.id, pick(places, row.p), pick(partners, row.o), pick(themes, row.t)].join(" ");
  }
  return index;
}

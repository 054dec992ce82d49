// The filter of the list of agreements. The page works without it: the same ways to divide the list are links. With it, a form over an
// index of all agreements narrows the list as one types; its state lives in the address, so that a filtered list can be shared.

import { Index, Row, loadIndex } from "./index";
import { Query, matcher, order } from "./query";

const batch = 100;

function start(form: HTMLFormElement): void {
  const list = document.getElementById("list");
  const count = document.getElementById("filter-count");
  const pattern = document.getElementById("filter-row");
  if (!list || !count || !(pattern instanceof HTMLTemplateElement)) return;

  const text = form.dataset;
  const lang = text.lang === "en" ? "en" : "ja";
  const pages = Array.from(list.childNodes);
  let loading: Promise<Index> | undefined;
  let latest = 0;

  function read(): Query {
    const query: Query = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && value.trim() !== "") query[name] = value.trim();
    }
    return query;
  }

  function write(query: URLSearchParams): void {
    for (const field of Array.from(form.elements)) {
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = query.get(field.name) ?? "";
    }
  }

  function address(query: Query): string {
    const search = new URLSearchParams(query).toString();
    return search === "" ? location.pathname : `?${search}`;
  }

  function sentence(n: number): string {
    if (n === 0) return text.none ?? "";
    const form = n === 1 ? text.one : text.many;
    return (form ?? "").replace("{n}", n.toLocaleString(lang));
  }

  function item(index: Index, row: Row): DocumentFragment {
    const copy = (pattern as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
    const cls = index.classes[row.c];
    const badge = copy.querySelector(".badge")!;
    badge.classList.add(`c-${cls.id}`);
    badge.textContent = cls[lang];
    const link = copy.querySelector("a")!;
    link.href = `${text.home}agreements/${row.id}.html`;
    const other = lang === "ja" ? "en" : "ja";
    link.textContent = row[lang] || row[other] || row.id;
    if (!row[lang]) link.lang = other;
    const slots: Record<string, string> = {
      // The first of a municipality's entries is itself; its prefecture stands there for the filter only.
      places: (row.p ?? []).filter((at) => !(row.p ?? []).some((p) => index.places[p].up === at)).map((at) => index.places[at][lang]).join(lang === "ja" ? "、" : ", "),
      partners: (row.o ?? []).map((at) => index.partners[at][lang]).join(lang === "ja" ? "、" : ", "),
      signed: row.s ?? "",
      kind: row.k >= 0 ? index.kinds[row.k][lang] : "",
    };
    for (const slot of Array.from(copy.querySelectorAll<HTMLElement>("[data-slot]"))) {
      const name = slot.dataset.slot!;
      if (name === "unreviewed" ? !row.u : slots[name] === "") slot.remove();
      else if (name !== "unreviewed") slot.textContent = slots[name];
    }
    return copy;
  }

  function show(index: Index, rows: Row[]): void {
    const ul = document.createElement("ul");
    ul.className = "rows";
    const more = document.createElement("button");
    more.type = "button";
    more.className = "button";
    more.textContent = text.more ?? "";
    let shown = 0;
    const extend = (): void => {
      const part = document.createDocumentFragment();
      for (const row of rows.slice(shown, shown + batch)) part.append(item(index, row));
      const first = part.querySelector<HTMLElement>("a");
      const continued = shown > 0;
      shown += batch;
      ul.append(part);
      more.hidden = shown >= rows.length;
      if (continued) first?.focus();
    };
    more.addEventListener("click", extend);
    extend();
    list!.replaceChildren(ul, more);
  }

  async function update(): Promise<void> {
    const turn = ++latest;
    const query = read();
    history.replaceState(null, "", address(query));
    if (Object.keys(query).length === 0) {
      list!.replaceChildren(...pages);
      count!.textContent = "";
      return;
    }
    try {
      loading ??= loadIndex(text.index ?? "");
      const index = await loading;
      if (turn !== latest) return;
      const matches = matcher(index, query);
      const rows = order(index.rows.filter(matches), query.order);
      count!.textContent = sentence(rows.length);
      show(index, rows);
    } catch {
      loading = undefined;
      if (turn === latest) count!.textContent = text.failed ?? "";
    }
  }

  form.classList.add("ready");
  form.addEventListener("input", () => void update());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void update();
  });
  form.addEventListener("reset", () => setTimeout(() => void update()));
  // Typing begins soon after: fetch the index when the form is first touched.
  form.addEventListener("focusin", () => void (loading ??= loadIndex(text.index ?? "").catch(() => (loading = undefined) as never)), { once: true });
  addEventListener("popstate", () => {
    write(new URLSearchParams(location.search));
    void update();
  });

  const asked = new URLSearchParams(location.search);
  if (asked.size > 0) {
    write(asked);
    void update();
  }
}

const form = document.getElementById("filter");
if (form instanceof HTMLFormElement) start(form);

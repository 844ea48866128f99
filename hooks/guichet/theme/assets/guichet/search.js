// The search: a query is folded, asked in every way that means the same, and shown with the passages that it found.
// The index is Pagefind's; it and the words are fetched when the search is first opened.

const SHOWN = 6; // results at a time
const PASSAGES = 2; // per result
const VARIANTS = 6; // ways to ask at most
const LONGEST = 24; // words of a query that are asked
const PATIENCE = 150; // milliseconds after the last key
const RANKING = { pageLength: 0.75, termFrequency: 0.6, metaWeights: { keywords: 3 } };
const OTHER_WORDS = 0.5; // what a result counts that was found by other words of the same meaning
const TITLE = 3; // how much more a result counts for the words that its title has
const STEM = 5; // letters that words of one family share

const assets = new URL("./", import.meta.url);
const site = new URL("../../", assets);
const language = document.documentElement.lang;

const fetchJson = async (name, otherwise) => {
  const answer = await fetch(new URL(`search/${name}.${language}.json`, assets));
  return answer.ok ? answer.json() : otherwise;
};

const once = (make) => {
  let made;
  return () => (made ??= make());
};

const engine = once(async () => {
  const pagefind = await import(new URL("pagefind/pagefind.js", site));
  await pagefind.options({ baseUrl: site.pathname, excerptLength: 24, ranking: RANKING });
  await pagefind.init();
  return pagefind;
});
const words = once(async () => {
  const told = await fetchJson("words", { synonyms: [], stop: [], elisions: [] });
  const elided = new Set(told.elisions);
  const stop = new Set(told.stop);
  const synonyms = told.synonyms.map((group) => group.map((term) => tokens(term, elided).join(" ")));
  return { elided, stop, synonyms };
});
const vocabulary = once(async () => (await fetchJson("vocabulary", "")).split(" "));

const fold = (text) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’‘ʼ]/g, "'");

/** The words of a text: without accents, without what stands before an apostrophe, numbers without their `g`. */
const tokens = (text, elided) =>
  fold(text)
    .split(/[^\p{L}\p{N}'@._-]+/u)
    .flatMap((word) => {
      const parts = word.split("'");
      return parts.length > 1 && elided.has(parts[0]) ? parts.slice(1).join("") : parts.join("");
    })
    .map((word) => word.replace(/^[._-]+|[._-]+$/g, "").replace(/^g(?=\d{3,}$)/, ""))
    .filter(Boolean)
    .slice(0, LONGEST);

/** The words that say something; all of them, where none does. */
const telling = (all, stop) => {
  const kept = all.filter((word) => !stop.has(word));
  return kept.length ? kept : all;
};

/** The query as it stands, and with each of its terms replaced by others that mean the same. */
const variants = (query, synonyms) => {
  const asked = ` ${query} `;
  const found = new Set([query]);
  for (const group of synonyms) {
    const term = group.find((one) => asked.includes(` ${one} `));
    if (!term) continue;
    for (const text of [...found]) {
      for (const other of group) found.add(` ${text} `.replace(` ${term} `, ` ${other} `).trim());
    }
  }
  return [...found].slice(0, VARIANTS);
};

/** Whether two words differ by one letter: one more, one less, another one, or two that changed places. */
const areNear = (one, other) => {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const [a, b] = [one.slice(start), other.slice(start)];
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || a[1] + a[0] + a.slice(2) === b;
};

/** A word of the titles that *word* was meant to be, if it is none itself, nor the beginning of one. */
const corrected = (word, known) => {
  if (word.length < 4 || /\d/.test(word) || known.some((one) => one.startsWith(word))) return word;
  return known.find((one) => areNear(word, one)) ?? word;
};

const ask = async (pagefind, texts) => {
  const best = new Map();
  for (const [rank, text] of texts.entries()) {
    const { results } = await pagefind.search(text);
    for (const result of results) {
      const score = result.score * (rank === 0 ? 1 : OTHER_WORDS);
      if (!best.has(result.id) || best.get(result.id).score < score) best.set(result.id, { ...result, score });
    }
  }
  return [...best.values()].sort(byScore);
};

const byScore = (one, other) => other.score - one.score;

/** The first of *results* in a better order: titles that have all the words that were asked, then those that have some. */
const withTitles = async (results, asked, elided) => {
  const stems = asked.map((word) => word.slice(0, STEM));
  const first = await Promise.all(
    results.slice(0, SHOWN).map(async (result) => {
      const data = await result.data();
      const title = tokens(written(data.meta.title), elided);
      const share = stems.filter((stem) => title.some((word) => word.startsWith(stem))).length / stems.length;
      return { ...result, share, score: result.score * (1 + TITLE * share ** 2) };
    }),
  );
  const byTitle = (one, other) => (other.share === 1) - (one.share === 1) || byScore(one, other);
  return [...first.sort(byTitle), ...results.slice(SHOWN)];
};

/** What the index has for the query: results, and the words they are for where these are others than were typed. */
export const find = async (typed) => {
  const [pagefind, { elided, stop, synonyms }] = await Promise.all([engine(), words()]);
  let asked = telling(tokens(typed, elided), stop);
  if (!asked.length) return { results: [] };
  const known = await vocabulary();
  const named = new Set(synonyms.flat().flatMap((term) => term.split(" ")));
  const right = asked.map((word) => (named.has(word) ? word : corrected(word, known)));
  const results = await ask(pagefind, variants(asked.join(" "), synonyms));
  if (right.some((word, at) => word !== asked[at])) {
    // A word that is not there counts for its beginning: `outlok` finds every `ou`. What is meant scores far higher.
    const meant = await ask(pagefind, variants(right.join(" "), synonyms));
    if (meant.length && meant[0].score > 2 * (results[0]?.score ?? 0)) {
      return { results: await withTitles(meant, right, elided), instead: right.join(" ") };
    }
  }
  if (results.length) return { results: await withTitles(results, asked, elided) };

  // No page has all the words: the shortest go first, until those that are left are found.
  const left = [...right];
  while (left.length > 1) {
    const shortest = left.reduce((least, word, at) => (word.length < left[least].length ? at : least), 0);
    left.splice(shortest, 1);
    const fewer = await ask(pagefind, variants(left.join(" "), synonyms));
    if (fewer.length) return { results: await withTitles(fewer, left, elided), instead: left.join(" ") };
  }
  return { results: [] };
};

// What was found

const make = (name, className, ...children) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
};

/** The words of the index as they were written: it has a space behind each elision. */
const written = (text) => text.replace(/([’']) (?=\S|$)/g, "$1");

/** A passage with its marked words. The index holds guides' text, so nothing but text and marks is taken from it. */
const passage = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const parts = [...parsed.body.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", "", node.textContent) : written(node.textContent),
  );
  return make("p", "", ...parts);
};

const link = (href, className, title, ...rest) => {
  const anchor = make("a", "", make("span", className, written(title)), ...rest);
  anchor.href = href;
  return anchor;
};

/** How well a part of a page answers: all that was found in it counts. */
const weight = (part) => part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);

const entry = (data) => {
  const sections = data.sub_results
    .filter((part) => part.url.includes("#"))
    .sort((one, other) => weight(other) - weight(one))
    .slice(0, PASSAGES);
  const item = make("li", "", link(data.url, "guichet-search__title", data.meta.title));
  if (!sections.length) item.firstChild.append(passage(data.excerpt));
  else {
    const list = sections.map((part) =>
      make("li", "", link(part.url, "guichet-search__section", part.title, passage(part.excerpt))),
    );
    item.append(make("ul", "", ...list));
  }
  return item;
};

/** The data of *count* results from the one at *start* on. */
const dataOf = (results, start, count = SHOWN) =>
  Promise.all(results.slice(start, start + count).map((result) => result.data()));

const counted = (count, { one, other, none }) => (count === 0 ? none : count === 1 ? one : other.replace("#", count));

// The dialog

class Search {
  constructor(dialog) {
    this.dialog = dialog;
    this.query = dialog.querySelector("input");
    this.news = dialog.querySelector("[role=status]");
    this.list = dialog.querySelector("ol");
    this.more = dialog.querySelector(".guichet-search__more");
    this.results = [];
    this.turn = 0;
    for (const button of document.querySelectorAll("[data-search]")) {
      button.addEventListener("click", () => this.open());
    }
    document.addEventListener("keydown", (event) => this.answer(event));
    dialog.addEventListener("keydown", (event) => this.move(event));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close(); // beside it
    });
    dialog.querySelector(".guichet-search__close").addEventListener("click", () => dialog.close());
    dialog.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.run().then(() => this.links[0]?.click());
    });
    this.query.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.run(), PATIENCE);
    });
    this.more.addEventListener("click", async () => {
      const items = (await dataOf(this.results, this.list.children.length)).map(entry);
      this.list.append(...items);
      this.more.hidden = this.list.children.length >= this.results.length;
      items[0]?.querySelector("a").focus();
    });
  }

  get links() {
    return [...this.list.querySelectorAll("a")];
  }

  open() {
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.query.focus();
    this.query.select();
    if (!this.query.value) this.news.textContent = this.dialog.dataset.start;
    Promise.all([engine(), words()]).catch(() => {
      this.news.textContent = this.dialog.dataset.unavailable;
    });
  }

  answer(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !["/", "s", "f"].includes(event.key)) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]")) return;
    event.preventDefault();
    this.open();
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.query, ...this.links, ...(this.more.hidden ? [] : [this.more])];
    const at = stops.indexOf(document.activeElement);
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + step))].focus();
  }

  async run() {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    const { waiting, unavailable, instead, start } = this.dialog.dataset;
    const typed = this.query.value.trim();
    if (!typed) {
      this.results = [];
      this.list.replaceChildren();
      this.more.hidden = true;
      this.news.textContent = start;
      return;
    }
    this.news.textContent ||= waiting;
    try {
      const found = await find(typed);
      if (turn !== this.turn) return; // the reader has typed on
      const items = (await dataOf(found.results, 0)).map(entry);
      if (turn !== this.turn) return;
      this.results = found.results;
      this.list.replaceChildren(...items);
      this.list.scrollTop = 0;
      this.more.hidden = this.results.length <= SHOWN;
      const told = counted(this.results.length, this.dialog.dataset);
      this.news.textContent = found.instead ? `${instead.replace("{words}", found.instead)} – ${told}` : told;
    } catch {
      this.news.textContent = unavailable;
    }
  }
}

const dialog = document.getElementById("__find");
if (dialog) new Search(dialog);

// The page for missing pages looks for the words of the address that was missed: of its last part, or else of all of it.

const missedWords = () => {
  const path = location.pathname.slice(site.pathname.length).replace(/(index)?\.\w+$/, "");
  const parts = decodeURIComponent(path.replace(/%(?![\da-f]{2})/gi, "%25")).split("/").filter(Boolean);
  const words = parts.map((part) => part.split(/[\s_.-]+/).filter((word) => word.length > 2 || /\d/.test(word)));
  return [words.at(-1) ?? [], words.flat()].map((some) => some.join(" ")).filter(Boolean);
};

/** Fill the places of the section *missed* with what was found. Those that are left stay free. */
const fill = async (missed) => {
  const places = [...missed.querySelectorAll("li")];
  const news = missed.querySelector("[role=status]");
  try {
    let results = [];
    for (const asked of missedWords()) if (!results.length) ({ results } = await find(asked));
    const found = await dataOf(results, 0, places.length);
    for (const [at, data] of found.entries()) {
      const title = make("h3", "guichet-guides__title", link(data.url, "", data.meta.title));
      places[at].append(title, passage(data.excerpt));
    }
    news.textContent = counted(found.length, dialog.dataset);
  } catch {
    news.textContent = dialog.dataset.unavailable;
  }
  missed.setAttribute("aria-busy", "false");
};

const missed = document.querySelector(".guichet-missed:not([hidden])");
if (missed) fill(missed);

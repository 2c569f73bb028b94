/** Annotations as conversations: put together, chosen from, told apart. Pure. */

import { isColour, nameOf, PALETTE, PATTERNS } from "./colours.js";

export const HUES = 8;

/**
 * Conversations in the order of the text, those on the whole record first, lost ones last.
 * @returns {{root: object, replies: object[], anchor: object}[]}
 */
export function threadsOf(annotations) {
  const byGuid = new Map(annotations.map((one) => [one.guid, one]));
  const threads = new Map();
  for (const one of annotations) {
    if (one.anchor) threads.set(one.guid, { root: one, replies: [], anchor: one.anchor });
  }
  for (const one of annotations) {
    if (!one.reply_to) continue;
    let root = one;
    const passed = new Set();
    while (root?.reply_to && !passed.has(root.guid)) {
      passed.add(root.guid);
      root = byGuid.get(root.reply_to);
    }
    threads.get(root?.guid)?.replies.push(one);
  }
  const place = ({ anchor }) => (anchor.status === "lost" ? Infinity : (anchor.from ?? -1));
  return [...threads.values()].sort((a, b) => place(a) - place(b) || (a.anchor.to ?? 0) - (b.anchor.to ?? 0));
}

/** What an annotation can be chosen by: "person:ann", "group:pacific", "tag:…", "code:…", and "mine". */
export function keysOf(one) {
  if (one.is_gone) return [];
  const words = one.bodies
    .filter(({ kind }) => kind === "tag" || kind === "code")
    .map(({ kind, words }) => `${kind}:${words.toLocaleLowerCase()}`);
  return [
    one.creator ? `person:${one.creator.name}` : "person:",
    ...(one.group ? [`group:${one.group}`] : []),
    ...(one.mine ? ["mine"] : []),
    ...words,
  ];
}

/** The conversations in which something has the key; all where there is none. */
export function chosen(threads, key) {
  if (!key) return threads;
  return threads.filter(({ root, replies }) => [root, ...replies].some((one) => keysOf(one).includes(key)));
}

/** What there is to choose by, with how many conversations each leaves: [{key, kind, shown, count}], as they come. */
export function choices(threads, groups = []) {
  const names = new Map(groups.map(({ slug, name }) => [`group:${slug}`, name]));
  const found = new Map();
  for (const { root, replies } of threads) {
    const keys = new Map();
    for (const one of [root, ...replies]) {
      for (const key of keysOf(one)) keys.set(key, one);
    }
    for (const [key, one] of keys) {
      const kind = key.split(":", 1)[0];
      const shown = shownName(key, kind, one, names);
      const known = found.get(key) ?? { key, kind, shown, count: 0 };
      known.count += 1;
      found.set(key, known);
    }
  }
  return [...found.values()];
}

function shownName(key, kind, one, names) {
  if (kind === "mine") return "Mine";
  if (kind === "person") return one.creator?.called ?? "An erased account";
  if (kind === "group") return names.get(key) ?? one.group;
  return one.bodies.find((body) => `${body.kind}:${body.words.toLocaleLowerCase()}` === key).words;
}

/**
 * A mark for each author or code, by the order in which they come in the text. A code has the colour that its codebook
 * gives it, in a pattern of its own; what has none gets a hue, and the ninth that of the first again.
 * @param {"author" | "code"} by
 * @returns {{of: (root: object) => number | string, all: (root: object) => (number | string)[],
 *   on: (body: object) => number | string | undefined,
 *   entries: {hue: number | string, shown: string, colour?: string, pattern?: number}[]}}
 *   `of` is the mark of a note, `all` those of its words, `on` that of a code; hue 0 is for what has none
 */
export function legend(threads, by) {
  const told = new Map();
  const keysOf = (root) => {
    if (root.is_gone) return [];
    if (by === "author") return [root.creator?.name ?? ""];
    return markedBy(root).map(keyOf);
  };
  for (const { root } of threads) {
    if (root.is_gone) continue;
    if (by === "author") {
      const [key] = keysOf(root);
      if (!told.has(key)) told.set(key, { shown: root.creator?.called ?? "An erased account" });
      continue;
    }
    for (const body of markedBy(root)) {
      const known = told.get(keyOf(body));
      // The same code in two versions of its codebook: the later one says what it looks like.
      if (known && (known.version ?? 0) >= (body.version ?? 0)) continue;
      told.set(keyOf(body), { shown: body.words, codebook: body.codebook, version: body.version, colour: isColour(body.colour) ? body.colour : "" });
    }
  }
  const entries = marked([...told.values()]);
  const marks = new Map([...told.keys()].map((key, index) => [key, entries[index].hue]));
  const all = (root) => {
    const those = keysOf(root).map((key) => marks.get(key)).filter((hue) => hue !== undefined);
    return those.length ? those : [0];
  };
  const on = (body) => (by === "code" ? marks.get(keyOf(body)) : undefined);
  return { of: (root) => all(root)[0], all, on, entries };
}

/** What a note is marked by: each of its codes; of one without, its first tag. */
function markedBy(root) {
  const codes = root.bodies.filter(({ kind }) => kind === "code");
  if (codes.length) return [...new Map(codes.map((body) => [keyOf(body), body])).values()];
  const tag = root.bodies.find(({ kind }) => kind === "tag");
  return tag ? [tag] : [];
}

function keyOf({ kind, codebook, words }) {
  return `${kind}/${codebook ?? ""}/${words.toLocaleLowerCase()}`;
}

/** Each with its mark; two codes of one colour differ in their patterns, and no hue is that of a code's colour while there are others. */
function marked(told) {
  const taken = new Set(told.map(({ colour }) => PALETTE.indexOf(colour) + 1));
  const free = Array.from({ length: HUES }, (_, index) => index + 1).filter((hue) => !taken.has(hue));
  const hues = free.length ? free : [1];
  const used = new Map();
  let plain = 0;
  let coloured = 0;
  return told.map(({ shown, codebook, colour }) => {
    const isTwice = codebook && told.some((one) => one.shown === shown && one.codebook !== codebook);
    const name = isTwice ? `${shown} (${codebook})` : shown;
    if (!colour) {
      plain += 1;
      return { hue: hues[(plain - 1) % hues.length], shown: name };
    }
    const there = used.get(colour) ?? new Set();
    const order = PATTERNS.map((_, index) => (coloured + index) % PATTERNS.length);
    const pattern = order.find((index) => !there.has(index)) ?? order[0];
    used.set(colour, there.add(pattern));
    coloured += 1;
    return { hue: nameOf(colour, pattern), shown: name, colour, pattern };
  });
}

/** What is new by others since: [{…}], for an announcement. */
export function news(before, after) {
  const known = new Map(before.map((one) => [one.guid, one.modified]));
  return after.filter((one) => !one.mine && !one.is_gone && known.get(one.guid) !== one.modified);
}

/** The name that is being typed after an @ at the caret, with where it begins; null where none is. */
export function naming(words, caret) {
  const found = /(?:^|[^\w@/])@([\w.+-]*)$/u.exec(words.slice(0, caret));
  return found ? { begun: found[1], at: caret - found[1].length } : null;
}

/** Annotations as conversations: put together, chosen from, told apart. Pure. */

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
 * A mark for each author or code, by the order in which they come in the text; the ninth has that of the first again.
 * @param {"author" | "code"} by
 * @returns {{of: (root: object) => number, entries: {hue: number, shown: string}[]}} hue 0 is for what has none
 */
export function legend(threads, by) {
  const hues = new Map();
  const entries = [];
  const keyOf = (root) => {
    if (root.is_gone) return null;
    if (by === "author") return [root.creator?.name ?? "", root.creator?.called ?? "An erased account"];
    const code = root.bodies.find(({ kind }) => kind === "code") ?? root.bodies.find(({ kind }) => kind === "tag");
    return code ? [code.words.toLocaleLowerCase(), code.words] : null;
  };
  for (const { root } of threads) {
    const key = keyOf(root);
    if (key === null || hues.has(key[0])) continue;
    hues.set(key[0], (hues.size % HUES) + 1);
    entries.push({ hue: hues.get(key[0]), shown: key[1] });
  }
  return { of: (root) => hues.get(keyOf(root)?.[0]) ?? 0, entries };
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

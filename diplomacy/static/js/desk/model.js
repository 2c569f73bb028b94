// The state of a report as the archive gave it, with what waits to be saved on top; nothing here changes what it is given.

export const SURE = 0.9;

/** What a part is called from one state to the next: a statement by its identity, another part by its place. */
export function keyOf(part) {
  return part.sid ?? `${part.kind}:${part.start}`;
}

/** The parts by their keys. */
export function byKey(parts) {
  return new Map(parts.map((part) => [keyOf(part), part]));
}

export const isStatement = (part) => part.kind === "statement";
export const isChecked = (part) => part.review !== "parser";
export const isDoubtful = (part) => !isChecked(part) && part.confidence < SURE;

/** What is still to do on a part, by the names of the words that tell it. */
export function openOn(part) {
  const open = [];
  if (isStatement(part) && !isChecked(part)) open.push("unchecked");
  if (isDoubtful(part)) open.push("doubtful");
  if (part.flags?.length) open.push("flagged");
  const unknown = people(part).filter((voice) => !voice.person);
  if (unknown.some((voice) => !voice.is_decided)) open.push("unidentified");
  // An editor has said that it can't be told: that is no work any more, and is said.
  if (unknown.some((voice) => voice.is_decided)) open.push("cannot_tell");
  return open;
}

export const people = (part) => [...(part.speakers ?? []), ...(part.addressees ?? [])];
export const isOpen = (part) => openOn(part).some((what) => !["unidentified", "cannot_tell"].includes(what)) && (isStatement(part) || Boolean(part.flags?.length));

/** The index of the next part, round to the beginning, that is open; -1 where none is. */
export function nextOpen(parts, from, is = isOpen) {
  for (let step = 1; step <= parts.length; step += 1) {
    const index = (from + step) % parts.length;
    if (is(parts[index])) return index;
  }
  return -1;
}

/** Where somebody is after a change: the same part by its key, else the one that has its first words now. */
export function follow(parts, key, start) {
  const same = parts.findIndex((part) => keyOf(part) === key);
  if (same >= 0) return same;
  const there = parts.findIndex((part) => part.start <= start && start < part.end);
  return there >= 0 ? there : parts.findLastIndex((part) => part.start <= start);
}

/** The state with the changes that wait: each names its part by key and has `patch`, the fields that it sets. */
export function withPending(state, changes) {
  if (!changes.length) return state;
  const patches = new Map();
  for (const { patches: own = {} } of changes) {
    for (const [key, patch] of Object.entries(own)) patches.set(key, { ...patches.get(key), ...patch });
  }
  const parts = state.parts.map((part) => (patches.has(keyOf(part)) ? { ...part, ...patches.get(keyOf(part)), isWaiting: true } : part));
  return { ...state, parts };
}

/** The names in a part with who is meant by each, as the record has them in `names`; those first of which that is open. */
export function namesIn(part, { names = [], mentions = [] }) {
  const within = mentions.filter((one) => part.start <= one.start && one.end <= part.end);
  const said = new Set([...people(part), ...within].map((one) => one.name));
  const conveyor = part.conveyed_by?.name ?? part.conveyed_by;
  if (conveyor) said.add(conveyor);
  const found = names.filter((one) => said.has(one.name)).map((one) => ({ ...one, isOpen: !one.person && !one.decision }));
  return [...found.filter((one) => one.isOpen), ...found.filter((one) => !one.isOpen)];
}

/** A number for each speaker, 1 to 8 in the order of the record: its colour and pattern; 0 where nobody is named. */
export function slotsOf(parts) {
  const slots = new Map();
  for (const part of parts) {
    for (const { name } of part.speakers ?? []) {
      if (!slots.has(name)) slots.set(name, (slots.size % 8) + 1);
    }
  }
  return slots;
}

/** Everything that the page marks in the words. */
export function marksOf(state) {
  const marks = (state.emendations ?? []).map((one) => ({ ...one, what: "emended" }));
  for (const flag of state.flags ?? []) {
    if (flag.start !== null && flag.start !== undefined) marks.push({ ...flag, what: "flagged" });
  }
  return marks;
}

/** How many of the statements somebody has looked at. */
export function progress(parts) {
  const statements = parts.filter(isStatement);
  return { total: statements.length, checked: statements.filter(isChecked).length };
}

/** Who may be meant: first those who talk here and are not named on the other side of this statement, then the other side. */
export function likeliestFirst(candidates, part, field, parts) {
  const talking = new Set(parts.flatMap(people).map((one) => one.name));
  const opposite = new Set((part[field === "speakers" ? "addressees" : "speakers"] ?? []).map((one) => one.name));
  const rank = ({ name }) => (!talking.has(name) ? 2 : opposite.has(name) ? 1 : 0);
  return [...candidates].sort((a, b) => rank(a) - rank(b));
}

// What an editor does, as operations of the archive: {name, parts: [part], make(part, state) -> [{name, arguments}], patch(part)}.
// A part is named by its index only when the change is sent, since a change before it may have moved it.

import { isStatement, keyOf } from "./model.js";

const voice = (name, known) => known.find((one) => one.name === name) ?? { name, person: null, office: null };

/** The fields of `attribute` that a part of this kind has. */
const SAYS = {
  statement: ["speakers", "addressees", "attribution", "speech", "role", "conveyed_by", "answers"],
  lead_in: ["speakers", "speech", "conveyed_by"],
  speaker_label: ["speakers"],
};

export const says = (kind, field) => (SAYS[kind] ?? []).includes(field);

/** Fields of `attribute` set on parts; {speakers: names} or what else there is. `who` as for `setSpeaker`. */
export function attribute(given, who) {
  return {
    does: "attribute",
    given,
    who,
    fits: (part) => Object.keys(given).some((field) => says(part.kind, field)),
    operations: (part) => [{ name: "attribute", arguments: { part: part.index, ...consistent(part, given) } }],
    patch: (part) => shown(part, consistent(part, given)),
  };
}

/** What is said with a change of the speakers, so that attribution and speakers don't contradict each other. */
function consistent(part, given) {
  const fitting = Object.fromEntries(Object.entries(given).filter(([field]) => says(part.kind, field)));
  if (!isStatement(part) || !("speakers" in fitting) || "attribution" in fitting) return fitting;
  if (fitting.speakers.length && part.attribution === "impersonal") return { ...fitting, attribution: "named" };
  if (!fitting.speakers.length && !["impersonal", "collective"].includes(part.attribution) && part.role !== "question") {
    return { ...fitting, attribution: "impersonal" };
  }
  return fitting;
}

function shown(part, given) {
  const known = [...(part.speakers ?? []), ...(part.addressees ?? [])];
  const values = { ...given, confidence: 1, review: "parser", confirmed_by: [], is_mine_confirmed: false };
  for (const field of ["speakers", "addressees"]) {
    if (field in given) values[field] = given[field].map((name) => voice(name, known));
  }
  if (given.conveyed_by) values.conveyed_by = voice(given.conveyed_by, known);
  return values;
}

/** Who speaks is who is spoken to, and the other way round. */
export function swap() {
  const names = (voices) => (voices ?? []).map((one) => one.name);
  const turned = (part) => ({ speakers: names(part.addressees), addressees: names(part.speakers) });
  return {
    does: "swap",
    fits: (part) => isStatement(part) && (part.addressees ?? []).length > 0,
    operations: (part) => [{ name: "attribute", arguments: { part: part.index, ...turned(part) } }],
    patch: (part) => shown(part, turned(part)),
  };
}

/** Who is to be named, when a speaker is set: one who was spoken to speaks now, and the other is spoken to. */
export function speakersSet(part, names) {
  const addressees = (part.addressees ?? []).map((one) => one.name);
  const before = (part.speakers ?? []).map((one) => one.name);
  if (addressees.length === 1 && before.length === 1 && names.length === 1 && addressees[0] === names[0]) {
    return { speakers: names, addressees: before };
  }
  return { speakers: names };
}

/** One speaker in the place of those there. `who`: whom the archive is to take the name for, {name: slug}. */
export function setSpeaker(names, who) {
  return {
    does: "attribute",
    given: { speakers: names },
    who,
    fits: (part) => says(part.kind, "speakers"),
    operations: (part) => attribute(speakersSet(part, names)).operations(part),
    patch: (part) => attribute(speakersSet(part, names)).patch(part),
  };
}

/** Topics added and taken away; each {slug, label}. Tags of some words only stay. */
export function tag({ add = [], take = [] }) {
  const would = (part) => {
    const taken = new Set(take.map((topic) => topic.slug));
    const stand = (part.topics ?? []).filter((topic) => isWhole(topic) && !taken.has(topic.slug));
    const there = new Set(stand.map((topic) => topic.slug));
    return [...stand, ...add.filter((topic) => !there.has(topic.slug))];
  };
  return {
    does: "tag",
    given: { add, take },
    fits: isStatement,
    operations: (part) => [{ name: "set_topics", arguments: { sid: part.sid, topics: would(part).map((topic) => topic.slug) } }],
    patch: (part) => ({ topics: [...would(part), ...(part.topics ?? []).filter((topic) => !isWhole(topic))] }),
  };
}

export const isWhole = (topic) => topic.start === null || topic.start === undefined;

/** A tag of some words only is taken away as it stands. */
export function untag(topic) {
  const { slug, start, end, by } = topic;
  return {
    does: "tag",
    fits: isStatement,
    operations: (part) => [{ name: "untag", arguments: { sid: part.sid, topic: slug, start, end, by } }],
    patch: (part) => ({ topics: part.topics.filter((one) => one !== topic) }),
  };
}

export function changeKind(kind) {
  return {
    does: "kind",
    given: { kind },
    fits: (part) => part.kind !== kind,
    operations: (part) => [{ name: "change_kind", arguments: { part: part.index, kind } }],
  };
}

export function setPath(path) {
  return {
    does: "level",
    given: { path },
    fits: () => true,
    operations: (part) => [{ name: "set_path", arguments: { part: part.index, path: path || null } }],
  };
}

export function confirm(me) {
  return {
    does: "confirm",
    fits: (part) => !part.is_mine_confirmed,
    operations: (part) => [{ name: "confirm", arguments: { part: part.index } }],
    patch: (part) => ({
      confirmed_by: [...(part.confirmed_by ?? []), me],
      is_mine_confirmed: true,
      review: part.review === "parser" ? "one" : "two",
    }),
  };
}

export function unconfirm(me) {
  return {
    does: "unconfirm",
    fits: (part) => part.is_mine_confirmed,
    operations: (part) => [{ name: "unconfirm", arguments: { part: part.index } }],
    patch: (part) => {
      const left = (part.confirmed_by ?? []).filter((name) => name !== me);
      return { confirmed_by: left, is_mine_confirmed: false, review: ["parser", "one", "two"][Math.min(left.length, 2)] };
    },
  };
}

export const split = (at) => one("split", () => ({ at }));
export const merge = () => one("merge", () => ({}));
export const moveBoundary = (to) => one("move_boundary", () => ({ to }));

function one(name, values) {
  return { does: name, fits: () => true, operations: (part) => [{ name, arguments: { part: part.index, ...values(part) } }] };
}

/** Operations on words or on a judgement, which name no part. */
export function judge(name, values) {
  return { does: name, fits: () => true, operations: (part) => [{ name, arguments: typeof values === "function" ? values(part) : values }] };
}

/** A change that can wait and be sent again: what it does to which parts, as plain values. */
export function change(act, parts) {
  const fitting = parts.filter(act.fits);
  return {
    does: act.does,
    ...(act.who ? { who: act.who } : {}),
    steps: fitting.map((part) => ({ key: keyOf(part), start: part.start, operations: act.operations(part) })),
    patches: act.patch ? Object.fromEntries(fitting.map((part) => [keyOf(part), act.patch(part)])) : {},
  };
}

/** Its operations as they are sent, the parts counted as they stand now; null where a part is no longer there. */
export function operationsOf(waiting, parts) {
  const operations = [];
  for (const step of waiting.steps) {
    const index = parts.findIndex((part) => keyOf(part) === step.key);
    const found = index >= 0 ? index : parts.findIndex((part) => part.start === step.start);
    if (found < 0) return null;
    for (const { name, arguments: given } of step.operations) {
      operations.push({ name, arguments: "part" in given ? { ...given, part: found } : given });
    }
  }
  return operations;
}

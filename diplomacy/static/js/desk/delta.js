// What an operation has changed, laid over the state that the page has: a few parts are other objects, all others the same.

const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** The state after a change; null where the change is of another version than the state. Nothing that is given changes. */
export function merged(state, { since, changes, ...head }) {
  if (since !== state.version) return null;
  const parts = [];
  let behind = 0;
  for (const { at, gone, parts: others } of changes) {
    parts.push(...state.parts.slice(behind, at), ...others);
    behind = at + gone;
  }
  parts.push(...state.parts.slice(behind));
  const flagsOf = isSame(state.flags, head.flags) ? null : flagger(head.flags);
  const meant = meantAnew(state.names, head.names);
  return { ...state, ...head, parts: parts.map((part, index) => brought(part, index, flagsOf, meant)) };
}

/** A part of the earlier state as it is now; the same object where it is the same. */
function brought(part, index, flagsOf, meant) {
  const changed = part.index === index ? {} : { index };
  const flags = flagsOf?.(part);
  if (flags && !isSame(flags, part.flags)) changed.flags = flags;
  if (meant.size) {
    for (const field of ["speakers", "addressees"]) {
      if (part[field].some(({ name }) => meant.has(name))) changed[field] = part[field].map((voice) => known(voice, meant));
    }
    if (part.conveyor && meant.has(part.conveyor.name)) changed.conveyor = known(part.conveyor, meant);
  }
  return Object.keys(changed).length ? { ...part, ...changed } : part;
}

const known = (voice, meant) => ({ ...voice, ...meant.get(voice.name) });

function flagger(flags) {
  const located = flags.filter((flag) => flag.start !== null);
  return (part) => located.filter((flag) => flag.start < part.end && part.start < flag.end);
}

/** What is another thing now about those of a name, by the name; one that nobody in a statement has any more means nobody. */
function meantAnew(before, after) {
  const meaning = ({ person, office, unresolved, decision }) => ({ person, office, unresolved, is_decided: Boolean(decision) });
  const meant = new Map(before.map(({ name }) => [name, { person: null, office: null, unresolved: "" }]));
  const earlier = new Map(before.map((one) => [one.name, meaning(one)]));
  for (const one of after) {
    if (isSame(earlier.get(one.name), meaning(one))) meant.delete(one.name);
    else meant.set(one.name, meaning(one));
  }
  return meant;
}

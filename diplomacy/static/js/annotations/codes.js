/** The codes that somebody may give: their keys, which of them exclude each other, and who may see what is coded by them. Pure. */

const KEPT = new Set(["j", "k", "n"]); // the page's own

/** All codes of the codebooks, in the order of their trees, each with what matters of its codebook. */
export function codesOf(codebooks) {
  const flat = (codes, of) => codes.flatMap((code) => [{ ...code, ...of }, ...flat(code.below, of)]);
  return codebooks.flatMap(({ name, group, group_name: groupName, codes }) => flat(codes, { codebook: name, group, groupName }));
}

/** Which code a key gives: of two codebooks with the same key the first, and none that the page has for itself. */
export function keysOf(codebooks) {
  const keys = new Map();
  for (const code of codesOf(codebooks)) {
    if (code.key && code.is_given && !KEPT.has(code.key) && !keys.has(code.key)) keys.set(code.key, code);
  }
  return keys;
}

/** What a draft keeps of a code. */
function kept({ address, name, exclusive, codebook, group, groupName }) {
  return { address, name, exclusive, codebook, group, groupName };
}

/** The codes chosen after this one was given, or taken away where it was given; what excludes it lets go. */
export function turned(chosen, code) {
  if (chosen.some(({ address }) => address === code.address)) return chosen.filter(({ address }) => address !== code.address);
  return [...chosen.filter(({ exclusive }) => !code.exclusive || exclusive !== code.exclusive), kept(code)];
}

/** The codes of a note that are not offered any more: of an earlier version, or of a group that she has left. */
export function notOffered(chosen, codebooks) {
  const known = new Set(codesOf(codebooks).filter((code) => code.is_given).map(({ address }) => address));
  return chosen.filter(({ address }) => !known.has(address));
}

/** The codes of a note, each with what its codebook says of it where that is offered. */
export function known(chosen, codebooks) {
  const offered = new Map(codesOf(codebooks).map((code) => [code.address, kept(code)]));
  return chosen.map((one) => offered.get(one.address) ?? one);
}

/** Who sees a note with these codes: those chosen, or fewer where a codebook is its group's alone. */
export function seenAtMost(visibility, chosen) {
  const groups = [...new Set(chosen.map(({ group }) => group).filter(Boolean))];
  if (!groups.length || visibility === "private" || (groups.length === 1 && visibility === `group:${groups[0]}`)) return visibility;
  return groups.length === 1 ? `group:${groups[0]}` : "private";
}

// What words say as data, from the fields of its form: a value that the archive's operation "note" takes.

/** The names between the semicolons, each on one line. */
export const names = (written) => written.split(";").map((name) => name.trim().replace(/\s+/g, " ")).filter(Boolean);

const MEMBERS = {
  reference: ({ designation, instrument }) => ({ designation, instrument }),
  undertaking: ({ act, by, towards, due_date }, inner, whole) => ({
    act, by: names(by), towards: names(towards), what: inner("what") ?? whole, due: inner("due"), due_date,
  }),
  figure: ({ measure, low, high, unit, approximate, as_of }, inner) => ({
    measure, low: low || null, high: high || null, unit, approximate, of: inner("of"), baseline: inner("baseline"), as_of,
  }),
  place: ({ place_kind, country, place_name }) => ({ kind: place_kind, country: country.toUpperCase(), name: place_name.replace(/\s+/g, " ") }),
  evidence: ({ undertaking, how, on, remark }) => ({ undertaking, how, on, note: remark.replace(/\s+/g, " ") }),
};

/** The fields that hold words of the record, by kind, beside `words` themselves. */
export const QUOTED = { reference: [], undertaking: ["what", "due"], figure: ["of", "baseline"], place: [], evidence: [] };

/**
 * {said}, or {missing: the field, words: those that stand nowhere in the part}.
 *
 * `values` has the fields as they are written, trimmed; `find(words, before)` answers [start, end] or null, `before` being
 * where the words of that field stood, which may stand there twice.
 */
export function saidOf(kind, values, find, before = null) {
  const spans = {};
  for (const field of ["words", ...QUOTED[kind]]) {
    const words = values[field];
    if (!words) continue;
    const stood = field === "words" ? before && [before.start, before.end] : before?.said[field];
    spans[field] = find(words, stood ?? null);
    if (!spans[field]) return { missing: field, words };
  }
  if (!spans.words) return { missing: "words", words: "" };
  if (kind === "evidence" && !values.undertaking) return { missing: "undertaking", words: "" };
  const [start, end] = spans.words;
  const said = MEMBERS[kind](values, (field) => spans[field] ?? null, spans.words);
  return { said: { start, end, ...said, rule: "manual", confidence: 1 } };
}

/** What becomes of the findings of a part when some, by their keys, are settled: told at once, before the archive has answered. */
export function settled(said, keys, state, { by, standing }) {
  const chosen = new Set(keys);
  return said.map((one) => (chosen.has(one.key) ? { ...one, state, by: state === "proposed" ? "" : by, standing, is_settled: state !== "proposed" && one.rule !== "manual" } : one));
}

export const isProposed = (finding) => finding.state === "proposed";

/** Whether a rule has found something in the part that nobody has looked at. */
export const hasProposed = (part) => (part.said ?? []).some(isProposed);

import assert from "node:assert/strict";
import { test } from "node:test";
import { hasProposed, names, saidOf, settled } from "../../diplomacy/static/js/desk/saying.js";

const text = "Trade grew by 40 % over the year, and trade will grow by May.";
const find = (words, stood) => {
  if (stood && text.slice(...stood) === words) return stood;
  const at = text.indexOf(words);
  return at < 0 ? null : [at, at + words.length];
};
const figure = { words: "40 %", measure: "percentage", low: "40", high: "40", unit: "%", approximate: false, of: "Trade", baseline: "", as_of: "" };

test("a figure has its ends as written, null where one is open, and its words where they stand", () => {
  assert.deepEqual(saidOf("figure", { ...figure, high: "" }, find), {
    said: { start: 14, end: 18, measure: "percentage", low: "40", high: null, unit: "%", approximate: false, of: [0, 5], baseline: null, as_of: "", rule: "manual", confidence: 1 },
  });
});
test("words that stand twice mean those of before", () => {
  const twice = { start: text.lastIndexOf("grow"), end: text.lastIndexOf("grow") + 4, said: {} };
  const { said } = saidOf("place", { words: "grow", place_kind: "place", country: "ee", place_name: "Grow" }, find, twice);
  assert.deepEqual(said, { start: twice.start, end: twice.end, kind: "place", country: "EE", name: "Grow", rule: "manual", confidence: 1 });
  assert.equal(saidOf("place", { words: "Trade", place_kind: "place", country: "", place_name: "T" }, find, twice).said.start, 0);
});
test("what stands nowhere in the part is named, and so is what is missing", () => {
  assert.deepEqual(saidOf("figure", { ...figure, baseline: "last week" }, find), { missing: "baseline", words: "last week" });
  assert.deepEqual(saidOf("reference", { words: "", designation: "X", instrument: "" }, find), { missing: "words", words: "" });
});
test("an undertaking is of all its words where nothing else is said, by everybody between the semicolons", () => {
  const values = { words: "trade will grow by May", act: "expects", by: " Ann ;  Bob  Lee;", towards: "", what: "", due: "by May", due_date: "2004-05" };
  const start = text.indexOf("trade will");
  assert.deepEqual(saidOf("undertaking", values, find).said, {
    start, end: start + 22, act: "expects", by: ["Ann", "Bob Lee"], towards: [], what: [start, start + 22], due: [start + 16, start + 22], due_date: "2004-05", rule: "manual", confidence: 1,
  });
  assert.deepEqual(names("; ;"), []);
});
test("evidence names the undertaking that it bears on, and nothing is noted without one", () => {
  const values = { words: "trade will grow", undertaking: "k", how: "reported", on: "2003-12-16", remark: "said  again" };
  assert.deepEqual(saidOf("evidence", values, find).said, {
    start: 38, end: 53, undertaking: "k", how: "reported", on: "2003-12-16", note: "said again", rule: "manual", confidence: 1,
  });
  assert.deepEqual(saidOf("evidence", { ...values, undertaking: "" }, find), { missing: "undertaking", words: "" });
});
test("what is settled is told at once, and what a person wrote was never a proposal", () => {
  const said = [{ key: "a", state: "proposed", by: "", rule: "count" }, { key: "b", state: "confirmed", by: "Ann", rule: "manual" }, { key: "c", state: "proposed", by: "", rule: "count" }];
  const after = settled(said, ["a", "b"], "dismissed", { by: "Eve", standing: "dismissed: Eve" });
  assert.deepEqual(after.map(({ state, by, is_settled }) => [state, by, is_settled]), [["dismissed", "Eve", true], ["dismissed", "Eve", false], ["proposed", "", undefined]]);
  assert.equal(after[2], said[2]);
  assert.equal(hasProposed({ said: after }), true);
  assert.equal(hasProposed({}), false);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { merged } from "../../diplomacy/static/js/desk/delta.js";

const voice = (name, person = null) => ({ name, start: 1, end: 2, person, office: null, unresolved: "unknown", is_decided: false });
const part = (index, sid, start, end, more = {}) => ({ index, sid, kind: "statement", start, end, speakers: [voice("A")], addressees: [], conveyor: null, flags: [], ...more });
const named = (name, person = null, more = {}) => ({ name, person, office: null, unresolved: person ? "" : "unknown", decision: null, ...more });
const state = { version: 4, text: "…", flags: [], names: [named("A")], parts: [part(0, "S1", 0, 9), part(1, "S2", 10, 19), part(2, "S3", 20, 29)] };
const told = (more) => ({ since: 4, version: 5, flags: [], names: [named("A")], changes: [], ...more });

test("what is not told of stays the very object that it was", () => {
  const now = merged(state, told({ changes: [{ at: 1, gone: 1, parts: [part(1, "S2", 10, 19, { review: "one" })] }] }));
  assert.deepEqual([now.version, now.text, now.parts[1].review], [5, "…", "one"]);
  assert.equal(now.parts[0], state.parts[0]);
  assert.equal(now.parts[2], state.parts[2]);
});
test("parts that come and go move those behind them", () => {
  const changes = [{ at: 0, gone: 1, parts: [part(0, "S1", 0, 4), part(1, "S4", 5, 9)] }, { at: 2, gone: 1, parts: [] }];
  const now = merged(state, told({ changes }));
  assert.deepEqual(now.parts.map(({ index, sid }) => [index, sid]), [[0, "S1"], [1, "S4"], [2, "S2"]]);
  assert.equal(state.parts[1].index, 1);
});
test("whoever is meant by a name is meant in all parts", () => {
  const person = { slug: "a", label: "A" };
  const now = merged(state, told({ names: [named("A", person, { decision: { by: "Ann" } })] }));
  assert.deepEqual(now.parts.map((one) => [one.speakers[0].person, one.speakers[0].is_decided, one.speakers[0].start]), Array(3).fill([person, true, 1]));
});
test("a flag stands on the parts that have its words, and goes with them", () => {
  const flag = { id: 7, start: 8, end: 12, message: "?" };
  const now = merged(state, told({ flags: [flag, { id: 8, start: null, end: null }] }));
  assert.deepEqual(now.parts.map((one) => one.flags), [[flag], [flag], []]);
  assert.deepEqual(merged({ ...now, version: 4 }, told({})).parts.map((one) => one.flags), [[], [], []]);
});
test("what was changed in another version can't be laid over this one", () => {
  assert.equal(merged(state, told({ since: 3 })), null);
});

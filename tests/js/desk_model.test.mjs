import assert from "node:assert/strict";
import { test } from "node:test";
import * as acts from "../../diplomacy/static/js/desk/acts.js";
import { firstParts, linesOf, runsOf } from "../../diplomacy/static/js/desk/lines.js";
import { follow, isOpen, keyOf, likeliestFirst, namesIn, nextOpen, openOn, progress, slotsOf, withPending } from "../../diplomacy/static/js/desk/model.js";

const voice = (name, person = { slug: name, label: name }) => ({ name, person, office: null });
const statement = (sid, start, end, more = {}) => ({
  kind: "statement", sid, start, end, place: sid, confidence: 0.95, review: "parser", confirmed_by: [], is_mine_confirmed: false,
  speakers: [voice("A")], addressees: [voice("B")], attribution: "named", role: "statement", topics: [], flags: [], ...more,
});
const heading = { kind: "heading", sid: null, start: 0, end: 4, place: "1", confidence: 0.9, review: "parser", flags: [] };
const parts = [heading, statement("S1", 5, 20), statement("S2", 21, 40, { confidence: 0.8 }), statement("S3", 41, 60, { review: "one", confirmed_by: ["Ann"] })];

test("a statement is known by its identity, another part by its place", () => {
  assert.deepEqual(parts.map(keyOf), ["heading:0", "S1", "S2", "S3"]);
});
test("what is open on a part is told", () => {
  assert.deepEqual(parts.map(openOn), [[], ["unchecked"], ["unchecked", "doubtful"], []]);
  assert.deepEqual(openOn(statement("S", 0, 1, { speakers: [voice("A", null)], review: "one" })), ["unidentified"]);
});
test("of whom an editor has said that it can't be told is no work, and is said", () => {
  const decided = { ...voice("A", null), is_decided: true };
  const both = statement("S", 0, 1, { speakers: [decided, voice("C", null)], review: "one" });
  assert.deepEqual(openOn(both), ["unidentified", "cannot_tell"]);
  assert.deepEqual(openOn({ ...both, speakers: [decided] }), ["cannot_tell"]);
  assert.equal(isOpen(both), false);
});
test("the names of a part are those who talk, who convey and who are mentioned in it, the open ones first", () => {
  const names = ["A", "B", "M", "Far", "Go"].map((name) => ({ name, person: name === "M" ? null : { label: name }, decision: null }));
  const mentions = [{ name: "M", start: 6, end: 8 }, { name: "Far", start: 30, end: 33 }];
  const part = statement("S1", 5, 20, { conveyed_by: "Go" });
  assert.deepEqual(namesIn(part, { names, mentions }).map(({ name, isOpen: open }) => [name, open]), [["M", true], ["A", false], ["B", false], ["Go", false]]);
  const told = names.map((one) => ({ ...one, decision: { by: "ed" } }));
  assert.deepEqual(namesIn(part, { names: told, mentions }).filter((one) => one.isOpen), []);
});
test("the next open part is looked for round to the beginning", () => {
  assert.equal(nextOpen(parts, 0), 1);
  assert.equal(nextOpen(parts, 2), 1);
  assert.equal(nextOpen([heading, parts[3]], 0), -1);
  assert.equal(isOpen(heading), false);
});
test("an editor stays with her part, else with its first words", () => {
  assert.equal(follow(parts, "S2", 21), 2);
  assert.equal(follow(parts, "gone", 45), 3);
  assert.equal(follow(parts, "gone", 4), 0);
});
test("each speaker has a number in the order of the record", () => {
  const slots = slotsOf([heading, statement("S1", 1, 2), statement("S2", 3, 4, { speakers: [voice("B"), voice("C")] })]);
  assert.deepEqual([...slots], [["A", 1], ["B", 2], ["C", 3]]);
});
test("who talks here comes first, but for who is on the other side; who is only named comes last", () => {
  const names = (found) => found.map((one) => one.name);
  const candidates = [{ name: "C" }, { name: "B" }, { name: "A" }];
  assert.deepEqual(names(likeliestFirst(candidates, parts[1], "speakers", parts)), ["A", "B", "C"]);
  assert.deepEqual(names(likeliestFirst(candidates, parts[1], "addressees", parts)), ["B", "A", "C"]);
});
test("progress counts statements alone", () => {
  assert.deepEqual(progress(parts), { total: 3, checked: 1 });
});

test("what waits is shown on top, and the state stays as it was", () => {
  const state = { version: 3, parts };
  const waiting = acts.change(acts.confirm("Ann"), [{ ...parts[1], index: 1 }]);
  const view = withPending(state, [waiting]);
  assert.deepEqual([view.parts[1].review, view.parts[1].is_mine_confirmed, view.parts[1].isWaiting], ["one", true, true]);
  assert.equal(state.parts[1].review, "parser");
  assert.equal(view.parts[2], parts[2]);
});
test("a part is counted anew when a change is sent", () => {
  const waiting = acts.change(acts.setSpeaker(["C"]), [{ ...parts[2], index: 2 }]);
  assert.deepEqual(acts.operationsOf(waiting, parts), [{ name: "attribute", arguments: { part: 2, speakers: ["C"] } }]);
  assert.deepEqual(acts.operationsOf(waiting, parts.slice(1))[0].arguments.part, 1);
  assert.equal(acts.operationsOf(waiting, [heading]), null);
});
test("who was spoken to speaks now, and the other is spoken to", () => {
  assert.deepEqual(acts.speakersSet(parts[1], ["B"]), { speakers: ["B"], addressees: ["A"] });
  assert.deepEqual(acts.speakersSet(parts[1], ["C"]), { speakers: ["C"] });
  assert.deepEqual(acts.speakersSet(parts[1], ["B", "C"]), { speakers: ["B", "C"] });
});
test("attribution and speakers don't contradict each other", () => {
  const given = (part, values) => acts.attribute(values).operations({ ...part, index: 1 })[0].arguments;
  assert.deepEqual(given(parts[1], { speakers: [] }), { part: 1, speakers: [], attribution: "impersonal" });
  const impersonal = { ...parts[1], attribution: "impersonal", speakers: [] };
  assert.deepEqual(given(impersonal, { speakers: ["A"] }), { part: 1, speakers: ["A"], attribution: "named" });
  assert.deepEqual(given({ ...parts[1], attribution: "collective" }, { speakers: [] }), { part: 1, speakers: [] });
});
test("a part is only asked for what it says", () => {
  assert.equal(acts.attribute({ role: "answer" }).fits(heading), false);
  assert.equal(acts.attribute({ speech: "direct" }).fits({ ...heading, kind: "lead_in" }), true);
  assert.equal(acts.attribute({ role: "answer" }).fits({ ...heading, kind: "lead_in" }), false);
});
test("topics are added to those there; a tag of some words stays", () => {
  const part = { ...parts[1], topics: [{ slug: "a", label: "A", start: null }, { slug: "w", label: "W", start: 6, end: 9 }] };
  const act = acts.tag({ add: [{ slug: "b", label: "B" }, { slug: "a", label: "A" }] });
  assert.deepEqual(act.operations(part), [{ name: "set_topics", arguments: { sid: "S1", topics: ["a", "b"] } }]);
  assert.deepEqual(act.patch(part).topics.map((topic) => topic.slug), ["a", "b", "w"]);
  assert.deepEqual(acts.tag({ take: [{ slug: "a" }] }).operations(part)[0].arguments.topics, []);
});
test("several parts are one change, without those that it doesn't fit", () => {
  const several = [heading, parts[1], parts[3]].map((part) => ({ ...part, index: parts.indexOf(part) }));
  const waiting = acts.change(acts.tag({ add: [{ slug: "b", label: "B" }] }), several);
  assert.deepEqual(acts.operationsOf(waiting, parts).map((one) => one.arguments.sid), ["S1", "S3"]);
});
test("what waits survives being written down", () => {
  const waiting = acts.change(acts.swap(), [{ ...parts[1], index: 1 }]);
  const again = JSON.parse(JSON.stringify(waiting));
  assert.deepEqual(acts.operationsOf(again, parts), [{ name: "attribute", arguments: { part: 1, speakers: ["B"], addressees: ["A"] } }]);
});

const text = "1. Head\n\n(1) A said. B said.";
const cut = [
  { start: 0, end: 2 }, { start: 3, end: 7 }, { start: 9, end: 12 }, { start: 13, end: 20 }, { start: 21, end: 28 },
];
test("every character of the text stands in just one run of its line", () => {
  const lines = linesOf(text);
  const firsts = firstParts(lines, cut);
  const told = lines.map((line, n) => runsOf(line, cut, firsts[n], [{ start: 15, end: 23 }]).map((run) => text.slice(run.from, run.to)).join(""));
  assert.deepEqual(told, text.split("\n"));
});
test("a run ends where a mark begins or ends, and knows its part", () => {
  const [line] = linesOf(text).slice(2);
  const runs = runsOf(line, cut, 2, [{ start: 15, end: 23, what: "emended" }]);
  assert.deepEqual(
    runs.map((run) => [run.from, run.to, run.part, run.marks.length, run.isFirst]),
    [[9, 12, 2, 0, true], [12, 13, null, 0, false], [13, 15, 3, 0, true], [15, 20, 3, 1, false], [20, 21, null, 1, false], [21, 23, 4, 1, true], [23, 28, 4, 0, false]],
  );
});

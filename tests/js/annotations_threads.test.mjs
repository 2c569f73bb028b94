import assert from "node:assert/strict";
import { test } from "node:test";

import { Drafts } from "../../diplomacy/static/js/annotations/drafts.js";
import { choices, chosen, legend, naming, news, threadsOf } from "../../diplomacy/static/js/annotations/threads.js";

const note = (guid, more = {}) => ({
  guid,
  creator: { name: "ann", called: "Ann" },
  mine: false,
  group: null,
  bodies: [],
  reply_to: null,
  modified: "1",
  anchor: { from: 1, to: 2, status: "made" },
  ...more,
});
const bob = { name: "bob", called: "Bob" };

test("replies to replies belong to where the conversation began, also where that is gone", () => {
  const threads = threadsOf([
    { guid: "g", is_gone: true, anchor: { from: 9, to: 12, status: "made" } },
    note("a", { anchor: { from: 5, to: 6, status: "made" } }),
    note("w", { anchor: { from: null, to: null, status: "made" } }),
    note("l", { anchor: { from: null, to: null, status: "lost" } }),
    note("r", { reply_to: "a", anchor: null }),
    note("rr", { reply_to: "r", anchor: null }),
    note("rg", { reply_to: "g", anchor: null }),
    note("nowhere", { reply_to: "unknown", anchor: null }),
  ]);
  assert.deepEqual(
    threads.map(({ root, replies }) => [root.guid, replies.map(({ guid }) => guid)]),
    [["w", []], ["a", ["r", "rr"]], ["g", ["rg"]], ["l", []]],
  );
});

test("one chooses by person, group, tag, code and what is one's own", () => {
  const threads = threadsOf([
    note("a", { bodies: [{ kind: "tag", words: "Oil" }], group: "pacific" }),
    note("b", { creator: bob, mine: true, bodies: [{ kind: "tag", words: "oil" }, { kind: "code", words: "Claim" }] }),
  ]);
  const guids = (key) => chosen(threads, key).map(({ root }) => root.guid);
  assert.deepEqual(
    ["", "mine", "person:ann", "group:pacific", "tag:oil", "code:claim", "tag:none"].map(guids),
    [["a", "b"], ["b"], ["a"], ["a"], ["a", "b"], ["b"], []],
  );
  assert.deepEqual(
    choices(threads, [{ slug: "pacific", name: "Pacific" }]).map(({ shown, count }) => [shown, count]),
    [["Ann", 1], ["Pacific", 1], ["Oil", 2], ["Bob", 1], ["Mine", 1], ["Claim", 1]],
  );
});

test("each author has a mark, and a ninth that of the first", () => {
  const many = threadsOf([...Array(9).keys()].map((n) => note(`${n}`, { creator: { name: `n${n}`, called: `N${n}` } })));
  const marks = legend(many, "author");
  assert.deepEqual(many.map(({ root }) => marks.of(root)), [1, 2, 3, 4, 5, 6, 7, 8, 1]);
  assert.equal(legend(many, "code").of(many[0].root), 0);
});

test("news is what others have made or changed", () => {
  const before = [note("a"), note("b")];
  const after = [note("a"), note("b", { modified: "2" }), note("c"), note("d", { mine: true })];
  assert.deepEqual(news(before, after).map(({ guid }) => guid), ["b", "c"]);
});

test("a name begins after an @ that begins a word", () => {
  assert.deepEqual(naming("see @an", 7), { begun: "an", at: 5 });
  assert.deepEqual(naming("@", 1), { begun: "", at: 1 });
  assert.equal(naming("ann@example", 11), null);
  assert.equal(naming("@ann said", 9), null);
});

test("drafts outlive the page, and a full storage does not lose them while it is open", () => {
  const kept = new Map();
  const storage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => kept.set(name, value),
    removeItem: (name) => kept.delete(name),
  };
  const drafts = new Drafts(storage, "ann");
  drafts.keep({ id: "1", target: {}, words: "a" });
  drafts.keep({ id: "1", target: {}, words: "b", isWaiting: true });
  assert.deepEqual(new Drafts(storage, "ann").waiting.map(({ words }) => words), ["b"]);
  assert.deepEqual(new Drafts(storage, "bob").items, []);
  drafts.drop("1");
  assert.equal(kept.size, 0);
  const full = new Drafts({ ...storage, setItem: () => { throw new Error("full"); } }, "ann");
  full.keep({ id: "2", target: {}, words: "c" });
  assert.equal(full.find(({ id }) => id === "2").words, "c");
});

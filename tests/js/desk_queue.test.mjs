import assert from "node:assert/strict";
import { test } from "node:test";
import { Archive } from "../../diplomacy/static/js/desk/archive.js";
import { Queue } from "../../diplomacy/static/js/desk/queue.js";

class Storage extends Map {
  getItem = (name) => this.get(name) ?? null;
  setItem = (name, value) => this.set(name, value);
  removeItem = (name) => this.delete(name);
}

function setUp(answers, storage = new Storage()) {
  const [sent, told, later] = [[], [], []];
  const queue = new Queue({
    send: async (item) => (sent.push(item.label), answers.shift() ?? { outcome: "saved" }),
    tell: (answer, item) => told.push([answer.outcome, item.label]),
    changed: () => undefined,
    storage,
    name: "q",
    later: (work, wait) => later.push([work, wait]),
  });
  return { queue, sent, told, later, storage };
}

test("changes are sent one after the other, in order", async () => {
  const { queue, told, storage } = setUp([]);
  await Promise.all([queue.push({ label: "one" }), queue.push({ label: "two" })]);
  assert.deepEqual(told, [["saved", "one"], ["saved", "two"]]);
  assert.equal(storage.size, 0);
});
test("without a connection they wait, are written down, and are tried again", async () => {
  const { queue, sent, later, storage } = setUp([{ outcome: "offline" }, { outcome: "offline" }]);
  await queue.push({ label: "one" });
  await queue.push({ label: "two" });
  assert.equal(queue.trouble, "offline");
  assert.deepEqual(JSON.parse(storage.getItem("q")).map((item) => item.label), ["one", "two"]);
  assert.deepEqual(later.map(([, wait]) => wait), [2000, 4000]);
  await later.at(-1)[0]();
  assert.deepEqual([sent, queue.items, queue.trouble], [["one", "one", "one", "two"], [], null]);
});
test("what was written down before a reload is there again", async () => {
  const storage = new Storage([["q", JSON.stringify([{ label: "kept" }])]]);
  const { queue, told } = setUp([], storage);
  await queue.run();
  assert.deepEqual(told, [["saved", "kept"]]);
});
test("a conflict stops all until it is decided; then mine is sent again, or dropped", async () => {
  for (const [decide, expected] of [["again", ["mine", "mine", "next"]], ["drop", ["mine", "next"]]]) {
    const { queue, sent } = setUp([{ outcome: "conflict" }]);
    await queue.push({ label: "mine" });
    await queue.push({ label: "next" });
    assert.deepEqual([queue.trouble, sent], ["conflict", ["mine"]]);
    await queue[decide]();
    assert.deepEqual([sent, queue.items.length], [expected, 0]);
  }
});
test("what is refused is dropped, and the others go on", async () => {
  const { queue, told } = setUp([{ outcome: "refused" }]);
  await Promise.all([queue.push({ label: "wrong" }), queue.push({ label: "right" })]);
  assert.deepEqual(told, [["refused", "wrong"], ["saved", "right"]]);
});
test("a storage that is full or broken stops nothing", async () => {
  const broken = { getItem: () => "{", setItem: () => { throw new Error("full"); }, removeItem: () => { throw new Error("full"); } };
  const { queue, told } = setUp([], broken);
  await queue.push({ label: "one" });
  assert.deepEqual(told, [["saved", "one"]]);
});

const response = (status, body, type = "application/json", redirected = false) => ({
  status, redirected, ok: status < 300, headers: new Map([["Content-Type", type]]), json: async () => JSON.parse(body),
});
const outcome = async (answer) => new Archive("/desk/", "t", async () => answer()).post("apply/", {});

test("every answer has one of a few names", async () => {
  assert.deepEqual(await outcome(() => response(200, '{"version": 2}')), { outcome: "saved", body: { version: 2 } });
  assert.equal((await outcome(() => response(409, '{"conflict": {}}'))).outcome, "conflict");
  assert.deepEqual((await outcome(() => response(422, '{"errors": [{"message": "No."}]}'))).errors, ["No."]);
  assert.equal((await outcome(() => response(401, "{}"))).outcome, "signed-out");
  assert.equal((await outcome(() => response(200, "<html>", "text/html", true))).outcome, "signed-out");
  assert.equal((await outcome(() => response(503, "", "text/html"))).outcome, "offline");
  assert.equal((await outcome(() => { throw new TypeError("no network"); })).outcome, "offline");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { actionFor, chordOf, clashes, isTyping, keyCaps } from "../../diplomacy/static/js/desk/keys.js";
import { clock, fill, Teller } from "../../diplomacy/static/js/desk/telling.js";

const key = (name, more = {}) => ({ key: name, code: "", ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...more });

test("a key is what it types, after what is held with it", () => {
  assert.equal(chordOf(key("j")), "j");
  assert.equal(chordOf(key("J", { shiftKey: true })), "J");
  assert.equal(chordOf(key("Enter", { ctrlKey: true })), "Ctrl+Enter");
  assert.equal(chordOf(key("Shift")), null);
  assert.equal(chordOf(key("ArrowDown")), null);
});
test("with another script set the place of the key counts", () => {
  assert.equal(chordOf(key("о", { code: "KeyJ" })), "j");
  assert.equal(chordOf(key("О", { code: "KeyJ", shiftKey: true })), "J");
});
test("a sign typed with AltGr is that sign", () => {
  const event = key("|", { ctrlKey: true, altKey: true, getModifierState: (name) => name === "AltGraph" });
  assert.equal(chordOf(event), "|");
});
test("what an input method composes is no key", () => {
  assert.equal(chordOf(key("j", { isComposing: true })), null);
});
test("a key does what it is bound to, and an empty one nothing", () => {
  assert.equal(actionFor({ next: "j", previous: "" }, "j"), "next");
  assert.equal(actionFor({ next: "j", previous: "" }, ""), undefined);
  assert.equal(actionFor({ next: "j" }, "k"), undefined);
});
test("two actions can't share a key, but both can have none", () => {
  assert.deepEqual(clashes({ a: "x", b: "y", c: "x", d: "", e: "" }), [["a", "c", "x"]]);
});
test("a field that is written in takes its keys itself, a box for a tick does not", () => {
  const inside = (selector) => ({ closest: (asked) => (asked.split(", ").some((one) => one === selector) ? { type: "text" } : null) });
  assert.equal(isTyping(inside("textarea")), true);
  assert.equal(isTyping(inside("input")), true);
  assert.equal(isTyping({ closest: (asked) => (asked === "input" ? { type: "checkbox" } : null) }), false);
  assert.equal(isTyping({}), false);
});
test("keys are read as they lie under the hand", () => {
  assert.deepEqual([keyCaps("J"), keyCaps("Ctrl+Enter"), keyCaps("?")], [["Shift", "j"], ["Ctrl", "Enter"], ["?"]]);
});
test("a sentence is filled in, lists with commas", () => {
  assert.equal(fill("%(where)s: %(names)s.", { where: "2(1)", names: ["A", "B"] }), "2(1): A, B.");
  assert.equal(fill("%(nothing)s!"), "!");
});
test("the clock has two figures each", () => {
  assert.equal(clock(new Date(2003, 8, 1, 4, 2)), "04:02");
});
test("the same sentence twice is said twice, and a new one takes the warning away", () => {
  const [status, alert] = [{ textContent: "" }, { textContent: "Wrong." }];
  const teller = new Teller(status, alert, { left: "%(n)s left." });
  teller.say("left", { n: 3 });
  assert.deepEqual([status.textContent, alert.textContent], ["3 left.", ""]);
  teller.say("left", { n: 3 });
  assert.notEqual(status.textContent, "3 left.");
  assert.equal(status.textContent.trim(), "3 left.");
});

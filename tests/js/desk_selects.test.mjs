import assert from "node:assert/strict";
import { test } from "node:test";
import { settleOnLeaving } from "../../diplomacy/static/js/desk/selects.js";

/** A list of choices as far as it is looked at: its value, and who listens. */
function list(value) {
  const select = { value, dataset: {}, heard: {} };
  select.addEventListener = (name, does) => (select.heard[name] = does);
  const says = (name, event = {}) => select.heard[name]({ preventDefault() {}, ...event });
  const saved = [];
  let holds = value;
  settleOnLeaving(select, { stands: () => holds, leave: () => saved.push("left"), save: () => saved.push((holds = select.value)) });
  return { select, saved, says };
}

function step({ select, says }, value) {
  says("keydown", { key: "ArrowDown" });
  select.value = value;
  says("change");
}

test("what the arrow keys go through is saved once, on leaving", () => {
  const one = list("a");
  step(one, "b");
  step(one, "c");
  assert.deepEqual(one.saved, []);
  one.says("blur");
  assert.deepEqual(one.saved, ["c"]);
});
test("Enter saves and leaves, and leaving saves nothing more", () => {
  const one = list("a");
  step(one, "b");
  one.says("keydown", { key: "Enter" });
  one.says("blur");
  assert.deepEqual(one.saved, ["b", "left"]);
});
test("Escape brings back what holds", () => {
  const one = list("a");
  step(one, "b");
  one.says("keydown", { key: "Escape" });
  one.says("blur");
  assert.deepEqual([one.select.value, one.saved], ["a", []]);
});
test("a choice that is clicked is saved at once, also after the arrow keys", () => {
  const one = list("a");
  step(one, "b");
  one.says("pointerdown");
  one.select.value = "c";
  one.says("change");
  assert.deepEqual(one.saved, ["c"]);
});
test("going through and back saves nothing", () => {
  const one = list("a");
  step(one, "b");
  step(one, "a");
  one.says("blur");
  assert.deepEqual(one.saved, []);
});

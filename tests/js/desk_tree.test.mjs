import assert from "node:assert/strict";
import { test } from "node:test";

import { isWithin, matches, moveAddress, step } from "../../diplomacy/static/js/desk/tree.js";

const item = (...below) => ({ contains: (other) => below.includes(other) });

test("a topic can't go under itself or what stands under it", () => {
  const leaf = item();
  const root = item(leaf);
  assert.equal(isWithin(root, root), true);
  assert.equal(isWithin(leaf, root), true);
  assert.equal(isWithin(root, leaf), false);
});

test("the address of a move says where to, also the top", () => {
  assert.equal(moveAddress("/topics/7/move/", "12"), "/topics/7/move/?under=12");
  assert.equal(moveAddress("/topics/7/move/", ""), "/topics/7/move/?under=");
});

test("words are found in any case and order", () => {
  assert.equal(matches("Мирный договор, Peace treaty", "PEACE мир"), true);
  assert.equal(matches("Peace treaty", "war"), false);
  assert.equal(matches("Peace treaty", ""), true);
});

test("arrow keys stop at the ends", () => {
  assert.equal(step(["a", "b"], "a", 1), "b");
  assert.equal(step(["a", "b"], "b", 1), "b");
  assert.equal(step(["a", "b"], "a", -1), "a");
});

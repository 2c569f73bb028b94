import assert from "node:assert/strict";
import { test } from "node:test";

import { align, lanes, shownAt, trimmed } from "../../diplomacy/static/js/annotations/places.js";
import { Offsets } from "../../diplomacy/static/js/desk/offsets.js";

test("what the page folds stands for all of the text's white space", () => {
  const text = "A\n  b\u3000c";
  const places = align(text, 0, "A b c");
  assert.deepEqual([...places], [0, 1, 4, 5, 6, 7]);
  assert.equal(shownAt(places, 4), 2);
  assert.equal(shownAt(places, 2), 2);
});

test("rare characters count once in the text and twice in the browser", () => {
  const text = "1. 𠮷田 said 😀 yes";
  const points = new Offsets(text);
  const places = align(text, 3, "𠮷田 said 😀 yes");
  const [start, end] = [places[places.length - 4], places.at(-1)];
  assert.deepEqual([points.point(start), points.point(end)], [13, 16]);
  assert.equal([...text].slice(13, 16).join(""), "yes");
  assert.equal(text.slice(start, end), "yes");
});

test("an emendation that is read stands for the printed words as a whole", () => {
  const text = "the sumit was held";
  const places = align(text, 0, "the summit was held", [{ at: 4, length: 6, start: 4, end: 9 }]);
  assert.deepEqual([places[3], places[4], places[7], places[10], places[11]], [3, 4, 4, 9, 10]);
  assert.equal(text.slice(places[11], places[14]), "was");
});

test("a block that shows something else has no places", () => {
  assert.equal(align("yes", 0, "no"), null);
  assert.equal(align("ye", 0, "yes"), null);
});

test("a stretch has no white space at its ends", () => {
  assert.deepEqual(trimmed(" a b \n", 0, 6), [1, 4]);
  assert.equal(trimmed(" \n", 0, 2), null);
});

test("stretches that overlap have lanes of their own, and those after them the first again", () => {
  assert.deepEqual(lanes([[0, 10], [2, 4], [3, 6], [4, 5], [10, 12]]), [0, 1, 2, 1, 0]);
  assert.deepEqual(lanes([[0, 9], [0, 9], [0, 9], [0, 9]]), [0, 1, 2, 2]);
});

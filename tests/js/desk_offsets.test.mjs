import assert from "node:assert/strict";
import { test } from "node:test";
import { Offsets } from "../../diplomacy/static/js/desk/offsets.js";
import { stepBack, stepForth, wordStarts } from "../../diplomacy/static/js/desk/words.js";

const text = "a𠮷b😀😀c";

test("a character beyond the basic plane is one character and two units", () => {
  const offsets = new Offsets(text);
  assert.equal(offsets.length, [...text].length);
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6].map((point) => offsets.unit(point)), [0, 1, 3, 4, 6, 8, 9]);
});
test("the two ways of counting give each other back", () => {
  const offsets = new Offsets(text);
  for (let point = 0; point <= offsets.length; point += 1) assert.equal(offsets.point(offsets.unit(point)), point);
});
test("words are cut by characters", () => {
  const offsets = new Offsets(text);
  assert.equal(offsets.slice(1, 4), "𠮷b😀");
  assert.equal(offsets.slice(3, 6), "😀😀c");
});
test("half a pair alone is a character", () => {
  assert.equal(new Offsets("a\ud842b").length, 3);
});
test("a word begins after white space, counted in characters", () => {
  assert.deepEqual(wordStarts("😀 held  talks.\nHe", 10), [10, 12, 18, 25]);
});
test("the words of Japanese are told apart without spaces", () => {
  const starts = wordStarts("首相は述べた", 5);
  assert.equal(starts[0], 5);
  assert.ok(starts.length > 1);
  assert.ok(starts.every((start) => start < 5 + 6));
});
test("steps end at the first word and at the end", () => {
  const starts = [3, 8, 12];
  assert.deepEqual([stepBack(starts, 8), stepBack(starts, 3), stepForth(starts, 3, 20), stepForth(starts, 12, 20)], [3, 3, 8, 20]);
});

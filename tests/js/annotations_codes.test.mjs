import assert from "node:assert/strict";
import { test } from "node:test";

import { codesOf, keysOf, known, notOffered, seenAtMost, turned } from "../../diplomacy/static/js/annotations/codes.js";

const code = (name, more = {}) => ({ address: `/${name}`, name, key: "", exclusive: "", is_given: true, below: [], ...more });
const CODEBOOKS = [
  {
    name: "Frames",
    group: "coders",
    group_name: "Coders",
    codes: [
      code("Tone", { is_given: false, key: "t", below: [code("Firm", { key: "f", exclusive: "tone" }), code("Soft", { key: "n", exclusive: "tone" })] }),
      code("Trade"),
    ],
  },
  { name: "Moods", group: null, group_name: "Others", codes: [code("Fear", { key: "f" }), code("Awe", { key: "a" })] },
];
const [, firm, soft, trade, fear] = codesOf(CODEBOOKS);

test("a key gives the first code that has it, no retired one, and none that the page has for itself", () => {
  assert.deepEqual([...keysOf(CODEBOOKS)].map(([key, { name }]) => [key, name]), [["f", "Firm"], ["a", "Awe"]]);
});

test("a code that is given again is taken away, and those that exclude each other let go of one another", () => {
  const names = (chosen) => chosen.map(({ name }) => name);
  const first = turned(turned([], trade), firm);
  assert.deepEqual(names(first), ["Trade", "Firm"]);
  assert.deepEqual([names(turned(first, soft)), names(turned(first, firm))], [["Trade", "Soft"], ["Trade"]]);
});

test("what is not offered any more stays among the codes of a note, and the rest is known again", () => {
  const before = [{ address: "/Firm", name: "Firm" }, { address: "/Old", name: "Old" }, { address: "/Tone", name: "Tone" }];
  assert.deepEqual(notOffered(before, CODEBOOKS).map(({ name }) => name), ["Old", "Tone"]);
  assert.deepEqual(known(before, CODEBOOKS).map(({ name, exclusive }) => [name, exclusive]), [["Firm", "tone"], ["Old", undefined], ["Tone", ""]]);
});

test("codes of a group's own codebook are seen by that group at most", () => {
  const other = { ...trade, group: "others" };
  const seen = [
    ["public", [firm]], ["group:pacific", [firm]], ["group:coders", [firm]], ["private", [firm]], ["public", [fear]],
    ["public", []], ["public", [firm, other]],
  ].map((given) => seenAtMost(...given));
  assert.deepEqual(seen, ["group:coders", "group:coders", "group:coders", "private", "public", "public", "private"]);
});

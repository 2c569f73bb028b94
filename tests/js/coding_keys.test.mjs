import assert from "node:assert/strict";
import { test } from "node:test";

import { deed } from "../../diplomacy/static/js/coding_keys.js";

const boxes = new Map([["f", { id: "firm" }]]);

test("the key of a code ticks it, but not while somebody types", () => {
  assert.deepEqual(deed("f", false, boxes, true), { box: { id: "firm" } });
  assert.equal(deed("f", true, boxes, true), null);
  assert.equal(deed("F", false, boxes, true), null);
  assert.equal(deed("Ctrl+f", false, boxes, true), null);
  assert.equal(deed(null, false, boxes, true), null);
});

test("Ctrl+Enter saves the codes, also out of their comment, and not out of another form", () => {
  assert.deepEqual(deed("Ctrl+Enter", true, boxes, true), { saves: true });
  assert.deepEqual(deed("Meta+Enter", false, boxes, true), { saves: true });
  assert.equal(deed("Ctrl+Enter", true, boxes, false), null);
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { contrast, nameOf, Paint, PALETTE, PAPERS, PATTERNS, rulesOf, seenOn } from "../../diplomacy/static/js/annotations/colours.js";
import { legend, threadsOf } from "../../diplomacy/static/js/annotations/threads.js";

const tokens = readFileSync(new URL("../../diplomacy/static/css/tokens.css", import.meta.url), "utf8");

function code(words, colour, more = {}) {
  return { kind: "code", words, colour, codebook: "Frames", version: 1, ...more };
}

let at = 0;
function note(...bodies) {
  at += 1;
  return { guid: `g${at}`, creator: { name: "ann", called: "Ann" }, bodies, reply_to: null, anchor: { from: at, to: at + 1, status: "made" } };
}

test("papers and the palette are those of the page's tokens", () => {
  const all = [...tokens.matchAll(/--paper: (#[0-9a-f]{6});/gu)].map(([, colour]) => colour);
  assert.deepEqual(all, [PAPERS.light, PAPERS.dark]);
  const hues = [...tokens.matchAll(/--hue-[1-8]: (#[0-9a-f]{6});/gu)].map(([, colour]) => colour);
  assert.deepEqual(hues.slice(0, 8), PALETTE);
});

test("the contrast is that of the standard", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#777777", "#ffffff").toFixed(2), "4.48");
});

test("any colour is seen on both papers, and one that is seen already stays as it is", () => {
  for (const colour of [...PALETTE, "#000000", "#ffffff", "#ffff00", "#171613", "#fbfaf7", "#0000ff"]) {
    for (const paper of Object.values(PAPERS)) assert.ok(contrast(seenOn(paper, colour), paper) >= 3, `${colour} on ${paper}`);
  }
  assert.deepEqual(PALETTE.map((colour) => seenOn(PAPERS.light, colour)), PALETTE);
});

test("a code has its codebook's colour, words of two codes have both, and a tag a hue that is no code's", () => {
  const [firm, soft] = [code("Firm", "#124e78"), code("Soft", "#20a8a8")];
  const threads = threadsOf([note(firm), note({ kind: "tag", words: "Oil" }), note(soft, firm), note({ kind: "comment", words: "So." }), note(code("Bare", ""))]);
  const marks = legend(threads, "code");
  const [first, second] = ["124e78-solid", "20a8a8-dashed"];
  assert.deepEqual(threads.map(({ root }) => marks.all(root)), [[first], [2], [second, first], [0], [3]]);
  assert.deepEqual(marks.entries.map(({ hue, shown, colour }) => [hue, shown, colour]), [
    [first, "Firm", "#124e78"],
    [2, "Oil", undefined],
    [second, "Soft", "#20a8a8"],
    [3, "Bare", undefined],
  ]);
  assert.deepEqual([marks.on(soft), marks.on({ kind: "code", words: "Unknown" })], [second, undefined]);
  assert.deepEqual([legend(threads, "author").all(threads[2].root), legend(threads, "author").on(soft)], [[1], undefined]);
});

test("codes of one colour differ in their patterns, those of two codebooks in their names, versions in nothing", () => {
  const red = "#d01c1c";
  const threads = threadsOf([
    note(code("A", red)), note(code("B", red)), note(code("A", red, { codebook: "Other" })), note(code("A", "#1f7a5c", { version: 2 })), note(code("Bad", "red")),
  ]);
  const { entries } = legend(threads, "code");
  assert.deepEqual(entries.map(({ hue, shown }) => [hue, shown]), [
    ["1f7a5c-solid", "A (Frames)"],
    ["d01c1c-dashed", "B"],
    ["d01c1c-dotted", "A (Other)"],
    [1, "Bad"],
  ]);
  const six = legend(threadsOf([...PATTERNS, "x"].map((name) => note(code(name, red)))), "code").entries;
  assert.deepEqual(six.map(({ pattern }) => pattern), [0, 1, 2, 3, 4, 0]);
});

test("a mark is drawn in the text in three lanes, by day and by night, and once", () => {
  const rules = rulesOf("#124e78", 1);
  const name = nameOf("#124e78", 1);
  assert.equal(rules[0], `[data-hue="${name}"] { --mark: #124e78; --pattern: dashed; --edge: dashed; }`);
  for (const [rule, colour] of [[rules[1], "#124e78"], [rules[2], seenOn(PAPERS.dark, "#124e78")]]) {
    const drawn = [...rule.matchAll(/::highlight\(note-124e78-dashed-(\d)\) \{ text-decoration: underline 2px dashed (#\w+);/gu)];
    assert.deepEqual(drawn.map(([, lane, shade]) => [lane, shade]), [["0", colour], ["1", colour], ["2", colour]]);
  }
  globalThis.CSSStyleSheet = class {
    cssRules = [];
    insertRule(rule, index) {
      this.cssRules.splice(index, 0, rule);
    }
  };
  const page = { adoptedStyleSheets: [] };
  const paint = new Paint(page);
  const entry = { hue: name, colour: "#124e78", pattern: 1 };
  paint.put([entry, { hue: 3, shown: "Oil" }]);
  paint.put([entry]);
  assert.deepEqual(page.adoptedStyleSheets.map(({ cssRules }) => cssRules), [rules]);
});

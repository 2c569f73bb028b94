import assert from "node:assert/strict";
import { test } from "node:test";
import { clipboardText, selectionText } from "../../diplomacy/static/js/clipboard.js";

const base = "https://archive.example/reports/7K3M9QXT/?text=emended";
const nothing = () => undefined;

test("an address becomes absolute", () => {
  assert.equal(clipboardText({ copyHref: "/s/7K3M9QXT" }, base, nothing), "https://archive.example/s/7K3M9QXT");
});
test("words keep no line breaks and get no quotation marks", () => {
  assert.equal(clipboardText({ copyText: "  stated that\n  talks  " }, base, nothing), "stated that talks");
});
test("words are read from another element", () => {
  assert.equal(clipboardText({ copyFrom: "citation" }, base, (id) => `the ${id}`), "the citation");
});
test("a missing element gives nothing", () => {
  assert.equal(clipboardText({ copyFrom: "citation" }, base, nothing), "");
});

const statement = {
  words: "  In response, President Putin\n  stated that ",
  source: "1(2)(a), Vladimir Putin, in the Japanese ministry’s words. The other side’s account, kept by the ministry.",
  href: "/s/HE06-GTAT",
};

test("selected words are followed by place, speaker, account and address, without quotation marks", () => {
  assert.equal(
    selectionText([statement], base),
    "In response, President Putin stated that\n" +
      "1(2)(a), Vladimir Putin, in the Japanese ministry’s words. The other side’s account, kept by the ministry. " +
      "https://archive.example/s/HE06-GTAT",
  );
});
test("each statement of a selection has its own source, and a heading has none", () => {
  const text = selectionText(
    [{ words: "1. Peace treaty" }, { ...statement, source: "One." }, { ...statement, source: "Two." }],
    base,
  );
  assert.equal(
    text,
    "1. Peace treaty\n\n" +
      "In response, President Putin stated that\nOne. https://archive.example/s/HE06-GTAT\n\n" +
      "In response, President Putin stated that\nTwo. https://archive.example/s/HE06-GTAT",
  );
});
test("what is not selected is left out with its source", () => {
  assert.equal(selectionText([{ ...statement, words: " \n " }, { words: "held" }], base), "held");
  assert.equal(selectionText([], base), "");
});

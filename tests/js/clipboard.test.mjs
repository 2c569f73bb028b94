import assert from "node:assert/strict";
import { test } from "node:test";
import { clipboardText } from "../../diplomacy/static/js/clipboard.js";

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

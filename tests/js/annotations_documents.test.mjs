import assert from "node:assert/strict";
import { test } from "node:test";

import { documentOf, fieldsOf } from "../../diplomacy/static/js/annotations/documents.js";

const SITE = "https://archive.example";

test("a new note has words, tags, who sees it, and its place by offsets and quotation", () => {
  const draft = {
    words: " So. ",
    tags: [{ words: "mine" }, { words: "Peace treaty", topic: "peace-treaty" }],
    visibility: "group:pacific",
    target: { source: "/reports/8GD5-1S06/1/", start: 3, end: 7, exact: "yes!" },
  };
  assert.deepEqual(documentOf(draft, SITE), {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    type: "Annotation",
    target: {
      type: "SpecificResource",
      source: `${SITE}/reports/8GD5-1S06/1/`,
      selector: [
        { type: "TextPositionSelector", start: 3, end: 7 },
        { type: "TextQuoteSelector", exact: "yes!" },
      ],
    },
    body: [
      { type: "TextualBody", value: "So." },
      { type: "TextualBody", purpose: "tagging", value: "mine" },
      { type: "SpecificResource", purpose: "tagging", source: `${SITE}/topics/peace-treaty/` },
    ],
    visibility: "group",
    group: `${SITE}/groups/pacific/`,
  });
  const whole = documentOf({ ...draft, words: "", tags: [], visibility: "private", target: { source: "/s/TKV5-GJRR/1" } }, SITE);
  assert.deepEqual([whole.target, whole.body, whole.visibility], [`${SITE}/s/TKV5-GJRR/1`, undefined, "private"]);
});

test("what the form does not show of a note stays in it", () => {
  const document = {
    id: "x",
    motivation: "assessing",
    body: [
      { type: "TextualBody", value: "Old.", language: "en" },
      { type: "SpecificResource", source: { id: "c", label: "Claim" } },
      { type: "SpecificResource", purpose: "tagging", source: { id: `${SITE}/topics/oil/`, label: "Oil" } },
    ],
    target: "t",
    visibility: "public",
    rights: "r",
  };
  const fields = fieldsOf(document, SITE);
  assert.deepEqual(fields, { words: "Old.", codes: [], tags: [{ words: "Oil", topic: "oil" }], visibility: "public" });
  assert.deepEqual(documentOf({ ...fields, words: "New.", tags: [], visibility: "private", edit: { document } }, SITE), {
    id: "x",
    target: "t",
    motivation: "assessing",
    body: [{ type: "TextualBody", value: "New.", language: "en" }, document.body[1]],
    visibility: "private",
  });
});

test("codes are given, stay as they were, and go where they are taken away; without a choice all stay", () => {
  const path = (guid, version = 1) => `/codebooks/c0de/${version}/#${guid}`;
  const given = (guid) => ({ type: "SpecificResource", purpose: "classifying", source: { id: SITE + path(guid), label: guid }, confidence: 2 });
  const link = { type: "SpecificResource", purpose: "linking", source: `https://elsewhere.example${path("firm")}` };
  const document = { id: "x", body: [given("firm"), given("soft"), link], target: "t", visibility: "private" };
  const { codes, ...fields } = fieldsOf(document, SITE);
  assert.deepEqual(codes, [{ address: path("firm"), name: "firm" }, { address: path("soft"), name: "soft" }]);
  const draft = { ...fields, edit: { document } };
  const bodies = (chosen) => documentOf({ ...draft, codes: chosen }, SITE).body;
  assert.deepEqual(bodies(undefined), [given("firm"), given("soft"), link]);
  assert.deepEqual(bodies([codes[1], { address: path("trade", 2), name: "Trade" }]), [
    given("soft"),
    link,
    { type: "SpecificResource", purpose: "classifying", source: SITE + path("trade", 2) },
  ]);
  assert.deepEqual(bodies([]), [link]);
});

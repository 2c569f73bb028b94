import assert from "node:assert/strict";
import { test } from "node:test";
import { given } from "../../diplomacy/static/js/desk/printed.js";

const OFFER = {
  title: "Kenyan Foreign Minister",
  country: { slug: "kenya", label: "Kenya" },
  offices: [{ slug: "head", label: "Head" }],
  capacity: "holder",
  day: { value: "2003-03-04", shown: "4 March 2003" },
};
const NONE = { hasState: false, hasOffice: false, hasDay: false, office: "head", heading: "Kenyan Foreign Minister" };
const ALL = { ...NONE, hasState: true, hasOffice: true, hasDay: true };

test("nothing is sent without a tick", () => {
  assert.deepEqual(given(OFFER, NONE), {});
  assert.deepEqual(given(OFFER, { ...NONE, hasDay: true }), {});
  assert.deepEqual(given(null, ALL), {});
});

test("what is ticked is sent", () => {
  assert.deepEqual(given(OFFER, ALL), { country: "kenya", office: "head", capacity: "holder", since: true });
  assert.deepEqual(given(OFFER, { ...ALL, office: "", hasState: false }), { new_office: "Kenyan Foreign Minister", capacity: "holder", since: true });
  assert.deepEqual(given({ ...OFFER, day: null, country: null }, ALL), { office: "head", capacity: "holder" });
});

test("an office without a heading is none", () => {
  assert.deepEqual(given(OFFER, { ...ALL, office: "", heading: "  " }), { country: "kenya" });
});

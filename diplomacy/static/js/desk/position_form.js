// The fields of a position: coded on one statement or on several at once, or changed where it stands.

import { judge } from "./acts.js";
import { isStatement, keyOf } from "./model.js";
import { Pick } from "./picking.js";
import { Tokens } from "./tokens.js";

const byId = (id) => document.getElementById(`p-${id}`);

/** Which records each field chooses from, and the field to go on with. */
const PICKS = {
  proposition: { path: "propositions/", next: "direction" },
  holder: { path: "holders/", next: "strength" },
  on_behalf_of: { path: "holders/", kind: "country", next: "directed_at" },
  directed_at: { path: "holders/", kind: "country", next: "attributed_by" },
  attributed_by: { path: "holders/", kind: "person", next: "claims_also_for" },
};
const LINES = ["condition", "rationale"];
const CHOICES = ["direction", "act", "evidence"];

export class PositionForm {
  constructor(desk) {
    this.desk = desk;
    this.words = (name, values) => desk.teller.word(name, values);
    this.root = document.getElementById("position-form");
    this.changed = null; // the position that is changed; null where a new one is coded
    this.also = [];
    this.picks = {};
    const leave = () => this.leave();
    for (const [name, { path, kind, next }] of Object.entries(PICKS)) {
      this.picks[name] = new Pick(byId(name), {
        words: this.words,
        load: (query) => this.#find(path, kind, query),
        then: (candidate) => candidate && byId(next).focus(),
        leave,
      });
    }
    this.claims = new Tokens(byId("claims_also_for"), {
      words: this.words,
      load: async (query) => (await this.#find("holders/", "person", query)).filter((one) => !this.also.some((other) => other.slug === one.slug)),
      add: (person) => this.#claim([...this.also, { slug: person.slug, label: person.label }]),
      take: (token) => this.#claim(this.also.filter((one) => one.slug !== token.slug)),
      leave,
    });
    byId("leave").addEventListener("click", leave);
    byId("code").addEventListener("click", (event) => {
      event.preventDefault();
      this.#code();
    });
    this.root.addEventListener("keydown", (event) => {
      // Ctrl and Enter anywhere in the form codes the position.
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.preventDefault();
      event.stopPropagation();
      this.#code();
    });
    // Opened with the mouse it begins as with the key.
    this.root.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      if (this.root.open) leave();
      else this.open();
    });
    this.#clear();
  }

  async #find(path, kind, query) {
    const found = await this.desk.find(path, query, kind ? { kind } : {});
    return found.map((one) => ({ ...one, label: one.label ?? one.text }));
  }

  #claim(also) {
    this.also = also;
    this.claims.show(also);
  }

  /** Open the form: for a new position on the chosen words, or with one that is to be changed. */
  open(position = null) {
    const { desk } = this;
    this.#clear();
    this.root.open = true;
    this.changed = position;
    byId("code").textContent = this.words(position ? "change_it" : "code_it");
    if (position) this.#fill(position);
    else {
      const [voice] = desk.part().speakers ?? [];
      if (voice?.person) this.picks.holder.set({ ...voice.person, kind: "person" });
      const words = desk.chosenWords();
      byId("words").value = words ? desk.offsets.slice(...words) : "";
    }
    byId(position ? "direction" : "proposition").focus();
  }

  #fill(position) {
    const { labels } = position;
    this.picks.proposition.set({ slug: position.proposition.slug, label: position.proposition.text });
    for (const kind of ["person", "country", "organization"]) {
      const slug = position[`holder_${kind}`];
      if (slug) this.picks.holder.set({ kind, slug, label: labels[`holder_${kind}`] });
    }
    for (const name of ["on_behalf_of", "attributed_by", "directed_at"]) {
      if (position[name]) this.picks[name].set({ slug: position[name], label: labels[name] });
    }
    this.#claim(position.claims_also_for.map((slug, index) => ({ slug, label: labels.claims_also_for[index] })));
    byId("collective").value = position.holder_collective ?? "";
    byId("strength").value = String(position.strength ?? 2);
    byId("words").value = this.desk.offsets.slice(position.start, position.end);
    for (const name of [...LINES, ...CHOICES]) byId(name).value = position[name];
  }

  #clear() {
    this.changed = null;
    for (const pick of Object.values(this.picks)) pick.set(null);
    this.#claim([]);
    for (const name of [...LINES, "collective", "words"]) byId(name).value = "";
    for (const name of [...CHOICES, "strength"]) byId(name).selectedIndex = 0;
    byId("code").textContent = this.words("code_it");
  }

  leave() {
    this.root.open = false;
    this.#clear();
    this.desk.back();
  }

  #values() {
    const value = (name) => byId(name).value.trim();
    const slug = (name) => this.picks[name].value?.slug ?? null;
    const { holder } = this.picks;
    const direction = value("direction");
    return {
      proposition: slug("proposition"),
      ...(holder.value ? { [`holder_${holder.value.kind ?? "person"}`]: holder.value.slug } : { holder_collective: value("collective") || null }),
      ...Object.fromEntries(["on_behalf_of", "attributed_by", "directed_at"].map((name) => [name, slug(name)])),
      claims_also_for: this.also.map((one) => one.slug),
      direction,
      strength: ["supports", "opposes"].includes(direction) ? Number(value("strength")) : null,
      ...Object.fromEntries([...LINES, "act", "evidence"].map((name) => [name, value(name)])),
    };
  }

  /** What is missing: the sentence and the field; undefined where nothing is. */
  #missing() {
    const { proposition, holder } = this.picks;
    const collective = byId("collective").value.trim();
    if (!proposition.value) return ["proposition_missing", "proposition"];
    if (!holder.value && !collective) return ["holder_missing", "holder"];
    if (holder.value && collective) return ["two_holders", "collective"];
    return undefined;
  }

  #span(part, words) {
    const { changed, desk } = this;
    // The same words may stand there twice: those of before are found by their place.
    if (changed && words === desk.offsets.slice(changed.start, changed.end).trim()) return [changed.start, changed.end];
    return words ? desk.findWords(part, words) : [part.start, part.end];
  }

  #code() {
    const { desk, changed } = this;
    const missing = this.#missing();
    if (missing) {
      desk.teller.warn(this.words(missing[0]));
      byId(missing[1]).focus();
      return;
    }
    const words = byId("words").value.trim();
    const home = (part) => part.sid === changed.sid;
    const parts = changed ? desk.view.parts.filter(home) : desk.chosenParts().filter(isStatement);
    const spans = new Map(parts.map((part) => [keyOf(part), this.#span(part, words)]));
    if ([...spans.values()].includes(null)) {
      desk.teller.warn(this.words("words_not_there", { words }));
      byId("words").focus();
      return;
    }
    const values = this.#values();
    const act = judge(changed ? "recode" : "code", (part) => {
      const [start, end] = spans.get(keyOf(part)) ?? [part.start, part.end];
      return { ...values, sid: part.sid, start, end, key: changed?.key ?? crypto.randomUUID?.() ?? undefined };
    });
    // Done again elsewhere, it rests on all of the words there: the same ones don't stand there.
    if (!desk.act({ ...act, fits: changed ? home : words ? (part) => spans.has(keyOf(part)) : isStatement }, parts)) return;
    this.leave();
  }
}

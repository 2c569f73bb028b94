// What the chosen part says as data: confirmed, dismissed, left open again, changed, and noted anew on chosen words.

import { judge } from "./acts.js";
import { make } from "./dom.js";
import { keyOf } from "./model.js";
import { Pick } from "./picking.js";
import { QUOTED, isProposed, saidOf, settled } from "./saying.js";

const byId = (id) => document.getElementById(`s-${id}`);
const LINES = ["words", "designation", "by", "towards", "what", "due", "due_date", "unit", "low", "high", "of", "baseline", "as_of", "country", "place_name", "on", "remark"];
const CHOICES = ["act", "measure", "place_kind", "how"];

export class Findings {
  constructor(desk) {
    this.desk = desk;
    this.words = (name, values) => desk.teller.word(name, values);
    this.list = document.getElementById("findings");
    this.form = document.getElementById("said-form");
    this.changed = null; // the finding that is changed; null where a new one is noted
    this.asked = byId("key").value; // the one with which the page was opened
    const leave = () => this.leave();
    this.instrument = new Pick(byId("instrument"), {
      words: this.words,
      load: (query) => desk.find("instruments/", query),
      then: (candidate) => candidate && byId("designation").focus(),
      leave,
    });
    this.undertaking = new Pick(byId("undertaking"), {
      words: this.words,
      load: (query) => desk.find("undertakings/", query),
      then: (candidate) => candidate && byId("how").focus(),
      leave,
    });
    byId("kind").addEventListener("change", () => this.#showKind());
    byId("leave").addEventListener("click", leave);
    byId("note").addEventListener("click", (event) => {
      event.preventDefault();
      this.#note();
    });
    this.form.addEventListener("keydown", (event) => {
      // Enter in a line, and Ctrl and Enter anywhere; in a field with candidates Enter takes one.
      const isLine = event.target.matches("input[type=text]:not(#s-instrument, #s-undertaking)");
      if (event.key !== "Enter" || event.defaultPrevented || !(event.ctrlKey || isLine)) return;
      event.preventDefault();
      event.stopPropagation();
      this.#note();
    });
    this.form.querySelector("summary").addEventListener("click", (event) => {
      event.preventDefault();
      if (this.form.open) leave();
      else this.open();
    });
    this.#clear();
  }

  /** A line for each finding of the part. */
  show(part) {
    const said = part.said ?? [];
    const signature = JSON.stringify([keyOf(part), said]);
    document.getElementById("said-all").hidden = !said.some(isProposed);
    if (signature !== this.signature) {
      this.signature = signature;
      const lines = said.map((one) => this.#line(part, one));
      this.list.replaceChildren(...(lines.length ? lines : [make("li", { class: "quiet" }, this.words("nothing_found"))]));
    }
    const asked = this.asked && said.find((one) => one.key === this.asked);
    this.asked = "";
    if (asked) this.open(asked);
  }

  #line(part, one) {
    const button = (word, does) => {
      const made = make("button", { type: "button", "aria-label": `${this.words(word)}: ${one.told}` }, this.words(word));
      made.addEventListener("click", does);
      return made;
    };
    const settle = (word, state) => button(word, () => this.settle(part, [one.key], state));
    return make("li", { class: `is-${one.state}` }, [
      make("p", {}, [make("span", { class: "said-kind" }, one.kind_name), ` “${one.words}”: ${one.told} `, make("span", { class: "quiet" }, one.standing)]),
      make("span", { class: "thing-steps" }, [
        one.state === "confirmed" ? null : settle("confirm_said", "confirmed"),
        one.state === "dismissed" ? null : settle("dismiss_said", "dismissed"),
        one.is_settled ? settle("reopen_said", "proposed") : null,
        button("change", () => this.open(one)),
      ]),
    ]);
  }

  /** Confirm, dismiss or leave open what is found in the part. */
  settle(part, keys, state) {
    const { desk } = this;
    const by = desk.settings.me;
    const standing = state === "proposed" ? "" : this.words(`${state}_by`, { by });
    const act = judge("settle", { keys, state });
    desk.act({
      ...act,
      does: `settle_${state}`,
      fits: (other) => keyOf(other) === keyOf(part),
      patch: (other) => ({ said: settled(other.said ?? [], keys, state, { by, standing }) }),
    }, [part]);
    // The button that was pressed is drawn anew: on to the next that is open, else to the same line.
    const at = (part.said ?? []).findIndex((one) => one.key === keys[0]);
    const next = (part.said ?? []).findIndex((one, n) => n > at && isProposed(one));
    this.list.children[next >= 0 ? next : at]?.querySelector("button")?.focus();
  }

  /** Confirm all that is only proposed in the chosen part; false where nothing is. */
  confirmAll() {
    const part = this.desk.part();
    const keys = (part.said ?? []).filter(isProposed).map((one) => one.key);
    if (!keys.length) return false;
    this.settle(part, keys, "confirmed");
    this.desk.back();
    return true;
  }

  /** Open the form: for what the chosen words say, or with a finding that is to be changed. */
  open(finding = null) {
    const { desk } = this;
    this.#clear();
    this.form.open = true;
    this.changed = finding;
    byId("note").textContent = this.words(finding ? "change_it" : "note_it");
    if (finding) this.#fill(finding);
    else {
      const words = desk.chosenWords();
      byId("words").value = words ? desk.offsets.slice(...words).trim() : "";
    }
    this.#showKind();
    byId("kind").focus();
  }

  #fill({ kind, start, end, said, instrument, undertaking }) {
    const { offsets } = this.desk;
    byId("kind").value = kind;
    for (const name of ["designation", "due_date", "unit", "low", "high", "as_of", "country", "on"]) byId(name).value = said[name] ?? "";
    for (const name of ["by", "towards"]) byId(name).value = (said[name] ?? []).join("; ");
    for (const name of QUOTED[kind]) byId(name).value = said[name] ? offsets.slice(...said[name]) : "";
    for (const name of ["act", "measure", "how"]) if (said[name]) byId(name).value = said[name];
    byId("words").value = offsets.slice(start, end);
    byId("approximate").checked = Boolean(said.approximate);
    if (kind === "place") {
      byId("place_kind").value = said.kind;
      byId("place_name").value = said.name;
    }
    byId("remark").value = said.note ?? "";
    if (instrument) this.instrument.set(instrument);
    if (undertaking) this.undertaking.set(undertaking);
  }

  #clear() {
    this.changed = null;
    this.instrument.set(null);
    this.undertaking.set(null);
    for (const name of LINES) byId(name).value = "";
    for (const name of CHOICES) byId(name).selectedIndex = 0;
    byId("approximate").checked = false;
    byId("note").textContent = this.words("note_it");
    this.#showKind();
  }

  #showKind() {
    for (const group of this.form.querySelectorAll("[data-said]")) group.hidden = group.dataset.said !== byId("kind").value;
  }

  leave() {
    this.form.open = false;
    this.#clear();
    this.desk.back();
  }

  #note() {
    const { desk, changed } = this;
    const kind = byId("kind").value;
    const values = Object.fromEntries([...LINES, ...CHOICES].map((name) => [name, byId(name).value.trim()]));
    const part = (changed && desk.view.parts.find((one) => one.start <= changed.start && changed.start < one.end)) || desk.part();
    const flat = (words) => words.trim().replace(/\s+/g, " ");
    const find = (words, stood) => (stood && flat(desk.offsets.slice(...stood)) === flat(words) ? stood : desk.findWords(part, words));
    const { said, missing, words } = saidOf(kind, { ...values, approximate: byId("approximate").checked, instrument: this.instrument.value?.slug ?? "", undertaking: this.undertaking.value?.slug ?? "" }, find, changed);
    if (!said) {
      const lacks = missing === "undertaking" ? "undertaking_missing" : "said_words_missing";
      desk.teller.warn(words ? this.words("words_not_there", { words }) : this.words(lacks));
      byId(missing).focus();
      return;
    }
    const key = changed?.key ?? crypto.randomUUID?.();
    const act = judge("note", { kind, said, ...(key ? { key } : {}) });
    if (desk.act({ ...act, fits: (one) => keyOf(one) === keyOf(part) }, [part])) this.leave();
  }
}

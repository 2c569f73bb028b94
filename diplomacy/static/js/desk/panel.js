// The fields of the chosen part, or of the several that are chosen: each says what it changes as soon as it is changed.

import { attribute, changeKind, isWhole, judge, setPath, setSpeaker, tag, untag } from "./acts.js";
import { Comments } from "./comments.js";
import { make } from "./dom.js";
import { Findings } from "./findings.js";
import { isChecked, isDoubtful, keyOf, likeliestFirst, people } from "./model.js";
import { Names } from "./names.js";
import { PositionForm } from "./position_form.js";
import { settleOnLeaving } from "./selects.js";
import { Tokens } from "./tokens.js";

const PLAIN = { attribution: attributeOf("attribution"), speech: attributeOf("speech"), role: attributeOf("role"), conveyed_by: attributeOf("conveyed_by"), answers: attributeOf("answers"), kind: changeKind, path: setPath };

/** What a plain field of the part says. */
const stands = (part, name) => part[name]?.name ?? part[name] ?? "";

function attributeOf(field) {
  return (value) => attribute({ [field]: value || null });
}

export class Panel {
  /** `desk` is the workbench: it has `part()`, `chosenParts()`, `act(act)`, `archive`, `back()` and so on. */
  constructor(desk) {
    this.desk = desk;
    this.words = (name, values) => desk.teller.word(name, values);
    this.root = document.getElementById("panel");
    this.form = document.getElementById("panel-form");
    this.field = (name) => this.form.elements.namedItem(name);
    this.isAdding = false; // whether the next name is added, or takes the place of those there
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.comments = new Comments(desk);
    const isLine = (target) => target.matches("#f-conveyed_by, #f-answers, #f-path");
    this.form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        desk.back();
        event.preventDefault();
      } else if (event.key === "Enter" && isLine(event.target)) {
        event.preventDefault();
        desk.back(); // leaving the field is its change
      }
    });
    if (!this.field("kind")) return;
    this.#voices("speakers");
    this.#voices("addressees");
    this.#topics();
    this.position = new PositionForm(desk);
    this.names = new Names(desk);
    this.findings = new Findings(desk);
    for (const [name, make_] of Object.entries(PLAIN)) {
      const field = this.field(name);
      const save = () => desk.act(make_(field.value.trim()));
      if (field.tagName === "SELECT") settleOnLeaving(field, { save, stands: () => stands(desk.part(), name), leave: () => desk.back() });
      else field.addEventListener("change", save);
    }
  }

  #voices(field) {
    const { desk } = this;
    const names = (part) => (part[field] ?? []).map((voice) => voice.name);
    const set = (value, who) => desk.act(field === "speakers" && value.length === 1 ? setSpeaker(value, who) : attribute({ [field]: value }, who));
    this[field] = new Tokens(this.field(field), {
      words: this.words,
      isFree: true,
      load: async (query) => {
        const found = await desk.candidates(desk.part(), query);
        const there = new Set(names(desk.part()));
        const others = found.filter((one) => !there.has(one.name));
        const ranked = query ? others : likeliestFirst(others, desk.part(), field, desk.view.parts);
        const rows = ranked.map((one) => ({ ...one, label: one.name ?? one.label, detail: one.why || one.office }));
        return query && desk.may.add_person ? [...rows, { label: this.words("new_person", { name: query }), isNew: query }] : rows;
      },
      add: (candidate, words) => {
        if (candidate?.isNew) {
          desk.dialogs.newPerson(candidate.isNew, (person) => this.#named(person.label, set, names, person.slug));
          return;
        }
        this.#named(candidate ? (candidate.name ?? candidate.label) : words, set, names, candidate?.slug);
      },
      take: (token) => set(names(desk.part()).filter((name) => name !== token.label)),
      leave: () => desk.back(),
    });
  }

  #named(name, set, names, slug) {
    const { desk } = this;
    const known = desk.view.parts.flatMap(people).find((voice) => voice.name === name);
    // Whom the archive takes the name for already need not be told again.
    const who = slug && desk.may.identify && known?.person?.slug !== slug ? { [name]: slug } : undefined;
    set(this.isAdding ? [...names(desk.part()), name] : [name], who);
    this.isAdding = false;
    desk.back();
  }

  #topics() {
    const { desk } = this;
    this.topics = new Tokens(this.field("topics"), {
      words: this.words,
      load: async (query) => {
        const there = new Set((desk.part().topics ?? []).filter(isWhole).map((topic) => topic.slug));
        const suggested = query ? [] : desk.suggestionsOf(desk.part()).map((one) => ({ ...one, detail: one.why }));
        const found = await desk.find("topics/", query);
        const rows = found.filter((one) => !suggested.some((other) => other.slug === one.slug));
        return [...suggested, ...rows].filter((one) => !there.has(one.slug));
      },
      add: (topic, _words, isLast) => {
        desk.act(tag({ add: [{ slug: topic.slug, label: topic.label }] }));
        if (isLast) desk.back();
        else this.topics.combobox.ask();
      },
      take: (token) => desk.act(token.topic && !isWhole(token.topic) ? untag(token.topic) : tag({ take: [token.topic] })),
      leave: () => desk.back(),
    });
  }

  /** Fill the fields with the chosen part, or say how many are chosen. */
  show(part, several) {
    const isLive = Boolean(this.field("kind"));
    document.getElementById("panel-heading").textContent = several.length > 1
      ? this.words("n_parts", { n: several.length })
      : `${part.place ? `${part.place} · ` : ""}${this.desk.kinds[part.kind] ?? part.kind}`;
    document.getElementById("panel-state").textContent = this.#state(part);
    this.comments.show(part);
    for (const element of this.form.querySelectorAll("[data-for]")) element.hidden = !element.dataset.for.split(" ").includes(part.kind);
    if (!isLive) return;
    const voices = (list) => (list ?? []).map((voice) => ({ label: voice.name, detail: voice.person ? (voice.office ?? "") : this.#unknown(voice) }));
    this.speakers.show(voices(part.speakers));
    this.addressees.show(voices(part.addressees));
    this.topics.show((part.topics ?? []).map((topic) => ({ label: topic.label, topic, detail: isWhole(topic) ? "" : `“${this.desk.offsets.slice(topic.start, topic.end).slice(0, 30)}”` })));
    for (const name of Object.keys(PLAIN)) {
      const field = this.field(name);
      const isBeingChosen = document.activeElement === field && (field.tagName !== "SELECT" || field.dataset.waits !== undefined);
      if (!isBeingChosen) field.value = stands(part, name);
    }
    const take = this.form.querySelector("[data-action=unconfirm]");
    take.disabled = !part.is_mine_confirmed;
    this.#things(part);
  }

  /** Why nobody is identified; that it can't be told, where an editor has said so. */
  #unknown({ unresolved, is_decided: isDecided }) {
    return isDecided ? this.words("cannot_tell") : [this.words("unidentified"), unresolved].filter(Boolean).join(": ");
  }

  #state(part) {
    if (isChecked(part)) return this.words(part.review === "two" ? "checked_two" : "checked_one", { names: part.confirmed_by });
    if (isDoubtful(part)) return this.words("state_doubtful", { percent: Math.round(part.confidence * 100) });
    return this.words("state_parser");
  }

  #things(part) {
    const { desk } = this;
    const fill = (id, things) => document.getElementById(id).replaceChildren(...things);
    const button = (label, does) => {
      const made = make("button", { type: "button" }, this.words(label));
      made.addEventListener("click", does);
      return made;
    };
    const thing = (words, label, does) => make("li", {}, [make("p", {}, words), button(label, does)]);
    fill("positions", (part.positions ?? []).map((one) =>
      make("li", {}, [
        make("p", {}, [make("span", { class: "holder" }, one.holder), ` ${this.words(one.direction)}${one.strength ? ` (${one.strength})` : ""}: ${one.proposition.text}`]),
        make("span", { class: "thing-steps" }, [
          button("change", () => this.position.open(one)),
          " ",
          button("take_back", () => desk.act({ ...judge("uncode", { key: one.key }), fits: (other) => keyOf(other) === keyOf(part) })),
        ]),
      ]),
    ));
    this.names.show(part);
    this.findings.show(part);
    const emended = (desk.view.emendations ?? []).filter((one) => part.start <= one.start && one.end <= part.end);
    fill("emendations", emended.map((one) =>
      thing([make("span", { class: "sic" }, desk.offsets.slice(one.start, one.end)), ` → ${one.reading} `, make("span", { class: "quiet" }, one.reason)], "take_back", () => {
        const { start, end, reading, reason, witness = "", by } = one;
        desk.act({ ...judge("unemend", { start, end, reading, reason, witness, by }), fits: (other) => keyOf(other) === keyOf(part) });
      }),
    ));
    document.getElementById("panel-flags").hidden = !part.flags?.length;
    fill("flags", (part.flags ?? []).map((flag) => thing(flag.message, "settle", () => desk.settle(flag))));
    this.showSuggestions(desk.suggestionsOf(part));
  }

  /** The suggested topics with the digits that take them. */
  showSuggestions(suggested) {
    document.getElementById("suggestions").hidden = !suggested.length;
    document.getElementById("suggested").replaceChildren(
      ...suggested.map((one, index) => {
        const take = make("button", { type: "button", class: "suggestion-take" }, [index < 9 ? make("kbd", {}, String(index + 1)) : null, " ", one.label]);
        const refuse = make("button", { type: "button", class: "token-take", "aria-label": this.words("refuse", { name: one.label }) }, "×");
        take.addEventListener("click", () => this.desk.acceptSuggestion(index));
        refuse.addEventListener("click", () => this.desk.refuseSuggestion(index));
        return make("li", { class: "suggestion" }, [take, refuse, make("span", { class: "candidate-why" }, one.why)]);
      }),
    );
  }
}

// Who is meant by the names in the chosen part: decided from candidates, said to be undecidable, and taken back.

import { make } from "./dom.js";
import { namesIn } from "./model.js";
import { Pick } from "./picking.js";

const byId = (id) => document.getElementById(id);

export class Names {
  constructor(desk) {
    this.desk = desk;
    this.words = (name, values) => desk.teller.word(name, values);
    this.form = byId("name-form");
    this.found = [];
    if (!this.form) return;
    this.pick = new Pick(byId("m-person"), {
      words: this.words,
      load: (query) => this.#candidates(query),
      then: (candidate) => {
        if (!candidate?.isNew) byId("m-note").focus();
        else {
          this.pick.set(null);
          desk.dialogs.newPerson(candidate.isNew, (person) => this.#made(person), byId("m-name").value);
        }
      },
      leave: () => this.#leave(),
    });
    byId("m-name").addEventListener("change", () => this.pick.set(null));
    byId("m-decide").addEventListener("click", (event) => this.#press(event, () => this.#decide()));
    byId("m-cannot").addEventListener("click", (event) => this.#press(event, () => this.#send({ person: null })));
    byId("m-note").addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.#decide();
    });
  }

  #press(event, work) {
    event.preventDefault();
    work();
  }

  /**
   * People who may be meant: those whom the name leads to; else all who have to do with the record, after a new person,
   * as none of them bears the name and Enter takes the first.
   */
  async #candidates(query) {
    const { desk } = this;
    const name = byId("m-name").value;
    let found = await desk.candidates(desk.part(), query || (name.split(/\s+/).at(-1) ?? ""));
    const isLed = Boolean(query) || found.some((one) => one.slug);
    if (!isLed) found = await desk.candidates(desk.part(), "");
    const rows = found.filter((one) => one.slug).map((one) => ({ ...one, label: one.label ?? one.name, detail: one.why || one.office }));
    const wanted = query || name;
    if (!desk.may.add_person) return rows;
    const added = { label: this.words("new_person", { name: wanted }), isNew: wanted };
    return isLed ? [...rows, added] : [added, ...rows];
  }

  /** The names of the part: a line for each, with whom it means and why, and all of them to choose from. */
  show(part) {
    this.found = namesIn(part, this.desk.view);
    byId("panel-names").hidden = !this.found.length;
    const signature = JSON.stringify(this.found);
    if (signature === this.signature) return;
    this.signature = signature;
    byId("names").replaceChildren(...this.found.map((one) => this.#line(one)));
    if (!this.form) return;
    const chosen = byId("m-name").value;
    byId("m-name").replaceChildren(...this.found.map(({ name }) => make("option", { value: name }, name)));
    if (this.found.some((one) => one.name === chosen)) byId("m-name").value = chosen;
    this.pick.set(null);
  }

  #line({ name, person, unresolved, reason, decision, isOpen }) {
    const by = decision ? [this.words("by_decision", { by: decision.by }), decision.note].filter(Boolean).join(": ") : reason;
    const words = make("p", {}, [`“${name}”: ${person?.label ?? unresolved} `, by ? make("span", { class: "quiet" }, by) : null]);
    if (!this.form || !(isOpen || decision)) return make("li", {}, words);
    const button = make("button", { type: "button", "aria-label": `${this.words(decision ? "take_back" : "do_decide")}: ${name}` }, this.words(decision ? "take_back" : "do_decide"));
    button.addEventListener("click", () => (decision ? this.#send({ name, is_reopened: true }) : this.open(name)));
    return make("li", {}, [words, button]);
  }

  /** Open the form for a name, else for the first one of which it is open; false where the part has none. */
  open(name) {
    if (!this.form || !this.found.length) return false;
    this.form.open = true;
    this.pick.set(null);
    byId("m-note").value = "";
    byId("m-name").value = name ?? this.found[0].name;
    byId("m-person").focus();
    return true;
  }

  #leave() {
    this.form.open = false;
    this.desk.back();
  }

  #made(person) {
    this.form.open = true;
    this.pick.set({ slug: person.slug, label: person.label });
    byId("m-note").focus();
  }

  #decide() {
    const person = this.pick.value;
    if (person) this.#send({ person: person.slug });
    else {
      this.desk.teller.warn(this.words("person_missing"));
      byId("m-person").focus();
    }
  }

  async #send(given) {
    const { desk } = this;
    // What waits may bring the name in, or take it away.
    if (desk.queue.items.length) {
      desk.teller.warn(this.words("still_saving"));
      return;
    }
    const answer = await desk.archive.post("names/", { name: byId("m-name").value, note: byId("m-note").value.trim(), ...given });
    if (answer.outcome !== "saved") {
      desk.teller.warn(desk.trouble(answer));
      return;
    }
    byId("m-note").value = "";
    const { told, ...state } = answer.body;
    desk.take(state);
    desk.draw();
    this.#leave();
    desk.teller.tell(told);
  }
}

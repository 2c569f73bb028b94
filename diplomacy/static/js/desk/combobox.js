// A field with candidates beneath it: typing narrows them, the first one is chosen already, Enter takes it.

import { make } from "./dom.js";

let number = 0;

export class Combobox {
  /**
   * `load(words)` answers a list of {label, detail?, …}; `pick(candidate, words, isLast)` is called with the one that is
   * taken (null with the words where none fits and `isFree`), `isLast` where it was taken with Tab; `leave()` with Escape.
   */
  constructor(input, { load, pick, leave, isFree = false, words }) {
    Object.assign(this, { input, load, pick, leave, isFree, words });
    number += 1;
    this.list = make("ul", { class: "candidates", role: "listbox", id: `candidates-${number}`, hidden: true, "aria-label": words("candidates") });
    this.candidates = [];
    this.active = -1;
    this.asked = 0;
    this.shown = 0; // for which question the candidates are
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.autocomplete = "off";
    input.after(this.list);
    input.addEventListener("focus", () => this.ask());
    input.addEventListener("input", () => this.ask());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault(); // the field keeps the focus
      const option = event.target.closest("[role=option]");
      if (option) this.take([...this.list.children].indexOf(option));
    });
  }

  async ask() {
    this.asked += 1;
    const mine = this.asked;
    this.awaited = this.load(this.input.value.trim());
    const found = await this.awaited;
    if (mine !== this.asked || document.activeElement !== this.input) return;
    this.show(found ?? []);
  }

  show(candidates) {
    this.shown = this.asked;
    this.candidates = candidates;
    this.list.replaceChildren(
      ...candidates.map((one, index) =>
        make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": "false" }, [
          make("span", { class: "candidate" }, one.label),
          ...(one.detail ? [make("span", { class: "candidate-why" }, one.detail)] : []),
        ]),
      ),
    );
    this.list.hidden = !candidates.length;
    this.input.setAttribute("aria-expanded", String(candidates.length > 0));
    this.move(candidates.length ? 0 : -1);
  }

  move(to) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = this.list.children[to];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  close() {
    this.asked += 1;
    this.show([]);
  }

  /** Whether what is shown is for other words than those there now, and the first of it does not have these. */
  #isLate() {
    const label = this.candidates[this.active]?.label.toLocaleLowerCase();
    return this.shown !== this.asked && !label?.includes(this.input.value.trim().toLocaleLowerCase());
  }

  async key(event) {
    const last = this.candidates.length - 1;
    const isOnward = event.key === "Tab" && !event.shiftKey && this.input.value.trim() !== "" && (this.active >= 0 || this.#isLate());
    if (event.key === "ArrowDown" && last >= 0) this.move(this.active >= last ? 0 : this.active + 1);
    else if (event.key === "ArrowUp" && last >= 0) this.move(this.active <= 0 ? last : this.active - 1);
    else if (isOnward || (event.key === "Enter" && !event.ctrlKey)) {
      event.preventDefault();
      // A quick hand takes before the candidates for its words are there.
      if (this.#isLate()) {
        await this.awaited;
        await Promise.resolve();
      }
      if (!isOnward || this.active >= 0) this.take(this.active, isOnward);
      return;
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.input.value = "";
      this.close();
      this.leave?.();
    } else return;
    event.preventDefault();
  }

  take(index, isLast = false) {
    const words = this.input.value.trim();
    const candidate = this.candidates[index] ?? null;
    if (!candidate && !(this.isFree && words)) return;
    this.input.value = "";
    this.close();
    this.pick(candidate, words, isLast);
  }
}

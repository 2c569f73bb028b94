// A field in which one record is chosen from candidates; what is chosen stands above it and can be taken away.

import { Combobox } from "./combobox.js";
import { make } from "./dom.js";

export class Pick {
  /** `load(words)` answers the candidates; `then(candidate)` is called when one is taken, `leave()` with Escape. */
  constructor(input, { load, then, leave, words }) {
    Object.assign(this, { input, words });
    this.shown = document.getElementById(`${input.id}-picked`);
    this.set(null);
    this.combobox = new Combobox(input, {
      words,
      load,
      leave,
      pick: (candidate) => {
        this.set(candidate);
        then?.(candidate);
      },
    });
  }

  /** Choose {slug, label, …}, or nothing. */
  set(candidate) {
    this.value = candidate;
    this.input.value = "";
    this.shown.hidden = !candidate;
    this.shown.replaceChildren();
    if (!candidate) return;
    const take = make("button", { type: "button", class: "token-take", "aria-label": this.words("take_away", { name: candidate.label }) }, "×");
    take.addEventListener("click", () => {
      this.set(null);
      this.input.focus();
    });
    this.shown.append(make("span", {}, candidate.label), take);
  }
}

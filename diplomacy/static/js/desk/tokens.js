// A field that holds several names, each of which can be taken away, with candidates for one more.

import { Combobox } from "./combobox.js";
import { make } from "./dom.js";

export class Tokens {
  /** `add(candidate, words)` and `take(token)` are called with what an editor does; what is shown is set by `show`. */
  constructor(input, { load, add, take, leave, isFree, words }) {
    Object.assign(this, { input, take, words });
    this.list = make("ul", { class: "tokens", "aria-label": input.labels?.[0]?.firstChild?.textContent.trim() ?? input.name });
    input.before(this.list);
    input.value = "";
    input.placeholder = "";
    this.combobox = new Combobox(input, { load, pick: add, leave, isFree, words });
  }

  show(tokens) {
    const signature = JSON.stringify(tokens);
    if (signature === this.signature) return;
    this.signature = signature;
    const focused = [...this.list.querySelectorAll("button")].indexOf(document.activeElement);
    this.list.hidden = !tokens.length;
    this.list.replaceChildren(
      ...tokens.map((token) => {
        const button = make("button", { type: "button", class: "token-take", "aria-label": this.words("take_away", { name: token.label }) }, "×");
        button.addEventListener("click", () => this.take(token));
        return make("li", { class: "token" }, [
          make("span", { class: "token-label" }, token.label),
          ...(token.detail ? [make("span", { class: "token-detail" }, ` ${token.detail}`)] : []),
          button,
        ]);
      }),
    );
    if (focused >= 0) (this.list.querySelectorAll("button")[Math.min(focused, tokens.length - 1)] ?? this.input).focus();
  }
}

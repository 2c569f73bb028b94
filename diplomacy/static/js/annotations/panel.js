/** The head of the notes: how they are told apart, which are shown, and those that stand on no words. */

import { make } from "../desk/dom.js";
import { card } from "./cards.js";
import { choices } from "./threads.js";

const KINDS = [
  ["mine", "Mine"],
  ["person", "By"],
  ["group", "Shared with"],
  ["code", "Code"],
  ["tag", "Tag"],
];

const CHOSEN = "notes marked by";

/** "author" or "code", as somebody chose last; null where nobody has. */
function remembered() {
  try {
    return localStorage.getItem(CHOSEN);
  } catch {
    return null;
  }
}

function remember(by) {
  try {
    localStorage.setItem(CHOSEN, by);
  } catch {
    // Refused: the next page begins by author.
  }
}

export class Panel {
  /** `changed()` is called when somebody chooses: then `chosen` and `by` are what she chose. */
  constructor({ changed, start, signIn }) {
    this.chosen = "";
    this.by = remembered() === "code" ? "code" : "author";
    this.filter = make("select", { id: "notes-filter", "data-key": "filter" });
    this.colour = make("select", { id: "notes-by", "data-key": "by" }, [make("option", { value: "author" }, "by author"), make("option", { value: "code" }, "by code or tag")]);
    this.colour.value = this.by;
    this.legend = make("ul", { class: "notes-legend", "aria-label": "What the marks mean" });
    this.told = make("p", { class: "note-about notes-told" });
    this.drafts = make("div", { class: "notes-drafts" });
    this.whole = make("div", { class: "notes-whole" });
    this.write = make("button", { type: "button", class: "quiet-button", "data-key": "whole" }, "Note on the whole record");
    this.signIn = make("p", { class: "note-about" }, [make("a", { href: signIn }, "Sign in"), " to write notes and to see those of your groups."]);
    this.codes = make("span", { class: "notes-codes" });
    this.keys = make("p", { class: "note-about" }, ["Keys: j and k go from statement to statement, n writes a note on the statement or on the words selected.", this.codes]);
    this.element = make("section", { class: "notes-panel", "aria-label": "Scholars’ notes" }, [
      make("div", { class: "notes-controls" }, [
        make("span", {}, [make("label", { for: "notes-filter" }, "Show "), this.filter]),
        make("span", {}, [make("label", { for: "notes-by" }, "Underline "), this.colour]),
        this.write,
      ]),
      this.legend,
      this.told,
      this.signIn,
      this.keys,
      this.drafts,
      this.whole,
    ]);
    this.filter.addEventListener("change", () => {
      this.chosen = this.filter.value;
      changed();
    });
    this.colour.addEventListener("change", () => {
      this.by = this.colour.value;
      remember(this.by);
      changed();
    });
    this.write.addEventListener("click", () => start());
  }

  /** What the keys of codes do: a map of keys to codes. */
  tellKeys(keys) {
    const told = [...keys].map(([key, { name }], index) => [index ? ", " : " ", make("kbd", {}, key), ` ${name}`]);
    this.codes.replaceChildren(...(told.length ? [" The key of a code gives it to them:", ...told.flat(), "."] : []));
  }

  /** Whoever gives codes sees them in their colours, unless she has chosen otherwise. */
  showCodes() {
    if (this.by === "code" || remembered()) return;
    this.by = this.colour.value = "code";
    remember(this.by);
  }

  /** `all` are the conversations of the page, `shown` those chosen of them; `look` as of a card. */
  draw(all, shown, { marks, groups, canWrite, list, text }) {
    const found = choices(all, list);
    const options = [make("option", { value: "" }, `all notes (${all.length})`)];
    for (const [kind, label] of KINDS) {
      const those = found.filter((one) => one.kind === kind);
      const made = those.map(({ key, shown: name, count }) => make("option", { value: key }, `${name} (${count})`));
      if (kind === "mine" || !made.length) options.push(...made);
      else options.push(make("optgroup", { label }, made));
    }
    this.filter.replaceChildren(...options);
    this.filter.value = this.chosen;
    if (this.filter.value !== this.chosen) {
      this.filter.append(make("option", { value: this.chosen }, "what you chose (0)"));
      this.filter.value = this.chosen;
    }
    this.legend.replaceChildren(...marks.entries.map(({ hue, shown: name }) => make("li", {}, make("span", { class: "notes-mark", "data-hue": hue }, name))));
    this.told.textContent = all.length ? "" : "Nobody has left a note here that you may see.";
    this.write.hidden = !canWrite;
    this.signIn.hidden = canWrite;
    this.keys.hidden = !canWrite;
    const outside = shown.filter(({ anchor }) => anchor.from === undefined && (text || anchor.status !== "lost"));
    const lost = outside.filter(({ anchor }) => anchor.status === "lost");
    const whole = outside.filter(({ anchor }) => anchor.status !== "lost");
    const cards = (those, place) => those.map((thread) => card(thread, { marks, groups, canWrite, place }));
    this.whole.replaceChildren(
      ...(whole.length ? [make("h2", {}, "On the whole record"), ...cards(whole, "the whole record")] : []),
      ...(lost.length ? [make("h2", {}, "Without a place in this edition"), ...cards(lost, "no place")] : []),
    );
  }
}

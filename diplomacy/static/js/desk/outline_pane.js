// The outline: a row for each part, of which one is chosen; only rows that say something else are drawn again.

import { make, settle } from "./dom.js";
import { isChecked, isDoubtful, isOpen, isStatement, keyOf, openOn } from "./model.js";
import { isProposed } from "./saying.js";

export class OutlinePane {
  constructor(root, offsets, words, kinds) {
    Object.assign(this, { root, offsets, words, kinds });
    this.rows = new Map();
    this.commented = new Map(); // how many open comments a statement has, by its identity
    this.marked = { several: new Set() }; // as `mark` was told last; nothing after rows were drawn
    root.replaceChildren();
  }

  draw({ parts, slots }) {
    const rows = new Map();
    for (const part of parts) {
      const key = keyOf(part);
      const row = this.rows.get(key) ?? this.#row(key);
      rows.set(key, row);
      const was = row.part;
      const beside = `${slots.get(part.speakers?.[0]?.name)} ${this.commented.get(part.sid)}`;
      row.part = part;
      if (was === part && row.beside === beside) continue;
      row.beside = beside;
      // Its index is not shown: what follows a divided part stays as it is.
      const signature = JSON.stringify([{ ...part, index: 0 }, beside]);
      if (row.signature === signature) continue;
      row.signature = signature;
      this.#fill(row, part, slots);
    }
    this.rows = rows;
    this.marked = { several: new Set() };
    settle(this.root, [...rows.values()].map((row) => row.item));
  }

  /** Show which part is chosen, which are chosen for several, and no other rows than those asked for. */
  mark(chosen, several, shows) {
    const { marked } = this;
    const keys = marked.shows === shows ? new Set([marked.chosen, ...marked.several, chosen, ...several]) : this.rows.keys();
    for (const key of keys) {
      if (this.rows.has(key)) this.#mark(this.rows.get(key), key === chosen, several.has(key), shows);
    }
    this.marked = { chosen, several: new Set(several), shows };
  }

  #mark({ item, tick, button, part }, isChosen, isOfSeveral, shows) {
    const isHidden = !isChosen && !isOfSeveral && !fits(part, shows);
    if (item.hidden !== isHidden) item.hidden = isHidden;
    if (tick.checked !== isOfSeveral) tick.checked = isOfSeveral;
    if (isChosen === (button.tabIndex === 0)) return;
    item.classList.toggle("is-chosen", isChosen);
    button.tabIndex = isChosen ? 0 : -1;
    if (isChosen) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }

  #row(key) {
    const tick = make("input", { type: "checkbox", class: "row-tick", tabindex: "-1", autocomplete: "off" });
    const button = make("button", { type: "button", class: "row-button", tabindex: "-1" });
    return { item: make("li", { class: "row", "data-key": key }, [tick, button]), tick, button, signature: "" };
  }

  #fill({ item, tick, button }, part, slots) {
    const names = (voices) => (voices ?? []).map((voice) => voice.name).join(", ");
    const isSaid = isStatement(part);
    const classes = ["row", `kind-${part.kind}`, isSaid ? "is-said" : "is-slim", isDoubtful(part) && "is-doubtful", isOpen(part) && "is-open", button.tabIndex === 0 && "is-chosen", part.isWaiting && "is-waiting"];
    item.className = classes.filter(Boolean).join(" ");
    item.dataset.slot = isSaid ? (slots.get(part.speakers?.[0]?.name) ?? 0) : "";
    tick.setAttribute("aria-label", this.words("choose_row", { place: part.place || this.kinds[part.kind] }));
    const who = names(part.speakers) || (isSaid ? this.words("nobody") : "");
    const to = names(part.addressees);
    button.replaceChildren(
      make("span", { class: "row-place" }, `${part.place || ""} `),
      ...(isSaid
        ? [make("span", { class: "row-who" }, [make("span", { class: "name" }, who), to ? make("span", { class: "row-to" }, [" → ", make("span", { class: "visually-hidden" }, this.words("to")), to]) : null, " "])]
        : [make("span", { class: "row-kind" }, `${this.kinds[part.kind]} `)]),
      make("span", { class: "row-words" }, `${this.#opening(part)} `),
      ...this.#marks(part),
    );
  }

  #opening(part) {
    const words = this.offsets.slice(part.start, Math.min(part.end, part.start + 90)).replace(/\s+/g, " ");
    return part.end - part.start > 90 ? `${words.replace(/\s\S*$/, "")}…` : words;
  }

  #marks(part) {
    const marks = [];
    if (isStatement(part)) {
      if (part.role && part.role !== "statement") marks.push(make("span", { class: "mark" }, this.words(part.role)));
      for (const topic of part.topics ?? []) marks.push(make("span", { class: "mark mark-topic" }, topic.label));
      if (part.positions?.length) marks.push(make("span", { class: "mark mark-position" }, this.words("n_positions", { n: part.positions.length })));
    }
    for (const what of openOn(part)) {
      if (what === "unchecked" || (["unidentified", "cannot_tell"].includes(what) && !isStatement(part))) continue;
      marks.push(make("span", { class: `mark mark-${what}` }, this.words(what)));
    }
    const found = (part.said ?? []).filter(isProposed).length;
    if (found) marks.push(make("span", { class: "mark mark-said" }, this.words("n_said", { n: found })));
    const comments = this.commented.get(part.sid);
    if (comments) marks.push(make("span", { class: "mark mark-commented" }, this.words("n_comments", { n: comments })));
    if (isStatement(part)) {
      marks.push(
        isChecked(part)
          ? make("span", { class: "mark mark-checked" }, `✓ ${(part.confirmed_by ?? []).join(", ")}`)
          : make("span", { class: "mark mark-unchecked" }, this.words("unchecked")),
      );
    }
    return marks.length ? [make("span", { class: "row-marks" }, marks.flatMap((mark) => [mark, " "]))] : [];
  }

  /** The button of a part's row. */
  button(key) {
    return this.rows.get(key)?.button ?? null;
  }

  /** The key of the next row that is shown, forth (1) or back (-1); undefined behind the last and before the first. */
  beside(key, by) {
    let item = this.rows.get(key)?.item;
    do item = by > 0 ? item?.nextElementSibling : item?.previousElementSibling;
    while (item?.hidden);
    return item?.dataset.key;
  }
}

/** Whether the outline shows a part: "statements", "open", "all", or as usual all but labels. */
export function fits(part, shows) {
  if (shows === "all") return true;
  if (shows === "open") return isOpen(part);
  if (shows === "statements") return isStatement(part);
  return part.kind !== "label" && part.kind !== "furniture";
}

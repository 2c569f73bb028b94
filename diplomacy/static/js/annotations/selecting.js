/** Words that somebody selects, with the mouse or a finger, are offered a button “Note”. */

import { make } from "../desk/dom.js";

const PAUSE = 200;

export class Selecting {
  constructor(blocks, note) {
    this.blocks = blocks;
    this.button = make("button", { type: "button", class: "note-on-words", hidden: true }, "Note");
    // The selection stays while the button is pressed.
    this.button.addEventListener("pointerdown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => {
      const selected = this.blocks.selected(document.getSelection());
      this.button.hidden = true;
      if (selected) note(selected);
    });
  }

  start() {
    document.body.append(this.button);
    this.stopping = new AbortController();
    const later = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#offer(), PAUSE);
    };
    document.addEventListener("selectionchange", later, { signal: this.stopping.signal });
  }

  stop() {
    clearTimeout(this.timer);
    this.stopping?.abort();
    this.button.remove();
  }

  #offer() {
    const selection = document.getSelection();
    const isOnWords = this.blocks.selected(selection) !== null;
    this.button.hidden = !isOnWords;
    if (!isOnWords) return;
    const rects = selection.getRangeAt(0).getClientRects();
    const last = rects[rects.length - 1];
    if (!last) return;
    // Beneath the last word: above it, a finger's own menu opens.
    this.button.style.setProperty("--at-x", `${Math.round(last.right + window.scrollX)}px`);
    this.button.style.setProperty("--at-y", `${Math.round(last.bottom + window.scrollY + 6)}px`);
  }
}

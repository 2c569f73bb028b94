/**
 * Words that somebody selects are offered a button: beneath them for a mouse or keys, on a bar at the foot of the window
 * for a finger, whose own menu opens beside the words.
 */

import { make } from "../desk/dom.js";

const PAUSE = 200;
const LINGERS = 1200; // in ms: a tap on the bar may take the selection away before it is heard as one
const SHOWN = 60; // characters of what is selected

/** Words for the bar, on one line. */
export function shortened(words) {
  const line = words.split(/\s+/u).join(" ").trim();
  const points = [...line];
  return points.length > SHOWN ? `${points.slice(0, SHOWN - 1).join("").trimEnd()}…` : line;
}

/** What is offered to do with words. `take(selected)` is what the button does, `leave()` what the one beside it does. */
export class Selecting {
  constructor(blocks, note) {
    this.blocks = blocks;
    this.usual = { label: "Note", take: note };
    this.words = make("span", { class: "note-bar-words" });
    this.button = make("button", { type: "button", class: "note-on-words" });
    this.away = make("button", { type: "button", class: "quiet-button" }, "Cancel");
    this.bar = make("div", { class: "note-bar", role: "group", "aria-label": "The words selected", hidden: true }, [this.words, this.button, this.away]);
    this.isByFinger = window.matchMedia("(pointer: coarse)").matches;
    // The selection stays while the button is pressed.
    this.bar.addEventListener("pointerdown", (event) => event.preventDefault());
    this.button.addEventListener("click", () => this.#take());
    this.away.addEventListener("click", () => this.#leave());
  }

  start() {
    (document.querySelector("main") ?? document.body).append(this.bar);
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    document.addEventListener("selectionchange", () => this.#soon(PAUSE), { signal });
    document.addEventListener("keydown", (event) => this.asked && event.key === "Escape" && this.#leave(), { signal });
    document.addEventListener(
      "pointerdown",
      ({ target, pointerType }) => {
        if (!this.bar.contains(target)) this.isByFinger = pointerType === "touch";
      },
      { signal, capture: true },
    );
    this.#show();
  }

  stop() {
    clearTimeout(this.timer);
    this.stopping?.abort();
    this.bar.remove();
    this.asked = this.last = undefined;
  }

  /** Ask for words for something else than a note, until some are taken or the asking is left: {label, told, take, leave}. */
  ask(asked) {
    this.asked = asked;
    this.last = undefined;
    this.#show();
  }

  #soon(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show(), pause);
  }

  #take() {
    const selected = this.blocks.selected(document.getSelection()) ?? this.last;
    if (!selected) return;
    const { take } = this.asked ?? this.usual;
    this.#end();
    take(selected);
  }

  #leave() {
    const { leave } = this.asked ?? {};
    this.#end();
    leave?.();
  }

  #end() {
    clearTimeout(this.timer);
    this.asked = this.last = undefined;
    this.isEnding = false;
    this.bar.hidden = true;
  }

  #show() {
    const selection = document.getSelection();
    const selected = this.blocks.selected(selection);
    if (selected) this.last = selected;
    else if (this.last && !this.bar.hidden && this.isByFinger && !this.isEnding) {
      this.isEnding = true;
      this.#soon(LINGERS);
      return;
    } else this.last = undefined;
    this.isEnding = false;
    const { label, told } = this.asked ?? this.usual;
    const isBar = this.isByFinger || this.asked !== undefined;
    this.bar.classList.toggle("is-bar", isBar);
    this.bar.hidden = !selected && !this.asked;
    this.button.textContent = label;
    this.button.hidden = !selected;
    this.away.hidden = !this.asked;
    this.words.textContent = selected ? `“${shortened(selected.exact)}”` : (told ?? "");
    if (!selected || isBar) return;
    const rects = selection.getRangeAt(0).getClientRects();
    const last = rects[rects.length - 1];
    if (!last) return;
    this.bar.style.setProperty("--at-x", `${Math.round(last.right + window.scrollX)}px`);
    this.bar.style.setProperty("--at-y", `${Math.round(last.bottom + window.scrollY + 6)}px`);
  }
}

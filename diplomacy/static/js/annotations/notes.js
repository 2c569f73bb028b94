/** What a reader does with the notes of a record: sees them come, finds her way among them, writes, changes, deletes. */

import { chordOf, isTyping } from "../desk/keys.js";
import { Blocks } from "./blocks.js";
import { Paint } from "./colours.js";
import { Margin, placeOf } from "./margin.js";
import { Panel } from "./panel.js";
import { Remote } from "./remote.js";
import { Selecting } from "./selecting.js";
import { Settling } from "./settling.js";
import { chosen, legend, news, threadsOf } from "./threads.js";
import { Writing } from "./writing.js";

const BEAT = 4_000;
const LONGEST_BEAT = 60_000;

export class Notes {
  constructor({ main, base, button, list }) {
    Object.assign(this, { main, base, button, list, isOpen: false, annotations: [], hidden: new Set(), me: null });
    this.remote = new Remote(base);
    this.beat = BEAT;
    this.paint = new Paint();
  }

  async open() {
    if (this.isOpen) return;
    this.isOpen = true;
    this.button.setAttribute("aria-busy", "true");
    const looked = await this.remote.look();
    this.button.removeAttribute("aria-busy");
    if (!this.isOpen) return;
    if (looked.outcome !== "new") {
      this.isOpen = false;
      this.button.setAttribute("aria-pressed", "false");
      this.announce("The notes could not be read. Try again.");
      return;
    }
    if (!this.blocks) await this.#prepare(looked.body);
    if (!this.blocks) return;
    this.anchorPanel();
    this.take(looked.body);
    this.writing.resume();
    this.selecting.start();
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.main.addEventListener("click", (event) => this.#click(event), { signal });
    for (const kind of ["pointerover", "focusin"]) this.main.addEventListener(kind, (event) => this.#point(event), { signal });
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.look(), { signal });
    window.addEventListener("online", () => this.look(), { signal });
    this.#wait();
    if (window.location.hash.startsWith("#annotation-")) this.goTo(window.location.hash.slice("#annotation-".length));
  }

  close() {
    if (!this.isOpen) return;
    this.isOpen = false;
    clearTimeout(this.timer);
    this.stopping?.abort();
    this.selecting?.stop();
    this.writing?.leave();
    this.margin?.hide();
    this.panel?.element.remove();
    this.main.classList.remove("has-annotations");
    this.remote.etag = null;
    this.button.textContent = "Scholars’ notes";
  }

  async #prepare(body) {
    const read = await this.remote.read(body.text);
    if (!read) {
      this.isOpen = false;
      this.button.setAttribute("aria-pressed", "false");
      this.announce("The notes could not be read. Try again.");
      return;
    }
    this.site = body.site;
    this.blocks = new Blocks(this.main, read.body);
    this.margin = new Margin(this.blocks, () => this.look_);
    const signIn = `/accounts/login/?next=${encodeURIComponent(window.location.pathname)}`;
    this.panel = new Panel({ changed: () => this.draw(), start: () => this.writing.start(this.#wholeRecord()), signIn });
    this.writing = new Writing(this);
    this.selecting = new Selecting(this.blocks, (selected) => this.noteOn(selected));
    this.settling = new Settling(this);
  }

  anchorPanel() {
    this.main.classList.add("has-annotations");
    const before = this.main.querySelector(":scope > .block");
    before.before(this.panel.element);
  }

  /** Look whether anything has changed, and take what has. */
  async look() {
    clearTimeout(this.timer);
    const looked = await this.remote.look();
    if (!this.isOpen) return;
    if (looked.outcome === "new") {
      const before = this.annotations;
      this.take(looked.body);
      this.#tell(news(before, this.annotations));
    }
    if (looked.outcome === "offline") this.beat = Math.min(this.beat * 2, LONGEST_BEAT);
    else {
      this.beat = BEAT;
      this.writing.sendWaiting();
    }
    this.#wait();
  }

  #wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (document.visibilityState === "visible" ? this.look() : this.#wait()), this.beat);
  }

  #tell(those) {
    if (!those.length) return;
    const by = [...new Set(those.map(({ creator }) => creator?.called ?? "somebody"))].join(", ");
    this.announce(those.length === 1 ? `A note by ${by}.` : `${those.length} notes by ${by}.`);
  }

  take(body) {
    const isSame = this.me?.name === body.me?.name;
    this.me = body.me;
    this.annotations = body.annotations;
    for (const { anchor } of this.annotations) {
      if (anchor) this.#place(anchor);
    }
    this.draw();
    if (!isSame) this.writing.resume();
  }

  /** The place in units of the text: `from` and `to`, and for a whole statement the `block`; none for the whole record. */
  #place(anchor) {
    if (anchor.start !== null) {
      anchor.from = this.blocks.points.unit(anchor.start);
      anchor.to = this.blocks.points.unit(anchor.end);
    } else if (anchor.sid) {
      const block = this.blocks.bySid.get(anchor.sid);
      Object.assign(anchor, { from: block?.start ?? Infinity, to: block?.end ?? Infinity });
      if (block) anchor.block = block;
    }
  }

  /** The page of a statement has only what stands on that. */
  #isHere({ anchor }) {
    if (anchor.from === undefined) return !this.main.parentElement.classList.contains("reading-single");
    return anchor.block !== undefined || (anchor.from !== Infinity && this.blocks.under(anchor.from, anchor.to).length > 0);
  }

  draw() {
    const all = threadsOf(this.annotations.filter(({ guid }) => !this.hidden.has(guid))).filter((one) => this.#isHere(one));
    const shown = chosen(all, this.panel.chosen);
    const list = this.me?.groups ?? [];
    this.look_ = {
      marks: legend(all, this.panel.by),
      groups: new Map(list.map(({ slug, name }) => [slug, name])),
      canWrite: this.me !== null,
      list,
      text: true,
    };
    this.button.textContent = `Notes (${all.length})`;
    this.threads = all;
    this.paint.put(this.look_.marks.entries);
    this.panel.draw(all, shown, this.look_);
    this.margin.show(shown);
  }

  goTo(guid) {
    const thread = this.threads.find(({ root, replies }) => [root, ...replies].some((one) => one.guid === guid));
    const element = this.margin.reach(guid) ?? document.getElementById(`annotation-${guid}`);
    if (!element) {
      this.announce("That note is not here, or not for you to see.");
      return;
    }
    element.closest(".block, .notes-panel")?.scrollIntoView({ block: "center" });
    element.focus();
    if (thread) this.margin.point(thread);
  }

  find(guid) {
    return this.annotations.find((one) => one.guid === guid);
  }

  #wholeRecord() {
    return { target: { source: this.#edition() }, heading: "A note on the whole record", place: this.panel.element };
  }

  #edition() {
    return this.base.replace("/notebook/records/", "/reports/");
  }

  /** Begin a note on words; with a code it is given at once. */
  noteOn(selected, code) {
    if (this.me === null) {
      this.announce("Sign in to write a note.");
      this.panel.signIn.querySelector("a").focus();
      return;
    }
    const { start, end, exact, block } = selected;
    this.writing.start({ target: { source: this.#edition(), start, end, exact }, heading: `A note on words in ${placeOf(block)}`, block, code });
  }

  #noteOnStatement(block, code) {
    if (this.me === null) return;
    const [statement] = /^\/s\/[^/]+/u.exec(block.element.querySelector(".place").getAttribute("href"));
    const source = `${statement}/${this.base.split("/").at(-2)}`;
    this.writing.start({ target: { source }, heading: `A note on ${placeOf(block)}`, block, code });
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || event.defaultPrevented) return;
    const code = this.writing.keys.get(chordOf(event));
    if (event.key === "n" || code) {
      const selected = this.blocks.selected(document.getSelection());
      const block = this.blocks.byElement.get(document.activeElement?.closest?.(".block"));
      if (!selected && !block?.sid) return;
      event.preventDefault();
      if (selected) this.noteOn(selected, code);
      else this.#noteOnStatement(block, code);
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      this.#step(event.key === "j" ? 1 : -1);
    } else if (event.key === "Escape") {
      const card = document.activeElement?.closest?.(".annotations");
      card?.closest(".block")?.querySelector(".place")?.focus();
    }
  }

  #step(by) {
    const statements = this.blocks.all.filter(({ sid }) => sid);
    const here = document.activeElement?.closest?.(".block");
    let index = statements.findIndex(({ element }) => element === here);
    if (index === -1) {
      const top = statements.findIndex(({ element }) => element.getBoundingClientRect().bottom > 80);
      index = by > 0 ? top - 1 : top;
    }
    const next = statements[Math.max(0, Math.min(statements.length - 1, index + by))];
    if (!next) return;
    next.element.querySelector(".place").focus({ preventScroll: true });
    next.element.scrollIntoView({ block: "center" });
    const count = (this.margin.cards.get(next) ?? []).length;
    this.announce(`${placeOf(next)}${count ? `, ${count === 1 ? "one note" : `${count} notes`}` : ""}`);
  }

  #click(event) {
    const button = event.target.closest("[data-act]");
    if (button) {
      this.writing.act(button.dataset.act, this.find(button.dataset.on), button);
      return;
    }
    const words = event.target.closest(".words");
    const block = words && this.blocks.byElement.get(words.closest(".block"));
    if (!block || !document.getSelection().isCollapsed || event.target.closest("a")) return;
    const { startContainer, startOffset } = caretAt(event) ?? {};
    if (!startContainer || !words.contains(startContainer)) return;
    const unit = block.unitAt(this.blocks.text, startContainer, startOffset);
    const thread = unit === null ? null : this.margin.at(block, unit);
    if (thread) this.margin.reach(thread.root.guid)?.focus();
  }

  #point(event) {
    const card = event.target.closest(".note-card");
    if (card === this.pointed) return;
    this.pointed = card;
    this.margin.point(card && this.threads.find(({ root }) => root.guid === card.dataset.guid));
  }

  announce(words) {
    const announcer = document.getElementById("announcer");
    announcer.textContent = "";
    // A live region speaks only when its words change after it was empty.
    requestAnimationFrame(() => {
      announcer.textContent = words;
    });
  }
}

function caretAt({ clientX, clientY }) {
  if (document.caretPositionFromPoint) {
    const at = document.caretPositionFromPoint(clientX, clientY);
    return at && { startContainer: at.offsetNode, startOffset: at.offset };
  }
  return document.caretRangeFromPoint?.(clientX, clientY);
}

// The text as received, in its own lines: what is what in it stands in the margin, and where one is, is marked.

import { make } from "./dom.js";
import { firstParts, linesOf, runsOf } from "./lines.js";
import { isChecked, isDoubtful, isStatement, keyOf } from "./model.js";

export class SourcePane {
  constructor(root, text, offsets, words, kinds) {
    Object.assign(this, { root, offsets, words, kinds });
    this.lines = linesOf(text);
    this.signatures = [];
    this.seen = []; // what each line was drawn from
    this.places = new Map(); // the first and the last line of each part, by its key
    this.marked = [];
    this.elements = this.lines.map((line) => make("div", { class: "line", "data-from": line.start }));
    root.replaceChildren(...this.elements);
    this.caret = make("span", { class: "caret", hidden: true, "aria-hidden": "true" });
    root.append(this.caret);
  }

  /** Draw the lines that say something else than before. */
  draw({ parts, marks, slots }) {
    const firsts = firstParts(this.lines, parts);
    this.places = new Map();
    this.lines.forEach((line, n) => {
      const here = marks.filter((mark) => mark.start < line.end && line.start < mark.end);
      const seen = [JSON.stringify(here)];
      for (let index = firsts[n]; index < parts.length && parts[index].start < line.end; index += 1) {
        const part = parts[index];
        const key = keyOf(part);
        this.places.set(key, [this.places.get(key)?.[0] ?? n, n]);
        seen.push(part, slots.get(part.speakers?.[0]?.name));
      }
      const was = this.seen[n];
      this.seen[n] = seen;
      if (was?.length === seen.length && was.every((one, place) => one === seen[place])) return;
      const runs = runsOf(line, parts, firsts[n], here);
      const looks = runs.map((run) => (run.part === null ? null : look(parts[run.part], slots)));
      const signature = JSON.stringify([runs.map((run) => [run.from, run.to, run.isFirst, run.marks]), looks]);
      if (this.signatures[n] === signature) return;
      this.signatures[n] = signature;
      this.elements[n].replaceChildren(...this.#line(runs, looks, parts));
    });
  }

  /** Show which part is chosen, and which are chosen for several. */
  mark(chosen, several) {
    for (const element of this.marked) element.classList.remove("is-chosen", "is-several");
    this.marked = [];
    this.#mark(chosen, "is-chosen");
    for (const key of several) this.#mark(key, "is-several");
  }

  #mark(key, name) {
    for (const element of this.#all(key)) {
      element.classList.add(name);
      this.marked.push(element);
    }
  }

  /** The elements of a part, in the lines on which it stands. */
  #all(key) {
    const [first, last] = this.places.get(key) ?? [0, -1];
    return this.elements.slice(first, last + 1).flatMap((line) => [...line.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)]);
  }

  #line(runs, looks, parts) {
    const children = [];
    let open = null;
    runs.forEach((run, n) => {
      const words = this.offsets.slice(run.from, run.to);
      if (run.part === null) {
        open = null;
        children.push(words);
        return;
      }
      if (!open || open.dataset.key !== looks[n].key) {
        open = this.#part(parts[run.part], looks[n], run);
        const isLabelled = parts[run.part].kind === "label" && runs.some((other) => other.part === run.part + 1);
        if (run.isFirst) open.append(this.#note(parts[run.part], looks[n], isLabelled));
        children.push(open);
      }
      open.append(this.#words(words, run));
    });
    return children;
  }

  #part(part, seen, run) {
    const classes = ["part", `kind-${part.kind}`, seen.isDoubtful && "is-doubtful"];
    return make("span", {
      class: classes.filter(Boolean).join(" "),
      "data-key": seen.key,
      "data-from": run.from,
      "data-slot": isStatement(part) || part.speakers?.length ? seen.slot : null,
      "data-role": part.role,
    });
  }

  #note(part, seen, isLabelled) {
    if (isLabelled) return make("span", { class: "visually-hidden not-words" }, `${this.kinds.label}: `);
    const who = (part.speakers ?? []).map((voice) => voice.name).join(", ");
    const kind = this.kinds[part.kind] ?? part.kind;
    const name = isStatement(part) ? who || this.words("nobody") : kind;
    const marks = [
      seen.isDoubtful && make("abbr", { class: "unsure", title: this.words("doubtful") }, "?"),
      seen.isChecked && make("abbr", { class: "checked", title: this.words("checked") }, part.review === "two" ? "✓✓" : "✓"),
      part.flags?.length > 0 && make("abbr", { class: "flag", title: this.words("flagged") }, "⚑"),
    ].filter(Boolean);
    return make("span", { class: "note not-words" }, [
      isStatement(part) && part.place ? make("span", { class: "note-place" }, `${part.place} `) : null,
      ...marks.flatMap((mark) => [mark, " "]),
      make("span", { class: isStatement(part) ? "note-who" : "note-kind" }, `${name} `),
      isStatement(part) && part.role && part.role !== "statement" ? make("span", { class: "note-kind" }, `${this.words(part.role)} `) : null,
    ]);
  }

  #words(words, run) {
    if (!run.marks.length) return words;
    const what = [...new Set(run.marks.map((mark) => mark.what))];
    const told = run.marks.map((mark) => (mark.what === "emended" ? `${mark.reading} (${mark.reason})` : mark.message)).join(" · ");
    return make("span", { class: what.map((one) => `is-${one}`).join(" "), title: told }, words);
  }

  /** The first element of a part. */
  find(key) {
    return this.#all(key)[0] ?? null;
  }

  /** The character at a place of the document; null where that is no place in the text. */
  characterAt(node, offset) {
    const element = node?.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element || !this.root.contains(element) || element.closest(".not-words")) return null;
    const line = element.closest(".line");
    if (!line) return null;
    let units = 0;
    const walker = textNodes(line);
    while (walker.nextNode()) {
      if (walker.currentNode === node) return this.#sum(line, units + offset);
      if (node.nodeType === Node.ELEMENT_NODE && node.contains(walker.currentNode) && !before(walker.currentNode, node, offset)) break;
      units += walker.currentNode.data.length;
    }
    return this.#sum(line, units);
  }

  #sum(line, units) {
    return this.offsets.point(this.offsets.unit(Number(line.dataset.from)) + units);
  }

  /** The place in the document of a character: [text node, offset]; null where its line is empty. */
  placeOf(character) {
    const n = this.lines.findLastIndex((line) => line.start <= character);
    const line = this.elements[n];
    if (!line) return null;
    let left = this.offsets.unit(character) - this.offsets.unit(this.lines[n].start);
    const walker = textNodes(line);
    let last = null;
    while (walker.nextNode()) {
      last = walker.currentNode;
      if (left < last.data.length) return [last, left];
      left -= last.data.length;
    }
    return last && [last, last.data.length];
  }

  /** Show the caret before a character, or nowhere. */
  showCaret(character) {
    const place = character === null ? null : this.placeOf(character);
    this.caret.hidden = !place;
    if (!place) return;
    const range = document.createRange();
    range.setStart(...place);
    range.setEnd(place[0], Math.min(place[1] + 1, place[0].data.length));
    const box = range.getClientRects()[0] ?? range.getBoundingClientRect();
    const frame = this.root.getBoundingClientRect();
    this.caret.style.left = `${box.left - frame.left + this.root.scrollLeft - 1}px`;
    this.caret.style.top = `${box.top - frame.top + this.root.scrollTop}px`;
    this.caret.style.height = `${box.height}px`;
    if (box.bottom > frame.bottom || box.top < frame.top) this.caret.scrollIntoView({ block: "center" });
  }

  /** The characters that are selected with the mouse, [start, end]; null where none of the text are. */
  selected() {
    const selection = document.getSelection();
    if (!selection?.rangeCount) return null;
    const range = selection.getRangeAt(0);
    const start = this.characterAt(range.startContainer, range.startOffset);
    const end = this.characterAt(range.endContainer, range.endOffset);
    return start === null || end === null ? null : [start, end];
  }

  /** Select characters, as the mouse would. */
  select(start, end) {
    const [from, to] = [this.placeOf(start), this.placeOf(end)];
    if (from && to) document.getSelection().setBaseAndExtent(...from, ...to);
  }
}

function textNodes(line) {
  return document.createTreeWalker(line, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".not-words") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
}

/** Whether a text within an element lies before its child number `offset`. */
function before(text, element, offset) {
  const child = element.childNodes[offset];
  return !child || Boolean(child.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING);
}

function look(part, slots) {
  const key = keyOf(part);
  return {
    key,
    kind: part.kind,
    place: part.place,
    review: part.review,
    isDoubtful: isDoubtful(part),
    isChecked: isChecked(part) && isStatement(part),
    slot: slots.get(part.speakers?.[0]?.name) ?? 0,
    role: part.role,
    who: (part.speakers ?? []).map((voice) => voice.name),
    flags: part.flags?.length ?? 0,
  };
}

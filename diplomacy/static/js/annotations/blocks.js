/** The page's blocks and the edition's characters: from an offset to the place on the page, and back. */

import { Offsets } from "../desk/offsets.js";
import { align, shownAt, trimmed } from "./places.js";

const NOT_SHOWN = new Set(["label", "furniture", "title"]);

/** One block: `start` and `end` are UTF-16 units of the edition's text, `sid` the statement that it is. */
class Block {
  constructor(element, start, end, sid, emendations) {
    Object.assign(this, { element, start, end, sid, emendations });
    this.words = element.querySelector(".words") ?? element.querySelector(".speaker-name");
  }

  /** See `align`; read once. */
  places(text) {
    if (this.known === undefined) this.known = this.words ? align(text, this.start, this.words.textContent, this.#read()) : null;
    return this.known;
  }

  /** The emendations that are read on this page, in the places where they stand. */
  #read() {
    const shown = [...this.words.querySelectorAll(".corr")];
    return shown.map((corr, index) => {
      const before = document.createRange();
      before.setStart(this.words, 0);
      before.setEndBefore(corr);
      const [start, end] = this.emendations[index] ?? [this.start, this.start];
      return { at: before.toString().length, length: corr.textContent.length, start, end };
    });
  }

  /** The part of the stretch that stands in this block, as a range; null where none does. */
  rangeOf(text, from, to) {
    const places = this.places(text);
    if (!places) return null;
    const first = shownAt(places, Math.max(from, this.start));
    const last = shownAt(places, Math.min(to, this.end));
    if (first >= last) return null;
    const range = document.createRange();
    const walker = document.createTreeWalker(this.words, NodeFilter.SHOW_TEXT);
    let passed = 0;
    let isBegun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.data.length;
      if (!isBegun && first < passed + length) {
        range.setStart(node, first - passed);
        isBegun = true;
      }
      if (isBegun && last <= passed + length) {
        range.setEnd(node, last - passed);
        return range;
      }
      passed += length;
    }
    return null;
  }

  /** The unit of the text at a place in the page's words. */
  unitAt(text, node, offset) {
    const before = document.createRange();
    before.setStart(this.words, 0);
    before.setEnd(node, offset);
    return this.places(text)?.[before.toString().length] ?? null;
  }
}

export class Blocks {
  /** `given` is what the archive says of the edition's text, with offsets in code points. */
  constructor(main, { text, parts, emendations }) {
    this.text = text;
    this.points = new Offsets(text);
    const units = emendations.map(([start, end]) => [this.points.unit(start), this.points.unit(end)]);
    const shown = parts.filter(([kind]) => !NOT_SHOWN.has(kind));
    const bySid = new Map(shown.filter(([, , , sid]) => sid).map((part) => [part[3], part]));
    const elements = [...main.querySelectorAll(":scope > .block")];
    // The page of a statement shows some of the blocks: there only statements are known by their names.
    const isWhole = elements.length === shown.length;
    this.all = [];
    elements.forEach((element, index) => {
      const part = bySid.get(element.id.replace(/^s-/u, "")) ?? (isWhole ? shown[index] : undefined);
      if (!part) return;
      const [start, end] = [this.points.unit(part[1]), this.points.unit(part[2])];
      const within = outermost(units.filter(([from, to]) => start <= from && to <= end));
      this.all.push(new Block(element, start, end, part[3], within));
    });
    this.bySid = new Map(this.all.filter(({ sid }) => sid).map((block) => [block.sid, block]));
    this.byElement = new Map(this.all.map((block) => [block.element, block]));
  }

  /** Those in which something of the stretch stands, in the order of the text. */
  under(from, to) {
    return this.all.filter((block) => block.start < to && from < block.end);
  }

  /** What is selected, as a place in the text: {start, end, exact, block, blocks}; null where nothing of the record is. */
  selected(selection) {
    if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const blocks = this.all.filter(({ words }) => words && range.intersectsNode(words));
    if (!blocks.length) return null;
    const [first, last] = [blocks[0], blocks.at(-1)];
    const isIn = (block, node) => block.words.contains(node);
    const from = isIn(first, range.startContainer) ? first.unitAt(this.text, range.startContainer, range.startOffset) : first.start;
    const to = isIn(last, range.endContainer) ? last.unitAt(this.text, range.endContainer, range.endOffset) : last.end;
    const stretch = from === null || to === null ? null : trimmed(this.text, from, to);
    if (!stretch) return null;
    const [start, end] = stretch.map((unit) => this.points.point(unit));
    return { start, end, exact: this.text.slice(...stretch), block: first, isOne: first === last };
  }
}

/** Of emendations in each other the first one, which is the one that a page reads. */
function outermost(stretches) {
  let until = -1;
  return stretches.filter(([start, end]) => {
    if (start < until) return false;
    until = end;
    return true;
  });
}

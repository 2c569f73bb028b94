/** The notes in the margin, level with their lines: drawn where somebody reads, for a record may have thousands. */

import { make } from "../desk/dom.js";
import { card } from "./cards.js";
import { Highlights } from "./highlights.js";
import { lanes } from "./places.js";

const NEAR = "1200px";
const MOST = 4; // cards that a margin shows before somebody asks for the others, which would part the text

/** The margin beside a block; made where the record has none there. */
function marginOf(element) {
  let margin = element.querySelector(":scope > .margin");
  if (!margin) {
    margin = make("div", { class: "margin" });
    element.append(margin);
  }
  return margin;
}

/** Where a block stands, in words. */
export function placeOf(block) {
  return block?.element.querySelector(".margin .place")?.textContent.trim() ?? "the record";
}

export class Margin {
  /** `look()` answers {marks, groups, canWrite}: how threads are told apart, and what the reader may do. */
  constructor(blocks, look, highlights = new Highlights()) {
    Object.assign(this, { blocks, look, highlights });
    this.near = new Set();
    this.cards = new Map();
    this.stretches = new Map();
    this.hosts = new Map();
    this.signatures = new Map();
    this.observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: `${NEAR} 0px` });
  }

  /** Show these threads, whose places are in units of the text: the others' go. */
  show(threads) {
    this.cards = new Map();
    this.stretches = new Map();
    const there = threads.filter(({ anchor }) => anchor.from !== undefined);
    for (const thread of there) {
      const [first] = this.#under(thread);
      if (first) append(this.cards, first, thread);
    }
    // Words of several codes are underlined for each.
    const { marks } = this.look();
    const lines = there
      .filter(({ anchor }) => !anchor.block)
      .flatMap((thread) => marks.all(thread.root).map((hue) => ({ thread, hue })));
    const found = lanes(lines.map(({ thread: { anchor } }) => [anchor.from, anchor.to]));
    lines.forEach(({ thread, hue }, index) => {
      for (const block of this.#under(thread)) append(this.stretches, block, { thread, hue, lane: found[index] });
    });
    const wanted = new Set([...this.cards.keys(), ...this.stretches.keys()]);
    for (const block of [...this.hosts.keys(), ...this.highlights.drawn.keys()]) {
      if (!wanted.has(block)) this.#leave(block);
    }
    for (const block of wanted) {
      if (this.near.has(block)) this.#draw(block);
      else this.observer.observe(block.element);
    }
  }

  /** Draw at once the block of a thread, wherever it is; the element of its card. */
  reach(guid) {
    for (const [block, threads] of this.cards) {
      if (threads.some(({ root, replies }) => [root, ...replies].some((one) => one.guid === guid))) {
        this.near.add(block);
        this.#draw(block);
      }
    }
    const found = document.getElementById(`annotation-${guid}`);
    const fold = found?.closest("details.notes-more");
    if (fold) fold.open = true;
    return found;
  }

  hide() {
    this.observer.disconnect();
    this.near.clear();
    for (const block of [...this.hosts.keys(), ...this.highlights.drawn.keys()]) this.#leave(block);
  }

  /** The note on the words at a place on the page. */
  at(block, unit) {
    const those = (this.stretches.get(block) ?? []).filter(({ thread: { anchor } }) => anchor.from <= unit && unit < anchor.to);
    return those.at(-1)?.thread;
  }

  point(thread) {
    const ranges = thread?.anchor.from === undefined || thread.anchor.block ? [] : this.#ranges(thread);
    this.highlights.point(thread?.root.guid, ranges);
  }

  #under({ anchor }) {
    return anchor.block ? [anchor.block] : this.blocks.under(anchor.from, anchor.to);
  }

  #ranges({ anchor }) {
    const under = this.blocks.under(anchor.from, anchor.to);
    return under.map((block) => block.rangeOf(this.blocks.text, anchor.from, anchor.to)).filter(Boolean);
  }

  #see(entries) {
    for (const { target, isIntersecting } of entries) {
      const block = this.blocks.byElement.get(target);
      if (!isIntersecting || !block) continue;
      this.near.add(block);
      this.observer.unobserve(target);
      this.#draw(block);
    }
  }

  #draw(block) {
    const look = this.look();
    const threads = this.cards.get(block) ?? [];
    const stretches = this.stretches.get(block) ?? [];
    const signature = JSON.stringify([threads, look.marks.entries, look.canWrite, stretches.map(({ thread, hue, lane }) => [thread.root.guid, hue, lane])], (key, value) => (key === "block" ? undefined : value));
    if (this.signatures.get(block) === signature) return;
    this.signatures.set(block, signature);
    this.highlights.draw(
      block,
      stretches.map(({ thread: { root, anchor }, hue, lane }) => ({
        guid: root.guid,
        hue,
        lane,
        range: () => block.rangeOf(this.blocks.text, anchor.from, anchor.to),
      })),
    );
    const place = placeOf(block);
    const host = this.hosts.get(block) ?? make("section", { class: "annotations" });
    host.setAttribute("aria-label", `Notes on ${place}`);
    const focused = host.contains(document.activeElement) ? document.activeElement : null;
    const key = focused && (focused.dataset.key ?? focused.id);
    const isUnfolded = host.querySelector("details")?.open ?? false;
    const cards = threads.map((thread) => card(thread, { ...look, place }));
    host.replaceChildren(...folded(cards, isUnfolded));
    if (!threads.length) {
      host.remove();
      this.hosts.delete(block);
      return;
    }
    if (!host.isConnected) marginOf(block.element).append(host);
    this.hosts.set(block, host);
    if (key) (host.querySelector(`[data-key="${key}"]`) ?? document.getElementById(key))?.focus();
    this.#level(block, host, threads);
  }

  /** Put each card beside its line, or as near beneath it as those above let it. */
  #level(block, host, threads) {
    const cards = [...host.querySelectorAll(":scope > .note-card")];
    for (const one of cards) one.style.removeProperty("--gap");
    const lines = threads.map((thread) => {
      const [range] = thread.anchor.block ? [] : this.#ranges(thread);
      return range ? range.getBoundingClientRect().top : -Infinity;
    });
    const tops = cards.map((one) => one.getBoundingClientRect().top);
    let moved = 0;
    cards.forEach((one, index) => {
      const gap = Math.max(0, Math.round(lines[index] - tops[index] - moved));
      if (gap > 4) {
        one.style.setProperty("--gap", `${gap}px`);
        moved += gap;
      }
    });
  }

  #leave(block) {
    this.highlights.clear(block);
    this.hosts.get(block)?.remove();
    this.hosts.delete(block);
    this.signatures.delete(block);
  }
}

function append(map, key, value) {
  if (!map.has(key)) map.set(key, []);
  map.get(key).push(value);
}

function folded(cards, isUnfolded) {
  if (cards.length <= MOST + 1) return cards;
  const more = make("details", { class: "notes-more", open: isUnfolded }, [make("summary", {}, `${cards.length - MOST} more notes`), ...cards.slice(MOST)]);
  return [...cards.slice(0, MOST), more];
}

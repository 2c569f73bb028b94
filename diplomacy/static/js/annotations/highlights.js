/**
 * Stretches underlined on the page: by the CSS Custom Highlight API, which leaves the page's elements as they are, else
 * by <mark>. Each has a hue (0 to 8, or a code's own mark) and a lane (0 to 2): what overlaps is underlined beneath each other.
 */

const HAS_API = typeof Highlight === "function" && "highlights" in CSS;

function registered(name) {
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, new Highlight());
  return CSS.highlights.get(name);
}

export class Highlights {
  constructor(hasApi = HAS_API) {
    this.hasApi = hasApi;
    this.drawn = new Map(); // block: [[name, range] or element]
  }

  /** Draw what stands in a block, in the place of what was drawn there: [{guid, hue, lane, range()}]. */
  draw(block, stretches) {
    this.clear(block);
    const drawn = [];
    for (const { guid, hue, lane, range } of stretches) {
      // With marks the page's text nodes are other ones after each: each range is found anew.
      const found = range();
      if (!found) continue;
      if (this.hasApi) {
        const name = `note-${hue}-${lane}`;
        registered(name).add(found);
        drawn.push([name, found]);
      } else {
        drawn.push(...mark(found, { guid, hue, lane }));
      }
    }
    if (drawn.length) this.drawn.set(block, drawn);
  }

  clear(block) {
    for (const one of this.drawn.get(block) ?? []) {
      if (this.hasApi) CSS.highlights.get(one[0])?.delete(one[1]);
      else one.replaceWith(...one.childNodes);
    }
    if (!this.hasApi && this.drawn.has(block)) block.words?.normalize();
    this.drawn.delete(block);
  }

  /** Show of which words a note is that is pointed at or holds the focus; with no range, of none. */
  point(guid, ranges) {
    if (this.hasApi) {
      const here = registered("note-here");
      here.clear();
      for (const range of ranges) here.add(range);
      return;
    }
    for (const one of document.querySelectorAll("mark.noted")) one.classList.toggle("is-here", one.dataset.guid === guid);
  }
}

/** Wrap a range's words, text node by text node; the new elements. */
function mark(range, { guid, hue, lane }) {
  const nodes = [];
  const root = range.commonAncestorContainer;
  if (root.nodeType === Node.TEXT_NODE) nodes.push(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (range.intersectsNode(node)) nodes.push(node);
  }
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const made = [];
  for (const node of nodes) {
    const from = node === startContainer ? startOffset : 0;
    const to = node === endContainer ? endOffset : node.data.length;
    if (from >= to) continue;
    const part = document.createRange();
    part.setStart(node, from);
    part.setEnd(node, to);
    const element = document.createElement("mark");
    element.className = "noted";
    Object.assign(element.dataset, { guid, hue, lane });
    part.surroundContents(element);
    made.push(element);
  }
  return made;
}

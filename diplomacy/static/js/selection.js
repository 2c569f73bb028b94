/** Words selected in statements are copied with place, speaker, account and address. Without scripts the bare words are. */

import { selectionText } from "./clipboard.js";

/**
 * The part of a block's words that is selected, without what the record-keeper has inserted.
 * @param {Range} selected
 * @param {Element} block
 * @returns {string}
 */
function selectedWords(selected, block) {
  const words = block.querySelector(".words");
  if (words === null || !selected.intersectsNode(words)) {
    return "";
  }
  const range = document.createRange();
  range.selectNodeContents(words);
  if (selected.compareBoundaryPoints(Range.START_TO_START, range) > 0) {
    range.setStart(selected.startContainer, selected.startOffset);
  }
  if (selected.compareBoundaryPoints(Range.END_TO_END, range) < 0) {
    range.setEnd(selected.endContainer, selected.endOffset);
  }
  // A selection inside an insertion is of nothing else: it is copied as it is.
  const inserted = range.commonAncestorContainer.parentElement?.closest(".gloss") ?? null;
  const copied = range.cloneContents();
  if (inserted === null) {
    for (const gloss of copied.querySelectorAll(".gloss")) {
      gloss.remove();
    }
  }
  return copied.textContent;
}

document.addEventListener("copy", (event) => {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || event.target.closest?.("input, textarea")) {
    return;
  }
  const selected = selection.getRangeAt(0);
  const blocks = [...document.querySelectorAll(".block")].filter((block) => selected.intersectsNode(block));
  const pieces = blocks.map((block) => ({
    words: selectedWords(selected, block),
    source: block.querySelector(".who")?.textContent,
    href: block.querySelector(".place")?.getAttribute("href") ?? undefined,
  }));
  const text = selectionText(pieces, document.baseURI);
  if (pieces.some(({ words, href }) => href !== undefined && words.trim() !== "")) {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  }
});

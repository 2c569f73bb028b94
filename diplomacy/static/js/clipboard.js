/** What a copy button puts on the clipboard; no document, so that it can be tested without a browser. */

/**
 * @param {{copyHref?: string, copyText?: string, copyFrom?: string}} wanted the button's data attributes: an address
 *   (made absolute), words, or the id of the element whose words are meant
 * @param {string} base the page's address
 * @param {(id: string) => string | undefined} read the words of the element with that id
 * @returns {string} one line, white space folded, without quotation marks added
 */
export function clipboardText(wanted, base, read) {
  if (wanted.copyHref !== undefined) {
    return new URL(wanted.copyHref, base).href;
  }
  const words = wanted.copyText ?? read(wanted.copyFrom) ?? "";
  return words.replace(/\s+/gu, " ").trim();
}

/**
 * Words that a reader has selected, each piece followed by where it stands and whose account it is.
 * @param {{words: string, source?: string, href?: string}[]} pieces in the order of the page; a heading or a narrative
 *   has words alone
 * @param {string} base the page's address
 * @returns {string} a paragraph for each piece that has words; no quotation marks are added, for rendered words are
 *   nobody's quotation
 */
export function selectionText(pieces, base) {
  return pieces
    .map(({ words, source, href }) => ({ words: words.replace(/\s+/gu, " ").trim(), source, href }))
    .filter(({ words }) => words !== "")
    .map(({ words, source, href }) => {
      const about = [source, href === undefined ? undefined : new URL(href, base).href];
      return [words, about.filter(Boolean).join(" ")].filter(Boolean).join("\n");
    })
    .join("\n\n");
}

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

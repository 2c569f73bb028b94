/** Where an edition's characters stand on the page: pure, so that it can be tested without a browser. */

const SPACE = /[^\S\ufeff]|[\u001c-\u001f\u0085]/u;

/**
 * For each UTF-16 unit that a block shows, and for its end, the unit of the edition's text that it stands for. A page
 * folds white space; where an emendation is read, its words stand for the printed ones as a whole.
 * @param {string} text the edition's text
 * @param {number} start where the block's stretch begins in it
 * @param {string} shown what the block shows
 * @param {{at: number, length: number, start: number, end: number}[]} read the emendations that are read in the block:
 *   their place in `shown`, and the printed one in `text`
 * @returns {Int32Array | null} null where the block shows something else than the text
 */
export function align(text, start, shown, read = []) {
  const places = new Int32Array(shown.length + 1);
  let unit = start;
  let at = 0;
  let following = 0;
  while (at < shown.length) {
    const emendation = read[following];
    if (emendation !== undefined && emendation.at === at) {
      places.fill(emendation.start, at, at + emendation.length);
      unit = emendation.end;
      at += emendation.length;
      following += 1;
    } else if (SPACE.test(shown[at])) {
      places[at] = unit;
      at += 1;
      while (SPACE.test(text[unit] ?? "x")) unit += 1;
    } else {
      while (SPACE.test(text[unit] ?? "x")) unit += 1;
      if (text[unit] !== shown[at]) return null;
      places[at] = unit;
      at += 1;
      unit += 1;
    }
  }
  places[shown.length] = unit;
  return places;
}

/** The first shown unit that stands for `unit` of the text or a later one. */
export function shownAt(places, unit) {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] >= unit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The stretch without white space at its ends; null where nothing else is in it. */
export function trimmed(text, start, end) {
  let first = start;
  let last = end;
  while (first < last && SPACE.test(text[first])) first += 1;
  while (last > first && SPACE.test(text[last - 1])) last -= 1;
  return first < last ? [first, last] : null;
}

/**
 * A lane for each stretch, so that those which overlap are underlined beneath each other, the longest nearest to the
 * words. What finds none of `most` lanes free shares the last.
 * @param {[number, number][]} stretches
 * @returns {number[]}
 */
export function lanes(stretches, most = 3) {
  const order = stretches
    .map((_, index) => index)
    .sort((a, b) => stretches[a][0] - stretches[b][0] || stretches[b][1] - stretches[a][1] || a - b);
  const free = new Array(most).fill(-1);
  const found = new Array(stretches.length).fill(0);
  for (const index of order) {
    const [start, end] = stretches[index];
    const lane = free.findIndex((until) => until <= start);
    found[index] = lane === -1 ? most - 1 : lane;
    free[found[index]] = Math.max(free[found[index]], end);
  }
  return found;
}

// The archive counts characters (code points), a browser counts UTF-16 units: the two differ after each rare character.

/** Translates between the two ways of counting in one text. */
export class Offsets {
  constructor(text) {
    this.text = text;
    this.pairs = []; // the places, in characters, of those that are two units long
    let point = 0;
    for (let unit = 0; unit < text.length; unit += 1, point += 1) {
      const high = text.charCodeAt(unit);
      if (high < 0xd800 || high > 0xdbff || unit + 1 === text.length) continue;
      const low = text.charCodeAt(unit + 1);
      if (low < 0xdc00 || low > 0xdfff) continue;
      this.pairs.push(point);
      unit += 1;
    }
    this.length = point;
  }

  /** The UTF-16 offset of a character. */
  unit(point) {
    return point + count(this.pairs, (at) => at < point);
  }

  /** The character at a UTF-16 offset; within a pair, the character that it is half of. */
  point(unit) {
    // The n-th pair begins at unit pairs[n] + n.
    return unit - count(this.pairs, (at, n) => at + n < unit);
  }

  /** The words between two characters. */
  slice(start, end) {
    return this.text.slice(this.unit(start), this.unit(end));
  }
}

/** How many of an ordered list hold, where those that hold come first. */
function count(list, holds) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(list[middle], middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

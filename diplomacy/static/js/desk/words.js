// Where words begin: the steps of the caret and of a boundary.

// Japanese and its neighbours are written without spaces: there a dictionary of the browser's tells the words apart.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
const segmenter = typeof Intl !== "undefined" && Intl.Segmenter ? new Intl.Segmenter(undefined, { granularity: "word" }) : null;

/** The characters, counted from `start`, at which the words of a stretch of text begin. */
export function wordStarts(words, start) {
  const starts = [];
  let point = start;
  for (const stretch of words.split(/(\s+)/u)) {
    if (stretch.trim()) starts.push(...within(stretch, point));
    point += [...stretch].length;
  }
  return starts;
}

function within(stretch, start) {
  if (!segmenter || !UNSPACED.test(stretch)) return [start];
  const starts = [start];
  let point = start;
  for (const { segment, isWordLike } of segmenter.segment(stretch)) {
    if (isWordLike && point > start) starts.push(point);
    point += [...segment].length;
  }
  return starts;
}

/** The last step before a place; the first one where there is none. */
export function stepBack(starts, at) {
  return starts.findLast((start) => start < at) ?? starts[0];
}

/** The first step after a place, else `end`. */
export function stepForth(starts, at, end) {
  return starts.find((start) => start > at) ?? end;
}

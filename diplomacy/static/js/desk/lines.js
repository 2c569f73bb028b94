// The text in its own lines, and what stands on each: which part which words belong to, and what is marked in them.

/** The lines of a text, [{start, end}] in characters; the line's end itself belongs to none. */
export function linesOf(text) {
  const lines = [];
  let start = 0;
  for (const words of text.split("\n")) {
    const end = start + [...words].length;
    lines.push({ start, end });
    start = end + 1;
  }
  return lines;
}

/**
 * The runs of one line: [{from, to, part, marks, isFirst}]. `part` is the index of the part that has the words, null for
 * white space between parts; `marks` are those of `marks` ({start, end, …}) that cover the run; a run never crosses an edge.
 */
export function runsOf(line, parts, firstPart, marks) {
  const runs = [];
  let at = line.start;
  const add = (to, part) => {
    for (const [from, end] of cut(at, to, marks)) {
      const covering = marks.filter((mark) => mark.start <= from && end <= mark.end);
      runs.push({ from, to: end, part, marks: covering, isFirst: part !== null && parts[part].start === from });
    }
    at = to;
  };
  for (let index = firstPart; index < parts.length && parts[index].start < line.end; index += 1) {
    const part = parts[index];
    if (part.end <= line.start) continue;
    if (part.start > at) add(part.start, null);
    add(Math.min(part.end, line.end), index);
  }
  if (at < line.end) add(line.end, null);
  return runs;
}

/** A stretch cut at the edges of the marks within it. */
function cut(from, to, marks) {
  const edges = new Set([from, to]);
  for (const { start, end } of marks) {
    if (from < start && start < to) edges.add(start);
    if (from < end && end < to) edges.add(end);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, n) => [sorted[n], end]);
}

/** For each line the index of the first part that is not wholly before it. */
export function firstParts(lines, parts) {
  let index = 0;
  return lines.map((line) => {
    while (index < parts.length && parts[index].end <= line.start) index += 1;
    return index;
  });
}

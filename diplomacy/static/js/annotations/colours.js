/** The colours that a codebook gives its codes, as marks on the page: seen on either paper, and told apart without colour. */

/** Grounds of the page by day and by night, as `--paper` in tokens.css. */
export const PAPERS = { light: "#fbfaf7", dark: "#171613" };

/** What is offered for codes, and what marks have of themselves: `--hue-1` to `--hue-8` in tokens.css. */
export const PALETTE = ["#124e78", "#c0571b", "#1f7a5c", "#6b2f6d", "#8f7200", "#3f88bf", "#3f3b34", "#c2447a"];

export const PATTERNS = ["solid", "dashed", "dotted", "wavy", "double"];

const OFFSETS = ["0.25em", "0.42em", "0.59em"];
const ENOUGH = 3; // of what is no text: WCAG 2.2, 1.4.11
const COLOUR = /^#[0-9a-f]{6}$/u;

export function isColour(words) {
  return COLOUR.test(words ?? "");
}

function parts(colour) {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance(colour) {
  const [red, green, blue] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself where it is seen on that paper, else the nearest to it, towards black or white, that is. */
export function seenOn(paper, colour) {
  const end = luminance(paper) > 0.5 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = parts(colour).map((part) => Math.round(part + (end - part) * share));
    const found = `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
    if (contrast(found, paper) >= ENOUGH) return found;
  }
  return end ? "#ffffff" : "#000000";
}

/** The name of a mark of that colour and pattern: goes into `data-hue`, and into the names of highlights. */
export function nameOf(colour, pattern) {
  return `${colour.slice(1)}-${PATTERNS[pattern]}`;
}

/** The rules that draw a mark: on cards and in the legend, and in the text in each lane. */
export function rulesOf(colour, pattern) {
  const name = nameOf(colour, pattern);
  const kind = PATTERNS[pattern];
  const [light, dark] = [seenOn(PAPERS.light, colour), seenOn(PAPERS.dark, colour)];
  const edge = kind === "wavy" ? "solid" : kind;
  const lanes = (shade) =>
    OFFSETS.map((offset, lane) => `::highlight(note-${name}-${lane}) { text-decoration: underline 2px ${kind} ${shade}; text-decoration-skip-ink: none; text-underline-offset: ${offset}; }`).join(" ");
  return [
    `[data-hue="${name}"] { --mark: ${light}; --pattern: ${kind}; --edge: ${edge}; }`,
    `@media screen { ${lanes(light)} }`,
    `@media screen and (prefers-color-scheme: dark) { [data-hue="${name}"] { --mark: ${dark}; } ${lanes(dark)} }`,
  ];
}

/** A style sheet of the page's own, filled as marks come: there is no style in the HTML, which the page's policy forbids. */
export class Paint {
  constructor(given = document) {
    this.page = given;
    this.known = new Set();
  }

  /** See to it that these marks are drawn: [{hue, colour?, pattern?}]; those without a colour have their rules already. */
  put(entries) {
    for (const { hue, colour, pattern } of entries) {
      if (!colour || this.known.has(hue) || !("adoptedStyleSheets" in this.page)) continue;
      this.known.add(hue);
      if (!this.sheet) {
        this.sheet = new CSSStyleSheet();
        this.page.adoptedStyleSheets = [...this.page.adoptedStyleSheets, this.sheet];
      }
      for (const rule of rulesOf(colour, pattern)) this.sheet.insertRule(rule, this.sheet.cssRules.length);
    }
  }
}

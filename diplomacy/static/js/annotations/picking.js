/** The codes that a note gives, to be ticked: codebook by codebook, each code with its colour, its key and its definition. */

import { chordOf, isTyping } from "../desk/keys.js";
import { make } from "../desk/dom.js";
import { keysOf, known, notOffered, turned } from "./codes.js";

/**
 * @param {{codes?: object[], isReply?: boolean}} draft
 * @param {string} id of the form, in which all others begin with it
 * @param {{codebooks: () => Promise<object[]>, announce: (words: string) => void}} given
 * @param {() => void} change is called when another code is chosen
 * @returns {{element: HTMLElement, chosen: () => object[] | undefined, focus: (address: string) => Promise<void>,
 *   press: (event: KeyboardEvent) => void}} `focus` opens the list at a code; `press` does what the key of a code does
 */
export function picking(draft, id, given, change) {
  const shown = make("summary");
  const list = make("div", { class: "note-codes-list" });
  const element = make("details", { class: "note-codes", hidden: true, open: Boolean(draft.codes?.length) }, [shown, list]);
  const boxes = new Map();
  let chosen = draft.codes ?? [];
  let keys = new Map();
  const draw = () => {
    for (const [address, box] of boxes) box.checked = chosen.some((one) => one.address === address);
    shown.textContent = chosen.length ? `Codes: ${chosen.map(({ name }) => name).join(", ")}` : "Codes";
  };
  const turn = (code) => {
    chosen = turned(chosen, code);
    draw();
    change();
  };
  const row = (code, of) => {
    const name = `${id}-code-${boxes.size}`;
    const key = keys.get(code.key)?.address === code.address ? make("kbd", {}, code.key) : null;
    const label = [swatch(code.colour), code.name, key && " ", key];
    if (!code.is_given) return make("li", {}, [make("span", { class: "note-about" }, `${code.name} (retired)`), branch(code.below, of)]);
    const means = code.definition ? make("span", { class: "note-about note-means", id: `${name}-means` }, code.definition) : null;
    const box = make("input", { type: "checkbox", id: name, "aria-describedby": means?.id });
    boxes.set(code.address, box);
    box.addEventListener("change", () => turn({ ...code, ...of }));
    return make("li", {}, [make("span", { class: "note-code" }, [box, make("label", { for: name }, label)]), means, branch(code.below, of)]);
  };
  const branch = (codes, of) => (codes.length ? make("ul", {}, codes.map((code) => row(code, of))) : null);
  const block = (name, codes, of) => make("fieldset", {}, [make("legend", {}, name), branch(codes, of)]);
  const ready = Promise.resolve(draft.isReply ? [] : given.codebooks()).then((codebooks) => {
    keys = keysOf(codebooks);
    chosen = known(chosen, codebooks);
    const before = notOffered(chosen, codebooks).map((code) => ({ ...code, is_given: true, below: [] }));
    list.replaceChildren(
      ...(before.length ? [block("Given before", before, {})] : []),
      ...codebooks.map(({ name, group, group_name: groupName, codes }) => block(name, codes, { codebook: name, group, groupName })),
    );
    element.hidden = !boxes.size;
    draw();
  });
  const focus = async (address) => {
    await ready;
    element.open = true;
    boxes.get(address)?.focus();
  };
  const press = (event) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const code = keys.get(chordOf(event));
    if (!code) return;
    event.preventDefault();
    event.stopPropagation();
    turn(code);
    focus(code.address);
    given.announce(`${code.name}: ${chosen.some(({ address }) => address === code.address) ? "given" : "taken away"}`);
  };
  draw();
  return { element, chosen: () => (draft.isReply ? undefined : chosen), focus, press };
}

function swatch(colour) {
  if (!colour) return null;
  const element = make("span", { class: "note-swatch", "aria-hidden": "true" });
  element.style.setProperty("--swatch", colour);
  return element;
}

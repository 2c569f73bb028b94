// Puts the workbench to work: the page shows everything without this, and every single thing can be done without it.

import { judge, tag } from "./acts.js";
import { actionsOf } from "./actions.js";
import { Archive } from "./archive.js";
import { Desk } from "./desk.js";
import { Dialogs } from "./dialogs.js";
import { actionFor, chordOf, isTyping, keyCaps } from "./keys.js";
import { isStatement, keyOf, openOn } from "./model.js";
import { hasProposed } from "./saying.js";
import { Teller } from "./telling.js";

const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);

const settings = read("desk");
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
const teller = new Teller(byId("told"), byId("alert"), settings.words);

/** The part of the address after `base` may be an address of its own. */
class DeskArchive extends Archive {
  post(path, body) {
    return path.startsWith("/") ? new Archive("", this.token).post(path, body) : super.post(path, body);
  }
}

const desk = new Desk({ state: read("state"), settings, archive: new DeskArchive(settings.base, token), teller, storage: sessionStorage });
const { actions, clear, go, moveCaret, show } = actionsOf(desk);
desk.dialogs = new Dialogs(desk);

desk.acceptSuggestion = (index) => {
  const one = desk.suggestionsOf(desk.part())[index];
  if (one) desk.act(tag({ add: [{ slug: one.slug, label: one.label }] }));
};

desk.refuseSuggestion = async (index) => {
  const part = desk.part();
  const one = desk.suggestionsOf(part)[index];
  if (!one) return;
  const rest = desk.suggestions.get(part.sid).filter((other) => other.slug !== one.slug);
  desk.suggestions.set(part.sid, rest);
  desk.panel.showSuggestions(desk.suggestionsOf(part));
  const answer = await desk.archive.post("suggestions/refuse/", { sid: part.sid, topic: one.slug });
  if (answer.outcome === "saved") teller.say("refused", { name: one.label });
  else teller.warn(teller.word("not_saved"));
};

/** The words that are chosen with the mouse or the caret within the part; null where none are. */
desk.chosenWords = () => {
  const part = desk.part();
  const chosen = desk.source.selected() ?? desk.lastWords ?? null;
  if (!chosen || chosen[0] >= chosen[1]) return null;
  const [start, end] = [Math.max(part.start, chosen[0]), Math.min(part.end, chosen[1])];
  return start < end ? [start, end] : null;
};

desk.showKeys = () => {
  for (const kbd of document.querySelectorAll("[data-key-of]")) {
    const key = settings.keys[kbd.dataset.keyOf];
    kbd.hidden = !key || !settings.are_shortcuts_on;
    kbd.textContent = key ? keyCaps(key).join(" ") : "";
  }
};

// Keys ---------------------------------------------------------------------------------------------------------------

const isHeld = (chord) => /^(Ctrl|Alt|Meta)\+/.test(chord);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || !settings.are_shortcuts_on || document.querySelector("dialog[open]")) return;
  const chord = chordOf(event);
  if (!chord) return;
  if (isTyping(event.target) && !isHeld(chord)) return;
  if (/^[1-9]$/.test(chord)) {
    desk.acceptSuggestion(Number(chord) - 1);
    event.preventDefault();
    return;
  }
  const name = actionFor(settings.keys, chord);
  if (!name) return;
  event.preventDefault();
  teller.warn("");
  actions[name]();
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const isInSource = byId("source").contains(event.target);
  const isInOutline = byId("outline").contains(event.target);
  if (!isInSource && !isInOutline) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") actions[event.key === "ArrowDown" ? "next" : "previous"]();
  else if (["ArrowLeft", "ArrowRight"].includes(event.key) || (isInSource && ["Home", "End"].includes(event.key))) moveCaret(event.key, event.shiftKey);
  else if (event.key === "Escape") {
    clear();
    desk.caret = desk.anchor = null;
    desk.source.showCaret(null);
  } else return;
  event.preventDefault();
});

// Pointing -----------------------------------------------------------------------------------------------------------

document.addEventListener("click", (event) => {
  const pane = event.target.closest("[data-show]");
  if (pane) show(pane.dataset.show);
  const jump = event.target.closest("[data-jump]");
  if (jump) {
    event.preventDefault();
    const is = { unchecked: (part) => isStatement(part) && part.review === "parser", flags: (part) => part.flags?.length > 0, names: (part) => openOn(part).includes("unidentified"), findings: hasProposed }[jump.dataset.jump];
    const next = [...desk.view.parts.keys()].map((n) => (desk.index() + 1 + n) % desk.view.parts.length).find((n) => is(desk.view.parts[n]));
    if (next !== undefined) go(keyOf(desk.view.parts[next]));
    else if (jump.href) window.location.assign(jump.href);
  }
  const button = event.target.closest("[data-action]");
  if (button && !button.disabled) {
    event.preventDefault();
    teller.warn("");
    actions[button.dataset.action]?.();
  }
});

byId("outline").addEventListener("click", (event) => {
  const row = event.target.closest("[data-key]");
  if (!row) return;
  desk.home = "outline";
  if (event.target.matches(".row-tick")) {
    if (event.target.checked) desk.several.add(row.dataset.key);
    else desk.several.delete(row.dataset.key);
    desk.mark();
    teller.say("n_chosen", { n: desk.several.size });
  } else desk.choose(row.dataset.key);
});

byId("source").addEventListener("focus", () => (desk.home = "source"));
byId("outline").addEventListener("focusin", (event) => {
  if (event.target.matches(".row-button")) desk.home = "outline";
});

byId("source").addEventListener("mouseup", () => {
  const chosen = desk.source.selected();
  if (!chosen) return;
  const part = desk.view.parts.find((one) => one.start <= chosen[0] && chosen[0] < one.end);
  if (!part) return;
  desk.home = "source";
  desk.caret = chosen[0] > part.start ? chosen[0] : null;
  const isSame = keyOf(part) === desk.chosen;
  desk.choose(keyOf(part), { keepsCaret: true, isQuiet: chosen[0] < chosen[1] });
  if (!isSame && chosen[0] < chosen[1]) desk.source.select(...chosen);
});

// What is chosen stays chosen while a field has the focus.
document.addEventListener("selectionchange", () => {
  const chosen = desk.source.selected();
  if (chosen) desk.lastWords = chosen[0] < chosen[1] ? chosen : null;
});

byId("shows").addEventListener("change", (event) => {
  desk.shows = event.target.value;
  desk.mark();
});

// Finding and emending -----------------------------------------------------------------------------------------------

byId("find-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wanted = byId("find").value.toLocaleLowerCase();
  const text = desk.state.text.toLocaleLowerCase();
  if (!wanted) return;
  const from = desk.foundAt === undefined || desk.foundFor !== wanted ? 0 : desk.foundAt + 1;
  const after = text.indexOf(wanted, from);
  const unit = after >= 0 ? after : text.indexOf(wanted);
  desk.foundFor = wanted;
  byId("found").textContent = unit < 0 ? teller.word("not_found") : "";
  if (unit < 0) return;
  desk.foundAt = unit;
  const [start, end] = [desk.offsets.point(unit), desk.offsets.point(unit + wanted.length)];
  const part = desk.view.parts.find((one) => one.start <= start && start < one.end);
  if (part) desk.choose(keyOf(part), { isQuiet: true });
  desk.source.select(start, end);
  desk.source.placeOf(start)?.[0].parentElement.scrollIntoView({ block: "nearest" });
});

byId("find").addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  byId("find-form").hidden = true;
  desk.back();
});

byId("emend-form")?.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  emend();
});
document.querySelector("[value=emend]")?.addEventListener("click", (event) => {
  event.preventDefault();
  emend();
});

function emend() {
  const [words, reading, reason, witness] = ["e-words", "e-reading", "e-reason", "e-witness"].map((id) => byId(id).value.trim());
  const part = desk.part();
  const isAsChosen = desk.emending && desk.offsets.slice(...desk.emending).trim() === words;
  const span = isAsChosen ? desk.emending : words && desk.findWords(part, words);
  const missing = [["e-words", words], ["e-reading", reading], ["e-reason", reason]].find(([, value]) => !value);
  if (missing || !span) {
    teller.warn(missing ? teller.word("field_missing") : teller.word("words_not_there", { words }));
    byId(missing ? missing[0] : "e-words").focus();
    return;
  }
  const [start] = span;
  const end = start + [...desk.offsets.slice(...span).trimEnd()].length;
  desk.act({ ...judge("emend", { start, end, reading, reason, witness }), fits: (one) => keyOf(one) === keyOf(part) }, [part]);
  for (const id of ["e-words", "e-reading", "e-reason", "e-witness"]) byId(id).value = "";
  byId("emend-form").open = false;
  desk.back();
}

// ---------------------------------------------------------------------------------------------------------------------

for (const element of document.querySelectorAll("[data-live]")) element.hidden = false;
byId("submit-form")?.addEventListener("submit", (event) => event.preventDefault());
desk.root.classList.add("is-live");
desk.showKeys();
// Whoever comes from the list of what records say is led to just that, on a phone too.
const asked = window.location.hash === "#said" ? byId("said") : null;
if (asked) show("fields");
desk.start();
asked?.scrollIntoView();

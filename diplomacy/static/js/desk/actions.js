// What each key and each button does: one function for each action by its name.

import { attribute, changeKind, confirm, merge, moveBoundary, says, split, swap, tag, unconfirm } from "./acts.js";
import { isDoubtful, isOpen, isStatement, keyOf, nextOpen } from "./model.js";
import { hasProposed } from "./saying.js";
import { stepBack, stepForth, wordStarts } from "./words.js";

export function actionsOf(desk) {
  const { teller } = desk;
  const field = (id) => document.getElementById(id);
  const starts = (part) => wordStarts(desk.offsets.slice(part.start, part.end), part.start);

  function step(by) {
    const key = desk.outline.beside(desk.chosen, by);
    if (key === undefined) teller.say(by > 0 ? "last_part" : "first_part");
    else go(key);
    return key;
  }

  function go(key) {
    desk.choose(key);
    if (desk.home === "source") tellPart();
  }

  function tellPart() {
    const part = desk.part();
    const who = (part.speakers ?? []).map((voice) => voice.name).join(", ");
    teller.tell([`${desk.kinds[part.kind]} ${part.place ?? ""}`.trim(), who].filter(Boolean).join(", "));
  }

  function goToNext(is, nothing) {
    const next = nextOpen(desk.view.parts, desk.index(), is);
    if (next < 0) {
      teller.say(nothing);
      return false;
    }
    go(keyOf(desk.view.parts[next]));
    return true;
  }

  /** Into a field of the panel; `fits` says whether the part has it. */
  function enter(id, name, isAdding = false) {
    const part = desk.part();
    if (!desk.may.change || !(says(part.kind, name) || (name === "topics" && isStatement(part)))) {
      teller.warn(teller.word(desk.may.change ? "not_here" : "may_not"));
      return;
    }
    show("fields");
    desk.panel.isAdding = isAdding;
    field(id).focus();
    field(id).select?.();
  }

  function show(pane) {
    desk.root.dataset.pane = pane;
    for (const button of desk.root.querySelectorAll("[data-show]")) button.setAttribute("aria-pressed", String(button.dataset.show === pane));
  }

  function extend(by) {
    desk.several.add(desk.chosen);
    const key = step(by);
    if (key) desk.several.add(key);
    desk.mark();
    teller.say("n_chosen", { n: desk.several.size });
  }

  function moveEnd(find) {
    const index = desk.index();
    const [part, next] = [desk.view.parts[index], desk.view.parts[index + 1]];
    const to = next && find(part, next);
    if (!next || to === undefined) teller.warn(teller.word("no_boundary"));
    else if (desk.act(moveBoundary(to), [part]) && to < part.end && ["label", "speaker_label", "furniture"].includes(next.kind)) {
      teller.warn(teller.word("into_label"));
    }
  }

  const ROLES = ["statement", "question", "answer"];
  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    next_open() {
      const isFirst = (part) => isDoubtful(part) || Boolean(part.flags?.length);
      return goToNext((part) => isFirst(part) || isOpen(part), "nothing_open");
    },
    find() {
      show("text");
      field("find-form").hidden = false;
      field("find").focus();
      field("find").select();
    },
    other_pane() {
      const order = ["text", "outline", "fields"];
      const here = ["source", "outline", "panel"].findIndex((id) => field(id)?.contains(document.activeElement));
      const pane = order[(here + 1) % 3];
      show(pane);
      if (pane === "fields") field("panel").querySelector("button:not([disabled]):not([hidden]), input:not([type=hidden])")?.focus();
      else {
        desk.home = pane === "text" ? "source" : "outline";
        desk.back();
      }
    },
    confirm() {
      const parts = desk.chosenParts();
      const isSeveral = desk.several.size > 0;
      const fitting = parts.filter((part) => !part.is_mine_confirmed);
      if (fitting.length && !desk.act(confirm(desk.settings.me), fitting)) return;
      if (isSeveral) clear();
      const told = fitting.length ? document.getElementById("told").textContent : "";
      if (goToNext((part) => isOpen(part) && !part.is_mine_confirmed, "nothing_open") && told) teller.tell(`${told} ${place()}`);
    },
    unconfirm: () => desk.act(unconfirm(desk.settings.me)),
    settle() {
      const flag = desk.part().flags?.[0];
      if (!flag) teller.warn(teller.word("no_flag"));
      else {
        show("fields");
        field("settle-words").focus();
      }
    },
    comment() {
      show("fields");
      if (!desk.panel.comments.write()) teller.warn(teller.word("may_not_comment"));
    },
    name() {
      show("fields");
      if (!desk.panel.names?.open()) teller.warn(teller.word(desk.may.identify ? "no_name" : "may_not"));
    },
    speakers: () => enter("f-speakers", "speakers"),
    add_speaker: () => enter("f-speakers", "speakers", true),
    addressees: () => enter("f-addressees", "addressees"),
    add_addressee: () => enter("f-addressees", "addressees", true),
    swap: () => desk.act(swap()),
    attribution: () => chooser("attribution", (value) => attribute({ attribution: value })),
    speech() {
      const speech = desk.part().speech === "direct" ? "indirect" : "direct";
      desk.act(attribute({ speech }));
    },
    role: () => desk.act(attribute({ role: ROLES[(ROLES.indexOf(desk.part().role) + 1) % 3] })),
    conveyor: () => enter("f-conveyed_by", "conveyed_by"),
    answers: () => enter("f-answers", "answers"),
    topics: () => enter("f-topics", "topics"),
    accept() {
      const suggested = desk.suggestionsOf(desk.part());
      if (suggested.length) desk.act(tag({ add: suggested.map(({ slug, label }) => ({ slug, label })) }));
      else teller.say("no_suggestions");
    },
    accept_and_confirm() {
      if (!desk.suggestionsOf(desk.part()).length) teller.say("no_suggestions");
      else {
        actions.accept();
        actions.confirm();
      }
    },
    refuse: () => desk.suggestionsOf(desk.part()).length ? Promise.all(desk.suggestionsOf(desk.part()).map(() => desk.refuseSuggestion(0))) : teller.say("no_suggestions"),
    position() {
      if (!isStatement(desk.part()) || !desk.may.change) {
        teller.warn(teller.word(desk.may.change ? "not_here" : "may_not"));
        return;
      }
      show("fields");
      desk.panel.position.open();
    },
    confirm_said() {
      if (!desk.panel.findings) teller.warn(teller.word("may_not"));
      else if (!desk.panel.findings.confirmAll()) teller.say("nothing_said");
    },
    next_said: () => goToNext(hasProposed, "nothing_said_left"),
    note() {
      if (!desk.panel.findings) {
        teller.warn(teller.word("may_not"));
        return;
      }
      show("fields");
      desk.panel.findings.open();
    },
    emend() {
      show("fields");
      field("emend-form").open = true;
      const words = desk.chosenWords();
      desk.emending = words;
      field("e-words").value = words ? desk.offsets.slice(...words) : "";
      field(words ? "e-reading" : "e-words").focus();
    },
    kind: () => chooser("kind", changeKind),
    level() {
      show("fields");
      field("f-path").focus();
      field("f-path").select();
    },
    split() {
      const part = desk.part();
      if (desk.caret === null || desk.caret <= part.start || desk.caret >= part.end) teller.warn(teller.word("caret_missing"));
      else {
        desk.stayAt = part.start;
        desk.act(split(desk.caret), [part]);
      }
    },
    merge: () => (desk.index() + 1 < desk.view.parts.length ? desk.act(merge(), [desk.part()]) : teller.warn(teller.word("no_boundary"))),
    back: () => moveEnd((part) => starts(part).findLast((start) => start > part.start)),
    forth: () => moveEnd((part, next) => starts(next)[1]),
    select() {
      if (desk.several.has(desk.chosen)) desk.several.delete(desk.chosen);
      else desk.several.add(desk.chosen);
      desk.mark();
      teller.say("n_chosen", { n: desk.several.size });
    },
    extend_next: () => extend(1),
    extend_previous: () => extend(-1),
    repeat: () => (desk.lastAct ? desk.act(desk.lastAct) : teller.say("nothing_to_repeat")),
    undo: () => desk.undo("undo"),
    redo: () => desk.undo("redo"),
    submit: () => desk.dialogs.submit(),
    help: () => desk.dialogs.help(),
  };

  function place() {
    const part = desk.part();
    return `${desk.kinds[part.kind]} ${part.place ?? ""}`.trim();
  }

  /** A short list of which a digit or Enter takes one. */
  function chooser(name, act) {
    const select = field(`f-${name}`);
    if (name !== "kind" && !says(desk.part().kind, name)) {
      teller.warn(teller.word("not_here"));
      return;
    }
    desk.dialogs.choose(select, (value) => desk.act(act(value)));
  }

  function clear() {
    desk.several.clear();
    desk.mark();
  }

  /** The caret goes by words, and chooses them with Shift. */
  function moveCaret(key, isChoosing) {
    const part = desk.part();
    const steps = starts(part);
    const at = desk.caret ?? part.start;
    const to = { ArrowLeft: stepBack(steps, at), ArrowRight: stepForth(steps, at, part.end), Home: part.start, End: part.end }[key];
    desk.anchor = isChoosing ? (desk.anchor ?? at) : null;
    desk.caret = to;
    desk.source.showCaret(to);
    const [start, end] = isChoosing ? [Math.min(desk.anchor, to), Math.max(desk.anchor, to)] : [to, stepForth(steps, to, part.end)];
    const words = desk.offsets.slice(start, end).trim();
    if (isChoosing) desk.source.select(start, start + [...desk.offsets.slice(start, end).trimEnd()].length);
    else document.getSelection().removeAllRanges();
    teller.tell(isChoosing ? teller.word("words_chosen", { words }) : teller.word("caret_before", { words: words || teller.word("the_end") }));
  }

  return { actions, clear, go, moveCaret, show };
}


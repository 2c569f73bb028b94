// The workbench: what the archive has, what waits to be saved on top of it, and where the editor is in it.

import { change, operationsOf } from "./acts.js";
import { merged } from "./delta.js";
import { follow, isOpen, keyOf, marksOf, progress, slotsOf, withPending } from "./model.js";
import { Offsets } from "./offsets.js";
import { OutlinePane } from "./outline_pane.js";
import { Panel } from "./panel.js";
import { Queue } from "./queue.js";
import { SourcePane } from "./source_pane.js";
import { clock } from "./telling.js";

const HEARTBEAT = 10_000;

export class Desk {
  constructor({ state, settings, archive, teller, storage }) {
    Object.assign(this, { state, settings, archive, teller, kinds: settings.kinds, may: settings.may });
    this.root = document.getElementById("workbench");
    this.offsets = new Offsets(state.text);
    const words = (name, values) => teller.word(name, values);
    this.source = new SourcePane(document.getElementById("source"), state.text, this.offsets, words, this.kinds);
    this.outline = new OutlinePane(document.getElementById("outline"), this.offsets, words, this.kinds);
    this.queue = new Queue({
      send: (item) => this.#send(item),
      tell: (answer, item) => this.#tell(answer, item),
      changed: () => this.draw(),
      storage,
      // What one account has not sent yet is never sent as the work of another that signs in after it.
      name: `desk:${settings.account}:${settings.base}`,
    });
    this.several = new Set();
    this.shows = "usual";
    this.home = "outline";
    this.suggestions = new Map();
    this.stale = new Set(); // statements whose suggestions may be others by now
    this.found = new Map();
    this.savedAt = null;
    this.caret = null;
    this.anchor = null;
    this.stayAt = null; // where a part begins that is divided: she stays with its first words, whichever half is it now
    this.view = withPending(state, []);
    // A link may name the statement by its identity.
    const named = state.parts.find((part) => part.sid && `#${part.sid}` === window.location.hash);
    this.chosen = keyOf(named ?? state.parts[settings.part] ?? state.parts[0]);
    this.panel = new Panel(this);
  }

  start() {
    this.draw();
    this.choose(this.chosen, { isQuiet: true });
    if (this.queue.items.length) this.queue.run();
    setInterval(() => this.#beat(), HEARTBEAT);
    window.addEventListener("focus", () => this.#beat());
    this.#beat();
    window.addEventListener("online", () => this.queue.run());
    window.addEventListener("beforeunload", (event) => {
      if (this.queue.items.length) event.preventDefault();
    });
  }

  // Where the editor is ------------------------------------------------------------------------------------------------

  index() {
    return this.view.parts.findIndex((part) => keyOf(part) === this.chosen);
  }

  part() {
    return this.view.parts[this.index()] ?? this.view.parts[0];
  }

  /** The parts that are chosen for several, else the one. */
  chosenParts() {
    return this.several.size ? this.view.parts.filter((part) => this.several.has(keyOf(part))) : [this.part()];
  }

  choose(key, { isQuiet = false, keepsCaret = false } = {}) {
    this.chosen = key;
    if (!keepsCaret) this.caret = this.anchor = null;
    this.mark();
    this.#scroll();
    if (!isQuiet) this.back();
    // Not at each step of somebody who runs through the record: browsers allow some of them a second.
    clearTimeout(this.addressed);
    this.addressed = setTimeout(() => history.replaceState(null, "", `?part=${this.index()}`), 400);
    this.#suggest();
  }

  /** Bring the chosen part into view: what was out of view has its height only when it is drawn, a frame or two later. */
  #scroll() {
    const { chosen } = this;
    let frames = 6;
    let before = "";
    const bring = () => {
      if (this.chosen !== chosen) return;
      const elements = [this.source.find(chosen), this.outline.button(chosen)].filter(Boolean);
      for (const element of elements) element.scrollIntoView({ block: "nearest" });
      const places = elements.map((element) => element.getBoundingClientRect().top).join();
      frames -= 1;
      if (frames && places !== before) requestAnimationFrame(bring);
      before = places;
    };
    requestAnimationFrame(bring);
  }

  mark() {
    this.source.mark(this.chosen, this.several);
    this.outline.mark(this.chosen, this.several, this.shows);
    this.source.showCaret(this.caret);
    this.panel.show(this.part(), this.chosenParts());
    const several = document.getElementById("several");
    several.hidden = !this.several.size;
    several.textContent = this.several.size ? this.teller.word("n_chosen", { n: this.several.size }) : "";
  }

  /** Put the focus where it was before a field had it. */
  back() {
    const button = this.outline.button(this.chosen);
    const isSource = this.home === "source" || !button?.checkVisibility();
    const home = isSource ? this.source.root : button;
    // On a phone the fields alone are shown.
    (home.checkVisibility() ? home : this.panel.root).focus({ preventScroll: true });
  }

  // What the editor does -----------------------------------------------------------------------------------------------

  /** Do it to the chosen parts, or to those given; false where it fits none of them. */
  act(act, parts = this.chosenParts()) {
    const isAllowed = this.may.change || (this.may.check && ["confirm", "unconfirm"].includes(act.does));
    const fitting = isAllowed ? parts.filter((part) => act.fits(part)) : [];
    if (!fitting.length) {
      this.teller.warn(this.teller.word(isAllowed ? "not_here" : "may_not"));
      return false;
    }
    const indexed = fitting.map((part) => ({ ...part, index: this.view.parts.indexOf(part) }));
    this.lastAct = act;
    const waiting = { kind: "apply", token: newToken(), change: change(act, indexed), label: this.#label(act, fitting) };
    this.queue.push(waiting);
    this.teller.tell(`${waiting.label} ${this.#left()}`.trim());
    return true;
  }

  #label(act, parts) {
    const part = this.view.parts.find((one) => keyOf(one) === keyOf(parts[0])) ?? parts[0];
    const where = parts.length > 1 ? this.teller.word("n_parts", { n: parts.length }) : `${this.kinds[part.kind] ?? part.kind} ${part.place ?? ""}`.trim();
    const given = act.given ?? {};
    const names = (list) => (list?.length ? list.join(", ") : this.teller.word("nobody"));
    const labels = (list) => (list ?? []).map((one) => one.label).join(", ");
    let what = this.teller.word(`did_${act.does}`);
    if (given.speakers) what = this.teller.word("did_speakers", { names: names(given.speakers) });
    else if (given.addressees) what = this.teller.word("did_addressees", { names: names(given.addressees) });
    else if (given.add?.length) what = this.teller.word("did_add", { names: labels(given.add) });
    else if (given.take?.length) what = this.teller.word("did_take", { names: labels(given.take) });
    else if (given.kind) what = this.teller.word("did_kind", { kind: this.kinds[given.kind] });
    return this.teller.word("did", { where, what });
  }

  #left() {
    const { total, checked } = progress(this.view.parts);
    return this.teller.word(checked === total ? "none_left" : "left", { n: total - checked });
  }

  undo(kind) {
    const last = this.queue.items.at(-1);
    const isUnsent = this.queue.items.length > 1 || (last && !this.queue.isSending && !this.queue.trouble);
    if (kind === "undo" && last?.kind === "apply" && (isUnsent || this.queue.trouble === "offline")) {
      this.queue.items.pop();
      this.draw();
      this.teller.say("undone", { what: last.label });
      return;
    }
    if (!this.queue.items.length && !this.state[kind]) {
      this.teller.say(kind === "undo" ? "nothing_to_undo" : "nothing_to_redo");
      return;
    }
    this.queue.push({ kind, token: newToken(), label: this.state[kind] ?? "" });
  }

  async settle(flag) {
    const words = document.getElementById("settle-words");
    const answer = await this.archive.post("flags/settle/", { flag: flag.id, words: words.value.trim() });
    if (answer.outcome !== "saved") {
      this.teller.warn(answer.errors?.join(" ") || this.teller.word("not_saved"));
      return;
    }
    words.value = "";
    await this.refresh();
    this.teller.say("settled", { message: flag.message });
    this.back();
  }

  // Saving -------------------------------------------------------------------------------------------------------------

  async #send(item) {
    const { version } = this.state;
    if (item.kind !== "apply") return this.archive.post(`${item.kind}/`, { version, token: item.token, with_theirs: item.with_theirs ?? [], delta: true });
    const operations = operationsOf(item.change, this.state.parts);
    if (!operations) return { outcome: "refused", errors: [this.teller.word("part_gone")] };
    const { who } = item.change;
    return this.archive.post("apply/", { version, token: item.token, operations, delta: true, ...(who ? { who } : {}) });
  }

  #tell(answer, item) {
    if (answer.outcome === "conflict") {
      this.dialogs.conflict(answer.body.conflict, item);
    } else if (answer.outcome === "refused") {
      this.teller.warn(`${item.label}: ${answer.errors.join(" ") || this.teller.word("not_saved")}`);
    } else {
      this.savedAt = new Date();
      for (const { key } of item.change?.steps ?? []) this.stale.add(key);
      this.take(answer.body);
      if (item.kind === "undo") this.teller.say("undone", { what: item.label });
      if (item.kind === "redo") this.teller.say("redone", { what: item.label });
      for (const other of answer.body.merged_with ?? []) this.teller.say("merged", { name: other.by });
      this.#suggest();
    }
  }

  /** The archive's state is another one now, told whole or as what has changed; the editor stays where she is. */
  take(told) {
    const state = told.changes ? merged(this.state, told) : told;
    if (!state) {
      // Of a version that the page has not; a later one may be here already.
      if (told.version > this.state.version) this.refresh();
      return;
    }
    const part = this.part();
    const position = this.index();
    this.state = state;
    const divided = this.stayAt === null ? undefined : state.parts.find((one) => one.start === this.stayAt);
    this.stayAt = null;
    if (divided) {
      this.chosen = keyOf(divided);
    } else if (!state.parts.some((one) => keyOf(one) === this.chosen)) {
      const moved = follow(state.parts, this.chosen, part.start);
      this.chosen = keyOf(state.parts[moved] ?? state.parts[Math.min(position, state.parts.length - 1)]);
    }
    const there = new Set(state.parts.map(keyOf));
    for (const key of this.several) if (!there.has(key)) this.several.delete(key);
  }

  async refresh() {
    const answer = await this.archive.get("state/");
    if (answer.outcome !== "saved") return false;
    this.take(answer.body);
    this.draw();
    return true;
  }

  async #beat() {
    const answer = await this.archive.post("presence/", {});
    if (answer.outcome !== "saved") return;
    this.state.others = answer.body.others;
    if (answer.body.version > this.state.version && !this.queue.items.length) {
      const names = this.state.others.map((other) => other.name);
      if (await this.refresh()) this.teller.say("taken_in", { names, version: this.state.version });
    }
    this.#drawHead();
  }

  // Showing ------------------------------------------------------------------------------------------------------------

  draw() {
    const hadFocus = this.root.contains(document.activeElement) ? document.activeElement : null;
    this.view = withPending(this.state, this.queue.items.filter((item) => item.kind === "apply").map((item) => item.change));
    const slots = slotsOf(this.view.parts);
    this.source.draw({ parts: this.view.parts, marks: marksOf(this.view), slots });
    this.outline.draw({ parts: this.view.parts, slots });
    this.mark();
    this.#drawHead();
    // A row or a button that had the focus may be gone.
    if (hadFocus && (!hadFocus.isConnected || hadFocus.disabled || document.activeElement === document.body)) this.back();
  }

  #drawHead() {
    const { queue, state, teller } = this;
    const n = queue.items.length;
    const saved = document.getElementById("saved");
    let told = this.savedAt ? teller.word("saved", { time: clock(this.savedAt), version: state.version }) : teller.word("version", { version: state.version });
    if (queue.trouble === "offline") told = teller.word(n === 1 ? "offline_one" : "offline", { n });
    else if (queue.trouble === "signed-out") told = teller.word("signed_out", { n });
    else if (queue.trouble === "conflict") told = teller.word("in_conflict");
    else if (n) told = teller.word("saving");
    if (saved.textContent !== told) saved.textContent = told;
    saved.dataset.trouble = queue.trouble ?? "";
    saved.dataset.waiting = n;
    const standing = document.getElementById("standing");
    standing.textContent = state.submission ? teller.word("in_review") : standing.dataset.else;
    document.getElementById("presence").textContent = state.others?.length ? teller.word("also_here", { names: state.others.map((other) => other.name) }) : "";
    for (const kind of ["undo", "redo"]) {
      const button = document.querySelector(`[data-action=${kind}]`);
      const what = n && kind === "undo" ? queue.items.at(-1).label : state[kind];
      button.disabled = !what;
      document.getElementById(`${kind}-what`).textContent = what ? `: ${what}` : "";
    }
    this.#drawGate();
  }

  #drawGate() {
    const { total, checked } = progress(this.view.parts);
    const numbers = { ...this.state.open, unchecked: total - checked };
    for (const link of document.querySelectorAll("#gate [data-jump]")) {
      const name = link.dataset.jump;
      const number = numbers[name] ?? 0;
      link.textContent = this.teller.word(`gate_${name}_${number === 0 ? "none" : number === 1 ? "one" : "many"}`, { n: number });
      link.parentElement.className = number ? "is-open" : "is-done";
    }
  }

  // Asking the archive -------------------------------------------------------------------------------------------------

  /** Why something could not be done. */
  trouble(answer) {
    return answer.errors?.join(" ") || this.teller.word(answer.outcome === "signed-out" ? "signed_out" : "not_saved");
  }

  async find(path, query, more = {}) {
    const name = `${path}?${query}&${more.kind ?? ""}`;
    if (!this.found.has(name)) {
      const answer = await this.archive.get(path, { ...more, ...(query ? { q: query } : {}) });
      if (answer.outcome !== "saved") return [];
      this.found.set(name, answer.body.results);
    }
    return this.found.get(name);
  }

  async candidates(part, query) {
    const answer = await this.archive.get("candidates/", { part: this.view.parts.indexOf(part), q: query });
    return answer.outcome === "saved" ? answer.body.results : [];
  }

  suggestionsOf(part) {
    const there = new Set((part.topics ?? []).map((topic) => topic.slug));
    return (this.suggestions.get(part.sid) ?? []).filter((one) => !there.has(one.slug));
  }

  /** Fetch the suggestions of the chosen statement, then those of the next open one, so that they are there in time. */
  async #suggest() {
    await this.#fetchSuggestions(this.part());
    const at = this.index();
    const next = this.view.parts.find((one, n) => n > at && one.sid && isOpen(one));
    if (next) await this.#fetchSuggestions(next);
  }

  async #fetchSuggestions(part) {
    if (!part.sid || !this.may.change || (this.suggestions.has(part.sid) && !this.stale.has(part.sid))) return;
    const index = this.state.parts.findIndex((one) => one.sid === part.sid);
    if (index < 0) return;
    // Nobody else asks meanwhile; what is shown stays until the answer is there.
    this.stale.delete(part.sid);
    if (!this.suggestions.has(part.sid)) this.suggestions.set(part.sid, []);
    const answer = await this.archive.get("suggestions/", { part: index });
    if (answer.outcome === "saved") this.suggestions.set(part.sid, answer.body.results);
    else this.suggestions.delete(part.sid);
    if (this.part().sid === part.sid) this.panel.showSuggestions(this.suggestionsOf(this.part()));
  }

  /** Where quoted words stand in a part, [start, end]; null where they don't. */
  findWords(part, words) {
    const text = this.offsets.slice(part.start, part.end);
    const pattern = words.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
    const found = new RegExp(pattern, "u").exec(text);
    if (!found) return null;
    const base = this.offsets.unit(part.start) + found.index;
    return [this.offsets.point(base), this.offsets.point(base + found[0].length)];
  }
}

/** A name for one change, by which the archive knows it when it comes twice. */
function newToken() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-a$4-$5");
}

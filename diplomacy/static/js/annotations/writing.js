/** Writing, changing, answering and deleting notes: nothing that was written is lost on the way to the archive. */

import { make } from "../desk/dom.js";
import { moment } from "./cards.js";
import { keysOf, turned } from "./codes.js";
import { composer } from "./composer.js";
import { documentOf, fieldsOf } from "./documents.js";
import { Drafts } from "./drafts.js";

const UNDO = 8_000;
const CHOSEN = "notes seen by";

function storage() {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
}

export class Writing {
  constructor(notes) {
    this.notes = notes;
    this.open = null;
    this.keys = new Map();
    this.deleting = new Map();
    window.addEventListener("pagehide", () => this.#deleteAll());
  }

  /** What was being written when the page was last left. */
  resume() {
    if (this.notes.me === null) return;
    this.drafts = new Drafts(storage(), `${this.notes.me.name}:${this.notes.base}`);
    this.#showDrafts();
    this.sendWaiting();
    this.codebooks().then((codebooks) => {
      this.keys = keysOf(codebooks);
      this.notes.panel.tellKeys(this.keys);
    });
  }

  /** The codebooks by which she may code, each with its tree of codes; none where they could not be read. */
  async codebooks() {
    this.known ??= (await this.notes.remote.read("/notebook/codes/"))?.body.codebooks ?? null;
    return this.known ?? [];
  }

  leave() {
    this.#close();
    this.#deleteAll();
  }

  /** Begin a note: {target, heading, block | place, isReply?, fields?, code?}; with a code it is given at once. */
  start({ target, heading, block, place, isReply = false, fields = {}, edit, code }) {
    const key = JSON.stringify([target, edit?.guid]);
    const known = this.drafts.find((draft) => draft.key === key && !draft.isWaiting);
    if (known && edit) known.edit = edit; // as it stands now
    const visibility = fields.visibility ?? storage().getItem(CHOSEN) ?? "private";
    const position = block?.sid ? this.#positionOn(block.sid, target.exact) : undefined;
    const draft = known ?? { id: crypto.randomUUID(), key, target, heading, isReply, position, words: "", tags: [], visibility, ...fields, ...(edit ? { edit } : {}) };
    if (code && !draft.codes?.some(({ address }) => address === code.address)) draft.codes = turned(draft.codes ?? [], code);
    this.#show(draft, place ?? block?.element.querySelector(":scope > .margin") ?? block?.element ?? this.notes.panel.element, code?.address);
  }

  /** The page on which a position is coded on that statement, resting on these words of it. */
  #positionOn(sid, words) {
    const address = `${this.notes.base.replace(/\d+\/$/u, "")}positions/${sid}/`;
    return words ? `${address}?${new URLSearchParams({ words })}` : address;
  }

  #show(draft, place, begun) {
    // A draft of an edit from before there were codes in this form: the note's own stay.
    if (draft.edit && !draft.codes) draft.codes = fieldsOf(draft.edit.document, this.notes.site).codes;
    this.#close();
    const back = document.activeElement;
    this.open = { draft, back, ...composer(draft, {
      groups: this.notes.me.groups,
      begun,
      topics: () => this.#topics(),
      codebooks: () => this.codebooks(),
      announce: (said) => this.notes.announce(said),
      changed: (one) => this.drafts.keep(one),
      save: (one) => this.#save(one),
      cancel: (one, { isThrownAway = false } = {}) => {
        if (isThrownAway || !one.words.trim()) this.drafts.drop(one.id);
        this.#close();
        this.#focus(back, place);
        this.notes.announce(isThrownAway ? "Left." : "Left; what you have written is kept in this browser.");
        this.#showDrafts();
      },
    }) };
    place.append(this.open.form);
    this.open.focus();
    this.open.form.scrollIntoView({ block: "nearest" });
  }

  #close() {
    this.open?.form.remove();
    this.open = null;
  }

  #focus(element, place) {
    if (element?.isConnected && element !== document.body) element.focus();
    else (place.closest(".block")?.querySelector(".place") ?? this.notes.button).focus();
  }

  async #topics() {
    this.topics ??= (await this.notes.remote.read("/api/v1/topics/?fields=slug,label&page_size=200"))?.body.results ?? null;
    return this.topics ?? [];
  }

  async #save(draft) {
    const { form, back } = this.open ?? {};
    if (!draft.edit && !draft.isReply) {
      try {
        storage().setItem(CHOSEN, draft.visibility);
      } catch {
        // Full: the next note begins as a private one.
      }
    }
    form?.setAttribute("aria-busy", "true");
    const answer = await this.#send(draft);
    form?.removeAttribute("aria-busy");
    if (answer.outcome === "saved") {
      const place = form?.parentElement;
      if (this.open?.draft === draft) {
        this.#close();
        if (place) this.#focus(back, place);
      }
      this.notes.announce("Saved.");
      if (draft.codes?.length) this.notes.panel.showCodes();
      await this.notes.look();
    } else if (answer.outcome === "offline") {
      this.drafts.keep({ ...draft, isWaiting: true });
      this.#close();
      if (back) this.#focus(back, this.notes.panel.element);
      this.notes.announce("No connection: the note is kept here, and saved as soon as there is one.");
    } else {
      this.open?.tell(said(answer));
    }
    this.#showDrafts();
  }

  async #send(draft) {
    const document = documentOf(draft, this.notes.site);
    const answer = draft.edit
      ? await this.notes.remote.revise(draft.edit.guid, document, draft.edit.etag)
      : await this.notes.remote.make(document, draft.id);
    if (answer.outcome === "saved") this.drafts.drop(draft.id);
    return answer;
  }

  /** Save what waits for the connection, one after the other. */
  async sendWaiting() {
    if (this.isSending || !this.drafts?.waiting.length) return;
    this.isSending = true;
    let saved = 0;
    for (const draft of this.drafts.waiting) {
      const answer = await this.#send(draft);
      if (answer.outcome === "offline") break;
      if (answer.outcome === "saved") saved += 1;
      else this.drafts.keep({ ...draft, isWaiting: false, trouble: said(answer) });
    }
    this.isSending = false;
    this.#showDrafts();
    if (saved) {
      this.notes.announce(saved === 1 ? "The note that waited is saved." : `${saved} notes that waited are saved.`);
      this.notes.look();
    }
  }

  #showDrafts() {
    const rows = (this.drafts?.items ?? [])
      .filter(({ id }) => id !== this.open?.draft.id)
      .map((draft) => {
        const on = make("button", { type: "button", class: "quiet-button" }, "Go on");
        const away = make("button", { type: "button", class: "quiet-button" }, "Throw away");
        on.addEventListener("click", () => {
          this.#show({ ...draft, isWaiting: false }, this.notes.panel.element);
          this.#showDrafts();
        });
        away.addEventListener("click", () => {
          this.drafts.drop(draft.id);
          this.#showDrafts();
          this.notes.panel.filter.focus();
        });
        const why = draft.isWaiting ? "waits for the connection" : (draft.trouble ?? "not saved yet");
        return make("p", {}, [`${draft.heading}, ${why}: “${(draft.words || (draft.codes ?? []).map(({ name }) => name).join(", ")).slice(0, 60)}” `, on, " ", away]);
      });
    this.notes.panel.drafts.replaceChildren(...rows);
  }

  async act(act, one, button) {
    if (!one) return;
    const host = button.closest(".note-reply, .note-card");
    if (act === "reply") {
      const visibility = one.visibility === "group" ? `group:${one.group}` : one.visibility;
      this.start({ target: { source: `/annotations/${one.guid}/` }, heading: "A reply", isReply: true, fields: { visibility }, place: host.closest(".annotations, .notes-whole").parentElement });
    } else if (act === "edit") {
      const read = await this.notes.remote.open(one.guid);
      if (!read) return void this.notes.announce("It could not be read. Try again.");
      this.start({ target: null, heading: `Your note of ${moment(one.created)}`, isReply: one.reply_to !== null, fields: { ...fieldsOf(read.body, this.notes.site), target: {} }, edit: { guid: one.guid, document: read.body, etag: read.etag }, place: host.closest(".annotations, .notes-whole").parentElement });
    } else if (act === "delete") {
      this.#delete(one, host);
    } else if (act === "settle") {
      this.notes.settling.begin(one, button);
    }
  }

  /** It is gone from the page at once, and from the archive when there was time to undo it. */
  #delete(one, host) {
    const place = host.closest(".annotations, .notes-whole").parentElement;
    const undo = make("button", { type: "button" }, "Undo");
    const toast = make("p", { class: "note-toast" }, ["The note is deleted. ", undo]);
    this.notes.hidden.add(one.guid);
    this.notes.draw();
    place.append(toast);
    undo.focus();
    this.notes.announce("Deleted. Undo is here for some seconds.");
    const finish = async () => {
      this.deleting.delete(one.guid);
      const had = toast.contains(document.activeElement);
      toast.remove();
      if (had) this.#focus(null, place);
      const answer = await this.notes.remote.remove(one.guid);
      if (answer.outcome !== "saved") {
        this.notes.hidden.delete(one.guid);
        this.notes.announce(answer.outcome === "offline" ? "No connection: the note is not deleted." : said(answer));
        this.notes.draw();
      } else if (this.notes.isOpen) {
        await this.notes.look();
        this.notes.hidden.delete(one.guid);
      }
    };
    this.deleting.set(one.guid, finish);
    const timer = setTimeout(() => this.deleting.get(one.guid)?.(), UNDO);
    undo.addEventListener("click", () => {
      clearTimeout(timer);
      this.deleting.delete(one.guid);
      this.notes.hidden.delete(one.guid);
      toast.remove();
      this.notes.draw();
      this.notes.margin.reach(one.guid)?.focus();
      this.notes.announce("It is back.");
    });
  }

  #deleteAll() {
    for (const finish of [...this.deleting.values()]) finish();
  }
}

function said(answer) {
  if (answer.outcome === "conflict") return "It was changed elsewhere since you opened it. Cancel, and edit it again.";
  if (answer.outcome === "signed-out") return "You are not signed in any more. Sign in in another window, and save again.";
  return answer.reason;
}

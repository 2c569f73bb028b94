// The comments beside the chosen part: read, written, answered and settled where the words are.

import { make } from "./dom.js";

const byId = (id) => document.getElementById(id);

export class Comments {
  constructor(desk) {
    this.desk = desk;
    this.words = (name, values) => desk.teller.word(name, values);
    this.threads = desk.settings.threads;
    this.begun = new Map(); // comments that are not sent yet, by the statement ("" the whole record)
    this.answers = new Map(); // the fields for answers, by the thread: each keeps what is written in it
    this.field = byId("c-text");
    byId("c-send")?.addEventListener("click", (event) => {
      event.preventDefault();
      this.#say(this.field, null);
    });
    this.field?.addEventListener("keydown", (event) => this.#key(event, () => this.#say(this.field, null)));
    window.addEventListener("focus", () => this.#load());
    this.#count();
  }

  /** Ctrl and Enter send what is written. */
  #key(event, send) {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    event.stopPropagation();
    send();
  }

  /** How many open threads each statement has, for the outline. */
  #count() {
    const { commented } = this.desk.outline;
    commented.clear();
    for (const { sid, settled } of this.threads) if (sid && !settled) commented.set(sid, (commented.get(sid) ?? 0) + 1);
  }

  async #load() {
    const answer = await this.desk.archive.get("comments/");
    if (answer.outcome !== "saved" || JSON.stringify(answer.body.results) === JSON.stringify(this.threads)) return;
    this.#take(answer.body.results);
  }

  #take(threads) {
    this.threads = threads;
    this.#count();
    this.desk.draw();
  }

  /** The threads of a part; beside what is nobody's statement those on the whole, and on what is there no more. */
  show(part) {
    const standing = new Set(this.desk.view.parts.map((one) => one.sid).filter(Boolean));
    const here = this.threads.filter(({ sid }) => (part.sid ? sid === part.sid : !standing.has(sid)));
    byId("comments-link").hash = part.sid ? part.sid : "comments";
    if (this.field) byId("c-about").textContent = this.words(part.sid ? "comment_on" : "comment_whole");
    const signature = JSON.stringify([here, part.sid]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.#keep(part.sid ?? "");
    this.#write(here);
  }

  /** Lay aside what was begun about the part before, and take up what was begun about this one. */
  #keep(home) {
    if (this.field && this.home !== undefined && this.home !== home) {
      this.begun.set(this.home, this.field.value);
      this.field.value = this.begun.get(home) ?? "";
    }
    this.home = home;
  }

  /** Draw the threads; whoever writes an answer goes on writing it, also where somebody else's comes in. */
  #write(threads) {
    const list = byId("threads");
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    list.replaceChildren(...threads.map((thread) => this.#thread(thread)));
    if (focused?.isConnected) focused.focus();
  }

  #thread(thread) {
    const { may } = this.desk;
    const steps = [];
    if (may.comment && !thread.settled) {
      const label = this.words("answer_label", { name: thread.author });
      const send = () => this.#say(field, thread.id);
      let field = this.answers.get(thread.id);
      if (!field) {
        field = make("textarea", { rows: "1", "aria-label": label, placeholder: this.words("do_answer") });
        field.addEventListener("keydown", (event) => this.#key(event, send));
        this.answers.set(thread.id, field);
      }
      steps.push(field, this.#button("do_answer", send));
    }
    if (may.settle_comments) steps.push(this.#button(thread.settled ? "do_open" : "do_settle", () => this.#settle(thread)));
    return make("li", { class: thread.settled ? "thread is-settled" : "thread" }, [
      ...this.#said(thread),
      ...thread.replies.map((reply) => make("div", { class: "reply" }, this.#said(reply))),
      make("div", { class: "thread-steps" }, steps),
    ]);
  }

  #said({ author, is_guest: isGuest, at, text, settled, settled_by: by }) {
    const when = [moment(at), settled ? this.words("settled_by", { name: by }) : ""].filter(Boolean).join(" · ");
    return [
      make("p", { class: "who" }, [make("strong", {}, author), isGuest ? ` (${this.words("guest")})` : "", " ", make("span", { class: "quiet" }, when)]),
      make("p", { class: "said" }, text),
    ];
  }

  #button(label, does) {
    const button = make("button", { type: "button" }, this.words(label));
    button.addEventListener("click", does);
    return button;
  }

  async #say(field, replyTo) {
    const { desk } = this;
    if (!field.value.trim()) {
      desk.teller.warn(this.words("comment_missing"));
      field.focus();
      return;
    }
    const sid = desk.part().sid ?? "";
    const answer = await desk.archive.post("comments/", { text: field.value, sid, ...(replyTo ? { reply_to: replyTo } : {}) });
    if (answer.outcome === "saved") field.value = "";
    if (!this.#have(answer, "commented")) return;
    desk.back();
  }

  async #settle(thread) {
    const isSettled = !thread.settled;
    const answer = await this.desk.archive.post(`comments/${thread.id}/settle/`, { settled: isSettled });
    if (this.#have(answer, isSettled ? "comment_settled" : "comment_opened")) this.desk.back();
  }

  /** Put the thread that was answered with into its place; false, and a warning, where it could not be done. */
  #have(answer, told) {
    const { desk } = this;
    if (answer.outcome !== "saved") {
      desk.teller.warn(answer.outcome === "offline" ? this.words("comment_offline") : desk.trouble(answer));
      return false;
    }
    const thread = answer.body;
    const isThere = this.threads.some((one) => one.id === thread.id);
    this.#take(isThere ? this.threads.map((one) => (one.id === thread.id ? thread : one)) : [...this.threads, thread]);
    desk.teller.say(told);
    return true;
  }

  /** Into the field of a new comment; false where none can be written. */
  write() {
    this.field?.focus();
    return Boolean(this.field);
  }
}

/** The day and the time of day of a moment, in the reader's language and zone. */
function moment(at) {
  return new Date(at).toLocaleString(document.documentElement.lang || undefined, { dateStyle: "medium", timeStyle: "short" });
}

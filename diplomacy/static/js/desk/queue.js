// What waits to be saved, in order: kept over a reload, sent one after the other, tried again while there is no connection.

const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 30_000;

export class Queue {
  /**
   * `send(item)` answers {outcome: "saved" | "refused" | "conflict" | "offline" | "signed-out", …}; `tell(outcome, item)` is
   * called with each answer, and `changed()` whenever what waits has changed. `storage` may throw, or be full.
   */
  constructor({ send, tell, changed, storage, name, later = (work, wait) => setTimeout(work, wait) }) {
    Object.assign(this, { send, tell, changed, storage, name, later });
    this.items = this.#kept();
    this.trouble = null; // "offline", "signed-out" or "conflict": why nothing is sent
    this.isSending = false;
    this.wait = FIRST_WAIT;
  }

  push(item) {
    this.items.push(item);
    this.#keep();
    this.changed();
    return this.run();
  }

  /** Send what waits, until there is trouble. */
  async run() {
    if (this.isSending || this.trouble === "conflict") return;
    this.isSending = true;
    try {
      while (this.items.length) {
        const item = this.items[0];
        const answer = await this.send(item);
        if (answer.outcome === "offline" || answer.outcome === "signed-out") {
          this.#pause(answer.outcome);
          return;
        }
        this.wait = FIRST_WAIT;
        if (answer.outcome === "conflict") {
          this.trouble = "conflict";
        } else {
          this.trouble = null;
          this.items.shift();
          this.#keep();
        }
        this.tell(answer, item);
        if (this.trouble) return;
      }
    } finally {
      this.isSending = false;
      this.changed();
    }
  }

  #pause(trouble) {
    this.trouble = trouble;
    this.later(() => this.run(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  /** After a conflict: send again what waits, on top of what there is now. */
  again() {
    this.trouble = null;
    this.changed();
    return this.run();
  }

  /** After a conflict: let go of the change that is in it, and go on with the others. */
  drop() {
    this.items.shift();
    this.#keep();
    return this.again();
  }

  #keep() {
    try {
      if (this.items.length) this.storage.setItem(this.name, JSON.stringify(this.items));
      else this.storage.removeItem(this.name);
    } catch {
      // Without storage the changes wait in this page alone.
    }
  }

  #kept() {
    try {
      const items = JSON.parse(this.storage.getItem(this.name) ?? "[]");
      return Array.isArray(items) ? items : [];
    } catch {
      return [];
    }
  }
}

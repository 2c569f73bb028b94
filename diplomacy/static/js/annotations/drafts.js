/** Notes that are not saved yet, kept in the browser: what is being written, and what waits for the connection. */

export class Drafts {
  /** `storage` is the browser's; where it is refused or full, drafts live as long as the page. */
  constructor(storage, name) {
    this.storage = storage;
    this.name = `notes:${name}`;
    this.items = this.#read();
  }

  /** Keep a draft: {id, target, words, …}; one with that id is replaced. */
  keep(draft) {
    this.items = [...this.items.filter(({ id }) => id !== draft.id), draft];
    this.#write();
  }

  drop(id) {
    this.items = this.items.filter((draft) => draft.id !== id);
    this.#write();
  }

  find(holds) {
    return this.items.find(holds);
  }

  /** Those that were to be saved when there was no connection, oldest first. */
  get waiting() {
    return this.items.filter(({ isWaiting }) => isWaiting);
  }

  #read() {
    try {
      const kept = JSON.parse(this.storage.getItem(this.name) ?? "[]");
      return Array.isArray(kept) ? kept.filter((draft) => draft?.id && draft.target) : [];
    } catch {
      return [];
    }
  }

  #write() {
    try {
      if (this.items.length) this.storage.setItem(this.name, JSON.stringify(this.items));
      else this.storage.removeItem(this.name);
    } catch {
      // Refused or full: the page still has them.
    }
  }
}

// The dialogs: keys, a conflict, a new person, handing in, and short lists of which one is chosen.

import { make } from "./dom.js";
import { clashes } from "./keys.js";
import { progress } from "./model.js";
import { Printed } from "./printed.js";

const byId = (id) => document.getElementById(id);

export class Dialogs {
  constructor(desk) {
    this.desk = desk;
    this.word = (name, values) => desk.teller.word(name, values);
    for (const dialog of document.querySelectorAll("dialog")) {
      dialog.addEventListener("close", () => desk.back());
      dialog.querySelector("[data-close]")?.addEventListener("click", () => dialog.close());
    }
    this.#keys();
    // Whether mine or theirs holds can't be left open.
    byId("conflict-dialog").addEventListener("cancel", (event) => event.preventDefault());
    byId("take-theirs").addEventListener("click", () => this.#settleConflict(false));
    byId("do-mine").addEventListener("click", () => this.#settleConflict(true));
    byId("person-form").addEventListener("submit", (event) => this.#makePerson(event));
    byId("submit-note-form").addEventListener("submit", (event) => this.#submit(event));
    byId("submit-note").addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.preventDefault();
      byId("submit-note-form").requestSubmit();
    });
  }

  help() {
    byId("help-dialog").showModal();
  }

  #keys() {
    const form = byId("keys-form");
    const error = byId("keys-error");
    const inputs = [...form.querySelectorAll("input")];
    byId("shortcuts-on").addEventListener("change", async (event) => {
      const answer = await this.desk.archive.post(this.desk.settings.preferences, { are_shortcuts_on: event.target.checked });
      if (answer.outcome === "saved") this.desk.settings.are_shortcuts_on = answer.body.are_shortcuts_on;
      else event.target.checked = !event.target.checked;
      this.desk.teller.say(this.desk.settings.are_shortcuts_on ? "keys_on" : "keys_off");
    });
    byId("usual-keys").addEventListener("click", () => {
      for (const input of inputs) input.value = input.dataset.usual;
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const shortcuts = Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
      const [twice] = clashes(shortcuts);
      if (twice) {
        const label = (name) => byId(`key-${name}`).labels[0].textContent;
        error.textContent = this.word("key_twice", { key: twice[2], first: label(twice[0]), second: label(twice[1]) });
        byId(`key-${twice[1]}`).focus();
        return;
      }
      const answer = await this.desk.archive.post(this.desk.settings.preferences, { shortcuts });
      if (answer.outcome !== "saved") {
        error.textContent = answer.errors?.join(" ") || this.word("not_saved");
        return;
      }
      error.textContent = "";
      this.desk.settings.keys = answer.body.keys;
      this.desk.showKeys();
      byId("help-dialog").close();
      this.desk.teller.say("keys_kept");
    });
  }

  /** Theirs beside mine, and a choice that is clear. */
  conflict(conflict, item) {
    const places = (indexes) => {
      const known = (indexes ?? []).map((index) => this.desk.state.parts[index]?.place).filter(Boolean);
      return known.length ? ` (${[...new Set(known)].join(", ")})` : "";
    };
    const told = (one) => make("li", {}, [one.by ? `${one.by}: ` : "", one.label ?? one.summary ?? one.operation, places(one.parts)]);
    byId("conflict-why").textContent = conflict.why ?? "";
    byId("theirs").replaceChildren(...(conflict.theirs ?? []).map(told));
    byId("yours").replaceChildren(make("li", {}, item.label));
    // To undo what others have built on takes theirs back too: that is another choice than to do mine again.
    this.withTheirs = item.kind === "apply" ? null : (conflict.theirs ?? []).map((one) => one.revision);
    byId("take-theirs").textContent = this.word(this.withTheirs ? "leave_it" : "take_theirs");
    byId("do-mine").textContent = this.word(this.withTheirs ? "undo_theirs_too" : "do_mine");
    byId("conflict-dialog").showModal();
    byId("take-theirs").focus();
  }

  async #settleConflict(isMine) {
    const { desk } = this;
    if (!(await desk.refresh())) {
      byId("conflict-why").textContent = this.word("not_saved");
      return;
    }
    byId("conflict-dialog").close();
    if (isMine && this.withTheirs) desk.queue.items[0].with_theirs = this.withTheirs;
    if (isMine) await desk.queue.again();
    else await desk.queue.drop();
    desk.teller.say(isMine ? "mine_on_top" : "theirs_taken");
    desk.back();
  }

  /** Ask for a new person, and call `made` with it; `inRecord` is the name whose printed office is offered. */
  newPerson(name, made, inRecord = name) {
    byId("n-label").value = name;
    byId("n-surname").value = name.split(/\s+/).at(-1);
    byId("person-error").textContent = "";
    byId("existing").replaceChildren();
    byId("another-person").hidden = true;
    this.printed ??= new Printed(this.desk);
    this.printed.ask(inRecord);
    this.made = made;
    byId("person-dialog").showModal();
    byId("n-label").focus();
  }

  async #makePerson(event) {
    event.preventDefault();
    const values = { ...Object.fromEntries(new FormData(event.target)), ...this.printed.ticked(), is_another: event.submitter?.value === "another" };
    const answer = await this.desk.archive.post("people/", values);
    const existing = answer.body?.existing ?? [];
    byId("existing").replaceChildren(
      ...existing.map((person) => {
        const button = make("button", { type: "button" }, this.word("it_is", { name: person.label }));
        button.addEventListener("click", () => this.#takePerson(person));
        return make("li", {}, button);
      }),
    );
    byId("another-person").hidden = !existing.length;
    if (answer.outcome !== "saved") {
      byId("person-error").textContent = answer.errors?.join(" ") || this.word("not_saved");
      return;
    }
    this.#takePerson(answer.body);
  }

  #takePerson(person) {
    byId("person-dialog").close();
    this.desk.found.clear();
    this.made(person);
  }

  submit() {
    const { desk } = this;
    if (!byId("submit-form")) {
      desk.teller.warn(this.word("may_not_submit"));
      return;
    }
    if (desk.queue.items.length) {
      desk.teller.warn(this.word("save_first"));
      return;
    }
    const { total, checked } = progress(desk.view.parts);
    byId("submit-open").replaceChildren(
      ...[["unchecked", total - checked], ["flags", desk.state.open?.flags ?? 0], ["names", desk.state.open?.names ?? 0], ["findings", desk.state.open?.findings ?? 0]]
        .filter(([, n]) => n)
        .map(([name, n]) => make("li", {}, this.word(`gate_${name}_${n === 1 ? "one" : "many"}`, { n }))),
    );
    byId("submit-error").textContent = "";
    byId("submit-dialog").showModal();
  }

  async #submit(event) {
    event.preventDefault();
    const { desk } = this;
    // A held key, or a second press while the first is on its way, is not a second hand-in.
    if (this.isSubmitting) return;
    this.isSubmitting = true;
    const answer = await desk.archive.post(desk.settings.submit, { version: desk.state.version, note: byId("submit-note").value });
    this.isSubmitting = false;
    if (answer.outcome !== "saved") {
      byId("submit-error").textContent = desk.trouble(answer);
      return;
    }
    byId("submit-dialog").close();
    byId("submit-form").replaceWith(make("p", { id: "submission" }, this.word("submitted")));
    document.querySelector(".wb-sent-back")?.remove();
    desk.teller.say("submitted");
    await desk.refresh();
  }

  /** The options of a field in a short list; a digit, or Enter, takes one. */
  choose(select, take) {
    const options = [...select.options];
    const label = select.labels[0].firstChild.textContent.trim();
    const dialog = make("dialog", { class: "chooser", "aria-label": label }, [make("h2", {}, label)]);
    const list = make("ol");
    options.forEach((option, index) => {
      const button = make("button", { type: "button", "aria-current": option.value === select.value ? "true" : null }, [make("kbd", {}, String(index + 1)), ` ${option.text}`]);
      button.addEventListener("click", () => {
        dialog.close();
        take(option.value);
      });
      list.append(make("li", {}, button));
    });
    dialog.append(list);
    dialog.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button")];
      const at = buttons.indexOf(document.activeElement);
      const digit = /^[1-9]$/.test(event.key) ? buttons[Number(event.key) - 1] : null;
      if (digit) digit.click();
      else if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
      else if (event.key === "ArrowUp") buttons[(at + buttons.length - 1) % buttons.length].focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      this.desk.back();
    });
    this.desk.root.append(dialog);
    dialog.showModal();
    (list.querySelector("[aria-current]") ?? list.querySelector("button")).focus();
  }
}

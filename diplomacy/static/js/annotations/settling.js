/** Putting a note whose place a new edition has made doubtful on words that its creator selects on the page. */

export class Settling {
  constructor(notes) {
    this.notes = notes;
  }

  /** Ask for the words on which the note stands now. */
  begin(one, button) {
    const { notes } = this;
    notes.selecting.ask({
      label: "Put it here",
      told: "Select the words on which your note stands now.",
      take: (selected) => this.#put(one, selected),
      leave: () => {
        notes.announce("Left as it was.");
        if (button.isConnected) button.focus();
      },
    });
    notes.announce("Select the words on which your note stands now, then press “Put it here”. Escape leaves it as it was.");
  }

  async #put(one, { start, end, exact }) {
    const { notes } = this;
    const major = notes.base.split("/").at(-2);
    const answer = await notes.remote.settle(one.guid, { how: "place", edition: major, exact, start, end });
    if (answer.outcome === "saved") {
      document.getSelection()?.removeAllRanges();
      await notes.look();
      notes.announce("Its place is settled.");
      notes.goTo(one.guid);
    } else if (answer.outcome === "offline") {
      notes.announce("No connection: its place is as it was. Try again.");
    } else {
      notes.announce("It could not be put there. Reload the page, and try again.");
    }
  }
}

// Sentences with names in them, and where they are said.

/** A sentence with its %(names)s filled in; a list is told with commas. */
export function fill(sentence, values = {}) {
  return sentence.replace(/%\((\w+)\)s/g, (_whole, name) => {
    const value = values[name];
    return Array.isArray(value) ? value.join(", ") : String(value ?? "");
  });
}

/** The clock as it is told beside “Saved”. */
export function clock(date) {
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** Says what happened, for those who see and for those who listen. */
export class Teller {
  constructor(status, alert, words) {
    this.status = status;
    this.alert = alert;
    this.words = words;
  }

  /** The sentence called `name`, filled in. */
  word(name, values) {
    return fill(this.words[name] ?? name, values);
  }

  say(name, values) {
    this.tell(this.word(name, values));
  }

  tell(sentence) {
    this.alert.textContent = "";
    // The same sentence twice is said twice.
    this.status.textContent = this.status.textContent === sentence ? `${sentence}\u00a0` : sentence;
  }

  warn(sentence) {
    this.alert.textContent = sentence;
  }
}

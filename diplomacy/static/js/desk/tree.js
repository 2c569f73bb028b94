// The tree of topics: moving by dragging and by the keyboard, and finding. Without it each topic has a link to its move.

/** Whether the item is the other one or stands under it. */
export function isWithin(item, other) {
  return item === other || other.contains(item);
}

/** The page that shows what a move touches: under the topic with that key, or at the top for "". */
export function moveAddress(path, under) {
  return `${path}?under=${encodeURIComponent(under)}`;
}

/** Whether the words of a topic have all that was typed, in any case and order. */
export function matches(words, typed) {
  const said = words.toLocaleLowerCase();
  return typed
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word));
}

/** The item at which the arrow key leads from this one; the ends hold. */
export function step(items, current, by) {
  const at = items.indexOf(current) + by;
  return items[Math.min(Math.max(at, 0), items.length - 1)];
}

class TopicTree extends (globalThis.HTMLElement ?? Object) {
  connectedCallback() {
    this.items = [...this.querySelectorAll("li[data-topic]")];
    this.said = this.querySelector(".said");
    this.top = this.querySelector(".top-place");
    this.moving = null;
    // The top has its place from the start: nothing moves away under a topic that is being dragged.
    for (const hidden of this.querySelectorAll(".how, .find, .top-place")) hidden.hidden = false;
    this.addEventListener("keydown", (event) => this.pressed(event));
    this.querySelector("#find-topic").addEventListener("input", (event) => this.find(event.target.value.trim()));
    for (const item of this.items) {
      const row = this.rowOf(item);
      row.draggable = true;
      row.addEventListener("dragstart", (event) => {
        event.dataTransfer.setData("text/plain", this.labelOf(item));
        event.dataTransfer.effectAllowed = "move";
        this.take(item);
      });
      row.addEventListener("dragend", () => this.leave());
      this.accept(row, item);
    }
    this.accept(this.top, null);
  }

  accept(place, item) {
    place.addEventListener("dragover", (event) => {
      if (!this.moving || (item && isWithin(item, this.moving))) return;
      event.preventDefault();
      place.classList.add("is-target");
    });
    place.addEventListener("dragleave", () => place.classList.remove("is-target"));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      place.classList.remove("is-target");
      this.put(item);
    });
  }

  pressed(event) {
    if (event.target.matches("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = event.target.closest("li[data-topic]");
    if (event.key === "Escape" && this.moving) {
      const left = this.moving;
      this.leave();
      this.say(this.dataset.left, left);
      this.linkOf(left).focus();
    } else if (!item) {
      return;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const shown = this.items.filter((one) => !one.hidden);
      this.linkOf(step(shown, item, event.key === "ArrowDown" ? 1 : -1)).focus();
    } else if (event.key === "m" || event.key === "M") {
      this.leave();
      this.take(item);
      this.say(this.dataset.moving, item);
    } else if ((event.key === "t" || event.key === "T") && this.moving) {
      this.put(null);
    } else if (event.key === "Enter" && this.moving && event.target === this.linkOf(item)) {
      this.put(item);
    } else {
      return;
    }
    event.preventDefault();
  }

  take(item) {
    this.moving = item;
    item.classList.add("is-moving");
  }

  leave() {
    this.moving?.classList.remove("is-moving");
    this.moving = null;
    this.said.textContent = "";
  }

  put(item) {
    if (!this.moving) return;
    if (item && isWithin(item, this.moving)) {
      this.say(this.dataset.refused, item);
      return;
    }
    globalThis.location.assign(moveAddress(this.moving.dataset.move, item?.dataset.topic ?? ""));
  }

  find(typed) {
    let number = 0;
    for (const item of [...this.items].reverse()) {
      const is = matches(this.rowOf(item).textContent, typed);
      const below = [...item.querySelectorAll("li[data-topic]")].some((one) => !one.hidden);
      item.hidden = !is && !below;
      number += is ? 1 : 0;
    }
    const found = this.querySelector(".found");
    found.textContent = typed ? found.dataset.several.replace("{n}", String(number)) : "";
  }

  say(words, item) {
    this.said.textContent = words.replace("{label}", this.labelOf(item));
  }

  rowOf(item) {
    return item.querySelector(":scope > .topic-row");
  }

  linkOf(item) {
    return item.querySelector(":scope > .topic-row > .topic-label");
  }

  labelOf(item) {
    return this.linkOf(item).textContent;
  }
}

globalThis.customElements?.define("topic-tree", TopicTree);

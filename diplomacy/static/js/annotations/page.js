/** Scholars' notes beside a record, once somebody switches them on. Without scripts the switch is a link to a list of them. */

import { Notes } from "./notes.js";

const KEPT = "notes shown";

function remembered() {
  try {
    return localStorage.getItem(KEPT) === "yes";
  } catch {
    return false;
  }
}

function remember(isShown) {
  try {
    if (isShown) localStorage.setItem(KEPT, "yes");
    else localStorage.removeItem(KEPT);
  } catch {
    // Refused: the next page begins without them.
  }
}

function equip(link) {
  const main = document.querySelector(".record-main");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-button notes-switch";
  button.textContent = link.textContent;
  button.setAttribute("aria-pressed", "false");
  link.before(button, " ");
  link.textContent = "as a list";
  link.classList.add("notes-list");
  const notes = new Notes({ main, base: link.dataset.notes, button, list: link.getAttribute("href") });
  const turn = async (isShown) => {
    button.setAttribute("aria-pressed", String(isShown));
    remember(isShown);
    await (isShown ? notes.open() : notes.close());
  };
  button.addEventListener("click", () => turn(!notes.isOpen));
  const isNamed = window.location.hash.startsWith("#annotation-");
  if (remembered() || isNamed) turn(true);
  window.addEventListener("hashchange", async () => {
    if (!window.location.hash.startsWith("#annotation-")) return;
    if (!notes.isOpen) await turn(true);
    notes.goTo(window.location.hash.slice("#annotation-".length));
  });
}

const link = document.querySelector("a[data-notes]");
if (link) equip(link);

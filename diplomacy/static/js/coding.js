// The coder's page: a key ticks its code, codes that exclude each other let go of one another, Ctrl+Enter saves and goes on.

import { deed } from "./coding_keys.js";
import { chordOf, isTyping } from "./desk/keys.js";

const form = document.getElementById("codes-form");

if (form) {
  const boxes = [...form.querySelectorAll("input[name=codes]")];
  const announcer = document.getElementById("announcer");

  const letGo = (box) => {
    if (!box.checked || !box.dataset.exclusive) return;
    for (const other of boxes) {
      if (other !== box && other.dataset.exclusive === box.dataset.exclusive) other.checked = false;
    }
  };

  form.addEventListener("change", (event) => {
    if (boxes.includes(event.target)) letGo(event.target);
  });

  document.addEventListener("keydown", (event) => {
    const keys = new Map(boxes.filter((box) => box.dataset.key).map((box) => [box.dataset.key, box]));
    const found = deed(chordOf(event), isTyping(event.target), keys, form.contains(event.target) || !isTyping(event.target));
    if (!found) return;
    event.preventDefault();
    if (found.saves) {
      form.requestSubmit(document.getElementById("save-done"));
      return;
    }
    found.box.checked = !found.box.checked;
    letGo(found.box);
    found.box.focus();
    const label = form.querySelector(`label[for="${found.box.id}"]`);
    // Its name alone: beside it stand a colour, and the key that was pressed.
    const name = [...label.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join("").trim();
    if (announcer) announcer.textContent = `${name}: ${found.box.checked ? "✓" : "–"}`;
  });
}

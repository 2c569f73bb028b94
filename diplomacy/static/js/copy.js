/** Buttons that put a link or a citation on the clipboard and say so. Without scripts they stay hidden. */

import { clipboardText } from "./clipboard.js";

/**
 * Write text to the clipboard, through a hidden field where the clipboard's own interface is missing or refused.
 * @param {string} text
 * @returns {Promise<boolean>} whether it arrived
 */
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "visually-hidden";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

async function copy(button) {
  const text = clipboardText(button.dataset, document.baseURI, (id) => document.getElementById(id)?.textContent);
  const done = await write(text);
  const announcer = document.getElementById("announcer");
  announcer.textContent = "";
  const message = done ? announcer.dataset.copied : announcer.dataset.failed;
  // A live region speaks only when its words change after it was empty.
  requestAnimationFrame(() => {
    announcer.textContent = message;
  });
  if (done && !button.classList.contains("is-copied")) {
    const label = [...button.childNodes];
    button.classList.add("is-copied");
    button.replaceChildren(message);
    setTimeout(() => {
      button.replaceChildren(...label);
      button.classList.remove("is-copied");
    }, 2000);
  }
}

const COPIES = "[data-copy-href], [data-copy-text], [data-copy-from]";

for (const button of document.querySelectorAll(COPIES)) {
  button.hidden = false;
}
// Heard at the document: some buttons are made only when their statement is pointed at.
document.addEventListener("click", (event) => {
  const button = event.target.closest?.(COPIES);
  if (button) {
    copy(button);
  }
});

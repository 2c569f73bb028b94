/** A statement that is pointed at, or holds the focus, gets its button “Copy link”. Without scripts its place is the link. */

function equip(event) {
  const actions = event.target.closest?.(".block-statement")?.querySelector(".actions");
  if (!actions || actions.querySelector("button") !== null) {
    return;
  }
  const cite = actions.querySelector("a");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet-button";
  button.dataset.copyHref = cite.getAttribute("href").replace(/#.*$/u, "");
  button.textContent = event.target.closest("[data-copy-link]").dataset.copyLink;
  // Named after its statement, as the link beside it is.
  button.ariaLabel = cite.ariaLabel.replace(cite.textContent, button.textContent);
  actions.prepend(button, " ");
}

document.addEventListener("pointerover", equip);
document.addEventListener("focusin", equip);
document.addEventListener("toggle", equip, true);

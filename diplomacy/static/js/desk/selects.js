// A list of choices that says its change when it is left: the arrow keys go through the choices, and each is no decision.

/** Call `save` on Enter, on leaving, or when a choice is clicked; `stands()` is what holds, and comes back with Escape. */
export function settleOnLeaving(select, { save, stands, leave }) {
  const settle = () => {
    delete select.dataset.waits;
    if (select.value !== stands()) save();
  };
  select.addEventListener("pointerdown", () => delete select.dataset.waits);
  select.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      select.value = stands();
      delete select.dataset.waits;
    } else if (event.key === "Enter") {
      event.preventDefault();
      settle();
      leave();
    } else if (event.key !== "Tab") select.dataset.waits = "";
  });
  select.addEventListener("change", () => {
    if (select.dataset.waits === undefined) settle();
  });
  select.addEventListener("blur", () => {
    if (select.dataset.waits !== undefined) settle();
  });
}

// Making elements, without any HTML that is put together from words.

/** An element with attributes (true: present, false and null: absent) and children, which are elements or words. */
export function make(name, attributes = {}, children = []) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...[children].flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Whether a person sees it moving: nobody who has asked for rest does. */
export function scrollTo(element, block = "nearest") {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, behavior: isCalm ? "instant" : "smooth" });
}

/** Put children in that order, moving only those that stand elsewhere: what stays keeps its focus and its scroll. */
export function settle(parent, children) {
  let next = parent.firstElementChild;
  const wanted = new Set(children);
  for (const child of children) {
    while (next && !wanted.has(next)) {
      const gone = next;
      next = next.nextElementSibling;
      gone.remove();
    }
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
  while (next) {
    const gone = next;
    next = next.nextElementSibling;
    gone.remove();
  }
}

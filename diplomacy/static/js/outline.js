/** The outline marks the section being read and, where it is a sheet over the text, closes once a place is chosen. */

const outline = document.querySelector(".outline details");
const links = new Map();
for (const link of outline?.querySelectorAll("a[href^='#']") ?? []) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target !== null) {
    links.set(target, link);
  }
}

function mark() {
  // The section being read is the last one whose heading has passed the upper third of the window.
  const line = window.innerHeight / 3;
  let current = null;
  for (const [target, link] of links) {
    if (target.getBoundingClientRect().top <= line) {
      current = link;
    }
  }
  for (const link of links.values()) {
    if (link === current) {
      link.setAttribute("aria-current", "location");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}

if (links.size > 0) {
  const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const target of links.keys()) {
    observer.observe(target);
  }
  outline.addEventListener("click", (event) => {
    const isSheet = getComputedStyle(outline.parentElement).position === "fixed";
    if (isSheet && event.target.closest("a") !== null) {
      outline.open = false;
    }
  });
}

// The page of a long work keeps its bar and its words up to date, and is read anew once the work has ended.

const EVERY = 1500;
const SAID_EVERY = 10;

const place = document.querySelector("[data-progress]");
const bar = document.getElementById("bar");
const words = place?.querySelector("[data-words]");
const state = place?.querySelector(".state");
const said = place?.querySelector("[data-said]");
let turns = 0;

async function look() {
  const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const now = await answer.json();
  if (now.is_ended || !state.classList.contains(`state-${now.state}`)) {
    window.location.reload();
    return;
  }
  bar.max = now.total;
  bar.value = now.done;
  words.textContent = now.words;
  // A screen reader hears of it now and then, not at every step.
  if (turns % SAID_EVERY === 0) said.textContent = now.words;
  turns += 1;
}

function again() {
  window.setTimeout(() => {
    // Not while nobody looks; what went wrong once may go right the next time.
    const looked = document.hidden ? Promise.resolve() : look();
    looked.catch(() => {}).finally(again);
  }, EVERY);
}

if (place) again();

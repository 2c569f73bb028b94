// Offers the archive's people, beside the names that the record itself knows, where a name is typed; and brings the
// outline to the statement that is open.

const LEAST = 2;
let waiting = 0;

async function offer(input, list) {
  const address = new URL(list.dataset.people, window.location.href);
  address.searchParams.set("term", input.value);
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) return;
  const known = new Set([...list.options].map((option) => option.value));
  for (const { text } of (await answer.json()).results) {
    if (known.has(text)) continue;
    const option = document.createElement("option");
    option.value = text;
    list.append(option);
  }
}

document.addEventListener("input", (event) => {
  const list = event.target.list;
  if (!list?.dataset.people || event.target.value.trim().length < LEAST) return;
  window.clearTimeout(waiting);
  waiting = window.setTimeout(() => offer(event.target, list), 200);
});

document.querySelector(".outline .is-current")?.scrollIntoView({ block: "nearest" });

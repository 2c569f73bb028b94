// Opens a form beneath its row of a list, and keeps the row in step with what is saved. Without it the links lead to
// the form's own page.

const dialog = { link: null, row: null };

const told = document.createElement("p");
told.className = "visually-hidden";
told.setAttribute("role", "status");
document.querySelector("#content")?.append(told);

/** Put the fragment that an answer holds into the open row; leave for the form's own page where it holds none. */
async function show(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fragment = page.querySelector("[data-fragment]");
  if (!fragment || !dialog.row) {
    if (dialog.link) window.location.assign(dialog.link.href);
    return;
  }
  dialog.row.firstElementChild.replaceChildren(fragment);
  window.django?.jQuery(fragment).find(".admin-autocomplete").djangoAdminSelect2();
  const cells = fragment.querySelectorAll("[data-cell]");
  for (const cell of cells) {
    const shown = dialog.link.closest("tr").querySelector(`.field-${cell.dataset.cell}`);
    shown?.replaceChildren(...cell.childNodes);
  }
  told.textContent = fragment.querySelector(".told, .errornote")?.textContent ?? "";
  fragment.querySelector("h2")?.focus();
}

async function load(address, options = {}) {
  try {
    dialog.row?.setAttribute("aria-busy", "true");
    await show(await fetch(address, { credentials: "same-origin", ...options }));
  } catch {
    if (dialog.link) window.location.assign(dialog.link.href);
  } finally {
    dialog.row?.removeAttribute("aria-busy");
  }
}

function close() {
  const { link, row } = dialog;
  row?.remove();
  link?.setAttribute("aria-expanded", "false");
  dialog.link = dialog.row = null;
  return link;
}

function open(link) {
  close();
  const row = document.createElement("tr");
  const cell = document.createElement("td");
  const above = link.closest("tr");
  row.className = "in-place-row";
  cell.colSpan = above.cells.length;
  row.append(cell);
  above.after(row);
  dialog.link = link;
  dialog.row = row;
  link.setAttribute("aria-expanded", "true");
  return load(link.dataset.inPlace);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-in-place]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (dialog.row?.contains(link)) load(link.dataset.inPlace);
    else if (link === dialog.link) close().focus();
    else open(link);
  }
  if (event.target.closest("[data-close]")) close()?.focus();
  if (event.target.closest("[data-next]")) {
    const links = [...document.querySelectorAll("#result_list [data-in-place]")].filter((one) => !dialog.row.contains(one));
    const next = links[links.indexOf(dialog.link) + 1];
    if (next) open(next);
    else close()?.focus();
  }
});

// On the way down: the list is a form itself, out of which the event of a form inside it does not come.
document.addEventListener(
  "submit",
  (event) => {
    if (!dialog.row?.contains(event.target)) return;
    event.preventDefault();
    const data = new FormData(event.target, event.submitter);
    load(event.target.action, { method: "POST", body: data });
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && dialog.row?.contains(event.target)) close()?.focus();
});

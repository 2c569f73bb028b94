/** The form in which a note is written: words with @names, codes, tags with the archive's topics, and who sees it. */

import { make } from "../desk/dom.js";
import { seenAtMost } from "./codes.js";
import { picking } from "./picking.js";
import { naming } from "./threads.js";

let number = 0;

/**
 * @param {object} draft {id, words, codes?, tags, visibility, heading, target, position?, edit?, isReply?};
 *   `position` is the address of the form of a position
 * @param {{groups: object[], topics: () => Promise<object[]>, codebooks: () => Promise<object[]>,
 *   announce: (words: string) => void, changed: (draft: object) => void,
 *   save: (draft: object) => void, cancel: (draft: object) => void}} given
 */
export function composer(draft, given) {
  number += 1;
  const id = `composer-${number}`;
  const words = make("textarea", { id: `${id}-words`, rows: "4", maxlength: "20000", "aria-describedby": `${id}-how` });
  words.value = draft.words;
  const seen = make("select", { id: `${id}-seen` }, [
    make("option", { value: "private" }, "Only me"),
    ...given.groups.map(({ slug, name }) => make("option", { value: `group:${slug}` }, name)),
    make("option", { value: "public" }, "Everybody"),
  ]);
  seen.value = draft.visibility;
  if (!seen.value) seen.value = "private";
  const givenUnder = make("p", { class: "note-about", id: `${id}-given` }, [
    "What everybody sees is given under ",
    make("a", { href: "/about/licence/#scholars" }, "the archive’s licence"),
    ".",
  ]);
  const trouble = make("p", { class: "note-trouble", role: "alert" });
  const narrowed = make("p", { class: "note-about", role: "status" });
  const tagging = tags(draft, id, given, () => change());
  const coding = picking(draft, id, given, () => {
    narrow();
    change();
  });
  const form = make("form", { class: "note-form", "aria-label": draft.heading, "data-draft": draft.id }, [
    make("p", { class: "note-head" }, make("strong", {}, draft.heading)),
    draft.target?.exact ? make("p", { class: "note-quoted" }, shortened(draft.target.exact)) : null,
    make("label", { for: `${id}-words` }, draft.isReply ? "Your reply" : "Your note"),
    words,
    coding.element,
    ...tagging.elements,
    make("label", { for: `${id}-seen` }, "Who sees it"),
    seen,
    narrowed,
    givenUnder,
    make("p", { class: "note-actions" }, [
      make("button", { type: "submit" }, "Save"),
      " ",
      make("button", { type: "button", class: "quiet-button", "data-cancel": true }, "Cancel"),
      make("span", { id: `${id}-how`, class: "note-about" }, " Ctrl+Enter saves, Escape leaves; what you have written is kept in this browser."),
    ]),
    draft.position ? make("p", {}, make("a", { href: draft.position }, "Code a position on it")) : null,
    trouble,
  ]);
  /** Codes of a group's own codebook take the note out of the sight of others. */
  const narrow = () => {
    const chosen = coding.chosen() ?? [];
    const most = seenAtMost(seen.value, chosen);
    const names = [...new Set(chosen.filter(({ group }) => group).map(({ codebook, groupName }) => `“${codebook}” is seen by ${groupName} at most`))];
    narrowed.textContent = most === seen.value ? "" : `What is coded by ${names.join(", by ")}.`;
    seen.value = most;
  };
  const change = () => {
    Object.assign(draft, { words: words.value, codes: coding.chosen(), tags: tagging.chosen(), visibility: seen.value });
    given.changed(draft);
  };
  const save = async () => {
    // A quick hand saves before the topics are there; a slow line does not hold it up for long.
    if (tagging.hasWords()) await Promise.race([tagging.ready(), new Promise((done) => setTimeout(done, 1500))]);
    tagging.take();
    change();
    if (!draft.words.trim() && !draft.codes?.length && !draft.tags.length && !draft.edit) {
      trouble.textContent = draft.isReply ? "Write something." : "Write something, or give a code or a tag.";
      words.focus();
      return;
    }
    trouble.textContent = "";
    given.save(draft);
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  names(words, id, () => members(given.groups, seen.value), change);
  form.addEventListener("keydown", (event) => {
    if (event.defaultPrevented) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      given.cancel(draft);
    } else coding.press(event);
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => given.cancel(draft, { isThrownAway: true }));
  const focus = () => {
    if (!given.begun) return words.focus();
    narrow();
    change();
    return coding.focus(given.begun);
  };
  return { form, focus, tell: (reason) => { trouble.textContent = reason; } };
}

function shortened(words) {
  return words.length > 140 ? `${words.slice(0, 139)}…` : words;
}

/** Those who can be named: the members of the group with whom it is shared, else of all groups. */
function members(groups, visibility) {
  const meant = groups.filter(({ slug }) => visibility === `group:${slug}`);
  const found = new Map();
  for (const { members: those } of meant.length ? meant : groups) {
    for (const one of those) found.set(one.name, one);
  }
  return [...found.values()];
}

function tags(draft, id, given, change) {
  const known = make("datalist", { id: `${id}-topics` });
  const field = make("input", { id: `${id}-tag`, type: "text", list: known.id, maxlength: "200", autocomplete: "off" });
  const shown = make("ul", { class: "note-chips", "aria-label": "Tags" });
  let topics = [];
  const chosen = [...draft.tags];
  const draw = () => {
    shown.replaceChildren(
      ...chosen.map((tag, index) => {
        const away = make("button", { type: "button", class: "quiet-button", "aria-label": `Take away the tag ${tag.words}` }, "×");
        away.addEventListener("click", () => {
          chosen.splice(index, 1);
          draw();
          change();
          field.focus();
        });
        return make("li", {}, [tag.words, tag.topic ? make("span", { class: "note-about" }, " topic") : null, away]);
      }),
    );
  };
  const asTopic = (tag) => {
    const topic = topics.find(({ label }) => label.toLocaleLowerCase() === tag.words.toLocaleLowerCase());
    return tag.topic || !topic ? tag : { words: topic.label, topic: topic.slug };
  };
  const take = () => {
    const words = field.value.trim();
    if (words && !chosen.some((one) => one.words.toLocaleLowerCase() === words.toLocaleLowerCase())) chosen.push({ words });
    field.value = "";
    chosen.splice(0, chosen.length, ...chosen.map(asTopic));
    draw();
  };
  const ready = async () => {
    if (topics.length || draft.isReply) return;
    topics = await given.topics();
    known.replaceChildren(...topics.map(({ label }) => make("option", { value: label })));
  };
  field.addEventListener("focus", ready);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    take();
    change();
  });
  draw();
  const elements = draft.isReply ? [] : [make("label", { for: field.id }, "Tags: a topic, or your own words; Enter adds one"), shown, field, known];
  const hasWords = () => field.value.trim() !== "" || chosen.some(({ topic }) => !topic);
  return { elements, chosen: () => [...chosen], take, ready, hasWords };
}

/** Candidates for a name after @, beneath the words: arrows choose, Enter or Tab takes, Escape closes. */
function names(field, id, members, change) {
  const list = make("ul", { class: "note-names", role: "listbox", id: `${id}-names`, "aria-label": "People", hidden: true });
  field.after(list);
  field.setAttribute("aria-controls", list.id);
  let found = [];
  let active = 0;
  const close = () => {
    found = [];
    list.hidden = true;
    field.removeAttribute("aria-activedescendant");
  };
  const draw = () => {
    list.replaceChildren(
      ...found.map((one, index) =>
        make("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": String(index === active) }, `@${one.name} ${one.called === one.name ? "" : one.called}`),
      ),
    );
    list.hidden = !found.length;
    if (found.length) field.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else close();
  };
  const take = (index) => {
    const begun = naming(field.value, field.selectionStart);
    if (!begun || !found[index]) return close();
    field.setRangeText(`${found[index].name} `, begun.at, field.selectionStart, "end");
    close();
    return change();
  };
  field.addEventListener("input", () => {
    const begun = naming(field.value, field.selectionStart);
    const wanted = begun?.begun.toLocaleLowerCase();
    found = begun ? members().filter((one) => `${one.name} ${one.called}`.toLocaleLowerCase().includes(wanted)).slice(0, 6) : [];
    active = 0;
    draw();
  });
  field.addEventListener("keydown", (event) => {
    if (!found.length) return;
    if (event.key === "ArrowDown") active = (active + 1) % found.length;
    else if (event.key === "ArrowUp") active = (active + found.length - 1) % found.length;
    else if ((event.key === "Enter" && !event.ctrlKey && !event.metaKey) || event.key === "Tab") {
      event.preventDefault();
      return void take(active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      return void close();
    } else return;
    event.preventDefault();
    draw();
  });
  field.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take([...list.children].indexOf(event.target.closest("li")));
  });
}

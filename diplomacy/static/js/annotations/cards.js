/** Notes as they are read: a conversation as an element. */

import { make } from "../desk/dom.js";

const SEEN = { private: "only you see it", public: "everybody sees it" };

/** A moment in short: "22 Nov 2026, 10:05". */
export function moment(iso) {
  return new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

/** Who wrote it, in words. */
export function author(one) {
  if (one.is_gone) return "A deleted note";
  if (one.mine) return "You";
  return one.creator?.called ?? "An erased account";
}

/**
 * @param {{root: object, replies: object[], anchor: object}} thread
 * @param {{marks: object, place: string, groups: Map<string, string>, canWrite: boolean}} look `marks` as `legend` gives them
 */
export function card(thread, { marks, place, groups, canWrite }) {
  const { root, replies, anchor } = thread;
  const hue = marks.of(root);
  return make("article", { class: "note-card", id: `annotation-${root.guid}`, tabindex: "-1", "data-guid": root.guid, "data-hue": hue, "aria-label": `${author(root)}: ${anchor.exact ? "a note on these words" : "a note"}, ${place}` }, [
    ...standing(anchor, root),
    ...said(root, groups, canWrite, marks),
    ...replies.map((reply) =>
      make("div", { class: "note-reply", id: `annotation-${reply.guid}`, tabindex: "-1", "data-guid": reply.guid }, said(reply, groups, canWrite, marks)),
    ),
  ]);
}

/** What has become of its place. */
function standing(anchor, root) {
  const parts = [];
  if (anchor.status === "lost") parts.push("Its words are not in this edition.");
  else if (!anchor.is_certain) parts.push(`Its place is not certain: ${anchor.reason}.`);
  else if (anchor.status === "changed") parts.push("Its words were changed.");
  if (!parts.length) return [];
  const settle = anchor.to_settle
    ? [
        " ",
        make("a", { href: `/notebook/annotations/${root.guid}/settle/` }, "Settle its place"),
        " ",
        make("button", { type: "button", class: "quiet-button", "data-act": "settle", "data-key": `settle ${root.guid}`, "data-on": root.guid }, "Select its words"),
      ]
    : [];
  const quoted = anchor.status === "lost" && anchor.exact ? make("blockquote", {}, anchor.exact) : null;
  return [quoted, make("p", { class: "note-standing" }, [...parts, ...settle])].filter(Boolean);
}

function said(one, groups, canWrite, marks) {
  if (one.is_gone) return [make("p", { class: "note-head" }, "A note that is gone; what was answered stays.")];
  const whom = one.visibility === "group" ? (groups.get(one.group) ?? "a group") : SEEN[one.visibility];
  return [
    make("p", { class: "note-head" }, [
      make("strong", {}, author(one)),
      make("span", { class: "note-about" }, [
        " ",
        make("a", { href: `#annotation-${one.guid}`, title: "The address of this note" }, make("time", { datetime: one.modified }, moment(one.modified))),
        ` · ${whom}`,
        ...hiding(one),
      ]),
    ]),
    ...one.bodies.map((each) => body(each, marks)),
    canWrite || one.mine ? actions(one) : null,
  ].filter(Boolean);
}

/** That a moderator has hidden it; its author is led to why, and to an appeal. */
function hiding(one) {
  if (!one.is_hidden) return [];
  const words = "hidden by a moderator";
  return [" · ", one.mine ? make("a", { href: `/notebook/moderation/${one.guid}/mine/` }, `${words}: why, and how to appeal`) : words];
}

function body(one, marks) {
  if (one.kind === "comment") return make("p", { class: "note-words" }, one.words);
  if (one.kind === "position") return make("p", { class: "note-coding" }, [make("span", { class: "note-kind" }, "Position "), one.words]);
  if (one.kind === "code") return make("p", { class: "note-coding" }, [make("span", { class: "note-kind" }, "Code "), named(one, marks), make("span", { class: "note-about" }, ` · ${one.codebook}`)]);
  if (one.kind === "link") return make("p", { class: "note-tag" }, [make("span", { class: "note-kind" }, "Link "), make("a", { href: one.href, rel: "nofollow noopener" }, one.words || one.href)]);
  return make("p", { class: "note-tag" }, [make("span", { class: "note-kind" }, "Tag "), one.topic ? make("a", { href: one.href }, one.words) : one.words]);
}

/** A code under its own mark, where notes are marked by codes. */
function named(one, marks) {
  const hue = marks.on(one);
  return hue === undefined ? one.words : make("span", { class: "notes-mark", "data-hue": hue }, one.words);
}

function actions(one) {
  const button = (act, shown) =>
    make("button", { type: "button", class: "quiet-button", "data-act": act, "data-key": `${act} ${one.guid}`, "data-on": one.guid, "aria-label": `${shown}: ${author(one)}, ${moment(one.created)}` }, shown);
  const mine = one.mine && !one.is_coding ? [" ", button("edit", "Edit"), " ", button("delete", "Delete")] : [];
  const complain = !one.mine && one.visibility === "public"
    ? [" ", make("a", { href: `/notebook/moderation/${one.guid}/complain/` }, "Complain")]
    : [];
  return make("p", { class: "note-actions" }, [button("reply", "Reply"), ...mine, ...complain]);
}

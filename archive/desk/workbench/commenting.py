"""Comments beside the part that they are about: as the page shows them, and as its form sends them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from archive.models import Comment, Report
from archive.querying import read_key
from archive.reviewing import commenting
from archive.reviewing.commenting import RefusedComment

from .reading import called

Row = dict[str, Any]


def threads_of(rows: Collection[Row]) -> list[Row]:
    """The threads, each as the address `comments/` tells of it; `rows` are the comments that `read_beside` reads."""
    threads = {row["id"]: _thread(row) for row in rows if row["reply_to"] is None}
    for row in rows:
        if row["reply_to"] in threads:
            threads[row["reply_to"]]["replies"].append(_said(row))
    return list(threads.values())


def _thread(row: Row) -> Row:
    return {
        **_said(row),
        **{name: row[name] for name in ("sid", "version", "start", "end", "settled")},
        "settled_by": called(row["settled_by"]) if row["settled"] else None,
        "replies": [],
    }


def _said(row: Row) -> Row:
    is_guest = row["guest"] is not None
    author = row["guest"] if is_guest else called(row)
    return {"id": row["id"], "author": author, "is_guest": is_guest, **{name: row[name] for name in ("at", "text")}}


def threads_at(threads: Collection[Row], part: Row, standing: Collection[str]) -> list[Row]:
    """The threads that are shown beside a part, with moments that a template can print.

    Beside what is nobody's statement stand those on the whole record, and on statements that are there no more.
    """

    def is_here(thread: Row) -> bool:
        return thread["sid"] == part["sid"] if part["sid"] else thread["sid"] not in standing

    return [
        {
            **thread,
            "at": parse_datetime(thread["at"]),
            "replies": [{**reply, "at": parse_datetime(reply["at"])} for reply in thread["replies"]],
        }
        for thread in threads
        if is_here(thread)
    ]


def comment_with(report: Report, part: Row, sent: Mapping[str, str], by: Any, name: str, what: str) -> str:
    """Do what a button of the form says: "comment", or "answer", "settle_comment" and "open_comment" with a number.

    What to tell. Raises ValidationError, PermissionDenied.
    """
    permission = "archive.add_comment" if name in ("comment", "answer") else "archive.change_comment"
    if not by.has_perm(permission):
        raise PermissionDenied
    thread = None
    if name != "comment":
        thread = Comment.objects.filter(report=report, pk=read_key(what)).first()
        if thread is None:
            raise ValidationError(_("The comment is not there any more."))
    try:
        if thread is not None and name != "answer":
            commenting.settle(comment=thread, by=by, is_settled=name == "settle_comment")
            return _("The comment is settled.") if name == "settle_comment" else _("The comment is open again.")
        text = sent.get(f"answer_{what}" if thread else "comment_text", "")
        commenting.comment(report=report, text=text, by=by, sid=part["sid"] or "", reply_to=thread)
    except RefusedComment as refusal:
        raise ValidationError(str(refusal)) from refusal
    return _("Your comment stands beside it.")

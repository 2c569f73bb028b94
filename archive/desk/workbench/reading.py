"""What the database has of a report beside its value, read for the workbench in two queries whatever there is of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from archive.models import (
    Comment,
    Finding,
    Flag,
    Identification,
    Mention,
    Part,
    Position,
    Presence,
    Report,
    Statement,
    Submission,
    Tag,
    Voice,
)

from .wording import name_of

SEEN_WITHIN = timedelta(seconds=30)
"""Whoever was heard of within this time has the report open."""

Row = dict[str, Any]


def read_beside(report: Report, user: Any) -> Row:
    """Lists of rows by what they are; one query.

    Of the flags those that are open, of the mentions and of the voices one for each name, of the submissions the latest
    one, of the accounts those that have confirmed a part.
    """
    own = {"report": OuterRef("pk")}
    confirming = Part.confirmed_by.through.objects.filter(part__report=OuterRef(OuterRef("pk")))
    lists = {
        "flags": _rows(
            Flag.objects.filter(**own).open().with_source_text().order_by("pk"),
            id="pk", kind="kind", message="message", start="start", end="end", source_text="source_text",
        ),
        "mentions": _rows(
            Mention.objects.filter(**own).order_by("name", "start").distinct("name"),
            name="name", slug="person__slug", label="person__label", surname="person__surname",
            office="tenure__office__label", why="unresolved",
        ),
        "voices": _rows(
            Voice.objects.filter(statement__report=OuterRef("pk")).order_by("name", "pk").distinct("name"),
            name="name", slug="person__slug", label="person__label", surname="person__surname",
            office="tenure__office__label", why="unresolved",
        ),
        "decisions": _rows(
            Identification.objects.filter(**own).order_by("pk"),
            name="name", note="note", at="at", **_account("by__"),
        ),
        "others": _rows(
            Presence.objects.filter(**own).exclude(user=user).since(timezone.now() - SEEN_WITHIN),
            seen_at="seen_at", **_account("user__"),
        ),
        "submissions": _rows(
            Submission.objects.filter(**own).order_by("-at", "-pk")[:1],
            id="pk", at="at", version="version", note="note", outcome="outcome", reasons="reasons",
            decided_at="decided_at", decided_by=JSONObject(**_account("decided_by__")), **_account("by__"),
        ),
        "accounts": _rows(
            get_user_model().objects.filter(pk__in=confirming.values("user")), id="pk", **_account("")
        ),
        "findings": _rows(
            Finding.objects.filter(**own).with_undertakings().order_by("start", "end", "kind", "key"),
            key="key", kind="kind", start="start", end="end", state="state", by="by", rule="rule",
            certainty="confidence", said="said", slug="instrument__slug", label="instrument__label",
            undertaking="undertaking", undertaking_words="undertaking_words", undertaking_report="undertaking_report",
        ),
        "comments": _rows(
            Comment.objects.filter(**own).order_by("at", "pk"),
            id="pk", sid="identity", version="version", start="start", end="end", text="text", at="at",
            guest="link__label", reply_to="reply_to", settled="settled_at",
            settled_by=JSONObject(**_account("settled_by__")), **_account("by__"),
        ),
    }  # fmt: skip
    row = Report.objects.filter(pk=report.pk).values_list(*lists.values()).get()
    return dict(zip(lists, row, strict=True))


def read_statements(report: Report, sids: Collection[str] | None = None) -> dict[str, Row]:
    """By sid the `voices`, `tags` and `positions` of each statement, or of those with these sids; one query."""
    own = {"statement": OuterRef("pk")}
    also = Position.claims_also_for.through.objects.filter(position=OuterRef("pk")).order_by("person__slug")
    statements = Statement.objects.filter(report=report)
    rows = (statements if sids is None else statements.filter(identity__in=sids)).order_by().values_list(
        "identity",
        _rows(
            Voice.objects.filter(**own).order_by("capacity", "ordinal"),
            capacity="capacity", name="name", start="printed_start", end="printed_end", slug="person__slug",
            label="person__label", office="tenure__office__label", why="unresolved",
        ),
        _rows(
            Tag.objects.filter(**own).order_by("pk"),
            slug="topic__slug", label="topic__label", start="start", end="end", by="by",
        ),
        _rows(
            Position.objects.filter(**own).order_by("start", "pk"),
            key="key", proposition=JSONObject(slug="proposition__slug", text="proposition__text"),
            holder_collective="holder_collective",
            **{name: _named(name) for name in NAMED},
            claims_also_for=_rows(also, slug="person__slug", label="person__label"),
            **{name: name for name in PLAIN},
        ),
    )  # fmt: skip
    return {sid: {"voices": voices, "tags": tags, "positions": positions} for sid, voices, tags, positions in rows}


HOLDERS = ("holder_person", "holder_country", "holder_organization")
NAMED = (*HOLDERS, "on_behalf_of", "attributed_by", "directed_at")
"""The fields of a position that name a record of the authorities, by its slug."""
PLAIN = ("direction", "strength", "act", "evidence", "start", "end", "condition", "rationale", "by")


def called(row: Row) -> str:
    """The account whose name the row has, as others read it; what no account did, the archive did."""
    if row["username"] is None:
        return name_of(None)
    return name_of(get_user_model()(**{name: row[name] for name in _ACCOUNT}))


_ACCOUNT = ("username", "first_name", "last_name")


def _account(leads: str) -> dict[str, str]:
    return {name: f"{leads}{name}" for name in _ACCOUNT}


def _named(name: str) -> JSONObject:
    return JSONObject(slug=f"{name}__slug", label=f"{name}__label")


def _rows(rows: QuerySet[Any], **columns: Any) -> ArraySubquery:
    """The rows as a list of objects with these columns, in their order."""
    return ArraySubquery(rows.values(json=JSONObject(**columns)))

"""The gate before publishing: what nobody has confirmed in a working copy yet.

No statement is published that nobody has looked at: such statements block. Open flags, names of which nobody is known,
comments without an answer and missing facts only warn: whoever publishes nevertheless says why.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models import Report, Statement, Voice
from archive.parsing.paths import printed_place
from archive.parsing.shortening import shortened
from archive.telling import tell_flags

BASICS = {
    "title": gettext_lazy("title"),
    "event_date": gettext_lazy("date of the event"),
    "language": gettext_lazy("language"),
}
"""What readers find a record by, and should not be empty."""


class Open(StrEnum):
    """What is not confirmed."""

    UNSEEN = "unseen"
    FLAG = "flag"
    NAME = "name"
    COMMENT = "comment"
    BASIC = "basic"


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """One thing that is open, in words, and where it stands.

    `sid` is the statement's, `key` that of the flag or of the comment; `ordinal` counts the report's parts from 0.
    """

    what: Open
    text: str
    sid: str = ""
    ordinal: int | None = None
    key: int | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """All that is open in one report, in the order of the text as far as it stands in the text."""

    items: tuple[Unconfirmed, ...]

    def of(self, *whats: Open) -> tuple[Unconfirmed, ...]:
        """What is open of these kinds."""
        return tuple(item for item in self.items if item.what in whats)

    @property
    def unseen(self) -> tuple[Unconfirmed, ...]:
        """Statements that nobody has looked at: while there are any, nothing is published."""
        return self.of(Open.UNSEEN)

    @property
    def warnings(self) -> tuple[Unconfirmed, ...]:
        """What can be published nevertheless, by somebody who says why."""
        return tuple(item for item in self.items if item.what is not Open.UNSEEN)


def gate(*, report: Report) -> Gate:
    """What is open in the working copy: four queries, however long the report is."""
    return Gate((*_unseen(report), *_flags(report), *_names(report), *_comments(report), *_basics(report)))


def _unseen(report: Report) -> list[Unconfirmed]:
    statements = list(
        Statement.objects.filter(report=report)
        .annotate(eyes=Count("confirmed_by"))
        .order_by("ordinal")
        .values_list("identity_id", "ordinal", "path", "number", "eyes")
    )
    totals = Counter(path for _sid, _ordinal, path, _number, _eyes in statements)
    return [
        Unconfirmed(Open.UNSEEN, printed_place(path, number, totals[path]), sid=sid, ordinal=ordinal)
        for sid, ordinal, path, number, eyes in statements
        if not eyes
    ]


def _flags(report: Report) -> list[Unconfirmed]:
    flags: list[Any] = list(report.flags.open())
    tell_flags(flags)
    return [Unconfirmed(Open.FLAG, flag.told, key=flag.pk, sid=flag.sid) for flag in flags]


def _names(report: Report) -> list[Unconfirmed]:
    voices = Voice.objects.filter(statement__report=report).undecided().order_by("name", "statement__ordinal")
    rows = voices.distinct("name").values_list("name", "unresolved", "statement__identity_id", "statement__ordinal")
    return [
        Unconfirmed(
            Open.NAME,
            _("%(name)s is not identified: %(why)s") % {"name": name, "why": why},
            sid=sid,
            ordinal=ordinal,
        )
        for name, why, sid, ordinal in sorted(rows, key=lambda row: (row[3], row[0]))
    ]


def _comments(report: Report) -> list[Unconfirmed]:
    comments = report.comments.open().select_related("by", "link")
    return [
        Unconfirmed(
            Open.COMMENT,
            _("%(who)s: %(text)s") % {"who": comment.author, "text": shortened(comment.text, 140)},
            sid=comment.identity_id or "",
            key=comment.pk,
        )
        for comment in comments
    ]


def _basics(report: Report) -> list[Unconfirmed]:
    return [
        Unconfirmed(Open.BASIC, _("It has no %(what)s.") % {"what": what})
        for name, what in BASICS.items()
        if not getattr(report, name)
    ]

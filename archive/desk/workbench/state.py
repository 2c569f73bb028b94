"""The state of a report at the workbench, as JSON: the text, its parts with all that lies over them, and who is there.

The number of queries does not depend on the report. What lies over the parts is read from the rows of the working
copy, which say what its value says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone

from archive.editing.undoing import Trail, trail
from archive.models import Emendation, Flag, Gloss, Position, Presence, Report, Revision, Tag, Voice
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown, Kind, Segment, from_json, statement_numbers
from archive.parsing.paths import printed_place
from archive.reviewing.permitting import may_submit

from .wording import name_of, said

SEEN_WITHIN = timedelta(seconds=30)
"""Whoever was heard of within this time has the report open."""

REVIEWS = ("parser", "one", "two")
"""By how many accounts have confirmed a part: the parser's work alone, one editor's, two or more."""

Row = dict[str, Any]


def state_of(report: Report, user: Any, breakdown: Breakdown | None = None) -> Row:
    """The whole state for this account. The report comes with its source text; `breakdown` where it is known already."""
    revisions = report.revisions.select_related("by").defer("layers", "arguments")
    if breakdown is None:
        revision = revisions.get(number=report.version)
        breakdown = from_json(revision.breakdown)
    else:
        revision = revisions.defer("breakdown").get(number=report.version)
    flags = _flags(report)
    voices = _Voices(report)
    parts = _parts(breakdown, user, voices, flags, _tags(report), _positions(report))
    unchecked = sum(part["review"] == "parser" for part in parts if part["kind"] == "statement")
    return {
        "version": report.version,
        "title": str(report),
        "rid": show(report.rid),
        "url": reverse("archive:report", args=[show(report.rid)]) if report.state != Report.State.DRAFT else None,
        "state": report.state,
        "language": report.language,
        "text": report.text,
        "parts": parts,
        "emendations": _marks(Emendation, report, "start", "end", "reading", "reason", "witness", "by"),
        "glosses": _marks(Gloss, report, "start", "end", "note", "by"),
        "mentions": [
            {"start": m.start, "end": m.end, "words": m.words, "name": m.person, "office": m.office}
            for m in breakdown.mentions
        ],
        "participants": [{"name": p.person, "office": p.office} for p in breakdown.participants],
        "flags": flags,
        **_trail(report, user),
        "saved": {"version": revision.number, "at": revision.at.isoformat(), "by": name_of(revision.by)},
        "others": others(report, user),
        "submission": _submission(report),
        "open": {"flags": len(flags), "unchecked": unchecked, "names": voices.undecided},
        "may": permissions(report, user),
    }


def permissions(report: Report, user: Any) -> dict[str, bool]:
    """What this account can do here."""
    can_change = report.binned_at is None
    return {
        "change": can_change and user.has_perms(("archive.change_report", "archive.change_statement")),
        "check": can_change and user.has_perm("archive.check_statement"),
        "settle": can_change and user.has_perm("archive.change_flag"),
        "identify": can_change and user.has_perm("archive.add_identification"),
        "add_person": user.has_perm("archive.add_person"),
        "submit": can_change and may_submit(user, report) is None,
    }


def others(report: Report, user: Any) -> list[Row]:
    """Who else has the report open; one query."""
    rows = Presence.objects.filter(report=report).exclude(user=user).since(timezone.now() - SEEN_WITHIN)
    return [{"name": name_of(row.user), "seen_at": row.seen_at.isoformat()} for row in rows]


def _parts(
    breakdown: Breakdown,
    user: Any,
    voices: _Voices,
    flags: Sequence[Row],
    tags: Mapping[str, list[Row]],
    positions: Mapping[str, list[Row]],
) -> list[Row]:
    keys = {key for part in breakdown.segments for key in part.confirmed_by}
    names = {one.pk: name_of(one) for one in get_user_model().objects.filter(pk__in=keys)}
    numbers = statement_numbers(breakdown)
    located = [flag for flag in flags if flag["start"] is not None]
    rows = []
    for index, part in enumerate(breakdown.segments):
        # What an earlier account is called is not known for ever: it may be gone.
        by = [names.get(key, str(key)) for key in part.confirmed_by]
        rows.append(
            {
                "index": index,
                "kind": str(part.kind),
                "start": part.start,
                "end": part.end,
                "path": part.path,
                "place": printed_place(part.path, *numbers.get(index, (1, 1))),
                "sid": part.sid,
                "rule": part.rule,
                "confidence": part.confidence,
                "review": REVIEWS[min(len(by), 2)],
                "confirmed_by": by,
                "is_mine_confirmed": user.pk in part.confirmed_by,
                "speech": part.speech and str(part.speech),
                "role": part.role and str(part.role),
                "attribution": part.attribution and str(part.attribution),
                "answers": part.answers,
                **voices.of(part),
                "topics": tags.get(part.sid or "", []),
                "positions": positions.get(part.sid or "", []),
                "flags": [f for f in located if f["start"] < part.end and part.start < f["end"]],
            }
        )
    return rows


class _Voices:
    """Who speaks, is spoken to and conveys, with the person and the office of that day; two queries."""

    def __init__(self, report: Report) -> None:
        rows = Voice.objects.filter(statement__report=report).order_by("statement", "capacity", "ordinal")
        self.by_sid: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self.by_name: dict[str, Row] = {}
        for sid, capacity, name, start, end, slug, label, office, why in rows.values_list(
            "statement__identity", "capacity", "name", "printed_start", "printed_end",
            "person__slug", "person__label", "tenure__office__label", "unresolved",
        ):  # fmt: skip
            row = _who(name, start, end, slug, label, office, why)
            self.by_sid[sid, capacity].append(row)
            self.by_name.setdefault(name, {**row, "start": None, "end": None})
        undecided = Voice.objects.undecided().filter(statement__report=report)
        self.undecided = undecided.order_by().values("name").distinct().count()

    def of(self, part: Segment) -> Row:
        """The speakers, addressees and conveyor of a part."""
        if part.kind is Kind.STATEMENT:
            sid = part.sid or ""
            conveyors = self.by_sid.get((sid, "conveyor"), [])
            return {
                "speakers": self.by_sid.get((sid, "speaker"), []),
                "addressees": self.by_sid.get((sid, "addressee"), []),
                "conveyed_by": part.conveyed_by,
                "conveyor": conveyors[0] if conveyors else None,
            }
        # Parts that are nobody's statement have no rows: their names mean whom they mean in the statements.
        return {
            "speakers": [self._named(name) for name in part.speakers],
            "addressees": [],
            "conveyed_by": part.conveyed_by,
            "conveyor": self._named(part.conveyed_by) if part.conveyed_by else None,
        }

    def _named(self, name: str) -> Row:
        return self.by_name.get(name) or _who(name, None, None, None, None, None, "")


def _who(
    name: str, start: int | None, end: int | None, slug: str | None, label: str | None, office: str | None, why: str
) -> Row:
    person = {"slug": slug, "label": label} if slug else None
    return {"name": name, "start": start, "end": end, "person": person, "office": office, "unresolved": why}


def _tags(report: Report) -> dict[str, list[Row]]:
    tags: dict[str, list[Row]] = defaultdict(list)
    rows = Tag.objects.filter(statement__report=report).order_by("statement", "pk")
    for sid, slug, label, start, end, by in rows.values_list(
        "statement__identity", "topic__slug", "topic__label", "start", "end", "by"
    ):
        tags[sid].append({"slug": slug, "label": label, "start": start, "end": end, "by": by})
    return tags


_HOLDERS = ("holder_person", "holder_country", "holder_organization")
_NAMED = (*_HOLDERS, "on_behalf_of", "attributed_by", "directed_at")


def _positions(report: Report) -> dict[str, list[Row]]:
    """By sid; with all that `recode` takes. Two queries."""
    found: dict[str, list[Row]] = defaultdict(list)
    rows = Position.objects.filter(statement__report=report).order_by("statement", "start", "pk")
    for p in rows.select_related("proposition", "statement", *_NAMED).prefetch_related("claims_also_for"):
        sid = p.statement.identity_id
        found[sid].append(
            {
                "key": str(p.key),
                "sid": sid,
                "proposition": {"slug": p.proposition.slug, "text": p.proposition.text},
                "holder": p.holder,
                "holder_collective": p.holder_collective,
                **{name: one.slug if (one := getattr(p, name)) else None for name in _NAMED},
                "claims_also_for": [person.slug for person in p.claims_also_for.all()],
                **{
                    name: getattr(p, name)
                    for name in (
                        "direction", "strength", "act", "evidence", "start", "end", "condition", "rationale", "by",
                    )
                },
            }
        )  # fmt: skip
    return found


def _marks(model: type[Emendation | Gloss], report: Report, *names: str) -> list[Row]:
    return list(model.objects.filter(report=report).order_by("start").values(*names))


def _flags(report: Report) -> list[Row]:
    """The open flags; those of another text have no place in this one."""
    rows = Flag.objects.filter(report=report).open().with_source_text().order_by("pk")
    return [
        {
            "id": key,
            "kind": kind,
            "message": message,
            "start": start if text == report.source_text_id else None,
            "end": end if text == report.source_text_id else None,
        }
        for key, kind, message, start, end, text in rows.values_list(
            "pk",
            "kind",
            "message",
            "start",
            "end",
            "source_text",  # type: ignore[misc] # annotated
        )
    ]


def _trail(report: Report, user: Any) -> Row:
    """What undo and redo would do, and whose work would go with it; two queries."""
    walked: Trail = trail(report)
    deeds = {of: walked.own(of, user) for of in ("undo", "redo")}
    numbers = {deed.number for some in deeds.values() for deed in some}
    rows = (
        report.revisions.filter(number__in=numbers).select_related("by").only("number", "operation", "arguments", "by")
    )
    revisions: dict[int, Revision] = {row.number: row for row in rows}
    told: Row = {}
    for of, some in deeds.items():
        chain = [revisions[deed.number] for deed in some]
        told[of] = said(chain[-1].operation, chain[-1].arguments) if chain else None
        told[f"{of}_with"] = [
            {"number": one.number, "by": name_of(one.by), "operation": said(one.operation, one.arguments)}
            for one in chain
            if one.by_id != user.pk
        ]
    return told


def _submission(report: Report) -> Row | None:
    open_one = report.submissions.open().select_related("by").first()
    if open_one is None:
        return None
    return {
        "id": open_one.pk,
        "by": name_of(open_one.by),
        "at": open_one.at.isoformat(),
        "version": open_one.version,
        "note": open_one.note,
    }


def indexes_at(breakdown: Breakdown, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The parts that stand on one of the spans, by index."""
    wanted = list(spans)
    return [
        index
        for index, part in enumerate(breakdown.segments)
        if any(start < part.end and part.start < end for start, end in wanted)
    ]

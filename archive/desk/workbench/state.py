"""The state of a report at the workbench, as JSON: the text, its parts with all that lies over them, and who is there.

The number of queries does not depend on the report. Whose words the parts are, and what was judged of them, is read from
the rows of the working copy, which say what its value says under the names of today.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from django.db.models import TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from archive.editing.rows import titles_in
from archive.editing.undoing import Trail, trail
from archive.models import Finding, Presence, Report, Revision, Submission
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown, Kind, Segment, from_json, statement_numbers
from archive.parsing.paths import printed_place
from archive.telling import flag_told, operation_told, statements_in

from .findings import Saying
from .joining import joined_because
from .reading import HOLDERS, NAMED, PLAIN, SEEN_WITHIN, called, read_beside, read_statements
from .sentences import reason
from .wording import name_of

REVIEWS = ("parser", "one", "two")
"""By how many accounts have confirmed a part: the parser's work alone, one editor's, two or more."""

Row = dict[str, Any]


def state_of(report: Report, user: Any, breakdown: Breakdown | None = None, beside: Row | None = None) -> Row:
    """The whole state for this account. The report comes with its source text.

    `breakdown` and what `read_beside` reads are given where they are known already.
    """
    beside = beside or read_beside(report, user)
    revisions = report.revisions.select_related("by").defer("arguments", "breakdown")
    if breakdown is None:
        # As text: Django’s own reading of the JSON takes longer than all else where there are thousands of parts.
        revision = revisions.annotate(stored=Cast("breakdown", TextField())).get(number=report.version)
        breakdown = from_json(orjson.loads(revision.stored))  # type: ignore[attr-defined] # annotated
    else:
        revision = revisions.get(number=report.version)
    composed = Composed(report, user, breakdown, revision.layers, beside)
    return {
        **composed.head(revision),
        "text": report.text,
        "parts": composed.parts(read_statements(report), range(len(breakdown.segments))),
        "mentions": composed.mentions(),
    }


class Composed:
    """The state of one version, in the pieces that an answer is made of.

    `layers` are as a revision keeps them; the emendations and glosses are told from these.
    """

    def __init__(
        self, report: Report, user: Any, breakdown: Breakdown, layers: Mapping[str, Any], beside: Row
    ) -> None:
        self.report, self.user, self.breakdown, self.layers, self.beside = report, user, breakdown, layers, beside
        self.flags = _flags(report, beside["flags"], breakdown)
        self.voices = _Voices(breakdown, beside)
        self.said = Saying(beside["findings"], report.text)

    def head(self, revision: Revision) -> Row:
        """All but the text, its parts and the names in it: what an answer always tells."""
        report, user, beside = self.report, self.user, self.beside
        submission = submission_of(beside)
        unchecked = sum(not part.confirmed_by for part in self.breakdown.statements())
        waiting = sum(row["state"] == Finding.State.PROPOSED for row in beside["findings"])
        return {
            "version": report.version,
            "title": str(report),
            "rid": show(report.rid),
            "url": reverse("archive:report", args=[show(report.rid)]) if report.state != Report.State.DRAFT else None,
            "state": report.state,
            "language": report.language,
            "emendations": _marks(self.layers, "emendations", "start", "end", "reading", "reason", "witness", "by"),
            "glosses": _marks(self.layers, "glosses", "start", "end", "note", "by"),
            "participants": [{"name": p.person, "office": p.office} for p in self.breakdown.participants],
            "names": self.voices.names,
            "flags": self.flags,
            **_trail(report, user),
            "saved": {"version": revision.number, "at": revision.at.isoformat(), "by": name_of(revision.by)},
            "others": [{"name": called(row), "seen_at": row["seen_at"]} for row in beside["others"]],
            "submission": submission,
            "open": {
                "flags": len(self.flags),
                "unchecked": unchecked,
                "names": self.voices.undecided,
                "findings": waiting,
            },
            "may": {
                **permissions(report, user),
                # As `may_submit`, without its query: a report that is shown here has a breakdown.
                "submit": report.binned_at is None and not submission and user.has_perm("archive.add_submission"),
                "comment": user.has_perm("archive.add_comment"),
                "settle_comments": user.has_perm("archive.change_comment"),
            },
        }

    def mentions(self) -> list[Row]:
        """The names where they stand in the text."""
        return [
            {"start": m.start, "end": m.end, "words": m.words, "name": m.person, "office": m.office}
            for m in self.breakdown.mentions
        ]

    def parts(self, statements: Mapping[str, Row], indexes: Iterable[int]) -> list[Row]:
        """The parts with these indexes; `statements` are what `read_statements` reads of those among them."""
        accounts = {row["id"]: called(row) for row in self.beside["accounts"]}
        numbers = statement_numbers(self.breakdown)
        located = [flag for flag in self.flags if flag["start"] is not None]
        return [
            _part(self.breakdown, index, numbers, self.user, self.voices, located, statements, accounts, self.said)
            for index in indexes
        ]


def permissions(report: Report, user: Any) -> dict[str, bool]:
    """What this account can do here."""
    can_change = report.binned_at is None
    return {
        "change": can_change and user.has_perms(("archive.change_report", "archive.change_statement")),
        "check": can_change and user.has_perm("archive.check_statement"),
        "settle": can_change and user.has_perm("archive.change_flag"),
        "identify": can_change and user.has_perm("archive.add_identification"),
        "add_person": user.has_perm("archive.add_person"),
    }


def others(report: Report, user: Any) -> list[Row]:
    """Who else has the report open; one query."""
    rows = Presence.objects.filter(report=report).exclude(user=user).since(timezone.now() - SEEN_WITHIN)
    return [{"name": name_of(row.user), "seen_at": row.seen_at.isoformat()} for row in rows]


def _part(
    breakdown: Breakdown,
    index: int,
    numbers: Mapping[int, tuple[int, int]],
    user: Any,
    voices: _Voices,
    located: Sequence[Row],
    statements: Mapping[str, Row],
    names: Mapping[int, str],
    said: Saying,
) -> Row:
    part = breakdown.segments[index]
    # What an earlier account is called is not known for ever: it may be gone.
    by = [names.get(key, str(key)) for key in part.confirmed_by]
    own = statements.get(part.sid or "", {})
    return {
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
        **voices.of(part, own.get("voices", ())),
        "topics": own.get("tags", []),
        "positions": _positions(part.sid, own.get("positions", ())),
        "flags": [f for f in located if f["start"] < part.end and part.start < f["end"]],
        "said": said.within(part.start, part.end),
    }


class _Voices:
    """Who speaks, is spoken to, conveys and is named, with the person and the office of that day."""

    def __init__(self, breakdown: Breakdown, beside: Row) -> None:
        """The decisions of editors are by name: whoever is meant by one is meant by it in the whole record."""
        self.decisions = {row["name"].casefold(): row for row in beside["decisions"]}
        meant = {row["name"]: self._who(row) for row in beside["voices"]}
        heard = dict.fromkeys(name for part in breakdown.statements() for name in _heard(part))
        self.by_name = {name: meant[name] for name in heard if name in meant}
        self.undecided = sum(not one["person"] and not one["is_decided"] for one in self.by_name.values())
        self.by_name |= {row["name"]: self._who(row) for row in beside["mentions"] if row["name"] not in self.by_name}
        titles = titles_in(breakdown)
        joined = [*beside["mentions"], *beside["voices"]]
        self.reasons = {row["name"]: joined_because(row, titles.get(row["name"], "")) for row in joined}
        self.names = [self._decided(voice) for voice in self.by_name.values()]

    def _who(self, row: Row) -> Row:
        person = {"slug": row["slug"], "label": row["label"]} if row["slug"] else None
        name = row["name"]
        return {
            **{key: row.get(key) for key in ("name", "start", "end")},
            "person": person,
            "office": row["office"],
            "unresolved": reason(row["why"]),
            "is_decided": name.casefold() in self.decisions,
        }

    def _decided(self, voice: Row) -> Row:
        """A name of the record, and who has decided on it."""
        row = self.decisions.get(voice["name"].casefold())
        told = row and {"by": called(row), "note": row["note"], "at": row["at"]}
        return {
            **{key: voice[key] for key in ("name", "person", "office", "unresolved")},
            "reason": "" if told else self.reasons.get(voice["name"], ""),
            "decision": told,
        }

    def of(self, part: Segment, rows: Sequence[Row]) -> Row:
        """The speakers, addressees and conveyor of a part; `rows` are a statement’s voices."""
        if part.kind is Kind.STATEMENT:
            said: dict[str, list[Row]] = {"speaker": [], "addressee": [], "conveyor": []}
            for row in rows:
                said[row["capacity"]].append(self._who(row))
            return {
                "speakers": said["speaker"],
                "addressees": said["addressee"],
                "conveyed_by": part.conveyed_by,
                "conveyor": next(iter(said["conveyor"]), None),
            }
        # Parts that are nobody's statement have no rows: their names mean whom they mean elsewhere in the record.
        return {
            "speakers": [self._named(name) for name in part.speakers],
            "addressees": [],
            "conveyed_by": part.conveyed_by,
            "conveyor": self._named(part.conveyed_by) if part.conveyed_by else None,
        }

    def _named(self, name: str) -> Row:
        unknown = {"name": name, "slug": None, "label": None, "office": None, "why": ""}
        return self.by_name.get(name) or self._who(unknown)


def _heard(part: Segment) -> Iterator[str]:
    """The names in a statement, in the order of its voices’ rows."""
    yield from part.addressees
    if part.conveyed_by:
        yield part.conveyed_by
    yield from part.speakers


def _positions(sid: str | None, rows: Sequence[Row]) -> list[Row]:
    """With all that `recode` takes, and the headings of what is named by a slug (`labels`)."""
    return [
        {
            "key": row["key"],
            "sid": sid,
            "proposition": row["proposition"],
            "holder": next((row[name]["label"] for name in HOLDERS if row[name]["slug"]), row["holder_collective"]),
            "holder_collective": row["holder_collective"],
            **{name: row[name]["slug"] for name in NAMED},
            "claims_also_for": [person["slug"] for person in row["claims_also_for"]],
            **{name: row[name] for name in PLAIN},
            "labels": {
                **{name: row[name]["label"] for name in NAMED if row[name]["slug"]},
                "claims_also_for": [person["label"] for person in row["claims_also_for"]],
            },
        }
        for row in rows
    ]


def _marks(layers: Mapping[str, Any], layer: str, *names: str) -> list[Row]:
    rows = [{name: row.get(name, "") for name in names} for row in layers.get(layer, ())]
    return sorted(rows, key=lambda row: row["start"])


def _flags(report: Report, rows: Sequence[Row], breakdown: Breakdown) -> list[Row]:
    """The open flags; those of another text have no place in this one, those that name a statement have its place."""
    flags = []
    stands: dict[str, Row] = (
        {str(one.sid): {"start": one.start, "end": one.end} for one in breakdown.statements()} if rows else {}
    )
    numbers = statement_numbers(breakdown) if rows else {}
    places = {str(breakdown.segments[i].sid): printed_place(breakdown.segments[i].path, *numbers[i]) for i in numbers}
    for row in rows:
        is_here = row["source_text"] == report.source_text_id
        place = {name: row[name] if is_here else None for name in ("start", "end")}
        if row["start"] is None:
            place = next((stands[sid] for sid in statements_in(row["message"]) if sid in stands), place)
        told = flag_told(row["message"], places)
        flags.append({"id": row["id"], "kind": row["kind"], "message": told, **place})
    return flags


def _trail(report: Report, user: Any) -> Row:
    """What undo and redo would do, and whose work would go with it; two queries."""
    walked: Trail = trail(report)
    deeds = {of: walked.own(of, user) for of in ("undo", "redo")}
    numbers = {deed.number for some in deeds.values() for deed in some}
    rows = report.revisions.filter(number__in=numbers).select_related("by").defer("breakdown", "layers")
    revisions: dict[int, Revision] = {row.number: row for row in rows}
    told: Row = {}
    for of, some in deeds.items():
        chain = [revisions[deed.number] for deed in some]
        told[of] = operation_told(chain[-1].operation, chain[-1].arguments) if chain else None
        told[f"{of}_with"] = [
            {"number": one.number, "by": name_of(one.by), "operation": operation_told(one.operation, one.arguments)}
            for one in chain
            if one.by_id != user.pk
        ]
    return told


def submission_of(beside: Row) -> Row | None:
    """The submission that waits for a reviewer."""
    row = next(iter(beside["submissions"]), None)
    if row is None or row["outcome"] != Submission.Outcome.OPEN:
        return None
    return {"by": called(row), **{name: row[name] for name in ("id", "at", "version", "note")}}


def indexes_at(breakdown: Breakdown, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The parts that stand on one of the spans, by index."""
    wanted = list(spans)
    return [
        index
        for index, part in enumerate(breakdown.segments)
        if any(start < part.end and part.start < end for start, end in wanted)
    ]

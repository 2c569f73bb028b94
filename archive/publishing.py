"""Publish, withdraw and verify: editions are frozen, numbered and chained by their hashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from .composing import FORMAT, canonical, compose_judgements, compose_record, digest
from .editing.lineage import record_standing, record_undertakings
from .editing.working_copy import working_value
from .models import Edition, Report, Withdrawal
from .parsing.breakdown import Breakdown, BrokenBreakdown, Role, check
from .projecting import project
from .reviewing.permitting import check_publish

NAMED = 5
"""Statements that a refusal names; of more it says how many."""


class NothingToPublish(Exception):
    """The working copy says just what the current edition says."""


class NotReadyToPublish(Exception):
    """The working copy can't be published; the message says what is missing."""


class Unseen(NotReadyToPublish):
    """Nobody has looked at some of the statements; the message says at which."""


@dataclass(frozen=True, slots=True)
class NextEdition:
    """What the working copy would be as an edition: its numbers, its two documents, and the edition before it."""

    major: int
    minor: int
    record: dict[str, Any]
    judgements: dict[str, Any]
    record_sha256: str
    judgements_sha256: str
    last: Edition | None

    @property
    def number(self) -> str:
        """Both numbers, `2.5`."""
        return f"{self.major}.{self.minor}"

    @property
    def seen(self) -> str:
        """What names the two documents, so that nothing is published but what a page has shown."""
        return f"{self.number} {self.record_sha256} {self.judgements_sha256}"

    @property
    def is_same(self) -> bool:
        """Whether it says just what the last edition says: it shows a withdrawn report again."""
        last = self.last
        return last is not None and (last.record_sha256, last.judgements_sha256) == (
            self.record_sha256,
            self.judgements_sha256,
        )

    @property
    def unseen(self) -> list[str]:
        """The places of the statements that nobody has looked at."""
        places = {p["sid"]: p["place"] for p in self.record["parts"] if p["kind"] == "statement"}
        return [places[sid] for sid, review in self.judgements["reviews"].items() if review == "parser"]


def compose_next(*, report: Report) -> NextEdition:
    """What publishing now would freeze; nothing is written. Raises NothingToPublish or NotReadyToPublish."""
    if not report.version:
        raise NotReadyToPublish(f"“{report}” has no breakdown yet; import its text first")
    breakdown = working_value(report).breakdown
    try:
        check(breakdown, report.text)
    except BrokenBreakdown as error:
        raise NotReadyToPublish(f"“{report}” is not divided whole: {error}") from error
    if astray := unanswered(breakdown):
        raise NotReadyToPublish(
            f"“{report}”: the answers at {', '.join(astray)} belong to questions that are not in the record"
        )
    record, judgements = (
        compose_record(report=report, breakdown=breakdown),
        compose_judgements(report=report, breakdown=breakdown),
    )
    record_sha256, judgements_sha256 = digest(canonical(record)), digest(canonical(judgements))
    last = report.editions.first()
    if (
        last
        and (last.record_sha256, last.judgements_sha256) == (record_sha256, judgements_sha256)
        and report.state != Report.State.WITHDRAWN
    ):
        raise NothingToPublish(f"“{report}” has not changed since edition {last.number}")
    major, minor = _next_number(last, record_sha256)
    return NextEdition(major, minor, record, judgements, record_sha256, judgements_sha256, last)


FOLLOWERS: list[Callable[[Edition], object]] = []
"""What else is to be done with a new edition, in the transaction that publishes it. The archive knows nothing of what others
lay over it: their apps put it here when they are ready."""


@transaction.atomic
def publish(
    *, report: Report, by: Any, note: str = "", at: datetime | None = None, by_program: bool = False
) -> Edition:
    """Freeze the working copy as the report's next edition, make it current, and project it for the public.

    The first number goes up when the record has changed, the second when only the judgements on it have. `at` is the
    moment of publication, now by default. `by_program`: a program repeats what people have decided elsewhere, and
    nobody is asked whether `by` may. Raises NotPermitted, NothingToPublish or NotReadyToPublish (Unseen, while nobody
    has looked at some statement); nothing is written then.
    """
    report = Report.objects.lock(report)
    if not by_program:
        check_publish(by, report)
    report.source_texts.lock_custody()
    coming = compose_next(report=report)
    if unseen := coming.unseen:
        more = f" and {len(unseen) - NAMED} more" if len(unseen) > NAMED else ""
        raise Unseen(
            f"“{report}”: nobody has looked at the statements {', '.join(unseen[:NAMED])}{more}; check them first"
        )
    last = coming.last
    at = (at or timezone.now()).astimezone(UTC).replace(microsecond=0)
    content = canonical(
        {
            "format": FORMAT,
            "rid": report.rid,
            "major": coming.major,
            "minor": coming.minor,
            "previous_sha256": last.sha256 if last else None,
            "published_at": at.isoformat().replace("+00:00", "Z"),
            "published_by": by.called,
            "note": note or None,
            "record_sha256": coming.record_sha256,
            "judgements_sha256": coming.judgements_sha256,
            "record": coming.record,
            "judgements": coming.judgements,
        }
    )
    edition = Edition.objects.create(
        report=report,
        major=coming.major,
        minor=coming.minor,
        content=content,
        sha256=digest(content),
        record_sha256=coming.record_sha256,
        judgements_sha256=coming.judgements_sha256,
        previous=last,
        revision=report.version,
        note=note,
        published_at=at,
        published_by=by,
    )
    record_standing(edition=edition, last=last, breakdown=working_value(report).breakdown)
    record_undertakings(edition=edition, judgements=coming.judgements)
    report.current_edition, report.state = edition, Report.State.PUBLISHED
    report.save(update_fields=["current_edition", "state"])
    project(report=report)
    for follow in FOLLOWERS:
        follow(edition)
    return edition


def unanswered(breakdown: Breakdown) -> list[str]:
    """The paths of answers whose question is not in the breakdown (any more)."""
    questions = {(part.path or "").rsplit(".p", 1)[0] for part in breakdown.statements() if part.role is Role.QUESTION}
    return [part.path or "" for part in breakdown.statements() if part.answers and part.answers not in questions]


def _next_number(last: Edition | None, record_sha256: str) -> tuple[int, int]:
    if last is None:
        return 1, 0
    return (last.major, last.minor + 1) if last.record_sha256 == record_sha256 else (last.major + 1, 0)


@transaction.atomic
def withdraw(*, report: Report, by: Any, reason: str) -> Withdrawal:
    """Take a published report back: a tombstone with the reason stands in its place, and no other page shows it.

    Raises NotReadyToPublish where it is not published, ValueError where the reason is empty.
    """
    report = Report.objects.lock(report)
    if report.state != Report.State.PUBLISHED or report.current_edition is None:
        raise NotReadyToPublish(f"“{report}” is not published, so it can’t be withdrawn")
    if not reason.strip():
        raise ValueError("say why the report is withdrawn; the public will read it")
    withdrawal = Withdrawal.objects.create(edition=report.current_edition, reason=reason.strip(), by=by)
    report.state = Report.State.WITHDRAWN
    report.save(update_fields=["state"])
    project(report=report)
    return withdrawal

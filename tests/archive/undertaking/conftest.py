"""Long work without a worker: what waits is done here, in the test's own transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archive.editing import Operation, apply
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import Flag, Job, Report
from archive.undertaking import undertake
from diplomacy.accounts.models import User
from tests.archive.conftest import account, received

Work = Callable[[], None]

SAID = """Telephone Talks Between Prime Minister Koizumi and President Putin

August {day}, 2003

1. The Peace Treaty

(1) Prime Minister Koizumi stated that the peace treaty {word} should be concluded.

(2) In response, President Putin said that he would {word} think about it.
"""


@pytest.fixture
def work() -> Work:
    """Does what waits, as a worker would."""

    def do() -> None:
        for key in Job.objects.unfinished().order_by("pk").values_list("pk", flat=True):
            undertake(key)

    return do


@pytest.fixture
def publisher(db: None) -> User:
    """An account that may publish, and has had to do with none of the reports."""
    return account("petra", "Reviewer")


def drafts(number: int, by: Any) -> list[Report]:
    """So many reports that are ready to be published: everything in them is looked at."""
    made = []
    for index in range(number):
        name = f"ready-{index}.txt"
        import_record(received(SAID.format(day=index + 1, word=f"soon{index}"), name=name), by=by)
        report = Report.objects.get(identity=f"file:mofa-japan/{name}")
        check(report, by)
        Flag.objects.filter(report=report).update(settled_by=by, settled_at="2026-01-01T00:00Z")
        made.append(report)
    return made


def check(report: Report, by: Any) -> None:
    """The account says of all the statements that it has looked at them."""
    report.refresh_from_db()
    parts = [index for index, part in enumerate(working_value(report).breakdown.segments) if part.sid]
    steps = [{"name": "confirm", "arguments": {"part": part}} for part in parts]
    apply(report=report, operation=Operation("batch", {"operations": steps}), expected_version=report.version, by=by)
    report.refresh_from_db()


def told(job: Job) -> list[tuple[str, str, bool]]:
    """What became of the items."""
    job.refresh_from_db()
    return list(job.messages.values_list("what", "became", "is_done"))

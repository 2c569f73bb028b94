"""What many records say is found as long work, a few records in a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from archive import undertaking
from archive.editing.extracting import extract_from, find_ahead
from archive.models import Job, Report
from archive.undertaking import extracting_many
from tests.archive.undertaking.conftest import Work, told


@pytest.mark.parametrize(("name", "own"), [("find_ahead", find_ahead), ("extract_from", extract_from)])
def test_what_goes_wrong_in_one_record_stops_no_other_of_its_step(
    name: str, own: Callable[..., Any], seeds: dict[str, Report], work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Be it where it is gone over, be it where what was found is written down."""
    first, wrong, last = sorted(seeds.values(), key=lambda report: report.pk)[:3]

    def tangled(*, report: Report, **more: Any) -> Any:
        found = own(report=report, **more)
        if report == wrong:
            raise ValueError("too tangled")
        return found

    monkeypatch.setattr(extracting_many, name, tangled)
    keys = [first.pk, wrong.pk, last.pk]
    job = undertaking.ask(kind="extract", arguments=extracting_many.arguments(keys), total=3, by=None)
    work()
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.done) == ("done", 3)
    assert [(what, is_done) for what, _became, is_done in told(job)] == [
        (str(first), True), (str(wrong), False), (str(last), True),
    ]  # fmt: skip
    assert told(job)[1][1] == "Something went wrong: ValueError: too tangled"

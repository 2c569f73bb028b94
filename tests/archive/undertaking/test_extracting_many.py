"""What many records say is found as long work, a few records in a step."""

from __future__ import annotations

from typing import Any

import pytest

from archive import undertaking
from archive.editing.extracting import extract_from
from archive.models import Job, Report
from archive.undertaking import extracting_many
from tests.archive.undertaking.conftest import Work, told


def test_what_goes_wrong_in_one_record_stops_no_other_of_its_step(
    seeds: dict[str, Report], work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, wrong, last = sorted(seeds.values(), key=lambda report: report.pk)[:3]
    own = extract_from

    def tangled(*, report: Report, **more: Any) -> Any:
        revision = own(report=report, **more)
        if report == wrong:
            raise ValueError("too tangled")
        return revision

    monkeypatch.setattr(extracting_many, "extract_from", tangled)
    keys = [first.pk, wrong.pk, last.pk]
    job = undertaking.ask(kind="extract", arguments=extracting_many.arguments(keys), total=3, by=None)
    work()
    job = Job.objects.get(pk=job.pk)
    assert (job.state, job.done) == ("done", 3)
    assert [(what, is_done) for what, _became, is_done in told(job)] == [
        (str(first), True), (str(wrong), False), (str(last), True),
    ]  # fmt: skip
    assert told(job)[1][1] == "Something went wrong: ValueError: too tangled"

"""Many reports are published as long work: each in a transaction of its own, and each either published or not."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from pytest_django import Settings

from archive import undertaking
from archive.models import Edition, Job, Notice, Report
from archive.publishing import compose_next
from archive.reviewing.submitting import accept
from archive.undertaking import publishing_many, undertake
from archive.undertaking.doing import RETAKES
from archive.undertaking.minding import take_up_orphans
from diplomacy.accounts.models import User
from tests.archive.undertaking.conftest import Work, check, drafts, told


class WorkerKilled(BaseException):
    """What a killed worker does not even notice; here it lets the test see how things stand then."""


def asked(reports: list[Report], by: User, **values: Any) -> Job:
    seen = {report.pk: compose_next(report=report).seen for report in reports}
    arguments = publishing_many.arguments(seen=seen, **values)
    return undertaking.ask(kind="publish", arguments=arguments, total=len(seen), by=by)


def state_of(job: Job) -> tuple[str, int, int]:
    job.refresh_from_db()
    return job.state, job.done, job.total


def test_each_is_published_and_told(seeds: Any, editor: User, publisher: User, work: Work) -> None:
    reports = drafts(3, editor)
    job = asked(reports, publisher, note="New today.")
    assert state_of(job) == ("queued", 0, 3)
    assert Edition.objects.filter(report__in=reports).count() == 0
    work()
    assert state_of(job) == ("done", 3, 3)
    assert told(job) == [(str(report), "Published edition 1.0.", True) for report in reports]
    editions = Edition.objects.filter(report__in=reports)
    assert {(e.note, str(e.published_by), e.number) for e in editions} == {("New today.", "petra", "1.0")}
    notice = Notice.objects.get(recipient=publisher, kind="done")
    assert (notice.text, notice.path) == ("Publish reports: 3 of 3 looked at.", f"/admin/desk/work/{job.pk}/")


def test_each_refusal_is_told_with_its_reason_and_stops_no_other(
    seeds: dict[str, Report], editor: User, publisher: User, work: Work, settings: Settings, draft: Report
) -> None:
    settings.TWO_PAIRS_OF_EYES = True
    own, good, changed = drafts(3, editor)
    Report.objects.filter(pk=own.pk).update(source_note="Mine.", source_note_by="petra")
    own.refresh_from_db()
    own.identifications.create(name="Koizumi", by=publisher)
    job = asked([own, changed, draft, good], publisher)
    job.arguments["reports"].append([seeds["001"].pk, "as it stands"])
    job.arguments["reports"].append([0, ""])
    Job.objects.filter(pk=job.pk).update(arguments=job.arguments, total=6)
    Report.objects.filter(pk=changed.pk).update(source_note="Later.", source_note_by="ed")
    work()
    assert state_of(job) == ("done", 6, 6)
    assert told(job) == [
        (str(own), "Two pairs of eyes: you have decided who is meant in it, so somebody else publishes it.", False),
        (str(changed), "The report was changed after the page was made: look at it again, and confirm.", False),
        (str(draft), f"“{draft}”: nobody has looked at the statements 1(1), 1(2); check them first", False),
        (str(good), "Published edition 1.0.", True),
        (str(seeds["001"]), f"“{seeds['001']}” has not changed since edition 1.0", False),
        ("0", "There is no such report any more.", False),
    ]
    assert Report.objects.filter(pk__in=[own.pk, changed.pk, draft.pk], state="published").count() == 0


def test_stopped_between_two_items_each_is_published_or_not_and_the_rest_can_follow(
    seeds: Any, editor: User, publisher: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = drafts(3, editor)
    job = asked(reports, publisher)

    def accept_and_stop(**values: Any) -> Edition:
        edition = accept(**values)
        assert undertaking.stop(job=job) is (edition.report == reports[0])
        return edition

    monkeypatch.setattr(publishing_many, "accept", accept_and_stop)
    work()
    assert state_of(job) == ("stopped", 1, 3)
    assert [Report.objects.get(pk=report.pk).state for report in reports] == ["published", "draft", "draft"]
    monkeypatch.setattr(publishing_many, "accept", accept)
    work()
    assert state_of(job) == ("stopped", 1, 3)
    assert undertaking.resume(job=job) is True
    assert undertaking.resume(job=job) is False
    work()
    assert state_of(job) == ("done", 3, 3)
    assert Edition.objects.filter(report__in=reports).count() == 3


def test_what_waits_is_stopped_before_it_begins(seeds: Any, editor: User, publisher: User, work: Work) -> None:
    (report,) = drafts(1, editor)
    job = asked([report], publisher)
    assert undertaking.stop(job=job) is True
    work()
    assert state_of(job) == ("stopped", 0, 1)
    assert undertaking.stop(job=job) is False
    assert Job.objects.resumable().get() == job


def test_a_killed_worker_leaves_whole_items_and_another_one_goes_on(
    seeds: Any, editor: User, publisher: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = drafts(3, editor)
    job = asked(reports, publisher)

    def killed_at_the_second(**values: Any) -> Edition:
        edition = accept(**values)
        if edition.report == reports[1]:
            raise WorkerKilled
        return edition

    monkeypatch.setattr(publishing_many, "accept", killed_at_the_second)
    with pytest.raises(WorkerKilled):
        work()
    assert state_of(job) == ("running", 1, 3)
    assert [Report.objects.get(pk=report.pk).state for report in reports] == ["published", "draft", "draft"]
    monkeypatch.setattr(publishing_many, "accept", accept)
    assert take_up_orphans(job.made_at) == [job.pk]
    work()
    assert state_of(job) == ("done", 3, 3)
    assert [became for what, became, _ in told(job) if not what] == ["Its worker ended, and it was taken up again."]
    assert Edition.objects.filter(report__in=reports).count() == 3


def test_work_that_kills_its_worker_again_and_again_has_failed(
    seeds: Any, editor: User, publisher: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    (report,) = drafts(1, editor)
    job = asked([report], publisher)

    def killed(**_values: Any) -> Edition:
        raise WorkerKilled

    monkeypatch.setattr(publishing_many, "accept", killed)
    for _ in range(RETAKES + 1):
        with pytest.raises(WorkerKilled):
            work()
    work()
    assert state_of(job) == ("failed", 0, 1)
    assert told(job)[-1] == ("", "Its worker ended three times at the same place; nothing more was tried.", False)
    assert Notice.objects.get(recipient=publisher).text == "Publish reports: failed after 0 of 1."


def test_a_worker_that_ends_puts_the_work_back(seeds: Any, editor: User, publisher: User, work: Work) -> None:
    reports = drafts(2, editor)
    job = asked(reports, publisher)
    ends = iter([False, True])
    undertake(job.pk, is_ending=lambda: next(ends))
    assert state_of(job) == ("queued", 1, 2)
    work()
    assert state_of(job) == ("done", 2, 2)
    assert len(told(job)) == 2


def test_what_goes_wrong_in_one_item_is_told_and_stops_no_other(
    seeds: Any, editor: User, publisher: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = drafts(2, editor)
    job = asked(reports, publisher)

    def broken_at_the_first(**values: Any) -> Edition:
        edition = accept(**values)
        if edition.report == reports[0]:
            raise ZeroDivisionError("by nothing")
        return edition

    monkeypatch.setattr(publishing_many, "accept", broken_at_the_first)
    work()
    assert told(job) == [
        ("item 1", "Something went wrong: ZeroDivisionError: by nothing", False),
        (str(reports[1]), "Published edition 1.0.", True),
    ]
    assert Report.objects.get(pk=reports[0].pk).state == "draft"


@pytest.mark.django_db(transaction=True)
def test_two_bulk_publications_at_once_publish_each_report_once(seeds: Any, editor: User, publisher: User) -> None:
    reports = drafts(6, editor)
    jobs = [asked(reports, publisher), asked(reports[::-1], publisher)]

    def do(job: Job) -> None:
        try:
            undertake(job.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(do, jobs))
    assert [state_of(job) for job in jobs] == [("done", 6, 6)] * 2
    assert Edition.objects.filter(report__in=reports).count() == 6
    assert sum(is_done for job in jobs for _what, _became, is_done in told(job)) == 6


@pytest.mark.django_db(transaction=True)
def test_one_work_is_done_by_one_worker(seeds: Any, editor: User, publisher: User) -> None:
    reports = drafts(4, editor)
    job = asked(reports, publisher)

    def do(_number: int) -> None:
        try:
            undertake(job.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(do, range(3)))
    assert state_of(job) == ("done", 4, 4)
    assert told(job) == [(str(report), "Published edition 1.0.", True) for report in reports]


def test_checked_drafts_are_ready(seeds: Any, editor: User) -> None:
    """What the tests above rest on."""
    (report,) = drafts(1, editor)
    check(report, editor)
    assert compose_next(report=report).unseen == []

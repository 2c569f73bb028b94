"""Many records are taken in as long work, which begins when it is told to, and is one change set."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive import undertaking
from archive.changing import Obstructed, reverting
from archive.importing import import_records
from archive.models import ChangeSet, Job, Report, Revision
from archive.reading import Unread
from archive.undertaking import importing_many
from archive.undertaking.minding import mind
from diplomacy.accounts.models import User
from tests.archive.conftest import received
from tests.archive.undertaking.conftest import SAID, Work, told


def records(number: int) -> list[Any]:
    return [received(SAID.format(day=n % 28 + 1, word=f"word{n}"), name=f"many-{n}.txt") for n in range(number)]


def prepared(of: list[Any], by: User) -> Job:
    arguments = importing_many.arguments(of)
    return undertaking.prepare(kind="import", arguments=arguments, total=len(of), by=by)


def test_it_begins_when_it_is_told_to(seeds: Any, editor: User, work: Work) -> None:
    job = prepared(records(45), editor)
    work()
    assert not Job.objects.unfinished().exists()
    assert not Job.objects.not_prepared().exists()
    assert Report.objects.filter(identity__contains="many-").count() == 0
    assert undertaking.begin(job=job) is True
    assert undertaking.begin(job=job) is False
    work()
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.arguments) == ("done", 45, 45, {"records": []})
    assert Report.objects.filter(identity__contains="many-").count() == 45
    assert {became for what, became, _ in told(job) if what} == {"taken in"}
    assert str(job.change_set) == "Import: 45 new reports"
    asked = Job.objects.get(kind="extract")
    made = Report.objects.filter(identity__contains="many-").order_by("pk").values_list("pk", flat=True)
    assert (asked.total, asked.arguments, asked.by) == (45, {"reports": list(made)}, editor)
    said = f"What the new records say as data is being found: long work {asked.pk}."
    assert told(job)[-1] == ("", said, True)


def test_each_record_is_told_what_became_of_it(seeds: dict[str, Report], editor: User, work: Work) -> None:
    known = seeds["001"]
    (first,) = records(1)
    given = [first, received(known.text, name="other.txt"), Unread("broken.txt", "broken.txt is empty.")]
    job = prepared(given, editor)
    undertaking.begin(job=job)
    work()
    assert told(job)[:-1] == [
        ("many-0.txt", "taken in", True),
        ("other.txt", f"refused: its text is known already as {known.identity} ({known.title})", False),
        ("broken.txt", "can’t be taken in: broken.txt is empty.", False),
    ]


def test_the_page_names_each_record_by_its_title(
    seeds: dict[str, Report], editor: User, work: Work, client: Client
) -> None:
    known = seeds["001"]
    given = [*records(1), received(known.text, address=known.identity, publisher="kremlin", name="k.jsonl, line 7")]
    job = prepared(given, editor)
    undertaking.begin(job=job)
    work()
    client.force_login(editor)
    page = " ".join(client.get(reverse("desk:work", args=[job.pk])).content.decode().split())
    report = Report.objects.get(identity__contains="many-0")
    for one, name in ((report, "many-0.txt"), (known, "k.jsonl, line 7")):
        address = reverse("admin:archive_report_change", args=[one.pk])
        assert f'<a href="{address}">{one}</a> <span class="quiet file-name">{name}</span>' in page
    assert "known already, word for word: it is here as a record of Ministry of Foreign Affairs of Japan" in page


def test_what_nobody_has_begun_is_dropped_after_a_day(seeds: Any, editor: User) -> None:
    job = prepared(records(1), editor)
    mind()
    assert Job.objects.filter(pk=job.pk).exists()
    mind(now=timezone.now() + timedelta(hours=25))
    assert not Job.objects.filter(pk=job.pk).exists()


def test_stopped_half_way_what_was_taken_in_can_be_taken_back(
    seeds: Any, editor: User, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = prepared(records(30), editor)
    undertaking.begin(job=job)

    def stopping(*args: Any, **kwargs: Any) -> Any:
        undertaking.stop(job=job)
        return import_records(*args, **kwargs)

    monkeypatch.setattr(importing_many, "import_records", stopping)
    work()
    job.refresh_from_db()
    assert (job.state, job.done) == ("stopped", 20)
    change_set = ChangeSet.objects.get()
    assert Revision.objects.filter(change_set=change_set).count() == 20
    reverting.revert(change_set=change_set, by=editor)
    assert Report.objects.in_bin().count() == 20


def test_while_it_is_at_work_it_is_not_taken_back(seeds: Any, editor: User) -> None:
    job = prepared(records(3), editor)
    undertaking.begin(job=job)
    job.refresh_from_db()
    job.change_set = importing_many.open_import(job)
    job.save()
    with pytest.raises(Obstructed, match="The work is not finished: stop it, or wait."):
        reverting.revert(change_set=job.change_set, by=editor)

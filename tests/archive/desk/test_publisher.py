"""Correcting whose records an import has taken in: all at once, with a look before, and back again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, local
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.changing import Obstructed, reverting
from archive.changing.binning import bin_reports
from archive.importing import Outcome, import_records, keeping
from archive.importing.correcting import CorrectedMeanwhile, ImportGoesOn
from archive.importing.keeping import KnownAlready, foresee, give
from archive.models import AuditEntry, ChangeSet, Job, Publisher, Report, SourceText
from archive.publishing import compose_next
from archive.reviewing.permitting import own_share
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import imported
from tests.archive.conftest import account, publish_checked, received
from tests.archive.undertaking.conftest import SAID

WHY = "The letterhead says so."


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def ministry(db: None) -> Publisher:
    return Publisher.objects.create(
        slug="ministry-of-quinces", label="Ministry of Quinces", adjective="The ministry’s"
    )


def given(batch: ChangeSet, house: Publisher, by: User) -> ChangeSet:
    seen = foresee(change_set=batch, publisher=house).seen
    return give(change_set=batch, publisher=house, why=WHY, seen=seen, by=by)


def houses(reports: list[Report]) -> list[tuple[str, str]]:
    rows = Report.objects.filter(pk__in=[report.pk for report in reports]).order_by("pk")
    return list(rows.values_list("publisher__slug", "identity"))


def test_all_records_of_an_import_go_to_the_publisher_and_back(
    seeds: Any, editor: User, superuser: User, ministry: Publisher
) -> None:
    batch, reports = imported(3, editor)
    before = houses(reports)
    done = given(batch, ministry, superuser)
    assert str(done) == "Publisher of 3 records corrected: Ministry of Quinces"
    assert list(Report.objects.touched_by(done)) == reports
    assert houses(reports) == [(ministry.slug, f"file:{ministry.slug}/set-{n}.txt") for n in range(3)]
    assert set(SourceText.objects.of_batch(batch).values_list("publisher__slug", flat=True)) == {before[0][0]}
    entry = AuditEntry.objects.of(reports[0]).latest("pk")
    assert (entry.by, entry.why, entry.after) == (
        superuser,
        WHY,
        {"publisher_id": ministry.pk, "identity": f"file:{ministry.slug}/set-0.txt"},
    )
    assert own_share(superuser, reports[0]) == "you have changed its facts, or what they are based on"
    reverting.revert(change_set=done, by=editor)
    assert houses(reports) == before


def test_a_later_text_finds_its_record_at_the_right_publisher(seeds: Any, editor: User, ministry: Publisher) -> None:
    batch, _reports = imported(1, editor)
    given(batch, ministry, editor)
    later = received(SAID.format(day=1, word="later"), name="set-0.txt", publisher=ministry.slug)
    assert [result.outcome for result in import_records([later], by=editor)] == [Outcome.UPDATED]


def test_an_edition_stays_and_the_next_one_is_the_publishers(
    seeds: Any, editor: User, superuser: User, ministry: Publisher
) -> None:
    batch, (report,) = imported(1, editor)
    first = publish_checked(report, superuser)
    assert foresee(change_set=batch, publisher=ministry).published == 1
    given(batch, ministry, editor)
    report.refresh_from_db()
    assert first.document["record"]["record_keeper"]["slug"] != ministry.slug
    coming = compose_next(report=report)
    assert (coming.number, coming.record["record_keeper"]["slug"]) == ("2.0", ministry.slug)


def test_nothing_but_what_was_seen_and_not_while_the_import_goes_on(
    seeds: Any, editor: User, ministry: Publisher
) -> None:
    batch, (one, two) = imported(2, editor)
    seen = foresee(change_set=batch, publisher=ministry).seen
    bin_reports(reports=[one], by=editor, reason="Twice.")
    with pytest.raises(CorrectedMeanwhile):
        give(change_set=batch, publisher=ministry, why=WHY, seen=seen, by=editor)
    Job.objects.create(kind="import", by=editor, state="queued", done=2, total=9, change_set=batch)
    with pytest.raises(ImportGoesOn):
        given(batch, ministry, editor)
    assert ministry.slug not in dict(houses([one, two]))


def test_a_name_that_another_record_has_is_in_the_way(seeds: Any, editor: User, ministry: Publisher) -> None:
    batch, reports = imported(1, editor)
    before = houses(reports)
    done = given(batch, ministry, editor)
    other = received(SAID.format(day=9, word="other"), name="set-0.txt", publisher=before[0][0])
    assert [result.outcome for result in import_records([other], by=editor)] == [Outcome.CREATED]
    with pytest.raises(Obstructed, match="is known already"):
        reverting.revert(change_set=done, by=editor)
    batch = ChangeSet.objects.create(verb="import", summary="Import", by=editor)
    third = received(SAID.format(day=10, word="third"), name="set-0.txt", publisher=Publisher.objects.exclude(slug__in=[ministry.slug, before[0][0]]).earliest("pk").slug)  # fmt: skip
    assert [result.outcome for result in import_records([third], by=editor, change_set=batch)] == [Outcome.CREATED]
    with pytest.raises(KnownAlready):
        given(batch, ministry, editor)


@pytest.mark.django_db(transaction=True)
def test_of_two_records_that_would_be_known_alike_at_once_one_is_refused(
    seeds: Any, editor: User, ministry: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    batches = []
    for number, house in enumerate(Publisher.objects.exclude(pk=ministry.pk).order_by("pk")[:2]):
        batch = ChangeSet.objects.create(verb="import", summary="Import", by=editor)
        text = received(SAID.format(day=9 + number, word="alike"), name="alike.txt", publisher=house.slug)
        assert [r.outcome for r in import_records([text], by=editor, change_set=batch)] == [Outcome.CREATED]
        batches.append((batch, foresee(change_set=batch, publisher=ministry).seen))
    barrier, thread, refuse_known = Barrier(2), local(), keeping.refuse_known

    def refuse_known_together(reports: list[Report]) -> None:
        refuse_known(reports)
        if not hasattr(thread, "has_looked"):  # both have looked before either writes
            thread.has_looked = barrier.wait(20)

    monkeypatch.setattr(keeping, "refuse_known", refuse_known_together)

    def correct(batch: ChangeSet, seen: str) -> tuple[int, str]:
        client = Client(raise_request_exception=False)
        client.force_login(editor)
        try:
            sent = {"publisher": ministry.pk, "why": WHY, "seen": seen}
            answer = client.post(reverse("desk:publisher", args=[batch.pk]), sent)
            return answer.status_code, answer.content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(correct, *zip(*batches, strict=True)))
    assert [status for status, _page in answers] == [200, 302]
    assert f"file:{ministry.slug}/alike.txt is known already" in answers[0][1]
    assert Report.objects.filter(publisher=ministry).count() == 1


def test_what_was_given_to_another_since_is_not_taken_back(seeds: Any, editor: User, ministry: Publisher) -> None:
    batch, reports = imported(2, editor)
    done = given(batch, ministry, editor)
    Report.objects.filter(pk=reports[1].pk).update(publisher=seeds["001"].publisher)
    assert [obstacle.about for obstacle in reverting.plan(done)] == [reports[1]]


def test_the_page_shows_what_it_would_do_and_then_does_it(
    desk: Client, seeds: Any, editor: User, ministry: Publisher
) -> None:
    batch, reports = imported(2, editor)
    address = reverse("desk:publisher", args=[batch.pk])
    assert f'href="{address}"' in desk.get(reverse("desk:change_set", args=[batch.pk])).content.decode()
    was = str(reports[0].publisher)
    assert f"2 records of</span> {was}" in desk.get(address).content.decode()
    assert "This field is required." in desk.post(address, {"publisher": ministry.pk}).content.decode()
    same = desk.post(address, {"publisher": reports[0].publisher_id, "why": WHY}).content.decode()
    assert "All of them are of this publisher already" in same
    sent = {"publisher": ministry.pk, "why": WHY}
    look = desk.post(address, sent)
    assert f"{was} → {ministry}" in look.content.decode()
    assert ministry.slug not in dict(houses(reports))
    job = Job.objects.create(kind="import", by=editor, state="running", total=9, change_set=batch)
    sent |= {"seen": look.context["coming"].seen}
    assert "The import is not over" in desk.post(address, sent).content.decode()
    job.delete()
    stale = desk.post(address, sent | {"seen": "x"}).content.decode()
    assert "This is how it would be now." in stale
    assert "It is corrected." in desk.post(address, sent, follow=True).content.decode()
    assert [slug for slug, _identity in houses(reports)] == [ministry.slug] * 2


def test_only_imports_with_records_have_the_page_and_only_for_editors(
    client: Client, seeds: Any, editor: User, ministry: Publisher
) -> None:
    batch, reports = imported(1, editor)
    address = reverse("desk:publisher", args=[batch.pk])
    client.force_login(account("petra", "Reviewer"))
    assert client.get(address).status_code == 403
    assert address not in client.get(reverse("desk:change_set", args=[batch.pk])).content.decode()
    client.force_login(editor)
    done = given(batch, ministry, editor)
    assert client.get(reverse("desk:publisher", args=[done.pk])).status_code == 404
    bin_reports(reports=reports, by=editor, reason="Twice.")
    assert client.get(address).status_code == 404
    assert address not in client.get(reverse("desk:change_set", args=[batch.pk])).content.decode()


def test_it_takes_the_same_queries_for_one_record_and_for_three(
    desk: Client, seeds: Any, editor: User, ministry: Publisher
) -> None:
    batch, _reports = imported(3, editor)
    one = ChangeSet.objects.create(verb="import", summary="Import", by=editor)
    list(import_records([received(SAID.format(day=9, word="x"), name="x.txt")], by=editor, change_set=one))
    counts = []
    for change_set in (one, batch):
        address = reverse("desk:publisher", args=[change_set.pk])
        look = desk.post(address, {"publisher": ministry.pk, "why": WHY})
        with CaptureQueriesContext(connection) as queries:
            desk.post(address, {"publisher": ministry.pk, "why": WHY, "seen": look.context["coming"].seen})
        counts.append(len(queries))
    assert counts[0] == counts[1]

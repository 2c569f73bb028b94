"""Correcting where a batch comes from: in one act, the first wording kept, and public from the next edition on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from archive import undertaking
from archive.changing import Obstructed, reverting
from archive.importing.correcting import CorrectedMeanwhile, ImportGoesOn, NothingToCorrect, correct, foresee
from archive.models import ChangeSet, CustodyCorrection, Edition, Job, Report, SourceText, custody_of
from archive.models.source import CORRECTABLE, SourceTextQuerySet
from archive.publishing import NothingToPublish, compose_next
from archive.reviewing.permitting import own_share, sharers
from archive.verifying import verify
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import imported
from tests.archive.conftest import account, later_text, publish_checked


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def corrected(texts: SourceTextQuerySet, by: User, why: str = "Its page says so.", **wording: str) -> ChangeSet:
    seen = foresee(texts=texts, wording=wording).seen
    return correct(texts=texts, wording=wording, why=why, seen=seen, by=by)


def licences(texts: SourceTextQuerySet) -> list[str]:
    return [custody_of(text)[0]["licence"] for text in texts.order_by("pk")]


def address(change_set: ChangeSet) -> str:
    return f"{reverse('desk:custody')}?batch={change_set.pk}"


def source(edition: Edition) -> dict[str, Any]:
    return dict(edition.document["record"]["source"])


def test_a_batch_is_corrected_in_one_act_and_the_first_wording_stays(seeds: Any, editor: User) -> None:
    batch, reports = imported(3, editor)
    texts = SourceText.objects.of_batch(batch)
    assert texts.count() == 3
    done = corrected(texts, editor, licence="CC BY 4.0", captured_by="The library")
    assert str(done) == "Custody of 3 texts corrected: captured by, licence"
    assert list(Report.objects.touched_by(done)) == reports
    text = texts.earliest("pk")
    assert (text.licence, text.captured_by) == ("", "")
    custody, corrections = custody_of(text)
    assert (custody["licence"], custody["captured_by"], custody["captured_on"]) == ("CC BY 4.0", "The library", "")
    assert [{**one, "at": ""} for one in corrections] == [
        {
            "at": "",
            "by": editor.called,
            "why": "Its page says so.",
            "changed": [
                {"field": "captured_by", "before": None, "after": "The library"},
                {"field": "licence", "before": None, "after": "CC BY 4.0"},
            ],
        }
    ]


def test_published_editions_stay_and_the_next_one_has_the_correction(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["001"]
    with pytest.raises(NothingToPublish):
        compose_next(report=report)
    before = report.editions.get()
    texts = SourceText.objects.filter(report=report)
    corrected(texts, editor, licence="Another licence", licence_url="")
    assert (report.editions.get().content, source(before).get("corrections")) == (before.content, None)
    assert compose_next(report=report).number == "2.0"
    edition = publish_checked(report, editor)
    then, now = source(before), source(edition)
    (correction,) = now.pop("corrections")
    assert now == {**then, "licence": "Another licence", "licence_url": None}
    assert correction["changed"] == [
        {"field": "licence", "before": then["licence"], "after": "Another licence"},
        {"field": "licence_url", "before": then["licence_url"], "after": None},
    ]
    assert list(verify()) == []
    page = Client().get(reverse("archive:report", args=[report.rid]), follow=True).content.decode()
    assert "Custody corrected" in page
    assert f"licence: “Another licence”, before that “{then['licence']}”" in page
    assert f"by {editor.called}: Its page says so.)" in page


def test_taking_it_back_reads_as_before_and_stays_on_the_record(seeds: Any, editor: User) -> None:
    batch, _reports = imported(3, editor)
    texts = SourceText.objects.of_batch(batch)
    first = texts.earliest("pk")
    corrected(SourceText.objects.filter(pk=first.pk), editor, licence="Its own")
    done = corrected(texts, editor, licence="Wrong")
    assert licences(texts) == ["Wrong"] * 3
    reverting.revert(change_set=done, by=editor)
    assert licences(texts) == ["Its own", "", ""]
    assert [one["why"] for one in custody_of(first)[1]] == ["Its page says so."] * 2 + [
        "Taken back: Its page says so."
    ]


def test_what_was_corrected_again_is_not_taken_back_before_that(seeds: Any, editor: User) -> None:
    batch, _reports = imported(2, editor)
    texts = SourceText.objects.of_batch(batch)
    done = corrected(texts, editor, licence="One")
    corrected(texts, editor, captured_by="The library")
    assert reverting.plan(done) == []
    later = corrected(texts, editor, licence="Two")
    assert [obstacle.about for obstacle in reverting.plan(done)] == [later]
    with pytest.raises(Obstructed):
        reverting.revert(change_set=done, by=editor)
    reverting.revert(change_set=later, by=editor)
    assert licences(texts) == ["One", "One"]
    reverting.revert(change_set=done, by=editor)
    assert licences(texts) == ["", ""]


def test_nothing_but_what_was_seen_is_corrected(seeds: Any, editor: User) -> None:
    batch, _reports = imported(2, editor)
    texts = SourceText.objects.of_batch(batch)
    seen = foresee(texts=texts, wording={"licence": "One"}).seen
    corrected(texts, editor, licence="Meanwhile")
    with pytest.raises(CorrectedMeanwhile):
        correct(texts=texts, wording={"licence": "One"}, why="because", seen=seen, by=editor)
    seen = foresee(texts=texts, wording={"licence": "One"}).seen
    with pytest.raises(CorrectedMeanwhile):
        correct(texts=texts, wording={"licence": "Two"}, why="because", seen=seen, by=editor)
    with pytest.raises(NothingToCorrect):
        foresee(texts=texts, wording={"licence": "Meanwhile"})
    assert CustodyCorrection.objects.count() == 1


def test_whoever_corrected_it_needs_a_second_pair_of_eyes(
    seeds: dict[str, Report], editor: User, superuser: User
) -> None:
    report = seeds["001"]
    assert own_share(editor, report) == ""
    texts = SourceText.objects.filter(report=report)
    corrected(texts, editor, licence="Another")
    assert own_share(editor, report) == "you have corrected where its text comes from"
    assert editor.pk in sharers(report)
    edition = publish_checked(report, superuser, at=timezone.now() + timedelta(seconds=5))
    assert (own_share(editor, report), editor.pk in sharers(report)) == ("", False)
    corrected(texts, editor, licence="In the second of publication, and after it")
    assert CustodyCorrection.objects.latest("pk").at < edition.published_at + timedelta(seconds=1)
    assert own_share(editor, report) == "you have corrected where its text comes from"


def test_the_page_shows_what_is_said_and_what_would_be_and_then_does_it(
    desk: Client, seeds: Any, editor: User
) -> None:
    batch, reports = imported(2, editor)
    own = SourceText.objects.filter(report=reports[0])
    corrected(own, editor, licence="Its own")
    page = desk.get(reverse("desk:change_set", args=[batch.pk])).content.decode()
    assert f'href="{address(batch)}"' in page
    form = desk.get(address(batch))
    licence = next(column for column in form.context["columns"] if column["name"] == "Licence")
    assert [(one["words"], one["count"]) for one in licence["wordings"]] == [("Its own", 1), ("", 1)]
    only = next(one["only"] for one in licence["wordings"] if one["words"] == "")
    narrowed = f"{reverse('desk:custody')}?{only}"
    assert desk.get(narrowed).context["number"] == 1
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    look = desk.post(narrowed, sent)
    assert CustodyCorrection.objects.count() == 1
    assert "Correct 1 text<" in look.content.decode()
    back = desk.post(narrowed, {**sent, "back": "1"}).content.decode()
    assert 'value="CC BY 4.0"' in back
    done = desk.post(narrowed, {**sent, "seen": look.context["coming"].seen}, follow=True)
    assert "It is corrected." in done.content.decode()
    assert licences(SourceText.objects.of_batch(batch)) == ["Its own", "CC BY 4.0"]
    text = SourceText.objects.get(report=reports[1])
    shown = desk.get(reverse("admin:archive_sourcetext_change", args=[text.pk])).content.decode()
    assert "licence: “CC BY 4.0”, before that nothing" in shown


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"why": "x"}, "Tick what is to be corrected."),
        ({"licence": "CC", "why": "x"}, "Tick it as well, or leave it empty."),
        ({"is_licence": "on", "licence": "CC"}, "This field is required."),
        ({"is_captured_on": "on", "captured_on": "yesterday", "why": "x"}, "is not a date in EDTF"),
        ({"is_licence_url": "on", "licence_url": "here", "why": "x"}, "Enter a valid URL."),
        ({"is_licence": "on", "why": "x"}, "All of them say so already"),
        ({"is_captured_on": "on", "captured_on": "2999-01-01", "why": "x"}, "That day is still to come."),
        ({"is_licence": "on", "licence": "CC\u202eYB", "why": "x"}, "Character 3 is not seen (U+202E)"),
        ({"is_licence": "on", "licence": "CC", "why": "\x1b[1mx"}, "Character 1 is not seen (U+001B)"),
    ],
)
def test_what_can_not_be_corrected_is_told(
    sent: dict[str, str], why: str, desk: Client, seeds: Any, editor: User
) -> None:
    batch, _reports = imported(1, editor)
    answer = desk.post(address(batch), sent)
    assert why in answer.content.decode()
    assert not CustodyCorrection.objects.exists()


def test_nothing_is_corrected_while_the_import_goes_on(desk: Client, seeds: Any, editor: User) -> None:
    batch, _reports = imported(2, editor)
    job = Job.objects.create(kind="import", by=editor, state="running", done=2, total=194, change_set=batch)
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    texts = SourceText.objects.of_batch(batch)
    seen = foresee(texts=texts, wording={"licence": "CC BY 4.0"}).seen
    for answer in (desk.get(address(batch)), desk.post(address(batch), {**sent, "seen": seen})):
        assert "The import is not over: 2 of 194 records so far" in answer.content.decode()
    assert 'value="CC BY 4.0"' in answer.content.decode()
    assert not CustodyCorrection.objects.exists()
    Job.objects.filter(pk=job.pk).update(state="done", done=194)
    desk.post(address(batch), {**sent, "seen": seen})
    assert licences(texts) == ["CC BY 4.0"] * 2


def test_texts_that_are_named_one_by_one_wait_for_their_import_too(desk: Client, seeds: Any, editor: User) -> None:
    batch, reports = imported(2, editor)
    later = later_text(seeds["001"])
    batch.data = {**batch.data, "texts": [later.text_sha256]}
    batch.save()
    Job.objects.create(kind="import", by=editor, state="queued", done=3, total=194, change_set=batch)
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    for text in (SourceText.objects.get(report=reports[0]).pk, later.pk):
        named = f"{reverse('desk:custody')}?texts={text}"
        seen = foresee(texts=SourceText.objects.filter(pk=text), wording={"licence": "CC BY 4.0"}).seen
        for answer in (desk.get(named), desk.post(named, sent), desk.post(named, {**sent, "seen": seen})):
            assert "The import is not over: 3 of 194 records so far" in answer.content.decode()
    assert not CustodyCorrection.objects.exists()
    other = SourceText.objects.exclude(pk=later.pk).filter(report=seeds["001"])
    corrected(other, editor, licence="CC BY 4.0")
    assert CustodyCorrection.objects.count() == 1


def test_an_import_that_is_gone_on_with_meanwhile_is_seen_in_the_end(desk: Client, seeds: Any, editor: User) -> None:
    batch, _reports = imported(2, editor)
    job = Job.objects.create(
        kind="import", by=editor, state="stopped", started_at=timezone.now(), done=2, total=194, change_set=batch
    )
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    told = "The import has stopped at 2 of 194 records."
    look = desk.post(address(batch), sent)
    for answer in (desk.get(address(batch)), look):
        assert told in answer.content.decode()
    texts = SourceText.objects.of_batch(batch)
    seen = look.context["coming"].seen
    assert undertaking.resume(job=job)
    with pytest.raises(ImportGoesOn):
        correct(texts=texts, wording={"licence": "CC BY 4.0"}, why="So.", seen=seen, by=editor)
    assert undertaking.stop(job=job)
    with CaptureQueriesContext(connection) as queries:
        desk.post(address(batch), {**sent, "seen": seen})
    assert licences(texts) == ["CC BY 4.0"] * 2
    locked = [row["sql"].partition("FOR UPDATE OF ")[2] for row in queries.captured_queries]
    assert [table for table in locked if table] == ['"archive_job"', '"archive_sourcetext"']


def test_the_texts_with_a_long_wording_are_chosen_by_its_hash(desk: Client, seeds: Any, editor: User) -> None:
    batch, reports = imported(2, editor)
    long = "書" * 2_000
    corrected(SourceText.objects.filter(report=reports[0]), editor, extraction=long)
    columns = desk.get(address(batch)).context["columns"]
    found = next(one for column in columns for one in column["wordings"] if one["words"] == long)
    assert len(found["only"]) < 200
    narrowed = desk.get(f"{reverse('desk:custody')}?{found['only']}")
    assert narrowed.context["number"] == 1


@pytest.mark.parametrize(
    "narrowed", ["only=address", "only=licence&reading=%00", "only=licence&reading=None", "only="]
)
def test_what_no_column_says_is_not_taken_for_all(narrowed: str, desk: Client, seeds: Any, editor: User) -> None:
    batch, _reports = imported(1, editor)
    assert desk.get(f"{address(batch)}&{narrowed}").status_code == 404


def test_only_who_takes_records_in_corrects_where_they_come_from(client: Client, seeds: Any, editor: User) -> None:
    batch, _reports = imported(1, editor)
    client.force_login(account("petra", "Reviewer"))
    assert client.get(address(batch)).status_code == 403
    assert reverse("desk:custody") not in client.get(reverse("desk:change_set", args=[batch.pk])).content.decode()


def test_looking_at_a_batch_asks_as_often_for_one_text_as_for_three(desk: Client, seeds: Any, editor: User) -> None:
    batch, _reports = imported(3, editor)
    first = SourceText.objects.of_batch(batch).earliest("pk")
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    one = f"{reverse('desk:custody')}?texts={first.pk}"
    desk.post(one, sent)
    counts = []
    for where in (one, address(batch)):
        with CaptureQueriesContext(connection) as queries:
            desk.post(where, sent)
        counts.append(len(queries))
    assert counts[1] - counts[0] <= 2  # the batch itself, and whether its import goes on


def test_an_edition_has_the_name_that_the_corrector_had_then(seeds: dict[str, Report], editor: User) -> None:
    report, called = seeds["001"], editor.called
    corrected(SourceText.objects.filter(report=report), editor, licence="Another")
    before = compose_next(report=report).record_sha256
    User.objects.filter(pk=editor.pk).update(first_name="Edna", last_name="Renamed")
    coming = compose_next(report=report)
    assert coming.record_sha256 == before
    assert [one["by"] for one in coming.record["source"]["corrections"]] == [called]


def test_of_several_corrections_the_latest_holds_in_lists_and_in_editions(seeds: Any, editor: User) -> None:
    batch, _reports = imported(3, editor)
    texts = SourceText.objects.of_batch(batch)
    first, second, _third = texts.order_by("pk")
    corrected(texts, editor, licence="One", captured_by="The library")
    corrected(SourceText.objects.filter(pk__in=[first.pk, second.pk]), editor, licence="Two", captured_on="2003")
    corrected(SourceText.objects.filter(pk=first.pk), editor, licence="Three", captured_by="")
    taken_back = corrected(texts, editor, licence="Wrong", extraction="by hand")
    reverting.revert(change_set=taken_back, by=editor)
    assert licences(texts) == ["Three", "Two", "One"]
    rows = texts.with_custody().order_by("pk").values_list(*(f"now_{name}" for name in CORRECTABLE))
    replayed = [tuple(custody_of(text)[0][name] for name in CORRECTABLE) for text in texts.order_by("pk")]
    assert list(rows) == replayed
    assert replayed[0] == ("2003", "", first.extraction, "Three", first.licence_url, first.licence_stated_on)


def test_two_who_correct_the_same_texts_wait_for_each_other(seeds: Any, editor: User) -> None:
    batch, _reports = imported(1, editor)
    with CaptureQueriesContext(connection) as correcting:
        done = corrected(SourceText.objects.of_batch(batch), editor, licence="One")
    with CaptureQueriesContext(connection) as taking_back:
        reverting.revert(change_set=done, by=editor)
    for queries in (correcting, taking_back):
        locks = [row["sql"] for row in queries.captured_queries if 'FOR UPDATE OF "archive_sourcetext"' in row["sql"]]
        assert len(locks) == 1


@pytest.mark.parametrize(
    ("wording", "why"),
    [
        ({"licence": "a\0b"}, "There is a NUL or half a character in it"),
        ({"extraction": "a\ud800b"}, "There is a NUL or half a character in it"),
        ({"address": "https://example.org/"}, "address is not corrected"),
    ],
)
def test_what_no_column_can_hold_and_what_a_record_is_known_by_is_refused(
    wording: dict[str, str], why: str, seeds: Any
) -> None:
    with pytest.raises(ValidationError, match=why):
        foresee(texts=SourceText.objects.all(), wording=wording)


def test_later_texts_of_an_import_are_corrected_with_it(seeds: dict[str, Report], editor: User) -> None:
    batch, _reports = imported(1, editor)
    later = later_text(seeds["001"])
    batch.data = {**batch.data, "texts": [later.text_sha256]}
    batch.save()
    texts = SourceText.objects.of_batch(batch)
    assert (texts.count(), texts.latest("pk")) == (2, later)
    corrected(texts, editor, licence="One")
    assert licences(texts) == ["One", "One"]


def test_what_lies_in_the_bin_is_not_corrected(desk: Client, seeds: Any, editor: User) -> None:
    batch, reports = imported(2, editor)
    keys = ",".join(str(report.source_text_id) for report in reports)
    sent = {"is_licence": "on", "licence": "CC BY 4.0", "why": "The page says so."}
    seen = desk.post(address(batch), sent).context["coming"].seen
    job = Job.objects.create(kind="import", by=editor, total=2, done=2, state="done", change_set=batch)
    start = f'state=draft&amp;batch={batch.pk}"'
    assert start in desk.get(reverse("desk:work", args=[job.pk])).content.decode()
    reverting.revert(change_set=batch, by=editor)
    for where in (address(batch), f"{reverse('desk:custody')}?texts={keys}"):
        answers = [desk.get(where), desk.post(where, sent), desk.post(where, {**sent, "seen": seen})]
        assert [answer.status_code for answer in answers] == [404] * 3
    assert not CustodyCorrection.objects.exists()
    shown = desk.get(reverse("desk:change_set", args=[batch.pk])).content.decode()
    assert reverse("desk:custody") not in shown
    assert start not in desk.get(reverse("desk:work", args=[job.pk])).content.decode()


def test_the_list_of_corrected_texts_reads_no_text(client: Client, seeds: Any, editor: User, superuser: User) -> None:
    batch, _reports = imported(2, editor)
    corrected(SourceText.objects.of_batch(batch), editor, licence="One")
    client.force_login(superuser)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("admin:archive_correctedtext_changelist")).content.decode()
    assert page.count("set-") == 2
    asked = " ".join(row["sql"] for row in queries.captured_queries)
    assert [name for name in ("received", "text") if f'"archive_sourcetext"."{name}"' in asked] == []
    assert '"archive_report"."' not in asked

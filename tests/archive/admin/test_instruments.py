"""Instruments in the administration: kept with their names, and references that waited for one are matched again."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from archive.admin.differences import edition_changes, revision_changes
from archive.authorities import rename
from archive.changing import reverting
from archive.composing import compose_judgements, compose_record
from archive.contrasting import contrast
from archive.editing import Operation, apply
from archive.editing.extracting import extract_from
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import ChangeSet, Finding, FormerSlug, Instrument, Job, Report
from archive.undertaking import undertake
from diplomacy.accounts.models import User
from tests.archive.conftest import account, publish_checked, received

TEXT = """Meeting between Foreign Minister Tamm and Foreign Minister Okafor

March 3, 2004

1. Trade

(1) Foreign Minister Tamm said that trade had grown by 40 % over the last year, and praised the Kolga Convention.
"""


@pytest.fixture
def report(db: None, editor: User) -> Report:
    import_record(received(TEXT, name="said.txt"), by=editor)
    report = Report.objects.get(identity="file:mofa-japan/said.txt")
    extract_from(report=report)
    report.refresh_from_db()
    return report


@pytest.fixture
def keeper(db: None, client: Client) -> Client:
    client.force_login(account("keeper", "Vocabulary editor"))
    return client


def given(**values: Any) -> dict[str, Any]:
    names = {f"names-{n}": value for n, value in (("TOTAL_FORMS", 1), ("INITIAL_FORMS", 0))}
    name = {"names-0-text": "Kolga Convention", "names-0-language": "en"}
    return {
        "label": "Convention on Kolga",
        "slug": "convention-on-kolga",
        "kind": "convention",
        **names,
        **name,
        **values,
    }


def test_a_reference_that_waited_is_matched_when_its_instrument_arrives(keeper: Client, report: Report) -> None:
    answer = keeper.post(reverse("admin:archive_instrument_add"), given())
    assert answer.status_code == 302, answer.context["errors"]
    job = Job.objects.get()
    assert (job.kind, job.arguments["reports"]) == ("extract", [report.pk])
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    address = reverse("desk:work", args=[job.pk])
    assert (
        told[0]
        == f'<a href="{address}">1 record refers to something that is not known: it is gone over again, now that this is.</a>'
    )
    undertake(job.pk)
    assert Finding.objects.get(report=report, kind="reference").instrument == Instrument.objects.get(
        slug="convention-on-kolga"
    )
    # What only rules have proposed is nobody's work.
    assert report.revisions.get(number=report.version + 1).by is None


def test_what_says_nothing_new_of_an_instrument_asks_for_no_work(keeper: Client, report: Report) -> None:
    row = Instrument.objects.create(slug="other", label="Other", kind="treaty")
    address = reverse("admin:archive_instrument_change", args=[row.pk])
    empty = {"names-TOTAL_FORMS": 0, "label": "Other", "kind": "treaty", "note": "Seen in print."}
    assert keeper.post(address, given(**empty)).status_code == 302
    assert not Job.objects.exists()
    assert keeper.post(address, given(**empty, designation="O/1")).status_code == 302
    assert Job.objects.count() == 1


@pytest.mark.parametrize("name", ["adopted", "names-0-begins", "names-0-ends"])
def test_a_date_that_is_none_is_an_error_of_the_form(name: str, keeper: Client) -> None:
    answer = keeper.post(reverse("admin:archive_instrument_add"), given(**{name: "in spring"}))
    assert (answer.status_code, "is not a date in EDTF" in answer.content.decode()) == (200, True)
    assert not Instrument.objects.filter(slug="convention-on-kolga").exists()


def test_one_that_is_referred_to_stays_out_of_the_bin_and_a_free_one_goes_there(
    keeper: Client, report: Report
) -> None:
    used = Instrument.objects.create(slug="used", label="Used", kind="treaty")
    used.names.create(text="The Used Treaty")
    reference = Finding.objects.get(report=report, kind="reference")
    said = {
        **reference.said,
        "start": reference.start,
        "end": reference.end,
        "instrument": "used",
        "rule": "",
        "confidence": 1,
    }
    note = Operation("note", {"key": str(reference.key), "kind": "reference", "said": said, "by": "ed"})
    apply(report=report, operation=note, expected_version=report.version, by=None)
    address = reverse("admin:archive_instrument_delete", args=[used.pk])
    assert b"Used" in keeper.get(address).content
    keeper.post(address)
    used.refresh_from_db()
    assert used.binned_at is None
    Finding.objects.filter(instrument=used).delete()
    keeper.post(address)
    used.refresh_from_db()
    assert used.binned_at is not None
    assert "Used" in keeper.get(reverse("desk:bin")).content.decode()


def test_its_address_is_changed_and_the_earlier_one_leads_there(keeper: Client, report: Report) -> None:
    row = Instrument.objects.create(slug="before", label="Kolga", kind="treaty")
    page = reverse("desk:rename", args=["instrument", row.pk])
    assert page in keeper.get(reverse("admin:archive_instrument_change", args=[row.pk])).content.decode()
    assert keeper.get(page).status_code == 200
    change_set = rename(record=row, slug="after", by=None)
    assert FormerSlug.objects.get(kind="instrument", record=row.pk).slug == "before"
    reverting.revert(change_set=change_set, by=account("root2", is_superuser=True))
    row.refresh_from_db()
    assert row.slug == "before"


def test_the_list_of_findings_is_found_narrowed_and_told_in_words(keeper: Client, report: Report) -> None:
    page = keeper.get(reverse("admin:archive_finding_changelist"), {"kind__exact": "figure"}).content.decode()
    assert "“40 %”: percentage 40 %, of “trade”, compared with “over the last year”, as of 2003" in page
    assert "Kolga Convention" not in page


def test_nothing_is_published_unseen_and_what_changed_is_told_in_words(report: Report, editor: User) -> None:
    """The page of review, the differences between editions and those between versions tell of what is said as data."""

    def documents() -> tuple[Any, Any]:
        found = Report.objects.get(pk=report.pk)
        breakdown = working_value(found).breakdown
        return compose_record(report=found, breakdown=breakdown), compose_judgements(report=found, breakdown=breakdown)

    found = [fact for part in contrast(None, *documents()).parts for fact in part.facts if fact.name == "What it says"]
    figure = Finding.objects.get(report=report, kind="figure")
    percent = round(100 * figure.confidence)
    line = "“40 %”: percentage 40 %, of “trade”, compared with “over the last year”, as of 2003 ({})"
    before = line.format(f"proposed by the rule “{figure.rule}”, certainty {percent} %")
    assert before in found[0].kept
    edition = publish_checked(report, editor)
    reference = Finding.objects.get(report=report, kind="reference")
    for finding, state in ((figure, "confirmed"), (reference, "dismissed")):
        settle = Operation("settle", {"keys": [str(finding.key)], "state": state, "by": "ed"})
        apply(
            report=Report.objects.get(pk=report.pk),
            operation=settle,
            expected_version=Report.objects.get(pk=report.pk).version,
            by=editor,
        )
    changed = contrast(edition.document, *documents()).changed_parts
    (fact,) = [fact for fact in changed[0].facts if fact.is_changed]
    gone = f"“Kolga Convention”: an instrument that is not known (proposed by the rule “{reference.rule}”, certainty {round(100 * reference.confidence)} %)"
    after = line.format("confirmed: ed")
    assert (len(changed), fact.come, set(fact.gone)) == (1, (after,), {before, gone})
    assert set(edition_changes(edition.document, *documents())) == {
        f"New figure: {after}",
        f"Figure taken back: {before}",
        f"Reference taken back: {gone}",
    }
    report.refresh_from_db()
    dismissed = "“Kolga Convention”: an instrument that is not known (dismissed: ed)"
    assert revision_changes(report, since=report.version - 1, until=report.version) == [
        f"New reference: {dismissed}",
        f"Reference taken back: {gone}",
    ]


def test_an_import_can_be_taken_back_after_the_passes_have_gone_over_it(editor: User) -> None:
    change_set = ChangeSet.objects.create(verb="import", summary="An import", by=editor)
    import_record(received(TEXT, name="new.txt"), by=editor, change_set=change_set)
    report = Report.objects.get(identity="file:mofa-japan/new.txt")
    extract_from(report=report)
    assert reverting.plan(change_set) == []
    found = Finding.objects.filter(report=report).earliest("start")
    settle = Operation("settle", {"keys": [str(found.key)], "state": "confirmed", "by": "ed"})
    apply(report=report, operation=settle, expected_version=2, by=editor)
    assert [obstacle.about for obstacle in reverting.plan(change_set)] == [report]

"""The passes lay what a record says as data over it, around what persons decided; it is published and found."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from archive.editing import Operation, apply
from archive.editing.extracting import extract_from, reports_waiting_for
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import (
    Country,
    Finding,
    Instrument,
    InstrumentName,
    PublishedFigure,
    PublishedParty,
    PublishedPlace,
    PublishedReference,
    PublishedUndertaking,
    Report,
)
from archive.parsing.revising.layers import RefusedJudgement
from archive.projecting import project
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked, received

pytestmark = pytest.mark.django_db

TEXT = """Meeting between Foreign Minister Tamm and Foreign Minister Okafor

March 3, 2004

1. Trade

(1) Foreign Minister Tamm said that trade had grown by 40 % over the last year. He pledged to sign the Kolga Convention by the end of 2004, after talks in Estonia.

(2) In response, Foreign Minister Okafor stated that Nigeria had implemented the Kolga Convention.
"""


@pytest.fixture
def report(editor: User) -> Report:
    """A draft in whose words there is something of each kind."""
    import_record(received(TEXT, name="said.txt"), by=editor)
    report = Report.objects.get(identity="file:mofa-japan/said.txt")
    extract_from(report=report)
    report.refresh_from_db()
    return report


def keys(report: Report, **wanted: Any) -> list[str]:
    return [str(key) for key in Finding.objects.filter(report=report, **wanted).values_list("key", flat=True)]


def words(report: Report, **wanted: Any) -> list[str]:
    return [TEXT[f.start : f.end] for f in Finding.objects.filter(report=report, **wanted).order_by("start")]


def settle(report: Report, state: str, by: User, *found: str) -> None:
    report.refresh_from_db()
    operation = Operation("settle", {"keys": list(found), "state": state, "by": by.called})
    apply(report=report, operation=operation, expected_version=report.version, by=by)


def convention() -> Instrument:
    instrument = Instrument.objects.create(slug="kolga-convention", label="Kolga Convention", kind="convention")
    InstrumentName.objects.create(instrument=instrument, text="Kolga Convention")
    return instrument


def test_what_is_found_is_proposed_and_a_second_time_changes_nothing(report: Report) -> None:
    assert {f.kind for f in Finding.objects.filter(report=report)} == set(Finding.Kind.values) - {"evidence"}
    assert words(report, kind="reference") == ["Kolga Convention"] * 2
    laid = working_value(report).layers.findings
    rows = Finding.objects.filter(report=report).order_by("start", "end", "kind")
    assert [(str(row.key), row.kind, row.start, row.end, row.state, row.by) for row in rows] == [
        (one.key, one.kind, one.said.start, one.said.end, "proposed", "") for one in laid
    ]
    assert report.revisions.get(number=report.version).operation == "extract"
    assert extract_from(report=report) is None


def test_what_a_person_decided_stays_when_the_passes_come_again(report: Report, superuser: User) -> None:
    kept, refused = keys(report, kind="figure")[0], keys(report, kind="place")[0]
    settle(report, "confirmed", superuser, kept)
    settle(report, "dismissed", superuser, refused)
    extract_from(report=report)
    assert (keys(report, state="confirmed"), keys(report, state="dismissed")) == ([kept], [refused])


def test_an_instrument_that_arrives_resolves_what_waited_for_it_also_what_was_confirmed(
    report: Report, superuser: User
) -> None:
    first = keys(report, kind="reference")[0]
    settle(report, "confirmed", superuser, first)
    assert Finding.objects.unresolved().filter(report=report).count() == 2
    instrument = convention()
    assert report.pk in reports_waiting_for(instrument)
    extract_from(report=report)
    resolved = Finding.objects.filter(report=report, instrument=instrument)
    assert {(str(f.key), f.state) for f in resolved} >= {(first, "confirmed")}
    assert not Finding.objects.unresolved().filter(report=report)


def test_nothing_refers_to_an_instrument_that_there_is_not(report: Report, superuser: User) -> None:
    start = TEXT.index("Kolga")
    said = {
        "start": start, "end": start + 5, "designation": "", "instrument": "nowhere", "rule": "manual", "confidence": 1.0,
    }  # fmt: skip
    arguments = {"kind": "reference", "said": said, "by": "ann"}
    with pytest.raises(RefusedJudgement, match="no instrument “nowhere”"):
        apply(report=report, operation=Operation("note", arguments), expected_version=report.version, by=superuser)
    assert report.version == Report.objects.get(pk=report.pk).version


def test_it_is_part_of_the_edition_and_found_by_it(report: Report, superuser: User) -> None:
    Country.objects.get_or_create(slug="estonia", defaults={"label": "Estonia", "code": "EE"})
    instrument = convention()
    extract_from(report=report)
    dismissed = keys(report, kind="figure")[0]
    settle(report, "dismissed", superuser, dismissed)
    edition = publish_checked(report, superuser)
    said = edition.document["judgements"]["findings"]
    assert [r["instrument"] for r in said["references"]] == [
        {"slug": "kolga-convention", "label": "Kolga Convention"}
    ] * 2
    assert dismissed not in {f["key"] for f in said["figures"]}
    models: dict[str, Any] = {
        "references": PublishedReference, "undertakings": PublishedUndertaking, "figures": PublishedFigure, "places": PublishedPlace,
    }  # fmt: skip
    for kind, model in models.items():
        assert {str(row.key) for row in model.objects.filter(report=report)} == {f["key"] for f in said[kind]}
    assert list(Instrument.objects.published().filter(pk=instrument.pk)) == [instrument]
    row = PublishedReference.objects.to("kolga-convention").newest_first().first()
    assert row is not None
    assert (row.data["words"], row.data["statement"]["account"], row.data["record_keeper"]["slug"]) == (
        "Kolga Convention",
        edition.document["record"]["parts"][-1]["account"],
        "mofa-japan",
    )
    due = PublishedUndertaking.objects.with_deadline().get(report=report)
    assert (due.due_earliest.isoformat()[:4], due.due_latest.isoformat()) == ("2004", "2004-12-31")
    before = list(PublishedParty.objects.values_list("undertaking__key", "capacity", "person", "country", "office"))
    project(report=report)
    assert (
        list(PublishedParty.objects.values_list("undertaking__key", "capacity", "person", "country", "office"))
        == before
    )


def test_an_edition_of_a_record_without_findings_says_nothing_of_them(report: Report, superuser: User) -> None:
    settle(report, "dismissed", superuser, *keys(report))
    assert "findings" not in publish_checked(report, superuser).document["judgements"]


def test_the_command_goes_over_all_or_over_those_that_are_named(report: Report) -> None:
    out = StringIO()
    call_command("extract", report.rid, stdout=out)
    assert out.getvalue() == "1 reports gone over; 0 say something new.\n"
    with pytest.raises(CommandError, match="there is no report"):
        call_command("extract", "00000000")

"""What rules have found and no editor has confirmed: counted where a record is published, and in nobody's way."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.editing.extracting import extract_from
from archive.models import Finding, Report
from archive.models.identifiers import show
from archive.parsing.extraction.passes import VERSION
from archive.reviewing.gating import gate
from archive.reviewing.unconfirmed import count_unconfirmed, tell_passes
from diplomacy.accounts.models import User

from .people import change


@pytest.fixture
def found(checked: Report) -> Report:
    """The draft, looked at, with one place that a rule has found."""
    extract_from(report=checked)
    checked.refresh_from_db()
    return checked


def test_they_are_counted_by_kind_in_one_query(found: Report) -> None:
    (place,) = Finding.objects.waiting().filter(report=found)
    for n, kind in enumerate(["figure", "figure", "reference", "undertaking"]):
        Finding.objects.create(
            report=found,
            key=f"00000000-0000-4000-8000-{n:012}",
            kind=kind,
            start=place.start,
            end=place.end + n,
            state="proposed",
            rule="r",
            confidence=0.5,
            said={},
        )
    with CaptureQueriesContext(connection) as queries:
        told = count_unconfirmed(report=found)
    assert len(queries) == 1
    assert told.kinds == {"reference": 1, "undertaking": 1, "figure": 2, "place": 1}
    assert told.told == ("5 findings that no editor has confirmed (1 reference, 1 undertaking, 2 figures and 1 place)")


def test_every_kind_can_be_told(found: Report) -> None:
    counted = count_unconfirmed(report=found)
    for kind in Finding.Kind.values:
        assert type(counted)({kind: 1}, "").told.startswith("1 finding that no editor has confirmed (1 ")


def test_they_are_told_where_it_is_published_and_bar_nothing(found: Report, client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    assert gate(report=found).items == ()
    where = f"/admin/desk/lists/said/?record={show(found.rid)}"
    link = f'<a href="{where}">1 finding that no editor has confirmed (1 place)</a>'
    review = client.get(f"/admin/desk/reports/{found.pk}/review/").content.decode()
    assert review.count(link) == 2  # at the gate, and at what publishing does
    assert "nevertheless" not in review
    assert link in client.get(f"/admin/archive/report/{found.pk}/publish/").content.decode()
    (line,) = client.get(where).context["lines"]
    assert line.cells[0].words == "North Korea (state, KP)"


def test_the_workbench_counts_them_and_leads_to_the_first(found: Report, client: Client, editor: User) -> None:
    client.force_login(editor)
    base = f"/admin/desk/reports/{found.pk}/"
    context = client.get(base).context
    parts = context["state"]["parts"]
    (part,) = [one["index"] for one in parts if any(row["state"] == "proposed" for row in one["said"])]
    line = {"name": "findings", "number": 1, "text": "1 finding that no editor has confirmed"}
    assert context["gate"][-1] == {**line, "address": f"{base}?part={part}#said"}


def test_what_an_editor_has_settled_is_told_no_more(found: Report, client: Client, reviewer: User) -> None:
    (place,) = Finding.objects.waiting().filter(report=found)
    change(found, reviewer, "settle", keys=[str(place.key)], state="confirmed", by="rosa")
    assert (count_unconfirmed(report=found).number, count_unconfirmed(report=found).told) == (0, "")
    client.force_login(reviewer)
    assert "no editor has confirmed" not in client.get(f"/admin/desk/reports/{found.pk}/review/").content.decode()
    gate_lines = client.get(f"/admin/desk/reports/{found.pk}/").context["gate"]
    assert gate_lines[-1]["text"] == "No finding waits for an editor"


def test_it_is_told_that_the_passes_have_not_gone_over_it_and_bars_nothing(
    found: Report, client: Client, superuser: User
) -> None:
    client.force_login(superuser)
    addresses = [
        f"/admin/desk/reports/{found.pk}/review/",
        f"/admin/desk/reports/{found.pk}/",
        f"/admin/archive/report/{found.pk}/publish/",
    ]
    several = f"/admin/archive/report/publish/?reports={found.pk}"
    for passes, told in (
        (VERSION, ""),
        ("", "No pass has gone over this text: what it says as data has not been looked for"),
        ("0", "Only older passes have gone over this text: what today’s would find in it has not been looked for"),
    ):
        Report.objects.filter(pk=found.pk).update(passes=passes)
        link = f'<a href="/admin/desk/passes/">{told}</a>' if told else "passes/"
        pages = [client.get(address).content.decode() for address in addresses]
        assert [link in page for page in pages] == [bool(told)] * 3
        (line,) = client.get(several).context["lines"]
        assert (line.coming is not None, getattr(line.not_gone_over, "told", "")) == (True, told)
        assert "nevertheless" not in pages[0] + pages[2]
        found.refresh_from_db()
        assert gate(report=found).items == ()


def test_who_may_not_have_it_gone_over_is_told_without_a_way(found: Report, client: Client, reviewer: User) -> None:
    Report.objects.filter(pk=found.pk).update(passes="")
    client.force_login(reviewer)
    page = client.get(f"/admin/desk/reports/{found.pk}/review/").content.decode()
    assert "No pass has gone over this text" in page
    assert "/admin/desk/passes/" not in page


def test_the_passes_are_told_without_a_query(found: Report, superuser: User) -> None:
    found.passes = ""
    with CaptureQueriesContext(connection) as queries:
        assert tell_passes(report=found, user=superuser)
    assert not queries

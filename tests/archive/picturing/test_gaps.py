from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Office, Person, Report, Tenure
from archive.picturing import NARROW, WIDE, Band, Tenures, draw_offices
from archive.picturing.elements import element, write
from archive.picturing.frame import Form
from archive.picturing.gaps import find_gaps, find_overlaps
from diplomacy.accounts.models import User

from .drawing import SVG, bands, parse, points


def held(first: str | None, last: str | None, *, label: str = "x") -> Band:
    """Days (“2001-04-01”) or months (“2001-04”, any day of it to the 28th)."""

    def ends(value: str | None) -> tuple[date | None, date | None]:
        if value is None:
            return None, None
        if len(value) == 7:
            return date.fromisoformat(f"{value}-01"), date.fromisoformat(f"{value}-28")
        return date.fromisoformat(value), date.fromisoformat(value)

    start, end = ends(first), ends(last)
    return Band(label, start[0], start[1], end[0], end[1])


def days(found: tuple[Band, ...]) -> list[tuple[str, ...]]:
    return [tuple(str(d) for d in (b.first, b.surely_from, b.surely_to, b.last)) for b in found]


@pytest.mark.parametrize(
    ("tenures", "gaps"),
    [
        ([held("2000-01-01", "2001-01-01"), held("2001-01-01", "2002-01-01")], []),
        ([held("2000-01-01", "2001-01-01"), held("2001-01-02", "2002-01-01")], []),
        ([held("2000-01-01", "2001-01-01"), held("2001-03-01", None)], [("2001-01-01", "2001-01-01", "2001-03-01", "2001-03-01")]),
        ([held("2000-01-01", None), held("2005-01-01", None)], []),
        ([held(None, "2001-01-01"), held("2005-01-01", None)], [("2001-01-01", "2001-01-01", "2005-01-01", "2005-01-01")]),
        ([held("1990-01-01", "1991-01-01"), held(None, "2001-01-01"), held("1995-01-01", None)], []),
        ([held("2000-01-01", "2001-04"), held("2001-04", "2002-01-01")], []),
        ([held("2000-01-01", "2001-04"), held("2001-06", "2002-01-01")], [("2001-04-01", "2001-04-28", "2001-06-01", "2001-06-28")]),
        ([held("2000-01-01", "2005-01-01"), held("2001-01-01", "2002-01-01"), held("2006-01-01", "2007-01-01")],
         [("2005-01-01", "2005-01-01", "2006-01-01", "2006-01-01")]),
        ([], []),
    ],
)  # fmt: skip
def test_days_that_nobody_can_have_had_are_a_gap(tenures: list[Band], gaps: list[tuple[str, ...]]) -> None:
    assert days(find_gaps(tenures)) == gaps


@pytest.mark.parametrize(
    ("tenures", "overlaps"),
    [
        ([held("2000-01-01", "2001-01-01"), held("2001-01-01", "2002-01-01")], []),
        ([held("2000-01-01", "2001-06-01"), held("2001-01-01", "2002-01-01")], [("2001-01-01", "2001-01-01", "2001-06-01", "2001-06-01")]),
        ([held("2000-01-01", None), held("2001-01-01", "2002-01-01")], []),
        ([held("2000-01-01", "2001-04"), held("2001-04", "2002-01-01")], []),
    ],
)  # fmt: skip
def test_days_of_two_are_an_overlap(tenures: list[Band], overlaps: list[tuple[str, ...]]) -> None:
    assert days(find_overlaps(tenures)) == overlaps


@settings(max_examples=80, deadline=None)
@given(st.lists(bands(), max_size=6), st.sampled_from([WIDE, NARROW]))
def test_any_gaps_and_overlaps_are_in_order_and_inside_the_picture(found: list[Band], form: Form) -> None:
    gaps, overlaps = find_gaps(found), find_overlaps(found)
    for band in (*gaps, *overlaps):
        assert band.first is not None
        assert band.last is not None
        assert band.first <= band.last
    assert all(one.surely_to <= other.surely_from for one, other in pairwise(gaps))  # type: ignore[operator]
    drawn = Tenures(tuple(found), gaps, "Gaps", overlaps, "Overlaps")
    block = draw_offices(drawn, form)
    root = parse(write(element("svg", *block.elements, xmlns="http://www.w3.org/2000/svg", height=block.height)))
    height = float(root.get("height", ""))
    assert all(-0.5 <= x <= form.width + 0.5 and -0.5 <= y <= height + 0.5 for x, y in points(root))
    assert len([node for node in root.iter(f"{SVG}g") if node.get("class") == "pic-hue-7"]) == len(gaps)


# On pages -----------------------------------------------------------------------------------------------------------------


@pytest.fixture
def office(seeds: dict[str, Report]) -> Office:
    """The Prime Minister of Japan, with a predecessor whom no edition names, and a gap."""
    office = Office.objects.get(slug="prime-minister-of-japan")
    person = Person.objects.create(slug="zanzibarite", label="Zanzibarite", surname="Z")
    Tenure.objects.create(person=person, office=office, start="1999-01-01", end="2000-01-01")
    return office


def test_the_desk_shows_all_holders_and_the_gaps_between_them(office: Office, client: Client, superuser: User) -> None:
    client.force_login(superuser)
    picture = client.get(reverse("desk:office", args=[office.pk])).context["picture"]
    first_column = [line[0].words for line in picture["lines"]]
    assert first_column[0] == "Zanzibarite"
    assert first_column[-1] == "Nobody recorded here"
    for download in picture["downloads"]:
        assert client.get(download["href"]).status_code == 200


def test_the_public_page_shows_only_holders_whom_a_record_names(office: Office, client: Client) -> None:
    for address in ("/offices/prime-minister-of-japan/", "/offices/prime-minister-of-japan/holders.csv"):
        content = client.get(address).content.decode()
        assert "Koizumi" in content
        assert "Zanzibarite" not in content


def test_a_person_s_offices_stand_at_the_desk_with_gaps_and_overlaps(
    seeds: dict[str, Report], client: Client, superuser: User
) -> None:
    client.force_login(superuser)
    person = Person.objects.create(slug="zanzibarite", label="Zanzibarite", surname="Z")
    address = reverse("desk:person", args=[person.pk])
    assert client.get(address).context["picture"] is None
    offices = [Office.objects.create(slug=f"o{n}", label=f"Office {n}") for n in range(3)]
    for one, start, end in zip(
        offices, ("1990", "1991-06-01", "1999-01-01"), ("1992-06-01", "1993-01-01", ""), strict=True
    ):
        Tenure.objects.create(person=person, office=one, start=start, end=end)
    lines = [[cell.words for cell in line] for line in client.get(address).context["picture"]["lines"]]
    assert [line[0] for line in lines] == [
        "Office 0",
        "Office 1",
        "Office 2",
        "No office recorded here",
        "Two offices at once",
    ]
    assert lines[3][2:6:3] == ["1 January 1993", "1 January 1999"]
    assert lines[4][1] == "Office 0 / Office 1"

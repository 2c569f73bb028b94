"""Any items are drawn: well-formed, each once, inside the picture, and no mark on another."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from archive.picturing import (
    NARROW,
    WIDE,
    Band,
    Cell,
    Group,
    Item,
    Picture,
    Row,
    Strips,
    Table,
    When,
    draw_file,
    draw_inline,
    draw_strips,
    sort_items,
)
from archive.picturing.frame import Form
from archive.picturing.rows import ACCOUNTS
from archive.picturing.strips import MOST_ABOVE_EACH_OTHER, MOST_MARKS

from .drawing import SVG, boxes, marks, number_behind, parse, points, strips

FORMS = (WIDE, NARROW)


def picture_of(drawn: Strips, title: str = "Who raised it") -> Picture:
    lines = tuple((Cell(row.label), *item.cells) for g in drawn.groups for row in g.rows for item in row.items)
    return Picture(
        drawn.name, "/topics/x/", title, ("A note.",), Table(("Row", "What"), lines),
        lambda form: draw_strips(drawn, form),
    )  # fmt: skip


def inline(drawn: Strips, form: Form) -> ElementTree.Element:
    html = draw_inline(picture_of(drawn), form)
    # A page's parser knows SVG without its namespace.
    return parse(html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def one(day: date | None, **values: object) -> Item:
    when = When(day, day, f"{day}") if day else When(None, None, "no date")
    return Item(**{"when": when, "name": "said it", "href": "/s/1", "cells": (), **values})


def in_one_row(*found: Item, bands: tuple[Band, ...] = (), is_counted: bool = False) -> Strips:
    return Strips("attention", (Group("", (Row("Koizumi", sort_items(found)),)),), "statements", bands, is_counted)


@settings(max_examples=50, deadline=None)
@given(strips)
def test_any_picture_is_well_formed_and_has_each_thing_once(drawn: Strips) -> None:
    number = sum(item.number for item in drawn.items)
    roots = [inline(drawn, form) for form in FORMS]
    roots.append(parse(draw_file(picture_of(drawn), source=["The archive."], site="https://example.org")))
    for root in roots:
        assert sum(number_behind(mark, "statements") for mark in marks(root)) == number


@settings(max_examples=50, deadline=None)
@given(strips)
def test_nothing_is_drawn_outside_the_picture_or_across_its_pieces(drawn: Strips) -> None:
    for form in FORMS:
        end = 0.0
        for piece in inline(drawn, form):
            _left, top, width, height = map(float, piece.get("viewBox", "").split())
            assert (abs(top - end) < 0.11, width) == (True, form.width)
            end = top + height
            outside = [(x, y) for x, y in points(piece) if not (-1 <= x <= width + 1 and top - 1 <= y <= end + 1)]
            assert outside == []


def test_a_tall_picture_is_cut_between_rows() -> None:
    rows = tuple(Row(f"Speaker {n}", (one(date(2003, 1, 10), href=f"/s/{n}"),)) for n in range(60))
    pieces = list(inline(Strips("attention", (Group("", rows),), "statements"), WIDE))
    heights = [float(piece.get("height", "")) for piece in pieces]
    assert (len(pieces), max(heights) <= 660) == (4, True)
    assert [mark.get("href") for piece in pieces for mark in marks(piece)] == [f"/s/{n}" for n in range(60)]


@settings(max_examples=50, deadline=None)
@given(strips)
def test_no_mark_stands_on_another(drawn: Strips) -> None:
    for form in FORMS:
        block = draw_strips(drawn, form)
        places = []
        for node in block.elements:
            dy = float(dict(node.attributes).get("transform", "translate(0 0)").split()[1].rstrip(")"))
            for child in node.children:
                attributes = dict(getattr(child, "attributes", ()))
                if "aria-label" in attributes and "transform" in attributes:
                    x, y = attributes["transform"].removeprefix("translate(").rstrip(")").split()
                    places.append((float(x), float(y) + dy))
        too_near = [(a, b) for a, b in combinations(places, 2) if abs(a[1] - b[1]) < 9 and abs(a[0] - b[0]) < 11]
        assert too_near == []


@settings(max_examples=50, deadline=None)
@given(strips)
def test_no_words_stand_on_others_or_reach_out_of_the_picture(drawn: Strips) -> None:
    for form in FORMS:
        found = [box for box in boxes(inline(drawn, form)) if box[4].strip()]
        outside = [box for box in found if box[0] < -1 or box[2] > form.width + 1]
        assert outside == []
        overlapping = [
            (one[4], other[4])
            for one, other in combinations(found, 2)
            if one[0] < other[2] - 0.5 and other[0] < one[2] - 0.5 and one[1] < other[3] and other[1] < one[3]
        ]
        assert overlapping == []


def test_what_is_too_much_to_stand_apart_is_merged_with_its_number() -> None:
    first = date(2000, 1, 1)
    found = tuple(one(first + timedelta(days=n), href=f"/s/{n}") for n in range(2000))
    for form in FORMS:
        drawn = marks(inline(in_one_row(*found), form))
        assert len(drawn) <= MOST_MARKS
        assert sum(number_behind(mark, "statements") for mark in drawn) == 2000


def test_a_picture_has_only_so_many_marks() -> None:
    days = [date(2000 + n // 12, n % 12 + 1, 1) for n in range(24)]
    rows = tuple(Row(f"Speaker {n}", tuple(one(day, href=f"/s/{n}-{day}") for day in days)) for n in range(30))
    drawn = marks(inline(Strips("attention", (Group("", rows),), "statements"), WIDE))
    assert len(drawn) <= MOST_MARKS
    assert sum(number_behind(mark, "statements") for mark in drawn) == 720


@pytest.mark.parametrize("form", FORMS)
def test_the_name_of_an_office_that_begins_late_does_not_reach_out_of_the_picture(form: Form) -> None:
    late = date(2003, 12, 1)
    label = "Minister for Foreign Affairs and for the Economy"
    found = (one(date(2002, 1, 10)), one(late, href="/s/2"))
    root = inline(in_one_row(*found, bands=(Band(label, late, late, None, None),)), form)
    (box,) = [box for box in boxes(root) if box[4].startswith("Minister")]
    assert box[2] <= form.width


def test_marks_stand_at_most_four_high() -> None:
    found = tuple(one(date(2003, 1, 10) + timedelta(days=n % 6), href=f"/s/{n}") for n in range(60))
    for form in FORMS:
        heights = {mark.get("transform", "").split()[1] for mark in marks(inline(in_one_row(*found), form))}
        assert 1 <= len(heights) <= MOST_ABOVE_EACH_OTHER


def test_a_mark_of_one_leads_to_it_and_a_mark_of_several_to_their_lines_in_the_table() -> None:
    days = (date(2003, 1, 10), date(2003, 5, 30), date(2003, 5, 30))
    found = tuple(one(day, href=f"/s/{n}", account="own") for n, day in enumerate(days))
    drawn = in_one_row(one(days[1], href="/s/9", account="other"), *found)
    for form in FORMS:
        assert [(m.get("href"), m.get("aria-label")) for m in marks(inline(drawn, form))] == [
            ("/s/0", "Koizumi, 2003-01-10: said it"),
            ("#attention-2", "Koizumi, 2003-05-30: 2 statements, said it"),
            ("/s/9", "Koizumi, 2003-05-30: said it"),
        ]
    assert [item.href for item in drawn.items] == ["/s/0", "/s/1", "/s/2", "/s/9"]


def test_own_and_other_accounts_of_a_day_are_never_one_mark() -> None:
    day = date(2003, 1, 10)
    drawn = inline(in_one_row(*(one(day, account=account, href=f"/s/{account}") for account in ACCOUNTS)), WIDE)
    assert len(marks(drawn)) == len(ACCOUNTS)


def test_the_filling_says_whose_account_it_is() -> None:
    looks = {}
    for account in ACCOUNTS:
        (mark,) = marks(inline(in_one_row(one(date(2003, 1, 10), account=account, direction="supports")), WIDE))
        shapes = [node for node in mark if node.tag in (f"{SVG}polygon", f"{SVG}circle", f"{SVG}line")]
        looks[account] = [
            (n.tag.removeprefix(SVG), n.get("fill"), n.get("class"), n.get("stroke-dasharray")) for n in shapes
        ]
    filled, hollow = ("polygon", "currentColor", None, None), ("polygon", None, "pic-paper", None)
    assert looks == {
        "own": [filled],
        "": [filled],
        "other": [hollow],
        "common": [hollow, filled],
        "third": [hollow, ("circle", "currentColor", None, None)],
        "undetermined": [("polygon", None, "pic-paper", "2 1.6")],
        "told": [hollow, ("line", None, None, None)],
    }


@pytest.mark.parametrize(("form"), FORMS)
def test_support_stands_above_opposition_and_the_level_is_said_beside_it(form: Form) -> None:
    levels = [("opposes", 2), ("none", None), ("supports", 1), ("supports", 2), ("opposes", 1), ("mixed", None)]
    found = [one(date(2003, 1, 10), direction=d, strength=s, href=f"/s/{d}{s}") for d, s in levels]
    root = inline(in_one_row(*found), form)
    assert [mark.get("href") for mark in marks(root)] == [
        "/s/supports2", "/s/supports1", "/s/mixedNone", "/s/noneNone", "/s/opposes1", "/s/opposes2",
    ]  # fmt: skip
    texts = [node.text for node in root.iter(f"{SVG}text")]
    for said in ("supports plainly", "supports less plainly", "mixed", "takes no position", "opposes less plainly"):
        assert said in texts


def test_no_line_leads_from_mark_to_mark() -> None:
    found = [one(date(2003, month, 10), direction="supports", strength=2, href=f"/s/{month}") for month in range(1, 9)]
    root = inline(in_one_row(*found), WIDE)
    heights = {float(mark.get("transform", "").rstrip(")").split()[1]) for mark in marks(root)}
    assert len(heights) == 1
    level = [node for node in root.iter(f"{SVG}line") if node.get("x1") != node.get("x2")]
    # Only the rules between rows go across, from edge to edge; the row is the picture's first group of elements.
    assert {(node.get("x1"), node.get("x2")) for node in level} == {("0", "920")}
    assert not list(root.iter(f"{SVG}polyline"))


def test_an_uncertain_date_has_a_question_mark_and_an_imprecise_one_a_broken_rule() -> None:
    sure = one(date(2003, 1, 10))
    uncertain = one(None, when=When(date(2002, 10, 14), date(2002, 10, 14), "14 October 2002?", True), href="/s/2")
    month = one(None, when=When(date(2003, 9, 1), date(2003, 9, 30), "September 2003"), href="/s/3")
    root = inline(in_one_row(sure, uncertain, month), WIDE)
    by_href = {mark.get("href"): [node.text for node in mark.iter(f"{SVG}text")] for mark in marks(root)}
    assert by_href == {"/s/1": [], "/s/2": ["?"], "/s/3": []}
    assert len([n for n in root.iter(f"{SVG}line") if n.get("stroke-dasharray") == "2 2"]) == 1


def test_what_has_no_date_stands_apart_under_these_words() -> None:
    root = inline(in_one_row(one(date(2003, 1, 10)), one(None, href="/s/2")), WIDE)
    x = {m.get("href"): float(m.get("transform", "").split("(")[1].split()[0]) for m in marks(root)}
    (words,) = [node for node in root.iter(f"{SVG}text") if node.text == "no date"]
    assert x["/s/2"] == float(words.get("x", "")) > x["/s/1"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("is_counted", [False, True])
def test_where_nothing_has_a_date_there_is_no_axis_and_no_office(form: Form, is_counted: bool) -> None:
    bands = (
        Band("Prime Minister", date(2001, 4, 26), date(2001, 4, 26), None, None),
        Band("Ever", None, None, None, None),
    )
    number = 400 if is_counted else 1
    drawn = in_one_row(one(None, number=number), bands=bands, is_counted=is_counted)
    root = inline(drawn, form)
    said = [node.text for node in root.iter(f"{SVG}text") if node.text not in ("400", "filled: own account")]
    assert said == ["no date", "Koizumi"]
    assert {node.get("x1") for node in root.iter(f"{SVG}line")} == {"0"}
    assert len(marks(root)) == 1
    assert not drawn.has_bands
    assert in_one_row(one(None), one(date(2003, 1, 10)), bands=bands).has_bands


def test_many_records_are_bars_by_year() -> None:
    years = {1990: 40, 1991: 200, 1995: 100}
    found = [
        one(
            None, when=When(date(y, 1, 1), date(y, 12, 31), str(y)), number=n, href=f"/reports/?year={y}", name="talks"
        )
        for y, n in years.items()
    ]
    root = inline(in_one_row(*found, is_counted=True), WIDE)
    bars = {m.get("href"): m.find(f"{SVG}rect") for m in marks(root)}
    heights = {href: float(bar.get("height", "")) for href, bar in bars.items() if bar is not None}
    assert heights == {"/reports/?year=1990": 8, "/reports/?year=1991": 40, "/reports/?year=1995": 20}
    assert [m.get("aria-label") for m in marks(root)][1] == "Koizumi, 1991: 200 statements, talks"


def test_an_office_that_was_not_held_in_the_days_of_the_picture_is_not_in_it() -> None:
    def office(label: str, first: date | None, last: date | None) -> Band:
        return Band(label, first, first, last, last)

    bands = (
        office("Before", date(1990, 1, 1), date(1995, 1, 1)),
        office("Then", date(2001, 4, 26), date(2006, 9, 26)),
        office("Until then", None, date(2004, 1, 1)),
        office("Never dated", None, None),
        office("After", date(2010, 1, 1), None),
    )
    root = inline(in_one_row(one(date(2003, 1, 10)), bands=bands), WIDE)
    texts = [node.text for node in root.iter(f"{SVG}text") if node.get("font-style") == "italic"]
    assert texts == ["Then", "Until then"]

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.picturing import NARROW, WIDE, Band, Tenures, draw_offices
from archive.picturing.elements import element, write
from archive.picturing.frame import Form

from .drawing import SVG, bands, parse, points


def draw(*found: Band, form: Form = WIDE) -> str:
    block = draw_offices(Tenures(found), form)
    return write(element("svg", *block.elements, xmlns="http://www.w3.org/2000/svg", height=block.height))


@settings(max_examples=50, deadline=None)
@given(st.lists(bands(), min_size=1, max_size=6), st.sampled_from([WIDE, NARROW]))
def test_any_offices_are_well_formed_and_inside_the_picture(found: list[Band], form: Form) -> None:
    root = parse(draw(*found, form=form))
    height = float(root.get("height", ""))
    assert all(-0.5 <= x <= form.width + 0.5 and -0.5 <= y <= height + 0.5 for x, y in points(root))


DAY, MONTH_END = date(2001, 4, 1), date(2001, 4, 30)
LAST = date(2006, 9, 26)


@pytest.mark.parametrize(
    ("band", "shapes", "marks"),
    [
        (Band("PM", DAY, DAY, LAST, LAST), ["solid"], 0),
        (Band("PM", DAY, MONTH_END, LAST, LAST), ["broken", "solid"], 0),
        (Band("PM", DAY, DAY, None, None), [], 1),
        (Band("PM", DAY, DAY, LAST, LAST, is_end_sure=False), ["solid"], 1),
        (Band("PM", date(2001, 1, 1), date(2001, 12, 31), date(2001, 1, 1), date(2001, 12, 31)), ["broken"], 0),
        (Band("PM", None, None, None, None), [], 0),
    ],
)
def test_an_end_looks_as_sure_as_it_is(band: Band, shapes: list[str], marks: int) -> None:
    root = parse(draw(band))
    drawn = ["broken" if node.get("stroke-dasharray") else "solid" for node in root.iter(f"{SVG}rect")]
    assert drawn == shapes
    assert len([node for node in root.iter(f"{SVG}text") if node.text == "?"]) == marks

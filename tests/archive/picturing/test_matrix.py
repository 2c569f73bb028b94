"""Any rows and columns are drawn: well-formed, each item once, inside the picture, and no words over others."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.picturing import (
    NARROW,
    WIDE,
    Cell,
    Crossing,
    Head,
    Item,
    Matrix,
    Picture,
    Table,
    When,
    draw_file,
    draw_inline,
    draw_matrix,
    sort_cell,
)
from archive.picturing.frame import Form

from .drawing import boxes, items, marks, number_behind, parse, points, words

FORMS = (WIDE, NARROW)

heads = st.builds(Head, label=words, detail=words, href=st.sampled_from(["", "/people/x/"]))


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    columns = tuple(draw(st.lists(heads, min_size=1, max_size=11)))
    cell = st.lists(items(), max_size=4).map(sort_cell)
    rows = [Crossing(draw(heads), tuple(draw(cell) for _column in columns)) for _row in range(draw(st.integers(1, 3)))]
    return Matrix("matrix", columns, tuple(row for row in rows if any(row.cells)), "positions")


def picture_of(matrix: Matrix) -> Picture:
    lines = tuple((Cell("Row"), *item.cells) for item in matrix.items)
    return Picture(
        "matrix", "/x/", "Who holds what", ("A note.",), Table(("Row", "What"), lines),
        lambda form: draw_matrix(matrix, form),
    )  # fmt: skip


def inline(matrix: Matrix, form: Form) -> ElementTree.Element:
    html = draw_inline(picture_of(matrix), form)
    return parse(html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def held(direction: str, account: str = "own", name: str = "so") -> Item:
    strength = 2 if direction in ("supports", "opposes") else None
    return Item(When(None, None, "no date"), name, "/s/1", (), account=account, direction=direction, strength=strength)


@settings(max_examples=50)  # of up to some hundred items each, as of strips
@given(matrices())
def test_every_item_is_drawn_once_and_inside(matrix: Matrix) -> None:
    for form in FORMS:
        root = inline(matrix, form)
        assert sum(number_behind(mark, "positions") for mark in marks(root)) == len(matrix.items)
        assert all(-1 <= x <= form.width + 1 for x, _y in points(root))
        assert all(mark.get("aria-label") and mark.get("href") for mark in marks(root))


@settings(max_examples=50)  # of up to some hundred items each, as of strips
@given(matrices())
def test_a_mark_of_many_leads_to_the_first_of_its_lines(matrix: Matrix) -> None:
    found = [mark for mark in marks(inline(matrix, WIDE)) if mark.get("href", "").startswith("#")]
    for mark in found:
        first = int(mark.get("href", "").removeprefix("#matrix-")) - 1
        behind = matrix.items[first : first + number_behind(mark, "positions")]
        assert len({(item.account, item.direction) for item in behind}) == 1


@settings(max_examples=50)  # of up to some hundred items each, as of strips
@given(matrices())
def test_the_file_is_well_formed(matrix: Matrix) -> None:
    assert parse(draw_file(picture_of(matrix), source=["Here."], site="https://x")).tag.endswith("svg")


@pytest.mark.parametrize("form", FORMS)
def test_words_and_numbers_stand_apart(form: Form) -> None:
    cell = sort_cell([held(one, account) for one in ("supports", "opposes", "mixed") for account in ("own", "other")] * 3)  # fmt: skip
    columns = tuple(Head(f"Minister {number}", "Japan") for number in range(9))
    matrix = Matrix("matrix", columns, (Crossing(Head("A treaty should be concluded soon."), (cell,) * 9),), "positions")  # fmt: skip
    found = boxes(inline(matrix, form)[0]) if len(inline(matrix, form)) == 1 else []
    assert found
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


def test_accounts_stand_in_lines_of_their_own_and_are_never_added_up() -> None:
    cell = sort_cell([held("supports"), held("supports", "other"), held("supports"), held("opposes", "other")])
    matrix = Matrix("matrix", (Head("Putin"),), (Crossing(Head("A treaty"), (cell,)),), "positions")
    said = [mark.get("aria-label") for mark in marks(inline(matrix, WIDE))]
    assert said == [
        "A treaty, Putin, no date: 2 positions, so",
        "A treaty, Putin, no date: so",
        "A treaty, Putin, no date: so",
    ]

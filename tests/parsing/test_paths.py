import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.paths import identifier, is_path, printed_place

from .seeds import NUMBERS, seed


@pytest.mark.parametrize(
    ("path", "number", "total", "place"),
    [
        ("2.1.a", 1, 1, "2(1)(a)"),
        ("4.2", 1, 1, "4(2)"),
        ("4.2", 2, 2, "4(2), statement 2"),
        ("4.2", 1, 2, "4(2), statement 1"),
        ("2.3.b2", 1, 1, "2(3), bullet 2"),
        ("3.p1", 1, 1, "3, para. 1"),
        ("3.p1", 3, 3, "3, para. 1, statement 3"),
        ("t4.p2", 1, 1, "turn 4, para. 2"),
        ("4.1.a.b2", 1, 1, "4(1)(a), bullet 2"),
        ("p2", 1, 1, "para. 2"),
        ("p2.a", 1, 1, "para. 2(a)"),
        ("1.1.p1", 1, 1, "1(1), para. 1"),
        ("2.t1", 1, 1, "2, turn 1"),
        ("2.t1.p3", 1, 1, "2, turn 1, para. 3"),
        ("2~2", 1, 1, "2 (second)"),
        ("2~2.1", 1, 1, "2 (second)(1)"),
        ("1.a~3", 1, 1, "1(a) (third)"),
        ("2~11", 1, 1, "2 (11th)"),
        ("2~22", 1, 1, "2 (22nd)"),
        ("2~0", 1, 1, "2 (0th)"),
        ("1.b", 1, 1, "1(b)"),
        ("1.b10", 1, 1, "1, bullet 10"),
        ("1.p", 1, 1, "1(p)"),
        ("II.iv.aa", 1, 1, "II(iv)(aa)"),
        ("", 1, 1, ""),
        ("", 2, 3, "statement 2"),
        (None, 1, 1, ""),
        ("..", 1, 1, ""),
        ("~2", 1, 1, "(second)"),
        ("a~b", 1, 1, "a~b"),
    ],
)
def test_place_is_printed(path, number, total, place):
    assert printed_place(path, number, total) == place


@given(st.text(), st.integers(), st.integers())
def test_every_string_has_a_place(path, number, total):
    assert isinstance(printed_place(path, number, total), str)


@given(st.lists(st.from_regex(r"([0-9]{1,2}|[a-z]{1,2}|[bpt][0-9]{1,2})(~[2-9])?", fullmatch=True), min_size=1))
def test_different_paths_print_differently(components):
    path = ".".join(components)
    assert is_path(path)
    assert printed_place(path) != printed_place(f"{path}.1") != printed_place(f"{path}.b1")


@pytest.mark.parametrize("number", NUMBERS)
def test_all_places_of_a_record_are_distinct(number):
    paths = {part.path for part in seed(number)[0].segments if part.path is not None}
    assert all(is_path(path) for path in paths)
    assert len({printed_place(path) for path in paths}) == len(paths)


@pytest.mark.parametrize("path", ["", ".", "2.", ".1", "1 2", "1#2", "a/b", "2~", "~2", "a_b", "1..2", "1\n"])
def test_what_an_address_could_not_hold_is_no_path(path):
    assert not is_path(path)


def test_identifier_always_has_its_number():
    assert [identifier("1.2", 1), identifier("4.2", 2), identifier(None, 1)] == ["1.2#1", "4.2#2", "#1"]

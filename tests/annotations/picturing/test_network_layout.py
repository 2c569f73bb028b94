"""The layout of networks: the same for the same, everything in its frame, nothing on another, and work that is bounded."""

from itertools import combinations
from math import isfinite
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from annotations.picturing.network_layout import Frame, Line, Point, arrange

WIDE = Frame((268, 652), reach=168, heading=30, gap=12, half=5)
NARROW = Frame((190,), reach=120, heading=30, gap=14, half=5)


@st.composite
def networks(draw):
    keys = draw(st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, max_size=14))
    points = [
        Point(
            key,
            draw(st.sampled_from(["", "Japan", "Russia", "China"])),
            draw(st.floats(17, 80)),
            draw(st.floats(0, 9)),
            draw(st.sampled_from([None, None, 0, 1])),
        )
        for key in keys
    ]
    end = st.sampled_from(keys) if keys else st.nothing()
    lines = draw(st.lists(st.builds(Line, end, end, st.floats(0, 9)), max_size=20)) if keys else []
    return points, lines


@given(networks(), st.sampled_from([WIDE, NARROW]), st.randoms())
def test_the_places_do_not_depend_on_the_order_of_the_nodes(network, frame, random):
    points, lines = network
    shuffled = random.sample(points, len(points))
    assert arrange(shuffled, lines, frame) == arrange(points, lines, frame)
    assert list(arrange(shuffled, lines, frame).places) == list(arrange(points, lines, frame).places)


@given(networks(), st.sampled_from([WIDE, NARROW]))
def test_everything_is_in_the_frame_and_no_row_on_another(network, frame):
    points, lines = network
    layout = arrange(points, lines, frame)
    assert set(layout.places) == {point.key for point in points}
    for place in layout.places.values():
        assert place.x == frame.columns[place.column]
        assert 0 <= place.top <= place.y - place.height / 2 + 1e-6
        assert place.y + place.height / 2 - 1e-6 <= place.bottom <= layout.height
    for one, other in combinations(layout.places.values(), 2):
        assert one.column != other.column or one.bottom <= other.top or other.bottom <= one.top
    for heading in layout.headings:
        under = [place for place in layout.places.values() if place.column == heading.column]
        assert all(place.top >= heading.top + frame.heading - 1e-6 or place.bottom <= heading.top for place in under)
    left = min(frame.columns) - frame.half
    right = max(frame.columns) + frame.half if len(frame.columns) > 1 else frame.columns[0] + frame.half + frame.reach
    assert len(layout.curves) == len(lines)
    for curve in layout.curves:
        for at in range(11):
            x, y = curve.at(at / 10)
            assert isfinite(x)
            assert isfinite(y)
            assert left - 1e-6 <= x <= right + 1e-6
            assert -1e-6 <= y <= layout.height + 1e-6


@given(networks(), st.sampled_from([WIDE, NARROW]))
def test_a_tie_ends_at_its_nodes_and_no_two_at_one_point(network, frame):
    points, lines = network
    layout = arrange(points, lines, frame)
    ends = []
    for line, curve in zip(lines, layout.curves, strict=True):
        for key, (x, y) in ((line.source, curve.start), (line.target, curve.end)):
            place = layout.places[key]
            assert abs(abs(x - place.x) - frame.half) < 1e-6
            assert abs(y - place.y) <= place.height / 2 + 1e-6
            ends.append((key, round(y, 6)))
    assert len(set(ends)) == len(ends)


@given(networks())
def test_a_group_stands_together_in_one_column_unless_it_is_alone(network):
    points = [Point(point.key, point.group, point.height, point.rank) for point in network[0]]
    layout = arrange(points, network[1], WIDE)
    groups = {point.key: point.group for point in points}
    headings = [(heading.words, heading.column) for heading in layout.headings]
    assert len(set(headings)) == len(headings)
    if len(set(groups.values())) > 1:
        assert len({words for words, _column in headings}) == len(headings)


def test_a_node_alone_and_nobody_at_all_have_their_layout():
    (place,) = arrange([Point("a", "Japan", 17)], [], WIDE).places.values()
    assert (place.x, place.bottom - place.top) == (268, 17)
    assert arrange([], [], NARROW).height == 0


def test_the_two_sides_stand_against_each_other_and_near_those_they_speak_with():
    points = [Point(key, group, 30) for key, group in zip("abcxyz", ["J"] * 3 + ["R"] * 3, strict=True)]
    lines = [Line("a", "z", 3), Line("b", "y", 3), Line("c", "x", 3)]
    layout = arrange(points, lines, WIDE)
    assert {key: layout.places[key].column for key in "abcxyz"} == dict.fromkeys("abc", 0) | dict.fromkeys("xyz", 1)
    assert all(abs(curve.start[1] - curve.end[1]) < 1 for curve in layout.curves)


def test_two_hundred_nodes_and_two_thousand_ties_are_placed_without_comparing_each_with_each():
    random = Random(1)
    points = [Point(f"n{at}", f"g{at % 7}", 30, random.random()) for at in range(200)]
    lines = [Line(f"n{random.randrange(200)}", f"n{random.randrange(200)}", 2) for _at in range(2_000)]
    compared = 0

    class Counted(str):
        __slots__ = ()

        def __lt__(self, other):
            nonlocal compared
            compared += 1
            return str.__lt__(self, other)

    counted = [Line(Counted(line.source), Counted(line.target), line.width) for line in lines]
    assert arrange(points, counted, WIDE) == arrange(points, lines, WIDE)
    assert 0 < compared < 200 * 2_000

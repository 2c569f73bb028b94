"""The quick constructor of a frozen dataclass is its own but for the time."""

from __future__ import annotations

import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from archive.parsing import Kind, Mention, Segment
from archive.parsing.constructing import by_slots


@dataclass(frozen=True, slots=True)
class Plain:
    start: int
    words: str = "ferry"


@by_slots
@dataclass(frozen=True, slots=True)
class Quick:
    start: int
    words: str = "ferry"


def test_parameters_and_defaults_stay() -> None:
    assert inspect.signature(Quick) == inspect.signature(Plain)
    assert (Quick(1).start, Quick(1).words, Quick(words="tide", start=2).words) == (1, "ferry", "tide")
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'start'"):
        Quick()  # type: ignore[call-arg]


@pytest.mark.parametrize("value", [Quick(1), Segment(Kind.LABEL, 3, 5, "1"), Mention(0, 4, "Tamm", "Juhan Tamm")])
def test_values_stay_frozen_and_equal(value: Quick | Segment | Mention) -> None:
    with pytest.raises(FrozenInstanceError):
        value.start = 7  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(value)) == value
    assert replace(value) == value
    assert hash(replace(value)) == hash(value)
    assert replace(value, start=2) != value


def test_a_factory_of_defaults_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Many:
        rows: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="default_factory"):
        by_slots(Many)

"""The garbage collector rests while a record is parsed, loses nothing by it, and works on afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.parsing import parse, record
from archive.parsing.collecting import WithoutRounds

RECORDS = sorted(Path(__file__).parents[1].joinpath("gold").rglob("*.txt"))


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


def test_a_parse_leaves_nothing_that_only_the_collector_would_find() -> None:
    texts = [path.read_text(encoding="utf-8") for path in RECORDS]
    for text in texts:
        parse(text)  # What is made once for all, tables and patterns, is not what is asked here.
    gc.collect()
    gc.disable()
    for text in texts:
        parse(text)
    assert len(texts) > 30
    assert gc.collect() == 0


def test_the_collector_rests_within_and_works_on_afterwards() -> None:
    with WithoutRounds():
        assert not gc.isenabled()
        with WithoutRounds():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_on_after_an_error() -> None:
    with pytest.raises(AttributeError):
        parse(None)
    assert gc.isenabled()


def test_a_collector_that_somebody_switched_off_stays_off() -> None:
    gc.disable()
    parse("Talks\n\nMinister Tamm said that it would sail.")
    assert not gc.isenabled()


def test_no_table_keeps_a_long_text() -> None:
    text = (
        "Talks in Riga\n3 May 2016\n\n"
        + "Foreign Minister Tamm met Foreign Minister Okafor on 3 May. He said so. " * 2_000
    )
    parse(text)
    assert [table.cache_info().currsize for table in record._KEPT] == [0, 0, 0]
    parse(text[:2_000])
    assert all(table.cache_info().currsize for table in record._KEPT[::2])

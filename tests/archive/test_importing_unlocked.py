"""A text is parsed before the transaction in which it is written: nothing is locked meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from archive import parsers
from archive.importing import Outcome, import_record, import_records, streaming, writing
from archive.models import Publisher, Report
from archive.parsing import Breakdown
from archive.reading import Received
from archive.rehearsing import fingerprint, rehearse, take_in

from .conftest import received

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = """Talks Between Foreign Minister Kask and Foreign Minister Tamm

March 3, 2004

Foreign Minister Kask said that the ferry {number} sails.
"""


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """Each text that is parsed, and whether a transaction was open then."""
    told: list[tuple[str, bool]] = []
    parse = parsers._parse

    def tell(text: parsers.Text) -> Breakdown:
        told.append((text[0], connection.in_atomic_block))
        return parse(text)

    monkeypatch.setattr(parsers, "_parse", tell)
    Publisher.objects.get_or_create(slug="mofa-japan", defaults={"label": "The Harbour Office"})
    return told


def records(*numbers: int) -> list[Received]:
    return [received(TEXT.format(number=number), name=f"{number}.txt") for number in numbers]


def rehearsed(records: list[Received]) -> list[Outcome]:
    return [look.outcome for look in rehearse(records=records, by=None)]


def confirmed(records: list[Received]) -> list[Outcome]:
    looks, _ = take_in(records=records, seen=fingerprint(rehearse(records=records, by=None)), by=None)
    return [look.outcome for look in looks]


WAYS: dict[str, Callable[[list[Received]], list[Outcome]]] = {
    "many": lambda records: [result.outcome for result in import_records(records)],
    "one": lambda records: [import_record(record).outcome for record in records],
    "looked at": rehearsed,
    "confirmed": confirmed,
}


@pytest.mark.parametrize("way", WAYS)
def test_no_transaction_is_open_while_a_text_is_parsed(parsed: list[tuple[str, bool]], way: str) -> None:
    assert WAYS[way](records(1, 2)) == [Outcome.CREATED] * 2
    texts = [(record.text, False) for record in records(1, 2)]
    assert parsed == texts * (2 if way == "confirmed" else 1)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_known_is_not_parsed_again(parsed: list[tuple[str, bool]], way: str) -> None:
    list(import_records(records(1, 2)))
    parsed.clear()
    later = received(records(2)[0].text + "It is late.\n", name="2.txt")
    assert WAYS[way]([*records(1), later]) == [Outcome.UNCHANGED, Outcome.UPDATED]
    assert parsed == []


def test_a_batch_is_parsed_once_though_its_halves_are_tried(
    parsed: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    write = writing.write

    def fail(batch: Any, **options: Any) -> Any:
        if any(record.name == "3.txt" for record, _ in batch):
            raise ZeroDivisionError("half a ferry")
        return write(batch, **options)

    monkeypatch.setattr(streaming, "write", fail)
    outcomes = [result.outcome for result in import_records(records(1, 2, 3, 4))]
    assert outcomes == [Outcome.CREATED, Outcome.CREATED, Outcome.FAILED, Outcome.CREATED]
    assert sorted(parsed) == sorted((record.text, False) for record in records(1, 2, 3, 4))


@pytest.mark.parametrize("way", ["many", "looked at"])
def test_a_fault_of_the_parser_over_one_text_keeps_no_neighbour_out(
    parsed: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    parse = parsers._parse

    def stumble(text: parsers.Text) -> Breakdown:
        if "ferry 2" in text[0]:
            raise ZeroDivisionError("half a ferry")
        return parse(text)

    monkeypatch.setattr(parsers, "_parse", stumble)
    assert WAYS[way](records(1, 2, 3)) == [Outcome.CREATED, Outcome.FAILED, Outcome.CREATED]
    identities = [record.identity for record in records(1, 2, 3)]
    assert Report.objects.filter(identity__in=identities).count() == (2 if way == "many" else 0)

"""Many records at once: as if each had come alone, with as many queries as for a few, and no more in memory."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from archive.importing import Outcome, import_record, import_records, streaming
from archive.models import (
    Basis,
    Flag,
    MeetingProposal,
    Mention,
    Part,
    Publisher,
    Report,
    Revision,
    SourceText,
    Statement,
    StatementId,
    Voice,
    identifiers,
)
from archive.parsers import Parsers
from archive.parsing import parse
from archive.reading import Received, Unread

from .conftest import FIXTURES, received

TEXT = """Telephone Talks Between Prime Minister Koizumi and President Putin

September 1, {year}

Prime Minister Junichiro Koizumi held telephone talks with President Vladimir Putin.

1. Energy

(1) Prime Minister Koizumi said that work on pipeline {number} should go on. Mr. Nemo was there, and Ivanov.

(2) In response, President Putin said that it would. Foreign Minister Igor Ivanov agreed.
"""


def record(number: int, *, year: str = "2003", **options: str) -> Received:
    return received(TEXT.format(number=number, year=year), name=f"{number}.txt", **options)


def rows(model: Any, *columns: str) -> list[tuple[Any, ...]]:
    return sorted(model.objects.values_list(*columns), key=repr)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """What the imported reports' rows say, without keys, identifiers and times."""
    part = ("report__identity", "ordinal", "kind", "start", "end", "path", "rule", "confidence")
    who = ("name", "person__slug", "tenure__office__slug", "tenure__start", "unresolved")
    return {
        "reports": rows(Report, "identity", "publisher__slug", "version", "state", "title", "kind", "form", "wording",
            "language", "dated", "published", "event_date", "event_earliest", "event_latest", "sort_date", "place",
            "initiative", "source_text__text", "current_edition", "meeting"),
        "texts": rows(SourceText, "report__identity", "supersedes__text", "name", "received", "media_type",
            "received_sha256", "text", "text_sha256", "reader", "publisher__slug", "address", "captured_on", "licence"),
        "revisions": rows(Revision, "report__identity", "number", "operation", "arguments", "source_text__text",
            "layers", "by", "breakdown__title", "breakdown__kind", "breakdown__mentions", "breakdown__warnings"),
        "parts": rows(Part, *part),
        "statements": rows(Statement, *part, "number", "speech", "role", "attribution", "answers"),
        "identifiers": rows(StatementId, "report__identity", "merged_into", "split_from", "statement__ordinal"),
        "voices": rows(Voice, "statement__report__identity", "statement__ordinal", "capacity", "ordinal", "as_printed",
            "printed_start", "printed_end", *who),
        "mentions": rows(Mention, "report__identity", "start", "end", "words", *who),
        "flags": rows(Flag, "report__identity", "kind", "message", "start", "end", "revision", "settled_at"),
        "bases": rows(Basis, "report__identity", "field", "basis", "evidence"),
        "proposals": rows(MeetingProposal, "report__identity", "meeting__slug", "reason", "state", "decided_by"),
    }  # fmt: skip


def test_a_batch_leaves_what_its_records_leave_one_by_one(seeds: dict[str, Report]) -> None:
    years = ("2003", "2004", "", "2003?")
    records = [record(number, year=years[number % 4]) for number in range(8)]
    later = received(f"{records[0].text}More.", name="0.txt")
    known = {identity for (identity,) in rows(Report, "identity")}
    with transaction.atomic():
        outcomes = [r.outcome for r in import_records([*records, later])]
        at_once = everything()
        transaction.set_rollback(True)
    assert {identity for (identity,) in rows(Report, "identity")} == known
    assert [import_record(r).outcome for r in (*records, later)] == outcomes
    assert outcomes == [Outcome.CREATED] * 8 + [Outcome.UPDATED]
    assert everything() == at_once
    assert len(at_once["proposals"]) > len(seeds)


@pytest.mark.usefixtures("seeds")
def test_thirty_records_take_as_many_queries_as_three() -> None:
    numbers = iter(range(1000))
    counts = []
    for size in (3, 30):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            results = list(import_records([record(next(numbers)) for _ in range(size)]))
        assert {r.outcome for r in results} == {Outcome.CREATED}
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert any(query["sql"].startswith("COPY") for query in queries.captured_queries)


@pytest.mark.usefixtures("seeds")
def test_later_texts_and_known_ones_take_as_many_queries_for_thirty_as_for_three() -> None:
    list(import_records([record(number) for number in range(30)]))
    counts = []
    for size in (3, 30):
        later = [received(f"{record(n).text}Again, {size}.", name=f"{n}.txt") for n in range(size)]
        known = [received(record(n).text, name=f"other-{n}.txt") for n in range(size)]
        with CaptureQueriesContext(connection) as queries:
            results = list(import_records([*later, *known]))
        assert [r.outcome for r in results] == [Outcome.UPDATED] * size + [Outcome.REFUSED] * size
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.usefixtures("seeds")
def test_of_one_record_twice_in_a_batch_the_second_meets_the_first() -> None:
    first = record(1)
    later = received(f"{first.text}More.", name=first.name)
    elsewhere = received(first.text, name="elsewhere.txt")
    results = list(import_records([first, first, later, later, elsewhere, Unread("bad.txt", "it is bad")]))
    assert [r.outcome for r in results] == [
        Outcome.CREATED, Outcome.UNCHANGED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REFUSED, Outcome.FAILED,
    ]  # fmt: skip
    assert [r.name for r in results][-2:] == ["elsewhere.txt", "bad.txt"]
    assert SourceText.objects.filter(report__identity=first.identity).count() == 2


def test_an_identifier_that_is_taken_is_drawn_again(seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    rids = [report.rid for report in seeds.values()]
    sids = list(StatementId.objects.values_list("pk", flat=True)[:5])
    mint = identifiers.mint
    free = mint()
    drawn = iter([*rids, free, *sids])
    monkeypatch.setattr(identifiers, "mint", lambda: next(drawn, None) or mint())
    (result,) = import_records([record(1)])
    assert result.outcome is Outcome.CREATED
    report = Report.objects.get(identity="file:mofa-japan/1.txt")
    assert report.rid == free
    assert next(drawn, None) is None
    assert not set(report.statement_ids.values_list("pk", flat=True)) & set(sids)


def test_many_identifiers_are_all_different_and_all_free() -> None:
    kept = {identifiers.mint() for _ in range(50)}
    minted = identifiers.mint_free(500, lambda drawn: drawn & kept)
    assert (len(minted), len(set(minted)), set(minted) & kept) == (500, 500, set())


@pytest.mark.usefixtures("seeds")
def test_a_stream_is_read_no_further_than_the_batches_that_are_parsed_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BATCH", 3)
    read = 0

    def stream() -> Iterator[Received]:
        nonlocal read
        for number in range(40):
            read += 1
            yield record(number)

    results = import_records(stream())
    done = 0
    for result in results:
        done += 1
        assert result.outcome is Outcome.CREATED
        assert read <= done + 3 * (streaming.AHEAD + 2)
    assert done == 40


@pytest.mark.usefixtures("seeds")
def test_the_database_counts_anew_what_has_doubled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BATCH", 2)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert len(list(import_records(record(number) for number in range(1, 11)))) == 10
    assert sum(query["sql"].startswith("ANALYZE") for query in queries) == 3  # at 2, 4 and 8
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples FROM pg_class WHERE relname = 'archive_report'")
        assert cursor.fetchone() == (Report.objects.count() - 2,)
    with CaptureQueriesContext(connection) as queries:
        list(import_records(record(number) for number in range(1, 11)))
    assert not any(query["sql"].startswith("ANALYZE") for query in queries), "nothing is new"


@pytest.mark.usefixtures("seeds")
def test_a_batch_of_long_records_ends_before_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BATCH_CHARACTERS", 2 * len(record(1).text))
    pulled: list[int] = []

    def stream() -> Iterator[Received]:
        for number in range(20):
            pulled.append(number)
            yield record(number)

    next(import_records(stream()))
    assert len(pulled) < 12


@pytest.mark.parametrize("number", [0, 1, 3])
def test_processes_parse_as_this_one_does(number: int) -> None:
    # All but the first few wait their turn when they are asked for, and are parsed here.
    texts = [path.read_text(encoding="utf-8") for path in sorted(FIXTURES.glob("*.txt"))] + [
        "",
        "x",
        "Ёж: «да»\n" * 999,
    ]
    with Parsers(number) as parsers:
        waiting = parsers.parse_ahead([(text, "en" if len(text) == 1 else None) for text in texts])
        found = [parsed() for parsed in waiting]
    assert found == [parse(text, language="en" if len(text) == 1 else None) for text in texts]
    assert [process.returncode for process in parsers._started] == [0] * number


def test_a_process_that_was_killed_costs_no_text() -> None:
    with Parsers(1) as parsers:
        first = parsers.parse_ahead([(TEXT, None)])[0]()
        parsers._started[0].kill()
        parsers._started[0].wait()
        assert parsers.parse_ahead([(TEXT, None)])[0]() == first == parse(TEXT)


@pytest.mark.usefixtures("seeds")
def test_an_import_that_is_left_off_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Parsers] = []

    class Watched(Parsers):
        def __init__(self) -> None:
            super().__init__(1)
            made.append(self)

    monkeypatch.setattr(streaming, "Parsers", Watched)
    monkeypatch.setattr(streaming, "BATCH", 2)
    results = import_records(record(number) for number in range(50))
    next(results)
    results.close()  # type: ignore[attr-defined] # it is a generator
    (process,) = made[0]._started
    assert process.poll() == 0


@pytest.mark.usefixtures("seeds")
@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_records_at_once_take_each_in_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "BATCH", 10)
    Publisher.objects.get(slug="mofa-japan")
    barrier = Barrier(2)

    def take_in(order: int) -> list[Any]:
        try:
            barrier.wait()
            return list(import_records([record(number) for number in range(40)][::order]))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        one, other = pool.map(take_in, (1, -1))
    assert [{a.outcome, b.outcome} for a, b in zip(one, other[::-1], strict=True)] == [
        {Outcome.CREATED, Outcome.UNCHANGED}
    ] * 40
    assert Report.objects.filter(identity__contains="file:mofa-japan/").count() == 40


def test_names_that_the_database_can_not_hold_fail_alone_also_in_a_full_batch(
    monkeypatch: pytest.MonkeyPatch, seeds: dict[str, Report]
) -> None:
    monkeypatch.setattr(streaming, "BATCH", 3)
    spoilt = [record(1, address="https://example.org/\udc80"), record(2, address=f"https://example.org/{'x' * 500}")]
    results = list(import_records([record(3), *spoilt, record(4)]))
    assert [result.outcome for result in results] == [Outcome.CREATED, Outcome.FAILED, Outcome.FAILED, Outcome.CREATED]
    assert "half a surrogate pair" in results[1].why
    assert "is too long a name: it has at most 500 characters" in results[2].why

"""Records taken in from a stream of any length, in batches: while one is written, the next ones are parsed."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.db import DatabaseError, IntegrityError, InterfaceError, transaction

from archive.copying import analyse
from archive.models import ChangeSet, Doubts, Part, Report, SourceText, Statement, StatementId
from archive.parsers import Once, Parsed, Parsers, Text
from archive.reading import Received, Unread

from .known import are_new
from .outcomes import Outcome, Result
from .writing import write

BATCH = 200
"""Records that are written in one transaction, at most."""
BATCH_CHARACTERS = 1_000_000
"""Characters from which on a batch takes no further record: what is in memory does not grow with the file."""
AHEAD = 2
"""Batches that are parsed while one is written."""

REFERRED_TO = (Report, SourceText, StatementId, Part, Statement, Doubts)
"""What the rows of a record refer to, and where what is doubtful in them is counted: looked at anew whenever twice as many have been taken in as at the last time."""

logger = logging.getLogger(__name__)

Record = Received | Unread
Taken = tuple[Record, Parsed | None]


def import_records(
    records: Iterable[Record],
    *,
    by: Any = None,
    change_set: ChangeSet | None = None,
    parsed: Mapping[int, Parsed] | None = None,
) -> Iterator[Result]:
    """Take the records in, a transaction for each batch; of a batch that fails the halves are tried, down to one.

    What is taken in belongs to `change_set`. A batch is parsed before its transaction begins; who has opened one around
    all of them gives what `parse_new` has `parsed`.
    """
    taken, counted = 0, BATCH // 2
    for batch in _ready(records, parsed):
        for _, breakdown in batch:
            if isinstance(breakdown, Once):
                breakdown.settle()
        results = _take_in(batch, by, change_set)
        yield from results
        taken += sum(result.outcome is Outcome.CREATED for result in results)
        if taken >= 2 * counted:
            analyse(*REFERRED_TO)
            counted = taken


def parse_new(records: Sequence[Record]) -> dict[int, Parsed]:
    """What is new among the records parsed, by `id` of its record; where parsing fails, that is raised when it is asked for.

    For who opens a transaction around their import: nothing is locked while a text is parsed, which may take a minute.
    """
    with Parsers(0) as parsers:
        return {key: Once(partial(parsers.parse, text)).settle() for key, text in new_texts(records).items()}


def new_texts(records: Sequence[Record]) -> dict[int, Text]:
    """The texts that taking the records in parses, by `id` of the record: those of which nothing is known yet."""
    received = [record for record in records if isinstance(record, Received)]
    return {id(record): _text_of(record) for record, is_new in zip(received, are_new(received), strict=True) if is_new}


def _ready(records: Iterable[Record], parsed: Mapping[int, Parsed] | None) -> Iterator[list[Taken]]:
    """The batches in order, each when those after it are being parsed."""
    with Parsers() as parsers:
        waiting: deque[list[Taken]] = deque()
        for batch in _batches(records):
            waiting.append(_parsed_ahead(batch, parsers, parsed))
            if len(waiting) > AHEAD:
                yield waiting.popleft()
        yield from waiting


def import_record(record: Received, *, by: Any = None, change_set: ChangeSet | None = None) -> Result:
    """Take one record in: parse it, match its people, propose its meeting.

    The same text again changes nothing; another text under a known identity waits for an editor; a known text under
    another identity is refused. Raises UnreadableInput, BrokenBreakdown, RefusedOperation or RefusedJudgement.
    """
    parsed = parse_new([record])
    with Parsers(0) as parsers, transaction.atomic():
        breakdown = parsed.get(id(record)) or partial(parsers.parse, _text_of(record))
        (result,) = write([(record, breakdown)], by=by, change_set=change_set)
        if isinstance(result, Exception):
            raise result
    return result


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records in batches, no two of one batch with the same identity or the same text."""
    batch: list[Record] = []
    seen: set[str] = set()
    size = 0
    for record in records:
        names = {record.identity, record.text_sha256} if isinstance(record, Received) else set()
        if batch and (len(batch) >= BATCH or size >= BATCH_CHARACTERS or names & seen):
            yield batch
            batch, seen, size = [], set(), 0
        batch.append(record)
        seen |= names
        size += len(record.text) if isinstance(record, Received) else 0
    if batch:
        yield batch


def _parsed_ahead(batch: Sequence[Record], parsers: Parsers, given: Mapping[int, Parsed] | None) -> list[Taken]:
    """Each record with its breakdown to come. What is known already is not parsed, and a few records are later, alone."""
    received = [record for record in batch if isinstance(record, Received)]
    parsed: dict[int, Parsed] = {id(record): partial(parsers.parse, _text_of(record)) for record in received}
    if given is not None:
        parsed |= {key: given[key] for key in parsed if key in given}
    else:
        texts = new_texts(batch)
        coming: Iterable[Parsed] = (parsed[key] for key in texts)
        if len(received) >= BATCH or sum(len(record.text) for record in received) >= BATCH_CHARACTERS:
            coming = parsers.parse_ahead(list(texts.values()))
        parsed |= {key: Once(breakdown) for key, breakdown in zip(texts, coming, strict=True)}
    return [(record, parsed.get(id(record))) for record in batch]


def _text_of(record: Received) -> Text:
    return record.text, record.custody.language or None


def _take_in(batch: Sequence[Taken], by: Any, change_set: ChangeSet | None) -> list[Result]:
    """The outcomes of a batch; where anything goes wrong in it, those of its halves, and at last of single records.

    Raises django.db.InterfaceError where the database has gone away.
    """
    try:
        with transaction.atomic():
            return _written(batch, by, change_set)
    except InterfaceError:
        raise
    except Exception as error:
        if len(batch) > 1:
            middle = len(batch) // 2
            return [*_take_in(batch[:middle], by, change_set), *_take_in(batch[middle:], by, change_set)]
        if isinstance(error, DatabaseError):
            return [_taken_in_again(batch[0], error, by, change_set)]
        name = batch[0][0].name
        logger.exception("%s can't be taken in", name)
        return [Result(name, Outcome.FAILED, f"something went wrong: {type(error).__name__}: {error}")]


def _taken_in_again(taken: Taken, error: DatabaseError, by: Any, change_set: ChangeSet | None) -> Result:
    """The outcome of a record that the database refused when it was taken in alone."""
    try:
        if isinstance(error, IntegrityError):  # somebody else took it in at this moment: it is known now
            with transaction.atomic():
                return _written([taken], by, change_set)[0]
    except DatabaseError as again:
        error = again
    return Result(taken[0].name, Outcome.FAILED, f"the database refused it: {error}")


def _written(batch: Sequence[Taken], by: Any, change_set: ChangeSet | None) -> list[Result]:
    received = [(record, parsed) for record, parsed in batch if isinstance(record, Received) and parsed]
    written = iter(write(received, by=by, change_set=change_set) if received else ())
    return [
        Result(record.name, Outcome.FAILED, record.reason)
        if isinstance(record, Unread)
        else _result(record.name, next(written))
        for record, _ in batch
    ]


def _result(name: str, written: Result | Exception) -> Result:
    if isinstance(written, Result):
        return written
    return Result(name, Outcome.FAILED, str(written).removeprefix(f"{name}: "))

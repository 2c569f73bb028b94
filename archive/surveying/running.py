"""Records read, parsed in as many processes as there are cores, and counted, in memory that does not grow with them."""

from __future__ import annotations

import signal
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from archive.parsing import check, parse
from archive.parsing.reporting import Tally, merged, tally_of, tally_of_unread
from archive.reading import Received, Unread

PORTION = 100
"""Records that a process gets at once, at most."""
PORTION_CHARACTERS = 200_000
"""Characters from which on a portion takes no further record."""
WAITING = 2
"""Portions in hand for each process."""

Given = tuple[str, str, str | None]
"""A record's name, its text, and its language where that is known."""


def survey(records: Iterable[Received | Unread], *, processes: int) -> Generator[Tally]:
    """The tally of each portion of the records, as they are ready; to be merged. `processes`: 0 parses in this one."""
    if not processes:
        for portion in _portions(records):
            yield _counted(portion)
        return
    # Spawned and not forked: a fork would share connections, locks and signal handlers.
    pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_ignore_interrupts)
    waiting: deque[Future[Tally]] = deque()
    try:
        for portion in _portions(records):
            waiting.append(pool.submit(_counted, portion))
            if len(waiting) >= processes * WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it


def _portions(records: Iterable[Received | Unread]) -> Iterator[list[Given | Unread]]:
    portion: list[Given | Unread] = []
    size = 0
    for record in records:
        if isinstance(record, Received):
            portion.append((record.name, record.text, record.custody.language or None))
            size += len(record.text)
        else:
            portion.append(record)
        if len(portion) >= PORTION or size >= PORTION_CHARACTERS:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


def _counted(portion: Sequence[Given | Unread]) -> Tally:
    return merged(tally_of_unread(r.name, r.reason) if isinstance(r, Unread) else _parsed(*r) for r in portion)


def _parsed(name: str, text: str, language: str | None) -> Tally:
    """The tally of a record. One on which the parser fails is told like one that can't be read: the others go on."""
    begun = time.process_time_ns()
    try:
        breakdown = parse(text, language=language)
        nanoseconds = time.process_time_ns() - begun
        check(breakdown, text)
    except Exception as error:  # noqa: BLE001  (a fault of the parser's own, of whatever kind)
        return tally_of_unread(name, f"the parser failed: {type(error).__name__}: {error}")
    return tally_of(name, text, breakdown, nanoseconds=nanoseconds)

"""Several processes that read files ahead, for files of one record each; what they find comes in the files' order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from .isolation import Isolation
from .records import Received, Unread

MOST = 4
"""Processes: each may have all the memory that a file is allowed."""

Read = Callable[[Isolation], list[Received | Unread]]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Ahead:
    """Reads at most one file more ahead than there are processes, so that few files' bytes are in memory.

    Each process is an `Isolation` of its own, with its limits, and is started when a file comes for it.
    """

    def __init__(self, *, seconds: float, files: int) -> None:
        """seconds: as `Isolation`'s. files: how many there are to read, beyond which no process is started."""
        self._number = max(1, min(MOST, cores(), files))
        self._isolations = [Isolation(seconds=seconds) for _ in range(self._number)]
        self._idle: SimpleQueue[Isolation] = SimpleQueue()
        for isolation in self._isolations:
            self._idle.put(isolation)
        self._threads = ThreadPoolExecutor(self._number)
        self._waiting: deque[Future[Sequence[Received | Unread]]] = deque()
        self._ending = ExitStack()

    def __enter__(self) -> Self:
        for isolation in self._isolations:
            self._ending.enter_context(isolation)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)  # first: who is told to end takes up nothing more
        if kind is not None:
            for isolation in self._isolations:
                isolation.stop()  # whoever waits for it is told at once
        self._threads.shutdown()
        self._ending.close()

    def read(self, read: Read) -> Iterator[Received | Unread]:
        """Have a file read; gives the records of one before it, if enough are under way."""
        self._waiting.append(self._threads.submit(self._read, read))
        if len(self._waiting) > self._number:
            yield from self._waiting.popleft().result()

    def rest(self) -> Iterator[Received | Unread]:
        """The records of all files that are still under way."""
        while self._waiting:
            yield from self._waiting.popleft().result()

    def one(self) -> Isolation:
        """A process for a file of many records, which is read here while nothing else is: `rest` comes before."""
        return self._isolations[0]

    def _read(self, read: Read) -> list[Received | Unread]:
        isolation = self._idle.get()
        try:
            return read(isolation)
        finally:
            self._idle.put(isolation)

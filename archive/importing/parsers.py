"""Processes that parse texts while this one writes what was parsed before."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from archive.parsing import Breakdown, parse

MOST = 4
"""Processes; what writes keeps up with no more."""

Parsed = Callable[[], Breakdown]


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Parsers:
    """As many processes as there are other cores; on one core, or where none can start, texts are parsed here.

    A process is started when the first text comes that is not to be parsed here, and ends with the `with` block, or
    with this process, however that ends.
    """

    def __init__(self, number: int | None = None) -> None:
        """number: of processes; None: by the cores."""
        self.number = min(MOST, cores() - 1) if number is None else number
        self._idle: SimpleQueue[subprocess.Popen[bytes]] = SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []
        self._threads: ThreadPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._threads:
            self._threads.shutdown(cancel_futures=True)
        for process in self._started:
            process.communicate()

    def parse_ahead(self, text: str, language: str | None) -> Parsed:
        """Give the text to one of the processes; what is returned waits for its breakdown.

        A text that is asked for before its turn has come is parsed here: nobody waits idly.
        """
        self._start()
        if self._threads is None:
            return lambda: parse(text, language=language)
        asked = self._threads.submit(self._ask, text, language)
        return lambda: parse(text, language=language) if asked.cancel() else asked.result()

    def _start(self) -> None:
        if self._threads or not self.number or not sys.executable:
            return
        # Started by its own command and not forked: a fork would share connections, locks and signal handlers.
        command = [sys.executable, "-m", "archive.parsing"]
        try:
            for _ in range(self.number):
                process = subprocess.Popen(
                    command, cwd=Path(__file__).resolve().parents[2], stdin=subprocess.PIPE, stdout=subprocess.PIPE
                )
                self._started.append(process)
                self._idle.put(process)
        except OSError:
            self.number = len(self._started)
        if self._started:
            self._threads = ThreadPoolExecutor(len(self._started))

    def _ask(self, text: str, language: str | None) -> Breakdown:
        process = self._idle.get()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump((text, language), process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            breakdown: Breakdown = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):  # it was killed
            return parse(text, language=language)
        finally:
            self._idle.put(process)
        return breakdown

"""Processes that parse texts while this one writes what was parsed before."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from types import TracebackType
from typing import Self

from archive.parsing import Breakdown, parse
from archive.reading.ahead import cores

MOST = 4
"""Processes; what writes keeps up with no more."""

PORTION = 40_000
"""Characters from which on texts are sent, together: a process that waited after each for this one, which lets go of
the interpreter only every few milliseconds, would stand idle half of the time."""

Text = tuple[str, str | None]
"""A text, and its language where that is known."""
Parsed = Callable[[], Breakdown]


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

    def parse_ahead(self, texts: Sequence[Text]) -> list[Parsed]:
        """Give the texts to the processes; what is returned waits for the breakdown of each.

        What is asked for before its turn has come is parsed here: nobody waits idly.
        """
        self._start()
        parsed: list[Parsed] = []
        for texts_together in _together(texts):
            if self._threads is None:
                parsed += [partial(_parse, text) for text in texts_together]
            else:
                asked = self._threads.submit(self._ask, texts_together)
                parsed += [partial(_answer, asked, index, text) for index, text in enumerate(texts_together)]
        return parsed

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

    def _ask(self, texts: Sequence[Text]) -> list[Breakdown]:
        process = self._idle.get()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            pickle.dump(texts, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            breakdowns: list[Breakdown] = pickle.load(process.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):  # it was killed
            return [_parse(text) for text in texts]
        finally:
            self._idle.put(process)
        return breakdowns


def _parse(text: Text) -> Breakdown:
    words, language = text
    return parse(words, language=language)


def _answer(asked: Future[list[Breakdown]], index: int, text: Text) -> Breakdown:
    return _parse(text) if asked.cancel() else asked.result()[index]


def _together(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """The texts in the portions in which they are sent."""
    portion: list[Text] = []
    size = 0
    for text in texts:
        portion.append(text)
        size += len(text[0])
        if size >= PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion

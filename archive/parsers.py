"""Processes that parse texts, each in limited time, while this one writes what was parsed before."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Timer
from types import TracebackType
from typing import Self

from archive.parsing import Breakdown, parse
from archive.reading import UnreadableInput
from archive.reading.ahead import cores

MOST = 4
"""Processes; what writes keeps up with no more."""

PORTION = 40_000
"""Characters from which on texts are sent, together: a process that waited after each for this one, which lets go of
the interpreter only every few milliseconds, would stand idle half of the time."""

SECONDS = 60
"""That parsing a text may take in a process, or a portion of them; a file's reader may take as long."""

SHORT = 20_000
"""Characters up to which a lone text is parsed here, where nothing ends it: there, what grows with the square of the
length takes seconds, and starting a process would take longer than nearly all texts do."""

_STARTING = 120
"""Seconds that a process may take until it is ready."""

Text = tuple[str, str | None]
"""A text, and its language where that is known."""
Parsed = Callable[[], Breakdown]


class TakesTooLong(UnreadableInput):
    """A text that could not be parsed in so many seconds, which the message says."""

    seconds: float | None = None

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"parsing it was given up after {seconds:,g} seconds: it is too long or too tangled, or made to take long. Divide it."
        )


class Once:
    """A parse that is done once, when it is settled or asked for first: what came of it is given, or raised, each time."""

    def __init__(self, parse: Parsed) -> None:
        self._parse: Parsed | None = parse
        self._breakdown: Breakdown | None = None
        self.error: Exception | None = None

    def settle(self) -> Self:
        """Have it done, whatever comes of it."""
        if self._parse:
            try:
                self._breakdown = self._parse()
            except Exception as error:  # noqa: BLE001  (it is raised where the breakdown is asked for)
                self.error = error
            self._parse = None
        return self

    def __call__(self) -> Breakdown:
        """The breakdown. Raises what parsing has raised."""
        self.settle()
        if self.error:
            raise self.error
        assert self._breakdown is not None
        return self._breakdown


class EndsItsProcess(TakesTooLong):
    """A text over which the process that parsed it ended, out of memory or by a crash; it is given up as well."""

    def __init__(self) -> None:
        UnreadableInput.__init__(
            self,
            "parsing it made the parser's process end (out of memory, or a fault of the parser): it is too long or too tangled, or made to. Divide it.",
        )


class Parsers:
    """As many processes as there are other cores. Where none can start, texts are parsed here, and nothing ends that.

    A process is started when the first text comes that is not to be parsed here, and ends with the `with` block, or
    with this process, however that ends, at most SECONDS later. A lone text that is not SHORT has a further one.
    """

    def __init__(self, number: int | None = None) -> None:
        """number: of processes; None: by the cores."""
        self.number = min(MOST, cores() - 1) if number is None else number
        self._idle: SimpleQueue[_Process] = SimpleQueue()
        self._started: list[subprocess.Popen[bytes]] = []
        self._lone = _Process(self._started)
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

    def parse(self, text: Text, *, seconds: float | None = None) -> Breakdown:
        """The breakdown of one text, which is waited for. Raises TakesTooLong, and EndsItsProcess.

        seconds: that it may take, SECONDS at most; nothing ends the parsing of a text that is SHORT.
        """
        return self._parse_alone(text, seconds) if len(text[0]) > SHORT and sys.executable else _parse(text)

    def parse_ahead(self, texts: Sequence[Text]) -> list[Parsed]:
        """Give the texts to the processes; what is returned waits for the breakdown of each, and raises as `parse`.

        What is asked for before its turn has come is parsed as a lone text: nobody waits idly.
        """
        self._start()
        parsed: list[Parsed] = []
        for texts_together in _together(texts):
            if self._threads is None:
                parsed += [partial(self.parse, text) for text in texts_together]
            else:
                asked = self._threads.submit(self._ask, texts_together)
                parsed += [partial(self._answer, asked, index, text) for index, text in enumerate(texts_together)]
        return parsed

    def _start(self) -> None:
        if self._threads or not self.number or not sys.executable:
            return
        try:
            for _ in range(self.number):
                process = _Process(self._started)
                process.start()
                self._idle.put(process)
        except OSError:
            self.number = self._idle.qsize()
        if self.number:
            self._threads = ThreadPoolExecutor(self.number)

    def _ask(self, texts: Sequence[Text]) -> list[Breakdown] | None:
        """The breakdowns; None where they take too long together. Raises one of _ENDED where one ends the process.

        Neither does harm to the others, which are parsed as lone texts.
        """
        process = self._idle.get()
        try:
            return process.ask(texts, SECONDS)
        except (_NotStarted, TimeoutError):
            return None
        finally:
            self._idle.put(process)

    def _answer(self, asked: Future[list[Breakdown] | None], index: int, text: Text) -> Breakdown:
        try:
            found = None if asked.cancel() else asked.result()
        except _ENDED:  # over one of them, perhaps a short one: none of them is parsed here
            return self._parse_alone(text)
        return self.parse(text) if found is None else found[index]

    def _parse_alone(self, text: Text, seconds: float | None = None) -> Breakdown:
        """The breakdown, from a process, of however short a text; from here only where none can start."""
        seconds = SECONDS if seconds is None else min(seconds, SECONDS)
        try:
            return self._lone.ask([text], seconds)[0]
        except _NotStarted:
            return _parse(text)
        except TimeoutError as error:
            raise TakesTooLong(seconds) from error
        except _ENDED as error:
            raise EndsItsProcess from error


_ENDED = (OSError, EOFError, pickle.UnpicklingError)


class _NotStarted(Exception):
    """No process can be started, or it ended before it was ready, which is no text's fault."""


class _Process:
    """A process that parses; once it has ended, another one is started when it is asked again."""

    def __init__(self, started: list[subprocess.Popen[bytes]]) -> None:
        """started: takes down those that were started, for whoever is to wait for their end."""
        self._started = started
        self._process: subprocess.Popen[bytes] | None = None
        self._is_ready = False

    def start(self) -> None:
        """Have it running; nothing waits until it is ready. Raises OSError."""
        # Started by its own command and not forked: a fork would share connections, locks and signal handlers.
        self._process = subprocess.Popen(
            [sys.executable, "-m", "archive.parsing"], cwd=Path(__file__).resolve().parents[1],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._is_ready = False
        self._started.append(self._process)

    def ask(self, texts: Sequence[Text], seconds: float) -> list[Breakdown]:
        """The breakdowns of the texts. Raises TimeoutError after the seconds, another of _ENDED where it ends; _NotStarted."""
        return _answers(self._ready(), texts, seconds)

    def _ready(self) -> subprocess.Popen[bytes]:
        """The process, ready to parse. Raises _NotStarted."""
        try:
            if self._process is None or self._process.poll() is not None:
                self.start()
            assert self._process is not None
            if not self._is_ready:  # on a busy machine the parser takes a while to load, which is no text's fault
                _answers(self._process, (), _STARTING)
                self._is_ready = True
        except _ENDED as error:
            raise _NotStarted from error
        return self._process


def _answers(process: subprocess.Popen[bytes], texts: Sequence[Text], seconds: float) -> list[Breakdown]:
    """The process's answer; it is killed where that takes longer, and ends itself if we don't live to. Raises TimeoutError, or another one of _ENDED."""
    assert process.stdin is not None
    assert process.stdout is not None
    until = time.monotonic() + seconds
    killer = Timer(seconds, process.kill)
    killer.daemon = True
    killer.start()
    try:
        pickle.dump((texts, seconds), process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        breakdowns: list[Breakdown] = pickle.load(process.stdout)
    except _ENDED as error:
        process.wait()  # it has ended, or is about to: nothing else is asked of it
        if time.monotonic() >= until:
            raise TimeoutError from error
        raise
    finally:
        killer.cancel()
    return breakdowns


def _parse(text: Text) -> Breakdown:
    words, language = text
    return parse(words, language=language)


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

"""Readers in a process of their own, with limits of time and memory: what a file does there harms nothing here."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .formats import Format
from .found import Found
from .records import LARGEST_RECORD, UnreadableInput

SECONDS = 60
"""That reading may take until a file's first record comes, and from each to the next."""
MEMORY = 1_000_000_000
"""Bytes that the process may have. The system sees to it; macOS does not, and there we look once a second."""
_STARTING = 120
"""Seconds that the process may take until it is ready."""
_FILES = 200
"""Files after which the process is started anew, so that nothing adds up."""
_LONGEST_LINE = LARGEST_RECORD * 8


class _Ended(Exception):
    """The process ended before its answer."""


class Isolation:
    """One process that reads files, started when it is needed first; it ends with the `with` block."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: _Lines | None = None
        self._read = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def stop(self) -> None:
        """End the process at once, from another thread than the one that reads: that one is told that it has ended."""
        if process := self._process:
            process.kill()

    def read(self, form: Format, received: bytes, name: str) -> Iterator[Found]:
        """What the reader finds, one record after another. Raises UnreadableInput."""
        is_whole = False
        try:
            for answer in self._answers(form, received, name):
                if "unreadable" in answer:
                    is_whole = True
                    # A library may quote what no database can keep.
                    reason = str(answer["unreadable"]).replace("\0", "\ufffd")
                    raise UnreadableInput(reason.encode(errors="replace").decode())
                if "found" in answer:
                    yield _found(answer["found"])
            is_whole = True
        finally:
            if not is_whole or self._read >= _FILES:
                self._end()  # what it still has to say is of a file that nobody reads any more

    def _answers(self, form: Format, received: bytes, name: str) -> Iterator[dict[str, Any]]:
        """The process's answers up to its last."""
        head = {"format": form.name, "name": name, "length": len(received), "seconds": self._seconds}
        try:
            process, lines = self._started()
            self._read += 1
            assert process.stdin is not None
            process.stdin.write(json.dumps(head).encode() + b"\n" + received)
            process.stdin.flush()
            while True:
                answer = json.loads(lines.next(self._seconds))
                if "end" in answer:
                    return
                yield answer
        except TimeoutError as error:
            raise UnreadableInput(
                f"{name} was given up after {self._seconds:,g} seconds: it is too large or too tangled, or made to take long. Divide it or save it anew."
            ) from error
        except (_Ended, OSError, ValueError) as error:
            if isinstance(error, UnreadableInput):
                raise
            raise UnreadableInput(
                f"{name} made its reader end (out of memory or time): it is damaged, or made to. Save it anew."
            ) from error

    def _started(self) -> tuple[subprocess.Popen[bytes], _Lines]:
        """The process, ready to read. Raises OSError, _Ended, TimeoutError."""
        if self._process is None or self._lines is None or self._process.poll() is not None:
            self._end()
            # Started by its own command and not forked: a fork would share connections, locks and memory. It gets
            # nothing of our environment that could be read out, such as keys.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "archive.reading"], cwd=Path(__file__).resolve().parents[2],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_environment(),
            )  # fmt: skip
            self._lines = _Lines(self._process)
            self._lines.next(_STARTING)  # on a busy machine the libraries take a while, which is no file's fault
        return self._process, self._lines

    def _end(self) -> None:
        process, self._process, self._lines, self._read = self._process, None, None, 0
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            try:
                if stream:
                    stream.close()
            except OSError:  # it was killed with something unread
                pass
        process.wait()


class _Lines:
    """The lines that a process writes, each waited for only so long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        self._stream = process.stdout
        self._pid = process.pid
        self._read = bytearray()

    def next(self, seconds: float) -> bytes:
        """The next line. Raises TimeoutError, _Ended."""
        until = time.monotonic() + seconds
        with selectors.DefaultSelector() as selector:
            selector.register(self._stream, selectors.EVENT_READ)
            searched = 0
            while (end := self._read.find(b"\n", searched)) < 0:
                searched = len(self._read)
                if searched > _LONGEST_LINE:
                    raise _Ended
                left = until - time.monotonic()
                if left <= 0:
                    raise TimeoutError
                if not selector.select(min(1.0, left)):
                    if sys.platform == "darwin" and memory_of(self._pid) > MEMORY:  # no limit holds it there
                        raise _Ended
                    continue
                piece = os.read(self._stream.fileno(), 1_000_000)
                if not piece:
                    raise _Ended
                self._read += piece
        line = bytes(self._read[:end])
        del self._read[: end + 1]
        return line


def memory_of(pid: int) -> int:
    """The bytes that a process has in memory, as `ps` tells; 0 where it is not known."""
    asked = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)
    return int(asked.stdout or 0) * 1024


def _environment() -> dict[str, str]:
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "VIRTUAL_ENV")
        if name in os.environ
    }
    # The checkout, and where this process found its libraries.
    return {
        **kept,
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "PYTHONUTF8": "1",
        "LC_ALL": "C.UTF-8",
    }


def _found(values: dict[str, Any]) -> Found:
    return Found(**{**values, "notes": tuple(values["notes"]), "saved_from": tuple(values["saved_from"])})

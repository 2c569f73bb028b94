"""The process that reads files: requests come in at its standard input, what is found goes out as lines of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from typing import Any

from .formats import FORMATS, find_format
from .found import Found
from .isolation import MEMORY
from .records import UnreadableInput

_FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "socket.gethostby", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "urllib.", "ctypes.dlopen")  # fmt: skip


def main() -> None:
    """Answer until the input ends."""
    source, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    for form in FORMATS:
        import_module(f".{form.module}", __package__)
    _limit_memory()
    sys.addaudithook(_refuse)
    answers.write(b'{"ready": true}\n')
    answers.flush()
    while line := source.readline():
        head = json.loads(line)
        received = source.read(head["length"])
        _limit_time(head["seconds"])
        for answer in _answers(head, received):
            answers.write(json.dumps(answer).encode() + b"\n")
            answers.flush()
        del received


def _answers(head: dict[str, Any], received: bytes) -> Iterator[dict[str, Any]]:
    """What is found, record by record; the last answer is that this was all, or why the file can't be read."""
    name = head["name"]
    try:
        module = import_module(f".{find_format(head['format']).module}", __package__)
        found: Found
        for found in module.read(received, name):
            yield {"found": asdict(found)}
    except UnreadableInput as error:
        yield {"unreadable": str(error)}
    except MemoryError:
        yield {"unreadable": f"{name} needs more memory than a record may: it is too large, or made to. Divide it."}
    except RecursionError:
        yield {"unreadable": f"{name} is nested too deep: it is damaged, or made to be. Save it anew."}
    except Exception as error:  # noqa: BLE001  (a library's own, of whatever kind, on a file that it did not expect)
        yield {"unreadable": f"{name} is damaged ({type(error).__name__}: {error}). Save it anew."[:500]}
    else:
        yield {"end": True}


def _limit_memory() -> None:
    """No more memory than that, no file written, no dump; where the system enforces it."""
    try:
        import resource
    except ImportError:  # not Unix
        return
    for limit, most in (("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        try:
            resource.setrlimit(getattr(resource, limit), (most, most))
        except (AttributeError, ValueError, OSError):  # macOS knows the name and takes no value
            continue


def _limit_time(seconds: float) -> None:
    """A limit for the case that nobody is left who would end this process."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime + seconds * 60) + 5, hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not do that: {event}")


if __name__ == "__main__":
    main()

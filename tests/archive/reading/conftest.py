"""What is read of a file that is made for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.reading import Custody, Received, Unread, ahead, find_files, read_files
from archive.reading.isolation import Isolation

Read = Callable[..., list[Received | Unread]]


class Lasting(Isolation):
    """Goes on after its `with` block, for the files of other tests: to start a process takes longer than to read one."""

    def __exit__(self, *_error: object) -> None:
        pass


@pytest.fixture(scope="session")
def reader() -> Iterator[Isolation]:
    """The process that reads the files of all tests, started anew where one of them makes it end."""
    isolation = Lasting()
    yield isolation
    Isolation.__exit__(isolation, None, None, None)


@pytest.fixture
def read(tmp_path: Path, reader: Isolation, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Write the bytes under that name into a folder of their own, and read that."""
    monkeypatch.setattr(ahead, "Isolation", lambda *, seconds: reader)

    def read(name: str, received: bytes | str, **options: str) -> list[Received | Unread]:
        path = tmp_path / name
        path.write_bytes(received.encode() if isinstance(received, str) else received)
        return list(read_files(find_files([path]), options=Custody(**options)))

    return read


@pytest.fixture
def read_one(read: Read) -> Callable[..., Received]:
    """The only record of a file."""

    def read_one(name: str, received: bytes | str, **options: str) -> Received:
        (record,) = read(name, received, **options)
        assert isinstance(record, Received), record
        return record

    return read_one


@pytest.fixture
def refusal(read: Read) -> Callable[[str, bytes | str], str]:
    """Why a file can't be read."""

    def refusal(name: str, received: bytes | str) -> str:
        (record,) = read(name, received)
        assert isinstance(record, Unread), record
        return record.reason

    return refusal

"""Files of the seeds: what they name is looked up, and what is not there is told with the file, the place and a remedy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any


class BrokenSeeds(ValueError):
    """A file of the seeds that can't be loaded; the message says which, where in it, and what to do."""


class _NotThere(LookupError):
    """Something is named that is not there; the message says what, and what to do."""


class Named(dict[str, Any]):
    """What the files may name, by its name. Asked for another one it says so: must be asked inside `row_of`."""

    def __init__(self, rows: Mapping[str, Any], what: str, remedy: str) -> None:
        """what: one of them in a word, as in “person”; remedy: a sentence on what to do about one that is not there."""
        super().__init__(rows)
        self.what, self.remedy = what, remedy

    def __missing__(self, name: str) -> Any:
        near = " or ".join(f"“{one}”" for one in get_close_matches(str(name), list(self), n=2))
        meant = f" (is {near} meant?)" if near else ""
        raise _NotThere(f"there is no {self.what} “{name}”{meant}. {self.remedy}")

    def or_none(self, name: str | None) -> Any:
        """The one of that name; None where the file names none."""
        return self[name] if name else None


@contextmanager
def row_of(path: Path, where: str) -> Iterator[None]:
    """In this block that place of the file is read. Raises BrokenSeeds where it lacks a key, or names what is not there."""
    try:
        yield
    except _NotThere as error:
        raise BrokenSeeds(f"{path.name}, {where}: {error}") from error
    except KeyError as error:
        raise BrokenSeeds(f"{path.name}, {where}: “{error.args[0]}” is missing. Add it there.") from error


def rows_in(path: Path, rows: list[dict[str, Any]], what: str, *names: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows, each with how to call it, as in “person “ann-orlova””: by these of its values, else by its number."""
    for number, row in enumerate(rows, 1):
        called = ", ".join(str(row[name]) for name in names if row.get(name))
        yield row, f"{what} “{called}”" if called else f"{what} {number}"


def read(path: Path) -> Any:
    """What stands in the file. Raises BrokenSeeds where it is not there, or is no JSON."""
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise BrokenSeeds(f"{path.name} can't be read: {error.strerror}. Put it into {path.parent}.") from error
    except ValueError as error:
        raise BrokenSeeds(f"{path.name} is not JSON: {error}. Correct it there.") from error

"""Files of the seeds: what they name is looked up, and what is not there is told with the file, the place and a remedy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from django.core.exceptions import FieldError, ValidationError
from django.db import DatabaseError
from django.db.models import CharField, Model, TextField

from archive.models.dates import validate_edtf

Item = TypeVar("Item", str, dict[str, Any])
Record = TypeVar("Record", bound=Model)


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
    """In this block that place of the file is read, and what it says is written.

    Raises BrokenSeeds where it lacks a key, names what is not there, or has a value that can't be taken or kept.
    """
    try:
        yield
    except BrokenSeeds:
        raise
    except _NotThere as error:
        raise BrokenSeeds(f"{path.name}, {where}: {error}") from error
    except KeyError as error:
        raise BrokenSeeds(f"{path.name}, {where}: “{error.args[0]}” is missing. Add it there.") from error
    except ValidationError as error:
        told = "; ".join(f"“{name}”: {' '.join(reasons)}" for name, reasons in error.message_dict.items())
        raise BrokenSeeds(f"{path.name}, {where}: {told} Correct it there.") from error
    except (TypeError, AttributeError, ValueError, FieldError, DatabaseError) as error:
        (reason, *_) = str(error).splitlines() or [type(error).__name__]
        raise BrokenSeeds(f"{path.name}, {where}: {reason.rstrip('.')}. Correct it there.") from error


def rows_in(path: Path, rows: list[dict[str, Any]], what: str, *names: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows, each with how to call it, as in “person “ann-orlova””: by these of its values, else by its number.

    Raises BrokenSeeds where they are no list, or one of them is no object.
    """
    if not isinstance(rows, list):
        raise BrokenSeeds(
            f"{path.name}, the rows of “{what}”: a list is wanted, not {_shown(rows)}. Correct it there."
        )
    for number, row in enumerate(rows, 1):
        if not isinstance(row, dict):
            raise BrokenSeeds(
                f"{path.name}, {what} {number}: an object is wanted, not {_shown(row)}. Correct it there."
            )
        called = ", ".join(str(row[name]) for name in names if row.get(name))
        yield row, f"{what} “{called}”" if called else f"{what} {number}"


def items(row: dict[str, Any], name: str, kind: type[Item]) -> list[Item]:
    """The list that the row has by that name, of texts or of objects; empty where it has none. Ask inside `row_of`."""
    found = row.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, kind) for item in found):
        what = "texts" if kind is str else "objects"
        raise TypeError(f"“{name}” must be a list of {what}, and is {_shown(found)}")
    return found


def object_at(row: dict[str, Any], name: str) -> dict[str, Any]:
    """The object that the row has by that name; empty where it has none. Ask inside `row_of`."""
    found = row.get(name, {})
    if not isinstance(found, dict):
        raise TypeError(f"“{name}” must be an object, and is {_shown(found)}")
    return found


def checked(record: Record, *dates: str) -> Record:
    """The record, which is not saved yet, if its values fit their columns, and those of these columns are dates in EDTF.

    Raises ValidationError; ask inside `row_of`.
    """
    for field in record._meta.concrete_fields:
        value = getattr(record, field.attname)
        if isinstance(field, CharField | TextField) and not isinstance(value, str | None):
            raise ValidationError({field.name: f"{_shown(value)} is no text."})
        if field.name in dates and value:
            try:
                validate_edtf(value)
            except ValidationError as error:
                raise ValidationError({field.name: error.messages}) from error
    # What it refers to has been looked up.
    record.clean_fields(exclude={field.name for field in record._meta.concrete_fields if field.is_relation})
    return record


def _shown(value: Any) -> str:
    """The value as the file has it, cut short."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN = 40
"""Characters of a wrong value that a message repeats."""


def read(path: Path) -> dict[str, Any]:
    """The object that stands in the file. Raises BrokenSeeds where the file is not there, is no JSON, or another value."""
    data = _load(path)
    if not isinstance(data, dict):
        raise BrokenSeeds(f"{path.name}, at the top: an object is wanted, not {_shown(data)}. Correct it there.")
    return data


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The list that stands in the file; its rows are not looked at. Raises BrokenSeeds as `read` does."""
    data = _load(path)
    if not isinstance(data, list):
        raise BrokenSeeds(f"{path.name}, at the top: a list is wanted, not {_shown(data)}. Correct it there.")
    return data


def _load(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except OSError as error:
        raise BrokenSeeds(f"{path.name} can't be read: {error.strerror}. Put it into {path.parent}.") from error
    except ValueError as error:
        raise BrokenSeeds(f"{path.name} is not JSON: {error}. Correct it there.") from error

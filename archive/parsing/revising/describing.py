"""Reading the values that an editor gives: numbers, names and words, checked before anything is changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Final, TypeVar

from archive.parsing.breakdown import Participant
from archive.parsing.paths import is_path
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS, is_clock_time, is_edtf, is_language

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")


class RefusedJudgement(ValueError):
    """A tag, position, emendation, gloss or finding that can't stand where it was put; the message says what and why."""


class RefusedOperation(ValueError):
    """An operation that cannot be done; the message says what, where, and what to do instead."""


def read_number(value: object, name: str) -> int:
    """A whole number. Raises RefusedOperation for anything else; true and false are not numbers."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise RefusedOperation(f"{name} is {value!r}: give a whole number")
    return value


def read_account(value: object, name: str) -> int:
    """The primary key of an account: a whole number from 1."""
    number = read_number(value, name)
    if number < 1:
        raise RefusedOperation(f"{name} is {number}: give the number of an account, from 1")
    return number


def read_text(value: object, name: str) -> str:
    """Words on one line, without white space round them."""
    if not isinstance(value, str):
        raise RefusedOperation(f"{name} is {value!r}: give it as text")
    words = " ".join(value.split())
    # Control characters and halves of surrogate pairs can't be stored; joiners, which Persian names need, can.
    if not words or any(unicodedata.category(character) in ("Cc", "Cs") for character in words):
        raise RefusedOperation(f"{name} is {value!r}: give words that can be printed, or null where there are none")
    return words


def read_names(value: object, name: str) -> tuple[str, ...]:
    """Names, each once, in the order given."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise RefusedOperation(f"{name} is {value!r}: give a list of names, empty where there is nobody")
    return tuple(dict.fromkeys(read_text(item, f"a name in {name}") for item in value))


def read_word(value: object, name: str, words: type[Word]) -> Word:
    """One of an enumeration's words."""
    try:
        return words(value)  # type: ignore[arg-type]
    except ValueError:
        raise RefusedOperation(f"{name} is {value!r}: give one of {', '.join(words)}") from None


def read_path(value: object, name: str) -> str:
    """A path as it is stored: `2.1.a`."""
    path = read_text(value, name)
    if not is_path(path):
        raise RefusedOperation(f"{name} is {path!r}: give letters and digits between full stops, as in 2.1.a or t4.p2")
    return path


def read_optional(read: Callable[[object, str], Value], value: object, name: str) -> Value | None:
    """What `read` makes of the value; None stays None."""
    return None if value is None else read(value, name)


def _one_of(*words: str) -> Callable[[object, str], str]:
    def read(value: object, name: str) -> str:
        if value not in words:
            raise RefusedOperation(f"{name} is {value!r}: give one of {', '.join(words)}")
        return str(value)

    return read


def _read_date(value: object, name: str) -> str:
    day = read_text(value, name)
    if not is_edtf(day):
        raise RefusedOperation(f"{name} is {day!r}: give a date in EDTF, as in 2003-09, 2003-09-01 or 2002?-10-14")
    return day


def _read_language(value: object, name: str) -> str:
    language = read_text(value, name)
    if not is_language(language):
        raise RefusedOperation(f"{name} is {language!r}: give a language tag, as in en or ja")
    return language


def _read_times(value: object, name: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise RefusedOperation(f"{name} is {value!r}: give a list with the beginning and, where known, the end")
    times = tuple(read_text(item, name) for item in value)
    if len(times) > 2 or not all(is_clock_time(time) for time in times):
        raise RefusedOperation(f"{name} is {list(times)}: give at most two clock times, as in 11:10 and 11:38")
    return times


def _read_participants(value: object, name: str) -> tuple[Participant, ...]:
    if isinstance(value, (str, dict)) or not isinstance(value, Iterable):
        raise RefusedOperation(f"{name} is {value!r}: give a list of persons, each with an office or null")
    participants = []
    for item in value:
        if not isinstance(item, dict) or "person" not in item or not set(item) <= {"person", "office"}:
            raise RefusedOperation(f"a participant is {item!r}: give a person and an office, or null for the office")
        person = read_text(item["person"], "a participant's person")
        office = read_optional(read_text, item.get("office"), f"the office of {person}")
        participants.append(Participant(person=person, office=office))
    if len({p.person for p in participants}) < len(participants):
        raise RefusedOperation(f"{name} name a person twice: give each person once")
    return tuple(participants)


def _optional(read: Callable[[object, str], str]) -> Callable[[object, str], str | None]:
    return lambda value, name: read_optional(read, value, name)


FIELDS: Final[dict[str, Callable[[object, str], Any]]] = {
    "title": read_text,
    "kind": _one_of(*EVENT_KINDS),
    "form": _one_of(*FORMS),
    "wording": _one_of(*WORDINGS),
    "language": _optional(_read_language),
    "dated": _optional(_read_date),
    "published": _optional(_read_date),
    "event_date": _optional(_read_date),
    "event_time": _read_times,
    "place": _optional(read_text),
    "initiative": _optional(read_text),
    "participants": _read_participants,
}
"""What a record says of itself and of its event, each with the function that reads the value an editor gives."""

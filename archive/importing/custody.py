"""What has to be right about a received record before it is looked at: its words, its dates, its addresses."""

from __future__ import annotations

from dataclasses import fields

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from archive.models.dates import bounds
from archive.reading import TURNING, UNWANTED, Custody, Received, UnreadableInput

_LONGEST_IDENTITY, _LONGEST_NAME, _LONGEST_DATE = 500, 255, 255
_is_address = URLValidator(schemes=["http", "https"])


def check_words(record: Received) -> None:
    """Refuse what no database can keep: NUL, halves of surrogate pairs, which file names can have, and names too long.

    Also names and addresses with marks of direction, which look like others: a record is known by them.
    A date of publication may be written as nobody reads it, and is then left out; but not as long as a text.
    """
    for name in ("name", "title", "published", "dated"):
        if UNWANTED.search(getattr(record, name)):
            raise UnreadableInput(f"{record.name!r}: its {name} has a NUL or is not Unicode; rename or correct it")
    for field in fields(Custody):
        if UNWANTED.search(getattr(record.custody, field.name)):
            raise UnreadableInput(f"{record.name}: {field.name} has a NUL or half a surrogate pair")
    for name, value in (("name", record.name), ("address", record.custody.address)):
        if found := TURNING.search(value):
            raise UnreadableInput(
                f"{value[:80]!r}: its {name} has a mark that turns the direction of what follows (U+{ord(found[0]):04X}), and looks like another one; take it out"
            )
    for named, most in ((record.identity, _LONGEST_IDENTITY), (record.name, _LONGEST_NAME)):
        if len(named) > most:
            raise UnreadableInput(f"{named[:80]}… is too long a name: it has at most {most} characters. Shorten it.")
    if len(record.published) > _LONGEST_DATE:
        raise UnreadableInput(
            f"{record.name}: its “published” has {len(record.published):,} characters, and a date has a few. Correct it."
        )


def check_custody(record: Received) -> None:
    """Raise UnreadableInput for a date that is no date, or an address that is none."""
    for name in ("captured_on", "licence_stated_on"):
        if value := getattr(record.custody, name):
            try:
                bounds(value)
            except ValueError as error:
                raise UnreadableInput(f"{record.name}: {name}: {error}") from error
    for name in ("address", "licence_url"):
        if value := getattr(record.custody, name):
            try:
                _is_address(value)
            except ValidationError as error:
                raise UnreadableInput(
                    f"{record.name}: {name} “{value[:100]}” is not an address. Write it whole, with https://."
                ) from error

"""ORCID iDs: sixteen characters, of which the last is a check digit."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ADDRESS = "https://orcid.org/"

_WRITTEN = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9Xx])/?")


def read_orcid(written: str) -> str:
    """The iD as it is printed, 0000-0002-1825-0097; also from its address, or without hyphens.

    Raises ValidationError where it is none, or its check digit is another.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        raise ValidationError(_("An ORCID iD looks like 0000-0002-1825-0097."))
    digits = "".join(found.groups()).upper()
    if check_digit(digits[:15]) != digits[15]:
        raise ValidationError(_("This is no ORCID iD: its last character does not fit the others. Is it mistyped?"))
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))


def check_digit(digits: str) -> str:
    """The character that follows these fifteen digits (ISO/IEC 7064, MOD 11-2); X stands for ten."""
    remainder = 0
    for digit in digits:
        remainder = (remainder + int(digit)) * 2 % 11
    value = (12 - remainder) % 11
    return "X" if value == 10 else str(value)

"""Public identifiers of statements and reports: eight Crockford base-32 digits, the last of them a check digit."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PATTERN = "[0-9A-HJKMNP-TV-Z]{8}"
_VALUES = {digit: value for value, digit in enumerate(ALPHABET)}
_READ = {**{digit: digit for digit in ALPHABET}, "O": "0", "I": "1", "L": "1"}


class MistypedIdentifier(ValueError):
    """Not an identifier: a wrong length, a character outside the alphabet, or a check digit that does not fit."""


def check_digit(digits: str) -> str:
    """The check digit of seven digits by the Luhn algorithm modulo 32.

    It finds every single mistyped digit and every swap of neighbours but that of 0 and Z (a plain sum modulo 32 would
    see only the last digit). Source: ISO/IEC 7812-1 annex B, generalised to other moduli.
    """
    total, factor = 0, 2
    for digit in reversed(digits):
        product = factor * _VALUES[digit]
        total += product // 32 + product % 32
        factor = 3 - factor
    return ALPHABET[-total % 32]


def mint() -> str:
    """A new random identifier, as stored: eight digits without the hyphen."""
    drawn = secrets.randbits(35)
    digits = "".join(ALPHABET[drawn >> shift & 31] for shift in range(0, 35, 5))
    return digits + check_digit(digits)


def mint_free(number: int, taken: Callable[[set[str]], Iterable[str]]) -> list[str]:
    """So many new identifiers, all different, none of which `taken` gives back as being somebody's.

    Among 300,000 one in 100,000 is drawn that is taken already: what is drawn is drawn again, and not refused.
    """
    free: set[str] = set()
    while len(free) < number:
        drawn = {mint() for _ in range(number - len(free))} - free
        free |= drawn.difference(taken(drawn))
    return list(free)


def read(shown: str) -> str:
    """The stored form of an identifier typed in any case, with or without the hyphen, O for 0 and I or L for 1.

    Raises MistypedIdentifier.
    """
    try:
        digits = "".join(_READ[c] for c in shown.upper().replace("-", ""))
    except KeyError as error:
        raise MistypedIdentifier(f"“{shown}” has a character that no identifier has") from error
    if len(digits) != 8:
        raise MistypedIdentifier(f"“{shown}” has {len(digits)} digits; an identifier has eight")
    if check_digit(digits[:7]) != digits[7]:
        raise MistypedIdentifier(f"“{shown}” is mistyped: its check digit does not fit")
    return digits


def show(stored: str) -> str:
    """The form for people: `7K3M-9QXT`."""
    return f"{stored[:4]}-{stored[4:]}"

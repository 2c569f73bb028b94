"""Public identifiers of statements and reports: eight Crockford base-32 digits, the last of them a check digit."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PATTERN = "[0-9A-HJKMNP-TV-Z]{8}"
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
        product = factor * ALPHABET.index(digit)
        total += product // 32 + product % 32
        factor = 3 - factor
    return ALPHABET[-total % 32]


def mint() -> str:
    """A new random identifier, as stored: eight digits without the hyphen."""
    digits = "".join(secrets.choice(ALPHABET) for _ in range(7))
    return digits + check_digit(digits)


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

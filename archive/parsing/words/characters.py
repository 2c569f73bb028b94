"""The characters that names in Japanese and Chinese are written with."""

from __future__ import annotations

from typing import Final

HAN: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f々〆"
"""Chinese characters as part of a character class, the rarer ones of surnames too: "﨑", "𠮷", and "々" for one said again."""


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one and can begin a word."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003347f"
    )

"""Given names that are called by a shorter one: "Tom Kask" is "THOMAS KASK" of the title."""

from __future__ import annotations

from typing import Final

_OF_FULL: Final = {
    "alexander": "alex sasha",
    "andrew": "andy",
    "anthony": "tony",
    "benjamin": "ben",
    "catherine": "cathy kate",
    "charles": "charlie chuck",
    "christopher": "chris",
    "daniel": "dan danny",
    "david": "dave",
    "deborah": "deb debbie",
    "edward": "ed ted",
    "elizabeth": "beth betty liz",
    "frederick": "fred",
    "gregory": "greg",
    "jacob": "jake",
    "james": "jim jimmy",
    "jeffrey": "jeff",
    "jennifer": "jen jenny",
    "john": "jack johnny",
    "joseph": "joe",
    "katherine": "kate kathy",
    "kenneth": "ken",
    "lawrence": "larry",
    "margaret": "maggie meg peggy",
    "matthew": "matt",
    "michael": "mick mike",
    "nicholas": "nick",
    "patricia": "pat patty",
    "patrick": "pat",
    "peter": "pete",
    "philip": "phil",
    "richard": "dick rick",
    "robert": "bob bobby rob",
    "ronald": "ron",
    "samuel": "sam",
    "stephen": "steve",
    "steven": "steve",
    "susan": "sue",
    "theodore": "ted",
    "thomas": "tom tommy",
    "timothy": "tim",
    "victoria": "vicky",
    "walter": "walt",
    "william": "bill billy will",
}
_PAIRS: Final = frozenset((short, full) for full, several in _OF_FULL.items() for short in several.split())


def is_short_for(one: str, other: str) -> bool:
    """Whether one of two given names in small letters is how the other is called: `("tom", "thomas")`, in either order."""
    return (one, other) in _PAIRS or (other, one) in _PAIRS

"""Whose words, in whose account: the phrases by which a citation says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language_info

ACCOUNTS = {
    "own": "The account of the speaker’s own side.",
    "other": "The other side’s account, not the speaker’s own.",
    "common": "A common statement, as the record-keeper reports it.",
    "third": "A third party’s words, as the record-keeper reports them.",
    "undetermined": "Which side’s account it is has not been determined.",
}


def name_house(record_keeper: Mapping[str, Any]) -> str:
    """What the record-keeper is called inside a sentence: “the Japanese ministry”."""
    adjective: str = record_keeper["adjective"]
    for ending in ("’s", "'s", "’", "'"):
        if adjective.endswith(ending):
            name = adjective.removesuffix(ending)
            return name[:1].lower() + name[1:] if name.startswith("The ") else name
    return f"the {record_keeper['label']}"


def name_person(who: Mapping[str, Any]) -> str:
    """What a voice is called: the heading of the person, else the name in the record."""
    return str(who["person"]["label"] if who["person"] else who["name"])


def name_people(people: Iterable[Mapping[str, Any]]) -> str:
    """All of them, joined with “and”; nothing where there is nobody."""
    return " and ".join(name_person(who) for who in people)


_ISSUED_IN_COMMON = ("joint statement", "legal text")
_NOBODY_ALONE = ("collective", "impersonal")


def wording_of(part: Mapping[str, Any], record: Mapping[str, Any]) -> str:
    """How near a statement's words are to those that were said: `transcribed`, or `rendered` by the record-keeper.

    An edition has the wording of its whole record. What stands in a transcript as indirect speech (“the President
    announced that …”) is told by the house all the same, and so it is `rendered`. Only in a text that its parties
    issued in common, what they say together (“the two sides agreed that …”) is that text's own words.

    `part` is a statement of the edition or of its projection, `record` that edition's record with its form; the same
    again gives the same.
    """
    wording = str(part["wording"])
    if part["speech"] != "indirect" or wording != "transcribed":
        return wording
    is_issued = record["form"] in _ISSUED_IN_COMMON and part["attribution"] in _NOBODY_ALONE
    return wording if is_issued else "rendered"


def has_speaker_as_author(part: Mapping[str, Any]) -> bool:
    """Whether the words are their speakers': only transcribed ones are, and only where the record names who speaks.

    `part` has the wording that `wording_of` gives, as a `Cited` has it.
    """
    return part["wording"] == "transcribed" and bool(part["speakers"])


def show_speakers(part: Mapping[str, Any]) -> str:
    """Who speaks, and by whom it was conveyed; a journalist's question has no speaker."""
    if part["role"] == "question" and not part["speakers"]:
        return "question"
    names = name_people(part["speakers"]) or "no speaker named"
    return f"{names}, conveyed by {name_person(part['conveyor'])}" if part["conveyor"] else names


def show_manner(record: Mapping[str, Any], part: Mapping[str, Any], house: str) -> str:
    """How the words came down: “as summarised by the Japanese ministry, in translation”."""
    if part["wording"] == "transcribed":
        verb = "transcribed"
    else:
        verb = "summarised" if record["form"] == "summary" else "rendered"
    return f"as {verb} by {house}{show_translation(part)}"


def show_translation(part: Mapping[str, Any]) -> str:
    """That the words are a translation, after a comma; by whom only where that is stated."""
    translation = part["translation"] or {}
    if translation.get("by"):
        return f", translated by {translation['by']}"
    return ", in translation" if translation.get("from") else ""


def name_language(code: str) -> str:
    """The English name of a language, else its code."""
    try:
        return str(get_language_info(code)["name"])
    except KeyError:
        return code


def name_form(record: Mapping[str, Any]) -> str:
    """What the record is: “summary”, “transcript”; “record” where it is none of the known forms."""
    return "record" if record["form"] == "other" else str(record["form"])

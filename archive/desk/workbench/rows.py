"""The state of a report as the page draws it without a script: the lines of the text, and the rows of the outline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from archive.models.doubts import SURE

from .sentences import KINDS, SENTENCES

Row = dict[str, Any]

OPENING = 90
"""Characters of a part that its row in the outline shows."""


def text_lines(text: str, parts: Sequence[Row], chosen: int) -> list[Row]:
    """The lines of the text, each with its runs: the words of one part, or the white space between two."""
    slots = speaker_slots(parts)
    lines = []
    start = first = 0
    for words in text.split("\n"):
        end = start + len(words)
        while first < len(parts) and parts[first]["end"] <= start:
            first += 1
        lines.append({"start": start, "runs": list(_runs(text, start, end, parts, first, slots, chosen))})
        start = end + 1
    return lines


def _runs(
    text: str, start: int, end: int, parts: Sequence[Row], first: int, slots: Mapping[str, int], chosen: int
) -> Iterator[Row]:
    at = start
    for part in parts[first:]:
        if part["start"] >= end:
            break
        if part["start"] > at:
            yield {"words": text[at : part["start"]], "part": None}
        begins = max(part["start"], start)
        at = min(part["end"], end)
        yield {
            "words": text[begins:at],
            "part": part,
            "start": begins,
            "note": _note(part) if begins == part["start"] else "",
            "slot": _slot(part, slots),
            "is_doubtful": is_doubtful(part),
            "is_checked": part["kind"] == "statement" and part["review"] != "parser",
            "is_chosen": part["index"] == chosen,
        }
    if at < end:
        yield {"words": text[at:end], "part": None}


def outline_rows(text: str, parts: Sequence[Row], threads: Sequence[Row] = ()) -> list[Row]:
    """A row for each part but the labels, whose number stands with what they label; `threads` are the comments."""
    slots = speaker_slots(parts)
    commented = Counter(thread["sid"] for thread in threads if not thread["settled"])
    return [
        {
            "part": part,
            "is_said": part["kind"] == "statement",
            "kind": KINDS[part["kind"]],
            "slot": _slot(part, slots),
            "speakers": names(part["speakers"]) or str(SENTENCES["nobody"]),
            "addressees": names(part["addressees"]),
            "opening": _opening(text[part["start"] : part["end"]]),
            "marks": _marks(part, commented[part["sid"]] if part["sid"] else 0),
        }
        for part in parts
        if part["kind"] not in ("label", "furniture")
    ]


def is_doubtful(part: Row) -> bool:
    """Whether the parser was less sure of the part, and nobody has looked at it since."""
    return bool(part["review"] == "parser" and part["confidence"] < SURE)


def names(voices: Sequence[Row], between: str = ", ") -> str:
    """Several names, as they are read."""
    return between.join(voice["name"] for voice in voices)


def speaker_slots(parts: Sequence[Row]) -> dict[str, int]:
    """The colour and pattern of each speaker: 1 to 8, in the order of the record."""
    slots: dict[str, int] = {}
    for part in parts:
        for voice in part["speakers"]:
            slots.setdefault(voice["name"], len(slots) % 8 + 1)
    return slots


def _slot(part: Row, slots: Mapping[str, int]) -> int:
    return slots[part["speakers"][0]["name"]] if part["speakers"] else 0


def _note(part: Row) -> str:
    if part["kind"] == "label":
        return ""
    if part["kind"] == "statement":
        return names(part["speakers"]) or str(SENTENCES["nobody"])
    return str(KINDS[part["kind"]])


def _opening(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= OPENING else f"{words[:OPENING].rsplit(' ', 1)[0]}…"


def _marks(part: Row, comments: int) -> list[Row]:
    said = part["kind"] == "statement"
    marks = [{"name": "topic", "text": topic["label"]} for topic in part["topics"]]
    if part["positions"]:
        marks.append({"name": "position", "text": str(SENTENCES["n_positions"]) % {"n": len(part["positions"])}})
    if is_doubtful(part):
        marks.append({"name": "doubtful", "text": str(SENTENCES["doubtful"])})
    if part["flags"]:
        marks.append({"name": "flagged", "text": str(SENTENCES["flagged"])})
    unknown = [voice for voice in (*part["speakers"], *part["addressees"]) if not voice["person"]] if said else []
    if any(not voice["is_decided"] for voice in unknown):
        marks.append({"name": "unidentified", "text": str(SENTENCES["unidentified"])})
    if any(voice["is_decided"] for voice in unknown):
        marks.append({"name": "cannot_tell", "text": str(SENTENCES["cannot_tell"])})
    if found := sum(one["state"] == "proposed" for one in part["said"]):
        marks.append({"name": "said", "text": str(SENTENCES["n_said"]) % {"n": found}})
    if comments:
        marks.append({"name": "commented", "text": str(SENTENCES["n_comments"]) % {"n": comments}})
    if said:
        is_checked = part["review"] != "parser"
        text = f"✓ {', '.join(part['confirmed_by'])}" if is_checked else str(SENTENCES["unchecked"])
        marks.append({"name": "checked" if is_checked else "unchecked", "text": text})
    return marks


def heading(part: Row) -> str:
    """What the panel is about: “2(1)(a) · statement”."""
    kind = str(KINDS[part["kind"]])
    return f"{part['place']} · {kind}" if part["place"] else kind


def review_state(part: Row) -> str:
    """Who has looked at the part, in a sentence."""
    by = ", ".join(part["confirmed_by"])
    if part["review"] == "two":
        return str(SENTENCES["checked_two"]) % {"names": by}
    if part["review"] == "one":
        return str(SENTENCES["checked_one"]) % {"names": by}
    if is_doubtful(part):
        return str(SENTENCES["state_doubtful"]) % {"percent": round(part["confidence"] * 100)}
    return str(SENTENCES["state_parser"])

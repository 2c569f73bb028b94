"""What the panel's form shows of the chosen part, with what was typed where it could not be saved."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest

from .coding import FIELDS, get_position, written
from .commenting import threads_at
from .findings import FIELDS as SAID
from .findings import get_finding, written_finding
from .rows import heading, names, review_state

Row = dict[str, Any]


def form_of(request: HttpRequest, state: Row, part: Row, threads: Collection[Row], *, sent: bool) -> Row:
    """The form of the part; `sent` where it comes back with what was typed.

    `?position=` and `?finding=` open one to be changed.
    """
    typed = request.POST.dict() if sent else {}
    whole = [topic["label"] for topic in part["topics"] if topic["start"] is None]
    inside = [one for one in state["emendations"] if part["start"] <= one["start"] and one["end"] <= part["end"]]
    position = _position(request, state, part, typed)
    return {
        "version": state["version"],
        "heading": heading(part),
        "state": review_state(part),
        "is_saying": part["kind"] in ("statement", "lead_in", "speaker_label"),
        "speakers": typed.get("speakers", names(part["speakers"], "; ")),
        "addressees": typed.get("addressees", names(part["addressees"], "; ")),
        "topics": typed.get("topics", "; ".join(whole)),
        "names": names_of(state, part),
        "position": position,
        "emendations": [{**one, "words": state["text"][one["start"] : one["end"]]} for one in inside],
        "is_coding": typed.get("do") == "code" or bool(position["key"]),
        "is_emending": typed.get("do") == "emend",
        "threads": threads_at(threads, part, {one["sid"] for one in state["parts"] if one["sid"]}),
        "to_look_at": sum(one["state"] == "proposed" for one in part["said"]),
        "finding": _finding(request, state, part, typed),
        "is_noting": typed.get("do") == "note" or bool(request.GET.get("finding")),
        "typed": typed,
    }


def names_of(state: Row, part: Row) -> list[Row]:
    """The names in the part with who is meant by each, those first of which that is open."""
    said = {voice["name"] for voice in (*part["speakers"], *part["addressees"])} | {part["conveyed_by"]}
    within = (one for one in state["mentions"] if part["start"] <= one["start"] and one["end"] <= part["end"])
    said |= {one["name"] for one in within}
    found = [
        {**one, "is_open": not one["person"] and not one["decision"]} for one in state["names"] if one["name"] in said
    ]
    return sorted(found, key=lambda one: not one["is_open"])


def _finding(request: HttpRequest, state: Row, part: Row, typed: dict[str, str]) -> Row:
    """What the fields of a finding hold: what was typed, else the one that is changed."""
    if typed.get("do") == "note":
        return {name: typed.get(name, "") for name in SAID}
    found = get_finding(part, request.GET.get("finding", ""))
    return dict(written_finding(found, state["text"])) if found else {"said_key": ""}


def _position(request: HttpRequest, state: Row, part: Row, typed: dict[str, str]) -> Row:
    """What the fields of a position hold: what was typed, else the one that is changed, else who speaks."""
    if typed.get("do") == "code":
        return {name: typed.get(name, "") for name in ("key", *FIELDS)}
    if position := get_position(part, request.GET.get("position", "")):
        return dict(written(position, state["text"]))
    speakers = [voice["person"]["label"] for voice in part["speakers"] if voice["person"]]
    return {"key": "", "holder": speakers[0] if len(speakers) == 1 else ""}

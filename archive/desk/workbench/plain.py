"""The panel as an ordinary form: what its fields and buttons mean as operations, so that all of it works without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.models import Topic
from archive.parsing.revising.rebasing import Step

from .coding import coding_steps
from .finding import find_words, get_one, split
from .findings import STATES, noting_steps, settling_steps

Row = dict[str, Any]
Sent = Mapping[str, str]

SAYS: dict[str, tuple[str, ...]] = {
    "statement": ("speakers", "addressees", "attribution", "speech", "role", "conveyed_by", "answers"),
    "lead_in": ("speakers", "speech", "conveyed_by"),
    "speaker_label": ("speakers",),
}
"""What the operation `attribute` takes for each kind of part."""

LISTS = ("speakers", "addressees")


def steps_of(sent: Sent, state: Row, part: Row) -> list[Step]:
    """The operations that the pressed button stands for, none where nothing is changed. Raises ValidationError."""
    name, _colon, what = sent.get("do", "save").partition(":")
    if name not in BUTTONS:
        raise ValidationError(_("There is no button “%(name)s” on this page.") % {"name": name[:40]})
    return BUTTONS[name](sent, state, part, what)


def _save(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    """Every field of the part that says something else than the state."""
    steps = []
    kind = sent.get("kind", part["kind"])
    if (path := sent.get("path", part["path"] or "").strip()) != (part["path"] or ""):
        steps.append(Step("set_path", {"part": part["index"], "path": path or None}))
    if kind != part["kind"]:
        steps.append(Step("change_kind", {"part": part["index"], "kind": kind}))
    elif said := _said(sent, part):
        steps.append(Step("attribute", {"part": part["index"], **said}))
    if part["sid"] and kind == "statement" and "topics" in sent:
        topics = [get_one(Topic.objects.all(), words, _("topic")).slug for words in split(sent["topics"])]
        if set(topics) != {topic["slug"] for topic in part["topics"] if topic["start"] is None}:
            steps.append(Step("set_topics", {"sid": part["sid"], "topics": topics}))
    return steps


def _said(sent: Sent, part: Row) -> Row:
    stands: Row = {
        **{name: [voice["name"] for voice in part[name]] for name in LISTS},
        "conveyed_by": part["conveyed_by"]["name"] if part["conveyed_by"] else None,
        **{name: part[name] for name in ("attribution", "speech", "role", "answers")},
    }
    said: Row = {}
    for name in SAYS.get(part["kind"], ()):
        if name in sent:
            value = split(sent[name]) if name in LISTS else sent[name].strip() or None
            if value != stands[name]:
                said[name] = value
    return said


def _check(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    """What is written in the fields is saved before it is confirmed: it is what was seen."""
    return [*_save(sent, state, part, ""), Step("confirm", {"part": part["index"]})]


def _uncheck(_sent: Sent, _state: Row, part: Row, _what: str) -> list[Step]:
    return [Step("unconfirm", {"part": part["index"]})]


def _divide(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    at, _end = find_words(state["text"], sent.get("words", ""), part["start"], part["end"])
    return [Step("split", {"part": part["index"], "at": at})]


def _merge(_sent: Sent, _state: Row, part: Row, _what: str) -> list[Step]:
    return [Step("merge", {"part": part["index"]})]


def _move(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    following = state["parts"][part["index"] + 1 : part["index"] + 2]
    end = following[0]["end"] if following else part["end"]
    at, _end = find_words(state["text"], sent.get("words", ""), part["start"], end)
    return [Step("move_boundary", {"part": part["index"], "to": at})]


def _uncode(_sent: Sent, _state: Row, _part: Row, what: str) -> list[Step]:
    return [Step("uncode", {"key": what})]


def _emend(sent: Sent, state: Row, part: Row, _what: str) -> list[Step]:
    start, end = find_words(state["text"], sent.get("emend_words", ""), part["start"], part["end"])
    values = {name: sent.get(name, "").strip() for name in ("reading", "reason", "witness")}
    if not values["reason"]:
        raise ValidationError(_("Say why the words are read otherwise: the reason stands beside the reading."))
    return [Step("emend", {"start": start, "end": end, **values})]


def _unemend(_sent: Sent, _state: Row, _part: Row, what: str) -> list[Step]:
    if not (span := re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", what, re.ASCII)):
        raise ValidationError(_("There is no such emendation any more."))
    return [Step("unemend", {"start": int(span[1]), "end": int(span[2])})]


BUTTONS: dict[str, Callable[[Sent, Row, Row, str], list[Step]]] = {
    "save": _save,
    "confirm": _check,
    "unconfirm": _uncheck,
    "split": _divide,
    "merge": _merge,
    "move": _move,
    "code": coding_steps,
    "uncode": _uncode,
    "emend": _emend,
    "unemend": _unemend,
    "note": noting_steps,
    **{button: settling_steps(becomes) for button, becomes in STATES.items()},
}
"""The buttons of the form, by their values."""

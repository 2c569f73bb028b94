"""Operations on the layers of a report: add, change and remove topics, positions, emendations, glosses and findings."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

from archive.models.dates import bounds
from archive.parsing.extraction.found import Reference, Span
from archive.parsing.extraction.values import KINDS, from_json
from archive.parsing.revising import findings as finding
from archive.parsing.revising import layers as laying
from archive.parsing.revising.layers import Emendation, Gloss, Layers, Position, RefusedJudgement, Tag

Arguments = Mapping[str, Any]
_KINDS: dict[str, type[Tag | Position | Emendation | Gloss]] = {
    "tags": Tag,
    "positions": Position,
    "emendations": Emendation,
    "glosses": Gloss,
}


def judge(layers: Layers, operation: str, arguments: Arguments) -> Layers:
    """The layers as the operation leaves them. Raises RefusedJudgement, also for arguments of a wrong shape."""
    try:
        return OPERATIONS[operation](layers, arguments)
    except KeyError as error:
        raise RefusedJudgement(f"{operation} needs {error.args[0]}") from error


def _item(layer: str, arguments: Arguments) -> Tag | Position | Emendation | Gloss:
    values = dict(arguments)
    kind = _KINDS[layer]
    if kind is Position:
        values = {**values, "key": _key(values.get("key")), "claims_also_for": _slugs(values, "claims_also_for")}
        values["holder_collective"] = values.get("holder_collective") or None
    for name, hint in get_type_hints(kind).items():
        if name in values and name != "claims_also_for" and not _fits(values[name], hint):
            raise RefusedJudgement(f"{layer}: {name} can’t be {values[name]!r}")
    try:
        return kind(**values)
    except TypeError as error:
        raise RefusedJudgement(f"{layer}: {error}") from error


def _fits(value: Any, hint: Any) -> bool:
    return isinstance(value, hint) and not isinstance(value, bool)


def _key(given: Any) -> str:
    if given is None:
        return str(uuid.uuid4())
    try:
        return str(uuid.UUID(given))
    except (ValueError, TypeError, AttributeError) as error:
        raise RefusedJudgement(f"{given!r} is no key of a position") from error


def _slugs(arguments: Arguments, name: str) -> tuple[str, ...]:
    given = arguments.get(name) or ()
    if not isinstance(given, (list, tuple)) or not all(isinstance(slug, str) for slug in given):
        raise RefusedJudgement(f"{name} is a list of slugs")
    return tuple(dict.fromkeys(given))


def _adds(layer: str) -> Callable[[Layers, Arguments], Layers]:
    return lambda layers, arguments: laying.add(layers, layer, _item(layer, arguments))


def _removes(layer: str) -> Callable[[Layers, Arguments], Layers]:
    return lambda layers, arguments: laying.remove(layers, layer, _item(layer, arguments))


def _set_topics(layers: Layers, arguments: Arguments) -> Layers:
    """Make the topics of the whole statement just these; tags of some of its words stay."""
    sid, topics, by = arguments["sid"], _slugs(arguments, "topics"), arguments["by"]
    kept = [t for t in layers.tags if t.sid != sid or t.start is not None or t.topic in topics]
    there = {t.topic for t in kept if t.sid == sid and t.start is None}
    new = [_item("tags", {"sid": sid, "topic": topic, "by": by}) for topic in topics if topic not in there]
    return replace(layers, tags=(*kept, *(tag for tag in new if isinstance(tag, Tag))))


def _remove_position(layers: Layers, arguments: Arguments) -> Layers:
    """Take back the position with that key."""
    key = arguments["key"]
    rest = tuple(p for p in layers.positions if p.key != key)
    if len(rest) == len(layers.positions):
        raise RefusedJudgement("there is no such position any more; reload the page")
    return replace(layers, positions=rest)


def _change_position(layers: Layers, arguments: Arguments) -> Layers:
    """Put this position in the place of the one with its key."""
    changed = _item("positions", arguments)
    assert isinstance(changed, Position)
    if not any(p.key == changed.key for p in layers.positions):
        raise RefusedJudgement("there is no such position any more; reload the page")
    return replace(layers, positions=tuple(changed if p.key == changed.key else p for p in layers.positions))


def _note(layers: Layers, arguments: Arguments) -> Layers:
    """Say what the words say as data: a new finding, or another one in the place of that with the key."""
    if not isinstance(arguments["kind"], str) or arguments["kind"] not in KINDS:
        raise RefusedJudgement(f"“{arguments['kind']}” is none of {', '.join(KINDS)}")
    try:
        said = from_json(arguments["kind"], arguments["said"])
    except (TypeError, ValueError) as error:
        raise RefusedJudgement(f"{arguments['kind']}: {error}") from error
    for name, hint in get_type_hints(type(said)).items():
        value = getattr(said, name)
        is_wrong = not isinstance(value, bool) if hint is bool else hint in (int, str) and not _fits(value, hint)
        if is_wrong or (hint == Span and value is None):
            raise RefusedJudgement(f"{arguments['kind']}: {name} can’t be {value!r}")
    for name in ("due_date", "as_of", "on"):
        if (written := getattr(said, name, "")) and not _is_date(written):
            raise RefusedJudgement(
                f"{arguments['kind']}: “{written}” is no date; write 2003, 2003-05, 2003-05-31 or two with / between"
            )
    finding.check_found(said, f"the {arguments['kind']}")
    finding.check_written(said, f"the {arguments['kind']} at {said.start}–{said.end}")
    return replace(layers, findings=finding.put(layers.findings, _key(arguments.get("key")), said, arguments["by"]))


def _is_date(written: str) -> bool:
    try:
        bounds(written)
    except ValueError:
        return False
    return True


def _settle(layers: Layers, arguments: Arguments) -> Layers:
    """Confirm or dismiss findings, or let them be proposals again."""
    keys = [_key(key) for key in _slugs(arguments, "keys")]
    return replace(layers, findings=finding.settle(layers.findings, keys, arguments["state"], arguments["by"]))


OPERATIONS: dict[str, Callable[[Layers, Arguments], Layers]] = {
    "tag": _adds("tags"),
    "untag": _removes("tags"),
    "set_topics": _set_topics,
    "code": _adds("positions"),
    "recode": _change_position,
    "uncode": _remove_position,
    "emend": _adds("emendations"),
    "unemend": _removes("emendations"),
    "gloss": _adds("glosses"),
    "ungloss": _removes("glosses"),
    "note": _note,
    "settle": _settle,
}


def slugs(layers: Layers) -> dict[str, set[str]]:
    """The authority records that the layers name, by what they are."""
    named: dict[str, set[str]] = {
        name: set() for name in ("topic", "person", "country", "organization", "proposition", "instrument")
    }
    named["topic"] |= {t.topic for t in layers.tags}
    for p in layers.positions:
        named["proposition"].add(p.proposition)
        named["person"] |= {p.holder_person or "", p.attributed_by or "", *p.claims_also_for}
        named["country"] |= {p.holder_country or "", p.on_behalf_of or "", p.directed_at or ""}
        named["organization"].add(p.holder_organization or "")
    named["instrument"] |= {f.said.instrument for f in layers.findings if isinstance(f.said, Reference)}
    return {name: values - {""} for name, values in named.items()}

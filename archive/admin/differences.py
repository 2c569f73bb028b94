"""What changed, in sentences: between two revisions, and between an edition and what would be the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.models import Report
from archive.parsing import layers as laying
from archive.parsing.breakdown import Breakdown, Segment, from_json, statement_numbers
from archive.parsing.difference import (
    AttributionChanged,
    BoundaryMoved,
    FieldChanged,
    KindChanged,
    PartAdded,
    PartRemoved,
    differences,
)
from archive.parsing.layers import Layers
from archive.parsing.paths import printed_place

_UNTOLD = {"rule", "confidence", "sid"}
"""What an operation leaves behind on a part besides its purpose."""

_EVENT = ("kind", "date", "times", "place", "initiative", "participants")
_RECORD = (
    "title", "language", "form", "wording", "translation", "record_keeper", "dated", "published", "source",
)  # fmt: skip
_NOTES = ("source_note", "meeting", "derived_from", "translation_group")
_STATEMENT = (
    "place",
    "speakers",
    "addressees",
    "conveyor",
    "attribution",
    "speech",
    "role",
    "account",
    "answers",
)


def revision_changes(report: Report, *, since: int, until: int) -> list[str]:
    """In what two revisions of a report differ; nothing is told of the first one."""
    values = {r.number: r for r in report.revisions.filter(number__in=(since, until))}
    if since not in values or until not in values:
        return []
    old, new = values[since], values[until]
    sentences = _breakdown_changes(from_json(old.breakdown), from_json(new.breakdown))
    return sentences + _layer_changes(laying.from_json(old.layers), laying.from_json(new.layers))


def _breakdown_changes(before: Breakdown, after: Breakdown) -> list[str]:
    sentences = []
    for change in differences(before, after):
        match change:
            case FieldChanged(name, old, new):
                sentences.append(_changed(_name(name), old, new))
            case PartAdded(index, part):
                sentences.append(_("New: %(part)s") % {"part": _part(after, index, part)})
            case PartRemoved(index, part):
                sentences.append(_("Gone: %(part)s") % {"part": _part(before, index, part)})
            case BoundaryMoved(index, old, new):
                words = {"part": _part(after, index), "old": "{}–{}".format(*old), "new": "{}–{}".format(*new)}
                sentences.append(_("%(part)s: from characters %(old)s to %(new)s") % words)
            case KindChanged(index, old, new):
                sentences.append(_changed(f"{_part(after, index)}: {_('kind')}", old, new))
            case AttributionChanged(index, name, old, new) if name not in _UNTOLD:
                sentences.append(_changed(f"{_part(after, index)}: {_name(name)}", old, new))
    return sentences


def _layer_changes(before: Layers, after: Layers) -> list[str]:
    sentences = []
    for name, what in (
        ("tags", _("topic")),
        ("positions", _("position")),
        ("emendations", _("emendation")),
        ("glosses", _("gloss")),
    ):
        old, new = getattr(before, name), getattr(after, name)
        sentences += [
            _("New %(what)s: %(item)s") % {"what": what, "item": _layer_item(item)} for item in new if item not in old
        ]
        sentences += [
            _("Gone, a %(what)s: %(item)s") % {"what": what, "item": _layer_item(item)}
            for item in old
            if item not in new
        ]
    return sentences


def _layer_item(item: Any) -> str:
    match item:
        case laying.Tag():
            return f"{item.topic} ({item.sid})"
        case laying.Position():
            return f"{item.proposition}, {item.direction} ({item.sid})"
        case laying.Emendation():
            return f"{item.start}–{item.end}: “{item.reading}”"
    return f"{item.start}–{item.end}"


def _part(breakdown: Breakdown, index: int, part: Segment | None = None) -> str:
    part = part or breakdown.segments[index]
    place = printed_place(part.path, *statement_numbers(breakdown).get(index, (1, 1)))
    return f"{str(part.kind).replace('_', ' ')} {place}".strip()


def edition_changes(before: Mapping[str, Any], record: Mapping[str, Any], judgements: Mapping[str, Any]) -> list[str]:
    """In what an edition's document and the two documents of the next one differ, for an editor who is to confirm it."""
    old = before["record"]
    sentences = [
        _changed(_name(name), old.get(name), record.get(name)) for name in _RECORD if old.get(name) != record.get(name)
    ]
    sentences += [
        _changed(f"{_('event')}, {_name(name)}", old["event"].get(name), record["event"].get(name))
        for name in _EVENT
        if old["event"].get(name) != record["event"].get(name)
    ]
    if old["text"] != record["text"]:
        sentences.append(_("The text is another one."))
    sentences += _statement_changes(old, record)
    for name, what in (("bases", _("basis")), ("emendations", _("emendation")), ("glosses", _("gloss"))):
        sentences += _items_changed(what, old[name], record[name])
    if old["mentions"] != record["mentions"]:
        sentences.append(_("Persons named in the text are identified differently, or in other places."))
    places = {
        p["sid"]: p["place"] for document in (old, record) for p in document["parts"] if p["kind"] == "statement"
    }
    notes = before["judgements"]
    sentences += [
        _changed(_name(name), notes[name], judgements[name]) for name in _NOTES if notes[name] != judgements[name]
    ]
    sentences += [
        _changed(_("Statement %(place)s: checked") % {"place": places[sid]}, notes["reviews"].get(sid), review)
        for sid, review in judgements["reviews"].items()
        if notes["reviews"].get(sid) != review
    ]
    for name, what in (("topics", _("topic")), ("positions", _("position"))):
        sentences += _items_changed(what, before["judgements"][name], judgements[name], places)
    return sentences


def _statement_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    old = {p["sid"]: p for p in before["parts"] if p["kind"] == "statement"}
    new = {p["sid"]: p for p in after["parts"] if p["kind"] == "statement"}
    sentences = [_("New: statement %(place)s") % {"place": p["place"]} for sid, p in new.items() if sid not in old]
    sentences += [_("Gone: statement %(place)s") % {"place": p["place"]} for sid, p in old.items() if sid not in new]
    for sid in old.keys() & new.keys():
        place = new[sid]["place"]
        if old[sid]["text_sha256"] != new[sid]["text_sha256"]:
            sentences.append(_("Statement %(place)s: it begins or ends elsewhere") % {"place": place})
        sentences += [
            _changed(
                _("Statement %(place)s: %(what)s") % {"place": place, "what": _name(name)},
                old[sid][name],
                new[sid][name],
            )
            for name in _STATEMENT
            if old[sid][name] != new[sid][name]
        ]
    if _other_parts(before) != _other_parts(after):
        sentences.append(_("Headings, lead-ins, narrative or other parts without a speaker are divided differently."))
    return sorted(sentences)


def _other_parts(record: Mapping[str, Any]) -> list[Any]:
    return [p for p in record["parts"] if p["kind"] != "statement"]


def _items_changed(
    what: str, before: list[Any], after: list[Any], places: Mapping[str, str] | None = None
) -> list[str]:
    def told(item: Mapping[str, Any]) -> str:
        return f"{(places or {}).get(item.get('sid', ''), '')} {_told(item)}".strip()

    sentences = [
        _("New %(what)s: %(item)s") % {"what": what, "item": told(item)} for item in after if item not in before
    ]
    return sentences + [
        _("Gone, a %(what)s: %(item)s") % {"what": what, "item": told(item)} for item in before if item not in after
    ]


def _changed(what: str, before: Any, after: Any) -> str:
    old, new = _told(before), _told(after)
    if old == new:
        return _("%(what)s: changed in a detail that is not shown here (%(value)s)") % {"what": what, "value": new}
    return _("%(what)s: %(before)s → %(after)s") % {"what": what, "before": old, "after": new}


def _name(name: str) -> str:
    return _("checked by") if name == "confirmed_by" else name.replace("_", " ")


def _told(value: Any) -> str:
    """A value of a document for people: names rather than structures, and a word for nothing."""
    if value is None or value == "" or (isinstance(value, (list, tuple)) and not value):
        return _("nothing")
    if isinstance(value, (list, tuple)):
        return ", ".join(_told(item) for item in value)
    if not isinstance(value, Mapping):
        return f"“{value}”" if isinstance(value, str) else str(value)
    if "proposition" in value:
        return f"{value['holder']['label']} {value['direction']}: {value['proposition']['text']}"
    if "topic" in value:
        return str(value["topic"]["label"])
    if "name" in value:
        return _who(value)
    if "label" in value:
        return str(value["label"])
    return _listed(f"{_name(key)} {_told(item)}" for key, item in value.items() if item is not None)


def _who(value: Mapping[str, Any]) -> str:
    """A person of a document, with the office of that day and the side, by which one person can differ from itself."""
    if not value.get("person"):
        return _("%(name)s (not identified)") % {"name": value["name"]}
    beside = [value[name]["label"] for name in ("office", "country") if value.get(name)]
    who = str(value["person"]["label"])
    return f"{who} ({', '.join(beside)})" if beside else who


def _listed(items: Iterable[str]) -> str:
    return ", ".join(items) or _("nothing")

"""What changed, in sentences: between two revisions, and between an edition and what would be the next one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Finding, Instrument, Proposition, Report, Topic
from archive.parsing.breakdown import Breakdown, Mention, Segment, from_json, statement_numbers
from archive.parsing.extraction.found import Evidence, Reference
from archive.parsing.extraction.values import PLURALS
from archive.parsing.paths import printed_place
from archive.parsing.revising import layers as laying
from archive.parsing.revising.difference import (
    AttributionChanged,
    BoundaryMoved,
    FieldChanged,
    KindChanged,
    PartAdded,
    PartRemoved,
    differences,
)
from archive.parsing.revising.findings import Finding as Laid
from archive.parsing.revising.layers import Layers
from archive.rendering.findings import (
    KIND_NAMES,
    document_told,
    kinds_counted,
    said_told,
    state_told,
    with_words,
    words_at,
)
from archive.telling import value_name, value_told

MOST_NAMES = 20
"""Marks of names that differ, which are told one by one."""

MOST_FINDINGS = 20
"""Findings that differ between two revisions, which are told one by one."""

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
    values = {
        r.number: r
        for r in report.revisions.select_related("source_text")
        .defer("source_text__received")
        .filter(number__in=(since, until))
    }
    if since not in values or until not in values:
        return []
    old, new = values[since], values[until]
    sentences = [] if old.source_text_id == new.source_text_id else [_("The text is another one.")]
    before, after = from_json(old.breakdown), from_json(new.breakdown)
    old_layers, new_layers = laying.from_json(old.layers), laying.from_json(new.layers)
    return (
        sentences
        + _breakdown_changes(before, after)
        + _layer_changes(
            _layer_items(old_layers, before, old.source_text.text),
            _layer_items(new_layers, after, new.source_text.text),
        )
        + _findings_changed(old_layers, old.source_text.text, new_layers, new.source_text.text)
    )


def _breakdown_changes(before: Breakdown, after: Breakdown) -> list[str]:
    sentences = []
    checkers = _Checkers(before, after)
    for change in differences(before, after):
        match change:
            case FieldChanged("mentions", old, new):
                sentences += _names_changed(old, new)
            case FieldChanged(name, old, new):
                sentences.append(_changed(value_name(name), old, new))
            case PartAdded(index, part):
                sentences.append(_("New: %(part)s") % {"part": _part(after, index, part)})
            case PartRemoved(index, part):
                sentences.append(_("Gone: %(part)s") % {"part": _part(before, index, part)})
            case BoundaryMoved(index, old, new):
                words = {"part": _part(after, index), "old": "{}–{}".format(*old), "new": "{}–{}".format(*new)}
                sentences.append(_("%(part)s: from characters %(old)s to %(new)s") % words)
            case KindChanged(index, old, new):
                sentences.append(_changed(f"{_part(after, index)}: {_('kind')}", old, new))
            case AttributionChanged(index, "confirmed_by", old, new):
                what = f"{_part(after, index)}: {value_name('confirmed_by')}"
                sentences.append(_changed(what, checkers.told(old), checkers.told(new)))
            case AttributionChanged(index, name, old, new) if name not in _UNTOLD:
                sentences.append(_changed(f"{_part(after, index)}: {value_name(name)}", old, new))
    return sentences


def _names_changed(before: Iterable[Mention], after: Iterable[Mention]) -> list[str]:
    """The names that are marked in the text now and were not, and the other way round, where these are a few."""
    told = {(m.start, m.end, m.person, m.office): f"“{m.words}” ({m.person})" for m in (*before, *after)}
    old, new = ({(m.start, m.end, m.person, m.office) for m in some} for some in (before, after))
    if len(old ^ new) > MOST_NAMES:
        return [_("Names are marked in other places.")]
    sentences = [_new(_("name"), told[key]) for key in sorted(new - old, key=lambda key: key[0])]
    return sentences + [_gone(_("name"), told[key]) for key in sorted(old - new, key=lambda key: key[0])]


class _Checkers:
    """Accounts that have checked parts, by their primary keys."""

    def __init__(self, *breakdowns: Breakdown) -> None:
        keys = {key for breakdown in breakdowns for part in breakdown.segments for key in part.confirmed_by}
        self.names = {user.pk: str(user) for user in get_user_model().objects.filter(pk__in=keys)}

    def told(self, keys: Iterable[int]) -> list[Any]:
        """Their names; an account that is gone is a number still."""
        return [self.names.get(key, key) for key in keys]


def _layer_changes(before: dict[tuple[str, Any], str], after: dict[tuple[str, Any], str]) -> list[str]:
    sentences = [_new(what, told) for (what, item), told in after.items() if (what, item) not in before]
    return sentences + [_gone(what, told) for (what, item), told in before.items() if (what, item) not in after]


def _layer_items(layers: Layers, breakdown: Breakdown, text: str) -> dict[tuple[str, Any], str]:
    """What lies over the breakdown, each with the words that tell it."""
    numbers = statement_numbers(breakdown)
    places = {
        part.sid or "": printed_place(part.path, *numbers.get(index, (1, 1)))
        for index, part in enumerate(breakdown.segments)
        if part.sid
    }
    slugs = {tag.topic for tag in layers.tags}
    labels = dict(Topic.objects.filter(slug__in=slugs).values_list("slug", "label"))
    claims = dict(
        Proposition.objects.filter(slug__in={p.proposition for p in layers.positions}).values_list("slug", "text")
    )
    told: dict[tuple[str, Any], str] = {}
    for tag in layers.tags:
        told[_("topic"), tag] = f"{labels.get(tag.topic, tag.topic)} ({places.get(tag.sid, tag.sid)})"
    for position in layers.positions:
        claim = claims.get(position.proposition, position.proposition)
        told[_("position"), position] = f"{position.direction}: {claim} ({places.get(position.sid, position.sid)})"
    for emendation in layers.emendations:
        printed = text[emendation.start : emendation.end]
        told[_("emendation"), emendation] = f"“{printed}” → “{emendation.reading}”"
    for gloss in layers.glosses:
        told[_("gloss"), gloss] = f"“{text[gloss.start : gloss.end]}”"
    return told


def _findings_changed(before: Layers, old_text: str, after: Layers, text: str) -> list[str]:
    """What is said as data now and was not, and the other way round; where these are many, how many of each kind."""
    old, new = set(before.findings), set(after.findings)
    gone = [one for one in before.findings if one not in new]
    come = [one for one in after.findings if one not in old]
    if len(gone) + len(come) > MOST_FINDINGS:
        counted = ((_("What it says, new"), come), (_("What it says, taken back"), gone))
        return [f"{what}: {kinds_counted(one.kind for one in some)}" for what, some in counted if some]
    slugs = {one.said.instrument for one in (*gone, *come) if isinstance(one.said, Reference)}
    labels = {slug: row.label for slug, row in Instrument.objects.by_slug(slugs - {""}).items()}
    if joined := {one.said.undertaking for one in (*gone, *come) if isinstance(one.said, Evidence)}:
        labels |= Finding.objects.words_of_undertakings(joined)
    sentences = [_new(str(KIND_NAMES[one.kind]), _finding_told(one, text, labels)) for one in come]
    return sentences + [_gone(str(KIND_NAMES[one.kind]), _finding_told(one, old_text, labels)) for one in gone]


def _finding_told(finding: Laid, text: str, labels: Mapping[str, str]) -> str:
    said = with_words(asdict(finding.said), text) | words_at(text, finding.start, finding.end)
    if finding.kind == "reference":
        said["instrument"] = labels.get(said["instrument"], said["instrument"])
    if finding.kind == "evidence":
        said["undertaking"] = labels.get(said["undertaking"], "")
    dismissed = _("dismissed: %s") % finding.by if finding.state == "dismissed" else ""
    by = finding.by if finding.state == "confirmed" else ""
    state = dismissed or state_told(by=by, rule=finding.said.rule, certainty=finding.said.confidence)
    words = " ".join(text[finding.start : finding.end].split())
    return f"“{words}”: {said_told(finding.kind, said)} ({state})"


def _new(what: str, told: str) -> str:
    return _("New %(what)s: %(item)s") % {"what": what, "item": told}


def _gone(what: str, told: str) -> str:
    return _("%(what)s taken back: %(item)s") % {"what": capfirst(what), "item": told}


def _part(breakdown: Breakdown, index: int, part: Segment | None = None) -> str:
    part = part or breakdown.segments[index]
    place = printed_place(part.path, *statement_numbers(breakdown).get(index, (1, 1)))
    return f"{str(part.kind).replace('_', ' ')} {place}".strip()


def edition_changes(before: Mapping[str, Any], record: Mapping[str, Any], judgements: Mapping[str, Any]) -> list[str]:
    """In what an edition's document and the two documents of the next one differ, for an editor who is to confirm it."""
    old = before["record"]
    sentences = [
        _changed(value_name(name), old.get(name), record.get(name))
        for name in _RECORD
        if old.get(name) != record.get(name)
    ]
    sentences += [
        _changed(f"{_('event')}, {value_name(name)}", old["event"].get(name), record["event"].get(name))
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
        _changed(value_name(name), notes[name], judgements[name]) for name in _NOTES if notes[name] != judgements[name]
    ]
    sentences += [
        _changed(_("Statement %(place)s: checked") % {"place": places[sid]}, notes["reviews"].get(sid), review)
        for sid, review in judgements["reviews"].items()
        if notes["reviews"].get(sid) != review
    ]
    for name, what in (("topics", _("topic")), ("positions", _("position"))):
        sentences += _items_changed(what, before["judgements"][name], judgements[name], places)
    return sentences + _document_findings_changed(before, {"record": record, "judgements": judgements})


def _document_findings_changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """What is said as data in one document and not in the other, each in words: all of it is published."""
    sentences = []
    for kind, what in KIND_NAMES.items():
        old, new = (
            [
                document_told(kind, one, document["record"]["text"])
                for one in document["judgements"].get("findings", {}).get(PLURALS[kind], ())
            ]
            for document in (before, after)
        )
        was, now = set(old), set(new)
        sentences += [_new(str(what), told) for told in new if told not in was]
        sentences += [_gone(str(what), told) for told in old if told not in now]
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
                _("Statement %(place)s: %(what)s") % {"place": place, "what": value_name(name)},
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
        return f"{(places or {}).get(item.get('sid', ''), '')} {value_told(item)}".strip()

    sentences = [_new(what, told(item)) for item in after if item not in before]
    return sentences + [_gone(what, told(item)) for item in before if item not in after]


def _changed(what: str, before: Any, after: Any) -> str:
    old, new = value_told(before), value_told(after)
    if old == new:
        return _("%(what)s: changed in a detail that is not shown here (%(value)s)") % {"what": what, "value": new}
    return _("%(what)s: %(before)s → %(after)s") % {"what": what, "before": old, "after": new}

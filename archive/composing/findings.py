"""What an edition's record says as data: references, undertakings, figures, places, and evidence on undertakings of others.

Each with who stands behind it. Evidence stands in an edition only while its undertaking stands in a current one, and
names it without its words: an edition stays, and the other record may be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from archive.models import Country, Finding, Mention, PublishedUndertaking, Report, Voice
from archive.parsing.extraction.values import PLURALS
from archive.parsing.words.countries import find_country

from .voices import named, told, with_offices

_INNER = ("what", "due", "of", "baseline")


def compose_findings(*, report: Report) -> dict[str, list[dict[str, Any]]]:
    """By kind in the plural, in the order of the text; nothing where there are none. What was dismissed is left out."""
    findings = list(Finding.objects.standing().filter(report=report).select_related("instrument"))
    if not findings:
        return {}
    sides = _Sides(report, findings)
    published = _undertakings(findings)
    found: dict[str, list[dict[str, Any]]] = {"references": [], "undertakings": [], "figures": [], "places": []}
    for finding in findings:
        if finding.kind != Finding.Kind.EVIDENCE:
            found[PLURALS[finding.kind]].append(_told(finding, report.text, sides))
        elif finding.undertaking in published:
            told = _told(finding, report.text, sides) | {"undertaking": published[finding.undertaking]}
            # Not even empty where there is none: editions of before evidence stay what they are.
            found.setdefault("evidence", []).append(told)
    return found if any(found.values()) else {}


def _undertakings(findings: Iterable[Finding]) -> dict[UUID | None, dict[str, Any]]:
    """The undertakings in current editions on which there is evidence, by key, as evidence names them."""
    keys = {finding.undertaking for finding in findings if finding.undertaking}
    rows = PublishedUndertaking.objects.filter(key__in=keys).values_list("key", "report__rid") if keys else ()
    return {key: {"key": str(key), "rid": rid} for key, rid in rows}


def _told(finding: Finding, text: str, sides: _Sides) -> dict[str, Any]:
    said = {
        name: _words(value, text) if name in _INNER and value else value or None
        for name, value in finding.said.items()
    }
    if finding.kind == Finding.Kind.REFERENCE:
        said["instrument"] = named(finding.instrument)
    if finding.kind == Finding.Kind.UNDERTAKING:
        said |= {"by": sides.all(finding.said["by"]), "towards": sides.all(finding.said["towards"])}
    if finding.kind == Finding.Kind.FIGURE:
        said["approximate"] = finding.said["approximate"]
    return {
        "key": str(finding.key),
        "start": finding.start,
        "end": finding.end,
        "words": text[finding.start : finding.end],
        **said,
        "rule": finding.rule,
        "certainty": finding.confidence,
        "confirmed_by": finding.by or None,
    }


def _words(span: Iterable[int], text: str) -> dict[str, Any]:
    start, end = span
    return {"start": start, "end": end, "words": text[start:end]}


class _Sides:
    """Who undertakes something, or towards whom: by name as the record's voices, else the state that the words name."""

    def __init__(self, report: Report, findings: Iterable[Finding]) -> None:
        names = {
            name
            for finding in findings
            if finding.kind == Finding.Kind.UNDERTAKING
            for name in (*finding.said["by"], *finding.said["towards"])
        }
        known: dict[str, Voice | Mention] = {}
        if names:
            mentions = Mention.objects.filter(report=report, name__in=names).order_by("-start")
            voices = Voice.objects.filter(statement__report=report, name__in=names).order_by("pk")
            known = {m.name: m for m in with_offices(mentions)} | {v.name: v for v in with_offices(voices)}
        self.who: Mapping[str, dict[str, Any]] = {name: told(who) for name, who in known.items()}
        usual = {name: find_country(name) for name in names - known.keys()}
        countries = Country.objects.called(filter(None, usual.values()))
        self.states = {name: countries.get(state or "") for name, state in usual.items()}

    def all(self, names: Iterable[str]) -> list[dict[str, Any]]:
        """Each as editions tell of people; of a state or a side the country, and no person."""
        return [self.who.get(name) or self._state(name) for name in names]

    def _state(self, name: str) -> dict[str, Any]:
        country = self.states.get(name)
        unresolved = None if country else "not looked up"
        return {"name": name, "person": None, "office": None, "country": named(country), "unresolved": unresolved}

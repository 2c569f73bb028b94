"""What the list of records is narrowed by: read from the address, applied, and offered as facets with counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from archive.models import PublishedReport
from archive.models.published import PublishedReportQuerySet
from archive.models.published.report_facets import Tally, count_reports
from archive.parsing.vocabulary import EVENT_KINDS, FORMS
from archive.querying import LANGUAGE, Asked
from archive.rendering.phrases import capitalise, show_language

from .addresses import with_query

SHOWN = 12
"""Values of a facet that are offered, the most frequent; of more, it is said how many there are."""

_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}", re.ASCII)
_YEAR = re.compile(r"(?!0000)[0-9]{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReportQuery(Asked):
    """What the list of records is narrowed by; what is empty narrows nothing."""

    kind: str = ""
    year: str = ""
    record_keeper: str = ""
    participant: str = ""
    country: str = ""
    topic: str = ""
    form: str = ""
    language: str = ""
    meeting: str = ""

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""
        if self.kind and self.kind not in EVENT_KINDS:
            return _("There is no such kind of event. Choose one from the list.")
        if self.form and self.form not in FORMS:
            return _("There is no such form of record. Choose one from the list.")
        if self.year and not _YEAR.fullmatch(self.year):
            return _("A year has four digits, as in 2003.")
        if self.language and not LANGUAGE.fullmatch(self.language):
            return _("A language is given by its code, as in en or ja.")
        for name in ("record_keeper", "participant", "country", "topic", "meeting"):
            if getattr(self, name) and not _SLUG.fullmatch(getattr(self, name)):
                return (
                    _("“%s” names nothing that the list could be narrowed by. Choose from those given.")
                    % (getattr(self, name)[:80])
                )
        return ""

    def narrow(self) -> PublishedReportQuerySet:
        """The reports whose current edition is of such an event."""
        reports = PublishedReport.objects.all()
        for name, value in self.parameters.items():
            reports = _NARROWED[name](reports, value)
        return reports

    def facets(self, path: str) -> tuple[list[dict[str, Any]], bool]:
        """The facets of the list at that path, and whether they count all records and not the newest alone.

        Each counts what its values would give beside the other ones chosen. Two queries.
        """
        without = {name: replace(self, **{name: ""}).narrow() for name in self.parameters}
        tallies, is_whole = count_reports(self.narrow(), without)
        found = [self._facet(path, name, [t for t in tallies if t.facet == name]) for name in self.names()]
        return [facet for facet in found if facet["chosen"] or facet["values"]], is_whole

    def _facet(self, path: str, name: str, tallies: list[Tally]) -> dict[str, Any]:
        asked = getattr(self, name)
        values = _by_year(tallies) if name == "year" else [(t.value, _show(t), t.reports) for t in tallies if t.value]
        chosen = next((label for value, label, _n in values if value == asked), _show_asked(name, asked))
        # Meetings have a list of their own: here one only narrows what its page leads to.
        offered = [row for row in values if row[0] != asked and name != "meeting"]
        return {
            "name": name,
            "label": _LABELS[name](),
            "chosen": {"label": chosen, "href": with_query(path, self.parameters | {name: ""})} if asked else None,
            "values": [
                {"label": label, "count": number, "href": with_query(path, self.parameters | {name: value})}
                for value, label, number in offered[:SHOWN]
            ],
            "more": max(len(offered) - SHOWN, 0),
        }


_NARROWED: dict[str, Callable[[PublishedReportQuerySet, str], PublishedReportQuerySet]] = {
    "kind": lambda reports, value: reports.filter(event_kind=value),
    "year": lambda reports, value: reports.in_year(int(value)),
    "record_keeper": lambda reports, value: reports.filter(record_keeper__slug=value),
    "participant": lambda reports, value: reports.between(value),
    "country": lambda reports, value: reports.of_country(value),
    "topic": lambda reports, value: reports.about(value),
    "form": lambda reports, value: reports.filter(form=value),
    "language": lambda reports, value: reports.filter(language=value),
    "meeting": lambda reports, value: reports.filter(meeting__slug=value),
}
_LABELS: dict[str, Callable[[], str]] = {
    "kind": lambda: _("Kind of event"),
    "year": lambda: _("Year of the event"),
    "record_keeper": lambda: _("Record-keeper"),
    "participant": lambda: _("Participant"),
    "country": lambda: _("Country taking part"),
    "topic": lambda: _("Topic"),
    "form": lambda: _("Form of the record"),
    "language": lambda: _("Language of the record"),
    "meeting": lambda: _("Meeting"),
}


def _show(tally: Tally) -> str:
    if tally.facet in ("kind", "form"):
        return _("Other") if tally.value == "other" else capitalise(tally.value)
    return show_language(tally.value) if tally.facet == "language" else tally.label


def _show_asked(name: str, asked: str) -> str:
    return _show(Tally(name, asked, asked, 0)) if asked else ""


def _by_year(tallies: list[Tally]) -> list[tuple[str, str, int]]:
    """Year, its label, and how many events can have been in it, the newest year first.

    An event whose date spans several years counts for each of them; offered are those in which one begins.
    """
    spans = [(*(int(year) for year in tally.value.split("/")), tally.reports) for tally in tallies]
    years = sorted({first for first, _last, _number in spans}, reverse=True)
    return [
        (f"{year:04}", str(year), sum(number for first, last, number in spans if first <= year <= last))
        for year in years
    ]

"""What lists can be narrowed by, read from the address, and the fields of the forms that write it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from archive.models import PublishedPart
from archive.models.editions import Account
from archive.models.report import ReportQuerySet
from archive.parsing.vocabulary import EVENT_KINDS
from archive.searching import Query

from .phrases import capitalise, show_account_briefly


@dataclass(frozen=True, slots=True)
class ReportFilters:
    """What the list of records is narrowed by; what is empty narrows nothing. `keepers` are all, by slug."""

    names: ClassVar = ("kind", "record_keeper", "year")

    kind: str = ""
    record_keeper: str = ""
    year: str = ""
    keepers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, parameters: Mapping[str, str], *, keepers: Mapping[str, str]) -> ReportFilters:
        """The filters in the parameters of an address; what is wrong with them is in `error`."""
        return cls(**{name: parameters.get(name, "").strip() for name in cls.names}, keepers=keepers)

    @property
    def parameters(self) -> dict[str, str]:
        """What is asked for, by the names of URL parameters."""
        return {name: getattr(self, name) for name in self.names if getattr(self, name)}

    @property
    def error(self) -> str:
        """What is wrong and what to do; nothing where all can be asked for."""
        if self.kind and self.kind not in EVENT_KINDS:
            return _("There is no such kind of event. Choose one from the list.")
        if self.record_keeper and self.record_keeper not in self.keepers:
            return _("No published record is by such a record-keeper. Choose one from the list.")
        if self.year and not (
            self.year.isascii() and self.year.isdigit() and len(self.year) == 4 and self.year > "0000"
        ):
            return _("A year has four digits, as in 2003.")
        return ""

    def narrow(self, reports: ReportQuerySet) -> ReportQuerySet:
        """The reports whose current edition is of such an event."""
        parts = PublishedPart.objects.all()
        if self.kind:
            parts = parts.filter(event_kind=self.kind)
        if self.record_keeper:
            parts = parts.filter(record_keeper__slug=self.record_keeper)
        if self.year:
            year = int(self.year)
            parts = parts.not_before(date(year, 1, 1)).not_after(date(year, 12, 31))
        return reports.with_part(parts) if self.parameters else reports

    def fields(self) -> list[dict[str, Any]]:
        """The fields of the form."""
        return [
            choice("kind", _("Kind of event"), self.kind, [(kind, capitalise(kind)) for kind in EVENT_KINDS]),
            choice("record_keeper", _("Record-keeper"), self.record_keeper, self.keepers.items()),
            written("year", _("Year of the event"), self.year, "2003"),
        ]


def name_unknown(parameters: Iterable[str], known: Iterable[str]) -> str:
    """A sentence about a parameter of the address by which nothing is narrowed; nothing where there is none."""
    unknown = sorted(set(parameters) - set(known))
    return _("There is no filter “%s”. Choose from those above.") % unknown[0][:80] if unknown else ""


def search_fields(query: Query, choices: Mapping[str, list[tuple[str, str]]]) -> list[dict[str, Any]]:
    """The fields of the search form beside its words; `choices` are the people, topics and houses to choose from."""
    accounts = [(account, capitalise(show_account_briefly(account))) for account in Account.values]
    return [
        choice("speaker", _("Speaker"), query.speaker, choices["speaker"]),
        choice("topic", _("Topic"), query.topic, choices["topic"]),
        choice("record_keeper", _("Record-keeper"), query.record_keeper, choices["record_keeper"]),
        choice("account", _("Whose account"), query.account, accounts),
        choice("kind", _("Kind of event"), query.kind, [(kind, capitalise(kind)) for kind in EVENT_KINDS]),
        written("date_after", _("From"), query.date_after, "2002-10"),
        written("date_before", _("Until"), query.date_before, "2003"),
    ]


def written(name: str, label: str, value: str, example: str) -> dict[str, Any]:
    """A field to write in, with an example of what."""
    return {"name": name, "label": label, "value": value, "type": "text", "placeholder": example}


def choice(name: str, label: str, chosen: str, options: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """A field with options, the first of which asks for nothing. What the address asks for is always among them."""
    every = [("", _("Any")), *options]
    if chosen and chosen not in dict(every):
        every.append((chosen, chosen))
    return {
        "name": name,
        "label": label,
        "options": [{"value": value, "label": shown, "selected": value == chosen} for value, shown in every],
    }

"""What lists of what records say are narrowed by: read in one way for pages, tables and the API."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from archive.models import Country, Office, Person, PublishedReport, Publisher
from archive.models.editions import Account
from archive.models.identifiers import MistypedIdentifier, read
from archive.models.published.said import PublishedFindingQuerySet, PublishedUndertakingQuerySet
from archive.parsing.extraction.found import ACTS, MEASURES
from archive.querying import SLUG, Asked, first_and_last, unreadable

from .selecting import expression_of
from .words import TooLong, read_words

LONGEST = 200
"""Characters of what is looked for in the words."""
LONGEST_UNIT = 60
YES_NO = ("yes", "no")
ONLY = ("confirmed", "later")
"""Undertakings that an editor has confirmed, and those to which later records come back."""
_CERTAINTY = re.compile(r"(?:0(?:\.[0-9]{1,12})?|1(?:\.0{1,12})?)", re.ASCII)
_DAYS = (("date_after", "date_before"), ("due_after", "due_before"))

Check = Callable[[str], str]
"""What is wrong with a value and what was expected; nothing where it can be asked for."""


def _one_of(words: Sequence[str]) -> Check:
    def check(value: str) -> str:
        return "" if value in words else _("“%s” is none of: %s.") % (value[:80], ", ".join(words))

    return check


def _check_slug(value: str) -> str:
    if SLUG.fullmatch(value):
        return ""
    return _("“%s” names nobody and nothing: a name in addresses has small letters, digits and hyphens.") % value[:80]


def _check_day(value: str) -> str:
    try:
        first_and_last(value)
    except ValueError:
        return _("“%s” is no date: write a year, a month or a day, as in 2003, 2003-09 or 2003-09-01.") % value[:80]
    return ""


def _check_certainty(value: str) -> str:
    if _CERTAINTY.fullmatch(value):
        return ""
    return _("“%s” is no certainty: write a number from 0 to 1, as in 0.5.") % value[:80]


def _check_words(value: str) -> str:
    return unreadable(value) or (_("That is too long: at most %d characters.") % LONGEST) * (len(value) > LONGEST)


def _check_search(value: str) -> str:
    if told := unreadable(value):
        return told
    try:
        is_empty = read_words(value).is_empty
    except TooLong as error:
        return _("That is too long: %s.") % error
    return _("There is no word in it to look for.") if is_empty else ""


def _check_unit(value: str) -> str:
    told = _("A unit is a word or a code of at most %d characters, as in USD or %%.") % LONGEST_UNIT
    return told if len(value) > LONGEST_UNIT or unreadable(value) else ""


def _check_report(value: str) -> str:
    try:
        read(value)
    except MistypedIdentifier as error:
        return _("No report can have this identifier: %s.") % str(error).replace(value, value[:40])
    return ""


@dataclass(frozen=True, slots=True)
class AskedOfFindings(Asked):
    """Conditions that findings of several kinds have; all that are given hold for the same finding."""

    account: str = ""
    certainty_max: str = ""
    certainty_min: str = ""
    confirmed: str = ""
    date_after: str = ""
    date_before: str = ""
    record_keeper: str = ""
    report: str = ""

    checks: ClassVar[Mapping[str, Check]] = {
        "account": _one_of(Account.values),
        "certainty_max": _check_certainty,
        "certainty_min": _check_certainty,
        "confirmed": _one_of(YES_NO),
        "date_after": _check_day,
        "date_before": _check_day,
        "record_keeper": _check_slug,
        "report": _check_report,
    }

    @property
    def errors(self) -> dict[str, str]:
        """For each parameter that can't be asked for, what is wrong and what was expected."""
        given = self.parameters
        errors = {name: told for name, value in given.items() if (told := self.checks[name](value))}
        for after, before in _DAYS:
            if {after, before} <= given.keys() - errors.keys():
                first, last = self._days(after, before)
                if first and last and first > last:
                    errors[before] = _("It lies before %s, from which on you ask.") % given[after]
        return errors

    def narrow(self, rows: Any) -> Any:
        """Those of the rows that are asked for. Nothing of it may be wrong."""
        return self._narrow_common(rows)

    def _narrow_common(self, rows: PublishedFindingQuerySet) -> Any:
        if self.account:
            rows = rows.by_account(self.account)
        if self.certainty_max:
            rows = rows.at_most(float(self.certainty_max))
        if self.certainty_min:
            rows = rows.at_least(float(self.certainty_min))
        if self.confirmed:
            rows = rows.confirmed(self.confirmed == "yes")
        if self.date_after or self.date_before:
            rows = rows.of_events(*self._days("date_after", "date_before"))
        if self.record_keeper:
            rows = rows.by_house(self.record_keeper)
        return rows.in_report(read(self.report)) if self.report else rows

    def _days(self, after: str, before: str) -> tuple[date | None, date | None]:
        """The first day of the one date and the last of the other; None for one that is not given."""
        first, last = getattr(self, after, ""), getattr(self, before, "")
        return first_and_last(first)[0] if first else None, first_and_last(last)[1] if last else None


@dataclass(frozen=True, slots=True)
class AskedOfLedger(AskedOfFindings):
    """What the ledger of undertakings is narrowed by; `order` is that of pages and tables."""

    act: str = ""
    country: str = ""
    due_after: str = ""
    due_before: str = ""
    office: str = ""
    only: str = ""
    q: str = ""
    speaker: str = ""
    towards: str = ""
    towards_person: str = ""

    checks: ClassVar[Mapping[str, Check]] = {
        **AskedOfFindings.checks,
        **dict.fromkeys(("country", "office", "speaker", "towards", "towards_person"), _check_slug),
        "act": _one_of(ACTS),
        "due_after": _check_day,
        "due_before": _check_day,
        "only": _one_of(ONLY),
        "q": _check_words,
    }

    def narrow(self, rows: PublishedUndertakingQuerySet) -> PublishedUndertakingQuerySet:
        """Those of the undertakings that are asked for. Nothing of it may be wrong."""
        rows = self._narrow_common(rows)
        if self.country or self.speaker or self.office:
            rows = rows.of("by", country=self.country, person=self.speaker, office=self.office)
        if self.towards or self.towards_person:
            rows = rows.of("towards", country=self.towards, person=self.towards_person)
        if self.act:
            rows = rows.filter(act=self.act)
        if self.q:
            rows = rows.in_words(self.q)
        if self.only:
            rows = rows.confirmed() if self.only == "confirmed" else rows.with_later_records()
        if self.due_after or self.due_before:
            rows = rows.due_between(*self._days("due_after", "due_before"))
        return rows


@dataclass(frozen=True, slots=True)
class AskedOfFigures(AskedOfFindings):
    """What the list of figures is narrowed by."""

    country: str = ""
    measure: str = ""
    q: str = ""
    speaker: str = ""
    unit: str = ""

    checks: ClassVar[Mapping[str, Check]] = {
        **AskedOfFindings.checks,
        **dict.fromkeys(("country", "speaker"), _check_slug),
        "measure": _one_of(MEASURES),
        "q": _check_search,
        "unit": _check_unit,
    }

    def narrow(self, rows: PublishedFindingQuerySet) -> Any:
        """Those of the figures that are asked for. Nothing of it may be wrong."""
        rows = self._narrow_common(rows)
        if self.country or self.speaker:
            rows = rows.said_by(person=self.speaker, country=self.country)
        if self.q:
            rows = rows.in_passages(expression_of(read_words(self.q)))
        if self.measure:
            rows = rows.filter(measure=self.measure)
        return rows.filter(unit=self.unit) if self.unit else rows


_NAMED: Mapping[str, Callable[[str], QuerySet[Any]]] = {
    "country": lambda slug: Country.objects.published().filter(slug=slug),
    "office": lambda slug: Office.objects.published().filter(slug=slug),
    "record_keeper": lambda slug: Publisher.objects.published().filter(slug=slug),
    "report": lambda rid: PublishedReport.objects.filter(rid=read(rid)),
    "speaker": lambda slug: Person.objects.published().filter(slug=slug),
    "towards": lambda slug: Country.objects.published().filter(slug=slug),
    "towards_person": lambda slug: Person.objects.published().filter(slug=slug),
}
"""For each condition that names somebody or something: the public rows that have the name."""


def find_unknown_names(asked: AskedOfFindings) -> dict[str, str]:
    """For each condition whose name nothing public has, what is wrong; for a list that is empty. One query at most."""
    given = {name: value for name, value in asked.parameters.items() if name in _NAMED}
    if not given:
        return {}
    first, *others = (
        _NAMED[name](value).order_by().values_list(Cast(Value(at), IntegerField()), flat=True)[:1]
        for at, (name, value) in enumerate(given.items())
    )
    known = set(first.union(*others, all=True) if others else first)
    told = _("No published record knows “%s”: choose from the list.")
    # One sentence for a record that never was, one that is not public, and one that is so no more.
    no_record = _("No record is published as “%s”: it was withdrawn, or there never was one.")
    return {
        name: (no_record if name == "report" else told) % value[:80]
        for at, (name, value) in enumerate(given.items())
        if at not in known
    }

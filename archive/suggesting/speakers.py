"""Who may be meant as the speaker or the addressee of a statement, those whom the record itself names first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Mention, Participation, Person, Report, Tenure, Voice

MOST = 25
"""Candidates of one answer."""

MOST_HOLDERS = 60
"""Holders of an office that day that are looked through; of countries that the record's people are of."""


@dataclass(slots=True)
class Candidate:
    """Somebody, by the `name` that a statement would give; without a slug nobody knows who that is.

    `office` was held on the day of the event; `why` are clauses, `is_printed` says that the record itself has
    the name, and `has_voice` that they speak in it or are spoken to.
    """

    name: str
    slug: str | None
    label: str | None
    office: str | None = None
    why: list[str] = field(default_factory=list)
    is_printed: bool = False
    has_voice: bool = False

    def has(self, words: Sequence[str]) -> bool:
        """Whether each of the words (casefolded) begins a word of the names or of the office."""
        known = " ".join(filter(None, (self.name, self.label, self.office))).casefold().split()
        return all(any(one.startswith(word) for one in known) for word in words)


def candidates(*, report: Report, q: str = "", part: int | None = None) -> list[Candidate]:
    """Candidates for the words `q`, all where it is empty: names in the record, participants, holders, then by name.

    Whoever speaks in the part with the index `part` comes after the others who have a voice in the record: an editor
    who corrects the speaker, or looks for the one spoken to, means the other side. The number of queries depends on
    what is asked for, on whether there is a day and a meeting, and never on how much is found.
    """
    found = _Found()
    _printed(report, found)
    if part is not None:
        here = Voice.objects.filter(statement__report=report, statement__ordinal=part, capacity="speaker")
        found.put_after_others(set(here.values_list("name", flat=True)))
    _participants(report, found)
    _holders(report, q, found)
    words = q.casefold().split()
    chosen = [one for one in found.people if one.has(words)]
    if words:
        chosen += _by_name(report, q, found)
    return chosen[:MOST]


class _Found:
    """Candidates in the order in which they were found, each person and each unknown name once."""

    def __init__(self) -> None:
        self.people: list[Candidate] = []
        self._by_slug: dict[str, Candidate] = {}
        self._by_name: dict[str, Candidate] = {}

    def add(self, one: Candidate) -> None:
        """Add a candidate, or what is new of it to the one that is there."""
        there = self._by_slug.get(one.slug) if one.slug else self._by_name.get(one.name.casefold())
        if there is None:
            self.people.append(one)
            if one.slug:
                self._by_slug[one.slug] = one
            self._by_name.setdefault(one.name.casefold(), one)
            return
        there.office = there.office or one.office
        there.why += [why for why in one.why if why not in there.why]

    def put_after_others(self, names: set[str]) -> None:
        """Let these names come after the others that have a voice in the record."""
        self.people.sort(key=lambda one: 2 if not one.has_voice else int(one.name in names))

    def slugs(self) -> set[str]:
        """The persons that were found."""
        return set(self._by_slug)


def _printed(report: Report, found: _Found) -> None:
    """The names of the working copy, by how many statements they speak in; two queries."""
    columns = ("name", "person__slug", "person__label", "tenure__office__label")
    voices = Voice.objects.filter(statement__report=report).order_by().values_list(*columns)
    speaking = Count("pk", filter=Q(capacity=Voice.Capacity.SPEAKER))
    for name, slug, label, office, statements in voices.annotate(statements=speaking).order_by("-statements", "name"):
        why = ngettext("speaks in %(n)s statement here", "speaks in %(n)s statements here", statements)
        told = why % {"n": statements} if statements else _("is spoken to or conveys here")
        found.add(Candidate(name, slug, label, office, [told], is_printed=True, has_voice=True))
    mentions = Mention.objects.filter(report=report).order_by("name").values_list(*columns).distinct()
    for name, slug, label, office in mentions:
        found.add(Candidate(name, slug, label, office, [_("named in this record")], is_printed=True))


def _participants(report: Report, found: _Found) -> None:
    """Who was at the meeting; one query where the report is an account of one."""
    if report.meeting_id is None:
        return
    rows = Participation.objects.filter(meeting=report.meeting_id).select_related(
        "meeting", "person__merged_into", "tenure__office"
    )
    for one in rows.order_by("-role", "pk"):
        person = one.person.heir
        why = _("%(role)s at “%(meeting)s”") % {"role": one.get_role_display(), "meeting": one.meeting}
        office = one.tenure.office.label if one.tenure else None
        found.add(Candidate(person.label, person.slug, person.label, office, [why]))


def _holders(report: Report, q: str, found: _Found) -> None:
    """Who held an office that day: with words, one that they fit; without, one of the sides' own. One query at most."""
    day = report.day
    if day is None:
        return
    rows = Tenure.objects.on(day).filter(person__binned_at=None).select_related("person__merged_into", "office")
    if q:
        rows = rows.filter(_all(q, "person__label", "person__surname", "office__label"))
    else:
        sides = Person.objects.filter(slug__in=found.slugs(), country__isnull=False).order_by().values("country")
        rows = rows.filter(office__country__in=sides)
    for tenure in rows.order_by("office__label", "pk")[:MOST_HOLDERS]:
        person = tenure.person.heir
        words = {"office": tenure.office.label, "day": date_format(day, "j F Y")}
        why = _("%(office)s on %(day)s") if tenure.is_certain_on(day) else _("perhaps %(office)s on %(day)s")
        found.add(Candidate(person.label, person.slug, person.label, tenure.office.label, [why % words]))


def _by_name(report: Report, q: str, found: _Found) -> list[Candidate]:
    """People with such a name who were not found yet, each with the office of that day; two queries at most."""
    people = Person.objects.filter(merged_into=None, binned_at=None).exclude(slug__in=found.slugs())
    named = people.filter(_all(q, "label", "surname", "names__text")).order_by("surname", "slug").distinct()[:MOST]
    rows = list(named)
    offices: dict[int, str] = {}
    if report.day is not None:
        held = Tenure.objects.on(report.day).filter(person__in=[one.pk for one in rows]).select_related("office")
        offices = {tenure.person_id: tenure.office.label for tenure in held.order_by("pk")}
    return [
        Candidate(
            one.label, one.slug, one.label, offices.get(one.pk), [_("has such a name; not named in this record")]
        )
        for one in rows
    ]


def _all(q: str, *columns: str) -> Q:
    """The condition that each of the words stands in one of the columns."""
    condition = Q()
    for word in q.split():
        somewhere = Q()
        for column in columns:
            somewhere |= Q(**{f"{column}__icontains": word})
        condition &= somewhere
    return condition

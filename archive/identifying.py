"""Who is meant by a name in a record, and which office that person held on the day of the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from .models import Identification, Name, Office, Person, Report, Tenure

NOT_KNOWN = "nobody of this name is known"
SEVERAL = "several people bear this name"
SURNAME_ONLY = "a surname alone, and no office that fits it"
DECIDED_UNKNOWN = "an editor could not tell who is meant"


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is meant, in which office that day; without a person, `unresolved` says why."""

    person: Person | None = None
    tenure: Tenure | None = None
    unresolved: str = ""


class Identifier:
    """Looks up the names of one report: three queries for all of them, whatever their number."""

    def __init__(self, *, report: Report, names: Iterable[str]) -> None:
        wanted = {name.casefold(): name for name in names}
        self.day = report.day
        self.decided = {
            i.name.casefold(): i for i in Identification.objects.filter(report=report).select_related("person")
        }
        self.people = _people_by_name(set(wanted))
        ids = {p.pk for people in self.people.values() for p in people} | {
            d.person_id for d in self.decided.values() if d.person_id
        }
        self.tenures = _tenures_on(ids, self.day)

    def identify(self, name: str, *, title: str = "") -> Identity:
        """Who `name` is. `title` is the office as printed with it, which tells people and offices apart."""
        decision = self.decided.get(name.casefold())
        if decision is not None:
            if decision.person is None:
                return Identity(unresolved=DECIDED_UNKNOWN)
            return Identity(person=decision.person, tenure=self._tenure(decision.person, title))
        candidates = self.people.get(name.casefold(), [])
        if len(candidates) > 1 or any(p.surname.casefold() == name.casefold() for p in candidates):
            # A surname alone names nobody: the office printed with it has to fit one that was held that day.
            fitting = [p for p in candidates if self._held(p, title)]
            if len(candidates) == 1 and not fitting:
                return Identity(unresolved=SURNAME_ONLY)
            candidates = fitting or candidates
        if len(candidates) == 1:
            return Identity(person=candidates[0], tenure=self._tenure(candidates[0], title))
        return Identity(unresolved=SEVERAL if candidates else NOT_KNOWN)

    def _held(self, person: Person, title: str) -> bool:
        return any(_is_called(t.office, title) for t in self.tenures.get(person.pk, []))

    def _tenure(self, person: Person, title: str) -> Tenure | None:
        held = self.tenures.get(person.pk, [])
        if len(held) > 1:
            held = [t for t in held if _is_called(t.office, title)]
        return held[0] if len(held) == 1 else None


def _people_by_name(wanted: set[str]) -> dict[str, list[Person]]:
    """People by each of the wanted names (casefolded): their headings, their other names, and the bare surname."""
    found: dict[str, dict[int, Person]] = {}
    lowered = [name.lower() for name in wanted]
    people = Person.objects.annotate(heading=Lower("label"), family=Lower("surname")).filter(
        Q(heading__in=lowered)
        | Q(family__in=lowered)
        | Exists(Name.objects.annotate(low=Lower("text")).filter(person=OuterRef("pk"), low__in=lowered)),
        merged_into__isnull=True,
    )
    for person in people.select_related("country").prefetch_related("names").order_by("pk"):
        for name in {person.label, person.surname, *(n.text for n in person.names.all())}:
            if name.casefold() in wanted:
                found.setdefault(name.casefold(), {})[person.pk] = person
    return {name: list(people.values()) for name, people in found.items()}


def _tenures_on(people: set[int], day: date | None) -> dict[int, list[Tenure]]:
    """The tenures of those people on the day; none where the day is not known."""
    if day is None:
        return {}
    found: dict[int, list[Tenure]] = {}
    tenures = (
        Tenure.objects.filter(person__in=people)
        .on(day)
        .select_related("office__country")
        .prefetch_related("office__names")
    )
    for tenure in tenures.order_by("pk"):
        found.setdefault(tenure.person_id, []).append(tenure)
    return found


def _is_called(office: Office, title: str) -> bool:
    """Whether the printed title fits one of the office's names: it occurs in it, or the name in the title."""
    printed = title.casefold().strip()
    names = [office.label.casefold(), *(n.text.casefold() for n in office.names.all())]
    return bool(printed) and any(printed in name or name in printed for name in names)

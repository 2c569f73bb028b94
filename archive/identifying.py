"""Who is meant by a name in a record, and which office that person held on the day of the event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower

from .models import Identification, Name, Person, Report, Tenure
from .parsing.words.titles import is_title_of, says_office

NOT_KNOWN = "nobody of this name is known"
SEVERAL = "several people bear this name"
SURNAME_ONLY = "a surname alone, and no office that fits it"
DECIDED_UNKNOWN = "an editor could not tell who is meant"

# What a record may print before the office of somebody who holds it so.
IN_CAPACITY = {
    Tenure.Capacity.ACTING: frozenset({"acting", "interim"}),
    Tenure.Capacity.CARETAKER: frozenset({"caretaker", "outgoing", "acting", "interim"}),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Who is meant, in which office that day; without a person, `unresolved` says why."""

    person: Person | None = None
    tenure: Tenure | None = None
    unresolved: str = ""


class Identifier:
    """Looks up the names of one report: a few queries for all of them, whatever their number."""

    def __init__(self, *, report: Report, names: Iterable[str], known: _Known | None = None) -> None:
        """known: what was looked up already for several reports, this one and its names among them."""
        known = known or _Known({report: names})
        self.decided = known.decided.get(report.pk, {})
        self.people, self.surnames = known.people, known.surnames
        self.tenures = _Tenures(known, report.day)

    @classmethod
    def of_reports(cls, names: Mapping[Report, Iterable[str]]) -> dict[Report, Identifier]:
        """One for each report and its names: no more queries for all of them than for one."""
        known = _Known(names)
        return {report: cls(report=report, names=wanted, known=known) for report, wanted in names.items()}

    def identify(self, name: str, *, title: str = "") -> Identity:
        """Who `name` is. `title` is the office as printed with it, which tells people and offices apart."""
        wanted = name.casefold()
        if wanted in self.decided:
            person = self.decided[wanted]
            if person is None:
                return Identity(unresolved=DECIDED_UNKNOWN)
            return Identity(person=person, tenure=self.tenures.held(person, title))
        candidates = self.people.get(wanted, [])
        if len(candidates) > 1 or wanted in self.surnames:
            # A surname alone names nobody: the office printed with it has to fit one that was held that day.
            fitting = [p for p in candidates if self.tenures.fitting(p, title)]
            if len(candidates) == 1 and not fitting:
                return Identity(unresolved=SURNAME_ONLY)
            candidates = fitting or candidates
        if len(candidates) == 1:
            return Identity(person=candidates[0], tenure=self.tenures.held(candidates[0], title))
        return Identity(unresolved=SEVERAL if candidates else NOT_KNOWN)


def _people_by_name(wanted: set[str]) -> tuple[dict[str, list[Person]], set[str]]:
    """People by each of the wanted names (casefolded), and those of these names that are bare surnames.

    Names are their headings, their other names, and the surname. Somebody who was merged is who they were merged into.
    Nobody is meant who lies in the bin, or is being put there.
    """
    found: dict[str, dict[int, Person]] = {}
    surnames: set[str] = set()
    lowered = [name.lower() for name in wanted]
    there = Person.objects.filter(binned_at=None).annotate(heading=Lower("label"), family=Lower("surname"))
    people = there.filter(
        Q(heading__any_of=lowered)
        | Q(family__any_of=lowered)
        | Exists(Name.objects.annotate(low=Lower("text")).filter(person=OuterRef("pk"), low__any_of=lowered)),
    )
    rows = list(people.select_related("country", "merged_into__country").prefetch_related("names").order_by("pk"))
    held = Person.objects.keep_out_of_bin(person.heir.pk for person in rows)
    for person in rows:
        heir = person.heir
        if heir.pk not in held:
            continue
        surnames |= {person.surname.casefold(), heir.surname.casefold()} & wanted
        for name in {person.label, person.surname, *(n.text for n in person.names.all())}:
            if name.casefold() in wanted:
                found.setdefault(name.casefold(), {})[heir.pk] = heir
    return {name: list(people.values()) for name, people in found.items()}, surnames


class _Known:
    """What the database says of the names of some reports: decisions, people, and their tenures around those days."""

    def __init__(self, names: Mapping[Report, Iterable[str]]) -> None:
        self.decided: dict[int, dict[str, Person | None]] = {}
        decisions = Identification.objects.filter(report__in=[report.pk for report in names])
        for i in decisions.select_related("person__country", "person__merged_into"):
            self.decided.setdefault(i.report_id, {})[i.name.casefold()] = i.person.heir if i.person else None
        self.people, self.surnames = _people_by_name({name.casefold() for some in names.values() for name in some})
        ids = {p.pk for people in self.people.values() for p in people}
        ids |= {p.pk for decided in self.decided.values() for p in decided.values() if p}
        days = sorted({report.day for report in names if report.day})
        self.tenures: dict[int, list[Tenure]] = {}
        self.rivals: dict[int, list[Tenure]] = {}
        self._fitting: dict[tuple[int, str], bool] = {}
        if not days:
            return
        meanwhile = Tenure.objects.during(days[0], days[-1])
        doubtful = set()
        tenures = meanwhile.filter(person__in=ids).select_related("office__country").prefetch_related("office__names")
        for tenure in tenures.order_by("pk"):
            self.tenures.setdefault(tenure.person_id, []).append(tenure)
            if tenure.is_exclusive and any(tenure.can_run_on(d) and not tenure.is_certain_on(d) for d in days):
                doubtful.add(tenure.office_id)
        if doubtful:
            for tenure in meanwhile.filter(office__in=doubtful, is_exclusive=True):
                self.rivals.setdefault(tenure.office_id, []).append(tenure)

    def fits(self, tenure: Tenure, title: str) -> bool:
        """Whether the printed title can be the tenure's office; of several records, the same ones come again and again."""
        key = (tenure.pk, title)
        if key not in self._fitting:
            self._fitting[key] = _fits(tenure, title)
        return self._fitting[key]


class _Tenures:
    """The tenures that people had on a day, as far as dates known to a month or a year tell; none without a day."""

    def __init__(self, known: _Known, day: date | None) -> None:
        self.day, self.known = day, known

    def _held_by(self, person: Person) -> list[Tenure]:
        day = self.day
        return [t for t in self.known.tenures.get(person.pk, ()) if t.can_run_on(day)] if day else []

    def _is_contested(self, tenure: Tenure) -> bool:
        """Whether somebody else may have held that single-seat office that day."""
        if self.day is None or not tenure.is_exclusive or tenure.is_certain_on(self.day):
            return False
        rivals = self.known.rivals.get(tenure.office_id, ())
        return any(r.person_id != tenure.person_id and r.can_run_on(self.day) for r in rivals)

    def fitting(self, person: Person, title: str) -> list[Tenure]:
        """The tenures of the person that day whose office the printed title can be."""
        return [t for t in self._held_by(person) if self.known.fits(t, title)]

    def held(self, person: Person, title: str) -> Tenure | None:
        """The one tenure of the person that day that agrees with the printed title; None where several do, or none.

        Without a title, an office counts only if nobody else may have held it that day.
        """
        if says_office(title):
            found = self.fitting(person, title)
        else:
            found = [t for t in self._held_by(person) if not self._is_contested(t)]
        found = [t for t in found if self.day and t.is_certain_on(self.day)] or found
        # Two that say the same, as two people may have had who turned out to be one.
        return found[0] if len({(t.office_id, t.capacity) for t in found}) == 1 else None


def _fits(tenure: Tenure, title: str) -> bool:
    names = [tenure.office.label, *(name.text for name in tenure.office.names.all())]
    besides = IN_CAPACITY.get(Tenure.Capacity(tenure.capacity), frozenset())
    return is_title_of(title, names, besides=besides)

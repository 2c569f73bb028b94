"""Open names that are looked up again when somebody of that name is made, or gets a name or an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Lower

from archive.copying import update_rows
from archive.editing.rows import titles_of
from archive.identifying import Identifier
from archive.importing.meetings import propose
from archive.models import Mention, Person, Report, Revision, Voice
from archive.parsing.breakdown import Mention as Marked
from archive.parsing.breakdown import Participant

AT_ONCE = 500
"""Reports that are locked and read at once."""

_MEANT = ("person_id", "tenure_id", "unresolved")


def look_up_again(*, person: Person) -> int:
    """Look up again, in every working copy, the open names that the person bears; how many of these mean somebody now.

    A name is open in a report where it means nobody there and no editor has decided on it. What was decided, and what
    means somebody already, stays as it is. A name that still means nobody says why as it is now. As many queries for 500
    reports as for one; no report gets a revision. Of which meetings they may be accounts now is proposed.
    """
    heir = person.heir
    names = {heir.label, heir.surname, *heir.names.values_list("text", flat=True)}
    lowered = sorted({name.lower() for name in names if name})
    voices = _open(Voice, lowered).values_list("statement__report")
    keys = sorted({key for (key,) in voices.union(_open(Mention, lowered).values_list("report"))})
    return sum(_look_up(keys[at : at + AT_ONCE], lowered) for at in range(0, len(keys), AT_ONCE))


def _open(model: type[Voice | Mention], lowered: list[str]) -> Any:
    """The rows with one of these names (in lower case) that are open."""
    return model.objects.undecided().annotate(low=Lower("name")).filter(low__any_of=lowered).order_by()


@transaction.atomic
def _look_up(keys: Iterable[int], lowered: list[str]) -> int:
    """As `look_up_again`, in the reports with these keys, which are locked in one order everywhere."""
    reports = {one.pk: one for one in Report.objects.lock_together(keys)}
    # Read once more: somebody may have decided before the lock.
    rows = {
        Voice: list(_voices(lowered, reports)),
        Mention: list(_mentions(lowered, reports)),
    }
    names: defaultdict[int, set[str]] = defaultdict(set)
    for _key, report, name in (row for some in rows.values() for row in some):
        names[report].add(name)
    titles = _titles(names)
    identifiers = Identifier.of_reports({reports[key]: some for key, some in names.items()})
    who: dict[tuple[int, str], tuple[int | None, int | None, str]] = {}
    for key, some in names.items():
        for name in some:
            found = identifiers[reports[key]].identify(name, title=titles[key].get(name, ""))
            who[key, name] = (
                found.person.pk if found.person else None,
                found.tenure.pk if found.tenure else None,
                found.unresolved,
            )
    for model, some_rows in rows.items():
        update_rows(model, _MEANT, [(row, who[report, name]) for row, report, name in some_rows])
    known = [key for key, (person, _tenure, _why) in who.items() if person is not None]
    propose([reports[key] for key in dict.fromkeys(report for report, _name in known)])
    return len(known)


def _voices(lowered: list[str], reports: Iterable[int]) -> Any:
    rows = _open(Voice, lowered).filter(statement__report__in=list(reports))
    return rows.values_list("pk", "statement__report", "name")


def _mentions(lowered: list[str], reports: Iterable[int]) -> Any:
    return _open(Mention, lowered).filter(report__in=list(reports)).values_list("pk", "report", "name")


def _titles(reports: Iterable[int]) -> dict[int, dict[str, str]]:
    """By report (key) the office printed with each name; of a breakdown only the people are read."""
    rows = Revision.objects.filter(report__in=list(reports), number=F("report__version"))
    columns = ("report", "breakdown__participants", "breakdown__mentions")
    return {
        key: titles_of([Participant(**one) for one in participants], [Marked(**one) for one in mentions])
        for key, participants, mentions in rows.values_list(*columns)
    }

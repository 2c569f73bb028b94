"""Who is named in an edition, with the office and the side of that day; and whose account a statement is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from archive.models import Mention, Tenure, Voice
from archive.models.authority import Authority
from archive.models.people import Country, Person


def account_of(
    *,
    attribution: str,
    role: str,
    countries: Sequence[str | None],
    record_keeper: str | None,
    principals: Sequence[str | None],
) -> str:
    """Whose account a statement is: `own`, `other`, `common`, `third`, or `undetermined` where a side is not known.

    `countries` are the speakers' countries that day, `record_keeper` and `principals` those of the record's house and
    of the event's principals. A collective or impersonal statement is common, as reported. A question of an unnamed
    journalist belongs to no side of the talks.
    """
    if attribution in ("collective", "impersonal"):
        return "common"
    if not countries:
        return "third" if role == "question" else "undetermined"
    if None in countries or record_keeper is None:
        return "undetermined"
    if set(countries) == {record_keeper}:
        return "own"
    if record_keeper in countries:
        return "common"
    return "other" if set(countries) <= set(principals) else "third"


def named(thing: Authority | None) -> dict[str, str] | None:
    """An authority record as editions name it."""
    return {"slug": thing.slug, "label": thing.label} if thing else None


def country_of(person: Person | None, tenure: Tenure | None) -> Country | None:
    """The side somebody stood on that day: the office's country, else the person's own."""
    if tenure is not None and tenure.office.country is not None:
        return tenure.office.country
    return person.country if person else None


def told(who: Voice | Mention) -> dict[str, Any]:
    """Who it is, as far as that is known."""
    tenure = who.tenure
    return {
        "name": who.name,
        "person": named(who.person),
        "office": {**(named(tenure.office) or {}), "capacity": tenure.capacity} if tenure else None,
        "country": named(country_of(who.person, tenure)),
        "unresolved": who.unresolved or None,
    }


def with_offices(rows: Any) -> Any:
    """Voices or mentions with the office and the side of that day, in the same query."""
    return rows.select_related("person__country", "tenure__office__country")

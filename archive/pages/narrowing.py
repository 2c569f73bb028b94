"""What a search asks for in plain words, and the facets by which it is narrowed: links that add or take away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.models.dates import CalendarDate
from archive.rendering.dates import show_date
from archive.rendering.phrases import DIRECTIONS, capitalise, show_account_briefly
from archive.searching import OPENING, Facets, FacetValue, Query

from .addresses import with_query

SHOWN = 8
"""Values of a facet that stand open; the rest is folded away beneath them."""

CONDITIONS = {
    "speaker": gettext_lazy("Speaker"),
    "office": gettext_lazy("Office that day"),
    "country": gettext_lazy("Country of the speaker"),
    "topic": gettext_lazy("Topic"),
    "proposition": gettext_lazy("Position on"),
    "direction": gettext_lazy("Direction"),
    "record_keeper": gettext_lazy("Record-keeper"),
    "account": gettext_lazy("Whose account"),
    "wording": gettext_lazy("Wording"),
    "kind": gettext_lazy("Kind of event"),
    "passage": gettext_lazy("Passages"),
    "date_after": gettext_lazy("From"),
    "date_before": gettext_lazy("Until"),
}
"""What the conditions of a search are called, in the order in which they are said."""

FACETS = ("passage", "speaker", "country", "office", "topic", "year", "record_keeper", "account", "wording", "kind")
"""The facets in the order of the page; those that tell most apart come first."""

_WORDINGS = {
    "transcribed": gettext_lazy("Transcribed"),
    "rendered": gettext_lazy("Rendered by the record-keeper"),
}
_PASSAGES = {
    "statement": gettext_lazy("Statements"),
    "narrative": gettext_lazy("The record-keepers’ own narrative"),
}


def show_value(name: str, value: str, labels: Mapping[tuple[str, str], str]) -> str:
    """The plain words for a value of a condition; `labels` are the headings of slugs."""
    if name == "account":
        return capitalise(show_account_briefly(value)) or value
    if name == "kind":
        return capitalise(value)
    if name in ("date_after", "date_before"):
        return show_date(value) if CalendarDate.read(value) else value
    words = {"wording": _WORDINGS, "passage": _PASSAGES, "direction": DIRECTIONS}.get(name)
    return str(words.get(value, value)) if words else labels.get((name, value), value)


def list_conditions(query: Query, labels: Mapping[tuple[str, str], str], path: str) -> list[dict[str, str]]:
    """What is asked for beside the words, each value with the address of the search without it."""
    return [
        {
            "condition": str(condition),
            "label": show_value(name, value, labels),
            "href": with_query(path, query.without(name, value).parameters),
        }
        for name, condition in CONDITIONS.items()
        for value in query.values(name)
    ]


def describe(query: Query, labels: Mapping[tuple[str, str], str]) -> str:
    """The search in one phrase: “peace treaty”; speaker: Vladimir Putin or Junichiro Koizumi; from: 2002."""
    # A phrase has its quotation marks already.
    phrases = [query.q if any(mark in query.q for mark in OPENING) else f"“{query.q}”"] if query.q else []
    for name, condition in CONDITIONS.items():
        if values := [show_value(name, value, labels) for value in query.values(name)]:
            phrases.append(f"{str(condition).lower()}: {_(' or ').join(values)}")
    return "; ".join(phrases)


def list_facets(query: Query, counts: Facets, path: str) -> list[dict[str, Any]]:
    """The facets with anything to choose."""
    facets = []
    for name in FACETS:
        values = counts.years if name == "year" else counts.values[name]
        is_least = ("dates" if name == "year" else name) in counts.partial
        inside: list[dict[str, Any]] = []
        others: list[dict[str, Any]] = []
        for value, depth, is_inside in _order(values):
            (inside if is_inside else others).append(_row(query, name, value, depth, counts, path))
        if inside or len(others) > 1:
            facets.append(
                {
                    "name": name,
                    "label": _("Year of the event") if name == "year" else str(CONDITIONS[name]),
                    "chosen": inside,
                    "is_replaced": name in ("year", "passage"),
                    "rows": others[:SHOWN],
                    "rest": others[SHOWN:],
                    "is_least": is_least,
                    "has_more": counts.more.get(name, False),
                }
            )
    return facets


def _row(query: Query, name: str, value: FacetValue, depth: int, counts: Facets, path: str) -> dict[str, Any]:
    return {
        "label": value.value if name == "year" else value.label or show_value(name, value.value, counts.labels),
        "count": f"{value.count:,}",
        "href": with_query(path, _turned(query, name, value, counts).parameters),
        "is_chosen": value.is_chosen,
        "depth": min(depth, 3),
    }


def _turned(query: Query, name: str, value: FacetValue, counts: Facets) -> Query:
    """The search with the value, or without it where it is asked for already."""
    if name == "year":
        days = () if value.is_chosen else (value.value,)
        return query.having("date_after", *days).having("date_before", *days)
    if value.is_chosen:
        return query.without(name, value.value)
    if name == "topic":
        # A narrower topic beside its broader one would find nothing new: it takes its place.
        line = _line(counts.values[name], value.value)
        kept = [
            slug
            for slug in query.values(name)
            if slug not in line and value.value not in _line(counts.values[name], slug)
        ]
        return query.having(name, *kept, value.value)
    return query.adding(name, value.value)


def _line(values: Iterable[FacetValue], slug: str) -> set[str]:
    """The topics that are broader than the one with that slug."""
    broader = {value.value: value.broader for value in values}
    found: set[str] = set()
    while (slug := broader.get(slug, "")) and slug not in found:
        found.add(slug)
    return found


def _order(values: tuple[FacetValue, ...]) -> Iterator[tuple[FacetValue, int, bool]]:
    """The values, topics beneath their broader ones, each with its depth, and whether it is within a chosen one.

    What is chosen stands apart from its broader topics, at depth 0.
    """
    slugs = {value.value for value in values}
    beneath: dict[str, list[FacetValue]] = {}
    for value in values:
        beneath.setdefault(value.broader if value.broader in slugs else "", []).append(value)
    yield from _walk(beneath, "", 0, is_inside=False)


def _walk(
    beneath: dict[str, list[FacetValue]], above: str, depth: int, *, is_inside: bool
) -> Iterator[tuple[FacetValue, int, bool]]:
    for value in beneath.pop(above, []):
        begins = value.is_chosen and not is_inside
        here = 0 if begins else depth
        yield value, here, is_inside or begins
        yield from _walk(beneath, value.value, here + 1, is_inside=is_inside or begins)

"""Which published parts a search finds."""

from __future__ import annotations

from collections.abc import Callable, Collection

from archive.models import PublishedPart
from archive.models.published import PublishedPartQuerySet

from .query import BadQuery, Query
from .words import Term, Words

DATES = "dates"
"""Both conditions on the day, for `but_for`."""


def select(query: Query, *, but_for: Collection[str] = ()) -> PublishedPartQuerySet:
    """All the parts that the query finds; those conditions are left out of which `but_for` has the names.

    Without words, and without a passage that is asked for, statements alone. Raises BadQuery.
    """
    if errors := query.errors:
        raise BadQuery(errors)
    parts: PublishedPartQuerySet = PublishedPart.objects.all()
    words = query.words
    if not words.is_empty:
        parts = parts.satisfying(expression_of(words))
    for name, condition in _CONDITIONS.items():
        if name not in but_for and (values := query.values(name)):
            parts = condition(parts, *values)
    if query.proposition:
        parts = parts.on_proposition(query.proposition, query.direction)
    if DATES not in but_for:
        if query.first_day:
            parts = parts.not_before(query.first_day)
        if query.last_day:
            parts = parts.not_after(query.last_day)
    if query.passage == "narrative" and "passage" not in but_for:
        return parts.not_statements()
    is_of_statements = (
        words.is_empty and not query.passage or query.passage == "statement" and "passage" not in but_for
    )
    # Said outright what these conditions imply: then no narrative is looked through for them.
    return parts.statements() if is_of_statements or _has_any(query, _OF_STATEMENTS - set(but_for)) else parts


_CONDITIONS: dict[str, Callable[..., PublishedPartQuerySet]] = {
    "speaker": PublishedPartQuerySet.spoken_by,
    "office": PublishedPartQuerySet.held_office,
    "country": PublishedPartQuerySet.from_country,
    "topic": PublishedPartQuerySet.about,
    "record_keeper": lambda parts, *slugs: parts.filter(record_keeper__slug__in=slugs),
    "account": lambda parts, *values: parts.filter(account__in=values),
    "wording": lambda parts, *values: parts.filter(wording__in=values),
    "kind": lambda parts, *values: parts.filter(event_kind__in=values),
}


_OF_STATEMENTS = {"speaker", "office", "country", "topic", "proposition", "account", "wording"}
"""Conditions that statements alone can fulfil."""


def _has_any(query: Query, names: Collection[str]) -> bool:
    return any(query.values(name) for name in names)


def expression_of(words: Words) -> Callable[[str], tuple[str, list[str]]]:
    """What `PublishedPartQuerySet.satisfying` takes for these words."""
    values = [term.expression for term in words.terms]
    return lambda config: (" && ".join(_term(term, config) for term in words.terms), values)


def _term(term: Term, config: str) -> str:
    """The term as a tsquery of SQL, whose parameter is its expression."""
    return f"({'!!' * term.is_excluded}to_tsquery('{'simple' if term.is_beginning else config}', %s))"

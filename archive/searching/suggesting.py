"""What somebody may have meant who found nothing: published people and topics with a name that is nearly the word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from archive.models import Person, Topic
from archive.projecting import SEARCH_CONFIGURATIONS

from .query import BadQuery, Query
from .stems import look_up

WORD = re.compile(r"[^\W_]+")
MOST = 5
ALIKE = 0.7
"""From this ratio on a word is taken for a misspelling of a word of a name."""
LONGEST_WORDS = 6
"""How many words of a search are compared with names: the longest ones."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A published person or topic (`kind`) whose name is like a word of the search, and a search to try instead.

    That of a person has the name in the place of the word; that of a topic asks for the topic instead of the words
    that are like its label.
    """

    kind: str
    slug: str
    label: str
    query: Query


def suggest(query: Query) -> list[Suggestion]:
    """What to try instead, the likest names first; one query, none without words. Raises BadQuery."""
    if errors := query.errors:
        raise BadQuery(errors)
    asked_for = {word for term in query.words.wanted for word in term.words if len(word) > 2}
    words = sorted(asked_for, key=lambda word: (-len(word), word))[:LONGEST_WORDS]
    if not words:
        return []
    people = Person.objects.published().alike(words)
    topics = Topic.objects.published().alike(words)
    found: dict[tuple[str, str], Suggestion] = {}
    for kind, slug, label, name, surname, _likeness in people.union(topics, all=True).order_by("-likeness", "label"):
        if kind == "person":
            asked = _with_name(query, words, name, label, surname)
        else:
            asked = _with_topic(query, name, slug)
        if asked != query:
            found.setdefault((kind, slug), Suggestion(kind, slug, label, asked))
    return list(found.values())[:MOST]


def is_too_common(query: Query) -> bool:
    """Whether all its words are stop words of one language, such as “the”, which no search finds; one query."""
    terms = query.words.wanted
    words = {word for term in terms for word in term.words}
    if not words or any(term.is_prefix for term in terms):
        return False
    found = look_up(dict.fromkeys(SEARCH_CONFIGURATIONS.values(), words))
    return any(all(map(dictionary.is_stop, words)) for dictionary in found.values())


def _with_name(query: Query, words: list[str], name: str, label: str, surname: str) -> Query:
    """The search with the name's own spelling in the place of each word that is nearly a word of the name.

    The heading's spelling goes before that of another name. For a name in another script or an older spelling the
    surname of the heading stands in the place of the likest word: that is what texts of a speaker are indexed by.
    """
    if any(_is_in(word, WORD.findall(label)) for word in words):
        name = label
    names = WORD.findall(name)
    pairs = [(word, max(names, key=lambda spelling: _likeness(word, spelling))) for word in words]
    likest = max(pairs, key=lambda pair: _likeness(*pair))
    if name == label:
        rights = dict(pair for pair in pairs if pair == likest or _likeness(*pair) > ALIKE)
    else:
        rights = {likest[0]: surname}
    pieces, at = [], 0
    for match in WORD.finditer(query.q):
        if (right := rights.get(match[0].lower())) and right.lower() != match[0].lower():
            pieces += [query.q[at : match.start()], right]
            at = match.end()
    q = "".join([*pieces, query.q[at:]])
    return query if q.lower() == query.q.lower() else replace(query, q=q)


def _with_topic(query: Query, name: str, slug: str) -> Query:
    names = WORD.findall(name)
    kept = [term.written for term in query.words.terms if not any(_is_in(word, names) for word in term.words)]
    return replace(query, q=" ".join(kept), topic=slug)


def _is_in(word: str, names: Iterable[str]) -> bool:
    return any(_likeness(word, name) > ALIKE for name in names)


def _likeness(word: str, name: str) -> float:
    return SequenceMatcher(None, word, name.lower()).ratio()

"""Printed titles: whether the words before or after a name are those of an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from archive.parsing.words.countries import countries_by_word, find_country
from archive.parsing.words.offices import HEADS, HONORIFICS
from archive.parsing.words.wordlists import words

# Words that join a title's others and tell no office from another.
_JOINTS = words("the a an of for and affairs")

# Words after which a title goes on with what its head is head of.
_BREAKS = words("of for to in at on with")

# Whoever was something is not it any more, nor what is named after it ("former President and Prime Minister").
_PAST = words("former ex erstwhile onetime retired late")

# Words of address that a title may begin with.
_ADDRESS = HONORIFICS | words("his her their your h e mr mrs ms dr hon prof")

_SPELLINGS = {"defence": "defense", "centre": "center", "labor": "labour"}


def says_office(title: str) -> bool:
    """Whether the title has a word that is more than an address: "Mr" and "His Excellency" name no office."""
    return any(word not in _ADDRESS and word not in _JOINTS for word in _tokens(title))


def is_title_of(title: str, names: Iterable[str], *, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the printed title is one of the office's names, or the head of one ("Chairman" of "Chairman of the …").

    Whole words count, in any order ("Environment Minister", "Minister of the Environment"), and all of them: a Deputy
    Minister is no Minister, a former President no President. The country may be named or not, and is not another one.
    Of a title of several offices ("Deputy Prime Minister and Minister of Defence") one has to be the office. `besides`
    are words that the title may have more ("acting" of whoever holds the office so).
    """
    names = list(names)
    country = find_country(title)
    if country and any(other != country for other in filter(None, map(find_country, names))):
        return False
    known = {form for name in names for form in _forms(name)}
    return any((office - besides) in known for office in _printed(title))


def _printed(title: str) -> Iterator[frozenset[str]]:
    """The offices that a title names, each as the words that count."""
    whole = _significant(title)
    if whole:
        yield whole
    for piece in _pieces(title):
        if _PAST & set(_tokens(piece)):
            return
        if office := _significant(piece):
            yield office


@cache
def _forms(name: str) -> frozenset[frozenset[str]]:
    """What a title of that name may consist of: all its words, or those of its head."""
    found = {_significant(name)}
    for piece in [name, *_pieces(name)]:
        tokens = _tokens(piece)
        if re.match("[\u0400-\u04ff]", piece):
            # Russian titles begin with their head, which genitives follow without a preposition.
            found |= {_significant(" ".join(tokens[:length])) for length in range(1, len(tokens))}
            continue
        end = next((at for at, token in enumerate(tokens) if token in _BREAKS), len(tokens))
        head = tokens[:end]
        if set(head) & HEADS:
            found |= {_significant(piece), _significant(" ".join(head))}
    return frozenset(found - {frozenset()})


def _pieces(title: str) -> list[str]:
    """The title's parts between commas, and between an "and" and the head of another office."""
    pieces: list[str] = []
    for part in title.split(","):
        for number, piece in enumerate(re.split(r"\band\b", part, flags=re.IGNORECASE)):
            if number and not set(_tokens(piece)) & HEADS:
                pieces[-1] += f" and {piece}"  # "Minister of Foreign Affairs and Trade"
            else:
                pieces.append(piece)
    return pieces


def _significant(title: str) -> frozenset[str]:
    """The words that tell the office from others: no address, no articles and prepositions, no country."""
    tokens = _without_countries(_tokens(title))
    return frozenset(_SPELLINGS.get(word, word) for word in tokens if word not in _JOINTS and word not in _ADDRESS)


def _tokens(title: str) -> list[str]:
    return re.findall(r"[^\W_]+", title.casefold().replace("’s", "").replace("'s", ""))


def _without_countries(tokens: list[str]) -> list[str]:
    table, longest = _countries()
    kept, at = [], 0
    while at < len(tokens):
        length = next(
            (n for n in range(min(longest, len(tokens) - at), 0, -1) if tuple(tokens[at : at + n]) in table), 0
        )
        if not length:
            kept.append(tokens[at])
        at += length or 1
    return kept


@cache
def _countries() -> tuple[frozenset[tuple[str, ...]], int]:
    """The names and adjectives of countries as words, and the number of words of the longest."""
    phrases = frozenset(tuple(_tokens(phrase)) for phrase in countries_by_word())
    return phrases, max(map(len, phrases))

"""The registry of instruments as a value, and which instrument a record's words mean on the record's day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.parsing.extraction.found import Instrument, Name, Registry, Span
from archive.parsing.words.countries import countries_by_word

_QUOTES = re.compile(r"[\"'«»“”„「」]")
_YEAR = re.compile(
    r"\A(?P<first>(?:19|20)\d\d)(?:年の?)? ?|(?: of (?:[a-z]+ )?(?:\d{1,2}, )?|,? )(?P<last>(?:19|20)\d\d)(?: года)?\Z"
)
_DATED = re.compile(r" от \d{1,2} [а-я]+ (?P<year>\d{4})(?: года| г\.?)?\Z")
_SHORT = re.compile(r" ?[（(][A-Za-zА-ЯЁа-яё0-9 -]{2,12}[）)]\Z")
_PAIR = re.compile(r"\b(?P<one>[a-z]+)[-–—](?P<two>[a-z]+)\b")
_PIECES = re.compile(r"[^\W\d_]+|[\W\d_]+")
_RUSSIAN = re.compile(r"[а-яё]{4,}")


def registry_of(rows: Iterable[Mapping[str, Any]]) -> Registry:
    """The registry that rows of plain values (fixtures/instruments.json) write down. Raises KeyError or TypeError."""
    return Registry(
        tuple(
            Instrument(
                slug=row["slug"],
                label=row["label"],
                kind=row["kind"],
                designation=row.get("designation", ""),
                adopted=row.get("adopted", ""),
                parties=tuple(row.get("parties", ())),
                names=tuple(Name(**name) for name in row.get("names", ())),
                address=row.get("address", ""),
            )
            for row in rows
        )
    )


def _inflected(name: str) -> str:
    """A pattern for a Russian name in all its cases: each word by the letters that do not change."""
    return "".join(_stem(piece) if piece[0].isalpha() else re.escape(piece) for piece in _PIECES.findall(name))


def _stem(word: str) -> str:
    stem = word if len(word) < 4 or word.isupper() else word[:5] if len(word) > 5 else word[:4]
    rest = re.sub("[её]", "[её]", re.escape(stem[1:]))
    first = f"[{stem[0].upper()}{stem[0].lower()}]" if stem != word else re.escape(stem[0])
    return first + rest + ("" if stem == word else "[а-яё]*")


def _pair(match: re.Match[str]) -> str:
    known = countries_by_word()
    one, two = known.get(match["one"]), known.get(match["two"])
    return "-".join(sorted((one.casefold(), two.casefold()))) if one and two else match.group()


def normal(words: str) -> tuple[str, str]:
    """Words in the form in which names are compared, and the year that they print ("" without one).

    Quotation marks, articles, a short form in parentheses and cases' endings (Russian) are left out; two states in one
    adjective ("Russian-Japanese", "Japan-Russia") come in one order.
    """
    plain = " ".join(_QUOTES.sub("", words).casefold().replace("‐", "-").split())
    plain = plain.replace("ё", "е")
    year = ""
    if dated := _DATED.search(plain):
        plain, year = plain[: dated.start()], dated["year"]
    plain = _SHORT.sub("", plain.removeprefix("the ").replace(" the ", " "))
    if match := _YEAR.search(plain):
        year = match["first"] or match["last"]
        plain = (plain[: match.start()] + plain[match.end() :]).strip(" ,")
    plain = _PAIR.sub(
        _pair,
        plain.replace("plan of action", "action plan").replace("soviet-", "russian-").replace("-soviet", "-russian"),
    )
    return _RUSSIAN.sub(lambda word: word.group()[:5] if len(word.group()) > 5 else word.group()[:4], plain), year


class Index:
    """The names of a registry, to be looked up."""

    def __init__(self, registry: Registry) -> None:
        self.by_slug = {instrument.slug: instrument for instrument in registry.instruments}
        self.by_designation = {i.designation: i.slug for i in registry.instruments if i.designation}
        self.by_name: dict[str, list[tuple[Instrument, Name]]] = {}
        self.first_words: dict[str, list[str]] = {}
        japanese: list[str] = []
        russian: list[str] = []
        for instrument in registry.instruments:
            for name in (Name(instrument.label), *instrument.names):
                self.by_name.setdefault(normal(name.text)[0], []).append((instrument, name))
                if name.language == "ja" and not name.text.isascii():
                    japanese.append(name.text)
                elif name.language == "ru" and not name.short and " " in name.text:
                    russian.append(name.text)
                elif name.language in ("en", "") or name.text.isascii() or name.text.isupper():
                    head = re.match(r"\w+", name.text)
                    forms = self.first_words.setdefault(head.group().casefold() if head else "", [])
                    if name.text not in forms:
                        forms.append(name.text)
        # Words have no spaces between them there: all names as one pattern.
        longest = sorted(map(re.escape, japanese), key=len, reverse=True)
        self.japanese = re.compile("|".join(longest)) if longest else None
        by_head: dict[str, list[str]] = {}
        for words in russian:
            by_head.setdefault(words[:4].lower(), []).append(_inflected(words))
        self._russian = {
            head: re.compile(rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})(?!\w)")
            for head, names in by_head.items()
        }
        heads = {form for words in russian for form in (words[:4], words[:4].lower())}
        first = "".join(sorted({head[0] for head in heads}))
        # The cheap look comes first: a letter, then that a word begins with it.
        self._russian_heads = re.compile(rf"(?=[{first}])(?<!\w)(?:{'|'.join(sorted(heads))})") if heads else None
        for forms in self.first_words.values():
            forms.sort(key=len, reverse=True)

    def russian_names(self, shadow: str) -> Iterator[Span]:
        """Where the Russian names stand, in any case."""
        if self._russian_heads is None:
            return
        for head in self._russian_heads.finditer(shadow):
            if (match := self._russian[head.group().lower()].match(shadow, head.start())) is not None:
                yield match.span()

    def find(self, words: str, day: str, present: frozenset[str] = frozenset(), named: frozenset[str] = frozenset()) -> tuple[str, float]:  # fmt: skip
        """The slug of the instrument that `words` mean on `day` (EDTF day, month or year; "" unknown), and how sure that is.

        `present` are the slugs whose full names the record has, `named` the codes of the states that it names. "" where
        none is known, or where two are and nothing tells them apart.
        """
        plain, year = normal(words)
        sure: dict[str, float] = {}
        for instrument, name in self.by_name.get(plain, ()):
            if not valid(name, day) or (year and instrument.adopted and not instrument.adopted.startswith(year)):
                continue
            if not name.short or year:
                confidence = 0.95
            elif instrument.slug in present:
                confidence = 0.85
            elif instrument.parties and named.issuperset(instrument.parties):
                confidence = 0.7
            else:
                continue
            sure[instrument.slug] = max(confidence, sure.get(instrument.slug, 0))
        if not sure:
            return "", 0.0
        best = max(sure.values())
        slugs = [slug for slug, confidence in sure.items() if confidence == best]
        return (slugs[0], best) if len(slugs) == 1 else ("", 0.0)


def valid(name: Name, day: str) -> bool:
    """Whether the name is used on that day; a day that is not known excludes nothing."""
    if not day:
        return True
    return name.begins[: len(day)] <= day[: len(name.begins) or None] and (
        not name.ends or day[: len(name.ends)] <= name.ends[: len(day)]
    )


_KEPT: dict[int, tuple[Registry, Index]] = {}
"""The last few indexes by the identity of their registry, which is kept with them: hashing one takes as long as a short record."""


def index_of(registry: Registry) -> Index:
    """The registry's index, kept for the last few registries."""
    known = _KEPT.get(id(registry))
    if known is not None and known[0] is registry:
        return known[1]
    index = Index(registry)
    while len(_KEPT) >= 4:
        _KEPT.pop(next(iter(_KEPT)), None)
    _KEPT[id(registry)] = (registry, index)
    return index

"""Topics by the words of their labels: which of them stand in a text, in any form of the words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from archive.models import Topic

from .lexemes import Lexemes, read_lexemes

_BRACKETS: Final = re.compile(r"[(（][^)）]*[)）]")
_JOINED: Final = re.compile(r"[,;/、・，]|\band\b|\bи\b", re.IGNORECASE)
"""What joins the members of a label: “Visits and invitations” is met by either."""

_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_PERIOD: Final = re.compile(rf"\s*(?P<first>{_DATE})?\s*[–/]\s*(?P<last>{_DATE})?\s*")


@dataclass(frozen=True, slots=True)
class Match:
    """How much of a topic's label, or of a member of it, stands in a text: a `share` from 0 to 1.

    Words of many labels count for less in it.
    """

    label: str
    share: float


class Vocabulary:
    """The topics that can be chosen, and their labels in all languages, with what brackets add to them left out."""

    def __init__(self, configuration: str, day: date | None = None) -> None:
        """Reads the topics that may be used for that day (two queries), and the stems of their labels (one)."""
        rows = Topic.objects.choosable().prefetch_related("labels")
        self.topics = {topic.slug: topic for topic in rows if day is None or is_valid_on(topic.valid, day)}
        texts = {
            (slug, text)
            for slug, topic in self.topics.items()
            for text in (topic.label, *(label.text for label in topic.labels.all()))
        }
        members = {text: _members(text) for _, text in texts}
        stems = read_lexemes(configuration, {one for some in members.values() for one in some})
        whole = {text: frozenset().union(*(stems[one] for one in some)) for text, some in members.items() if some}
        # A stem of many labels (“relations”) hardly tells one topic from another.
        self._labels_with = Counter(
            stem for text in {text for _, text in texts if text in whole} for stem in whole[text]
        )
        self._entries: list[tuple[str, str, float]] = []
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for slug, text in sorted(texts):
            met_by = {stems[one]: one for one in members[text]} | ({whole[text]: text} if text in whole else {})
            for lexemes, words in met_by.items():
                if lexemes:
                    for stem in lexemes:
                        self._by_stem[stem].append(len(self._entries))
                    self._entries.append((slug, words, sum(map(self._weight, lexemes))))

    def _weight(self, stem: str) -> float:
        return 1 / self._labels_with[stem]

    def matches(self, lexemes: Lexemes) -> dict[str, Match]:
        """By the slug of its topic, the label of which most stands among the stems."""
        got: dict[int, float] = defaultdict(float)
        for stem in lexemes:
            for number in self._by_stem.get(stem, ()):
                got[number] += self._weight(stem)
        best: dict[str, Match] = {}
        for number, weight in sorted(got.items()):
            slug, label, whole = self._entries[number]
            share = min(weight / whole, 1.0)
            if slug not in best or share > best[slug].share:
                best[slug] = Match(label, share)
        return best

    def without_broader(self, slugs: Iterable[str], narrower_of: Mapping[str, float]) -> list[str]:
        """The slugs without those of which a narrower topic counts for as much in `narrower_of`."""
        keys = {topic.pk: slug for slug, topic in self.topics.items()}
        covered: set[str] = set()
        for slug, weight in narrower_of.items():
            topic = self.topics.get(slug)
            seen = {slug}
            while topic is not None and topic.broader_id is not None:
                above = keys.get(topic.broader_id)
                if above is None or above in seen:
                    break
                if narrower_of.get(above, 0.0) <= weight:
                    covered.add(above)
                seen.add(above)
                topic = self.topics[above]
        return [slug for slug in slugs if slug not in covered]


def is_valid_on(valid: str, day: date) -> bool:
    """Whether a period such as “2003-08-27–” or “–2003-08” has that day; what can't be read excludes nothing."""
    period = _PERIOD.fullmatch(valid)
    if period is None:
        return True
    said, first, last = day.isoformat(), period["first"], period["last"]
    return (not first or said[: len(first)] >= first) and (not last or said[: len(last)] <= last)


def _members(label: str) -> list[str]:
    return [member.strip() for member in _JOINED.split(_BRACKETS.sub("", label)) if member.strip()]

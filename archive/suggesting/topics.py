"""Topics that a statement may be about, each with the reasons; nothing is tagged by it.

A topic is suggested where its label stands in the words or in the heading above them, where similar statements were
tagged so, or the statements beside it in the same passage. The weights were chosen on the five seed reports
(docs/desk.md, Suggestions).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from archive.models import RefusedSuggestion, Report, Tag
from archive.models.identifiers import show
from archive.parsing.breakdown import Breakdown, Kind, Segment, from_json, statement_numbers
from archive.parsing.paths import printed_place
from archive.projecting import configuration_of

from .alike import Alike, nearest
from .labels import Match, Vocabulary
from .lexemes import Lexemes, read_lexemes, read_rarity

MOST: Final = 6
"""Topics that are suggested for one statement."""

MOST_STATEMENTS: Final = 100
"""Statements for which topics are suggested at once."""

LEAST: Final = 0.75
"""What the reasons of a topic have to weigh together: three similar statements and a heading do, a whole label does."""

VOTE: Final = 0.2
HEADING: Final = 0.25
BESIDE: Final = 0.25
"""What one similar statement, a label in the heading, and a neighbour's topic weigh; a label weighs its share."""

WHOLE: Final = 0.7
"""From this share on a label counts as standing in a text."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a topic is suggested: its kind ("label", "heading", "similar", "beside"), a sentence, and sids to look at."""

    kind: str
    text: str
    sids: tuple[tuple[str, str], ...] = ()
    """Published statements: the identifier as it is printed, and where it stands."""


@dataclass(slots=True)
class Suggestion:
    """A topic that a statement may be about; `weight` orders suggestions and is no probability."""

    slug: str
    label: str
    weight: float = 0.0
    reasons: list[Reason] = field(default_factory=list)

    @property
    def why(self) -> str:
        """All reasons in one line."""
        return "; ".join(reason.text for reason in self.reasons)


def suggest_topics(
    *, report: Report, parts: Collection[int] | None = None, as_if_untagged: bool = False
) -> dict[int, list[Suggestion]]:
    """Topics for statements of the working copy, by the index of the part; the weightiest first.

    `parts` are the indexes that are asked for, all untagged statements without them, `MOST_STATEMENTS` at most. What
    stands on a statement, what was refused there, and topics that were merged or put into the bin are not suggested.
    `as_if_untagged` leaves the report's own tags out of account. The number of queries is constant.
    """
    breakdown = from_json(report.revisions.get(number=report.version).breakdown)
    tags = {} if as_if_untagged else _own_tags(report)
    wanted = _wanted(breakdown, tags, parts)
    if not wanted:
        return {}
    configuration = configuration_of(report.language)
    vocabulary = Vocabulary(configuration, report.day)
    headings = {index: _heading(breakdown, index) for index in wanted}
    tagged = [part for part in breakdown.statements() if part.sid in tags]
    stems = _Stems(report.text, configuration, [*(breakdown.segments[i] for i in wanted), *headings.values(), *tagged])
    statements = [(breakdown.segments[i].sid or "", stems.of(breakdown.segments[i])) for i in wanted]
    places = _places(breakdown)
    own = {
        part.sid: Alike(part.sid, 0.0, frozenset(tags[part.sid]), places[part.sid], False)
        for part in tagged
        if part.sid
    }
    near = nearest(
        statements,
        own,
        {part.sid: stems.of(part) for part in tagged if part.sid},
        report=report.pk,
        language=report.language,
        rarity=read_rarity(),
    )
    refused = defaultdict(set)
    rows = RefusedSuggestion.objects.filter(identity__in=[sid for sid, _lexemes in statements])
    for sid, slug in rows.values_list("identity", "topic__slug"):
        refused[sid].add(slug)
    found: dict[int, list[Suggestion]] = {}
    for index, (sid, lexemes) in zip(wanted, statements, strict=True):
        weighed = _Weighed(vocabulary)
        weighed.add_labels(vocabulary.matches(lexemes))
        if heading := headings[index]:
            words = report.text[heading.start : heading.end]
            weighed.add_heading(vocabulary.matches(stems.of(heading)), words)
        weighed.add_similar(near[sid])
        weighed.add_beside(_beside(breakdown, index, tags, places))
        found[index] = weighed.chosen(without=tags.get(sid, set()), refused=refused[sid])
    return found


class _Weighed:
    """The reasons for topics of one statement."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.found: dict[str, Suggestion] = {}

    def _add(self, slug: str, weight: float, reason: Reason | None) -> None:
        topic = self.vocabulary.topics.get(slug)
        if topic is None:  # merged, or in the bin
            return
        suggestion = self.found.setdefault(slug, Suggestion(slug, topic.label))
        suggestion.weight += weight
        if reason is not None:
            suggestion.reasons.append(reason)

    def add_labels(self, matches: Mapping[str, Match]) -> None:
        for slug, match in matches.items():
            text = _("its words have “%(label)s”") if match.share > 0.99 else _("its words have most of “%(label)s”")
            reason = Reason("label", text % {"label": match.label}) if match.share >= WHOLE else None
            self._add(slug, match.share, reason)

    def add_heading(self, matches: Mapping[str, Match], words: str) -> None:
        for slug, match in matches.items():
            if match.share >= WHOLE:
                text = _("the heading above it, “%(heading)s”, has “%(label)s”")
                told = text % {"heading": words[:80], "label": match.label}
                self._add(slug, HEADING, Reason("heading", told))

    def add_similar(self, near: Sequence[Alike]) -> None:
        votes: dict[str, list[Alike]] = defaultdict(list)
        for one in near:
            for slug in one.topics:
                votes[slug].append(one)
        for slug, some in votes.items():
            told = _("%(n)s of the %(of)s most similar statements are tagged so") if len(some) > 1 else _("one of the %(of)s most similar statements is tagged so")  # fmt: skip
            links = tuple((show(one.sid), one.where) for one in some if one.is_published)
            self._add(slug, VOTE * len(some), Reason("similar", told % {"n": len(some), "of": len(near)}, links))

    def add_beside(self, beside: Mapping[str, str]) -> None:
        for slug, place in beside.items():
            text = _("a statement beside it in the passage (%(place)s) is tagged so") % {"place": place}
            self._add(slug, BESIDE, Reason("beside", text))

    def chosen(self, *, without: set[str], refused: set[str]) -> list[Suggestion]:
        """Those that weigh enough, without broader topics of such as weigh as much, or as stand there."""
        weights = {slug: one.weight for slug, one in self.found.items() if one.weight >= LEAST and one.reasons}
        narrowest = self.vocabulary.without_broader(weights, weights | dict.fromkeys(without, float("inf")))
        found = [self.found[slug] for slug in narrowest if slug not in without and slug not in refused]
        return sorted(found, key=lambda one: (-one.weight, one.label))[:MOST]


class _Stems:
    """The stems of parts, all read at once."""

    def __init__(self, text: str, configuration: str, parts: Sequence[Segment | None]) -> None:
        self.text = text
        self._stems = read_lexemes(configuration, {self._words(part) for part in parts if part is not None})

    def _words(self, part: Segment) -> str:
        return self.text[part.start : part.end]

    def of(self, part: Segment) -> Lexemes:
        return self._stems[self._words(part)]


def _wanted(breakdown: Breakdown, tags: Mapping[str, set[str]], parts: Collection[int] | None) -> list[int]:
    statements = [i for i, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]
    if parts is None:
        wanted = [i for i in statements if breakdown.segments[i].sid not in tags]
    else:
        wanted = [i for i in statements if i in parts]
    return wanted[:MOST_STATEMENTS]


def _own_tags(report: Report) -> dict[str, set[str]]:
    """The topics of the working copy's statements, also of some of their words, by sid; one query."""
    tags: dict[str, set[str]] = defaultdict(set)
    rows = Tag.objects.filter(statement__report=report).values_list("statement__identity", "topic__slug")
    for sid, slug in rows:
        tags[sid].add(slug)
    return dict(tags)


def _heading(breakdown: Breakdown, index: int) -> Segment | None:
    """The nearest heading of a passage in which the part stands."""
    path = f"{breakdown.segments[index].path}."
    for part in reversed(breakdown.segments[:index]):
        if part.kind is Kind.HEADING and part.path and path.startswith(f"{part.path}."):
            return part
    return None


def _beside(
    breakdown: Breakdown, index: int, tags: Mapping[str, set[str]], places: Mapping[str, str]
) -> dict[str, str]:
    """The topics of the statements of the same passage, and of those next to it beside that, with their places."""
    own = breakdown.segments[index]
    home = (own.path or "").rpartition(".")[0]
    statements = [i for i, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]
    at = statements.index(index)
    found: dict[str, str] = {}
    for number, other in enumerate(statements):
        part = breakdown.segments[other]
        is_near = abs(number - at) == 1 and home and (part.path or "").rpartition(".")[0] == home
        if other != index and (part.path == own.path or is_near):
            for slug in tags.get(part.sid or "", ()):
                found.setdefault(slug, places[part.sid or ""])
    return found


def _places(breakdown: Breakdown) -> dict[str, str]:
    """Where each statement is found in print, by sid."""
    numbers = statement_numbers(breakdown)
    return {breakdown.segments[i].sid or "": printed_place(breakdown.segments[i].path, *numbers[i]) for i in numbers}

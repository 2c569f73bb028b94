"""A version of a codebook as a tree, for pages: each code with its words, its codings and its examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Subquery, Value

from annotations.coding.quoting import Quoted, quote
from annotations.models import (
    Adjudication,
    Annotation,
    CodebookVersion,
    CodeCoding,
    CodeEntry,
    CodeTopic,
    Example,
    PositionCoding,
)
from archive.models import Topic

from .colours import name_colour

CODES: Final = "codes"
CLAIMS: Final = "claims"


@dataclass(frozen=True, slots=True)
class Shown:
    """An example of a code: the words, and what was decided of them."""

    quoted: Quoted
    is_positive: bool
    note: str
    reasons: str


@dataclass(slots=True)
class Node:
    """One code of the version; `codings` are those by it in any version that the account may see."""

    entry: CodeEntry
    codings: int
    topics: list[str]
    examples: list[Shown]
    children: list[Node] = field(default_factory=list)

    @property
    def colour_name(self) -> str:
        """What its colour is called."""
        return name_colour(self.entry.colour)


@dataclass(slots=True)
class Claimed:
    """One claim of the version; `codings` as of Node."""

    entry: Any
    codings: int


def grow(version: CodebookVersion, by: Any) -> tuple[list[Node], list[Claimed]]:
    """The codes at the top, each with those beneath it, and the claims, in their order. Five queries, however many there are."""
    topics = CodeTopic.objects.filter(
        entry=OuterRef("pk"), topic__in=Topic.objects.published().order_by().values("pk")
    )
    labels = ArraySubquery(topics.order_by("topic__label").values("topic__label"))
    entries: list[Any] = list(version.entries.select_related("code").annotate(topic_labels=labels))
    claims = list(version.claims.select_related("claim", "topic"))
    codes = [entry.code_id for entry in entries]
    codings = _count(codes, [entry.claim_id for entry in claims], by)
    examples = _examples(codes, by)
    nodes = {
        entry.pk: Node(
            entry,
            codings.get((CODES, entry.code_id), 0),
            entry.topic_labels,
            examples.get(entry.code_id, []),
        )
        for entry in entries
    }
    top: list[Node] = []
    for entry in entries:
        siblings = nodes[entry.parent_id].children if entry.parent_id else top
        siblings.append(nodes[entry.pk])
    return top, [Claimed(entry, codings.get((CLAIMS, entry.claim_id), 0)) for entry in claims]


def _count(codes: list[int], claims: list[int], by: Any) -> dict[tuple[str, int], int]:
    """How many codings that the account may see each of these codes and claims has, in whatever version. One query."""
    by_code = CodeCoding.objects.standing().visible_to(by).filter(entry__code__in=codes)
    by_claim = PositionCoding.objects.standing().visible_to(by).filter(claim__claim__in=claims)
    counts = (
        rows.order_by().annotate(what=Value(what)).values_list("what", column).annotate(Count("pk"))
        for rows, what, column in ((by_code, CODES, "entry__code"), (by_claim, CLAIMS, "claim__claim"))
    )
    one, other = counts
    return {(what, key): number for what, key, number in one.union(other, all=True)}


def _examples(codes: Iterable[int], by: Any) -> dict[int, list[Shown]]:
    """The examples of the codes of whose codings the account may see one, by code. Two queries."""
    held = Adjudication.annotations.through.objects.filter(
        adjudication=OuterRef("adjudication"),
        annotation__in=Annotation.objects.visible_to(by).order_by().values("pk"),
    ).order_by("-annotation__modified", "-annotation")
    rows = Example.objects.filter(code__in=codes).annotate(held=Subquery(held.values("annotation")[:1]))
    columns = ("code", "held", "is_positive", "note", "adjudication__reasons")
    found = list(rows.exclude(held=None).order_by("-is_positive", "pk").values_list(*columns))
    quoted = quote(key for _code, key, *_words in found)
    shown: dict[int, list[Shown]] = {}
    for code, key, is_positive, note, reasons in found:
        shown.setdefault(code, []).append(Shown(quoted[key], is_positive, note, reasons))
    return shown

"""A version of a codebook as a tree, for pages: each code with its words, its codings and its examples."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from annotations.coding.quoting import Quoted, quote
from annotations.models import Annotation, CodebookVersion, CodeCoding, CodeEntry, Example, PositionCoding
from archive.models import Topic

from .colours import name_colour


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


def grow(version: CodebookVersion, by: Any) -> list[Node]:
    """The codes at the top, each with those beneath it, in their order. Eight queries at most, however many there are."""
    topics = Prefetch("topics", Topic.objects.published().order_by("label"))
    entries = list(version.entries.select_related("code").prefetch_related(topics))
    codes = [entry.code_id for entry in entries]
    codings = CodeCoding.objects.standing().visible_to(by).filter(entry__code__in=codes).count_by("entry__code")
    examples = _examples(codes, by)
    nodes = {
        entry.pk: Node(
            entry,
            codings.get(entry.code_id, 0),
            [topic.label for topic in entry.topics.all()],
            examples.get(entry.code_id, []),
        )
        for entry in entries
    }
    top: list[Node] = []
    for entry in entries:
        siblings = nodes[entry.parent_id].children if entry.parent_id else top
        siblings.append(nodes[entry.pk])
    return top


def claims(version: CodebookVersion, by: Any) -> list[Claimed]:
    """The claims of the version, in their order; two queries."""
    entries = list(version.claims.select_related("claim", "topic"))
    keys = [entry.claim_id for entry in entries]
    codings = PositionCoding.objects.standing().visible_to(by).filter(claim__claim__in=keys).count_by("claim__claim")
    return [Claimed(entry, codings.get(entry.claim_id, 0)) for entry in entries]


def _seen(example: Example) -> list[Annotation]:
    """Of what was decided on, the codings that `_examples` has read."""
    annotations: list[Annotation] = example.adjudication.seen  # type: ignore[attr-defined]
    return annotations


def _examples(codes: Iterable[int], by: Any) -> dict[int, list[Shown]]:
    """The examples of the codes whose codings the account may see, by code."""
    seen = Annotation.objects.visible_to(by).with_words()
    rows = Example.objects.filter(code__in=codes).select_related("adjudication").order_by("-is_positive", "pk")
    rows = rows.prefetch_related(Prefetch("adjudication__annotations", seen, "seen"))
    found = list(rows)
    quoted = quote([annotation for row in found for annotation in _seen(row)])
    shown: dict[int, list[Shown]] = {}
    for row in found:
        for annotation in _seen(row)[:1]:
            shown.setdefault(row.code_id, []).append(
                Shown(quoted[annotation.pk], row.is_positive, row.note, row.adjudication.reasons)
            )
    return shown

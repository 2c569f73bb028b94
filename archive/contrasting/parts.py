"""One part of a record in two documents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import cached_property
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models.breakdown import PartKind
from archive.models.identifiers import show
from archive.parsing.extraction.values import KINDS_OF
from archive.parsing.paths import printed_place
from archive.rendering.comparing import show_changes
from archive.rendering.findings import document_told
from archive.telling import value_told

from .facts import (
    Fact,
    items_fact,
    judgement_facts,
    position_told,
    review_fact,
    statement_facts,
    topic_told,
    value_fact,
)

SAME, CHANGED, NEW, GONE = "same", "changed", "new", "gone"


@dataclass(frozen=True, slots=True)
class PartContrast:
    """A part as it stands in the working copy, with all in which it differs; of one that is gone, as it stood.

    `facts` are who speaks and what is judged; `details` how the record says so, and who has looked at it. `account` is
    the word for whose account a statement is; among the details it stands only where it has changed.
    """

    state: str
    kind: str
    kind_shown: str
    sid: str
    place: str
    words: SafeString
    facts: tuple[Fact, ...] = ()
    details: tuple[Fact, ...] = ()
    account: str = ""

    @property
    def sid_shown(self) -> str:
        """The identifier for people."""
        return show(self.sid) if self.sid else ""

    @property
    def is_statement(self) -> bool:
        """Whether it is somebody's words, or was."""
        return self.kind == PartKind.STATEMENT

    @property
    def state_shown(self) -> str:
        """What became of it, in a word; nothing where it stayed."""
        return {CHANGED: _("changed"), NEW: _("new"), GONE: _("gone")}.get(self.state, "")


class Document:
    """An edition's two documents, with what belongs to each statement and each span found once."""

    def __init__(self, record: Mapping[str, Any], judgements: Mapping[str, Any]) -> None:
        self.record, self.judgements = record, judgements
        self.text: str = record["text"]

    @cached_property
    def judged(self) -> dict[str, dict[str, list[str]]]:
        """Topics and positions in words, by statement."""
        found: dict[str, dict[str, list[str]]] = {}
        for tag in self.judgements["topics"]:
            found.setdefault(tag["sid"], {}).setdefault("topics", []).append(topic_told(tag, self.text))
        for position in self.judgements["positions"]:
            found.setdefault(position["sid"], {}).setdefault("positions", []).append(position_told(position))
        return found

    def laid_over(self, name: str, part: Mapping[str, Any]) -> list[str]:
        """Emendations or glosses that begin in the part, in words."""
        return [value_told(item) for item in self.record[name] if part["start"] <= item["start"] < part["end"]]

    @cached_property
    def said(self) -> list[tuple[int, str]]:
        """What it says as data, in words, each with where its words begin; in the order of the text."""
        of_kinds = self.judgements.get("findings", {}).items()
        found = [
            (item["start"], document_told(KINDS_OF[kind], item, self.text))
            for kind, items in of_kinds
            for item in items
        ]
        return sorted(found, key=lambda one: one[0])

    def said_in(self, part: Mapping[str, Any]) -> list[str]:
        """What begins in the part of that."""
        first, last = (bisect_left(self.said, part[end], key=lambda one: one[0]) for end in ("start", "end"))
        return [told for _start, told in self.said[first:last]]

    def words(self, part: Mapping[str, Any]) -> str:
        """The words of the part."""
        return self.text[part["start"] : part["end"]]

    def place(self, part: Mapping[str, Any]) -> str:
        """Where it stands in the record, as printed."""
        return str(part.get("place") or (printed_place(part["path"]) if part["path"] else ""))


def contrast_part(
    old: Document | None, before: Mapping[str, Any] | None, new: Document, after: Mapping[str, Any] | None
) -> PartContrast:
    """What became of one part; `old` is None where nothing is published yet, and nothing counts as new then."""
    if after is None:
        assert old is not None
        assert before is not None
        return _one(old, before, GONE)
    if old is None:
        return _one(new, after, SAME)
    if before is None:
        return _one(new, after, NEW)
    return _both(old, before, new, after)


def _one(document: Document, part: Mapping[str, Any], state: str) -> PartContrast:
    facts, details = _facts(document, {}, document, part)
    return _made(document, part, state, conditional_escape(document.words(part)), _bare(facts), _bare(details))


def _bare(facts: list[Fact]) -> list[Fact]:
    """What is said of a part that stands in one of the documents alone: neither gone nor come by itself."""
    return [Fact(fact.name, kept=fact.kept + fact.come) for fact in facts]


def _both(old: Document, before: Mapping[str, Any], new: Document, after: Mapping[str, Any]) -> PartContrast:
    facts, details = _facts(old, before, new, after)
    words_before, words_after = old.words(before), new.words(after)
    structure = [
        value_fact(_("Kind"), *(str(PartKind(part["kind"]).label) for part in (before, after))),
        value_fact(_("Place"), old.place(before), new.place(after)),
    ]
    facts = [fact for fact in structure if fact.is_changed] + facts
    is_changed = words_before != words_after or any(fact.is_changed for fact in (*facts, *details))
    words = show_changes(words_before, words_after) if words_before != words_after else conditional_escape(words_after)
    return _made(new, after, CHANGED if is_changed else SAME, words, facts, details)


def _made(
    document: Document,
    part: Mapping[str, Any],
    state: str,
    words: SafeString,
    facts: list[Fact],
    details: list[Fact],
) -> PartContrast:
    return PartContrast(
        state=state,
        kind=part["kind"],
        kind_shown=str(PartKind(part["kind"]).label),
        sid=part.get("sid") or "",
        place=document.place(part),
        words=words,
        facts=tuple(fact for fact in facts if fact.is_said),
        details=tuple(fact for fact in details if fact.is_said),
        account=part.get("account") or "",
    )


def _facts(
    old: Document, before: Mapping[str, Any], new: Document, after: Mapping[str, Any]
) -> tuple[list[Fact], list[Fact]]:
    """What is said of the part in both; `before` is empty where it stands in one of them alone."""
    facts: list[Fact] = []
    details: list[Fact] = []
    if "sid" in before or "sid" in after:
        sid_before, sid = before.get("sid", ""), after.get("sid", "")
        facts, details = statement_facts(before if sid_before else {}, after if sid else {})
        facts += judgement_facts(old.judged.get(sid_before, {}), new.judged.get(sid, {}))
        reviews = old.judgements["reviews"].get(sid_before), new.judgements["reviews"].get(sid)
        details.append(review_fact(*reviews))
    elif before.get("speakers") or after.get("speakers"):
        facts.append(items_fact(_("Speaker"), before.get("speakers", ()), after.get("speakers", ())))
    for name, shown in (("emendations", _("Emendation")), ("glosses", _("Gloss"))):
        facts.append(items_fact(shown, old.laid_over(name, before) if before else (), new.laid_over(name, after)))
    facts.append(items_fact(_("What it says"), old.said_in(before) if before else (), new.said_in(after)))
    return facts, details

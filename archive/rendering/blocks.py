"""An edition's parts as the blocks of a reading page. Pure: all that is needed comes with the arguments."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from archive.citing import wording_of
from archive.models.identifiers import show
from archive.parsing.paths import printed_place

from .addresses import statement_path, topic_path
from .marking import mark, notes_on
from .outlines import level_of
from .phrases import REVIEWS, and_list, name_person, show_words_of
from .positions import compose_position
from .reading import Reading
from .said import Saying, summed_up
from .sources import Sources

SLOTS = 8
"""How many single speakers have a mark of their own; from the next one on they come round again."""

_NO_SLOT = mark_safe("0")

UNPRINTED = ("furniture", "title")
"""Kinds of parts that do not stand in the text of a page: what the web page put around it, and the title above it."""


def compose_blocks(
    reading: Reading, *, is_whole: bool = True, wanted: Collection[int] | None = None
) -> list[dict[str, Any]]:
    """The blocks of the edition in the order of the text; labels go to the block that they number.

    `wanted` are the indices of those parts alone that a page shows. Where the page has the whole record (`is_whole`),
    an answer links to its question on the page.
    """
    return _Composer(reading, is_whole).compose(wanted)


class _Composer:
    """Goes through the parts once; what it remembers is what a reader has seen so far."""

    def __init__(self, reading: Reading, is_whole: bool) -> None:
        self.reading = reading
        self.record = reading.record
        self.judgements = reading.edition["judgements"]
        self.is_whole = is_whole
        self.slots: dict[str, str] = {}
        self.anchors: set[str] = set()
        self.label = ""
        self.last_shown: Any = None
        self.is_labelled = False
        self.topics: dict[str, list[dict[str, Any]]] = {}
        for tag in self.judgements["topics"]:
            self.topics.setdefault(tag["sid"], []).append(tag["topic"])
        self.positions: dict[str, list[dict[str, Any]]] = {}
        for position in self.judgements["positions"]:
            self.positions.setdefault(position["sid"], []).append(position)
        self.answers: dict[str, str] = {}
        # Counted once: a record may have thousands of statements.
        self.passages: dict[str | None, list[str]] = {}
        for part in self.record["parts"]:
            if part["kind"] == "statement":
                self.passages.setdefault(part["path"], []).append(part["sid"])
            if part.get("answers"):
                for sid in part["answers"]["sids"]:
                    self.answers.setdefault(sid, part["sid"])
        self.shown_topics: dict[tuple[str, str], dict[str, str]] = {}
        # The same for all statements of a kind; escaped once, not again by the template in each place.
        self.language = escape(self.record["language"] or "en")
        self.review: Callable[[str], str] = cache(lambda review: escape(REVIEWS[review]))
        self._show_words: Callable[[str, str], str] = cache(
            lambda account, wording: show_words_of(account, wording, self.record)
        )
        self.sources = Sources(self.record)
        self.saying = Saying(reading)

    def compose(self, wanted: Collection[int] | None) -> list[dict[str, Any]]:
        parts = self.record["parts"]
        announced, following = [None] * len(parts), None
        for index in range(len(parts) - 1, -1, -1):
            announced[index] = following
            following = parts[index] if parts[index]["kind"] == "statement" else following
        blocks = []
        for index, part in enumerate(parts):
            if part["kind"] == "label":
                self.label = self.record["text"][part["start"] : part["end"]]
                continue
            opening = self._open(part, announced[index])
            if wanted is None or index in wanted:
                blocks.append(self._block(part) | opening)
            self.label = ""
        return blocks

    def _open(self, part: dict[str, Any], announced: dict[str, Any] | None) -> dict[str, Any]:
        """What stands above the part: who speaks, where it is not who was shown last."""
        if part["kind"] == "statement":
            return self._opening(part)
        if part["kind"] == "heading" and level_of(part["path"] or "") == 1:
            self.last_shown = None
        elif part["kind"] == "speaker_label":
            return self._speaker_label(part, announced)
        elif part["kind"] == "lead_in" and announced is not None and _is_announced(part, announced):
            return self._opening(announced)
        return {}

    def _speaker_label(self, part: dict[str, Any], announced: dict[str, Any] | None) -> dict[str, Any]:
        """The printed name stands for the heading of the turn's first statement; only whose words it is, is added."""
        self.is_labelled = True
        if announced is None or not _is_announced(part, announced) or not announced["speakers"]:
            return {}
        return {"heading": {"name": "", "words": self._words_of(announced)}, "slot": self._slot(announced)}

    def _opening(self, statement: dict[str, Any]) -> dict[str, Any]:
        who = (
            _names(statement),
            statement["conveyor"] and name_person(statement["conveyor"]),
            statement["role"] == "question",
            wording_of(statement, self.record),
        )
        changes, self.last_shown = who != self.last_shown and not self.is_labelled, who
        self.is_labelled = False
        return {
            "speaker_changes": changes,
            "heading": self._heading(statement),
            "slot": self._slot(statement),
        }

    def _words_of(self, part: dict[str, Any]) -> str:
        """What a heading says behind the names: whose words stand there."""
        return self._show_words(part["account"], wording_of(part, self.record))

    def _heading(self, part: dict[str, Any]) -> dict[str, str]:
        reading = self.reading
        if part["speakers"]:
            name = and_list(reading.surname(who) for who in part["speakers"])
        else:
            name = _("Question") if part["role"] == "question" else _("No speaker named")
        words = [self._words_of(part)] if part["speakers"] or part["role"] != "question" else []
        if part["conveyor"]:
            words.insert(0, _("conveyed by %s") % reading.surname(part["conveyor"]))
        return {"name": name, "words": ", ".join(w for w in words if w)}

    def _slot(self, part: dict[str, Any]) -> str:
        """The mark of a single speaker, by the order in which they first appear; "0" for none or several."""
        if len(part["speakers"]) != 1:
            return _NO_SLOT
        name, following = name_person(part["speakers"][0]), str(len(self.slots) % SLOTS + 1)
        return self.slots.setdefault(name, mark_safe(following))

    def _block(self, part: dict[str, Any]) -> dict[str, Any]:
        path, start, end = part["path"] or "", part["start"], part["end"]
        is_emended = self.reading.is_emended
        # What a heading names its passage names too: at the foot of the page it stands with the rest.
        said = [] if part["kind"] == "heading" else self.saying.groups(start, end)
        block = {
            "kind": part["kind"],
            "level": mark_safe(str(level_of(path))),
            "label": self.label,
            "path": path,
            "place": escape(part.get("place") or (printed_place(path) if path else "")),
            "html": mark(self.record, start, end, is_emended=is_emended),
            "notes": notes_on(self.record, start, end, is_emended=is_emended),
            "said": said,
            "said_shown": summed_up(said),
            "language": self.language,
            "slot": _NO_SLOT,
        }
        if part["kind"] == "statement":
            return block | self._statement(part)
        if part["kind"] in ("heading", "speaker_label"):
            block["plain"] = " ".join(self.record["text"][start:end].split())
        return block | {"anchor": self._anchor(path, part["kind"])}

    def _statement(self, part: dict[str, Any]) -> dict[str, Any]:
        sid = part["sid"]
        answers = part["answers"]["sids"] if part["answers"] else []
        review = self.judgements["reviews"][sid]
        return {
            "part": part,
            "sid": sid,
            "sid_shown": mark_safe(show(sid)),
            "anchor": mark_safe(f"s-{sid}"),
            "href": mark_safe(statement_path(sid, self.reading.major)),
            "passage": self.passages[part["path"]],
            "is_conveyed": part["conveyor"] is not None,
            "source": self.sources.say(part),
            "role": part["role"],
            "answers_href": self._link(answers[0]) if answers else "",
            "answered_href": self._link(self.answers[sid]) if sid in self.answers else "",
            "topics": [self._topic(topic["slug"], topic["label"]) for topic in self.topics.get(sid, [])],
            "place": escape(part["place"] or show(sid)),
            "has_positions": sid in self.positions,
            "positions": [compose_position(p) for p in self.positions.get(sid, [])]
            if self.reading.has_positions
            else [],
            "review_shown": self.review(review),
            "needs_review": review == "parser",
        }

    def _link(self, sid: str) -> str:
        return f"#s-{sid}" if self.is_whole else statement_path(sid, self.reading.major)

    def _topic(self, slug: str, label: str) -> dict[str, str]:
        if (slug, label) not in self.shown_topics:
            href = topic_path(slug) if slug in self.reading.topics else ""
            self.shown_topics[slug, label] = {"label": escape(label), "href": escape(href)}
        return self.shown_topics[slug, label]

    def _anchor(self, path: str, kind: str) -> str:
        """A name for the block that no other block of the page has; nothing where it stands outside the outline."""
        if not path:
            return ""
        anchor, number = f"p-{path}", 1
        while anchor in self.anchors:
            anchor = f"p-{path}-{kind}" if number == 1 else f"p-{path}-{kind}-{number}"
            number += 1
        self.anchors.add(anchor)
        return anchor


def _names(part: dict[str, Any]) -> tuple[str, ...]:
    return tuple(who["name"] for who in part["speakers"])


def _is_announced(part: dict[str, Any], statement: dict[str, Any]) -> bool:
    """Whether the words before a statement say whose it is."""
    return tuple(part.get("speakers", ())) == _names(statement)

"""An edition's parts as the blocks of a reading page. Pure: all that is needed comes with the arguments."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from archive.citing import cite_part
from archive.models import Person
from archive.models.identifiers import show
from archive.parsing.paths import printed_place

from .addresses import absolute, person_path, statement_path, topic_path
from .marking import mark, notes_on
from .phrases import (
    ATTRIBUTIONS,
    DIRECTIONS,
    REVIEWS,
    SPEECH,
    and_list,
    capitalise,
    name_person,
    show_account,
    show_wording,
    show_words_of,
)

SLOTS = 8
"""How many single speakers have a mark of their own; from the next one on they come round again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One edition as a reader has asked for it, with today's public records behind the slugs that it gives.

    `edition` is its document, `major` the edition that statements link to (None where it is the current one).
    """

    edition: dict[str, Any]
    people: Mapping[str, Person] = field(default_factory=dict)
    topics: Collection[str] = ()
    major: int | None = None
    is_emended: bool = False
    has_positions: bool = False

    @property
    def record(self) -> dict[str, Any]:
        """The record of the edition."""
        record: dict[str, Any] = self.edition["record"]
        return record


def compose_blocks(reading: Reading, *, is_whole: bool = True) -> list[dict[str, Any]]:
    """All blocks of the edition in the order of the text; labels go to the block that they number.

    Where the page has the whole record (`is_whole`), an answer links to its question on the page.
    """
    return _Composer(reading, is_whole).compose()


def compose_outline(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings in their order, the deeper ones under the others; in a transcript the turns."""
    outline: list[dict[str, Any]] = []
    for block in blocks:
        if block["kind"] not in ("heading", "speaker_label"):
            continue
        label = block["label"]
        if block["kind"] == "speaker_label":
            label = block["path"].rsplit(".", 1)[-1].removeprefix("t")
        entry = {"label": label, "title": block["plain"].rstrip(":"), "href": f"#{block['anchor']}", "children": []}
        is_deeper = bool(outline) and (
            block["level"] > 1 or (block["kind"] == "speaker_label" and "." in block["path"])
        )
        (outline[-1]["children"] if is_deeper else outline).append(entry)
    return outline


def show_voice(who: dict[str, Any], people: Mapping[str, Person]) -> dict[str, Any]:
    """A voice for display, with the page of the person where there is one."""
    person = people.get(who["person"]["slug"]) if who["person"] else None
    return {
        "name": name_person(who),
        "office": who["office"]["label"] if who["office"] else "",
        "country": who["country"]["label"] if who["country"] else "",
        "href": person_path(person.slug) if person else None,
    }


def surname(who: dict[str, Any], people: Mapping[str, Person]) -> str:
    """What a voice is called in a heading: the surname where the person is known, else the name in the record."""
    person = people.get(who["person"]["slug"]) if who["person"] else None
    return person.surname if person else name_person(who)


def level_of(path: str) -> int:
    """How deep a passage stands: 1 section, 2 item or paragraph of one, 3 point or bullet, 4 deeper."""
    components = path.split(".") if path else []
    own = [c for c in components if not _counts(c, "p")]
    level = len(own)
    if len(components) > len(own) and components[:-1]:
        level = max(level, 2)
    if own and _counts(own[-1], "b"):
        level = max(level, 3)
    return min(max(level, 1), 4)


def _counts(component: str, letter: str) -> bool:
    return component.startswith(letter) and component[1:].partition("~")[0].isdigit()


class _Composer:
    """Goes through the parts once; what it remembers is what a reader has seen so far."""

    def __init__(self, reading: Reading, is_whole: bool) -> None:
        self.reading = reading
        self.record = reading.record
        self.is_whole = is_whole
        self.slots: dict[str, int] = {}
        self.anchors: set[str] = set()
        self.label = ""
        self.last_shown: Any = None
        self.is_labelled = False
        self.topics: dict[str, list[dict[str, Any]]] = {}
        for tag in reading.edition["judgements"]["topics"]:
            self.topics.setdefault(tag["sid"], []).append(tag)
        self.positions: dict[str, list[dict[str, Any]]] = {}
        for position in reading.edition["judgements"]["positions"]:
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

    def compose(self) -> list[dict[str, Any]]:
        blocks = []
        parts = self.record["parts"]
        for index, part in enumerate(parts):
            if part["kind"] == "label":
                self.label = self.record["text"][part["start"] : part["end"]]
                continue
            blocks.append(self._block(part, parts[index + 1 :]))
            self.label = ""
        return blocks

    def _block(self, part: dict[str, Any], rest: list[dict[str, Any]]) -> dict[str, Any]:
        path, start, end = part["path"] or "", part["start"], part["end"]
        is_emended = self.reading.is_emended
        block = {
            "kind": part["kind"],
            "level": level_of(path),
            "label": self.label,
            "path": path,
            "place": part.get("place") or (printed_place(path) if path else ""),
            "html": mark(self.record, start, end, is_emended=is_emended),
            "plain": " ".join(self.record["text"][start:end].split()),
            "notes": notes_on(self.record, start, end, is_emended=is_emended),
            "language": self.record["language"] or "",
            "speaker_slot": 0,
            "speaker_changes": False,
            "heading": None,
        }
        if part["kind"] == "statement":
            return block | self._statement(part)
        block["anchor"] = self._anchor(path, part["kind"])
        announced = next((p for p in rest if p["kind"] == "statement"), None)
        if part["kind"] == "heading" and block["level"] == 1:
            self.last_shown = None
        elif part["kind"] == "speaker_label":
            block |= self._speaker_label(part, announced)
        elif part["kind"] == "lead_in" and announced is not None and _is_announced(part, announced):
            block |= self._opening(announced)
        return block

    def _speaker_label(self, part: dict[str, Any], announced: dict[str, Any] | None) -> dict[str, Any]:
        """The printed name stands for the heading of the turn's first statement; only whose words it is, is added."""
        self.is_labelled = True
        if announced is None or not _is_announced(part, announced) or not announced["speakers"]:
            return {"heading": {"name": "", "words": ""}}
        words = show_words_of(announced["account"], self.record)
        return {"heading": {"name": "", "words": words}, "speaker_slot": self._slot(announced)}

    def _opening(self, statement: dict[str, Any]) -> dict[str, Any]:
        """Who speaks, where it is not who was shown last."""
        who = (
            _names(statement),
            statement["conveyor"] and name_person(statement["conveyor"]),
            statement["role"] == "question",
        )
        changes, self.last_shown = who != self.last_shown and not self.is_labelled, who
        self.is_labelled = False
        return {
            "speaker_changes": changes,
            "heading": self._heading(statement),
            "speaker_slot": self._slot(statement),
        }

    def _heading(self, part: dict[str, Any]) -> dict[str, str]:
        people = self.reading.people
        if part["speakers"]:
            name = and_list(surname(who, people) for who in part["speakers"])
        else:
            name = _("Question") if part["role"] == "question" else _("No speaker named")
        words = [show_words_of(part["account"], self.record)] if part["speakers"] or part["role"] != "question" else []
        if part["conveyor"]:
            words.insert(0, _("conveyed by %s") % surname(part["conveyor"], people))
        return {"name": name, "words": ", ".join(w for w in words if w)}

    def _slot(self, part: dict[str, Any]) -> int:
        """The mark of a single speaker, by the order in which they first appear; 0 for none or several."""
        if len(part["speakers"]) != 1:
            return 0
        return self.slots.setdefault(name_person(part["speakers"][0]), len(self.slots) % SLOTS + 1)

    def _statement(self, part: dict[str, Any]) -> dict[str, Any]:
        reading, sid = self.reading, part["sid"]
        same = self.passages[part["path"]]
        answers = part["answers"]["sids"] if part["answers"] else []
        conveyor = [part["conveyor"]] if part["conveyor"] else []
        opening = self._opening(part)
        return opening | {
            "sid": sid,
            "sid_shown": show(sid),
            "anchor": f"s-{sid}",
            "href": statement_path(sid, reading.major),
            "number": same.index(sid) + 1,
            "total": len(same),
            "speakers": [show_voice(who, reading.people) for who in part["speakers"]],
            "addressees": [show_voice(who, reading.people) for who in part["addressees"]],
            "conveyed_by": [show_voice(who, reading.people) for who in conveyor],
            "source_line": self._source_line(part, opening["heading"]["words"]),
            "account": part["account"],
            "account_shown": show_account(part["account"], self.record["record_keeper"]),
            "attribution": ATTRIBUTIONS[part["attribution"]],
            "speech": SPEECH[part["speech"]],
            "wording_shown": show_wording(part["wording"], self.record["form"], part["translation"]),
            "role": part["role"],
            "answers_href": self._link(answers[0]) if answers else "",
            "answered_href": self._link(self.answers[sid]) if sid in self.answers else "",
            "topics": [self._topic(tag) for tag in self.topics.get(sid, [])],
            "positions": [_position(p) for p in self.positions.get(sid, [])],
            "review_shown": REVIEWS[reading.edition["judgements"]["reviews"][sid]],
            "needs_review": reading.edition["judgements"]["reviews"][sid] == "parser",
            "citation": cite_part(reading.edition, part, site=absolute("")),
        }

    def _source_line(self, part: dict[str, Any], words: str) -> str:
        """What goes with words that a reader copies: where they stand, who speaks, in whose words and account."""
        names = and_list(name_person(who) for who in part["speakers"])
        who = names or (_("question") if part["role"] == "question" else _("no speaker named"))
        account = show_account(part["account"], self.record["record_keeper"])
        wording = show_wording(part["wording"], self.record["form"], part["translation"])
        said = ", ".join(piece for piece in (part["place"], who, words, wording) if piece)
        return f"{said}. {account}."

    def _link(self, sid: str) -> str:
        return f"#s-{sid}" if self.is_whole else statement_path(sid, self.reading.major)

    def _topic(self, tag: dict[str, Any]) -> dict[str, Any]:
        slug = tag["topic"]["slug"]
        return {"label": tag["topic"]["label"], "href": topic_path(slug) if slug in self.reading.topics else None}

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


def _position(position: dict[str, Any]) -> dict[str, Any]:
    shown = []
    if position["strength"]:
        shown.append(_("strength %d") % position["strength"])
    shown.append(position["act"])
    if position["evidence"] == "inferred":
        shown.append(_("inferred by one step"))
    if position["condition"]:
        shown.append(_("on the condition: %s") % position["condition"])
    holder = position["holder"]["label"]
    if position["on_behalf_of"]:
        holder = _("%(holder)s for %(country)s") % {"holder": holder, "country": position["on_behalf_of"]["label"]}
    return {
        "proposition": position["proposition"]["text"],
        "direction_shown": str(DIRECTIONS[position["direction"]]),
        "details_shown": capitalise(", ".join(shown)),
        "holder": holder,
        "words": " ".join(position["words"].split()),
        "rationale": position["rationale"] or "",
        "coded_by": position["by"],
    }

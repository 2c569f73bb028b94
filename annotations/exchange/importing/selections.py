"""A REFI-QDA project: each selection of a text an annotation, by the words that it selects."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from annotations.anchoring import TextPositionSelector, describe
from annotations.coding.reading import TYPE, read_position
from annotations.coding.values import CodeGiven, Term
from annotations.exchange.refi import Node, UnreadableRefi
from annotations.exchange.refi_project import Given, Note, Selection, Source, read_project
from annotations.models import CodeEntry
from annotations.reading import LONGEST_TAG, Content, Reader

from .candidates import Candidate, File, UnreadableFile, limit, shorten

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"']{1,2000}")
_LINES: Final = "its text has other ends of lines than the format’s, so that its offsets may be wrong"


def read_selections(raw: bytes, *, by: Any, site: str) -> File:
    """The annotations of a .qdpx. Codes are known again by their GUIDs; others come in as tags. Raises UnreadableFile."""
    try:
        project = read_project(raw)
    except UnreadableRefi as error:
        raise UnreadableFile(str(error)) from error
    reading = _Reading(project.codes, project.notes, project.users, by=by, site=site)
    candidates = limit(candidate for source in project.sources for candidate in reading.source(source))
    return File(candidates, (*project.left, *reading.left()))


class _Reading:
    """One project, with what its annotations refer to."""

    def __init__(
        self, codes: Iterable[Node], notes: Iterable[Note], users: Mapping[str, str], *, by: Any, site: str
    ) -> None:
        self.codes = {node.guid: node for top in codes for node in top.walk()}
        self.notes = {note.guid: note for note in notes}
        self.users = users
        self.site = site
        self.used: set[str] = set()
        newest = CodeEntry.objects.visible_to(by).filter(code__guid__in=[UUID(guid) for guid in self.codes])
        self.terms = {
            str(entry.code.guid): Term(entry.version.codebook.guid, entry.version.number, entry.code.guid)
            for entry in newest.select_related("code", "version__codebook").order_by("version__number")
        }

    def source(self, source: Source) -> Iterable[Candidate]:
        """Its selections, and what was said of it as a whole."""
        text = source.text.replace("\r\n", "\n").replace("\r", "\n")
        targets = tuple(_ADDRESS.findall(f"{source.description}\n{source.name}"))
        lost = (
            ""
            if targets
            else "its source does not name the address of a record: write it into the source’s description"
        )
        for selection in source.selections:
            yield self.selection(source, selection, text, targets, lost)
        bodies, notes = self.bodies(source.given, source.notes)
        if bodies:
            yield Candidate(source.guid, shorten(source.name), targets, bodies=bodies, problem=lost, notes=notes)

    def selection(
        self, source: Source, selection: Selection, text: str, targets: tuple[str, ...], lost: str
    ) -> Candidate:
        bodies, notes = self.bodies(selection.given, selection.notes)
        label = shorten(selection.name or text[max(selection.start, 0) : max(selection.end, 0)] or selection.guid)
        via = next(iter(_ADDRESS.findall(selection.description)), "")
        if user := self.users.get(selection.user.strip("{}").lower()):
            notes = (*notes, f"it was made by {shorten(user, 80)}; here it is yours")
        if not 0 <= selection.start < selection.end <= len(text):
            lost = lost or "its offsets are not in its source’s text"
            return Candidate(selection.guid, label, targets, bodies=bodies, via=via, problem=lost, notes=notes)
        quote = describe(text, selection.start, selection.end)
        if not quote.exact.strip():
            lost = lost or "it selects no words"
        is_lf = "\r" not in source.text
        return Candidate(
            selection.guid, label, targets, quote, TextPositionSelector(selection.start, selection.end) if is_lf else None,
            bodies, via=via, doubt="" if is_lf else _LINES, problem=lost, notes=notes,
        )  # fmt: skip

    def bodies(self, given: Iterable[Given], notes: Iterable[str]) -> tuple[tuple[Content, ...], tuple[str, ...]]:
        """What is said, and what of it changes."""
        bodies: list[Content] = []
        told: list[str] = []
        for one in given:
            said = [self.take(guid) for guid in one.notes]
            machine = next((found for note in said if note and (found := _read_json(note.description))), {})
            node = self.codes.get(one.code)
            if machine.get("type") == TYPE and (position := self.position(machine)):
                bodies.append(position)
            elif one.code in self.terms:
                confidence = machine.get("confidence")
                confidence = confidence if type(confidence) is int and confidence in (1, 2, 3) else None
                bodies.append(
                    Content("code", purpose="classifying", coding=CodeGiven(self.terms[one.code], confidence))
                )
            elif node is None:
                told.append(f"a code that is not in its codebook was left out: {one.code}")
            else:
                bodies.append(Content("tag", node.name[:LONGEST_TAG], "tagging"))
                if "Tags" not in self.above(one.code):
                    told.append(
                        f"the code “{shorten(node.name, 60)}” is in no codebook that you can see, and comes in as a tag"
                    )
            bodies += [
                Content("comment", note.text, "commenting", "text/plain")
                for note in said if note and note.text.strip() and not _read_json(note.description)
            ]  # fmt: skip
        for guid in notes:
            note = self.take(guid)
            if note and note.text.strip():
                bodies.append(Content("comment", note.text, "commenting", "text/plain"))
        return tuple(dict.fromkeys(bodies)), tuple(dict.fromkeys(told))

    def above(self, guid: str) -> tuple[str, ...]:
        """The names of the codes directly above it."""
        return tuple(node.name for node in self.codes.values() if any(child.guid == guid for child in node.children))

    def take(self, guid: str) -> Note | None:
        self.used.add(guid)
        return self.notes.get(guid)

    def position(self, document: dict[str, Any]) -> Content | None:
        reader = Reader(creator={}, site=self.site, licence="")
        given = read_position(reader, document, "#")
        return None if reader.problems else Content("position", purpose="assessing", coding=given)

    def left(self) -> tuple[str, ...]:
        """Notes on nothing that was read."""
        return tuple(
            f"A note on no selection was left out: {shorten(note.name or note.text)}"
            for guid, note in self.notes.items() if guid not in self.used
        )  # fmt: skip


def _read_json(words: str) -> dict[str, Any]:
    try:
        found = json.loads(words) if words.startswith("{") else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}

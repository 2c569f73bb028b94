"""A REFI-QDA codebook as a new codebook of a group: a draft, whose codes keep their GUIDs where nobody here has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from annotations.codebooks import RefusedCodebook, add_code, found
from annotations.exchange.refi import Node, UnreadableRefi
from annotations.exchange.refi_codebook import read_codebook
from annotations.exchange.refi_project import PROJECT_FILE
from annotations.exchange.zips import UnreadableZip, open_zip
from annotations.models import Code, Codebook, ResearchGroup
from archive.models import Topic

from .candidates import UnreadableFile, shorten

_HEADINGS: Final = {"When to use it: ": "when_to_use", "When not: ": "when_not"}
_EXCLUSIVE: Final = "Of the codes directly beneath it, one statement has one at most."
_SHORTCUT: Final = "Shortcut key: "
_TOPICS: Final = "Topics of the archive: "


@dataclass(frozen=True, slots=True)
class Founded:
    """The codebook, how many codes it has, and what of the file is otherwise in it, a sentence each."""

    codebook: Codebook
    codes: int
    told: tuple[str, ...]


@transaction.atomic
def found_from(raw: bytes, *, group: ResearchGroup, name: str, by: Any) -> Founded:
    """A codebook of the group's with the codes of a .qdc or a .qdpx. Raises UnreadableFile, RefusedCodebook."""
    try:
        nodes = read_codebook(_codebook_in(raw))
    except (UnreadableRefi, UnreadableZip) as error:
        raise UnreadableFile(str(error)) from error
    codebook = found(group=group, name=name, by=by)
    draft = codebook.versions.get()
    taken = {str(guid) for guid in Code.objects.filter(guid__in=_guids(nodes)).values_list("guid", flat=True)}
    told: list[str] = []
    count = 0

    def grow(nodes: Iterable[Node], above: Code | None) -> None:
        nonlocal count
        for node in nodes:
            fields = read_description(node.description)
            topics = Topic.objects.published().filter(slug__in=fields.pop("topics", "").split(", "))
            is_exclusive = bool(fields.pop("is_exclusive", ""))
            code_name = node.name[:120].strip() or "Without a name"
            if code_name != node.name:
                told.append(f"A name was longer than 120 characters, or empty: {shorten(node.name)}")
            try:
                with transaction.atomic():
                    entry = add_code(
                        draft=draft, by=by, name=code_name, parent=above, colour=node.colour, topics=topics,
                        is_exclusive=is_exclusive, **fields,
                    )  # fmt: skip
            except RefusedCodebook as refusal:
                told.append(f"{shorten(node.name)}, and {sum(1 for _ in node.walk()) - 1} codes beneath it: {refusal}")
                continue
            count += 1
            if node.guid in taken:
                told.append(f"“{shorten(node.name, 60)}” has another GUID here: its own is a code’s here already.")
            else:
                Code.objects.filter(pk=entry.code_id).update(guid=UUID(node.guid))
            if not node.is_codable:
                told.append(
                    f"“{shorten(node.name, 60)}” was not to be given; here a code can be, until it is retired."
                )
            grow(node.children, entry.code)

    grow(nodes, None)
    return Founded(codebook, count, tuple(told))


def read_description(words: str) -> dict[str, str]:
    """A description as the fields of a code, where it has our headings; else all of it is the definition."""
    fields: dict[str, list[str]] = {"definition": []}
    into = "definition"
    for paragraph in words.split("\n\n"):
        heading = next((one for one in _HEADINGS if paragraph.startswith(one)), "")
        if heading and _HEADINGS[heading] not in fields:
            into = _HEADINGS[heading]
            fields[into] = [paragraph.removeprefix(heading)]
        elif paragraph == _EXCLUSIVE:
            fields["is_exclusive"] = ["yes"]
        elif paragraph.startswith(_SHORTCUT) and len(paragraph) == len(_SHORTCUT) + 1:
            fields["shortcut"] = [paragraph[-1]]
        elif paragraph.startswith(_TOPICS):
            fields["topics"] = [paragraph.removeprefix(_TOPICS)]
        else:
            fields[into].append(paragraph)
    return {name: "\n\n".join(paragraphs) for name, paragraphs in fields.items()}


def _guids(nodes: Iterable[Node]) -> list[UUID]:
    return [UUID(node.guid) for top in nodes for node in top.walk()]


def _codebook_in(raw: bytes) -> bytes:
    """The XML, out of its zip where it is in one. Raises UnreadableZip."""
    if not raw.startswith(b"PK"):
        return raw
    with open_zip(raw) as packed:
        return packed.read(PROJECT_FILE)

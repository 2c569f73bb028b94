"""A statement as coders and those who decide read it: its words between its neighbours, whose account it is, who speaks.

What editors have coded of it is left out: whoever codes is not told what others see in it.
"""

from __future__ import annotations

from typing import Any

from annotations.models import Unit
from archive.models.identifiers import show
from archive.rendering.addresses import statement_path
from archive.rendering.facts import compose_facts
from archive.rendering.heads import compose_head
from archive.rendering.reading import Reading
from archive.rendering.statement_page import surround


def show_statement(unit: Unit) -> dict[str, Any]:
    """The words, the facts and the head of the record, of the edition in which the statement was chosen. Without a query."""
    edition = unit.edition
    reading = Reading(edition=edition.document, major=edition.major)
    parts = reading.record["parts"]
    at = next(index for index, part in enumerate(parts) if part.get("sid") == unit.identity_id)
    before, subject, after = surround(reading, at)
    blocks = [*before, subject, *after]
    for block in blocks:
        block["positions"], block["topics"] = [], []
    head = compose_head(reading, edition, [], newer="")
    return {
        "blocks": blocks,
        "subject": subject,
        "head": head,
        "facts": compose_facts(reading, subject, head["event_date_shown"]),
        "sid": unit.identity_id,
        "sid_shown": show(unit.identity_id),
        "href": statement_path(unit.identity_id, edition.major),
        "part": parts[at],
        "people": _people(reading.record, parts[at]),
    }


def _people(record: dict[str, Any], part: dict[str, Any]) -> list[tuple[str, str]]:
    """Slug and name of the people whom the record knows, those of the statement first."""
    voices = [*part["speakers"], *part["addressees"], *([part["conveyor"]] if part["conveyor"] else [])]
    voices += record["event"]["participants"]
    voices += [who for one in record["parts"] if one["kind"] == "statement" for who in one["speakers"]]
    found: dict[str, str] = {}
    for who in voices:
        if who["person"]:
            found.setdefault(who["person"]["slug"], who["person"]["label"])
    return list(found.items())

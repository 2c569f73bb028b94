"""The page of one statement between its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from archive.citing import cite_part
from archive.models import Edition, StatementId
from archive.models.identifiers import show

from .addresses import absolute, citation_links, error_path, report_path, statement_path
from .blocks import UNPRINTED, compose_blocks
from .comparing import show_changes
from .facts import compose_facts
from .heads import compose_head
from .metadata import compose_metadata
from .phrases import ATTRIBUTIONS, name_person
from .reading import Reading
from .switches import compose_switches

CONTEXT = 2
"""How many blocks stand before and after a statement on its own page."""


def render_statement(
    reading: Reading,
    edition: Edition,
    identity: StatementId,
    stood_in: Iterable[Edition],
    *,
    path: str,
    current: Edition,
    origin: str = "",
) -> str:
    """The page as HTML.

    `stood_in` are the editions with the statement, the latest first; `current` is the report's current edition and
    `origin` the published statement from which this one was split.
    """
    sid, parts = identity.sid, reading.record["parts"]
    at = next(index for index, part in enumerate(parts) if part.get("sid") == sid)
    with translation.override(settings.LANGUAGE_CODE):
        before, subject, after = surround(reading, at)
        # They stand beneath it, at their full length.
        positions = subject["positions"]
        said = subject["said"]
        for block in (*before, subject, *after):
            block["positions"], block["said"] = [], []
        newer = current.number if current.pk != edition.pk else ""
        head = compose_head(reading, edition, [], newer=newer)
        cited = statement_path(sid, edition.major)
        page = statement_path(sid, edition.major if newer else None)
        shown = [*before, subject, *after]
        context = {
            "edition": head,
            "statement": subject,
            "facts": compose_facts(reading, subject, head["event_date_shown"]),
            "blocks": shown,
            "noted": [block for block in shown if block["notes"]],
            "switches": compose_switches(
                reading,
                path,
                has_text=any(note["kind"] == "emendation" for block in shown for note in block["notes"]),
                has_positions=subject["has_positions"],
            ),
            "citation": {
                "text": cite_part(reading.edition, parts[at], site=absolute("")),
                "url": absolute(cited),
                **citation_links(cited),
            },
            "page": {"url": absolute(page), "metadata": compose_metadata(reading.edition, parts[at])},
            "positions": positions,
            "said": said,
            "error_href": "" if newer else error_path(reading.edition["rid"], sid),
            "as_of": _as_of(reading, edition, current, parts[at]) if newer else None,
            "stood_in": _list_states(sid, stood_in),
            "history": [{"shown": _("Split from"), "href": statement_path(origin), "sid_shown": show(origin)}]
            if origin
            else [],
        }
        return render_to_string("archive/statement.html", context)


def surround(reading: Reading, at: int) -> tuple[list[dict[str, Any]], dict[str, Any], list[dict[str, Any]]]:
    """What stands before the statement at that index of the parts, its own block, and what stands after it."""
    parts = reading.record["parts"]
    printed = [index for index, part in enumerate(parts) if part["kind"] not in (*UNPRINTED, "label")]
    place = printed.index(at)
    wanted = printed[max(place - CONTEXT, 0) : place + CONTEXT + 1]
    blocks = compose_blocks(reading, is_whole=False, wanted=frozenset(wanted))
    for block in blocks:
        block["state"] = "is-context"
    own = wanted.index(at)
    subject = blocks[own]
    subject["state"] = "is-subject"
    before, after = _before(blocks[:own]), _after(blocks[own + 1 :])
    # Who speaks is said once: above the first of several by the same.
    for previous, block in zip([None, *before], [*before, subject], strict=False):
        if block.get("heading") and not (previous and previous.get("heading") == block["heading"]):
            block["speaker_changes"] = not (previous and previous["kind"] == "speaker_label")
    return before, subject, after


def _before(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What stands before a statement on its page: nothing of the section before its own."""
    for index in range(len(blocks) - 1, -1, -1):
        if blocks[index]["kind"] == "heading" and blocks[index]["level"] == "1":
            return blocks[index:]
    return blocks


def _after(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What stands after it: nothing of the next section, and no words that announce what is not shown."""
    found: list[dict[str, Any]] = []
    for block in blocks:
        if block["kind"] == "heading":
            break
        found.append(block)
    while found and found[-1]["kind"] in ("lead_in", "speaker_label"):
        found.pop()
    return found


def _as_of(reading: Reading, edition: Edition, current: Edition, then: dict[str, Any]) -> dict[str, Any]:
    """What to say above a statement of an older edition: from when it is, and what has become of it."""
    record = current.document["record"]
    now = next((part for part in record["parts"] if part.get("sid") == then["sid"]), None)
    changes = []
    if now is not None:
        before, after = (one["text"][p["start"] : p["end"]] for one, p in ((reading.record, then), (record, now)))
        changes = _changes(then, now) if then != now else []
        if before.split() != after.split():
            changes.insert(0, {"what": _("Words"), "html": show_changes(before, after)})
    return {
        "number": edition.number,
        "date": edition.published_at.date(),
        "newer": current.number,
        "changes": changes,
        "is_gone": now is None,
        "current_href": statement_path(then["sid"]) if now else report_path(reading.edition["rid"]),
    }


def _changes(then: dict[str, Any], now: dict[str, Any]) -> list[dict[str, Any]]:
    """What is said of the statement in another way now, each as it was and as it is."""
    rows = [
        (_("Place"), then["place"], now["place"]),
        (_("Said by"), _name(then["speakers"]), _name(now["speakers"])),
        (_("Said to"), _name(then["addressees"]), _name(now["addressees"])),
        (_("Conveyed by"), _name([then["conveyor"]]), _name([now["conveyor"]])),
        (_("Attribution"), str(ATTRIBUTIONS[then["attribution"]]), str(ATTRIBUTIONS[now["attribution"]])),
    ]
    return [
        {"what": what, "then": old or _("nobody"), "now": new or _("nobody")} for what, old, new in rows if old != new
    ]


def _name(voices: list[dict[str, Any] | None]) -> str:
    """The voices with their offices, as far as there are any."""
    return "; ".join(
        f"{name_person(who)}, {who['office']['label']}" if who["office"] else name_person(who) for who in voices if who
    )


def _list_states(sid: str, editions: Iterable[Edition]) -> list[dict[str, Any]]:
    lines, seen = [], set()
    for edition in editions:
        href = None if edition.major in seen else statement_path(sid, edition.major)
        seen.add(edition.major)
        lines.append(
            {"number": edition.number, "date": edition.published_at.date(), "href": href, "note": edition.note}
        )
    return lines

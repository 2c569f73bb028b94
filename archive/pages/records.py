"""The pages of one record and of one statement in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.citing import cite_statement
from archive.models import Edition, Person, Report, StatementId, Topic, Withdrawal
from archive.models.identifiers import show

from .addresses import absolute, report_path, statement_path
from .answering import NotHere, answer_page, move_permanently, read_identifier, reading_page
from .blocks import Reading, compose_blocks, compose_outline
from .heads import compose_head, compose_switches

CONTEXT = 2
"""How many blocks stand before and after a statement on its own page."""


@reading_page
def report(request: HttpRequest, shown: str, major: int | None = None) -> HttpResponseBase:
    """A report in its current edition, or as it stood in the last state of the edition with that first number."""
    rid = read_identifier(shown)
    path = report_path(rid, major)
    if request.path != path:
        return move_permanently(request, path)
    found = _find_report(rid)
    if found.state == Report.State.WITHDRAWN:
        return _tombstone(request, found)
    editions = list(found.editions.without_content())
    edition = _choose(found, editions, major)
    reading = _read(request, edition, found)
    blocks = compose_blocks(reading)
    head = compose_head(reading, edition, editions, newer=_newer(found, edition))
    head["has_notes"] = any(block["notes"] for block in blocks if block["kind"] not in ("furniture", "title"))
    head["has_furniture"] = any(block["kind"] == "furniture" for block in blocks)
    context = {
        "edition": head,
        "blocks": blocks,
        "outline": compose_outline(blocks),
        "switches": compose_switches(
            reading,
            path,
            has_text=bool(reading.record["emendations"]),
            has_positions=bool(reading.edition["judgements"]["positions"]),
        ),
        "show_positions": reading.has_positions,
    }
    return answer_page(request, "archive/report.html", context)


@reading_page
def statement(request: HttpRequest, shown: str, major: str | None = None) -> HttpResponseBase:
    """A statement between its neighbours, as it stands now or as it stood in an edition.

    One that was merged leads to the statement that took it in; one that stands no longer is shown where it last did.
    """
    return _statement(request, shown, int(major) if major else None)


def _statement(request: HttpRequest, shown: str, major: int | None) -> HttpResponseBase:
    sid = read_identifier(shown)
    path = statement_path(sid, major)
    if request.path != path:
        return move_permanently(request, path)
    identity = StatementId.objects.in_public().filter(sid=sid).first()
    stood_in = list(Edition.objects.with_statement(sid).without_content()) if identity else []
    if identity is None or not stood_in:
        raise NotHere(_("No published statement has the identifier %s.") % show(sid))
    found = identity.report
    if found.state == Report.State.WITHDRAWN:
        return _tombstone(request, found)
    if major is None and stood_in[0].pk != found.current_edition_id:
        heir = identity.heir
        if heir is not None:
            return move_permanently(request, statement_path(heir.sid))
        major = stood_in[0].major
    edition = _choose(found, stood_in, major)
    reading = _read(request, edition, found)
    return answer_page(
        request, "archive/statement.html", _statement_context(reading, edition, found, identity, stood_in, path)
    )


def _statement_context(
    reading: Reading,
    edition: Edition,
    found: Report,
    identity: StatementId,
    stood_in: list[Edition],
    path: str,
) -> dict[str, Any]:
    sid = identity.sid
    blocks = [b for b in compose_blocks(reading, is_whole=False) if b["kind"] not in ("furniture", "title")]
    at = next(index for index, block in enumerate(blocks) if block.get("sid") == sid)
    subject, before, after = blocks[at], _before(blocks, at), _after(blocks, at)
    shown = [*before, subject, *after]
    for block in (subject, next((b for b in before if b["kind"] == "statement"), subject)):
        block["speaker_changes"] = True
    newer = _newer(found, edition)
    cited = absolute(statement_path(sid, edition.major))
    url = absolute(statement_path(sid, edition.major if newer else None))
    head = compose_head(reading, edition, [], newer=newer)
    return {
        "edition": head,
        "statement": subject,
        "before": before,
        "after": after,
        "noted": [block for block in shown if block["notes"]],
        "switches": compose_switches(
            reading,
            path,
            has_text=any(note["kind"] == "emendation" for block in shown for note in block["notes"]),
            has_positions=bool(subject["positions"]),
        ),
        "statement_citation": {"text": cite_statement(reading.edition, sid, site=absolute("")), "url": cited},
        "statement_page": {"url": url, "metadata": head["metadata"]},
        "show_positions": reading.has_positions,
        "as_of": _as_of(reading, edition, found, sid) if newer else None,
        "stood_in": _list_states(sid, stood_in),
        "history": _history(identity),
    }


def _before(blocks: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    """What stands before a statement on its page: nothing of the section before its own."""
    found: list[dict[str, Any]] = []
    for block in reversed(blocks[max(at - CONTEXT, 0) : at]):
        found.insert(0, block)
        if block["kind"] == "heading" and block["level"] == 1:
            break
    return found


def _after(blocks: list[dict[str, Any]], at: int) -> list[dict[str, Any]]:
    """What stands after it: nothing of the next section, and no words that announce what is not shown."""
    found: list[dict[str, Any]] = []
    for block in blocks[at + 1 : at + 1 + CONTEXT]:
        if block["kind"] == "heading":
            break
        found.append(block)
    while found and found[-1]["kind"] in ("lead_in", "speaker_label"):
        found.pop()
    return found


def _find_report(rid: str) -> Report:
    found = Report.objects.once_public().with_current_edition().filter(rid=rid).first()
    if found is None:
        raise NotHere(_("No published record has the identifier %s.") % show(rid))
    return found


def _choose(found: Report, editions: list[Edition], major: int | None) -> Edition:
    """The current edition, else the latest of `editions` with that first number."""
    current = found.current_edition
    assert current is not None
    if major is None or major == current.major and any(e.pk == current.pk for e in editions):
        return current
    for edition in editions:
        if edition.major == major:
            return edition
    raise NotHere(_("It does not stand in an edition %d.") % major)


def _read(request: HttpRequest, edition: Edition, found: Report) -> Reading:
    """The edition as the address asks for it, with the public records behind its slugs; two queries."""
    document = edition.document
    return Reading(
        edition=document,
        people=Person.objects.behind(_slugs_of_people(document["record"])),
        topics=Topic.objects.public_slugs({tag["topic"]["slug"] for tag in document["judgements"]["topics"]}),
        major=None if edition.pk == found.current_edition_id else edition.major,
        is_emended=request.GET.get("text") == "emended",
        has_positions=request.GET.get("layer") == "positions",
    )


def _slugs_of_people(record: dict[str, Any]) -> set[str]:
    voices = list(record["event"]["participants"])
    for part in record["parts"]:
        if part["kind"] == "statement":
            voices += [*part["speakers"], *part["addressees"], *([part["conveyor"]] if part["conveyor"] else [])]
    return {who["person"]["slug"] for who in voices if who["person"]}


def _newer(found: Report, edition: Edition) -> str | None:
    current = found.current_edition
    return current.number if current is not None and current.pk != edition.pk else None


def _as_of(reading: Reading, edition: Edition, found: Report, sid: str) -> dict[str, Any]:
    """What to say above a statement of an older edition: from when it is, and what has become of it."""
    assert found.current_edition is not None
    parts = {p["sid"]: p for p in found.current_edition.document["record"]["parts"] if p["kind"] == "statement"}
    then = next(p for p in reading.record["parts"] if p.get("sid") == sid)
    now = parts.get(sid)
    names = ("text_sha256", "speakers", "addressees", "conveyor", "attribution")
    return {
        "number": edition.number,
        "date": edition.published_at.date(),
        "has_changed": now is not None and any(then[name] != now[name] for name in names),
        "is_gone": now is None,
        "current_href": statement_path(sid) if now else report_path(found.rid),
    }


def _list_states(sid: str, editions: list[Edition]) -> list[dict[str, Any]]:
    lines, seen = [], set()
    for edition in editions:
        href = None if edition.major in seen else statement_path(sid, edition.major)
        seen.add(edition.major)
        lines.append(
            {"number": edition.number, "date": edition.published_at.date(), "href": href, "note": edition.note}
        )
    return lines


def _history(identity: StatementId) -> list[dict[str, Any]]:
    """Which published statement it was split from."""
    origin = identity.split_from_id
    if origin is None or not Edition.objects.with_statement(origin).exists():
        return []
    return [{"shown": _("Split from"), "href": statement_path(origin), "sid_shown": show(origin)}]


def _tombstone(request: HttpRequest, found: Report) -> HttpResponseBase:
    """The page that stands for a withdrawn report: when, by whom and why."""
    last = found.current_edition
    assert last is not None
    withdrawal = Withdrawal.objects.select_related("by").get(edition=last)
    context = {
        "what": last.document["record"]["title"] or _("Untitled record"),
        "withdrawn_on": withdrawal.at.date(),
        "by_whom": withdrawal.by.get_full_name() or withdrawal.by.get_username(),
        "why": withdrawal.reason,
        "identifier": show(found.rid),
        "editions_shown": _("last published as edition %s") % last.number,
        "replaced_by": None,
    }
    return answer_page(request, "archive/withdrawn.html", {"withdrawal": context}, status=410)

"""Lines of lists: reports by their summaries, and published parts as results that say whose account they are."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.parsing.paths import printed_place
from archive.rendering.dates import show_date
from archive.rendering.marking import mark
from archive.rendering.phrases import (
    KINDS,
    REVIEWS,
    and_list,
    capitalise,
    name_person,
    show_account_briefly,
    show_wording_briefly,
    show_words_of,
)
from archive.searching import Hit


def report_entry(summary: dict[str, Any]) -> dict[str, Any]:
    """A report in a list."""
    event = summary["event"]
    return {
        "title": summary["title"] or _("Untitled record"),
        "href": summary["url"],
        "language": summary["language"] or "",
        "event_date_shown": _show_day(event, summary["dated"]),
        "kind": _("Event") if event["kind"] == "other" else capitalise(event["kind"]),
        "record_keeper": summary["record_keeper"]["label"],
        "participants_shown": and_list(name_person(who) for who in event["participants"]),
        "statements_count": summary["statements"],
        "edition": summary["edition"].partition(".")[0],
    }


def statement_result(data: dict[str, Any]) -> dict[str, Any]:
    """A statement in the list of a person or a topic, from what the projection keeps of it."""
    start, text = data["start"], data["text"]
    shifted = {
        "text": text,
        "glosses": [_shift(g, start) for g in data["glosses"]],
        "emendations": [_shift(e, start) for e in data["emendations"]],
    }
    return _result(data, mark(shifted, 0, len(text), is_emended=False)) | {"href": data["url"], "place": data["place"]}


def search_result(hit: Hit) -> dict[str, Any]:
    """What a search has found."""
    result = _result(hit.data, hit.html)
    path = hit.data["path"]
    return result | {
        "href": f"{hit.url}#p-{path}" if hit.is_narrative and path else hit.url,
        "place": hit.place or (printed_place(path) if path else str(KINDS[hit.kind])),
    }


def _result(data: dict[str, Any], html: SafeString) -> dict[str, Any]:
    account = data.get("account", "")
    return {
        "html": html,
        "language": data["language"] or "",
        "report_title": data["report"]["title"] or _("Untitled record"),
        "report_href": data["report"]["url"],
        "date_shown": _show_day(data["event"], data["dated"]),
        "speakers_shown": _speakers(data) if account else "",
        "record_keeper": data["record_keeper"]["label"],
        "account": account,
        "account_shown": _show_account(data) if account else "",
        "kind_shown": "" if account else KINDS[data["kind"]],
        "review": data["review"] or "",
        "review_shown": str(REVIEWS.get(data["review"], "")),
    }


def _show_day(event: dict[str, Any], dated: str | None) -> str:
    """The event's date, else that of the record."""
    return show_date(event["date"], is_year_supplied=event["year_supplied"]) or show_date(dated) or _("no date")


def _show_account(data: dict[str, Any]) -> str:
    """Whose account, and how near to what was said: “own account, transcribed, in translation”."""
    wording = show_wording_briefly(data["wording"], data["translation"])
    return f"{show_account_briefly(data['account'])}, {wording}"


def _speakers(data: dict[str, Any]) -> str:
    """Who speaks, in which office, and in whose words where they are not the speaker's own side's."""
    if not data["speakers"]:
        return _("A question") if data["role"] == "question" else _("No speaker named")
    words = [and_list(_with_office(who) for who in data["speakers"])]
    if data["conveyor"]:
        words.append(_("conveyed by %s") % name_person(data["conveyor"]))
    words.append(show_words_of(data["account"], data["wording"], data))
    return ", ".join(word for word in words if word)


def _with_office(who: dict[str, Any]) -> str:
    """The name, with the office held on that day where one is known: “Vladimir Putin (President of …)”."""
    office = who.get("office")
    return f"{name_person(who)} ({office['label']})" if office else name_person(who)


def _shift(layer: dict[str, Any], by: int) -> dict[str, Any]:
    return {**layer, "start": layer["start"] - by, "end": layer["end"] - by}

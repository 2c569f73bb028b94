"""What a reading page says of an edition beside its text: event, house, source, citation, editions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.citing import cite_record, credit, is_year_supplied, name_volume
from archive.models import Edition
from archive.models.identifiers import show

from .addresses import absolute, citation_links, error_path, meeting_path, report_path
from .custody import show_correction
from .dates import show_date
from .linking import link_addresses
from .marking import mark, notes_on
from .metadata import compose_metadata
from .phrases import BASES, FIELDS, REVIEWS, capitalise, show_account_note, show_language, show_translation
from .reading import Reading


def compose_head(reading: Reading, edition: Edition, editions: Iterable[Edition], *, newer: str) -> dict[str, Any]:
    """The `edition` of a page's context; `newer` is the number of the current edition where that is another one.

    `editions` are all of the report, the latest first.
    """
    document, record = reading.edition, reading.record
    rid, keeper, event = document["rid"], record["record_keeper"], record["event"]
    path = report_path(rid, edition.major if newer else None)
    cited = report_path(rid, edition.major)
    title_notes = notes_on(record, *_span_of_title(record), is_emended=reading.is_emended)
    shown_date = show_date(event["date"], is_year_supplied=is_year_supplied(record))
    return {
        "rid": rid,
        "rid_shown": show(rid),
        "number": edition.number,
        "major": edition.major,
        "published_on": datetime.fromisoformat(document["published_at"]).date(),
        "is_current": not newer,
        "newer": {"number": newer, "href": report_path(rid)} if newer else None,
        "title": record["title"] or _("Untitled record"),
        "title_html": _mark_title(reading) if title_notes else None,
        "title_notes": title_notes,
        "language": record["language"] or "",
        "href": path,
        "url": absolute(path),
        # Of what stands no longer there is nothing to correct.
        "error_href": "" if newer else error_path(rid),
        "record_keeper": {
            "name": keeper["label"],
            "slug": keeper["slug"],
            "country": keeper["country"]["label"] if keeper["country"] else "",
        },
        "account_note": show_account_note(record),
        "form": _("Record") if record["form"] == "other" else capitalise(record["form"]),
        "kind": _("Event") if event["kind"] == "other" else capitalise(event["kind"]),
        "event_date": event["earliest"] if event["earliest"] == event["latest"] else None,
        "event_date_shown": shown_date or _("without a date"),
        "times": _show_times(record),
        "place_shown": event["place"] or "",
        "participants": [reading.show_voice(who) for who in event["participants"]],
        "dated_shown": show_date(record["dated"]),
        "published_shown": show_date(record["published"]),
        "meeting": _meeting(reading),
        "translation_note": show_translation(record["translation"]),
        "source": {
            "address": record["source"]["address"],
            "captured_shown": show_date(record["source"]["captured_on"]),
            "licence_read_shown": show_date(record["source"]["licence_stated_on"]),
            "licence": record["source"]["licence"],
            "licence_url": record["source"]["licence_url"],
            "volume": name_volume(record["source"]),
            "read_from": _read_from(record["source"]),
            "corrections": [show_correction(one) for one in record["source"].get("corrections", ())],
        },
        "reviews": _reviews(document["judgements"]["reviews"]),
        "source_note": _source_note(document["judgements"]["source_note"]),
        "editions": list_editions(document["rid"], editions),
        "basis": [_basis(row, record, shown_date) for row in record["bases"]],
        "citation": {
            "text": cite_record(document, site=absolute("")),
            "url": absolute(cited),
            **citation_links(cited),
        },
        "credits": _credits(document),
        "sha256": edition.sha256,
        "metadata": compose_metadata(document),
    }


_KINDS_OF_FILE = {
    "text/html": gettext_lazy("a web page"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": gettext_lazy("a Word document"),
    "application/pdf": gettext_lazy("a PDF"),
    "text/markdown": gettext_lazy("a Markdown file"),
    "application/tei+xml": gettext_lazy("a TEI edition"),
}


def _read_from(source: Mapping[str, Any]) -> str:
    """What kind of file the text was read out of, and by which reader; empty for plain text, which is as received."""
    kind = _KINDS_OF_FILE.get(source["media_type"].partition(";")[0])
    return (
        _("%(kind)s, by the archive’s reader “%(reader)s”") % {"kind": kind, "reader": source["reader"]}
        if kind
        else ""
    )


def list_editions(rid: str, editions: Iterable[Edition]) -> list[dict[str, Any]]:
    """A line for each edition, the latest first. An address has the latest state of the judgements of its edition."""
    lines, seen = [], set()
    for edition in editions:
        href = None if edition.major in seen else report_path(rid, edition.major)
        seen.add(edition.major)
        lines.append(
            {"number": edition.number, "date": edition.published_at.date(), "href": href, "note": edition.note}
        )
    return lines


def _meeting(reading: Reading) -> dict[str, str] | None:
    """The meeting of which the edition is an account, with its page where it has one."""
    meeting = reading.edition["judgements"]["meeting"]
    if meeting is None:
        return None
    return {"label": meeting["label"], "href": meeting_path(reading.meeting) if reading.meeting else ""}


def _reviews(reviews: dict[str, str]) -> list[str]:
    """How many of the statements were looked at by whom; first those that nobody has looked at."""
    numbers = Counter(reviews.values())
    return [
        f"{shown}: {ngettext('%s statement', '%s statements', numbers[review]) % numbers[review]}"
        for review, shown in REVIEWS.items()
        if numbers[review]
    ]


def _source_note(note: dict[str, str] | None) -> dict[str, str] | None:
    return {"html": link_addresses(note["text"]), "by": note["by"]} if note else None


def _credits(document: dict[str, Any]) -> dict[str, str]:
    """Who is to be credited, with the address of the source as a link."""
    shown = credit(document, licence=settings.ARCHIVE_LICENCE).as_dict()
    return {**shown, "source_html": link_addresses(shown["source"])}


def _mark_title(reading: Reading) -> SafeString:
    return mark(reading.record, *_span_of_title(reading.record), is_emended=reading.is_emended)


def _span_of_title(record: dict[str, Any]) -> tuple[int, int]:
    """The characters of the title, which may run over several lines."""
    titles = [part for part in record["parts"] if part["kind"] == "title"]
    return (titles[0]["start"], titles[-1]["end"]) if titles else (0, 0)


def _show_times(record: dict[str, Any]) -> str:
    """“11:10–11:38”; in brackets, as a supplied year is, where the record does not print it."""
    shown = "–".join(record["event"]["times"])
    is_supplied = any(row["field"] == "event_time" and row["basis"] == "supplied" for row in record["bases"])
    return f"[{shown}]" if shown and is_supplied else shown


def _basis(row: dict[str, Any], record: dict[str, Any], shown_date: str) -> dict[str, Any]:
    event = record["event"]
    values = {
        "title": record["title"],
        "kind": event["kind"],
        "form": record["form"],
        "dated": show_date(record["dated"]),
        "published": show_date(record["published"]),
        "event_date": shown_date,
        "event_time": "–".join(event["times"]),
        "place": event["place"],
        "initiative": event["initiative"],
        "participants": ", ".join(who["name"] for who in event["participants"]),
        "language": show_language(record["language"]),
        "wording": record["wording"],
    }
    return {
        "field": FIELDS.get(row["field"], capitalise(row["field"].replace("_", " "))),
        "shown": values.get(row["field"]) or "",
        "basis": BASES[row["basis"]],
        "evidence": link_addresses(row["evidence"] or ""),
    }

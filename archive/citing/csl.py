"""One item of CSL-JSON for a record, a statement or another passage, from which the other exports are made.

The item is a page of the archive, which every style prints with its whole date and its address. Whose account it is
stands in the title, which no style leaves out: “Japan-Russia Summit Meeting, 1(2)(a) (Vladimir Putin, as summarised
by the Ministry of Foreign Affairs of Japan)”. What CSL has no field for is under `custom`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import orjson

from .attributing import (
    ACCOUNTS,
    has_speaker_as_author,
    name_form,
    name_language,
    name_person,
    show_manner,
    show_speakers,
)
from .chicago import show_edition
from .cited import ARCHIVE, Cited
from .crediting import name_licence, show_source
from .dating import csl_date, date_of, is_plain, is_year_supplied, show_date_of

Item = dict[str, Any]
Row = tuple[Mapping[str, Any], Mapping[str, Any] | None]
"""The head of an edition (its document, with or without what is long in it) and a part; None: the whole record."""

# White space, and what some reader takes for the end of a line or for nothing: all but a single space.
_CONTROL = r"\x00-\x1f\x7f-\x9f\ud800-\udfff"
_GAPS = re.compile(rf"[\s{_CONTROL}]{{2,}}|[^\S ]|[{_CONTROL}]")


def cite_items(rows: Iterable[Row], *, site: str, surnames: Mapping[str, str] | None = None) -> Iterator[Item]:
    """The items of rows, one after another, as `cite_item` makes them; neighbours that are the same thing are one.

    Two lines of a record's title both stand for the record.
    """
    last = ""
    for head, part in rows:
        item = cite_item(head, part, site=site, surnames=surnames)
        if item["id"] != last:
            yield item
        last = item["id"]


def cite_item(
    head: Mapping[str, Any],
    part: Mapping[str, Any] | None = None,
    *,
    site: str,
    surnames: Mapping[str, str] | None = None,
) -> Item:
    """The item of CSL-JSON; `site` is the archive's address without a slash at its end.

    `surnames` has those of persons by slug. Without his surname a speaker is named in one piece, as nobody should
    guess which of the names is the family's.
    """
    cited = Cited.read(head, part, site=site)
    record, event = cited.record, cited.record["event"]
    supplied = is_year_supplied(record)
    item: Item = {
        "id": cited.key,
        "type": "webpage",
        "title": one_line(_title(cited)),
        "author": _authors(cited, surnames or {}),
        "container-title": ARCHIVE,
        "genre": name_form(record),
        "issued": csl_date(date_of(record), supplied),
        "event-date": csl_date(event["date"] or "", supplied),
        "event-title": one_line(record["title"]) if event["date"] else None,
        "event-place": event["place"],
        "original-publisher": cited.keeper,
        "language": record["language"],
        "section": cited.place,
        "edition": show_edition(cited),
        "version": str(cited.major),
        "source": ARCHIVE,
        "archive_location": cited.identifier,
        "URL": cited.address,
        "note": _note(cited, supplied),
        "custom": _custom(cited, supplied),
    }
    return {name: value for name, value in item.items() if value}


def write_csl_json(items: Iterable[Item]) -> Iterator[str]:
    """The items as one JSON array, a line each."""
    separator = "["
    for item in items:
        yield f"{separator}\n{orjson.dumps(item).decode()}"
        separator = ","
    yield "\n]\n" if separator == "," else "[]\n"


def one_line(text: str) -> str:
    """The text on one line, so that no field can open another one. White space becomes a single space."""
    return _GAPS.sub(" ", text).strip()


def _title(cited: Cited) -> str:
    """The record's title, the place in it, and whose words it has as whose account."""
    record, part = cited.record, cited.statement
    title = record["title"] or "Untitled record"
    place = f", {cited.place}" if cited.place else ""
    if part is None:
        return f"{title}{place} (the record’s own {cited.passage})" if cited.passage else title
    manner = show_manner(record, part, f"the {cited.keeper}")
    if has_speaker_as_author(part):
        conveyed = f"conveyed by {name_person(part['conveyor'])}, " if part["conveyor"] else ""
        return f"{title}{place} ({conveyed}{manner})"
    return f"{title}{place} ({show_speakers(part)}, {manner})"


def _authors(cited: Cited, surnames: Mapping[str, str]) -> list[dict[str, Any]]:
    part = cited.statement
    if part is None or not has_speaker_as_author(part):
        return [{"literal": cited.keeper}]
    return [_name(who, surnames) for who in part["speakers"]]


def _name(who: Mapping[str, Any], surnames: Mapping[str, str]) -> dict[str, Any]:
    name = name_person(who)
    surname = surnames.get(who["person"]["slug"], "") if who["person"] else ""
    if surname and name.endswith(f" {surname}"):
        return {"family": surname, "given": name.removesuffix(surname).strip()}
    if surname and name.startswith(f"{surname} "):
        return {"family": surname, "given": name.removeprefix(surname).strip(), "static-ordering": True}
    return {"literal": name}


def _note(cited: Cited, supplied: bool) -> str:
    """What a reader of the reference has to know and no field says.

    It begins with the archive's name: Zotero takes “Source: …” at the beginning of a line for a field.
    """
    sentences = [
        f"{ARCHIVE}, {show_edition(cited)}, {cited.identifier}.",
        _account(cited),
        _doubt(cited.record, supplied),
        show_source(cited.record["source"]),
    ]
    return " ".join(filter(None, sentences))


def _account(cited: Cited) -> str:
    """In whose words and account a statement is, and from which language; nothing for the record as a whole."""
    part = cited.statement
    if part is None:
        return ""
    rendered = "The words are the record-keeper’s rendering and no quotation of a speaker."
    sentences = [rendered if part["wording"] == "rendered" else "", ACCOUNTS[part["account"]]]
    translation = part["translation"] or {}
    if translation.get("from"):
        languages = " and ".join(name_language(code) for code in translation["from"].split(", "))
        by = f"by {translation['by']}" if translation.get("by") else "translator not named"
        sentences.append(f"The record is a translation from {languages}, {by}.")
    return " ".join(filter(None, sentences))


def _doubt(record: Mapping[str, Any], supplied: bool) -> str:
    """What is not certain, or not printed, of the date, as a sentence; nothing where the date says all."""
    value = date_of(record)
    if not value:
        return "The record has no date (n.d.)."
    if is_plain(value, supplied):
        return ""
    if supplied:
        return f"Date: {show_date_of(record)}; the year is supplied from another source."
    return f"The date is known only so far: {show_date_of(record)} (not certain)."


def _custom(cited: Cited, supplied: bool) -> dict[str, Any]:
    record, source, part = cited.record, cited.record["source"], cited.statement
    custom = {
        "report": cited.rid,
        "statement": cited.sid,
        "place": cited.place,
        "passage": cited.passage,
        "record_keeper": cited.keeper,
        "date": date_of(record),
        "date_as_cited": show_date_of(record),
        "year_supplied": supplied,
        "date_doubt": _doubt(record, supplied),
        "account_sentence": _account(cited),
        "edition_published": cited.head["published_at"],
        "source": source["address"],
        "source_volume": (source.get("volume") or {}).get("title"),
        "source_number": (source.get("volume") or {}).get("number"),
        "source_id": (source.get("volume") or {}).get("id"),
        "source_captured": source["captured_on"],
        "source_licence": name_licence(source),
        "source_licence_url": source["licence_url"],
        "source_sentence": show_source(source),
    }
    if part is not None:
        custom |= {
            "account": part["account"],
            "wording": part["wording"],
            "role": part["role"],
            "speakers": [name_person(who) for who in part["speakers"]],
            "conveyed_by": name_person(part["conveyor"]) if part["conveyor"] else "",
            "translation": {name: value for name, value in (part["translation"] or {}).items() if value},
        }
    return {name: value for name, value in custom.items() if value}

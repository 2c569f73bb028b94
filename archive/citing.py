"""Citations as text, from an edition's document alone: after the Chicago Manual of Style (18th edition, notes).

The words of a record that renders what was said are its keeper's, so the keeper is the author; only a transcript
names its speaker first. A citation names the first number of the edition, by which it resolves for ever.
"""

from __future__ import annotations

from typing import Any

from .models.dates import CalendarDate
from .models.identifiers import show

ARCHIVE = "The Diplomacy Archive"

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class NoSuchStatement(LookupError):
    """The statement does not stand in the edition."""


def cite_record(document: dict[str, Any], *, site: str) -> str:
    """The citation of the whole record; `site` is the archive's address without a slash at its end."""
    record = document["record"]
    rid = show(document["rid"])
    address = f"{site}/reports/{rid}/{document['major']}/"
    # A title that says the form itself, as “(Summary)” does, says it once.
    form = "" if _form(record) in record["title"].lower() else f" {_form(record)},"
    front = f"{record['record_keeper']['label']}, {_title(record)}{form} {_day(record)}"
    return _finish(front, document, rid, address)


def cite_statement(document: dict[str, Any], sid: str, *, site: str) -> str:
    """The citation of one statement by its identifier as stored. Raises NoSuchStatement."""
    for part in document["record"]["parts"]:
        if part.get("sid") == sid:
            return cite_part(document, part, site=site)
    raise NoSuchStatement(f"{show(sid)} does not stand in edition {document['major']}")


def cite_part(document: dict[str, Any], part: dict[str, Any], *, site: str) -> str:
    """The citation of a statement that is given as the edition has it."""
    record = document["record"]
    keeper, sid = record["record_keeper"]["label"], show(part["sid"])
    place = f", {part['place']}" if part["place"] else ""
    if part["wording"] == "transcribed" and part["speakers"]:
        front = f"{_speakers(part)}, {_title(record)} {keeper}, {_day(record)}{place} (transcript{_translation(part)})"
    else:
        front = f"{keeper}, {_title(record)} {_day(record)}{place} ({_speakers(part)}, {_manner(record, part)})"
    return _finish(front, document, sid, f"{site}/s/{sid}/{document['major']}")


def name_house(record_keeper: dict[str, Any]) -> str:
    """What the record-keeper is called inside a sentence: “the Japanese ministry”."""
    adjective: str = record_keeper["adjective"]
    for ending in ("’s", "'s", "’", "'"):
        if adjective.endswith(ending):
            name = adjective.removesuffix(ending)
            return name[:1].lower() + name[1:] if name.startswith("The ") else name
    return f"the {record_keeper['label']}"


def is_year_supplied(record: dict[str, Any]) -> bool:
    """Whether the event's year comes from another source than the record, which prints it nowhere."""
    year = (record["event"]["date"] or "")[:4]
    supplied = any(b["field"] == "event_date" and b["basis"] == "supplied" for b in record["bases"])
    return supplied and year not in record["text"]


def _finish(front: str, document: dict[str, Any], identifier: str, address: str) -> str:
    published = _chicago(document["published_at"][:10])
    sentence = f"{front}, {ARCHIVE}, edition {document['major']} ({published}), {identifier}, {address}."
    return " ".join([sentence, *_source(document["record"]["source"])])


def _source(source: dict[str, Any]) -> list[str]:
    sentences = []
    if source["address"]:
        # Licences ask for the date of access: where it is not known, that is said.
        accessed = (
            f"captured {_chicago(source['captured_on'])}" if source["captured_on"] else "access date not recorded"
        )
        sentences.append(f"Source: {source['address']}, {accessed}.")
    # What the licence asks for is said after a colon; its name is enough here.
    licence = (source["licence"] or "").partition(":")[0].strip()
    if licence:
        read = f", read {_chicago(source['licence_stated_on'])}" if source["licence_stated_on"] else ""
        sentences.append(f"Created by editing the source; its licence{read}: {licence}.")
    else:
        sentences.append("Created by editing the source.")
    return sentences


def _title(record: dict[str, Any]) -> str:
    """The title in quotation marks, those inside it made single, with the comma that follows it."""
    title = record["title"].translate(str.maketrans({"“": "‘", "”": "’", '"': "’"})) or "Untitled record"
    return f"“{title}”" if title.endswith(("?", "!")) else f"“{title},”"


def _form(record: dict[str, Any]) -> str:
    return "record" if record["form"] == "other" else str(record["form"])


def _speakers(part: dict[str, Any]) -> str:
    if part["role"] == "question" and not part["speakers"]:
        return "question"
    names = " and ".join(_name(who) for who in part["speakers"]) or "no speaker named"
    return f"{names}, conveyed by {_name(part['conveyor'])}" if part["conveyor"] else names


def _name(who: dict[str, Any]) -> str:
    return str(who["person"]["label"] if who["person"] else who["name"])


def _manner(record: dict[str, Any], part: dict[str, Any]) -> str:
    if part["wording"] == "transcribed":
        verb = "transcribed"
    else:
        verb = "summarised" if record["form"] == "summary" else "rendered"
    return f"as {verb} by {name_house(record['record_keeper'])}{_translation(part)}"


def _translation(part: dict[str, Any]) -> str:
    """That the words are a translation; by whom only where that is stated."""
    translation = part["translation"] or {}
    if translation.get("by"):
        return f", translated by {translation['by']}"
    return ", in translation" if translation.get("from") else ""


def _day(record: dict[str, Any]) -> str:
    return _chicago(record["event"]["date"] or record["dated"] or record["published"] or "", is_year_supplied(record))


def _chicago(value: str, is_year_supplied: bool = False) -> str:
    """An EDTF date in the American order; a supplied year in brackets, an uncertain date with a question mark."""
    if not value:
        return "n.d."
    day = CalendarDate.read(value)
    if day is None:
        return value
    year = f"[{day.year}]" if is_year_supplied else f"{day.year}{'?' if day.is_uncertain else ''}"
    if day.month is None:
        return year
    month = _MONTHS[day.month - 1]
    return f"{month} {day.day}, {year}" if day.day else f"{month} {year}"

"""The JSON that is rendered once, at publication: parts, positions and reports as the API gives them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.citing import credit, is_year_supplied, wording_of
from archive.models import Edition
from archive.models.identifiers import show
from archive.parsing.shortening import excerpt

from .authorities import Authorities, today

AROUND = 1000
"""Characters of its part that a finding has on each side of its words."""


def part_body(edition: Edition, part: dict[str, Any], text: str, authority: Authorities) -> dict[str, Any]:
    """The part as the API gives it; addresses are paths, which the face makes absolute."""
    document = edition.document
    record = document["record"]
    data: dict[str, Any] = {
        "kind": part["kind"],
        "report": {
            "rid": show(document["rid"]),
            "url": f"/reports/{show(document['rid'])}/",
            "title": record["title"],
        },
        "edition": edition.number,
        "path": part["path"],
        "start": part["start"],
        "end": part["end"],
        "text": text,
        "language": record["language"],
        "record_keeper": record["record_keeper"],
        "event": {name: record["event"][name] for name in ("kind", "date", "earliest", "latest")} | _known(record),
        "dated": record["dated"],
        "review": document["judgements"]["reviews"].get(part.get("sid")),
        "emendations": [e for e in record["emendations"] if part["start"] <= e["start"] and e["end"] <= part["end"]],
        "glosses": [g for g in record["glosses"] if part["start"] <= g["start"] and g["end"] <= part["end"]],
    }
    if part["kind"] == "statement":
        names = (
            "identifier",
            "place",
            "text_sha256",
            "account",
            "wording",
            "translation",
            "attribution",
            "speech",
            "role",
        )
        data |= {name: part[name] for name in names}
        data |= {
            "wording": wording_of(part, record),  # in the place of the edition's own
            "sid": show(part["sid"]),
            "url": f"/s/{show(part['sid'])}",
            "answers": {"path": part["answers"]["path"], "sids": [show(sid) for sid in part["answers"]["sids"]]}
            if part["answers"]
            else None,
            "cite": f"/s/{show(part['sid'])}/{edition.major}/cite.json",
            **_credited(document),
            "speakers": [today(who, authority) for who in part["speakers"]],
            "addressees": [today(who, authority) for who in part["addressees"]],
            "conveyor": today(part["conveyor"], authority) if part["conveyor"] else None,
            "topics": [
                {**tag["topic"], "start": tag["start"], "end": tag["end"], "by": tag["by"]}
                for tag in authority.tags.get(part["sid"], [])
            ],
            "positions": [
                {k: v for k, v in position.items() if k != "sid"}
                for position in authority.positions.get(part["sid"], [])
            ],
        }
    return data


def position_body(position: dict[str, Any], statement: dict[str, Any]) -> dict[str, Any]:
    """A position as the API gives it alone: as in the edition, with the statement (a `part_body`) that carries it."""
    return {
        **{name: value for name, value in position.items() if name != "sid"},
        "statement": {name: statement[name] for name in ("sid", "url", "place", "account", "wording", "review")},
        **{name: statement[name] for name in ("report", "edition", "record_keeper", "event", "dated", "speakers")},
        **{name: statement[name] for name in ("credit", "licence", "licence_url", "cite")},
    }


def finding_body(finding: dict[str, Any], part: dict[str, Any], edition: Edition) -> dict[str, Any]:
    """What a record says as data, as the API gives it alone: as in the edition, with the part (a `part_body`) it stands in.

    Outside of statements there are no speakers, and the words are the record-keeper's own narrative. A part can be a
    book with thousands of figures: each has the words around it, and not the whole of the part.
    """
    document = edition.document
    text, at = excerpt(part["text"], finding["start"] - part["start"], finding["end"] - part["start"], AROUND)
    statement = ("sid", "url", "place", "account", "attribution", "review")
    return {
        **finding,
        "text": text,
        "at": at,
        "part": {name: part[name] for name in ("kind", "path", "start", "end")},
        "statement": {name: part[name] for name in statement} if "sid" in part else None,
        "speakers": part.get("speakers", []),
        **{name: part[name] for name in ("report", "edition", "language", "record_keeper", "event", "dated")},
        "wording": part.get("wording", document["record"]["wording"]),
        "translation": document["record"]["translation"],
        "cite": part.get("cite", f"/reports/{show(document['rid'])}/{edition.major}/cite.json"),
        **_credited(document),
    }


def report_head(edition: Edition) -> dict[str, Any]:
    """The edition's document without what is long; what only the text tells of its date is said in its place."""
    document = edition.document
    record = {k: v for k, v in document["record"].items() if k not in ("text", "parts", "mentions")}
    record["event"] = {**record["event"], "year_supplied": is_year_supplied(document["record"])}
    judgements = {
        k: v for k, v in document["judgements"].items() if k not in ("topics", "positions", "reviews", "findings")
    }
    return {**document, "record": record, "judgements": judgements}


def report_document(edition: Edition, editions: Iterable[Edition], summary: dict[str, Any]) -> dict[str, Any]:
    """The report as the API gives it alone: its `report_summary`, and its current edition whole.

    `editions` are all of the report, the latest first.
    """
    content = edition.document
    shown = show(content["rid"])
    page, api = f"/reports/{shown}/", "/api/v1"
    hashes = ("previous_sha256", "record_sha256", "judgements_sha256")
    return {
        **summary,
        "urls": {
            "page": page,
            "api": f"{api}/reports/{shown}/",
            "statements": f"{api}/statements/?report={shown}",
            "positions": f"{api}/positions/?report={shown}",
            "source": content["record"]["source"]["address"],
        },
        "editions": [
            {
                "edition": past.number,
                "url": f"{page}{past.major}/",
                "api": f"{api}/editions/{shown}/{past.number}/",
                "sha256": past.sha256,
                "published_at": past.published_at.isoformat().replace("+00:00", "Z"),
                "note": past.note or None,
            }
            for past in editions
        ],
        **{name: content[name] for name in ("format", "published_by", "note")},
        "sha256": edition.sha256,
        **{name: content[name] for name in (*hashes, "record", "judgements")},
    }


def report_summary(edition: Edition, authority: Authorities) -> dict[str, Any]:
    """The report as lists give it; it stands with the report's first readable part."""
    document = edition.document
    record = document["record"]
    names = ("record_keeper", "form", "wording", "translation", "language", "dated", "published")
    participants = [today(who, authority) for who in record["event"]["participants"]]
    return {
        "rid": show(document["rid"]),
        "url": f"/reports/{show(document['rid'])}/",
        "title": record["title"],
        "edition": edition.number,
        "published_at": document["published_at"],
        **{name: record[name] for name in names},
        "meeting": document["judgements"]["meeting"],
        "cite": f"/reports/{show(document['rid'])}/{edition.major}/cite.json",
        **_credited(document),
        "event": {**record["event"], **_known(record), "participants": participants},
        "statements": sum(part["kind"] == "statement" for part in record["parts"]),
    }


def _credited(document: dict[str, Any]) -> dict[str, Any]:
    """What is owed to the source. The archive's own licence is a setting, and no part of what is stored."""
    owed = credit(document, licence={"name": "", "url": ""})
    return {
        "credit": owed.source,
        "licence": owed.source_licence or None,
        "licence_url": owed.source_licence_url or None,
    }


def _known(record: dict[str, Any]) -> dict[str, Any]:
    """How the event's date is known, and whether the record prints its year nowhere."""
    basis = next((b["basis"] for b in record["bases"] if b["field"] == "event_date"), None)
    return {"basis": basis, "year_supplied": is_year_supplied(record)}

"""Taking away lists of what records say as data: CSV, a line for each row, narrowed and in order as on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.citing import FORMATS, write_table
from archive.models.published.said import PublishedFindingQuerySet
from archive.rendering.phrases import name_person

from .addresses import absolute
from .said import cite_href
from .taking import CHUNK, LONGEST, give, refuse

COMMON = (
    "words", "before", "after", "language", "certainty", "confirmed_by", "said_by", "attribution", "place", "record_keeper", "account",
    "wording", "translation", "date", "dated", "report", "title", "edition", "start", "end", "statement", "cite", "credit", "licence", "key",
)  # fmt: skip
"""The columns that all kinds have, after their own."""

Row = dict[str, Any]


def answer_table(
    request: HttpRequest,
    rows: PublishedFindingQuerySet,
    own: Callable[[Row], dict[str, str]],
    columns: Iterable[str],
    *,
    name: str,
) -> HttpResponseBase:
    """All the rows in their order, `own` giving the `columns` of their kind; or none and why, where they are too many."""
    # One more than may be: a count of all would read all.
    number = rows.order_by()[: LONGEST + 1].count()
    if number > LONGEST:
        told = _("The list has more than %(longest)s rows, and a part of them would pass for the whole. Narrow it, or page through the API: %(api)s")  # fmt: skip
        return refuse(request, told % {"longest": f"{LONGEST:,}", "api": absolute(f"/api/v1/{name}/")})
    cells = (own(row) | _common(row) for row in _read(rows))
    chunks = write_table(cells, columns=(*columns, *COMMON))
    return give(request, chunks, number=number, media_type=FORMATS["csv"].media_type, name=f"{name}.csv")


def names(parties: Iterable[Row]) -> str:
    """Persons and states, each once."""
    return "; ".join(dict.fromkeys(name_person(who) if who["person"] else who["name"] for who in parties))


def _read(rows: PublishedFindingQuerySet) -> Iterator[Row]:
    """The bodies, from one statement: all as they were at one moment."""
    for given, body in enumerate(rows.values_list("body", flat=True)[: LONGEST + 1].iterator(chunk_size=CHUNK)):
        if given == LONGEST:
            # Published while the answer was on its way: it breaks off, and can't be taken for the whole.
            raise RuntimeError("more rows than were counted")
        yield orjson.loads(body)


def _common(row: Row) -> dict[str, Any]:
    statement, text, at = row["statement"], row["text"], row["at"]
    house = row["record_keeper"]
    return {
        "words": row["words"],
        "before": text[:at],
        "after": text[at + row["end"] - row["start"] :],
        "language": row["language"],
        "certainty": row["certainty"],
        "confirmed_by": row["confirmed_by"],
        "said_by": "; ".join(name_person(who) for who in row["speakers"])
        if statement
        else _("the record’s own narrative"),
        "attribution": (statement["attribution"] if statement else "") or "",
        "place": statement["place"] if statement else row["part"]["path"],
        "record_keeper": house["label"],
        "account": statement["account"] if statement else "",
        "wording": row["wording"],
        "translation": "; ".join(f"{name}: {value}" for name, value in (row["translation"] or {}).items() if value),
        "date": row["event"]["date"],
        "dated": row["dated"],
        "report": row["report"]["rid"],
        "title": row["report"]["title"],
        "edition": row["edition"],
        "start": str(row["start"]),
        "end": str(row["end"]),
        "statement": absolute(statement["url"]) if statement else "",
        "cite": absolute(cite_href(row)),
        "credit": row["credit"],
        "licence": row["licence"],
        "key": row["key"],
    }

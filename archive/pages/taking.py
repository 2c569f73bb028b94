"""Taking away all that a search finds: a line or an entry for each result, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from archive.citing import FORMATS, write
from archive.models import Person
from archive.models.published import PublishedPartQuerySet
from archive.searching import BadQuery, Query, select

from .addresses import absolute
from .answering import NotHere, answer, reading_page
from .filters import name_unknown
from .naming import follow_filters
from .streaming import stream

LONGEST = 20_000
"""Results that are given at most; of more, nothing is: a part of a list would be taken for the whole."""
CHUNK = 500
"""Results that are held at once; a list of no more is answered whole, with an ETag, a longer one in pieces."""
SUFFIXES = {"csv": "CSV", "ris": "RIS", "bib": "BibTeX", "json": "CSL-JSON", "txt": "Citations as text"}
"""The formats that a list can be had in, and what they are called."""


@reading_page
def results(request: HttpRequest, suffix: str) -> HttpResponseBase:
    """All results of the search in the format with that ending, statements first."""
    if suffix not in SUFFIXES:
        raise NotHere(_("Lists can be taken away as %s.") % ", ".join(SUFFIXES.values()))
    query = Query.read(request.GET)
    if reason := name_unknown(request.GET, Query.names()) or (query.is_empty and _("Say what to search for.")):
        return refuse(request, reason)
    try:
        parts = select(query)
    except BadQuery as error:
        return refuse(request, str(error))
    # One more than may be: a count of all would read all.
    number = parts.order_by()[: LONGEST + 1].count()
    if number > LONGEST:
        return refuse(
            request,
            _(
                "The search finds more than %(longest)s results, and a part of them would pass for the whole. Narrow it, "
                "year by year for instance, or page through the API: %(api)s"
            )
            % {"longest": f"{LONGEST:,}", "api": absolute("/api/v1/")},
        )
    if not number:
        follow_filters(request.path, request.GET.dict())
    surnames = dict(Person.objects.speaking().order_by().values_list("slug", "surname"))
    chunks = write(suffix, _rows(parts), site=absolute(""), surnames=surnames)
    return give(request, chunks, number=number, media_type=FORMATS[suffix].media_type, name=f"search.{suffix}")


def give(request: HttpRequest, chunks: Iterator[str], *, number: int, media_type: str, name: str) -> HttpResponseBase:
    """The list as a file of that name: whole with an ETag where it has few rows, else in pieces."""
    response: HttpResponseBase
    if number <= CHUNK:
        response = answer(request, "".join(chunks), content_type=media_type)
    elif request.method == "HEAD":
        response = HttpResponse(content_type=media_type)
    else:
        response = stream(request, _gather(chunks), media_type=media_type)
        if response.status_code != 200:
            return response
    response["Content-Disposition"] = f'attachment; filename="diplomacy-archive-{name}"'
    return response


def refuse(request: HttpRequest, reason: str) -> HttpResponseBase:
    """Why the list is not given, as text."""
    return answer(request, f"{reason}\n", content_type="text/plain; charset=utf-8", status=400)


def _rows(parts: PublishedPartQuerySet) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The head of its report and the data of each part, from one statement: all as they were at one moment."""
    rows = parts.statements_first().values_list("report_id", "report__published_report__head", "body")
    report, head = None, {}
    for given, (key, written, body) in enumerate(rows[: LONGEST + 1].iterator(chunk_size=CHUNK)):
        if given == LONGEST:
            # Published while the answer was on its way: it breaks off, and can't be taken for the whole.
            raise RuntimeError("more results than were counted")
        if key != report:
            report, head = key, orjson.loads(written)
        yield head, orjson.loads(body)


def _gather(chunks: Iterator[str], size: int = 32_768) -> Iterator[bytes]:
    """The same text in fewer pieces, of at least so many characters but for the last."""
    pieces, length = [], 0
    for chunk in chunks:
        pieces.append(chunk)
        length += len(chunk)
        if length >= size:
            yield "".join(pieces).encode()
            pieces, length = [], 0
    if pieces:
        yield "".join(pieces).encode()

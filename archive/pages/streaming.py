"""Long answers in pieces, few at a time: each holds a thread of the server for as long as its reader takes."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext as _

from archive.models.places import release_place, take_place

from .answering import answer

PLACES = 2
"""Long answers that are under way at once, over all processes."""
WAIT = 60
"""Seconds after which somebody who was sent away is asked to come again."""


class NoPlaceLeft(Exception):
    """As many long answers are under way as may be."""


class Pieces:
    """The pieces of an answer, whose place is free again when the answer is closed, sent or broken off."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        place = take_place(PLACES)
        if place is None:
            raise NoPlaceLeft
        self.pieces, self.place = pieces, place

    def __iter__(self) -> Iterator[bytes]:
        return self.pieces

    def close(self) -> None:
        """Called by Django when the answer is done with."""
        release_place(self.place)


def stream(request: HttpRequest, pieces: Iterator[bytes], *, media_type: str) -> HttpResponse | StreamingHttpResponse:
    """The answer in pieces; 503 where too many others are under way."""
    try:
        response = StreamingHttpResponse(Pieces(pieces), content_type=media_type)
    except NoPlaceLeft:
        told = _("Other long lists are being taken away just now. Come again in a minute.")
        busy = answer(request, f"{told}\n", content_type="text/plain; charset=utf-8", status=503)
        busy["Retry-After"] = str(WAIT)
        return busy  # type: ignore[return-value]
    response["Cache-Control"] = "public, no-cache"
    return response

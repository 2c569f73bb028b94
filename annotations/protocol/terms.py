"""The page that says what the archive's own terms mean, and what it keeps of an annotation: the same bytes for everybody."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from annotations.models.annotations import Motivation
from annotations.reading import FORMATS, LONGEST_BODY, LONGEST_QUOTATION, LONGEST_TAG, MOST_BODIES, MOST_BYTES
from archive.pages.answering import answer_page, reading_page


@reading_page
def terms(request: HttpRequest) -> HttpResponseBase:
    """The page, to which the context of each annotation and the link `constrainedBy` lead."""
    return answer_page(
        request,
        "annotations/terms.html",
        {
            "formats": FORMATS,
            "motivations": Motivation.values,
            "longest_body": LONGEST_BODY,
            "longest_tag": LONGEST_TAG,
            "longest_quotation": LONGEST_QUOTATION,
            "most_bodies": MOST_BODIES,
            "most_bytes": MOST_BYTES,
            "licence": settings.ARCHIVE_LICENCE,
        },
    )

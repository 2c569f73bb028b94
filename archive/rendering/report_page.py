"""The reading page of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from archive.models import Edition

from .addresses import report_path
from .blocks import UNPRINTED, compose_blocks
from .fingerprint import page_key
from .heads import compose_head
from .outlines import compose_outline
from .reading import Reading
from .said import Saying
from .switches import compose_switches

_INDENTATION = re.compile(r"\n\s+")


def render_report(
    reading: Reading, edition: Edition, editions: Iterable[Edition], *, path: str, newer: str = ""
) -> str:
    """The page as HTML, with a place for the related records (`related.PLACE`).

    `editions` are all of the report, the latest first; `path` is where the page stands; `newer` is the number of the
    current edition where that is another one. A function of its arguments and of what `page_key` stands for, so that
    the page can be kept.
    """
    with translation.override(settings.LANGUAGE_CODE):
        blocks = compose_blocks(reading)
        printed = [block for block in blocks if block["kind"] not in UNPRINTED]
        context = {
            "edition": compose_head(reading, edition, editions, newer=newer),
            "blocks": printed,
            "noted": [block for block in printed if block["notes"]],
            "furniture": [block for block in blocks if block["kind"] == "furniture"],
            "outline": compose_outline(printed),
            "said": Saying(reading).foot(),
            "switches": compose_switches(
                reading,
                path,
                has_text=bool(reading.record["emendations"]),
                has_positions=bool(reading.edition["judgements"]["positions"]),
            ),
        }
        return _close_up(render_to_string("archive/report.html", context))


def _close_up(html: str) -> str:
    """The page without the white space at the beginning of lines, which is for readers of templates.

    In a long record it would be a fifth of the page.
    """
    return _INDENTATION.sub("\n", html)


def render_for_keeping(reading: Reading, edition: Edition, editions: Iterable[Edition]) -> tuple[str, str]:
    """The page of a current edition as a reader first sees it, and its fingerprint.

    Both are empty where the static files to which it links have not been collected yet: such a page is rendered when
    it is asked for.
    """
    try:
        page = render_report(reading, edition, editions, path=report_path(edition.document["rid"]))
    except ValueError as error:
        if "staticfiles manifest" in str(error):
            return "", ""
        raise
    return page, page_key(edition.sha256)

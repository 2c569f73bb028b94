"""Pictures for pages, and as files to be taken away: what the public pages and the desk have in common."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.safestring import mark_safe

from .figure import Picture, draw_file, draw_inline, rasterise, write_csv
from .frame import NARROW, WIDE

TYPES = {"svg": "image/svg+xml", "png": "image/png", "csv": "text/csv; charset=utf-8"}
"""The suffixes of files, and their media types."""


def include(picture: Picture | None) -> dict[str, Any] | None:
    """The context of archive/includes/picture.html; None without a picture."""
    if picture is None:
        return None
    return {
        "name": picture.name,
        "title": picture.title,
        "notes": picture.notes,
        # Every word in it was escaped where the element was written.
        "wide": mark_safe(draw_inline(picture, WIDE)),
        "narrow": mark_safe(draw_inline(picture, NARROW)),
        "columns": picture.table.columns,
        "lines": picture.table.lines,
        "downloads": [{"label": suffix.upper(), "href": f"{picture.page}{picture.name}.{suffix}"} for suffix in TYPES],
    }


def write_file(picture: Picture, suffix: str, *, source: Sequence[str], site: str) -> str | bytes:
    """The picture as "svg", "png" or "csv", with where it comes from; `site` begins its addresses."""
    if suffix == "csv":
        return write_csv(picture, site=site)
    svg = draw_file(picture, source=source, site=site)
    return svg if suffix == "svg" else rasterise(svg, _fonts())


def name_file(picture: Picture, suffix: str, slug: str) -> str:
    """The value of Content-Disposition: tables are for a spreadsheet, pictures for the browser."""
    name = "-".join(word for word in (slug, picture.name) if word)
    return f'{"attachment" if suffix == "csv" else "inline"}; filename="{name}.{suffix}"'


def _fonts() -> Sequence[Path]:
    return [Path(str(finders.find(f"vendor/fonts/archive-sans-{weight}.ttf"))) for weight in (400, 600)]

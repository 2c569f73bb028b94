"""What a rendered page was made from: while that is the same, so is the page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import django
import orjson
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

ARCHIVE = Path(__file__).resolve().parent.parent
MADE_BY = (
    "rendering", "citing", "models", "parsing/paths.py", "parsing/shortening.py", "parsing/extraction/bounds.py",
    "parsing/extraction/gazetteer.py", "parsing/extraction/place_aliases.py", "parsing/words/countries.py",
)  # fmt: skip
"""Where in the archive's package the code stands that has a part in a page."""


def page_key(edition_sha256: str) -> str:
    """The fingerprint of the page of an edition as it would be rendered now: 64 hexadecimal digits."""
    # While the program is being worked on, its code changes as it runs.
    code = _digest_code.__wrapped__() if settings.DEBUG else _digest_code()
    names_of_static_files = getattr(staticfiles_storage, "manifest_hash", "")
    known = [edition_sha256, code, settings.SITE_URL, settings.LANGUAGE_CODE, settings.ARCHIVE_LICENCE]
    return sha256(orjson.dumps([*known, names_of_static_files])).hexdigest()


@cache
def _digest_code() -> str:
    """The fingerprint of the code and the templates that make pages."""
    digest = sha256(django.get_version().encode())
    for file in sorted(_files()):
        digest.update(f" {file.name} {sha256(file.read_bytes()).hexdigest()}".encode())
    return digest.hexdigest()


def _files() -> Iterator[Path]:
    for name in MADE_BY:
        path = ARCHIVE / name
        yield from path.rglob("*.py") if path.is_dir() else [path]
    templates = Path(settings.BASE_DIR) / "templates"
    yield templates / "base.html"
    yield from (templates / "archive").rglob("*.html")

"""What somebody means who types: words of the text, a record by its heading, several of them with ; between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _


def find_words(text: str, words: str, start: int, end: int) -> tuple[int, int]:
    """Where quoted words stand in `text[start:end]`, in code points; white space fits any other. Raises ValidationError."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(pattern, text[start:end])] if pattern else []
    if not found:
        raise ValidationError(
            _("“%(words)s” does not stand in this part: copy the words from the text.") % {"words": words[:60]}
        )
    if len(found) > 1:
        raise ValidationError(
            _("“%(words)s” stands there %(n)s times: copy more of the words.") % {"words": words[:60], "n": len(found)}
        )
    return start + found[0][0], start + found[0][1]


def split(words: str) -> list[str]:
    """The names between the semicolons, each on one line."""
    return [" ".join(name.split()) for name in words.split(";") if name.strip()]


def get_one(rows: Any, words: str, kind: str, column: str = "label") -> Any:
    """The one record that the words mean: its slug, its heading, or words that only its heading has.

    Raises ValidationError, in which the record is called a `kind`.
    """
    found = find(rows, " ".join(words.split()), column)
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError(
            _("There is no %(kind)s “%(words)s”: write its heading.") % {"kind": kind, "words": words[:80]}
        )
    raise ValidationError(
        _("“%(words)s” may be %(all)s: write the whole of one.")
        % {"words": words[:80], "all": _told(getattr(row, column) for row in found)}
    )


def find(rows: Any, words: str, column: str = "label") -> Sequence[Any]:
    """At most five records that the words may mean; those of just that slug or heading before all others."""
    return find_exactly(rows, words, column) or (
        list(rows.filter(**{f"{column}__icontains": words}).order_by(column)[:5]) if words else []
    )


def find_exactly(rows: Any, words: str, column: str = "label") -> Sequence[Any]:
    """At most two records of just that slug or heading."""
    return list(rows.filter(Q(slug=words) | Q(**{f"{column}__iexact": words}))[:2]) if words else []


def _told(headings: Iterable[str]) -> str:
    return ", ".join(f"“{heading}”" for heading in headings)

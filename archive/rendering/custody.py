"""How corrections of a text's custody are told: what was said first, what is said now, since when, by whom, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .dates import show_date

CUSTODY = {
    "captured_on": gettext_lazy("captured on"),
    "captured_by": gettext_lazy("captured by"),
    "extraction": gettext_lazy("how the text was taken out"),
    "licence": gettext_lazy("licence"),
    "licence_url": gettext_lazy("address of the licence"),
    "licence_stated_on": gettext_lazy("licence as stated on"),
}
"""What the columns are called that can be corrected."""


def show_correction(correction: Mapping[str, Any]) -> str:
    """“licence: “CC BY 4.0”, before that “unknown” (corrected 22 November 2026 by Ed: the page says so)”."""
    changed = "; ".join(
        _("%(name)s: %(after)s, before that %(before)s")
        % {"name": CUSTODY[one["field"]], "after": _quoted(one["after"]), "before": _quoted(one["before"])}
        for one in correction["changed"]
    )
    day = show_date(datetime.fromisoformat(correction["at"]).date().isoformat())
    return _("%(changed)s (corrected %(day)s by %(by)s: %(why)s)") % {
        "changed": changed,
        "day": day,
        "by": correction["by"],
        "why": correction["why"],
    }


def wording_told(wording: Mapping[str, str]) -> str:
    """What a correction has the columns say: “licence: “CC BY 4.0””."""
    return "; ".join(f"{CUSTODY[name]}: {_quoted(words)}" for name, words in wording.items())


def _quoted(words: str | None) -> str:
    return f"“{words}”" if words else _("nothing")

"""The other records that a reader of one should know of; looked up when the page is read, for they come and go."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from archive.models import PublishedReport

from .addresses import report_path
from .phrases import capitalise, show_language

PLACE = "<!--related-->"
"""Where a page has them. No text of a record can contain it: all are escaped."""


def put_related(page: str, published: PublishedReport, others: Iterable[PublishedReport]) -> str:
    """The page with the records related to the published one; with nothing in their place where there are none."""
    groups = _group(published, others)
    html = render_to_string("archive/includes/related.html", {"groups": groups}) if groups else ""
    return page.replace(PLACE, html, 1)


def _group(report: PublishedReport, others: Iterable[PublishedReport]) -> list[dict[str, Any]]:
    """Each of the others once, by what it has most to do with the report."""
    titles = {
        "source": _("What this record derives from"),
        "derived": _("What derives from this record"),
        "translations": _("The same text in other languages"),
        "same-meeting": _("Other records of this meeting"),
    }
    groups: dict[str, list[dict[str, str]]] = {}
    for other in others:
        how = ""
        if report.derived_from_id == other.pk:
            name, how = "source", report.derivation
        elif other.derived_from_id == report.pk:
            name, how = "derived", other.derivation
        elif report.translation_group and report.translation_group == other.translation_group:
            name = "translations"
        else:
            name = "same-meeting"
        groups.setdefault(name, []).append(_entry(other, how))
    return [{"name": name, "title": titles[name], "reports": groups[name]} for name in titles if name in groups]


def _entry(report: PublishedReport, how: str) -> dict[str, str]:
    facts = [how, "" if report.form == "other" else report.form, show_language(report.language)]
    return {
        "title": report.title or _("Untitled record"),
        "href": report_path(report.rid),
        "language": report.language or "en",
        "record_keeper": report.record_keeper.label,
        "facts": capitalise(", ".join(fact for fact in facts if fact)),
    }

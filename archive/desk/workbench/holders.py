"""Who can hold a position: persons, countries and organizations by what was typed."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.models import Country, Organization, Person, Report, Voice

from .answering import BadRequest, answer, endpoint, read_words

MOST = 12
_KINDS: tuple[tuple[str, Any], ...] = (("person", Person), ("country", Country), ("organization", Organization))


@endpoint("GET", "archive.view_report", "archive.change_report")
def holders(request: HttpRequest, report: Report) -> HttpResponse:
    """`{results: [{kind, slug, label}]}`: without words those who speak in this record, else by their headings.

    `?kind=` is one of "person", "country" and "organization" where only those are looked for.
    """
    words, wanted = read_words(request), request.GET.get("kind", "")
    asked = [(kind, model) for kind, model in _KINDS if wanted in ("", kind)]
    if not asked:
        raise BadRequest(_("“kind” is person, country or organization."))
    if not words and wanted == "country":
        # Those that somebody is of, not the first of all in the world.
        people = Person.objects.filter(country=OuterRef("pk"))
        rows = Country.objects.filter(Exists(people), binned_at=None).order_by("label")[:MOST]
        return answer({"results": [_row("country", row) for row in rows]})
    if not words:
        heard = Voice.objects.filter(statement__report=report, person__isnull=False).values("person")
        people = Person.objects.filter(pk__in=heard.order_by()).order_by("surname", "slug")[:MOST]
        return answer({"results": [_row("person", person) for person in people]})
    results = []
    for kind, model in asked:
        rows = model._default_manager.filter(Q(label__icontains=words) | Q(slug=words), binned_at=None)
        results += [_row(kind, row) for row in rows.order_by("label")[:MOST]]
    first = words.casefold()
    results.sort(key=lambda row: (not row["label"].casefold().startswith(first), row["label"]))
    return answer({"results": results[:MOST]})


def _row(kind: str, row: Any) -> dict[str, str]:
    return {"kind": kind, "slug": row.slug, "label": row.label}

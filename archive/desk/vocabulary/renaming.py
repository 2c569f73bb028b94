"""A record gets another address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authorities import plan_rename
from archive.authorities import rename as rename_record
from archive.authorities.renaming import KINDS
from archive.desk.bases import desk_view

from .forms import RenameForm
from .page import change_page
from .saying import count_published, count_statements

OWN_PAGES = {
    "topic": "desk:topic",
    "proposition": "desk:proposition",
    "person": "desk:person",
    "office": "desk:office",
}


@desk_view()
def rename(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Write the new address, look at what names the record, and change it."""
    if not request.user.has_perm(f"archive.change_{kind}"):
        raise PermissionDenied
    record: Any = get_object_or_404(KINDS[kind], pk=int(pk))
    page = reverse(OWN_PAGES.get(kind, f"admin:archive_{kind}_change"), args=[record.pk])

    def plan(values: Mapping[str, Any]) -> Sequence[str]:
        found = plan_rename(record=record, slug=values["slug"])
        return [
            _("links to “%(slug)s”, which lead to the new address from then on") % {"slug": record.slug},
            count_statements(found.statements),
            count_published(found.published),
        ]

    def make(values: Mapping[str, Any]) -> tuple[str, str]:
        change_set = rename_record(record=record, slug=values["slug"], by=request.user)
        return f"{change_set.summary}.", page

    return change_page(
        request,
        RenameForm(request.POST or None, initial={"slug": record.slug}),
        plan=plan,
        make=make,
        title=_("Change an address"),
        back=(str(record), page),
        at="desk:topic_tree" if kind == "topic" else "",
        lead=_(
            "The address that the record has now leads to the new one for ever, and no other record can take it. Heading and names stay."
        ),
        button=_("Change the address"),
    )

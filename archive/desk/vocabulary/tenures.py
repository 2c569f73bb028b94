"""A person's offices and an office's holders through time, with what is missing between them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.desk.bases import desk_view
from archive.models import Office, Person
from archive.picturing import Picture, picture_holders, picture_offices
from archive.picturing.giving import TYPES, include, name_file, write_file

from .page import vocabulary_page
from .undoing import changes_of


@desk_view("archive.view_person")
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """The offices of a person, gaps and overlaps, merged records, and what was changed."""
    found = get_object_or_404(Person.objects.select_related("merged_into", "country"), pk=pk)
    may_change = request.user.has_perm("archive.change_person")
    tasks = [(_("Names, country and tenures"), reverse("admin:archive_person_change", args=[pk]))]
    if may_change and found.merged_into is None:
        tasks += [
            (_("Merge into another record"), reverse("admin:archive_person_merge", args=[pk])),
            (_("Change the address"), reverse("desk:rename", args=["person", pk])),
        ]
    context = {
        "kind": _("Person"),
        "picture": include(_offices(found)),
        "empty": _("No office of this person is recorded. Add a tenure with its source, and it stands here."),
        "merged_into": {"label": str(found.merged_into), "href": reverse("desk:person", args=[found.merged_into.pk])}
        if found.merged_into
        else None,
        "former": [{"label": str(one), "href": reverse("desk:person", args=[one.pk])} for one in found.merged.all()],
        "tasks": [{"label": label, "href": href} for label, href in tasks],
        "changes": changes_of(found),
    }
    return vocabulary_page(
        request,
        "desk/vocabulary/tenures.html",
        title=found.label,
        at="admin:archive_person_changelist",
        trail=[(_("People"), reverse("admin:archive_person_changelist"))],
        context=context,
    )


@desk_view("archive.view_office")
def office(request: HttpRequest, pk: int) -> HttpResponse:
    """The holders of an office, gaps and overlaps, and what was changed."""
    found = get_object_or_404(Office, pk=pk)
    tasks = [(_("Names, country and seats"), reverse("admin:archive_office_change", args=[pk]))]
    if request.user.has_perm("archive.change_office"):
        tasks.append((_("Change the address"), reverse("desk:rename", args=["office", pk])))
    if request.user.has_perm("archive.add_tenure"):
        tasks.append((_("Add a tenure"), f"{reverse('admin:archive_tenure_add')}?office={pk}"))
    context = {
        "kind": _("Office, one holder at a time") if found.is_single_seat else _("Office with several holders"),
        "picture": include(_holders(found)),
        "empty": _("Nobody is recorded as holder of this office. Add a tenure with its source, and it stands here."),
        "merged_into": None,
        "former": [],
        "tasks": [{"label": label, "href": href} for label, href in tasks],
        "changes": changes_of(found),
    }
    return vocabulary_page(
        request,
        "desk/vocabulary/tenures.html",
        title=found.label,
        at="admin:archive_office_changelist",
        trail=[(_("Offices"), reverse("admin:archive_office_changelist"))],
        context=context,
    )


@desk_view("archive.view_person")
def person_picture(request: HttpRequest, pk: str, suffix: str) -> HttpResponse:
    """The picture of a person's offices, to be taken away."""
    found = get_object_or_404(Person, pk=int(pk))
    return _give(_offices(found), suffix, found.slug)


@desk_view("archive.view_office")
def office_picture(request: HttpRequest, pk: str, suffix: str) -> HttpResponse:
    """The picture of an office's holders, to be taken away."""
    found = get_object_or_404(Office, pk=int(pk))
    return _give(_holders(found), suffix, found.slug)


def _offices(person: Person) -> Picture | None:
    return picture_offices(person.label, reverse("desk:person", args=[person.pk]), person.tenures.with_offices())


def _holders(office: Office) -> Picture | None:
    tenures = list(office.tenures.with_people())
    pages = {tenure.person.slug: reverse("desk:person", args=[tenure.person.pk]) for tenure in tenures}
    return picture_holders(office, reverse("desk:office", args=[office.pk]), tenures, pages.__getitem__)


def _give(picture: Picture | None, suffix: str, slug: str) -> HttpResponse:
    if picture is None:
        raise Http404
    source: list[Any] = [_("The Diplomacy Archive, at the desk: not published")]
    body = write_file(picture, suffix, source=source, site=settings.SITE_URL)
    response = HttpResponse(body, content_type=TYPES[suffix])
    response["Content-Disposition"] = name_file(picture, suffix, slug)
    return response

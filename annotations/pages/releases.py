"""Releases of a project: made by those who keep it, read by its group, and where they are public by everybody."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from annotations.codebooks import RefusedCodebook
from annotations.codebooks.drafting import keeps
from annotations.exchange.releasing import RefusedRelease, before_it, difference, find_release, release
from annotations.models import Project, Release
from archive.pages.answering import NotHere, answer, answer_page, reading_page
from archive.rendering.addresses import absolute

from .answering import private
from .licensing import given_to_everybody


class ReleaseForm(forms.Form):
    """What is said of a release, and who reads it."""

    note = forms.CharField(
        label=gettext_lazy("What is new, and who is to be credited"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    is_public = forms.BooleanField(
        label=gettext_lazy("Everybody may read it"), required=False,
        help_text=given_to_everybody(
            gettext_lazy(
                "Coders are numbers in it. Rationales and the reasons of decisions stand in it as they were written: look "
                "whether they name somebody. A release can’t be changed or taken back."
            )
        ),
    )  # fmt: skip


@private
@require_http_methods(["GET", "HEAD", "POST"])
def make_release(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """A keeper's form."""
    project = _project(request, slug, guid)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = release(project=project, by=request.user, **form.cleaned_data)
        except (RefusedRelease, RefusedCodebook) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Release %(n)s is frozen.") % {"n": made.number})
            return redirect("annotations:release", slug, guid, made.number)
    context = {
        "project": project,
        "group": project.group,
        "form": form,
        "is_keeper": keeps(request.user, project.group),
    }
    return render(request, "exchange/make_release.html", context, status=422 if form.errors else 200)


@private
@require_safe
def show_release(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """A release, for the group."""
    found = _release(request, slug, guid, number)
    context = {"group": found.project.group, "project": found.project, **_content(found)}
    return render(request, "exchange/release.html", context)


@private
@require_safe
def release_file(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """Its canonical JSON, byte by byte what its hash is of, for the group."""
    found = _release(request, slug, guid, number)
    return _json(HttpResponse(found.content.encode(), content_type="application/json"), found)


@reading_page
def public_release(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """A public release: the same bytes for everybody."""
    return answer_page(request, "exchange/public_release.html", _content(_public(sha256)))


@reading_page
def public_release_file(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """Its canonical JSON, byte by byte what its hash is of."""
    found = _public(sha256)
    return _json(answer(request, found.content, content_type="application/json"), found)


def _project(request: HttpRequest, slug: str, guid: UUID) -> Project:
    projects = Project.objects.visible_to(request.user).select_related("group", "codebook")
    return get_object_or_404(projects, group__slug=slug, guid=guid)


def _release(request: HttpRequest, slug: str, guid: UUID, number: int) -> Release:
    project = _project(request, slug, guid)
    releases = Release.objects.filter(project=project).select_related("by")
    found = get_object_or_404(releases, number=min(number, 2**31 - 1))
    found.project = project
    return found


def _public(sha256: str) -> Release:
    found = find_release(sha256=sha256)
    if found is None:
        raise NotHere(_("No public release has this hash."))
    return found


def _content(found: Release) -> dict[str, Any]:
    content = json.loads(found.content)
    before = before_it(found.project, found.number, is_public=found.is_public)
    return {
        "url": absolute(reverse("annotations:public_release", args=[found.sha256])) if found.is_public else "",
        "release": found,
        "content": content,
        "coders": len({row["coder"] for row in content["codings"]}),
        "difference": difference(json.loads(before.content), content) if before else [],
        "before": before,
    }


def _json(response: Any, found: Release) -> Any:
    response["Content-Disposition"] = f'attachment; filename="release-{found.number}-{found.sha256[:12]}.json"'
    return response

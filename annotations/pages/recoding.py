"""The page of one's own codings by earlier versions of a codebook: brought along, or chosen anew in place.

It is a group's page for the members of the codebook's group, and a page of the notebook for whoever else codes by it.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.codebooks.recoding import MOST_SHOWN
from annotations.coding.quoting import quote
from annotations.models import Annotation, Codebook, CodebookVersion

from .answering import private
from .codebooks import get_codebook

NONE = "none"


@private
@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """One's own codings that wait, each with what it can be now; POST chooses, or brings what is plain."""
    return _answer(request, get_codebook(request, slug, guid), is_member=True)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def own_waiting(request: HttpRequest, guid: UUID) -> HttpResponse:
    """The same for whoever codes by a public codebook of others."""
    codebook = get_object_or_404(Codebook.objects.visible_to(request.user).select_related("group"), guid=guid)
    return _answer(request, codebook, is_member=False)


def _answer(request: HttpRequest, codebook: Codebook, *, is_member: bool) -> HttpResponse:
    version = codebook.versions.published().select_related("codebook__group").first()
    if version is None:
        raise Http404
    if request.method == "POST":
        return _act(request, codebook, version)
    rows = codebooks.waiting(version=version, by=request.user)
    behind = codebooks.behind(version=version, by=request.user).filter(creator=request.user.pk).count()
    shown = rows[:MOST_SHOWN]
    quoted = quote([row.annotation.pk for row in shown])
    context = {
        "group": codebook.group if is_member else None,
        "codebook": codebook,
        "version": version,
        "rows": [{"waiting": row, "quoted": quoted.get(row.annotation.pk)} for row in shown],
        "number": len(rows),
        "plain": behind - len(rows),
        "none": NONE,
    }
    return render(request, "groups/codebooks/waiting.html", context)


def _act(request: HttpRequest, codebook: Codebook, version: CodebookVersion) -> HttpResponse:
    try:
        if "bring" in request.POST:
            brought = codebooks.bring_own(version=version, by=request.user)
            messages.success(request, ngettext("%(n)s annotation was brought along.", "%(n)s annotations were brought along.", brought) % {"n": brought})  # fmt: skip
        else:
            annotation = get_object_or_404(
                Annotation.objects.visible_to(request.user), guid=_guid(request.POST.get("annotation", ""))
            )
            codebooks.choose(annotation=annotation, version=version, chosen=_chosen(request), by=request.user)
            messages.success(
                request, _("Kept, as a new version of the annotation. What it said before is there still.")
            )
    except RefusedCodebook as refusal:
        messages.error(request, str(refusal))
    return redirect(request.path)


def _chosen(request: HttpRequest) -> dict[int, list[int]]:
    """What was ticked for each body, by its key. Raises RefusedCodebook for what contradicts itself."""
    chosen = {}
    for name, values in request.POST.lists():
        key = name.removeprefix("body-")
        if key == name or not _is_key(key):
            continue
        if NONE in values and len(values) > 1:
            raise RefusedCodebook(_("Choose codes, or none of them."))
        chosen[int(key)] = [int(value) for value in values if _is_key(value)]
    return chosen


def _is_key(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 19


def _guid(words: str) -> UUID:
    try:
        return UUID(words)
    except ValueError as error:
        raise Http404 from error

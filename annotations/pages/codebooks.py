"""The pages of a group's codebooks for its members, and of public ones for everybody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.codebooks.comparing import compare
from annotations.codebooks.drafting import keeps
from annotations.codebooks.trees import grow
from annotations.models import Codebook, CodebookVersion, ResearchGroup
from annotations.models.codebooks import CodebookQuerySet
from archive.pages.answering import NotHere, answer_page, reading_page

from .answering import private
from .codebook_forms import CodebookForm, DescriptionForm


@private
@require_http_methods(["GET", "HEAD", "POST"])
def codebook_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The group's codebooks, and for who keeps them a form that begins one."""
    group = get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)
    form = CodebookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = codebooks.found(group=group, by=request.user, **form.cleaned_data)
        except RefusedCodebook as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The codebook is begun. Add its codes, and publish it."))
            return redirect("annotations:codebook_draft", slug, made.guid)
    context = {
        "group": group,
        "codebooks": Codebook.objects.filter(group=group).with_newest(),
        "form": form,
        "is_keeper": keeps(request.user, group),
    }
    return render(request, "groups/codebooks/list.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD"])
def codebook(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """The newest published version, all versions, and what can be done."""
    found = get_codebook(request, slug, guid)
    versions = list(found.versions.select_related("published_by").defer("content"))
    published = [version for version in versions if version.published_at is not None]
    context: dict[str, Any] = {
        "group": found.group,
        "codebook": found,
        "is_keeper": keeps(request.user, found.group),
        "draft": next((version for version in versions if version.published_at is None), None),
        "versions": published,
    }
    if published:
        newest = published[0]
        mine = codebooks.behind(version=newest, by=request.user).filter(creator=request.user.pk)
        context |= _content(newest, request.user) | {"version": newest, "mine": mine.count()}
    return render(request, "groups/codebooks/codebook.html", context)


@private
@require_http_methods(["GET", "HEAD"])
def version(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """One published version, as it was frozen."""
    found = get_codebook(request, slug, guid)
    shown = get_version(found, number)
    is_keeper = keeps(request.user, found.group)
    behind = codebooks.behind(version=shown, by=request.user).filter(group=found.group)
    context = _content(shown, request.user) | {
        "group": found.group,
        "codebook": found,
        "version": shown,
        "told": codebooks.foresee(version=shown, by=request.user),
        "is_keeper": is_keeper,
        "is_newest": not found.versions.published().filter(number__gt=number).exists(),
        "behind": behind.count() if is_keeper else 0,
    }
    return render(request, "groups/codebooks/version.html", context)


@private
@require_POST
def bring(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """Brings the group's codings to the version."""
    found = get_codebook(request, slug, guid)
    try:
        brought = codebooks.bring(version=get_version(found, number), by=request.user)
    except RefusedCodebook as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, ngettext("%(n)s annotation was brought to this version.", "%(n)s annotations were brought to this version.", brought) % {"n": brought})  # fmt: skip
    return redirect("annotations:codebook_version", slug, guid, number)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """Name, description and readership, for who keeps it."""
    found = get_codebook(request, slug, guid)
    initial = {"name": found.name, "description": found.description, "visibility": found.visibility}
    form = DescriptionForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            codebooks.describe(codebook=found, by=request.user, **form.cleaned_data)
        except RefusedCodebook as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("annotations:codebook", slug, guid)
    context = {"group": found.group, "codebook": found, "form": form, "is_keeper": keeps(request.user, found.group)}
    return render(request, "groups/codebooks/settings.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD"])
def difference(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """What is different between two published versions; without `from` and `to` between the last two."""
    found = get_codebook(request, slug, guid)
    versions = {one.number: one for one in found.versions.published()}
    if len(versions) < 2:
        raise Http404
    numbers = sorted(versions)
    asked = {_number(request.GET, "from", numbers[-2]), _number(request.GET, "to", numbers[-1])}
    if not asked <= versions.keys():
        raise Http404
    before, after = versions[min(asked)], versions[max(asked)]
    context = {
        "group": found.group,
        "codebook": found,
        "versions": [versions[number] for number in reversed(numbers)],
        "before": before,
        "after": after,
        "difference": compare_versions(before, after, versions.values()),
    }
    return render(request, "groups/codebooks/difference.html", context)


@reading_page
def public(request: HttpRequest, guid: UUID, number: int | None = None) -> HttpResponseBase:
    """A version of a public codebook, the newest one without a number: the same bytes for everybody.

    Of another codebook, its group's members are led to the group's page.
    """
    versions = CodebookVersion.objects.visible_to(AnonymousUser()).filter(codebook__guid=guid).with_others()
    shown = (versions.filter(number=number) if number else versions).order_by("-number").first()
    if shown is not None:
        context = _content(shown, AnonymousUser()) | {
            "codebook": shown.codebook,
            "version": shown,
            "others": shown.others,
            "is_newest": all(other < shown.number for other in shown.others),
        }
        return answer_page(request, "codebooks/public.html", context)
    if request.user.is_authenticated:
        own = _own(request).filter(guid=guid).first()
        if own is not None and number:
            return redirect("annotations:codebook_version", own.group.slug, guid, number)
        if own is not None:
            return redirect("annotations:codebook", own.group.slug, guid)
    raise NotHere(_("No public codebook has this address. What a group keeps to itself its members see once they have signed in."))  # fmt: skip


def get_codebook(request: HttpRequest, slug: str, guid: UUID) -> Codebook:
    """The codebook, with its group, for the group's members; raises Http404 for everybody else."""
    return get_object_or_404(_own(request), group__slug=slug, guid=guid)


def get_version(codebook: Codebook, number: int) -> CodebookVersion:
    """The published version of that number, with its codebook. Raises Http404."""
    versions = codebook.versions.published().select_related("codebook__group", "published_by")
    return get_object_or_404(versions, number=number)


def compare_versions(before: CodebookVersion, after: CodebookVersion, versions: Any) -> Any:
    """The difference of two of these versions; those between them tell what became of codes."""
    between = sorted(
        (one for one in versions if before.number < one.number < after.number), key=lambda one: one.number
    )
    return compare(codebooks.document(before), codebooks.document(after), [codebooks.document(one) for one in between])


def _own(request: HttpRequest) -> CodebookQuerySet:
    groups = ResearchGroup.objects.of(request.user).values("pk")
    return Codebook.objects.filter(group__in=groups).select_related("group")


def _content(version: CodebookVersion, by: Any) -> dict[str, Any]:
    tree, claims = grow(version, by)
    return {"tree": tree, "claims": claims}


def _number(given: Mapping[str, str], name: str, otherwise: int) -> int:
    words = given.get(name, "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else otherwise

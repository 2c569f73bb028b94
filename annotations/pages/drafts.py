"""The pages on which who keeps a group's codebooks changes a draft, and publishes it. All work without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations import codebooks
from annotations.codebooks import RefusedCodebook
from annotations.codebooks.drafting import keeps
from annotations.codebooks.trees import Node, grow
from annotations.models import ClaimEntry, Codebook, CodebookVersion, CodeCoding, CodeEntry

from .answering import private
from .codebook_forms import ClaimForm, CodeForm, MergeForm, MoveForm, PublishForm, RetireForm, SplitForm
from .codebooks import compare_versions, get_codebook


@private
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """The draft's tree and claims; POST begins one where there is none."""
    codebook = _kept(request, slug, guid)
    if request.method == "POST":
        codebooks.begin_draft(codebook=codebook, by=request.user)
        return redirect("annotations:codebook_draft", slug, guid)
    version = _draft(codebook)
    tree, claims = grow(version, request.user)
    context = _context(codebook, version) | {"tree": tree, "claims": claims}
    return render(request, "groups/codebooks/draft.html", context | {"is_first": version.number == 1})


@private
@require_POST
def discard(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """Throws the draft away."""
    codebook = _kept(request, slug, guid)
    try:
        codebooks.discard_draft(draft=_draft(codebook), by=request.user)
    except RefusedCodebook as refusal:
        messages.error(request, str(refusal))
        return redirect("annotations:codebook_draft", slug, guid)
    messages.success(request, _("The draft is thrown away. What was published stays."))
    return redirect("annotations:codebook", slug, guid)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """What publishing the draft changes, and what it does to codings; POST publishes it."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    form = PublishForm(request.POST or None)

    def publish(note: str) -> None:
        codebooks.publish(draft=version, by=request.user, note=note)

    if request.method == "POST" and _done(form, publish):
        messages.success(request, _("Version %(number)s is published. It does not change any more.") % {"number": version.number})  # fmt: skip
        return redirect("annotations:codebook_version", slug, guid, version.number)
    last = codebook.versions.published().first()
    tree, claims = ([], []) if last else grow(version, request.user)
    context = _context(codebook, version) | {
        "form": form,
        "before": last,
        "difference": compare_versions(last, version, ()) if last else None,
        "told": codebooks.foresee(version=version, by=request.user),
        "tree": tree,
        "claims": claims,
    }
    return render(request, "groups/codebooks/preview.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def new_code(request: HttpRequest, slug: str, guid: UUID) -> HttpResponse:
    """A new code; `?under=` says beneath which."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    above = _entry(version, request.GET["under"]) if request.GET.get("under") else None
    form = CodeForm(request.POST or None)

    def add(**fields: Any) -> CodeEntry:
        return codebooks.add_code(draft=version, by=request.user, parent=above.code if above else None, **fields)

    if request.method == "POST" and _done(form, add):
        messages.success(request, _("“%(name)s” is added.") % {"name": form.cleaned_data["name"]})
        return redirect("annotations:codebook_draft", slug, guid)
    context = _context(codebook, version) | {"form": form, "above": above}
    return render(request, "groups/codebooks/code_new.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def change_code(request: HttpRequest, slug: str, guid: UUID, code: UUID) -> HttpResponse:
    """What a code says; and leads to what can be done with it."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    entry = _entry(version, str(code))
    if request.method == "POST" and ("remove" in request.POST or "restore" in request.POST):
        return _remove_or_restore(request, codebook, version, entry)
    form = CodeForm(request.POST or None, entry=entry)

    def change(**fields: Any) -> None:
        codebooks.change_code(draft=version, code=entry.code, by=request.user, **fields)

    if request.method == "POST" and _done(form, change):
        messages.success(request, _("“%(name)s” is changed.") % {"name": form.cleaned_data["name"]})
        return redirect("annotations:codebook_draft", slug, guid)
    context = _context(codebook, version) | {"form": form} | _of(entry, request)
    return render(request, "groups/codebooks/code.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def move_code(request: HttpRequest, slug: str, guid: UUID, code: UUID) -> HttpResponse:
    """Where a code goes; `?under=` proposes a place."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    entry = _entry(version, str(code))
    tree, _claims = grow(version, request.user)
    under = request.POST.get("under", request.GET.get("under", _above(entry)))
    nodes = list(_walk(tree))
    beneath = {"": tree} | {str(node.entry.code.guid): node.children for node in nodes}
    siblings = [node.entry for node in beneath.get(under, ()) if node.entry.pk != entry.pk]
    places = [(depth, node.entry) for depth, node in _outside(tree, entry)]
    form = MoveForm(request.POST or None, places, siblings, initial={"under": under})

    def move(under: str, before: str) -> None:
        codebooks.move_code(
            draft=version, code=entry.code, by=request.user,
            parent=_entry(version, under).code if under else None,
            before=_entry(version, before).code if before else None,
        )  # fmt: skip

    if request.method == "POST" and "look" not in request.POST and _done(form, move):
        messages.success(request, _("“%(name)s” is moved.") % {"name": entry.name})
        return redirect("annotations:codebook_draft", slug, guid)
    if "look" in request.POST:
        form = MoveForm(None, places, siblings, initial={"under": under})
    context = _context(codebook, version) | {"form": form} | _of(entry, request)
    return render(request, "groups/codebooks/move.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def merge_code(request: HttpRequest, slug: str, guid: UUID, code: UUID) -> HttpResponse:
    """Into which other code one goes, with its codings."""

    def form(version: CodebookVersion, entry: CodeEntry) -> forms.Form:
        tree, _claims = grow(version, request.user)
        return MergeForm(request.POST or None, [(depth, node.entry) for depth, node in _outside(tree, entry)])

    def merge(version: CodebookVersion, entry: CodeEntry, into: str, reason: str) -> None:
        heir = _entry(version, into).code
        codebooks.merge_codes(draft=version, codes=[entry.code], into=heir, by=request.user, reason=reason)

    return _restructure(request, slug, guid, code, "merge", form, merge, _("“%(name)s” goes on as another code."))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def split_code(request: HttpRequest, slug: str, guid: UUID, code: UUID) -> HttpResponse:
    """Into which new codes one is split."""

    def split(version: CodebookVersion, entry: CodeEntry, names: list[str], reason: str) -> None:
        into = [{"name": name} for name in names]
        codebooks.split_code(draft=version, code=entry.code, into=into, by=request.user, reason=reason)

    return _restructure(
        request, slug, guid, code, "split", lambda _version, _entry: SplitForm(request.POST or None), split,
        _("“%(name)s” is split. Give the new codes their definitions."),
    )  # fmt: skip


@private
@require_http_methods(["GET", "HEAD", "POST"])
def retire_code(request: HttpRequest, slug: str, guid: UUID, code: UUID) -> HttpResponse:
    """That a code is not given any more."""

    def retire(version: CodebookVersion, entry: CodeEntry, reason: str) -> None:
        codebooks.retire_code(draft=version, code=entry.code, by=request.user, reason=reason)

    return _restructure(
        request, slug, guid, code, "retire", lambda _version, _entry: RetireForm(request.POST or None), retire,
        _("“%(name)s” is retired."),
    )  # fmt: skip


@private
@require_http_methods(["GET", "HEAD", "POST"])
def claim(request: HttpRequest, slug: str, guid: UUID, claim: UUID | None = None) -> HttpResponse:
    """A claim of the group's own, or a new one: its words, retiring, removing."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    entry: ClaimEntry | None = None
    if claim is not None:
        entry = get_object_or_404(version.claims.select_related("claim"), claim__guid=claim)
        if step := next((name for name in ("remove", "retire", "restore") if name in request.POST), ""):
            return _settle_claim(request, codebook, version, entry, step)
    form = ClaimForm(request.POST or None, entry=entry)

    def keep(**fields: Any) -> ClaimEntry:
        if entry is None:
            return codebooks.add_claim(draft=version, by=request.user, **fields)
        return codebooks.change_claim(draft=version, claim=entry.claim, by=request.user, **fields)

    if request.method == "POST" and _done(form, keep):
        messages.success(request, _("The claim is kept."))
        return redirect("annotations:codebook_draft", slug, guid)
    is_new = entry is None or not entry.claim.entries.exclude(version=version).exists()
    context = _context(codebook, version) | {"form": form, "entry": entry, "is_new": is_new}
    return render(request, "groups/codebooks/claim.html", context, status=422 if form.errors else 200)


def _restructure(
    request: HttpRequest,
    slug: str,
    guid: UUID,
    code: UUID,
    step: str,
    make: Callable[[CodebookVersion, CodeEntry], forms.Form],
    do: Callable[..., None],
    told: str,
) -> HttpResponse:
    """The page of what becomes of a code, with how many codings it touches; POST does it."""
    codebook = _kept(request, slug, guid)
    version = _draft(codebook)
    entry = _entry(version, str(code))
    form = make(version, entry)

    def act(**fields: Any) -> None:
        do(version, entry, **fields)

    if request.method == "POST" and _done(form, act):
        messages.success(request, told % {"name": entry.name})
        return redirect("annotations:codebook_draft", slug, guid)
    context = _context(codebook, version) | {"form": form, "step": step} | _of(entry, request)
    return render(request, "groups/codebooks/restructure.html", context, status=422 if form.errors else 200)


def _remove_or_restore(
    request: HttpRequest, codebook: Codebook, version: CodebookVersion, entry: CodeEntry
) -> HttpResponse:
    try:
        if "remove" in request.POST:
            codebooks.remove_code(draft=version, code=entry.code, by=request.user)
            messages.success(request, _("“%(name)s” is removed from the draft.") % {"name": entry.name})
        else:
            codebooks.retire_code(draft=version, code=entry.code, by=request.user, is_retired=False)
            messages.success(request, _("“%(name)s” can be given again.") % {"name": entry.name})
    except RefusedCodebook as refusal:
        messages.error(request, str(refusal))
        return redirect("annotations:code", codebook.group.slug, codebook.guid, entry.code.guid)
    return redirect("annotations:codebook_draft", codebook.group.slug, codebook.guid)


def _settle_claim(
    request: HttpRequest, codebook: Codebook, version: CodebookVersion, entry: ClaimEntry, step: str
) -> HttpResponse:
    try:
        if step == "remove":
            codebooks.remove_claim(draft=version, claim=entry.claim, by=request.user)
            messages.success(request, _("The claim is removed from the draft."))
        else:
            codebooks.retire_claim(draft=version, claim=entry.claim, by=request.user, is_retired=step == "retire")
            messages.success(
                request, _("The claim is retired.") if step == "retire" else _("The claim can be coded again.")
            )
    except RefusedCodebook as refusal:
        messages.error(request, str(refusal))
    return redirect("annotations:codebook_draft", codebook.group.slug, codebook.guid)


def _done(form: forms.Form, do: Callable[..., object]) -> bool:
    """Whether the form could be read and was done; else it says what is wrong."""
    if not form.is_valid():
        return False
    try:
        do(**form.cleaned_data)
    except RefusedCodebook as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _kept(request: HttpRequest, slug: str, guid: UUID) -> Codebook:
    """The codebook, for who keeps the group's codebooks; raises Http404 for everybody else."""
    codebook = get_codebook(request, slug, guid)
    if not keeps(request.user, codebook.group):
        raise Http404
    return codebook


def _draft(codebook: Codebook) -> CodebookVersion:
    return get_object_or_404(codebook.versions.select_related("codebook__group"), published_at=None)


def _entry(version: CodebookVersion, code: str) -> CodeEntry:
    try:
        guid = UUID(code)
    except ValueError as error:
        raise Http404 from error
    entries = version.entries.select_related("code", "parent__code").prefetch_related("topics")
    return get_object_or_404(entries, code__guid=guid)


def _above(entry: CodeEntry) -> str:
    return str(entry.parent.code.guid) if entry.parent else ""


def _context(codebook: Codebook, version: CodebookVersion) -> dict[str, Any]:
    return {"group": codebook.group, "codebook": codebook, "version": version}


def _of(entry: CodeEntry, request: HttpRequest) -> dict[str, Any]:
    """The code, how many codings by it the account may see, and whether a published version has it."""
    codings = CodeCoding.objects.standing().visible_to(request.user).filter(entry__code=entry.code).count()
    is_new = not entry.code.entries.exclude(version=entry.version_id).exists()
    return {"entry": entry, "codings": codings, "is_new": is_new}


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.children)


def _outside(nodes: Iterable[Node], entry: CodeEntry, depth: int = 0) -> Iterator[tuple[int, Node]]:
    """The codes that stand neither beneath that one nor are it."""
    for node in nodes:
        if node.entry.pk != entry.pk:
            yield depth, node
            yield from _outside(node.children, entry, depth + 1)

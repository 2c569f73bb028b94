"""Taking away: one's own annotations, a group's and a project's, in each format; only what the asker sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from annotations.codebooks import document
from annotations.codebooks.drafting import keeps
from annotations.exchange.appendix import PREFACE, quote, write_markdown
from annotations.exchange.gathering import Coding, Scope, annotations_of, codings_of
from annotations.exchange.linked import write_collection
from annotations.exchange.notes import COLUMNS, notes_of, write_notes
from annotations.exchange.packing import pack
from annotations.exchange.refi_codebook import write_codebook
from annotations.exchange.refi_project import write_project
from annotations.exchange.stances import NETWORKS, make_network
from annotations.exchange.table import write_table
from annotations.models import CodebookVersion, Project, ResearchGroup
from annotations.networks import Accounts, Normalization, gexf, graphml
from archive.pages.streaming import NoPlaceLeft, Pieces

from .answering import too_many

Found = TypeVar("Found")
MOST_QUOTED: Final = 5_000
"""Codings or notes in one document, network or packed project: these are made whole before they are sent."""


@never_cache
@login_required
@require_safe
def take(request: HttpRequest, slug: str = "", guid: UUID | None = None) -> HttpResponseBase:
    """What can be taken away, and the releases of a project."""
    scope = _scope(request, slug, guid)
    project, group = scope.project, scope.group
    is_keeper = bool(project and group and keeps(request.user, group))
    context = {
        "group": group,
        "project": project,
        "scope": _called(scope),
        "networks": NETWORKS,
        "accounts": sorted(Accounts, key=lambda one: one is not Accounts.APART),
        "normalizations": list(Normalization),
        "releases": project.releases.select_related("by").defer("content") if project else (),
        "is_keeper": is_keeper,
        "folder": request.path,
    }
    return render(request, "exchange/take.html", context)


@never_cache
@login_required
@require_safe
def taken(request: HttpRequest, name: str, slug: str = "", guid: UUID | None = None) -> HttpResponseBase:
    """One file of them: JSON-LD, CSV, Markdown, REFI-QDA project, evidence appendix, network."""
    asked = _scope(request, slug, guid)
    scope = Scope(
        asked.group, asked.project, is_decided=request.GET.get("decided") == "on" and asked.project is not None
    )
    makers: dict[str, Callable[[HttpRequest, Scope], HttpResponseBase]] = {
        "annotations.jsonld": _jsonld,
        "codings.csv": _csv,
        "notes.csv": _notes_table,
        "notes.md": _notes_document,
        "project.qdpx": _qdpx,
        "appendix.html": _appendix,
        "appendix.md": _markdown,
        "network.graphml": _network,
        "network.gexf": _network,
    }
    if name not in makers:
        raise Http404(_("There is no such file."))
    try:
        return makers[name](request, scope)
    except (NoPlaceLeft, TooMuch) as refusal:
        told = str(refusal) or _("Other long lists are being taken away just now. Come again in a minute.")
        return too_many(request, told, wait=60)


@never_cache
@require_safe
def codebook_file(request: HttpRequest, guid: UUID, number: int) -> HttpResponse:
    """A published version of a codebook that the account sees, as REFI-QDA codebook."""
    versions = CodebookVersion.objects.visible_to(request.user).select_related("codebook")
    version = get_object_or_404(versions, codebook__guid=guid, number=min(number, 2**31 - 1))
    return _file(write_codebook(document(version)), "codebook.qdc", "application/xml")


class TooMuch(Exception):
    """More than is made whole at once; the message says what to do."""


def _scope(request: HttpRequest, slug: str, guid: UUID | None) -> Scope:
    """One's own, or those of a group or project that the account is in. Raises Http404."""
    if not slug:
        return Scope()
    group = get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)
    if guid is None:
        return Scope(group)
    projects = Project.objects.visible_to(request.user).select_related("codebook")
    return Scope(group, get_object_or_404(projects, group=group, guid=guid))


def _called(scope: Scope) -> str:
    if scope.project is not None:
        return scope.project.name
    return scope.group.name if scope.group is not None else _("Your annotations")


def _jsonld(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    pieces = write_collection(annotations_of(scope, by=request.user), label=_called(scope))
    profile = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    return _stream(pieces, "annotations.jsonld", profile)


def _csv(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    lines = write_table(codings_of(scope, by=request.user), site=settings.SITE_URL)
    return _stream((line.encode() for line in lines), "codings.csv", "text/csv; charset=utf-8")


def _notes_table(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    lines = write_table(notes_of(scope, by=request.user), site=settings.SITE_URL, columns=COLUMNS)
    return _stream((line.encode() for line in lines), "notes.csv", "text/csv; charset=utf-8")


def _notes_document(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    found = _at_most(notes_of(scope, by=request.user))
    document = "".join(write_notes(_called(scope), found, site=settings.SITE_URL))
    return _file(document.encode(), "notes.md", "text/markdown; charset=utf-8")


def _qdpx(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    annotations = annotations_of(scope, by=request.user)
    if annotations.count() > MOST_QUOTED:
        raise TooMuch(_too_much())
    codebook = scope.project.codebook_id if scope.project else None
    project = pack(annotations, name=_called(scope), by=request.user, codebook=codebook)
    return _file(write_project(project), "project.qdpx", "application/zip")


def _appendix(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    quotations = quote(_bounded(request, scope), site=settings.SITE_URL)
    context = {"title": _called(scope), "quotations": quotations, "preface": PREFACE, "scope": scope}
    return render(request, "exchange/appendix.html", context)


def _markdown(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    quotations = quote(_bounded(request, scope), site=settings.SITE_URL)
    return _file(
        "".join(write_markdown(_called(scope), quotations)).encode(), "appendix.md", "text/markdown; charset=utf-8"
    )


def _network(request: HttpRequest, scope: Scope) -> HttpResponseBase:
    kind = request.GET.get("kind", "affiliation")
    try:
        accounts = Accounts(request.GET.get("accounts", Accounts.APART.value))
        normalization = Normalization(request.GET.get("normalization", Normalization.NONE.value))
    except ValueError as error:
        raise Http404(str(error)) from error
    if kind not in NETWORKS:
        raise Http404(_("There is no such network."))
    network = make_network(_bounded(request, scope), kind=kind, accounts=accounts, normalization=normalization)
    if request.path.endswith(".gexf"):
        return _file(gexf(network), f"{kind}.gexf", "application/gexf+xml")
    return _file(graphml(network), f"{kind}.graphml", "application/graphml+xml")


def _bounded(request: HttpRequest, scope: Scope) -> list[Coding]:
    return _at_most(codings_of(scope, by=request.user))


def _at_most(rows: Iterable[Found]) -> list[Found]:
    """All of them. Raises TooMuch."""
    found = list(islice(rows, MOST_QUOTED + 1))
    if len(found) > MOST_QUOTED:
        raise TooMuch(_too_much())
    return found


def _too_much() -> str:
    return _("There are more than %(n)s: take the table or the JSON-LD, which are sent in pieces.") % {
        "n": f"{MOST_QUOTED:,}"
    }


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _stream(pieces: Iterator[bytes], name: str, media_type: str) -> StreamingHttpResponse:
    """Raises NoPlaceLeft."""
    answer = StreamingHttpResponse(Pieces(pieces), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

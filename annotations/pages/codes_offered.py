"""The codes that a scholar may give to words outside of rounds: those of her groups' codebooks, as they were published last."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.coding.addresses import read_term, term_path
from annotations.coding.values import CodeGiven
from annotations.models import Body, CodebookVersion, CodeEntry
from annotations.models.annotations import Visibility
from annotations.reading import Content

from .answering import private
from .code_tree import grow_codes


@dataclass(frozen=True, slots=True)
class Offered:
    """A version with its codes, in their order."""

    version: CodebookVersion
    entries: Sequence[CodeEntry]


def list_offered(user: Any) -> list[Offered]:
    """Of each codebook of the account's groups the newest version that has codes to give. Two queries."""
    versions = CodebookVersion.objects.offered_to(user).select_related("codebook__group").defer("content")
    found = {version.pk: version for version in versions.order_by("codebook__name", "codebook")}
    entries: dict[int, list[CodeEntry]] = {}
    for entry in CodeEntry.objects.filter(version__in=found).select_related("code").order_by("ordinal", "pk"):
        entry.version = found[entry.version_id]
        entries.setdefault(entry.version_id, []).append(entry)
    offered = [Offered(version, entries.get(key, [])) for key, version in found.items()]
    return [one for one in offered if any(not entry.is_retired for entry in one.entries)]


def address_of(entry: CodeEntry) -> str:
    """What the code is known by, in its version: what forms send."""
    return term_path(entry.version.codebook.guid, entry.version.number, entry.code.guid)


def write_given(address: str) -> Content:
    """A body that gives the code of that address."""
    term = read_term(address, "")
    assert term is not None  # the form offered it
    return Content(Body.Kind.CODE, purpose="classifying", coding=CodeGiven(term))


def grow_offered(
    offered: Sequence[Offered], given: Sequence[CodeEntry], chosen: Collection[str]
) -> list[dict[str, Any]]:
    """The trees of a form: one a codebook, and before them the codes that a note has and that are not offered any more."""
    known = {address_of(entry) for one in offered for entry in one.entries}
    kept = [entry for entry in given if address_of(entry) not in known]
    trees = [{"name": _("Given before"), "tree": [_alone(entry, chosen) for entry in kept]}] if kept else []
    for one in offered:
        tree = grow_codes(one.entries, chosen, address_of)
        trees.append({"name": one.version.codebook.name, "tree": tree, "seen_by": _seen_by(one.version)})
    return trees


def _alone(entry: CodeEntry, chosen: Collection[str]) -> dict[str, Any]:
    address = address_of(entry)
    return {"entry": entry, "value": address, "is_chosen": address in chosen, "is_given": True, "below": []}


def _seen_by(version: CodebookVersion) -> str:
    """Who may see codings by it at most: a group's name; nothing where everybody may."""
    codebook = version.codebook
    return "" if codebook.visibility == Visibility.PUBLIC else codebook.group.name


@private
@require_safe
def offered_codes(request: HttpRequest) -> HttpResponse:
    """The same as JSON, for the page on which somebody selects words."""
    return JsonResponse({"codebooks": [_write(one) for one in list_offered(request.user)]})


def _write(offered: Offered) -> dict[str, Any]:
    codebook = offered.version.codebook
    return {
        "name": codebook.name,
        "version": offered.version.number,
        # The one group that may see what is coded by it; null where everybody may.
        "group": None if codebook.visibility == Visibility.PUBLIC else codebook.group.slug,
        "group_name": codebook.group.name,
        "codes": [_write_node(node) for node in grow_codes(offered.entries, (), address_of)],
    }


def _write_node(node: dict[str, Any]) -> dict[str, Any]:
    entry: CodeEntry = node["entry"]
    return {
        "address": node["value"],
        "name": entry.name,
        "definition": entry.definition,
        "colour": entry.colour,
        "key": entry.shortcut,
        "exclusive": node["exclusive"],
        "is_given": node["is_given"],
        "below": [_write_node(below) for below in node["below"]],
    }

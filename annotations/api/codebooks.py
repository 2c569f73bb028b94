"""Codebooks in the API: lists, one with its versions, a version as the document that was hashed, and codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer
from annotations.coding.addresses import codebook_path, term_path
from annotations.models import Codebook, CodebookVersion, CodeCoding, CodeEntry, CodeMove, ResearchGroup
from annotations.writing import write_moment
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Selection, read_parameters
from archive.api.problems import BadParameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of
from archive.rendering.addresses import absolute

from .bases import JSON, LISTED, MAYBE, READ, ListView, read_parameter, read_path_guid
from .filters import MOMENT, read_moment_since, read_uuid, read_whole

TAG = ["codebooks"]
CODEBOOK_VISIBILITIES = ["group", "public"]
BY_NAME = Order(("name", "pk"), is_ascending=True)
GUID = OpenApiParameter("guid", str, "path", description="Its GUID.")
SINCE = OpenApiParameter(
    "updated_since", MOMENT,
    description="Made, described otherwise or published at that moment or later. One that was public and is its group's "
    "alone since then comes as `{guid, deleted}`, to whoever is not in the group.",
)  # fmt: skip


@extend_schema_serializer(component_name="CodebookVersion")
class VersionSerializer(s.Serializer):
    """A published version of a codebook."""

    number = s.IntegerField(min_value=1, help_text="Its number, counted from 1.")
    sha256 = s.CharField(help_text="The SHA-256 of its document.")
    note = s.CharField(allow_null=True, help_text="What is new in it.")
    published_at = s.DateTimeField(help_text="When it was published.")
    url = s.URLField(help_text="Its page for people.")
    document = s.URLField(help_text="Its document, canonical JSON (RFC 8785): these bytes are hashed.")


@extend_schema_serializer(component_name="Codebook")
class CodebookSerializer(s.Serializer):
    """What a group codes by."""

    guid = s.UUIDField(help_text="What other programs know it by.")
    name = s.CharField(help_text="Its name.")
    description = s.CharField(allow_null=True, help_text="What it is for.")
    url = s.URLField(help_text="Its page for people.")
    visibility = s.ChoiceField(choices=CODEBOOK_VISIBILITIES, help_text="Who sees its published versions.")
    group = s.CharField(
        allow_null=True, help_text="The group that keeps it, by the name in its address; its members alone are told."
    )
    versions = VersionSerializer(many=True, help_text="Its published versions, the newest first.")
    codings = s.IntegerField(min_value=0, help_text="Codings by its codes, in any version, of those that you may see.")


@extend_schema_serializer(component_name="Code")
class CodeSerializer(s.Serializer):
    """A code, as it is in one version of its codebook."""

    guid = s.UUIDField(help_text="What other programs know the code by, through all versions.")
    id = s.URLField(help_text="What the code of this version is known by: the `source` of a body that gives it.")
    codebook = s.UUIDField(help_text="The codebook.")
    version = s.IntegerField(min_value=1, help_text="The version.")
    parent = s.UUIDField(allow_null=True, help_text="The code above it.")  # type: ignore[assignment]
    ordinal = s.IntegerField(min_value=1, help_text="Its place among those beneath the same one.")
    name = s.CharField(help_text="Its name.")
    definition = s.CharField(allow_null=True, help_text="What it means.")
    when_to_use = s.CharField(allow_null=True, help_text="When to use it.")
    when_not = s.CharField(allow_null=True, help_text="When not.")
    colour = s.CharField(allow_null=True, help_text="As #1b6e5a.")
    shortcut = s.CharField(allow_null=True, help_text="One key.")
    is_exclusive = s.BooleanField(
        help_text="Whether of those directly beneath it a coder gives a statement one at most."
    )
    is_retired = s.BooleanField(help_text="Whether it is not given any more.")
    topics = s.ListField(
        child=s.CharField(), help_text="Topics of the archive that it corresponds to, by their slugs."
    )
    codings = s.IntegerField(min_value=0, help_text="Codings by the code, in any version, of those that you may see.")


@extend_schema_serializer(component_name="CodeName")
class CodeNameSerializer(s.Serializer):
    """What a code was called in a version."""

    version = s.IntegerField(min_value=1, help_text="The version.")
    name = s.CharField(help_text="Its name there.")


@extend_schema_serializer(component_name="CodeMove")
class CodeMoveSerializer(s.Serializer):
    """What was done to a code in a version."""

    version = s.IntegerField(min_value=1, help_text="The version in which that was done.")
    kind = s.ChoiceField(choices=CodeMove.Kind.values, help_text="What was done.")
    to = s.UUIDField(allow_null=True, help_text="What it goes on as.")
    reason = s.CharField(allow_null=True, help_text="Why.")


@extend_schema_serializer(component_name="WholeCode")
class WholeCodeSerializer(CodeSerializer):
    """A code as it is in the newest version that has it, and what became of it."""

    names = CodeNameSerializer(
        many=True, help_text="What it was called in each published version, the first one first."
    )
    moves = CodeMoveSerializer(many=True, help_text="What was done to it, in the order of the versions.")


class GoneCodebookSerializer(s.Serializer):
    """A codebook that was public, and is its group's alone."""

    guid = s.UUIDField(help_text="Its GUID.")
    deleted = s.DateTimeField(help_text="Since when.")


CODEBOOK_ENTRY = PolymorphicProxySerializer(
    component_name="CodebookEntry",
    serializers=[CodebookSerializer, GoneCodebookSerializer],
    resource_type_field_name=None,
    many=True,
)


class CodebookList(ListView):
    """All codebooks that the account may see."""

    name = "api-codebooks-list"

    @extend_schema(
        parameters=[SINCE, *LIST], responses={200: CODEBOOK_ENTRY, **LISTED}, tags=TAG, auth=MAYBE,
        operation_id="codebooks_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codebooks by name: public ones, and by token or session your groups'."""
        values = read_parameters(request, known={"updated_since", *SELECTION, *PAGING})
        rows = Codebook.objects.visible_to(request.user)
        columns: tuple[str, ...] = ()
        if "updated_since" in values:
            moment = read_parameter(values, "updated_since", read_moment_since)
            rows, columns = (
                Codebook.objects.known_to(request.user).changed_since(moment),
                ("is_seen", "gone_at", "guid"),
            )

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            whole = {row["guid"]: row for row in write_codebooks([row[0] for row in found], request.user)}
            if not columns:
                return [(row, True) for row in whole.values()]
            return [
                (whole[str(guid)], True) if is_seen else ({"guid": str(guid), "deleted": write_moment(gone_at)}, False)
                for _key, is_seen, gone_at, guid, *_ in found
                if str(guid) in whole
            ]

        return self.turn(
            request, rows, values, known=fields_of(CodebookSerializer), order=BY_NAME, write=write, columns=columns
        )


class CodebookDetail(AnnotationView):
    """One codebook."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: CodebookSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="codebooks_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One codebook, with its published versions."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(CodebookSerializer))
        (codebook,) = write_codebooks([get_codebook(request, guid).pk], request.user)
        return answer(request, orjson.dumps(selection.of(codebook)), JSON)


class CodebookDocument(AnnotationView):
    """A published version of a codebook."""

    @extend_schema(
        parameters=[GUID, OpenApiParameter("number", int, "path", description="The number of the version.")],
        responses={200: {"type": "object", "description": "format, guid, name, number, codes, claims, moves: docs/codebooks.md"}, **READ},
        tags=TAG, auth=MAYBE, operation_id="codebooks_version",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """The version as it was published: the very bytes of which the SHA-256 is told."""
        read_parameters(request, known=())
        version = get_codebook(request, guid).versions.published().filter(number=number).first()
        if version is None:
            raise NotFound("There is no published version of this number.")
        return answer(request, version.content.encode(), JSON)


class CodeList(ListView):
    """All codes that the account may see."""

    name = "api-codes-list"

    @extend_schema(
        parameters=[
            OpenApiParameter("codebook", str, description="Of this codebook, by its GUID."),
            OpenApiParameter("version", int, description="As they are in this version; give `codebook` too. Without it, in the newest one."),
            *LIST,
        ],
        responses={200: CodeSerializer(many=True), **LISTED}, tags=TAG, auth=MAYBE, operation_id="codes_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codes by name, as they are in the newest published version of each codebook that you may see."""
        values = read_parameters(request, known={"codebook", "version", *SELECTION, *PAGING})
        rows = CodeEntry.objects.visible_to(request.user)
        if "codebook" in values:
            rows = rows.filter(version__codebook__guid=read_parameter(values, "codebook", read_uuid))
        if "version" in values:
            if "codebook" not in values:
                raise BadParameters({"version": "says nothing without “codebook”"})
            rows = rows.filter(version__number=read_parameter(values, "version", read_whole))
        else:
            rows = rows.filter(version__in=CodebookVersion.objects.newest().order_by().values("pk"))

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_codes([row[0] for row in found], request.user)]

        return self.turn(request, rows, values, known=fields_of(CodeSerializer), order=BY_NAME, write=write)


class CodeDetail(AnnotationView):
    """One code."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: WholeCodeSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="codes_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One code, as it is in the newest published version that has it, and what became of it."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(WholeCodeSerializer))
        entries = CodeEntry.objects.visible_to(request.user).filter(code__guid=read_path_guid(guid))
        names = list(entries.order_by("version__number").values_list("version__number", "name", "pk", "code"))
        if not names:
            raise NotFound("There is no code with this GUID that you may see.")
        _number, _name, newest, code = names[-1]
        moves = CodeMove.objects.filter(code=code, version__published_at__isnull=False)
        document = write_codes([newest], request.user)[0] | {
            "names": [{"version": number, "name": name} for number, name, *_ in names],
            "moves": [
                {"version": row.version.number, "kind": row.kind, "to": row.to and str(row.to.guid), "reason": row.reason or None}
                for row in moves.select_related("version", "to").order_by("version__number", "pk")
            ],
        }  # fmt: skip
        return answer(request, orjson.dumps(selection.of(document)), JSON)


def write_codebooks(keys: list[int], user: Any) -> list[dict[str, Any]]:
    """The codebooks of these keys in this order; four queries."""
    codebooks = Codebook.objects.select_related("group").in_bulk(keys)
    versions: dict[int, list[CodebookVersion]] = {}
    for version in CodebookVersion.objects.published().filter(codebook__in=keys).defer("content").order_by("-number"):
        versions.setdefault(version.codebook_id, []).append(version)
    own = set(ResearchGroup.objects.of(user).values_list("pk", flat=True))
    seen = CodeCoding.objects.standing().visible_to(user).filter(entry__version__codebook__in=keys)
    codings = seen.count_by("entry__version__codebook")
    return [
        {
            "guid": str(codebook.guid),
            "name": codebook.name,
            "description": codebook.description or None,
            "url": absolute(codebook_path(codebook.guid)),
            "visibility": codebook.visibility,
            "group": codebook.group.slug if codebook.group_id in own else None,
            "versions": [write_version(codebook, version) for version in versions.get(codebook.pk, ())],
            "codings": codings.get(codebook.pk, 0),
        }
        for codebook in (codebooks[key] for key in keys if key in codebooks)
    ]


def write_version(codebook: Codebook, version: CodebookVersion) -> dict[str, Any]:
    """What is told of a published version."""
    assert version.published_at is not None
    return {
        "number": version.number,
        "sha256": version.sha256,
        "note": version.note or None,
        "published_at": write_moment(version.published_at),
        "url": absolute(codebook_path(codebook.guid, version.number)),
        "document": absolute(reverse("api-codebooks-version", args=[codebook.guid, version.number])),
    }


def write_codes(keys: list[int], user: Any) -> list[dict[str, Any]]:
    """The codes of these keys of entries in this order; three queries."""
    entries = {entry.pk: entry for entry in CodeEntry.objects.filter(pk__in=keys).with_everything()}
    codes = [entry.code_id for entry in entries.values()]
    codings = CodeCoding.objects.standing().visible_to(user).filter(entry__code__in=codes).count_by("entry__code")
    return [_code(entries[key], codings) for key in keys if key in entries]


def _code(entry: CodeEntry, codings: dict[int, int]) -> dict[str, Any]:
    codebook, number = entry.version.codebook, entry.version.number
    words = ("definition", "when_to_use", "when_not", "colour", "shortcut")
    return {
        "guid": str(entry.code.guid),
        "id": absolute(term_path(codebook.guid, number, entry.code.guid)),
        "codebook": str(codebook.guid),
        "version": number,
        "parent": str(entry.parent.code.guid) if entry.parent else None,
        "ordinal": entry.ordinal,
        "name": entry.name,
        **{name: getattr(entry, name) or None for name in words},
        "is_exclusive": entry.is_exclusive,
        "is_retired": entry.is_retired,
        "topics": sorted(topic.slug for topic in entry.topics.all()),
        "codings": codings.get(entry.code_id, 0),
    }


def get_codebook(request: Request, guid: str) -> Codebook:
    """The codebook, of those that the account may see. Raises NotFound."""
    codebook = (
        Codebook.objects.visible_to(request.user).select_related("group").filter(guid=read_path_guid(guid)).first()
    )
    if codebook is None:
        raise NotFound("There is no codebook with this GUID that you may see.")
    return codebook

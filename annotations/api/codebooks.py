"""Codebooks in the API: lists, one with its versions, a version as the document that was hashed, and codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer
from annotations.coding.addresses import codebook_path, term_path
from annotations.models import Codebook, CodebookVersion, CodeCoding, CodeEntry, CodeMove, ResearchGroup
from annotations.writing import write_moment
from archive.api.keyset import Order, read_page
from archive.api.parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from archive.api.problems import BadParameters
from archive.api.schema import DETAIL, LIST, ListSchema
from archive.api.serializers.fields import fields_of
from archive.rendering.addresses import absolute

from .filters import read_moment_since, read_whole
from .views import JSON, MAYBE, READ

TAG = ["codebooks"]
CODEBOOK_VISIBILITIES = ["group", "public"]
BY_NAME = Order(("name", "pk"), is_ascending=True)
GUID = OpenApiParameter("guid", str, "path", description="Its GUID.")
SINCE = OpenApiParameter(
    "updated_since",
    {"type": "string", "format": "date-time"},
    description="Of which a version was published at that moment or later. What is published does not change or go.",
)


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


class _List(AnnotationView):
    """A list by name."""

    name: str
    pagination_class = ListSchema

    def answer_page(
        self, request: Request, rows: QuerySet[Any], values: dict[str, str], known: Iterable[str]
    ) -> HttpResponseBase:
        """The page that is asked for, or with `count=on` how many there are."""
        selection = Selection.read(values, known=tuple(known))
        paging = Paging.read(values, salt=self.name)
        if paging.is_count:
            return answer(request, orjson.dumps({"count": rows.order_by().count()}), JSON)
        page = read_page(
            rows, order=BY_NAME, size=paging.size, cursor=paging.cursor,
            read=lambda found, _columns: found.values_list("pk", *BY_NAME.key),
        )  # fmt: skip
        written = self.write([row[0] for row in page.rows], request.user)
        links = {
            name: absolute(f"{reverse(self.name)}?{urlencode({**values, 'cursor': cursor.write(self.name)})}") if cursor else None
            for name, cursor in (("next", page.next), ("previous", page.previous))
        }  # fmt: skip
        return answer(request, orjson.dumps({**links, "results": [selection.of(row) for row in written]}), JSON)

    def write(self, keys: list[int], user: Any) -> list[dict[str, Any]]:
        """The rows of these keys in this order."""
        raise NotImplementedError


class CodebookList(_List):
    """All codebooks that the account may see."""

    name = "api-codebooks-list"

    @extend_schema(
        parameters=[SINCE, *LIST], responses={200: CodebookSerializer(many=True), **READ}, tags=TAG, auth=MAYBE,
        operation_id="codebooks_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codebooks by name: public ones, and by token or session your groups'."""
        values = read_parameters(request, known={"updated_since", *SELECTION, *PAGING})
        rows = Codebook.objects.visible_to(request.user)
        if "updated_since" in values:
            rows = rows.published_since(_read(values, "updated_since", read_moment_since))
        return self.answer_page(request, rows, values, fields_of(CodebookSerializer))

    def write(self, keys: list[int], user: Any) -> list[dict[str, Any]]:
        return write_codebooks(keys, user)


class CodebookDetail(AnnotationView):
    """One codebook."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: CodebookSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="codebooks_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One codebook, with its published versions."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(CodebookSerializer))
        (codebook,) = write_codebooks([_codebook(request, guid).pk], request.user)
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
        version = _codebook(request, guid).versions.published().filter(number=number).first()
        if version is None:
            raise NotFound("There is no published version of this number.")
        return answer(request, version.content.encode(), JSON)


class CodeList(_List):
    """All codes that the account may see."""

    name = "api-codes-list"

    @extend_schema(
        parameters=[
            OpenApiParameter("codebook", str, description="Of this codebook, by its GUID."),
            OpenApiParameter("version", int, description="As they are in this version; give `codebook` too. Without it, in the newest one."),
            *LIST,
        ],
        responses={200: CodeSerializer(many=True), **READ}, tags=TAG, auth=MAYBE, operation_id="codes_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codes by name, as they are in the newest published version of each codebook that you may see."""
        values = read_parameters(request, known={"codebook", "version", *SELECTION, *PAGING})
        rows = CodeEntry.objects.visible_to(request.user)
        if "codebook" in values:
            rows = rows.filter(version__codebook__guid=_read(values, "codebook", _as_guid))
        if "version" in values:
            if "codebook" not in values:
                raise BadParameters({"version": "says nothing without “codebook”"})
            rows = rows.filter(version__number=_read(values, "version", read_whole))
        else:
            rows = rows.filter(version__in=CodebookVersion.objects.newest().order_by().values("pk"))
        return self.answer_page(request, rows, values, fields_of(CodeSerializer))

    def write(self, keys: list[int], user: Any) -> list[dict[str, Any]]:
        return write_codes(keys, user)


class CodeDetail(AnnotationView):
    """One code."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: WholeCodeSerializer, **READ}, tags=TAG, auth=MAYBE,
        operation_id="codes_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One code, as it is in the newest published version that has it, and what became of it."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(WholeCodeSerializer))
        entries = CodeEntry.objects.visible_to(request.user).filter(code__guid=_guid(guid))
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
            "versions": [_version(codebook, version) for version in versions.get(codebook.pk, ())],
            "codings": codings.get(codebook.pk, 0),
        }
        for codebook in (codebooks[key] for key in keys if key in codebooks)
    ]


def _version(codebook: Codebook, version: CodebookVersion) -> dict[str, Any]:
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


def _codebook(request: Request, guid: str) -> Codebook:
    codebook = Codebook.objects.visible_to(request.user).filter(guid=_guid(guid)).first()
    if codebook is None:
        raise NotFound("There is no codebook with this GUID that you may see.")
    return codebook


def _guid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound("That is no GUID.") from error


def _as_guid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise ValueError("is no GUID") from None


def _read(values: dict[str, str], name: str, reader: Any) -> Any:
    try:
        return reader(values[name])
    except ValueError as error:
        raise BadParameters({name: str(error)}) from error

"""Writing codebooks by the API: founded or brought from a file, their drafts changed by operations, versions published."""

from __future__ import annotations

from typing import Any

import orjson
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound, ParseError, Throttled
from rest_framework.request import Request

from annotations import codebooks
from annotations.answering import AnnotationView, answer
from annotations.codebooks.drafting import keeps
from annotations.exchange.importing.candidates import MOST_BYTES, UnreadableFile
from annotations.exchange.importing.codes import found_from
from annotations.limiting import TooMuch, count_import
from annotations.models import Codebook, CodebookVersion
from annotations.reading import LONGEST_BODY
from archive.api.parameters import read_parameters
from archive.api.problems import BadParameters
from archive.rendering.addresses import absolute

from .bases import (
    JSON,
    KEY,
    READ,
    TOKEN,
    WRITE,
    WRITE_THERE,
    StrictSerializer,
    own_group,
    read_body,
    read_parameter,
    read_raw,
    require_keeper,
    respond,
)
from .codebooks import (
    CODEBOOK_VISIBILITIES,
    GUID,
    TAG,
    CodebookDetail,
    CodebookList,
    CodebookSerializer,
    VersionSerializer,
    get_codebook,
    write_codebooks,
    write_version,
)
from .draft_changes import ChangesSerializer, apply_changes
from .filters import read_slug

DOCUMENT: Any = {
    200: {
        "type": "object",
        "description": "The draft in the form of a published version: format, guid, name, number, codes, claims, moves (docs/codebooks.md).",
    }
}


@extend_schema_serializer(component_name="NewCodebook")
class NewCodebookSerializer(StrictSerializer):
    """A codebook to found, with an empty draft."""

    group = s.SlugField(max_length=60, help_text="A group of yours, by the name in its address.")
    name = s.CharField(max_length=120, help_text="Its name.")
    description = s.CharField(max_length=LONGEST_BODY, required=False, default="", allow_blank=True, help_text="What it is for.")  # fmt: skip


@extend_schema_serializer(component_name="DescribeCodebook")
class DescribeSerializer(StrictSerializer):
    """What a codebook is called from now on, and who sees its published versions."""

    name = s.CharField(max_length=120, help_text="Its name.")
    description = s.CharField(max_length=LONGEST_BODY, default="", allow_blank=True, help_text="What it is for.")
    visibility = s.ChoiceField(choices=CODEBOOK_VISIBILITIES, help_text="Who sees its published versions.")


@extend_schema_serializer(component_name="BroughtCodebook")
class BroughtSerializer(CodebookSerializer):
    """A codebook that a file has become."""

    codes = s.IntegerField(min_value=0, help_text="How many codes its draft has.")
    told = s.ListField(child=s.CharField(), help_text="What of the file is otherwise in it, a sentence each.")


class PublishSerializer(StrictSerializer):
    """What is said of a version."""

    note = s.CharField(max_length=LONGEST_BODY, default="", allow_blank=True, help_text="What is new in it.")


class CodebooksWritten(CodebookList):
    """The list, to which new ones are added."""

    @extend_schema(
        parameters=[KEY], request=NewCodebookSerializer, responses={201: CodebookSerializer, **WRITE}, tags=TAG,
        auth=TOKEN, operation_id="codebooks_create",
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponseBase:
        """Found a codebook of a group whose codebooks you keep, with an empty draft."""
        given = read_body(request, NewCodebookSerializer)
        group = own_group(request, given["group"])
        require_keeper(request, group)

        def write() -> dict[str, Any]:
            more = {name: given[name] for name in ("name", "description")}
            made = codebooks.found(group=group, by=request.user, **more)
            return write_codebooks([made.pk], request.user)[0]

        return respond(request, write, status=201, location=_location)


class CodebookBrought(AnnotationView):
    """A codebook of another program."""

    @extend_schema(
        parameters=[
            KEY,
            OpenApiParameter("group", str, required=True, description="A group of yours, by the name in its address."),
            OpenApiParameter("name", str, required=True, description="What it is to be called."),
        ],
        request={("application/xml"): OpenApiTypes.BINARY, "application/zip": OpenApiTypes.BINARY},
        responses={201: BroughtSerializer, **WRITE}, tags=TAG, auth=TOKEN, operation_id="codebooks_bring",
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponseBase:
        """Found a codebook from the bytes of a REFI-QDA codebook (.qdc) or project (.qdpx): a draft with its codes.

        A code keeps its GUID where nobody here has it. What of the file is otherwise here is told, a sentence each.
        """
        values = read_parameters(request, known={"group", "name"})
        if missing := {"group", "name"} - values.keys():
            raise BadParameters(dict.fromkeys(sorted(missing), "has to be given"))
        group = own_group(request, read_parameter(values, "group", read_slug))
        require_keeper(request, group)
        raw = read_raw(request, MOST_BYTES)
        try:
            # Before the transaction of the write: a file that can't be read counts too.
            count_import(request.user, len(raw))
        except TooMuch as error:
            raise Throttled(error.wait, str(error)) from error

        def write() -> dict[str, Any]:
            try:
                made = found_from(raw, group=group, name=values["name"], by=request.user)
            except UnreadableFile as error:
                raise ParseError(f"It can’t be read: {error}.") from error
            document = write_codebooks([made.codebook.pk], request.user)[0]
            return document | {"codes": made.codes, "told": list(made.told)}

        return respond(request, write, status=201, location=_location)


class CodebookWritten(CodebookDetail):
    """One codebook, which can be called otherwise."""

    @extend_schema(
        parameters=[GUID, KEY], request=DescribeSerializer, responses={200: CodebookSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="codebooks_describe",
    )  # fmt: skip
    def put(self, request: Request, guid: str) -> HttpResponseBase:
        """Give it another name, description or readership. One by which somebody has coded in public stays public."""
        given = read_body(request, DescribeSerializer)
        codebook = get_codebook(request, guid)
        require_keeper(request, codebook.group)

        def write() -> dict[str, Any]:
            codebooks.describe(codebook=codebook, by=request.user, **given)
            return write_codebooks([codebook.pk], request.user)[0]

        return respond(request, write)


class CodebookDraft(AnnotationView):
    """The draft of a codebook: its group's owners and editors see it, and nobody else."""

    @extend_schema(
        parameters=[GUID], responses={**DOCUMENT, **READ}, tags=TAG, auth=TOKEN, operation_id="codebooks_draft",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """The draft, in the form of a published version."""
        read_parameters(request, known=())
        return answer(request, orjson.dumps(codebooks.document(_draft(_kept(request, guid)))), JSON)

    @extend_schema(
        parameters=[GUID, KEY], request=ChangesSerializer, responses={**DOCUMENT, **WRITE_THERE}, tags=TAG, auth=TOKEN,
        operation_id="codebooks_change",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Change the draft, which is begun where there is none: all changes are done in their order, or none."""
        given = read_body(request, ChangesSerializer)
        codebook = _kept(request, guid)

        def write() -> dict[str, Any]:
            draft = codebooks.begin_draft(codebook=codebook, by=request.user)
            apply_changes(draft, given["changes"], request.user)
            return codebooks.document(draft)

        return respond(request, write)

    @extend_schema(
        parameters=[GUID, KEY], responses={204: None, **WRITE_THERE}, tags=TAG, auth=TOKEN, operation_id="codebooks_discard",
    )  # fmt: skip
    def delete(self, request: Request, guid: str) -> HttpResponseBase:
        """Throw the draft away; what was published stays."""
        read_parameters(request, known=())
        codebook = _kept(request, guid)

        def write() -> None:
            codebooks.discard_draft(draft=_draft(codebook), by=request.user)

        return respond(request, write)


class CodebookPublish(AnnotationView):
    """The versions of a codebook."""

    @extend_schema(
        parameters=[GUID, KEY], request=PublishSerializer, responses={201: VersionSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="codebooks_publish",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Publish the draft: it is frozen, and coded by from now on. No coding changes."""
        given = read_body(request, PublishSerializer)
        codebook = _kept(request, guid)

        def write() -> dict[str, Any]:
            made = codebooks.publish(draft=_draft(codebook), by=request.user, note=given["note"])
            return write_version(codebook, made)

        return respond(request, write, status=201, location=lambda made: str(made["document"]))


def _kept(request: Request, guid: str) -> Codebook:
    """The codebook, for who keeps the group's codebooks; for everybody else there is no such draft. Raises NotFound."""
    codebook = get_codebook(request, guid)
    if not request.user.is_authenticated or not keeps(request.user, codebook.group):
        raise NotFound("There is no draft here that you may see.")
    return codebook


def _draft(codebook: Codebook) -> CodebookVersion:
    found = codebook.versions.select_related("codebook").filter(published_at=None).first()
    if found is None:
        raise NotFound("The codebook has no draft: a change begins one.")
    return found


def _location(made: dict[str, Any]) -> str:
    return absolute(reverse("api-codebooks-detail", args=[made["guid"]]))

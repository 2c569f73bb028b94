"""Codings in the API: flat rows, one a coding. They are written as annotations, of which they are the bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer
from annotations.coding.finding import CHANGED, NEWEST, Wanted, find_changed, find_codings
from annotations.coding.rows import HOLDERS, with_rows, write_rows
from annotations.models import Anchor, Annotation, Body
from annotations.models.annotations import Visibility
from annotations.writing import write_moment
from archive.api.keyset import Page, read_page
from archive.api.parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from archive.api.problems import BadParameters
from archive.api.schema import LIST, ListSchema
from archive.api.serializers.fields import fields_of
from archive.models.positions import Act, Direction, Evidence
from archive.rendering.addresses import absolute

from .filters import read_identifier, read_moment_since, read_name, read_one_of, read_slug, read_whole
from .views import JSON, MAYBE, READ

KINDS = [Body.Kind.CODE, Body.Kind.POSITION]

FILTERS = [
    OpenApiParameter("kind", str, enum=KINDS, description="Codes, or positions."),
    OpenApiParameter("codebook", str, description="By this codebook, by its GUID; in any version."),
    OpenApiParameter("code", str, description="With this code, by its GUID."),
    OpenApiParameter("claim", str, description="Positions on this claim of a codebook, by its GUID."),
    OpenApiParameter("proposition", str, description="Positions on this proposition of the archive, by its slug."),
    OpenApiParameter("direction", str, enum=Direction.values, description="Positions of this direction."),
    OpenApiParameter("coder", str, description="By the account of this name, or with this ORCID iD."),
    OpenApiParameter("group", str, description="Shared with this group of yours, by the name in its address."),
    OpenApiParameter("project", str, description="Coded in a round of this project, by its GUID."),
    OpenApiParameter("round", int, description="Coded in the round of this number; give `project` too."),
    OpenApiParameter("report", str, description="On this report, by its RID."),
    OpenApiParameter("statement", str, description="On or in this statement, by its SID."),
    OpenApiParameter("visibility", str, enum=Visibility.values, description="Seen by these."),
    OpenApiParameter(
        "updated_since",
        {"type": "string", "format": "date-time"},
        description="Of annotations changed at that moment or later, what changed first coming first; `page_size` counts "
        "annotations then. All codings of such an annotation come again; one without a coding in this list, any more or "
        "yet, comes as `{annotation, deleted}`. So do annotations that are gone, which are chosen by `report` and `coder` alone.",
    ),
]  # fmt: skip
NAMES = tuple(parameter.name for parameter in FILTERS)


def _guid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError:
        raise ValueError("is no GUID") from None


_READERS: dict[str, Callable[[str], Any]] = {
    "kind": read_one_of(list(KINDS)),
    "codebook": _guid,
    "code": _guid,
    "claim": _guid,
    "proposition": read_slug,
    "direction": read_one_of(list(Direction.values)),
    "coder": read_name,
    "group": read_slug,
    "project": _guid,
    "round": read_whole,
    "report": read_identifier,
    "statement": read_identifier,
    "visibility": read_one_of(list(Visibility.values)),
    "updated_since": read_moment_since,
}


def read_wanted(values: dict[str, str]) -> Wanted:
    """What is looked for. Raises BadParameters with all that is wrong."""
    errors: dict[str, str] = {}
    found: dict[str, Any] = {}
    for name in NAMES:
        if name in values:
            try:
                found[name] = _READERS[name](values[name])
            except ValueError as error:
                errors[name] = str(error)
    if "round" in values and "project" not in values:
        errors["round"] = "says nothing without “project”"
    if errors:
        raise BadParameters(errors)
    return Wanted(**found)


def _optional(text: str, **options: Any) -> s.CharField:
    return s.CharField(allow_null=True, help_text=text, **options)


def _choice(values: Any, text: str) -> s.ChoiceField:
    return s.ChoiceField(choices=list(values), allow_null=True, help_text=text)


@extend_schema_serializer(component_name="Coding")
class CodingSerializer(s.Serializer):
    """One coding: a code that somebody gave, or a position that somebody coded. Columns that say nothing of it are null."""

    annotation = s.UUIDField(help_text="The annotation of which it is a body.")
    body = s.IntegerField(min_value=0, help_text="Its place among the annotation’s bodies, counted from 0.")
    version = s.IntegerField(min_value=1, help_text="The annotation’s version, counted from 1.")
    url = s.URLField(help_text="The annotation in the Web Annotation Protocol.")
    kind = s.ChoiceField(choices=list(KINDS), help_text="A code, or a position.")
    coder = _optional("The account’s name; null where it was erased.")
    coder_orcid = _optional("The coder’s ORCID iD.")
    created = s.DateTimeField(help_text="When the annotation was made.")
    modified = s.DateTimeField(help_text="When this version was made.")
    visibility = s.ChoiceField(choices=Visibility.values, help_text="Who sees it.")
    group = _optional("The group that sees it, by the name in its address.")
    project = _optional("The project in which it was coded, by its GUID.")
    round = s.IntegerField(allow_null=True, help_text="The round of that project.")
    codebook = _optional("The codebook of the code or the claim, by its GUID.")
    codebook_name = _optional("Its name.")
    codebook_version = s.IntegerField(allow_null=True, help_text="The version that was coded by.")
    code = _optional("The code, by its GUID.")
    code_name = _optional("Its name in that version.")
    claim = _optional("The claim that the position is on, by its GUID.")
    proposition = _optional("The archive’s proposition that the position is on, by its slug.")
    proposition_text = _optional("The proposition or the claim, in its words.")
    holder_kind = _choice([*HOLDERS, "collective"], "What the holder is.")
    holder = _optional("The holder, by the name in addresses; null for an unnamed collective.")
    holder_label = _optional("The holder, for people.")
    on_behalf_of = _optional("For which country the holder speaks.")
    attributed_by = _optional("Who ascribes the position to the holder.")
    directed_at = _optional("The country to which it is directed.")
    claims_also_for = s.ListField(child=s.CharField(), help_text="Persons for whom the holder claims it too.")
    direction = _choice(Direction.values, "`none`: takes the matter up and takes no position.")
    strength = s.IntegerField(allow_null=True, help_text="2 plain, 1 hedged, partial or inferred.")
    value = s.IntegerField(allow_null=True, help_text="Sign × strength, from −2 to 2; null where mixed or none.")
    condition = _optional("On what it depends.")
    act = _choice(Act.values, "What the holder does in taking the position.")
    evidence = _choice(Evidence.values, "How the words carry it.")
    rationale = _optional("Why it was coded so.")
    confidence = s.IntegerField(allow_null=True, help_text="How sure the coder is: 1 a guess, 2 fairly, 3 sure.")
    report = s.CharField(help_text="The report, by its RID.")
    record_keeper = s.CharField(help_text="According to whom: the house whose record it is.")
    statement = _optional("The statement that it is on or in, by its SID.")
    account = _optional(
        "Whose account that is, seen from the record-keeper; null where it is not in the current edition."
    )
    edition = _optional("The edition of the offsets.")
    start = s.IntegerField(
        allow_null=True, help_text="First character of the words, in code points of that edition’s text."
    )
    end = s.IntegerField(allow_null=True, help_text="The character after the last one.")
    words = _optional("The words; null where it is on the whole.")
    standing = _choice(Anchor.Status.values, "Where it stands in the newest edition.")
    standing_is_certain = s.BooleanField(allow_null=True, help_text="Whether that is sure.")


class NoCodingSerializer(s.Serializer):
    """An annotation without a coding in this list, any more or yet."""

    annotation = s.UUIDField(help_text="The annotation.")
    deleted = s.DateTimeField(help_text="When that changed.")


ENTRY = PolymorphicProxySerializer(
    component_name="CodingEntry",
    serializers=[CodingSerializer, NoCodingSerializer],
    resource_type_field_name=None,
    many=True,
)
FIELDS = fields_of(CodingSerializer)


class CodingList(AnnotationView):
    """All codings that the account may see."""

    name = "api-codings-list"
    pagination_class = ListSchema

    @extend_schema(
        parameters=[*FILTERS, *LIST], responses={200: ENTRY, **READ}, tags=["codings"], auth=MAYBE, operation_id="codings_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codings, what was coded last first: public ones, and by token or session your own and your groups'.

        Nobody sees another's codings in a blind round before it is revealed. A coding is written as a body of an annotation.
        """
        values = read_parameters(request, known={*NAMES, *SELECTION, *PAGING})
        wanted = read_wanted(values)
        selection, paging = Selection.read(values, known=FIELDS), Paging.read(values, salt=self.name)
        codings = find_codings(wanted, by=request.user)
        if wanted.updated_since is not None:
            return self._changed(request, wanted, values, selection, paging)
        if paging.is_count:
            return answer(request, orjson.dumps({"count": codings.order_by().count()}), JSON)
        page = read_page(
            codings, order=NEWEST, size=paging.size, cursor=paging.cursor,
            read=lambda rows, _columns: rows.values_list("pk", *NEWEST.key),
        )  # fmt: skip
        keys = [row[0] for row in page.rows]
        bodies = {body.pk: body for body in with_rows(Body.objects.filter(pk__in=keys))}
        results = write_rows(bodies[key] for key in keys if key in bodies)
        return self._answer(request, page, values, [selection.of(row) for row in results])

    def _changed(
        self, request: Request, wanted: Wanted, values: dict[str, str], selection: Selection, paging: Paging
    ) -> HttpResponseBase:
        changed = find_changed(wanted, by=request.user)
        if paging.is_count:
            return answer(request, orjson.dumps({"count": changed.order_by().count()}), JSON)
        page = read_page(
            changed, order=CHANGED, size=paging.size, cursor=paging.cursor,
            read=lambda rows, _columns: rows.values_list("pk", *CHANGED.key),
        )  # fmt: skip
        keys = [row[0] for row in page.rows]
        guids = dict(Annotation.objects.filter(pk__in=keys).values_list("pk", "guid"))
        codings = find_codings(wanted, by=request.user).filter(version__annotation__in=keys)
        by_annotation: dict[str, list[dict[str, Any]]] = {}
        for row in write_rows(with_rows(codings).order_by("version__annotation", "ordinal")):
            by_annotation.setdefault(row["annotation"], []).append(
                selection.of(row) | {"annotation": row["annotation"]}
            )
        results = []
        for key, moment, _pk in page.rows:
            if key in guids:
                guid = str(guids[key])
                results += by_annotation.get(guid, [{"annotation": guid, "deleted": write_moment(moment)}])
        return self._answer(request, page, values, results)

    def _answer(self, request: Request, page: Page, values: dict[str, str], results: list[Any]) -> HttpResponseBase:
        links = {
            name: absolute(f"{reverse(self.name)}?{urlencode({**values, 'cursor': cursor.write(self.name)})}") if cursor else None
            for name, cursor in (("next", page.next), ("previous", page.previous))
        }  # fmt: skip
        return answer(request, orjson.dumps({**links, "results": results}), JSON)

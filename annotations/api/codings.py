"""Codings in the API: flat rows, one a coding. They are written as annotations, of which they are the bodies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http.response import HttpResponseBase
from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.request import Request

from annotations.coding.finding import CHANGED, NEWEST, find_changed, find_codings
from annotations.coding.rows import HOLDERS, with_rows, write_rows
from annotations.finding import Wanted
from annotations.models import Anchor, Annotation, Body
from annotations.models.annotations import Visibility
from annotations.writing import write_moment
from archive.api.parameters import PAGING, SELECTION, read_parameters
from archive.api.schema import LIST
from archive.api.serializers.fields import fields_of
from archive.models.positions import Act, Direction, Evidence

from .bases import LISTED, MAYBE, ListView
from .filters import CODINGS, OF_ROWS


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
    kind = s.ChoiceField(choices=list(CODINGS), help_text="A code, or a position.")
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


class CodingList(ListView):
    """All codings that the account may see."""

    name = "api-codings-list"

    @extend_schema(
        parameters=[*OF_ROWS.described, *LIST], responses={200: ENTRY, **LISTED}, tags=["codings"], auth=MAYBE,
        operation_id="codings_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Codings, what was coded last first: public ones, and by token or session your own and your groups'.

        Nobody sees another's codings in a blind round before it is revealed. A coding is written as a body of an annotation.
        """
        values = read_parameters(request, known={*OF_ROWS.names, *SELECTION, *PAGING})
        wanted = OF_ROWS.read(values)
        if wanted.updated_since is None:
            rows = find_codings(wanted, by=request.user)
            return self.turn(request, rows, values, known=FIELDS, order=NEWEST, write=_write)

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return _write_changed(found, wanted, request.user)

        changed = find_changed(wanted, by=request.user)
        # Whoever follows changes has to be told of what.
        return self.turn(request, changed, values, known=FIELDS, order=CHANGED, write=write, kept=("annotation",))


def _write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
    keys = [row[0] for row in found]
    bodies = {body.pk: body for body in with_rows(Body.objects.filter(pk__in=keys))}
    return [(row, True) for row in write_rows(bodies[key] for key in keys if key in bodies)]


def _write_changed(found: list[Any], wanted: Wanted, user: Any) -> Iterable[tuple[dict[str, Any], bool]]:
    """Of each annotation its codings that are so, or that it has none."""
    keys = [key for key, *_ in found]
    guids = dict(Annotation.objects.filter(pk__in=keys).values_list("pk", "guid"))
    codings = find_codings(wanted, by=user).filter(version__annotation__in=keys)
    by_annotation: dict[str, list[tuple[dict[str, Any], bool]]] = {}
    for row in write_rows(with_rows(codings).order_by("version__annotation", "ordinal")):
        by_annotation.setdefault(row["annotation"], []).append((row, True))
    results: list[tuple[dict[str, Any], bool]] = []
    for key, moment, _pk in found:
        if key in guids:
            guid = str(guids[key])
            results += by_annotation.get(guid, [({"annotation": guid, "deleted": write_moment(moment)}, False)])
    return results

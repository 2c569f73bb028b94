"""Agreement in the API: of each code, of directions and of signed values, for all coders and each pair, in each round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.agreement import Agreement, Bootstrap, Measure, ReliabilityTable, Undefined, disagreements
from annotations.answering import AnnotationView, Conflict, answer
from annotations.models import Assignment, Round
from annotations.projects.comparing import MOST_PATTERNS, MOST_UNITS, Subject, is_drawable, subjects
from annotations.projects.reliability import Coded, StillBlind, read_round
from annotations.writing import round_path
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Paging, Selection, read_parameters
from archive.api.problems import BadParameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of
from archive.models.identifiers import show
from archive.paging import cut_page
from archive.rendering.addresses import absolute, statement_path

from .bases import JSON, READ, TOKEN, ListView, problems, read_parameter
from .filters import read_one_of
from .projects import GUID
from .rounds import NUMBER, get_round

TAG = ["agreement"]
MOST_ROUNDS = 10
BLIND = {**READ, **problems(409)}
KEY = OpenApiParameter(
    "key", str, "path", description="A code's GUID, `directions`, `directions-or-none` or `values`."
)
BY_INDEX = Order(("index",), is_ascending=True)


class IntervalSerializer(s.Serializer):
    """A percentile bootstrap interval over units."""

    low = s.FloatField(allow_null=True, help_text="Its lower end; null if no resample had a coefficient.")
    high = s.FloatField(allow_null=True, help_text="Its upper end, likewise.")
    level = s.FloatField(help_text="How much of the resamples lie in it.")
    resamples = s.IntegerField(help_text="How many resamples were drawn.")
    undefined = s.IntegerField(help_text="How many of them had no coefficient, and are left out.")
    seed = s.IntegerField(help_text="The seed: the same codings have the same interval.")


@extend_schema_serializer(component_name="Coefficient")
class CoefficientSerializer(s.Serializer):
    """One coefficient, or why there is none."""

    measure = s.ChoiceField(choices=[str(one) for one in Measure], help_text="Which one.")
    coefficient = s.FloatField(allow_null=True, help_text="The figure; null where it is not defined.")
    not_defined_because = s.ChoiceField(
        choices=[str(one) for one in Undefined], allow_null=True, help_text="Why there is none."
    )
    units = s.IntegerField(help_text="Units with values from two coders.")
    values = s.IntegerField(help_text="The values on them.")
    observed = s.FloatField(allow_null=True, help_text="Observed agreement; of the alphas, disagreement.")
    expected = s.FloatField(allow_null=True, help_text="What chance would give, likewise.")
    interval = IntervalSerializer(
        allow_null=True, help_text="How sure it is; null where none was asked for or can be had."
    )


class _Compared(s.Serializer):
    """What is compared, and how far coders agree."""

    key = s.CharField(help_text="A code's GUID, `directions`, `directions-or-none` or `values`.")
    name = s.CharField(help_text="What it is, in words.")
    id = s.URLField(help_text="Its address here, with each pair of coders and intervals.")
    disagreements = s.URLField(help_text="The units on which coders differ.")
    pairs = s.IntegerField(help_text="Pairs of coders who both read a unit.")
    pairs_left_out = s.IntegerField(help_text="Those of them that don't both have a value.")
    ambiguous = s.IntegerField(help_text="Answers left out because a coder gave two that differ.")
    measures = CoefficientSerializer(many=True, help_text="The coefficients, of all coders together.")


@extend_schema_serializer(component_name="Agreement")
class AgreementSerializer(_Compared):
    """What is compared in a round, and how far all its coders agree."""


class PairSerializer(s.Serializer):
    """Two coders."""

    coders = s.ListField(child=s.CharField(), help_text="Their names; null for an account that was erased.")
    measures = CoefficientSerializer(many=True, help_text="The coefficients, of these two.")


class ElsewhereSerializer(s.Serializer):
    """The same in another round."""

    round = s.URLField(help_text="The round.")
    number = s.IntegerField(help_text="Its number.")
    measures = CoefficientSerializer(many=True, help_text="The coefficients, of all its coders.")


@extend_schema_serializer(component_name="WholeAgreement")
class WholeAgreementSerializer(_Compared):
    """The same, of each pair of coders, and in the project's other rounds."""

    of_pairs = PairSerializer(many=True, help_text="Each pair of coders.")
    other_rounds = ElsewhereSerializer(
        many=True, help_text=f"The newest {MOST_ROUNDS} other rounds of the project whose codings the group sees."
    )


class _Said(s.Serializer):
    """What a coder said."""

    coder = s.CharField(allow_null=True, help_text="The account's name; null where it was erased.")
    value = s.JSONField(help_text="Whether the code was given; a direction; or a signed value.")


@extend_schema_serializer(component_name="Disagreement")
class DisagreementSerializer(s.Serializer):
    """A unit on which two coders differ."""

    statement = s.CharField(help_text="The statement, by its SID.")
    url = s.URLField(help_text="Its page.")
    proposition = s.CharField(allow_null=True, help_text="Of a position: the proposition's slug, or the claim's GUID.")
    holder = s.CharField(allow_null=True, help_text="Of a position: who holds it, as `person:vladimir-putin`.")
    said = _Said(many=True, help_text="Who said what.")


class AgreementList(AnnotationView):
    """All that is compared in a round."""

    pagination_class = None

    @extend_schema(
        parameters=[GUID, NUMBER, *DETAIL], responses={200: AgreementSerializer(many=True), **BLIND}, tags=TAG,
        auth=TOKEN, operation_id="agreement_list",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """How far the coders of a round agree on each code and on positions; refused (409) while the round is blind."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(AgreementSerializer))
        found = get_round(request, guid, number)
        rows = [selection.of(_compared(found, one)) for one in subjects(found, _read(found))]
        return answer(request, orjson.dumps(rows), JSON)


class AgreementDetail(AnnotationView):
    """One of them."""

    @extend_schema(
        parameters=[
            GUID, NUMBER, KEY,
            OpenApiParameter("interval", str, enum=["on"], description="With intervals, for all coders together or for those named in `coders`; of at most 20,000 units with 200 different sets of values."),
            OpenApiParameter("coders", str, description="Of these two alone: names of accounts, with a comma between."),
            *DETAIL,
        ],
        responses={200: WholeAgreementSerializer, **BLIND}, tags=TAG, auth=TOKEN, operation_id="agreement_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int, key: str) -> HttpResponseBase:
        """One code, or positions: all coders, each pair, and the project's other rounds."""
        values = read_parameters(request, known={"interval", "coders", *SELECTION})
        selection = Selection.read(values, known=fields_of(WholeAgreementSerializer))
        is_asked = "interval" in values and read_parameter(values, "interval", read_one_of(["on"])) == "on"
        found = get_round(request, guid, number)
        chosen = _subject(found, _read(found), key)
        pairs = list(chosen.found.table.pairs())
        if "coders" in values:
            asked = {name.strip() for name in values["coders"].split(",")}
            pairs = [pair for pair in pairs if set(map(str, pair.coders)) == asked]
            if not pairs:
                raise BadParameters({"coders": "names no two coders of the round that are compared"})
        names = _names(found)
        if is_asked and not is_drawable(chosen.found.table):
            most = f"{MOST_UNITS:,} units with {MOST_PATTERNS} different sets of values"
            raise BadParameters({"interval": f"is worked out for at most {most}"})
        bootstrap = Bootstrap() if is_asked else None
        of_one = bootstrap if "coders" in values else None
        document = _compared(found, chosen, None if of_one else bootstrap) | {
            "of_pairs": [
                {
                    "coders": [names.get(str(coder)) for coder in pair.coders],
                    "measures": _measures(chosen, pair, of_one),
                }
                for pair in pairs
            ],
            "other_rounds": list(_elsewhere(found, key)) if selection.has("other_rounds") else [],
        }
        return answer(request, orjson.dumps(selection.of(document)), JSON)


class DisagreementList(ListView):
    """Where coders differ."""

    name = "api-agreement-disagreements"

    @extend_schema(
        parameters=[GUID, NUMBER, KEY, *LIST], responses={200: DisagreementSerializer(many=True), **BLIND}, tags=TAG,
        auth=TOKEN, operation_id="agreement_disagreements",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int, key: str) -> HttpResponseBase:
        """The units on which coders differ, in the order of the statements, and who said what."""
        values = read_parameters(request, known={*SELECTION, *PAGING})
        selection = Selection.read(values, known=fields_of(DisagreementSerializer))
        paging = Paging.read(values, salt=self.name)
        found = get_round(request, guid, number)
        rows = [
            (one, index) for index, one in enumerate(disagreements(_subject(found, _read(found), key).found.table))
        ]
        if paging.is_count:
            return answer(request, orjson.dumps({"count": len(rows)}), JSON)
        if paging.cursor is not None:
            place: Any = paging.cursor.place[0]
            rows = [row for row in rows if row[1] < place][::-1] if paging.cursor.is_before else [row for row in rows if row[1] > place]  # fmt: skip
        page = cut_page(rows[: paging.size + 1], order=BY_INDEX, size=paging.size, cursor=paging.cursor)
        names = _names(found)
        results = [selection.of(_differing(one, names)) for one, _index in page.rows]
        links = self.links(page, values, (found.project.guid, found.number, key))
        return answer(request, orjson.dumps({**links, "results": results}), JSON)


def _read(found: Round) -> Coded:
    try:
        return read_round(found)
    except StillBlind as error:
        raise Conflict("The round is blind: nothing of it is shown before it is revealed.") from error


def _subject(found: Round, coded: Coded, key: str) -> Subject:
    chosen = next(subjects(found, coded, only=key), None)
    if chosen is None:
        raise NotFound("Nothing that is compared in the round has this key.")
    return chosen


def _names(found: Round) -> dict[str, str | None]:
    """What the round's coders are called, by their user names. One query."""
    rows = Assignment.objects.filter(round=found).order_by("coder").distinct("coder")
    return {
        name: None if erased_at else name
        for name, erased_at in rows.values_list("coder__username", "coder__erased_at")
    }


def _address(found: Round, key: str) -> str:
    return absolute(reverse("api-agreement-detail", args=[found.project.guid, found.number, key]))


def _compared(found: Round, one: Subject, bootstrap: Bootstrap | None = None) -> dict[str, Any]:
    address = _address(found, one.key)
    return {
        "key": one.key,
        "name": one.label,
        "id": address,
        "disagreements": f"{address}disagreements/",
        "pairs": one.found.pairs,
        "pairs_left_out": one.found.pairs_left_out,
        "ambiguous": len(one.found.ambiguous),
        "measures": _measures(one, one.found.table, bootstrap),
    }


def _measures(one: Subject, table: ReliabilityTable, bootstrap: Bootstrap | None = None) -> list[dict[str, Any]]:
    return [_write(measured) for measured in one.measure(table, bootstrap)]


def _write(measured: Agreement) -> dict[str, Any]:
    interval = measured.interval
    return {
        "measure": str(measured.measure),
        "coefficient": measured.coefficient,
        "not_defined_because": str(measured.undefined) if measured.undefined else None,
        "units": measured.units,
        "values": measured.values,
        "observed": measured.observed,
        "expected": measured.expected,
        "interval": {name: getattr(interval, name) for name in fields_of(IntervalSerializer)} if interval else None,
    }


def _elsewhere(found: Round, key: str) -> Iterator[dict[str, Any]]:
    rounds = Round.objects.filter(project=found.project).exclude(pk=found.pk)
    seen = rounds.seen().select_related("version")
    for other in seen.defer("version__content").order_by("-number")[:MOST_ROUNDS]:
        compared = next(subjects(other, read_round(other), only=key), None)
        if compared is not None:
            yield {
                "round": absolute(round_path(found.project.guid, other.number)),
                "number": other.number,
                "measures": _measures(compared, compared.found.table),
            }


def _differing(one: Any, names: dict[str, str | None]) -> dict[str, Any]:
    unit = one.unit
    return {
        "statement": show(unit.statement),
        "url": absolute(statement_path(unit.statement)),
        "proposition": getattr(unit, "proposition", None),
        "holder": getattr(unit, "holder", None),
        "said": [{"coder": names.get(str(coder)), "value": value} for coder, value in one.said],
    }

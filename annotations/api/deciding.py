"""Decisions in the API: the statements of a round, where coders differ, what was decided and why, examples and offers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http.response import HttpResponseBase
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers as s
from rest_framework.request import Request

from annotations.answering import AnnotationView, Conflict
from annotations.models import Adjudication, Annotation, Assignment, Offer, Round, Unit
from annotations.projects import deciding, offering
from annotations.projects.comparing import find_differing
from annotations.projects.reliability import StillBlind, read_round
from annotations.projects.rounds import is_seen
from annotations.writing import write_moment
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, read_parameters
from archive.api.schema import LIST
from archive.api.serializers.fields import fields_of
from archive.models.identifiers import show

from .bases import (
    KEY,
    READ,
    TOKEN,
    WRITE_THERE,
    ListView,
    problems,
    read_body,
    read_parameter,
    require_keeper,
    respond,
)
from .filters import MOMENT, read_identifier, read_moment_since, read_one_of
from .project_serializers import (
    DecisionSerializer,
    ExampleSerializer,
    NewDecisionSerializer,
    NewExampleSerializer,
    NewOfferSerializer,
    OfferSerializer,
    RoundStatementSerializer,
)
from .projects import BY_PLACE, GUID, get_project, moment, name_of, read_units, unit_of, write_units
from .rounds import NUMBER, get_round

TAG = ["decisions"]
NEWEST = Order(("at", "pk"))
SINCE = OpenApiParameter("updated_since", MOMENT, description="Made at that moment or later. None is changed or goes.")
STATEMENT = OpenApiParameter("statement", str, description="On this statement, by its SID.")


class RoundStatements(ListView):
    """The statements of a round."""

    name = "api-rounds-statements"

    @extend_schema(
        parameters=[
            GUID, NUMBER,
            OpenApiParameter("to_decide", str, enum=["yes"], description="Those where coders differ and nothing was decided; refused (409) while the round is blind."),
            *LIST,
        ],
        responses={200: RoundStatementSerializer(many=True), **READ, **problems(409)}, tags=TAG, auth=TOKEN,
        operation_id="rounds_statements",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """The statements of a round in their order, and once the group sees its codings, where coders differ."""
        values = read_parameters(request, known={"to_decide", *SELECTION, *PAGING})
        is_asked = "to_decide" in values and bool(read_parameter(values, "to_decide", read_one_of(["yes"])))
        found = get_round(request, guid, number)
        differing = find_differing(read_round(found)) if is_seen(found) else None
        rows = Unit.objects.filter(Exists(Assignment.objects.filter(round=found, unit=OuterRef("pk"))))
        if is_asked:
            if differing is None:
                raise Conflict("The round is blind: nothing of it is shown before it is revealed.")
            decided = Adjudication.objects.filter(round=found).values("unit")
            rows = rows.filter(identity__in=differing).exclude(pk__in=decided)

        def write(page: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in _write_statements(found, [row[0] for row in page], differing)]

        return self.turn(
            request, rows, values, known=fields_of(RoundStatementSerializer), order=BY_PLACE, write=write,
            arguments=(found.project.guid, found.number),
        )  # fmt: skip


class DecisionList(ListView):
    """What was decided after a round."""

    name = "api-rounds-decisions"

    @extend_schema(
        parameters=[
            GUID, NUMBER, STATEMENT,
            OpenApiParameter("current", str, enum=["yes"], description="The newest of each statement alone: those that hold."),
            SINCE, *LIST,
        ],
        responses={200: DecisionSerializer(many=True), **READ}, tags=TAG, auth=TOKEN, operation_id="rounds_decisions",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Decisions and their reasons, the newest first; the newest one on a statement holds."""
        values = read_parameters(request, known={"statement", "current", "updated_since", *SELECTION, *PAGING})
        found = get_round(request, guid, number)
        rows = Adjudication.objects.filter(round=found)
        if "statement" in values:
            rows = rows.filter(unit__identity=read_parameter(values, "statement", read_identifier))
        if "updated_since" in values:
            rows = rows.filter(at__gte=read_parameter(values, "updated_since", read_moment_since))
        if "current" in values and read_parameter(values, "current", read_one_of(["yes"])):
            rows = rows.standing()

        def write(page: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_decisions([row[0] for row in page])]

        return self.turn(
            request, rows, values, known=fields_of(DecisionSerializer), order=NEWEST, write=write,
            arguments=(found.project.guid, found.number),
        )  # fmt: skip

    @extend_schema(
        parameters=[GUID, NUMBER, KEY], request=NewDecisionSerializer, responses={201: DecisionSerializer, **WRITE_THERE},
        tags=TAG, auth=TOKEN, operation_id="rounds_decide",
    )  # fmt: skip
    def post(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Decide which of the codings of a statement hold, and why. Close and reveal the round first."""
        given = read_body(request, NewDecisionSerializer)
        found = get_round(request, guid, number)
        require_keeper(request, found.project.group)

        def write() -> dict[str, Any]:
            unit = unit_of(found.project, given["statement"])
            if not is_seen(found):
                raise StillBlind
            held = _codings(request, found, given["held"], "held")
            made = deciding.adjudicate(
                coding_round=found, unit=unit, annotations=held, reasons=given["reasons"], by=request.user
            )
            return write_decisions([made.pk])[0]

        return respond(request, write, status=201)


class ExampleList(AnnotationView):
    """Decisions as examples of codes."""

    @extend_schema(
        parameters=[GUID, NUMBER, KEY], request=NewExampleSerializer, responses={201: ExampleSerializer, **WRITE_THERE},
        tags=TAG, auth=TOKEN, operation_id="rounds_example",
    )  # fmt: skip
    def post(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Show the newest decision on a statement in the codebook, as an example of a code or of what it is not."""
        given = read_body(request, NewExampleSerializer)
        found = get_round(request, guid, number)
        require_keeper(request, found.project.group)

        def write() -> dict[str, Any]:
            unit = unit_of(found.project, given["statement"])
            decision = Adjudication.objects.filter(round=found, unit=unit).order_by("-pk").first()
            if decision is None:
                raise Conflict("Nothing was decided on this statement in the round yet.")
            entry = found.version.entries.select_related("code").filter(code__guid=given["code"]).first()
            if entry is None:
                raise s.ValidationError({"code": ["the round's version of the codebook has no such code"]})
            more = {name: given[name] for name in ("is_positive", "note")}
            made = deciding.make_example(adjudication=decision, code=entry.code, by=request.user, **more)
            return {
                "statement": show(unit.identity_id),
                "code": str(entry.code.guid),
                "is_positive": made.is_positive,
                "note": made.note or None,
            }

        return respond(request, write, status=201)


class OfferList(ListView):
    """What is offered to the editors."""

    name = "api-projects-offers"

    @extend_schema(
        parameters=[
            GUID, OpenApiParameter("outcome", str, enum=Offer.Outcome.values, description="Of which the editors said this."),
            *LIST,
        ],
        responses={200: OfferSerializer(many=True), **READ}, tags=TAG, auth=TOKEN, operation_id="projects_offers",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """What the project has offered to the editors of records, the newest first, and what they said."""
        values = read_parameters(request, known={"outcome", *SELECTION, *PAGING})
        project = get_project(request, guid)
        rows = Offer.objects.filter(annotation__round__project=project)
        if "outcome" in values:
            rows = rows.filter(outcome=read_parameter(values, "outcome", read_one_of(list(Offer.Outcome.values))))

        def write(page: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_offers([row[0] for row in page])]

        return self.turn(
            request,
            rows,
            values,
            known=fields_of(OfferSerializer),
            order=NEWEST,
            write=write,
            arguments=(project.guid,),
        )

    @extend_schema(
        parameters=[GUID, KEY], request=NewOfferSerializer, responses={201: OfferSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="projects_offer",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Offer the position of a coding that holds; an editor of the record takes it over or declines it."""
        given = read_body(request, NewOfferSerializer)
        project = get_project(request, guid)
        require_keeper(request, project.group)

        def write() -> dict[str, Any]:
            (annotation,) = _codings(request, project.rounds.all(), [given["annotation"]], "annotation")
            made = offering.offer(annotation=annotation, credit=given["credit"], by=request.user)
            return write_offers([made.pk])[0]

        return respond(request, write, status=201)


def _codings(request: Request, within: Round | QuerySet[Round], guids: list[UUID], member: str) -> list[Annotation]:
    """Codings with these GUIDs of the project, of those that the account may see. Raises ValidationError."""
    rounds = within.project.rounds.all() if isinstance(within, Round) else within
    rows = Annotation.objects.visible_to(request.user).filter(round__in=rounds, guid__in=guids)
    found = {row.guid: row for row in rows}
    if unknown := sorted(str(guid) for guid in set(guids) - found.keys()):
        raise s.ValidationError({member: [f"no coding of this project that you may see: {', '.join(unknown[:20])}"]})
    return list(found.values())


def write_decisions(keys: list[int]) -> list[dict[str, Any]]:
    """The decisions of these keys in this order; two queries."""
    rows = Adjudication.objects.select_related("unit", "by").prefetch_related("annotations").with_later()
    found = rows.in_bulk(keys)
    return [_decision(found[key]) for key in keys if key in found]


def _decision(row: Any) -> dict[str, Any]:
    return {
        "statement": show(row.unit.identity_id),
        "held": sorted(str(annotation.guid) for annotation in row.annotations.all()),
        "reasons": row.reasons,
        "by": name_of(row.by),
        "at": write_moment(row.at),
        "is_current": not row.has_later,
    }


def _write_statements(found: Round, keys: list[int], differing: set[str] | None) -> list[dict[str, Any]]:
    """The statements of these keys in this order; four queries."""
    units = read_units(keys)
    coders: dict[int, list[dict[str, Any]]] = {}
    decisions: dict[int, dict[str, Any]] = {}
    if differing is not None:
        assigned = Assignment.objects.filter(round=found, unit__in=keys).select_related("coder")
        for one in assigned.order_by("coder__username"):
            row = {"coder": name_of(one.coder), "is_done": one.done_at is not None}
            coders.setdefault(one.unit_id, []).append(row)
        newest = Adjudication.objects.filter(round=found, unit__in=keys).standing()
        pairs = list(newest.values_list("pk", "unit"))
        written = write_decisions([key for key, _unit in pairs])
        decisions = {unit: row for (_key, unit), row in zip(pairs, written, strict=True)}
    return [
        {
            **row,
            "coders": None if differing is None else coders.get(unit.pk, []),
            "differs": None if differing is None else unit.identity_id in differing,
            "decision": decisions.get(unit.pk),
        }
        for unit, row in zip(units, write_units(units), strict=True)
    ]


def write_offers(keys: list[int]) -> list[dict[str, Any]]:
    """The offers of these keys in this order; one query."""
    found = Offer.objects.select_related("annotation", "report", "by").in_bulk(keys)
    return [
        {
            "annotation": str(row.annotation.guid),
            "report": show(row.report.rid),
            "credit": row.credit,
            "by": name_of(row.by),
            "at": write_moment(row.at),
            "outcome": row.outcome,
            "answer": row.answer or None,
            "decided_at": moment(row.decided_at),
        }
        for row in (found[key] for key in keys if key in found)
    ]

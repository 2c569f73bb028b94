"""Rounds in the API: opened, read with how far each coder is, closed, revealed; what each coder has to code and has done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson
from django.db.models import Count, Q
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import AnnotationView, answer
from annotations.models import Assignment, CodebookVersion, Membership, Project, Round, Unit
from annotations.projects.rounds import close_round, find_assignment, finish, is_seen, open_round, reveal_round
from annotations.writing import write_moment
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Selection, read_parameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, statement_path

from .bases import (
    JSON,
    KEY,
    READ,
    TOKEN,
    WRITE_THERE,
    ListView,
    read_body,
    read_parameter,
    require_keeper,
    respond,
)
from .filters import read_identifier, read_name, read_one_of
from .project_serializers import (
    AssignmentSerializer,
    DoneSerializer,
    NewRoundSerializer,
    RoundSerializer,
)
from .projects import GUID, SID, get_project, moment, name_of, name_round

TAG = ["rounds"]
NUMBER = OpenApiParameter("number", int, "path", description="The number of the round.")
BY_NUMBER = Order(("number", "pk"), is_ascending=True)
BY_STATEMENT = Order(("unit__ordinal", "pk"), is_ascending=True)


class RoundList(ListView):
    """The rounds of a project."""

    name = "api-rounds-list"

    @extend_schema(
        parameters=[GUID, *LIST], responses={200: RoundSerializer(many=True), **READ}, tags=TAG, auth=TOKEN,
        operation_id="rounds_list",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """The rounds of a project, the first one first."""
        values = read_parameters(request, known={*SELECTION, *PAGING})
        project = get_project(request, guid)

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_rounds(project, [row[0] for row in found])]

        return self.turn(
            request, Round.objects.filter(project=project), values, known=fields_of(RoundSerializer), order=BY_NUMBER,
            write=write, arguments=(project.guid,),
        )  # fmt: skip

    @extend_schema(
        parameters=[GUID, KEY], request=NewRoundSerializer, responses={201: RoundSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="rounds_create",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Open the next round: each statement is given to so many of the coders."""
        given = read_body(request, NewRoundSerializer)
        project = get_project(request, guid)
        require_keeper(request, project.group)
        more: dict[str, Any] = {name: given[name] for name in ("overlap", "is_blind", "note")}
        more |= {"version": _version(project, given.get("codebook_version"))}
        more |= {"coders": _coders(project, given["coders"])}
        if "statements" in given:
            more |= {"only": _units(project, given["statements"])}

        def write() -> dict[str, Any]:
            made = open_round(project=project, by=request.user, **more)
            return write_rounds(project, [made.pk])[0]

        return respond(request, write, status=201, location=lambda made: str(made["id"]))


class RoundDetail(AnnotationView):
    """One round."""

    @extend_schema(
        parameters=[GUID, NUMBER, *DETAIL], responses={200: RoundSerializer, **READ}, tags=TAG, auth=TOKEN,
        operation_id="rounds_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """One round, and how many statements each coder has done: that, and nothing of what was coded."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(RoundSerializer))
        found = get_round(request, guid, number)
        (document,) = write_rounds(found.project, [found.pk])
        return answer(request, orjson.dumps(selection.of(document)), JSON)


class RoundClose(AnnotationView):
    """The end of coding in a round."""

    @extend_schema(
        parameters=[GUID, NUMBER, KEY], request=None, responses={200: RoundSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="rounds_close",
    )  # fmt: skip
    def post(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Close it: nothing is coded in it any more. A blind one stays blind until it is revealed."""
        return _do(request, guid, number, close_round)


class RoundReveal(AnnotationView):
    """The end of blindness of a round."""

    @extend_schema(
        parameters=[GUID, NUMBER, KEY], request=None, responses={200: RoundSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="rounds_reveal",
    )  # fmt: skip
    def post(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Close it, and let the group see all its codings. It can't be taken back."""
        return _do(request, guid, number, reveal_round)


class AssignmentList(ListView):
    """Who codes which statement."""

    name = "api-rounds-assignments"

    @extend_schema(
        parameters=[
            GUID, NUMBER,
            OpenApiParameter("coder", str, description="Of the account of this name."),
            OpenApiParameter("done", str, enum=["yes", "no"], description="Those that are done, or those that are not."),
            *LIST,
        ],
        responses={200: AssignmentSerializer(many=True), **READ}, tags=TAG, auth=TOKEN, operation_id="rounds_assignments",
    )  # fmt: skip
    def get(self, request: Request, guid: str, number: int) -> HttpResponseBase:
        """Your statements of the round, in their order; everybody's, once the group sees its codings."""
        values = read_parameters(request, known={"coder", "done", *SELECTION, *PAGING})
        found = get_round(request, guid, number)
        rows = Assignment.objects.filter(round=found)
        if not is_seen(found):
            rows = rows.filter(coder=request.user.pk)
        if "coder" in values:
            rows = rows.filter(coder__username=read_parameter(values, "coder", read_name), coder__erased_at=None)
        if "done" in values:
            rows = rows.filter(done_at__isnull=read_parameter(values, "done", read_one_of(["yes", "no"])) == "no")

        def write(page: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_assignments(found, [row[0] for row in page])]

        return self.turn(
            request, rows, values, known=fields_of(AssignmentSerializer), order=BY_STATEMENT, write=write,
            arguments=(found.project.guid, found.number),
        )  # fmt: skip


class AssignmentDetail(AnnotationView):
    """One statement that the account codes in a round."""

    @extend_schema(
        parameters=[GUID, NUMBER, SID, KEY], request=DoneSerializer, responses={200: AssignmentSerializer, **WRITE_THERE},
        tags=TAG, auth=TOKEN, operation_id="rounds_done",
    )  # fmt: skip
    def put(self, request: Request, guid: str, number: int, sid: str) -> HttpResponseBase:
        """Say that you have given the statement all that it gets, also where that is nothing; or take that back."""
        given = read_body(request, DoneSerializer)
        found = get_round(request, guid, number)
        try:
            assignment = find_assignment(coding_round=found, sid=read_identifier(sid), by=request.user)
        except ValueError as error:
            raise NotFound(str(error)) from error
        if assignment is None:
            raise NotFound("This statement was not given to you in the round.")

        def write() -> dict[str, Any]:
            finish(assignment=assignment, by=request.user, is_done=given["is_done"])
            return write_assignments(found, [assignment.pk])[0]

        return respond(request, write)


def get_round(request: Request, guid: str, number: int) -> Round:
    """A round of a project of a group of the account. Raises NotFound."""
    project = get_project(request, guid)
    # A number in an address can be larger than any column.
    rounds = project.rounds.select_related("version__codebook").defer("version__content")
    found = rounds.filter(number=min(number, 2**31 - 1)).first()
    if found is None:
        raise NotFound("There is no round of this number in the project.")
    found.project = project
    return found


def round_arguments(found: Round) -> dict[str, Any]:
    """What the addresses of its pages are made of."""
    project = found.project
    return {"slug": project.group.slug, "guid": project.guid, "number": found.number}


def _do(request: Request, guid: str, number: int, verb: Any) -> HttpResponseBase:
    read_body(request, s.Serializer)
    found = get_round(request, guid, number)
    require_keeper(request, found.project.group)

    def write() -> dict[str, Any]:
        verb(coding_round=found, by=request.user)
        return write_rounds(found.project, [found.pk])[0]

    return respond(request, write)


def _version(project: Project, number: int | None) -> CodebookVersion:
    versions = project.codebook.versions.published().order_by("-number")
    found: CodebookVersion | None = (versions if number is None else versions.filter(number=number)).first()
    if found is None:
        raise s.ValidationError({"codebook_version": ["there is no such published version of the codebook"]})
    return found


def _coders(project: Project, names: list[str]) -> list[Any]:
    members = Membership.objects.current().filter(group=project.group, user__username__in=names).select_related("user")
    found = {member.user.get_username(): member.user for member in members}
    if unknown := sorted(set(names) - found.keys()):
        raise s.ValidationError({"coders": [f"no member of the group: {', '.join(unknown)}"]})
    return list(found.values())


def _units(project: Project, shown: list[str]) -> list[int]:
    try:
        sids = {read_identifier(one): one for one in shown}
    except ValueError as error:
        raise s.ValidationError({"statements": [str(error)]}) from error
    found = dict(Unit.objects.filter(project=project, identity__in=sids).values_list("identity", "pk"))
    if unknown := sorted(given for sid, given in sids.items() if sid not in found):
        raise s.ValidationError({"statements": [f"not in the project: {', '.join(unknown[:20])}"]})
    return list(found.values())


def write_rounds(project: Project, keys: list[int]) -> list[dict[str, Any]]:
    """The rounds of these keys in this order, with how far their coders are; two queries."""
    rounds = Round.objects.select_related("version__codebook").defer("version__content").in_bulk(keys)
    progress: dict[int, list[dict[str, Any]]] = {}
    columns = ("round", "coder__username", "coder__erased_at")
    counted = Assignment.objects.filter(round__in=keys).order_by("coder__username").values_list(*columns)
    for key, name, erased_at, total, done in counted.annotate(
        total=Count("pk"), done=Count("pk", filter=Q(done_at__isnull=False))
    ):
        row = {"coder": None if erased_at else name, "statements": total, "done": done}
        progress.setdefault(key, []).append(row)
    return [
        {
            **name_round(project, one),
            "project": str(project.guid),
            "url": absolute(reverse("annotations:round", args=[project.group.slug, project.guid, one.number])),
            "codebook": str(one.version.codebook.guid),
            "codebook_version": one.version.number,
            "is_blind": one.is_blind,
            "overlap": one.overlap,
            "note": one.note or None,
            "opened_at": write_moment(one.opened_at),
            "closed_at": moment(one.closed_at),
            "revealed_at": moment(one.revealed_at),
            "progress": progress.get(one.pk, []),
        }
        for one in (rounds[key] for key in keys if key in rounds)
    ]


def write_assignments(found: Round, keys: list[int]) -> list[dict[str, Any]]:
    """Who codes which statement, in this order; one query."""
    rows = Assignment.objects.select_related("coder", "unit__edition").defer("unit__edition__content").in_bulk(keys)
    return [
        {
            "coder": name_of(row.coder),
            "statement": show(row.unit.identity_id),
            "target": absolute(statement_path(row.unit.identity_id, row.unit.edition.major)),
            "url": absolute(
                reverse(
                    "annotations:code_statement", kwargs={**round_arguments(found), "sid": show(row.unit.identity_id)}
                )
            ),
            "done_at": moment(row.done_at),
        }
        for row in (rows[key] for key in keys if key in rows)
    ]

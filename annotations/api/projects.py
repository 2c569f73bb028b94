"""Coding projects in the API: found, read, given statements by a search, closed. Their groups alone see them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.db.models import Count
from django.http.response import HttpResponseBase
from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers as s
from rest_framework.exceptions import NotFound
from rest_framework.request import Request

from annotations.answering import AnnotationView, Conflict, answer
from annotations.models import Choice, Codebook, Project, Round, Unit
from annotations.projects import choosing
from annotations.projects.rounds import is_seen
from annotations.writing import round_path, write_moment
from archive.api.keyset import Order
from archive.api.parameters import PAGING, SELECTION, Selection, read_parameters
from archive.api.schema import DETAIL, LIST
from archive.api.serializers.fields import fields_of
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, statement_path
from archive.searching.query import BadQuery, Query

from .bases import (
    JSON,
    KEY,
    LISTED,
    READ,
    TOKEN,
    WRITE,
    WRITE_THERE,
    ListView,
    own_group,
    read_body,
    read_parameter,
    read_path_guid,
    require_keeper,
    respond,
)
from .filters import MOMENT, read_identifier, read_moment_since, read_slug, read_uuid
from .project_serializers import (
    ChooseSerializer,
    ChosenSerializer,
    NewProjectSerializer,
    ProjectSerializer,
    UnitSerializer,
)

TAG = ["projects"]
BY_NAME = Order(("name", "pk"), is_ascending=True)
BY_PLACE = Order(("ordinal", "pk"), is_ascending=True)
GUID = OpenApiParameter("guid", str, "path", description="The project's GUID.")
SID = OpenApiParameter("sid", str, "path", description="The statement's SID.")
FILTERS = [
    OpenApiParameter("group", str, description="Of this group, by the name in its address."),
    OpenApiParameter("codebook", str, description="That code by this codebook, by its GUID."),
    OpenApiParameter(
        "updated_since", MOMENT,
        description="Founded or closed at that moment or later, or changed: statements, a round, a decision, an example, an "
        "offer, a release. No project goes away; of a group that you have left or that was dissolved, none is listed any more.",
    ),
]  # fmt: skip


class ProjectList(ListView):
    """All projects of the account's groups."""

    name = "api-projects-list"

    @extend_schema(
        parameters=[*FILTERS, *LIST], responses={200: ProjectSerializer(many=True), **LISTED}, tags=TAG, auth=TOKEN,
        operation_id="projects_list",
    )  # fmt: skip
    def get(self, request: Request) -> HttpResponseBase:
        """Projects of your groups, by name."""
        values = read_parameters(request, known={"group", "codebook", "updated_since", *SELECTION, *PAGING})
        rows = Project.objects.visible_to(request.user)
        if "group" in values:
            rows = rows.filter(group__slug=read_parameter(values, "group", read_slug))
        if "codebook" in values:
            rows = rows.filter(codebook__guid=read_parameter(values, "codebook", read_uuid))
        if "updated_since" in values:
            rows = rows.changed_since(read_parameter(values, "updated_since", read_moment_since))

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_projects([row[0] for row in found])]

        return self.turn(request, rows, values, known=fields_of(ProjectSerializer), order=BY_NAME, write=write)

    @extend_schema(
        parameters=[KEY], request=NewProjectSerializer, responses={201: ProjectSerializer, **WRITE}, tags=TAG, auth=TOKEN,
        operation_id="projects_create",
    )  # fmt: skip
    def post(self, request: Request) -> HttpResponseBase:
        """Found a project of a group whose projects you keep."""
        given = read_body(request, NewProjectSerializer)
        group = own_group(request, given["group"])
        require_keeper(request, group)
        codebook = Codebook.objects.visible_to(request.user).filter(guid=given["codebook"]).first()
        if codebook is None:
            raise s.ValidationError({"codebook": ["there is no codebook with this GUID that you may see"]})

        def write() -> dict[str, Any]:
            more = {name: given[name] for name in ("name", "description")}
            made = choosing.found(group=group, codebook=codebook, by=request.user, **more)
            return write_projects([made.pk])[0]

        return respond(request, write, status=201, location=lambda made: absolute(project_path(made["guid"])))


class ProjectDetail(AnnotationView):
    """One project."""

    @extend_schema(
        parameters=[GUID, *DETAIL], responses={200: ProjectSerializer, **READ}, tags=TAG, auth=TOKEN,
        operation_id="projects_retrieve",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """One project of a group of yours."""
        selection = Selection.read(read_parameters(request, known=SELECTION), known=fields_of(ProjectSerializer))
        (document,) = write_projects([get_project(request, guid).pk])
        return answer(request, orjson.dumps(selection.of(document)), JSON)


class ProjectClose(AnnotationView):
    """The end of a project."""

    @extend_schema(
        parameters=[GUID, KEY], request=None, responses={200: ProjectSerializer, **WRITE_THERE}, tags=TAG, auth=TOKEN,
        operation_id="projects_close",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Close it: nothing is coded in it any more, and what was coded stays. Close and reveal its rounds first."""
        read_body(request, s.Serializer)
        project = get_project(request, guid)
        require_keeper(request, project.group)

        def write() -> dict[str, Any]:
            choosing.close(project=project, by=request.user)
            return write_projects([project.pk])[0]

        return respond(request, write)


class ProjectStatements(ListView):
    """The statements of a project."""

    name = "api-projects-statements"

    @extend_schema(
        parameters=[GUID, *LIST], responses={200: UnitSerializer(many=True), **READ}, tags=TAG, auth=TOKEN,
        operation_id="projects_statements",
    )  # fmt: skip
    def get(self, request: Request, guid: str) -> HttpResponseBase:
        """Its statements, as they were chosen."""
        values = read_parameters(request, known={*SELECTION, *PAGING})
        project = get_project(request, guid)

        def write(found: list[Any]) -> Iterable[tuple[dict[str, Any], bool]]:
            return [(row, True) for row in write_units(read_units([row[0] for row in found]))]

        return self.turn(
            request, Unit.objects.filter(project=project), values, known=fields_of(UnitSerializer), order=BY_PLACE,
            write=write, arguments=(project.guid,),
        )  # fmt: skip

    @extend_schema(
        parameters=[GUID, KEY], request=ChooseSerializer, responses={200: ChosenSerializer, **WRITE_THERE}, tags=TAG,
        auth=TOKEN, operation_id="projects_choose",
    )  # fmt: skip
    def post(self, request: Request, guid: str) -> HttpResponseBase:
        """Take in the published statements that a search of the archive finds; those that are there stay as they are."""
        given = read_body(request, ChooseSerializer)
        project = get_project(request, guid)
        require_keeper(request, project.group)
        query, number = read_search(given["search"]), given.get("number")
        seed = given.get("seed", secrets.randbelow(1_000_000))

        def write() -> dict[str, Any]:
            new = choosing.choose(project=project, query=query, by=request.user, number=number, seed=seed)
            return {
                "new": new,
                "statements": project.units.count(),
                "search": query.address,
                "seed": seed if number is not None else None,
            }

        return respond(request, write)


class ProjectStatement(AnnotationView):
    """One statement of a project."""

    @extend_schema(
        parameters=[GUID, SID, KEY], responses={204: None, **WRITE_THERE}, tags=TAG, auth=TOKEN,
        operation_id="projects_let_go",
    )  # fmt: skip
    def delete(self, request: Request, guid: str, sid: str) -> HttpResponseBase:
        """Take it out again, while nobody was to code it."""
        read_parameters(request, known=())
        project = get_project(request, guid)
        require_keeper(request, project.group)
        unit = get_unit(project, sid)

        def write() -> None:
            if not choosing.let_go(project=project, units=[unit.pk], by=request.user):
                raise Conflict("Somebody was to code it, or it was decided on: it stays.")

        return respond(request, write)


def read_search(given: str) -> Query:
    """The search of an address. Raises ValidationError."""
    pairs = parse_qsl(given.rpartition("?")[2], keep_blank_values=True)
    problems = [f"{name[:80]}: no parameter of a search" for name, _value in pairs if name not in Query.names()]
    query = Query.read(dict(pairs))
    try:
        problems += [f"{name}: {reason}" for name, reason in query.errors.items()]
    except BadQuery as error:
        problems.append(str(error))
    if problems or query.is_empty:
        raise s.ValidationError({"search": problems or ["it looks for nothing"]})
    return query


def project_path(guid: Any) -> str:
    """The address of a project."""
    return reverse("api-projects-detail", args=[guid])


def get_project(request: Request, guid: str) -> Project:
    """A project of a group of the account. Raises NotFound."""
    projects = Project.objects.visible_to(request.user).select_related("group", "codebook")
    found = projects.filter(guid=read_path_guid(guid)).first()
    if found is None:
        raise NotFound("There is no project with this GUID in a group of yours.")
    return found


def get_unit(project: Project, shown: str) -> Unit:
    """The statement of the project with that identifier as it is printed. Raises NotFound."""
    try:
        sid = read_identifier(shown)
    except ValueError as error:
        raise NotFound(str(error)) from error
    found = project.units.filter(identity=sid).select_related("edition__report").defer("edition__content").first()
    if found is None:
        raise NotFound("There is no such statement in this project.")
    return found


def unit_of(project: Project, shown: str) -> Unit:
    """The same of a statement that was sent. Raises ValidationError at `statement`."""
    try:
        return get_unit(project, shown)
    except NotFound as error:
        raise s.ValidationError({"statement": [str(error.detail)]}) from error


def write_projects(keys: list[int]) -> list[dict[str, Any]]:
    """The projects of these keys in this order; four queries."""
    projects = Project.objects.select_related("group", "codebook").in_bulk(keys)
    units = dict(Unit.objects.filter(project__in=keys).order_by().values_list("project").annotate(Count("pk")))
    rounds: dict[int, list[Round]] = {}
    for one in Round.objects.filter(project__in=keys).order_by("number"):
        rounds.setdefault(one.project_id, []).append(one)
    choices: dict[int, list[dict[str, Any]]] = {}
    for choice in Choice.objects.filter(project__in=keys).order_by("pk"):
        choices.setdefault(choice.project_id, []).append(write_choice(choice))
    return [
        {
            "guid": str(project.guid),
            "name": project.name,
            "description": project.description or None,
            "url": absolute(reverse("annotations:project", args=[project.group.slug, project.guid])),
            "group": project.group.slug,
            "codebook": str(project.codebook.guid),
            "search": project.query or None,
            "statements": units.get(project.pk, 0),
            "choices": choices.get(project.pk, []),
            "rounds": [name_round(project, one) for one in rounds.get(project.pk, ())],
            "made_at": write_moment(project.made_at),
            "closed_at": moment(project.closed_at),
        }
        for project in (projects[key] for key in keys if key in projects)
    ]


def write_choice(choice: Choice) -> dict[str, Any]:
    """By which search and lot statements were chosen."""
    return {
        "search": choice.query,
        "found": choice.found,
        "taken": choice.taken,
        "seed": choice.seed,
        "at": write_moment(choice.at),
    }


def name_round(project: Project, one: Round) -> dict[str, Any]:
    """What tells a round from others, and how it stands."""
    return {
        "id": absolute(round_path(project.guid, one.number)),
        "number": one.number,
        "is_open": one.closed_at is None,
        "is_seen": is_seen(one),
    }


def read_units(keys: list[int]) -> list[Unit]:
    """The statements of these keys in this order; one query."""
    found = Unit.objects.select_related("edition__report").defer("edition__content").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def write_units(units: Iterable[Unit]) -> list[dict[str, Any]]:
    """What the statements are; no query for what `read_units` has read."""
    return [
        {
            "statement": show(unit.identity_id),
            "report": show(unit.edition.report.rid),
            "edition": unit.edition.number,
            "url": absolute(statement_path(unit.identity_id, unit.edition.major)),
            "ordinal": unit.ordinal,
        }
        for unit in units
    ]


def moment(at: Any) -> str | None:
    """The moment as it is written; null where there is none."""
    return write_moment(at) if at is not None else None


def name_of(account: Any) -> str | None:
    """The account's name; null where it was erased."""
    return account.get_username() if account.erased_at is None else None

"""What the pages of projects look up and refuse alike. Who is not in the group is told what is told of one that is not there."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from annotations.codebooks import RefusedCodebook
from annotations.codebooks.drafting import keeps
from annotations.limiting import TooMuch
from annotations.models import Project, ResearchGroup, Round, Unit
from annotations.projects.choosing import RefusedProject
from annotations.projects.reliability import StillBlind
from archive.citing.spreadsheet import BOM, guard
from archive.models.identifiers import MistypedIdentifier, read

from .answering import too_many

View = Callable[..., HttpResponse]


class NotYoursToCode(Exception):
    """The statement was not given to whoever asks, or the round is not coded any more; the message says which."""


def refusing(view: Callable[..., Any]) -> View:
    """Answers 403 to what an account may not do, 409 to what can't be done now and 429 to too much, with the reason."""

    @wraps(view)
    def answer(request: HttpRequest, *arguments: Any, **more: Any) -> Any:
        try:
            return view(request, *arguments, **more)
        except (RefusedCodebook, NotYoursToCode) as refusal:
            return refused(request, str(refusal), status=403)
        except RefusedProject as refusal:
            return refused(request, str(refusal), status=409)
        except TooMuch as refusal:
            return too_many(request, str(refusal), wait=refusal.wait)
        except StillBlind:
            return refused(request, _("The round is blind: nothing of it is shown before it is revealed."), status=409)

    return answer


def refused(request: HttpRequest, reason: str, *, status: int) -> HttpResponse:
    """The page that says why not."""
    return render(request, "projects/refused.html", {"reason": reason}, status=status)


def find_group(request: HttpRequest, slug: str) -> ResearchGroup:
    """A group of the account. Raises Http404."""
    return get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)


def find_project(request: HttpRequest, slug: str, guid: UUID) -> Project:
    """A project of a group of the account. Raises Http404."""
    projects = Project.objects.visible_to(request.user).select_related("group", "codebook")
    return get_object_or_404(projects, group__slug=slug, guid=guid)


def find_round(request: HttpRequest, slug: str, guid: UUID, number: int) -> Round:
    """A round of such a project. Raises Http404."""
    projects = Project.objects.visible_to(request.user).filter(group__slug=slug, guid=guid)
    rounds = Round.objects.select_related("project__group", "project__codebook", "version__codebook")
    rounds = rounds.defer("version__content")
    # A number in an address can be larger than any column.
    return get_object_or_404(rounds, project__in=projects, number=min(number, 2**31 - 1))


def find_unit(coding_round: Round, shown: str) -> Unit:
    """The statement of the round's project with that identifier as it is printed. Raises Http404."""
    try:
        sid = read(shown)
    except MistypedIdentifier as error:
        raise Http404(str(error)) from error
    units = Unit.objects.select_related("edition__report").filter(project=coding_round.project_id)
    return get_object_or_404(units, identity=sid)


def is_keeper(request: HttpRequest, group: ResearchGroup) -> bool:
    """Whether the account keeps the group's projects. One query."""
    return keeps(request.user, group)


class _Line:
    """A file that gives back what is written to it."""

    def write(self, line: str) -> str:
        return line


def spreadsheet(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> StreamingHttpResponse:
    """The rows as CSV to download; words that a spreadsheet would compute have an apostrophe before them."""
    answer = StreamingHttpResponse(_lines(heads, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Line(), lineterminator="\r\n")
    yield f"{BOM}{writer.writerow(heads)}"
    for row in rows:
        yield str(writer.writerow([_cell(value) for value in row]))


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(value)
    return guard(value) if isinstance(value, str) else "" if value is None else value

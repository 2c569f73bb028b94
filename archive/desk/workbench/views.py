"""The workbench's own answers: the state, operations, undo and redo, and who is there."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.deciding import decide
from archive.editing import REFUSALS, Made
from archive.editing.reconciling import Conflicting, apply_steps
from archive.editing.undoing import go, trail
from archive.editing.working_copy import working_value
from archive.models import Person, Presence, Report, Voice
from archive.telling import operation_told

from .answering import (
    BadRequest,
    answer,
    endpoint,
    read_body,
    read_steps,
    read_token,
    read_version,
    refuse,
)
from .completing import complete, is_checking
from .delta import delta_of
from .state import SEEN_WITHIN, Row, indexes_at, others, permissions, state_of
from .wording import name_of

CHANGE, CHECK, VIEW = "archive.change_report", "archive.check_statement", "archive.view_report"
MOST_NAMES = 50
"""Names of which one request says who is meant."""


@endpoint("GET", VIEW)
def state(request: HttpRequest, report: Report) -> HttpResponse:
    """The state as it is now."""
    return answer(state_of(report, request.user))


@endpoint("POST", CHANGE, CHECK)
def apply(request: HttpRequest, report: Report) -> HttpResponse:
    """Do operations: all of them in one revision, or none.

    Answers with the state; with what has changed in it since `version`, where the request has `"delta": true` and nobody
    has changed anything else meanwhile.
    """
    data = read_body(request)
    version, token, sent = read_version(data), read_token(data), read_steps(data)
    who = _read_who(data)
    may = permissions(report, request.user)
    if refused := _refused(report, may, only_checks=is_checking(sent) and not who):
        return refused
    if who and not may["identify"]:
        return refuse(_("Your roles don’t allow you to decide who is meant by a name."), status=403)
    steps = complete(report, sent, version=version, by=request.user)
    try:
        with transaction.atomic():
            done = apply_steps(report=report, steps=steps, version=version, by=request.user, token=token)
            if not done.is_repeated:
                _identify(report, who, request.user)
    except Conflicting as conflict:
        return _conflict(report, conflict)
    except REFUSALS as refusal:
        return refuse(str(refusal))
    merged = [{"by": name_of(r.by), "operation": operation_told(r.operation, r.arguments)} for r in done.merged_with]
    fresh = _fresh(report, request.user, done.made, version if data.get("delta") is True else None)
    return answer({**fresh, "merged_with": merged, "repeated": done.is_repeated})


@endpoint("POST", CHANGE, CHECK)
def undo(request: HttpRequest, report: Report) -> HttpResponse:
    """Take the account's nearest operation back."""
    return _go(request, report, "undo")


@endpoint("POST", CHANGE, CHECK)
def redo(request: HttpRequest, report: Report) -> HttpResponse:
    """Do again what was undone last."""
    return _go(request, report, "redo")


def _go(request: HttpRequest, report: Report, of: str) -> HttpResponse:
    data = read_body(request)
    version, token = read_version(data), read_token(data)
    with_theirs = data.get("with_theirs", [])
    if not isinstance(with_theirs, list) or not all(type(number) is int for number in with_theirs):
        raise BadRequest(_("“with_theirs” is the list of the revisions of others that go with it."))
    deeds = trail(report).own(of, request.user)
    may = permissions(report, request.user)
    if refused := _refused(report, may, only_checks=bool(deeds) and all(deed.is_check for deed in deeds)):
        return refused
    try:
        done = go(report=report, of=of, version=version, by=request.user, with_theirs=with_theirs, token=token)
    except Conflicting as conflict:
        return _conflict(report, conflict, choices=[] if with_theirs else ["leave", "with_theirs"])
    except REFUSALS as refusal:
        return refuse(str(refusal))
    return answer(_fresh(report, request.user, done.made, version if data.get("delta") is True else None))


@endpoint("POST", VIEW)
def presence(request: HttpRequest, report: Report) -> HttpResponse:
    """Say that the page is open; the answer says who else is there and which version stands. Old rows are deleted."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - SEEN_WITHIN).delete()
    Presence.objects.update_or_create(report=report, user=request.user, defaults={"seen_at": now})
    return answer({"others": others(report, request.user), "version": report.version})


def _fresh(report: Report, user: Any, made: Made | None, since: int | None) -> Row:
    """The state after a change: what is other than at version `since`, where that is what was changed; else the whole."""
    current = Report.objects.with_text().get(pk=report.pk)
    if made is None or current.version != made.revision.number:
        return state_of(current, user)
    if made.before is not None and since == made.revision.number - 1:
        return delta_of(current, user, revision=made.revision, before=made.before, after=made.value)
    return state_of(current, user, made.value.breakdown)


def _refused(report: Report, may: dict[str, bool], *, only_checks: bool) -> HttpResponse | None:
    """The answer to somebody who may not do that; None who may."""
    if report.binned_at is not None:
        return refuse(_("The report is in the bin: fetch it back before you change it."))
    if may["change"] or (only_checks and may["check"]):
        return None
    return refuse(_("Your roles don’t allow you to change this report."), status=403)


def _conflict(report: Report, conflict: Conflicting, *, choices: list[str] | None = None) -> HttpResponse:
    """What others have done on the same, what was refused, and which parts of today's version that is."""
    current = Report.objects.with_text().get(pk=report.pk)
    breakdown = working_value(current).breakdown
    theirs = [
        {
            "revision": one.revision.number,
            "by": name_of(one.revision.by),
            "at": one.revision.at.isoformat(),
            "operation": operation_told(one.revision.operation, one.revision.arguments),
            "parts": indexes_at(breakdown, one.spans),
        }
        for one in conflict.theirs
    ]
    yours = [
        {
            "name": step.name,
            "operation": operation_told(step.name, step.arguments),
            "parts": indexes_at(breakdown, spans),
        }
        for step, spans in zip(conflict.steps, conflict.spans, strict=True)
    ]
    told: dict[str, Any] = {"theirs": theirs, "yours": yours, "why": conflict.why, "version": current.version}
    if choices is not None:
        told["choices"] = choices
    return answer({"conflict": told}, status=409)


def _read_who(data: dict[str, Any]) -> dict[str, str]:
    """Who is meant by names in the operations: slugs by names. Raises BadRequest."""
    who = data.get("who", {})
    is_right = isinstance(who, dict) and len(who) <= MOST_NAMES
    if not is_right or not all(isinstance(slug, str) and 0 < len(name) <= 200 for name, slug in who.items()):
        raise BadRequest(_("“who” gives the slugs of persons by names in the record."))
    return dict(who)


def _identify(report: Report, who: dict[str, str], by: Any) -> None:
    """Record who is meant by a name where the archive takes it for somebody else, or for nobody. Raises REFUSALS."""
    if not who:
        return
    people = Person.objects.by_slug(who.values())
    if missing := sorted(set(who.values()) - people.keys()):
        raise REFUSALS[0](_("there is no person “%(slug)s”: choose one of the list") % {"slug": missing[0][:80]})
    voices = Voice.objects.filter(statement__report=report, name__in=who)
    stands = dict(voices.values_list("name", "person"))
    for name, slug in who.items():
        if stands.get(name) != people[slug].pk:
            decide(name=name, reports=[report], person=people[slug], by=by)

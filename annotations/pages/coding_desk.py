"""A coder's page: her statement in its context, the codes of the round's version, and positions; then the next one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.models import Annotation, Assignment, Body, Round
from annotations.projects import working
from annotations.projects.rounds import find_assignment, finish, require_open
from annotations.reading import Content, Unreadable
from archive.models.identifiers import show

from .answering import private
from .code_tree import grow_codes
from .coding_forms import CodesForm, PositionForm, SureForm, written
from .entries import write_body
from .finding_projects import NotYoursToCode, find_round, find_unit, refusing
from .rounds import frame
from .statement_shown import show_statement


@private
@require_safe
def next_statement(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """To the coder's first statement that is not done."""
    return _next(request, find_round(request, slug, guid, number))


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def code_statement(request: HttpRequest, slug: str, guid: UUID, number: int, sid: str) -> HttpResponse:
    """One statement; posted, what `do` names is done."""
    found = find_round(request, slug, guid, number)
    unit = find_unit(found, sid)
    assignment = find_assignment(coding_round=found, sid=unit.identity_id, by=request.user)
    if assignment is None:
        raise NotYoursToCode(_("This statement was not given to you in this round."))
    assignment.round, assignment.unit = found, unit
    require_open(assignment, request.user)
    desk = _Desk(request, assignment)
    answer = desk.post() if request.method == "POST" else None
    return answer or desk.page()


class _Desk:
    """One coder at one statement."""

    def __init__(self, request: HttpRequest, assignment: Assignment) -> None:
        self.request = request
        self.assignment = assignment
        self.round = assignment.round
        self.statement = show_statement(assignment.unit)
        self.entries = list(self.round.version.entries.with_everything().order_by("ordinal", "pk"))
        self.codes: CodesForm | None = None
        self.positions: PositionForm | None = None
        self.problems: list[str] = []

    def post(self) -> HttpResponse | None:
        """What is answered to a deed that was done; None where it was not, and the page says why."""
        do = self.request.POST.get("do", "")
        deeds = {
            "codes": self.save_codes, "codes-done": self.save_codes, "position": self.save_position, "recode": self.recode,
            "undo": self.undo, "take-back": self.take_back,
        }  # fmt: skip
        try:
            if do in deeds and not deeds[do]():
                return None
            if do == "nothing" and working.own_codings(self.assignment).exists():
                self.problems.append(_("You have coded something here: take it back first, or say that you are done."))
                return None
            if do in ("done", "codes-done", "nothing"):
                finish(assignment=self.assignment, by=self.request.user)
                return _next(self.request, self.round, after=self.assignment)
            if do == "reopen":
                finish(assignment=self.assignment, by=self.request.user, is_done=False)
        except Unreadable as refusal:
            self.problems += [reason for _pointer, reason in refusal.problems]
            return None
        return redirect(self.request.path)

    def save_codes(self) -> bool:
        """Let it have the codes that are ticked."""
        form = self.codes = CodesForm(self.request.POST, entries=self.entries)
        if not form.is_valid():
            return False
        chosen = form.chosen()
        given: dict[int, Sequence[Content]] = {entry.pk: form.bodies(entry, self.round.version) for entry in chosen}
        working.set_codes(
            assignment=self.assignment,
            entries=chosen,
            given=given,
            by=self.request.user,
            words=form.cleaned_data["words"].strip(),
        )
        return True

    def save_position(self) -> bool:
        """Code a position, or change the one whose GUID was sent."""
        form = self.positions = self.position_form(self.request.POST)
        if not form.is_valid():
            return False
        bodies, by = form.bodies(), self.request.user
        if key := self.request.POST.get("annotation", ""):
            working.change(assignment=self.assignment, annotation=self.own(key), bodies=bodies, by=by)
        else:
            words = form.cleaned_data["words"].strip()
            working.give(assignment=self.assignment, codings=[bodies], by=by, words=words)
        return True

    def recode(self) -> bool:
        """Say something else of a code: how sure she is, and her comment."""
        annotation = self.own(self.request.POST.get("annotation", ""))
        form = SureForm(self.request.POST)
        codes = [body for body in annotation.standing_version.bodies.all() if body.kind == Body.Kind.CODE]
        if not form.is_valid() or not codes:
            self.problems += [str(error) for errors in form.errors.values() for error in errors]
            return False
        by_code = {entry.code_id: entry for entry in self.entries}
        codes_form = CodesForm({"confidence": self.request.POST.get("confidence", "")}, entries=self.entries)
        codes_form.full_clean()
        bodies = codes_form.bodies(by_code[codes[0].code.entry.code_id], self.round.version) + form.comments()
        working.change(assignment=self.assignment, annotation=annotation, bodies=bodies, by=self.request.user)
        return True

    def undo(self) -> bool:
        """Let a coding say what it said before."""
        annotation = self.own(self.request.POST.get("annotation", ""))
        working.undo(assignment=self.assignment, annotation=annotation, by=self.request.user)
        return True

    def take_back(self) -> bool:
        """Give it no more."""
        annotation = self.own(self.request.POST.get("annotation", ""))
        working.take_back(assignment=self.assignment, annotation=annotation, by=self.request.user)
        return True

    def own(self, key: str) -> Annotation:
        """The coder's own coding of the statement with that GUID. Raises Http404."""
        try:
            guid = UUID(key)
        except ValueError:
            guid = UUID(int=0)
        return get_object_or_404(working.own_codings(self.assignment).with_everything(), guid=guid)

    def position_form(self, data: Any, initial: Any = None) -> PositionForm:
        """The form of a position, for this round and this record."""
        return PositionForm(data, versions=[self.round.version], people=self.statement["people"], initial=initial)

    def page(self) -> HttpResponse:
        """The page, with what is wrong where something is."""
        rows = [_write(row) for row in working.own_codings(self.assignment).with_everything()]
        given = {code for row in rows for code in row["codes"]}
        codes = self.codes or CodesForm(None, entries=self.entries)
        chosen = set(self.request.POST.getlist("codes")) if self.codes is not None else given
        changed = self.changing()
        positions = self.positions or self.position_form(None, initial=changed and changed["initial"])
        problems = self.problems + [str(e) for form in (codes, positions) for e in form.non_field_errors()]
        has_errors = bool(problems or codes.errors or positions.errors)
        context = {
            **frame(self.round),
            **self.statement,
            "assignment": self.assignment,
            "rows": rows,
            "tree": grow_codes(self.entries, chosen, lambda entry: str(entry.code.guid)),
            "codes_form": codes,
            "position_form": positions,
            "is_position_open": bool(self.positions or changed),
            "changed": changed and changed["guid"],
            "problems": problems,
            "path": self.request.path,
            "sure_form": SureForm(),
            **_place(self.assignment),
        }
        return render(self.request, "projects/code.html", context, status=422 if has_errors else 200)

    def changing(self) -> dict[str, Any] | None:
        """The position that is to be changed, as its form shows it."""
        key = self.request.POST.get("annotation", "") if self.positions else self.request.GET.get("change", "")
        if not key:
            return None
        annotation = self.own(key)
        bodies = annotation.standing_version.bodies.all()
        position = next((body.position for body in bodies if body.kind == Body.Kind.POSITION), None)
        if position is None:
            return None
        comment = next((body.value for body in bodies if body.kind == Body.Kind.COMMENT), "")
        return {"guid": key, "initial": {**written(position, self.statement["people"]), "comment": comment}}


def _next(request: HttpRequest, coding_round: Round, after: Assignment | None = None) -> HttpResponse:
    """To the coder's next statement that is not done, else to the round."""
    mine = Assignment.objects.filter(round=coding_round, coder=request.user.pk)
    to_do = mine.filter(done_at=None).order_by("unit__ordinal")
    project = coding_round.project
    place = (project.group.slug, project.guid, coding_round.number)
    found = to_do.filter(unit__ordinal__gt=after.unit.ordinal).first() if after else None
    found = found or to_do.first()
    if found is None or coding_round.closed_at is not None:
        if coding_round.closed_at is None and mine.exists():
            messages.success(request, _("You are done with all your statements in this round."))
        elif coding_round.closed_at is None:
            messages.info(request, _("No statement of this round was given to you."))
        return redirect("annotations:round", *place)
    sid = Assignment.objects.values_list("unit__identity", flat=True).get(pk=found.pk)
    return redirect("annotations:code_statement", *place, show(sid))


def _place(assignment: Assignment) -> dict[str, Any]:
    """Where the statement stands among the coder's."""
    mine = list(
        Assignment.objects.filter(round=assignment.round_id, coder=assignment.coder_id)
        .order_by("unit__ordinal")
        .values_list("pk", "unit__identity", "done_at")
    )
    at = next(index for index, row in enumerate(mine) if row[0] == assignment.pk)
    return {
        "at": at + 1,
        "of": len(mine),
        "done_count": sum(done is not None for _pk, _sid, done in mine),
        "previous": show(mine[at - 1][1]) if at else "",
        "following": show(mine[at + 1][1]) if at + 1 < len(mine) else "",
    }


def _write(annotation: Annotation) -> dict[str, Any]:
    """A coding of the coder's own, in words."""
    bodies = list(annotation.standing_version.bodies.all())
    anchor = annotation.anchors.all()[0]
    is_position = any(body.kind == Body.Kind.POSITION for body in bodies)
    codings = [body for body in bodies if body.kind in (Body.Kind.CODE, Body.Kind.POSITION)]
    sure = [
        (body.position if body.kind == Body.Kind.POSITION else body.code).get_confidence_display() for body in codings
    ]
    return {
        "guid": annotation.guid,
        "bodies": [write_body(body) for body in bodies],
        "codes": [str(body.code.entry.code.guid) for body in bodies if body.kind == Body.Kind.CODE],
        "is_position": is_position,
        "number": annotation.number,
        "sure": ", ".join(str(one) for one in sure if one),
        "confidence": codings[0].code.confidence if codings and not is_position else None,
        "comment": next((body.value for body in bodies if body.kind == Body.Kind.COMMENT), ""),
        "quotation": anchor.exact,
    }

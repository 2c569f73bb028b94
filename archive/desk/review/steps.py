"""The steps of a report: taken and given back, handed in and taken back, sent back, published, planned."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive.desk.bases import desk_view
from archive.models import Report, Schedule
from archive.reviewing import scheduling
from archive.reviewing import submitting as reviewing
from archive.reviewing.gating import gate
from archive.reviewing.permitting import NotPermitted

from .answering import REFUSALS, form_errors, go_back, is_json, prefixed, read_json, refuse_json
from .forms import PublishForm, ScheduleForm, SendBackForm, SubmitForm
from .page import get_report, show_review

REFUSED = (*REFUSALS, NotPermitted, ValidationError)


def _standing(report: Report) -> JsonResponse:
    """Where the report stands, for the workbench's script."""
    submission = report.submissions.open().select_related("by").first()
    said = submission and {
        "id": submission.pk,
        "by": submission.by.called,
        "at": submission.at,
        "note": submission.note,
        "version": submission.version,
    }
    return JsonResponse({"submission": said, "taken_by": report.taken_by.called if report.taken_by else None})


def _step(permission: str) -> Callable[[Callable[..., str]], Callable[..., HttpResponseBase]]:
    """A step that needs no form: the function does it and returns the sentence that tells of it."""

    def decorate(do: Callable[..., str]) -> Callable[..., HttpResponseBase]:
        @require_POST
        @desk_view(permission)
        @wraps(do)
        def view(request: HttpRequest, pk: int) -> HttpResponse:
            report = get_object_or_404(Report, pk=pk)
            try:
                told = do(report, request)
            except REFUSED as refusal:
                return (
                    refuse_json(refusal) if is_json(request) else go_back(request, pk, str(refusal), is_refused=True)
                )
            return _standing(get_report(pk)) if is_json(request) else go_back(request, pk, told)

        return view

    return decorate


@_step("archive.change_report")
def take(report: Report, request: HttpRequest) -> str:
    """Take the report; with `over` from somebody else."""
    before = report.taken_by
    is_over = bool(read_json(request).get("over")) if is_json(request) else "over" in request.POST
    reviewing.take(report=report, by=request.user, is_over=is_over)
    if before is not None and before != request.user:
        return _("You have taken the report over from %(who)s, who is told.") % {"who": before.called}
    return _("You have taken the report.")


@_step("archive.change_report")
def release(report: Report, request: HttpRequest) -> str:
    """Give the report back."""
    reviewing.release(report=report, by=request.user)
    return _("You have given the report back: anybody can take it.")


@_step("archive.add_submission")
def recall(report: Report, request: HttpRequest) -> str:
    """Take it back from review."""
    reviewing.recall(report=report, by=request.user)
    return _("You have taken the report back from review.")


@require_POST
@desk_view("archive.add_submission")
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand in the version that was looked at: {version, note}."""
    report = get_object_or_404(Report, pk=pk)
    try:
        form = SubmitForm(prefixed(SubmitForm, read_json(request)) if is_json(request) else request.POST)
        if not form.is_valid():
            return form_errors(form) if is_json(request) else show_review(request, get_report(pk), sent={"submit": form}, status=422)  # fmt: skip
        reviewing.submit(
            report=report,
            by=request.user,
            expected_version=form.cleaned_data["version"],
            note=form.cleaned_data["note"],
        )
    except REFUSED as refusal:
        if is_json(request):
            return refuse_json(refusal, version=Report.objects.get(pk=pk).version)
        return go_back(request, pk, str(refusal), is_refused=True)
    if is_json(request):
        return _standing(get_report(pk))
    return go_back(request, pk, _("You have handed the report in for review; whoever may publish it is told."))


@require_POST
@desk_view("archive.change_submission")
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Send it back, with the reasons."""
    report = get_report(pk)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            reviewing.send_back(report=report, by=request.user, reasons=form.cleaned_data["reasons"])
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            return go_back(request, pk, _("You have sent the report back; its editor is told."))
    return show_review(request, report, sent={"send_back": form}, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("archive.publish_report")
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish what the page has shown, and only that; whoever comes here by GET is led to it."""
    if request.method != "POST":
        answer = redirect("desk:review", pk)
        answer["Location"] += "#publish"
        return answer
    report = get_report(pk)
    form = PublishForm(request.POST, has_warnings=bool(gate(report=report).warnings))
    if form.is_valid():
        values = form.cleaned_data
        try:
            edition = reviewing.accept(
                report=report,
                by=request.user,
                note=values["note"],
                nevertheless=values.get("nevertheless", ""),
                seen=values["seen"],
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            return go_back(request, pk, _("Edition %(number)s is published.") % {"number": edition.number})
    return _show_again(request, pk, form)


def _show_again(request: HttpRequest, pk: int, form: PublishForm) -> HttpResponse:
    """The page with what was typed, as the report stands now: what it shows is what the next try confirms."""
    report = get_report(pk)
    answer = show_review(request, report, sent={"publish": form}, status=422)
    coming = answer.context_data["look"].coming  # type: ignore[attr-defined]
    form.data = {**form.data.dict(), "publish-seen": coming.seen if coming else ""}  # type: ignore[attr-defined]
    return answer


@require_POST
@desk_view("archive.add_schedule")
def schedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan the publication."""
    report = get_report(pk)
    form = ScheduleForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            scheduling.schedule(
                report=report,
                at=values["at"],
                by=request.user,
                expected_version=values["version"],
                note=values["note"],
            )
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
        else:
            return go_back(request, pk, _("The publication is planned."))
    return show_review(request, report, sent={"schedule": form}, status=422)


@require_POST
@desk_view("archive.change_schedule")
def unschedule(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the plan up."""
    plan = Schedule.objects.filter(report=pk, state=Schedule.State.PLANNED).first()
    if plan is None:
        return go_back(request, pk, _("Nothing is planned for this report."), is_refused=True)
    try:
        scheduling.cancel(schedule=plan, by=request.user)
    except REFUSED as refusal:
        return go_back(request, pk, str(refusal), is_refused=True)
    return go_back(request, pk, _("The plan is given up."))

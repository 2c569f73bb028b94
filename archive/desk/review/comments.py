"""Comments: as JSON for the workbench, as forms on the page of review."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from archive.desk.bases import desk_view
from archive.models import Comment, Report
from archive.reviewing import commenting
from archive.reviewing.commenting import RefusedComment
from archive.reviewing.permitting import NotPermitted

from .answering import REFUSALS, go_back, is_json, read_json, told_in_json
from .forms import CommentForm
from .page import get_report, show_review, thread_of


def told(thread: Comment) -> dict[str, Any]:
    """A thread for the workbench's script; offsets count in the text of the version that was commented."""
    return {
        **_said(thread),
        "sid": thread.identity_id,
        "version": thread.version,
        "start": thread.start,
        "end": thread.end,
        "settled": thread.settled_at,
        "settled_by": thread.settled_by and thread.settled_by.called,
        "replies": [_said(reply) for reply in thread.replies.all()],
    }


def _said(comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.pk,
        "author": comment.author,
        "is_guest": comment.link_id is not None,
        "at": comment.at,
        "text": comment.text,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@told_in_json
@desk_view("archive.view_report")
def comments(request: HttpRequest, pk: int) -> JsonResponse:
    """All threads of the report, the oldest first; POST adds to them: {text, sid, start, end, reply_to}."""
    report = get_object_or_404(Report, pk=pk)
    if request.method != "POST":
        return JsonResponse({"results": [told(thread) for thread in report.comments.threads()]})
    if not request.user.has_perm("archive.add_comment"):
        raise NotPermitted(_("Your roles don’t allow you to comment."))
    given = read_json(request)
    text = given.get("text")
    made = commenting.comment(
        report=report,
        text=text if isinstance(text, str) else "",
        by=request.user,
        sid=str(given.get("sid") or ""),
        span=_span(given),
        reply_to=_answered(report, given.get("reply_to")),
    )
    return JsonResponse(told(thread_of(made)), status=201)


def _span(given: dict[str, Any]) -> tuple[int, int] | None:
    start, end = given.get("start"), given.get("end")
    if start is None and end is None:
        return None
    if not all(isinstance(value, int) and not isinstance(value, bool) for value in (start, end)):
        raise RefusedComment(_("The words are given by two offsets, start and end."))
    return start, end  # type: ignore[return-value]


def _answered(report: Report, key: Any) -> Comment | None:
    if key in (None, ""):
        return None
    found = report.comments.filter(pk=key).first() if isinstance(key, int) else None
    if found is None:
        raise RefusedComment(_("The comment to be answered is not there."))
    return found


@require_POST
@told_in_json
@desk_view("archive.change_comment")
def settle(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """Settle a thread, or open it again: {settled: false}."""
    found = get_object_or_404(Comment, pk=key, report=pk)
    is_settled = read_json(request).get("settled", True) is True if is_json(request) else "open" not in request.POST
    thread = commenting.settle(comment=found, by=request.user, is_settled=is_settled)
    if is_json(request):
        return JsonResponse(told(thread_of(thread)))
    sentence = _("The comment is settled.") if is_settled else _("The comment is open again.")
    return go_back(request, pk, sentence, anchor=f"comment-{thread.pk}")


@require_POST
@desk_view("archive.add_comment")
def add_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the page of review."""
    report = get_report(pk)
    form = CommentForm(request.POST)
    if form.is_valid():
        values = form.cleaned_data
        try:
            made = commenting.comment(
                report=report,
                text=values["text"],
                by=request.user,
                sid=values["sid"],
                reply_to=_answered(report, values["reply_to"]),
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return go_back(request, pk, anchor=f"comment-{made.reply_to_id or made.pk}")
    return show_review(request, report, sent={"comment": form}, status=422)

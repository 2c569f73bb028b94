"""The page of review."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.desk.bases import desk_page, desk_view
from archive.desk.lists.steps import steps_from
from archive.models import Comment, Report, Schedule
from archive.reviewing.gating import Gate, Open, Unconfirmed, gate
from archive.reviewing.permitting import may_publish, may_send_back, may_submit, may_withdraw
from archive.reviewing.unconfirmed import count_unconfirmed, tell_passes

from .forms import CommentForm, LinkForm, PublishForm, ScheduleForm, SendBackForm, SubmitForm
from .looking import Look, look_at, rows_of

LISTED = 20
"""Open things of one kind that the gate lists; of more it says how many."""

SUBMISSIONS = 5
"""Submissions that the page tells of, the latest first."""


def get_report(pk: int) -> Report:
    """The report with what every page of review says of it. Raises Http404."""
    reports = Report.objects.with_standing().select_related(
        "publisher", "source_text", "taken_by", "current_edition", "meeting"
    )
    report = reports.filter(pk=pk).first()
    if report is None:
        raise Http404
    return report


@require_safe
@desk_view("archive.view_report")
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """What is new, what is open, who said what, and the steps that this account may take."""
    report = get_report(pk)
    if not report.version:
        messages.warning(request, _("The report has no breakdown yet: import its text first."))
        return redirect("admin:archive_report_change", report.pk)
    return show_review(request, report)


def show_review(
    request: HttpRequest, report: Report, *, status: int = 200, sent: dict[str, forms.Form] | None = None
) -> HttpResponse:
    """The page; `sent` are forms that come back with what was typed and why it was refused."""
    look, found = look_at(report), gate(report=report)
    threads = list(report.comments.threads())
    asked = _asked(request, sent)
    standing = {part.sid for part in look.contrast.parts if part.sid and part.state != "gone"}
    only_changes = not look.contrast.is_first and request.GET.get("show") != "all"
    context = {
        "report": report,
        "look": look,
        "rows": rows_of(look, threads, asked=asked.get("sid", ""), only_changes=only_changes),
        "only_changes": only_changes,
        "gate": found,
        "open": _listed(found),
        "unconfirmed": count_unconfirmed(report=report),
        "not_gone_over": tell_passes(report=report, user=request.user),
        # Those of statements that are gone by now stand with those on the whole report.
        "threads": [t for t in threads if t.identity_id not in standing],
        "asked": asked,
        "is_asked_of_the_whole": asked["sid"] not in standing and not asked["reply"],
        "submissions": list(report.submissions.select_related("by", "decided_by")[:SUBMISSIONS]),
        "submission": report.submissions.open().select_related("by").first(),
        "plan": report.schedules.filter(state=Schedule.State.PLANNED).select_related("by").first(),
        "links": _links(request, report),
        "may": _may(request.user, report),
        "forms": {**_forms(report, look, found, asked), **(sent or {})},
        "workbench": reverse("desk:workbench", args=[report.pk]),
        "steps": steps_from(request, report.pk),
        "subtitle": str(report),
        "is_nav_sidebar_enabled": False,
    }
    return desk_page(request, "desk/review/review.html", title=_("Review"), context=context, status=status)


def _asked(request: HttpRequest, sent: dict[str, forms.Form] | None) -> dict[str, str]:
    """Where the form for a comment is open: on a statement (`sid`), under a comment (`reply`), or on the whole."""
    if sent and "comment" in sent:
        data = sent["comment"].data
        return {"sid": data.get("comment-sid", ""), "reply": data.get("comment-reply_to", "")}
    return {"sid": request.GET.get("comment", ""), "reply": request.GET.get("reply", "")}


def _listed(found: Gate) -> list[dict[str, Any]]:
    """What is open, by kind, each with its first items and the number of the rest."""
    names = {
        Open.UNSEEN: _("Statements that nobody has looked at"),
        Open.FLAG: _("Open flags"),
        Open.NAME: _("Names of which nobody is known"),
        Open.COMMENT: _("Comments that are not settled"),
        Open.BASIC: _("Missing facts"),
    }
    groups: list[dict[str, Any]] = []
    for what, name in names.items():
        if items := found.of(what):
            shown: tuple[Unconfirmed, ...] = items[:LISTED]
            groups.append({"what": str(what), "name": name, "items": shown, "number": len(items), "more": len(items) - len(shown)})  # fmt: skip
    return groups


def _links(request: HttpRequest, report: Report) -> list[dict[str, Any]]:
    if not request.user.has_perm("archive.view_reviewlink"):
        return []
    now = timezone.now()
    links = report.review_links.select_related("by")
    return [{"row": link, "is_valid": link.revoked_at is None and link.expires_at > now} for link in links]


def _may(user: Any, report: Report) -> dict[str, Any]:
    """What this account may do, and for what asks for more than a permission, why not."""
    return {
        "publish": may_publish(user, report),
        "has_publish": user.has_perm("archive.publish_report"),
        "send_back": may_send_back(user, report),
        "submit": may_submit(user, report),
        "has_submit": user.has_perm("archive.add_submission"),
        "withdraw": may_withdraw(user, report) is None,
        "comment": user.has_perm("archive.add_comment"),
        "settle": user.has_perm("archive.change_comment"),
        "schedule": user.has_perm("archive.add_schedule"),
        "link": user.has_perm("archive.add_reviewlink"),
        "revoke": user.has_perm("archive.change_reviewlink"),
        "change": user.has_perm("archive.change_report"),
    }


def _forms(report: Report, look: Look, found: Gate, asked: dict[str, str]) -> dict[str, forms.Form]:
    seen = look.coming.seen if look.coming else ""
    return {
        "publish": PublishForm(initial={"seen": seen}, has_warnings=bool(found.warnings)),
        "schedule": ScheduleForm(initial={"version": report.version}),
        "send_back": SendBackForm(),
        "submit": SubmitForm(initial={"version": report.version}),
        "comment": CommentForm(initial={"sid": asked["sid"], "reply_to": asked["reply"]}),
        "link": LinkForm(),
    }


def thread_of(comment: Comment) -> Comment:
    """The thread to which a comment belongs, with its answers."""
    return Comment.objects.threads().get(pk=comment.reply_to_id or comment.pk)

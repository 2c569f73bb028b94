"""The desk's first page: what waits for whoever opens it, and where to begin."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.models import (
    Comment,
    ErrorReport,
    Finding,
    Flag,
    MeetingProposal,
    Notice,
    Report,
    SavedFilter,
    Schedule,
    Submission,
)

from .bases import desk_page, desk_view
from .lists.query import NOBODY, SENT_BACK
from .lists.register import GROUPS, WORKLISTS
from .lists.views import SEES

MOST = 100
"""What is counted further than this is said to be more."""


@require_safe
@desk_view(SEES)
def home(request: HttpRequest) -> HttpResponse:
    """What waits, each with a number that costs the same however much there is; and the way to the next record."""
    user = request.user
    doubtful = reverse("desk:next", args=["doubtful"])
    context = {
        "waiting": [one for one in _waiting(user) if one["number"] is not None],
        "start": doubtful,
        "own": f"{reverse('desk:next', args=['records'])}?{urlencode({'taken': 'me'})}",
        "groups": [
            {
                "label": label,
                "lists": [{"title": one.title, "explains": one.explains, "href": one.path} for one in group],
            }
            for label, group in GROUPS
        ],
        "saved": [
            {"name": one.name, "list": WORKLISTS[one.page].title, "href": f"{WORKLISTS[one.page].path}?{one.query}"}
            for one in SavedFilter.objects.filter(owner=user.pk)
            if one.page in WORKLISTS
        ],
        "may_edit": user.has_perm("archive.change_report"),
    }
    return desk_page(request, "desk/home.html", title=_("The desk"), context=context)


def _waiting(user: Any) -> list[dict[str, Any]]:
    """What waits for the account, by what it may do; a query each, none of which reads more than MOST + 1 rows."""
    may = user.has_perm
    taken = Report.objects.filter(taken_by=user).not_binned()
    return [
        _item(_("Records that you have taken"), taken, "records", taken="me"),
        _item(_("Sent back to you"), Submission.objects.sent_back_to(user), "records", taken=SENT_BACK),
        _item(
            _("Drafts that nobody has taken"),
            Report.objects.untaken_drafts(),
            "records",
            is_shown=may("archive.change_report"),
            state=Report.Standing.DRAFT.value,
            taken=NOBODY,
        ),
        _item(
            _("In review, for you to decide"),
            Submission.objects.open().exclude(by=user),
            "review",
            is_shown=may("archive.change_submission") or may("archive.publish_report"),
        ),
        _item(
            _("Errors told by readers"),
            ErrorReport.objects.open(),
            "errors",
            is_shown=may("archive.change_errorreport"),
        ),
        _item(_("Open comments"), Comment.objects.open(), "comments"),
        _item(_("Open flags"), Flag.objects.open(), "flags", is_shown=may("archive.change_flag")),
        {
            "label": _("Reports that may be accounts of a meeting"),
            "number": _count(MeetingProposal.objects.open()) if may("archive.change_meetingproposal") else None,
            "href": f"{reverse('admin:archive_meetingproposal_changelist')}?state__exact=open",
        },
        _item(
            _("Things that records say, to look at"),
            Finding.objects.waiting().filter(report__binned_at=None),
            "said",
            is_shown=may("archive.change_finding"),
        ),
        _item(_("Planned publications"), Schedule.objects.filter(state=Schedule.State.PLANNED), "planned"),
        {
            "label": _("Notices that you have not read"),
            "number": _count(Notice.objects.filter(recipient=user.pk).unread()),
            "href": f"{reverse('desk:notices')}?unread=1",
        },
    ]


def _item(label: str, rows: QuerySet[Any], name: str, *, is_shown: bool = True, **parameters: str) -> dict[str, Any]:
    path = WORKLISTS[name].path
    return {
        "label": label,
        "number": _count(rows) if is_shown else None,
        "href": f"{path}?{urlencode(parameters)}" if parameters else path,
    }


def _count(rows: QuerySet[Any]) -> str:
    """How many there are, counted no further than MOST."""
    number = rows.order_by()[: MOST + 1].count()
    return _("more than %d") % MOST if number > MOST else str(number)

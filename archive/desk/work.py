"""Long work: what was asked for, how far it is, what became of each item, and how to stop it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from archive import undertaking
from archive.importing import share_out
from archive.models import Job, Report
from archive.models.changes import JobMessageQuerySet
from archive.previewing import rows_of
from archive.querying import read_key
from archive.rehearsing import rehearse_some
from archive.undertaking import importing_many
from archive.undertaking.kinds import KINDS

from .bases import count_all, desk_page, desk_view
from .changes import next_of_batch

PAGE = 50
"""Works on a page."""

LOOKED_AT = 10
"""Records of a large import that a page shows before it begins."""

LOOKED_AT_SECONDS = 8
"""That parsing them may take: what has not been parsed by then is not looked at, so that a page holds no thread for long."""

TOLD = 300
"""Messages of one sort that the page of a work lists; of more it says how many there are."""


@require_safe
@desk_view("archive.view_job")
def works(request: HttpRequest) -> HttpResponse:
    """All of it, the newest first; `mine=1` one's own; `after` the page behind one of them."""
    found = Job.objects.not_prepared()
    if is_mine := request.GET.get("mine") == "1":
        found = found.filter(by=request.user.pk)
    whole = found
    if after := request.GET.get("after", ""):
        place = Job.objects.filter(pk=read_key(after)).values_list("made_at", "pk").first()
        if place is None:
            raise Http404
        found = found.after(place)
    rows = list(found.for_lists()[: PAGE + 1])
    context = {
        "rows": [_line(job) for job in rows[:PAGE]],
        "number": count_all(whole, rows, PAGE, is_first=not after),
        "after": rows[PAGE - 1].pk if len(rows) > PAGE else None,
        "is_mine": is_mine,
        "is_worked": undertaking.is_worked(),
    }
    return desk_page(request, "desk/work/list.html", title=_("Long work"), context=context)


@require_safe
@desk_view("archive.view_job")
def work(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: its progress and its messages. What is not ended is shown anew every few seconds."""
    # What is asked can be the texts of a large import: read only where its first records are shown.
    job = get_object_or_404(Job.objects.select_related("by", "change_set").defer("arguments"), pk=pk)
    may_direct = _may_direct(request, job)
    told = job.messages.all()
    sorts = {"refused": told.refused(), "done": told.done(), "about": told.about_the_work()}
    shown = {name: _told(rows) for name, rows in sorts.items()}
    for message in shown["about"]["shown"]:
        message.follower = importing_many.find_follower(message.became)
    context = {
        "job": job,
        "line": _line(job),
        "told": shown,
        "coming": _coming(request, job) if may_direct and _is_prepared(job) and job.kind == "import" else None,
        "start": next_of_batch(job.change_set) if job.kind == "import" and job.change_set and job.done else "",
        "has_written": _has_written(job),
        "is_worked": undertaking.is_worked(),
        "may_direct": may_direct,
        "look_href": reverse("desk:scheme_look", args=[job.pk]) if _is_read(job) else "",
        "is_resumable": Job.objects.filter(pk=job.pk).resumable().exists(),
    }
    return desk_page(request, "desk/work/job.html", title=str(KINDS[job.kind].label), context=context)


@require_safe
@desk_view("archive.view_job")
def progress(request: HttpRequest, pk: int) -> JsonResponse:
    """How far it is, for the page's script."""
    job = get_object_or_404(Job.objects.for_lists(), pk=pk)
    line = _line(job)
    return JsonResponse(
        {
            "state": job.state,
            "done": job.done,
            "total": job.total,
            "words": line["words"],
            "is_ended": line["is_ended"],
        }
    )


@require_POST
@desk_view("archive.view_job")
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Have prepared work begin."""
    return _direct(request, pk, undertaking.begin, _("It begins."), _("It had begun already."))


@require_POST
@desk_view("archive.view_job")
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it stop after the item that it is at."""
    return _direct(request, pk, undertaking.stop, _("It stops after what it is at."), _("It had ended already."))


@require_POST
@desk_view("archive.view_job")
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """Have it gone on with."""
    return _direct(request, pk, undertaking.resume, _("It goes on."), _("There is nothing left to go on with."))


def _direct(request: HttpRequest, pk: int, do: Any, told: str, otherwise: str) -> HttpResponse:
    job = get_object_or_404(Job.objects.for_lists(), pk=pk)
    if not _may_direct(request, job):
        raise PermissionDenied
    if do(job=job):
        messages.success(request, told)
    else:
        messages.info(request, otherwise)
    return redirect("desk:work", job.pk)


def _may_direct(request: HttpRequest, job: Job) -> bool:
    """Whoever asked for the work and may still ask for such, and administrators."""
    if request.user.has_perm("archive.change_job"):
        return True
    return job.by_id == request.user.pk and any(map(request.user.has_perm, KINDS[job.kind].permissions))


def _is_read(job: Job) -> bool:
    """Whether it has read a file of topics that waits to be looked at."""
    return Job.objects.filter(
        pk=job.pk, kind="scheme_read", state=Job.State.DONE, arguments__has_key="concepts"
    ).exists()


def _has_written(job: Job) -> bool:
    """Whether there is something to take back: an import can come upon nothing but what is known."""
    written = job.change_set
    if written is None or job.kind != "import":
        return written is not None
    return written.revisions.exists() or bool(written.data.get("texts"))


def _told(rows: JobMessageQuerySet) -> dict[str, Any]:
    """The first messages of a sort, each with the title of its report if that is there, and how many there are."""
    shown: list[Any] = list(rows[: TOLD + 1])
    count = rows.count() if len(shown) > TOLD else len(shown)
    named = Report.objects.only("title", "identity").in_bulk([one.report for one in shown if one.report])
    for one in shown:
        one.title = str(named[one.report]) if one.report in named else ""
    return {"shown": shown[:TOLD], "more": max(0, count - TOLD), "count": count}


def _is_prepared(job: Job) -> bool:
    return job.state == Job.State.STOPPED and job.started_at is None


def _line(job: Job) -> dict[str, Any]:
    is_prepared = _is_prepared(job)
    is_ended = job.state in (Job.State.DONE, Job.State.STOPPED, Job.State.FAILED)
    words = ngettext("%(done)s of %(total)s", "%(done)s of %(total)s", job.total)
    return {
        "job": job,
        "kind": KINDS[job.kind].label,
        "state": _("not begun") if is_prepared else job.get_state_display(),
        "words": words % {"done": f"{job.done:,}", "total": f"{job.total:,}"},
        "is_prepared": is_prepared,
        "is_ended": is_ended,
        "is_stoppable": job.state in (Job.State.QUEUED, Job.State.RUNNING),
    }


def _coming(request: HttpRequest, job: Job) -> dict[str, Any]:
    """What would become of some records of an import that has not begun, from the one whose number is in the address."""
    first = min(max(read_key(request.GET.get("from", "")) or 1, 1), max(job.total, 1))
    last = min(first - 1 + LOOKED_AT, job.total)
    records = importing_many.asked_records(job, range(first - 1, last))
    looks, left_out = rehearse_some(records=records, by=job.by, seconds=LOOKED_AT_SECONDS)
    return {
        "rows": rows_of(looks),
        "shares": share_out(importing_many.asked_origins(job)),
        "left_out": left_out,
        "first": first,
        "last": last,
        "before": max(1, first - LOOKED_AT) if first > 1 else None,
        "after": last + 1 if last < job.total else None,
    }

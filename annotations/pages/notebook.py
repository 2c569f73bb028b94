"""The notebook: one's own notes and those of one's groups, searched; what has to be settled; and who has named or answered one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.anchoring.selectors import NotLocated, TextQuoteSelector
from annotations.annotating import delete
from annotations.carrying import NothingToSettle, Settlement, settle
from annotations.finding import NEWEST, Wanted, find
from annotations.models import Anchor, Annotation, Mention, Round
from annotations.reading import Unreadable
from archive.paging import BadCursor, Cursor, read_page
from archive.rendering.addresses import report_path
from archive.searching.choices import find_choices
from archive.searching.query import Query

from .answering import private
from .note_forms import PlaceForm, SearchForm
from .record_notes import find_own
from .rows import read_rows, say

SIZE = 25
SALT = "notebook"
MENTIONS = 50


@private
@require_safe
def notebook(request: HttpRequest) -> HttpResponse:
    """One's own notes and those of one's groups that are as asked for, the version made last first."""
    form = SearchForm(request.GET, user=request.user, choices=find_choices())
    wanted = _read(form)
    try:
        cursor = Cursor.read(request.GET["cursor"], SALT) if "cursor" in request.GET else None
    except BadCursor as error:
        raise Http404(str(error)) from error
    rows, links = [], {}
    if wanted is not None:
        found = find(wanted, by=request.user) & Annotation.objects.shared_with(request.user)
        page = read_page(
            found,
            order=NEWEST,
            size=SIZE,
            cursor=cursor,
            read=lambda those, _columns: those.values_list("pk", *NEWEST.key),
        )
        rows = read_rows([row[0] for row in page.rows], request.user)
        asked = {name: str(value) for name, value in request.GET.items() if value and name != "cursor"}
        links = {
            "first": f"?{urlencode(asked)}" if page.previous else "",
            "next": f"?{urlencode({**asked, 'cursor': page.next.write(SALT)})}" if page.next else "",
        }
    context = {
        "form": form,
        "rows": rows,
        "links": links,
        "is_asked": any(value for name, value in request.GET.items() if name != "cursor"),
        "open": Annotation.objects.open_for(request.user).count(),
        "unread": Mention.objects.filter(recipient=request.user.pk).unread().count(),
        "to_code": Round.objects.to_code(request.user).select_related("project__group").defer("project__description"),
    }
    return render(request, "notebook/notebook.html", context, status=422 if wanted is None else 200)


def _read(form: SearchForm) -> Wanted | None:
    """What is looked for; None where the form says what is wrong with it."""
    if not form.is_valid():
        return None
    given = form.cleaned_data
    query = Query(**{name: given[name] for name in SearchForm.FACETS})
    for name, reason in query.errors.items():
        form.add_error(name if name in form.fields else None, reason)
    if form.errors:
        return None
    named = {name: given[name] for name in ("quotation", "tag", "code", "creator", "group", "visibility", "direction")}
    days = {name: given[name] for name in ("made_from", "made_until")}
    words = tuple(dict.fromkeys(given["words"].split()))[:10]
    return Wanted(words=words, archive=query, **named, **days, **form.coded_on())


@private
@require_safe
def to_settle(request: HttpRequest) -> HttpResponse:
    """One's own notes whose place in a new edition is not certain, or lost."""
    keys = list(
        Annotation.objects.open_for(request.user)
        .order_by("-changed_at", "-pk")
        .values_list("pk", flat=True)[: SIZE * 4]
    )
    return render(request, "notebook/to_settle.html", {"rows": read_rows(keys, request.user)})


@private
@require_http_methods(["GET", "HEAD", "POST"])
def settle_place(request: HttpRequest, guid: UUID) -> HttpResponse:
    """One note of one's own in the first edition in which its place has to be settled; posted, how it is."""
    annotation = find_own(request, guid)
    waiting = Anchor.objects.filter(annotation=annotation).to_settle()
    if (edition := request.POST.get("edition", "")).isascii() and edition.isdigit() and len(edition) < 9:
        waiting = waiting.filter(major=int(edition))  # the one that was looked at
    anchor = waiting.select_related("edition").order_by("major").first()
    if anchor is None:
        messages.info(request, _("Its place is settled."))
        return redirect("annotations:to_settle")
    before = Anchor.objects.filter(annotation=annotation, major__lt=anchor.major).vouched_for().latest("major")
    form = PlaceForm(request.POST if request.POST.get("how") == "place" else None, initial={"exact": anchor.exact})
    if request.method == "POST" and _settle(request, anchor, form):
        messages.success(request, _("Settled."))
        return redirect("annotations:to_settle")
    context = {
        **say(annotation, request.user),
        "anchor": anchor,
        "before": before,
        "form": form,
        "is_lost": anchor.status == Anchor.Status.LOST,
        "href": report_path(annotation.report.rid, anchor.major),
        "href_before": report_path(annotation.report.rid, before.major),
        "there": f"{report_path(annotation.report.rid, anchor.major)}#annotation-{annotation.guid}",
    }
    return render(request, "notebook/settle.html", context, status=422 if form.errors else 200)


def _settle(request: HttpRequest, anchor: Anchor, form: PlaceForm) -> bool:
    """Whether it is settled as was posted; where it is not, the form says why."""
    how = request.POST.get("how", "")
    if how not in list(Settlement):
        messages.error(request, _("Say how it is: right, lost, or on which words."))
        return False
    quote = position = None
    if how == Settlement.PLACE:
        if not form.is_valid():
            return False
        given = form.cleaned_data
        if not given["exact"].strip():
            form.add_error("exact", _("Give the words on which it stands."))
            return False
        quote = TextQuoteSelector(given["exact"].strip(), given["before"], given["after"])
        position = form.position
    try:
        settle(anchor=anchor, by=request.user, how=Settlement(how), quote=quote, position=position)
    except NotLocated as error:
        form.add_error("exact", str(error))
        return False
    except NothingToSettle:
        messages.error(request, _("It is lost here: put it on other words, or leave it lost."))
        return False
    return True


@private
@require_http_methods(["GET", "HEAD", "POST"])
def delete_note(request: HttpRequest, guid: UUID) -> HttpResponse:
    """Asks whether a note of one's own is to be deleted; posted, it is. 409 where it is of a round that is closed."""
    annotation = find_own(request, guid)
    if request.method == "POST":
        try:
            delete(annotation=annotation, by=request.user)
        except Unreadable as refusal:
            messages.error(request, "; ".join(reason for _pointer, reason in refusal.problems))
        else:
            messages.success(request, _("The note is deleted. Replies to it stay."))
        return redirect("annotations:notebook")
    said = say(annotation, request.user)
    return render(request, "notebook/delete.html", said, status=409 if said["is_closed"] else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def mentions(request: HttpRequest) -> HttpResponse:
    """Who has named or answered the account, unread first; posted, all that it has been shown is read."""
    # What it may not see any more says nothing here either.
    mine = Mention.objects.filter(
        recipient=request.user.pk, annotation__in=Annotation.objects.visible_to(request.user).order_by().values("pk")
    )
    if request.method == "POST":
        last = request.POST.get("last", "")
        if last.isdecimal() and len(last) < 19:
            mine.unread().filter(pk__lte=int(last)).mark_read()
        return redirect("annotations:mentions")
    unread = list(mine.unread().order_by("-pk")[:MENTIONS])
    before = request.GET.get("before", "")
    read = mine.exclude(read_at=None).order_by("-pk")
    if before.isdecimal() and len(before) < 19:
        read = read.filter(pk__lt=int(before))
    seen = list(read[: MENTIONS + 1])
    shown = {
        row["guid"]: row for row in read_rows([one.annotation_id for one in (*unread, *seen[:MENTIONS])], request.user)
    }
    guids = dict(
        Annotation.objects.filter(pk__in=[one.annotation_id for one in (*unread, *seen)]).values_list("pk", "guid")
    )

    def rows(those: list[Mention]) -> list[dict[str, Any]]:
        return [{"mention": one, **shown[guids[one.annotation_id]]} for one in those]

    context = {
        "unread": rows(unread),
        "read": rows(seen[:MENTIONS]),
        "last": unread[0].pk if unread else None,
        "before": seen[MENTIONS - 1].pk if len(seen) > MENTIONS else None,
    }
    return render(request, "notebook/mentions.html", context)

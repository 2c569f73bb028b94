"""The notes on a record as a list in the order of its text, and a form that adds one: reads and writes without scripts."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from annotations.anchoring.selectors import TextQuoteSelector
from annotations.annotating import annotate
from annotations.limiting import TooMuch
from annotations.models import Anchor, Annotation, Body
from annotations.models.annotations import Visibility
from annotations.reading import Content, Proposed, Target, Unreadable
from annotations.writing import annotation_path
from archive.models import Edition, Topic
from archive.models.identifiers import show
from archive.rendering.addresses import report_path, statement_path

from .beside import find_edition
from .codes_offered import write_given
from .note_forms import RECORD, NoteForm
from .rows import say


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def record_notes(request: HttpRequest, rid: str) -> HttpResponse:
    """What the account may see of notes on the current edition; posted by somebody signed in, one more."""
    edition = find_edition(rid)
    record = edition.document["record"]
    places = [
        (
            part["sid"],
            _("%(place)s: %(words)s") % {"place": part["place"] or show(part["sid"]), "words": _shorten(record, part)},
        )
        for part in record["parts"]
        if part["kind"] == "statement"
    ]
    is_known = request.user.is_authenticated
    if request.method == "POST" and not is_known:
        return redirect(f"/accounts/login/?next={request.path}")
    seen = Annotation.objects.visible_to(request.user).filter(report=edition.report_id).beside(edition.major)
    rows = list(seen)
    reply_to = _find(rows, request.GET.get("reply", "")) if is_known else None
    if request.POST.get("do") == "position" and (on := request.POST.get("on", "")) in dict(places):
        there = reverse("annotations:position_note", args=[show(edition.report.rid), show(on)])
        return redirect(f"{there}?{urlencode({'words': request.POST.get('quotation', '')})}")
    form, wait = None, 0
    if is_known:
        form = NoteForm(
            request.POST or None,
            user=request.user,
            places=places,
            is_reply=reply_to is not None,
            initial=_initial(request, places, reply_to),
        )
        if request.method == "POST" and form.is_valid():
            try:
                made = annotate(by=request.user, proposed=_propose(form, edition, reply_to))
            except TooMuch as refusal:
                form.add_error(None, str(refusal))
                wait = refusal.wait
            except Unreadable as unreadable:
                for _pointer, reason in unreadable.problems:
                    form.add_error(None, reason)
            else:
                messages.success(request, _("The note is kept."))
                return redirect(f"{request.path}#annotation-{made.guid}")
    context = {
        "title": record["title"] or _("Untitled record"),
        "rid": show(edition.report.rid),
        "number": edition.number,
        "href": report_path(edition.report.rid),
        "threads": _threads(rows, edition, dict(places), request.user),
        "form": form,
        "reply_to": say(reply_to, request.user) if reply_to else None,
    }
    status = 429 if wait else 422 if form is not None and form.errors else 200
    answer = render(request, "notebook/record.html", context, status=status)
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def _shorten(record: dict[str, Any], part: dict[str, Any]) -> str:
    return Truncator(" ".join(record["text"][part["start"] : part["end"]].split())).chars(80)


def _find(rows: list[Annotation], guid: str) -> Annotation | None:
    return next((row for row in rows if guid and str(row.guid) == guid), None)


def _initial(request: HttpRequest, places: list[tuple[str, str]], reply_to: Annotation | None) -> dict[str, str]:
    if reply_to is not None:
        shared = reply_to.group
        return {"seen_by": f"group:{shared.slug}" if shared else reply_to.visibility}
    asked = request.GET.get("on", "").replace("-", "").upper()
    return {"on": asked if asked in dict(places) else RECORD, "seen_by": Visibility.PRIVATE}


def _propose(form: NoteForm, edition: Edition, reply_to: Annotation | None) -> Proposed:
    """What the form asks for."""
    given = form.cleaned_data
    kind, _colon, group = given["seen_by"].partition(":")
    bodies = [Content(Body.Kind.COMMENT, given["words"].strip())] if given["words"].strip() else []
    bodies += [write_given(address) for address in given.get("codes", [])]
    tags = form.list_tags(given)
    topics = {one.label.casefold(): one.slug for one in Topic.objects.published()} if tags else {}
    for tag in tags:
        bodies.append(
            Content(
                Body.Kind.TAG,
                "" if tag.casefold() in topics else tag,
                purpose="tagging",
                topic=topics.get(tag.casefold(), ""),
            )
        )
    if reply_to is not None:
        target = Target(annotation_path(reply_to))
    else:
        on = given["on"]
        path = report_path(edition.report.rid, edition.major) if on == RECORD else statement_path(on, edition.major)
        quotation = given["quotation"].strip()
        target = Target(path, quote=TextQuoteSelector(as_printed(quotation, edition)) if quotation else None)
    return Proposed(target=target, motivations=(), bodies=tuple(bodies), visibility=kind, group=group or None)


def as_printed(words: str, edition: Edition) -> str:
    """The words with the white space that they have in the text, where they stand in it but for that."""
    text = edition.document["record"]["text"]
    if words in text:
        return words
    parts = words.split()
    at = text.find(parts[0])
    while at != -1:
        end = at
        for part in parts:
            end += len(text[end:]) - len(text[end:].lstrip()) if end != at else 0
            if not text.startswith(part, end):
                break
            end += len(part)
        else:
            return str(text[at:end])
        at = text.find(parts[0], at + 1)
    return words


def _threads(rows: list[Annotation], edition: Edition, places: dict[str, str], reader: Any) -> list[dict[str, Any]]:
    """Conversations in the order of the text: on the whole record, in it, and those that have no place any more."""
    replies: dict[int, list[dict[str, Any]]] = {}
    for row in rows:
        if row.thread_id is not None:
            replies.setdefault(row.thread_id, []).append(say(row, reader))
    spans = {part["sid"]: part["start"] for part in edition.document["record"]["parts"] if part.get("sid")}
    found = []
    for row in rows:
        if row.thread_id is not None or not row.anchors_here:
            continue
        anchor = row.anchors_here[0]
        sid = anchor.identity_id
        start = anchor.start if anchor.start is not None else spans.get(sid or "", -1)
        is_lost = anchor.status == Anchor.Status.LOST
        found.append(
            {
                **say(row, reader),
                "place": places.get(sid or "", ""),
                "place_href": statement_path(sid, edition.major) if sid else "",
                "quotation": anchor.exact,
                "anchor": anchor,
                "is_lost": is_lost,
                "to_settle": anchor.is_open and row.creator_id == reader.pk,
                "replies": replies.get(row.pk, []),
                "order": (is_lost, start, anchor.end or 0, row.pk),
            }
        )
    return sorted(found, key=lambda one: one["order"])


def find_own(request: HttpRequest, guid: UUID) -> Annotation:
    """An annotation of the account's own. Raises Http404."""
    found = Annotation.objects.by(request.user).filter(guid=guid).with_everything().first()
    if found is None:
        raise Http404
    return found

"""Deciding where coders differ: their codings of a statement side by side, what is said of them, what holds and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from annotations.annotating import annotate
from annotations.models import Adjudication, Annotation, Assignment, Body, Offer, Round, Unit, Visibility
from annotations.projects import deciding, offering
from annotations.projects.choosing import RefusedProject
from annotations.projects.comparing import find_differing
from annotations.projects.reliability import StillBlind, read_round
from annotations.projects.rounds import is_seen
from annotations.reading import LONGEST_BODY, Content, Proposed, Target, Unreadable
from annotations.writing import annotation_path

from .answering import private
from .entries import write_body
from .finding_projects import find_round, find_unit, is_keeper, refusing
from .project_forms import ReasonsForm
from .projects import ON_PAGE, name_units
from .rounds import frame
from .statement_shown import show_statement


@private
@refusing
@require_safe
def to_decide(request: HttpRequest, slug: str, guid: UUID, number: int) -> HttpResponse:
    """The statements of a round: where coders differ, and what was decided. `only=open` leaves those to decide."""
    found = find_round(request, slug, guid, number)
    differing = find_differing(read_round(found))
    decided = deciding.current(found)
    units = list(Unit.objects.filter(assignments__round=found).distinct().order_by("ordinal").defer("edition__content").select_related("edition"))  # fmt: skip
    is_open = request.GET.get("only") == "open"
    if is_open:
        units = [unit for unit in units if unit.identity_id in differing and unit.pk not in decided]
    after = request.GET.get("after", "")
    last = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else 0
    rest = [unit for unit in units if unit.ordinal > last]
    shown = rest[:ON_PAGE]
    results = name_units(shown)
    context = {
        **frame(found),
        "rows": [
            {**results[one.pk], "differs": one.identity_id in differing, "decision": decided.get(one.pk)}
            for one in shown
        ],
        "after": shown[-1].ordinal if len(rest) > ON_PAGE else None,
        "is_open_only": is_open,
        "differing_count": len(differing),
        "decided_count": len(decided),
    }
    return render(request, "projects/to_decide.html", context)


@private
@refusing
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, slug: str, guid: UUID, number: int, sid: str) -> HttpResponse:
    """One statement; posted, what `do` names is done."""
    found = find_round(request, slug, guid, number)
    unit = find_unit(found, sid)
    if not is_seen(found):
        raise StillBlind
    form = ReasonsForm(request.POST if request.POST.get("do") == "decide" else None)
    problems: list[str] = []
    if request.method == "POST":
        try:
            if _do(request, found, unit, form):
                return redirect(request.path)
        except Unreadable as refusal:
            problems = [reason for _pointer, reason in refusal.problems]
    codings = _codings(found, unit)
    decisions = list(
        Adjudication.objects.filter(round=found, unit=unit).select_related("by").prefetch_related("annotations")
    )
    held = {annotation.pk for annotation in decisions[0].annotations.all()} if decisions else set()
    told = _written([*codings, *_elsewhere(decisions, codings)])
    may_decide = is_keeper(request, found.project.group) and found.project.closed_at is None
    context = {
        **frame(found),
        **show_statement(unit),
        "columns": _columns(found, unit, codings, told),
        "decisions": [{"decision": one, "held": [told[row.pk] for row in one.annotations.all()]} for one in decisions],
        "held": held,
        "has_codings": bool(codings),
        "thread": _thread(request.user, codings),
        "form": form,
        "problems": problems,
        "may_decide": may_decide,
        "entries": found.version.entries.select_related("code").order_by("ordinal", "pk") if may_decide else (),
        "held_rows": _offered([told[pk] for pk in told if pk in held]),
        "path": request.path,
    }
    return render(request, "projects/decide.html", context, status=422 if form.errors or problems else 200)


def _do(request: HttpRequest, found: Round, unit: Unit, form: ReasonsForm) -> bool:
    """Whether it was done; where not, the form says why. Raises RefusedProject, RefusedCodebook, Unreadable."""
    sent, by = request.POST, request.user
    do = sent.get("do", "")
    if do == "reply":
        _reply(request, found, unit)
    elif do == "decide":
        if not form.is_valid():
            return False
        chosen = _codings_named(found, unit, sent.getlist("hold"))
        reasons = form.cleaned_data["reasons"]
        deciding.adjudicate(coding_round=found, unit=unit, annotations=chosen, reasons=reasons, by=by)
        messages.success(request, _("Decided. The coders see what holds and why."))
    elif do == "example":
        decision = Adjudication.objects.filter(round=found, unit=unit).first()
        entry = found.version.entries.select_related("code").filter(code__guid=_guid(sent.get("code", ""))).first()
        if decision is None or entry is None:
            raise RefusedProject(_("Decide first, and choose a code of the round’s version."))
        is_positive, note = sent.get("is_positive") != "no", _words(sent, "note")[:LONGEST_BODY]
        deciding.make_example(adjudication=decision, code=entry.code, by=by, is_positive=is_positive, note=note)
        messages.success(request, _("It is an example of “%s” in the codebook now.") % entry.name)
    elif do == "offer":
        (annotation,) = _codings_named(found, unit, [sent.get("annotation", "")])
        offering.offer(annotation=annotation, credit=_words(sent, "credit"), by=by)
        messages.success(request, _("It is offered to the record’s editors."))
    return True


def _reply(request: HttpRequest, found: Round, unit: Unit) -> None:
    """What somebody of the group says of one of the codings."""
    (annotation,) = _codings_named(found, unit, [request.POST.get("annotation", "")])
    words = _words(request.POST, "comment").strip()[:LONGEST_BODY]
    if not words:
        raise Unreadable([("#/body", _("Write something."))])
    proposed = Proposed(
        target=Target(annotation_path(annotation)),
        motivations=("replying",),
        bodies=(Content(Body.Kind.COMMENT, words, "replying", "text/plain"),),
        visibility=Visibility.GROUP,
        group=found.project.group.slug,
    )
    annotate(by=request.user, proposed=proposed)


def _words(sent: Mapping[str, str], name: str) -> str:
    """What was sent under that name, without NUL, which no database keeps."""
    return sent.get(name, "").replace("\0", "")


def _guid(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        return UUID(int=0)


def _of_unit(found: Round, unit: Unit) -> Any:
    here = Annotation.objects.filter(
        round=found, deleted_at=None, reply_to=None, anchors__identity=unit.identity_id
    ).values("pk")
    return Annotation.objects.filter(pk__in=here).order_by("created", "pk")


def _codings(found: Round, unit: Unit) -> list[Annotation]:
    """The round's codings of the statement, as they were made; with all that is shown of them."""
    return list(_of_unit(found, unit).with_everything())


def _codings_named(found: Round, unit: Unit, keys: Iterable[str]) -> list[Annotation]:
    """Those with these GUIDs. Raises Http404 where one is not there."""
    return [get_object_or_404(_of_unit(found, unit), guid=_guid(key)) for key in keys]


def _elsewhere(decisions: list[Adjudication], codings: list[Annotation]) -> list[Annotation]:
    """What was decided on and is not among the round's own codings, or has been erased since."""
    there = {row.pk for row in codings}
    more = {row.pk for one in decisions for row in one.annotations.all()} - there
    return list(Annotation.objects.filter(pk__in=more).with_everything()) if more else []


def _written(rows: Iterable[Annotation]) -> dict[int, dict[str, Any]]:
    """Codings in words, by their keys."""
    told = {}
    for row in rows:
        bodies = list(row.standing_version.bodies.all())
        anchors = row.anchors.all()
        positions = [body.position for body in bodies if body.kind == Body.Kind.POSITION]
        sure: list[Any] = [*positions, *(body.code for body in bodies if body.kind == Body.Kind.CODE)]
        told[row.pk] = {
            "pk": row.pk,
            "guid": row.guid,
            "creator": row.creator,
            "bodies": [write_body(body) for body in bodies],
            "sure": ", ".join(str(one.get_confidence_display()) for one in sure if one.confidence),
            "quotation": anchors[0].exact if anchors else "",
            "is_offerable": len(positions) == 1 and positions[0].proposition_id is not None,
        }
    return told


def _columns(found: Round, unit: Unit, codings: list[Annotation], told: dict[int, Any]) -> list[dict[str, Any]]:
    """Each coder of the statement with what she gave it, also where that is nothing."""
    assigned = Assignment.objects.filter(round=found, unit=unit).select_related("coder").order_by("coder__username")
    return [
        {
            "coder": one.coder,
            "is_done": one.done_at is not None,
            "codings": [told[row.pk] for row in codings if row.creator_id == one.coder_id],
        }
        for one in assigned
    ]


def _thread(user: Any, codings: list[Annotation]) -> list[dict[str, Any]]:
    """What was said of the codings, as it came."""
    replies = Annotation.objects.visible_to(user).filter(thread__in=[row.pk for row in codings])
    return [
        {"creator": row.creator, "at": row.created, "bodies": [write_body(body) for body in row.standing_version.bodies.all()]}
        for row in replies.with_everything().order_by("created", "pk")
    ]  # fmt: skip


def _offered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What holds, each with what became of its offers to the editors."""
    offers: dict[int, list[Offer]] = {}
    for one in Offer.objects.filter(annotation__in=[row["pk"] for row in rows]).order_by("pk"):
        offers.setdefault(one.annotation_id, []).append(one)
    for row in rows:
        row["offers"] = offers.get(row["pk"], [])
        row["may_be_offered"] = row["is_offerable"] and all(
            one.outcome == Offer.Outcome.DECLINED for one in row["offers"]
        )
    return rows

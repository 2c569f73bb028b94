"""The workbench: the text as received, its outline, and the fields of the part that is chosen; one page for a report."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from archive.desk.bases import desk_page, desk_view
from archive.desk.guidelines import GUIDELINES
from archive.desk.lists.steps import steps_from
from archive.editing import REFUSALS
from archive.editing.reconciling import Conflicting, apply_steps
from archive.editing.undoing import go
from archive.models import Flag, Person, Report, Submission
from archive.reviewing.unconfirmed import tell_passes

from .answering import BadRequest
from .commenting import comment_with, threads_of
from .completing import complete, is_checking
from .finding import get_one
from .form import form_of
from .keys import GROUPS
from .naming import decide_name
from .plain import steps_of
from .preferences import preferences_of
from .reading import called, read_beside
from .rows import outline_rows, text_lines
from .sentences import CHOICES, KINDS, SENTENCES, gate_sentence
from .settling import settle_with_words
from .state import state_of
from .wording import name_of

Row = dict[str, Any]


@desk_view("archive.view_report", "archive.change_report")
def workbench(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the record (`?part=` or `?at=` chooses a part); a sent form is one operation, or several that belong together."""
    found = Report.objects.with_text().select_related("publisher")
    report = get_object_or_404(found, pk=pk)
    if not report.version:
        raise Http404(_("The report has no breakdown yet: import its text first."))
    beside = read_beside(report, request.user)
    state = state_of(report, request.user, beside=beside)
    part = _chosen(request, state["parts"])
    if request.method != "POST":
        return _page(request, report, state, beside, part)
    try:
        told, place = _do(request, report, state, part)
    except (ValidationError, Conflicting, BadRequest, *REFUSALS) as refusal:
        errors = refusal.messages if isinstance(refusal, ValidationError) else [_why(refusal)]
        return _page(request, report, state, beside, part, errors=errors)
    if told:
        messages.success(request, told)
    return HttpResponseRedirect(f"{request.path}?{urlencode({'part': place})}#panel")


def _chosen(request: HttpRequest, parts: list[Row]) -> Row:
    """The part that is asked for, by index or by sid, or by a place in the text (`?at=`).

    Else the first statement that nobody has looked at.
    """
    asked = request.POST.get("part") or request.GET.get("part") or ""
    if asked.isascii() and asked.isdigit() and len(asked) < 7 and int(asked) < len(parts):
        return parts[int(asked)]
    at = request.GET.get("at") or ""
    if at.isascii() and at.isdigit() and len(at) < 10:
        return next((part for part in parts if int(at) < part["end"]), parts[-1])
    said = [part for part in parts if part["kind"] == "statement"]
    by_sid = (part for part in said if asked and part["sid"] == asked)
    unseen = (part for part in said if part["review"] == "parser")
    return next(by_sid, None) or next(unseen, None) or (said or parts)[0]


def _do(request: HttpRequest, report: Report, state: Row, part: Row) -> tuple[str, int]:
    """Do what the form says; what to tell, and the part to go on with. Raises what the page shows as an error."""
    sent = request.POST.dict()
    if any("\0" in value for value in sent.values()):
        raise ValidationError(_("A text has a NUL character, which can’t be stored: take it out."))
    name, _colon, what = sent.get("do", "save").partition(":")
    version = _version(sent)
    if name == "settle":
        return settle_with_words(request, report, what, sent.get("settle_words", "")), part["index"]
    if name in ("identify", "cannot_tell", "reopen"):
        return _decide(request, report, name, what, sent), part["index"]
    if name in ("comment", "answer", "settle_comment", "open_comment"):
        return comment_with(report, part, sent, request.user, name, what), part["index"]
    if name in ("undo", "redo"):
        _permit(state, only_checks=False)
        told = state[name]
        go(report=report, of=name, version=version, by=request.user)
        return (_("Undone: %(what)s.") if name == "undo" else _("Done again: %(what)s.")) % {"what": told}, part[
            "index"
        ]
    steps = steps_of(sent, state, part)
    _permit(state, only_checks=is_checking(steps))
    if not steps:
        return "", part["index"]
    completed = complete(report, steps, version=version, by=request.user)
    apply_steps(report=report, steps=completed, version=version, by=request.user)
    return _("Saved."), _next_open(state, part) if name == "confirm" else part["index"]


def _decide(request: HttpRequest, report: Report, name: str, what: str, sent: Row) -> str:
    """Who is meant by a name: the person that was written, nobody of whom it can be told, or what stood before."""
    person = None
    if name == "identify":
        people = Person.objects.filter(merged_into=None, binned_at=None)
        person = get_one(people, sent.get("meant_person", ""), _("person"))
    return decide_name(
        report=report,
        name=what if name == "reopen" else sent.get("meant_name", ""),
        person=person,
        by=request.user,
        note=sent.get("meant_note", ""),
        is_reopened=name == "reopen",
    )


def _permit(state: Row, *, only_checks: bool) -> None:
    if not (state["may"]["change"] or (only_checks and state["may"]["check"])):
        raise PermissionDenied


def _version(sent: Row) -> int:
    typed = sent.get("version", "")
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) < 10):
        raise ValidationError(_("The form does not say for which version it was made: load the page anew."))
    return int(typed)


def _next_open(state: Row, part: Row) -> int:
    """The next statement, round to the beginning, that nobody has looked at; else the part itself."""
    parts = state["parts"]
    round_trip = [*parts[part["index"] + 1 :], *parts[: part["index"]]]
    unseen = (one for one in round_trip if one["kind"] == "statement" and one["review"] == "parser")
    found = next(unseen, part)
    return int(found["index"])


def _why(refusal: Exception) -> str:
    if isinstance(refusal, Conflicting) and refusal.theirs:
        others = ", ".join(sorted({name_of(one.revision.by) for one in refusal.theirs}))
        return _("%(others)s changed the same part meanwhile; nothing was saved. Look at it as it is now: %(why)s") % {
            "others": others,
            "why": refusal.why,
        }
    return str(getattr(refusal, "why", "") or refusal)


def _page(
    request: HttpRequest, report: Report, state: Row, beside: Row, part: Row, *, errors: list[str] | None = None
) -> HttpResponse:
    preferences = preferences_of(request.user)
    may = {**state["may"], "publish": request.user.has_perm("archive.publish_report")}
    base = reverse("desk:workbench", args=[report.pk])
    submit_address = reverse("desk:submit", args=[report.pk])
    review = reverse("desk:review", args=[report.pk])
    text, parts = state["text"], state["parts"]
    threads = threads_of(beside["comments"])
    context = {
        "report": report,
        "state": state,
        "is_nav_sidebar_enabled": False,
        "lines": text_lines(text, parts, part["index"]),
        "rows": outline_rows(text, parts, threads),
        "chosen": part,
        "form": form_of(request, state, part, threads, sent=bool(errors)),
        "review": review,
        "waits": any(flag["kind"] == Flag.Kind.LATER_TEXT for flag in state["flags"]),
        "standing": _standing(report, state),
        "sent_back": _sent_back(beside),
        "errors": errors or [],
        "rules": GUIDELINES,
        "choices": CHOICES,
        "may": may,
        "gate": _gate(report, state),
        "not_gone_over": tell_passes(report=report, user=request.user),
        "submit_address": submit_address,
        "steps": steps_from(request, report.pk),
        "groups": [
            (
                label,
                [{"name": a.name, "key": a.key, "label": a.label, "bound": preferences["keys"][a.name]} for a in some],
            )
            for label, some in GROUPS
        ],
        "preferences": preferences,
        "words": SENTENCES,
        "settings": {
            "base": base,
            "account": request.user.pk,
            "part": part["index"],
            "me": name_of(request.user),
            "may": may,
            "kinds": {name: str(label) for name, label in KINDS.items()},
            "words": {name: str(sentence) for name, sentence in SENTENCES.items()},
            "threads": threads,
            "submit": submit_address,
            "preferences": reverse("desk:keys"),
            **preferences,
        },
    }
    status = 409 if errors else 200
    return desk_page(request, "desk/workbench.html", title=str(report), context=context, status=status)


def _standing(report: Report, state: Row) -> str:
    """How far the record has come, in words."""
    return str(SENTENCES["in_review"] if state["submission"] else report.get_state_display())


def _sent_back(beside: Row) -> Row | None:
    """Why the reviewer has sent the record back, where that is the last that was said of it."""
    row = next(iter(beside["submissions"]), None)
    if row is None or row["outcome"] != Submission.Outcome.SENT_BACK:
        return None
    return {"by": called(row["decided_by"]), "at": parse_datetime(row["decided_at"]), "reasons": row["reasons"]}


def _gate(report: Report, state: Row) -> list[Row]:
    """What is still unconfirmed, a line each, with where it is settled."""
    base = reverse("desk:workbench", args=[report.pk])
    record = reverse("admin:archive_report_change", args=[report.pk])
    unseen = (p["index"] for p in state["parts"] if p["kind"] == "statement" and p["review"] == "parser")
    flagged = (p["index"] for p in state["parts"] if p["flags"])
    saying = (p["index"] for p in state["parts"] if any(one["state"] == "proposed" for one in p["said"]))
    first, flag, said = next(unseen, None), next(flagged, None), next(saying, None)
    addresses = {
        "unchecked": base if first is None else f"{base}?part={first}#panel",
        "flags": f"{record}#flags" if flag is None else f"{base}?part={flag}#panel",
        "names": f"{record}#unresolved-heading",
        "findings": base if said is None else f"{base}?part={said}#said",
    }
    return [
        {
            "name": name,
            "number": state["open"][name],
            "text": gate_sentence(name, state["open"][name]),
            "address": address,
        }
        for name, address in addresses.items()
    ]

"""One error that a reader tells of: what the record says there, and the editor's answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.models import ErrorReport, Statement
from archive.models.identifiers import read, show
from archive.rendering.phrases import name_person, show_account_briefly
from archive.reviewing.correcting import LONGEST, AlreadyAnswered, answer_error, forget_reader

from .bases import desk_page, desk_view
from .lists.views import SEES

ANSWERS = "archive.change_errorreport"


class AnswerForm(forms.Form):
    """What the reader is told."""

    answer = forms.CharField(
        label=gettext_lazy("Answer"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view(SEES)
def error(request: HttpRequest, pk: int) -> HttpResponse:
    """The error beside the words of the edition; posted, accepted (to the workbench) or declined."""
    rows = ErrorReport.objects.select_related("report__publisher", "edition", "decided_by")
    found = get_object_or_404(rows, pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not request.user.has_perm(ANSWERS):
            raise PermissionDenied
        if request.POST.get("deed") == "forget":
            forget_reader(found)
            messages.success(request, _("The name and the address are deleted."))
            return redirect("desk:error", pk)
        if form.is_valid() and (done := _answer(request, found, form)):
            return done
    context = {
        "error": found,
        "form": form,
        "statement": show(found.identity_id) if found.identity_id else "",
        **_words(found),
        "bench": _bench(found),
        "is_open": found.outcome == ErrorReport.Outcome.OPEN,
        "may_answer": request.user.has_perm(ANSWERS),
        "is_old": found.edition_id != found.report.current_edition_id,
    }
    return desk_page(request, "desk/error.html", title=_("An error told by a reader"), context=context)


def _answer(request: HttpRequest, found: ErrorReport, form: AnswerForm) -> HttpResponse | None:
    """Keep the answer; None where it can't be, with the reason in the form."""
    is_right = request.POST.get("deed") == "accept"
    try:
        answer_error(error=found, is_right=is_right, answer=form.cleaned_data["answer"], by=request.user)
    except AlreadyAnswered as reason:
        messages.warning(request, str(reason))
        return redirect("desk:error", found.pk)
    except ValueError as reason:
        form.add_error("answer", str(reason))
        return None
    messages.success(request, _("Accepted: correct the record now.") if is_right else _("Declined, with your answer."))
    return redirect(_bench(found) if is_right else reverse("desk:list", args=["errors"]))


def _words(found: ErrorReport) -> dict[str, str]:
    """What the edition of which the reader spoke says in that statement, who says it, and whose account that is."""
    record: dict[str, Any] = found.edition.document["record"]
    for part in record["parts"]:
        if found.identity_id and part["kind"] == "statement" and read(part["sid"]) == found.identity_id:
            return {
                "words": record["text"][part["start"] : part["end"]],
                "who": ", ".join(name_person(one) for one in part["speakers"]) or _("no speaker named"),
                "account": show_account_briefly(part["account"]),
            }
    return {}


def _bench(found: ErrorReport) -> str:
    """The workbench of the report, at the statement as it stands now."""
    parameters = {"list": "errors"}
    ordinal = Statement.objects.filter(identity=found.identity_id).values_list("ordinal", flat=True).first()
    if ordinal is not None:
        parameters["part"] = str(ordinal)
    return f"{reverse('desk:workbench', args=[found.report_id])}?{urlencode(parameters)}"

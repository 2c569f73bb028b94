"""A topic is divided in two, and its statements are tagged anew, several at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authorities import New, divide_topic, retag
from archive.authorities.changing import RefusedChange
from archive.desk.bases import desk_view
from archive.editing import REFUSALS, VersionConflict
from archive.models import Report, Tag, Topic, Voice
from archive.parsing.paths import printed_place
from archive.querying import read_key
from archive.rendering.phrases import show_account_briefly
from archive.siding import accounts_of

from .forms import DivideForm, RetagForm
from .page import change_page, vocabulary_page
from .saying import count_statements

PAGE = 50


@desk_view("archive.change_topic")
def divide(request: HttpRequest, pk: int) -> HttpResponse:
    """Name the two narrower topics, look at what waits to be tagged anew, and make them."""
    topic = get_object_or_404(Topic.objects.choosable(), pk=pk)

    def plan(values: Mapping[str, Any]) -> Sequence[str]:
        tagged = Tag.objects.filter(topic=topic).order_by().values("statement").distinct().count()
        return [
            _("two narrower topics: “%(one)s” and “%(two)s”") % {"one": values["label_1"], "two": values["label_2"]},
            _("%s, which keep the topic until somebody has read them and chosen") % count_statements(tagged),
        ]

    def make(values: Mapping[str, Any]) -> tuple[str, str]:
        into = [New(values[f"slug_{n}"], values[f"label_{n}"], values[f"definition_{n}"]) for n in (1, 2)]
        divide_topic(topic=topic, into=into, by=request.user)
        told = _("Divided “%(topic)s”. Here are its statements: choose those that belong under one of the new topics.")
        return told % {"topic": topic}, reverse("desk:topic_statements", args=[topic.pk])

    return change_page(
        request,
        DivideForm(request.POST or None),
        plan=plan,
        make=make,
        title=_("Divide a topic in two"),
        back=(topic.label, reverse("desk:topic", args=[topic.pk])),
        lead=_("Two narrower topics come under it. No statement is tagged anew by itself: a list of them follows."),
        button=_("Make the two topics"),
    )


@desk_view("archive.change_topic")
def statements(request: HttpRequest, pk: int) -> HttpResponse:
    """The statements that carry just this topic, from the newest record on; those that are chosen get another one."""
    topic = get_object_or_404(Topic.objects.choosable(), pk=pk)
    here = reverse("desk:topic_statements", args=[topic.pk])
    form = RetagForm(request.POST or None, topic=topic)
    if request.method == "POST" and form.is_valid():
        try:
            change_set = retag(tags=form.cleaned_data["tags"], to=form.cleaned_data["to"], by=request.user)
        except (RefusedChange, VersionConflict, *REFUSALS) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{change_set.summary}.")
            return redirect(here)
    rows = Tag.objects.worklist(topic, after=read_key(request.GET.get("after", "")) or None)
    found = list(rows[: PAGE + 1])
    accounts = accounts_of([tag.statement for tag in found[:PAGE]])
    context = {
        "topic": {"label": topic.label, "definition": topic.definition},
        "form": form,
        "rows": [_entry(tag, accounts[tag.statement_id]) for tag in found[:PAGE]],
        "chosen": set(request.POST.getlist("tags")),
        "next_href": f"{here}?after={found[PAGE - 1].pk}" if len(found) > PAGE else "",
    }
    return vocabulary_page(
        request,
        "desk/vocabulary/statements.html",
        title=_("Statements to tag anew"),
        at="desk:topic_tree",
        trail=[(_("Topics"), reverse("desk:topic_tree")), (topic.label, reverse("desk:topic", args=[topic.pk]))],
        context=context,
    )


def _entry(tag: Any, account: str) -> dict[str, Any]:
    statement = tag.statement
    report: Report = statement.report
    return {
        "pk": str(tag.pk),
        "words": tag.words,
        "is_span": tag.start is not None,
        "language": report.language,
        "by": tag.by,
        "speakers": ", ".join(v.name for v in statement.voices.all() if v.capacity == Voice.Capacity.SPEAKER),
        "report": str(report),
        "keeper": str(report.publisher),
        "account": show_account_briefly(account),
        "place": printed_place(statement.path, statement.number, statement.number),
        "href": reverse("admin:archive_statement_change", args=[statement.pk]),
    }

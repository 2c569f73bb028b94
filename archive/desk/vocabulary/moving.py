"""A topic gets another place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authorities import move_topic, plan_move
from archive.desk.bases import desk_view
from archive.models import Topic

from .forms import MoveForm
from .page import change_page
from .saying import count_narrower, count_published, count_statements


@desk_view("archive.change_topic")
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the topic above (the tree gives it as `?under=`), look at what moves along, and move."""
    asked = request.POST or (request.GET if "under" in request.GET else None)
    topic = get_object_or_404(Topic.objects.select_related("broader"), pk=pk)

    def plan(values: Mapping[str, Any]) -> Sequence[str]:
        found = plan_move(topic=topic, under=values["under"])
        return [count_narrower(found.narrower), count_statements(found.statements), count_published(found.published)]

    def make(values: Mapping[str, Any]) -> tuple[str, str]:
        change_set = move_topic(topic=topic, under=values["under"], by=request.user)
        return f"{change_set.summary}.", reverse("desk:topic_tree")

    return change_page(
        request,
        MoveForm(asked, topic=topic, initial={"under": topic.broader_id}),
        plan=plan,
        make=make,
        title=_("Move a topic"),
        back=(topic.label, reverse("desk:topic", args=[topic.pk])),
        lead=_(
            "The topic moves with all that stand under it. What is published under one of them is found under the topics above it from then on; editions stay as they are."
        ),
        button=_("Move the topic"),
    )

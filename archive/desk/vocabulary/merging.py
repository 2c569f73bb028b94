"""A topic is merged into another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.authorities import merge_topics, plan_topic_merge
from archive.desk.bases import desk_view
from archive.models import Topic

from .forms import MergeTopicForm
from .page import change_page
from .saying import count_copies, count_narrower, count_published, count_statements


@desk_view("archive.change_topic")
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose the topic that stays, look at what it gets, and merge."""
    topic = get_object_or_404(Topic.objects.select_related("merged_into"), pk=pk)
    if topic.merged_into is not None:
        messages.warning(request, _("The topic has been merged already."))
        return redirect("desk:topic", topic.merged_into.pk)

    def plan(values: Mapping[str, Any]) -> Sequence[str]:
        found = plan_topic_merge(topic=topic, into=values["into"])
        return [
            count_statements(found.statements),
            count_copies(found.working_copies),
            count_published(found.published),
            count_narrower(found.narrower),
            ngettext("%s proposition", "%s propositions", found.propositions) % found.propositions,
            ngettext("%s label, as another label", "%s labels, as other labels", found.labels) % found.labels,
            ngettext("%s related topic", "%s related topics", found.related) % found.related,
        ]

    def make(values: Mapping[str, Any]) -> tuple[str, str]:
        change_set = merge_topics(topic=topic, into=values["into"], by=request.user)
        return f"{change_set.summary}.", reverse("desk:topic", args=[values["into"].pk])

    return change_page(
        request,
        MergeTopicForm(request.POST or None, topic=topic),
        plan=plan,
        make=make,
        title=_("Merge a topic into another"),
        back=(topic.label, reverse("desk:topic", args=[topic.pk])),
        lead=_(
            "The topic stays only as a way to the other: its address leads there, and it is not offered any more. Editions keep the words that they were published with. The two can be parted again, as long as nothing later depends on the merge."
        ),
        button=_("Merge the topics"),
    )

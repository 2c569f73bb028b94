"""One topic: what is said of it, what uses it, and what was changed."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.authorities import renew
from archive.desk.bases import desk_view
from archive.models import Topic, TopicLabel
from archive.querying import read_key

from .forms import LabelFormSet, NewTopicForm, TopicForm
from .page import vocabulary_page
from .undoing import changes_of


@desk_view("archive.view_topic")
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The topic's form with its labels; for whoever may only look, the form can't be sent."""
    topic = get_object_or_404(Topic.objects.select_related("broader", "merged_into"), pk=pk)
    may_change = request.user.has_perm("archive.change_topic") and topic.merged_into is None
    is_sent = request.method == "POST" and may_change
    form = TopicForm(request.POST if is_sent else None, instance=topic)
    labels = LabelFormSet(request.POST if is_sent else None, instance=topic)
    if is_sent and form.is_valid() and labels.is_valid():
        try:
            _save(topic, form, labels)
        except IntegrityError:
            labels.non_form_errors().append(
                _("Two of these labels are the same, or two are preferred in one language.")
            )
        else:
            messages.success(request, _("Saved “%(topic)s”.") % {"topic": topic})
            return redirect("desk:topic", topic.pk)
    if not may_change:
        for field in [*form.fields.values(), *(field for one in labels.forms for field in one.fields.values())]:
            field.disabled = True
    label = Topic.objects.values_list("label", flat=True).get(pk=pk)
    context = {
        "form": form,
        "labels": labels,
        "may_change": may_change,
        "topic": _facts(topic),
        "changes": changes_of(topic),
    }
    return vocabulary_page(
        request,
        "desk/vocabulary/topic.html",
        title=label,
        at="desk:topic_tree",
        trail=[(_("Topics"), reverse("desk:topic_tree"))],
        context=context,
    )


@desk_view("archive.add_topic")
def add(request: HttpRequest) -> HttpResponse:
    """A new topic, with its first label; `?under=` says where."""
    form = NewTopicForm(request.POST or None, initial={"broader": read_key(request.GET.get("under", "")) or None})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            topic: Topic = form.save(commit=False)
            topic.matches = form.cleaned_data["mappings"]
            topic.save()
            form.save_m2m()
            TopicLabel.objects.create(topic=topic, language="en", text=topic.label)
        messages.success(request, _("Added “%(topic)s”. Give it its labels in other languages.") % {"topic": topic})
        return redirect("desk:topic", topic.pk)
    return vocabulary_page(
        request,
        "desk/vocabulary/topic_new.html",
        title=_("A new topic"),
        at="desk:topic_tree",
        trail=[(_("Topics"), reverse("desk:topic_tree"))],
        context={"form": form},
    )


@transaction.atomic
def _save(topic: Topic, form: TopicForm, labels: Any) -> None:
    """Save what was changed; the preferred English label follows the heading, and the public pages follow both."""
    before = Topic.objects.values_list("label", flat=True).get(pk=topic.pk)
    topic.matches = form.cleaned_data["mappings"]
    form.save()
    if before != topic.label:
        heading = TopicLabel.objects.filter(topic=topic, language="en", is_preferred=True, text=before)
        heading.update(text=topic.label)
        # Of the row that followed the browser has sent the words of before.
        for one in labels.forms:
            if one.instance.pk and one.instance.text == before and not one.has_changed():
                one.instance.text = topic.label
    labels.save()
    if form.has_changed() or labels.has_changed():
        renew(record=topic)


def _facts(topic: Topic) -> dict[str, Any]:
    """Where the topic stands, what uses it, and where it can be changed."""
    row: Any = Topic.objects.in_tree().filter(pk=topic.pk).first()
    tagged, public, claims = (row.tagged, row.public, row.claims) if row else (0, 0, 0)
    return {
        "pk": topic.pk,
        "slug": topic.slug,
        "broader": _link(topic.broader) if topic.broader else None,
        "merged_into": _link(topic.merged_into) if topic.merged_into else None,
        "narrower": [_link(one) for one in topic.narrower.filter(merged_into=None)],
        "former": [_link(one) for one in topic.merged.order_by("label")],
        "tagged": tagged,
        "public": public,
        "claims": claims,
        "public_href": f"/topics/{topic.slug}/" if public else "",
        "statements_href": f"{reverse('admin:archive_statement_changelist')}?topic={topic.pk}",
        "tasks": [
            {"href": reverse(name, args=arguments), "label": label}
            for name, arguments, label in (
                ("desk:topic_move", [topic.pk], _("Move it in the tree")),
                ("desk:topic_merge", [topic.pk], _("Merge it into another")),
                ("desk:topic_divide", [topic.pk], _("Divide it in two")),
                ("desk:topic_statements", [topic.pk], _("Tag its statements anew")),
                ("desk:rename", ["topic", topic.pk], _("Change its address")),
            )
        ],
    }


def _link(topic: Topic) -> dict[str, str]:
    return {"label": topic.label, "href": reverse("desk:topic", args=[topic.pk])}

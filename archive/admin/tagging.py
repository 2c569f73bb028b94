"""Setting topics on several statements: choose what is added and what is taken away, look at each, confirm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive import undertaking
from archive.editing import REFUSALS, Operation, VersionConflict
from archive.editing.bulk import apply_to_several
from archive.models import Statement, Tag, Topic
from archive.querying import read_keys
from archive.undertaking.tagging_many import arguments, open_change_set

from .layers import signature
from .naming import place_of

MOST = 100
"""Statements that are tagged at once: each is shown before. Of more the first are shown, and it is long work."""

MANY = 5_000
"""Statements that are tagged as one long work."""

CHOSEN = "chosen"
"""What stands in the address for statements that are too many for one: the session has them."""


class TopicsForm(forms.Form):
    """What is added to the topics of all the statements, and what is taken away. `seen` names the state that was shown."""

    add = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label=_("Add"),
        required=False,
        widget=AutocompleteSelectMultiple(Tag._meta.get_field("topic"), admin.site),
    )
    take = forms.ModelMultipleChoiceField(
        Topic.objects.all(),
        label=_("Take away"),
        required=False,
        widget=AutocompleteSelectMultiple(Tag._meta.get_field("topic"), admin.site),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Something to do, and no topic both ways."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        add, take = set(cleaned.get("add") or ()), set(cleaned.get("take") or ())
        if not self.errors and not add | take:
            self.add_error("add", now("Choose a topic to add or to take away."))
        if both := add & take:
            self.add_error("take", now("“%(topic)s” is to be added and taken away.") % {"topic": min(map(str, both))})
        return cleaned


class TaggingViews(admin.ModelAdmin):
    """The action of the list, and its page; they need the permission to change statements."""

    def tagging_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "topics/", self.topics_view, "topics"

    @admin.action(description=_("Set topics … (after a look at each)"), permissions=["change"])
    def set_topics(self, request: HttpRequest, queryset: QuerySet[Statement]) -> HttpResponse | None:
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MANY + 1])
        if len(keys) > MANY:
            text = now("Choose at most %(most)s statements.") % {"most": f"{MANY:,}"}
            self.message_user(request, text, messages.ERROR)
            return None
        sent = ",".join(map(str, keys))
        if len(keys) > MOST:
            request.session["topics_of"], sent = keys, CHOSEN
        return redirect(f"{reverse('admin:archive_statement_topics')}?statements={sent}")

    def topics_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for the topics, show what each statement would have, and set them when just that is confirmed."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        keys = _chosen(request)
        chosen = Statement.objects.filter(pk__in=keys).order_by("report", "ordinal")
        # Those of a long work are not all shown.
        statements = list(chosen.select_related("report").prefetch_related("tags__topic")[:MOST])
        form = TopicsForm(request.POST if request.method == "POST" else None)
        lines: list[dict[str, Any]] = []
        if request.method == "POST" and form.is_valid():
            lines = [_line(statement, form.cleaned_data) for statement in statements]
            seen = " ".join(f"{line['statement'].pk}:{line['statement'].report.version}" for line in lines)
            told = " ".join([seen, *(str(t.pk) for name in ("add", "take") for t in form.cleaned_data[name])])
            if form.cleaned_data["seen"] == told:
                return self._begin(request, chosen, form) if len(keys) > MOST else self._set(request, lines, form)
            form.data = form.data.copy()  # type: ignore[attr-defined]
            form.data["seen"] = told  # type: ignore[index]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": now("Set topics on several statements"),
            "form": form,
            "media": self.media + form.media,
            "lines": lines,
            "statements": statements,
            "changed": sum(line["is_changed"] for line in lines),
            "more": max(0, len(keys) - MOST),
            "is_worked": undertaking.is_worked(),
        }
        return TemplateResponse(request, "admin/archive/statement/topics.html", context)

    def _begin(self, request: HttpRequest, chosen: QuerySet[Statement], form: TopicsForm) -> HttpResponse:
        """Long work: report by report, each as it stands then."""
        asked = arguments(
            statements=list(chosen),
            add=form.cleaned_data["add"],
            take=form.cleaned_data["take"],
            by=signature(request),
        )
        job = undertaking.ask(kind="topics", arguments=asked, total=len(asked["reports"]), by=request.user)
        return redirect("desk:work", job.pk)

    def _set(self, request: HttpRequest, lines: list[dict[str, Any]], form: TopicsForm) -> HttpResponse:
        """One operation for each report, all of them or none, as one change set."""
        changed = [line for line in lines if line["is_changed"]]
        reports = {line["statement"].report for line in changed}
        topics = {name: [topic.slug for topic in form.cleaned_data[name]] for name in ("add", "take")}
        try:
            with transaction.atomic():
                change_set = open_change_set(statements=len(changed), **topics, by=request.user)
                operations = [
                    (
                        report,
                        self._operation(request, [line for line in changed if line["statement"].report == report]),
                    )
                    for report in reports
                ]
                apply_to_several(operations=operations, by=request.user, change_set=change_set)
                for line in changed:
                    self.log_change(request, line["statement"], now("Set the topics."))
        except (VersionConflict, *REFUSALS) as refusal:
            messages.error(request, now("Nothing was saved: %(why)s") % {"why": refusal})
        else:
            text = ngettext("The topics of %(n)s statement were set.", "The topics of %(n)s statements were set.", len(changed))  # fmt: skip
            messages.success(request, text % {"n": len(changed)})
        return redirect("admin:archive_statement_changelist")

    def _operation(self, request: HttpRequest, lines: list[dict[str, Any]]) -> Operation:
        steps = [
            {
                "name": "set_topics",
                "arguments": {
                    "sid": line["statement"].identity_id,
                    "topics": [topic.slug for topic in line["topics"]],
                    "by": signature(request),
                },
            }
            for line in lines
        ]
        return Operation("batch", {"operations": steps})


def _chosen(request: HttpRequest) -> list[int]:
    """The keys of the statements that the address names, or that the session has."""
    sent = request.GET.get("statements", "")
    if sent == CHOSEN:
        return [int(key) for key in request.session.get("topics_of", ())][:MANY]
    return read_keys(sent.split(","))[:MOST]


def _line(statement: Statement, chosen: dict[str, Any]) -> dict[str, Any]:
    """A statement with the topics that all of its words would have; those of some of its words stay as they are."""
    stand = {tag.topic for tag in statement.tags.all() if tag.start is None}
    would = (stand | set(chosen["add"])) - set(chosen["take"])
    return {
        "statement": statement,
        "place": place_of(statement),
        "topics": sorted(would, key=str),
        "added": sorted(map(str, would - stand)),
        "taken": sorted(map(str, stand - would)),
        "is_changed": would != stand,
    }

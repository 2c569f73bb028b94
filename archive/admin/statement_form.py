"""The form of a statement: whose words they are, how the record says so, and what they are about."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation
from archive.editing.working_copy import Value
from archive.models import Report, Statement, Tag, Topic, Voice
from archive.parsing.breakdown import Attribution, Role, Segment

from .applying import VersionedMixin, VersionField
from .naming import NamesField, name_input

SAID = ("speakers", "addressees", "conveyed_by", "attribution", "speech", "role", "answers")
"""What the operation `attribute` takes."""


class StatementForm(VersionedMixin, forms.ModelForm):
    """A statement in the admin. Names are given as the record gives them; who is meant is decided on the report's page."""

    expected_version = VersionField()
    speakers = NamesField(
        label=_("Speakers"),
        required=False,
        help_text=_("names as in the record, one a line; nobody where the statement is impersonal"),
    )
    addressees = NamesField(
        label=_("Addressees"), required=False, help_text=_("nobody where it is said to the public")
    )
    conveyed_by = forms.CharField(
        label=_("Conveyed by"),
        required=False,
        max_length=200,
        widget=name_input(),
        help_text=_("the messenger, where somebody delivers another’s message"),
    )
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"),
        queryset=Topic.objects.all(),
        required=False,
        help_text=_("what the words are about, not the section’s heading"),
    )

    versioned = (*SAID, "topics")

    class Meta:
        model = Statement
        fields = ["attribution", "speech", "role", "answers"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        statement = self.instance
        self.fields["topics"].widget = AutocompleteSelectMultiple(Tag._meta.get_field("topic"), admin.site)
        self.fields["topics"].widget.choices = self.fields["topics"].choices  # type: ignore[attr-defined]
        if statement.pk is None:
            return
        voices = list(statement.voices.all())
        stands: dict[str, Any] = {
            "expected_version": statement.report.version,
            "speakers": [v.name for v in voices if v.capacity == Voice.Capacity.SPEAKER],
            "addressees": [v.name for v in voices if v.capacity == Voice.Capacity.ADDRESSEE],
            "conveyed_by": next((v.name for v in voices if v.capacity == Voice.Capacity.CONVEYOR), ""),
            "topics": list(dict.fromkeys(t.topic_id for t in statement.tags.all() if t.start is None)),
        }
        self.initial = {**self.initial, **stands}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        # What the parser has left so may be saved as it is: the editor may have come for the topics.
        if {"speakers", "attribution", "role"} & set(self.changed_data) and (why := _contradiction(cleaned)):
            self.add_error("speakers", why)
        return cleaned

    def report(self) -> Report:
        return self.instance.report

    def typed(self, value: Value) -> dict[str, list[str]]:
        part = next((p for p in value.breakdown.statements() if p.sid == self.instance.identity_id), None)
        if part is None:
            return {}
        slugs = {t.topic for t in value.layers.tags if t.sid == part.sid and t.start is None}
        return _said(part) | {
            "topics": sorted(str(pk) for pk in Topic.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        }

    def shown(self, name: str, values: list[str]) -> list[str]:
        if name == "topics":
            return list(Topic.objects.filter(pk__in=values).values_list("label", flat=True))
        return values

    def operation(self, by: str, *, checker: Any = None) -> Operation | None:
        """What the form changes, as one operation; None where nothing.

        `by` signs the topics; `checker` is the account that has checked the statement as it is sent.
        """
        steps: list[dict[str, Any]] = []
        said = {name: self.cleaned_data[name] for name in SAID if name in self.changed_data}
        for name in ("conveyed_by", "answers"):
            if name in said:
                said[name] = said[name] or None
        if said:
            steps.append({"name": "attribute", "arguments": {"part": self.instance.ordinal, **said}})
        if "topics" in self.changed_data:
            topics = [topic.slug for topic in self.cleaned_data["topics"]]
            steps.append(
                {"name": "set_topics", "arguments": {"sid": self.instance.identity_id, "topics": topics, "by": by}}
            )
        if checker and (steps or checker not in self.instance.confirmed_by.all()):
            steps.append({"name": "confirm", "arguments": {"part": self.instance.ordinal, "by": checker.pk}})
        if len(steps) > 1:
            return Operation("batch", {"operations": steps})
        return Operation(steps[0]["name"], steps[0]["arguments"]) if steps else None


def _contradiction(said: dict[str, Any]) -> str:
    """Why the attribution and the speakers can't both be; empty where they can.

    A collective may have no name (“both sides”), and a transcript may label a question whose asker it doesn't name.
    """
    if not {"attribution", "speakers"} <= said.keys():
        return ""
    attribution, speakers = said["attribution"], said["speakers"]
    if attribution == Attribution.IMPERSONAL and speakers:
        return now(
            "An impersonal statement has no speaker: take the names away, or choose the attribution that says how the record names them."
        )
    asked = attribution == Attribution.LABELLED and said.get("role") == Role.QUESTION
    if attribution not in (Attribution.COLLECTIVE, Attribution.IMPERSONAL) and not speakers and not asked:
        return now(
            "The attribution “%(attribution)s” says that somebody speaks: name the speaker, or choose “impersonal” where the record names nobody."
        ) % {"attribution": attribution}
    return ""


def _said(part: Segment) -> dict[str, list[str]]:
    values = asdict(part)
    return {
        name: list(value) if isinstance(value := values[name], (list, tuple)) else [str(value or "")] for name in SAID
    }

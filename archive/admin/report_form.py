"""The form of a report: what its breakdown says of the record, and the facts that stand beside the breakdown."""

from __future__ import annotations

from typing import Any

import orjson
from django import forms
from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation, VersionConflict
from archive.models import Report
from archive.models.dates import validate_edtf
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS
from archive.working_copy import Value

from .applying import BeforeField, VersionedMixin, VersionField

DESCRIBED = ("title", "kind", "form", "wording", "language", "dated", "published", "event_date", "place", "initiative")
"""Values of the breakdown: they change by the operation `describe`."""

FACTS = (
    "publisher", "meeting", "translated_from", "translated_by", "translation_status", "translation_group", "derived_from",
    "derivation", "source_note", "source_note_by",
)  # fmt: skip
"""Columns of the report alone: they make no version, so a form carries how they stood."""


CARRIED = ("expected_version", "facts_before")
"""Hidden fields: the state of the report for which the form was made."""


def facts_of(report: Report) -> dict[str, str]:
    """The facts as a browser would send them."""
    return {name: str(value) if value is not None else "" for name, value in model_to_dict(report, FACTS).items()}


def _written(facts: dict[str, str]) -> str:
    return orjson.dumps(facts).decode()


def _words(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class ReportForm(VersionedMixin, forms.ModelForm):
    """A report in the admin."""

    expected_version = VersionField()
    facts_before = BeforeField()
    kind = forms.ChoiceField(label=_("Kind of event"), choices=_words(EVENT_KINDS))
    form = forms.ChoiceField(label=_("Form of the record"), choices=_words(FORMS))
    wording = forms.ChoiceField(
        label=_("Wording"),
        choices=_words(WORDINGS),
        help_text=_("transcribed: a transcript, an issued text; rendered: a record-keeper’s summary"),
    )

    versioned = DESCRIBED

    class Meta:
        model = Report
        fields = [*DESCRIBED, *FACTS]
        widgets = {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["expected_version"] = self.instance.version
        self.initial["facts_before"] = _written(facts_of(self.instance))
        for name in ("dated", "published", "event_date"):
            if name in self.fields:
                self.fields[name].validators.append(validate_edtf)
                self.fields[name].help_text = _(
                    "EDTF: 2003, 2003-09 or 2003-09-01; 2002?-10-14 where the year is uncertain"
                )

    def report(self) -> Report:
        return self.instance

    def typed(self, value: Value) -> dict[str, list[str]]:
        return {name: [getattr(value.breakdown, name) or ""] for name in DESCRIBED}

    def beside(self, report: Report) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        stood, stands = self.fields["facts_before"].clean(self.data.get("facts_before")), facts_of(report)
        self.data["facts_before"] = _written(stands)
        return {name: [value] for name, value in stood.items()}, {name: [value] for name, value in stands.items()}

    def shown(self, name: str, values: list[str]) -> list[str]:
        """Sent values for people: a row by its name."""
        field = self.fields[name]
        return [str(field.to_python(value)) for value in values if value]

    def check_unchanged(self) -> None:
        """Raises VersionConflict where the report is no longer as it was when the form was made; locks its row."""
        report = Report.objects.lock(self.instance)
        version = self.cleaned_data["expected_version"]
        if report.version != version or facts_of(report) != self.cleaned_data["facts_before"]:
            raise VersionConflict(report, version)

    def operation(self) -> Operation | None:
        """What the form changes in the breakdown; None where nothing."""
        changed = {name: self.cleaned_data[name] for name in DESCRIBED if name in self.changed_data}
        if not changed:
            return None
        # Nothing is null in a breakdown, but in the title, which a record either has or has not.
        return Operation(
            "describe", {name: value if name == "title" else value or None for name, value in changed.items()}
        )

"""The form of a report: what its breakdown says of the record, and the facts that stand beside the breakdown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation
from archive.models import Report
from archive.models.dates import validate_edtf
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS
from archive.working_copy import Value

from .applying import VersionedMixin, VersionField

DESCRIBED = ("title", "kind", "form", "wording", "language", "dated", "published", "event_date", "place", "initiative")
"""Values of the breakdown: they change by the operation `describe`."""

FACTS = (
    "publisher", "meeting", "translated_from", "translated_by", "translation_status", "translation_group", "derived_from",
    "derivation", "source_note", "source_note_by",
)  # fmt: skip
"""Columns of the report alone: they are saved as they stand."""


def _words(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class ReportForm(VersionedMixin, forms.ModelForm):
    """A report in the admin."""

    expected_version = VersionField()
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

    def operation(self) -> Operation | None:
        """What the form changes in the breakdown; None where nothing."""
        changed = {name: self.cleaned_data[name] for name in DESCRIBED if name in self.changed_data}
        if not changed:
            return None
        # Nothing is null in a breakdown, but in the title, which a record either has or has not.
        return Operation(
            "describe", {name: value if name == "title" else value or None for name, value in changed.items()}
        )

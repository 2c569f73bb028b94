"""The form of a report: what its breakdown says of the record, and the facts that stand beside the breakdown."""

from __future__ import annotations

import re
from typing import Any

import orjson
from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.editing import Operation, VersionConflict
from archive.editing.working_copy import Value, working_value
from archive.importing.keeping import KnownAlready, identity_with, refuse_known
from archive.models import Publisher, Report
from archive.models.dates import validate_edtf
from archive.parsing.breakdown import Breakdown, Participant
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS, is_clock_time

from .applying import BeforeField, VersionedMixin, VersionField
from .naming import NamesField
from .rows import rows_of, typed_rows

COLUMNS = ("title", "kind", "form", "wording", "language", "dated", "published", "event_date", "place", "initiative")
"""Values of the breakdown that the report's row has too."""

DESCRIBED = (*COLUMNS, "event_time", "participants")
"""Values of the breakdown: they change by the operation `describe`."""

FACTS = (
    "publisher", "meeting", "translated_from", "translated_by", "translation_status", "translation_group", "derived_from",
    "derivation", "source_note", "source_note_by",
)  # fmt: skip
"""Columns of the report alone: they make no version, so a form carries how they stood."""


CARRIED = ("expected_version", "facts_before", "rows_before")
"""Hidden fields: the state of the report for which the form was made."""


def facts_of(report: Report) -> dict[str, str]:
    """The facts as a browser would send them."""
    return {name: str(value) if value is not None else "" for name, value in model_to_dict(report, FACTS).items()}


def _written(facts: dict[str, str]) -> str:
    return orjson.dumps(facts).decode()


def rows_differ(report: Report, data: Any) -> bool:
    """Whether the rows beneath a form that was sent are others than those for which it was made."""
    return bool(BeforeField().clean(data.get("rows_before")) != rows_of(report))


def participant_line(participant: Participant) -> str:
    """A participant on one line: “Vladimir Putin (President)”."""
    return f"{participant.person} ({participant.office})" if participant.office else participant.person


def read_participant(line: str) -> dict[str, str | None]:
    """What `participant_line` has written."""
    person, office = re.fullmatch(r"([^(]*?)(?: *\((.*)\))?", line).groups() if _is_participant(line) else (line, None)  # type: ignore[union-attr]
    return {"person": person, "office": office or None}


def _is_participant(line: str) -> bool:
    return re.fullmatch(r"[^(]+(?:\(.*\))?", line) is not None


def _described(breakdown: Breakdown, name: str) -> list[str]:
    """A value of the breakdown as a browser would send it."""
    value = getattr(breakdown, name)
    if name == "participants":
        return [participant_line(participant) for participant in value]
    return ["–".join(value)] if name == "event_time" else [value or ""]


def _words(words: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(word, word) for word in words]


class ReportForm(VersionedMixin, forms.ModelForm):
    """A report in the admin."""

    expected_version = VersionField()
    facts_before = BeforeField()
    rows_before = BeforeField()
    kind = forms.ChoiceField(label=_("Kind of event"), choices=_words(EVENT_KINDS))
    form = forms.ChoiceField(label=_("Form of the record"), choices=_words(FORMS))
    wording = forms.ChoiceField(
        label=_("Wording"),
        choices=_words(WORDINGS),
        help_text=_("transcribed: a transcript, an issued text; rendered: a record-keeper’s summary"),
    )

    event_time = forms.CharField(
        label=_("Time"),
        required=False,
        max_length=20,
        help_text=_("by the clock there: 11:10, or 11:10–11:38"),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    participants = NamesField(
        label=_("Participants"),
        required=False,
        help_text=_("between whom it took place, one a line, with the office as printed: Vladimir Putin (President)"),
    )

    versioned = DESCRIBED

    class Meta:
        model = Report
        fields = [*COLUMNS, *FACTS]
        widgets = {"title": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.identity = self.instance.identity
        self.initial["expected_version"] = self.instance.version
        self.initial["facts_before"] = _written(facts_of(self.instance))
        self.initial["rows_before"] = _written(rows_of(self.instance) if self.instance.pk else {})
        breakdown = working_value(self.instance).breakdown if self.instance.version else Breakdown()
        self.initial["event_time"] = "".join(_described(breakdown, "event_time"))
        self.initial["participants"] = _described(breakdown, "participants")
        for name in ("dated", "published", "event_date"):
            if name in self.fields:
                self.fields[name].validators.append(validate_edtf)
                self.fields[name].help_text = _(
                    "EDTF: 2003, 2003-09 or 2003-09-01; 2002?-10-14 where the year is uncertain"
                )

    def clean_event_time(self) -> tuple[str, ...]:
        """One clock time or two, as the breakdown has them."""
        times = tuple(re.split(r"\s*[–—-]\s*", sent)) if (sent := self.cleaned_data["event_time"].strip()) else ()
        if len(times) > 2 or not all(is_clock_time(time) for time in times):
            raise ValidationError(now("“%(sent)s” is no clock time. Write 11:10, or 11:10–11:38.") % {"sent": sent})
        return times

    def clean_participants(self) -> list[str]:
        """Lines of a person, with an office in brackets where one is printed; nobody twice."""
        lines: list[str] = self.cleaned_data["participants"]
        if wrong := next((line for line in lines if not _is_participant(line)), None):
            raise ValidationError(
                now("“%(line)s” can’t be read. Write the name, then the office in brackets.") % {"line": wrong}
            )
        if len({read_participant(line)["person"] for line in lines}) < len(lines):
            raise ValidationError(now("A person stands there twice."))
        return lines

    def clean(self) -> dict[str, Any]:
        """Refuse the form where the rows beneath it have become others since it was made."""
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk and cleaned.get("publisher"):
            self._name_anew(cleaned["publisher"])
        if self.instance.pk and "rows_before" in cleaned and rows_differ(self.instance, self.data):
            self._tell_of_rows(cleaned["rows_before"], rows_of(self.instance))
        return cleaned

    def _name_anew(self, publisher: Publisher) -> None:
        """Have `identity` be what the report is known by as the publisher's; an error where another record is."""
        self.identity = identity_with(self.instance, publisher)
        if self.identity != self.instance.identity:
            try:
                refuse_known([Report(pk=self.instance.pk, identity=self.identity)])
            except KnownAlready as known:
                self.add_error("publisher", str(known))

    def _tell_of_rows(self, stood: dict[str, str], stands: dict[str, str]) -> None:
        """Say what was done to the rows, and what was typed into those that now stand as they are."""
        told = [now("Now: %(row)s") % {"row": row} for key, row in stands.items() if stood.get(key) != row]
        told += [now("Gone: %(row)s") % {"row": row} for key, row in stood.items() if key not in stands]
        known = {*stood.values(), *stands.values()}
        told += [now("Yours, not saved: %(row)s") % {"row": row} for row in typed_rows(self.data) if row not in known]
        intro = now(
            "The rows beneath the form were changed while you worked on it. They are shown as they stand now; nothing is saved yet. Look at them again, and save."
        )
        items = format_html_join("", "<li>{}</li>", ((one,) for one in told))
        self.add_error(None, format_html("{}<ul>{}</ul>", intro, items))
        self.data = self.data.copy()
        self.data["rows_before"] = _written(stands)

    def report(self) -> Report:
        return self.instance

    def typed(self, value: Value) -> dict[str, list[str]]:
        return {name: _described(value.breakdown, name) for name in DESCRIBED}

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
        before = (version, self.cleaned_data["facts_before"], self.cleaned_data["rows_before"])
        if before != (report.version, facts_of(report), rows_of(report)):
            raise VersionConflict(report, version)

    def operation(self) -> Operation | None:
        """What the form changes in the breakdown; None where nothing."""
        changed = {name: self.cleaned_data[name] for name in DESCRIBED if name in self.changed_data}
        if not changed:
            return None
        # Nothing is null in a breakdown, but in the title, which a record either has or has not.
        given = {name: value if name == "title" else value or None for name, value in changed.items()}
        if "participants" in changed:
            given["participants"] = [read_participant(line) for line in changed["participants"]]
        if "event_time" in changed:
            given["event_time"] = list(changed["event_time"])
        return Operation("describe", given)

"""What the pages of a record call things: names as it gives them, with a field for several, places and operations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from archive.models import Revision, Statement
from archive.parsing.breakdown import Breakdown
from archive.parsing.paths import printed_place
from archive.telling import operation_told

DATALIST = "names-in-record"
"""The id of the page's list of names that the record knows."""

SPARE = 2
"""Empty lines after the names that are there."""


def names_in_record(breakdown: Breakdown) -> list[str]:
    """All names that the breakdown uses, each once, participants first."""
    names = [participant.person for participant in breakdown.participants]
    for part in breakdown.segments:
        names += [*part.speakers, *part.addressees, *([part.conveyed_by] if part.conveyed_by else [])]
    return list(dict.fromkeys([*names, *(mention.person for mention in breakdown.mentions)]))


def place_of(statement: Statement) -> str:
    """Where a reader finds the statement in print; which of several only from the second on."""
    return printed_place(statement.path, statement.number, statement.number)


def with_deeds(revisions: Iterable[Revision]) -> list[Revision]:
    """The revisions, each with its `deed`: what was done, in words; without the arguments, which lists leave unread."""
    found = list(revisions)
    for revision in found:
        revision.deed = operation_told(revision.operation, {})  # type: ignore[attr-defined]
    return found


class NamesWidget(forms.Widget):
    """One line a name, with spare ones; a line left empty is nobody."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> Any:
        names = [str(one) for one in value or []]
        identifier = (attrs or {}).get("id", f"id_{name}")
        lines = format_html_join(
            "",
            '<input type="text" class="vTextField name" name="{}" id="{}" value="{}" list="{}" maxlength="200" aria-label="{}">',
            (
                (name, f"{identifier}_{n}" if n else identifier, line, DATALIST, _("Name %(n)s") % {"n": n + 1})
                for n, line in enumerate([*names, *[""] * SPARE])
            ),
        )
        return format_html('<div class="names">{}</div>', lines)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return data.getlist(name) if isinstance(data, MultiValueDict) else list(data.get(name) or [])

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def id_for_label(self, id_: str) -> str:
        return id_


class NamesField(forms.Field):
    """A list of names, in the order given, each once."""

    widget = NamesWidget

    def to_python(self, value: Any) -> list[str]:
        return list(dict.fromkeys(" ".join(str(name).split()) for name in value or [] if str(name).strip()))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


def name_input() -> forms.TextInput:
    """An input for one name, with the record's names to choose from."""
    return forms.TextInput(attrs={"list": DATALIST, "class": "vTextField"})

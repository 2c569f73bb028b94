"""The outline of a report beside a form: its statements in the order of the text, each with what is left to do on it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _

from archive.models import Report, Statement, Voice
from archive.models.doubts import SURE
from archive.parsing.paths import printed_place


def outline(report: Report, text: str) -> list[dict[str, Any]]:
    """The statements of a report, a row each: four queries for all of them."""
    statements = list(Statement.objects.filter(report=report).with_people_and_topics())
    totals = Counter(statement.path for statement in statements)
    return [_line(statement, text, totals[statement.path]) for statement in statements]


def _line(statement: Statement, text: str, total: int) -> dict[str, Any]:
    speakers = [voice for voice in statement.voices.all() if voice.capacity == Voice.Capacity.SPEAKER]
    checked = [str(user) for user in statement.confirmed_by.all()]
    unsure = [] if checked or statement.confidence >= SURE else [_("the parser is less sure")]
    unsure += [_("“%(name)s” is not identified") % {"name": v.name} for v in statement.voices.all() if not v.person]
    return {
        "row": statement,
        "place": printed_place(statement.path, statement.number, total),
        "words": text[statement.start : statement.end],
        "speakers": speakers,
        "topics": sorted({tag.topic.label for tag in statement.tags.all()}),
        "checked": checked,
        "unsure": unsure,
    }


def neighbours(lines: list[dict[str, Any]], statement: Statement) -> dict[str, Statement | None]:
    """The statements before and after one, and the next after it, round to the beginning, that nobody has checked."""
    index = next(n for n, line in enumerate(lines) if line["row"].pk == statement.pk)
    round_trip = [*lines[index + 1 :], *lines[:index]]
    return {
        "previous": lines[index - 1]["row"] if index else None,
        "next": lines[index + 1]["row"] if index + 1 < len(lines) else None,
        "next_unchecked": next((line["row"] for line in round_trip if not line["checked"]), None),
    }


class DeskAdmin(admin.ModelAdmin):
    """Pages with the outline at their side, for which Django's own list of models gives way."""

    def render_change_form(self, request: Any, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        return super().render_change_form(request, {**context, "is_nav_sidebar_enabled": False}, *args, **kwargs)

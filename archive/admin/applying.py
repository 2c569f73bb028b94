"""Forms whose saving is an operation on a report's working value: what they refuse, and how they survive a conflict."""

from __future__ import annotations

from typing import Any

import orjson
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from archive.editing import REFUSALS, Operation, VersionConflict, apply
from archive.editing.working_copy import Value
from archive.models import Report, Revision
from archive.parsing.breakdown import from_json
from archive.parsing.revising import layers as laying

from .bases import RefusableMixin
from .differences import revision_changes


class VersionedMixin(RefusableMixin):
    """A form made for one version of a report.

    Where the report has become another version meanwhile, the form comes back with what was typed; a value that was
    left as it stood is shown as it stands now, so that saving again doesn't undo somebody else's work.
    """

    versioned: tuple[str, ...] = ()
    data: Any
    fields: dict[str, forms.Field]

    def report(self) -> Report:
        """The report that the form changes."""
        raise NotImplementedError

    def typed(self, value: Value) -> dict[str, list[str]]:
        """What a browser would send for each versioned field, were nothing changed in a form of that value."""
        raise NotImplementedError

    def beside(self, report: Report) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The same for fields beside the working value: when the form was made, and now."""
        return {}, {}

    def explain(self, refusal: Exception) -> None:
        """Merge what was typed with what was done meanwhile; any other refusal is told as it is."""
        if isinstance(refusal, VersionConflict):
            self._merge()
        else:
            super().explain(refusal)

    def _merge(self) -> None:
        report = Report.objects.get(pk=self.report().pk)
        since = _number(self.data.get("expected_version"))
        old = Revision.objects.filter(report=report, number=since).first()
        new = Revision.objects.get(report=report, number=report.version)
        self.data = self.data.copy()
        self.data["expected_version"] = str(report.version)
        stood, stands = self.beside(report)
        names = [*self.versioned, *stands]
        stood, stands = stood | (self.typed(_value(old)) if old else {}), stands | self.typed(_value(new))
        for name in names:
            mine, theirs = _lines(self.data.getlist(name)), _lines(stands.get(name, []))
            if mine == theirs:
                continue
            if mine == _lines(stood.get(name, mine)):
                self.data.setlist(name, stands.get(name, []))
            else:
                shown = ", ".join(self.shown(name, stands.get(name, []))) or _("nothing")
                self.add_error(name, _("Meanwhile: %(value)s. Yours is kept here.") % {"value": shown})
        self.add_error(None, _conflict(report, since))

    def shown(self, name: str, values: list[str]) -> list[str]:
        """Sent values for people."""
        return values


def _value(revision: Revision) -> Value:
    return Value(from_json(revision.breakdown), laying.from_json(revision.layers))


def _number(sent: str | None) -> int:
    return int(sent) if sent and sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


def _lines(values: list[str]) -> list[str]:
    """Sent values as they compare: without blank ones, and with one sort of line end."""
    return [" ".join(value.split()) for value in values if value.strip()]


def _conflict(report: Report, since: int) -> str:
    if since == report.version:
        return _(
            "What stands beside the breakdown was changed while you worked on it. Nothing is saved yet, and what you typed is kept. Look at it again, and save."
        )
    changes = revision_changes(report, since=since, until=report.version)
    by = {str(r.by) for r in report.revisions.filter(number__gt=since).select_related("by") if r.by}
    intro = _("The report was changed while you worked on it (by %(by)s; version %(since)s became %(now)s). Nothing is saved yet, and what you typed is kept. Look at it again, and save.") % {
        "by": ", ".join(sorted(by)) or _("the archive"),
        "since": since,
        "now": report.version,
    }  # fmt: skip
    return format_html(
        "{}<ul>{}</ul>", intro, format_html_join("", "<li>{}</li>", ((change,) for change in changes[:20]))
    )


class VersionField(forms.IntegerField):
    """Carries the version of the report that the page was made for."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class BeforeField(forms.CharField):
    """Carries values as they stood when the page was made, as JSON of what a browser would send for each."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> dict[str, str]:
        try:
            before = orjson.loads(value or "")
        except orjson.JSONDecodeError:
            before = None
        return {str(k): str(v) for k, v in before.items()} if isinstance(before, dict) else {}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def apply_or_tell(request: HttpRequest, *, report: Report, operation: Operation) -> bool:
    """Apply an operation that a button stands for; where it is refused, say so and return False.

    The version that the page was made for is in the request as `expected_version`.
    """
    try:
        apply(
            report=report,
            operation=operation,
            expected_version=_number(request.POST.get("expected_version")),
            by=request.user,
        )
    except VersionConflict:
        text = _(
            "The report was changed while you looked at it, so nothing was done. The page shows it as it is now: look again, and repeat."
        )
        messages.error(request, text)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        return True
    return False


def only_post(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request that is no POST, else None."""
    return None if request.method == "POST" else HttpResponse(status=405, headers={"Allow": "POST"})

"""Taking records in through the admin: a form, a look at what would become of them that writes nothing, and the deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from django.contrib import admin, messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive import undertaking
from archive.importing import Outcome
from archive.models import Publisher, Report
from archive.previewing import parts_told, rows_of, shares_of, unsure_told
from archive.reading import PLAIN, PLAIN_LETTERS, Received
from archive.rehearsing import Look, SeenOtherwise, fingerprint, rehearse_some, take_in
from archive.telling import value_name
from archive.undertaking import extracting_many
from archive.undertaking.importing_many import arguments

from .import_form import KEPT, SECONDS_LOOKING, ImportForm, Record, seal, unseal
from .layers import signature

SHOWN = 400
"""Statements of one record that the look lists; a longer record tells how many more there are."""

KNOWN = {
    "found": gettext_lazy("as the parser reads it"),
    "printed": gettext_lazy("printed"),
    "inferred": gettext_lazy("inferred"),
    "supplied": gettext_lazy("given with the text"),
    "missing": gettext_lazy("not found"),
}


class ImportViews(admin.ModelAdmin):
    """The view; it needs the permission to add reports."""

    def import_urls(self) -> Iterable[tuple[str, Any, str]]:
        """Patterns, views and names."""
        yield "import/", self.import_view, "import"

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The form; what it would take in; and, confirmed, the records as they were looked at."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method == "POST" and "sealed" in request.POST:
            return self._confirmed(request)
        form = ImportForm(request.POST or None, request.FILES or None, initial=request.session.get("import", {}))
        if request.method == "POST" and form.is_valid():
            if not form.is_long:
                looks, left_out = rehearse_some(records=form.records, by=request.user, seconds=SECONDS_LOOKING)
                if not left_out:
                    return self._look(request, form.records, looks)
            asked = arguments(form.records)
            job = undertaking.prepare(kind="import", arguments=asked, total=len(form.records), by=request.user)
            return redirect("desk:work", job.pk)
        return self._asked(request, form)

    def _confirmed(self, request: HttpRequest) -> HttpResponse:
        try:
            records, seen = unseal(request.POST["sealed"], user=request.user)
        except signing.BadSignature:
            messages.error(
                request,
                _("What was looked at has grown old, or was another account’s. Nothing was taken in: give it once more."),
            )  # fmt: skip
            return redirect("admin:archive_report_import")
        if "back" in request.POST:
            return self._asked(request, ImportForm(initial=_typed(records)))
        try:
            looks, change_set = take_in(records=records, seen=seen, by=request.user)
        except SeenOtherwise as changed:
            messages.warning(
                request, _("The archive was changed after this page was made, and nothing was taken in. This is how it would be now: look at it again, and confirm.")
            )  # fmt: skip
            return self._look(request, records, changed.looks)
        request.session["import"] = _kept(records)
        self._tell(request, looks)
        if len(looks) == 1 and looks[0].report:
            return redirect("desk:workbench", looks[0].report)
        batch = f"state={Report.State.DRAFT.value}&batch={change_set.pk}" if change_set else ""
        context = {
            "title": _("Taken in"),
            "rows": rows_of(looks),
            "shares": shares_of(looks),
            "batch": change_set,
            "start": f"{reverse('desk:next', args=['records'])}?{batch}"
            if any(look.outcome is Outcome.CREATED for look in looks)
            else "",
            "in_list": urlencode({"list": f"records?{batch}"}),
        }
        return self._import_page(request, "done.html", context)

    def _asked(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        today = timezone.localdate().isoformat()
        for name in ("captured_on", "licence_stated_on"):
            form.fields[name].widget.attrs["list"] = "today"
        form.fields["captured_by"].widget.attrs["list"] = "captors"
        if request.user.has_perm("archive.add_publisher"):
            form.let_add_publisher()
        else:
            form.tell_who_adds_publishers()
        context = {
            "title": _("Import reports"),
            "form": form,
            "media": self.media + form.media,
            "today": today,
            "captors": [signature(request)],
        }
        return self._import_page(request, "form.html", context)

    def _look(self, request: HttpRequest, records: list[Record], looks: list[Look]) -> HttpResponse:
        count = sum(look.is_taken_in for look in looks)
        context: dict[str, Any] = {
            "title": _("Look before it is taken in"),
            "rows": rows_of(looks),
            "shares": shares_of(looks),
            "count": count,
            "sealed": seal(records, seen=fingerprint(looks), user=request.user) if count else "",
        }
        if len(looks) == 1 and looks[0].outcome is Outcome.CREATED:
            context["look"] = _described(looks[0])
        if len(looks) == 1 and not count:
            context["sealed"] = seal(records, seen="", user=request.user)  # for the way back
        return self._import_page(request, "look.html", context)

    def _import_page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, "media": self.media} | context
        return TemplateResponse(request, f"admin/archive/report/import/{template}", context)

    def _tell(self, request: HttpRequest, looks: list[Look]) -> None:
        reports = Report.objects.in_bulk([look.report for look in looks if look.is_taken_in and look.report])
        for look in looks:
            if look.is_taken_in and (report := reports.get(look.report or 0)):
                told = _("Imported.") if look.outcome is Outcome.CREATED else _("A later text was received.")
                (self.log_addition if look.outcome is Outcome.CREATED else self.log_change)(request, report, told)
        counts = Counter(look.outcome for look in looks)
        if new := counts[Outcome.CREATED]:
            text = ngettext("%(n)s report was taken in.", "%(n)s reports were taken in.", new)
            messages.success(request, text % {"n": new})
            made = [look.report for look in looks if look.outcome is Outcome.CREATED and look.report]
            job = undertaking.ask(
                kind="extract", arguments=extracting_many.arguments(made), total=len(made), by=request.user
            )
            told = _("What they say as data (references, undertakings, figures, places) is being found in the background: <a href=\"{}\">how far it is</a>.")  # fmt: skip
            messages.info(request, format_html(told, reverse("desk:work", args=[job.pk])))
        if later := counts[Outcome.UPDATED]:
            text = ngettext("%(n)s later text waits for you.", "%(n)s later texts wait for you.", later)
            messages.success(request, text % {"n": later})


def _described(look: Look) -> dict[str, Any]:
    return {
        "of": look,
        "facts": [{"name": value_name(f.name), "fact": f, "known": KNOWN[f.known]} for f in look.facts],
        "lines": look.lines[:SHOWN],
        "more": max(0, len(look.lines) - SHOWN),
        "unsure": sum(not line.is_sure for line in look.lines),
        "parts": ", ".join(filter(None, (parts_told(look), unsure_told(look)))),
        "matched": [who for who in look.people if who.person],
        "unmatched": [who for who in look.people if not who.person],
    }


def _typed(records: Sequence[Record]) -> dict[str, Any]:
    """The form as it was filled in, as far as a browser lets a page fill in a form: of files none."""
    only = records[0]
    if not isinstance(only, Received):
        return {}
    # One that is not said of all of them was said by their files: typed, it would hold of all.
    said = {record.custody.publisher for record in records if isinstance(record, Received)}
    publisher = Publisher.objects.filter(slug__in=said).first() if len(said) == 1 else None
    custody = {**asdict(only.custody), "publisher": publisher.pk if publisher else None}
    # What a file said of itself was not typed, and the next file will say it of itself.
    for name in only.evidence:
        if name in custody:
            custody[name] = ""
    if only.reader not in (PLAIN, PLAIN_LETTERS):
        custody["extraction"] = custody["capture_sha256"] = ""
        return custody
    if len(records) > 1:
        return {**custody, "address": ""}
    return {**custody, "text": only.received.decode(), "title": only.title, "published": only.published}


def _kept(records: list[Record]) -> dict[str, Any]:
    """What the next record is likely to have in common with these."""
    typed = _typed([record for record in records if isinstance(record, Received)])
    return {name: typed[name] for name in KEPT}

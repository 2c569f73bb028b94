"""Correcting where records come from, a whole batch at once: what is said now, what would be, and the deed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from archive.importing.correcting import (
    CorrectedMeanwhile,
    ImportGoesOn,
    NothingToCorrect,
    correct,
    foresee,
    imports_of,
    refuse_while_imported,
    wordings,
)
from archive.models import ChangeSet, Job, Report, SourceText
from archive.models.dates import bounds
from archive.models.source import CORRECTABLE, SourceTextQuerySet
from archive.querying import read_key, read_keys
from archive.rendering.custody import CUSTODY

from .bases import desk_page, desk_view

SHOWN = 5
"""Wordings of one column that the page lists; of more it says how many there are."""

REPORTS = 20
"""Reports that the look lists."""

LONGEST = 2_000
"""Characters of a wording that has no bound of its own."""

DAYS = ("captured_on", "licence_stated_on")

UNSEEN = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Control characters but for tabs and ends of lines, and those that turn the direction of what is read."""

HELP = {
    "captured_on": gettext_lazy("EDTF, such as 2003-09-01"),
    "captured_by": gettext_lazy("a person, or an archive of the web"),
    "licence": gettext_lazy("as the publisher states it"),
    "licence_url": gettext_lazy("whole, with https://"),
    "licence_stated_on": gettext_lazy("EDTF"),
}


class CustodyForm(forms.Form):
    """What the texts are to say; a column of which nothing is ticked stays as it is."""

    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        help_text=gettext_lazy("How you know; readers see it with your name, the day, and what was said before."),
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in CORRECTABLE:
            label = capfirst(str(CUSTODY[name]))
            self.fields[f"is_{name}"] = forms.BooleanField(
                label=_("Correct: %(name)s") % {"name": label}, required=False
            )
            size = getattr(SourceText._meta.get_field(name), "max_length", None) or LONGEST
            wide = forms.Textarea(attrs={"rows": 2}) if name == "extraction" else forms.TextInput(attrs={"size": 60})
            self.fields[name] = forms.CharField(
                label=_("%(name)s, from now on") % {"name": label}, required=False, max_length=size, widget=wide,
                help_text=HELP.get(name, ""),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Whoever writes something means it: a tick that was forgotten is told."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in CORRECTABLE:
            if cleaned.get(name) and not cleaned.get(f"is_{name}"):
                self.add_error(name, _("Tick it as well, or leave it empty."))
        for name, words in list(cleaned.items()):
            if isinstance(words, str) and (unseen := UNSEEN.search(words)):
                told = _("Character %(at)d is not seen (U+%(code)s): take it out.")
                self.add_error(name, told % {"at": unseen.start() + 1, "code": f"{ord(unseen[0]):04X}"})
        for name in DAYS:
            if name not in self.errors and _is_to_come(cleaned.get(name) or ""):
                self.add_error(name, _("That day is still to come."))
        if not self.errors and not self.wording():
            raise ValidationError(_("Tick what is to be corrected."))
        return cleaned

    def wording(self) -> dict[str, str]:
        """The new words of what is ticked; "" where nothing is to be said any more."""
        return {name: self.cleaned_data.get(name) or "" for name in CORRECTABLE if self.cleaned_data.get(f"is_{name}")}


def _is_to_come(day: str) -> bool:
    """Whether the whole of an EDTF date lies after today; what is no date is refused elsewhere."""
    try:
        return bounds(day)[0] > timezone.localdate()
    except ValueError:
        return False


@require_http_methods(["GET", "HEAD", "POST"])
@desk_view("archive.add_custodycorrection")
def custody(request: HttpRequest) -> HttpResponse:
    """`batch` names a change set, or `texts` the texts; `only` and `reading` narrow them to one wording of a column.

    A wording is named by its hash: an address can't hold a long one. Sent, it shows what it would do; confirmed as it was seen, it is done.
    """
    texts, batch = _asked(request)
    form = CustodyForm(request.POST or None)
    if request.method != "POST" or "back" in request.POST or not form.is_valid():
        if "back" in request.POST:
            form = CustodyForm(initial={name: request.POST.get(name, "") for name in form.fields})
        return _page(request, "form.html", texts, batch, form)
    try:
        refuse_while_imported(imports_of(texts))
        if seen := request.POST.get("seen"):
            why, wording = form.cleaned_data["why"], form.wording()
            done = correct(texts=texts, wording=wording, why=why, seen=seen, by=request.user)
            messages.success(request, _("It is corrected. What is published shows it from the next edition on."))
            return redirect("desk:change_set", done.pk)
        return _look(request, texts, batch, form)
    except ImportGoesOn:  # the form says so
        return _page(request, "form.html", texts, batch, form)
    except CorrectedMeanwhile:
        messages.warning(request, _("The texts were changed after this page was made, and nothing was written. This is how it would be now."))  # fmt: skip
        return _look(request, texts, batch, form)
    except (NothingToCorrect, ValidationError) as refused:
        told = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        for words in told:
            form.add_error(None, words)
        return _page(request, "form.html", texts, batch, form)


def _asked(request: HttpRequest) -> tuple[SourceTextQuerySet, ChangeSet | None]:
    batch = None
    if "batch" in request.GET:
        batch = get_object_or_404(ChangeSet, pk=read_key(request.GET["batch"]))
        texts = SourceText.objects.of_batch(batch)
    else:
        texts = SourceText.objects.filter(pk__in=read_keys(request.GET.get("texts", "").split(",")))
    texts = texts.not_binned()
    if "only" in request.GET:
        column, reading = request.GET["only"], request.GET.get("reading", "")
        meant = [words for words, _count in wordings(texts).get(column, ()) if _name(words) == reading]
        texts = texts.with_custody().filter(**{f"now_{column}__in": meant}) if meant else texts.none()
    if not texts.exists():
        raise Http404
    return texts, batch


def _name(words: str) -> str:
    """The name of a wording in addresses."""
    return hashlib.sha256(words.encode()).hexdigest()


def _import_told(texts: SourceTextQuerySet) -> dict[str, str]:
    """What the page says of an import of theirs: that it `waits` for it while it runs, or, of a stopped one, what `stays`."""
    imports = imports_of(texts)
    if running := imports.unfinished().first():
        text = _("The import is not over: {done} of {total} records so far, and those that are still to come would stay uncorrected. Nothing was written. <a href=\"{href}\">How far it is</a>")  # fmt: skip
        return {"waits": _told(text, running)}
    if stopped := imports.resumable().first():
        text = _("The import has stopped at {done} of {total} records. Those that come in when it goes on are not corrected with these. <a href=\"{href}\">How far it is</a>")  # fmt: skip
        return {"stays": _told(text, stopped)}
    return {}


def _told(text: str, job: Job) -> str:
    return format_html(text, done=f"{job.done:,}", total=f"{job.total:,}", href=reverse("desk:work", args=[job.pk]))


def _look(request: HttpRequest, texts: SourceTextQuerySet, batch: ChangeSet | None, form: CustodyForm) -> HttpResponse:
    coming = foresee(texts=texts, wording=form.wording())
    text = ngettext("Correct %(n)s text", "Correct %(n)s texts", len(coming.texts))
    rows = Report.objects.filter(source_texts__in=coming.texts).distinct().order_by("pk")[:REPORTS]
    context = {
        "coming": coming,
        "changes": [
            {"name": capfirst(str(CUSTODY[one.name])), "after": one.after, **_some(one.before)}
            for one in coming.changes
        ],
        "sent": [(name, request.POST[name]) for name in form.fields if name in request.POST],
        "why": form.cleaned_data["why"],
        "deed": text % {"n": f"{len(coming.texts):,}"},
        "first": rows,
        "more": max(0, coming.reports - REPORTS),
    }
    return _page(request, "look.html", texts, batch, form, context)


def _page(
    request: HttpRequest,
    template: str,
    texts: SourceTextQuerySet,
    batch: ChangeSet | None,
    form: CustodyForm,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    own: dict[str, Any] = {"batch": batch, "form": form, **_import_told(texts)}
    if context is None:
        found = wordings(texts)
        given = {name: value for name in ("batch", "texts") if (value := request.GET.get(name))}
        own["number"] = sum(count for _words, count in found[CORRECTABLE[0]])
        own["is_narrowed"] = "only" in request.GET
        own["whole"] = urlencode(given)
        own["columns"] = [
            {
                "name": capfirst(str(CUSTODY[name])),
                "tick": form[f"is_{name}"],
                "field": form[name],
                "is_same": len(found[name]) == 1,
                **_some(found[name], {**given, "only": name}),
            }
            for name in CORRECTABLE
        ]
    return desk_page(
        request,
        f"desk/custody/{template}",
        title=_("Correct where they come from"),
        context={**own, **(context or {})},
    )


def _some(found: Iterable[tuple[str, int]], given: dict[str, str] | None = None) -> dict[str, Any]:
    """The most frequent wordings, each with the way to the texts that have it alone, and of how many more it is silent."""
    rows = list(found)
    shown = [
        {"words": words, "count": count, "only": urlencode({**given, "reading": _name(words)}) if given else ""}
        for words, count in rows[:SHOWN]
    ]
    return {"wordings": shown, "others": max(0, len(rows) - SHOWN)}

"""Bringing in: a file of annotations, looked at before it is kept, and a codebook of another program."""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.codebooks import RefusedCodebook
from annotations.codebooks.drafting import keeps
from annotations.exchange.importing.bringing import KINDS, Result, bring, guess_kind, preview
from annotations.exchange.importing.candidates import MOST_BYTES, MOST_CANDIDATES, UnreadableFile
from annotations.exchange.importing.codes import found_from
from annotations.limiting import TooMuch, count_import
from annotations.models import ResearchGroup

from .answering import private, slowed

_LABELS = {
    "jsonld": gettext_lazy("W3C Web Annotations (JSON-LD)"),
    "hypothesis": gettext_lazy("Hypothesis (JSON of its API)"),
    "csv": gettext_lazy("Table of codings (CSV)"),
    "qdpx": gettext_lazy("REFI-QDA project (.qdpx)"),
}


class FileForm(forms.Form):
    """A file, what it is, and who is to see what comes of it."""

    file = forms.FileField(label=gettext_lazy("File"), required=False)
    kind = forms.ChoiceField(
        label=gettext_lazy("What it is"), required=False,
        choices=[("", gettext_lazy("What it looks like")), *((kind, _LABELS[kind]) for kind in KINDS)],
    )  # fmt: skip
    group = forms.ModelChoiceField(
        label=gettext_lazy("Who sees them"), queryset=ResearchGroup.objects.none(), required=False,
        to_field_name="slug", empty_label=gettext_lazy("only me"),
    )  # fmt: skip
    kept = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request.POST or None, request.FILES or None)
        self.fields["group"].queryset = ResearchGroup.objects.of(request.user).order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """The bytes, as `raw`: of the file, else of the file that was looked at before."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file is not None and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is longer than %(n)s MB.") % {"n": MOST_BYTES // 1_000_000})
        try:
            cleaned["raw"] = file.read() if file is not None else b64decode(cleaned.get("kept", ""), validate=True)
        except (binascii.Error, ValueError) as error:
            raise forms.ValidationError(_("Choose the file again.")) from error
        if not cleaned["raw"]:
            raise forms.ValidationError(_("Choose a file."))
        cleaned["kind"] = cleaned.get("kind") or guess_kind(cleaned["raw"])
        return cleaned


class CodebookForm(forms.Form):
    """A codebook's file, and what it is called here."""

    file = forms.FileField(label=gettext_lazy("File (.qdc or .qdpx)"))
    name = forms.CharField(label=gettext_lazy("Name of the codebook"), max_length=120)


@private
@slowed(TooMuch)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest) -> HttpResponse:
    """The form; what would come of a file; and, once that is confirmed, what came of it."""
    form = FileForm(request)
    result: Result | None = None
    is_kept, kept = False, ""
    if request.method == "POST" and form.is_valid():
        raw, kind, group = form.cleaned_data["raw"], form.cleaned_data["kind"], form.cleaned_data["group"]
        sharing = {"visibility": "group", "group": group.slug} if group else {"visibility": "private", "group": None}
        is_kept = "keep" in request.POST
        count_import(request.user, len(raw))
        try:
            result = (bring if is_kept else preview)(raw, kind=kind, by=request.user, **sharing)
        except UnreadableFile as refusal:
            form.add_error("file", _("It can’t be read: %(why)s.") % {"why": refusal})
        else:
            kept = "" if is_kept else b64encode(raw).decode()
    context = {
        "form": form,
        "result": result,
        "is_kept": is_kept,
        "kept": kept,
        "megabytes": MOST_BYTES // 1_000_000,
        "most": MOST_CANDIDATES,
        "in_an_hour": settings.WRITES_PER_HOUR if settings.THROTTLE else 0,
    }
    return render(request, "exchange/bring.html", context, status=422 if form.errors else 200)


@private
@slowed(TooMuch)
@require_http_methods(["GET", "HEAD", "POST"])
def bring_codebook(request: HttpRequest, slug: str) -> HttpResponse:
    """A keeper's page: a new codebook of the group from a file."""
    group = get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)
    form = CodebookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise UnreadableFile(_("longer than %(n)s MB") % {"n": MOST_BYTES // 1_000_000})
            count_import(request.user, file.size)
            founded = found_from(file.read(), group=group, name=form.cleaned_data["name"], by=request.user)
        except UnreadableFile as refusal:
            form.add_error("file", _("It can’t be read: %(why)s.") % {"why": refusal})
        except RefusedCodebook as refusal:
            form.add_error(None, str(refusal))
        else:
            if founded.told:
                return render(request, "exchange/codebook_brought.html", {"group": group, "founded": founded})
            messages.success(request, _("The codebook is there as a draft, with %(n)s codes.") % {"n": founded.codes})
            return redirect("annotations:codebook", slug, founded.codebook.guid)
    context = {"group": group, "form": form, "is_keeper": keeps(request.user, group)}
    return render(request, "exchange/bring_codebook.html", context, status=422 if form.errors else 200)

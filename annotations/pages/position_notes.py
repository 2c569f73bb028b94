"""Coding a position on a statement outside of rounds: its form, beside the statement; reads and writes without scripts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.anchoring.selectors import TextQuoteSelector
from annotations.annotating import annotate
from annotations.limiting import TooMuch
from annotations.models import Annotation, CodebookVersion, ResearchGroup, Unit
from annotations.models.annotations import Visibility
from annotations.reading import Proposed, Target, Unreadable
from archive.models import Edition
from archive.models.identifiers import MistypedIdentifier, read, show
from archive.rendering.addresses import statement_path

from .answering import private, slowed
from .beside import find_edition
from .coding_forms import PositionForm
from .licensing import given_to_everybody
from .record_notes import as_printed
from .statement_shown import show_statement


class PositionNoteForm(PositionForm):
    """A position, and who sees it."""

    seen_by = forms.ChoiceField(label=gettext_lazy("Who sees it"), help_text=given_to_everybody(""))

    def __init__(self, data: Any, *, user: Any, people: list[tuple[str, str]], initial: Any = None) -> None:
        """Six queries."""
        versions = CodebookVersion.objects.offered_to(user).select_related("codebook").defer("content")
        super().__init__(data, versions=list(versions), people=people, initial=initial)
        groups = [(f"group:{one.slug}", one.name) for one in ResearchGroup.objects.of(user)]
        seen = [(Visibility.PRIVATE.value, _("Only me")), *groups, (Visibility.PUBLIC.value, _("Everybody"))]
        self.offer("seen_by", *seen)


@private
@slowed(TooMuch)
@require_http_methods(["GET", "HEAD", "POST"])
def position_note(request: HttpRequest, rid: str, sid: str) -> HttpResponse:
    """One statement of the current edition with the form; posted, a note more that codes the position."""
    edition = find_edition(rid)
    statement = show_statement(Unit(edition=edition, identity_id=_find(edition, sid)))
    words = request.GET.get("words", "")
    form = PositionNoteForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        people=statement["people"],
        initial={"words": words, "seen_by": Visibility.PRIVATE.value},
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _save(form, edition, statement["sid"], request.user)
        except Unreadable as unreadable:
            for _pointer, reason in unreadable.problems:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The position is kept."))
            notes = redirect("annotations:record_notes", show(edition.report.rid))
            return redirect(f"{notes.url}#annotation-{made.guid}")
    context = {**statement, "form": form, "rid": show(edition.report.rid)}
    return render(request, "notebook/position.html", context, status=422 if form.errors else 200)


def _find(edition: Edition, shown: str) -> str:
    """The statement of the edition with that identifier. Raises Http404."""
    try:
        sid = read(shown)
    except MistypedIdentifier as error:
        raise Http404(str(error)) from error
    parts = edition.document["record"]["parts"]
    if not any(part["kind"] == "statement" and part["sid"] == sid for part in parts):
        raise Http404
    return sid


def _save(form: PositionNoteForm, edition: Edition, sid: str, by: Any) -> Annotation:
    """Raises Unreadable, TooMuch."""
    given = form.cleaned_data
    visibility, _colon, group = given["seen_by"].partition(":")
    words = given["words"].strip()
    quotation = TextQuoteSelector(as_printed(words, edition)) if words else None
    proposed = Proposed(
        target=Target(statement_path(sid, edition.major), quote=quotation),
        motivations=(),
        bodies=tuple(form.bodies()),
        visibility=visibility,
        group=group or None,
    )
    return annotate(by=by, proposed=proposed)

"""A position outside of rounds, given and changed: its form, beside the statement; reads and writes without scripts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from annotations.anchoring.selectors import TextQuoteSelector
from annotations.annotating import annotate, as_sent, hold, revise
from annotations.coding.values import Term
from annotations.limiting import TooMuch
from annotations.models import Annotation, Body, CodebookVersion, PositionCoding, ResearchGroup, Unit
from annotations.models.annotations import Visibility
from annotations.reading import Proposed, Target, Unreadable
from archive.models import Edition
from archive.models.identifiers import MistypedIdentifier, read, show
from archive.rendering.addresses import statement_path

from .answering import private, slowed
from .beside import find_edition
from .coding_forms import PositionForm, written
from .licensing import given_to_everybody
from .record_notes import as_printed, find_own
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


class ChangeForm(PositionForm):
    """A position as it stands, to be changed. On which words it rests, the comment and who sees it stay as they are."""

    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, user: Any, people: list[tuple[str, str]], body: Body, number: int) -> None:
        """Six queries."""
        versions = CodebookVersion.objects.offered_to(user).select_related("codebook").defer("content")
        initial = {**written(body.position, people), "read": number}
        super().__init__(data, versions=list(versions), people=people, initial=initial)
        del self.fields["words"], self.fields["comment"]
        self._keep_claim(body.position)

    def _keep_claim(self, position: PositionCoding) -> None:
        """The claim that it has can stay, though its codebook offers it no more."""
        entry = position.claim
        if entry is None or str(entry.claim.guid) in self.claims:
            return
        key = str(entry.claim.guid)
        self.claims[key] = Term(entry.version.codebook.guid, entry.version.number, entry.claim.guid)
        field: Any = self.fields["proposition"]
        field.choices = [*field.choices, (f"claim/{key}", entry.text)]


@private
@slowed(TooMuch)
@require_http_methods(["GET", "HEAD", "POST"])
def change_position(request: HttpRequest, guid: UUID, ordinal: int) -> HttpResponse:
    """A position that one's own note codes, in its form; posted, the note has a version more, unless it was changed since."""
    annotation = find_own(request, guid)
    body = _find_position(annotation, ordinal)
    # Beside a position on a whole record, or in a reply, there is no statement.
    anchor = next((one for one in annotation.anchors.all() if one.identity_id is not None), None)
    statement = show_statement(Unit(edition=anchor.edition, identity=anchor.identity)) if anchor else {}
    form = ChangeForm(
        request.POST if request.method == "POST" else None,
        user=request.user,
        people=statement.get("people", []),
        body=body,
        number=annotation.number,
    )
    is_late = False
    if request.method == "POST" and form.is_valid():
        try:
            is_late = not _change(annotation, ordinal, form, request.user)
        except Unreadable as unreadable:
            for _pointer, reason in unreadable.problems:
                form.add_error(None, reason)
        else:
            if not is_late:
                messages.success(request, _("The position is changed; what it was stays behind it."))
                notes = redirect("annotations:record_notes", show(annotation.report.rid))
                return redirect(f"{notes.url}#annotation-{annotation.guid}")
    rid = show(annotation.report.rid)
    context = {**statement, "form": form, "rid": rid, "changed": annotation.guid, "is_late": is_late}
    status = 409 if is_late else 422 if form.errors else 200
    return render(request, "notebook/position.html", context, status=status)


def _find_position(annotation: Annotation, ordinal: int) -> Body:
    """The position at that place of the note. Raises Http404: where there is none, or it was coded in a round."""
    bodies = annotation.standing_version.bodies.all()
    found = [body for body in bodies if body.ordinal == ordinal and body.kind == Body.Kind.POSITION]
    if not found or annotation.round_id is not None:
        raise Http404
    return found[0]


def _change(annotation: Annotation, ordinal: int, form: ChangeForm, by: Any) -> bool:
    """Whether it was still what the form was filled in for, and is changed. Raises Unreadable, TooMuch."""
    with transaction.atomic():
        hold(annotation.guid)
        now = Annotation.objects.with_everything().get(pk=annotation.pk)
        if now.number != form.cleaned_data["read"] or now.deleted_at is not None:
            return False
        before = as_sent(now)
        bodies = list(before.bodies)
        bodies[ordinal] = replace(bodies[ordinal], coding=form.cleaned_data["given"])
        revise(annotation=now, by=by, proposed=replace(before, bodies=tuple(bodies)))
        return True


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

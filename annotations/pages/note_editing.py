"""Changing a note without a script: its words, codes and tags, and who sees it; what else it says stays as it is."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from annotations.annotating import Deleted, hold, revise
from annotations.limiting import TooMuch
from annotations.models import Annotation, Body
from annotations.models.annotations import Visibility
from annotations.reading import Unreadable, read_annotation
from annotations.writing import group_path, write_annotation, write_creator
from archive.models import Topic
from archive.models.identifiers import show
from archive.rendering.addresses import absolute, topic_path

from .answering import private, slowed
from .codes_offered import address_of
from .entries import write_body
from .note_forms import EditForm
from .record_notes import find_own
from .rows import say


class Changed(Exception):
    """It is not what it was when the page was opened."""


@private
@slowed(TooMuch)
@require_http_methods(["GET", "HEAD", "POST"])
def edit_note(request: HttpRequest, guid: UUID) -> HttpResponse:
    """One note of one's own in a form; posted, a version more, unless it was changed since the form was opened."""
    annotation = find_own(request, guid)
    if annotation.round is not None:
        messages.info(request, _("What was coded in a round is changed where it was coded."))
        project = annotation.round.project
        return redirect("annotations:round", project.group.slug, project.guid, annotation.round.number)
    form = _form(annotation, request)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            _save(annotation, form, request.user)
        except Changed:
            status = 409
            annotation = find_own(request, guid)
            form = _form(annotation, request, is_read_again=True)
        except Unreadable as unreadable:
            for _pointer, reason in unreadable.problems:
                form.add_error(None, reason)
        else:
            messages.success(request, _("The note is changed."))
            notes = redirect("annotations:record_notes", show(annotation.report.rid))
            return redirect(f"{notes.url}#annotation-{annotation.guid}")
    context = {
        **say(annotation, request.user),
        "form": form,
        "note": say(annotation, request.user),
        "is_changed": status == 409,
        "kept": [{**write_body(body), "ordinal": body.ordinal} for body in _kept(annotation)],
    }
    return render(request, "notebook/edit.html", context, status=422 if form.is_bound and form.errors else status)


def _form(annotation: Annotation, request: HttpRequest, *, is_read_again: bool = False) -> EditForm:
    """The form, with what the note says, or with what was posted; read again, it is for the note as it now stands."""
    given = request.POST.copy() if request.method == "POST" else None
    if given is not None and is_read_again:
        given["read"] = str(annotation.number)
    shared = annotation.standing_version.group
    comment = _comment(annotation)
    initial = {
        "read": annotation.number,
        "words": comment.value if comment else "",
        "tags": ", ".join(body.value for body in _tags(annotation)),
        "codes": [address_of(body.code.entry) for body in _codes(annotation)],
        "seen_by": f"group:{shared.slug}" if shared else annotation.visibility,
    }
    return EditForm(
        given,
        user=request.user,
        is_reply=annotation.reply_to_id is not None,
        given=[body.code.entry for body in _codes(annotation)],
        initial=initial,
    )


def _save(annotation: Annotation, form: EditForm, user: Any) -> None:
    """Raises Changed, Unreadable, TooMuch."""
    with transaction.atomic():
        hold(annotation.guid)
        now = Annotation.objects.with_everything().get(pk=annotation.pk)
        if now.number != form.cleaned_data["read"]:
            raise Changed
        proposed = read_annotation(
            orjson.dumps(_document(now, form)),
            creator=write_creator(user) or {},
            site=settings.SITE_URL,
            licence=settings.ARCHIVE_LICENCE["url"],
        )
        try:
            revise(annotation=now, by=user, proposed=proposed)
        except Deleted as error:
            raise Changed from error


def _document(annotation: Annotation, form: EditForm) -> dict[str, Any]:
    """The note as a program would send it back, with what the form says in the place of what it said."""
    document = write_annotation(annotation)
    written: list[Any] = document.get("body", [])
    those = list(annotation.standing_version.bodies.all())
    as_sent = dict(zip([body.pk for body in those], written if isinstance(written, list) else [written], strict=True))
    given = form.cleaned_data
    comment, words = _comment(annotation), given["words"].strip()
    bodies = []
    if words:
        bodies.append({**(as_sent[comment.pk] if comment else {"type": "TextualBody"}), "value": words})
    bodies += [as_sent[body.pk] for body in _kept(annotation)]
    coded = {address_of(body.code.entry): as_sent[body.pk] for body in _codes(annotation)}
    bodies += [coded.get(address) or _write_code(address) for address in given.get("codes", coded)]
    if "tags" in form.fields:
        bodies += _write_tags(form.list_tags(given), {body.value: as_sent[body.pk] for body in _tags(annotation)})
    else:
        bodies += [as_sent[body.pk] for body in _tags(annotation)]
    kind, _colon, group = given["seen_by"].partition(":")
    for name in ("rights", "group", "body"):
        document.pop(name, None)
    document["visibility"] = kind
    if kind == Visibility.GROUP:
        document["group"] = absolute(group_path(group))
    return document | ({"body": bodies} if bodies else {})


def _write_tags(tags: list[str], as_sent: dict[str, Any]) -> list[Any]:
    """Those that it had as they were; of the others a topic of the archive where one is called so."""
    new = [tag for tag in tags if tag not in as_sent]
    topics = {one.label.casefold(): one.slug for one in Topic.objects.published()} if new else {}
    return [
        as_sent[tag]
        if tag in as_sent
        else {"type": "SpecificResource", "purpose": "tagging", "source": absolute(topic_path(topics[tag.casefold()]))}
        if tag.casefold() in topics
        else {"type": "TextualBody", "purpose": "tagging", "value": tag}
        for tag in tags
    ]


def _write_code(address: str) -> dict[str, Any]:
    return {"type": "SpecificResource", "purpose": "classifying", "source": absolute(address)}


def _comment(annotation: Annotation) -> Body | None:
    """The words that the form changes: of several comments the first."""
    bodies = annotation.standing_version.bodies.all()
    return next((body for body in bodies if body.kind == Body.Kind.COMMENT), None)


def _tags(annotation: Annotation) -> list[Body]:
    """The tags that the form changes: commas part them there."""
    bodies = annotation.standing_version.bodies.all()
    return [body for body in bodies if body.kind == Body.Kind.TAG and "," not in body.value]


def _codes(annotation: Annotation) -> list[Body]:
    """The codes that it has."""
    return [body for body in annotation.standing_version.bodies.all() if body.kind == Body.Kind.CODE]


def _kept(annotation: Annotation) -> list[Body]:
    """What the form leaves as it is: links, positions, further comments, tags with a comma in them."""
    changed = {body.pk for body in (*_tags(annotation), *_codes(annotation))}
    if (comment := _comment(annotation)) is not None:
        changed.add(comment.pk)
    return [body for body in annotation.standing_version.bodies.all() if body.pk not in changed]

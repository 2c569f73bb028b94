"""The whole scheme of topics as a file, and a file taken in after a look at what it would change."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from archive import undertaking
from archive.authorities.changing import RefusedChange
from archive.desk.bases import desk_view
from archive.models import Job, Topic
from archive.skos.adding import take_in
from archive.skos.concepts import from_json, to_json
from archive.skos.importing import Plan, Planned, plan_import
from archive.skos.reading import UnreadableFile, check_file, read_file
from archive.skos.writing import FORMATS, read_concepts, write
from archive.undertaking.taking_topics import SMALL, concepts_of, reading, taking

from .forms import SchemeFileForm
from .page import vocabulary_page

_SALT = "scheme of concepts"
SHOWN = 300
"""Concepts of one sort that the page lists."""
_MOST_KEPT = 2_000_000
"""Characters that a page carries from the look to the taking in; a larger file is chosen again."""


@desk_view("archive.view_topic")
def export(request: HttpRequest, suffix: str) -> HttpResponse:
    """All topics, also those that no edition uses, and merged ones as deprecated. Three queries."""
    concepts = read_concepts(Topic.objects.with_names().prefetch_related("related"))
    content = write(concepts, suffix, site=settings.SITE_URL, title=_("Topics of the Diplomacy Archive, all"))
    response = HttpResponse(content, content_type=FORMATS[suffix])
    response["Content-Disposition"] = f'attachment; filename="topics-all.{suffix}"'
    return response


@desk_view("archive.change_topic")
def take_in_file(request: HttpRequest) -> HttpResponse:
    """Choose a file, look at what would be added, changed and refused, and take it in as one change set."""
    kept = request.POST.get("kept", "")
    form = SchemeFileForm(request.POST or None, request.FILES or None) if not kept else SchemeFileForm()
    context: dict[str, Any] = {"form": form, "plan": None}
    try:
        if kept:
            name, concepts = _read_kept(kept)
            change_set = take_in(concepts=concepts, name=name, by=request.user)
            messages.success(request, f"{change_set.summary}.")
            return redirect("desk:topic_tree")
        if request.method == "POST" and form.is_valid():
            file = form.cleaned_data["file"]
            content = file.read()
            if len(content) > SMALL:
                check_file(file.name, content)
                asked = reading(name=file.name[:200], content=content)
                job = undertaking.ask(kind="scheme_read", arguments=asked, total=1, by=request.user)
                messages.info(request, _("The file is large: it is read in the background, and shown before anything is written."))  # fmt: skip
                return redirect("desk:work", job.pk)
            concepts = read_file(file.name, content)
            plan = plan_import(concepts)
            keep = signing.dumps(
                {"name": file.name[:200], "concepts": [to_json(concept) for concept in concepts]},
                salt=_SALT,
                compress=True,
            )
            context |= _shown(file.name, plan)
            context |= {
                "kept": keep if (plan.added or plan.changed) and len(keep) <= _MOST_KEPT else "",
                "is_too_large": len(keep) > _MOST_KEPT,
            }
    except (UnreadableFile, RefusedChange) as refusal:
        form.add_error(None, str(refusal)) if form.is_bound else messages.error(request, str(refusal))
    return _page(request, context)


@desk_view("archive.change_topic")
def look_at_file(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file that was read in the background would do; POST takes it in there as well."""
    job = get_object_or_404(Job, pk=pk, kind="scheme_read", state=Job.State.DONE)
    concepts = concepts_of(job)
    if not concepts:
        messages.info(request, _("There is nothing to be taken in from that file (any more): choose it again."))
        return redirect("desk:scheme_import")
    if request.method == "POST":
        with transaction.atomic():
            asked = taking(name=job.arguments["name"], concepts=concepts)
            made = undertaking.ask(kind="scheme", arguments=asked, total=len(concepts), by=request.user)
            Job.objects.filter(pk=job.pk).update(arguments={"name": job.arguments["name"]})
        return redirect("desk:work", made.pk)
    return _page(request, _shown(job.arguments["name"], plan_import(concepts)) | {"is_work": True})


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    return vocabulary_page(
        request,
        "desk/vocabulary/scheme_import.html",
        title=_("Take topics in from a file"),
        at="desk:topic_tree",
        trail=[(_("Topics"), reverse("desk:topic_tree"))],
        context=context,
    )


def _shown(name: str, plan: Plan) -> dict[str, Any]:
    """The plan for the page, of each sort so many as can be looked through; `more` says how many it leaves out."""
    sorts = {"added": plan.added, "changed": plan.changed, "refused": plan.refused}
    shown: dict[str, Any] = {sort: [_entry(planned) for planned in rows[:SHOWN]] for sort, rows in sorts.items()}
    counts = {f"{sort}_count": len(rows) for sort, rows in sorts.items()}
    more = sum(max(0, len(rows) - SHOWN) for rows in sorts.values())
    return {"name": name, "plan": plan, "more": more, **counts, **shown}


def _read_kept(kept: str) -> tuple[str, list[Any]]:
    """The file of before, as this page has sent it. Raises UnreadableFile."""
    try:
        data = signing.loads(kept, salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature as error:
        raise UnreadableFile(_("The page is older than a day, or was changed: choose the file again.")) from error
    return data["name"], [from_json(concept) for concept in data["concepts"]]


def _entry(planned: Planned) -> dict[str, Any]:
    concept = planned.concept
    return {
        "label": concept.label or concept.slug,
        "slug": concept.slug,
        "changes": [{"what": c.what, "before": c.before, "after": c.after} for c in planned.changes],
        "refusals": planned.refusals,
    }

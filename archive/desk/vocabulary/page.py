"""What the vocabulary's pages share: the ways between them, and a change that is looked at before it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from archive.authorities.changing import RefusedChange
from archive.desk.bases import desk_page
from archive.models import PropositionVersion

LOOK, DO = "look", "do"
"""What the two buttons of a change send: look at what it touches, and make it."""


def vocabulary_page(
    request: HttpRequest,
    template: str,
    *,
    title: str | Promise,
    at: str = "",
    trail: Sequence[tuple[str, str]] = (),
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page of the vocabulary. `at` is the name of the address of the section; `trail` are pages above it: words, path."""
    waiting = PropositionVersion.objects.waiting().count()
    sections = [
        (_("Topics"), "desk:topic_tree", 0),
        (_("Propositions"), "desk:propositions", waiting),
        (_("People"), "admin:archive_person_changelist", 0),
        (_("Offices"), "admin:archive_office_changelist", 0),
    ]
    shared = {
        "sections": [
            {"label": label, "href": reverse(name), "waiting": number, "is_current": name == at}
            for label, name, number in sections
        ],
        "trail": [{"label": label, "href": href} for label, href in trail],
        "may_change_topics": request.user.has_perm("archive.change_topic"),
        "may_propose": request.user.has_perm("archive.add_proposition"),
    }
    return desk_page(request, template, title=title, context={**shared, **(context or {})}, status=status)


def change_page(
    request: HttpRequest,
    form: Form,
    *,
    plan: Callable[[Mapping[str, Any]], Sequence[str]],
    make: Callable[[Mapping[str, Any]], tuple[str, str]],
    title: str | Promise,
    back: tuple[str, str],
    lead: str | Promise,
    button: str | Promise,
    template: str = "desk/vocabulary/change.html",
    at: str = "desk:topic_tree",
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A form whose change is first looked at, then made; a change of what was asked is looked at again.

    `plan` gives what the change touches, a sentence each; `make` makes it and gives what to tell and where to go. Both
    get the cleaned values and may raise RefusedChange. A form bound to the address (GET) is looked at alone. `back` is the record: its name and its page.
    """
    touched: Sequence[str] = ()
    is_looked_at = False
    if form.is_bound and form.is_valid():
        asked = signature(form)
        try:
            if request.method == "POST" and request.POST.get("step") == DO and request.POST.get("looked_at") == asked:
                told, path = make(form.cleaned_data)
                messages.success(request, told)
                return redirect(path)
            touched, is_looked_at = plan(form.cleaned_data), True
        except RefusedChange as refusal:
            form.add_error(None, str(refusal))
    shared = {
        "form": form,
        "lead": lead,
        "button": button,
        "touched": touched,
        "is_looked_at": is_looked_at,
        "looked_at": signature(form) if is_looked_at else "",
        "back": {"label": back[0], "href": back[1]},
    }
    return vocabulary_page(request, template, title=title, at=at, trail=[back], context={**shared, **(context or {})})


def signature(form: Form) -> str:
    """What was asked, as the browser sent it: what is made is what was looked at."""
    return "\n".join(f"{name}={'|'.join(form.data.getlist(form.add_prefix(name)))}" for name in form.fields)  # type: ignore[attr-defined]

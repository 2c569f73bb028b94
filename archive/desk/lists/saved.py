"""Filters that are kept under a name: saved, shared, deleted; each by the account that has saved it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.desk.bases import desk_view
from archive.models import SavedFilter

from .query import ListQuery
from .register import WORKLISTS
from .views import SEES


class SaveForm(forms.ModelForm):
    """The name of the choices, and whether all may use them."""

    class Meta:
        model = SavedFilter
        fields = ["name", "is_shared"]


@require_POST
@desk_view(SEES)
def save_filter(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the filters in `query`; under a name that the account has used for this list before, in their place."""
    if name not in WORKLISTS:
        raise Http404
    worklist = WORKLISTS[name]
    query = ListQuery.read(QueryDict(request.POST.get("query", ""))).only(worklist.filters)
    address = "" if query.error else query.address
    owner: Any = request.user
    named = request.POST.get("name", "").replace("\0", "").strip()
    former = SavedFilter.objects.filter(owner=owner, page=name, name=named).first()
    form = SaveForm(request.POST, instance=former or SavedFilter(owner=owner, page=name))
    form.instance.query = address
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved as “%s”.") % form.instance.name)
    else:
        messages.warning(request, _("Give the filter a name of at most 100 characters."))
    return redirect(f"{worklist.path}?{address}" if address else worklist.path)


@require_POST
@desk_view(SEES)
def change_filter(request: HttpRequest, pk: int) -> HttpResponse:
    """Share a filter of one's own, keep it to oneself again, or delete it; another's is not there."""
    found = get_object_or_404(SavedFilter, pk=pk, owner=request.user.pk)
    match request.POST.get("deed"):
        case "delete":
            found.delete()
            messages.success(request, _("Deleted the filter “%s”.") % found.name)
        case "share" | "unshare" as deed:
            found.is_shared = deed == "share"
            found.save(update_fields=["is_shared"])
            told = _("“%s” is there for all.") if found.is_shared else _("“%s” is yours alone.")
            messages.success(request, told % found.name)
        case other:
            raise Http404(other)
    worklist = WORKLISTS.get(found.page)
    return redirect(worklist.path if worklist else "desk:home")

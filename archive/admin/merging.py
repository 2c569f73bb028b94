"""Merging two records of one human being: choose the other record, read what would move, confirm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.authorities import RefusedMerge, merge_people, plan_merge
from archive.models import Person


class MergeForm(forms.Form):
    """Which record stays. `confirmed` names the pair whose consequences the page has shown."""

    into = forms.ModelChoiceField(
        Person.objects.filter(merged_into=None, binned_at=None),
        label=gettext_lazy("Merge into"),
        help_text=gettext_lazy("the record that stays, and gets the names, offices and appearances of this one"),
        widget=AutocompleteSelect(Person._meta.get_field("merged_into"), admin.site),
    )
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)


class MergeViews(admin.ModelAdmin):
    """The view; it needs the permission to change people."""

    def get_urls(self) -> list[Any]:
        merge: URLPattern = path(
            "<int:pk>/merge/", self.admin_site.admin_view(self.merge_view), name="archive_person_merge"
        )
        return [merge, *super().get_urls()]

    def merge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the record that stays, show what merging would move, and merge when that is confirmed."""
        person = get_object_or_404(Person.objects.select_related("merged_into"), pk=pk)
        if not self.has_change_permission(request, person):
            raise PermissionDenied
        if person.merged_into is not None:
            messages.warning(request, _("The record has been merged already."))
            return redirect("admin:archive_person_change", person.pk)
        form = MergeForm(request.POST or None)
        plan = into = None
        if request.method == "POST" and form.is_valid():
            into = form.cleaned_data["into"]
            try:
                if form.cleaned_data["confirmed"] == str(into.pk):
                    merge_people(person=person, into=into, by=request.user)
                    return self._told(request, person, into)
                plan = plan_merge(person=person, into=into)
            except RefusedMerge as refusal:
                form.add_error("into", str(refusal))
            else:
                form.data = form.data.copy()  # type: ignore[attr-defined]
                form.data["confirmed"] = str(into.pk)  # type: ignore[index]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Merge two records of one person"),
            "subtitle": str(person),
            "opts": self.opts,
            "person": person,
            "into": into,
            "plan": plan,
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/archive/merge.html", context)

    def _told(self, request: HttpRequest, person: Person, into: Person) -> HttpResponse:
        told = _("Merged “%(person)s” into “%(into)s”.") % {"person": person, "into": into}
        for record in (person, into):
            self.log_change(request, record, told)
        messages.success(request, told)
        return redirect("admin:archive_person_change", into.pk)

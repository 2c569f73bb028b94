"""What the archive's admin pages have in common."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext as _

from archive.changing.auditing import history
from archive.editing import REFUSALS, VersionConflict
from archive.models import Report
from archive.querying import read_key

from .binning import BinViews, without_bin
from .filters import ChosenFilter
from .quick import BoundedPaginator

if TYPE_CHECKING:  # what the mixin is mixed with
    from django.forms import BaseForm as _Form
else:
    _Form = object


CHANGES = 50
"""How many changes a page of a row's history lists."""


class RefusableMixin(_Form):
    """A form that comes back with what was typed, and with the reason, where saving it was refused."""

    refusal: Exception | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.refusal is not None:
            self.explain(self.refusal)
        return cleaned

    def explain(self, refusal: Exception) -> None:
        """Make the refusal an error of the form."""
        self.add_error(None, _reason(refusal))


def _reason(refusal: Exception) -> str:
    """The sentence of the refusal; of a constraint of the database the message that its model gives it."""
    if not isinstance(refusal, IntegrityError):
        return str(refusal)
    diagnosis = getattr(refusal.__cause__, "diag", None)
    for model in apps.get_app_config("archive").get_models():
        for constraint in model._meta.constraints:
            if diagnosis is not None and constraint.name == diagnosis.constraint_name:
                return str(constraint.get_violation_error_message())
    return _("The database refused it: %(why)s") % {"why": getattr(diagnosis, "message_primary", refusal)}


class ArchiveAdmin(admin.ModelAdmin):
    """Lists that stay quick however many rows there are, and forms that survive a refusal.

    `heavy` names columns that a list never needs: they are read when a row is opened. `told_with` are kinds of row that
    belong to one of these and stand in its history without a form beside it. Where saving is refused, by an
    operation or by a constraint that a form could not see (an inline's, or a race), all is rolled back and the form is
    made again with the reason.
    """

    heavy: tuple[str, ...] = ()
    told_with: tuple[type[Model], ...] = ()
    object_history_template = "admin/archive/object_history.html"
    show_full_result_count = False
    paginator = BoundedPaginator
    list_per_page = 50
    empty_value_display = "–"

    @property
    def media(self) -> forms.Media:
        """With our own style sheets, and with what a filter needs that is typed into."""
        own = forms.Media(css={"all": ["css/admin_pages.css", "css/admin_desk.css"]})
        typed = [one for one in self.list_filter if isinstance(one, type) and issubclass(one, ChosenFilter)]
        return super().media + own + (typed[0].widget().media if typed else forms.Media())

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return without_bin(super().get_queryset(request).defer(*self.heavy), request)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The list; where the address has a value that no column can be compared with, the whole list and a word."""
        try:
            return super().changelist_view(request, extra_context)
        except (DataError, OverflowError, ValueError):
            if request.method != "GET" or not request.GET:
                raise
            messages.error(request, _("A filter in the address can’t be read. This is the list without filters."))
            return redirect(request.path)

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None) -> Any:
        """Who changed what when and why, as the database has written it down; below it the admin's own log."""
        row = self.get_object(request, unquote(object_id))
        if row is None:
            return super().history_view(request, object_id, extra_context)
        changes = history(
            row,
            belonging=[*(inline.model for inline in self.inlines), *self.told_with],
            before=read_key(request.GET.get("before", "")) or None,
            limit=CHANGES + 1,
        )
        more = changes[CHANGES - 1].key if len(changes) > CHANGES else None
        own = {"changes": changes[:CHANGES], "more": more, "revisions": self.revisions_of(row)}
        return super().history_view(request, object_id, {**own, **(extra_context or {})})

    def revisions_of(self, row: Any) -> list[Any]:
        """The latest versions of a working copy, where the row has one."""
        return []

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Not to all rows of a list that does not say how many these are."""
        if request.POST.get("select_across", "0") != "0":
            pages = self.get_paginator(request, queryset, self.list_per_page)
            if isinstance(pages, BoundedPaginator) and pages.is_cut:
                messages.error(
                    request, _("These are more rows than the list counts: narrow it first. Nothing was done.")
                )
                return redirect(request.get_full_path())
        return super().response_action(request, queryset)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """A report is not added beside a form: it comes in by import, on a page of its own."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.related_model is Report and hasattr(field.widget, "can_add_related"):
            field.widget.can_add_related = False
        return field

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        try:
            with transaction.atomic():
                return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, VersionConflict, *REFUSALS) as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        bases = (form,) if issubclass(form, RefusableMixin) else (RefusableMixin, form)
        return type(form.__name__, bases, {"refusal": getattr(request, "refusal", None)})


class OfferedSlugMixin(_Form):
    """A form of a new authority record that makes the slug of the heading where none is written."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        self.fields["slug"].help_text = _("Its name in addresses, files and commands: small Latin letters, digits and hyphens. Left empty, it is made of the name above. It is given once and stays.")  # fmt: skip

    def clean_slug(self) -> str:
        """What was written, else the heading in small letters, without what no address has."""
        given = str(self.cleaned_data.get("slug") or "")
        slug = given or slugify(unicodedata.normalize("NFKD", self.cleaned_data.get("label", "")))[:80].strip("-")
        if not slug and "label" in self.cleaned_data:
            raise ValidationError(_("The heading has no Latin letters of which a slug could be made: write one."))
        return slug


class SluggedAdmin(BinViews, ArchiveAdmin):
    """Authority records. A slug is given once: addresses, editions and working values call the record by it."""

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The heading first: the slug is made of it."""
        if self.fields:
            return self.fields
        names = list(super().get_fields(request, obj))
        first = [name for name in ("label", "slug") if name in names]
        return [*first, *(name for name in names if name not in first)]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Of a new record one that offers a slug."""
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None or "slug" not in form.base_fields:
            return form
        return type(form.__name__, (OfferedSlugMixin, form), {})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(["slug"] if obj else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ["label"]}


class RowsFormSet(forms.BaseInlineFormSet):
    """Rows of an inline, each with a name for its box to delete it."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = _("Delete this row")


class RowsInline(admin.TabularInline):
    """Rows that belong to one thing, a line each: long texts have two lines and can be pulled open."""

    formset = RowsFormSet
    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "cols": 40})}}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With its name for whoever doesn't see the column's head."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and field.label:
            field.widget.attrs.setdefault("aria-label", capfirst(field.label))
        return field


class FrozenAdmin(ArchiveAdmin):
    """Rows to look at: they are written by the archive's own verbs, and never by hand."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def link_to(row: Model | None, words: Any = None) -> str:
    """A link to the row's own page in the admin, with its name unless other words are given; "–" without a row."""
    if row is None:
        return "–"
    # Meta of a proxy or of an inherited model names the page of just that model.
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, words or row)

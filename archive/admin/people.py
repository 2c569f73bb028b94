"""Persons, states, organizations, offices, their names, and who held which office."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from archive.authorities import look_up_again, renew
from archive.models import Country, Name, Office, Organization, Participation, Person, Report, Tenure

from .bases import ArchiveAdmin, RowsInline, SluggedAdmin
from .choosing import is_choice
from .following import FollowedAdmin
from .merging import MergeViews
from .name_form import NameForm


class NamesInline(RowsInline):
    """The names of one person, country, organization or office."""

    model = Name
    form = NameForm
    extra = 1
    fields = ["text", "language", "script", "scheme", "used_by"]


class TenuresInline(RowsInline):
    """The offices of one person."""

    model = Tenure
    extra = 0
    fields = ["office", "capacity", "start", "start_certainty", "start_source", "end", "end_certainty", "end_source"]
    autocomplete_fields = ["office"]
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tenure]:
        return super().get_queryset(request).select_related("office", "person")


class AuthorityAdmin(SluggedAdmin):
    """Authority records: found by their heading, their slug, and every name that they have."""

    search_fields = ["label", "slug", "names__text"]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What is found; among choices those whose heading begins with the words come first, as Enter takes the first."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if is_choice(request) and search_term.strip():
            begins = Case(When(label__istartswith=search_term.strip(), then=0), default=1)
            found = found.annotate(begins=begins).order_by("begins", *(self.opts.ordering or ()), "pk")
        return found, may_repeat


@admin.register(Country)
class CountryAdmin(AuthorityAdmin):
    list_display = ["label", "code", "slug"]
    inlines = [NamesInline]


@admin.register(Organization)
class OrganizationAdmin(AuthorityAdmin):
    list_display = ["label", "slug"]
    inlines = [NamesInline]


@admin.register(Office)
class OfficeAdmin(FollowedAdmin, AuthorityAdmin):
    list_display = ["label", "country", "organization", "is_single_seat"]
    list_select_related = ["country", "organization"]
    list_filter = ["is_single_seat", ("country", admin.RelatedOnlyFieldListFilter)]
    autocomplete_fields = ["country", "organization"]
    inlines = [NamesInline]
    told_with = (Tenure,)


@admin.register(Person)
class PersonAdmin(FollowedAdmin, MergeViews, AuthorityAdmin):
    """People. One that was merged stays as the way to its heir, and is neither chosen nor deleted any more."""

    list_display = ["label", "surname", "country", "merged_into", "said"]
    list_select_related = ["country", "merged_into"]
    list_filter = [("country", admin.RelatedOnlyFieldListFilter), ("merged_into", admin.EmptyFieldListFilter)]
    autocomplete_fields = ["country"]
    readonly_fields = ["merged_into"]
    inlines = [NamesInline, TenuresInline]
    told_with = (Participation,)

    @admin.display(description=_("statements"))
    def said(self, obj: Person) -> str:
        """The way to what the person says, also without the list's own filter."""
        address = reverse("admin:archive_statement_changelist")
        return format_html('<a href="{}?speaker={}">{}<span class="visually-hidden"> {}</span></a>', address, obj.pk, now("statements of"), obj)  # fmt: skip

    @transaction.atomic
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """And look up again in the working copies who is meant by the names of this person that are open there."""
        super().save_related(request, form, formsets, change)
        if not change or form.has_changed() or any(formset.has_changed() for formset in formsets):
            look_up_again(person=form.instance)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return (found.filter(merged_into=None, binned_at=None) if is_choice(request) else found), may_repeat

    def response_add(self, request: HttpRequest, obj: Person, post_url_continue: str | None = None) -> HttpResponse:
        """Back to the name that was to be decided, where it asked for a new person (`?decide=`)."""
        name = request.GET.get("decide")
        if not name or "_continue" in request.POST or "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        bears_it = Person.objects.bearing(name).filter(pk=obj.pk).exists()
        if bears_it and not Report.objects.naming_nobody_known(name).exists():  # the new name has settled it
            told = now("“%(name)s” means %(person)s now, in each record where nobody was identified by it.")
            messages.success(request, told % {"name": name, "person": obj})
            return redirect("desk:list", "speakers")
        chosen: dict[str, str] = {"name": name, "person": str(obj.pk)}
        return redirect(f"{reverse('admin:archive_identification_decide')}?{urlencode(chosen)}")

    def has_delete_permission(self, request: HttpRequest, obj: Person | None = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.merged_into_id is None)


@admin.register(Tenure)
class TenureAdmin(ArchiveAdmin):
    list_display = ["person", "office", "capacity", "start", "end", "sure"]
    list_select_related = ["person", "office"]
    list_filter = [
        "capacity",
        "start_certainty",
        "end_certainty",
        ("office__country", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["person__label", "office__label", "person__names__text", "office__names__text"]
    autocomplete_fields = ["person", "office"]
    fieldsets = [
        (None, {"fields": ["person", "office", "capacity"]}),
        (_("From"), {"fields": ["start", "start_certainty", "start_source"]}),
        (_("To"), {"fields": ["end", "end_certainty", "end_source"]}),
        (None, {"fields": ["note"]}),
    ]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Tenure, form: Any, change: bool) -> None:
        before = set(Person.objects.filter(tenures=obj.pk)) if change else set()
        super().save_model(request, obj, form, change)
        for person in before | {obj.person}:
            renew(record=person)
        look_up_again(person=obj.person)

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Tenure) -> None:
        """And remake the public pages on which it stood."""
        person = obj.person
        super().delete_model(request, obj)
        renew(record=person)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        people = list(Person.objects.filter(tenures__in=queryset).distinct())
        super().delete_queryset(request, queryset)
        for person in people:
            renew(record=person)

    @admin.display(description=_("how sure (from, to)"))
    def sure(self, obj: Tenure) -> str:
        return f"{obj.get_start_certainty_display()}; {obj.get_end_certainty_display()}"


@admin.register(Name)
class NameAdmin(ArchiveAdmin):
    form = NameForm
    list_display = ["text", "language", "script", "scheme", "used_by", "bearer"]
    list_select_related = ["person", "country", "organization", "office"]
    list_filter = ["language", "script"]
    search_fields = ["text", "person__label", "country__label", "organization__label", "office__label"]
    autocomplete_fields = ["person", "country", "organization", "office"]

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Name, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if obj.person is not None:
            look_up_again(person=obj.person)

    @admin.display(description=_("name of"))
    def bearer(self, obj: Name) -> Any:
        return obj.person or obj.country or obj.organization or obj.office

"""Filters of the admin's lists: by one row out of many, chosen by typing; by what is left to do; by how sure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import Count, Exists, Field, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models import ChangeSet, Flag, MeetingProposal, Position, Report, SourceText, Statement, Tag, Topic, Voice
from archive.models.doubts import SURE
from archive.querying import read_key


class ChosenFilter(admin.SimpleListFilter):
    """Rows that have to do with one record, which is found by typing: there may be thousands to choose from.

    `field` is any foreign key to such records, as the autocomplete asks for one. Without JavaScript the lists of
    topics and people lead here.
    """

    template = "admin/archive/includes/chosen_filter.html"
    field: Field[Any, Any]

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        super().__init__(request, params, model, model_admin)
        self.sent = request.GET

    @classmethod
    def widget(cls) -> AutocompleteSelect:
        """The field to type into."""
        return AutocompleteSelect(cls.field, admin.site)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """None to list."""
        return []

    def has_output(self) -> bool:
        """Always: it is a field to type into."""
        return True

    def value(self) -> str | None:
        """The key of the chosen record; nothing else is one."""
        value = super().value()
        return value if value and read_key(value) else None

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One: the form, with the other parameters of the list, and the way out."""
        related: Any = self.field.remote_field
        chosen = forms.ModelChoiceField(
            related.model._default_manager.all(),
            label=self.title,
            required=False,
            widget=self.widget(),
        )
        form: Any = type("ChosenForm", (forms.Form,), {str(self.parameter_name): chosen})
        others = [(key, value) for key in self.sent for value in self.sent.getlist(key)]
        yield {
            "field": form({self.parameter_name: self.value()}, auto_id="id_filter_%s")[self.parameter_name],
            "others": [(key, value) for key, value in others if key not in (self.parameter_name, "p")],
            "clear": changelist.get_query_string(remove=[self.parameter_name, "p"]) if self.value() else "",
        }


class TopicOfStatement(ChosenFilter):
    """Statements on a topic or a narrower one."""

    title = _("topic")
    parameter_name = "topic"
    field = Tag._meta.get_field("topic")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return (
            queryset.filter(Exists(_tags(self.value()).filter(statement=OuterRef("pk")))) if self.value() else queryset
        )


class TopicOfReport(TopicOfStatement):
    """Reports with a statement on a topic or a narrower one."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        tags = _tags(self.value()).filter(statement__report=OuterRef("pk")) if self.value() else None
        return queryset if tags is None else queryset.filter(Exists(tags))


def _tags(topic: str | None) -> QuerySet[Tag]:
    slug = Topic.objects.filter(pk=int(topic or 0)).values_list("slug", flat=True).first() or ""
    return Tag.objects.filter(topic__in=Topic.objects.within(slug))


class TopicItself(ChosenFilter):
    """Rows of just that topic."""

    title = _("topic")
    parameter_name = "topic"
    field = Tag._meta.get_field("topic")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(topic=int(key)) if (key := self.value()) else queryset


class PropositionItself(ChosenFilter):
    """Positions on one proposition."""

    title = _("proposition")
    parameter_name = "proposition"
    field = Position._meta.get_field("proposition")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(proposition=int(key)) if (key := self.value()) else queryset


class SpeakerOfStatement(ChosenFilter):
    """Statements of a speaker."""

    title = _("speaker")
    parameter_name = "speaker"
    field = Voice._meta.get_field("person")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        voices = _spoken(self.value()).filter(statement=OuterRef("pk")) if self.value() else None
        return queryset if voices is None else queryset.filter(Exists(voices))


class SpeakerOfReport(SpeakerOfStatement):
    """Reports in which somebody speaks."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        voices = _spoken(self.value()).filter(statement__report=OuterRef("pk")) if self.value() else None
        return queryset if voices is None else queryset.filter(Exists(voices))


def _spoken(person: str | None) -> QuerySet[Voice]:
    return Voice.objects.filter(person=int(person or 0), capacity=Voice.Capacity.SPEAKER)


class OpenWork(admin.SimpleListFilter):
    """Reports on which something is left to do."""

    title = _("open work")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("flags", _("open flags")),
            ("words", _("flags on words of the record")),
            ("names", _("names not identified")),
            ("unchecked", _("unchecked statements")),
            ("texts", _("a later text waits")),
            ("meetings", _("a meeting is proposed")),
            ("nothing", _("nothing of all this")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        own = OuterRef("pk")
        flags = Flag.objects.open().filter(report=own)
        proposals = MeetingProposal.objects.open()
        work: dict[str, Q | Exists] = {
            "flags": Exists(flags),
            "words": Exists(flags.filter(start__isnull=False)),
            "names": Exists(Voice.objects.undecided().filter(statement__report=own)),
            "unchecked": Exists(Statement.objects.filter(report=own, confirmed_by=None)),
            "texts": Exists(SourceText.objects.filter(report=own, pk__gt=OuterRef("source_text"))),
            # As two: neither index would answer for one of both columns.
            "meetings": Q(Exists(proposals.filter(report=own))) | Q(Exists(proposals.filter(other=own))),
        }
        if self.value() == "nothing":
            for condition in work.values():
                queryset = queryset.exclude(condition)
            return queryset
        return queryset.filter(work[self.value() or ""]) if self.value() in work else queryset


class OfTwoReports(admin.SimpleListFilter):
    """Proposals of a meeting that is there, or of one that two reports may be accounts of and nobody has made."""

    title = _("meeting")
    parameter_name = "made"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("here already")), ("no", _("not here yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(other__isnull=self.value() == "yes") if self.value() in ("yes", "no") else queryset


class BatchOfReport(admin.SimpleListFilter):
    """Reports of one change set, an import as a rule: the page of the change set leads here, nothing is offered."""

    title = _("change set")
    parameter_name = "batch"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        batch = self._batch(request.GET.get("batch"))
        return [(str(batch.pk), batch)] if batch else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        batch = self._batch(self.value())
        return queryset.filter(pk__in=Report.objects.touched_by(batch).order_by().values("pk")) if batch else queryset

    def _batch(self, key: str | None) -> ChangeSet | None:
        return ChangeSet.objects.filter(pk=read_key(key or "")).first()


class OpenFlagKind(admin.SimpleListFilter):
    """Reports with an open flag of one kind."""

    title = _("open flag")
    parameter_name = "flag"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Flag.Kind.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        flags = Flag.objects.open().filter(report=OuterRef("pk"), kind=self.value())
        return queryset.filter(Exists(flags)) if self.value() else queryset


class Review(admin.SimpleListFilter):
    """By how many a statement has been checked."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("parser", _("nobody yet")),
            ("one", _("one editor")),
            ("two", _("two or more")),
            ("me", _("you")),
            ("others", _("others, not you")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "parser":
                return queryset.filter(confirmed_by=None)
            case "me":
                return queryset.filter(confirmed_by=request.user.pk)
            case "others":
                return queryset.exclude(confirmed_by=None).exclude(confirmed_by=request.user.pk).distinct()
            case "one" | "two" as number:
                counts = Statement.objects.annotate(n=Count("confirmed_by"))
                chosen = counts.filter(n=1) if number == "one" else counts.filter(n__gte=2)
                return queryset.filter(pk__in=chosen.values("pk"))
        return queryset


class Sureness(admin.SimpleListFilter):
    """How sure the parser, or a person, was of a statement."""

    title = _("confidence")
    parameter_name = "sure"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("low", _("below 0.8")),
            ("middle", _("from 0.8 to below %(sure)s") % {"sure": SURE}),
            ("high", _("from %(sure)s") % {"sure": SURE}),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        bounds = {"low": (0.0, 0.8), "middle": (0.8, SURE), "high": (SURE, 1.1)}.get(self.value() or "")
        return queryset.filter(confidence__gte=bounds[0], confidence__lt=bounds[1]) if bounds else queryset


class OpenOnStatement(admin.SimpleListFilter):
    """Statements on which something is left to look at."""

    title = _("open work")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("words", _("an open flag on its words")),
            ("flags", _("an open flag on its report")),
            ("names", _("somebody not identified")),
            ("topics", _("no topic")),
            ("speakers", _("no speaker named")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        flags = Flag.objects.open().filter(report=OuterRef("report"))
        own = OuterRef("pk")
        on_words = flags.filter(start__gte=OuterRef("start"), start__lt=OuterRef("end"))
        speakers = Voice.objects.filter(statement=own, capacity=Voice.Capacity.SPEAKER)
        match self.value():
            case "words":
                return queryset.filter(Exists(on_words))
            case "flags":
                return queryset.filter(Exists(flags))
            case "names":
                return queryset.filter(Exists(Voice.objects.undecided().filter(statement=own)))
            case "topics":
                return queryset.exclude(Exists(Tag.objects.filter(statement=own)))
            case "speakers":
                return queryset.exclude(Exists(speakers))
        return queryset


class Settled(admin.SimpleListFilter):
    """Flags: the open ones unless others are asked for."""

    title = _("state")
    parameter_name = "settled"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("settled")), ("all", _("all"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """“Open” where Django would say “all”."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case "yes":
                return queryset.exclude(settled_at=None)
            case "all":
                return queryset
        return queryset.filter(settled_at=None)

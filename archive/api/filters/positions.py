"""What positions and propositions can be filtered by."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from archive.models import PublishedVoice, Topic
from archive.models.editions import Account
from archive.models.positions import Act, Direction, Evidence

from .parts import ACCOUNTS, AFTER, BEFORE, MERGED, RECORD_KEEPER
from .public import PublicFilters
from .values import IdentifierFilter, day, one_of, part_of_a_name, slug


class PositionFilters(PublicFilters):
    """Filters of positions: all that are given hold for the same position."""

    account = one_of(Account.values, ACCOUNTS, field_name="part__account")
    act = one_of(Act.values, "What the holder does in taking the position.")
    date_after = day(AFTER, field_name="part__event_latest", lookup_expr="gte")
    date_before = day(BEFORE, field_name="part__event_earliest", lookup_expr="lte", is_last=True)
    direction = one_of(Direction.values, "`none`: takes the matter up and takes no position.")
    evidence = one_of(Evidence.values, "How the words carry it.")
    holder = slug(
        f"Slug of the person, country or organization whose position it is; {MERGED}", method="filter_holder"
    )
    proposition = slug("Slug of the proposition.", field_name="proposition__slug")
    record_keeper = slug(RECORD_KEEPER, field_name="part__record_keeper__slug")
    report = IdentifierFilter(field_name="report__rid", help_text="Identifier of the report (RID).")
    speaker = slug(f"Slug of a person who speaks in the statement; {MERGED}", method="filter_speaker")
    topic = slug("Slug of the proposition's topic. Narrower topics are included, to any depth.", method="filter_topic")

    def filter_holder(self, queryset: Any, name: str, value: str) -> QuerySet[Any]:
        return queryset.held_under(value)

    def filter_speaker(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(Exists(PublishedVoice.objects.of(value).speaking().filter(part=OuterRef("part"))))

    def filter_topic(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(proposition__topic__in=Topic.objects.published().within(value))


class PropositionFilters(PublicFilters):
    """Filters of propositions."""

    name = part_of_a_name(field_name="text", lookup_expr="icontains")
    topic = slug("Slug of its topic. Narrower topics are included, to any depth.", method="filter_topic")

    def filter_topic(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return queryset.filter(topic__in=Topic.objects.published().within(value))

"""Propositions, and positions as they stand alone."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.models.editions import Account
from archive.parsing.vocabulary import WORDINGS

from .fields import Named, nullable, one_of, string
from .positions import Position
from .records import NEAR, REVIEWS, Credited, EventDay, ReportName
from .voices import RecordKeeper, Voice


class CarryingStatement(s.Serializer):
    """The statement that carries a position."""

    sid = string("Public identifier of the statement.")
    url = s.URLField(help_text="Its page for people.")
    place = string("The place as a citation prints it, `2(1)(a)`.")
    account = one_of(Account.values, "Whose account it is, seen from the record-keeper.")
    wording = one_of(WORDINGS, NEAR)
    review = one_of(REVIEWS, "Who has looked at it.")


@extend_schema_serializer(component_name="PositionInRecord")
class PositionSerializer(Credited, Position):
    """A position with the statement that carries it: an interpretation, signed, of words in one house's record."""

    statement = CarryingStatement(help_text="The statement that carries it.")
    report = ReportName(help_text="The report in which the statement stands.")
    edition = string("The current edition of the report.")
    record_keeper = RecordKeeper(help_text="According to whom: the house whose record it is.")
    event = EventDay(help_text="The event of which the record is.")
    dated = nullable("The record's dateline, in EDTF.")
    speakers = Voice(many=True, help_text="Who said it, as the record attributes it; not always the holder.")


class PositionCounts(s.Serializer):
    """How many positions there are in each direction. They are counted, never averaged."""

    supports = s.IntegerField(min_value=0, help_text="Positions that support it.")
    opposes = s.IntegerField(min_value=0, help_text="Positions that oppose it.")
    neutral = s.IntegerField(min_value=0, help_text="Neutral positions.")
    mixed = s.IntegerField(min_value=0, help_text="Mixed positions.")
    none = s.IntegerField(min_value=0, help_text="Those that take the matter up and take no position.")


class PropositionUrls(s.Serializer):
    """Addresses that belong to a proposition."""

    page = s.URLField(help_text="Its page for people.")
    api = s.URLField(help_text="This document.")
    statements = s.URLField(help_text="The statements that carry a position on it.")
    positions = s.URLField(help_text="The positions on it.")


@extend_schema_serializer(component_name="Proposition")
class PropositionSerializer(s.Serializer):
    """One claim in one sentence that actors can affirm or deny."""

    slug = string("Its name in addresses and filters.")
    text = s.CharField(help_text="The claim.")
    url = s.URLField(help_text="Its page for people.")
    urls = PropositionUrls(help_text="Addresses that belong to it.")
    topic = Named(allow_null=True, help_text="Its topic; null where no published statement is on that.")
    valid = nullable("The time in which it can be affirmed or denied, `1956–`.")
    supports = string("What plain support looks like.")
    opposes = string("What plain opposition looks like.")
    note = nullable("What coders are told beside that.")
    positions = PositionCounts(help_text="How many published positions there are in each direction.")

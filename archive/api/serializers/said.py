"""What records say as data: references to instruments, undertakings, figures and places; and the instruments."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.models import Instrument
from archive.models.breakdown import Attribution
from archive.models.editions import Account
from archive.parsing.extraction.found import ACTS, HOWS, MEASURES, PLACES
from archive.parsing.vocabulary import WORDINGS

from .authorities import count
from .fields import EDTF, END, START, Named, nullable, offset, one_of, string
from .records import REVIEWS, Credited, EventDay, ReportName, Translation
from .voices import RecordKeeper, Voice, Who


@extend_schema_serializer(component_name="SaidWords")
class Stretch(s.Serializer):
    """Some of the words."""

    start = offset(START)
    end = offset(END)
    words = string("The words.")


class SaidIn(s.Serializer):
    """The part of the record in which the words stand."""

    kind = string("What the part is: `statement`, `narrative`, `heading`, …")
    path = nullable("Where it stands in the record.")
    start = offset(START)
    end = offset(END)


class SaidInStatement(s.Serializer):
    """The statement in which the words stand."""

    sid = string("Public identifier of the statement.")
    url = s.URLField(help_text="Its page for people.")
    place = string("Its place in the printed record.")
    account = one_of(Account.values, "Whose account it is.")
    attribution = one_of(Attribution.values, "How the record ties the words to their speakers.")
    review = one_of(REVIEWS, "Who has looked at the statement.")


class Party(Who):
    """Whose an undertaking is, or towards whom; of a state or a side `name` are the record's words for it."""


class Finding(Credited):
    """Words of a record as data, as a rule or an editor read them; the words decide."""

    key = s.UUIDField(help_text="Names it for ever.")
    start = offset(START)
    end = offset(END)
    words = string("The words.")
    rule = string("The rule that found it; `manual` where an editor put it.")
    certainty = s.FloatField(min_value=0, max_value=1, help_text="How sure the rule is, 1 where an editor put it.")
    confirmed_by = nullable("The editor who put or confirmed it; a rule alone stands behind it where there is none.")
    text = string("The words with up to 1,000 characters of their part on each side; … where the part goes on.")
    at = offset("Where in `text` the words begin.")
    part = SaidIn(help_text="That part.")
    statement = SaidInStatement(
        allow_null=True, help_text="The statement; null where the words are the record's own narrative."
    )
    speakers = Voice(many=True, help_text="Who said it, as the record attributes it.")
    report = ReportName(help_text="The report.")
    edition = string("The current edition of the report.")
    language = nullable("The language of the words, a BCP 47 code.")
    record_keeper = RecordKeeper(help_text="According to whom: the house whose record it is.")
    event = EventDay(help_text="The event of which the record is.")
    dated = nullable("The record's dateline, in EDTF.")
    wording = one_of(WORDINGS, "How near the words are to those that were said.")
    translation = Translation(allow_null=True, help_text="From which language they are a translation, and whose.")


@extend_schema_serializer(component_name="Reference")
class ReferenceSerializer(Finding):
    """A reference to a treaty, a resolution, a declaration or a plan."""

    designation = nullable("Its symbol in its issuer's form, `S/RES/1511(2003)`.")
    instrument = Named(
        allow_null=True, help_text="The instrument; null while it is not listed, also where its symbol is known."
    )


@extend_schema_serializer(component_name="Undertaking")
class UndertakingSerializer(Finding):
    """What somebody agrees to, pledges, proposes, asks for or looks ahead to; never whether it was done."""

    url = s.URLField(
        allow_null=True,
        help_text="Its page for people, with what later records say of it; null where a rule finds it less likely than not, and no editor has confirmed it.",
    )
    act = one_of(ACTS, "What is done with what lies ahead.")
    by = Party(many=True, help_text="Whose it is.")
    towards = Party(many=True, help_text="Towards whom.")
    what = Stretch(help_text="The words for what is to happen.")
    due = Stretch(allow_null=True, help_text="The words for the time.")
    due_date = nullable(f"The same as a date or an interval, reckoned from the record's day. {EDTF}.")


class UndertakingNamed(s.Serializer):
    """An undertaking of an earlier record, as the later record's edition names it."""

    key = s.UUIDField(help_text="Its key.")
    rid = string("The report in which it stands.")
    url = s.URLField(help_text="Its page for people, with its words while a current edition has it.")


@extend_schema_serializer(component_name="Evidence")
class EvidenceSerializer(Finding):
    """Words of a later record that come back to an undertaking; an editor has joined them. Never a verdict."""

    undertaking = UndertakingNamed(help_text="The undertaking.")
    how = one_of(HOWS, "How they come back to it.")
    on = nullable(f"The time of which they tell; the day of the record where there is none. {EDTF}.")
    note = nullable("What the editor adds.")


@extend_schema_serializer(component_name="Figure")
class FigureSerializer(Finding):
    """A number with its unit, as printed and never converted."""

    measure = one_of(MEASURES, "What kind of number it is.")
    low = nullable(
        "The lower end, a decimal number written out, or a local time; null where it is open. Whether the other end then "
        "belongs to it (“at least”, “more than”) its words and those before them say."
    )
    high = nullable("The upper end, the same for a single value; null where it is open.")
    unit = nullable("ISO 4217 code, `%`, `person`, an ISO 8601 duration, or the noun as printed.")
    approximate = s.BooleanField(help_text="Whether the words say “about”.")
    of = Stretch(allow_null=True, help_text="The words for what is measured.")
    baseline = Stretch(allow_null=True, help_text="The words for what it is compared with.")
    as_of = nullable(f"The time for which it is given. {EDTF}.")


@extend_schema_serializer(component_name="Place")
class PlaceSerializer(Finding):
    """A state, a place or a body of states that the words name."""

    kind = one_of(PLACES, "What it is.")
    name = string("Its usual English name.")
    country = nullable(
        "The state's ISO 3166-1 code, or that of the state in which the place lies; none where disputed."
    )
    is_third = s.BooleanField(
        allow_null=True,
        help_text="Whether that state takes no part in what is recorded; null where the record names nobody's state, or the place has none.",
    )


class InstrumentName(s.Serializer):
    """What an instrument is called."""

    text = string("The name.")
    language = string("Its language, a BCP 47 code.")
    begins = nullable(f"From when it is meant by that. {EDTF}.")
    ends = nullable(f"Until when. {EDTF}.")
    is_short = s.BooleanField(help_text="Whether it means it only beside a full name, or between all its parties.")
    source = nullable("Where the name is from.")  # type: ignore[assignment]


class InstrumentUrls(s.Serializer):
    """Addresses that belong to an instrument."""

    page = s.URLField(help_text="Its page for people.")
    api = s.URLField(help_text="This document.")
    references = s.URLField(help_text="The references to it.")


@extend_schema_serializer(component_name="Instrument")
class InstrumentSerializer(s.Serializer):
    """A document that published records refer to."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading.")  # type: ignore[assignment]
    url = s.URLField(help_text="Its page for people.")
    urls = InstrumentUrls(help_text="Addresses that belong to it.")
    kind = one_of(Instrument.Kind.values, "What kind of document it is.")
    designation = nullable("Its symbol in its issuer's form.")
    adopted = nullable(f"When it was adopted or signed. {EDTF}.")
    address = nullable("Where its publisher has its text.")
    note = nullable("What else is to be said of it.")
    parties = Named(many=True, help_text="Between whom it is, where these are a few states that records name.")
    names = InstrumentName(many=True, help_text="What it is called.")
    references = count("How many references to it there are.")

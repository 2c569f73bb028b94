"""Authority records: people, offices, countries, meetings and topics, as far as current editions name them."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.models import Participation, Tenure

from .fields import EDTF, Named, nullable, one_of, string
from .positions import PropositionName

CERTAINTIES = Tenure.Certainty.values


def count(help_text: str) -> s.IntegerField:
    """How many there are."""
    return s.IntegerField(help_text=help_text, min_value=0)


class OtherName(s.Serializer):
    """A name beside the heading, with its language and script and who uses it."""

    text = s.CharField(help_text="The name.")
    language = string("Its language, a BCP 47 code.")
    script = nullable("Its script, an ISO 15924 code.")
    scheme = nullable("How it is romanised, or that it is as printed.")
    used_by = nullable("Which houses use it, and in which period.")


class Dates(s.Serializer):
    """From when to when an office was held, as far as the sources know, and in which quality."""

    capacity = one_of(Tenure.Capacity.values, "In which quality the office was held.")
    start = nullable(f"The first day. {EDTF}.")
    start_certainty = one_of(CERTAINTIES, "How sure that is.")
    start_source = nullable("Where that is from.")
    end = nullable(f"The day on which it ended, which is the successor's first. {EDTF}.")
    end_certainty = one_of(CERTAINTIES, "How sure that is.")
    end_source = nullable("Where that is from.")
    note = nullable("What else is to be said of it.")


class HeldOfficeThroughTime(Dates):
    """An office that the person held. It is given also where no published record names it."""

    office = Named(help_text="The office.")


class OfficeHolder(Dates):
    """Somebody who held the office and whom a current edition names."""

    person = Named(help_text="The person.")


class SpeakerUrls(s.Serializer):
    """Addresses that belong to somebody or something that speaks."""

    page = s.URLField(help_text="The page for people.")
    api = s.URLField(help_text="This document.")
    statements = s.URLField(help_text="The statements in the API.")


class HolderUrls(SpeakerUrls):
    """Addresses that belong to somebody or something that speaks and takes positions."""

    positions = s.URLField(help_text="The positions in the API.")


@extend_schema_serializer(component_name="Person")
class PersonSerializer(s.Serializer):
    """A human being whom a current edition names."""

    slug = string("The person's name in addresses and filters. That of a merged record redirects to the other.")
    label = string("The heading.")  # type: ignore[assignment]
    surname = string("The surname, by which the list is in order.")
    url = s.URLField(help_text="The page for people.")
    urls = HolderUrls(help_text="Addresses that belong to the person.")
    names = OtherName(many=True, help_text="Other names, by language and script.")
    country = Named(allow_null=True, help_text="The person's country.")
    offices = HeldOfficeThroughTime(many=True, help_text="The offices held, in order of time.")
    statements = count("In how many published statements the person speaks, as the records attribute them.")


@extend_schema_serializer(component_name="Office")
class OfficeSerializer(s.Serializer):
    """An office that somebody holds in a current edition on the day of its event."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading.")  # type: ignore[assignment]
    url = s.URLField(help_text="Its page for people.")
    urls = SpeakerUrls(help_text="Addresses that belong to it; the statements are those of its holders.")
    names = OtherName(many=True, help_text="Other names, by language and script.")
    country = Named(allow_null=True, help_text="The country whose office it is.")
    organization = Named(allow_null=True, help_text="The organization whose office it is.")
    is_single_seat = s.BooleanField(help_text="Whether it has one holder at a time.")
    holders = OfficeHolder(many=True, help_text="Who held it, in order of time: those alone whom a record names.")
    statements = count("In how many published statements somebody speaks who held it that day.")


@extend_schema_serializer(component_name="Country")
class CountrySerializer(s.Serializer):
    """A state that a current edition names: a speaker's side, a record-keeper's, or the holder of a position."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading, neutral where the name is disputed.")  # type: ignore[assignment]
    url = s.URLField(help_text="Its page for people.")
    urls = HolderUrls(help_text="Addresses that belong to it; the statements are those of speakers on its side.")
    code = nullable("Its ISO 3166-1 code.")
    names = OtherName(many=True, help_text="Other names, by language and script.")
    statements = count("In how many published statements somebody speaks who stood on its side that day.")


class Attendance(s.Serializer):
    """Somebody at the meeting, by the archive's own register; those alone whom a record names."""

    person = Named(help_text="The person.")
    office = Named(allow_null=True, help_text="The office held that day.")
    role = one_of(Participation.Role.values, "Whether the meeting was between them and others.")
    source = nullable("Where that is from.")  # type: ignore[assignment]


class MeetingPart(Named):
    """A meeting that is part of another one."""

    date = nullable(f"When it was. {EDTF}.")


class MeetingReport(s.Serializer):
    """A published record of the meeting: one house's account."""

    rid = string("Public identifier of the report.")
    url = s.URLField(help_text="Its page for people.")
    title = s.CharField(help_text="Its title, as printed.")
    record_keeper = Named(help_text="According to whom: the house whose record it is.")


class MeetingUrls(s.Serializer):
    """Addresses that belong to a meeting."""

    page = s.URLField(help_text="Its page for people.")
    api = s.URLField(help_text="This document.")
    reports = s.URLField(help_text="Its records in the API.")
    statements = s.URLField(help_text="Its statements in the API.")


@extend_schema_serializer(component_name="Meeting")
class MeetingSerializer(s.Serializer):
    """An event of which a current edition is a record, or which contains such an event."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading.")  # type: ignore[assignment]
    url = s.URLField(help_text="Its page for people.")
    urls = MeetingUrls(help_text="Addresses that belong to it.")
    kind = string("What kind of event it was.")
    date = nullable(f"When it was. {EDTF}.")
    place = nullable("Where it was.")
    note = nullable("What else is known of it, and from where.")
    part_of = Named(allow_null=True, help_text="The meeting of which it is a part.")
    parts = MeetingPart(many=True, help_text="Its parts, in order of time.")
    participants = Attendance(many=True, help_text="Who was there.")
    reports = MeetingReport(many=True, help_text="Its published records; there may be others, unpublished or unknown.")


class TopicName(s.Serializer):
    """A label of a topic."""

    text = s.CharField(help_text="The label.")
    language = string("Its language, a BCP 47 code.")
    is_preferred = s.BooleanField(help_text="Whether it is the preferred one of its language.")


class Match(s.Serializer):
    """The same concept in another vocabulary (skos:exactMatch)."""

    scheme = string("The other vocabulary.")
    uri = string("The concept's name there.")


class TopicUrls(HolderUrls):
    """Addresses that belong to a topic."""

    propositions = s.URLField(help_text="The propositions under it and under narrower ones.")


@extend_schema_serializer(component_name="Topic")
class TopicSerializer(s.Serializer):
    """What statements are about: a SKOS concept that a current edition uses, or one above it."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading: the preferred English label.")  # type: ignore[assignment]
    url = s.URLField(help_text="Its page for people.")
    urls = TopicUrls(help_text="Addresses that belong to it; all of them take in narrower topics.")
    labels = TopicName(many=True, help_text="Its labels by language.")
    definition = string("What it is.")
    scope_note = nullable("How it is used.")
    valid = nullable("The time in which it may be used.")
    broader = Named(allow_null=True, help_text="The topic right above it.")
    narrower = Named(many=True, help_text="The topics right below it that are used.")
    related = Named(many=True, help_text="Related topics that are used.")
    matches = Match(many=True, help_text="The same concept in other vocabularies.")
    propositions = PropositionName(
        many=True, help_text="The propositions right under it on which there is a position."
    )
    statements = count("How many published statements are about it or a narrower one.")

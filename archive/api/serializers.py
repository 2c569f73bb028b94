"""What the API's documents hold, described field by field for its OpenAPI document.

The documents themselves are rendered once, at publication (`archive.projecting`); a test compares the names.
"""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.models import Basis, Tenure
from archive.models.breakdown import Attribution, Role, Speech
from archive.models.editions import Account
from archive.models.positions import Act, Direction, Evidence
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS

SID = (
    "Public identifier: seven random Crockford base-32 digits and a check digit. It never changes and is never reused."
)
EDTF = "Date in EDTF (Library of Congress): `2003-09` where only the month is known, `2002?-10-14` where the year is uncertain"
HOLDERS = ("person", "country", "organization", "collective")
REVIEWS = ("parser", "one editor", "two editors")


def string(help_text: str, **kwargs: Any) -> s.CharField:
    """A text."""
    return s.CharField(help_text=help_text, **kwargs)


def nullable(help_text: str) -> s.CharField:
    """A text, or null."""
    return s.CharField(help_text=f"{help_text} Null where there is none.", allow_null=True)


def one_of(words: Any, help_text: str) -> s.ChoiceField:
    """One of the words."""
    return s.ChoiceField(choices=list(words), help_text=help_text)


def offset(help_text: str) -> s.IntegerField:
    """A place in the text."""
    return s.IntegerField(help_text=help_text, min_value=0)


START = "First character, counted from 0 in Unicode code points of the report's text."
END = "The character after the last one, counted likewise."


class Named(s.Serializer):
    """An authority record: a country, an office, a topic, a meeting, a house."""

    slug = string("Its name in addresses and filters.")
    label = string("Its heading.")  # type: ignore[assignment]


class RecordKeeper(Named):
    """The house whose record this is: according to whom."""

    adjective = string("How its account is called: “The Japanese ministry’s”.")
    country = Named(allow_null=True, help_text="The state whose house it is.")


class HeldOffice(Named):
    """The office that a person held on the day of the event."""

    capacity = one_of(Tenure.Capacity.values, "In which quality the office was held.")


class Who(s.Serializer):
    """A person as the record names and the archive identifies them."""

    name = string("The fullest form of the name that the record gives.")
    person = Named(allow_null=True, help_text="Who it is; null where nobody is identified.")
    office = HeldOffice(allow_null=True, help_text="The office held on the day of the event.")
    country = Named(allow_null=True, help_text="The side on which the person stood that day.")
    unresolved = nullable("Why nobody is identified.")


class Voice(Who):
    """A person's part in a statement."""

    as_printed = nullable("The words that name the person, nearest to the statement.")


class Participant(Who):
    """One of those between whom the event took place."""

    office_as_printed = nullable("The office as the record prints it.")


class ReportName(s.Serializer):
    """The report in which a statement stands."""

    rid = string("Public identifier of the report.")
    url = s.URLField(help_text="Its page for people.")
    title = string("Its title, as printed.")


class Translation(s.Serializer):
    """From which language the text is a translation, and whose."""

    by = nullable("Who translated.")
    status = nullable("Provisional, official, or not stated.")

    def get_fields(self) -> dict[str, s.Field]:
        return {
            "from": nullable("The language or languages of the original, as BCP 47 codes."),
            **super().get_fields(),
        }


class EventDay(s.Serializer):
    """The event of which the record is, and when it was."""

    kind = one_of(EVENT_KINDS, "What kind of event it was.")
    date = nullable(f"{EDTF}.")
    earliest = s.DateField(allow_null=True, help_text="The first day that the date can mean.")
    latest = s.DateField(allow_null=True, help_text="The last day that the date can mean.")
    basis = s.ChoiceField(
        choices=Basis.Kind.values,
        allow_null=True,
        help_text="Whether the date is printed in the record, inferred from its text, or supplied from another source.",
    )
    year_supplied = s.BooleanField(
        help_text="Whether the record prints the year nowhere: in a citation it then stands in brackets."
    )


class Event(EventDay):
    """The event of which the record is."""

    times = s.ListField(child=s.CharField(), help_text="Begin and end as local clock times, `HH:MM`.")
    place = nullable("Where it was.")
    initiative = nullable("On whose initiative.")
    participants = Participant(many=True, help_text="Those between whom it took place; attendants are none.")


class Emendation(s.Serializer):
    """A corrected reading beside the text, which stays as it was received."""

    start = offset(START)
    end = offset(END)
    printed = string("The words as printed.")
    reading = string("The corrected reading.")
    reason = string("Why.")
    witness = nullable("Another capture or version that has the reading; without one it is conjectural.")
    by = string("Who made it.")


class Gloss(s.Serializer):
    """Words inside a statement that are the record-keeper's, not the speaker's."""

    start = offset(START)
    end = offset(END)
    words = string("The words.")
    note = nullable("What is to be said of them.")
    by = string("Who marked them.")


class TopicTag(Named):
    """That the statement, or a span of its words, is about a topic."""

    start = s.IntegerField(allow_null=True, help_text="First character of the span; null for the whole statement.")
    end = s.IntegerField(allow_null=True, help_text="The character after the span's last one.")
    by = string("Who tagged.")


class PropositionName(s.Serializer):
    """One claim in one sentence that actors can affirm or deny."""

    slug = string("Its name in addresses.")
    text = s.CharField(help_text="The claim.")


class Holder(s.Serializer):
    """Whose position it is; not always the speaker's."""

    kind = one_of(HOLDERS, "What the holder is.")
    slug = nullable("The holder's name in addresses.")
    label = string("The holder, for people.")  # type: ignore[assignment]


class Position(s.Serializer):
    """A position on a proposition: an interpretation, signed by whoever coded it."""

    key = s.UUIDField(help_text="Names the position for ever.")
    proposition = PropositionName(help_text="The claim.")
    holder = Holder(help_text="Whose position it is.")
    on_behalf_of = Named(allow_null=True, help_text="For whom the holder speaks.")
    attributed_by = Named(allow_null=True, help_text="Who ascribes the position to the holder, where somebody does.")
    claims_also_for = Named(many=True, help_text="Others for whom the holder claims it.")
    directed_at = Named(allow_null=True, help_text="To whom it is directed.")
    direction = one_of(Direction.values, "`none`: takes the matter up and takes no position.")
    strength = s.IntegerField(
        allow_null=True, help_text="2 plain, 1 hedged, partial or inferred; null without a direction of support."
    )
    value = s.IntegerField(allow_null=True, help_text="Sign × strength, from −2 to 2; null where mixed or none.")
    condition = nullable("On what it depends.")
    act = one_of(Act.values, "What the holder does in taking the position.")
    evidence = one_of(Evidence.values, "How the words carry it: explicit, or inferred by one step.")
    start = offset(START)
    end = offset(END)
    words = string("The words on which it rests.")
    rationale = nullable("Why it was coded so.")
    by = string("Who coded.")


class Answers(s.Serializer):
    """The question that a statement answers."""

    path = string("Path of the question's turn.")
    sids = s.ListField(child=s.CharField(), help_text="Identifiers of the question's statements.")


@extend_schema_serializer(component_name="Statement")
class StatementSerializer(s.Serializer):
    """Words that a record attributes to somebody, with according to whom, to whom, when and about what."""

    sid = string(SID)
    url = s.URLField(help_text="Its page for people.")
    kind = one_of(("statement",), "What part of the record it is.")
    report = ReportName(help_text="The report in which it stands.")
    edition = string("The current edition of the report: `2.5` is the fifth state of judgements on the second record.")
    identifier = string("Path and number in the passage, `4.2#1`.")
    path = string("Path of the passage, of the record's own printed labels, `2.1.a`.")
    place = string("The place as a citation prints it, `2(1)(a)`.")
    text = s.CharField(help_text="The words, as received. Never changed: emendations stand beside them.")
    text_sha256 = string("SHA-256 of the words in UTF-8: tells that what was cited has changed.")
    start = offset(START)
    end = offset(END)
    language = nullable("Language of the text, a BCP 47 code.")
    record_keeper = RecordKeeper(help_text="According to whom: the house whose record it is.")
    account = one_of(
        Account.values,
        "Whose account it is: `own` where the record-keeper's side speaks, `other`, `common` for what both said as "
        "reported, `third`, `undetermined` where a side is not known.",
    )
    wording = one_of(WORDINGS, "`transcribed`, or `rendered` by the record-keeper's summary.")
    translation = Translation(allow_null=True, help_text="Of what the text is a translation; null where it is none.")
    attribution = one_of(Attribution.values, "How the record ties the words to the speakers.")
    speech = one_of(Speech.values, "How the text presents the words. Grammar; `direct` is no evidence of wording.")
    role = one_of(Role.values, "What it is in a conversation.")
    answers = Answers(allow_null=True, help_text="The question that it answers, in this record.")
    speakers = Voice(many=True, help_text="Who said it, as the record attributes it.")
    addressees = Voice(many=True, help_text="To whom; empty where to the public.")
    conveyor = Voice(allow_null=True, help_text="The messenger, where somebody delivers another's message.")
    topics = TopicTag(many=True, help_text="What it is about; a judgement, signed.")
    positions = Position(many=True, help_text="The positions that it carries; a judgement, signed.")
    event = EventDay(help_text="The event of which the record is.")
    dated = nullable(f"The record's dateline. {EDTF}.")
    review = one_of(REVIEWS, "Who has looked at it.")
    emendations = Emendation(many=True, help_text="Corrected readings inside it.")
    glosses = Gloss(many=True, help_text="The record-keeper's own words inside it, left out of quotations by default.")


@extend_schema_serializer(component_name="Report")
class ReportSerializer(s.Serializer):
    """One house's record of one event, as lists give it: what its current edition says."""

    rid = string(SID)
    url = s.URLField(help_text="Its page for people.")
    title = string("Its title, as printed.")
    edition = string("Its current edition.")
    published_at = s.DateTimeField(help_text="When that edition was published here.")
    record_keeper = RecordKeeper(help_text="According to whom: the house whose record it is.")
    form = one_of(FORMS, "The form of the record itself.")
    wording = one_of(WORDINGS, "`transcribed`, or `rendered` by the record-keeper's summary.")
    translation = Translation(allow_null=True, help_text="Of what the text is a translation; null where it is none.")
    language = nullable("Language of the text, a BCP 47 code.")
    event = Event(help_text="The event of which the record is.")
    meeting = Named(allow_null=True, help_text="The meeting, which may have records of other houses.")
    dated = nullable(f"The dateline. {EDTF}.")
    published = nullable(f"When the house published it, where the record says so. {EDTF}.")
    statements = s.IntegerField(min_value=0, help_text="How many statements it has.")


class EditionName(s.Serializer):
    """One edition of a report, as it stood."""

    edition = string("Its number.")
    url = s.URLField(help_text="The page for people of this record, with the latest judgements on it.")
    sha256 = string("SHA-256 of the edition's canonical JSON (RFC 8785).")
    published_at = s.DateTimeField(help_text="When it was published.")
    note = nullable("What is new in it.")


class ReportUrls(s.Serializer):
    """Addresses that belong to the report."""

    page = s.URLField(help_text="Its page for people.")
    api = s.URLField(help_text="This document.")
    statements = s.URLField(help_text="Its statements in the API.")
    source = s.URLField(allow_null=True, help_text="The address from which the record was taken.")  # type: ignore[assignment]


@extend_schema_serializer(component_name="ReportEdition")
class ReportEditionSerializer(s.Serializer):
    """A report's current edition, whole. `record` and `judgements` stand here just as they were published."""

    rid = string(SID)
    urls = ReportUrls(help_text="Addresses that belong to it.")
    edition = string("The edition's number: `2.5` is the fifth state of judgements on the second record.")
    editions = EditionName(many=True, help_text="All its editions, the latest first.")
    format = string("The format of `record` and `judgements`.")
    published_at = s.DateTimeField(help_text="When the edition was published.")
    published_by = string("Who published it.")
    note = nullable("What is new in it.")
    sha256 = string("SHA-256 of the edition's canonical JSON (RFC 8785).")
    previous_sha256 = nullable("SHA-256 of the edition before it.")
    record_sha256 = string("SHA-256 of `record` as canonical JSON (RFC 8785).")
    judgements_sha256 = string("SHA-256 of `judgements` as canonical JSON (RFC 8785).")
    record = s.DictField(
        help_text="The record: the text as received, all its parts as character offsets into it, who speaks to whom, "
        "persons as identified on that day, emendations and glosses, the event, and where the text is from. "
        "Identifiers stand here as stored, without the hyphen."
    )
    judgements = s.DictField(
        help_text="The judgements on the record: `topics` and `positions`, each signed; `reviews` (who has looked at "
        "which statement), `source_note` (signed), and the links `meeting`, `derived_from` and `translation_group`."
    )


class ParameterError(s.Serializer):
    """What is wrong with one parameter."""

    parameter = string("Its name.")
    detail = string("What is wrong, and what to do.")


@extend_schema_serializer(component_name="Problem")
class ProblemSerializer(s.Serializer):
    """An error (RFC 9457), as `application/problem+json`."""

    type = string("Always `about:blank`: the status says what kind of problem it is.")
    title = string("The status's phrase.")
    status = s.IntegerField(help_text="The HTTP status.")
    detail = string("What went wrong this time.", required=False)
    errors = ParameterError(many=True, required=False, help_text="With 400: each parameter that is wrong.")  # type: ignore[assignment]
    reason = string("With 410: why the report was withdrawn.", required=False)
    withdrawn_on = s.DateField(required=False, help_text="With 410: the day on which it was withdrawn (UTC).")
    edition = string("With 410: the last edition that had it.", required=False)


@extend_schema_serializer(component_name="Root")
class RootSerializer(s.Serializer):
    """Where everything is."""

    reports = s.URLField(help_text="The reports.")
    statements = s.URLField(help_text="The statements.")
    schema = s.URLField(help_text="The OpenAPI document of this API.")


FIELDS: dict[type[s.Serializer], tuple[str, ...]] = {
    serializer: tuple(serializer().fields)
    for serializer in (StatementSerializer, ReportSerializer, ReportEditionSerializer)
}

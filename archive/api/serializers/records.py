"""Reports, statements and editions."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema_serializer
from rest_framework import serializers as s

from archive.models import Basis
from archive.models.breakdown import Attribution, Role, Speech
from archive.models.editions import Account
from archive.parsing.vocabulary import EVENT_KINDS, FORMS, WORDINGS

from .fields import EDTF, END, SID, START, Named, nullable, offset, one_of, string
from .positions import Position
from .voices import Participant, RecordKeeper, Voice

REVIEWS = ("parser", "one editor", "two editors")
NEAR = "`transcribed`, or `rendered` by the record-keeper, as is what a transcript tells in indirect speech."
"""Who has looked at a statement: `archive.composing` says when which."""


class Credited(s.Serializer):
    """What is owed to the source: whoever uses the answer passes these on."""

    credit = string("The credit line: “Created by editing …”, with the source's address and its licence.")
    licence = nullable("The source's licence, as its house states it.")
    licence_url = nullable("Where that licence stands.")
    cite = s.URLField(help_text="The citation as CSL-JSON; with `.bib`, `.ris` or `.txt` at its end in another form.")


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


class Answers(s.Serializer):
    """The question that a statement answers."""

    path = string("Path of the question's turn.")
    sids = s.ListField(child=s.CharField(), help_text="Identifiers of the question's statements.")


@extend_schema_serializer(component_name="Statement")
class StatementSerializer(Credited):
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
    wording = one_of(WORDINGS, NEAR)
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
class ReportSerializer(Credited):
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
    api = s.URLField(help_text="The edition in this API.")
    sha256 = string("SHA-256 of the edition's canonical JSON (RFC 8785).")
    published_at = s.DateTimeField(help_text="When it was published.")
    note = nullable("What is new in it.")


class ReportUrls(s.Serializer):
    """Addresses that belong to the report."""

    page = s.URLField(help_text="Its page for people.")
    api = s.URLField(help_text="This document.")
    statements = s.URLField(help_text="Its statements in the API.")
    positions = s.URLField(help_text="The positions that they carry.")
    source = s.URLField(allow_null=True, help_text="The address from which the record was taken.")  # type: ignore[assignment]


@extend_schema_serializer(component_name="ReportWhole")
class WholeReportSerializer(ReportSerializer):
    """A report whole: what lists give of it, and its current edition.

    `record` and `judgements` stand here just as they were published.
    """

    urls = ReportUrls(help_text="Addresses that belong to it.")
    editions = EditionName(many=True, help_text="All its editions, the latest first.")
    format = string("The format of `record` and `judgements`.")
    published_by = string("Who published the edition.")
    note = nullable("What is new in the edition.")
    sha256 = string("SHA-256 of the edition's canonical JSON (RFC 8785).")
    previous_sha256 = nullable("SHA-256 of the edition before it.")
    record_sha256 = string("SHA-256 of `record` as canonical JSON (RFC 8785).")
    judgements_sha256 = string("SHA-256 of `judgements` as canonical JSON (RFC 8785).")
    record = s.DictField(
        help_text="The record: the text as received, all its parts as character offsets into it, who speaks to whom, "
        "persons as identified on that day, emendations and glosses, the event, and where the text is from "
        "(`source`; of a document of an edition of papers `source.volume` has its `title`, `number` and `id`). "
        "Identifiers stand here as stored, without the hyphen; `wording` of a statement is that of the record."
    )
    judgements = s.DictField(
        help_text="The judgements on the record: `topics` and `positions`, each signed; `reviews` (who has looked at "
        "which statement), `source_note` (signed), and the links `meeting`, `derived_from` and `translation_group`."
    )


class EditionUrls(s.Serializer):
    """Addresses that belong to an edition."""

    page = s.URLField(help_text="The page for people of this record, with the latest judgements on it.")
    api = s.URLField(help_text="This document.")
    content = s.URLField(help_text="The canonical JSON byte for byte as it was hashed.")
    report = s.URLField(help_text="The report's current edition in the API.")


@extend_schema_serializer(component_name="Edition")
class EditionSerializer(s.Serializer):
    """A report as it was published once, frozen: its numbers and hashes."""

    rid = string("Public identifier of the report.")
    edition = string(
        "Its two numbers: `2.5` is the fifth state of judgements on the second record. Citations give the first."
    )
    url = s.URLField(help_text="The page for people of this record, with the latest judgements on it.")
    urls = EditionUrls(help_text="Addresses that belong to it.")
    is_current = s.BooleanField(help_text="Whether it is the report's current edition.")
    published_at = s.DateTimeField(help_text="When it was published.")
    note = nullable("What is new in it.")
    sha256 = string("SHA-256 of the canonical JSON (RFC 8785), which `urls.content` serves.")
    previous_sha256 = nullable("SHA-256 of the edition before it.")
    record_sha256 = string("SHA-256 of the document's `record` as canonical JSON.")
    judgements_sha256 = string("SHA-256 of the document's `judgements` as canonical JSON.")


@extend_schema_serializer(component_name="EditionWhole")
class WholeEditionSerializer(EditionSerializer):
    """An edition with its document, which lists leave out."""

    credit = string("The credit line: “Created by editing …”, with the source's address and its licence.")
    licence = nullable("The source's licence, as its house states it.")
    licence_url = nullable("Where that licence stands.")
    document = s.DictField(
        help_text="What was published: `format`, `rid`, `major`, `minor`, `published_at`, `published_by`, `note`, the "
        "hashes, `record` and `judgements`. Identifiers stand in it as stored, without the hyphen."
    )

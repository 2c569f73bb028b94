"""Each rule that the database keeps: a value that fails it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from archive import models as archive_models
from archive.models import (
    AuditEntry,
    Basis,
    Comment,
    CorrectedText,
    Country,
    CustodyCorrection,
    Edition,
    EditionStatement,
    EditionUndertaking,
    Emendation,
    ErrorReport,
    Finding,
    Flag,
    FormerSlug,
    Gloss,
    Identification,
    Instrument,
    InstrumentName,
    Job,
    Meeting,
    MeetingProposal,
    Mention,
    Name,
    Office,
    Part,
    Participation,
    Person,
    Position,
    Presence,
    PropositionVersion,
    PublishedEvidence,
    PublishedFigure,
    PublishedPart,
    PublishedParty,
    PublishedPlace,
    PublishedPosition,
    PublishedReference,
    PublishedTopic,
    PublishedUndertaking,
    PublishedVoice,
    RefusedSuggestion,
    Report,
    ReviewLink,
    Revision,
    SavedFilter,
    Schedule,
    SourceText,
    Statement,
    StatementId,
    Submission,
    Tag,
    Tenure,
    Topic,
    TopicLabel,
    Voice,
    Withdrawal,
)
from diplomacy.accounts.models import User
from tests.archive.desk_rows import three_of_each

pytestmark = pytest.mark.usefixtures("seeds")

SHA = "0" * 64
LATER = datetime(2100, 1, 1, tzinfo=UTC)


SAID: tuple[Any, ...] = (PublishedReference, PublishedUndertaking, PublishedEvidence, PublishedFigure, PublishedPlace)


def finding(**values: Any) -> None:
    copy(Finding.objects.earliest("pk"), **values)


def said(model: Any, **values: Any) -> None:
    copy(model.objects.earliest("pk"), key=uuid4(), **values)


def a_report() -> Report:
    return Report.objects.earliest("pk")


def a_later_report() -> Report:
    return Report.objects.latest("pk")


def a_statement() -> Statement:
    return Statement.objects.filter(report=a_report()).earliest("ordinal")


def copy(row: models.Model, **values: Any) -> None:
    """Save a copy of the row with other values."""
    row.pk = None
    row._state.adding = True
    for name, value in values.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def source_text(**values: Any) -> None:
    copy(SourceText.objects.earliest("pk"), **{"supersedes": None, "text_sha256": "1" * 64, **values})


def report(**values: Any) -> None:
    copy(a_report(), **{"rid": "00000000", "identity": "another", **values})


def position(**values: Any) -> None:
    copy(Position.objects.exclude(holder_person=None).earliest("pk"), **{"key": uuid.uuid4(), **values})


def edition(**values: Any) -> None:
    copy(Edition.objects.earliest("pk"), **{"sha256": "1" * 64, "previous": None, "major": 7, **values})


def tenure(**values: Any) -> None:
    held = {
        "person": Person.objects.get(slug="junichiro-koizumi"),
        "office": Office.objects.get(tenures__person__slug="junichiro-koizumi"),
    }
    Tenure.objects.create(**{**held, "start": "2002-01-01", "end": "2002-02-01", **values})


def user() -> User:
    return User.objects.earliest("pk")


def kept(model: type[models.Model]) -> models.QuerySet[Any]:
    """What the desk keeps of that kind."""
    three_of_each(user())
    return model._default_manager.all()


def again(model: type[models.Model]) -> None:
    """Save one of the desk's rows a second time."""
    copy(kept(model).earliest("pk"))


FAILURES: dict[str, Callable[[], Any]] = {
    "source_text_received_sha256": lambda: source_text(received_sha256="x"),
    "source_text_text_sha256": lambda: source_text(text_sha256="x"),
    "source_text_not_empty": lambda: source_text(text=""),
    "custody_correction_says_why": lambda: copy(kept(CustodyCorrection).earliest("pk"), why=" "),
    "custody_correction_says_something": lambda: copy(kept(CustodyCorrection).earliest("pk"), wording={}),
    "corrected_text_once": lambda: again(CorrectedText),
    "report_rid": lambda: report(rid="ILOU0000"),
    "report_days_in_order": lambda: report(event_earliest="2003-02-01", event_latest=None),
    "report_derivation_says_how": lambda: report(derived_from=a_report()),
    "report_not_derived_from_itself": lambda: Report.objects.filter(pk=a_report().pk).update(
        derived_from=a_report().pk, derivation="excerpt"
    ),
    "report_source_note_is_signed": lambda: report(source_note="A note.", source_note_by=""),
    "report_public_with_an_edition": lambda: report(state="published", current_edition=None),
    "basis_kind": lambda: Basis.objects.create(report=a_report(), field="x", basis="guessed", evidence="x"),
    "basis_once": lambda: copy(Basis.objects.earliest("pk")),
    "basis_has_evidence": lambda: Basis.objects.create(report=a_report(), field="x", basis="supplied"),
    "emendation_has_words": lambda: Emendation.objects.create(report=a_report(), start=3, end=3, by="x", reason="x"),
    "gloss_has_words": lambda: Gloss.objects.create(report=a_report(), start=3, end=3, by="x"),
    "person_not_merged_into_itself": lambda: Person.objects.update(merged_into=models.F("pk")),
    "name_of_one_thing": lambda: Name.objects.create(text="x", language="en"),
    "name_once": lambda: copy(Name.objects.earliest("pk")),
    "tenure_one_holder_at_a_time": lambda: tenure(person=Person.objects.get(slug="shigeru-ishiba")),
    "tenure_words_of_the_scheme": lambda: Tenure.objects.update(start_certainty="surely"),
    "tenure_lasts": lambda: tenure(start="2030-01-01", end="2030-01-01"),
    "meeting_not_part_of_itself": lambda: Meeting.objects.update(part_of=models.F("pk")),
    "participation_role": lambda: Participation.objects.update(role="guest"),
    "participation_once": lambda: copy(Participation.objects.earliest("pk")),
    "meeting_proposal_state": lambda: MeetingProposal.objects.create(
        report=a_report(), meeting=Meeting.objects.earliest("pk"), reason="x", state="perhaps"
    ),
    "meeting_proposed_once": lambda: [
        MeetingProposal.objects.create(report=a_report(), meeting=Meeting.objects.earliest("pk"), reason="x")
        for _ in range(2)
    ],
    "meeting_pair_proposed_once": lambda: [
        MeetingProposal.objects.create(report=a_later_report(), other=a_report(), reason="x") for _ in range(2)
    ],
    "meeting_proposal_of_one_thing": lambda: MeetingProposal.objects.create(report=a_report(), reason="x"),
    "meeting_pair_in_order": lambda: MeetingProposal.objects.create(
        report=a_report(), other=a_later_report(), reason="x"
    ),
    "topic_not_its_own_broader": lambda: Topic.objects.update(broader=models.F("pk")),
    "topic_one_preferred_label": lambda: TopicLabel.objects.create(
        topic=Topic.objects.earliest("pk"), language="en", text="x"
    ),
    "topic_label_language": lambda: TopicLabel.objects.create(
        topic=Topic.objects.earliest("pk"), language="en_GB", text="x", is_preferred=False
    ),
    "tag_once": lambda: copy(Tag.objects.earliest("pk")),
    "tag_span_has_words": lambda: copy(Tag.objects.earliest("pk"), start=9, end=None),
    "position_one_holder": lambda: position(holder_country=Country.objects.earliest("pk")),
    "position_collective_is_named": lambda: position(holder_person=None, holder_collective=""),
    "edition_statement_once": lambda: copy(EditionStatement.objects.earliest("pk")),
    "position_strength_within_scale": lambda: position(direction="supports", strength=None),
    "position_words_of_the_scheme": lambda: position(act="sings"),
    "position_rests_on_words": lambda: position(start=9, end=9),
    "revision_number": lambda: copy(Revision.objects.earliest("pk")),
    "statement_id_sid": lambda: StatementId.objects.create(sid="ILOU0000", report=a_report()),
    "statement_id_not_merged_into_itself": lambda: StatementId.objects.update(merged_into=models.F("pk")),
    "part_ordinal": lambda: Part.objects.filter(report=a_report()).update(ordinal=0),
    "part_has_words": lambda: Part.objects.filter(report=a_report()).update(end=models.F("start")),
    "part_confidence_from_0_to_1": lambda: Part.objects.update(confidence=1.5),
    "part_kind": lambda: Part.objects.update(kind="song"),
    "part_no_overlap": lambda: Part.objects.filter(report=a_report()).update(end=models.F("end") + 10),
    "statement_words_of_the_scheme": lambda: Statement.objects.update(speech="sung"),
    "voice_capacity": lambda: Voice.objects.update(capacity="singer"),
    "voice_once": lambda: copy(Voice.objects.earliest("pk")),
    "voice_resolved_or_says_why": lambda: copy(
        Voice.objects.exclude(person=None).earliest("pk"), ordinal=9, person=None, tenure=None
    ),
    "mention_has_words": lambda: Mention.objects.create(
        report=a_report(), start=3, end=3, words="x", name="x", unresolved="x"
    ),
    "mention_resolved_or_says_why": lambda: Mention.objects.create(
        report=a_report(), start=3, end=4, words="x", name="x"
    ),
    "identification_once": lambda: [
        Identification.objects.create(report=a_report(), name=name)
        for name in ("Foreign Minister", "FOREIGN MINISTER")
    ],
    "edition_number": lambda: edition(major=1, minor=0),
    "edition_counts_from_one": lambda: edition(major=0, previous=Edition.objects.latest("pk")),
    "edition_follows_the_one_before": lambda: edition(major=1, minor=1),
    "edition_hashes": lambda: edition(sha256="x", previous=Edition.objects.latest("pk")),
    "withdrawal_has_a_reason": lambda: Withdrawal.objects.create(
        edition=Edition.objects.earliest("pk"), reason="", by=user()
    ),
    "published_part_ordinal": lambda: copy(PublishedPart.objects.filter(identity=None).earliest("pk")),
    "published_statement_says_whose": lambda: PublishedPart.objects.filter(kind="statement").update(account=""),
    "published_part_account": lambda: PublishedPart.objects.filter(kind="statement").update(account="mine"),
    "published_voice_capacity": lambda: PublishedVoice.objects.update(capacity="singer"),
    "published_voice_once": lambda: copy(PublishedVoice.objects.earliest("pk")),
    "published_position_number": lambda: copy(PublishedPosition.objects.earliest("pk"), key=uuid4()),
    "published_position_descends": lambda: copy(PublishedPosition.objects.earliest("pk"), key=uuid4(), number=1),
    "flag_kind": lambda: Flag.objects.create(report=a_report(), kind="whim", message="Look.", revision=1),
    "finding_has_words": lambda: finding(start=9, end=9),
    "finding_key_once": lambda: finding(start=1, end=2),
    "finding_once_on_its_words": lambda: finding(key=uuid4()),
    "finding_confidence_in_bounds": lambda: Finding.objects.update(confidence=1.5),
    "finding_says_whose": lambda: Finding.objects.update(by=""),
    "finding_kind": lambda: Finding.objects.filter(kind="place").update(instrument=Instrument.objects.earliest("pk")),
    "instrument_kind": lambda: Instrument.objects.update(kind="rumour"),
    "instrument_designation_once": lambda: copy(
        Instrument.objects.exclude(designation="").earliest("pk"), slug="other"
    ),
    "instrument_name_once": lambda: copy(InstrumentName.objects.earliest("pk")),
    **{f"{model._meta.model_name}_number": partial(said, model) for model in SAID},
    **{f"{model._meta.model_name}_descends": partial(said, model, number=1) for model in SAID},
    "published_undertaking_due_in_order": lambda: PublishedUndertaking.objects.update(
        due_earliest="2004-01-02", due_latest="2004-01-01"
    ),
    "published_party_capacity": lambda: PublishedParty.objects.update(capacity="against"),
    "published_party_is_known": lambda: PublishedParty.objects.update(person=None, country=None),
    "published_topic_once": lambda: copy(PublishedTopic.objects.earliest("pk")),
    "report_taken_by_somebody": lambda: Report.objects.update(taken_by=user(), taken_at=None),
    "report_in_the_bin_was_never_public": lambda: Report.objects.update(binned_at=LATER),
    "topic_not_merged_into_itself": lambda: Topic.objects.update(merged_into=models.F("pk")),
    "former_slug_once": lambda: again(FormerSlug),
    "proposition_version_number": lambda: again(PropositionVersion),
    "proposition_version_two_editors": lambda: kept(PropositionVersion).update(proposed_by=user(), approved_by=user()),
    "proposition_version_approved_or_declined": lambda: kept(PropositionVersion).update(
        approved_at=LATER, declined_at=LATER
    ),
    "audit_entry_action": lambda: AuditEntry.objects.create(table="x", key="1", action="read", at=LATER),
    "job_done_of_total": lambda: kept(Job).update(done=1),
    "job_state": lambda: kept(Job).update(state="asleep"),
    "presence_once": lambda: again(Presence),
    "saved_filter_name_once": lambda: again(SavedFilter),
    "saved_filter_has_a_name": lambda: kept(SavedFilter).update(name=""),
    "refused_suggestion_once": lambda: again(RefusedSuggestion),
    "submission_one_open": lambda: again(Submission),
    "submission_decided_or_open": lambda: kept(Submission).update(outcome="accepted"),
    "submission_sent_back_with_reasons": lambda: kept(Submission).update(
        outcome="sent_back", decided_by=user(), decided_at=LATER
    ),
    "review_link_token_sha256": lambda: kept(ReviewLink).update(token_sha256="x"),
    "review_link_for_somebody": lambda: kept(ReviewLink).update(label=""),
    "comment_has_one_author": lambda: kept(Comment).update(by=None),
    "comment_has_words": lambda: kept(Comment).update(text=""),
    "comment_span_has_words": lambda: kept(Comment).update(start=9, end=None),
    "comment_not_a_reply_to_itself": lambda: kept(Comment).update(reply_to=models.F("pk")),
    "schedule_one_planned": lambda: again(Schedule),
    "schedule_state": lambda: kept(Schedule).update(state="perhaps"),
    "error_report_has_words": lambda: kept(ErrorReport).update(text=""),
    "error_report_decided_or_open": lambda: kept(ErrorReport).update(outcome="accepted"),
}


def constraints() -> set[str]:
    """The names of all constraints that the archive's models declare."""
    found = (getattr(getattr(archive_models, name), "_meta", None) for name in archive_models.__all__)
    return {constraint.name for meta in found if meta and not meta.abstract for constraint in meta.constraints}


def test_every_constraint_has_a_value_that_fails_it() -> None:
    assert set(FAILURES) == constraints()


@pytest.mark.parametrize("name", sorted(FAILURES))
def test_constraint_refuses(name: str) -> None:
    def fail() -> None:
        with transaction.atomic():
            FAILURES[name]()
            connection.check_constraints()

    with pytest.raises(IntegrityError, match=name):
        fail()


FROZEN: dict[type[models.Model], tuple[dict[str, Any], bool]] = {
    SourceText: ({"name": "other"}, True),
    Revision: ({"operation": "other"}, True),
    Edition: ({"note": "other"}, True),
    EditionStatement: ({"edition": None}, True),
    EditionUndertaking: ({"report": None}, True),
    CustodyCorrection: ({"why": "other"}, True),
    CorrectedText: ({"correction": None}, True),
    Withdrawal: ({"reason": "other"}, True),
    AuditEntry: ({"why": "other"}, True),
    StatementId: ({"report": None}, False),
}


@pytest.fixture
def withdrawn(seeds: dict[str, Report]) -> Report:
    Withdrawal.objects.create(edition=Edition.objects.earliest("pk"), reason="A test.", by=user())
    Topic.objects.update(note="A test.")
    three_of_each(user())
    return a_report()


@pytest.mark.usefixtures("withdrawn")
@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_frozen_table_refuses_updates_and_deletes(model: type[models.Model]) -> None:
    values, refuses_updates = FROZEN[model]
    table = connection.ops.quote_name(model._meta.db_table)
    with (
        pytest.raises(DatabaseError, match="Cannot (update or )?delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"DELETE FROM {table}")
    if refuses_updates:
        with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
            model._default_manager.update(**values)


def test_on_the_day_of_a_change_of_office_the_successor_holds_it() -> None:
    country = Country.objects.get(slug="japan")
    office = Office.objects.create(slug="o", label="Office", country=country)
    first, second = (Person.objects.create(slug=s, label=s, surname=s) for s in ("first", "second"))
    Tenure.objects.create(person=first, office=office, start="2000", end="2003-05-07")
    later = Tenure.objects.create(person=second, office=office, start="2003-05-07")
    assert list(Tenure.objects.filter(office=office).on(datetime(2003, 5, 7, tzinfo=UTC).date())) == [later]


def test_an_office_of_many_seats_has_many_holders() -> None:
    office = Office.objects.create(slug="o", label="Professor", is_single_seat=False)
    for slug in ("first", "second"):
        person = Person.objects.create(slug=slug, label=slug, surname=slug)
        Tenure.objects.create(person=person, office=office, start="1996")
    assert office.tenures.count() == 2


def test_flags_need_no_place() -> None:
    assert Flag.objects.create(report=a_report(), message="Look.", revision=1).start is None


def test_no_record_takes_the_address_of_one_that_was_renamed() -> None:
    topic = Topic.objects.earliest("pk")
    FormerSlug.objects.create(kind="topic", slug="what-it-was-called", record=topic.pk)
    with pytest.raises(IntegrityError, match="slug_is_free"), transaction.atomic():
        Topic.objects.create(slug="what-it-was-called", label="Another", definition="Another.")
    topic.slug = "what-it-was-called"
    topic.save(update_fields=["slug"])


def test_the_tree_of_topics_has_no_circles() -> None:
    first = Topic.objects.create(slug="first", label="First", definition="x")
    second = Topic.objects.create(slug="second", label="Second", definition="x", broader=first)
    third = Topic.objects.create(slug="third", label="Third", definition="x", broader=second)
    with pytest.raises(IntegrityError, match="no_circles"), transaction.atomic():
        Topic.objects.filter(pk=first.pk).update(broader=third)

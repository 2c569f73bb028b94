"""Authority records that change: merged people, renamed records, moved topics, deleted ones."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError

from archive.authorities import RefusedMerge, merge_people, plan_merge, renew
from archive.authorities.joining import decide
from archive.editing import Operation, apply, resolve_people
from archive.identifying import SEVERAL
from archive.models import (
    Identification,
    Meeting,
    Mention,
    Name,
    Office,
    Participation,
    Person,
    Position,
    Proposition,
    PublishedPart,
    PublishedPosition,
    PublishedTopic,
    PublishedVoice,
    Report,
    Tenure,
    Topic,
    Voice,
)
from archive.projecting import project
from archive.publishing import withdraw
from archive.searching import read_words
from archive.searching.selecting import expression_of
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def ivanov(seeds: dict[str, Report]) -> Person:
    return Person.objects.get(slug="igor-ivanov")


@pytest.fixture
def heir() -> Person:
    """Another record of Igor Ivanov, with an office of his own time and one of his names."""
    person = Person.objects.create(slug="i-s-ivanov", label="Igor S. Ivanov", surname="Ivanov")
    Name.objects.create(person=person, text="Игорь Сергеевич Иванов", language="ru", script="Cyrl")
    return person


def facts(report: Report) -> tuple[list[Any], list[Any], list[Any]]:
    """What the rows and the public pages of a report say of its people, but for who they are."""
    return (
        list(Voice.objects.filter(statement__report=report).order_by("statement", "capacity", "ordinal").values_list("name", "tenure")),
        list(Mention.objects.filter(report=report).order_by("start").values_list("name", "tenure")),
        list(PublishedVoice.objects.filter(part__report=report).order_by("part__ordinal", "capacity", "tenure").values_list("part__ordinal", "capacity", "tenure")),
    )  # fmt: skip


def rows_of(person: Person) -> dict[str, int]:
    """How many rows point at the person, by the relations that do."""
    counts = {}
    for relation in Person._meta.related_objects:
        model: Any = relation.related_model
        counts[f"{model.__name__}.{relation.field.name}"] = model.objects.filter(
            **{relation.field.name: person}
        ).count()
    return counts


def test_a_merge_leaves_nothing_with_the_merged_person_and_loses_nothing(
    seeds: dict[str, Report], ivanov: Person, heir: Person, editor: User
) -> None:
    report = seeds["003"]
    decision = Identification.objects.create(report=seeds["000"], name="I. Ivanov", person=ivanov, by=editor)
    before = facts(report)
    texts = set(ivanov.names.values_list("text", flat=True))
    tenures = set(ivanov.tenures.values_list("pk", flat=True))
    plan = plan_merge(person=ivanov, into=heir)
    assert merge_people(person=ivanov, into=heir) == plan
    assert plan.published == 1
    assert not any(rows_of(ivanov).values())
    assert set(heir.names.values_list("text", flat=True)) == texts | {"Igor Ivanov"}
    assert set(heir.tenures.values_list("pk", flat=True)) == tenures
    decision.refresh_from_db()
    assert decision.person == heir
    assert facts(report) == before
    assert Voice.objects.filter(statement__report=report, person=heir).exists()


def test_after_a_merge_the_next_operation_knows_the_names(
    seeds: dict[str, Report], ivanov: Person, heir: Person, editor: User
) -> None:
    report = seeds["003"]
    merge_people(person=ivanov, into=heir)
    before = facts(report)
    report.refresh_from_db()
    apply(report=report, operation=Operation("describe", {"place": "X"}), expected_version=report.version, by=editor)
    project(report=report)
    assert facts(report) == before
    assert not Voice.objects.filter(statement__report=report, person=None).exists()


def test_a_chain_of_merges_ends_at_its_last_heir(seeds: dict[str, Report], ivanov: Person, heir: Person) -> None:
    last = Person.objects.create(slug="last", label="The Last", surname="Ivanov")
    merge_people(person=ivanov, into=heir)
    merge_people(person=Person.objects.get(pk=heir.pk), into=last)
    ivanov.refresh_from_db()
    assert ivanov.merged_into == last
    found = PublishedPart.objects.statements().spoken_by("last")
    assert found.exists()
    for slug in ("igor-ivanov", "i-s-ivanov"):
        assert Person.objects.behind([slug]) == {slug: last}


def test_merging_into_somebody_merged_means_the_heir(ivanov: Person, heir: Person) -> None:
    first = Person.objects.create(slug="first", label="The First", surname="Ivanov")
    merge_people(person=first, into=heir)
    merge_people(person=ivanov, into=Person.objects.get(pk=first.pk))
    ivanov.refresh_from_db()
    assert ivanov.merged_into == heir


def test_a_merge_that_makes_no_sense_is_refused(ivanov: Person, heir: Person) -> None:
    with pytest.raises(RefusedMerge, match="itself"):
        merge_people(person=ivanov, into=ivanov)
    merge_people(person=ivanov, into=heir)
    with pytest.raises(RefusedMerge, match="already"):
        merge_people(person=Person.objects.get(pk=ivanov.pk), into=heir)
    with pytest.raises(RefusedMerge, match="itself"):
        merge_people(person=heir, into=Person.objects.get(pk=ivanov.pk))


def test_a_name_that_two_records_bore_is_known_once_they_are_one(draft: Report) -> None:
    Identification.objects.filter(report=draft).delete()
    zara = Person.objects.get(slug="zara-zanzibarite")
    twin = Person.objects.create(slug="twin", label="Zara Zanzibarite", surname="Zanzibarite")
    office = Office.objects.create(slug="o", label="Foreign Minister of Zanzibarite Land", is_single_seat=False)
    Name.objects.create(office=office, text="Foreign Minister", language="en")
    for person in (zara, twin):
        Tenure.objects.create(person=person, office=office, start="2000")
    resolve_people(report=draft)
    unknown = Voice.objects.filter(statement__report=draft, person=None)
    assert set(unknown.values_list("unresolved", flat=True)) == {SEVERAL}
    merge_people(person=twin, into=zara)
    assert not unknown.exists()
    assert Voice.objects.filter(statement__report=draft, person=zara, tenure__office=office).exists()


def test_positions_name_the_heir_though_the_working_value_keeps_the_slug(draft: Report, editor: User) -> None:
    zara = Person.objects.get(slug="zara-zanzibarite")
    heir, third = (Person.objects.create(slug=slug, label=slug, surname="Z") for slug in ("heir", "third"))
    key = str(Position.objects.get(statement__report=draft).key)
    said = draft.revisions.get(number=draft.version).layers["positions"][0]
    recoded = {**said, "key": key, "attributed_by": zara.slug, "claims_also_for": [zara.slug, heir.slug, third.slug]}
    apply(report=draft, operation=Operation("recode", recoded), expected_version=draft.version, by=editor)
    merge_people(person=zara, into=heir)
    position = Position.objects.get(statement__report=draft)
    assert (position.holder_person, position.attributed_by) == (heir, heir)
    assert set(position.claims_also_for.all()) == {heir, third}
    draft.refresh_from_db()
    assert draft.revisions.get(number=draft.version).layers["positions"][0]["holder_person"] == zara.slug


def test_a_merge_takes_along_the_positions_of_somebody_who_has_no_other_part_in_the_record(
    draft: Report, editor: User
) -> None:
    holder, heir = (Person.objects.create(slug=slug, label=slug, surname="Z") for slug in ("holder", "heir"))
    said = draft.revisions.get(number=draft.version).layers["positions"][0]
    recoded = {**said, "key": str(said["key"]), "holder_person": holder.slug}
    apply(report=draft, operation=Operation("recode", recoded), expected_version=draft.version, by=editor)
    publish_checked(draft, editor)
    assert not PublishedVoice.objects.of("holder").exists()
    assert merge_people(person=holder, into=heir).published == 1
    assert [p.person for p in PublishedPosition.objects.held_by("heir")] == [heir]


def test_at_a_meeting_of_both_one_row_stays(ivanov: Person, heir: Person) -> None:
    meeting = Meeting.objects.create(slug="m", label="M", kind="talks")
    Participation.objects.create(meeting=meeting, person=ivanov, role="principal", source="one")
    Participation.objects.create(meeting=meeting, person=heir, role="attendant", source="two")
    merge_people(person=ivanov, into=heir)
    row = meeting.participations.get()
    assert (row.person, row.role, row.source) == (heir, "principal", "two; one")


def test_renamed_people_are_called_so_on_the_public_pages(seeds: dict[str, Report], ivanov: Person) -> None:
    ivanov.label = "Renamed"
    ivanov.save()
    part = PublishedPart.objects.statements().spoken_by("igor-ivanov").newest_first()[0]
    assert "Renamed" not in str(part.data)
    assert renew(record=ivanov) == 1
    part = PublishedPart.objects.statements().spoken_by("igor-ivanov").newest_first()[0]
    assert "Renamed" in str(part.data["speakers"])
    assert PublishedPart.objects.satisfying(expression_of(read_words("Renamed"))).exists()


def test_a_topic_that_moves_takes_the_pages_of_its_narrower_ones_along(seeds: dict[str, Report]) -> None:
    narrow = Topic.objects.filter(published__is_direct=True, broader__isnull=False).order_by("pk").distinct()[0]
    middle = narrow.broader
    assert middle is not None
    root = Topic.objects.create(slug="root", label="Root", definition="A new root.")
    middle.broader = root
    middle.save()
    assert not PublishedTopic.objects.of("root").exists()
    assert renew(record=middle) == Report.objects.filter(published_parts__topics__topic=middle).distinct().count() > 0
    assert set(PublishedTopic.objects.of("root").values_list("part", flat=True)) == set(
        PublishedTopic.objects.of(middle.slug).values_list("part", flat=True)
    )


def test_renewing_reaches_no_report_that_does_not_name_the_record(seeds: dict[str, Report]) -> None:
    named = PublishedPosition.objects.order_by("pk")[0].proposition
    reports = set(PublishedPart.objects.filter(positions__proposition=named).values_list("report", flat=True))
    others = PublishedPart.objects.exclude(report__in=reports)
    before = set(others.values_list("pk", flat=True))
    assert renew(record=named) == len(reports)
    assert set(PublishedPart.objects.exclude(report__in=reports).values_list("pk", flat=True)) == before
    office = Office.objects.get(slug="president-of-the-united-states")
    voices = PublishedVoice.objects.filter(tenure__office=office)
    assert renew(record=office) == voices.values("part__report").distinct().count()


@pytest.mark.parametrize("model", [Person, Topic, Proposition])
def test_what_published_editions_name_is_not_deleted(model: Any) -> None:
    record = model.objects.published().order_by("pk")[0]
    with pytest.raises(ProtectedError), transaction.atomic():
        record.delete()


def test_an_edition_is_projected_though_what_it_names_is_gone(draft: Report, editor: User) -> None:
    publish_checked(draft, editor)
    withdraw(report=draft, by=editor, reason="A test.")
    statement = Position.objects.get(statement__report=draft).statement
    draft.refresh_from_db()
    steps: list[dict[str, Any]] = [
        {"name": "uncode", "arguments": {"key": str(statement.positions.get().key)}},
        {"name": "set_topics", "arguments": {"sid": statement.identity_id, "topics": [], "by": "x"}},
    ]
    apply(report=draft, operation=Operation("batch", {"operations": steps}), expected_version=draft.version, by=editor)
    Identification.objects.filter(report=draft).delete()
    Proposition.objects.get(slug="zanzibarite-first").delete()
    Topic.objects.get(slug="zanzibarite-question").delete()
    Person.objects.filter(slug="zara-zanzibarite").update(slug="elsewhere")
    Report.objects.filter(pk=draft.pk).update(state="published")
    project(report=draft)
    assert PublishedPart.objects.filter(report=draft, kind="statement").exists()
    assert not PublishedPosition.objects.filter(part__report=draft).exists()
    assert not PublishedVoice.objects.filter(part__report=draft, person__slug="elsewhere").exists()


def test_the_participants_of_an_event_stand_with_its_record(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        names = {who["person"]["slug"] for who in report.current_edition.document["record"]["event"]["participants"]}  # type: ignore[union-attr]
        found = PublishedVoice.objects.filter(part__report=report, capacity="participant")
        assert set(found.values_list("person__slug", flat=True)) == names


# Single seats ---------------------------------------------------------------------------------------------------------


def test_an_office_that_becomes_a_single_seat_is_one_at_once() -> None:
    office = Office.objects.create(slug="o", label="O", is_single_seat=False)
    one, two = (Person.objects.create(slug=s, label=s, surname=s) for s in ("one", "two"))
    first = Tenure.objects.create(person=one, office=office, start="2000-01-01", end="2001-01-01")
    second = Tenure.objects.create(person=two, office=office, start="2000-06-01", end="2002-01-01")
    office.is_single_seat = True
    with pytest.raises(IntegrityError, match="tenure_one_holder_at_a_time"), transaction.atomic():
        office.save()
    second.start = "2001-01-01"
    second.save()
    office.save()
    first.refresh_from_db()
    assert first.is_exclusive
    second.start = "2000-06-01"
    with pytest.raises(IntegrityError, match="tenure_one_holder_at_a_time"), transaction.atomic():
        second.save()
    office.is_single_seat = False
    office.save()
    assert not office.tenures.filter(is_exclusive=True).exists()


def test_a_successor_of_the_same_month_is_no_second_holder_but_one_of_the_month_before_is() -> None:
    office = Office.objects.create(slug="o", label="O")
    one, two = (Person.objects.create(slug=s, label=s, surname=s) for s in ("one", "two"))
    Tenure.objects.create(person=one, office=office, start="2001", end="2003-09")
    Tenure.objects.create(person=two, office=office, start="2003-09", end="2004")
    with pytest.raises(IntegrityError, match="tenure_one_holder_at_a_time"), transaction.atomic():
        Tenure.objects.create(person=two, office=office, start="2003-07", end="2003-08")


def test_a_short_tenure_of_vague_dates_has_no_certain_day() -> None:
    office = Office.objects.create(slug="o", label="O")
    one = Person.objects.create(slug="one", label="one", surname="one")
    tenure = Tenure.objects.create(person=one, office=office, start="2003", end="2003-06")
    tenure.refresh_from_db()
    assert tenure.certain.isempty
    assert Tenure.objects.filter(pk=tenure.pk, period__startswith="2003-01-01").exists()


# Meetings -------------------------------------------------------------------------------------------------------------


def test_a_decision_on_a_meeting_joins_and_parts_the_report(draft: Report, editor: User) -> None:
    one, two = (Meeting.objects.create(slug=s, label=s, kind="talks") for s in ("one", "two"))
    first, second = (draft.meeting_proposals.create(meeting=meeting, reason="x") for meeting in (one, two))

    def meeting() -> models.Model | None:
        draft.refresh_from_db()
        return draft.meeting

    first = decide(proposal=first, state="accepted", by=editor)
    assert (meeting(), first.decided_by) == (one, editor)
    second = decide(proposal=second, state="accepted", by=editor)
    first.refresh_from_db()
    assert (meeting(), first.state) == (two, "refused")
    first = decide(proposal=first, state="open", by=editor)
    assert (meeting(), first.decided_by) == (two, None)
    second = decide(proposal=second, state="refused", by=editor)
    assert meeting() is None

"""Editions: frozen, numbered, chained; withdrawn with a tombstone; verified."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rfc8785

from archive.composing import account_of, digest
from archive.editing import Operation, apply
from archive.models import (
    Edition,
    Person,
    PublishedPart,
    PublishedReport,
    PublishedVoice,
    Report,
    Statement,
    Tag,
    Topic,
)
from archive.projecting import project, project_missing
from archive.publishing import NothingToPublish, NotReadyToPublish, publish, withdraw
from archive.verifying import verify
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["003"]


def change(report: Report, editor: User, name: str, /, **arguments: Any) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)


def a_sid(report: Report) -> str:
    return Statement.objects.filter(report=report).earliest("ordinal").identity_id


def test_a_change_of_topics_alone_raises_the_second_number(report: Report, editor: User) -> None:
    first = report.current_edition
    change(report, editor, "tag", sid=a_sid(report), topic="energy", by="ed")
    edition = publish(report=report, by=editor)
    assert (edition.number, edition.previous) == ("1.1", first)
    assert first is not None
    assert edition.record_sha256 == first.record_sha256
    assert edition.judgements_sha256 != first.judgements_sha256


def test_a_change_of_attribution_raises_the_first_number(report: Report, editor: User) -> None:
    change(report, editor, "tag", sid=a_sid(report), topic="energy", by="ed")
    publish(report=report, by=editor)
    part = Statement.objects.filter(report=report).earliest("ordinal")
    change(report, editor, "attribute", part=part.ordinal, speakers=["Igor Ivanov"])
    assert publish_checked(report, editor).number == "2.0"


def test_a_note_or_a_check_raises_the_second_number(report: Report, editor: User) -> None:
    report.source_note += " More."
    report.save()
    assert publish(report=report, by=editor).number == "1.1"
    part = Statement.objects.filter(report=report).earliest("ordinal")
    change(report, editor, "confirm", part=part.ordinal)
    edition = publish(report=report, by=editor)
    assert (edition.number, edition.document["judgements"]["reviews"][part.identity_id]) == ("1.2", "two editors")


def test_publishing_what_is_published_is_refused(report: Report, editor: User) -> None:
    with pytest.raises(NothingToPublish, match=r"has not changed since edition 1\.0"):
        publish(report=report, by=editor)


def test_an_edition_is_canonical_json_of_its_hash_and_names_the_one_before(report: Report, editor: User) -> None:
    first = report.current_edition
    change(report, editor, "describe", place="Tokyo")
    edition = publish(report=report, by=editor, note="The place.")
    document = json.loads(edition.content)
    assert rfc8785.dumps(document).decode() == edition.content
    assert digest(edition.content) == edition.sha256
    assert first is not None
    assert document["previous_sha256"] == first.sha256
    assert (document["note"], document["published_by"], document["record"]["event"]["place"]) == (
        "The place.",
        "ed",
        "Tokyo",
    )


def test_an_edition_keeps_the_labels_of_its_day(report: Report, editor: User) -> None:
    Person.objects.filter(slug="igor-ivanov").update(label="Renamed")
    Topic.objects.filter(slug="visits").update(label="Journeys")
    edition = Edition.objects.get(report=report)
    assert "Renamed" not in edition.content
    assert "Journeys" not in edition.content


def test_the_projection_follows_todays_names_and_merged_persons(report: Report) -> None:
    target = Person.objects.create(slug="i-s-ivanov", label="Igor S. Ivanov", surname="Ivanov")
    Person.objects.filter(slug="igor-ivanov").update(merged_into=target)
    project(report=report)
    voices = PublishedVoice.objects.filter(part__report=report)
    assert target.pk in voices.values_list("person", flat=True)
    assert not voices.filter(person__slug="igor-ivanov").exists()
    spoken = PublishedPart.objects.statements().filter(report=report).spoken_by("i-s-ivanov").first()
    assert spoken is not None
    assert spoken.data["speakers"][-1]["person"] == {"slug": "i-s-ivanov", "label": "Igor S. Ivanov"}


def test_a_broader_topic_finds_what_is_tagged_with_a_narrower_one(seeds: dict[str, Report]) -> None:
    found = PublishedPart.objects.statements().about("energy").filter(report=seeds["000"], path="3.1")
    assert found.exists()
    assert not Tag.objects.filter(statement__identity__in=found.values("identity"), topic__slug="energy").exists()


def test_changes_stay_out_of_the_public_until_they_are_published(report: Report, editor: User) -> None:
    before = list(PublishedPart.objects.filter(report=report).values_list("text", "body"))
    change(report, editor, "describe", title="Not yet")
    change(report, editor, "tag", sid=a_sid(report), topic="energy", by="ed")
    assert list(PublishedPart.objects.filter(report=report).values_list("text", "body")) == before


def test_withdrawing_takes_everything_public_away_and_keeps_the_editions(report: Report, editor: User) -> None:
    edition = report.current_edition
    withdrawal = withdraw(report=report, by=editor, reason="The publisher took the page back.")
    report.refresh_from_db()
    assert (report.state, withdrawal.edition) == ("withdrawn", edition)
    assert not PublishedPart.objects.filter(report=report).exists()
    assert not Report.objects.published().filter(pk=report.pk).exists()
    assert Edition.objects.filter(report=report).exists()


def test_a_withdrawn_report_can_be_published_again(report: Report, editor: User) -> None:
    withdraw(report=report, by=editor, reason="A mistake.")
    assert publish(report=report, by=editor).number == "1.1"
    assert PublishedPart.objects.filter(report=report).exists()


def test_what_is_not_published_can_not_be_withdrawn(draft: Report, editor: User) -> None:
    with pytest.raises(NotReadyToPublish, match="is not published"):
        withdraw(report=draft, by=editor, reason="x")


def test_a_withdrawal_needs_its_reason(report: Report, editor: User) -> None:
    with pytest.raises(ValueError, match="say why"):
        withdraw(report=report, by=editor, reason="  ")


def test_a_statement_stands_with_broader_topics_but_not_as_tagged_with_them(seeds: dict[str, Report]) -> None:
    broader = 0
    for part in PublishedPart.objects.statements().prefetch_related("topics__topic"):
        tagged = {topic["slug"] for topic in part.data["topics"]}
        rows = part.topics.all()
        assert {row.topic.slug for row in rows if row.is_direct} == tagged
        broader += sum(not row.is_direct for row in rows)
    assert broader


def test_after_an_upgrade_what_a_migration_emptied_is_projected_again_and_nothing_else(
    seeds: dict[str, Report], report: Report, draft: Report, editor: User
) -> None:
    withdraw(report=report, by=editor, reason="A test.")
    PublishedReport.objects.exclude(report=seeds["000"]).delete()
    PublishedPart.objects.exclude(report=seeds["000"]).delete()
    kept = list(PublishedPart.objects.values_list("pk", flat=True))
    assert project_missing() == 3
    assert set(PublishedReport.objects.values_list("report", flat=True)) == {
        seeds[name].pk for name in ("000", "001", "002", "004")
    }
    assert list(PublishedPart.objects.filter(report=seeds["000"]).values_list("pk", flat=True)) == kept
    assert list(verify()) == []
    assert project_missing() == 0


def test_a_report_without_a_breakdown_is_not_ready(editor: User, report: Report) -> None:
    bare = Report.objects.create(identity="bare", publisher=report.publisher)
    with pytest.raises(NotReadyToPublish, match="no breakdown"):
        publish(report=bare, by=editor)


@pytest.mark.parametrize(
    ("attribution", "role", "countries", "account"),
    [
        ("named", "statement", ["japan"], "own"),
        ("named", "statement", ["russia"], "other"),
        ("named", "statement", ["iraq"], "third"),
        ("named", "statement", [None], "undetermined"),
        ("named", "statement", ["japan", "russia"], "common"),
        ("labelled", "statement", ["russia", "iraq"], "third"),
        ("collective", "statement", ["japan", "russia"], "common"),
        ("impersonal", "statement", [], "common"),
        ("labelled", "question", [], "third"),
        ("labelled", "statement", [], "undetermined"),
    ],
)
def test_whose_account(attribution: str, role: str, countries: list[str | None], account: str) -> None:
    found = account_of(
        attribution=attribution, role=role, countries=countries, record_keeper="japan", principals=["japan", "russia"]
    )
    assert found == account


def test_without_a_known_record_keeper_no_side_is_guessed() -> None:
    assert (
        account_of(
            attribution="named", role="statement", countries=["japan"], record_keeper=None, principals=["japan"]
        )
        == "undetermined"
    )

"""Reading a report again by a newer parser: it proposes, a person decides, and nobody's decision is undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from subprocess import Popen
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive import parsers
from archive.editing import Operation, VersionConflict, apply, reparsing
from archive.editing.parsing_again import ParsedTooLong, parse_again
from archive.editing.succeeding import foresee, reparse, take_over
from archive.editing.working_copy import Value, working_value
from archive.models import Flag, Job, Report, Statement, Tag
from archive.parsing import VERSION
from archive.parsing.breakdown import Breakdown, Kind
from archive.undertaking import reparsing_many, undertake
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text


@pytest.fixture
def older(draft: Report, editor: User) -> Report:
    return otherwise_read(draft, editor)


def otherwise_read(draft: Report, editor: User) -> Report:
    """The draft as an older parser might have read it: one speaker unknown, a narrative part taken for a statement's."""
    value = working_value(draft)
    parts = list(value.breakdown.segments)
    last = max(i for i, part in enumerate(parts) if part.kind is Kind.STATEMENT)
    parts[last] = replace(parts[last], speakers=("Nobody In Particular",), rule="older")
    breakdown: Breakdown = replace(value.breakdown, segments=tuple(parts))
    reparse(report=draft, value=Value(breakdown, value.layers), expected_version=draft.version, by=editor)
    Report.objects.filter(pk=draft.pk).update(parser="older")
    draft.refresh_from_db()
    return draft


def last_speakers(report: Report) -> list[str]:
    statement = Statement.objects.filter(report=report).latest("ordinal")
    return list(statement.voices.filter(capacity="speaker").values_list("name", flat=True))


def change(report: Report, editor: User, name: str, **arguments: Any) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)
    report.refresh_from_db()


def test_a_taken_in_report_knows_its_parser(draft: Report) -> None:
    assert draft.parser == VERSION
    assert reparsing.propose(report=draft) is None


def test_a_proposal_tells_what_it_sees_otherwise_and_writes_nothing(older: Report) -> None:
    proposal = reparsing.propose(report=older)
    assert proposal is not None
    (only,) = proposal.changes
    assert (only.what, only.before) == ("speakers", "“Nobody In Particular”")
    assert last_speakers(older) == ["Nobody In Particular"]


def test_an_accepted_proposal_is_a_revision_that_keeps_tags_and_identities(older: Report, editor: User) -> None:
    tags = set(Tag.objects.filter(statement__report=older).values_list("statement__identity", "topic"))
    revision = reparsing.accept(report=older, expected_version=older.version, by=editor)
    assert revision is not None
    assert (revision.operation, revision.number) == ("reparse", older.version + 1)
    assert last_speakers(older) != ["Nobody In Particular"]
    assert set(Tag.objects.filter(statement__report=older).values_list("statement__identity", "topic")) == tags
    older.refresh_from_db()
    assert older.parser == VERSION


def test_what_a_person_confirmed_is_not_proposed_otherwise(older: Report, editor: User) -> None:
    last = Statement.objects.filter(report=older).latest("ordinal")
    change(older, editor, "confirm", part=last.ordinal)
    assert reparsing.propose(report=older) is None


def test_a_proposal_for_another_version_changes_nothing(older: Report, editor: User) -> None:
    version = older.version
    change(older, editor, "describe", place="Elsewhere")
    with pytest.raises(VersionConflict):
        reparsing.accept(report=older, expected_version=version, by=editor)
    assert last_speakers(older) == ["Nobody In Particular"]


def test_a_proposal_that_is_left_is_not_made_again(older: Report, editor: User) -> None:
    assert reparsing.look(report=older) == 1
    assert reparsing.look(report=older) == 1
    flag = Flag.objects.get(report=older, kind=Flag.Kind.PROPOSAL)
    assert list(Report.objects.with_proposals()) == [older]
    reparsing.leave(report=older, by=editor)
    flag.refresh_from_db()
    assert flag.settled_by == editor
    assert not Report.objects.divided_by_an_older_parser(VERSION).filter(pk=older.pk).exists()
    assert not Report.objects.with_proposals().exists()


def test_looking_at_what_stands_settles_it_without_a_flag(draft: Report) -> None:
    Report.objects.filter(pk=draft.pk).update(parser="older")
    assert reparsing.look(report=draft) == 0
    draft.refresh_from_db()
    assert (draft.parser, draft.flags.filter(kind=Flag.Kind.PROPOSAL).count()) == (VERSION, 0)


def test_the_page_shows_the_difference_and_takes_it_over(older: Report, editor: User, client: Client) -> None:
    client.force_login(editor)
    address = reverse("desk:reparse", args=[older.pk])
    assert "Nobody In Particular" in client.get(address).content.decode()
    client.post(address, {"accept": "1", "version": "none"})
    assert last_speakers(older) == ["Nobody In Particular"]
    client.post(address, {"accept": "1", "version": older.version})
    assert last_speakers(older) != ["Nobody In Particular"]
    assert "nothing to decide" in client.get(address).content.decode()


def test_all_waiting_reports_are_looked_at_as_long_work(older: Report, editor: User, client: Client) -> None:
    client.force_login(editor)
    Report.objects.exclude(pk=older.pk).update(parser=VERSION)
    address = reverse("desk:parser")
    assert "1 report is waiting" in client.get(address).content.decode()
    job = client.post(address)
    assert job.status_code == 302
    undertake(Job.objects.get(kind="reparse").pk)
    assert list(Report.objects.with_proposals()) == [older]
    assert older.title in client.get(address).content.decode()


@pytest.fixture
def no_time(older: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text counts as long, and none has the time that it takes."""
    monkeypatch.setattr(parsers, "SHORT", 0)
    monkeypatch.setattr(parsers, "SECONDS", 0.0)


@pytest.fixture
def standing(older: Report) -> Callable[[], bool]:
    """Whether the report, its revisions and its flags are as they were."""

    def found() -> tuple[Any, ...]:
        report = Report.objects.get(pk=older.pk)
        flags = list(report.flags.order_by("pk").values_list("pk", "settled_at"))
        return report.version, report.parser, report.source_text_id, report.revisions.count(), flags

    before = found()
    return lambda: found() == before


@pytest.mark.usefixtures("no_time")
def test_a_text_that_takes_too_long_is_not_read_again_and_can_be_left(
    older: Report, editor: User, client: Client, standing: Callable[[], bool]
) -> None:
    for deed in (
        lambda: reparsing.propose(report=older),
        lambda: reparsing.look(report=older),
        lambda: reparsing.accept(report=older, expected_version=older.version, by=editor),
    ):
        with pytest.raises(ParsedTooLong, match="given up after 0 seconds.* Nothing was changed"):
            deed()
    client.force_login(editor)
    address = reverse("desk:reparse", args=[older.pk])
    page = client.get(address).content.decode()
    assert "Parsing the text was given up after 0 seconds" in page
    assert "nothing to decide" not in page
    answer = client.post(address, {"accept": "1", "version": older.version}, follow=True)
    assert [str(told)[:39] for told in answer.context["messages"]] == ["Parsing the text was given up after 0 s"]
    assert standing()
    client.post(address, {"leave": "1"})
    assert not Report.objects.divided_by_an_older_parser(VERSION).filter(pk=older.pk).exists()


@pytest.mark.usefixtures("no_time")
def test_long_work_tells_of_what_took_too_long_and_goes_on(
    older: Report, seeds: dict[str, Report], editor: User
) -> None:
    gone = Report.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    job = Job(kind="reparse", arguments=reparsing_many.arguments([older.pk, gone]), total=2, by=editor)
    first, second = reparsing_many.look_at_reports(job, range(2))
    assert (first.is_done, first.report, "given up after 0 seconds" in first.became) == (False, older.pk, True)
    assert second.became == "There is no such report any more."


def test_a_later_text_that_takes_too_long_waits_on(
    older: Report, editor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = later_text(older)
    older.refresh_from_db()
    before = (older.version, older.source_text_id, older.revisions.count(), older.flags.count())
    monkeypatch.setattr(parsers, "SHORT", 0)
    monkeypatch.setattr(parsers, "SECONDS", 0.0)
    with pytest.raises(ParsedTooLong):
        foresee(report=older, source_text=text)
    with pytest.raises(ParsedTooLong):
        take_over(report=older, source_text=text, expected_version=older.version, by=editor)
    client.force_login(editor)
    address = reverse("admin:archive_report_take_over", args=[older.pk, text.pk])
    assert "given up after 0 seconds" in client.get(address).content.decode()
    answer = client.post(address, {"expected_version": older.version}, follow=True)
    assert any("given up after 0 seconds" in str(told) for told in answer.context["messages"])
    older.refresh_from_db()
    assert (older.version, older.source_text_id, older.revisions.count(), older.flags.count()) == before
    assert older.waiting_source_texts().get() == text


def test_a_long_text_is_read_again_as_a_short_one_is(older: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    here = reparsing.propose(report=older)
    started = []

    def start(command: list[str], **options: Any) -> Popen[bytes]:
        started.append(command[1:])
        return Popen(command, **options)

    def parse(_text: parsers.Text) -> Breakdown:
        raise AssertionError("parsed here, where nothing ends it")

    monkeypatch.setattr(parsers, "SHORT", 0)
    monkeypatch.setattr("archive.parsers.subprocess.Popen", start)
    monkeypatch.setattr(parsers, "_parse", parse)
    assert reparsing.propose(report=older) == here
    assert started == [["-m", "archive.parsing"]]


def test_a_text_over_which_the_process_ends_is_not_told_as_one_that_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def ends(self: parsers.Parsers, text: parsers.Text) -> Breakdown:
        raise parsers.EndsItsProcess

    monkeypatch.setattr(parsers.Parsers, "parse", ends)
    with pytest.raises(ParsedTooLong, match=r"process ended over the text.* Nothing was changed"):
        parse_again("Rain fell.", report=Report(language="en"))

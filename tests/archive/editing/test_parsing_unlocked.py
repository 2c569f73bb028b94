"""A text is parsed before its report is locked: others work on the report meanwhile, and what they change is noticed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection, transaction

from archive import parsers
from archive.editing import Operation, VersionConflict, apply, reparsing
from archive.editing.parsing_again import parse_texts
from archive.editing.succeeding import take_over
from archive.models import Flag, Report
from archive.parsing import VERSION
from archive.parsing.breakdown import Breakdown
from archive.undertaking import reparsing_many
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text
from tests.archive.editing.test_reparsing import otherwise_read

pytestmark = pytest.mark.django_db(transaction=True)

Deed = Callable[[], Any]


@pytest.fixture
def older(draft: Report, editor: User) -> Report:
    return otherwise_read(draft, editor)


class Meanwhile:
    """What somebody else does over another connection while the first text is parsed; `texts` are all that are."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.deed: Deed | None = None
        self.texts: list[str] = []
        self._parse = parsers._parse
        monkeypatch.setattr(parsers, "_parse", self.parse)

    def parse(self, text: parsers.Text) -> Breakdown:
        self.texts.append(text[0])
        deed, self.deed = self.deed, None
        if deed:
            with ThreadPoolExecutor(1) as pool:
                pool.submit(self._do, deed).result()
        return self._parse(text)

    def _do(self, deed: Deed) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '1s'")  # whoever parses waits for us: we must not wait for them
            deed()
        finally:
            connection.close()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    return Meanwhile(monkeypatch)


def state(report: Report) -> tuple[Any, ...]:
    """What a deed that is refused leaves as it was."""
    found = Report.objects.get(pk=report.pk)
    flags = list(found.flags.order_by("pk").values_list("pk", "kind", "settled_at"))
    return found.version, found.parser, found.source_text_id, found.revisions.count(), flags


def lock(report: Report) -> Deed:
    def deed() -> None:
        with transaction.atomic():
            Report.objects.select_for_update(nowait=True).get(pk=report.pk)

    return deed


def describe(report: Report, by: User, **values: str) -> Deed:
    def deed() -> None:
        version = Report.objects.get(pk=report.pk).version
        apply(report=report, operation=Operation("describe", values), expected_version=version, by=by)

    return deed


def test_others_may_lock_a_report_while_its_text_is_parsed(older: Report, editor: User, meanwhile: Meanwhile) -> None:
    text = later_text(older)
    older.refresh_from_db()
    deeds: list[Deed] = [
        lambda: reparsing.look(report=older),
        lambda: reparsing.accept(report=older, expected_version=older.version, by=editor),
        lambda: take_over(report=older, source_text=text, expected_version=older.version + 1, by=editor),
    ]
    for deed in deeds:
        meanwhile.deed = lock(older)
        deed()
        assert meanwhile.deed is None
    assert older.waiting_source_texts().get() == text
    older.refresh_from_db()
    assert older.source_text == text


def test_a_proposal_is_not_taken_over_where_the_report_was_changed_while_it_was_parsed(
    older: Report, editor: User, meanwhile: Meanwhile
) -> None:
    meanwhile.deed = describe(older, editor, place="Elsewhere")
    with pytest.raises(VersionConflict, match=rf"version {older.version + 1}, yours is {older.version}"):
        reparsing.accept(report=older, expected_version=older.version, by=editor)
    assert (state(older)[:2], Report.objects.get(pk=older.pk).place) == ((older.version + 1, "older"), "Elsewhere")


def test_a_later_text_is_not_taken_over_where_the_report_was_changed_while_it_was_parsed(
    older: Report, editor: User, meanwhile: Meanwhile
) -> None:
    text = later_text(older)
    meanwhile.deed = describe(older, editor, place="Elsewhere")
    with pytest.raises(VersionConflict, match=rf"version {older.version + 1}, yours is {older.version}"):
        take_over(report=older, source_text=text, expected_version=older.version, by=editor)
    assert state(older)[:3] == (older.version + 1, "older", older.source_text_id)
    assert older.waiting_source_texts().get() == text


def test_a_report_that_got_another_text_meanwhile_is_looked_at_with_that_one(
    older: Report, editor: User, meanwhile: Meanwhile
) -> None:
    text, old = later_text(older), older.text
    version = older.version
    meanwhile.deed = lambda: take_over(report=older, source_text=text, expected_version=version, by=editor)
    reparsing.look(report=older)
    assert meanwhile.texts == [old, text.text, old, text.text]  # looked at, taken over by the other, looked at again
    assert state(older)[:3] == (version + 1, VERSION, text.pk)


def test_a_proposal_for_another_text_changes_nothing(older: Report, editor: User, meanwhile: Meanwhile) -> None:
    text, version = later_text(older), older.version
    meanwhile.deed = lambda: take_over(report=older, source_text=text, expected_version=version, by=editor)
    with pytest.raises(VersionConflict, match=rf"version {version + 1}, yours is {version}"):
        # Of the version that the other has made: what was parsed is not its text.
        reparsing.accept(report=older, expected_version=version + 1, by=editor)
    assert state(older)[:3] == (version + 1, VERSION, text.pk)


def test_a_look_flags_the_version_that_stands(older: Report, editor: User, meanwhile: Meanwhile) -> None:
    meanwhile.deed = describe(older, editor, place="Elsewhere")
    assert reparsing.look(report=older) == 1
    assert (len(meanwhile.texts), older.flags.get(kind=Flag.Kind.PROPOSAL).revision) == (1, older.version + 1)


def test_a_look_is_given_up_where_the_language_changes_twice(
    older: Report, editor: User, meanwhile: Meanwhile, monkeypatch: pytest.MonkeyPatch
) -> None:
    languages = iter(["ja", "ru"])
    parse = meanwhile.parse

    def parse_and_change(text: parsers.Text) -> Breakdown:
        meanwhile.deed = describe(older, editor, language=next(languages))
        return parse(text)

    monkeypatch.setattr(parsers, "_parse", parse_and_change)
    with parsers.Parsers(0) as processes:
        told = reparsing_many._look(older.pk, processes)
    assert (told.is_done, told.report, len(meanwhile.texts)) == (False, older.pk, 2)
    assert "changed by somebody else" in told.became
    assert (state(older)[:2], older.flags.filter(kind=Flag.Kind.PROPOSAL).exists()) == (
        (older.version + 2, "older"),
        False,
    )


def test_what_was_parsed_for_another_language_or_text_is_of_no_use(draft: Report) -> None:
    assert draft.source_text is not None
    parsed = parse_texts(draft.source_text, report=draft)
    assert parsed.of(draft.source_text_id, report=draft) == parsed.breakdowns[draft.source_text.pk]
    with pytest.raises(VersionConflict):
        parsed.of(0, report=draft)
    draft.language = "ja"
    with pytest.raises(VersionConflict):
        parsed.of(draft.source_text_id, report=draft)

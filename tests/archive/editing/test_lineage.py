"""Identities of statements: what has been public lives on, and only a publication redirects."""

from __future__ import annotations

from typing import Any

import pytest

from archive.editing import Operation, apply
from archive.editing.succeeding import take_over
from archive.models import EditionStatement, Report, Statement, StatementId
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text, publish_checked


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


def change(report: Report, editor: User, name: str, /, **arguments: Any) -> int:
    report.refresh_from_db()
    operation = Operation(name, arguments)
    return apply(report=report, operation=operation, expected_version=report.version, by=editor).number


def statement(report: Report, path: str, number: int = 1) -> Statement:
    return Statement.objects.get(report=report, path=path, number=number)


def heir(sid: str) -> str | None:
    return StatementId.objects.get(sid=sid).merged_into_id


def test_an_edition_knows_its_statements(report: Report) -> None:
    standing = EditionStatement.objects.filter(edition=report.current_edition).values_list("identity", flat=True)
    assert set(standing) == set(Statement.objects.filter(report=report).values_list("identity", flat=True))


def test_a_merge_redirects_when_it_is_published_and_not_before(report: Report, editor: User) -> None:
    first, second = (statement(report, "4.p1", number).identity_id for number in (1, 2))
    version = change(report, editor, "merge", part=statement(report, "4.p1").ordinal)
    assert heir(second) is None
    publish_checked(report, editor)
    assert heir(second) == first
    change(report, editor, "restore", revision=version - 1)
    assert heir(second) == first
    publish_checked(report, editor)
    assert heir(second) is None


def test_a_published_identity_outlives_a_split_and_a_merge(report: Report, editor: User) -> None:
    whole = statement(report, "1.2.b")
    sid = whole.identity_id
    change(report, editor, "split", part=whole.ordinal, at=report.text.index("We should avoid"))
    change(report, editor, "merge", part=whole.ordinal)
    assert statement(report, "1.2.b").identity_id == sid
    assert statement(report, "1.2.b").positions.exists()


def test_a_statement_made_narrative_and_back_takes_its_identity_up_again(report: Report, editor: User) -> None:
    part = statement(report, "p2")
    sid = part.identity_id
    topics = {"sid": sid, "topics": [], "by": "ed"}
    for position in part.positions.all():
        change(report, editor, "uncode", key=str(position.key))
    change(report, editor, "set_topics", **topics)
    change(report, editor, "change_kind", part=part.ordinal, kind="narrative")
    assert not Statement.objects.filter(identity=sid).exists()
    change(report, editor, "change_kind", part=part.ordinal, kind="statement")
    assert statement(report, "p2").identity_id == sid


def test_a_new_half_says_whence_it_comes(report: Report, editor: User) -> None:
    whole = statement(report, "1.2.b")
    change(report, editor, "split", part=whole.ordinal, at=report.text.index("We should avoid"))
    new = Statement.objects.filter(report=report, path="1.2.b").exclude(identity=whole.identity_id).get()
    assert new.identity.split_from_id == whole.identity_id


def test_a_statement_that_a_later_text_has_inside_another_is_redirected_at_publication(
    report: Report, editor: User
) -> None:
    """4.p1 is a paragraph of two statements; in the later text the second sentence carries on with the first speaker."""
    first, second = (statement(report, "4.p1", number).identity_id for number in (1, 2))
    later = later_text(report, "In response, President Putin stated that he understood", "He understood")
    take_over(report=report, source_text=later, expected_version=report.version, by=editor)
    assert not Statement.objects.filter(identity=second).exists()
    assert heir(second) is None
    publish_checked(report, editor)
    assert heir(second) == first


def test_nobody_checks_in_anothers_name(report: Report, editor: User) -> None:
    part = statement(report, "1.2.b")
    other = User.objects.create_user("other")
    change(report, editor, "confirm", part=part.ordinal, by=other.pk)
    assert list(part.confirmed_by.order_by("username").values_list("username", flat=True)) == [
        "ed",
        "founding-editors",
    ]

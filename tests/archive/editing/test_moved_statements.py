"""Where the address of a statement leads: the page and the API answer alike, whatever has become of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.models import Report, Statement, StatementId
from archive.models.identifiers import show
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked


@dataclass(frozen=True, slots=True)
class Desk:
    """An editor at a report of which three statements stand one after another."""

    report: Report
    editor: User

    @property
    def sids(self) -> list[str]:
        return [Statement.objects.get(report=self.report, path=f"t1.p{n}").identity_id for n in (1, 2, 3)]

    def change(self, name: str, /, **arguments: object) -> int:
        self.report.refresh_from_db()
        operation, version = Operation(name, arguments), self.report.version
        apply(report=self.report, operation=operation, expected_version=version, by=self.editor)
        return version

    def merge(self, sid: str) -> int:
        """Merge the statement with the next one; the version before."""
        return self.change("merge", part=Statement.objects.get(identity=sid).ordinal)

    def drop(self, sid: str) -> None:
        for position in Statement.objects.get(identity=sid).positions.all():
            self.change("uncode", sid=sid, key=position.key)
        self.change("set_topics", sid=sid, topics=[], by="ed")
        self.change("change_kind", part=Statement.objects.get(identity=sid).ordinal, kind="narrative")

    def publish(self) -> None:
        publish_checked(self.report, self.editor)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the page and the API should answer, with the heir, or the last edition that had the statement."""

    page: int
    api: int
    heir: str | None = None
    edition: str | None = None


def never_published(desk: Desk) -> tuple[str, Answers]:
    return StatementId.objects.create(report=desk.report).sid, Answers(404, 404)


def never_published_though_redirected(desk: Desk) -> tuple[str, Answers]:
    heir = StatementId.objects.get(sid=desk.sids[0])
    return StatementId.objects.create(report=desk.report, merged_into=heir).sid, Answers(404, 404)


def published(desk: Desk) -> tuple[str, Answers]:
    return desk.sids[0], Answers(200, 200)


def merged_in_the_working_copy(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    desk.merge(first)
    return second, Answers(200, 200)


def merged(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    desk.merge(first)
    desk.publish()
    return second, Answers(301, 301, heir=first)


def merged_twice(desk: Desk) -> tuple[str, Answers]:
    first, second, third = desk.sids
    for sid in (second, first):
        desk.merge(sid)
        desk.publish()
    return third, Answers(301, 301, heir=first)


def merged_and_merged_on_in_the_working_copy(desk: Desk) -> tuple[str, Answers]:
    first, second, third = desk.sids
    desk.merge(second)
    desk.publish()
    desk.merge(first)
    return third, Answers(301, 301, heir=second)


def merged_and_restored(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    version = desk.merge(first)
    desk.publish()
    desk.change("restore", revision=version)
    desk.publish()
    return second, Answers(200, 200)


def merged_and_restored_in_the_working_copy(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    version = desk.merge(first)
    desk.publish()
    desk.change("restore", revision=version)
    return second, Answers(301, 301, heir=first)


def dropped(desk: Desk) -> tuple[str, Answers]:
    first = desk.sids[0]
    desk.drop(first)
    desk.publish()
    return first, Answers(200, 410, edition="1.0")


def merged_into_one_that_was_dropped(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    desk.merge(first)
    desk.publish()
    desk.drop(first)
    desk.publish()
    return second, Answers(200, 410, edition="1.0")


def withdrawn(desk: Desk) -> tuple[str, Answers]:
    first = desk.sids[0]
    withdraw(report=desk.report, by=desk.editor, reason="A forgery.")
    return first, Answers(410, 410, edition="1.0")


def merged_and_withdrawn(desk: Desk) -> tuple[str, Answers]:
    first, second, _ = desk.sids
    desk.merge(first)
    desk.publish()
    withdraw(report=desk.report, by=desk.editor, reason="A forgery.")
    return second, Answers(410, 410, edition="2.0")


@pytest.mark.parametrize(
    "becomes",
    [
        never_published, never_published_though_redirected, published, merged_in_the_working_copy, merged, merged_twice,
        merged_and_merged_on_in_the_working_copy, merged_and_restored, merged_and_restored_in_the_working_copy, dropped,
        merged_into_one_that_was_dropped, withdrawn, merged_and_withdrawn,
    ],
)  # fmt: skip
def test_the_page_and_the_api_answer_alike(
    seeds: dict[str, Report], client: Client, editor: User, becomes: Callable[[Desk], tuple[str, Answers]]
) -> None:
    sid, expected = becomes(Desk(seeds["004"], editor))
    page, api = client.get(f"/s/{show(sid)}"), client.get(f"/api/v1/statements/{show(sid)}/")
    assert (page.status_code, api.status_code) == (expected.page, expected.api)
    if expected.heir:
        assert page["Location"] == f"/s/{show(expected.heir)}"
        assert api["Location"].endswith(f"/api/v1/statements/{show(expected.heir)}/")
        assert client.get(page["Location"]).status_code == client.get(api["Location"]).status_code == 200
    if expected.edition:
        assert api.json()["edition"] == expected.edition
    if expected.page == 200 != expected.api:
        assert f"As it stood in edition {expected.edition}" in page.content.decode()

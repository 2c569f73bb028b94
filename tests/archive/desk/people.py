"""Who acts at the desk in the tests: accounts in their roles, and a draft that is ready for them."""

from __future__ import annotations

import pytest

from archive.editing import Operation, apply, resolve_people
from archive.models import Identification, Person, Report, Statement
from diplomacy.accounts.models import User
from tests.archive.conftest import account


def check_all(report: Report, by: User) -> None:
    """Somebody looks at all statements of the report and confirms them."""
    report.refresh_from_db()
    ordinals = list(Statement.objects.filter(report=report).order_by("ordinal").values_list("ordinal", flat=True))
    apply(report=report, operation=Operation("confirm", {"parts": ordinals}), expected_version=report.version, by=by)
    report.refresh_from_db()


def change(report: Report, by: User, name: str, /, **arguments: object) -> None:
    """One operation on the report as it stands."""
    report.refresh_from_db()
    apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=by)
    report.refresh_from_db()


@pytest.fixture
def reviewer(db: None) -> User:
    """An account with the role of a reviewer, and a mail address."""
    return account("rosa", "Reviewer", email="rosa@example.org")


@pytest.fixture
def checked(draft: Report, editor: User) -> Report:
    """The draft, of which the editor has looked at every statement, and nothing is open."""
    person = Person.objects.get(slug="zara-zanzibarite")
    Identification.objects.create(report=draft, name="Zanzibarite", person=person, by=editor)
    resolve_people(report=draft)
    draft.flags.update(settled_by=editor, settled_at=draft.revisions.latest("number").at)
    check_all(draft, editor)
    return draft

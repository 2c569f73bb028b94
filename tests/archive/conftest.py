"""The archive of the tests: the five reports published, a draft that nobody may see, and people to act."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoDbBlocker

from archive.editing import Operation, apply, resolve_people
from archive.importing import import_record
from archive.models import (
    Country,
    Edition,
    Identification,
    Instrument,
    Meeting,
    Person,
    Proposition,
    Report,
    SourceText,
    Statement,
    Topic,
)
from archive.publishing import publish
from archive.reading import Custody, Received
from diplomacy.accounts.models import User

FIXTURES = Path(settings.BASE_DIR) / "fixtures"

MARKER = "zanzibarite"

DRAFT_TEXT = """Telephone Talks on the Zanzibarite Question Between Foreign Minister Zanzibarite and President Putin

August 5, 2003

Foreign Minister Zara Zanzibarite held telephone talks with President Vladimir Putin on August 5.

1. The Zanzibarite Question

(1) Foreign Minister Zanzibarite stated that the peace treaty should await the zanzibarite question.

(2) In response, President Putin said that the zanzibarite question was a matter for North Korea.
"""


@pytest.fixture
def seeds(db: None) -> dict[str, Report]:
    """The five reports, by the first three characters of their files' names ("000" … "004")."""
    return find_seeds()


def find_seeds() -> dict[str, Report]:
    """As `seeds`, for what asks once for a whole module, outside the tests' transactions."""
    # The first text's name comes last, over those of later ones. Nearly every test asks for them: two queries, not six.
    names = dict(SourceText.objects.order_by("-pk").values_list("report", "name"))
    return {names[report.pk][:3]: report for report in Report.objects.all()}


@pytest.fixture(scope="session")
def before(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, tuple[int, bytes]]:
    """What every public address answers while there are the five reports alone; asked once for all tests."""
    from tests.archive.answers import read_all  # which knows this module's words

    with django_db_blocker.unblock():
        return read_all(find_seeds(), Client())


def received(text: str, *, name: str = "draft.txt", **custody: str) -> Received:
    """A text as if it had just been read from a file of that name."""
    return Received(
        name=name, received=text.encode(), text=text, custody=Custody(**{"publisher": "mofa-japan", **custody})
    )


def check_unseen(report: Report, by: User) -> None:
    """Somebody looks at the statements that nobody has looked at: else nothing is published."""
    report.refresh_from_db()
    unseen = Statement.objects.filter(report=report, confirmed_by=None).order_by("ordinal")
    if parts := list(unseen.values_list("ordinal", flat=True)):
        apply(report=report, operation=Operation("confirm", {"parts": parts}), expected_version=report.version, by=by)
        report.refresh_from_db()


def publish_checked(report: Report, by: User, **values: Any) -> Edition:
    """Publish the report after somebody has looked at all its statements; a second pair of eyes is not asked for."""
    check_unseen(report, by)
    return publish(report=report, by=by, by_program=True, **values)


def later_text(report: Report, old: str = "held", new: str = "have held") -> SourceText:
    """A later version of the report's text arrives, with one place of it changed."""
    assert old in report.text
    known = {"address": report.identity} if report.identity.startswith("http") else {}
    name = report.identity.removeprefix("file:mofa-japan/")
    import_record(received(report.text.replace(old, new, 1), name=name, **known))
    return report.waiting_source_texts().get()


@pytest.fixture
def draft(seeds: dict[str, Report], editor: User) -> Report:
    """A report that is imported, identified, tagged and coded, and not published; all its own words have MARKER."""
    return make_draft(editor)


def make_draft(editor: User) -> Report:
    """As `draft`, for what is made once for a whole module."""
    import_record(received(DRAFT_TEXT), by=editor)
    report = Report.objects.get(identity="file:mofa-japan/draft.txt")
    country = Country.objects.create(slug="zanzibarite-land", label="Zanzibarite Land")
    person = Person.objects.create(
        slug="zara-zanzibarite", label="Zara Zanzibarite", surname="Zanzibarite", country=country
    )
    topic = Topic.objects.create(
        slug="zanzibarite-question", label="Zanzibarite question", definition="The zanzibarite question."
    )
    Proposition.objects.create(
        slug="zanzibarite-first",
        text="The zanzibarite question comes first.",
        topic=topic,
        supports="says so",
        opposes="denies it",
    )
    Identification.objects.create(report=report, name="Zara Zanzibarite", person=person, by=editor)
    report.meeting = Meeting.objects.create(
        slug="zanzibarite-talks", label="Zanzibarite talks", kind="telephone talks", date="2003-08-05"
    )
    report.source_note, report.source_note_by = "A zanzibarite note.", "zanzibarite"
    report.save()
    resolve_people(report=report)
    statement = Statement.objects.filter(report=report).earliest("ordinal")
    position: dict[str, Any] = {
        "sid": statement.identity_id, "proposition": "zanzibarite-first", "holder_person": "zara-zanzibarite", "direction": "supports",
        "strength": 2, "act": "states", "evidence": "explicit", "start": statement.start, "end": statement.end, "by": "zanzibarite",
    }  # fmt: skip
    tags = [
        {"sid": statement.identity_id, "topic": slug, "by": "zanzibarite"}
        for slug in ("zanzibarite-question", "peace-treaty")
    ]
    steps = [{"name": "tag", "arguments": tag} for tag in tags] + [{"name": "code", "arguments": position}]
    Instrument.objects.create(slug="zanzibarite-accord", label="Zanzibarite Accord", kind="agreement")
    start = report.text.index("the peace treaty")
    span = {"start": start, "end": start + len("the peace treaty"), "rule": "manual", "confidence": 1.0}
    said: dict[str, dict[str, Any]] = {
        "reference": {"designation": "Zanzibarite", "instrument": "zanzibarite-accord"},
        "undertaking": {
            "act": "pledged", "by": ["Zara Zanzibarite"], "towards": ["Vladimir Putin"], "what": [start, start + 5], "due": None,
            "due_date": "2003-12",
        },
        "figure": {
            "measure": "count", "low": "7", "high": "7", "unit": "zanzibarite", "approximate": False, "of": None, "baseline": None,
            "as_of": "",
        },
        "place": {"kind": "place", "country": "", "name": "Zanzibarite"},
        # On an undertaking of report 004, which is public.
        "evidence": {
            "undertaking": "6227e4d2-511e-5538-ba57-120cce124a12", "how": "reported", "on": "2003-05-30", "note": "A zanzibarite note.",
        },
    }  # fmt: skip
    steps += [
        {"name": "note", "arguments": {"kind": kind, "said": span | values, "by": "zanzibarite"}}
        for kind, values in said.items()
    ]
    apply(
        report=report, operation=Operation("batch", {"operations": steps}), expected_version=report.version, by=editor
    )
    report.refresh_from_db()
    return report


def account(name: str, role: str | None = None, **values: Any) -> User:
    """An account of the staff in one of the roles, or with none."""
    user = User.objects.create_user(username=name, password="a long pass phrase", is_staff=True, **values)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def editor(db: None) -> User:
    """An account with the role of an editor."""
    return account("ed", "Editor")


@pytest.fixture
def superuser(db: None) -> User:
    """An account that may do everything."""
    return account("root", is_superuser=True)

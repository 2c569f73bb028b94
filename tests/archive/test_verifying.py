"""Verification finds what was changed behind the archive's back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, models, transaction

from archive.models import (
    Edition,
    Person,
    PublishedFigure,
    PublishedPart,
    PublishedParty,
    PublishedPosition,
    PublishedReport,
    Report,
    SourceText,
)
from archive.publishing import publish
from archive.verifying import digest_of_heads, verify
from diplomacy.accounts.models import User


@pytest.fixture
def edition(seeds: dict[str, Report], editor: User) -> Edition:
    """The second edition of a report."""
    report = seeds["003"]
    report.source_note += " More."
    report.save()
    return publish(report=report, by=editor, note="A note.")


def tamper(model: type[models.Model], key: Any, **values: Any) -> None:
    """Change a frozen row as somebody could who owns the database."""
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        model._default_manager.filter(pk=key).update(**values)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def forge_words(edition: Edition) -> None:
    content = edition.content.replace("Ivanov", "Iwanow", 1)
    tamper(Edition, edition.pk, content=content)


TAMPERING: dict[str, tuple[Callable[[Edition], Any], str]] = {
    "words": (forge_words, "does not have the hash"),
    "forged hash": (lambda e: tamper(Edition, e.pk, record_sha256="0" * 64), "the record does not have the hash"),
    "no JSON": (lambda e: tamper(Edition, e.pk, content="x"), "is no edition"),
    "another JSON": (lambda e: tamper(Edition, e.pk, content="{}"), "is no edition"),
    "note": (lambda e: tamper(Edition, e.pk, note="x"), "the content says note 'A note.'"),
    "number": (lambda e: tamper(Edition, e.pk, minor=7), "the content says minor 1"),
    "moment": (lambda e: tamper(Edition, e.pk, published_at=datetime(2001, 1, 1, tzinfo=UTC)), "published_at"),
    "report": (lambda e: tamper(Edition, e.pk, report=Report.objects.exclude(pk=e.report_id).earliest("pk")), "rid"),
    "current edition": (
        lambda e: Report.objects.filter(pk=e.report_id).update(current_edition=e.previous),
        "its current edition is not its last one",
    ),
    "state": (lambda e: Report.objects.filter(pk=e.report_id).update(state="withdrawn"), "contradict"),
    "published words": (
        lambda e: PublishedPart.objects.filter(report=e.report).update(text="x"),
        "what is published is not what its edition says",
    ),
    "published part gone": (
        lambda e: PublishedPart.objects.filter(report=e.report, kind="heading").delete(),
        "what is published is not what its edition says",
    ),
    "published review": (
        lambda e: PublishedPart.objects.filter(report=e.report, kind="statement").update(review="two editors"),
        "what is published is not what its edition says",
    ),
    "published day": (
        lambda e: PublishedReport.objects.filter(report=e.report).update(event_latest="2099-01-01"),
        "what is published is not what its edition says",
    ),
    "published holder": (
        lambda e: PublishedPosition.objects.filter(holder_kind="person").update(person=Person.objects.latest("pk")),
        "what is published is not what its edition says",
    ),
    "published figure": (
        lambda e: PublishedFigure.objects.filter(part__report=e.report).update(high=7),
        "what is published is not what its edition says",
    ),
    "published party": (
        lambda e: PublishedParty.objects.filter(undertaking__part__report=e.report).delete(),
        "what is published is not what its edition says",
    ),
    "source text": (
        lambda e: tamper(SourceText, SourceText.objects.get(report=e.report).pk, text="x"),
        "the text does not have the hash",
    ),
    "received bytes": (
        lambda e: tamper(SourceText, SourceText.objects.get(report=e.report).pk, received=b"x"),
        "the bytes received do not have the hash",
    ),
}


def test_tampering_is_found(edition: Edition) -> None:
    assert list(verify()) == []
    missed = []
    for what, (change, fault) in TAMPERING.items():
        with transaction.atomic():
            change(edition)
            if not any(fault in line for line in verify()):
                missed.append(what)
            transaction.set_rollback(True)
    assert missed == []


def test_the_command_fails_where_something_is_wrong(edition: Edition) -> None:
    forge_words(edition)
    with pytest.raises(CommandError, match="faults in 6 editions"):
        call_command("verify", stderr=io.StringIO())


def test_a_forged_last_edition_changes_the_digest_that_is_kept_elsewhere(edition: Edition) -> None:
    before = digest_of_heads()
    tamper(Edition, edition.pk, sha256="1" * 64)
    assert digest_of_heads() != before

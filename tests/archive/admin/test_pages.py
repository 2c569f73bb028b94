"""Every page of every model: it opens, it searches, and it asks the database as often for three rows as for one."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from archive.editing import Operation, apply
from archive.models import (
    Flag,
    Gloss,
    Identification,
    Meeting,
    MeetingProposal,
    Proposition,
    Publisher,
    Report,
    Withdrawal,
)
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from diplomacy.administration import GROUPS
from tests.archive.conftest import account, find_seeds, make_draft, publish_checked
from tests.archive.desk_rows import three_of_each
from tests.standing import made_once

MODELS = sorted(
    (model for model in admin.site._registry if model._meta.app_label == "archive"), key=lambda m: m.__name__
)

HAND_MADE = {
    "Basis", "Country", "Identification", "Instrument", "Meeting", "Name", "Office", "Organization", "Participation", "Person", "Proposition",
    "Publisher", "Tenure", "Topic", "TopicLabel",
}  # fmt: skip
"""What is added by hand; all else comes in by import, by editing or by publishing."""


def page(model: type[Model], name: str, *args: Any) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_{name}", args=args)


@pytest.fixture(scope="module")
def filled(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Report]:
    """An archive that has three rows of nearly everything, and of it the report that was a draft."""
    with made_once(django_db_blocker):
        yield fill()


@pytest.fixture
def full(filled: Report, db: None, client: Client) -> Client:
    """A superuser before that archive."""
    client.force_login(User.objects.get(username="root"))
    return client


def fill() -> Report:
    """Makes three rows of nearly everything."""
    superuser, seeds = account("root", is_superuser=True), find_seeds()
    draft = make_draft(account("ed", "Editor"))
    for key in ("000", "001", "002"):
        withdraw(report=seeds[key], by=superuser, reason="for the test")
    text = draft.text
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("Zara", "August 5", "In response")]
    for start, end in spans:
        figure = {
            "start": start, "end": end, "measure": "count", "low": "1", "high": "1", "unit": "person", "approximate": False, "of": None,
            "baseline": None, "as_of": "", "rule": "", "confidence": 1.0,
        }  # fmt: skip
        evidence = {
            "start": start, "end": end, "undertaking": "6227e4d2-511e-5538-ba57-120cce124a12", "how": "mentioned", "on": "", "note": "",
            "rule": "manual", "confidence": 1.0,
        }  # fmt: skip
        span = {"start": start, "end": end}
        for name, arguments in (
            ("gloss", {**span, "note": "n"}),
            ("emend", {**span, "reading": "r", "reason": "why"}),
            ("note", {"kind": "figure", "said": figure}),
            ("note", {"kind": "evidence", "said": evidence}),
        ):
            draft.refresh_from_db()
            operation = Operation(name, {**arguments, "by": "root"})
            apply(report=draft, operation=operation, expected_version=draft.version, by=superuser)
    for meeting in Meeting.objects.exclude(reports=draft)[:3]:
        MeetingProposal.objects.create(report=draft, meeting=meeting, reason="for the test")
    Publisher.objects.create(slug="third", label="Third", adjective="The third house’s")
    Flag.objects.bulk_create(Flag(report=report, message="for the test", revision=1) for report in seeds.values())
    for name in ("One", "Two"):
        Identification.objects.create(report=draft, name=name, by=superuser)
    publish_checked(draft, superuser)
    three_of_each(superuser)
    return draft


def test_every_model_of_the_archive_is_registered() -> None:
    from django.apps import apps

    made_of = {model for model in apps.get_app_config("archive").get_models() if not model._meta.auto_created}
    assert made_of == set(MODELS)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_page_opens(model: type[Model], full: Client) -> None:
    assert full.get(page(model, "changelist")).status_code == 200
    # Reports are imported and propositions proposed, on pages of their own.
    added = 302 if model in (Report, Proposition) else 200 if model.__name__ in HAND_MADE else 403
    assert full.get(page(model, "add")).status_code == added
    row = model._default_manager.first()
    assert row is not None
    assert full.get(page(model, "change", row.pk)).status_code == 200
    assert full.get(page(model, "history", row.pk)).status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_search_finds_nothing_for_words_that_are_nowhere(model: type[Model], full: Client) -> None:
    answer = full.get(page(model, "changelist"), {"q": "no such words anywhere"})
    assert answer.status_code == 200
    assert list(answer.context["cl"].result_list) == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_of_three_asks_as_often_as_a_list_of_one(model: type[Model], full: Client) -> None:
    key = model._meta.pk.name
    rows = [str(pk) for pk in model._default_manager.order_by("pk").values_list("pk", flat=True)[:3]]
    assert len(rows) == 3
    beside = {"settled": "all"} if model is Flag else {}  # its list begins with the open ones
    counts = []
    for chosen in (rows[:1], rows[:1], rows):
        with CaptureQueriesContext(connection) as queries:
            answer = full.get(page(model, "changelist"), {f"{key}__in": ",".join(chosen), **beside})
        assert len(answer.context["cl"].result_list) == len(chosen)
        counts.append(len(queries))
    assert counts[2] == counts[1]


def test_the_pages_tell_the_browser_to_take_nothing_from_elsewhere(full: Client, filled: Report) -> None:
    for address in (reverse("admin:index"), page(Report, "changelist"), page(Report, "change", filled.pk)):
        answer = full.get(address)
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert " style=" not in answer.content.decode()
        assert " onclick=" not in answer.content.decode()


@pytest.mark.parametrize(
    "model",
    [model for model in MODELS if model.__name__ not in HAND_MADE],
    ids=lambda model: model.__name__,
)
def test_what_nobody_makes_by_hand_is_not_added_or_deleted_by_address(model: type[Model], full: Client) -> None:
    row = model._default_manager.first()
    before = model._default_manager.count()
    assert row is not None
    assert full.post(page(model, "add"), {}).status_code == (302 if model is Report else 403)
    # Of reports the page leads to the bin, which asks for a reason.
    assert full.post(page(model, "delete", row.pk), {"post": "yes"}).status_code == (302 if model is Report else 403)
    full.post(page(model, "changelist"), {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"})
    assert model._default_manager.count() == before


FROZEN = (
    "Doubts",
    "Edition",
    "EditionStatement",
    "Emendation",
    "Finding",
    "Flag",
    "Gloss",
    "InstrumentName",
    "Mention",
    "Part",
    "Position",
    "PublishedPart",
    "PublishedPosition",
    "PublishedReport",
    "PublishedTopic",
    "PublishedVoice",
    "Revision",
    "SourceText",
    "StatementId",
    "Tag",
    "Voice",
    "Withdrawal",
)


@pytest.mark.parametrize("model", [m for m in MODELS if m.__name__ in FROZEN], ids=lambda model: model.__name__)
def test_what_is_frozen_is_not_changed_by_address(model: type[Model], full: Client) -> None:
    row = model._default_manager.first()
    assert row is not None
    assert full.post(page(model, "change", row.pk), {}).status_code == 403


def test_every_model_stands_in_one_group_of_the_index() -> None:
    names = [name for _, names in GROUPS for name in names]
    assert sorted(names) == sorted(model.__name__ for model in MODELS)


@pytest.mark.parametrize("who", ["root", "ed"])
def test_the_index_begins_with_the_work_and_hides_the_projection(who: str, full: Client) -> None:
    full.force_login(User.objects.get(username=who))
    for address in (reverse("admin:index"), reverse("admin:app_list", args=["archive"])):
        listed = [app for app in full.get(address).context["app_list"] if app["app_label"] == "archive"]
        names = [model["object_name"] for app in listed for model in app["models"]]
        assert names[:3] == ["Report", "Flag", "MeetingProposal"]
        assert [name.startswith("Published") for name in names].count(True) == (11 if who == "root" else 0)
        assert len(set(names)) == len(names)


def test_the_names_in_the_list_are_translated_once(full: Client) -> None:
    """Django sorts by them, for the list at the side of each page."""
    listed = full.get(reverse("admin:index")).context["available_apps"]
    assert {type(model["name"]) for app in listed for model in app["models"]} == {str}


def test_the_archive_of_these_tests_has_glosses_and_withdrawals(full: Client) -> None:
    assert (Gloss.objects.count() >= 3, Withdrawal.objects.count()) == (True, 3)

"""What the journeys at the workbench share: a counted hand, windows of editors, and a record to be set right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.editing import Operation, apply
from archive.editing.working_copy import Value, working_value
from archive.importing import import_record
from archive.models import Report
from archive.parsing.breakdown import Breakdown, Kind, Segment, statement_numbers
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.conftest import FIXTURES, received

SEED = "003_2ada3661be1655c9"
SHIFTED = set('?|#"+:{}<>_')

Open = Callable[..., Page]


class Keys:
    """A hand on the keyboard, counted: a held key is a press, and so is each letter."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            parts = key.split("+") if len(key) > 1 else [key]
            last = parts[-1]
            is_shifted = len(last) == 1 and (last.isupper() or last in SHIFTED) and "Shift" not in parts
            self.presses += len(parts) + is_shifted
            self.page.keyboard.press(key)


@pytest.fixture
def open_desk(browser: Browser, live_server: LiveServer) -> Iterator[Open]:
    """Opens the workbench of a report for an account; fails where the page reports an error of its own."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(report: Report, user: User, *, query: str = "", **options: Any) -> Page:
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context = browser.new_context(
            **{"base_url": live_server.url, "viewport": {"width": 1440, "height": 900}, **options}
        )
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security" in said.text else None)
        page.goto(reverse("desk:workbench", args=[report.pk]) + query)
        if options.get("java_script_enabled", True):
            expect(page.locator("#workbench.is-live")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture
def anew(archive: dict[str, Report], superuser: User) -> Report:
    """A seed's record as if it had never been seen: imported anew, untagged, three statements of it wrongly attributed.

    The published one is withdrawn, so that its topics suggest nothing.
    """
    withdraw(report=archive["003"], by=superuser, reason="To see it anew.")
    text = (FIXTURES / f"{SEED}.txt").read_text() + "\n\nTop"
    import_record(received(text, name="anew.txt"), by=superuser)
    report = Report.objects.get(identity="file:mofa-japan/anew.txt")
    first, second, third = wrong_ones(report)
    wrong: list[dict[str, Any]] = [
        {"part": first, "speakers": ["Igor Ivanov"], "addressees": ["Yoriko Kawaguchi"]},
        {"part": second, "speakers": ["Junichiro Koizumi"]},
        {"part": third, "speakers": [], "attribution": "impersonal"},
    ]
    steps = [{"name": "attribute", "arguments": arguments} for arguments in wrong]
    apply(report=report, operation=Operation("batch", {"operations": steps}), expected_version=1, by=superuser)
    report.refresh_from_db()
    return report


def value_of(report: Report) -> Value:
    return working_value(Report.objects.get(pk=report.pk))


def statements(breakdown: Breakdown) -> list[int]:
    return [index for index, part in enumerate(breakdown.segments) if part.kind is Kind.STATEMENT]


def wrong_ones(report: Report) -> tuple[int, int, int]:
    """Statements of the record that the tests attribute wrongly: 1(1)(a), the second of 1(3), and the second of 3."""
    found = statements(value_of(report).breakdown)
    return found[0], found[5], found[10]


def told_of(part: Segment) -> tuple[Any, ...]:
    """All that a statement says of whose words it is."""
    return part.speakers, part.addressees, part.attribution, part.speech, part.role, part.conveyed_by, part.answers


def topics_of(value: Value) -> list[set[str]]:
    sids = [value.breakdown.segments[index].sid for index in statements(value.breakdown)]
    return [{tag.topic for tag in value.layers.tags if tag.sid == sid} for sid in sids]


def right_topics(breakdown: Breakdown) -> list[set[str]]:
    """What the seed's editors tagged, statement by statement, spans too."""
    judged = json.loads((FIXTURES / f"{SEED}.judgements.json").read_text())["topics"]
    numbers = statement_numbers(breakdown)
    return [
        {
            tag if isinstance(tag, str) else tag["topic"]
            for tag in judged[f"{breakdown.segments[n].path}#{numbers[n][0]}"]
        }
        for n in statements(breakdown)
    ]


def settle(page: Page) -> None:
    """Wait until everything is saved; waiting is no key."""
    expect(page.locator("#saved")).to_have_attribute("data-waiting", "0")
    expect(page.locator("#saved")).to_contain_text("Saved")


def seen(page: Page, topic: str) -> None:
    """Wait until the topic is suggested on the page: nobody takes what is not shown."""
    expect(page.locator("#suggested")).to_contain_text(topic)


def candidate(page: Page) -> Locator:
    """The candidate that Enter takes."""
    return page.locator(".candidates [role=option][aria-selected=true]")


def suggested(page: Page, topic: str) -> str:
    """The digit that takes a suggested topic, as it is read on the page."""
    line = page.locator("#suggested li").filter(has_text=topic)
    return str(line.locator("kbd").inner_text())


def take(page: Page, press: Keys, topic: str) -> None:
    """Tag with one of the suggested topics and confirm; one key where nothing else is suggested."""
    seen(page, topic)
    if page.locator("#suggested li").count() == 1:
        press("y")
    else:
        press(suggested(page, topic), "c")

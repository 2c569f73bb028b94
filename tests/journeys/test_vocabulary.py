"""A vocabulary editor moves topics by mouse and by keyboard; the vocabulary's pages break no rule of axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.authorities import merge_topics
from archive.models import Office, Person, Proposition, Report, Topic
from archive.proposing import propose_version, read_wording
from diplomacy.accounts.models import User
from tests.archive.conftest import account

from .hands import follow, leaving
from .kinds import find_faults, find_wrong_headings
from .test_accessibility import DJANGO_S_OWN

Open = Callable[..., Page]


@pytest.fixture
def vera(archive: dict[str, Report]) -> User:
    """A vocabulary editor."""
    return account("vera", "Vocabulary editor")


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer, client: Client, vera: User) -> Iterator[Open]:
    """Opens a window of hers; fails where a page reports an error of its own."""
    client.force_login(vera)
    name = settings.SESSION_COOKIE_NAME
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_window(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": live_server.url, **options})
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []


def topic(slug: str) -> Topic:
    return Topic.objects.select_related("broader").get(slug=slug)


def test_a_topic_is_moved_with_the_keyboard_alone(open_page: Open) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    page.goto(reverse("desk:topic_tree"))
    page.get_by_role("link", name="Military exercises", exact=True).focus()
    page.keyboard.press("m")
    expect(page.locator("topic-tree .said")).to_contain_text("Moving “Military exercises”")
    page.keyboard.press("Escape")
    expect(page.locator("topic-tree .said")).to_contain_text("stays where it is")
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    with leaving(page):
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What it touches")).to_be_visible()
    assert topic("exercises").broader == topic("defence")
    with leaving(page):
        page.get_by_role("button", name="Move the topic").press("Enter")
    expect(page.get_by_text("Moved the topic “Military exercises” under “Economic relations”.")).to_be_visible()
    moved = topic("exercises").broader
    assert moved is not None
    assert moved.label == "Economic relations"
    page.get_by_role("link", name="Military exercises", exact=True).focus()
    page.keyboard.press("m")
    with leaving(page):
        page.keyboard.press("t")
    follow(page.get_by_role("button", name="Move the topic"))
    expect(page.get_by_text("to the top.")).to_be_visible()
    assert topic("exercises").broader is None


def test_a_topic_is_dragged_under_another_but_not_under_its_own(open_page: Open) -> None:
    page = open_page(viewport={"width": 1440, "height": 1400})
    page.goto(reverse("desk:topic_tree"))

    def row(label: str) -> Any:
        return page.locator(".topic-row", has=page.get_by_role("link", name=label, exact=True))

    row("Energy").drag_to(row("Sakhalin projects"))
    assert page.url.endswith(reverse("desk:topic_tree"))
    row("Sakhalin projects").drag_to(row("Investment"))
    expect(page.get_by_role("heading", name="What it touches")).to_be_visible()
    follow(page.get_by_role("button", name="Move the topic"))
    expect(page.get_by_text("under “Investment”.")).to_be_visible()


def test_topics_are_found_by_their_words_in_any_language(open_page: Open) -> None:
    page = open_page()
    page.goto(reverse("desk:topic_tree"))
    page.get_by_label("Show topics with").fill("энергетика")
    expect(page.locator(".topic-label:visible")).to_have_text(["Economic relations", "Energy"])
    expect(page.locator(".found")).to_have_text("1 topics")


def test_without_javascript_a_topic_is_moved_by_its_link(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(reverse("desk:topic_tree"))
    follow(page.get_by_role("link", name="Move Investment"))
    page.get_by_label("Under").select_option("at the top")
    follow(page.get_by_role("button", name="Look what it touches"))
    follow(page.get_by_role("button", name="Move the topic"))
    assert topic("investment").broader is None


def test_no_page_of_the_vocabulary_breaks_a_rule(open_page: Open, vera: User) -> None:
    other = account("otto", "Vocabulary editor")
    claim = Proposition.objects.get(slug="peace-treaty-early")
    wording = replace(read_wording(claim), text="A peace treaty should come soon.")
    propose_version(proposition=claim, wording=wording, by=other, reason="Shorter.")
    merge_topics(topic=topic("trade"), into=topic("energy"), by=vera)
    peace, energy = topic("peace-treaty"), topic("energy")
    person, office = Person.objects.get(slug="igor-ivanov"), Office.objects.get(slug="prime-minister-of-japan")
    pages = [
        ("topic_tree",), ("topic_new",), ("topic", energy.pk), ("topic", topic("trade").pk), ("topic_move", peace.pk),
        ("topic_merge", peace.pk), ("topic_divide", peace.pk), ("topic_statements", peace.pk), ("scheme_import",),
        ("rename", "topic", peace.pk), ("propositions",), ("proposition_new",), ("proposition", claim.pk),
        ("person", person.pk), ("office", office.pk),
    ]  # fmt: skip
    page = open_page()
    for address in [
        *(reverse(f"desk:{name}", args=arguments) for name, *arguments in pages),
        f"{reverse('desk:topic_move', args=[peace.pk])}?under={energy.pk}",
    ]:
        page.goto(address)
        assert find_faults(page, DJANGO_S_OWN, find_wrong_headings) == [], address

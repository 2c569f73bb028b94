"""What the journeys of scholars share: windows that tell of any trouble, accounts, and a project that is being coded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from diplomacy.accounts.models import User

from .hands import follow

Window = Callable[..., Page]

PASSWORD = "a long pass phrase of hers"


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[Window]:
    """Opens a window of its own, for an account if one is named; fails where a page reports an error of its own."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_window(user: User | None = None, **options: Any) -> Page:
        context = browser.new_context(
            **{"base_url": live_server.url, "locale": "en-GB", "timezone_id": "UTC", **options}
        )
        contexts.append(context)
        if user is not None:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security" in said.text else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []


def field(where: Page | Locator, label: str) -> Locator:
    """The field with that label, which ends with a colon or doesn't."""
    return where.get_by_label(re.compile(rf"^{re.escape(label)}:?$"))


def sign_up(page: Page, name: str) -> None:
    """From the form, on which the page stands, by the letter to the address: signed in then, where it leads to."""
    for label, words in {
        "Username": name,
        "Email": f"{name}@example.org",
        "Password": PASSWORD,
        "Password (again)": PASSWORD,
    }.items():
        field(page, label).fill(words)
    follow(page.get_by_role("button", name="Sign up"))
    expect(page).to_have_url(re.compile("/accounts/confirm-email/$"))
    page.goto(path_in_letter(f"{name}@example.org", "/accounts/confirm-email/"))
    follow(page.get_by_role("button", name="Yes, confirm it"))


def path_in_letter(to: str, beginning: str) -> str:
    """The path of the address in the last letter to somebody that begins so."""
    (letter,) = [one for one in mail.outbox if one.to == [to]][-1:]
    found = re.search(rf"https?://[^/\s]+({re.escape(beginning)}\S+)", str(letter.body))
    assert found, letter.body
    return found[1]

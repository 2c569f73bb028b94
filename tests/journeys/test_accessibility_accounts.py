"""The account's pages break no rule of axe, wide or narrow, light or dark; a second factor is set up in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.diplomacy.conftest import PASSWORD, code_now

from .kinds import find_overflow, find_violations, find_wrong_headings

WINDOWS: list[dict[str, Any]] = [
    {"viewport": {"width": 1440, "height": 900}},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
]
PAGES = (
    "2fa/", "2fa/recovery-codes/", "2fa/recovery-codes/generate/", "2fa/totp/deactivate/", "sessions/", "email/",
    "password/change/", "logout/",
)  # fmt: skip
OUTSIDE = ("login/", "signup/", "password/reset/", "password/reset/done/", "inactive/")


@pytest.fixture
def ann(transactional_db: None, settings: Settings) -> User:
    settings.STAFF_SECOND_FACTOR = True
    return account("ann", email="ann@example.org", is_superuser=True)


def look(page: Page) -> None:
    """At the page as it stands."""
    size = page.viewport_size
    assert size is not None
    found = find_violations(page) + find_overflow(page, size["width"]) + find_wrong_headings(page)
    assert found == [], page.url


def send(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    with page.expect_navigation():  # what looks next must not begin on the page that goes
        page.click("main button[type=submit]")


@pytest.mark.parametrize("window", WINDOWS, ids=["wide", "phone"])
def test_an_account_s_page_breaks_no_rule(
    window: dict[str, Any], browser: Browser, live_server: object, ann: User
) -> None:
    context = browser.new_context(base_url=str(live_server), **window)
    context.set_default_timeout(10_000)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda said: troubles.append(said.text) if "Content Security" in said.text else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    for path in OUTSIDE:
        page.goto(f"/accounts/{path}")
        look(page)
    page.goto("/admin/")
    send(page, login="ann", password=PASSWORD)
    look(page)  # asks who it is
    send(page, password=PASSWORD)
    look(page)  # sets up
    secret = page.inner_text(".secret").replace(" ", "")
    send(page, code="000000")
    look(page)
    send(page, code=code_now(secret))
    look(page)  # shows the recovery codes
    codes = page.locator(".recovery-codes code").all_inner_texts()
    with page.expect_download() as saved:
        page.click("text=Save as a file")
    assert saved.value.path().read_text().splitlines()[3:] == codes
    page.evaluate("() => { window.print = () => { document.title = 'printed' } }")
    page.click("text=Print")
    assert page.title() == "printed"
    page.click("text=on to the administration")
    assert page.inner_text("#user-tools").upper().find("SECOND FACTOR") > 0
    for path in PAGES:
        page.goto(f"/accounts/{path}")
        look(page)
    other = browser.new_context(base_url=str(live_server), **window).new_page()
    other.goto("/accounts/login/")
    send(other, login="ann", password=PASSWORD)
    look(other)  # asks for a code
    send(other, code=codes[0])
    assert other.url == f"{live_server}/notebook/"
    page.goto("/accounts/sessions/")
    look(page)
    page.click("text=Sign out everywhere else")
    assert page.locator(".devices > li").count() == 1
    assert other.goto("/accounts/sessions/") is not None
    assert "/accounts/login/" in other.url
    other.context.close()
    context.close()
    assert troubles == []

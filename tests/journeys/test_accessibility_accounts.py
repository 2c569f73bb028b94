"""The account's pages break no rule of axe, wide or narrow, light or dark; a second factor is set up in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings

from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.diplomacy.conftest import PASSWORD, code_now

from .hands import follow
from .kinds import find_faults, find_wrong_headings

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
    """At the page as it stands, in a wide window; and then on a phone, on which all goes on."""
    assert find_faults(page, None, find_wrong_headings) == [], page.url


def send(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    follow(page.locator("main button[type=submit]").first)


def test_an_account_s_page_breaks_no_rule(browser: Browser, live_server: object, ann: User) -> None:
    context = browser.new_context(base_url=str(live_server))
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
    expect(page).to_have_title("printed")
    follow(page.get_by_text("on to the administration").first)
    expect(page.locator("#user-tools")).to_contain_text("second factor", ignore_case=True)
    for path in PAGES:
        page.goto(f"/accounts/{path}")
        look(page)
    other = browser.new_context(base_url=str(live_server)).new_page()
    other.goto("/accounts/login/")
    send(other, login="ann", password=PASSWORD)
    look(other)  # asks for a code
    send(other, code=codes[0])
    assert other.url == f"{live_server}/notebook/"
    page.goto("/accounts/sessions/")
    look(page)
    follow(page.get_by_text("Sign out everywhere else").first)
    expect(page.locator(".devices > li")).to_have_count(1)
    assert other.goto("/accounts/sessions/") is not None
    assert "/accounts/login/" in other.url
    other.context.close()
    context.close()
    assert troubles == []

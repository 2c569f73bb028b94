"""What all tests share: how Hypothesis searches, and a browser for journeys."""

import os
from collections.abc import Iterator

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser import launch

# No deadline: a shared machine pauses. On a continuous-integration machine the same examples every time, so that a
# failure is about the change.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all journeys of a process."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def browser_context(browser: Browser, live_server: object) -> Iterator[BrowserContext]:
    """A visitor without cookies, before a server with the test's database; addresses are relative to it."""
    context = browser.new_context(base_url=str(live_server), locale="en-GB", timezone_id="UTC")
    context.set_default_timeout(10_000)
    yield context
    context.close()


@pytest.fixture
def page(browser_context: BrowserContext) -> Iterator[Page]:
    """An open page; the test fails if the page reports an error of its own, a broken security policy among them."""
    errors: list[str] = []
    page = browser_context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    yield page
    assert errors == []

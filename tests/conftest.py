"""What all tests share: how Hypothesis searches, the database with the five reports, and a browser for journeys."""

import gc
import os
from collections.abc import Generator, Iterator

import hypothesis
import pytest
from django.core.management import call_command
from django.test import TransactionTestCase
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.answering import CountingServer
from tests.browser import launch
from tests.migrated import copy_migrated
from tests.snapshot import Snapshot

# No deadline: a shared machine pauses. On a continuous-integration machine the same examples every time, so that a
# failure is about the change.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")

LiveServerThread.server_class = CountingServer  # type: ignore[attr-defined] # which the stubs leave out


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What ten thousand tests are made of stays until the end: the collector looks for nothing in it, neither now nor later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        # A request makes tens of thousands of objects and few circles: it looks for those after as many, not after 700.
        gc.set_threshold(10_000, 10, 10)
        gc.enable()


@pytest.fixture(scope="session")
def django_db_keepdb(
    request: pytest.FixtureRequest, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> bool:
    """The database is there before Django would make and migrate it, which `--create-db` asks for all the same."""
    if not (request.config.getvalue("reuse_db") or request.config.getvalue("create_db")):
        with django_db_blocker.unblock():
            copy_migrated()
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Snapshot]:
    """The five reports, loaded and published: every test finds them, and nothing else, also after real transactions."""
    with django_db_blocker.unblock():
        call_command("load_seeds", verbosity=0)
        snapshot = Snapshot()
    with pytest.MonkeyPatch.context() as patch:
        # In the place of Django's flush, which leaves the tables empty.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: snapshot.put_back())
        yield snapshot


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

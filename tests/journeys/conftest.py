"""Journeys start from the archive of the tests, behind a real server.

Readers and programs change nothing: the journeys of a module share one server, in `site`. Editors have `live_server`, with
`archive`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connections
from django.test.utils import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from archive.editing import Operation, apply
from archive.models import Report
from archive.models.identifiers import read
from archive.publishing import publish, withdraw
from tests.archive.conftest import account, editor, seeds, superuser
from tests.archive.editing.test_evidence import note
from tests.journeys.kinds import CORRECTED, GONE, GONE_WORDS, WITHDRAWN
from tests.snapshot import Snapshot

__all__ = ["editor", "seeds", "superuser"]

expect.set_options(timeout=30_000)  # as Playwright waits for all else: a page of a busy machine comes late

Visit = Callable[..., Page]

MISSED = "Failed to load resource"
"""How the browser's console begins to tell that an answer was no 200: such answers are looked at one by one."""


@pytest.fixture
def archive(transactional_db: None, seeds: dict[str, Report]) -> dict[str, Report]:
    """The five reports, committed, so that the server sees them."""
    return seeds


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a server with the five reports, which answers give as their own too."""
    with django_db_blocker.unblock():
        server = LiveServer("localhost")
        with override_settings(SITE_URL=server.url, ALLOWED_HOSTS=["localhost"]):
            yield server.url
            server.stop()
        # While a browser runs, its event loop gives this thread a connection of its own, which nobody else closes.
        connections.close_all()


@pytest.fixture(scope="module")
def history(site: str, django_db_setup: Snapshot) -> Iterator[None]:
    """One of the reports has a second edition without one undertaking, another is withdrawn; at the end all is as it was."""
    by = account("keeper", is_superuser=True)
    corrected, withdrawn = (Report.objects.get(rid=read(rid)) for rid in (CORRECTED, WITHDRAWN))
    describe = Operation("describe", {"place": "Somewhere else"})
    apply(report=corrected, operation=describe, expected_version=corrected.version, by=by)
    leave_out = Operation("settle", {"keys": [GONE], "state": "dismissed", "by": by.called})
    corrected.refresh_from_db()
    apply(report=corrected, operation=leave_out, expected_version=corrected.version, by=by)
    start = corrected.text.index(GONE_WORDS)
    said = {"act": "expects", "by": [], "towards": [], "what": [start, start + len(GONE_WORDS)], "due": None}
    note(corrected, by, GONE_WORDS, "undertaking", **said, due_date="")  # another act: alike, and not its heir
    publish(report=corrected, by=by, note="The place.")
    withdraw(report=withdrawn, by=by, reason="To look at what stays.")
    yield
    django_db_setup.put_back()


def watch(page: Page, site: str) -> list[str]:
    """What goes wrong there from now on: a page's error, a broken security policy, another host that is asked for anything."""
    troubles: list[str] = []

    def ask(request: Request) -> None:
        if not request.url.startswith((f"{site}/", "data:", "blob:")):
            troubles.append(f"another host is asked: {request.url}")

    def answer(response: Response) -> None:
        if response.status >= 400 and not response.request.is_navigation_request():
            troubles.append(f"{response.status}: {response.url}")

    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: None if said.text.startswith(MISSED) else troubles.append(said.text))
    page.on("request", ask)
    page.on("response", answer)
    return troubles


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens a window for a visitor without cookies, with Playwright's options for it; addresses are relative to the site.

    The test fails where anything goes wrong there (`watch`).
    """
    contexts: list[BrowserContext] = []
    troubles: list[list[str]] = []

    def open_window(**options: Any) -> Page:
        context = browser.new_context(**{"base_url": site, "locale": "en-GB", "timezone_id": "UTC", **options})
        contexts.append(context)
        page = context.new_page()
        troubles.append(watch(page, site))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert [trouble for of_window in troubles for trouble in of_window] == []


@pytest.fixture(scope="module")
def looked_through(browser: Browser, site: str) -> Iterator[tuple[Page, list[str]]]:
    """One window for all the pages that a module does nothing on but look, and what goes wrong in it.

    To open one, and to compile axe there, takes as long as to look at a short page.
    """
    context = browser.new_context(base_url=site, locale="en-GB", timezone_id="UTC", has_touch=True)
    page = context.new_page()
    troubles = watch(page, site)
    yield page, troubles
    context.close()
    assert troubles == []  # what came after the last of them


@pytest.fixture
def window(looked_through: tuple[Page, list[str]]) -> Iterator[Page]:
    """That window, wide and light, as a visitor finds it who was nowhere before; the test fails where anything goes wrong."""
    page, troubles = looked_through
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 1440, "height": 844})
    yield page
    page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    page.context.clear_cookies()
    found = troubles.copy()
    troubles.clear()
    assert found == []

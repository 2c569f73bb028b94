"""Pictures of codings break no rule of axe, wide, dark and on a phone, and their marks are opened with the keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from archive.models import Report
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.samples import SITE, post

from .kinds import find_faults, find_wrong_headings

PAGE = "/notebook/pictures/"
QUERIES = ("", "kind=raised&topic=korea", "first=never")
"""Beside the pictures of a project and of its codes, at which the test of all scholars' pages looks."""


@pytest.fixture
def coded(archive: dict[str, Report]) -> Coded:
    """With two positions of Mr Putin's, one the other way than the other."""
    coded = make_coded()
    for sid, direction in (("8MZ5-ZAGE", "supports"), ("CKD5-NPT0", "opposes")):
        body = [position(direction=direction), code(coded.entry("Firm"))]
        post(coded.member, **coded.shared(body=body, target=f"{SITE}/s/{sid}"))
    return coded


def open_window(browser: Browser, live_server: LiveServer, coded: Coded, **options: Any) -> Page:
    client = Client()
    client.force_login(coded.editor)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=live_server.url, **options)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    return context.new_page()


def test_no_picture_breaks_a_rule(browser: Browser, live_server: LiveServer, coded: Coded) -> None:
    page = open_window(browser, live_server, coded)
    for query in QUERIES:
        page.goto(f"{PAGE}?{query}")
        assert find_faults(page, None, find_wrong_headings) == [], query
    page.context.close()


def test_a_mark_is_opened_with_the_keyboard(browser: Browser, live_server: LiveServer, coded: Coded) -> None:
    page = open_window(browser, live_server, coded, viewport={"width": 1440, "height": 900})
    page.goto(PAGE)
    page.get_by_role("link", name="Past the picture").focus()
    for _step in range(4):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.getAttribute('aria-label') || ''")
        if "a shift from" in name:
            break
    assert "30 May 2003: opposes plainly; a shift from “supports plainly” of 14 October [2002]" in name
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/s/CKD5-NPT0")
    page.context.close()

"""The desk's first page, its worklists and the coverage page in a browser; and a reader's error on its way to an editor."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page

from archive.desk.lists.register import WORKLISTS
from archive.importing import import_record
from archive.models import ErrorReport, Flag, Report
from archive.reviewing.correcting import tell_error
from diplomacy.accounts.models import User
from tests.archive.conftest import DRAFT_TEXT, received

from .hands import follow
from .kinds import STATEMENT, find_faults
from .test_accessibility import DJANGO_S_OWN


@pytest.fixture
def paths(archive: dict[str, Report], superuser: User) -> list[str]:
    """Every list with something in it, and the pages beside them."""
    import_record(received(DRAFT_TEXT), by=superuser)
    draft = Report.objects.get(identity="file:mofa-japan/draft.txt")
    Flag.objects.create(report=draft, message="Look at this.", start=0, end=20, revision=1)
    error = tell_error(report=archive["001"], text="The other minister.", sid="TKV5GJRR", email="a@example.org")
    return [
        "/admin/desk/",
        "/admin/desk/coverage/",
        "/admin/desk/names/?name=Zanzibarite",
        f"/admin/desk/errors/{error.pk}/",
        "/admin/desk/lists/records/?state=draft",
        "/admin/desk/lists/records/?state=lost",
        "/admin/desk/lists/records/?state=draft&doubt=none",
        "/admin/desk/lists/doubtful/?order=newest",
        *(worklist.path for worklist in WORKLISTS.values()),
    ]


def test_a_page_of_the_lists_breaks_no_rule(
    browser: Browser, live_server: object, client: Client, paths: list[str], superuser: User
) -> None:
    client.force_login(superuser)
    name = settings.SESSION_COOKIE_NAME
    context = browser.new_context(base_url=str(live_server))
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": str(live_server)}])
    page = context.new_page()
    for path in paths:
        page.goto(path)
        assert find_faults(page, DJANGO_S_OWN) == [], path
    context.close()


def test_what_a_reader_holds_to_be_wrong_reaches_the_editor_at_the_statement(
    page: Page, live_server: object, archive: dict[str, Report], client: Client, superuser: User
) -> None:
    page.goto(f"/s/{STATEMENT}")
    follow(page.get_by_role("link", name="Report an error in this record"))
    page.get_by_label("What is wrong").fill("It was the deputy minister.")
    follow(page.get_by_role("button", name="Send"))
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you"
    assert page.context.cookies() == []
    assert ErrorReport.objects.get().text == "It was the deputy minister."

    client.force_login(superuser)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": str(live_server)}])
    page.goto("/admin/desk/")
    follow(page.get_by_role("link", name="Errors told by readers").first)
    follow(page.get_by_role("link", name="It was the deputy minister."))
    follow(page.get_by_role("button", name="The reader is right"))
    assert page.get_by_role("heading", level=1).first.inner_text() == str(archive["001"])
    follow(page.get_by_role("link", name="Next record"))
    assert page.url.endswith("/admin/desk/lists/errors/")
    assert "Every reader has an answer." in page.content()

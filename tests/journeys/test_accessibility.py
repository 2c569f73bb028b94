"""No page breaks a rule of axe, wide or narrow, light or dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from archive.editing import Operation, apply
from archive.models import PublishedPart, Report, Statement
from archive.models.identifiers import show
from archive.publishing import withdraw
from diplomacy.accounts.models import User

AXE = Axe()

DJANGO_S_OWN = [[".select2-container"], ["th.original"]]
"""What Django's administration makes by itself: the autocomplete, and the empty head of an inline's first column."""


WINDOWS = pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1440, "height": 900}},
        {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    ],
    ids=["wide", "narrow and dark"],
)


def violations(browser: Browser, server: str, path: str, session: str = "", **options: Any) -> list[str]:
    context = browser.new_context(base_url=server, **options)
    if session:
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server}])
    page = context.new_page()
    page.goto(path)
    found = AXE.run(page, {"exclude": DJANGO_S_OWN}).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]] + [
        "overflow"
    ] * overflow


@WINDOWS
def test_public_pages(
    browser: Browser, live_server: object, archive: dict[str, Report], editor: User, options: Any
) -> None:
    statement = PublishedPart.objects.statements().filter(report=archive["001"], path="1.2.b").get()
    withdraw(report=archive["003"], by=editor, reason="To look at the tombstone.")
    record = f"/reports/{show(archive['002'].rid)}/"
    paths = [
        "/", "/reports/", record, f"{record}?text=emended", f"{record}?layer=positions", f"{record}1/",
        f"/reports/{show(archive['004'].rid)}/", f"/reports/{show(archive['003'].rid)}/", f"/s/{show(statement.identity_id or '')}",
        "/search/", "/search/?q=%22peace+treaty%22", "/search/?q=nothinglikethis", "/people/", "/people/vladimir-putin/",
        "/topics/", "/topics/peace-treaty/", "/about/method/", "/not-there/", "/accounts/login/",
    ]  # fmt: skip
    broken = {path: found for path in paths if (found := violations(browser, str(live_server), path, **options))}
    assert broken == {}


@WINDOWS
def test_pages_of_the_administration(
    browser: Browser, live_server: object, client: Client, archive: dict[str, Report], superuser: User, options: Any
) -> None:
    report = archive["001"]
    report.flags.create(message="Look at this.", revision=1)
    operation = Operation("describe", {"place": "By telephone"})
    apply(report=report, operation=operation, expected_version=report.version, by=superuser)
    statement = Statement.objects.filter(report=report, voices__isnull=False).earliest("ordinal")
    client.force_login(superuser)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    pages = [
        ("archive_report_change", report.pk), ("archive_statement_change", statement.pk), ("archive_report_publish", report.pk),
        ("archive_report_restore", report.pk, 1), ("archive_report_add_layer", report.pk, "emendations"),
        ("archive_statement_add_position", statement.pk),
    ]  # fmt: skip
    paths = [reverse(f"admin:{name}", args=args) for name, *args in pages]
    broken = {
        path: found for path in paths if (found := violations(browser, str(live_server), path, session, **options))
    }
    assert broken == {}

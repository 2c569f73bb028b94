"""No page breaks a rule of axe, wide or narrow, light or dark."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from archive.publishing import withdraw
from diplomacy.accounts.models import User

AXE = Axe()


def violations(browser: Browser, server: str, path: str, **options: Any) -> list[str]:
    context = browser.new_context(base_url=server, **options)
    page = context.new_page()
    page.goto(path)
    found = AXE.run(page).response["violations"]
    overflow = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    context.close()
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found for node in rule["nodes"]] + [
        "overflow"
    ] * overflow


@pytest.mark.parametrize(
    "options",
    [
        {"viewport": {"width": 1440, "height": 900}},
        {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    ],
    ids=["wide", "narrow and dark"],
)
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

"""An editor signs in, corrects a speaker, tags, publishes, sees it public, and withdraws it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from archive.models import Report
from archive.models.identifiers import show
from diplomacy.accounts.models import User


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.get_by_label("Login").fill(user.username)
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Site administration")).to_be_visible()


def test_an_editor_corrects_publishes_and_withdraws(page: Page, archive: dict[str, Report], superuser: User) -> None:
    report = archive["003"]
    sign_in(page, superuser)
    page.goto(f"/admin/archive/report/{report.pk}/change/")
    page.get_by_label("Place").fill("By telephone")
    page.get_by_role("button", name="Save and continue editing").click()
    report.refresh_from_db()
    assert (report.place, report.version) == ("By telephone", 3)

    page.get_by_role("link", name="Publish …").click()
    expect(page.locator("main")).to_contain_text("2.0")
    page.get_by_label("Note").fill("The place.")
    page.get_by_role("button", name="Publish").click()
    page.goto(f"/reports/{show(report.rid)}/")
    expect(page.locator("main")).to_contain_text("By telephone")

    page.goto(f"/admin/archive/report/{report.pk}/change/")
    page.get_by_role("link", name="Withdraw …").click()
    page.get_by_label("Reason").fill("A rehearsal.")
    page.get_by_role("button", name="Withdraw").click()
    answer = page.goto(f"/reports/{show(report.rid)}/")
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("A rehearsal.")

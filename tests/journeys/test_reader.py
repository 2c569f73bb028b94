"""A new reader finds what Putin said on the peace treaty in 2003, sees whose account it is, and cites it."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page, expect

from archive.models import Report
from archive.models.identifiers import show


def test_a_reader_finds_a_statement_and_copies_its_citation(page: Page, browser_context: BrowserContext) -> None:
    browser_context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    page.get_by_label("Search the words of the records").fill('"peace treaty"')
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark").first).to_have_text("peace treaty")

    page.get_by_label("Speaker").select_option(label="Vladimir Putin")
    page.get_by_label("From").fill("2003")
    page.get_by_label("Until").fill("2003")
    page.get_by_role("button", name="Show").click()
    hit = page.get_by_role("listitem").filter(has_text="open mind")
    expect(hit).to_contain_text("other side’s account")
    expect(hit).to_contain_text("Ministry of Foreign Affairs of Japan")

    hit.get_by_role("link", name="1(2)(b)").click()
    expect(page.locator("main")).to_contain_text("The Japanese ministry’s account.")
    expect(page.locator("main")).to_contain_text("in the Japanese ministry’s words")
    page.get_by_role("button", name="Copy citation").first.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Ministry of Foreign Affairs of Japan, “Japan-Russia Summit Meeting,”")
    assert "Vladimir Putin" in copied
    assert "1(2)(b)" in copied
    assert "/s/" in copied
    assert "“It is necessary" not in copied


def test_the_record_reads_without_javascript(
    browser: Browser, live_server: object, archive: dict[str, Report]
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=str(live_server))
    page = context.new_page()
    page.goto(f"/reports/{show(archive['001'].rid)}/")
    expect(page.locator("main")).to_contain_text("Russia has a strong desire to solve the territorial issue")
    page.get_by_role("link", name="emended").click()
    expect(page.locator("main")).to_contain_text("gratitude to the")
    context.close()


def test_the_keyboard_alone_reaches_the_record(page: Page) -> None:
    page.goto("/reports/")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the text")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

"""An editor takes a sixth report in, corrects a speaker, tags, codes a position, publishes, sees it public, and withdraws it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect

from archive.models import Report, Statement
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.journeys.hands import follow
from tests.journeys.kinds import find_violations
from tests.journeys.test_accessibility import DJANGO_S_OWN

SIXTH = """Foreign Minister Kawaguchi Telephone Talks with Russian Foreign Minister Ivanov

March 12, 2003

Foreign Minister Yoriko Kawaguchi held telephone talks with Russian Minister of Foreign Affairs Igor Ivanov on March 12 from 5:00 p.m. for approximately 20 minutes. The outline of the talks is as follows.

1. Iraq

(1) Foreign Minister Kawaguchi stated that it was important that the international community stand united on the issue of Iraq.

(2) In response, Foreign Minister Ivanov said that Russia hoped for a solution through the United Nations.

2. North Korea

(1) Foreign Minister Kawaguchi said that Japan expected Russia to encourage North Korea to act with restraint.
"""

ADDRESS = "https://www.mofa.go.jp/region/europe/russia/sixth.html"


@pytest.fixture
def errors() -> list[str]:
    """What the page reports of itself."""
    return []


@pytest.fixture
def page(browser_context: BrowserContext, errors: list[str]) -> Iterator[Page]:
    """An open page; the test fails if it reports an error of its own, a broken security policy among them."""
    page = browser_context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if "Content Security" in message.text else None)
    yield page
    assert errors == []


def sign_in(page: Page, user: User) -> None:
    page.goto("/admin/")
    page.get_by_label("Login").fill(user.username)
    page.get_by_label("Password").fill("a long pass phrase")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Site administration")).to_be_visible()


def breaks_no_rule(page: Page, errors: list[str]) -> None:
    """Axe has nothing to say of the page as it stands: of those that the administration's own test does not look at."""
    page.wait_for_load_state()
    assert errors == []
    found = find_violations(page, DJANGO_S_OWN)
    errors.clear()  # axe tries out styles, which the policy forbids to everybody
    assert found == []


def choose(page: Page, field: str, words: str) -> None:
    """Choose in an autocomplete, as a person does: open it, type, take the first that is offered."""
    page.locator(f".field-{field}, .form-row:has(#id_{field})").first.locator(".select2-selection").click()
    page.locator(".select2-search__field").last.fill(words)
    page.locator(".select2-results__option--highlighted", has_text=words).first.click()


def import_sixth(page: Page, look: Callable[[], None] = lambda: None) -> Report:
    """The report as it is taken in; to look at what it would become, and at it when it is."""
    page.goto("/admin/archive/report/")
    page.get_by_role("link", name="Import …").click()
    expect(page.get_by_role("heading", name="Import reports")).to_be_visible()
    page.get_by_label("Text:", exact=True).fill(SIXTH)
    page.get_by_label("Address:", exact=True).fill(ADDRESS)
    page.get_by_label("Publisher:", exact=True).select_option(label="Ministry of Foreign Affairs of Japan")
    page.get_by_role("button", name="Look what it would become").click()
    expect(page.locator("#content-main")).to_contain_text("Nothing has been written yet.")
    expect(page.locator("#content-main")).to_contain_text("3 statements")
    assert not Report.objects.filter(identity=ADDRESS).exists()
    look()
    page.get_by_role("button", name="Take it in").first.click()
    expect(page.locator(".messagelist")).to_contain_text("1 report was taken in.")
    look()
    report = Report.objects.get(identity=ADDRESS)
    # It has led to the workbench; these journeys go by the administration's own page.
    page.goto(reverse("admin:archive_report_change", args=[report.pk]))
    return report


def test_an_editor_takes_a_sixth_report_from_its_text_to_the_public_and_back(
    page: Page, errors: list[str], archive: dict[str, Report], editor: User, superuser: User
) -> None:
    sign_in(page, editor)
    report = import_sixth(page, lambda: breaks_no_rule(page, errors))
    statement = page.locator(".outline li", has_text="1(2)").get_by_role("link")

    # The speaker and the topic, on the form beside the outline; one button checks and goes on.
    statement.click()
    expect(page.get_by_role("heading", name="Statement 1(2)")).to_be_visible()
    page.get_by_label("Name 2").first.fill("Yoriko Kawaguchi")
    page.get_by_label("Attribution").select_option("collective")
    choose(page, "topics", "Iraq")
    page.get_by_role("button", name="Checked, next").click()
    expect(page.locator(".messagelist")).to_contain_text("Saved and checked statement 1(2).")
    expect(page.get_by_role("heading", name="Statement 2(1)")).to_be_visible()
    # Nothing is published that nobody has looked at.
    for unseen in list(Statement.objects.filter(report=report, confirmed_by=None)):
        page.goto(f"/admin/archive/statement/{unseen.pk}/change/")
        follow(page.get_by_role("button", name="Checked, next"))
    assert not Statement.objects.filter(report=report, confirmed_by=None).exists()

    # The position, in the list of statements: a form opens beneath the row, and the row follows.
    page.goto(f"/admin/archive/statement/?q={show(report.rid).replace('-', '')}&open=topics")
    breaks_no_rule(page, errors)
    row = page.locator("#result_list tbody tr").first
    row.get_by_role("link", name="Edit").click()
    expect(page.locator(".in-place h2").first).to_contain_text("Statement 1(1)")
    breaks_no_rule(page, errors)
    page.get_by_role("link", name="Add a position").click()
    expect(page.locator(".in-place h2").first).to_have_text("Add a position")
    choose(page, "proposition", "a")
    page.get_by_label("Direction").select_option("supports")
    page.get_by_label("Strength").fill("1")
    page.get_by_label("Act:").select_option("states")
    page.get_by_label("Evidence").select_option("explicit")
    page.locator(".in-place").get_by_role("button", name="Save").click()
    expect(row.locator(".field-coded")).to_contain_text("Yoriko Kawaguchi supports")
    page.keyboard.press("Escape")
    expect(page.locator(".in-place")).to_have_count(0)
    expect(row.get_by_role("link", name="Edit")).to_be_focused()

    page.goto(f"/admin/archive/report/{report.pk}/change/")
    page.get_by_role("link", name="Publish …").click()
    expect(page.get_by_role("heading", name="Publish edition 1.0")).to_be_visible()
    expect(page.locator("main")).to_contain_text("1.0")
    follow(page.get_by_role("button", name="Publish"))
    follow(page.get_by_role("link", name="Read it as the public does"))
    expect(page.locator("main")).to_contain_text("Russia hoped for a solution through the United Nations")
    expect(page.locator("main")).to_contain_text("The Japanese ministry’s account.")
    expect(page.locator("main")).to_contain_text("Iraq")

    page.context.clear_cookies()
    sign_in(page, superuser)
    page.goto(f"/admin/archive/report/{report.pk}/change/")
    page.get_by_role("link", name="Withdraw …").click()
    expect(page.get_by_role("heading", name="Withdraw the report")).to_be_visible()
    breaks_no_rule(page, errors)
    page.get_by_label("Reason").fill("A rehearsal.")
    follow(page.get_by_role("button", name="Withdraw"))
    answer = page.goto(f"/reports/{show(report.rid)}/")
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("A rehearsal.")


def test_the_keyboard_alone_checks_a_record(page: Page, archive: dict[str, Report], editor: User) -> None:
    sign_in(page, editor)
    report = import_sixth(page)
    page.locator(".outline li", has_text="1(1)").get_by_role("link").press("Enter")
    for place in ("1(1)", "1(2)", "2(1)"):
        expect(page.get_by_role("heading", name=f"Statement {place}")).to_be_visible()
        button = page.get_by_role("button", name="Checked, next")
        expect(button).to_have_attribute("accesskey", "k")
        button.press("Enter")
    expect(page.get_by_role("heading", name=str(report))).to_be_visible()
    assert {part.confirmed_by.get() for part in report.parts.filter(kind="statement")} == {editor}


def test_a_speaker_is_corrected_without_javascript(
    browser: Browser, live_server: object, archive: dict[str, Report], editor: User
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=str(live_server))
    page = context.new_page()
    sign_in(page, editor)
    page.goto("/admin/archive/statement/?report__state__exact=published&open=speakers")
    page.get_by_role("link", name="Edit").first.click()
    expect(page.locator("h1").last).to_contain_text("Statement")
    page.get_by_label("Name 1").first.fill("Igor Ivanov")
    page.get_by_label("Attribution").select_option("named")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Saved statement")
    expect(page.locator(".voices")).to_contain_text("Igor Ivanov")
    context.close()

"""A reader goes through a record: with the pointer, with the keyboard, on a phone, and on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .conftest import Visit
from .hands import follow

pytestmark = pytest.mark.django_db

PATH = "/reports/8GD5-1S06/"
SOURCE = (
    "1(2)(a): Vladimir Putin, President of the Russian Federation, to Junichiro Koizumi, Prime Minister of Japan, "
    "30 May 2003; in the Japanese ministry’s words, summarised, in translation. The other side’s account, kept by the "
    "Ministry of Foreign Affairs of Japan."
)
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def test_a_statement_that_is_pointed_at_says_whose_words_it_has_and_gives_its_link(visit: Visit) -> None:
    page = visit(permissions=CLIPBOARD)
    page.goto(PATH)
    statement = page.locator("#s-HE06GTAT")
    expect(statement.locator(".who")).to_be_hidden()
    statement.hover()
    expect(statement.locator(".who")).to_be_visible()
    expect(statement.locator(".who")).to_have_text(SOURCE)
    statement.get_by_role("button", name="Copy link: 1(2)(a)").click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("/s/HE06-GTAT")
    follow(statement.get_by_role("link", name="Cite: 1(2)(a)"))
    expect(page.locator("#citation")).to_contain_text("Ministry of Foreign Affairs of Japan")
    assert page.url.endswith("/s/HE06-GTAT#cite")


def test_the_keyboard_goes_through_a_statement_in_the_order_of_its_margin(visit: Visit) -> None:
    page = visit()
    page.goto(PATH)
    statement = page.locator("#s-HE06GTAT")
    statement.locator(".place").focus()
    expect(statement.locator(".who")).to_be_visible()
    names = []
    for _ in range(6):
        names.append(page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.textContent"))
        page.keyboard.press("Tab")
    assert names[:1] == ["1(2)(a)"]
    assert names[-2:] == ["Copy link: 1(2)(a)", "Cite: 1(2)(a)"]
    beside = [
        *statement.locator(".topics a").all_text_contents(),
        *statement.locator(".said-beside summary").all_text_contents(),
    ]
    assert names[1:-2] == beside


def test_words_that_are_copied_take_their_source_along(visit: Visit) -> None:
    page = visit(permissions=CLIPBOARD)
    page.goto(PATH)
    page.locator("#s-HE06GTAT .words").evaluate("element => getSelection().selectAllChildren(element)")
    page.keyboard.press("ControlOrMeta+c")
    copied = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert copied[0].startswith("Russia has a strong desire to solve the territorial issue")
    assert copied[1].startswith(f"{SOURCE} http://")
    assert copied[1].endswith("/s/HE06-GTAT")
    assert not set('“”"') & set(copied[0])


def test_on_a_phone_the_notes_open_beneath_their_line_and_the_outline_is_a_sheet(visit: Visit) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    page = visit(java_script_enabled=False, **phone)
    page.goto(PATH)
    statement = page.locator("#s-HE06GTAT")
    expect(statement.locator(".topics")).to_be_hidden()
    statement.get_by_text("Notes", exact=True).tap()
    expect(statement.locator(".topics")).to_be_visible()
    expect(statement.locator(".who")).to_have_text(SOURCE)
    assert statement.locator(".topics").bounding_box()["y"] > statement.locator(".words").bounding_box()["y"]  # type: ignore[index]
    page.locator(".outline summary").tap()
    page.locator(".outline a").last.tap()
    expect(page).to_have_url(re.compile("#p-"))


def test_the_printed_page_has_the_text_its_notes_and_the_citation_and_nothing_to_press(visit: Visit) -> None:
    page = visit()
    page.goto(PATH)
    page.emulate_media(media="print")
    for shown in ("#citation", ".print-notes", "#s-HE06GTAT .topics", "#s-HE06GTAT .place"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in (".site-nav", ".outline", ".switches", "#s-HE06GTAT .actions", "#s-HE06GTAT .who", ".copy-line"):
        expect(page.locator(hidden).first).to_be_hidden()


def test_the_printed_page_says_how_far_it_has_been_checked(visit: Visit) -> None:
    page = visit()
    page.goto(PATH)
    page.emulate_media(media="print")
    expect(page.get_by_text(re.compile(r"^Checked by one editor: \d+ statements$"))).to_be_visible()
    review = page.locator("#s-HE06GTAT .review")
    expect(review).to_be_hidden()
    # As where nobody has looked at it.
    review.evaluate("review => review.dataset.open = 'yes'")
    expect(review).to_be_visible()


@pytest.mark.parametrize("path", ["/topics/korea/", "/people/vladimir-putin/", "/countries/japan/"])
def test_what_leads_on_to_the_search_is_not_printed(visit: Visit, path: str) -> None:
    page = visit()
    page.goto(path)
    further = page.get_by_text("Narrow them, or take them away")
    expect(further).to_be_visible()
    page.emulate_media(media="print")
    expect(further).to_be_hidden()

"""Notes with a finger on a phone, marked by the colours of their codebook, and put on words by selecting them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from annotations.models import Anchor, Annotation
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import code, make_coded
from tests.annotations.samples import SITE, next_edition, post

from .kinds import find_violations
from .scholars import Window, window
from .test_annotations import RECORD, marked, select

__all__ = ["window"]

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
QUOTED = "expressing gratitude"

UNDERLINES = """() => [...CSS.highlights].filter(([name, ranges]) => ranges.size && name !== "note-here").map(([name, ranges]) =>
  [[...ranges].map(String), getComputedStyle(document.querySelector(".words"), `::highlight(${name})`).textDecorationColor])"""


def test_a_finger_writes_a_note_sees_codes_in_their_colours_and_puts_a_note_on_other_words(
    archive: dict[str, Report], window: Window, editor: User
) -> None:
    coded = make_coded()
    firm, trade = coded.entry("Firm"), coded.entry("Trade")
    for words, codes in (("its hospitality", [firm, trade]), (f"{QUOTED} the Russian side", [firm])):
        target = {"source": f"{SITE}{RECORD}", "selector": {"type": "TextQuoteSelector", "exact": words}}
        post(coded.member, **coded.shared(target=target, body=[code(one) for one in codes]))
    next_edition(archive["001"], editor, f"{QUOTED} the", "saying thanks to the")
    page = window(coded.member, **PHONE)
    page.goto(RECORD)
    page.get_by_role("button", name="Scholars’ notes").tap()
    page.get_by_label("Underline").select_option("by code or tag")
    page.reload()
    expect(page.get_by_label("Underline")).to_have_value("code")
    expect(page.get_by_role("list", name="What the marks mean").get_by_role("listitem")).to_have_text(
        ["Firm", "Trade"]
    )
    page.locator(".words", has_text="its hospitality").first.scroll_into_view_if_needed()
    expect(page.locator(".note-card").first).to_be_visible()
    marked(page, "its hospitality", "its hospitality", "saying thanks to the Russian side")
    drawn = sorted((words, colour) for group, colour in page.evaluate(UNDERLINES) for words in group)
    assert {colour for _words, colour in drawn} >= {"rgb(18, 78, 120)"}  # Firm is #124e78 in its codebook

    page.locator(".words").first.tap()
    select(page, "hospitality")
    bar = page.get_by_role("group", name="The words selected")
    expect(bar).to_contain_text("“hospitality”")
    box = bar.bounding_box()
    assert box is not None
    assert (round(box["y"] + box["height"]), box["width"]) == (844, 390)
    assert find_violations(page) == []
    bar.get_by_role("button", name="Note").tap()
    page.get_by_label("Your note").fill("With a finger.")
    page.get_by_role("button", name="Save", exact=True).tap()
    expect(page.locator(".note-card", has_text="With a finger.")).to_be_visible()
    made = Anchor.objects.filter(annotation__creator=coded.member, exact="hospitality")
    assert [anchor.identity_id for anchor in made] == ["TKV5GJRR"]

    page.get_by_role("button", name="Select its words").tap()
    expect(bar).to_contain_text("Select the words on which your note stands now.")
    select(page, "saying thanks")
    bar.get_by_role("button", name="Put it here").tap()
    expect(page.get_by_role("button", name="Select its words")).to_have_count(0)
    expect(bar).to_be_hidden()
    marked(page, "its hospitality", "its hospitality", "hospitality", "saying thanks")
    assert not Annotation.objects.open_for(coded.member).exists()

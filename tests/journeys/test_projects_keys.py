"""A coder codes what she was given with the keys alone, from the project's page until she is done."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from annotations.models import Annotation, Body, Project, Round
from annotations.projects import choosing
from annotations.projects.rounds import open_round
from archive.models import Report
from archive.searching.query import Query
from tests.annotations.coded import Coded, make_coded

from .hands import Keyboard, follow, leaving
from .scholars import Window, window

__all__ = ["window"]

WORDS = "Hedged, as ever."


@pytest.fixture
def coded(archive: dict[str, Report]) -> Coded:
    return make_coded()


@pytest.fixture
def project(coded: Coded) -> Project:
    """Two statements, which the member alone is to code."""
    made = choosing.found(group=coded.group, name="Tones", codebook=coded.codebook, by=coded.owner)
    choosing.choose(project=made, query=Query.read({"topic": "peace-treaty"}), by=coded.owner, number=2)
    open_round(project=made, version=coded.version, coders=[coded.member], overlap=1, by=coded.owner)
    return made


def test_a_coder_codes_two_statements_and_is_done(coded: Coded, project: Project, window: Window) -> None:
    page = window(coded.member, viewport={"width": 1440, "height": 900})
    hand = Keyboard(page)
    page.goto(f"/groups/{coded.group.slug}/projects/{project.guid}/")
    follow(page.get_by_role("link", name="Code your next statement"), hand)

    # Her codes' own keys: the two exclude each other, and it is said which is ticked.
    expect(page.get_by_role("main")).to_contain_text("Statement 1 of your 2")
    page.keyboard.press("f")
    expect(page.get_by_label(re.compile("^Firm"))).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator("#announcer")).to_have_text("Soft: ✓")
    expect(page.get_by_label(re.compile("^Firm"))).not_to_be_checked()
    with leaving(page):
        page.keyboard.press("Control+Enter")

    # The tab key through the same page, with a remark and a position.
    expect(page.get_by_role("main")).to_contain_text("Statement 2 of your 2")
    hand.press(page.get_by_text("Code a position", exact=True))
    for key in ("Proposition or claim", "Holder", "Direction", "Act", "Evidence"):
        option = {
            "Proposition or claim": "A treaty",
            "Holder": "Japan",
            "Direction": "opp",
            "Act": "sta",
            "Evidence": "exp",
        }
        hand.choose(page.get_by_label(re.compile(f"^{key}:?$")), option[key])
    follow(page.get_by_role("button", name="Code it"), hand)
    expect(page.get_by_role("region", name="What you gave it")).to_contain_text("A treaty can wait.")
    hand.tick(page.get_by_label(re.compile("^Trade")))
    hand.press(page.get_by_text("Words, confidence, comment for those you tick now"))
    hand.write(page.locator("#codes-form").get_by_label("Comment"), WORDS)
    follow(page.get_by_role("button", name="Save, done, next"), hand)

    expect(page.locator(".notice")).to_contain_text("You are done with all your statements in this round.")
    expect(page.get_by_role("row", name="All")).to_contain_text("2 of 2")
    mine = Annotation.objects.filter(round=Round.objects.get(), creator=coded.member, deleted_at=None)
    bodies = Body.objects.filter(version__annotation__in=mine)
    assert sorted(bodies.filter(kind="code").values_list("code__entry__name", flat=True)) == ["Soft", "Trade"]
    assert list(bodies.filter(kind="comment").values_list("value", flat=True)) == [WORDS]
    assert list(bodies.filter(kind="position").values_list("position__direction", flat=True)) == ["opposes"]

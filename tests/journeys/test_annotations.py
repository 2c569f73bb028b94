"""Scholars beside a record: they see each other's notes come, with the keyboard alone; what they wrote follows its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Error, Page, expect
from pytest_django.live_server_helper import LiveServer

from annotations.grouping import found
from annotations.models import Annotation, Membership
from archive.models import Report
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.annotations.coded import code, make_coded
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, next_edition, post
from tests.journeys.hands import follow, tab_to
from tests.journeys.kinds import find_violations

RECORD = "/reports/8GD5-1S06/"
QUOTED = "expressing gratitude"

Sit = Callable[..., Page]

MARKED = """() => [...document.querySelectorAll("mark.noted")].map((mark) => mark.textContent)"""
HIGHLIGHTED = """() => [...CSS.highlights]
  .filter(([name]) => name !== "note-here")
  .flatMap(([, ranges]) => [...ranges].map((range) => range.toString()))"""


@pytest.fixture
def pair(archive: dict[str, Report]) -> tuple[User, User]:
    ann, bob = scholar("ann"), scholar("bob")
    Membership.objects.create(group=found(name="Pacific", by=ann), user=bob)
    return ann, bob


@pytest.fixture
def sit(browser: Browser, live_server: LiveServer) -> Iterator[Sit]:
    """Opens a record for a scholar, with the notes switched on by the keyboard; fails where the page reports an error."""
    contexts = []
    troubles: list[str] = []

    def open_page(user: User, path: str = RECORD, *, script: str = "") -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        context = browser.new_context(base_url=live_server.url, viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.goto(path)
        page.get_by_role("button", name="Scholars’ notes").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Notes (")).to_be_visible()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def test_two_scholars_talk_with_the_keyboard_alone(pair: tuple[User, User], sit: Sit) -> None:
    ann, bob = pair
    hers, his = sit(ann), sit(bob)
    for key in ("j", "n"):
        hers.keyboard.press(key)
    expect(hers.get_by_label("Your note")).to_be_focused()
    hers.keyboard.type("Thanked for what, @bo")
    hers.keyboard.press("Enter")
    hers.keyboard.type("?")
    hers.keyboard.press("Tab")
    hers.keyboard.type("gratitude")
    hers.keyboard.press("Enter")
    hers.keyboard.press("Tab")
    tab_to(hers.get_by_label("Who sees it"))
    hers.keyboard.type("Pacific")
    assert find_violations(hers) == []
    hers.keyboard.press("Control+Enter")
    expect(hers.locator(".note-card")).to_contain_text("Thanked for what, @bob ?")

    expect(his.locator(".note-card")).to_contain_text("Thanked for what")
    expect(his.locator("#announcer")).to_have_text("A note by ann.")
    his.keyboard.press("j")
    tab_to(his.get_by_role("button", name="Reply: ann"))
    his.keyboard.press("Enter")
    expect(his.get_by_label("Your reply")).to_be_focused()
    his.keyboard.type("For the hospitality.")
    his.keyboard.press("Control+Enter")
    expect(hers.locator(".note-reply")).to_contain_text("For the hospitality.")
    assert [find_violations(page) for page in (hers, his)] == [[], []]

    delete = his.get_by_role("button", name="Delete: You")
    delete.focus()
    his.keyboard.press("Enter")
    expect(his.get_by_role("button", name="Undo")).to_be_focused()
    expect(his.locator(".note-reply")).to_have_count(0)
    his.keyboard.press("Enter")
    expect(his.locator(".note-reply")).to_contain_text("For the hospitality.")
    assert Annotation.objects.filter(deleted_at=None).count() == 2


def test_what_is_written_without_a_connection_is_kept_and_saved(pair: tuple[User, User], sit: Sit) -> None:
    page = sit(pair[0])
    for key in ("j", "n"):
        page.keyboard.press(key)
    page.keyboard.type("On the train.")
    page.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".notes-drafts")).to_contain_text("waits for the connection: “On the train.”")
    assert Annotation.objects.count() == 0
    page.context.set_offline(False)
    expect(page.locator(".note-card")).to_contain_text("On the train.")
    expect(page.locator(".notes-drafts")).to_be_empty()
    assert Annotation.objects.count() == 1
    page.keyboard.press("n")
    page.keyboard.type("Half a thou")
    page.reload()
    expect(page.locator(".notes-drafts")).to_contain_text("not saved yet: “Half a thou”")


def test_a_note_on_selected_words_follows_them_into_the_next_edition(
    pair: tuple[User, User], sit: Sit, archive: dict[str, Report], editor: User
) -> None:
    page = sit(pair[0])
    select(page, QUOTED)
    page.get_by_role("button", name="Note", exact=True).click()
    expect(page.get_by_label("Your note")).to_be_focused()
    page.keyboard.type("How?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note-card")).to_contain_text("How?")
    marked(page, QUOTED)
    next_edition(archive["001"], editor, "May 30, 2003", "Friday, May 30, 2003")
    page.goto(RECORD)
    expect(page.locator(".note-card")).to_contain_text("How?")
    marked(page, QUOTED)
    assert page.locator(".notes-link").get_attribute("data-notes") == "/notebook/records/8GD5-1S06/2/"


def test_codings_follow_their_words_and_what_an_edition_makes_doubtful_the_coder_settles(
    sit: Sit, archive: dict[str, Report], editor: User
) -> None:
    coded = make_coded()
    for words, name in (
        ("its hospitality", "Firm"),
        ("expressing gratitude the Russian side", "Trade"),
        ("gratitude", "Tone"),
    ):
        target = {"source": f"{SITE}{RECORD}", "selector": {"type": "TextQuoteSelector", "exact": words}}
        post(coded.member, **coded.shared(target=target, body=[code(coded.entry(name))]))
    next_edition(archive["001"], editor, "expressing gratitude the", "saying thanks to the")
    page = sit(coded.member)
    page.set_viewport_size({"width": 1440, "height": 8000})  # cards are drawn where somebody reads
    card = {name: page.locator(".note-card", has_text=f"Code {name}") for name in ("Firm", "Trade", "Tone")}
    expect(card["Trade"]).to_contain_text("Its place is not certain")
    expect(card["Tone"]).to_contain_text("Its words are not in this edition.")
    expect(card["Firm"]).to_be_visible()
    expect(card["Firm"].get_by_role("link", name="Settle its place")).to_have_count(0)
    marked(page, "its hospitality", "saying thanks to the Russian side")

    follow(card["Trade"].get_by_role("link", name="Settle its place"))
    expect(page.get_by_role("main")).to_contain_text("expressing gratitude the Russian side")
    follow(page.get_by_role("button", name="That is the place"))
    follow(page.get_by_role("link", name="Settle your note"))
    expect(page.get_by_role("main")).to_contain_text("Its words were not found.")
    page.get_by_label("The words").fill("thanks")
    follow(page.get_by_role("button", name="Put it there"))
    expect(page.get_by_role("main")).to_contain_text("Every note stands where you made it, or where you have put it.")
    page.goto(RECORD)
    expect(card["Tone"]).to_be_visible()
    expect(page.locator(".note-card", has_text="Settle its place")).to_have_count(0)
    marked(page, "its hospitality", "saying thanks to the Russian side", "thanks")


@pytest.mark.parametrize(("script", "drawn"), [("", HIGHLIGHTED), ("window.Highlight = undefined;", MARKED)])
def test_words_stay_right_where_a_page_reads_emendations_and_folds_white_space(
    script: str, drawn: str, pair: tuple[User, User], sit: Sit, archive: dict[str, Report]
) -> None:
    """The places of a note made with the page's words are those of the text, on a page that reads other ones."""
    report, start, following = next(read_after_an_emendation(list(archive.values())))
    selector = {"type": "TextPositionSelector", "start": start, "end": start + len(following)}
    source = f"{SITE}/reports/{report.rid}/1/"
    post(pair[0], target={"type": "SpecificResource", "source": source, "selector": selector})
    for query in ("", "?text=emended"):
        page = sit(pair[0], f"/reports/{show(report.rid)}/{query}", script=script)
        page.set_viewport_size({"width": 1440, "height": 8000})  # cards are drawn where somebody reads
        expect(page.locator(".note-card")).to_have_count(1)
        marked(page, following, by=drawn)


def read_after_an_emendation(reports: list[Report]) -> Iterator[tuple[Report, int, str]]:
    """Records with the first word, and its place, after an emendation in a statement."""
    for report in reports:
        record = report.current_edition.document["record"]  # type: ignore[union-attr]
        for mended in record["emendations"]:
            for part in record["parts"]:
                if part["kind"] == "statement" and part["start"] <= mended["start"] and mended["end"] < part["end"]:
                    words = re.search(r"\w+", record["text"][mended["end"] : part["end"]])
                    if words:
                        yield report, mended["end"] + words.start(), words[0]


def marked(page: Page, *words: str, by: str = HIGHLIGHTED) -> None:
    """Wait until these words are marked on the page, and no others: a block is drawn when it is near the window."""
    with suppress(Error):  # which says less than the comparison does
        page.wait_for_function(f"wanted => ({by})().sort().join() === wanted", arg=",".join(sorted(words)))
    assert sorted(page.evaluate(by)) == sorted(words)


def select(page: Page, words: str) -> None:
    """Select those words, as a hand would that moves over them."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector(".record-main"), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at < 0 || !node.parentElement.closest(".words")) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            document.getSelection().removeAllRanges();
            document.getSelection().addRange(range);
            return;
          }
        }""",
        words,
    )


def test_words_are_coded_with_the_key_of_a_code_and_stay_so(sit: Sit, archive: dict[str, Report]) -> None:
    coded = make_coded()
    page = sit(coded.member)
    expect(page.locator(".notes-panel kbd")).to_have_text(["f", "s"])
    select(page, QUOTED)
    page.keyboard.press("f")
    expect(page.get_by_role("checkbox", name="Firm")).to_be_focused()
    expect(page.get_by_role("checkbox", name="Firm")).to_be_checked()
    on_position = page.get_by_role("link", name="Code a position on it")
    expect(on_position).to_have_attribute(
        "href", f"/notebook{RECORD.replace('reports', 'records')}positions/TKV5GJRR/?words=expressing+gratitude"
    )
    page.keyboard.press("s")
    expect(page.locator(".note-codes summary")).to_have_text("Codes: Soft")
    page.keyboard.press("f")
    page.get_by_label("Your note").focus()
    page.keyboard.type("so says the side")
    expect(page.locator(".note-codes summary")).to_have_text("Codes: Firm")
    page.get_by_label("Who sees it").select_option("Everybody")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("seen by that group at most")
    page.get_by_label("Who sees it").select_option("Coders")
    assert find_violations(page) == []
    page.keyboard.press("Control+Enter")
    for _ in range(2):
        card = page.locator(".note-card")
        expect(card).to_contain_text("Code Firm · Zebra frames")
        expect(card).to_contain_text("so says the side")
        marked(page, QUOTED)
        expect(card).to_have_attribute("data-hue", re.compile("^124e78-"))
        page.reload()
    page.get_by_role("button", name="Edit: You").click()
    expect(page.get_by_role("checkbox", name="Firm")).to_be_checked()
    page.get_by_role("checkbox", name="Trade").check()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".note-coding")).to_have_text(["Code Firm · Zebra frames", "Code Trade · Zebra frames"])
    expect(page.locator(".note-words")).to_have_text("so says the side")

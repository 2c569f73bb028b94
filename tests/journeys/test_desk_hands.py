"""At the workbench with the keys alone, without a script, without a connection, and two editors at once."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from playwright.sync_api import Page, Route, expect

from archive.editing import Operation, apply
from archive.models import DeskPreference, Identification, Report, Submission
from archive.reviewing.commenting import comment
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.journeys.desk import Keys, Open, anew, candidate, open_desk, settle, statements, topics_of, value_of
from tests.journeys.hands import follow
from tests.journeys.kinds import OF_COLOURS, find_overflow, find_violations
from tests.journeys.test_accessibility import DJANGO_S_OWN

__all__ = ["anew", "open_desk"]


def told(page: Page, words: str) -> None:
    """What is said to those who listen."""
    expect(page.locator("#told")).to_contain_text(words)


def version(page: Page, report: Report) -> None:
    """Wait until the page shows the archive's version as saved."""
    settle(page)
    report.refresh_from_db()
    expect(page.locator("#saved")).to_contain_text(f"version {report.version}")


def has_focus(page: Page) -> None:
    """The focus is never lost: it is on something in the workbench."""
    assert page.evaluate("document.getElementById('workbench').contains(document.activeElement)")


def test_everything_is_done_with_the_keys_alone(open_desk: Open, anew: Report, editor: User) -> None:
    page = open_desk(anew, editor)
    press = Keys(page)
    before = value_of(anew)
    first = statements(before.breakdown)[0]

    press("Tab")
    page.locator("#source").focus()
    press("ArrowRight", "ArrowRight")
    told(page, "Before “importance”")
    expect(page.locator(".caret")).to_be_visible()
    press("|")
    version(page, anew)
    told(page, "split")
    parts = value_of(anew).breakdown.segments
    assert anew.text[parts[first + 1].start :].startswith("importance")
    has_focus(page)

    press("]")
    version(page, anew)
    assert anew.text[value_of(anew).breakdown.segments[first + 1].start :].startswith("on the Chairman")
    press("[")
    version(page, anew)
    assert anew.text[value_of(anew).breakdown.segments[first + 1].start :].startswith("importance")
    press("m")
    version(page, anew)
    assert len(value_of(anew).breakdown.segments) == len(before.breakdown.segments)
    has_focus(page)

    for _step in range(4):
        press("z")
        version(page, anew)
    assert value_of(anew).breakdown == before.breakdown
    press("Z")
    version(page, anew)
    assert len(value_of(anew).breakdown.segments) == len(before.breakdown.segments) + 1
    press("z")
    version(page, anew)
    has_focus(page)

    press("i")
    expect(page.get_by_role("dialog", name="Kind")).to_be_visible()
    press("8")
    version(page, anew)
    assert value_of(anew).breakdown.segments[first].kind == "narrative"
    has_focus(page)
    press("z")
    version(page, anew)

    press("v", "r")
    version(page, anew)
    changed = value_of(anew).breakdown.segments[first]
    assert (changed.speech, changed.role) == ("direct", "question")

    press("Home", "Shift+ArrowRight")
    told(page, "Chosen: “Japan")
    press("e", *"Nippon", "Tab", *"a test", "Enter")
    version(page, anew)
    (emended,) = value_of(anew).layers.emendations
    assert (anew.text[emended.start : emended.end], emended.reading, emended.reason) == ("Japan", "Nippon", "a test")
    has_focus(page)

    press("p", *"oil pip")
    expect(candidate(page)).to_be_visible()
    press("Enter")
    expect(page.locator("#p-direction")).to_be_focused()
    press("Control+Enter")
    version(page, anew)
    (position,) = value_of(anew).layers.positions
    assert (position.direction, position.strength, position.by) == ("supports", 2, "ed")
    has_focus(page)

    press("x", "J")
    told(page, "2 chosen")
    press("t", *"visits")
    expect(candidate(page)).to_contain_text("Visits")
    press("Tab")
    version(page, anew)
    tagged = {tag.sid for tag in value_of(anew).layers.tags}
    said = [value_of(anew).breakdown.segments[index].sid for index in statements(value_of(anew).breakdown)]
    assert tagged == set(said[:2])
    press("c")
    version(page, anew)
    assert [bool(part.confirmed_by) for part in value_of(anew).breakdown.statements()][:3] == [True, True, False]
    press(".")
    version(page, anew)
    assert value_of(anew).breakdown.statements()[2].confirmed_by == (editor.pk,)
    press("/", *"Iraq", "Enter")
    expect(page.locator("#panel-heading")).to_contain_text("2")
    press("Escape")
    has_focus(page)
    press("n")
    has_focus(page)


def test_what_stands_beside_the_words_is_done_with_the_keys_alone(open_desk: Open, anew: Report, editor: User) -> None:
    first = statements(value_of(anew).breakdown)[0]
    named = Operation("attribute", {"part": first, "addressees": ["Minister Sato"]})
    apply(report=anew, operation=named, expected_version=anew.version, by=editor)
    page = open_desk(anew, editor)
    press = Keys(page)
    outline = page.locator("#outline .is-chosen")
    expect(outline).to_contain_text("not identified")

    # A name is decided, and that is taken back; then it is said that it can't be told.
    press("N")
    expect(page.locator("#m-name")).to_have_value("Minister Sato")
    press(*"Ivanov")
    expect(candidate(page)).to_contain_text("Igor Ivanov")
    press("Enter", *"by his office", "Enter")
    told(page, "“Minister Sato” means Igor Ivanov.")
    has_focus(page)
    expect(outline).not_to_contain_text("not identified")
    decision = Identification.objects.get(report=anew, name="Minister Sato")
    assert (decision.person and decision.person.slug, decision.note) == ("igor-ivanov", "by his office")
    page.get_by_role("button", name="Take back: Minister Sato").focus()
    press("Enter")
    expect(outline).to_contain_text("not identified")
    press("N", "Tab", "Tab", "Tab", "Enter")
    expect(outline).to_contain_text("it can’t be told who")
    expect(page.locator("#panel .token").last).to_contain_text("it can’t be told who")

    # The arrow keys go through a list of choices; one revision is made of it.
    before = Report.objects.get(pk=anew.pk).version
    page.locator("#f-role").focus()
    press("ArrowDown", "ArrowDown", "Enter")
    version(page, anew)
    assert (anew.version, value_of(anew).breakdown.segments[first].role) == (before + 1, "answer")
    has_focus(page)

    # A position is coded, and changed in place.
    press("p", *"oil pip")
    expect(candidate(page)).to_be_visible()
    press("Enter")
    expect(page.locator("#p-direction")).to_be_focused()
    press("Control+Enter")
    version(page, anew)
    (coded,) = value_of(anew).layers.positions
    page.get_by_role("button", name="Change", exact=True).focus()
    press("Enter")
    expect(page.locator("#p-direction")).to_be_focused()
    press("ArrowDown")
    page.locator("#p-directed_at").focus()
    press(*"japan")
    expect(candidate(page)).to_contain_text("Japan")
    press("Enter", "Control+Enter")
    version(page, anew)
    (changed,) = value_of(anew).layers.positions
    assert changed == replace(coded, direction="opposes", directed_at="japan")

    # A comment is written, answered and settled where it stands.
    press("#", *"So?", "Control+Enter")
    told(page, "Your comment stands beside it.")
    has_focus(page)
    expect(outline).to_contain_text("open comments: 1")
    page.get_by_label("Answer to ed").focus()
    press(*"Yes.", "Control+Enter")
    expect(page.locator("#threads .reply")).to_contain_text("Yes.")
    page.locator("#threads").get_by_role("button", name="Settle").focus()
    press("Enter")
    told(page, "The comment is settled.")
    expect(outline).not_to_contain_text("open comments")

    # A note goes with it when it is handed in; a space in it hands nothing in.
    press("Control+Enter", *"To be seen soon", "Control+Enter")
    expect(page.locator("#submission")).to_contain_text("Handed in for review")
    expect(page.locator("#standing")).to_have_text("in review")
    assert Submission.objects.get(report=anew).note == "To be seen soon"


def test_a_key_can_be_another_or_none(open_desk: Open, anew: Report, editor: User) -> None:
    page = open_desk(anew, editor)
    chosen = page.locator("#panel-heading")
    press = Keys(page)
    press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    dialog.get_by_label("next part", exact=True).fill("k")
    press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("“k” would be the key")
    dialog.get_by_label("next part", exact=True).fill("y")
    dialog.get_by_label("take all suggested topics, confirm, and go on").fill("")
    press("Enter")
    expect(dialog).to_be_hidden()
    assert DeskPreference.objects.get(user=editor).shortcuts == {"next": "y", "accept_and_confirm": ""}
    press("y")
    expect(chosen).to_contain_text("1(1)(b)")
    press("j")
    expect(chosen).to_contain_text("1(1)(b)")
    press("?")
    dialog.get_by_label("Single keys do something").uncheck()
    told(page, "Single keys do nothing.")
    press("Escape")
    press("y")
    expect(chosen).to_contain_text("1(1)(b)")
    page.get_by_role("button", name="Confirm, and on").click()
    version(page, anew)


def test_letters_are_letters_where_they_are_typed(open_desk: Open, anew: Report, editor: User) -> None:
    page = open_desk(anew, editor)
    page.locator("#f-conveyed_by").focus()
    page.keyboard.type("jkcmxz?")
    expect(page.locator("#f-conveyed_by")).to_have_value("jkcmxz?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    anew.refresh_from_db()
    assert anew.version == 2


HELD = """() => {
    const ask = window.fetch;
    const gate = new Promise(open => { window.letGo = open; });
    window.fetch = async (address, ...more) => {
        if (address.includes("topics/?q=as")) await gate;
        return ask(address, ...more);
    };
}"""
"""Lets the answers to words that begin so wait."""


@pytest.mark.parametrize("taking", ["Tab", "Enter"])
def test_a_quick_hand_takes_what_its_words_find_not_what_was_shown_before(
    open_desk: Open, anew: Report, editor: User, taking: str
) -> None:
    page = open_desk(anew, editor)
    page.evaluate(HELD)
    press = Keys(page)
    press("t", "a")
    expect(candidate(page)).not_to_contain_text("assurances")
    press("s", "s", taking)
    page.evaluate("window.letGo()")
    expect(page.locator("#panel .token").filter(has_text="assurances")).to_be_visible()
    version(page, anew)
    assert [len(topics) for topics in topics_of(value_of(anew))][:2] == [1, 0]


def test_a_new_person_is_made_without_leaving_the_page(open_desk: Open, anew: Report, superuser: User) -> None:
    page = open_desk(anew, superuser)
    press = Keys(page)
    press("s", *"Toshio Sato")
    expect(candidate(page)).to_contain_text("New person: Toshio Sato")
    press("Enter")
    dialog = page.get_by_role("dialog", name="A new person")
    expect(dialog).to_be_visible()
    assert find_violations(page, DJANGO_S_OWN) == []
    press("Enter")
    expect(page.locator("#outline .is-chosen .name")).to_have_text("Toshio Sato")
    version(page, anew)
    state = page.locator("#panel .token").first
    expect(state).not_to_contain_text("not identified")


def test_without_a_script_a_statement_is_set_right_and_the_next_one_comes(
    open_desk: Open, anew: Report, editor: User
) -> None:
    page = open_desk(anew, editor, java_script_enabled=False)
    expect(page.locator("#panel-heading")).to_contain_text("1(1)(a)")
    page.locator("#f-speakers").fill("Yoriko Kawaguchi")
    page.locator("#f-addressees").fill("Igor Ivanov")
    page.locator("#f-topics").fill("Visits and invitations; Investment")
    follow(page.get_by_role("button", name="Confirm, and on"))
    expect(page.locator("#panel-heading")).to_contain_text("1(1)(b)")
    part = value_of(anew).breakdown.statements()[0]
    assert (part.speakers, part.addressees, part.confirmed_by) == (
        ("Yoriko Kawaguchi",),
        ("Igor Ivanov",),
        (editor.pk,),
    )
    follow(page.locator("#outline a").filter(has_text="agreed that the next"))
    expect(page.locator("#panel-heading")).to_contain_text("1(2), statement 2")
    page.get_by_label("The words with which the second part begins").fill("nothing of the kind")
    follow(page.get_by_role("button", name="Split"))
    expect(page.get_by_role("alert").filter(has_text="does not stand in this part")).to_be_visible()
    follow(page.get_by_role("button", name="Undo"))
    assert value_of(anew).breakdown.statements()[0].confirmed_by == ()


def test_two_editors_see_each_other_and_neither_overwrites(open_desk: Open, anew: Report, editor: User) -> None:
    other = account("bea", "Editor", first_name="Bea", last_name="Kahn")
    mine, hers = open_desk(anew, editor), open_desk(anew, other)
    # Each tells that it is there every ten seconds: the first time is not waited for.
    for page in (hers, mine):
        page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(mine.locator("#presence")).to_contain_text("Also here: Bea Kahn")

    # Different statements: both hold.
    Keys(hers)("j", "v")
    settle(hers)
    Keys(mine)("w")
    told(mine, "Bea Kahn has changed other parts meanwhile")
    said = value_of(anew).breakdown.statements()
    assert (said[0].speakers, said[1].speech) == (("Yoriko Kawaguchi",), "direct")

    # The same statement: nothing is written until it is decided. Her page must not hear of mine in between by itself.
    hers.route("**/presence/", lambda route: route.abort())
    Keys(hers)("k")
    expect(hers.locator("#panel-heading")).to_contain_text("1(1)(a)")
    Keys(hers)("s", *"George")
    expect(candidate(hers)).to_contain_text("George W. Bush")
    Keys(mine)("r")
    settle(mine)
    version(mine, anew)
    before = anew.version
    Keys(hers)("Enter")
    dialog = hers.get_by_role("dialog", name="Somebody else has changed the same part")
    expect(dialog).to_contain_text("ed: role: question")
    expect(dialog.locator("#yours")).to_contain_text("speaker is now George W. Bush")
    assert find_violations(hers, DJANGO_S_OWN) == []
    anew.refresh_from_db()
    assert anew.version == before
    dialog.get_by_role("button", name="Do mine on top of theirs").click()
    expect(dialog).to_be_hidden()
    version(hers, anew)
    part = value_of(anew).breakdown.statements()[0]
    assert (part.speakers, part.role) == (("George W. Bush",), "question")

    # What she has done comes in by itself, and I stay where I am.
    expect(mine.locator("#outline .is-chosen .name")).to_have_text("George W. Bush")
    expect(mine.locator("#panel-heading")).to_contain_text("1(1)(a)")


def test_what_is_done_without_a_connection_waits_over_a_reload_too(
    open_desk: Open, anew: Report, editor: User
) -> None:
    page = open_desk(anew, editor)

    def drop(route: Route) -> None:
        route.abort("internetdisconnected")

    page.route("**/apply/", drop)
    # The browser takes a moment before it holds requests back.
    page.wait_for_function("fetch(new URL('apply/', location.href)).then(() => false, () => true)")
    press = Keys(page)
    press("w", "r")
    expect(page.locator("#saved")).to_have_text("Not saved: no connection — 2 changes wait")
    expect(page.locator("#outline .is-chosen .name")).to_have_text("Yoriko Kawaguchi")
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.locator("#saved")).to_have_text(re.compile("Not saved: no connection — 2 changes wait"))
    anew.refresh_from_db()
    assert anew.version == 2
    page.unroute("**/apply/")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    version(page, anew)
    part = value_of(anew).breakdown.statements()[0]
    assert (anew.version, part.speakers, part.role) == (4, ("Yoriko Kawaguchi",), "question")


def test_what_is_written_beside_a_statement_waits_there_until_it_is_sent(
    open_desk: Open, anew: Report, editor: User
) -> None:
    sids = [part.sid or "" for part in value_of(anew).breakdown.statements()]
    thread = comment(report=anew, text="Is that so?", by=editor, sid=sids[1])
    page = open_desk(anew, editor)
    field, answer = page.locator("#c-text"), page.get_by_label("Answer to ed")
    heading = page.locator("#panel-heading")
    page.keyboard.press("#")
    page.keyboard.type("Half a thought")
    page.keyboard.press("Escape")
    page.keyboard.press("c")  # on to the next one
    expect(heading).to_contain_text("1(1)(b)")
    expect(field).to_have_value("")
    answer.fill("It isn’t.")
    answer.evaluate("field => field.setSelectionRange(2, 2)")
    comment(report=anew, text="Look at the page.", by=editor, reply_to=thread)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.locator("#threads")).to_contain_text("Look at the page.")
    page.keyboard.type(" really")
    expect(answer).to_have_value("It really isn’t.")
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    expect(heading).to_contain_text("1(1)(a)")
    expect(field).to_have_value("Half a thought")
    page.route("**/comments/", lambda route: route.abort("internetdisconnected"))
    field.press("Control+Enter")
    expect(page.locator("#alert")).to_contain_text("stays in its field")
    expect(field).to_have_value("Half a thought")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_the_workbench_breaks_no_rule_in_any_state(
    open_desk: Open, anew: Report, editor: User, width: int, height: int
) -> None:
    page = open_desk(anew, editor, viewport={"width": width, "height": height})
    press = Keys(page)

    def breaks_none(state: str) -> None:
        page.emulate_media(color_scheme="dark")
        assert find_violations(page, DJANGO_S_OWN) == [], (state, "dark")
        page.emulate_media(color_scheme="light")
        assert find_violations(page, DJANGO_S_OWN, only=OF_COLOURS) == [], (state, "light")
        assert find_overflow(page, width) == [], state
        page.set_viewport_size({"width": width, "height": height})

    sid = value_of(anew).breakdown.statements()[0].sid
    thread = comment(report=anew, text="Is that so?", by=editor, sid=sid or "")
    comment(report=anew, text="It is.", by=editor, reply_to=thread)
    page.reload()
    expect(page.locator("#suggested li")).not_to_have_count(0)
    breaks_none("as it opens")
    for keys, state, shown in (
        (["?"], "keys", "#help-dialog[open]"), (["i"], "kinds", ".chooser[open]"),
        (["s"], "candidates", "[role=listbox]:not([hidden])"), (["Control+Enter"], "submitting", "#submit-dialog[open]"),
        (["N"], "a name", "#m-person:focus"), (["p"], "coding", "[role=listbox]:not([hidden])"),
        (["e"], "emending", "#e-words:focus"), (["#"], "commenting", "#c-text:focus"),
        (["x", "J"], "several", "#several:not([hidden])"), (["|"], "a warning", "#alert:not(:empty)"),
    ):  # fmt: skip
        if state not in ("keys", "a warning"):
            press("Escape")
            page.evaluate("() => new Promise(requestAnimationFrame)")  # with which a dialog tells that it has closed
        press(*keys)
        expect(page.locator(shown)).to_have_count(1)
        breaks_none(state)
    if width < 1000:
        for pane in ("Outline", "Fields", "Text"):
            page.get_by_role("button", name=pane, exact=True).click()
            breaks_none(pane)


def test_what_is_chosen_is_in_view_in_both_panes(open_desk: Open, anew: Report, editor: User) -> None:
    last = statements(value_of(anew).breakdown)[-1]
    page = open_desk(anew, editor, query=f"?part={last}", viewport={"width": 1440, "height": 600})
    for pane in ("#source", "#outline"):
        expect(page.locator(f"{pane} .is-chosen").first).to_be_in_viewport()


def test_what_is_doubtful_says_so_in_the_outline(open_desk: Open, archive: dict[str, Report], editor: User) -> None:
    """Under the opening words of a paragraph too, which fill two lines."""
    page = open_desk(archive["001"], editor)
    marks = page.locator("#outline .is-slim.is-doubtful .row-marks")
    assert marks.count() > 0
    for mark in marks.all():
        cut = "e => e.getBoundingClientRect().bottom - e.closest('.row-button').getBoundingClientRect().bottom"
        assert mark.evaluate(cut) <= 0

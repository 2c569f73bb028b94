"""Two coders and an adjudicator, from making their accounts to a release that anybody can check."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from annotations.models import Offer
from archive.models import Position, Report
from diplomacy.accounts.models import User

from . import hands
from .scholars import Window, field, path_in_letter, sign_up, window

__all__ = ["window"]

CLAIM = "The question can wait."
REMARK = "an unmistakable remark"
"""What Bob alone codes on, and what he alone says: where either is read, his codings show."""
PROPOSITION = "A Japan–Russia peace treaty should be concluded at the earliest possible date."
SEARCH = "/search/?q=territorial"
"""What finds three statements."""


@dataclass(frozen=True)
class Project:
    """The addresses of a project's pages."""

    group: str
    page: str
    codebook: str

    @property
    def key(self) -> str:
        return self.page.split("/")[-2]

    @property
    def round(self) -> str:
        return f"{self.page}rounds/1/"


def press(page: Page, name: str) -> None:
    """The button of that name; it leads to another page."""
    hands.follow(page.get_by_role("button", name=name, exact=True))


def link(page: Page, name: str) -> Locator:
    """The first one of that name, in what the page says."""
    return page.get_by_role("main").get_by_role("link", name=name, exact=True).first


def follow(page: Page, name: str) -> None:
    hands.follow(link(page, name))


def fill(page: Page, **fields: str) -> None:
    """Fields by their labels, with _ for a space."""
    for label, words in fields.items():
        field(page, label.replace("_", " ")).fill(words)


def test_from_sign_up_to_release(archive: dict[str, Report], editor: User, window: Window) -> None:
    ann, bob, cleo = window(), window(), window()
    found_group(ann)
    for page, name, role in ((bob, "bob", "member"), (cleo, "cleo", "editor")):
        join(ann, page, name, role)
    project = open_round(ann, make_codebook(ann))

    code_all(bob, project, [("Soft", REMARK), ("Firm", "")], position=CLAIM)
    assert places_of_bobs_codings(cleo, project) == set()
    code_all(ann, project, [("Firm", ""), ("Firm", "")], position=PROPOSITION)
    assert places_of_bobs_codings(ann, project) == set()
    assert ann.context.request.get(f"{project.round}agreement/").status == 409
    bob.goto(project.round)
    expect(bob.get_by_role("row", name="ann")).to_contain_text("3 of 3")
    expect(bob.get_by_role("main")).to_contain_text("While it is blind")

    reveal(ann, project)
    assert places_of_bobs_codings(ann, project) == set(PLACES)
    statement = look_at_agreement(ann)
    discuss(ann, bob, statement)
    adjudicate(cleo, project)
    read_decision(bob, statement)

    assert take_over(window(editor)) == "ann, Pacific"
    key = Offer.objects.get().position_key
    assert key is not None
    assert Position.objects.get(key=key).by == "ann, Pacific"
    bob.reload()
    expect(bob.locator(".coding-card", has_text="credited to ann, Pacific")).to_contain_text("taken over")
    check_release(window(), release(cleo, project))


def path_of(page: Page) -> str:
    """Where the window stands."""
    return urlsplit(page.url).path


def found_group(page: Page) -> None:
    page.goto("/accounts/login/")
    follow(page, "Make an account")
    sign_up(page, "ann")
    follow(page, "Groups")
    fill(page, Name="Pacific", What_you_work_on_together="How it is said.")
    press(page, "Found it")


def join(owner: Page, page: Page, name: str, role: str) -> None:
    """Somebody without an account is invited, makes one, and comes back to the invitation."""
    fill(owner, Mail_address=f"{name}@example.org")
    owner.get_by_label("Role").select_option(role)
    press(owner, "Send the invitation")
    expect(owner.locator(".notice")).to_contain_text(f"{name}@example.org is invited")
    page.goto(path_in_letter(f"{name}@example.org", "/groups/invitation/"))
    follow(page, "Make an account")
    sign_up(page, name)
    press(page, "Accept")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pacific")


def make_codebook(page: Page) -> str:
    """The address of a codebook of two codes and a claim, published."""
    follow(page, "Codebooks")
    fill(page, Name="Tone")
    press(page, "Begin it")
    for name, key in (("Firm", "f"), ("Soft", "s")):
        follow(page, "Add a code")
        fill(page, Name=name, Definition=f"It is said in a {name.lower()} tone.", Shortcut_key=key)
        press(page, "Add it")
    follow(page, "Add a claim")
    fill(page, Claim=CLAIM, What_plain_support_looks_like="Says so.", What_plain_opposition_looks_like="Urges haste.")
    page.get_by_label("Topic").select_option(label="Peace treaty")
    press(page, "Keep it")
    follow(page, "Look what it changes, and publish")
    press(page, "Publish version 1")
    expect(page.get_by_role("main")).to_contain_text("Version 1 is published")
    return path_of(page)


def open_round(page: Page, codebook: str) -> Project:
    """A project of the statements that a search finds; both coders code all of them."""
    follow(page, "Pacific")
    group = path_of(page)
    follow(page, "Coding projects")
    fill(page, Name="Tones", What_you_want_to_find_out="Who is firm.")
    page.get_by_label("Codebook").select_option(label="Tone")
    press(page, "Found it")
    project = Project(group, path_of(page).removesuffix("choose/"), codebook)
    fill(page, Address_of_a_search=f"{page.url.split('/groups/')[0]}{SEARCH}")
    press(page, "Look")
    press(page, "Take 3 statements")
    follow(page, "Open a round")
    for name in ("ann", "bob"):
        page.get_by_label(name, exact=True).check()
    expect(page.get_by_label("Blind")).to_be_checked()
    expect(page.get_by_label("Coders a statement")).to_have_value("2")
    press(page, "Open it")
    expect(page.get_by_role("row", name="All")).to_contain_text("0 of 6")
    return project


def code_all(page: Page, project: Project, codes: list[tuple[str, str]], *, position: str) -> None:
    """Two statements get a code each, with what is said of it, the first a position too; the third has nothing."""
    page.goto(project.page)
    follow(page, "Code your next statement")
    for number, (code, remark) in enumerate(codes, 1):
        expect(page.get_by_role("main")).to_contain_text(f"Statement {number} of your 3")
        if number == 1:
            code_position(page, position)
        page.get_by_label(re.compile(rf"^{code}\b")).check()
        if remark:
            page.get_by_text("Words, confidence, comment for those you tick now").click()
            page.locator("#codes-form").get_by_label("Comment").fill(remark)
        press(page, "Save, done, next")
    press(page, "Nothing to code here, next")
    expect(page.locator(".notice")).to_contain_text("You are done with all your statements")


def code_position(page: Page, on: str) -> None:
    page.get_by_text("Code a position", exact=True).click()
    form = page.locator(".position-form")
    for label, option in {
        "Proposition or claim": on, "Holder": "Japan", "Direction": "supports", "Act": "states", "Evidence": "explicit",
    }.items():  # fmt: skip
        field(form, label).select_option(label=option)
    press(page, "Code it")
    expect(page.get_by_role("region", name="What you gave it")).to_contain_text(on)


PLACES = {
    "the round’s codings": ("{here.round}codings.csv", "Soft"),
    "the agreement": ("{here.round}agreement.csv", "Soft"),
    "the project’s codings": ("{here.page}take/codings.csv", REMARK),
    "the project as JSON-LD": ("{here.page}take/annotations.jsonld", REMARK),
    "the project’s appendix": ("{here.page}take/appendix.md", CLAIM),
    "the group’s codings": ("{here.group}take/codings.csv", REMARK),
    "the notebook": ("/notebook/?words=unmistakable", REMARK),
    "a picture": ("/notebook/pictures/matrix.csv?of=project:{here.key}", CLAIM),
    "the page of pictures": ("/notebook/pictures/?of=project:{here.key}", CLAIM),
    "a network": ("/notebook/networks/actors.csv?of=project:{here.key}&kind=affiliation", CLAIM),
    "the page of networks": ("/notebook/networks/?of=project:{here.key}&kind=affiliation", CLAIM),
    "the count in the codebook": ("{here.codebook}", "1 coding<"),
    "codings in the API": ("/api/v1/codings/?project={here.key}", "Soft"),
    "annotations in the API": ("/api/v1/annotations/?words=unmistakable", REMARK),
}
"""Where codings are read or counted, and what is read there once Bob's are seen."""


def places_of_bobs_codings(page: Page, project: Project) -> set[str]:
    """Those at which the page's scholar meets them."""
    found = set()
    for place, (address, words) in PLACES.items():
        path = address.format(here=project)
        if words in page.context.request.get(path).text():
            found.add(place)
    return found


def reveal(page: Page, project: Project) -> None:
    page.goto(project.round)
    press(page, "Close the round")
    follow(page, "Let the group see all its codings …")
    press(page, "Close and reveal it")
    expect(page.get_by_role("main")).to_contain_text("closed, revealed")


def look_at_agreement(page: Page) -> str:
    """The address of the first statement on which the coders differ, reached through the figures.

    Ann gave the first code to two statements of the three, Bob to one of these: κ = (2/3 − 4/9) / (5/9), α = 1 − (1/3) / (3/5).
    """
    follow(page, "Agreement")
    row = page.get_by_role("row", name="Firm")
    for column, figure in enumerate(("67 %", "0.400", "0.444")):
        expect(row.get_by_role("cell").nth(column)).to_have_text(figure)
    follow(page, "Firm")
    differing = page.get_by_role("region", name="Where coders differ")
    expect(differing).to_contain_text("ann: given; bob: not given")
    hands.follow(differing.get_by_role("link"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Side by side")
    return path_of(page)


def discuss(ann: Page, bob: Page, statement: str) -> None:
    """One asks of the other's coding, who answers."""
    say(ann, "bob: Soft", "Why soft?")
    bob.goto(statement)
    expect(bob.get_by_role("region", name="What is said of it")).to_contain_text("Why soft?")
    say(bob, "bob: Soft", "It is thanks, not a demand.")


def say(page: Page, of: str, words: str) -> None:
    page.get_by_label("Of which coding").select_option(label=of)
    fill(page, What_you_say=words)
    press(page, "Say it")
    expect(page.get_by_role("region", name="What is said of it")).to_contain_text(words)


def adjudicate(page: Page, project: Project) -> None:
    """Ann's codings hold, with a reason; they become an example, and are offered to the editors."""
    page.goto(project.round)
    follow(page, "Statement by statement, and what was decided")
    follow(page, "To decide")
    expect(page.get_by_role("main")).to_contain_text("decided: 0")
    hands.follow(page.get_by_role("link", name="Side by side").first)
    expect(page.get_by_role("region", name="What is said of it")).to_contain_text("It is thanks, not a demand.")
    for coding in page.get_by_role("region", name="ann").get_by_role("checkbox").all():
        coding.check()
    fill(page, **{"Why?": "Thanks come first, and the demand stays."})
    press(page, "Decide")
    expect(page.locator(".notice")).to_contain_text("Decided.")
    page.get_by_label("Of the code").select_option(label="Firm")
    fill(page, Note="Firm behind thanks.")
    press(page, "Show it as an example")
    expect(page.locator(".notice")).to_contain_text("an example of “Firm”")
    expect(page.get_by_label("Credited to")).to_have_value("ann, Pacific")
    press(page, "Offer it to the editors")
    expect(page.locator(".notice")).to_contain_text("offered to the record’s editors")
    page.goto(project.codebook)
    expect(page.locator(".example")).to_contain_text("Firm behind thanks.")


def read_decision(page: Page, statement: str) -> None:
    """A coder reads what was decided and why, and decides nothing."""
    page.goto(statement)
    decided = page.get_by_role("region", name="What was decided")
    expect(decided).to_contain_text("Thanks come first, and the demand stays.")
    expect(decided).to_contain_text("Firm")
    expect(decided).to_contain_text("cleo")
    expect(page.get_by_role("button", name="Decide")).to_have_count(0)


def take_over(page: Page) -> str:
    """An editor of the archive takes the offer over; to whom it is credited, as the offer says."""
    page.goto("/admin/desk/")
    hands.follow(page.get_by_role("link", name="Offers", exact=True))
    hands.follow(page.get_by_role("link", name=re.compile(re.escape(PROPOSITION))))
    credited = re.search(r"Credit: (.+)\. Offered by cleo", page.locator("#content-main").inner_text())
    press(page, "Take it over")
    expect(page.get_by_role("main")).to_contain_text("It is a position of the record’s working copy now")
    assert credited is not None
    return credited[1]


def release(page: Page, project: Project) -> str:
    """The public address of a release that everybody may read."""
    page.goto(project.page)
    follow(page, "Its codings as files, and its frozen releases")
    follow(page, "Make a release")
    fill(page, **{"What is new, and who is to be credited": "First; Ann, Bob and Cleo."})
    page.get_by_label("Everybody may read it").check()
    press(page, "Freeze it")
    follow(page, "its public address")
    return path_of(page)


def check_release(page: Page, address: str) -> None:
    """Anybody reads it without an account; the file is what the hash is of."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tones, release 1")
    shown = page.locator("dl .hash code").first.inner_text()
    with page.expect_download() as saved:
        link(page, "Canonical JSON, of which the hash is").click()
    content = saved.value.path().read_bytes()
    assert f"/releases/{shown}/" == address
    assert hashlib.sha256(content).hexdigest() == shown
    told = json.loads(content)
    assert [len(told[part]) for part in ("statements", "rounds", "decisions")] == [3, 1, 1]
    assert not any(name in content.decode() for name in ('"ann"', '"bob"', '"cleo"'))

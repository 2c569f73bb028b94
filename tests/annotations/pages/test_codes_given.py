"""Codes given to words outside of rounds: offered by one's groups' codebooks, given without a script, never lost by an edit."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations import codebooks
from annotations.models import Annotation, Codebook, CodeCoding, CodeEntry, Membership
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, address, code, make_coded
from tests.annotations.samples import SITE, api, post, signed_in

RECORD = "/notebook/records/8GD5-1S06/"
OFFERED = "/notebook/codes/"

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def coded() -> Coded:
    return make_coded()


def sent(entry: CodeEntry) -> str:
    """What forms and pages call the code."""
    return address(entry).removeprefix(SITE)


def next_version(coded: Coded) -> Any:
    """A second version, in which Trade is retired."""
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    trade = draft.entries.get(name="Trade")
    codebooks.retire_code(draft=draft, code=trade.code, by=coded.owner)
    return codebooks.publish(draft=draft, by=coded.owner, note="Second.")


def write(user: User, **more: Any) -> Any:
    given = {"on": "TKV5GJRR", "quotation": "", "words": "", "tags": "", "seen_by": "group:coders", **more}
    return signed_in(user).post(RECORD, given)


def codes_of(note: Annotation) -> list[tuple[str, int, int | None]]:
    """The codes that it has now, each with the number of its version and how sure its coder is."""
    codings = CodeCoding.objects.standing().filter(body__version__annotation=note).order_by("body__ordinal")
    return [(one.entry.name, one.entry.version.number, one.confidence) for one in codings]


def test_the_newest_published_version_is_offered_as_a_tree_to_members_alone(coded: Coded) -> None:
    firm, soft, tone, trade = (coded.entry(name) for name in ("Firm", "Soft", "Tone", "Trade"))

    def node(entry: CodeEntry, **more: Any) -> dict[str, Any]:
        plain = {
            "address": sent(entry),
            "name": entry.name,
            "definition": "",
            "colour": "",
            "key": "",
            "exclusive": "",
        }
        return {**plain, "is_given": True, "below": [], **more}

    above = {"exclusive": str(tone.code.guid)}
    below = [node(firm, colour="#124e78", key="f", **above), node(soft, colour="#c0571b", key="s", **above)]
    assert signed_in(coded.member).get(OFFERED).json() == {
        "codebooks": [
            {
                "name": "Zebra frames",
                "version": 1,
                "group": "coders",
                "group_name": "Coders",
                "codes": [node(tone, definition="How it is said.", below=below), node(trade)],
            }
        ]
    }
    others = [signed_in(user).get(OFFERED).json() for user in (coded.stranger, coded.former)]
    assert others == [{"codebooks": []}] * 2
    assert signed_in(None).get(OFFERED)["Location"] == f"/accounts/login/?next={OFFERED}"
    next_version(coded)
    Codebook.objects.filter(pk=coded.codebook.pk).update(visibility="public")
    [codebook] = signed_in(coded.member).get(OFFERED).json()["codebooks"]
    names = [one["name"] for one in codebook["codes"]]
    assert (codebook["version"], codebook["group"], names) == (2, None, ["Tone"])


def test_is_asked_with_as_many_queries_for_three_codebooks_as_for_one(coded: Coded) -> None:
    client = signed_in(coded.owner)

    def count(page: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        return len(queries)

    one = [count(page) for page in (OFFERED, RECORD)]
    for name in ("Yak", "Gnu"):
        codebook = codebooks.found(group=coded.group, name=name, by=coded.owner)
        draft = codebook.versions.get()
        codebooks.add_code(draft=draft, by=coded.owner, name="Loud")
        codebooks.publish(draft=draft, by=coded.owner, note="First.")
    assert [count(page) for page in (OFFERED, RECORD)] == one
    assert len(client.get(OFFERED).json()["codebooks"]) == 3


def test_a_note_gives_codes_with_or_without_words(coded: Coded) -> None:
    firm, trade = coded.entry("Firm"), coded.entry("Trade")
    page = signed_in(coded.member).get(RECORD).content.decode()
    assert [f'value="{sent(one)}"' in page for one in (firm, trade)] == [True, True]
    assert "What is coded by it is seen by Coders at most." in page
    assert "Zebra frames" not in signed_in(coded.stranger).get(RECORD).content.decode()
    assert write(coded.member, quotation="expressing gratitude", codes=[sent(firm), sent(trade)]).status_code == 302
    note = Annotation.objects.get()
    assert codes_of(note) == [("Firm", 1, None), ("Trade", 1, None)]
    assert (note.standing_version.motivations, note.anchors.get().exact) == (["classifying"], "expressing gratitude")
    [entry] = signed_in(coded.owner).get(f"{RECORD}1/").json()["annotations"]
    assert [(body["words"], body["colour"]) for body in entry["bodies"]] == [("Firm", "#124e78"), ("Trade", "")]


@pytest.mark.parametrize(
    ("names", "given", "reason"),
    [
        (["Firm", "Soft"], {}, "exclude each other"),
        (["Firm"], {"seen_by": "public"}, "is its group’s: what is coded by it is seen by that group at most"),
    ],
)
def test_what_the_codebook_forbids_is_said_and_nothing_is_kept(
    names: list[str], given: dict[str, str], reason: str, coded: Coded
) -> None:
    answer = write(coded.member, words="So.", codes=[sent(coded.entry(name)) for name in names], **given)
    page = answer.content.decode()
    assert (answer.status_code, reason in page, Annotation.objects.count()) == (422, True, 0)
    assert page.count(" checked") == len(names)


def test_codes_of_others_are_no_choice(coded: Coded) -> None:
    for user in (coded.stranger, coded.former):
        write(user, seen_by="private", words="", codes=[sent(coded.entry("Firm"))])
    assert Annotation.objects.count() == 0
    elsewhere = f"/codebooks/{coded.codebook.guid}/9/#{coded.entry('Firm').code.guid}"
    answer = write(coded.member, codes=[elsewhere])
    assert (answer.status_code, "valid choice" in answer.content.decode()) == (422, True)


def test_an_edit_keeps_codes_as_they_were_takes_away_what_is_unticked_and_adds(coded: Coded) -> None:
    firm, soft, trade = (coded.entry(name) for name in ("Firm", "Soft", "Trade"))
    note = post(coded.member, **coded.shared(body=[{"type": "TextualBody", "value": "Old."}, code(firm), code(trade)]))
    newer = next_version(coded)
    client, edit = signed_in(coded.member), f"/notebook/annotations/{note.guid}/edit/"
    page = client.get(edit)
    initial = page.context["form"].initial
    assert initial["codes"] == [sent(firm), sent(trade)]
    assert [tree["name"] for tree in page.context["form"].trees] == ["Given before", "Zebra frames"]
    assert page.content.decode().count(" checked") == 2
    given = {**initial, "words": "New."}
    assert client.post(edit, given).status_code == 302
    assert codes_of(note) == [("Firm", 1, 2), ("Trade", 1, 2)]
    [comment, *_codes] = client.get(api(note)).json()["body"]
    assert comment["value"] == "New."
    softer = newer.entries.select_related("code", "version__codebook").get(name="Soft")
    given = {**given, "read": 2, "codes": [sent(trade), sent(softer)]}
    assert client.post(edit, given).status_code == 302
    assert codes_of(note) == [("Trade", 1, 2), ("Soft", 2, None)]
    assert client.post(edit, {**given, "read": 3, "codes": [sent(soft)]}).status_code == 422


def test_whoever_left_the_group_keeps_and_takes_away_the_codes_that_she_gave(coded: Coded) -> None:
    note = post(coded.member, **coded.shared(body=[code(coded.entry("Firm"))], visibility="private", group=None))
    Membership.objects.filter(user=coded.member).update(left_at="2024-01-01T00:00:00Z")
    client, edit = signed_in(coded.member), f"/notebook/annotations/{note.guid}/edit/"
    given = client.get(edit).context["form"].initial
    assert client.post(edit, {**given, "words": "Still."}).status_code == 302
    assert codes_of(note) == [("Firm", 1, 2)]
    assert client.post(edit, {**given, "read": 2, "words": "Still.", "codes": []}).status_code == 302
    assert codes_of(note) == []


def test_a_position_is_coded_on_a_statement_or_on_words_in_it(coded: Coded) -> None:
    client = signed_in(coded.member)
    instead = {"do": "position", "on": "TKV5GJRR", "quotation": "expressing  gratitude", "seen_by": "private"}
    page = client.post(RECORD, instead)["Location"]
    assert page == f"{RECORD}positions/TKV5-GJRR/?words=expressing++gratitude"
    form = client.get(page).context["form"]
    assert form.initial == {"words": "expressing  gratitude", "seen_by": "private"}
    holder = form.fields["holder"].choices[1][1][0][0]
    given = {
        "proposition": f"claim/{coded.claim.claim.guid}", "holder": holder, "direction": "supports", "strength": "2",
        "act": "states", "evidence": "explicit", "words": "expressing  gratitude", "rationale": "He says so.",
        "confidence": "3", "seen_by": "group:coders",
    }  # fmt: skip

    def send(user: User, **more: str) -> Any:
        return signed_in(user).post(page, {f"p-{name}": value for name, value in {**given, **more}.items()})

    refused = [
        send(coded.member, seen_by="public"), send(coded.member, words="never said"),
        send(coded.member, act=""), send(coded.stranger, seen_by="private"),
    ]  # fmt: skip
    assert ([one.status_code for one in refused], Annotation.objects.count()) == ([422] * 4, 0)
    assert "A treaty can wait." not in refused[3].content.decode()
    made = send(coded.member)
    note = Annotation.objects.get()
    assert made["Location"] == f"{RECORD}#annotation-{note.guid}"
    assert (note.standing_version.motivations, note.anchors.get().exact) == (["assessing"], "expressing gratitude")
    body = client.get(api(note)).json()["body"]
    said = {name: body[name] for name in ("type", "direction", "strength", "rationale", "confidence")}
    assert said == {
        "type": "Position",
        "direction": "supports",
        "strength": 2,
        "rationale": "He says so.",
        "confidence": 3,
    }
    assert (body["proposition"]["label"], note.group_id) == ("A treaty can wait.", coded.group.pk)


def test_there_is_no_form_of_a_position_for_what_is_not_a_statement_of_the_record(coded: Coded) -> None:
    addresses = [f"{RECORD}positions/{sid}/" for sid in ("TKV5-GJRR", "TKV5-GJRS", "0000-0000", "x")]
    assert [signed_in(coded.member).get(one).status_code for one in addresses] == [200, 404, 404, 404]
    assert signed_in(None).get(addresses[0])["Location"].startswith("/accounts/login/")

"""The pages of codebooks, as a browser without JavaScript uses them, from an empty one to codings chosen anew."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotations import codebooks
from annotations.models import Adjudication, Annotation, Codebook, CodeEntry, Example, Unit
from archive.editing import Operation, apply
from archive.models import Report, Topic
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, blind_round, code, make_coded
from tests.annotations.samples import SITE, post, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


@pytest.fixture
def keeper(coded: Coded) -> Client:
    return signed_in(coded.editor)


def at(coded: Coded, name: str, *arguments: Any) -> str:
    return reverse(f"annotations:{name}", args=[coded.group.slug, coded.codebook.guid, *arguments])


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def do(client: Client, address: str, **fields: Any) -> None:
    """Send the form, which is taken."""
    response = client.post(address, fields)
    assert response.status_code == 302, response.content.decode()


def refusal(client: Client, address: str, **fields: Any) -> str:
    response = client.post(address, fields)
    assert response.status_code == 422
    return response.content.decode()


def names(version: Any) -> list[str]:
    return sorted(version.entries.values_list("name", flat=True))


def test_a_codebook_is_begun_changed_in_all_ways_and_published(coded: Coded, keeper: Client) -> None:
    do(keeper, reverse("annotations:codebooks", args=["coders"]), name="Aims", description="What is wanted.")
    made = Codebook.objects.get(name="Aims")

    def here(name: str, *more: Any) -> str:
        return reverse(f"annotations:{name}", args=["coders", made.guid, *more])

    def guid(name: str) -> Any:
        return CodeEntry.objects.get(version__codebook=made, version__published_at=None, name=name).code.guid

    topic = Topic.objects.get(slug="peace-treaty")
    do(keeper, here("code_new"), name="Peace", definition="An end of war.", colour="#C0571B", shortcut="p", topics=[topic.pk])  # fmt: skip
    do(keeper, f"{here('code_new')}?under={guid('Peace')}", name="Treaty", is_exclusive="on")
    do(keeper, here("code_new"), name="Trade")
    do(keeper, here("code_new"), name="Commerce")
    assert "already" in refusal(keeper, here("code_new"), name="trade")
    assert "A colour looks like" in refusal(keeper, here("code_new"), name="Oil", colour="red")
    do(keeper, here("code", guid("Treaty")), name="A treaty", definition="Signed.")
    do(keeper, here("code_move", guid("Trade")), under=str(guid("Peace")), before=str(guid("A treaty")))
    assert "not one of the available choices" in refusal(keeper, here("code_move", guid("Peace")), under=str(guid("Trade")))  # fmt: skip
    do(keeper, here("code", guid("Commerce")), remove="1")
    do(keeper, here("claim_new"), text="Peace is near.", topic=topic.pk, supports="says so", opposes="denies it")
    draft = read(keeper, here("codebook_draft"))
    assert draft.index("Peace") < draft.index("Trade") < draft.index("A treaty") < draft.index("Peace is near.")
    do(keeper, here("codebook_preview"), note="The beginning.")
    version = made.versions.get()
    assert (version.number, version.note, names(version)) == (1, "The beginning.", ["A treaty", "Peace", "Trade"])

    do(keeper, here("codebook_draft"))
    do(keeper, here("code_retire", guid("A treaty")), reason="Never signed.")
    do(keeper, here("code", guid("A treaty")), restore="1")
    do(keeper, here("code_retire", guid("A treaty")), reason="Never signed.")
    do(keeper, here("code_split", guid("Trade")), names="Oil\n\nFish\n", reason="Too wide.")
    assert "two at least" in refusal(keeper, here("code_split", guid("Oil")), names="Gas")
    claim = made.claims.get()
    do(keeper, here("claim", claim.guid), retire="1")
    preview = read(keeper, here("codebook_preview"))
    for words in ("split into Oil, Fish", "retired: its codings stay", "Too wide.", "Claims that say something else"):
        assert words in preview, words
    do(keeper, here("codebook_preview"), note="")
    page = read(keeper, here("codebook_version", 2))
    second = made.versions.get(number=2)
    assert second.sha256 in page
    assert names(second) == ["A treaty", "Fish", "Oil", "Peace"]
    difference = read(keeper, f"{here('codebook_difference')}?from=2&to=1")
    assert "From version 1 to version 2" in difference
    assert "<del>Trade</del>" in difference

    do(keeper, here("codebook_draft"))
    do(keeper, here("code_merge", guid("Oil")), into=str(guid("Fish")), reason="Both swim.")
    do(keeper, here("codebook_discard"))
    assert made.versions.count() == 2


def test_codes_show_with_their_words_and_their_colours_by_name(coded: Coded, keeper: Client) -> None:
    page = read(keeper, at(coded, "codebook"))
    for words in ("Zebra frames", "How it is said.", "deep blue", "<kbd>f</kbd>", "one code a statement and coder at most", "A treaty can wait.", f'id="{coded.entry("Firm").code.guid}"'):  # fmt: skip
        assert words in page, words
    assert "style=" not in page


def test_a_coding_that_waits_is_chosen_in_place(coded: Coded, keeper: Client) -> None:
    annotation = post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    plain = post(coded.member, **coded.shared(body=code(coded.entry("Firm"))))
    do(keeper, at(coded, "codebook_draft"))
    trade = coded.entry("Trade").code.guid
    do(keeper, at(coded, "code_split", trade), names="Oil\nFish")
    do(keeper, at(coded, "codebook_preview"), note="")
    do(keeper, at(coded, "codebook_bring", 2))
    plain.refresh_from_db()
    assert plain.number == 2
    member = signed_in(coded.member)
    assert "Bring it along" in read(member, at(coded, "codebook"))
    page = read(member, at(coded, "codebook_waiting"))
    assert ("“Trade” is now" in page, "According to" in page) == (True, True)
    key = annotation.versions.get().bodies.get().pk
    fish = CodeEntry.objects.get(version__number=2, name="Fish").pk
    address = at(coded, "codebook_waiting")
    member.post(address, {"annotation": annotation.guid, f"body-{key}": ["none", str(fish)]})
    annotation.refresh_from_db()
    assert annotation.number == 1
    do(member, address, annotation=annotation.guid, **{f"body-{key}": [str(fish)]})
    annotation.refresh_from_db()
    assert str(annotation.versions.get(number=2).bodies.get().code.entry) == "Fish"
    assert "None: all your codings" in read(member, address)


def test_who_codes_by_a_public_codebook_of_others_brings_her_own_codings_along(coded: Coded, keeper: Client) -> None:
    codebooks.describe(codebook=coded.codebook, name="Frames", description="", visibility="public", by=coded.owner)
    annotation = post(coded.stranger, body=code(coded.entry("Firm")), motivation=None)
    do(keeper, at(coded, "codebook_draft"))
    do(keeper, at(coded, "code", coded.entry("Firm").code.guid), name="Hard")
    do(keeper, at(coded, "codebook_preview"), note="")
    stranger, address = signed_in(coded.stranger), f"/notebook/codebooks/{coded.codebook.guid}/"
    page = read(stranger, address)
    assert ("1 annotation of yours has a plain place" in page, coded.group.name in page) == (True, False)
    do(stranger, address, bring="1")
    assert str(annotation.versions.get(number=2).bodies.get().code.entry) == "Hard"


def test_an_adjudicated_example_shows_with_its_words_to_who_may_see_the_coding(coded: Coded, keeper: Client) -> None:
    annotation = post(coded.member, **coded.shared(body=code(coded.entry("Firm"))))
    in_round = blind_round(coded)
    anchor = annotation.anchors.get()
    assert anchor.identity is not None
    unit = Unit.objects.create(project=in_round.project, identity=anchor.identity, edition=anchor.edition, ordinal=1)
    decision = Adjudication.objects.create(round=in_round, unit=unit, reasons="It is plain.", by=coded.owner)
    decision.annotations.add(annotation)
    Example.objects.create(code=coded.entry("Firm").code, adjudication=decision, note="Note the verb.", by=coded.owner)
    page = read(keeper, at(coded, "codebook"))
    for words in ("Note the verb.", "It is plain.", "According to", "/s/TKV5-GJRR"):
        assert words in page, words
    Annotation.objects.filter(pk=annotation.pk).update(visibility="private", group=None)
    assert "Note the verb." not in read(keeper, at(coded, "codebook"))


def test_a_public_codebook_with_examples_takes_six_queries_and_quotes_what_is_published(
    coded: Coded, editor: User, seeds: dict[str, Report]
) -> None:
    codebooks.describe(codebook=coded.codebook, name="Frames", description="", visibility="public", by=coded.owner)
    in_round = blind_round(coded)
    for number, sid in enumerate(("TKV5GJRR", "W1CCK289")):
        annotation = post(coded.member, body=code(coded.entry("Firm")), motivation=None, target=f"{SITE}/s/{sid}")
        anchor = annotation.anchors.get()
        assert anchor.identity is not None
        unit = Unit.objects.create(
            project=in_round.project, identity=anchor.identity, edition=anchor.edition, ordinal=number
        )
        decision = Adjudication.objects.create(round=in_round, unit=unit, reasons="It is plain.", by=coded.owner)
        decision.annotations.add(annotation)
        Example.objects.create(code=coded.entry("Firm").code, adjudication=decision, note="See.", by=coded.owner)
    address = f"/codebooks/{coded.codebook.guid}/"
    before = read(Client(), address)
    report = seeds["001"]
    assert (before.count("See."), report.title in before) == (2, True)
    apply(
        report=report, operation=Operation("describe", {"title": "Quagga"}), expected_version=report.version, by=editor
    )
    with CaptureQueriesContext(connection) as captured:
        assert read(Client(), address) == before
    assert len(captured) == 6


def test_a_public_codebook_is_the_same_bytes_for_everybody_and_a_groups_leads_its_members_on(coded: Coded) -> None:
    address = f"/codebooks/{coded.codebook.guid}/"
    assert {user: signed_in(getattr(coded, user)).get(address).status_code for user in ("stranger", "former")} == {
        "stranger": 404,
        "former": 404,
    }
    assert Client().get(address).status_code == 404
    assert signed_in(coded.member).get(f"{address}1/")["Location"] == at(coded, "codebook_version", 1)
    codebooks.describe(codebook=coded.codebook, name="Frames", description="", visibility="public", by=coded.owner)
    answers = {signed_in(user).get(address).content for user in (coded.owner, coded.stranger, None)}
    assert len(answers) == 1
    page = answers.pop().decode()
    assert (coded.group.name in page, coded.group.slug in page, "Firm" in page) == (False, False, True)
    first = Client().get(address)
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert Client().get(f"{address}2/").status_code == 404


@pytest.mark.parametrize(
    "name",
    ["codebooks", "codebook", "codebook_version", "codebook_draft", "codebook_preview", "codebook_waiting", "public"],
)
def test_a_page_takes_the_same_queries_with_few_rows_and_with_many(coded: Coded, name: str) -> None:
    codebooks.describe(codebook=coded.codebook, name="Frames", description="", visibility="public", by=coded.owner)
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    if name in ("codebook_waiting", "codebook_version"):
        trade = draft.entries.get(name="Trade").code
        codebooks.split_code(draft=draft, code=trade, into=[{"name": "Oil"}, {"name": "Fish"}], by=coded.owner)
        codebooks.publish(draft=draft, by=coded.owner)
    addresses = {
        "codebooks": reverse("annotations:codebooks", args=["coders"]),
        "codebook_version": at(coded, "codebook_version", 2),
        "public": f"/codebooks/{coded.codebook.guid}/",
    }
    address = addresses.get(name) or at(coded, name)
    client = signed_in(coded.owner) if name != "public" else Client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(client, address)
        return len(captured)

    post(coded.owner, **coded.shared(body=[code(coded.entry("Trade")), code(coded.entry("Firm"))]))
    few = queries()
    for number in range(2):
        post(coded.owner, **coded.shared(body=[code(coded.entry("Trade"))], target=f"{SITE}/s/W1CC-K289"))
        post(coded.owner, body=code(coded.entry("Trade")), motivation=None)
        if name not in ("codebook_waiting", "codebook_version", "public", "codebook"):
            above = codebooks.add_code(draft=draft, by=coded.owner, name=f"More {number}").code
            codebooks.add_code(draft=draft, by=coded.owner, name="Beneath", parent=above)
        codebooks.found(group=coded.group, name=f"Other {number}", by=coded.owner)
    assert queries() == few
    if name == "public":
        assert few <= 6

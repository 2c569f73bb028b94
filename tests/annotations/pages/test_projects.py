"""A project by its pages: from the search to a decision that the editors take over, with forms alone."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import (
    Adjudication,
    Annotation,
    Assignment,
    Choice,
    Example,
    Offer,
    Project,
    Round,
)
from annotations.projects.allocating import allocate
from annotations.projects.choosing import choose
from annotations.projects.rounds import close_round, reveal_round
from archive.models import Position, Report
from archive.models.identifiers import show
from archive.searching.query import Query
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, make_coded
from tests.annotations.samples import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def base(coded: Coded) -> str:
    return f"/groups/{coded.group.slug}/projects/"


def make_round(coded: Coded, *, overlap: int = 2, **more: Any) -> tuple[Round, str]:
    """A project of the owner on the peace treaty and its first round, of the editor and the member; and its address."""
    owner = signed_in(coded.owner)
    owner.post(base(coded), {"name": "Tones", "codebook": coded.codebook.pk})
    project = Project.objects.get()
    address = f"{base(coded)}{project.guid}/"
    owner.post(f"{address}choose/", {"address": "topic=peace-treaty"})
    coders = coded.group.memberships.filter(user__in=[coded.editor, coded.member]).values_list("pk", flat=True)
    form = {"version": coded.version.pk, "coders": list(coders), "overlap": overlap, "is_blind": "on", **more}
    answer = owner.post(f"{address}open/", {name: value for name, value in form.items() if value})
    assert answer.status_code == 302, answer.content.decode()
    found = Round.objects.get()
    return found, f"{address}rounds/{found.number}/"


def statements(found: Round, coder: User) -> list[str]:
    mine = Assignment.objects.filter(round=found, coder=coder).order_by("unit__ordinal")
    return [show(sid) for sid in mine.values_list("unit__identity", flat=True)]


def guid(coded: Coded, name: str) -> str:
    return str(coded.entry(name).code.guid)


POSITION = {
    "p-proposition": "proposition/peace-treaty-early", "p-holder_collective": "The two sides", "p-direction": "supports",
    "p-strength": "2", "p-act": "states", "p-evidence": "explicit", "p-confidence": "3", "p-rationale": "Plain.",
}  # fmt: skip


def test_a_project_is_founded_its_statements_chosen_by_a_search_and_drawn_by_lot(coded: Coded) -> None:
    owner = signed_in(coded.owner)
    owner.post(base(coded), {"name": "Tones", "codebook": coded.codebook.pk, "description": "How they say it."})
    project = Project.objects.get()
    address = f"{base(coded)}{project.guid}/"
    look = owner.get(f"{address}choose/", {"address": "http://x.org/search/?topic=peace-treaty&page=2", "number": "2"})
    assert (look.status_code, look.context["new"], look.context["there"]) == (200, 2, 0)
    assert "Russia" in look.content.decode()
    assert not project.units.exists()
    taken = owner.post(f"{address}choose/", {"address": look.context["address"], "number": "2"}, follow=True)
    assert "2 statements are new in the project. They were drawn by lot; the seed is" in taken.content.decode()
    again = owner.get(f"{address}choose/", {"topic": "peace-treaty", "date_after": "1990"})
    assert (again.context["there"], again.context["address"]) == (2, "topic=peace-treaty&date_after=1990")
    wrong = owner.post(f"{address}choose/", {"address": "topic=a b"})
    assert (wrong.status_code, project.units.count()) == (422, 2)
    told = owner.get(f"{address}statements/").content.decode()
    choice = Choice.objects.get()
    assert f"drawn by lot with the seed {choice.seed}" in told
    asked = owner.get(f"{address}close/")
    assert (asked.status_code, "be taken back" in asked.content.decode()) == (200, True)
    assert [signed_in(user).get(f"{address}close/").status_code for user in (coded.member, coded.stranger)] == [
        403,
        404,
    ]
    assert Project.objects.get().closed_at is None
    assert owner.post(f"{address}close/").status_code == 302
    assert owner.get(f"{address}close/").status_code == 409
    refused = owner.post(f"{address}choose/", {"address": "topic=korea"})
    assert (refused.status_code, "The project is closed." in refused.content.decode()) == (422, True)


def test_a_lot_is_drawn_again_from_what_is_kept_of_it(coded: Coded) -> None:
    owner = signed_in(coded.owner)
    drawn = []
    for name in ("One", "Two"):
        owner.post(base(coded), {"name": name, "codebook": coded.codebook.pk})
        project = Project.objects.get(name=name)
        kept = Choice.objects.filter(project__name="One").first()
        choose(project=project, query=Query.read({"topic": "peace-treaty"}), by=coded.owner, number=2, seed=kept.seed if kept and kept.seed is not None else 77)  # fmt: skip
        drawn.append(list(project.units.order_by("ordinal").values_list("identity", flat=True)))
    assert drawn[0] == drawn[1]
    first, second = Choice.objects.order_by("pk").values("query", "found", "taken", "seed")
    assert first == second == {"query": "topic=peace-treaty", "found": first["found"], "taken": 2, "seed": 77}
    project = Project.objects.get(name="One")
    choose(project=project, query=Query.read({"topic": "peace-treaty"}), by=coded.owner)
    choose(project=project, query=Query.read({"topic": "peace-treaty"}), by=coded.owner)
    rest = list(project.choices.values_list("found", "taken", "seed"))
    left = first["found"] - 2
    assert rest == [(left + 2, 2, 77), (left, left, None)]  # what found nothing new has chosen nothing


def test_what_nobody_was_given_to_code_is_let_go_by_those_who_keep_the_project(coded: Coded) -> None:
    found, _address = make_round(coded, overlap=1)
    project = found.project
    address = f"{base(coded)}{project.guid}/"
    owner = signed_in(coded.owner)
    given = set(project.units.values_list("pk", flat=True))
    assert owner.get(f"{address}let-go/").context["rows"] == []
    owner.post(f"{address}choose/", {"address": "topic=korea"})
    new = sorted(set(project.units.values_list("pk", flat=True)) - given)
    page = owner.get(f"{address}let-go/")
    assert [row["unit"].pk for row in page.context["rows"]] == new
    ticked = {"unit": [new[0], min(given), 2**40, "x"]}
    assert [
        signed_in(user).post(f"{address}let-go/", ticked).status_code for user in (coded.member, coded.stranger)
    ] == [403, 404]
    told = owner.post(f"{address}let-go/", ticked, follow=True).content.decode()
    assert ("1 statement was let go." in told, f'value="{new[0]}"' in told) == (True, False)
    assert set(project.units.values_list("pk", flat=True)) == given | set(new[1:])
    link = f'href="{address}let-go/"'
    shown = [link in signed_in(user).get(address).content.decode() for user in (coded.owner, coded.member)]
    assert shown == [True, False]
    close_round(coding_round=found, by=coded.owner)
    reveal_round(coding_round=found, by=coded.owner)
    owner.post(f"{address}close/")
    assert owner.get(f"{address}let-go/").status_code == 409


def test_a_round_says_with_which_seed_its_statements_were_given_out(coded: Coded) -> None:
    found, address = make_round(coded, overlap=1)
    told = signed_in(coded.member).get(address).content.decode()
    seed = int(re.search(r"with the seed (\d+):", told)[1])  # type: ignore[index]
    units = list(found.project.units.order_by("ordinal").values_list("pk", flat=True))
    again = allocate(units, sorted([coded.editor.pk, coded.member.pk]), 1, seed=seed)
    assert set(again) == set(Assignment.objects.filter(round=found).values_list("unit", "coder"))


def test_a_coder_codes_changes_undoes_and_goes_on_to_the_next(coded: Coded) -> None:
    found, address = make_round(coded)
    member = signed_in(coded.member)
    first, second, *_rest = statements(found, coded.member)
    assert member.get(f"{address}code/")["Location"] == f"{address}code/{first}/"
    desk = f"{address}code/{first}/"
    page = member.get(desk).content.decode()
    assert "Zebra frames (1)" in page
    assert "One of these at most:" in page
    assert 'data-key="f"' in page
    answer = member.post(
        desk,
        {"do": "codes", "codes": [guid(coded, "Firm"), guid(coded, "Trade")], "confidence": "2", "comment": "Hm."},
    )
    assert answer.status_code == 302
    mine = Annotation.objects.filter(creator=coded.member)
    assert [(one.round_id, one.visibility, one.group_id) for one in mine] == [(found.pk, "group", coded.group.pk)] * 2
    clash = member.post(
        desk, {"do": "codes", "codes": [guid(coded, "Firm"), guid(coded, "Soft"), guid(coded, "Trade")]}
    )
    assert (clash.status_code, "exclude each other" in clash.content.decode()) == (422, True)
    member.post(desk, {"do": "codes", "codes": [guid(coded, "Soft"), guid(coded, "Trade")]})
    said = {
        body.code.entry.name: body.code.confidence
        for one in mine.filter(deleted_at=None)
        for body in one.standing_version.bodies.filter(kind="code")
    }
    assert said == {"Trade": 2, "Soft": None}
    assert member.post(desk, {"do": "position", **POSITION}).status_code == 302
    position = mine.get(versions__bodies__kind="position")
    changed = member.get(desk, {"change": position.guid})
    assert changed.context["position_form"]["rationale"].value() == "Plain."
    member.post(desk, {"do": "position", "annotation": position.guid, **POSITION, "p-direction": "mixed"})
    member.post(desk, {"do": "undo", "annotation": position.guid})
    position.refresh_from_db()
    directions = [
        version.bodies.get(kind="position").position.direction for version in position.versions.order_by("number")
    ]
    assert (directions, position.number) == (["supports", "mixed", "supports"], 3)
    wrong = member.post(desk, {"do": "position", **POSITION, "p-holder_collective": "", "p-rationale": ""})
    assert (wrong.status_code, "needs just one holder" in wrong.content.decode()) == (422, True)
    assert member.post(desk, {"do": "done"})["Location"] == f"{address}code/{second}/"
    nothing = f"{address}code/{second}/"
    assert member.post(nothing, {"do": "nothing"}).status_code == 302
    done = Assignment.objects.filter(coder=coded.member, done_at__isnull=False)
    assert done.count() == 2
    member.post(nothing, {"do": "reopen"})
    assert done.count() == 1


def test_words_alone_are_coded_and_unknown_ones_are_refused(coded: Coded) -> None:
    _found, address = make_round(coded)
    member = signed_in(coded.member)
    assignment = (
        Assignment.objects.filter(coder=coded.member).select_related("unit__edition").order_by("unit__ordinal")[0]
    )
    desk = f"{address}code/{show(assignment.unit.identity_id)}/"
    record = assignment.unit.edition.document["record"]
    part = next(part for part in record["parts"] if part.get("sid") == assignment.unit.identity_id)
    words = record["text"][part["start"] : part["start"] + 40]
    member.post(desk, {"do": "codes", "codes": [guid(coded, "Trade")], "words": words})
    anchor = Annotation.objects.get().anchors.get(major=assignment.unit.edition.major)
    assert (anchor.exact, anchor.identity_id) == (words, assignment.unit.identity_id)
    answer = member.post(desk, {"do": "codes", "codes": [guid(coded, "Firm")], "words": "zzz qqq"})
    assert (answer.status_code, Annotation.objects.filter(deleted_at=None).count()) == (422, 1)


def test_what_is_not_hers_or_closed_is_refused_with_the_reason(coded: Coded) -> None:
    found, address = make_round(coded, overlap=1)
    theirs, mine = statements(found, coded.editor)[0], statements(found, coded.member)[0]
    member = signed_in(coded.member)
    for answer in (member.get(f"{address}code/{theirs}/"), member.post(f"{address}code/{theirs}/", {"do": "done"})):
        assert (answer.status_code, "not given to you" in answer.content.decode()) == (403, True)
    assert signed_in(coded.owner).get(f"{address}code/{mine}/").status_code == 403
    assert member.get(f"{address}code/4XFY-J1PD/").status_code == 404
    close_round(coding_round=found, by=coded.owner)
    before = Annotation.objects.count()
    answer = member.post(f"{address}code/{mine}/", {"do": "codes", "codes": [guid(coded, "Firm")]})
    assert (answer.status_code, "The round is closed." in answer.content.decode()) == (409, True)
    assert Annotation.objects.count() == before


def test_what_was_coded_in_a_closed_round_is_not_deleted_by_a_program_either(coded: Coded) -> None:
    found, address = make_round(coded)
    member = signed_in(coded.member)
    desk = f"{address}code/{statements(found, coded.member)[0]}/"
    member.post(desk, {"do": "codes", "codes": [guid(coded, "Firm")]})
    close_round(coding_round=found, by=coded.owner)
    coding = Annotation.objects.get()
    assert member.delete(f"/annotations/{coding.guid}/").status_code == 400
    coding.refresh_from_db()
    assert coding.deleted_at is None


def coded_by_both(coded: Coded) -> tuple[Round, str, str]:
    """A revealed round in which the member gave its first statement a code and a position and the editor another code."""
    found, address = make_round(coded)
    first, *rest = statements(found, coded.member)
    member, editor = signed_in(coded.member), signed_in(coded.editor)
    member.post(f"{address}code/{first}/", {"do": "position", **POSITION})
    member.post(f"{address}code/{first}/", {"do": "codes-done", "codes": [guid(coded, "Firm")]})
    editor.post(f"{address}code/{first}/", {"do": "codes-done", "codes": [guid(coded, "Soft")]})
    for sid in rest:
        for coder in (member, editor):
            coder.post(f"{address}code/{sid}/", {"do": "nothing"})
    reveal_round(coding_round=found, by=coded.owner)
    return found, address, first


def test_agreement_is_told_row_by_row_with_its_reasons_and_leads_to_the_disagreements(coded: Coded) -> None:
    found, address, first = coded_by_both(coded)
    units = Assignment.objects.filter(round=found, coder=coded.member).count()
    client = signed_in(coded.member)
    page = client.get(f"{address}agreement/")
    rows = {row["subject"].label: row["cells"] for row in page.context["rows"]}
    assert [cell["shown"] for cell in rows["Firm"]] == [f"{(units - 1) / units:.0%}".replace("%", " %"), "0.000", "0.000", rows["Firm"][3]["shown"]]  # fmt: skip
    assert rows["Trade"][2] == {
        "shown": "", "units": units, "reason": "all values are the same: without variation, agreement can't be told from habit",
    }  # fmt: skip
    assert "not defined: all values are the same" in " ".join(page.content.decode().split()).replace(
        "</span>", ""
    ).replace("&#x27;", "'")
    firm = client.get(f"{address}agreement/{guid(coded, 'Firm')}/", {"interval": "0"})
    assert [row["label"] for row in firm.context["rows"]] == ["All coders", "editor-of-coders · member-of-coders"]
    assert "interval" not in firm.context["rows"][0]["cells"][0]
    assert " … " in firm.context["rows"][1]["cells"][0]["interval"]
    again = client.get(f"{address}agreement/{guid(coded, 'Firm')}/", {"interval": "0"})
    assert again.context["rows"] == firm.context["rows"]
    assert f'href="{address}decide/{first}/"' in firm.content.decode()
    values = client.get(f"{address}agreement/values/")
    assert (values.context["subject"].found.pairs, values.context["subject"].found.pairs_left_out) == (1, 1)
    assert client.get(f"{address}agreement/nothing/").status_code == 404
    lines = list(csv.DictReader(io.StringIO(b"".join(client.get(f"{address}agreement.csv")).decode("utf-8-sig"))))
    assert {line["measure"] for line in lines} >= {"Cohen's kappa", "Krippendorff's alpha, ordinal", "Gwet's AC1"}
    codings = list(csv.DictReader(io.StringIO(b"".join(client.get(f"{address}codings.csv")).decode("utf-8-sig"))))
    assert sorted((row["coder"], row["code_name"] or row["direction"]) for row in codings) == [
        ("editor-of-coders", "Soft"), ("member-of-coders", "Firm"), ("member-of-coders", "supports"),
    ]  # fmt: skip


def test_a_decision_needs_reasons_is_read_by_the_coders_and_becomes_an_example(coded: Coded) -> None:
    _found, address, first = coded_by_both(coded)
    desk = f"{address}decide/{first}/"
    editor, member = signed_in(coded.editor), signed_in(coded.member)
    firm = Annotation.objects.get(creator=coded.member, versions__bodies__kind="code")
    assert member.post(desk, {"do": "decide", "hold": [firm.guid], "reasons": "So."}).status_code == 403
    assert editor.post(desk, {"do": "decide", "hold": [firm.guid], "reasons": " "}).status_code == 422
    assert editor.post(desk, {"do": "reply", "annotation": firm.guid, "comment": "Is\0 it?"}).status_code == 302
    assert editor.post(desk, {"do": "decide", "hold": [firm.guid], "reasons": "He says must."}).status_code == 302
    assert list(Adjudication.objects.get().annotations.all()) == [firm]
    page = member.get(desk).content.decode()
    assert ("He says must." in page, "Is it?" in page, 'value="decide"' in page) == (True, True, False)
    sent = {"do": "example", "code": guid(coded, "Firm"), "is_positive": "yes", "note": "Plain."}
    assert member.post(desk, sent).status_code == 403
    editor.post(desk, sent)
    assert [(one.code_id, one.note) for one in Example.objects.all()] == [(coded.entry("Firm").code_id, "Plain.")]
    listed = member.get(f"{address}decide/", {"only": "open"})
    assert (listed.context["rows"], listed.context["differing_count"]) == ([], 1)


def test_the_editors_take_an_offer_over_with_credit_or_say_why_not(coded: Coded, editor: User) -> None:
    _found, address, first = coded_by_both(coded)
    desk, owner = f"{address}decide/{first}/", signed_in(coded.owner)
    held = Annotation.objects.get(creator=coded.member, versions__bodies__kind="position")
    owner.post(desk, {"do": "decide", "hold": [held.guid], "reasons": "Plain."})
    owner.post(desk, {"do": "offer", "annotation": held.guid, "credit": "Member, Coders"})
    offer = Offer.objects.get()
    clerk, path = signed_in(editor), f"/admin/desk/offers/{offer.pk}/"
    assert "Member, Coders" in clerk.get("/admin/desk/offers/").content.decode()
    version = clerk.get(path).context["version"]
    stale = clerk.post(path, {"take_over": "1", "version": version - 1})
    assert (stale.status_code, "Reload it" in stale.content.decode()) == (409, True)
    assert clerk.post(path, {"decline": "1", "answer": ""}).status_code == 422
    assert clerk.post(path, {"take_over": "1", "version": version}).status_code == 302
    offer.refresh_from_db()
    assert offer.position_key is not None
    assert Position.objects.get(key=offer.position_key).by == "Member, Coders"
    assert "taken over" in signed_in(coded.member).get(desk).content.decode()
    assert clerk.post(path, {"decline": "1", "answer": "No."}).status_code == 422


def test_what_a_round_s_pages_ask_of_the_database_does_not_grow(coded: Coded) -> None:
    found, address, first = coded_by_both(coded)
    client = signed_in(coded.owner)
    pages = (
        address,
        f"{address}decide/",
        f"{address}decide/{first}/",
        f"{address}agreement/",
        address[: address.index("rounds/")],
    )

    def asked() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(page).status_code == 200
            counts.append(len(queries))
        return counts

    # Coded once more by each, and said more of: as many questions as before.
    before = asked()
    Round.objects.update(revealed_at=None, closed_at=None)
    for sid in statements(found, coded.member)[:3]:
        for coder in (coded.member, coded.editor):
            signed_in(coder).post(
                f"{address}code/{sid}/", {"do": "codes", "codes": [guid(coded, "Trade"), guid(coded, "Firm")]}
            )
            signed_in(coder).post(f"{address}code/{sid}/", {"do": "position", **POSITION})
    reveal_round(coding_round=Round.objects.get(), by=coded.owner)
    assert asked() == before

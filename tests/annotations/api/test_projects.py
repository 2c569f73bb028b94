"""A project by the API alone: two programs code a round, a third decides, and a release is fetched; what each answer says."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from django.utils import timezone

from annotations.models import Choice, Example, Offer
from annotations.writing import write_moment
from archive.models import Report
from tests.annotations.api.programs import PROJECTS, coding, make_project, open_round, programs
from tests.annotations.coded import Coded, code, make_coded, position
from tests.annotations.samples import SITE

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


def test_two_code_a_round_a_third_decides_and_a_release_is_fetched(coded: Coded) -> None:
    by = programs(coded)
    owner, editor, member = by["owner"], by["editor"], by["member"]
    project = make_project(owner, coded)
    in_round = open_round(owner, project, coded)
    here = in_round["id"]
    for coder, tone in ((editor, "Firm"), (member, "Soft")):
        for mine in coder.rows(f"{here}assignments/?done=no"):
            bodies = [code(coded.entry(tone)), position(direction="supports" if tone == "Firm" else "opposes")]
            made = coder.post("/api/v1/annotations/", coding(mine["target"], in_round, *bodies))
            assert (made["round"], made["visibility"], made["group"]) == (here, "group", coded.address)
            done = coder.send("put", f"{here}assignments/{mine['statement']}/", {"is_done": True})
            assert (done.status_code, done.json()["done_at"] is None) == (200, False)
    assert owner.get(here)["progress"] == [
        {"coder": "editor-of-coders", "statements": 2, "done": 2},
        {"coder": "member-of-coders", "statements": 2, "done": 2},
    ]
    seen = owner.post(f"{here}reveal/", status=200)
    assert (seen["is_open"], seen["is_seen"]) == (False, True)

    firm = str(coded.entry("Firm").code.guid)
    agreed = {row["key"]: row for row in owner.get(f"{here}agreement/")}
    measured = {one["measure"]: one for one in agreed[firm]["measures"]}
    assert measured["percent agreement"] == {
        "measure": "percent agreement", "coefficient": 0.0, "not_defined_because": None, "units": 2, "values": 4,
        "observed": 0.0, "expected": None, "interval": None,
    }  # fmt: skip
    assert measured["Cohen's kappa"]["coefficient"] == 0.0
    trade = {one["measure"]: one for one in agreed[str(coded.entry("Trade").code.guid)]["measures"]}
    assert (trade["Krippendorff's alpha, nominal"]["coefficient"], trade["Krippendorff's alpha, nominal"]["not_defined_because"]) == (
        None, "all values are the same: without variation, agreement can't be told from habit",
    )  # fmt: skip
    differing = owner.rows(agreed["directions"]["disagreements"])
    statements = owner.rows(f"{here}statements/?to_decide=yes")
    assert [row["statement"] for row in differing] == [row["statement"] for row in statements]
    first = statements[0]
    assert differing[0] == {
        "statement": first["statement"], "url": f"{SITE}/s/{first['statement']}", "proposition": "peace-treaty-early",
        "holder": "person:vladimir-putin",
        "said": [
            {"coder": "editor-of-coders", "value": "supports"}, {"coder": "member-of-coders", "value": "opposes"},
        ],
    }  # fmt: skip
    whole = owner.get(f"{agreed[firm]['id']}?interval=on")
    assert [len(whole["of_pairs"]), whole["of_pairs"][0]["coders"], whole["other_rounds"]] == [
        1, ["editor-of-coders", "member-of-coders"], [],
    ]  # fmt: skip
    assert whole["measures"][0]["interval"] == {
        "low": 0.0, "high": 0.0, "level": 0.95, "resamples": 1000, "undefined": 0, "seed": 1,
    }  # fmt: skip

    codings = owner.rows(
        f"/api/v1/codings/?project={project['guid']}&round=1&statement={first['statement']}&code={firm}"
    )
    (held,) = {row["annotation"] for row in codings}
    decided = owner.post(
        f"{here}decisions/", {"statement": first["statement"], "held": [held], "reasons": "The words are firm."}
    )
    assert decided == {
        "statement": first["statement"], "held": [held], "reasons": "The words are firm.", "by": "owner-of-coders",
        "at": decided["at"], "is_current": True,
    }  # fmt: skip
    assert member.rows(f"{here}decisions/") == [decided]
    assert [row["statement"] for row in owner.rows(f"{here}statements/?to_decide=yes")] == [statements[1]["statement"]]
    shown = owner.post(f"{here}examples/", {"statement": first["statement"], "code": firm, "note": "Like this."})
    assert shown == {"statement": first["statement"], "code": firm, "is_positive": True, "note": "Like this."}
    assert Example.objects.get().note == "Like this."
    offered = owner.post(f"{PROJECTS}{project['guid']}/offers/", {"annotation": held, "credit": "A. Coder"})
    assert (offered["outcome"], offered["credit"], offered["decided_at"]) == ("open", "A. Coder", None)
    assert member.rows(f"{PROJECTS}{project['guid']}/offers/?outcome=open") == [offered]
    assert Offer.objects.count() == 1

    released = owner.post("/api/v1/releases/", {"project": project["guid"], "note": "First.", "is_public": True})
    assert by[""].rows("/api/v1/releases/") == [released]
    frozen = by[""].send("get", released["document"])
    assert hashlib.sha256(frozen.content).hexdigest() == released["sha256"]
    content = json.loads(frozen.content)
    assert [row["held"] for row in content["decisions"]] == [[held]]
    assert len(content["codings"]) == 8
    closed = owner.post(f"{PROJECTS}{project['guid']}/close/", status=200)
    assert closed["closed_at"] is not None
    assert owner.refused("post", f"{PROJECTS}{project['guid']}/rounds/", {"coders": ["member-of-coders"], "overlap": 1}) == (
        409, "The project is closed.",
    )  # fmt: skip


def test_a_project_and_a_round_are_whole_documents(coded: Coded) -> None:
    by = programs(coded)
    project = make_project(by["owner"], coded)
    in_round = open_round(by["owner"], project, coded, note="First pass.")
    guid, choice = project["guid"], Choice.objects.get()
    assert by["member"].get(f"{PROJECTS}{guid}/") == {
        "guid": guid, "name": "Tones", "description": None, "url": f"{SITE}/groups/coders/projects/{guid}/",
        "group": "coders", "codebook": str(coded.codebook.guid), "search": "topic=peace-treaty", "statements": 2,
        "choices": [
            {"search": "topic=peace-treaty", "found": choice.found, "taken": 2, "seed": 1, "at": write_moment(choice.at)}
        ],
        "rounds": [{"id": f"{SITE}{PROJECTS}{guid}/rounds/1/", "number": 1, "is_open": True, "is_seen": False}],
        "made_at": project["made_at"], "closed_at": None,
    }  # fmt: skip
    assert in_round == {
        "id": f"{SITE}{PROJECTS}{guid}/rounds/1/", "number": 1, "is_open": True, "is_seen": False, "project": guid,
        "url": f"{SITE}/groups/coders/projects/{guid}/rounds/1/", "codebook": str(coded.codebook.guid),
        "codebook_version": 1, "is_blind": True, "overlap": 2, "note": "First pass.", "opened_at": in_round["opened_at"],
        "closed_at": None, "revealed_at": None,
        "progress": [
            {"coder": "editor-of-coders", "statements": 2, "done": 0},
            {"coder": "member-of-coders", "statements": 2, "done": 0},
        ],
    }  # fmt: skip
    assert by["owner"].rows(f"{PROJECTS}{guid}/rounds/") == [in_round]
    statements = by["owner"].rows(f"{PROJECTS}{guid}/statements/?page_size=1")
    assert [(row["ordinal"], row["url"]) for row in statements] == [
        (1, f"{SITE}/s/{statements[0]['statement']}/1"),
        (2, f"{SITE}/s/{statements[1]['statement']}/1"),
    ]
    assert by["member"].get(f"{in_round['id']}statements/?page_size=1")["results"] == [
        {**statements[0], "coders": None, "differs": None, "decision": None}
    ]
    assert by["owner"].refused("delete", f"{PROJECTS}{guid}/statements/{statements[0]['statement']}/")[0] == 409
    extra = by["owner"].post(
        f"{PROJECTS}{guid}/statements/", {"search": "topic=peace-treaty&date_after=2003"}, status=200
    )
    assert (extra["seed"], extra["statements"]) == (None, extra["new"] + 2)
    last = by["owner"].rows(f"{PROJECTS}{guid}/statements/")[-1]["statement"]
    assert by["owner"].send("delete", f"{PROJECTS}{guid}/statements/{last}/").status_code == 204
    assert by["owner"].get(f"{PROJECTS}{guid}/")["statements"] == extra["statements"] - 1


def test_in_a_round_only_what_a_coder_was_given_is_coded(coded: Coded) -> None:
    by = programs(coded)
    owner, member = by["owner"], by["member"]
    project = make_project(owner, coded)
    in_round = open_round(owner, project, coded, coders=[coded.member.username], overlap=1)
    mine = member.rows(f"{in_round['id']}assignments/")[0]
    firm, other = code(coded.entry("Firm")), f"{SITE}/s/TKV5-GJRR"
    base = coding(mine["target"], in_round, firm)
    chosen = {row["statement"] for row in owner.rows(f"{PROJECTS}{project['guid']}/statements/")}
    assert "TKV5-GJRR" not in chosen

    def pointers(program: Any, document: dict[str, Any]) -> list[str]:
        answer = program.send("post", "/api/v1/annotations/", document)
        assert answer.status_code == 400, answer.content
        return [error["pointer"] for error in answer.json()["errors"]]

    assert pointers(by["editor"], base) == ["#/target"]
    assert pointers(by["stranger"], base) == ["#/round"]
    assert pointers(member, {**base, "target": other}) == ["#/target"]
    assert pointers(member, {**base, "target": f"{SITE}/reports/8GD5-1S06/"}) == ["#/target"]
    assert pointers(member, {**base, "round": in_round["id"].replace("rounds/1/", "rounds/2/")}) == ["#/round"]
    assert pointers(member, {**base, "round": "first"}) == ["#/round"]
    assert pointers(member, {**base, "visibility": "public"}) == ["#/visibility"]
    assert pointers(member, {**base, "body": [{"type": "TextualBody", "value": "Hm."}]}) == ["#/body"]
    made = member.post("/annotations/", base)
    etag = member.send("get", made["id"])["ETag"]
    moved = {name: value for name, value in made.items() if name not in ("anchor",)} | {
        "round": in_round["id"].replace("rounds/1/", "rounds/2/")
    }
    refused = member.send("put", made["id"], moved, **{"If-Match": etag})
    assert [error["pointer"] for error in refused.json()["errors"]] == ["#/round"]
    again = member.send("put", made["id"], {**made, "body": code(coded.entry("Soft"))}, **{"If-Match": etag})
    assert (again.status_code, again.json()["round"]) == (200, in_round["id"])
    owner.post(f"{in_round['id']}close/", status=200)
    assert member.refused("post", "/api/v1/annotations/", {**base, "body": [code(coded.entry("Trade"))]}) == (
        409, "The round is closed.",
    )  # fmt: skip
    assert member.refused("put", f"{in_round['id']}assignments/{mine['statement']}/", {"is_done": True})[0] == 409


def test_a_write_that_comes_twice_is_done_once(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    sent = {"group": coded.group.slug, "name": "Tones", "codebook": str(coded.codebook.guid)}
    first = owner.post(PROJECTS, sent, **{"Idempotency-Key": "one"})
    assert owner.post(PROJECTS, sent, **{"Idempotency-Key": "one"}) == first
    assert len(owner.rows(PROJECTS)) == 1
    assert owner.refused("post", PROJECTS, {**sent, "name": "Other"}, **{"Idempotency-Key": "one"})[0] == 422


@pytest.mark.parametrize(
    ("document", "pointers"),
    [
        ({}, ["#/group", "#/name", "#/codebook"]),
        ({"group": "coders", "name": " ", "codebook": "x"}, ["#/name", "#/codebook"]),
        ({"group": "others", "name": "A", "codebook": "00000000-0000-0000-0000-000000000000"}, ["#/group"]),
        ({"group": "coders", "name": "A", "codebook": "00000000-0000-0000-0000-000000000000"}, ["#/codebook"]),
        ({"group": "coders", "name": "A", "codebook": "x", "colour": "red"}, ["#/colour"]),
    ],
)
def test_what_is_wrong_with_a_project_is_said_at_its_place(
    coded: Coded, document: dict[str, Any], pointers: list[str]
) -> None:
    answer = programs(coded)["owner"].send("post", PROJECTS, document)
    assert (answer.status_code, [error["pointer"] for error in answer.json()["errors"]]) == (400, pointers)


@pytest.mark.parametrize(
    ("search", "status"), [("topic=peace-treaty&mood=sad", 400), ("page=2", 400), ("topic=a b", 400), ("", 400)]
)
def test_a_search_is_read_strictly(coded: Coded, search: str, status: int) -> None:
    owner = programs(coded)["owner"]
    project = make_project(owner, coded)
    assert owner.refused("post", f"{PROJECTS}{project['guid']}/statements/", {"search": search})[0] == status


def test_a_project_has_changed_when_anything_of_it_has(coded: Coded) -> None:
    owner = programs(coded)["owner"]
    project = make_project(owner, coded)
    base = f"{PROJECTS}{project['guid']}/"

    def is_changed_by(write: Any) -> bool:
        moment = timezone.now().isoformat().replace("+00:00", "Z")
        before = owner.rows(f"{PROJECTS}?updated_since={moment}")
        write()
        return (before, [row["guid"] for row in owner.rows(f"{PROJECTS}?updated_since={moment}")]) == (
            [],
            [project["guid"]],
        )

    search = {"search": "topic=peace-treaty", "number": 2, "seed": 2}
    assert is_changed_by(lambda: owner.post(f"{base}statements/", search, status=200))
    last = owner.rows(f"{base}statements/")[-1]["statement"]
    assert is_changed_by(lambda: owner.send("delete", f"{base}statements/{last}/"))
    assert is_changed_by(lambda: open_round(owner, project, coded))
    assert is_changed_by(lambda: owner.post(f"{base}rounds/1/reveal/", status=200))
    decision = {"statement": owner.rows(f"{base}statements/")[0]["statement"], "held": [], "reasons": "Nothing there."}
    assert is_changed_by(lambda: owner.post(f"{base}rounds/1/decisions/", decision))
    assert is_changed_by(lambda: owner.post("/api/v1/releases/", {"project": project["guid"]}))
    assert not is_changed_by(lambda: owner.refused("post", "/api/v1/releases/", {"project": project["guid"]}))
    assert is_changed_by(lambda: owner.post(f"{base}close/", status=200))

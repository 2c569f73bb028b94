"""Who may see what of a coding project in the API, as one table; nothing of a blind round, and who writes what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from annotations.models import Round
from annotations.projects.rounds import reveal_round
from archive.models import Report
from tests.annotations.api.programs import PROJECTS, Program, coding, make_project, open_round, programs
from tests.annotations.coded import Coded, code, make_coded
from tests.annotations.samples import SITE

pytestmark = pytest.mark.django_db

GROUP, EVERYBODY = {"owner", "editor", "member"}, {"owner", "editor", "member", "former", "stranger", ""}
NOBODY: set[str] = set()
WORDS = "xylophone"
"""What the member says of her coding; nobody reads it before she may be read."""


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded(visibility="public")


def make(coded: Coded, by: dict[str, Program]) -> tuple[dict[str, Any], dict[str, Any], str]:
    """A project, its blind round in which the member has coded one of her statements, and what she has made."""
    project = make_project(by["owner"], coded)
    in_round = open_round(by["owner"], project, coded)
    mine = by["member"].rows(f"{in_round['id']}assignments/")[0]
    said = {"type": "TextualBody", "value": WORDS}
    made = by["member"].post("/api/v1/annotations/", coding(mine["target"], in_round, code(coded.entry("Firm")), said))
    by["member"].send("put", f"{in_round['id']}assignments/{mine['statement']}/", {"is_done": True})
    return project, in_round, made["id"].split("/")[-2]


@pytest.mark.parametrize("is_revealed", [False, True], ids=["blind", "revealed"])
def test_who_sees_what_of_a_project(coded: Coded, is_revealed: bool) -> None:
    by = programs(coded)
    project, in_round, guid = make(coded, by)
    if is_revealed:
        reveal_round(coding_round=Round.objects.get(), by=coded.owner)
    firm = coded.entry("Firm").code.guid
    here, base = in_round["id"], f"{PROJECTS}{project['guid']}/"
    reads: dict[str, tuple[str, Callable[[Any], bool]]] = {
        "projects": (PROJECTS, lambda told: bool(told["results"])),
        "number of projects": (f"{PROJECTS}?count=on", lambda told: bool(told["count"])),
        "changed projects": (f"{PROJECTS}?updated_since=2020-01-01T00:00:00Z", lambda told: bool(told["results"])),
        "project": (base, bool),
        "its statements": (f"{base}statements/", bool),
        "its offers": (f"{base}offers/", bool),
        "rounds": (f"{base}rounds/", bool),
        "round": (here, lambda told: told["progress"][1]["done"] == 1),
        "statements of the round": (f"{here}statements/", bool),
        "decisions": (f"{here}decisions/", bool),
        "who codes what": (f"{here}assignments/?coder=member-of-coders", lambda told: bool(told["results"])),
        "who has done what": (f"{here}assignments/?done=yes&count=on", lambda told: bool(told["count"])),
        "who codes a statement": (f"{here}statements/", lambda told: told["results"][0]["coders"] is not None),
        "where they differ": (f"{here}statements/?to_decide=yes", bool),
        "agreement": (f"{here}agreement/", bool),
        "agreement on a code": (f"{here}agreement/{firm}/", bool),
        "disagreements": (f"{here}agreement/{firm}/disagreements/", bool),
        "coding": (f"/api/v1/annotations/{guid}/", lambda told: told["round"] == here),
        "codings of the round": (f"/api/v1/codings/?project={project['guid']}&round=1", lambda told: bool(told["results"])),
        "number of them": (f"/api/v1/codings/?project={project['guid']}&count=on", lambda told: bool(told["count"])),
        "annotations of the round": (f"/api/v1/annotations/?project={project['guid']}", lambda told: bool(told["results"])),
        "annotations with the code": ("/api/v1/annotations/?code=firm&count=on", lambda told: bool(told["count"])),
        "annotations that say it": (f"/api/v1/annotations/?words={WORDS}&count=on", lambda told: bool(told["count"])),
    }  # fmt: skip
    coders_own = {"member"}
    seen = GROUP if is_revealed else coders_own
    told_of_the_round = GROUP if is_revealed else NOBODY
    expected = dict.fromkeys(reads, GROUP) | {
        "who codes what": seen,
        "who has done what": seen,
        "who codes a statement": told_of_the_round,
        "where they differ": told_of_the_round,
        "agreement": told_of_the_round,
        "agreement on a code": told_of_the_round,
        "disagreements": told_of_the_round,
        "coding": seen,
        "codings of the round": seen,
        "number of them": seen,
        "annotations of the round": seen,
        "annotations with the code": seen,
        "annotations that say it": seen,
    }
    found: dict[str, set[str]] = {}
    for place, (address, shows) in reads.items():
        found[place] = set()
        for name in EVERYBODY:
            answer = by[name].send("get", address)
            assert answer.status_code in (200, 404, 409), (place, name, answer.content)
            if answer.status_code == 200 and shows(answer.json()):
                found[place].add(name)
            if name not in seen:
                assert WORDS.encode() not in answer.content, (place, name)
    assert found == expected


@pytest.mark.parametrize("name", sorted(EVERYBODY - {"owner", "editor"}))
def test_who_does_not_keep_a_project_changes_nothing_of_it(coded: Coded, name: str) -> None:
    by = programs(coded)
    project, in_round, guid = make(coded, by)
    here, base = in_round["id"], f"{PROJECTS}{project['guid']}/"
    statement = by["owner"].rows(f"{base}statements/")[0]["statement"]
    before = (by["owner"].get(base), by["owner"].get(here))
    requests: list[tuple[str, str, Any]] = [
        ("post", PROJECTS, {"group": "coders", "name": "Mine", "codebook": str(coded.codebook.guid)}),
        ("post", f"{base}statements/", {"search": "topic=korea"}),
        ("delete", f"{base}statements/{statement}/", None),
        ("post", f"{base}rounds/", {"coders": [name or "x"], "overlap": 1}),
        ("post", f"{base}close/", None),
        ("post", f"{base}offers/", {"annotation": guid, "credit": "Me"}),
        ("post", f"{here}close/", None),
        ("post", f"{here}reveal/", None),
        ("post", f"{here}decisions/", {"statement": statement, "held": [], "reasons": "Mine."}),
        ("post", f"{here}examples/", {"statement": statement, "code": str(coded.entry("Firm").code.guid)}),
        ("post", "/api/v1/releases/", {"project": project["guid"]}),
    ]
    statuses = {by[name].send(*one).status_code for one in requests}
    assert statuses <= {400, 401, 403, 404}, statuses
    assert (by["owner"].get(base), by["owner"].get(here)) == before
    assert len(by["owner"].rows(PROJECTS)) == 1


def test_a_decision_needs_what_its_coders_see_and_names_no_coding_that_is_blind(coded: Coded) -> None:
    by = programs(coded)
    project, in_round, guid = make(coded, by)
    statement = by["owner"].rows(f"{in_round['id']}statements/")[0]["statement"]
    sent = {"statement": statement, "held": [guid], "reasons": "So."}
    assert by["owner"].refused("post", f"{in_round['id']}decisions/", sent) == (
        409, "The round is blind: nothing of it is shown before it is revealed.",
    )  # fmt: skip
    offer = {"annotation": guid, "credit": "Me"}
    address = f"{PROJECTS}{project['guid']}/offers/"
    nothing = {**offer, "annotation": "00000000-0000-0000-0000-000000000000"}
    told = by["owner"].refused("post", address, offer)
    assert told[1].replace(guid, "GUID") == by["owner"].refused("post", address, nothing)[1].replace(
        nothing["annotation"], "GUID"
    )


@pytest.mark.parametrize("is_public", [False, True])
def test_who_reads_a_release(coded: Coded, is_public: bool) -> None:
    by = programs(coded)
    project, _in_round, _guid = make(coded, by)
    refused = by["owner"].refused("post", "/api/v1/releases/", {"project": project["guid"]})
    assert refused == (409, "No round of this project is revealed yet: there is nothing to release.")
    reveal_round(coding_round=Round.objects.get(), by=coded.owner)
    made = by["owner"].post("/api/v1/releases/", {"project": project["guid"], "is_public": is_public})
    readers = EVERYBODY if is_public else GROUP
    one = f"/api/v1/releases/{made['sha256']}/"
    assert made["document"] == f"{SITE}{one}document/"
    for address in (one, f"{one}document/"):
        statuses = {name: by[name].send("get", address).status_code for name in EVERYBODY}
        assert statuses == {name: 200 if name in readers else 404 for name in EVERYBODY}
    listed = {name for name in EVERYBODY if by[name].rows(f"/api/v1/releases/?project={project['guid']}")}
    assert listed == readers

"""Who may see what of a round, as tables over all addresses: of a blind one nobody but the coder, whatever the role."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group

from annotations.models import Annotation, Assignment, Membership, Offer, Project, Round
from annotations.projects.rounds import reveal_round
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, make_coded
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, send, signed_in

from .test_projects import POSITION, guid, make_round, statements

pytestmark = pytest.mark.django_db

MARK = "quokkaish"
"""Stands in the coding's comment, and nowhere else."""

WHO = ("owner", "editor", "coder", "other coder", "former", "stranger", "moderator", "archivist", "anonymous")

# One letter for each of these: m sees the coding, - a page without it, n is told that there is nothing, s is sent to
# sign in, r is refused with a reason (403, 409).
BLIND = {
    "group": "----nnnns",
    "projects": "----nnnns",
    "project": "----nnnns",
    "statements": "----nnnns",
    "round": "----nnnns",
    "reveal": "--rrnnnns",
    "coder's page": "rrm-nnnns",
    "agreement": "rrrrnnnns",
    "agreement on a code": "rrrrnnnns",
    "agreement as CSV": "rrrrnnnns",
    "codings as CSV": "rrrrnnnns",
    "to decide": "rrrrnnnns",
    "side by side": "rrrrnnnns",
    "codebook": "----nnnns",
    "beside the record": "--m------",
    "annotations of the API": "--m------",
    "number of annotations": "--m------",
    "annotation of the API": "nnmnnnnnn",
    "thread of the API": "nnmnnnnnn",
    "codings of the API": "--m------",
    "number of codings": "--m------",
    "annotation of the protocol": "nnmnnnnnn",
    "offers": "sssssss-s",
}
REVEALED = {
    **BLIND,
    "agreement": "----nnnns",
    "agreement on a code": "----nnnns",
    "agreement as CSV": "----nnnns",
    "codings as CSV": "mmmmnnnns",
    "to decide": "----nnnns",
    "side by side": "mmmmnnnns",
    "coder's page": "rrrrnnnns",
    "beside the record": "mmmm-----",
    "annotations of the API": "mmmm-----",
    "number of annotations": "mmmm-----",
    "annotation of the API": "mmmmnnnnn",
    "thread of the API": "mmmmnnnnn",
    "codings of the API": "mmmm-----",
    "number of codings": "mmmm-----",
    "annotation of the protocol": "mmmmnnnnn",
}


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


@pytest.fixture
def people(coded: Coded) -> dict[str, User | None]:
    """Everybody of the table; the coder is the group's member, and another member codes the same statements."""
    people = {name: getattr(coded, name) for name in ("owner", "editor", "former", "stranger")}
    other, moderator, archivist = (scholar(name) for name in ("other", "moderator", "archivist"))
    Membership.objects.create(group=coded.group, user=other)
    moderator.groups.add(Group.objects.get(name="Moderator"))
    archivist.groups.add(Group.objects.get(name="Editor"))
    User.objects.filter(pk=archivist.pk).update(is_staff=True)
    more = {"coder": coded.member, "other coder": other, "moderator": moderator, "archivist": archivist}
    return {**people, **more, "anonymous": None}


@pytest.fixture
def coding_round(coded: Coded, people: dict[str, User | None]) -> Round:
    """A blind round of two coders, in which one of them has coded her first statement."""
    members = coded.group.memberships.filter(left_at=None)
    coders = members.filter(user__in=[coded.member, people["other coder"]]).values_list("pk", flat=True)
    found, address = make_round(coded, coders=list(coders))
    desk = f"{address}code/{statements(found, coded.member)[0]}/"
    sent = {"do": "position", **POSITION, "p-comment": f"{MARK} @{people['owner']}"}
    assert signed_in(coded.member).post(desk, sent).status_code == 302
    return found


def seen(coded: Coded, found: Round, who: User | None) -> dict[str, str]:
    """What that visitor is shown at each address."""
    client = signed_in(who)
    project = f"/groups/{coded.group.slug}/projects/{found.project.guid}/"
    base, sid = f"{project}rounds/{found.number}/", statements(found, coded.member)[0]
    coding = Annotation.objects.filter(round=found).get()
    edition = Assignment.objects.filter(round=found, coder=coded.member).order_by("unit__ordinal")[0].unit.edition
    rid = edition.report.rid
    addresses = {
        "group": f"/groups/{coded.group.slug}/",
        "projects": f"/groups/{coded.group.slug}/projects/",
        "project": project,
        "statements": f"{project}statements/",
        "round": base,
        "reveal": f"{base}reveal/",
        "coder's page": f"{base}code/{sid}/",
        "agreement": f"{base}agreement/",
        "agreement on a code": f"{base}agreement/{guid(coded, 'Firm')}/",
        "agreement as CSV": f"{base}agreement.csv",
        "codings as CSV": f"{base}codings.csv",
        "to decide": f"{base}decide/",
        "side by side": f"{base}decide/{sid}/",
        "codebook": f"/groups/{coded.group.slug}/codebooks/{coded.codebook.guid}/",
        "beside the record": f"/notebook/records/{rid}/{edition.major}/",
        "annotations of the API": "/api/v1/annotations/",
        "number of annotations": "/api/v1/annotations/?count=on",
        "annotation of the API": f"/api/v1/annotations/{coding.guid}/",
        "thread of the API": f"/api/v1/annotations/{coding.guid}/thread/",
        "codings of the API": "/api/v1/codings/",
        "number of codings": f"/api/v1/codings/?count=on&project={found.project.guid}",
        "annotation of the protocol": f"/annotations/{coding.guid}/",
        "offers": "/admin/desk/offers/",
    }
    return {name: _letter(client.get(address), name, str(coding.guid)) for name, address in addresses.items()}


def _letter(answer: Any, name: str, guid: str) -> str:
    body = b"".join(answer) if answer.streaming else answer.content
    if "/login/" in answer.headers.get("Location", ""):
        return "s"
    if answer.status_code in (403, 409):
        # A page of refusal is no place for what is refused either.
        return "r" if MARK.encode() not in body else "m"
    if answer.status_code == 404:
        return "n" if MARK.encode() not in body else "m"
    if name.startswith("number"):
        return "m" if answer.json()["count"] else "-"
    is_told = MARK.encode() in body or name == "codings of the API" and guid.encode() in body
    return "m" if is_told or name == "codings as CSV" and guid.encode() in body else "-"


def test_of_a_blind_round_the_coder_alone_sees_her_codings(
    coded: Coded, people: dict[str, User | None], coding_round: Round
) -> None:
    for table in (BLIND, REVEALED):
        if table is REVEALED:
            reveal_round(coding_round=coding_round, by=coded.owner)
        for number, who in enumerate(WHO):
            assert seen(coded, coding_round, people[who]) == {
                name: letters[number] for name, letters in table.items()
            }, who


def test_nobody_is_told_of_being_named_in_a_blind_round_and_nobody_answers_there(
    coded: Coded, people: dict[str, User | None], coding_round: Round
) -> None:
    owner = people["owner"]
    assert owner is not None
    assert not owner.mentions.exists()
    coding = Annotation.objects.get(round=coding_round)
    reply = {
        "target": f"{SITE}/annotations/{coding.guid}/",
        "visibility": "group",
        "group": f"{SITE}/groups/{coded.group.slug}/",
        "motivation": "replying",
    }
    answer = send(signed_in(coded.member), **reply)
    assert (answer.status_code, "its round is blind" in answer.content.decode()) == (400, True)
    reveal_round(coding_round=coding_round, by=coded.owner)
    assert send(signed_in(coded.member), **reply).status_code == 201


DEEDS = {
    "found": "yyrrnnnns",
    "choose": "yyrrnnnns",
    "open": "rrrrnnnns",
    "decide": "rrrrnnnns",
    "reply": "rrrrnnnns",
    "code": "rryynnnns",
    "close the project": "rrrrnnnns",
    "reveal": "yyrrnnnns",
    "close": "yyrrnnnns",
}
"""y does it; the letters are as above. A round is open and blind, so that some are refused to everybody."""


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_who_may_do_what_in_a_project(
    number: int, who: str, coded: Coded, people: dict[str, User | None], coding_round: Round
) -> None:
    client = signed_in(people[who])
    projects = f"/groups/{coded.group.slug}/projects/"
    project = f"{projects}{coding_round.project.guid}/"
    base, sid = f"{project}rounds/{coding_round.number}/", statements(coding_round, coded.member)[0]
    members = coded.group.memberships.filter(user=coded.member).values_list("pk", flat=True)
    coding = Annotation.objects.get(round=coding_round)
    deeds: dict[str, tuple[str, dict[str, Any]]] = {
        "found": (projects, {"name": "More", "codebook": coded.codebook.pk}),
        "choose": (f"{project}choose/", {"address": "topic=korea"}),
        "open": (f"{project}open/", {"version": coded.version.pk, "coders": list(members), "overlap": 1}),
        "decide": (f"{base}decide/{sid}/", {"do": "decide", "hold": [coding.guid], "reasons": "So."}),
        "reply": (f"{base}decide/{sid}/", {"do": "reply", "annotation": coding.guid, "comment": "So."}),
        "code": (f"{base}code/{sid}/", {"do": "codes", "codes": [guid(coded, "Trade")]}),
        "close the project": (f"{project}close/", {}),
        "reveal": (f"{base}reveal/", {}),
        "close": (f"{base}close/", {}),
    }
    told = {}
    for name, (address, sent) in deeds.items():
        answer = client.post(address, sent)
        if "/login/" in answer.headers.get("Location", ""):
            told[name] = "s"
        else:
            told[name] = {302: "y", 404: "n", 403: "r", 409: "r", 422: "r"}[answer.status_code]
    assert told == {name: letters[number] for name, letters in DEEDS.items()}
    assert Project.objects.count() == (2 if DEEDS["found"][number] == "y" else 1)
    assert not Offer.objects.exists()

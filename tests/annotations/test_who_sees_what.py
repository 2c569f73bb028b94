"""Who may see an annotation, as one table over all addresses at which it could show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Annotation, Membership, ResearchGroup
from annotations.moderating import decide
from archive.models import Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, api, document, path, post, signed_in
from tests.annotations.test_moderating import moderator
from tests.archive.conftest import account

MARKER = "quagga"
CREATOR, MEMBER, FORMER, STRANGER, MODERATOR, ANYBODY = "ann", "member", "former", "stranger", "moderator", ""
EVERYBODY = {CREATOR, MEMBER, FORMER, STRANGER, MODERATOR, ANYBODY}
SEEN = {
    "private": {CREATOR},
    "group": {CREATOR, MEMBER},
    "public": EVERYBODY,
    "hidden": {CREATOR},
    "dissolved": {CREATOR},
    "withdrawn": {CREATOR},
    "withdrawn, of the group": {CREATOR, MEMBER},
    "deleted": set(),
    "private again": {CREATOR},
}
GONE = {
    "hidden": EVERYBODY - {CREATOR},
    "withdrawn": EVERYBODY - {CREATOR},
    "deleted": EVERYBODY,
    "private again": EVERYBODY - {CREATOR},
}
"""Who is told that it is gone, for having seen it."""

pytestmark = pytest.mark.usefixtures("seeds")


@pytest.fixture
def people(ann: User) -> dict[str, User]:
    members = {name: scholar(name) for name in (MEMBER, FORMER, STRANGER)}
    return {CREATOR: ann, **members, MODERATOR: account(MODERATOR, "Administrator")}


@pytest.fixture
def group(people: dict[str, User]) -> ResearchGroup:
    group = found(name="Pacific", by=people[CREATOR])
    Membership.objects.create(group=group, user=people[MEMBER])
    Membership.objects.create(group=group, user=people[FORMER], left_at=timezone.now())
    return group


def made(kind: str, people: dict[str, User], group: ResearchGroup, report: Report, editor: User) -> Annotation:
    """An annotation of that kind by the creator, with a tag and words that nothing else has."""
    visibility = (
        kind
        if kind in ("private", "group")
        else "group"
        if kind in ("dissolved", "withdrawn, of the group")
        else "public"
    )
    body = [
        {"type": "TextualBody", "value": f"A {MARKER}."},
        {"type": "TextualBody", "value": MARKER, "purpose": "tagging"},
    ]
    shared = {"group": f"{SITE}/groups/{group.slug}/"} if visibility == "group" else {}
    annotation = post(people[CREATOR], body=body, visibility=visibility, **shared)
    creator = signed_in(people[CREATOR])
    if kind == "hidden":
        Annotation.objects.filter(pk=annotation.pk).update(hidden_at=timezone.now(), changed_at=timezone.now())
    elif kind == "dissolved":
        ResearchGroup.objects.filter(pk=group.pk).update(dissolved_at=timezone.now())
    elif kind.startswith("withdrawn"):
        withdraw(report=report, by=editor, reason="a mistake")
        Annotation.objects.note_withdrawals()
    elif kind == "deleted":
        assert creator.delete(path(annotation)).status_code == 204
    elif kind == "private again":
        etag = creator.get(path(annotation))["ETag"]
        again = document(body=body, visibility="private")
        assert (
            creator.put(
                path(annotation), again, content_type="application/json", headers={"If-Match": etag}
            ).status_code
            == 200
        )
    return annotation


def shows(client: Client, annotation: Annotation, report: Report) -> dict[str, Any]:
    """By place whether the annotation shows there to that visitor."""
    guid, sid = str(annotation.guid), "TKV5GJRR"

    def lists(query: str) -> bool:
        results = client.get(f"/api/v1/annotations/?{query}").json()["results"]
        return any(guid in row.get("id", "") for row in results)

    def counts(query: str) -> bool:
        return bool(client.get(f"/api/v1/annotations/?count=on&{query}").json()["count"])

    container = client.get("/annotations/").json()
    addresses = client.get("/annotations/?iris=1").json()
    page = client.get("/annotations/?page=first").json()
    last = client.get("/annotations/?page=last&iris=1").json()
    detail, resource = client.get(api(annotation)), client.get(path(annotation))
    return {
        "list": lists(""),
        "count": counts(""),
        "filters": lists(f"report={report.rid}&statement={sid}&creator=ann&motivation=commenting"),
        "search": lists(f"words={MARKER}"),
        "search, counted": counts(f"words={MARKER}&tag={MARKER}"),
        "detail": detail.status_code == 200,
        "protocol": resource.status_code == 200,
        "ETag": resource.has_header("ETag"),
        "page for people": client.get(path(annotation), headers={"Accept": "text/html"}).status_code == 303,
        "container": any(guid in item["id"] for item in container.get("first", {}).get("items", ())),
        "addresses": any(guid in item for item in addresses.get("first", {}).get("items", ())),
        "total": bool(container["total"] and page["partOf"]["total"]),
        "modified": "modified" in container,
        "page": any(guid in item["id"] for item in page["items"]),
        "last page": any(guid in item for item in last["items"]),
        "versions": client.get(f"{api(annotation)}versions/").status_code == 200,
        "changes": lists("updated_since=2020-01-01T00:00:00Z"),
    }


@pytest.mark.parametrize("kind", SEEN)
def test_who_sees_what(
    kind: str, people: dict[str, User], group: ResearchGroup, seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["001"]
    before = timezone.now() - timedelta(seconds=1)
    annotation = made(kind, people, group, report, editor)
    for name in EVERYBODY:
        client = signed_in(people.get(name))
        is_seen = name in SEEN[kind]
        assert {
            place for place, is_shown in shows(client, annotation, report).items() if is_shown is not is_seen
        } == set(), name
        is_told = name in GONE.get(kind, ())
        assert {client.get(one(annotation)).status_code for one in (api, path)} == {
            200 if is_seen else 410 if is_told else 404
        }, name
        changes = client.get("/api/v1/annotations/", {"updated_since": before.isoformat()}).json()["results"]
        tombstones = [row for row in changes if "guid" in row]
        assert [sorted(row) for row in tombstones] == ([["deleted", "guid"]] if is_told else []), name
        # What it says now can't be asked for by what is told of it.
        for query in (f"words={MARKER}", "words=okapi", "visibility=private", "tag=okapi"):
            asked = client.get(
                f"/api/v1/annotations/?{query}", {"updated_since": before.isoformat()} | dict([query.split("=")])
            ).json()["results"]
            assert [row for row in asked if "guid" in row] == tombstones, name
        if not is_seen:
            whole = client.get("/annotations/").content + client.get("/api/v1/annotations/").content
            assert MARKER.encode() not in whole, name


def test_what_was_private_once_stays_so(ann: User, bob: User) -> None:
    annotation = post(ann, visibility="private", body={"type": "TextualBody", "value": MARKER})
    creator = signed_in(ann)
    etag = creator.get(path(annotation))["ETag"]
    now = document(body={"type": "TextualBody", "value": "fit to be seen"})
    creator.put(path(annotation), now, content_type="application/json", headers={"If-Match": etag})
    numbers = {
        name: [row["number"] for row in signed_in(user).get(f"{api(annotation)}versions/").json()]
        for name, user in (("ann", ann), ("bob", bob), ("", None))
    }
    assert numbers == {"ann": [1, 2], "bob": [2], "": [2]}


def tombstone(client: Client, annotation: Annotation) -> str:
    """When that visitor is told that it went; the list of changes and the address say the same."""
    row = next(
        row
        for row in client.get("/api/v1/annotations/?updated_since=2020-01-01T00:00:00Z").json()["results"]
        if row.get("guid") == str(annotation.guid)
    )
    gone = client.get(api(annotation))
    assert (gone.status_code, gone.json()["deleted"]) == (410, row["deleted"])
    assert client.get(path(annotation)).json()["deleted"] == row["deleted"]
    return str(row["deleted"])


def say(user: User, annotation: Annotation, **members: Any) -> None:
    """A version more."""
    client = signed_in(user)
    answer = client.put(
        path(annotation),
        document(**members),
        content_type="application/json",
        headers={"If-Match": client.get(path(annotation))["ETag"]},
    )
    assert answer.status_code == 200, answer.content


def test_a_tombstone_does_not_move_by_what_is_done_out_of_sight(people: dict[str, User], group: ResearchGroup) -> None:
    """What the public has lost says nothing of the group's versions, and what the group has lost nothing of private ones."""
    ann, member, former = (signed_in(people[name]) for name in (CREATOR, MEMBER, FORMER))
    annotation = post(people[CREATOR])
    shared = {"visibility": "group", "group": f"{SITE}/groups/{group.slug}/"}
    say(people[CREATOR], annotation, **shared)
    lost_by_public = tombstone(Client(), annotation)
    asked = f"/api/v1/annotations/?updated_since={lost_by_public}"
    for step in (shared, {"visibility": "private"}):
        say(people[CREATOR], annotation, **step)
        assert tombstone(Client(), annotation) == tombstone(former, annotation) == lost_by_public
    lost_by_group = tombstone(member, annotation)
    assert lost_by_group > lost_by_public
    say(people[CREATOR], annotation, visibility="private", body={"type": "TextualBody", "value": "Only for me."})
    assert (tombstone(member, annotation), tombstone(Client(), annotation)) == (lost_by_group, lost_by_public)
    ann.delete(path(annotation))
    assert (tombstone(member, annotation), tombstone(Client(), annotation)) == (lost_by_group, lost_by_public)
    assert tombstone(ann, annotation) > lost_by_group
    # Who asks on from there is told once, and not again.
    later = asked.replace(lost_by_public, lost_by_group)
    assert [len(Client().get(one).json()["results"]) for one in (asked, later)] == [1, 0]
    assert len(member.get(later).json()["results"]) == 1


def test_what_is_hidden_moves_no_tombstone_when_its_creator_changes_it(people: dict[str, User]) -> None:
    annotation = post(people[CREATOR])
    decide(annotation=annotation, action="hide", reason="An insult.", by=moderator("mia"))
    hidden = tombstone(Client(), annotation)
    say(people[CREATOR], annotation, body={"type": "TextualBody", "value": "Milder."})
    say(people[CREATOR], annotation, visibility="private")
    assert tombstone(Client(), annotation) == hidden


def test_who_joins_a_group_is_not_told_of_what_it_had_lost_before(
    people: dict[str, User], group: ResearchGroup
) -> None:
    shared = {"visibility": "group", "group": f"{SITE}/groups/{group.slug}/"}
    lost, deleted = (post(people[CREATOR], **shared) for _ in range(2))
    say(people[CREATOR], lost, visibility="private")
    signed_in(people[CREATOR]).delete(path(deleted))
    Membership.objects.create(group=group, user=people[STRANGER])
    newcomer, member = signed_in(people[STRANGER]), signed_in(people[MEMBER])
    for annotation in (lost, deleted):
        assert (newcomer.get(api(annotation)).status_code, member.get(api(annotation)).status_code) == (404, 410)
    every = "/api/v1/annotations/?updated_since=2020-01-01T00:00:00Z"
    assert (len(newcomer.get(every).json()["results"]), len(member.get(every).json()["results"])) == (0, 2)


def test_an_orcid_that_nobody_has_confirmed_is_no_identity(people: dict[str, User], group: ResearchGroup) -> None:
    """It stands in no answer to anybody, and nothing is found by it."""
    typed, known = "0000-0001-5109-3700", "0000-0002-1825-0097"
    owner = people[MEMBER]
    User.objects.filter(pk=owner.pk).update(orcid=typed)
    owner.refresh_from_db()
    annotation = post(owner, visibility="group", group=f"{SITE}/groups/{group.slug}/")
    public, other = post(owner), post(people[CREATOR])
    ann = signed_in(people[CREATOR])

    def answers(client: Client) -> dict[str, str]:
        addresses = [path(public), api(public), f"{api(public)}versions/", "/annotations/", "/api/v1/annotations/"]
        if client is ann:
            own = (path(annotation), f"/groups/{group.slug}/")
            taken = [
                f"/groups/{group.slug}/take/{name}"
                for name in ("annotations.jsonld", "codings.csv", "notes.csv", "notes.md", "appendix.html")
            ]
            addresses += [*own, *taken]
        found = {address: client.get(address) for address in addresses}
        assert {answer.status_code for answer in found.values()} == {200}, found
        return {
            address: b"".join(answer).decode() if answer.streaming else answer.content.decode()
            for address, answer in found.items()
        }

    for client in (Client(), ann):
        shown = answers(client)
        assert [address for address, words in shown.items() if typed in words] == []
        assert known in shown["/annotations/"]
        found = {
            orcid: [row["id"] for row in client.get(f"/api/v1/annotations/?creator={orcid}").json()["results"]]
            for orcid in (typed, f"https://orcid.org/{typed}", known)
        }
        assert found == {typed: [], f"https://orcid.org/{typed}": [], known: [SITE + path(other)]}

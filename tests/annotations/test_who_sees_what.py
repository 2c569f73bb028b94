"""Who may see an annotation, as one table over all addresses at which it could show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Annotation, Membership, ResearchGroup
from annotations.moderating import decide
from annotations.writing import write_moment
from archive.models import Report, Statement
from archive.models.identifiers import show
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, api, document, path, post, signed_in
from tests.annotations.test_moderating import moderator
from tests.archive.conftest import account

MARKER, OTHER = "quagga", "okapi"
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
WORDS = dict(
    zip(
        SEEN, ("aardvark", "bonobo", "caiman", "dormouse", "echidna", "fennec", "gecko", "hoopoe", "ibis"), strict=True
    )
)
"""What each alone says."""

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


def made(kind: str, people: dict[str, User], group: ResearchGroup, statement: str) -> Annotation:
    """An annotation of that kind by the creator, on that statement; its tag they all have, and each a word of its own."""
    visibility = (
        kind
        if kind in ("private", "group")
        else "group"
        if kind in ("dissolved", "withdrawn, of the group")
        else "public"
    )
    body = [
        {"type": "TextualBody", "value": f"A {MARKER} and {WORDS[kind]}."},
        {"type": "TextualBody", "value": MARKER, "purpose": "tagging"},
    ]
    shared = {"group": f"{SITE}/groups/{group.slug}/"} if visibility == "group" else {}
    target = f"{SITE}/s/{show(statement)}"
    annotation = post(people[CREATOR], body=body, visibility=visibility, target=target, **shared)
    creator = signed_in(people[CREATOR])
    if kind == "hidden":
        Annotation.objects.filter(pk=annotation.pk).update(hidden_at=timezone.now(), changed_at=timezone.now())
    elif kind == "deleted":
        assert creator.delete(path(annotation)).status_code == 204
    elif kind == "private again":
        say(people[CREATOR], annotation, body=body, visibility="private", target=target)
    return annotation


@pytest.fixture
def all_kinds(people: dict[str, User], group: ResearchGroup, seeds: dict[str, Report], editor: User) -> All:
    """One of each kind: on a record that is withdrawn, of a group that is dissolved, and the others."""
    dissolved = found(name="Atlantic", by=people[CREATOR])
    Membership.objects.create(group=dissolved, user=people[MEMBER])
    statements = {
        name: Statement.objects.filter(report=seeds[name]).earliest("ordinal").identity_id for name in ("001", "002")
    }
    kinds = {}
    for kind in SEEN:
        statement = statements["002" if kind.startswith("withdrawn") else "001"]
        kinds[kind] = made(kind, people, dissolved if kind == "dissolved" else group, statement)
    ResearchGroup.objects.filter(pk=dissolved.pk).update(dissolved_at=timezone.now())
    withdraw(report=seeds["002"], by=editor, reason="a mistake")
    Annotation.objects.note_withdrawals()
    places = {name: f"report={seeds[name].rid}&statement={statement}" for name, statement in statements.items()}
    return All(kinds, [*places.values()])


@dataclass(frozen=True)
class All:
    """One of each kind, and the conditions of a search for those on each of the two statements that they are on."""

    annotations: dict[str, Annotation]
    places: list[str]

    def kinds(self, rows: Iterable[str]) -> list[str]:
        """Which of them have their GUIDs in these words, a row of a list in each; in the order of their names."""
        rows = list(rows)
        return sorted(kind for kind, one in self.annotations.items() for row in rows if str(one.guid) in row)


def rows(client: Client, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"/api/v1/annotations/?{query}").json()["results"]
    return found


def lists(client: Client, every: All) -> dict[str, list[str]]:
    """By list the kinds that show in it to that visitor."""

    def shown(*queries: str) -> list[str]:
        return every.kinds(row["id"] for query in queries for row in rows(client, query) if "id" in row)

    items = {
        query: client.get(f"/annotations/?{query}").json()
        for query in ("", "iris=1", "page=first", "page=last&iris=1")
    }
    return {
        "list": shown(""),
        "filters": shown(*(f"{place}&creator=ann&motivation=commenting" for place in every.places)),
        "search": shown(f"words={MARKER}"),
        "changes": shown("updated_since=2020-01-01T00:00:00Z"),
        "container": every.kinds(item["id"] for item in items[""]["first"]["items"]),
        "addresses": every.kinds(items["iris=1"]["first"]["items"]),
        "page": every.kinds(item["id"] for item in items["page=first"]["items"]),
        "last page": every.kinds(items["page=last&iris=1"]["items"]),
    }


def counts(client: Client) -> dict[str, int]:
    """By place how many there are, as that visitor is told."""
    counted = {
        query: client.get(f"/api/v1/annotations/?count=on&{query}").json()["count"]
        for query in ("", f"words={MARKER}&tag={MARKER}")
    }
    totals = {
        "container": client.get("/annotations/").json()["total"],
        "page": client.get("/annotations/?page=first").json()["partOf"]["total"],
    }
    return counted | totals


def answers(client: Client, annotation: Annotation) -> dict[str, Any]:
    """By address of the annotation the status that it answers with."""
    resource = client.get(path(annotation))
    return {
        "detail": client.get(api(annotation)).status_code,
        "protocol": resource.status_code,
        "has an ETag": resource.has_header("ETag"),
        "for people": client.get(path(annotation), headers={"Accept": "text/html"}).status_code,
        "versions": client.get(f"{api(annotation)}versions/").status_code,
    }


def test_who_sees_what(people: dict[str, User], all_kinds: All) -> None:
    for name in sorted(EVERYBODY):
        client = signed_in(people.get(name))
        seen = sorted(kind for kind, by in SEEN.items() if name in by)
        told = sorted(kind for kind, by in GONE.items() if name in by)
        assert {place: kinds for place, kinds in lists(client, all_kinds).items() if kinds != seen} == {}, name
        assert {place: number for place, number in counts(client).items() if number != len(seen)} == {}, name
        for kind, annotation in all_kinds.annotations.items():
            status = 200 if kind in seen else 410 if kind in told else 404
            assert answers(client, annotation) == {
                "detail": status,
                "protocol": status,
                "has an ETag": kind in seen,
                "for people": 303 if kind in seen else status,
                "versions": status,
            }, (name, kind)
        container = client.get("/annotations/")
        changed = max(Annotation.objects.get(pk=all_kinds.annotations[kind].pk).changed_at for kind in seen)
        assert container.json()["modified"] == write_moment(changed), name
        whole = (container.content + client.get("/api/v1/annotations/").content).decode()
        assert sorted(kind for kind, word in WORDS.items() if word in whole) == seen, name


def test_who_is_told_that_it_is_gone(people: dict[str, User], all_kinds: All) -> None:
    since = "updated_since=2020-01-01T00:00:00Z"
    for name in sorted(EVERYBODY):
        client = signed_in(people.get(name))
        told = sorted(kind for kind, by in GONE.items() if name in by)
        tombstones = [row for row in rows(client, since) if "guid" in row]
        assert all_kinds.kinds(row["guid"] for row in tombstones) == told, name
        assert all(sorted(row) == ["deleted", "guid"] for row in tombstones), name
        # What it says now can't be asked for by what is told of it.
        for query in (f"words={MARKER}", f"words={OTHER}", "visibility=private", f"tag={OTHER}"):
            assert [row for row in rows(client, f"{query}&{since}") if "guid" in row] == tombstones, name


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

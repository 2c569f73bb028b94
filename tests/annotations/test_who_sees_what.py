"""Who may see an annotation, as one table over all addresses at which it could show."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from annotations.grouping import found
from annotations.models import Annotation, Membership, ResearchGroup
from archive.models import Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.annotations.conftest import scholar
from tests.annotations.samples import SITE, api, document, path, post, signed_in
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

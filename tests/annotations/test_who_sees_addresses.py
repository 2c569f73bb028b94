"""Every address of what scholars make, visited with somebody else's things, with nothing, and by those whose they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from annotations.models import Annotation, Membership
from annotations.projects import rounds
from archive.models import Report
from diplomacy.accounts.tokens import issue
from tests.annotations.samples import signed_in
from tests.annotations.things import Things, make_things
from tests.archive.private_addresses import scholars_addresses

pytestmark = pytest.mark.django_db

EVERYBODYS = {
    "annotations/terms/", "notebook/records/<str:rid>/", "notebook/records/<str:rid>/<int:major>/",
    "notebook/records/<str:rid>/<int:major>/text/", "notebook/records/<str:rid>/positions/<str:sid>/", "notebook/moderation/<uuid:guid>/complain/", "groups/invitation/<str:secret>/",
}  # fmt: skip
"""What stands on a published record, or is public, or is opened by a secret in the address: these name nothing else."""
OWN = ("notebook/take/", "notebook/networks/", "notebook/pictures/")
"""Files of what the asker sees, whoever she is."""
PROGRAMS = ("api/", "annotations/")


@pytest.fixture
def things(seeds: dict[str, Report]) -> Things:
    return make_things()


def words_of(answer: Any) -> str:
    """The whole answer with its headers."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items() if name != "Content-Length")
    return f"{headers}\n{content.decode(errors='replace')}"


def rows() -> dict[str, int]:
    """How many rows each table has that somebody could have written."""
    models = [*apps.get_app_config("annotations").get_models(), Annotation.adjudications.through]
    return {model._meta.db_table: model._default_manager.count() for model in models}


def without(words: str, address: str, named: Mapping[str, object]) -> str:
    """The words without the address and what stood in it, tokens of forms and moments."""
    words = words.replace(address, "here").replace(quote(address, safe=""), "here")
    for value in sorted(map(str, named.values()), key=len, reverse=True):
        if len(value) > 4:
            words = words.replace(value, "?")
    return re.sub(r'csrfmiddlewaretoken" value="\w+"|csrftoken=\w+|expires=[^;]*|nonce-\w+|Expires: [^\n]*', "", words)


def visitors(things: Things) -> dict[str, Client]:
    coded = things.coded
    return {"nobody": Client(), "stranger": signed_in(coded.stranger)}


def _status(client: Client, address: str) -> int:
    """The answer is read to its end, as readers do: a long list gives its place back by that."""
    response = client.get(address)
    response.getvalue()
    return response.status_code


def test_whose_things_they_are_not_sees_what_is_seen_of_nothing(things: Things) -> None:
    """The same status and the same words as where there is no such thing; and nothing that is written changes a row."""
    here, nowhere = scholars_addresses(things.words), scholars_addresses(things.nothing)
    assert len(here) > 110
    before = rows()
    for name, client in visitors(things).items():
        for route, address in here.items():
            if route in EVERYBODYS:
                continue
            is_named = "<" in route and not route.startswith(OWN)
            methods = ("get", "post", "put", "delete") if route.startswith(PROGRAMS) else ("get", "post")
            for method in methods if name == "stranger" else methods[:1]:
                answer, other = (getattr(client, method)(one) for one in (address, nowhere[route]))
                place = (name, method, address)
                told, untold = words_of(answer), words_of(other)
                assert answer.status_code < 500, place
                told = without(told, address, things.words(route))
                assert [secret for secret in things.secrets if secret in told] == [], place
                if is_named:
                    assert answer.status_code == 302 or 400 <= answer.status_code < 500, place
                    assert answer.status_code == other.status_code, place
                    assert told == without(untold, nowhere[route], things.nothing(route)), place
    assert rows() == before


def test_each_address_is_really_that_of_a_thing(things: Things) -> None:
    """Somebody of the group, or a moderator, or its creator sees there what a stranger does not."""
    moderator = things.coded.editor
    moderator.groups.add(Group.objects.get(name="Moderator"))
    clients = [signed_in(user) for user in (things.coded.owner, things.coded.member, moderator)]
    unseen: list[Any] = []
    public = {"sha256": things.public_release.sha256}
    addresses = scholars_addresses(
        lambda route: {**things.words(route), **(public if route.startswith("releases/") else {})}
    )
    for route, address in addresses.items():
        if route.startswith(OWN):
            continue
        statuses = {_status(client, address) for client in clients}
        assert max(statuses) < 500, address
        if not statuses & {200, 302, 303, 405, 409}:
            unseen.append((route, statuses))
    assert unseen == []


def test_who_has_left_sees_as_little_as_a_stranger_also_of_what_she_has_bookmarked(things: Things) -> None:
    """The editor is let go: all that she saw is not there any more, and her session and tokens are as good as a stranger's."""
    editor = signed_in(things.coded.editor)
    here = scholars_addresses(things.words)
    seen = [
        route
        for route, address in here.items()
        if "<" in route and not route.startswith(OWN) and _status(editor, address) == 200
    ]
    assert len(seen) > 50
    Membership.objects.filter(user=things.coded.editor).update(left_at="2026-01-01T00:00:00Z")
    for route in seen:
        if route not in EVERYBODYS:
            assert _status(editor, here[route]) in (403, 404), route


def test_a_token_that_reads_and_a_forged_form_write_nothing(things: Things) -> None:
    """Though they are the owner's own, on her own things."""
    owner = things.coded.owner
    _token, secret = issue(user=owner, name="reads", days=1)
    program, forged = Client(headers={"Authorization": f"Bearer {secret}"}), Client(enforce_csrf_checks=True)
    forged.force_login(owner)
    before = rows()
    for route, address in scholars_addresses(things.words).items():
        for method in ("post", "put", "delete"):
            if route.startswith(PROGRAMS) and route != "annotations/terms/":
                answer = getattr(program, method)(address)
                assert answer.status_code == 403, (method, address)
                assert "insufficient_scope" in answer["WWW-Authenticate"]
            assert getattr(forged, method)(address).status_code in (403, 405), (method, address)
    assert rows() == before


def test_what_a_round_reveals_is_told_to_who_asks_for_changes(things: Things) -> None:
    moment = timezone.now().isoformat()
    coded, by = things.coded, things.coded.owner
    rounds.open_round(project=things.project, version=coded.version, coders=[coded.member], overlap=1, by=by)
    in_round = things.project.rounds.get(number=2)
    Annotation.objects.filter(pk=things.note.pk).update(round=in_round)
    asked = f"/api/v1/annotations/?updated_since={moment.replace('+00:00', 'Z')}"
    found = []
    for _ in range(2):
        results = signed_in(coded.editor).get(asked).json()["results"]
        found.append([row["id"].split("/")[-2] for row in results if "id" in row])
        rounds.reveal_round(coding_round=in_round, by=by)
    assert found == [[], [str(things.note.guid)]]


def test_what_was_decided_on_stays_so_in_the_database(things: Things) -> None:
    held = Annotation.adjudications.through.objects.filter(annotation=things.coding)
    for change in (held.delete, lambda: held.update(annotation=things.note)):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            change()
    assert held.count() == 1

"""A position that was given outside of rounds is changed on a page of its own: a version more, and the one before stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from annotations.models import Annotation, Membership, PositionCoding
from archive.models import Report
from diplomacy.accounts.models import User
from tests.annotations.coded import Coded, address, blind_round, code, make_coded, position
from tests.annotations.samples import api, post, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def coded(seeds: dict[str, Report]) -> Coded:
    return make_coded()


@pytest.fixture
def note(coded: Coded) -> Annotation:
    """A code, a comment and, in the third place, a position of the group."""
    comment = {"type": "TextualBody", "value": "By its verb.", "purpose": "commenting"}
    bodies = [code(coded.entry("Firm")), comment, position(rationale="He says so.")]
    return post(coded.member, **coded.shared(body=bodies))


def page_of(note: Annotation, ordinal: int = 2) -> str:
    return f"/notebook/annotations/{note.guid}/positions/{ordinal}/"


def sent(user: User, note: Annotation, ordinal: int = 2, **more: Any) -> dict[str, Any]:
    """What the form has when it is opened, with some of it in another way."""
    initial = signed_in(user).get(page_of(note, ordinal)).context["form"].initial
    return {f"p-{name}": "" if value is None else value for name, value in {**initial, **more}.items()}


def test_it_supersedes_and_what_else_the_note_says_stays(coded: Coded, note: Annotation) -> None:
    client = signed_in(coded.member)
    before = client.get(api(note)).json()["body"]
    edit = client.get(f"/notebook/annotations/{note.guid}/edit/").content.decode()
    assert f'href="{page_of(note)}"' in edit
    opened = client.get(page_of(note))
    assert (opened.status_code, "TKV5-GJRR" in opened.content.decode()) == (200, True)
    answer = client.post(page_of(note), sent(coded.member, note, direction="opposes", strength="1"))
    assert answer["Location"].endswith(f"/notebook/records/8GD5-1S06/#annotation-{note.guid}")
    after = client.get(api(note)).json()["body"]
    assert after[:2] == before[:2]
    assert after[2] == {**before[2], "direction": "opposes", "strength": 1}
    kept = PositionCoding.objects.filter(body__version__annotation=note).order_by("body__version__number")
    assert list(kept.values_list("direction", "rationale")) == [
        ("supports", "He says so."),
        ("opposes", "He says so."),
    ]
    note.refresh_from_db()
    assert (note.number, note.visibility, note.group_id) == (2, "group", coded.group.pk)


def test_what_was_changed_meanwhile_is_not_written_over(coded: Coded, note: Annotation) -> None:
    early = sent(coded.member, note, direction="neutral")
    client = signed_in(coded.member)
    assert client.post(page_of(note), sent(coded.member, note, act="warns")).status_code == 302
    late = client.post(page_of(note), early)
    assert (late.status_code, "It was changed since" in late.content.decode()) == (409, True)
    body = client.get(api(note)).json()["body"][2]
    assert (body["act"], body["direction"]) == ("warns", "supports")


def test_a_claim_that_is_offered_no_more_can_stay(coded: Coded) -> None:
    body = position(proposition=address(coded.claim))
    note = post(coded.member, **coded.shared(body=body, visibility="private", group=None))
    Membership.objects.filter(user=coded.member).update(left_at="2024-01-01T00:00:00Z")
    answer = signed_in(coded.member).post(page_of(note, 0), sent(coded.member, note, 0, rationale="Still."))
    assert answer.status_code == 302, answer.context["form"].errors
    said = signed_in(coded.member).get(api(note)).json()["body"]
    assert (said["proposition"]["label"], said["rationale"]) == ("A treaty can wait.", "Still.")


def test_what_is_none_is_refused_and_nothing_is_written(coded: Coded, note: Annotation) -> None:
    wrong = signed_in(coded.member).post(page_of(note), sent(coded.member, note, act=""))
    assert wrong.status_code == 422
    note.refresh_from_db()
    assert note.number == 1


def test_there_is_such_a_page_of_ones_own_positions_outside_of_rounds_alone(coded: Coded, note: Annotation) -> None:
    own = signed_in(coded.member)
    assert [own.get(page_of(note, one)).status_code for one in (2, 0, 1, 3)] == [200, 404, 404, 404]
    assert [signed_in(user).get(page_of(note)).status_code for user in (coded.owner, coded.stranger)] == [404, 404]
    assert signed_in(None).get(page_of(note))["Location"].startswith("/accounts/login/")
    Annotation.objects.update(round=blind_round(coded))
    assert own.get(page_of(note)).status_code == 404
    Annotation.objects.update(round=None, deleted_at=timezone.now())
    assert own.get(page_of(note)).status_code == 404

"""A release is frozen, hashed, verified, says what is new in it, and names no coder."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.exchange.releasing import RefusedRelease, release, verify_releases
from annotations.models import Release
from annotations.projects import deciding
from archive.composing import digest
from archive.verifying import ALSO
from tests.annotations.coded import Coded
from tests.annotations.samples import signed_in

from .conftest import give
from .test_taking import reveal

pytestmark = pytest.mark.django_db


def test_a_release_has_numbers_for_coders_hashes_for_words_and_the_difference_to_the_last(
    coded: Coded, project
) -> None:
    with pytest.raises(RefusedRelease):
        release(project=project, by=coded.owner)
    annotation = give(coded, project, coded.member)
    coding_round = reveal(project, coded.owner)
    first = release(project=project, by=coded.owner, is_public=True, note="First.")
    content = json.loads(first.content)
    words = annotation.anchors.get().exact
    assert {row["words_sha256"] for row in content["codings"]} == {digest(words)}
    for name in ("member-of-coders", "owner-of-coders", words, "quagga"):
        assert name not in first.content
    assert {type(row["coder"]) for row in content["codings"]} == {int}
    with pytest.raises(RefusedRelease):
        release(project=project, by=coded.owner)
    unit = project.units.order_by("ordinal").first()
    deciding.adjudicate(
        coding_round=coding_round, unit=unit, annotations=[annotation], reasons="Clear.", by=coded.owner
    )
    second = release(project=project, by=coded.owner)
    page = signed_in(coded.member).get(f"/groups/coders/projects/{project.guid}/releases/2/").content.decode()
    assert "1 statement more was decided on." in page
    assert second.previous == first
    assert verify_releases in ALSO
    assert list(verify_releases()) == []


def test_a_public_release_is_everybodys_and_another_its_groups(coded: Coded, project) -> None:
    give(coded, project, coded.member)
    reveal(project, coded.owner)
    first = release(project=project, by=coded.owner, is_public=True)
    anybody = Client()
    answer = anybody.get(f"/releases/{first.sha256}.json")
    assert answer.content.decode() == first.content
    with CaptureQueriesContext(connection) as queries:
        page = anybody.get(f"/releases/{first.sha256}/")
    assert len(queries) <= 2
    assert page.status_code == 200
    assert page.content == signed_in(coded.owner).get(f"/releases/{first.sha256}/").content
    assert not page.cookies
    assert b"of-coders" not in page.content
    own = f"/groups/coders/projects/{project.guid}/releases/1/"
    assert [signed_in(user).get(own).status_code for user in (coded.member, coded.stranger, coded.former)] == [
        200,
        404,
        404,
    ]
    project.name = "Other tones"
    project.save()
    second = release(project=project, by=coded.owner)
    assert anybody.get(f"/releases/{second.sha256}/").status_code == 404
    assert anybody.get(f"/releases/{second.sha256}.json").status_code == 404


def test_a_forged_release_is_found(coded: Coded, project) -> None:
    give(coded, project, coded.member)
    reveal(project, coded.owner)
    made = release(project=project, by=coded.owner)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE annotations_release DISABLE TRIGGER USER")
        cursor.execute("UPDATE annotations_release SET content = replace(content, 'Tones', 'Tunes')")
    assert list(verify_releases()) == [
        f"release {made.number} of project {project.guid}: the content does not have the hash that was stored with it"
    ]
    assert Release.objects.count() == 1

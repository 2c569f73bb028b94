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
    (told,) = anybody.get("/api/v1/releases/").json()["results"]
    assert (told["sha256"], told["project_name"]) == (first.sha256, "Tones")
    assert anybody.get(f"/releases/{second.sha256}/").status_code == 404
    assert anybody.get(f"/releases/{second.sha256}.json").status_code == 404


def test_a_public_release_is_compared_with_public_ones_alone(coded: Coded, project) -> None:
    """What the group's own release before it had and has not is nobody else's matter."""
    give(coded, project, coded.member)
    coding_round = reveal(project, coded.owner)
    release(project=project, by=coded.owner)
    first = release(project=project, by=coded.owner, is_public=True)
    anybody, member = Client(), signed_in(coded.member)
    unit = project.units.order_by("ordinal").first()
    decided = {"coding_round": coding_round, "unit": unit, "annotations": [], "by": coded.owner}
    deciding.adjudicate(reasons="Nothing.", **decided)
    release(project=project, by=coded.owner)
    with pytest.raises(RefusedRelease, match="since release 3"):
        release(project=project, by=coded.owner)
    project.name = "Other tones"
    project.save()
    last = release(project=project, by=coded.owner, is_public=True)
    with pytest.raises(RefusedRelease, match="since release 4"):
        release(project=project, by=coded.owner, is_public=True)

    def pages(made: Release) -> list[str]:
        own = f"/groups/coders/projects/{project.guid}/releases/{made.number}/"
        return [anybody.get(f"/releases/{made.sha256}/").content.decode(), member.get(own).content.decode()]

    for page in pages(first):
        assert "Since release" not in page
    for page in pages(last):
        assert "Since release 2" in page
        assert "The project has another name." in page
        assert "1 statement more was decided on." in page
    assert f"/releases/{first.sha256}/" in pages(last)[0]
    assert list(verify_releases()) == []


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


def test_a_public_release_names_its_licence_and_every_choice_of_the_public_does(
    coded: Coded, project, settings
) -> None:
    give(coded, project, coded.member)
    reveal(project, coded.owner)
    own = release(project=project, by=coded.owner)
    public = release(project=project, by=coded.owner, is_public=True)
    licence = settings.ARCHIVE_LICENCE
    assert [json.loads(one.content)["licence"] for one in (own, public)] == [None, licence["url"]]
    assert licence["url"] in Client().get(f"/releases/{public.sha256}/").content.decode()
    guid = coded.codebook.guid
    client = signed_in(coded.owner)
    for visitor, page in (
        (Client(), "/accounts/signup/"),
        (Client(), "/about/licence/"),
        (client, f"/groups/coders/projects/{project.guid}/releases/new/"),
        (client, f"/groups/coders/codebooks/{guid}/settings/"),
        (client, f"/notebook/records/{project.units.first().edition.report.rid}/"),
    ):
        assert licence["name"] in visitor.get(page).content.decode(), page

"""What one account writes, names others and brings in within a while has an end, and each door says so."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotations import codebooks
from annotations.codebooks.recoding import bring_own
from annotations.limiting import TooMuch, count_import, require_room_to_write
from annotations.models import Annotation, Mention
from diplomacy.accounts.models import User

from .coded import code, make_coded
from .conftest import scholar
from .samples import LD, api, document, path, post, send, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeds")]


@pytest.fixture(autouse=True)
def limited(settings: Any) -> Any:
    settings.THROTTLE = True
    settings.WRITES_PER_HOUR, settings.WRITES_PER_DAY, settings.MENTIONS_PER_DAY = 2, 3, 2
    settings.IMPORTS_PER_HOUR, settings.IMPORTED_MEGABYTES_PER_HOUR = 2, 1
    cache.clear()
    return settings


def made_ago(annotation: Annotation, ago: timedelta) -> None:
    """As if its first version had been made so long ago; of the same person another row, for rows never change."""
    version = annotation.versions.get()
    annotation.versions.all().delete()
    version.pk, version.at = None, timezone.now() - ago
    version.save()


def test_every_door_is_shut_by_the_same_count_and_says_until_when(ann: User, bob: User) -> None:
    annotation = post(ann)
    client = signed_in(ann)
    headers = {"If-Match": client.get(path(annotation))["ETag"]}
    assert client.put(path(annotation), document(), content_type=LD, headers=headers).status_code == 200
    client.delete(path(annotation))
    annotation = Annotation.objects.get()
    refused = {
        "protocol": send(client),
        "API": send(client, "/api/v1/annotations/"),
        "page": client.post(
            "/notebook/records/AJ3W5SV2/".replace("AJ3W5SV2", annotation.report.rid),
            {"on": "record", "words": "Kept words.", "seen_by": "private"},
        ),
    }
    for door, answer in refused.items():
        assert answer.status_code == 429, door
        assert 3_500 < int(answer["Retry-After"]) <= 3_601, door
        assert "at most 2 annotations in an hour" in answer.content.decode(), door
    for door in ("protocol", "API"):
        assert refused[door]["Content-Type"] == "application/problem+json"
    assert "Kept words." in refused["page"].content.decode()
    assert Annotation.objects.count() == 1
    post(bob)
    assert client.get(api(annotation)).status_code == 410


def test_the_hour_moves_on_and_the_day_too(ann: User) -> None:
    for ago in (timedelta(hours=23), timedelta(minutes=61), timedelta(minutes=30)):
        made_ago(post(ann), ago)
    with pytest.raises(TooMuch, match="in a day") as refusal:
        require_room_to_write(ann)
    assert 3_590 <= refusal.value.wait <= 3_601
    made_ago(Annotation.objects.earliest("pk"), timedelta(hours=25))
    post(ann)
    with pytest.raises(TooMuch, match="in an hour") as refusal:
        require_room_to_write(ann)
    assert 1_790 <= refusal.value.wait <= 1_801


def test_counting_is_one_query_and_none_where_nothing_is_limited(ann: User, limited: Any) -> None:
    for is_limited, expected in ((True, 1), (False, 0)):
        limited.THROTTLE = is_limited
        with CaptureQueriesContext(connection) as queries:
            require_room_to_write(ann)
        assert len(queries) == expected


def test_who_names_others_too_often_leaves_the_at_out(ann: User) -> None:
    for name in ("cleo", "dora", "emma"):
        scholar(name)
    client = signed_in(ann)
    assert send(client, body={"type": "TextualBody", "value": "@cleo @dora, look"}).status_code == 201
    answer = send(client, body={"type": "TextualBody", "value": "@emma, look"})
    assert (answer.status_code, "leave the @ out" in answer.json()["detail"]) == (429, True)
    assert Mention.objects.count() == 2
    assert send(client, body={"type": "TextualBody", "value": "emma, look"}).status_code == 201


def test_a_file_over_the_limit_is_taken_back_as_a_whole(ann: User) -> None:
    rows = [document(id=f"https://elsewhere.example/{n}") for n in range(3)]
    file = SimpleUploadedFile("three.json", json.dumps(rows).encode())
    answer = signed_in(ann).post("/notebook/bring/", {"file": file, "kind": "jsonld", "keep": "1"})
    assert (answer.status_code, Annotation.objects.count()) == (429, 0)
    assert "at most 2 annotations in an hour" in answer.content.decode()


def test_files_are_counted_with_their_length_also_those_that_are_only_looked_at(ann: User, bob: User) -> None:
    client = signed_in(ann)
    answers = [
        client.post("/notebook/bring/", {"file": SimpleUploadedFile("x.json", b"[]"), "kind": "jsonld"})
        for _ in range(3)
    ]
    assert [answer.status_code == 429 for answer in answers] == [False, False, True]
    assert 3_500 < int(answers[2]["Retry-After"]) <= 3_601
    count_import(bob, 700_000)
    with pytest.raises(TooMuch, match="1 MB together"):
        count_import(bob, 400_000)


def test_who_brings_others_codings_to_a_new_version_of_a_codebook_can_still_write() -> None:
    coded = make_coded()
    for _ in range(2):
        post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    codebooks.change_code(draft=draft, code=coded.entry("Trade").code, by=coded.owner, name="Commerce")
    version = codebooks.publish(draft=draft, by=coded.owner)
    assert codebooks.bring(version=version, by=coded.owner) == 2
    require_room_to_write(coded.owner)
    with pytest.raises(TooMuch):
        require_room_to_write(coded.member)


def test_who_brings_her_own_codings_along_can_still_write() -> None:
    coded = make_coded()
    note = post(coded.member, **coded.shared(body=code(coded.entry("Trade"))))
    draft = codebooks.begin_draft(codebook=coded.codebook, by=coded.owner)
    codebooks.change_code(draft=draft, code=coded.entry("Trade").code, by=coded.owner, name="Commerce")
    version = codebooks.publish(draft=draft, by=coded.owner)
    assert bring_own(version=version, by=coded.member) == 1
    assert list(note.versions.values_list("number", "is_brought")) == [(1, False), (2, True)]
    post(coded.member)
    with pytest.raises(TooMuch):
        require_room_to_write(coded.member)


def test_codebooks_that_programs_bring_are_counted_with_the_other_files() -> None:
    coded = make_coded()
    client, address = signed_in(coded.owner), "/api/v1/codebooks/bring/?group=coders&name=Brought"
    answers = [client.post(address, b"<no", content_type="application/xml") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [400, 400, 429]
    assert 3_500 < int(answers[2]["Retry-After"]) <= 3_601

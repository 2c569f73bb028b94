"""What a record was called before: its address and the filters by it lead on, if readers knew it; else nobody is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from archive.authorities import merge_people, merge_topics, rename
from archive.models import Country, Meeting, Office, Person, Proposition, Report, Topic
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked

FOLDERS: dict[str, tuple[str, Any, str]] = {
    "people": ("person", Person, "igor-ivanov"),
    "topics": ("topic", Topic, "peace-treaty"),
    "propositions": ("proposition", Proposition, "peace-treaty-early"),
    "offices": ("office", Office, "prime-minister-of-japan"),
    "countries": ("country", Country, "japan"),
    "meetings": ("meeting", Meeting, "visit-of-prime-minister-koizumi-to-russia-2003-01"),
}
"""The folder of each kind's pages, and one that is public: the meeting by a part of it alone."""

LISTS = {
    "people": ["/search/?speaker={}", "/search/results.csv?speaker={}", "/reports/?participant={}", "/api/v1/statements/?speaker={}", "/api/v1/statements/?mentioned={}", "/api/v1/statements/?count=on&speaker={}", "/api/v1/statements/?speaker={},vladimir-putin"],
    "topics": ["/search/?topic={}", "/search/results.csv?topic={}", "/reports/?topic={}", "/api/v1/statements/?topic={}", "/api/v1/reports/?topic={}", "/api/v1/positions/?topic={}", "/api/v1/topics/?broader={}"],
    "propositions": ["/search/?proposition={}", "/api/v1/statements/?proposition={}", "/api/v1/positions/?proposition={}"],
    "offices": ["/search/?office={}", "/api/v1/statements/?office={}", "/api/v1/people/?office={}"],
    "countries": ["/search/?country={}", "/reports/?country={}", "/api/v1/statements/?country={}", "/api/v1/offices/?country={}"],
    "meetings": ["/api/v1/meetings/?part_of={}"],
}  # fmt: skip


def where(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.headers.get("Location", "").replace("http://127.0.0.1:8000", "").replace(
        "%2C", ","
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_readers_are_led_to_the_name_of_today(
    folder: str, seeds: dict[str, Report], client: Client, superuser: User
) -> None:
    _kind, model, slug = FOLDERS[folder]
    rename(record=model.objects.get(slug=slug), slug="newly-called", by=superuser)
    for address in (f"/{folder}/{{}}/", f"/api/v1/{folder}/{{}}/", *LISTS[folder]):
        assert where(client, address.format(slug)) == (301, address.format("newly-called"))
        assert where(client, address.format("newly-called")) == (200, "")


@pytest.mark.parametrize("folder", ["people", "topics", "propositions", "meetings"])
def test_a_name_that_only_a_draft_had_leads_nowhere(
    folder: str, draft: Report, client: Client, superuser: User
) -> None:
    _kind, model, _slug = FOLDERS[folder]
    slugs = {
        "people": "zara-zanzibarite", "topics": "zanzibarite-question", "propositions": "zanzibarite-first",
        "meetings": "zanzibarite-talks",
    }  # fmt: skip
    rename(record=model.objects.get(slug=slugs[folder]), slug="newly-called", by=superuser)
    publish_checked(draft, superuser)
    assert where(client, f"/{folder}/newly-called/") == (200, "")
    addresses = (f"/{folder}/{{}}/", f"/api/v1/{folder}/{{}}/", *LISTS[folder])
    for address in addresses:
        asked, never = client.get(address.format(slugs[folder])), client.get(address.format("nobody-ever"))
        assert asked.status_code == never.status_code != 301, address
        assert asked.content.replace(slugs[folder].encode(), b"?") == never.content.replace(b"nobody-ever", b"?")
    rename(record=model.objects.get(slug="newly-called"), slug="called-again", by=superuser)
    assert where(client, f"/{folder}/newly-called/") == (301, f"/{folder}/called-again/")
    assert where(client, f"/{folder}/{slugs[folder]}/")[0] == 404


@pytest.mark.parametrize("folder", ["people", "topics"])
def test_what_was_merged_leads_on_only_if_readers_knew_it(
    folder: str, draft: Report, client: Client, superuser: User
) -> None:
    _kind, model, slug = FOLDERS[folder]
    draft_slug = {"people": "zara-zanzibarite", "topics": "zanzibarite-question"}[folder]
    heir = model.objects.get(slug={"people": "vladimir-putin", "topics": "trade"}[folder])
    for gone in (draft_slug, slug):
        if folder == "people":
            merge_people(person=model.objects.get(slug=gone), into=heir, by=superuser)
        else:
            merge_topics(topic=model.objects.get(slug=gone), into=heir, by=superuser)
    addresses = (f"/{folder}/{{}}/", f"/api/v1/{folder}/{{}}/", *LISTS[folder])
    for address in addresses:
        if ",vladimir-putin" in address:
            continue  # of two that are one, one is asked for
        assert where(client, address.format(slug)) == (301, address.format(heir.slug)), address
        asked, never = client.get(address.format(draft_slug)), client.get(address.format("nobody-ever"))
        assert asked.status_code == never.status_code != 301, address
        assert asked.content.replace(draft_slug.encode(), b"?") == never.content.replace(b"nobody-ever", b"?"), address

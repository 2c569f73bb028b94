"""The other records that a reading page names: of the same meeting, and what derives from what."""

from __future__ import annotations

import re
from uuid import UUID

from django.test import Client

from archive.models import Meeting, Report
from archive.publishing import publish, withdraw
from diplomacy.accounts.models import User
from tests.archive.conftest import MARKER, publish_checked
from tests.archive.pages.test_records import read
from tests.archive.rendering.test_kept_pages import meet, path_of


def related(client: Client, report: Report) -> dict[str, list[str]]:
    """The headings of the sections, each with the addresses beneath it."""
    page = read(client, path_of(report))
    sections = re.findall(r'<section class="related".*?<h2[^>]*>(.*?)</h2>(.*?)</section>', page, re.DOTALL)
    return {title: re.findall(r'href="(.*?)"', html) for title, html in sections}


def test_other_records_of_the_meeting_come_and_go_with_their_publication(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    report, other = seeds["001"], seeds["004"]
    meeting = Meeting.objects.get(published_reports__report=report)
    assert related(client, report) == {}
    meet(meeting, other, editor=editor)
    assert related(client, report) == {"Other records of this meeting": [path_of(other)]}
    assert related(client, other) == {"Other records of this meeting": [path_of(report)]}
    assert f'<a href="/meetings/{meeting.slug}/">' in read(client, path_of(other))
    # By record-keeper: the Japanese ministry has one, the Kremlin the other.
    assert "<li>President of Russia (The Kremlin): <a " in read(client, path_of(report))
    withdraw(report=other, by=editor, reason="A test.")
    assert related(client, report) == {}


def test_a_draft_of_the_same_meeting_is_not_named(seeds: dict[str, Report], client: Client, draft: Report) -> None:
    draft.meeting = Meeting.objects.get(published_reports__report=seeds["001"])
    draft.derived_from, draft.derivation = seeds["001"], "excerpt"
    draft.save()
    page = read(client, path_of(seeds["001"]))
    assert MARKER not in page.lower()
    assert related(client, seeds["001"]) == {}


def test_what_a_record_derives_from_and_what_derives_from_it_stand_on_both_pages(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    source, derived = seeds["001"], seeds["002"]
    derived.derived_from, derived.derivation = source, "excerpt"
    derived.save()
    assert related(client, source) == {}  # said of the working copy alone
    publish(report=derived, by=editor)
    assert related(client, derived) == {"What this record derives from": [path_of(source)]}
    assert related(client, source) == {"What derives from this record": [path_of(derived)]}
    assert "(Excerpt, summary, English)" in read(client, path_of(source))


def test_a_draft_that_a_record_derives_from_is_named_once_it_is_public(
    seeds: dict[str, Report], client: Client, editor: User, draft: Report
) -> None:
    derived = seeds["002"]
    derived.derived_from, derived.derivation = draft, "excerpt"
    derived.source_note, derived.source_note_by = "A test.", "ed"
    derived.save()
    edition = publish(report=derived, by=editor)
    assert draft.rid not in edition.content
    publish_checked(draft, editor)
    edition = publish(report=derived, by=editor)
    assert edition.document["judgements"]["derived_from"] == {"rid": draft.rid, "how": "excerpt"}


def test_translations_name_each_other(seeds: dict[str, Report], client: Client, editor: User) -> None:
    group = UUID("5f0c1c86-7f0b-4f0c-9a53-0d5c9b0a3f11")
    for name in ("001", "002"):
        seeds[name].translation_group = group
        seeds[name].save()
        publish(report=seeds[name], by=editor)
    assert related(client, seeds["001"]) == {"The same text in other languages": [path_of(seeds["002"])]}
    assert related(client, seeds["002"]) == {"The same text in other languages": [path_of(seeds["001"])]}


def test_no_place_is_left_where_nothing_is_related(seeds: dict[str, Report], client: Client) -> None:
    assert "<!--" not in read(client, path_of(seeds["001"]))

"""The home page: what the archive holds, and where to start."""

from __future__ import annotations

import re

from django.test import Client

from archive.models import PublishedPart, Report
from archive.models.identifiers import show
from archive.publishing import publish
from diplomacy.accounts.models import User
from tests.archive.pages.turning import read


def test_the_newest_events_come_first(seeds: dict[str, Report], client: Client) -> None:
    found = re.findall(r'<h3><a href="/reports/([^/"]+)/"', read(client, "/"))
    assert found == [show(seeds[seed].rid) for seed in ("003", "000", "001", "004", "002")]


def test_it_says_in_numbers_what_the_archive_holds(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/")
    numbers = re.findall(r'<span class="holding-number">([^<]+)</span> ([^<]+?) ?<', page)
    assert numbers == [
        ("5", "records"),
        (str(PublishedPart.objects.statements().count()), "statements"),
        ("8", "people"),
        ("2", "record-keepers"),
        ("2002–2003", "years of the events"),
    ]
    assert 'id="timeline"' in page


def test_it_leads_to_the_topics_of_the_newest_records(seeds: dict[str, Report], client: Client) -> None:
    start = read(client, "/").partition('id="start"')[2].partition('id="newest"')[0]
    assert len(re.findall(r'href="/topics/[^/"]+/"', start)) == 6


def test_it_leads_to_a_meeting_of_which_two_houses_tell_where_there_is_one(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    assert "no meeting yet of which two houses’ records are published" in read(client, "/")
    seeds["004"].meeting = seeds["000"].meeting
    seeds["004"].save(update_fields=["meeting"])
    assert "no meeting yet of which two houses’ records are published" in read(client, "/")
    publish(report=seeds["004"], by=editor)
    assert '<a href="/meetings/telephone-talks-koizumi-putin-2003-09-01/">' in read(client, "/")

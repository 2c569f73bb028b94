"""The page of a statement: between its neighbours, as it stands now or stood, and what has become of it."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from archive.models import Report, Statement
from archive.models.identifiers import show
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT
from tests.archive.conftest import publish_checked
from tests.archive.pages.test_records import change, read, words


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


def test_a_statement_stands_between_its_neighbours(client: Client, report: Report) -> None:
    page = read(client, f"/s/{show(STATEMENT)}")
    assert "<h1>Koizumi</h1>" in page
    assert page.count('class="block block-statement is-subject') == 1
    assert words(page)[:3] == [
        "Overall Bilateral Relations and the Issue of Concluding a Peace Treaty",
        "After expressing gratitude the Russian side for its hospitality at the time of his official visit to Russia in January,",
        "Prime Minister Koizumi made the following statements:",
    ]
    assert "Own account: the speaker’s side, the Ministry of Foreign Affairs of Japan, kept this record" in page


def test_a_statement_of_an_older_edition_says_that_it_has_not_changed(
    client: Client, report: Report, editor: User
) -> None:
    address = f"/s/{show(STATEMENT)}"
    change(report, editor, "describe", place="Somewhere else")
    publish_checked(report, editor, at=datetime(2027, 1, 2, tzinfo=UTC))
    old = read(client, f"{address}/1")
    assert "As it stood in edition 1.0 of 21 November 2026." in old
    assert "Neither its words nor its attribution have changed since; the current edition is 2.0." in old
    assert '<dl class="changes">' not in old
    assert f'<a href="{address}">Read it as it stands now</a>' in old
    assert "As it stood" not in read(client, f"{address}/2")
    assert "As it stood" not in read(client, address)


def test_a_statement_of_an_older_edition_shows_how_its_words_and_its_attribution_have_changed(
    client: Client, report: Report, editor: User
) -> None:
    address = f"/s/{show(STATEMENT)}"
    statement = Statement.objects.get(identity_id=STATEMENT)
    change(report, editor, "attribute", part=statement.ordinal, attribution="carried")
    lead = " ".join(report.text[statement.start : statement.start + 30].split()[:2])
    change(report, editor, "split", part=statement.ordinal, at=statement.start + len(lead) + 1)
    publish_checked(report, editor)
    old = " ".join(read(client, f"{address}/1").split())
    assert "It has changed since. In edition 2.0:" in old
    assert (
        "<dt>Attribution</dt> <dd><del>named in the sentence</del> <ins>carried on from the words before</ins></dd>"
        in old
    )
    assert f'<dt>Words</dt> <dd class="changed-words" lang="en"><del>{lead}</del> ' in old
    assert "<ins>" not in re.search(r'class="changed-words"[^>]*>(.*?)</dd>', old)[1]  # type: ignore[index]


def test_a_merged_statement_leads_to_the_one_that_took_it_in_once_that_is_published(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    report = seeds["004"]
    first, second = (Statement.objects.get(report=report, path=f"t1.p{n}").identity_id for n in (1, 2))
    change(report, editor, "merge", part=Statement.objects.get(identity_id=first).ordinal)
    assert client.get(f"/s/{show(second)}").status_code == 200
    publish_checked(report, editor)
    response = client.get(f"/s/{show(second)}")
    assert (response.status_code, response["Location"]) == (301, f"/s/{show(first)}")
    old = read(client, f"/s/{show(second)}/1")
    assert "It stands in the record no longer." in old
    assert client.get(f"/s/{show(second)}/2").status_code == 404


def test_a_statement_that_is_none_any_more_is_shown_where_it_last_stood(
    client: Client, report: Report, editor: User
) -> None:
    statement = Statement.objects.get(report=report, path="p2")
    assert statement.tags.exists() or statement.positions.exists()
    for tag in statement.tags.all():
        change(report, editor, "untag", sid=statement.identity_id, topic=tag.topic.slug, by=tag.by)
    change(report, editor, "change_kind", part=statement.ordinal, kind="narrative")
    publish_checked(report, editor)
    page = read(client, f"/s/{show(statement.identity_id)}")
    assert "As it stood in edition 1.0" in page
    assert "It stands in the record no longer." in page


def test_a_statement_can_be_read_as_emended_on_its_own_page(client: Client, seeds: dict[str, Report]) -> None:
    address = f"/s/{show(STATEMENT)}"
    printed, emended = read(client, address), read(client, f"{address}?text=emended")
    assert f'<a href="{address}?text=emended" rel="nofollow">emended</a>' in printed
    assert f'<a href="{address}" rel="nofollow">as printed</a>' in emended
    assert '<span class="sic">the</span>' in printed
    assert '<span class="corr">to the</span>' in emended
    assert "before <em>the</em> add <em>to</em> (conjecture)." in printed
    assert "<em>to</em> before <em>the</em> is not printed (conjecture)." in emended
    other = next(s for s in sids(seeds["001"]) if 'rel="nofollow">emended' not in read(client, f"/s/{show(s)}"))
    assert 'class="sic"' not in read(client, f"/s/{show(other)}")


def test_the_context_of_a_statement_ends_with_its_section(client: Client, seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        for sid in sids(report):
            page = read(client, f"/s/{show(sid)}")
            after = page[page.index("is-subject") :]
            assert "block-heading" not in after
            kinds = re.findall(r'class="block block-(\w+)', after)
            assert kinds[-1:] not in (["lead_in"], ["speaker_label"]), show(sid)
            assert (
                '<div class="block block-heading' not in page[: page.index("is-subject")].partition("block-heading")[2]
            )


def sids(report: Report) -> list[str]:
    assert report.current_edition is not None
    return [p["sid"] for p in report.current_edition.document["record"]["parts"] if p["kind"] == "statement"]

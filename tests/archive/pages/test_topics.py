"""Topics and propositions: who raised a matter, and who holds what on a claim, as whose account."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from archive.models import PublishedPosition, PublishedTopic, Report, Topic
from archive.models.identifiers import show
from archive.pages import propositions
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.pages.turning import read, walk


def test_a_topic_shows_the_statements_on_it_and_on_narrower_ones(seeds: dict[str, Report], client: Client) -> None:
    count = PublishedTopic.objects.filter(topic__slug="peace-treaty").count()
    shown = walk(client, "/topics/peace-treaty/", r'<p class="entry-facts"><a href="/s/([^"]+)">')
    assert len({sid for statements in shown for sid in statements}) == count > 1
    assert client.get("/topics/nothing-of-the-kind/").status_code == 404


def test_a_topic_says_what_it_means_and_what_stands_beside_it(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/topics/peace-treaty/")
    topic = Topic.objects.get(slug="peace-treaty")
    assert topic.definition in page
    assert "How it is used: The treaty itself." in page
    assert '<span lang="ja">平和条約</span>' in page
    assert '<span lang="ru">Мирный договор</span>' in page
    narrower, related = (
        page.partition(f'id="{name}"')[2].partition("</section>")[0] for name in ("narrower", "related")
    )
    assert re.findall(r'href="/topics/([^"]+)/"', narrower) == [
        "accords",
        "islands",
        "negotiations",
        "legacy",
        "publics",
    ]
    assert re.findall(r'href="/topics/([^"]+)/"', related) == ["action-plan"]
    assert 'Topic within <a href="/topics/peace-treaty/">Peace treaty</a>' in read(client, "/topics/islands/")
    assert 'id="attention"' in page


def test_what_is_beside_a_topic_shows_only_where_it_is_public(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    Topic.objects.create(
        slug="unused", label="Unused", definition="Not used.", broader=Topic.objects.get(slug="peace-treaty")
    ).related.add(Topic.objects.get(slug="islands"))
    assert "Unused" not in read(client, "/topics/peace-treaty/") + read(client, "/topics/islands/")


def test_a_topic_says_who_holds_what_on_its_claims_and_by_whose_account(
    seeds: dict[str, Report], client: Client
) -> None:
    claims = read(client, "/topics/peace-treaty/").partition('id="claims"')[2].partition("</section>")[0]
    assert re.findall(r'href="/propositions/([^"]+)/"', claims) == [
        "peace-treaty-early",
        "peace-treaty-concluded",
        "no-treaty-holds-relations-back",
    ]
    assert (
        '<span class="holder">Vladimir Putin</span> supports (3 statements: 1 by own account, 2 by the other side’s account)'
        in claims
    )
    assert '<span class="holder">Junichiro Koizumi</span> supports (1 statement by the other side’s account)' in claims
    # Ms Kawaguchi tells what they said: her own account is not theirs.
    assert (
        '<span class="holder">Japanese business people dealing with Russia</span>'
        " supports (1 statement as somebody else says of the holder)" in claims
    )


def test_the_claims_are_listed_under_their_topics(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/propositions/")
    listed = re.findall(r'<li><a href="/propositions/([^"]+)/">', page)
    assert sorted(listed) == sorted(set(PublishedPosition.objects.values_list("proposition__slug", flat=True)))
    assert "1 in support, 1 taking it up without a position</span>" in page


def test_a_claim_shows_each_position_with_its_words_its_account_and_its_coder(
    seeds: dict[str, Report], client: Client
) -> None:
    page = read(client, "/propositions/peace-treaty-concluded/")
    assert "A peace treaty between Japan and Russia should be concluded." in page
    for position in PublishedPosition.objects.on("peace-treaty-concluded").select_related("part"):
        row = page.partition(f'id="position-{position.key}"')[2].partition("</tr>")[0]
        assert position.holder in row
        assert f'href="/s/{position.data["statement"]["sid"]}"' in row
        assert f'data-account="{position.part.account}"' in row
        assert f"Coder: {position.data['by']}" in row
        assert "“" not in row.partition("words-of")[2].partition("</span>")[0]
    assert "Vladimir Putin, in the Japanese ministry’s words" in page
    assert "Supports, hedged or in part; inferred by one step" in page
    assert client.get("/propositions/nothing-of-the-kind/").status_code == 404


def test_words_in_translation_are_given_as_the_house_published_them(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/propositions/peace-treaty-early/")
    assert "Junichiro Koizumi, in the English published by the Kremlin" in page


@pytest.mark.parametrize("size", [1, 2, 50])
def test_the_pages_of_positions_have_each_once(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(propositions, "PAGE", size)
    pages = walk(client, "/propositions/peace-treaty-concluded/", r'id="position-([^"]+)"')
    expected = PublishedPosition.objects.on("peace-treaty-concluded").newest_first().values_list("key", flat=True)
    assert [key for page in pages for key in page] == [str(key) for key in expected]
    for nowhere in ("nonsense", "%00", "00000000-0000-0000-0000-000000000000"):
        assert client.get(f"/propositions/peace-treaty-concluded/?after={nowhere}").status_code == 404


def test_a_holder_who_is_not_public_has_no_link(seeds: dict[str, Report], client: Client, editor: User) -> None:
    page = read(client, "/propositions/no-treaty-holds-relations-back/")
    assert '<th scope="row">Japanese business people dealing with Russia</th>' in page
    assert '<th scope="row"><a href="/people/yoriko-kawaguchi/">Yoriko Kawaguchi</a></th>' in page
    withdraw(report=seeds["002"], by=editor, reason="A test.")
    response = client.get("/propositions/no-treaty-holds-relations-back/")
    assert response.status_code == 404


def test_sids_on_a_topic_are_shown_as_identifiers(seeds: dict[str, Report], client: Client) -> None:
    part = PublishedTopic.objects.of("islands").newest_first().select_related("part").first()
    assert part is not None
    assert f'href="/s/{show(part.part.identity_id)}"' in read(client, "/topics/islands/")

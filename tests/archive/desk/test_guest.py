"""Links for outside experts: who gets in, what they see and can do, and what nobody else ever sees; that no public page says anything of it is in test_leaks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.models import Comment, Notice, Report, ReviewLink, Statement
from archive.models.identifiers import show
from archive.publishing import withdraw
from archive.reviewing.commenting import comment
from archive.reviewing.inviting import RefusedInvitation, find_link, invite, revoke
from diplomacy.accounts.models import User
from tests.archive.conftest import account, publish_checked


def page(secret: str) -> str:
    return reverse("review", args=[secret])


@pytest.fixture
def invited(draft: Report, editor: User) -> tuple[ReviewLink, str]:
    return invite(report=draft, label="Dr Outside", by=editor)


def test_of_the_secret_only_its_hash_is_kept(invited: tuple[ReviewLink, str]) -> None:
    link, secret = invited
    assert len(secret) >= 43
    values = [str(value) for value in ReviewLink.objects.values_list()[0]]
    assert not any(secret in value for value in values)
    assert find_link(secret) == link


def test_a_link_is_for_somebody_and_expires(draft: Report, editor: User) -> None:
    link, _secret = invite(report=draft, label=" Dr  Outside ", by=editor)
    assert link.label == "Dr Outside"
    assert timedelta(days=13) < link.expires_at - timezone.now() <= timedelta(days=14)
    for values in ({"label": " "}, {"label": "x" * 201}, {"label": "x", "days": 0}, {"label": "x", "days": 91}):
        with pytest.raises(RefusedInvitation):
            invite(report=draft, by=editor, **values)


def test_the_working_copy_is_read_by_the_link(client: Client, invited: tuple[ReviewLink, str]) -> None:
    answer = client.get(page(invited[1]))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "The account of the Ministry of Foreign Affairs of Japan." in text
    assert "the peace treaty should await the zanzibarite question" in text
    assert "Own account" in text or "The other side’s account" in text
    assert {name: answer[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
    }
    assert '<meta name="robots" content="noindex, nofollow">' in text
    assert client.cookies == {}


def test_whatever_is_wrong_with_an_address_the_answer_is_the_same(
    client: Client, draft: Report, invited: tuple[ReviewLink, str], editor: User
) -> None:
    link, secret = invited
    expired, old = invite(report=draft, label="Old", by=editor)
    ReviewLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    revoked, taken = invite(report=draft, label="Revoked", by=editor)
    revoke(link=revoked)
    answers = [client.get(page(one)) for one in (old, taken, f"{secret}x", "nonsense", link.token_sha256, "ü" * 300)]
    assert {(a.status_code, a.content, a["Cache-Control"], a["Referrer-Policy"]) for a in answers} == {
        (404, answers[0].content, "no-store", "no-referrer")
    }
    assert [client.post(page(one), {"text": "Hello"}).status_code for one in (old, taken, "nonsense")] == [404] * 3
    assert not Comment.objects.exists()


def test_a_report_in_the_bin_is_shown_to_nobody(
    client: Client, draft: Report, invited: tuple[ReviewLink, str]
) -> None:
    Report.objects.filter(pk=draft.pk).update(binned_at=timezone.now())
    assert client.get(page(invited[1])).status_code == 404


def test_a_report_that_is_withdrawn_is_shown_to_nobody(
    client: Client, draft: Report, invited: tuple[ReviewLink, str], editor: User
) -> None:
    publish_checked(draft, editor)
    assert client.get(page(invited[1])).status_code == 200
    draft.refresh_from_db()
    withdraw(report=draft, by=editor, reason="To see.")
    gone = client.get(page(invited[1]))
    assert (gone.status_code, gone.content) == (404, client.get(page("nonsense")).content)
    draft.refresh_from_db()
    with pytest.raises(RefusedInvitation, match="withdrawn"):
        invite(report=draft, label="Dr Outside", by=editor)


def test_a_guest_comments_and_reads_the_answers_to_that_alone(
    client: Client, draft: Report, invited: tuple[ReviewLink, str], editor: User
) -> None:
    link, secret = invited
    sid = Statement.objects.filter(report=draft).earliest("ordinal").identity_id
    comment(report=draft, text="Among ourselves: he is wrong.", by=editor, sid=sid)
    other, _secret = invite(report=draft, label="Dr Other", by=editor)
    comment(report=draft, text="Said by another guest.", link=other)
    asked = client.get(f"{page(secret)}?comment={sid}").content.decode()
    assert f'value="{sid}"' in asked
    answer = client.post(page(secret), {"text": "It should read otherwise.", "sid": sid})
    made = Comment.objects.get(link=link)
    assert (answer.status_code, answer["Location"]) == (302, f"{page(secret)}#comment-{made.pk}")
    assert (made.text, made.identity_id, made.by, made.author) == (
        "It should read otherwise.",
        sid,
        None,
        "Dr Outside",
    )
    comment(report=draft, text="Thank you.", by=editor, reply_to=made)
    text = client.get(page(secret)).content.decode()
    assert [word in text for word in ("It should read otherwise.", "Thank you.", "Among ourselves", "another guest")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_who_has_invited_is_told_of_the_comment(client: Client, invited: tuple[ReviewLink, str], editor: User) -> None:
    client.post(page(invited[1]), {"text": "Hello"})
    assert list(Notice.objects.values_list("recipient", "text")) == [(editor.pk, "Dr Outside: Hello")]


def test_a_guest_can_do_nothing_but_comment(client: Client, draft: Report, invited: tuple[ReviewLink, str]) -> None:
    secret = invited[1]
    before = Report.objects.values().get(pk=draft.pk)
    assert client.post(page(secret), {"text": " "}).status_code == 422
    assert client.post(page(secret), {"text": "a", "sid": "00000000"}).status_code == 422
    for method in ("put", "patch", "delete"):
        assert getattr(client, method)(page(secret)).status_code == 405
    client.get(page(secret))
    for address in (
        reverse("desk:review", args=[draft.pk]),
        reverse("admin:archive_report_change", args=[draft.pk]),
        reverse("desk:notices"),
    ):
        assert client.get(address).status_code == 302
    assert client.get(reverse("desk:comments", args=[draft.pk])).status_code == 401
    assert client.get(f"/reports/{show(draft.rid)}/").status_code == 404
    assert client.get(f"{page(secret)}anything/").status_code == 404
    assert Report.objects.values().get(pk=draft.pk) == before
    assert not Comment.objects.exists()


def test_words_of_a_guest_are_shown_as_words(
    client: Client, draft: Report, invited: tuple[ReviewLink, str], editor: User
) -> None:
    client.post(page(invited[1]), {"text": "<script>alert(1)</script>"})
    client.force_login(editor)
    for address in (page(invited[1]), reverse("desk:review", args=[draft.pk]), reverse("desk:notices")):
        text = client.get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in text
        assert "<script>alert" not in text


def test_guessing_and_flooding_end_soon(client: Client, invited: tuple[ReviewLink, str], settings: Any) -> None:
    settings.THROTTLE = True
    statuses = [client.get(page(f"guess-{number}")).status_code for number in range(22)]
    assert statuses == [404] * 20 + [429] * 2
    assert client.get(page(invited[1])).status_code == 200
    sent = [client.post(page(invited[1]), {"text": "Again"}).status_code for _ in range(32)]
    assert sent == [302] * 30 + [429] * 2


@pytest.mark.parametrize(
    ("role", "makes", "revokes"),
    [("Editor", 200, 302), ("Reviewer", 200, 302), ("Vocabulary editor", 403, 403), (None, 403, 403)],
)
def test_who_may_invite_and_revoke(
    client: Client, draft: Report, invited: tuple[ReviewLink, str], role: str | None, makes: int, revokes: int
) -> None:
    client.force_login(account("somebody", role))
    answer = client.post(reverse("desk:make_link", args=[draft.pk]), {"link-label": "Dr New", "link-days": 7})
    assert answer.status_code == makes
    if makes == 200:
        address = answer.context["address"]
        assert client.get(address.partition("testserver")[2] or "/" + address.split("/", 3)[3]).status_code == 200
        listed = client.get(reverse("desk:review", args=[draft.pk])).content.decode()
        assert "Dr New" in listed
        assert address not in listed
    assert client.post(reverse("desk:revoke_link", args=[draft.pk, invited[0].pk])).status_code == revokes
    assert (find_link(invited[1]) is None) == (revokes == 302)


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_as_often_for_many_comments_as_for_one(
    client: Client, invited: tuple[ReviewLink, str], django_assert_num_queries: Any, number: int
) -> None:
    link, secret = invited
    for one in range(number):
        comment(report=link.report, text=f"Comment {one}.", link=link)
    client.get(page(secret))
    with django_assert_num_queries(QUERIES):
        client.get(page(secret))


QUERIES = 25
"""The link, the comments and their answers, the working value, and what composing its documents takes, which has evidence and corrections of custody."""

"""What is not published shows nowhere: the whole table of public addresses, before and after there is a draft."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.models import Emendation, Report, Statement, StatementId
from archive.models.identifiers import mint, show
from archive.reviewing.commenting import comment
from archive.reviewing.inviting import invite
from diplomacy.accounts.models import User
from tests.annotations.things import make_public
from tests.archive.addresses import KEEPERS, public_addresses, scholars_public_addresses, url_names
from tests.archive.answers import Answers, read, read_all, shown_without_being_asked
from tests.archive.conftest import MARKER, account, publish_checked
from tests.archive.private_addresses import private_addresses


def test_every_address_of_the_site_is_in_the_table(seeds: dict[str, Report]) -> None:
    nowhere = scholars_public_addresses(annotation=1, codebook=1, code=1, release="1")
    assert url_names() == {*public_addresses(seeds), *nowhere}


def test_the_addresses_of_the_table_answer(before: Answers, seeds: dict[str, Report]) -> None:
    assert {status for status, _body in before.values()} <= {200, 400, 404}
    for addresses in public_addresses(seeds).values():
        assert before[addresses[0]][0] == 200, addresses[0]


def change_working_copy(report: Report, by: User) -> None:
    """Of a published report the words, a tag, a speaker and what describes it are others in what editors work on."""
    statement = Statement.objects.filter(report=report).earliest("ordinal")
    steps = [
        {"name": "emend", "arguments": {"start": statement.start, "end": statement.start + 3, "reading": MARKER, "reason": MARKER, "by": MARKER}},
        {"name": "tag", "arguments": {"sid": statement.identity_id, "topic": "trade", "by": MARKER}},
        {"name": "attribute", "arguments": {"part": statement.ordinal, "speakers": ["Zara Zanzibarite"]}},
        {"name": "describe", "arguments": {"title": MARKER, "event_date": "1999-01-01", "place": MARKER, "kind": "other"}},
    ]  # fmt: skip
    for step in steps:
        report.refresh_from_db()
        apply(
            report=report,
            operation=Operation(step["name"], step["arguments"]),
            expected_version=report.version,
            by=by,
        )
    assert Emendation.objects.filter(report=report, reading=MARKER).exists()


def review(draft: Report, published: Report, by: User) -> str:
    """Both are commented and handed in, the draft also by a guest; the secret of the guest's link."""
    link, secret = invite(report=draft, label="Dr Outside", by=by)
    comment(report=draft, text=f"A {MARKER} comment.", link=link)
    comment(report=published, text=f"A {MARKER} comment.", by=by)
    for report in (draft, published):
        report.submissions.create(version=report.version, by=by, note=f"A {MARKER} note.")
    return secret


def test_what_is_not_published_changes_no_answer(
    before: Answers, seeds: dict[str, Report], draft: Report, client: Client, editor: User, superuser: User
) -> None:
    """Neither a draft nor the working copy of a published report nor what is said of either in a review; nobody is told more for having an account."""
    change_working_copy(seeds["003"], editor)
    secret = review(draft, seeds["001"], editor)
    after = read_all(seeds, client)
    assert [address for address in before if before[address] != after[address]] == []
    sids = list(Statement.objects.filter(report=draft).values_list("identity_id", flat=True))
    assert sids
    for word in (MARKER, secret, "/review/", draft.rid, show(draft.rid), *sids, *map(show, sids)):
        assert shown_without_being_asked(after, word) == [], word
    client.force_login(superuser)
    assert read_all(seeds, client) == after


def test_a_draft_changes_nothing_that_scholars_have_made_public(
    seeds: dict[str, Report], client: Client, request: pytest.FixtureRequest
) -> None:
    """Notes, codebooks, codings and releases; and each is there, for anybody, in the same words."""
    by_name = scholars_public_addresses(**make_public().keys)
    addresses = [address for addresses in by_name.values() for address in addresses]

    def answers(asking: Client) -> Answers:
        return {address: read(address, asking) for address in addresses}

    known = answers(client)
    for name, of_name in by_name.items():
        assert known[of_name[0]][0] == 200 if name not in KEEPERS else known[of_name[0]][0] in (401, 403, 404, 405), (
            name
        )
    draft: Report = request.getfixturevalue("draft")
    after = answers(client)
    assert [address for address in known if known[address] != after[address]] == []
    sids = list(Statement.objects.filter(report=draft).values_list("identity_id", flat=True))
    for identifier in (MARKER, draft.rid, *sids, *map(show, (draft.rid, *sids))):
        assert shown_without_being_asked(after, identifier) == []
    client.force_login(request.getfixturevalue("superuser"))
    of_keepers = {address for name in KEEPERS for address in by_name[name]}
    assert [a for a, answer in answers(client).items() if answer != known[a] and a not in of_keepers] == []


def test_a_draft_s_identifiers_are_not_found_like_those_of_nothing(client: Client, draft: Report) -> None:
    sid = Statement.objects.filter(report=draft).earliest("ordinal").identity_id
    for pattern, real in (
        ("/reports/{}/", draft.rid),
        ("/reports/{}/1/", draft.rid),
        ("/reports/?after={}", draft.rid),
        ("/s/{}", sid),
        ("/s/{}/1", sid),
        ("/people/vladimir-putin/?after={}", sid),
        ("/topics/peace-treaty/?after={}", sid),
        ("/api/v1/reports/{}/", draft.rid),
        ("/api/v1/statements/{}/", sid),
    ):
        never = mint()
        (status, body), (other_status, other) = (read(pattern.format(show(i)), client) for i in (real, never))
        assert status == other_status == 404, pattern
        assert body.decode().replace(show(real), "?") == other.decode().replace(show(never), "?"), pattern


def test_a_merge_in_the_working_copy_moves_no_statement(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    report = seeds["004"]
    first = Statement.objects.filter(report=report, path="t1.p1").get()
    second = Statement.objects.filter(report=report, path="t1.p2").get()
    before = [read(f"/s/{show(s.identity_id)}", client) for s in (first, second)]
    merge = Operation("merge", {"part": first.ordinal})
    apply(report=report, operation=merge, expected_version=report.version, by=editor)
    assert not Statement.objects.filter(identity_id=second.identity_id).exists()
    assert [read(f"/s/{show(s.identity_id)}", client) for s in (first, second)] == before


def test_a_statement_split_off_in_the_working_copy_is_not_found_like_one_of_nothing(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    report = seeds["004"]
    whole = Statement.objects.get(report=report, path="t1.p2")
    before = read(f"/s/{show(whole.identity_id)}", client)
    at = report.text.index(". ", whole.start, whole.end) + 2
    split = Operation("split", {"part": whole.ordinal, "at": at})
    apply(report=report, operation=split, expected_version=report.version, by=editor)
    (new,) = StatementId.objects.filter(split_from=whole.identity_id).values_list("sid", flat=True)
    assert read(f"/s/{show(whole.identity_id)}", client) == before
    for pattern in ("/s/{}", "/s/{}/1", "/api/v1/statements/{}/"):
        never = mint()
        (status, body), (other_status, other) = (read(pattern.format(show(i)), client) for i in (new, never))
        assert status == other_status == 404, pattern
        assert body.decode().replace(show(new), "?") == other.decode().replace(show(never), "?"), pattern
    publish_checked(report, editor)
    status, body = read(f"/s/{show(new)}", client)
    assert status == 200
    assert f'Split from <a href="/s/{show(whole.identity_id)}">' in body.decode()


@pytest.mark.parametrize("who", ["nobody", "somebody without a role"])
def test_nothing_behind_the_sign_in_shows_a_draft_to_whoever_may_not(who: str, draft: Report, client: Client) -> None:
    """Neither the pages nor what is posted to them; and the answer does not tell whether there is such a record."""
    if who != "nobody":
        client.force_login(account("somebody"))
    here, nowhere = private_addresses(lambda _: draft.pk), private_addresses(lambda _: 999_999)
    assert len(here) > 400
    for route in here:
        answers = [client.get(here[route]), client.post(here[route]), client.get(nowhere[route])]
        assert all(answer.status_code < 500 for answer in answers), route
        assert not any(MARKER in answer.content.decode().lower() for answer in answers), route
        if route.startswith("admin/desk/") and who == "nobody":
            assert answers[0].status_code in (302, 401, 405), route
            assert answers[0].status_code == answers[2].status_code, route
        assert Report.objects.filter(pk=draft.pk, version=draft.version, binned_at=None, taken_by=None).exists()

"""What is not published shows nowhere: not by its words, its names, its tags or by how many there are."""

from __future__ import annotations

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.models import Report, Statement
from archive.models.identifiers import mint, show
from diplomacy.accounts.models import User
from tests.archive.api.conftest import ADDRESSES, PATHS, REPORTS, STATEMENTS
from tests.archive.conftest import MARKER

WATCHED = [
    *(f"{path}?{query}" for path in (STATEMENTS, REPORTS) for query in ("page_size=200", "count=on")),
    *(
        f"{path}?{query}"
        for path in (STATEMENTS, REPORTS)
        for query in (
            "count=on&topic=peace-treaty",
            "topic=peace-treaty",
            "speaker=vladimir-putin",
            "count=on&record_keeper=mofa-japan",
            "kind=telephone+talks",
            "date_after=2003-08&date_before=2003-08",
            "q=zanzibarite",
            "count=on&q=zanzibarite",
        )
    ),
    *(f"{path}?{query}" for path in PATHS.values() for query in ("page_size=200", "count=on")),
    *ADDRESSES.values(),
    f"{PATHS['people']}?name=zanzibarite",
    f"{PATHS['positions']}?holder=vladimir-putin",
    f"{PATHS['editions']}?report=JT6MVQQ4",
    f"{REPORTS}?participant=vladimir-putin",
    f"{REPORTS}?form=summary",
]


@pytest.fixture
def before(seeds: dict[str, Report]) -> dict[str, bytes]:
    return {address: Client().get(address).content for address in WATCHED}


def test_a_draft_changes_no_answer(before: dict[str, bytes], draft: Report, superuser: User) -> None:
    editor = Client()
    editor.force_login(superuser)
    for client in (Client(), editor):
        for address, content in before.items():
            response = client.get(address)
            assert response.status_code == 200, address
            assert response.content == content, address
            assert MARKER not in response.content.decode().replace("q=zanzibarite", "").lower()


def test_a_draft_is_not_found_like_what_does_not_exist(client: Client, draft: Report) -> None:
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    for path, real in (
        (f"{REPORTS}{{}}/", draft.rid),
        (f"{PATHS['editions']}{{}}/1.0/", draft.rid),
        (f"{PATHS['editions']}{{}}/1.0/content/", draft.rid),
        (f"{STATEMENTS}{{}}/", statement.identity_id),
    ):
        never = mint()
        hidden, missing = client.get(path.format(real)), client.get(path.format(never))
        assert hidden.status_code == missing.status_code == 404
        assert hidden.content.decode().replace(show(real), "?") == missing.content.decode().replace(show(never), "?")


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        (f"{STATEMENTS}?speaker=", "zara-zanzibarite"),
        (f"{STATEMENTS}?topic=", "zanzibarite-question"),
        (f"{REPORTS}?participant=", "zara-zanzibarite"),
        (f"{REPORTS}?topic=", "zanzibarite-question"),
        (f"{REPORTS}?count=on&speaker=", "zara-zanzibarite"),
    ],
)
def test_names_of_drafts_alone_are_refused_like_names_of_nothing(
    client: Client, draft: Report, address: str, hidden: str
) -> None:
    secret, missing = client.get(address + hidden), client.get(f"{address}nobody")
    assert secret.status_code == missing.status_code == 400
    assert secret.content.decode().replace(hidden, "?") == missing.content.decode().replace("nobody", "?")


def test_a_draft_s_identifier_filters_like_one_that_does_not_exist(client: Client, draft: Report) -> None:
    never = mint()
    for path in (STATEMENTS, PATHS["editions"], PATHS["positions"]):
        secret, missing = (client.get(f"{path}?report={rid}") for rid in (draft.rid, never))
        assert secret.status_code == missing.status_code == 400
        assert secret.content.decode().replace(draft.rid, "?") == missing.content.decode().replace(never, "?")


def test_the_working_copy_of_a_published_report_changes_no_answer(
    before: dict[str, bytes], seeds: dict[str, Report], editor: User
) -> None:
    report = seeds["003"]
    addresses = [*WATCHED, f"{REPORTS}{report.rid}/"]
    published = {address: Client().get(address).content for address in addresses}
    arguments = {
        "title": MARKER,
        "form": "transcript",
        "event_date": "1999-01-01",
        "kind": "other",
        "wording": "transcribed",
    }
    apply(report=report, operation=Operation("describe", arguments), expected_version=report.version, by=editor)
    assert Report.objects.get(pk=report.pk).form == "transcript"
    assert {address: Client().get(address).content for address in addresses} == published

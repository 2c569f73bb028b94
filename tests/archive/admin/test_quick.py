"""Lists of the admin count no further than their pages go, and do nothing to rows that they have not counted."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.admin import quick
from archive.models import Flag, Report
from diplomacy.accounts.models import User

REPORTS, FLAGS = "/admin/archive/report/", "admin:archive_flag_changelist"


@pytest.fixture
def few(client: Client, superuser: User, draft: Report, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A list that counts two rows."""
    client.force_login(superuser)
    monkeypatch.setattr(quick, "MOST", 2)
    return client


def test_a_list_of_more_rows_than_it_counts_says_so(few: Client) -> None:
    page = few.get(REPORTS)
    assert page.context["cl"].result_count == 2
    assert "more than 2 reports: narrow the list" in page.content.decode()
    assert "1 report" in few.get(REPORTS, {"kind": "press conference"}).content.decode()


def test_an_action_on_all_rows_of_a_list_that_does_not_count_them_is_refused(few: Client, draft: Report) -> None:
    Flag.objects.all().delete()
    flags = [Flag.objects.create(report=draft, message="look", revision=1) for _ in range(3)]
    sent = {"action": "settle", "select_across": "1", "_selected_action": [flags[0].pk], "index": 0}
    answer = few.post(reverse(FLAGS), sent, follow=True)
    assert "narrow it first" in answer.content.decode()
    assert Flag.objects.open().count() == 3
    few.post(reverse(FLAGS), sent | {"select_across": "0"})
    assert Flag.objects.open().count() == 2


def test_no_list_counts_a_whole_table(client: Client, superuser: User, draft: Report) -> None:
    client.force_login(superuser)
    for model in ("report", "statement", "flag", "voice", "mention", "part", "tag"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"admin:archive_{model}_changelist")).status_code == 200
        for query in queries.captured_queries:
            assert "COUNT(*)" not in query["sql"] or "LIMIT" in query["sql"] or "archive_" not in query["sql"], model
            assert "SELECT DISTINCT" not in query["sql"], (model, query["sql"])


@pytest.mark.parametrize(
    ("query", "number"),
    [({"kind": "telephone talks"}, 3), ({"form": "transcript"}, 1), ({"year": "2003"}, 5), ({"year": "2002"}, 1), ({"year": "99999"}, 6), ({"year": "x"}, 6)],
)  # fmt: skip
def test_reports_are_filtered_by_kind_form_and_year(
    client: Client, superuser: User, draft: Report, query: dict[str, str], number: int
) -> None:
    client.force_login(superuser)
    assert client.get(REPORTS, query).context["cl"].result_count == number

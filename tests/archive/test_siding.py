"""Whose account a statement of a working copy is, is what its edition says."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import PublishedPart, Report, Statement, Tag, Topic
from archive.rendering.phrases import show_account_briefly
from archive.siding import accounts_of
from diplomacy.accounts.models import User

pytestmark = pytest.mark.usefixtures("seeds")


def test_it_is_the_account_of_the_edition_for_every_statement(django_assert_num_queries: Any) -> None:
    statements = list(Statement.objects.select_related("report__publisher__country"))
    with django_assert_num_queries(4):
        found = accounts_of(statements)
    published = dict(PublishedPart.objects.statements().values_list("identity", "account"))
    assert {one.identity_id: found[one.pk] for one in statements} == published
    assert {"own", "other", "common"} <= set(found.values())


def test_a_draft_has_one_too(draft: Report) -> None:
    statements = list(Statement.objects.filter(report=draft).select_related("report__publisher__country"))
    assert set(accounts_of(statements).values()) <= {"own", "other", "common", "third", "undetermined"}
    assert len(accounts_of(statements)) == len(statements)


def test_each_statement_that_is_to_be_tagged_anew_says_whose_account_it_is(client: Client, superuser: User) -> None:
    client.force_login(superuser)
    topic = Topic.objects.get(slug="peace-treaty")
    page = client.get(reverse("desk:topic_statements", args=[topic.pk]))
    rows = page.context["rows"]
    tags = {str(tag.pk): tag for tag in Tag.objects.filter(topic=topic).select_related("statement")}
    published = dict(PublishedPart.objects.statements().values_list("identity", "account"))
    assert rows
    for row in rows:
        account = show_account_briefly(published[tags[row["pk"]].statement.identity_id])
        assert row["account"] == account
        assert account in page.content.decode()

"""What the tests of the admin share: forms as a browser sends them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Report, Statement
from diplomacy.accounts.models import User


def sent(answer: Any, **changes: Any) -> dict[str, Any]:
    """What a browser would send of the page's form and its inlines, with some values changed."""
    data: dict[str, Any] = {}
    form = answer.context["adminform"].form if "adminform" in answer.context else answer.context["form"]
    forms = [form]
    for inline in answer.context.get("inline_admin_formsets") or ():
        forms += [inline.formset.management_form, *inline.formset.forms]
    for one in forms:
        for bound in one:
            value = bound.value()
            if value is not None:
                data[bound.html_name] = (
                    [getattr(item, "pk", item) for item in value] if isinstance(value, list) else value
                )
    return {**data, **changes}


def report_page(report: Report) -> str:
    return reverse("admin:archive_report_change", args=[report.pk])


def statement_page(statement: Statement) -> str:
    return reverse("admin:archive_statement_change", args=[statement.pk])


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor who has signed in."""
    client.force_login(editor)
    return client


@pytest.fixture
def statement(draft: Report) -> Statement:
    """The first statement of the draft, which has topics and a position."""
    return Statement.objects.filter(report=draft).earliest("ordinal")

"""Accounts: the administration's sign-in is the site's, and roles follow their table."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from diplomacy.accounts.roles import ROLES, allowed, write_roles

pytestmark = pytest.mark.django_db


def test_the_administration_signs_in_through_the_site(client: Client) -> None:
    response = client.get("/admin/login/?next=/admin/")
    assert (response.status_code, response["Location"]) == (302, "/accounts/login/?next=%2Fadmin%2F")


def test_every_answer_has_the_security_policy(client: Client) -> None:
    directives = client.get("/accounts/login/")["Content-Security-Policy"].split("; ")
    assert sorted(directives) == [
        "base-uri 'none'",
        "default-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    ]


@pytest.mark.parametrize(
    ("permission", "pattern", "expected"),
    [
        ("archive.view_report", "archive.view_*", True),
        ("archive.add_report", "archive.view_*", False),
        ("annotations.view_report", "archive.*", False),
        ("archive.change_topic", "archive.*_topic", True),
        ("archive.change_topiclabel", "archive.*_topic", False),
    ],
)
def test_a_pattern_covers_a_permission(permission: str, pattern: str, expected: bool) -> None:
    assert allowed(permission, (pattern,)) is expected


def test_roles_hold_what_the_table_says_and_nothing_else() -> None:
    assert set(Group.objects.values_list("name", flat=True)) >= set(ROLES)
    administrators = Group.objects.get(name="Administrator")
    administrators.permissions.set(Permission.objects.filter(codename="delete_session"))
    write_roles()
    held = {f"{p.content_type.app_label}.{p.codename}" for p in administrators.permissions.all()}
    assert "accounts.change_user" in held
    assert [name for name in held if not allowed(name, ROLES["Administrator"])] == []

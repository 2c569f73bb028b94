"""Who may give which rights to whom."""

import pytest
from django.test import Client
from django.urls import reverse

from diplomacy.accounts.models import User
from tests.archive.conftest import account

pytestmark = pytest.mark.django_db


def test_an_administrator_makes_nobody_a_superuser(client: Client) -> None:
    administrator = account("administrator", "Administrator")
    client.force_login(administrator)
    page = reverse("admin:accounts_user_change", args=[administrator.pk])
    fields = client.get(page).context["adminform"].form.fields
    assert not {"is_superuser", "user_permissions"} & set(fields)
    client.post(
        page,
        {
            "username": "administrator",
            "is_active": "on",
            "is_staff": "on",
            "is_superuser": "on",
            "date_joined_0": "2026-01-01",
            "date_joined_1": "00:00",
        },
    )
    assert not User.objects.get(pk=administrator.pk).is_superuser


def test_an_administrator_changes_no_superuser(client: Client) -> None:
    client.force_login(account("administrator", "Administrator"))
    other = account("root", is_superuser=True)
    for name in ("change", "delete"):
        answer = client.post(reverse(f"admin:accounts_user_{name}", args=[other.pk]), {"username": "mine"})
        assert answer.status_code == 403
    assert client.get(reverse("admin:auth_user_password_change", args=[other.pk])).status_code == 403

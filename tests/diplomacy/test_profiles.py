"""The profile: what an account says of itself, its ORCID iD above all."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client

from diplomacy.accounts.models import User
from diplomacy.accounts.orcid import check_digit, read_orcid
from diplomacy.accounts.profiles import shown_of
from diplomacy.accounts.providers import give_orcid

from .conftest import PASSWORD

# ORCID's own examples of iDs.
CARBERRY, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
WITH_X = "0000-0002-1694-233X"


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada", "ada@example.org", PASSWORD)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (CARBERRY, CARBERRY),
        (f" https://orcid.org/{CARBERRY}/ ", CARBERRY),
        (f"http://www.orcid.org/{CARBERRY}", CARBERRY),
        ("0000000218250097", CARBERRY),
        ("0000-0002-1694-233x", WITH_X),
        (OTHER, OTHER),
    ],
)
def test_an_orcid_is_read_in_every_way_it_is_written(written: str, expected: str) -> None:
    assert read_orcid(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1825-0098",
        "0000-0002-1825-0079",
        "0000-0002-1694-2330",
        "0000-0002-1825-009",
        "https://example.org/0000-0002-1825-0097",
        "javascript:0000-0002-1825-0097",
        "٠٠٠٠-0002-1825-0097",
        "",
    ],
)
def test_what_is_no_orcid_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        read_orcid(written)


def test_each_wrong_digit_and_each_swap_of_neighbours_is_found() -> None:
    digits = CARBERRY.replace("-", "")
    for place in range(15):
        for digit in "0123456789":
            changed = digits[:place] + digit + digits[place + 1 :]
            assert (check_digit(changed[:15]) == changed[15]) is (changed == digits)
    for place in range(14):
        swapped = digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        assert (check_digit(swapped[:15]) == swapped[15]) is (swapped == digits)


@pytest.mark.django_db
@pytest.mark.parametrize("orcid", ["0000", "0000-0002-1825-009x", CARBERRY + "0", " "])
def test_the_database_keeps_orcids_as_they_are_printed(ada: User, orcid: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        User.objects.filter(pk=ada.pk).update(orcid=orcid)
    ada.refresh_from_db()
    assert ada.orcid == ""


def test_an_orcid_belongs_to_one_account(ada: User) -> None:
    give_orcid(ada, CARBERRY)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("bob", orcid=CARBERRY, orcid_confirmed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("bob", orcid_confirmed=True)
    # What is only typed neither blocks anybody, nor tells her that somebody has it.
    User.objects.create_user("bob", orcid=CARBERRY)
    User.objects.create_user("eve")


def test_the_profile_is_kept_and_shown_as_others_see_it(client: Client, ada: User) -> None:
    client.force_login(ada)
    fields = {"first_name": "Ada", "last_name": "Lovelace", "affiliation": "Analytical Society", "orcid": CARBERRY}
    assert client.post("/accounts/profile/", fields)["Location"] == "/accounts/profile/"
    ada.refresh_from_db()
    assert shown_of(ada) == {
        "name": "Ada Lovelace",
        "user_name": "ada",
        "affiliation": "Analytical Society",
        "orcid": "",
        "orcid_address": "",
    }
    page = client.get("/accounts/profile/").content.decode()
    assert f'<a href="https://orcid.org/{CARBERRY}">' not in page
    assert f"Not the ORCID iD {CARBERRY}" in page
    give_orcid(ada, CARBERRY)
    assert (shown_of(ada)["orcid"], shown_of(ada)["orcid_address"]) == (CARBERRY, f"https://orcid.org/{CARBERRY}")
    page = client.get("/accounts/profile/").content.decode()
    assert f'<a href="https://orcid.org/{CARBERRY}">' in page
    assert "Only you see it" not in page


def test_a_mistyped_orcid_is_an_error_of_its_field_and_nothing_is_kept(client: Client, ada: User) -> None:
    client.force_login(ada)
    fields = {"first_name": "Ada", "last_name": "", "affiliation": "", "orcid": "0000-0002-1825-0098"}
    answer = client.post("/accounts/profile/", fields)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["orcid"])
    ada.refresh_from_db()
    assert (ada.first_name, ada.orcid) == ("", "")


def test_what_orcid_has_confirmed_is_not_typed_over(client: Client, ada: User) -> None:
    SocialAccount.objects.create(user=ada, provider="orcid", uid=CARBERRY)
    give_orcid(ada, CARBERRY)
    client.force_login(ada)
    fields: dict[str, Any] = {"first_name": "Ada", "last_name": "", "affiliation": "", "orcid": OTHER}
    client.post("/accounts/profile/", fields)
    ada.refresh_from_db()
    assert (ada.first_name, ada.orcid) == ("Ada", CARBERRY)
    assert "confirmed by ORCID" in client.get("/accounts/profile/").content.decode()


def test_who_is_confirmed_by_orcid_takes_the_id_from_who_had_typed_it(ada: User) -> None:
    typed = User.objects.create_user("eve", orcid=CARBERRY)
    give_orcid(ada, CARBERRY)
    typed.refresh_from_db()
    ada.refresh_from_db()
    assert (typed.orcid, ada.orcid) == ("", CARBERRY)


def test_a_profile_changes_no_other_field(client: Client, ada: User) -> None:
    client.force_login(ada)
    fields = {"first_name": "", "last_name": "", "affiliation": "", "orcid": "", "is_staff": "on", "email": "x@y.org"}
    client.post("/accounts/profile/", fields | {"username": "root", "is_superuser": "on"})
    ada.refresh_from_db()
    assert (ada.username, ada.email, ada.is_staff, ada.is_superuser) == ("ada", "ada@example.org", False, False)


@pytest.mark.parametrize(("written", "status", "kept"), [("A\r\nBee", 302, "A Bee"), ("A\u202eda", 422, "")])
def test_a_name_is_one_line_that_reads_as_it_is_written(
    client: Client, ada: User, written: str, status: int, kept: str
) -> None:
    client.force_login(ada)
    fields = {"first_name": written, "last_name": "", "affiliation": "", "orcid": ""}
    assert client.post("/accounts/profile/", fields).status_code == status
    ada.refresh_from_db()
    assert ada.first_name == kept

"""Reading the environment: right values, defaults, and one clear sentence for each wrong one."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from diplomacy.environment import (
    read_contact,
    read_data_folder,
    read_database_url,
    read_mail_url,
    read_number,
    read_secret_key,
    read_site_url,
    read_switch,
)

LONG_KEY = "0123456789abcdefghijklmnopqrstuvwxyz-0123456789-abcdef"


def environment(**variables: str) -> Env:
    env = Env()
    env.ENVIRON = variables
    return env


@pytest.mark.parametrize(
    ("value", "expected"), [("on", True), ("TRUE", True), ("1", True), ("no", False), ("0", False), ("", True)]
)
def test_switch_reads_its_words(value: str, expected: bool) -> None:
    assert read_switch(environment(DEBUG=value), "DEBUG", default=True) is expected


def test_switch_refuses_other_words() -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        read_switch(environment(DEBUG="ture"), "DEBUG", default=False)
    assert str(caught.value) == "DEBUG='ture' can't be used: expected on or off."


@pytest.mark.parametrize("value", ["0", "65536", "80a", "-1", "8000.0", "٨٠٠٠"])
def test_number_refuses_what_is_out_of_range_or_no_number(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="expected a whole number from 1 to 65535"):
        read_number(environment(PORT=value), "PORT", default=8000, lowest=1, highest=65535)


def test_number_reads_a_number() -> None:
    assert read_number(environment(PORT=" 8001 "), "PORT", default=8000, lowest=1, highest=65535) == 8001


@pytest.mark.parametrize(
    "value",
    [
        "archive.example.org",
        "ftp://archive.example.org",
        "https://",
        "https://archive.example.org/path",
        "https://archive.example.org?q=1",
        "https://user@archive.example.org",
        "https://archive.example.org:x",
        "https://[::1",
        "https://two words.example.org",
    ],
)
def test_site_url_refuses_what_is_no_site(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="^SITE_URL=.* can't be used: expected an address"):
        read_site_url(environment(SITE_URL=value), default="http://127.0.0.1:8000")


def test_site_url_drops_a_closing_slash() -> None:
    url = read_site_url(environment(SITE_URL="https://archive.example.org/"), default="")
    assert url.geturl() == "https://archive.example.org"


@pytest.mark.parametrize("value", ["mysql://a@b/c", "sqlite:///db", "archive", "postgres://h:x/name", "postgres://h/"])
def test_database_url_refuses_what_is_not_postgresql(value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="^DATABASE_URL can't be used: expected postgres://"):
        read_database_url(environment(DATABASE_URL=value))


def test_database_url_never_repeats_its_password() -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        read_database_url(environment(DATABASE_URL="postgres://user:hidden-word@host:99999/name"))
    assert "hidden-word" not in str(caught.value)


def test_database_url_is_read() -> None:
    assert read_database_url(environment(DATABASE_URL="postgres://u:p%40@db.example.org:5433/archive")) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "archive",
        "USER": "u",
        "PASSWORD": "p@",
        "HOST": "db.example.org",
        "PORT": 5433,
    }


@pytest.mark.parametrize("value", ["postgres://u@%2Frun%2FPg:5433/archive", "postgres:////run/Pg/archive"])
def test_database_url_takes_the_folder_of_a_socket(value: str) -> None:
    settings = read_database_url(environment(DATABASE_URL=value))
    assert settings is not None
    assert (settings["HOST"], settings["NAME"]) == ("/run/Pg", "archive")


def test_mail_is_printed_unless_told_otherwise() -> None:
    assert read_mail_url(environment())["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    with pytest.raises(ImproperlyConfigured, match="^EMAIL_URL can't be used"):
        read_mail_url(environment(EMAIL_URL="mail.example.org"))


def test_data_folder_must_be_absolute(tmp_path: Path) -> None:
    assert read_data_folder(environment(DIPLOMACY_DATA_DIR=str(tmp_path)), default=Path("/nowhere")) == tmp_path
    with pytest.raises(ImproperlyConfigured, match="an absolute path"):
        read_data_folder(environment(DIPLOMACY_DATA_DIR="data"), default=tmp_path)


def test_secret_key_is_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = read_secret_key(environment(), data_folder=folder, may_generate=True)
    assert len(key) >= 50
    assert read_secret_key(environment(), data_folder=folder, may_generate=True) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["secret-key"]


def test_secret_key_must_be_given_beside_a_database_url(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="^SECRET_KEY is not set"):
        read_secret_key(environment(), data_folder=tmp_path, may_generate=False)
    assert read_secret_key(environment(SECRET_KEY=LONG_KEY), data_folder=tmp_path, may_generate=False) == LONG_KEY


@pytest.mark.parametrize("key", ["short", "a" * 60])
def test_secret_key_must_be_long_and_varied(key: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="^SECRET_KEY can't be used"):
        read_secret_key(environment(SECRET_KEY=key), data_folder=tmp_path, may_generate=True)


def test_secret_key_that_is_empty_on_disk_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("")
    with pytest.raises(ImproperlyConfigured, match="holds no usable secret key"):
        read_secret_key(environment(), data_folder=tmp_path, may_generate=True)


def test_who_runs_the_archive_is_read_or_empty() -> None:
    assert read_contact(environment()) == {"operator": "", "mail": ""}
    said = environment(OPERATOR=" The  Institute\n", CONTACT_EMAIL=" editors@example.org ")
    assert read_contact(said) == {"operator": "The Institute", "mail": "editors@example.org"}


@pytest.mark.parametrize("mail", ["editors", "a@b@c", "a@example.org, b@example.org", "x@y\nz"])
def test_a_contact_address_that_is_none_is_refused(mail: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        read_contact(environment(CONTACT_EMAIL=mail))
    assert str(caught.value) == (
        f"CONTACT_EMAIL={mail!r} can't be used: expected one mail address, such as editors@example.org."
    )

"""Migrations run as ever, and the collector of garbage is left as it was found."""

import gc
from typing import Any

import pytest
from django.core.management.base import CommandError

from diplomacy import migrating


@pytest.mark.parametrize("fails", [False, True])
def test_the_collector_searches_rarely_meanwhile_and_then_as_before(
    monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    before = gc.get_threshold()
    meanwhile = []

    def call_command(name: str, **_options: Any) -> None:
        meanwhile.append((name, gc.get_threshold()))
        if fails:
            raise CommandError("No such table.")

    monkeypatch.setattr(migrating, "call_command", call_command)
    if fails:
        with pytest.raises(CommandError):
            migrating.migrate()
    else:
        migrating.migrate()
    assert meanwhile == [("migrate", (*before[:2], before[2] * migrating.OFTEN))]
    assert gc.get_threshold() == before


@pytest.mark.django_db
def test_a_database_that_is_up_to_date_stays_so(capsys: pytest.CaptureFixture[str]) -> None:
    migrating.migrate()
    assert capsys.readouterr() == ("", "")

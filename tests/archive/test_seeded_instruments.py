"""What an upgrade brings of instruments to an archive that has them: new names, and nothing that editors took away."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from archive.authorities.renaming import rename
from archive.models import AuditEntry, Instrument, InstrumentName, Report
from archive.seeding import load_authorities
from diplomacy.accounts.models import User

from .conftest import FIXTURES

NPT = "npt"


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The fixtures of a later release, in which a treaty has two more names."""
    folder = Path(shutil.copytree(FIXTURES, tmp_path / "fixtures"))
    rows = json.loads((folder / "instruments.json").read_text())
    names = next(row["names"] for row in rows if row["slug"] == NPT)
    names += [
        {"text": "Quince Treaty", "language": "en"},
        {"text": "Traité des coings", "language": "fr", "short": True},
    ]
    (folder / "instruments.json").write_text(json.dumps(rows))
    return folder


def names() -> dict[str, list[tuple[Any, ...]]]:
    """By instrument what it is called, in which language, and whether that is short."""
    return {
        instrument.slug: sorted(instrument.names.values_list("text", "language", "is_short"))
        for instrument in Instrument.objects.all()
    }


def test_an_instrument_that_is_there_gets_the_new_names(seeds: dict[str, Report], later: Path) -> None:
    before = names()
    load_authorities(folder=later)
    new = [("Quince Treaty", "en", False), ("Traité des coings", "fr", True)]
    assert names() == before | {NPT: sorted(before[NPT] + new)}
    load_authorities(folder=later)
    assert names() == before | {NPT: sorted(before[NPT] + new)}


def test_names_that_editors_changed_deleted_or_gave_away_do_not_come_again(
    seeds: dict[str, Report], later: Path
) -> None:
    load_authorities(folder=later)
    treaty = Instrument.objects.get(slug=NPT)
    treaty.label, treaty.note = "Another heading", "Another note."
    treaty.save()
    deleted = treaty.names.exclude(text__in=["Quince Treaty", "Traité des coings"]).earliest("pk")
    deleted.delete()
    InstrumentName.objects.filter(text="Quince Treaty").update(text="Quince Pact")
    InstrumentName.objects.filter(text="Quince Pact").update(text="Quince Accord", is_short=True)
    other = Instrument.objects.exclude(pk=treaty.pk).earliest("pk")
    InstrumentName.objects.filter(text="Traité des coings").update(instrument=other, language="en")
    before, entries = names(), AuditEntry.objects.count()
    load_authorities(folder=later)
    assert names() == before
    assert AuditEntry.objects.count() == entries
    treaty.refresh_from_db()
    assert (treaty.label, treaty.note) == ("Another heading", "Another note.")


def test_a_name_that_was_a_stage_of_another_does_not_come_again(seeds: dict[str, Report], later: Path) -> None:
    """Changed to the new name and on from there, before the upgrade that brings it."""
    name = InstrumentName.objects.filter(instrument__slug=NPT).earliest("pk")
    for text in ("Quince Treaty", "Medlar Treaty"):
        name.text = text
        name.save()
    load_authorities(folder=later)
    assert "Quince Treaty" not in [text for text, _language, _is_short in names()[NPT]]


def test_a_renamed_instrument_gets_them_at_its_address_of_today(
    seeds: dict[str, Report], later: Path, superuser: User
) -> None:
    rename(record=Instrument.objects.get(slug=NPT), slug="quince-treaty", by=superuser)
    load_authorities(folder=later)
    assert not Instrument.objects.filter(slug=NPT).exists()
    assert ("Quince Treaty", "en", False) in names()["quince-treaty"]

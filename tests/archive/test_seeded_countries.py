"""The countries of ISO 3166-1: all there at the first start and after an upgrade, and left to the editors from then on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from archive.authorities.renaming import rename
from archive.models import AuditEntry, Country, Name, Publisher, Report
from archive.parsing.extraction.gazetteer import CODES
from archive.seeding import load_countries, load_seeds
from diplomacy.accounts.models import User

from .conftest import FIXTURES

pytestmark = pytest.mark.usefixtures("seeds")

LATER = (
    {"slug": "quinceland", "label": "Quinceland", "code": "QQ", "names": [{"text": "Квинсия", "language": "ru", "script": "Cyrl"}]},
    {"slug": "medlaria", "label": "Medlaria", "code": "QM", "names": []},
)  # fmt: skip


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """What a later version of the archive brings: two more countries."""
    rows = [*json.loads((FIXTURES / "countries.json").read_text()), *LATER]
    (tmp_path / "countries.json").write_text(json.dumps(rows))
    return tmp_path


def test_all_249_are_there_with_a_code_of_their_own_and_those_that_the_parser_knows_by_its_name() -> None:
    codes = list(Country.objects.values_list("code", flat=True))
    assert (len(codes), len(set(codes))) == (249, 249)
    known = {name: code for name, code in CODES.items() if code not in ("", "SU")}
    found = Country.objects.called(known)
    assert {name: country.code for name, country in found.items()} == known


def test_they_have_the_names_that_the_parser_knows() -> None:
    names = {name: country.slug for name, country in Country.objects.called(["Швеция", "スウェーデン", "ROK"]).items()}
    assert names == {"Швеция": "sweden", "スウェーデン": "sweden", "ROK": "south-korea"}


def test_the_editions_of_the_five_records_name_none_of_them(seeds: dict[str, Report]) -> None:
    # Their bytes are fixed (tests/archive/test_seeds.py), and so the countries come after them.
    assert set(Country.objects.published().values_list("slug", flat=True)) <= {
        row["slug"] for row in json.loads((FIXTURES / "authorities.json").read_text())["countries"]
    }


def test_pages_and_filters_list_those_that_records_name(client: Client) -> None:
    for address in ("/countries/", "/search/", "/api/v1/countries/", "/networks/", "/undertakings/"):
        page = client.get(address, follow=True).content.decode()
        assert "Sweden" not in page, address
    assert "Japan" in client.get("/countries/").content.decode()


def test_loading_again_adds_nothing_and_an_upgrade_what_is_new(later: Path) -> None:
    before = AuditEntry.objects.count()
    assert load_countries(folder=FIXTURES) == 0
    assert AuditEntry.objects.count() == before
    assert load_countries(folder=later) == 2
    assert Country.objects.called(["Квинсия"])["Квинсия"].label == "Quinceland"
    assert load_countries(folder=later) == 0


def test_what_editors_renamed_corrected_or_deleted_stays_so(superuser: User) -> None:
    sweden, kenya, chile, peru = (Country.objects.get(code=code) for code in ("SE", "KE", "CL", "PE"))
    rename(record=sweden, slug="kingdom-of-sweden", by=superuser)
    sweden.refresh_from_db()
    sweden.label, sweden.code = "Kingdom of Sweden", ""
    sweden.save()
    sweden.names.all().delete()
    kenya.label, kenya.note = "Republic of Kenya", "A note."
    kenya.save()
    chile.delete()
    peru.slug, peru.label, peru.code = "inca-state", "Inca State", "QP"
    peru.save()
    before = AuditEntry.objects.count()
    call_command("load_seeds", verbosity=0)
    assert AuditEntry.objects.count() == before
    assert Country.objects.count() == 248
    sweden.refresh_from_db()
    assert (sweden.label, sweden.code, sweden.names.count()) == ("Kingdom of Sweden", "", 0)
    kenya.refresh_from_db()
    assert (kenya.label, kenya.note) == ("Republic of Kenya", "A note.")


@pytest.mark.parametrize(
    "own",
    [
        pytest.param({"slug": "q", "label": "Q", "code": "QQ"}, id="by-code"),
        pytest.param({"slug": "quinceland", "label": "Q"}, id="by-slug"),
        pytest.param({"slug": "q", "label": "quinceland"}, id="by-heading"),
        pytest.param({"slug": "q", "label": "Q", "name": "Quinceland"}, id="by-name"),
    ],
)
def test_one_that_an_editor_added_before_the_upgrade_is_not_added_twice(later: Path, own: dict[str, str]) -> None:
    name = own.pop("name", "")
    country = Country.objects.create(**own)
    if name:
        Name.objects.create(country=country, text=name, language="en")
    Publisher.objects.create(slug="house", label="House", adjective="The house’s", country=country)
    assert load_countries(folder=later) == 1
    assert not Country.objects.filter(code="QQ").exclude(pk=country.pk).exists()


def test_all_is_loaded_in_one_go(superuser: User) -> None:
    told: list[str] = []
    assert load_seeds(folder=FIXTURES, by=superuser, tell=told.append) == 0
    assert told == []

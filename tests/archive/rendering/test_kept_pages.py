"""The reading page that is kept at publication: the one that would be rendered now, or none is served."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive import rendering
from archive.authorities import renew
from archive.models import Meeting, Person, PublishedReport, Report
from archive.models.identifiers import show
from archive.projecting import project, render_outdated
from archive.publishing import publish, withdraw
from archive.rendering.fingerprint import ARCHIVE, MADE_BY
from archive.verifying import verify
from diplomacy.accounts.models import User
from tests.archive.addresses import STATEMENT
from tests.archive.pages.test_records import change, read

LIVE = "<p>rendered when it was asked for</p>"


def path_of(report: Report) -> str:
    return f"/reports/{show(report.rid)}/"


def serves_kept(client: Client, report: Report) -> bool:
    """Whether the page is the kept one: that one is told apart by words that nobody would render."""
    kept = PublishedReport.objects.get(report=report).page
    PublishedReport.objects.filter(report=report).update(page=f"{kept}{LIVE}")
    page = read(client, path_of(report))
    PublishedReport.objects.filter(report=report).update(page=kept)
    return page.endswith(LIVE)


def count_queries(client: Client, address: str) -> int:
    """How many queries it takes to answer."""
    with CaptureQueriesContext(connection) as queries:
        read(client, address)
    return len(queries)


def meet(meeting: Meeting, *reports: Report, editor: User) -> None:
    """Publish each report as an account of that meeting."""
    for report in reports:
        report.refresh_from_db()
        report.meeting = meeting
        report.save()
        publish(report=report, by=editor)


def test_the_kept_page_is_the_one_that_would_be_rendered(seeds: dict[str, Report], client: Client) -> None:
    kept = {seed: read(client, path_of(report)) for seed, report in seeds.items()}
    assert all(serves_kept(client, report) for report in seeds.values())
    PublishedReport.objects.update(page_key="")
    assert {seed: read(client, path_of(report)) for seed, report in seeds.items()} == kept


def test_an_address_that_asks_for_something_else_is_rendered_when_it_is_asked_for(
    seeds: dict[str, Report], client: Client
) -> None:
    PublishedReport.objects.update(page=LIVE)
    path = path_of(seeds["001"])
    for address in (f"{path}?text=emended", f"{path}?layer=positions", f"{path}1/"):
        assert LIVE not in read(client, address)
    assert read(client, f"{path}?text=printed") == LIVE


def test_a_page_of_another_site_is_not_served(seeds: dict[str, Report], client: Client, settings: Any) -> None:
    assert serves_kept(client, seeds["001"])
    settings.SITE_URL = "https://elsewhere.example"
    assert not serves_kept(client, seeds["001"])
    assert f'<link rel="canonical" href="https://elsewhere.example{path_of(seeds["001"])}">' in read(
        client, path_of(seeds["001"])
    )


def test_a_page_with_links_to_other_static_files_is_not_served(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staticfiles_storage, "manifest_hash", "another", raising=False)
    assert not serves_kept(client, seeds["001"])


def test_all_code_that_has_a_part_in_a_page_is_in_its_fingerprint() -> None:
    known = {(ARCHIVE / name).with_suffix("") for name in MADE_BY}
    for file in (ARCHIVE / "rendering").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.ImportFrom) and node.level == 0 and (node.module or "").startswith("archive."):
                module = ARCHIVE.parent / Path(*(node.module or "").split("."))
                assert any(module.is_relative_to(place) for place in known), (file.name, node.module)


def test_a_new_edition_has_its_page(seeds: dict[str, Report], client: Client, editor: User) -> None:
    report = seeds["001"]
    change(report, editor, "tag", sid=STATEMENT, topic="iraq", by="ed")
    publish(report=report, by=editor)
    assert serves_kept(client, report)
    assert "Edition 1.1" in read(client, path_of(report))


def test_the_page_follows_a_person_who_is_renamed(seeds: dict[str, Report], client: Client) -> None:
    person = Person.objects.get(slug="junichiro-koizumi")
    person.surname = "Koizumi Jun’ichirō"
    person.save()
    renew(record=person)
    assert serves_kept(client, seeds["001"])
    assert '<span class="speaker-name">Koizumi Jun’ichirō</span>' in read(client, path_of(seeds["001"]))


def test_a_withdrawn_report_has_no_page_left(seeds: dict[str, Report], client: Client, editor: User) -> None:
    withdraw(report=seeds["001"], by=editor, reason="A test.")
    assert not PublishedReport.objects.filter(report=seeds["001"]).exists()
    assert "A test." in read(client, path_of(seeds["001"]), 410)


def test_without_collected_static_files_a_report_is_published_and_its_page_rendered_later(
    seeds: dict[str, Report], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> str:
        raise ValueError(f"Missing staticfiles manifest entry for '{name}'")

    with monkeypatch.context() as patch:
        patch.setattr(staticfiles_storage, "url", missing)
        project(report=seeds["001"])
    kept = PublishedReport.objects.get(report=seeds["001"])
    assert (kept.page, kept.page_key) == ("", "")
    assert "Koizumi" in read(client, path_of(seeds["001"]))


def test_another_mistake_in_rendering_is_not_hidden(seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any, **names: Any) -> str:
        raise ValueError("something else")

    monkeypatch.setattr(rendering.report_page, "render_to_string", broken)
    with pytest.raises(ValueError, match="something else"):
        project(report=seeds["001"])


def test_a_page_that_says_something_else_is_found_by_verification(seeds: dict[str, Report]) -> None:
    rid = seeds["001"].rid
    assert list(verify()) == []
    PublishedReport.objects.filter(rid=rid).update(page=LIVE)
    assert list(verify()) == [f"{rid}: its reading page is not what its edition says; run manage.py rebuild_published"]
    # One that was made from something else is never served.
    PublishedReport.objects.filter(rid=rid).update(page_key="of an older program")
    assert list(verify()) == []


def test_outdated_pages_are_rendered_again(
    seeds: dict[str, Report], client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert render_outdated() == (0, 0)
    before = dict(PublishedReport.objects.values_list("rid", "page"))
    PublishedReport.objects.update(page_key="of an older program", page="")
    assert render_outdated(limit=2) == (2, 3)
    call_command("rebuild_published", pages=True)
    assert "3 reading pages rendered, 0 left." in capsys.readouterr().out
    assert dict(PublishedReport.objects.values_list("rid", "page")) == before
    assert serves_kept(client, seeds["001"])


@pytest.mark.parametrize("others", [("003",), ("003", "000", "004")])
def test_the_number_of_queries_is_the_same_however_many_records_are_related(
    seeds: dict[str, Report], client: Client, editor: User, others: tuple[str, ...]
) -> None:
    meeting = Meeting.objects.get(published_reports__report=seeds["001"])
    meet(meeting, *(seeds[name] for name in others), editor=editor)
    path = path_of(seeds["001"])
    change(seeds["001"], editor, "describe", place="Somewhere else")
    publish(report=seeds["001"], by=editor)
    limits = {
        path: 2,
        f"{path}?text=emended": 5,
        f"{path}1/": 6,
        f"/s/{show(STATEMENT)}": 4,
        f"/s/{show(STATEMENT)}/1": 5,
    }
    assert {address: count_queries(client, address) for address in limits} == limits
    PublishedReport.objects.update(page_key="of an older program")
    assert count_queries(client, path) == 6

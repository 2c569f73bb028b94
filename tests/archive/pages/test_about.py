"""What the archive says of itself is true, and the error pages stand by themselves."""

from __future__ import annotations

import json
import re

import html5lib
import pytest
from django.conf import settings
from django.http import HttpRequest
from django.template import Engine
from django.test import Client, RequestFactory, override_settings
from django.views.defaults import server_error

from archive.api.problems import permission_denied
from archive.editing import Operation, apply
from archive.models import PublishedPart, Report, Statement
from archive.models.identifiers import show
from archive.pages import about
from archive.publishing import publish, withdraw
from archive.reviewing.permitting import NotPermitted
from diplomacy.accounts.models import User
from tests.archive.conftest import account
from tests.archive.pages.turning import read, walk

PAGES = ("method", "corrections", "licence", "privacy", "accessibility", "contact")


def correct(report: Report, by: User, place: str, note: str) -> None:
    report.refresh_from_db()
    apply(report=report, operation=Operation("describe", {"place": place}), expected_version=report.version, by=by)
    publish(report=report, by=by, note=note)


def test_the_pages_lead_to_each_other_and_say_which_one_is_open(seeds: dict[str, Report], client: Client) -> None:
    for name in PAGES:
        page = read(client, f"/about/{name}/").partition('class="about-nav"')[2].partition("</nav>")[0]
        assert re.findall(r'href="/about/([a-z]+)/"', page) == list(PAGES)
        assert re.findall(r'href="/about/([a-z]+)/" aria-current="page"', page) == [name]


def test_the_method_counts_the_gold_files_as_they_are(seeds: dict[str, Report], client: Client) -> None:
    parts = [
        part
        for path in (settings.BASE_DIR / "tests" / "gold").glob("*.json")
        for part in json.loads(path.read_text())["segments"]
    ]
    statements = [part for part in parts if part["kind"] == "statement"]
    page = read(client, "/about/method/")
    assert f"all {len(parts)} parts, among them {len(statements)} statements" in page
    assert "It is no estimate of its error" in page
    assert "on records that it was not built from has not been measured" in page


def test_the_method_counts_how_far_statements_were_reviewed(seeds: dict[str, Report], client: Client) -> None:
    page = read(client, "/about/method/")
    numbers = [int(number) for number in re.findall(r'<li><span class="tabular">(\d+)</span>: ', page)]
    assert sum(numbers) == PublishedPart.objects.statements().count()
    assert "Of the published statements:" in page


def test_corrections_are_listed_with_their_notes_the_newest_first(
    seeds: dict[str, Report], client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(seeds["000"], editor, "By telephone", "The first.")
    correct(seeds["001"], editor, "Elsewhere", "")
    correct(seeds["000"], editor, "By telephone, at night", "The third.")
    page = read(client, "/about/corrections/")
    rid, other = show(seeds["000"].rid), show(seeds["001"].rid)
    title = r'<p class="entry-title"><a href="/reports/([^"]+)/"'
    assert re.findall(title, page) == [f"{rid}/3", f"{other}/2", f"{rid}/2"]
    assert "<p>The third.</p>" in page
    assert "<p>The editors left no note.</p>" in page
    assert f'<a href="/reports/{rid}/2/">before: edition 2</a>' in page
    monkeypatch.setattr(about, "PAGE", 1)
    assert walk(client, "/about/corrections/", title) == [[f"{rid}/3"], [f"{other}/2"], [f"{rid}/2"]]
    for nowhere in ("nonsense", f"{rid}/9", f"{rid}/1", f"{rid}/", f"{rid}/٢", "%00"):
        assert client.get(f"/about/corrections/?after={nowhere}").status_code == 404, nowhere


def test_a_change_of_judgements_alone_is_no_correction(seeds: dict[str, Report], client: Client, editor: User) -> None:
    report = seeds["000"]
    sid = Statement.objects.filter(report=report).earliest("ordinal").identity_id
    tag = Operation("tag", {"sid": sid, "topic": "trade", "by": "ed"})
    apply(report=report, operation=tag, expected_version=report.version, by=editor)
    publish(report=report, by=editor, note="A topic.")
    assert "all stand in their first edition" in read(client, "/about/corrections/")


def test_what_is_withdrawn_is_listed_with_its_reason_and_without_its_title(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    correct(seeds["002"], editor, "Moscow", "A correction.")
    withdraw(report=seeds["002"], by=editor, reason="At its publisher’s request.")
    page = read(client, "/about/corrections/")
    assert f'<a href="/reports/{show(seeds["002"].rid)}/">Record {show(seeds["002"].rid)}</a>' in page
    assert "At its publisher’s request." in page
    assert "Courtesy Visit" not in page
    assert "A correction." not in page
    publish(report=seeds["002"], by=editor)
    assert "Records that are withdrawn" not in read(client, "/about/corrections/")


def test_licences_are_those_that_the_published_records_state(
    seeds: dict[str, Report], client: Client, editor: User
) -> None:
    def rows() -> list[list[str]]:
        table = read(client, "/about/licence/").partition("<tbody>")[2].partition("</tbody>")[0]
        return [
            [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row)]
            for row in table.split("<tr>")[1:]
        ]

    first, second = rows()
    assert first[:2] == ["Ministry of Foreign Affairs of Japan", "4"]
    assert first[2].startswith("Public Data License 1.0")
    assert second[:2] == ["President of Russia (The Kremlin)", "1"]
    assert second[2].startswith("Creative Commons Attribution 4.0")
    assert settings.ARCHIVE_LICENCE["name"] in read(client, "/about/licence/")
    withdraw(report=seeds["004"], by=editor, reason="A test.")
    assert len(rows()) == 1


def test_who_runs_the_archive_is_said_or_said_to_be_unsaid(seeds: dict[str, Report], client: Client) -> None:
    said = {"operator": "The Institute", "mail": "editors@example.org"}
    for contact, present, absent in (
        ({"operator": "", "mail": ""}, "There is no address to write to yet.", "mailto:"),
        (said, '<a href="mailto:editors@example.org">editors@example.org</a>', "no address to write to"),
    ):
        with override_settings(CONTACT=contact):
            page = read(client, "/about/contact/")
            assert present in page
            assert absent not in page
            assert ("is run by The Institute" in page) == (
                "is run by The Institute" in read(client, "/about/privacy/")
            )
            assert ("mailto:" in read(client, "/about/corrections/")) == bool(contact["mail"])


def test_what_privacy_promises_holds(seeds: dict[str, Report], client: Client) -> None:
    for address in ("/", "/reports/", "/search/?q=treaty", "/api/v1/reports/"):
        response = client.get(address)
        assert not response.cookies, address
        # Nothing of other sites is loaded: links lead there, and that is all.
        loaded = re.findall(r'<(?:link|script|img|iframe)[^>]+(?:href|src)="([^"]+)"', response.content.decode())
        assert [url for url in loaded if not url.startswith(("/", settings.SITE_URL))] == [], address
    assert "access" not in str(settings.LOGGING)
    assert f"at most {settings.SESSION_COOKIE_AGE // 86400} days" in read(client, "/about/privacy/")


def test_the_page_of_a_failure_needs_neither_database_nor_context(rf: RequestFactory) -> None:
    request: HttpRequest = rf.get("/")
    response = server_error(request)
    assert response.status_code == 500
    html5lib.HTMLParser(strict=True).parse(response.content.decode())
    assert b"Something broke on our side" in response.content
    source = Engine(dirs=[str(settings.BASE_DIR / "templates")]).get_template("500.html").source
    assert "{%" not in source
    for path in re.findall(r'href="/static/([^"]+)"', source):
        assert (settings.BASE_DIR / "diplomacy" / "static" / path).is_file()


@pytest.mark.parametrize(("role", "desk"), [("Reviewer", True), ("", False)])
def test_who_may_not_is_told_so_and_led_on(client: Client, db: None, role: str, desk: bool) -> None:
    client.force_login(account("somebody", role) if role else User.objects.create_user("somebody"))
    response = client.get("/admin/archive/report/import/" if role else "/notebook/moderation/")
    assert response.status_code == 403
    page = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(page)
    assert "Your roles don’t allow this" in page
    assert "has no role that allows what this address is for. Nothing was written." in page
    assert ('href="/admin/desk/"' in page) is desk
    assert "no-store" in response["Cache-Control"]


def test_the_reason_is_told_where_there_is_one(rf: RequestFactory) -> None:
    page = permission_denied(rf.get("/"), NotPermitted("It is <yours> to review.")).content.decode()
    assert "It is &lt;yours&gt; to review. Nothing was written." in page
    assert "no role that allows" not in page


def test_an_address_without_anything_leads_on(seeds: dict[str, Report], client: Client) -> None:
    response = client.get("/about/nothing/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "There is nothing at this address" in page
    assert all(f'href="/{name}/"' in page for name in ("reports", "people", "topics", "meetings"))

"""The pages of long work, of change sets and of the bin break no rule of axe, nor does what refuses them; their bar moves."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, expect

from archive import undertaking
from archive.changing.binning import bin_reports
from archive.models import Job, Report, Topic
from archive.undertaking import publishing_many
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import imported
from tests.archive.conftest import account, received
from tests.archive.undertaking.conftest import drafts
from tests.archive.undertaking.test_importing_many import prepared, records

from .kinds import find_faults, find_invalid
from .test_accessibility import DJANGO_S_OWN


@pytest.fixture
def job(archive: dict[str, Report], superuser: User) -> Job:
    """Work that waits for a worker."""
    seen = {report.pk: "" for report in archive.values()}
    arguments = publishing_many.arguments(seen=seen)
    return undertaking.ask(kind="publish", arguments=arguments, total=len(seen), by=superuser)


@pytest.fixture
def paths(archive: dict[str, Report], job: Job, superuser: User) -> list[str]:
    free, _reports = imported(2, superuser)
    touched, (report,) = imported_again(superuser)
    report.submissions.create(version=1, by=superuser)
    in_bin, ready = drafts(2, superuser)
    unsaid = [
        received(
            "The ferry sails at noon.", name="told.txt", publisher="", address="https://www.mofa.go.jp/ferry.html"
        ),
        received("The ferry sails at one.", name="untold.txt", publisher=""),
    ]
    bin_reports(reports=[in_bin], by=superuser, reason="Twice.")
    return [
        reverse("desk:works"),
        reverse("desk:work", args=[job.pk]),
        reverse("desk:work", args=[prepared([*records(3), *unsaid], superuser).pk]),
        reverse("desk:changes"),
        reverse("desk:change_set", args=[free.pk]),
        reverse("desk:change_set", args=[touched.pk]),
        reverse("desk:publisher", args=[touched.pk]),
        reverse("desk:bin"),
        f"{reverse('desk:put_into_bin')}?reports={ready.pk}",
        f"{reverse('admin:archive_report_publish_several')}?reports={ready.pk},{archive['001'].pk}",
        reverse("admin:archive_topic_delete", args=[Topic.objects.get(slug="peace-treaty").pk]),
    ]


def imported_again(by: User) -> Any:
    """Another import, of one report."""
    from archive.importing import import_records, open_change_set
    from tests.archive.conftest import DRAFT_TEXT

    change_set = open_change_set(records=1, by=by)
    list(import_records([received(DRAFT_TEXT, name="alone.txt")], by=by, change_set=change_set))
    return change_set, list(Report.objects.touched_by(change_set))


def test_no_page_breaks_a_rule(
    browser: Browser, live_server: object, client: Client, paths: list[str], superuser: User
) -> None:
    client.force_login(superuser)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=str(live_server))
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": str(live_server)}])
    page = context.new_page()
    for path in paths:
        page.goto(path)
        assert find_faults(page, DJANGO_S_OWN) == [], path
    context.close()


@pytest.mark.usefixtures("archive")
def test_the_page_for_who_has_no_role_breaks_no_rule(browser: Browser, live_server: object, client: Client) -> None:
    client.force_login(account("nobody"))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=str(live_server))
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": str(live_server)}])
    page = context.new_page()
    answer = page.goto(reverse("desk:works"))
    assert answer is not None
    assert (answer.status, find_invalid(answer.text()), find_faults(page, [])) == (403, [], [])
    context.close()


def test_the_bar_moves_and_the_page_ends_with_the_work(
    browser: Browser, live_server: object, client: Client, job: Job, superuser: User
) -> None:
    client.force_login(superuser)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context = browser.new_context(base_url=str(live_server))
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": str(live_server)}])
    page = context.new_page()
    page.goto(reverse("desk:work", args=[job.pk]))
    expect(page.locator("#how-far")).to_contain_text("0 of 5")
    Job.objects.filter(pk=job.pk).update(done=3)
    expect(page.locator("#how-far")).to_contain_text("3 of 5")
    assert page.locator("#bar").evaluate("bar => bar.value") == 3
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".state")).to_have_text("stopped")
    expect(page.get_by_role("button", name="Go on with it")).to_be_visible()
    context.close()

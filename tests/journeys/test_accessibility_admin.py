"""The pages of the administration break no rule of axe, wide or narrow, light or dark."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from archive.editing import Operation, apply
from archive.models import Finding, Instrument, MeetingProposal, Report, Statement
from archive.reviewing.commenting import comment
from archive.reviewing.inviting import invite
from archive.reviewing.noticing import notify
from diplomacy.accounts.models import User

from .kinds import find_faults
from .test_accessibility import DJANGO_S_OWN


@pytest.fixture
def paths(archive: dict[str, Report], superuser: User) -> list[str]:
    """A page of each kind, of a report that has all that it can have."""
    report = archive["001"]
    report.flags.create(message="Look at this.", revision=1)
    earlier, later = sorted((report, archive["002"]), key=lambda one: one.pk)
    MeetingProposal.objects.create(report=later, other=earlier, reason="The same day, and people in common.")
    operation = Operation("describe", {"place": "By telephone"})
    apply(report=report, operation=operation, expected_version=report.version, by=superuser)
    looked_at = [
        str(key) for key in Finding.objects.filter(report=report).exclude(rule="manual").values_list("key", flat=True)
    ]
    propose = Operation("settle", {"keys": looked_at, "state": "proposed", "by": ""})
    report.refresh_from_db()
    apply(report=report, operation=propose, expected_version=report.version, by=superuser)
    statement = Statement.objects.filter(report=report, voices__isnull=False).earliest("ordinal")
    pages = [
        ("archive_report_change", report.pk), ("archive_statement_change", statement.pk), ("archive_report_publish", report.pk),
        ("archive_report_restore", report.pk, 1), ("archive_report_add_layer", report.pk, "emendations"),
        ("archive_statement_add_position", statement.pk), ("archive_report_changelist",), ("archive_statement_changelist",),
        ("archive_flag_changelist",), ("archive_report_import",), ("archive_identification_open",),
        ("archive_meeting_change", report.meeting_id), ("archive_report_publish_several",), ("archive_statement_topics",),
        ("index",), ("archive_instrument_changelist",), ("archive_instrument_change", Instrument.objects.earliest("pk").pk),
        ("archive_finding_changelist",), ("archive_meetingproposal_changelist",),
    ]  # fmt: skip
    review = reverse("desk:review", args=[report.pk])
    sid = statement.identity_id
    comment(report=report, text="Is it so?", by=superuser, sid=sid)
    notify(recipients=[superuser], kind="commented", report=report, text="Is it so?")
    desk = [
        review,
        f"{review}?show=all",
        f"{review}?comment={sid}",
        reverse("desk:notices"),
        reverse("desk:preferences"),
        reverse("desk:list", args=["said"]),
        reverse("desk:passes"),
        f"{reverse('desk:custody')}?texts={report.source_text_id}",
    ]
    _link, secret = invite(report=report, label="Dr Outside", by=superuser)
    guests = [
        reverse("review", args=[secret]),
        f"{reverse('review', args=[secret])}?comment={sid}",
        "/review/nothing/",
    ]
    return [reverse(f"admin:{name}", args=args) for name, *args in pages] + desk + guests


def test_a_page_of_the_administration_breaks_no_rule(
    browser: Browser, live_server: object, client: Client, paths: list[str], superuser: User
) -> None:
    client.force_login(superuser)
    name = settings.SESSION_COOKIE_NAME
    context = browser.new_context(base_url=str(live_server))
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": str(live_server)}])
    page = context.new_page()
    for path in paths:
        page.goto(path)
        assert find_faults(page, DJANGO_S_OWN) == [], path
    context.close()

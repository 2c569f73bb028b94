"""Two reports that may be accounts of one meeting: asked about on the pages of both, decided there, seen by nobody else."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.changing.binning import bin_reports
from archive.importing import import_record
from archive.models import Meeting, MeetingProposal, Person, Publisher, Report
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.conftest import DRAFT_TEXT, account, publish_checked, received

from .conftest import report_page

REPORTS = "admin:archive_report_changelist"
PROPOSALS = "admin:archive_meetingproposal_changelist"


TEXT = DRAFT_TEXT.replace("Foreign Minister Zara Zanzibarite", "Prime Minister Junichiro Koizumi").replace(
    "Foreign Minister Zanzibarite", "Prime Minister Koizumi"
)


def take_in(title: str, house: str) -> Report:
    import_record(
        received(TEXT.replace("Telephone Talks on", f"{title} of the Talks on"), name=f"{title}.txt", publisher=house)
    )
    return Report.objects.latest("pk")


@pytest.fixture
def pair(seeds: dict[str, Report]) -> MeetingProposal:
    """What is asked about two houses' drafts of the same talks; both have MARKER."""
    Publisher.objects.create(slug="zanzibarite-house", label="Zanzibarite House", adjective="The Zanzibarite House’s")
    first, second = take_in("A Zanzibarite Tale", "mofa-japan"), take_in("The Zanzibarite Story", "zanzibarite-house")
    return MeetingProposal.objects.get(report=second, other=first)


def decide_at(pair: MeetingProposal) -> str:
    return reverse("admin:archive_meetingproposal_decide", args=[pair.pk])


def changing(pair: MeetingProposal) -> str:
    """The way that is offered to whoever has just decided."""
    return f'<a href="{reverse("admin:archive_meetingproposal_change", args=[pair.pk])}">Change the decision</a>'


def listed(desk: Client, name: str, **parameters: str) -> set[Any]:
    return {row.pk for row in desk.get(reverse(name), parameters).context["cl"].result_list}


def test_the_pages_of_both_ask_and_lead_to_the_other(desk: Client, pair: MeetingProposal) -> None:
    for report, other in ((pair.report, pair.other), (pair.other, pair.report)):
        assert report is not None
        assert other is not None
        page = desk.get(report_page(report)).content.decode()
        assert page.count(decide_at(pair)) == 1
        assert f'<a href="{report_page(other)}">{other}</a>' in page
        assert "people in common: Junichiro Koizumi, Vladimir Putin." in page


@pytest.mark.parametrize("back", ["report", "other"])
def test_the_meeting_is_made_with_one_button(desk: Client, pair: MeetingProposal, back: str) -> None:
    reports = {"report": pair.report, "other": pair.other}
    assert desk.get(decide_at(pair)).status_code == 405
    answer = desk.post(decide_at(pair), {"state": "accepted", "back": back}, follow=True)
    assert answer.redirect_chain == [(report_page(reports[back]), 302)]
    meeting = Meeting.objects.get(date="2003-08-05")
    assert set(meeting.reports.all()) == set(reports.values())
    told = f"“{pair.report}” and “{pair.other}” are accounts of “{meeting}”, which was made for them with its heading and who was there."
    page = reverse("admin:archive_meeting_change", args=[meeting.pk])
    ways = f'<a href="{page}">Look at it</a> · {changing(pair)}'
    assert [str(message) for message in answer.context["messages"]] == [f"{told} {ways}"]
    assert {entry.get_change_message() for entry in LogEntry.objects.order_by("-pk")[:3]} == {told}
    page = desk.get(page).content.decode()
    assert (report_page(pair.report) in page, decide_at(pair) in page) == (True, False)
    assert decide_at(pair) not in desk.get(report_page(pair.report)).content.decode()


def test_a_refused_pair_is_gone_from_both_pages(desk: Client, pair: MeetingProposal) -> None:
    answer = desk.post(decide_at(pair), {"state": "refused"}, follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        f"“{pair.report}” and “{pair.other}” are no accounts of one meeting. {changing(pair)}"
    ]
    for report in (pair.report, pair.other):
        assert report is not None
        assert decide_at(pair) not in desk.get(report_page(report)).content.decode()
    assert not Meeting.objects.filter(date="2003-08-05").exists()


def test_a_pair_with_a_report_in_the_bin_is_not_asked_about_and_refused_with_the_reason(
    desk: Client, pair: MeetingProposal, superuser: User
) -> None:
    bin_reports(reports=[pair.report], by=superuser, reason="Twice.")
    assert pair.other is not None
    assert decide_at(pair) not in desk.get(report_page(pair.other)).content.decode()
    told = f"“{pair.report}” lies in the bin: fetch it back first."
    answer = desk.post(decide_at(pair), {"state": "accepted", "back": "other"}, follow=True)
    assert [(message.level_tag, str(message)) for message in answer.context["messages"]] == [("error", told)]
    page = reverse("admin:archive_meetingproposal_change", args=[pair.pk])
    answer = desk.post(page, {"state": "accepted"}, follow=True)
    assert [(message.level_tag, str(message)) for message in answer.context["messages"]] == [("error", told)]
    pair.refresh_from_db()
    assert (pair.state, Meeting.objects.filter(date="2003-08-05").exists()) == ("open", False)


def test_the_lists_show_a_pair_with_both_its_reports(desk: Client, pair: MeetingProposal) -> None:
    assert pair.other is not None
    both = {pair.report.pk, pair.other.pk}
    assert listed(desk, REPORTS, open="meetings") == both
    assert not both & listed(desk, REPORTS, open="nothing")
    assert listed(desk, PROPOSALS, made="no") == {pair.pk}
    assert pair.pk not in listed(desk, PROPOSALS, made="yes")
    assert f"the same meeting as “{pair.other}”, not here yet" in desk.get(reverse(PROPOSALS)).content.decode()
    desk.post(decide_at(pair), {"state": "refused"})
    assert listed(desk, REPORTS, open="meetings") == set()


def test_what_was_settled_by_a_join_is_nobodys_to_decide(desk: Client, pair: MeetingProposal) -> None:
    address = reverse("admin:archive_meetingproposal_change", args=[pair.pk])
    choices = desk.get(address).context["adminform"].form.fields["state"].choices
    assert [key for key, _label in choices] == ["open", "accepted", "refused"]
    Report.objects.filter(pk=pair.report.pk).update(meeting=Meeting.objects.earliest("pk"))
    assert "state" not in desk.get(address).context["adminform"].form.fields


def test_a_page_asks_as_often_for_three_pairs_as_for_one(desk: Client, pair: MeetingProposal) -> None:
    counts = []
    for number in (0, 2):
        for copy in range(number):
            take_in(f"Zanzibarite Tale {copy}", "zanzibarite-house")
        desk.get(report_page(pair.other))
        with CaptureQueriesContext(connection) as queries:
            desk.get(report_page(pair.other))
        counts.append(len(queries))
    assert MeetingProposal.objects.open().filter(other=pair.other).count() == 3
    assert counts[0] == counts[1]


def test_a_look_before_the_import_tells_of_the_other_report(desk: Client, pair: MeetingProposal) -> None:
    text = TEXT.replace("Telephone Talks on", "One More Reading of the Talks on")
    answer = desk.post(
        reverse("admin:archive_report_import"), {"publisher": Publisher.objects.get(slug="kremlin").pk, "text": text}
    )
    assert "Perhaps of the same meeting, which the archive doesn’t have yet, as:" in answer.content.decode()


def test_the_public_sees_nothing_of_a_meeting_of_two_drafts(desk: Client, pair: MeetingProposal) -> None:
    desk.post(decide_at(pair), {"state": "accepted"})
    meeting = Meeting.objects.get(date="2003-08-05")
    assert Person.objects.filter(participations__meeting=meeting).count() == 2
    reader = Client()
    assert reader.get(f"/meetings/{meeting.slug}/").status_code == 404
    assert reader.get(f"/api/v1/meetings/{meeting.slug}/").status_code == 404
    for address in ("/meetings/", "/api/v1/meetings/"):
        assert meeting.slug not in reader.get(address).content.decode()


@pytest.mark.parametrize("which", ["report", "other"])
def test_the_list_has_as_many_to_decide_as_the_desk_counts(
    desk: Client, pair: MeetingProposal, superuser: User, which: str
) -> None:
    before = listed(desk, PROPOSALS, state__exact="open")
    assert before == set(MeetingProposal.objects.open().values_list("pk", flat=True))
    bin_reports(reports=[getattr(pair, which)], by=superuser, reason="Twice.")
    assert listed(desk, PROPOSALS, state__exact="open") == before - {pair.pk}


def test_the_list_tells_two_houses_with_one_title_apart_and_costs_the_same(
    desk: Client, pair: MeetingProposal
) -> None:
    counts = []
    for number in (0, 2):
        for copy in range(number):
            take_in(f"Zanzibarite Tale {copy}", "zanzibarite-house")
        with CaptureQueriesContext(connection) as queries:
            page = desk.get(reverse(PROPOSALS), {"made": "no"}).content.decode()
        counts.append(len(queries))
    assert f"{pair.report} (Zanzibarite House)</a>" in page
    assert pair.other is not None
    assert f"“{pair.other}”, not here yet ({pair.other.publisher})" in page
    assert counts[0] == counts[1]


def test_the_form_of_a_decision_says_what_follows_and_takes_it_back(desk: Client, pair: MeetingProposal) -> None:
    address = reverse("admin:archive_meetingproposal_change", args=[pair.pk])
    assert "both reports are joined to one that is made for them" in desk.get(address).content.decode()
    for state, joined in (("accepted", 2), ("open", 0)):
        assert desk.post(address, {"state": state}).status_code == 302
        assert Report.objects.filter(meeting__date="2003-08-05", identity__startswith="file:").count() == joined


def test_an_old_page_undoes_nobodys_decision(desk: Client, pair: MeetingProposal) -> None:
    desk.post(decide_at(pair), {"state": "accepted"})
    another = Client()
    another.force_login(account("mo", "Editor"))
    for state in ("refused", "accepted"):
        answer = another.post(decide_at(pair), {"state": state}, follow=True)
        assert [str(m) for m in answer.context["messages"]] == [
            "“ed” has decided on this meanwhile (accepted): nothing was changed."
        ]
    pair.refresh_from_db()
    assert (pair.state, str(pair.decided_by)) == ("accepted", "ed")
    assert Report.objects.filter(meeting__date="2003-08-05").count() == 2


def test_an_old_page_decides_nothing_that_a_join_has_settled(desk: Client, pair: MeetingProposal) -> None:
    Report.objects.filter(pk=pair.report.pk).update(meeting=Meeting.objects.earliest("pk"))
    answer = desk.post(decide_at(pair), {"state": "refused"}, follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        "This is not as the page showed it (it is settled otherwise now): nothing was changed."
    ]
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == ("settled", None)


def test_a_report_that_was_withdrawn_is_joined_to_nothing(
    desk: Client, pair: MeetingProposal, superuser: User
) -> None:
    publish_checked(pair.report, superuser)
    withdraw(report=pair.report, by=superuser, reason="A forgery.")
    answer = desk.post(decide_at(pair), {"state": "accepted"}, follow=True)
    assert [str(m) for m in answer.context["messages"]] == [
        f"“{pair.report}” has been withdrawn meanwhile: nobody is asked about it."
    ]
    pair.refresh_from_db()
    assert pair.state == "open"
    assert Report.objects.get(pk=pair.report.pk).meeting is None


def test_whoever_may_not_decide_does_not_learn_what_there_is_to_decide(client: Client, pair: MeetingProposal) -> None:
    for name, role in (("rev", "Reviewer"), ("voc", "Vocabulary editor"), ("none", None)):
        client.force_login(account(name, role))
        for key in (pair.pk, pair.pk + 1000):
            address = reverse("admin:archive_meetingproposal_decide", args=[key])
            assert {client.post(address, {"state": "accepted"}).status_code, client.get(address).status_code} == {403}
        page = reverse("admin:archive_meetingproposal_change", args=[pair.pk])
        assert client.post(page, {"state": "accepted"}).status_code == 403
        assert ("may be accounts" in client.get("/admin/desk/").content.decode()) is False
    pair.refresh_from_db()
    assert pair.state == "open"


@pytest.mark.parametrize(
    ("action", "state", "joined"), [("accept_several", "accepted", 2), ("refuse_several", "refused", 0)]
)
def test_several_are_decided_in_the_list(
    desk: Client, pair: MeetingProposal, action: str, state: str, joined: int
) -> None:
    decided = MeetingProposal.objects.exclude(pk=pair.pk).filter(state="accepted").earliest("pk")
    chosen = {"action": action, "_selected_action": [str(pair.pk), str(decided.pk)]}
    answer = desk.post(reverse(PROPOSALS), chosen, follow=True)
    assert [str(m) for m in answer.context["messages"]] == ["1 proposal decided."]
    pair.refresh_from_db()
    assert (pair.state, str(pair.decided_by)) == (state, "ed")
    assert Report.objects.filter(meeting__date="2003-08-05", identity__startswith="file:").count() == joined
    assert LogEntry.objects.filter(object_id=str(pair.report.pk), user__username="ed").exists()
    decided.refresh_from_db()
    assert str(decided.decided_by) == "founding-editors"  # whoever had decided before


def test_what_can_t_be_joined_stands_in_no_other_s_way(desk: Client, pair: MeetingProposal) -> None:
    assert pair.other is not None
    Report.objects.filter(pk=pair.other.pk).update(event_date="2003-08-06")
    second = MeetingProposal.objects.filter(other=None).earliest("pk")
    MeetingProposal.objects.filter(pk=second.pk).update(state="open", decided_by=None)
    keys = [str(pair.pk), str(second.pk)]
    answer = desk.post(reverse(PROPOSALS), {"action": "accept_several", "_selected_action": keys}, follow=True)
    refused, told = (str(m) for m in answer.context["messages"])
    assert str(pair.report) in refused
    assert told == "1 proposal decided."
    pair.refresh_from_db()
    assert pair.state == "open"


def test_a_reviewer_decides_on_none_in_the_list(client: Client, pair: MeetingProposal) -> None:
    client.force_login(account("rev", "Reviewer"))
    client.post(reverse(PROPOSALS), {"action": "accept_several", "_selected_action": [str(pair.pk)]})
    pair.refresh_from_db()
    assert pair.state == "open"

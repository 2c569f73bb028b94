"""The lists for the day's work: what they count, by what they are filtered, and what is done from them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.editing import Operation, apply
from archive.models import Flag, Meeting, MeetingProposal, Person, Position, Report, Statement, Topic
from tests.archive.admin.conftest import report_page, sent, statement_page
from tests.archive.conftest import later_text, publish_checked

REPORTS = "admin:archive_report_changelist"
STATEMENTS = "admin:archive_statement_changelist"


def listed(client: Client, name: str, **query: Any) -> set[Any]:
    return {row.pk for row in client.get(reverse(name), query).context["cl"].result_list}


def keys(**filters: Any) -> set[int]:
    return set(Report.objects.filter(**filters).values_list("pk", flat=True))


def test_the_list_of_reports_counts_what_is_left_to_do(desk: Client, draft: Report) -> None:
    draft.flags.create(message="look", revision=1)
    rows = {row.pk: row for row in desk.get(reverse(REPORTS)).context["cl"].result_list}
    row = rows[draft.pk]
    assert (row.open_flags, row.unchecked, row.open_names) == (draft.flags.open().count(), 2, 1)
    assert {(r.open_flags, r.unchecked, r.open_names) for r in rows.values() if r.pk != draft.pk} == {(0, 0, 0)}


def test_reports_are_filtered_by_what_is_left_to_do(desk: Client, draft: Report, seeds: dict[str, Report]) -> None:
    draft.flags.all().delete()
    only = {draft.pk}
    assert listed(desk, REPORTS, open="flags") == set()
    draft.flags.create(message="look", revision=1, start=0, end=4, kind=Flag.Kind.EVIDENCE)
    assert [listed(desk, REPORTS, open=work) for work in ("flags", "words", "names", "unchecked")] == [only] * 4
    assert listed(desk, REPORTS, flag="evidence") == only
    assert listed(desk, REPORTS, flag="later_text") == set()
    assert [listed(desk, REPORTS, open=work) for work in ("texts", "meetings")] == [set()] * 2
    later_text(draft)
    MeetingProposal.objects.create(report=draft, meeting=Meeting.objects.earliest("pk"), reason="a guess")
    assert [listed(desk, REPORTS, open=work) for work in ("texts", "meetings")] == [only] * 2
    assert listed(desk, REPORTS, open="nothing") == {report.pk for report in seeds.values()}
    assert listed(desk, REPORTS, open="no such work") == only | {report.pk for report in seeds.values()}


def test_reports_are_filtered_by_topic_with_the_narrower_ones_and_by_speaker(desk: Client, draft: Report) -> None:
    topic = Topic.objects.get(slug="zanzibarite-question")
    assert listed(desk, REPORTS, topic=topic.pk) == {draft.pk}
    broader = Topic.objects.create(slug="wider", label="Wider", definition="Wider.")
    assert listed(desk, REPORTS, topic=broader.pk) == set()
    topic.broader = broader
    topic.save()
    assert listed(desk, REPORTS, topic=broader.pk) == {draft.pk}
    putin = Person.objects.get(slug="vladimir-putin")
    assert listed(desk, REPORTS, speaker=putin.pk) == keys(
        statement_ids__statement__voices__person=putin, statement_ids__statement__voices__capacity="speaker"
    )
    assert listed(desk, REPORTS, speaker="nobody") == keys()


def test_statements_are_filtered(desk: Client, draft: Report, editor: Any) -> None:
    first, second = Statement.objects.filter(report=draft).order_by("ordinal")
    topic, putin = Topic.objects.get(slug="zanzibarite-question"), Person.objects.get(slug="vladimir-putin")
    assert listed(desk, STATEMENTS, topic=topic.pk) == {first.pk}
    assert second.pk in listed(desk, STATEMENTS, speaker=putin.pk)
    assert listed(desk, STATEMENTS, speaker=putin.pk, report__state__exact="draft") == {second.pk}
    draft.flags.create(message="look", revision=1, start=second.start + 1, end=second.end)
    assert listed(desk, STATEMENTS, open="words") == {second.pk}
    assert listed(desk, STATEMENTS, open="flags") == {first.pk, second.pk}
    assert listed(desk, STATEMENTS, open="names") == {first.pk, second.pk}
    assert listed(desk, STATEMENTS, open="topics") == set(
        Statement.objects.filter(tags=None).values_list("pk", flat=True)
    )
    assert listed(desk, STATEMENTS, review="parser") == {first.pk, second.pk}
    confirm = Operation("confirm", {"part": first.ordinal, "by": editor.pk})
    apply(report=draft, operation=confirm, expected_version=draft.version, by=editor)
    assert listed(desk, STATEMENTS, review="parser") == {second.pk}
    assert listed(desk, STATEMENTS, review="me") == {first.pk}
    assert listed(desk, STATEMENTS, review="one", report__state__exact="draft") == {first.pk}
    assert listed(desk, STATEMENTS, review="two") == set()
    assert first.pk not in listed(desk, STATEMENTS, review="others")
    sure = [listed(desk, STATEMENTS, sure=sure, report__state__exact="draft") for sure in ("low", "middle", "high")]
    # The text prints "Zara Zanzibarite" too, which was not joined to the surname that speaks.
    assert sure == [set(), {first.pk}, {second.pk}]


def test_a_statement_is_edited_in_its_row(desk: Client, draft: Report) -> None:
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    alone = f"{statement_page(statement)}?_in_place=1"
    assert f'data-in-place="{alone}"' in desk.get(reverse(STATEMENTS)).content.decode()
    page = desk.get(alone)
    assert "<html" not in page.content.decode()
    answer = desk.post(alone, {**sent(page, topics=[], speakers=["Vladimir Putin"]), "_check": "1"})
    assert answer["Location"] == alone
    cells = desk.get(alone).context["cells"]
    assert cells == {
        "speakers": '<span class="">Vladimir Putin</span> <span class="quiet">named</span>',
        "topics": "–",
        "coded": "Zara Zanzibarite <strong>supports</strong>: The zanzibarite question comes first.",
        "review": "ed",
    }


def test_what_can_not_be_is_an_error_in_the_row_too(desk: Client, draft: Report) -> None:
    alone = f"{statement_page(Statement.objects.filter(report=draft).earliest('ordinal'))}?_in_place=1"
    answer = desk.post(alone, sent(desk.get(alone), attribution="impersonal"))
    assert "An impersonal statement has no speaker" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_a_position_is_coded_in_the_row(desk: Client, draft: Report) -> None:
    statement = Statement.objects.filter(report=draft).latest("ordinal")
    address = reverse("admin:archive_statement_add_position", args=[statement.pk]) + "?_in_place=1"
    page = desk.get(address)
    assert "<html" not in page.content.decode()
    data = {"proposition": 1, "direction": "opposes", "strength": "1", "act": "states", "evidence": "explicit"}
    wrong = desk.post(address, sent(page, **{**data, "proposition": ""}))
    assert "This field is required." in wrong.content.decode()
    from archive.models import Proposition

    claim = Proposition.objects.get(slug="zanzibarite-first")
    answer = desk.post(address, sent(page, **{**data, "proposition": claim.pk}))
    assert answer["Location"] == f"{statement_page(statement)}?_in_place=1"
    assert Position.objects.get(statement=statement).holder_person == Person.objects.get(slug="vladimir-putin")


def test_open_flags_are_listed_most_urgent_first(desk: Client, draft: Report, seeds: dict[str, Report]) -> None:
    Flag.objects.all().delete()
    public = seeds["001"]
    kinds = [Flag.Kind.PARSER, Flag.Kind.LATER_TEXT, Flag.Kind.EVIDENCE, Flag.Kind.JUDGEMENT]
    for report in (draft, public):
        for kind in kinds:
            report.flags.create(message=f"{report.state} {kind}", revision=1, kind=kind)
    settled = draft.flags.create(message="settled", revision=1, settled_at="2026-01-01T00:00Z")
    page = desk.get(reverse("admin:archive_flag_changelist"))
    assert [flag.message for flag in page.context["cl"].result_list] == [
        f"{state} {kind}" for state in ("published", "draft") for kind in reversed(kinds)
    ]
    assert listed(desk, "admin:archive_flag_changelist", settled="yes") == {settled.pk}
    flags = list(public.flags.values_list("pk", flat=True))
    desk.post(reverse("admin:archive_flag_changelist"), {"action": "settle", "_selected_action": flags})
    assert not public.flags.open().exists()


@pytest.mark.parametrize(("state", "is_joined"), [("accepted", True), ("refused", False)])
@pytest.mark.parametrize("back", ["report", "meeting"])
def test_a_proposal_is_decided_from_the_report_and_from_the_meeting(
    back: str, state: str, is_joined: bool, desk: Client, draft: Report
) -> None:
    meeting = Meeting.objects.exclude(reports=draft).earliest("pk")
    proposal = MeetingProposal.objects.create(report=draft, meeting=meeting, reason="the same day")
    pages = {"report": report_page(draft), "meeting": reverse("admin:archive_meeting_change", args=[meeting.pk])}
    decide = reverse("admin:archive_meetingproposal_decide", args=[proposal.pk])
    assert decide in desk.get(pages[back]).content.decode()
    assert desk.get(decide).status_code == 405
    assert desk.post(decide, {"state": "perhaps"}).status_code == 400
    assert desk.post(decide, {"state": state, "back": back})["Location"] == pages[back]
    draft.refresh_from_db()
    proposal.refresh_from_db()
    assert ((draft.meeting == meeting), proposal.state, str(proposal.decided_by)) == (is_joined, state, "ed")
    assert decide not in desk.get(pages[back]).content.decode()


def test_publishing_reads_nothing_of_a_draft_into_the_filters(desk: Client, draft: Report, editor: Any) -> None:
    publish_checked(draft, editor)
    assert listed(desk, REPORTS, state__exact="draft") == set()


TOPICS = "admin:archive_statement_topics"


def test_topics_are_set_on_several_statements_after_a_look(desk: Client, draft: Report) -> None:
    first, second = Statement.objects.filter(report=draft).order_by("ordinal")
    zanzibarite, visits = Topic.objects.get(slug="zanzibarite-question"), Topic.objects.get(slug="visits")
    action = {"action": "set_topics", "_selected_action": [first.pk, second.pk]}
    address = desk.post(reverse(STATEMENTS), action)["Location"]
    chosen = {"add": [visits.pk], "take": [zanzibarite.pk]}
    look = desk.post(address, chosen)
    assert [(line["place"], line["added"], line["taken"]) for line in look.context["lines"]] == [
        ("1(1)", [str(visits)], [str(zanzibarite)]),
        ("1(2)", [str(visits)], []),
    ]
    assert Report.objects.get(pk=draft.pk).version == draft.version
    assert desk.post(address, {**chosen, "seen": look.context["form"]["seen"].value()}).status_code == 302
    topics = {s.pk: sorted(s.tags.values_list("topic__slug", flat=True)) for s in (first, second)}
    assert topics == {first.pk: ["peace-treaty", "visits"], second.pk: ["visits"]}
    assert Report.objects.get(pk=draft.pk).version == draft.version + 1


def test_topics_are_not_set_on_what_has_changed_since_the_look(desk: Client, draft: Report, superuser: Any) -> None:
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    address = f"{reverse(TOPICS)}?statements={statement.pk}"
    chosen = {"add": [Topic.objects.get(slug="visits").pk]}
    seen = desk.post(address, chosen).context["form"]["seen"].value()
    theirs = Operation("describe", {"place": "Tokyo"})
    apply(report=draft, operation=theirs, expected_version=draft.version, by=superuser)
    again = desk.post(address, {**chosen, "seen": seen})
    assert again.status_code == 200
    assert not statement.tags.filter(topic__slug="visits").exists()
    assert desk.post(address, {**chosen, "seen": again.context["form"]["seen"].value()}).status_code == 302
    assert statement.tags.filter(topic__slug="visits").exists()


@pytest.mark.parametrize(("add", "take", "field"), [((), (), "add"), (("visits",), ("visits",), "take")])
def test_topics_that_can_not_be_set_are_errors_of_the_form(
    add: tuple[str, ...], take: tuple[str, ...], field: str, desk: Client, draft: Report
) -> None:
    pks = {slug: Topic.objects.get(slug=slug).pk for slug in (*add, *take)}
    data = {"add": [pks[slug] for slug in add], "take": [pks[slug] for slug in take]}
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    assert field in desk.post(f"{reverse(TOPICS)}?statements={statement.pk}", data).context["form"].errors


@pytest.mark.parametrize("query", ["state=%00", "flag=%00", f"sort_date__year={'9' * 25}", "sort_date__year=99999"])
def test_a_filter_that_no_column_can_be_compared_with_is_left_out_with_a_word(
    desk: Client, seeds: dict[str, Report], query: str
) -> None:
    response = desk.get(f"{reverse(REPORTS)}?{query}", follow=True)
    assert response.status_code == 200
    assert len(response.context["cl"].result_list) in (0, len(seeds))

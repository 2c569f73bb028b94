"""Who may do what in the admin, as one table of addresses and answers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.authorities.moving import move_topic
from archive.models import (
    ChangeSet,
    Comment,
    ErrorReport,
    Meeting,
    MeetingProposal,
    Office,
    Person,
    Proposition,
    PropositionVersion,
    Report,
    ReviewLink,
    SourceText,
    Statement,
    Tenure,
    Topic,
)
from diplomacy.accounts.models import User
from diplomacy.accounts.roles import ROLES
from tests.archive.admin.conftest import report_page, sent, statement_page
from tests.archive.conftest import account, later_text, publish_checked

WHO = ("anonymous", "staff", "Editor", "Reviewer", "Vocabulary editor", "Moderator", "Administrator")

# One letter a role, in the order of WHO: y may, n is refused, s is sent to sign in.
TABLE = {
    "see reports": "snyyyny",
    "import a report": "snynnny",
    "change a report": "snynnny",
    "change a statement": "snynnny",
    "check a statement": "snyynny",
    "set topics on several statements": "snynnny",
    "add a position": "snynnny",
    "decide who is meant": "snynnny",
    "see who is not identified": "snyyyny",
    "join a report to a meeting": "snynnny",
    "make the meeting of two accounts": "snynnny",
    "emend": "snynnny",
    "settle a flag": "snyynny",
    "restore a version": "snynnny",
    "take over a later text": "snynnny",
    "publish": "snyynny",
    "publish several reports": "snyynny",
    "withdraw": "snnynny",
    "see topics": "snyyyny",
    "change a topic": "snnnyny",
    "add a proposition": "snnnyny",
    "add a person": "snynyny",
    "merge a person": "snnnyny",
    "add an office": "snnnyny",
    "change an office": "snnnyny",
    "add a tenure": "snnnyny",
    "change a tenure": "snnnyny",
    "delete a tenure": "snnnyny",
    "add a country": "snnnyny",
    "add a meeting": "snnnyny",
    "add an instrument": "snnnyny",
    "add a publisher": "snnnyny",
    "see source texts": "snyyyny",
    "fetch what was received": "snyyyny",
    "see the worklists": "snyyyny",
    "take a report": "snynnny",
    "hand a report in for review": "snynnny",
    "send a report back": "snnynny",
    "comment": "snyyyny",
    "settle a comment": "snyynny",
    "publish at the desk": "snyynny",
    "plan a publication": "snyynny",
    "make a review link": "snyynny",
    "revoke a review link": "snyynny",
    "answer a reader who tells of an error": "snyynny",
    "take over or decline what scholars offer": "snyynny",
    "change a record at the workbench": "snynnny",
    "check at the workbench": "snyynny",
    "weigh a newer parser's proposal": "snynnny",
    "confirm what records say as data": "snynnny",
    "have the passes go over records": "snynnny",
    "settle who is meant everywhere": "snynnny",
    "put a report into the bin": "snynnny",
    "fetch a report from the bin": "snynnny",
    "see change sets": "snyyyny",
    "take an import back": "snynnny",
    "correct where a batch comes from": "snynnny",
    "take a move of a topic back": "snnnyny",
    "move a topic": "snnnyny",
    "merge a topic": "snnnyny",
    "divide a topic": "snnnyny",
    "approve a proposition": "snnnyny",
    "see the accounts’ notices": "snnnnnn",
    "see users": "snnnnny",
    "add a user": "snnnnny",
    "reset a second factor": "snnnnny",
    "moderate public annotations": "snnnnyy",
    "see research groups": "snnnnny",
    "see access tokens": "snnnnny",
}


@pytest.fixture
def requests(draft: Report, editor: User) -> dict[str, Any]:
    """For each line of the table: the method and the address; a POST that is allowed changes something or asks again."""
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    flag = draft.flags.create(message="look", revision=1)
    proposal = MeetingProposal.objects.create(report=draft, meeting=Meeting.objects.earliest("pk"), reason="a guess")
    pair = MeetingProposal.objects.create(report=draft, other=Report.objects.earliest("pk"), reason="a guess")
    publish_checked(draft, editor)
    draft.source_note = "A later zanzibarite note."
    draft.save(update_fields=["source_note"])

    def at(name: str, *args: Any) -> str:
        return reverse(f"admin:{name}", args=args)

    topic = Topic.objects.get(slug="zanzibarite-question")
    tenure = Tenure.objects.earliest("pk")
    return {
        "see reports": ("get", at("archive_report_changelist")),
        "import a report": ("get", at("archive_report_import")),
        "change a report": ("post", report_page(draft)),
        "change a statement": ("post", statement_page(statement)),
        "check a statement": ("post", at("archive_statement_confirm", statement.pk)),
        "set topics on several statements": ("get", at("archive_statement_topics")),
        "add a position": ("get", at("archive_statement_add_position", statement.pk)),
        "decide who is meant": ("get", f"{at('archive_identification_decide')}?name=Zanzibarite"),
        "see who is not identified": ("get", at("archive_identification_open")),
        "join a report to a meeting": ("post", at("archive_meetingproposal_decide", proposal.pk)),
        "make the meeting of two accounts": ("post", at("archive_meetingproposal_decide", pair.pk)),
        "emend": ("get", at("archive_report_add_layer", draft.pk, "emendations")),
        "settle a flag": ("post", at("archive_report_settle", draft.pk, flag.pk)),
        "restore a version": ("post", at("archive_report_restore", draft.pk, 1)),
        "take over a later text": ("get", at("archive_report_take_over", draft.pk, later_text(draft).pk)),
        "publish": ("get", at("archive_report_publish", draft.pk)),
        "publish several reports": ("get", at("archive_report_publish_several")),
        "withdraw": ("get", at("archive_report_withdraw", draft.pk)),
        "see topics": ("get", at("archive_topic_changelist")),
        "change a topic": ("post", at("archive_topic_change", topic.pk)),
        "add a proposition": ("get", at("archive_proposition_add")),
        "add a person": ("get", at("archive_person_add")),
        "merge a person": ("get", at("archive_person_merge", Person.objects.get(slug="zara-zanzibarite").pk)),
        "add an office": ("get", at("archive_office_add")),
        "change an office": ("post", at("archive_office_change", tenure.office_id)),
        "add a tenure": ("get", at("archive_tenure_add")),
        "change a tenure": ("post", at("archive_tenure_change", tenure.pk)),
        "delete a tenure": ("get", at("archive_tenure_delete", tenure.pk)),
        "add a country": ("get", at("archive_country_add")),
        "add a meeting": ("get", at("archive_meeting_add")),
        "add an instrument": ("get", at("archive_instrument_add")),
        "add a publisher": ("get", at("archive_publisher_add")),
        "see source texts": ("get", at("archive_sourcetext_changelist")),
        "fetch what was received": ("get", at("archive_sourcetext_received", draft.source_text_id)),
        "see users": ("get", at("accounts_user_changelist")),
        "add a user": ("get", at("accounts_user_add")),
        "reset a second factor": ("post", at("accounts_user_changelist")),
        "moderate public annotations": ("get", reverse("annotations:to_moderate")),
        "see research groups": ("get", at("annotations_researchgroup_changelist")),
        "see access tokens": ("get", at("accounts_accesstoken_changelist")),
        **_desk(draft, editor, topic),
    }


def _desk(report: Report, editor: User, topic: Topic) -> dict[str, Any]:
    """The same of the desk's pages."""

    def at(name: str, *args: Any, **more: Any) -> str:
        return reverse(f"desk:{name}", args=args, kwargs=more)

    comment = Comment.objects.create(report=report, version=report.version, text="Look.", by=editor)
    link = ReviewLink.objects.create(
        report=report,
        token_sha256="0" * 64,
        label="An expert",
        by=editor,
        expires_at=timezone.now() + timedelta(days=1),
    )
    other = Topic.objects.create(slug="zanzibarite-other", label="Zanzibarite other", definition="Another.")
    proposition = Proposition.objects.get(slug="zanzibarite-first")
    version = PropositionVersion.objects.create(
        proposition=proposition, number=2, text="Another.", topic=topic, supports="a", opposes="b", proposed_by=editor
    )
    report.refresh_from_db()
    told = ErrorReport.objects.create(report=report, edition=report.editions.get(), text="It was the sixth.")
    imported = ChangeSet.objects.create(verb="import", summary="An import")
    moved = move_topic(topic=other, under=topic, by=editor)
    pk = report.pk
    place = {"name": "describe", "arguments": {"place": "Zanzibar"}}
    check = {
        "name": "confirm",
        "arguments": {"part": Statement.objects.filter(report=report).earliest("ordinal").ordinal},
    }
    return {
        "see the worklists": ("get", at("home")),
        "take a report": ("post", at("take", pk)),
        "hand a report in for review": ("post", at("submit", pk)),
        "send a report back": ("post", at("send_back", pk)),
        "comment": ("post", at("add_comment", pk)),
        "settle a comment": ("post", at("settle_comment", pk, comment.pk)),
        "publish at the desk": ("post", at("publish", pk)),
        "plan a publication": ("post", at("schedule", pk)),
        "make a review link": ("post", at("make_link", pk)),
        "revoke a review link": ("post", at("revoke_link", pk, link.pk)),
        "answer a reader who tells of an error": ("post", at("error", told.pk)),
        "take over or decline what scholars offer": ("get", "/admin/desk/offers/"),
        "change a record at the workbench": ("post", at("workbench_apply", pk), {"version": 1, "operations": [place]}),
        "check at the workbench": ("post", at("workbench_apply", pk), {"version": 1, "operations": [check]}),
        "weigh a newer parser's proposal": ("get", at("reparse", pk)),
        "confirm what records say as data": ("post", at("list", "said")),
        "have the passes go over records": ("get", at("passes")),
        "settle who is meant everywhere": ("get", at("settle")),
        "put a report into the bin": ("post", at("put_into_bin")),
        "fetch a report from the bin": ("post", at("fetch_report", pk)),
        "see change sets": ("get", at("changes")),
        "correct where a batch comes from": (
            "get",
            f"{reverse('desk:custody')}?texts={SourceText.objects.earliest('pk').pk}",
        ),
        "take an import back": ("post", at("change_set", imported.pk)),
        "take a move of a topic back": ("post", at("change_set", moved.pk)),
        "move a topic": ("get", at("topic_move", topic.pk)),
        "merge a topic": ("get", at("topic_merge", other.pk)),
        "divide a topic": ("get", at("topic_divide", topic.pk)),
        "approve a proposition": ("post", at("proposition_decide", proposition.pk, version.number)),
        "see the accounts’ notices": ("get", reverse("admin:archive_notice_changelist")),
    }


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_each_role_may_do_what_the_table_says(number: int, who: str, requests: dict[str, Any], client: Client) -> None:
    if who != "anonymous":
        client.force_login(account("somebody", None if who == "staff" else who))
    found = {}
    for action, (method, address, *steps) in requests.items():
        data = {"deed": "confirm"} if "lists/said" in address else {}
        if method == "post" and "archive/topic" in address:
            data = _topic_form(client, address)
        more = {"content_type": "application/json"} if steps else {}
        answer = getattr(client, method)(address, steps[0] if steps else data, **more)
        is_sent = answer.status_code == 401 or "login" in answer.headers.get("Location", "")
        found[action] = "n" if answer.status_code == 403 else "s" if is_sent else "y"
    assert found == {action: answers[number] for action, answers in TABLE.items()}


def test_the_table_in_the_manual_is_the_tested_one() -> None:
    page = (settings.BASE_DIR / "docs" / "roles.md").read_text()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:1] == "|"]
    assert rows[0][1:] == list(ROLES) == list(WHO[2:])
    assert {row[0]: ["n" if not cell else cell[0] for cell in row[1:]] for row in rows[2:]} == {
        action: list(answers[2:]) for action, answers in TABLE.items()
    }


def _topic_form(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    return sent(answer) if answer.status_code == 200 and answer.context else {}


def test_an_account_that_is_no_staff_is_sent_away(draft: Report, client: Client) -> None:
    client.force_login(User.objects.create_user("visitor", password="a long pass phrase"))
    assert client.get(report_page(draft)).status_code == 302


def test_a_slug_is_given_once(draft: Report, client: Client) -> None:
    """Working values and editions call authority records by their slugs."""
    client.force_login(account("keeper", "Vocabulary editor"))
    for model, slug in ((Topic, "zanzibarite-question"), (Proposition, "zanzibarite-first")):
        row = model.objects.get(slug=slug)
        address = reverse(f"admin:archive_{model._meta.model_name}_change", args=[row.pk])
        answer = client.post(address, sent(client.get(address), slug="another"))
        assert answer.status_code == 302
        row.refresh_from_db()
        assert row.slug == slug


def test_an_editor_gives_nobody_who_is_there_an_office(draft: Report, client: Client) -> None:
    """A tenure is public at once: in the administration she can neither send one alone nor with a new person."""
    client.force_login(account("somebody", "Editor"))
    before = list(Tenure.objects.order_by("pk").values_list("pk", flat=True))
    held = Tenure.objects.earliest("pk")
    tenure = {"office": held.office_id, "capacity": "acting", "start": "2003", "start_certainty": "high", "end_certainty": "unknown"}  # fmt: skip
    assert client.post(reverse("admin:archive_tenure_add"), {**tenure, "person": held.person_id}).status_code == 403
    rows = {f"tenures-0-{name}": value for name, value in tenure.items()}
    rows |= {"tenures-TOTAL_FORMS": 1, "tenures-INITIAL_FORMS": 0}
    address = reverse("admin:archive_person_add")
    new = sent(client.get(address), label="Barasa Otieno", surname="Otieno", slug="barasa-otieno")
    assert client.post(address, {**new, **rows}).status_code == 302
    assert Person.objects.filter(slug="barasa-otieno").exists()
    assert list(Tenure.objects.order_by("pk").values_list("pk", flat=True)) == before


@pytest.mark.parametrize(
    ("start", "office"), [("not a date", True), ("2003", False), ("2003/..", True), ("2009", True)]
)
def test_a_tenure_that_makes_no_sense_is_an_error_of_the_form(
    start: str, office: bool, draft: Report, client: Client
) -> None:
    client.force_login(account("keeper", "Vocabulary editor"))
    before = Tenure.objects.count()
    person, post = Person.objects.earliest("pk"), Office.objects.earliest("pk")
    data = {
        "person": person.pk, "office": post.pk if office else "", "capacity": "holder", "start": start,
        "start_certainty": "high", "end": "2008", "end_certainty": "unknown",
    }  # fmt: skip
    answer = client.post(reverse("admin:archive_tenure_add"), data)
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert Tenure.objects.count() == before


def test_a_second_holder_of_a_single_seat_is_an_error_of_the_form(draft: Report, client: Client) -> None:
    client.force_login(account("keeper", "Vocabulary editor"))
    held = Tenure.objects.filter(is_exclusive=True, period__startswith__isnull=False).earliest("pk")
    other = Person.objects.exclude(pk=held.person_id).earliest("pk")
    data = {
        "person": other.pk, "office": held.office_id, "capacity": "holder", "start": held.start, "start_certainty": "high",
        "end_certainty": "unknown",
    }  # fmt: skip
    answer = client.post(reverse("admin:archive_tenure_add"), data)
    assert "Somebody else holds this single-seat office in those days." in answer.content.decode()


def test_a_name_that_stands_there_already_is_an_error_of_the_form(draft: Report, client: Client) -> None:
    client.force_login(account("keeper", "Vocabulary editor"))
    person = Person.objects.get(slug="zara-zanzibarite")
    address = reverse("admin:archive_person_change", args=[person.pk])
    twice = {f"names-{n}-{field}": value for n in (0, 1) for field, value in (("text", "Z. Z."), ("language", "en"))}
    answer = client.post(address, sent(client.get(address), **{**twice, "names-TOTAL_FORMS": 2}))
    assert answer.status_code == 200
    assert "This name stands there already." in answer.content.decode()
    assert not person.names.exists()

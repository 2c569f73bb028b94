"""Who may do what in the admin, as one table of addresses and answers."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from archive.models import Meeting, MeetingProposal, Office, Person, Proposition, Report, Statement, Tenure, Topic
from archive.publishing import publish
from diplomacy.accounts.models import User
from diplomacy.accounts.roles import ROLES
from tests.archive.admin.conftest import report_page, sent, statement_page
from tests.archive.conftest import account, later_text

WHO = ("anonymous", "staff", "Editor", "Reviewer", "Vocabulary editor", "Administrator")

# One letter a role, in the order of WHO: y may, n is refused, s is sent to sign in.
TABLE = {
    "see reports": "snyyyy",
    "import a report": "snynny",
    "change a report": "snynny",
    "change a statement": "snynny",
    "check a statement": "snyyny",
    "set topics on several statements": "snynny",
    "add a position": "snynny",
    "decide who is meant": "snynny",
    "see who is not identified": "snyyyy",
    "join a report to a meeting": "snynny",
    "emend": "snynny",
    "settle a flag": "snyyny",
    "restore a version": "snynny",
    "take over a later text": "snynny",
    "publish": "snyyny",
    "publish several reports": "snyyny",
    "withdraw": "snnyny",
    "see topics": "snyyyy",
    "change a topic": "snnnyy",
    "add a proposition": "snnnyy",
    "add a person": "snnnyy",
    "merge a person": "snnnyy",
    "add an office": "snnnyy",
    "add a tenure": "snnnyy",
    "add a country": "snnnyy",
    "add a meeting": "snnnyy",
    "add a publisher": "snnnyy",
    "see source texts": "snyyyy",
    "see users": "snnnny",
    "add a user": "snnnny",
}


@pytest.fixture
def requests(draft: Report, editor: User) -> dict[str, Any]:
    """For each line of the table: the method and the address; a POST that is allowed changes something or asks again."""
    statement = Statement.objects.filter(report=draft).earliest("ordinal")
    flag = draft.flags.create(message="look", revision=1)
    proposal = MeetingProposal.objects.create(report=draft, meeting=Meeting.objects.earliest("pk"), reason="a guess")
    publish(report=draft, by=editor)
    draft.source_note = "A later zanzibarite note."
    draft.save(update_fields=["source_note"])

    def at(name: str, *args: Any) -> str:
        return reverse(f"admin:{name}", args=args)

    topic = Topic.objects.get(slug="zanzibarite-question")
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
        "add a tenure": ("get", at("archive_tenure_add")),
        "add a country": ("get", at("archive_country_add")),
        "add a meeting": ("get", at("archive_meeting_add")),
        "add a publisher": ("get", at("archive_publisher_add")),
        "see source texts": ("get", at("archive_sourcetext_changelist")),
        "see users": ("get", at("accounts_user_changelist")),
        "add a user": ("get", at("accounts_user_add")),
    }


@pytest.mark.parametrize(("number", "who"), list(enumerate(WHO)), ids=WHO)
def test_each_role_may_do_what_the_table_says(number: int, who: str, requests: dict[str, Any], client: Client) -> None:
    if who != "anonymous":
        client.force_login(account("somebody", None if who == "staff" else who))
    found = {}
    for action, (method, address) in requests.items():
        data = {}
        if method == "post" and "archive/topic" in address:
            data = _topic_form(client, address)
        status = getattr(client, method)(address, data).status_code
        location = getattr(client, method)(address, data).headers.get("Location", "")
        found[action] = "n" if status == 403 else "s" if "login" in location else "y"
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

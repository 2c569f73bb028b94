"""Evidence: words of a later record that an editor joins to an undertaking of an earlier one."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from archive.editing import Operation, apply
from archive.editing.undoing import go
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import Finding, PublishedEvidence, PublishedUndertaking, Report
from archive.models.identifiers import show
from archive.parsing.revising.layers import RefusedJudgement
from archive.projecting import project
from archive.publishing import withdraw
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked, received

pytestmark = pytest.mark.django_db

EARLIER = """Meeting between Foreign Minister Tamm and Foreign Minister Okafor

March 3, 2004

(1) Foreign Minister Tamm said that he would open an embassy in Nairobi by the end of 2004. He would also send forty doctors.
"""
LATER = EARLIER.replace("March 3, 2004", "May 5, 2005").replace(
    "he would open an embassy in Nairobi by the end of 2004. He would also send forty doctors.",
    "the quince embassy in Nairobi and the doctors had been welcomed.",
)
WORDS = "the quince embassy in Nairobi and the doctors"


def take_in(text: str, name: str, by: User) -> Report:
    import_record(received(text, name=name), by=by)
    return Report.objects.get(identity=f"file:mofa-japan/{name}")


def note(report: Report, user: User, words: str, kind: str, **members: Any) -> str:
    """Put a finding on these words; its key."""
    report.refresh_from_db()
    start = report.text.index(words)
    said = {"start": start, "end": start + len(words), "rule": "manual", "confidence": 1.0, **members}
    before = set(Finding.objects.filter(report=report).values_list("key", flat=True))
    operation = Operation("note", {"kind": kind, "said": said, "by": user.called})
    apply(report=report, operation=operation, expected_version=report.version, by=user)
    report.refresh_from_db()
    (key,) = set(Finding.objects.filter(report=report).values_list("key", flat=True)) - before
    return str(key)


def undertake(report: Report, by: User, words: str) -> str:
    start = report.text.index(words)
    span = [start, start + len(words)]
    members = {"act": "intends", "by": ["Tamm"], "towards": [], "what": span, "due": None, "due_date": ""}
    return note(report, by, words, "undertaking", **members)


def join(report: Report, by: User, undertaking: str, words: str = WORDS, **members: str) -> str:
    values = {"undertaking": undertaking, "how": "reported", "on": "", "note": ""} | members
    return note(report, by, words, "evidence", **values)


@pytest.fixture
def earlier(editor: User) -> Report:
    return take_in(EARLIER, "earlier.txt", editor)


@pytest.fixture
def later(editor: User) -> Report:
    return take_in(LATER, "later.txt", editor)


@pytest.fixture
def embassy(earlier: Report, editor: User) -> str:
    return undertake(earlier, editor, "he would open an embassy in Nairobi by the end of 2004")


def page(client: Client, key: str, status: int = 200) -> str:
    response = client.get(f"/undertakings/{key}/")
    assert response.status_code == status
    return response.content.decode()


def test_it_stands_on_the_page_of_the_undertaking_once_both_are_public(
    client: Client, earlier: Report, later: Report, embassy: str, editor: User, superuser: User
) -> None:
    key = join(later, editor, embassy, on="2004-12", note="Said by the host.")
    page(client, embassy, 404)
    publish_checked(earlier, superuser)
    assert "No later record is joined to it" in page(client, embassy)
    edition = publish_checked(later, superuser)
    (row,) = edition.document["judgements"]["findings"]["evidence"]
    assert (row["undertaking"], row["how"], row["on"], row["note"]) == (
        {"key": embassy, "rid": earlier.rid},
        "reported", "2004-12", "Said by the host.",
    )  # fmt: skip
    shown = page(client, embassy)
    assert f"<mark>{WORDS}</mark>" in shown
    for words in ("Reported on", "December 2004", "5 May 2005", "Said by the host.", f'id="said-{key}"'):
        assert words in shown
    before = list(PublishedEvidence.objects.filter(report=later).values_list("key", "undertaking", "how", "day"))
    project(report=later)
    assert (
        list(PublishedEvidence.objects.filter(report=later).values_list("key", "undertaking", "how", "day")) == before
    )
    withdraw(report=later, by=superuser, reason="for the test")
    assert "quince" not in page(client, embassy)


def test_what_a_draft_says_is_quoted_by_no_edition(
    earlier: Report, later: Report, embassy: str, editor: User, superuser: User
) -> None:
    join(later, editor, embassy)
    assert "findings" not in publish_checked(later, superuser).document["judgements"]
    publish_checked(earlier, superuser)
    later.refresh_from_db()
    undertake(later, editor, "had been welcomed")
    assert len(publish_checked(later, superuser).document["judgements"]["findings"]["evidence"]) == 1


def test_the_same_words_bear_on_two_undertakings_but_once_on_each(
    earlier: Report, later: Report, embassy: str, editor: User
) -> None:
    doctors = undertake(earlier, editor, "He would also send forty doctors")
    join(later, editor, embassy)
    join(later, editor, doctors)
    rows = Finding.objects.filter(report=later, kind="evidence")
    assert {str(row.undertaking) for row in rows} == {embassy, doctors}
    with pytest.raises(RefusedJudgement, match="marked twice"):
        join(later, editor, doctors)


def test_of_one_record_it_comes_in_the_order_of_the_text(
    earlier: Report, later: Report, embassy: str, editor: User, superuser: User
) -> None:
    second, first = (join(later, editor, embassy, words) for words in ("the doctors", "the quince embassy"))
    publish_checked(earlier, superuser)
    publish_checked(later, superuser)
    assert [str(row.key) for row in PublishedEvidence.objects.on(UUID(embassy))] == [first, second]


def test_it_is_joined_to_confirmed_undertakings_of_other_and_not_of_later_records(
    earlier: Report, later: Report, embassy: str, editor: User
) -> None:
    with pytest.raises(RefusedJudgement, match="no record of before"):
        join(earlier, editor, embassy, "Nairobi")
    with pytest.raises(RefusedJudgement, match="no record of before"):
        join(earlier, editor, undertake(later, editor, "had been welcomed"), "Nairobi")
    with pytest.raises(RefusedJudgement, match="no record of before"):
        join(later, editor, "00000000-0000-4000-8000-000000000000")
    for wrong in (
        {"how": "kept"},
        {"how": "broken"},
        {"undertaking": "embassy"},
        {"on": "soon"},
        {"note": "x" * 1001},
    ):
        with pytest.raises(RefusedJudgement):
            join(later, editor, **{"undertaking": embassy} | wrong)


def test_it_stays_when_its_undertaking_goes_and_is_found_by_the_editors(
    client: Client, earlier: Report, later: Report, embassy: str, editor: User, superuser: User
) -> None:
    join(later, editor, embassy)
    publish_checked(earlier, superuser)
    publish_checked(later, superuser)
    assert not Finding.objects.evidence_without_undertaking()
    earlier.refresh_from_db()
    settled = Operation("settle", {"keys": [embassy], "state": "dismissed", "by": editor.called})
    apply(report=earlier, operation=settled, expected_version=earlier.version, by=editor)
    assert [row.report for row in Finding.objects.evidence_without_undertaking()] == [later]
    client.force_login(editor)
    assert WORDS in client.get("/admin/desk/lists/evidence/").content.decode()
    client.logout()
    earlier.refresh_from_db()
    publish_checked(earlier, superuser)
    assert "no longer in the current edition" in page(client, embassy, 410)
    assert not PublishedUndertaking.objects.filter(key=embassy)
    # Something else is changed in the later record: the evidence does not stand in the way.
    undertake(later, editor, "had been welcomed")
    assert "evidence" not in publish_checked(later, superuser).document["judgements"]["findings"]


def test_no_word_of_a_withdrawn_record_stays_with_the_later_one(
    client: Client, earlier: Report, later: Report, embassy: str, editor: User, superuser: User
) -> None:
    join(later, editor, embassy)
    publish_checked(earlier, superuser)
    publish_checked(later, superuser)
    rid = show(later.rid)
    addresses = (f"/reports/{rid}/", f"/reports/{rid}/1/", f"/api/v1/reports/{rid}/", "/api/v1/evidence/")
    assert embassy in client.get(addresses[0]).content.decode()
    withdraw(report=earlier, by=superuser, reason="for the test")
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert "open an embassy" not in response.content.decode(), address
    assert [row.report for row in Finding.objects.evidence_without_undertaking()] == [later]


def test_it_is_undone_and_done_again_as_every_finding(later: Report, embassy: str, editor: User) -> None:
    key = join(later, editor, embassy)
    go(report=later, of="undo", version=later.version, by=editor)
    assert not Finding.objects.filter(key=key)
    later.refresh_from_db()
    go(report=later, of="redo", version=later.version, by=editor)
    assert Finding.objects.get(key=key).state == "confirmed"
    later.refresh_from_db()
    go(report=later, of="undo", version=later.version, by=editor)
    assert all(finding.key != key for finding in working_value(Report.objects.get(pk=later.pk)).layers.findings)

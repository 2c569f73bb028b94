"""The desk's pages of long work, of change sets and of the bin: who sees what, what they say, and how many queries."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive import parsers, rehearsing, undertaking
from archive.authorities import rename
from archive.changing import record
from archive.changing.binning import bin_reports
from archive.desk import binned
from archive.models import ChangeSet, Job, JobMessage, Report, Topic
from archive.reading import Unread
from archive.undertaking import importing_many
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import imported
from tests.archive.conftest import account, received
from tests.archive.undertaking.conftest import SAID, Work, drafts, work
from tests.archive.undertaking.test_importing_many import prepared, records
from tests.archive.undertaking.test_publishing_many import asked

__all__ = ["work"]


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def text_of(client: Client, name: str, *args: Any, **query: Any) -> str:
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


# Long work ------------------------------------------------------------------------------------------------------------
def test_a_work_with_thousands_of_messages_shows_the_first_of_each_sort_and_counts_the_rest(
    desk: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.desk.work.TOLD", 2)
    job = undertaking.prepare(kind="publish", arguments={}, total=9, by=editor)
    JobMessage.objects.bulk_create(
        JobMessage(job=job, what=f"report {n}", became="published" if n % 2 else "left", is_done=bool(n % 2))
        for n in range(9)
    )
    answer = desk.get(reverse("desk:work", args=[job.pk]))
    told = answer.context["told"]
    assert {name: ([one.what for one in rows["shown"]], rows["more"]) for name, rows in told.items()} == {
        "refused": (["report 0", "report 2"], 3), "done": (["report 1", "report 3"], 2), "about": ([], 0),
    }  # fmt: skip


def test_the_page_of_a_work_says_how_far_it_is_and_what_became_of_each(
    desk: Client, seeds: Any, editor: User, work: Work
) -> None:
    reports = drafts(2, editor)
    job = asked(reports, editor)
    page = text_of(desk, "desk:work", job.pk)
    assert "No worker runs just now: work waits." in page
    assert '<progress id="bar" max="2" value="0"' in page
    assert '<meta http-equiv="refresh" content="5">' in page
    assert reverse("desk:stop_work", args=[job.pk]) in page
    assert desk.get(reverse("desk:work_progress", args=[job.pk])).json() == {
        "state": "queued", "done": 0, "total": 2, "words": "0 of 2", "is_ended": False,
    }  # fmt: skip
    work()
    page = text_of(desk, "desk:work", job.pk)
    assert "2 done" in page
    assert "Published edition 1.0." in page
    assert "No worker runs" not in page
    assert "http-equiv" not in page
    assert desk.get(reverse("desk:work_progress", args=[job.pk])).json()["is_ended"] is True
    assert "2 of 2" in text_of(desk, "desk:works", mine="1")


def test_an_import_of_nothing_new_offers_neither_a_draft_nor_to_take_it_back(
    desk: Client, seeds: Any, editor: User, work: Work
) -> None:
    for is_new in (True, False):
        job = prepared(records(2), editor)
        undertaking.begin(job=job)
        work()
        job.refresh_from_db()
        page = text_of(desk, "desk:work", job.pk)
        assert ("Begin with its first draft" in page) is is_new
        assert ("which can be taken back" in page) is is_new
        changes = text_of(desk, "desk:change_set", job.change_set_id)
        assert ("Begin with its first draft" in changes) is is_new
        assert ("Nothing depends on it." in changes) is is_new
        assert ("There is nothing to take back" in changes) is not is_new
        assert ('<button class="button default" type="submit">Take it back' in changes) is is_new
    sent = desk.post(reverse("desk:change_set", args=[job.change_set_id]), follow=True).content.decode()
    assert "Nothing was taken back: nothing of this import is left outside the bin." in sent
    assert str(job.change_set) == "Import: 0 new reports"


def test_work_that_was_taken_back_says_so(desk: Client, seeds: Any, editor: User, work: Work) -> None:
    job = prepared(records(2), editor)
    undertaking.begin(job=job)
    work()
    job.refresh_from_db()
    desk.post(reverse("desk:change_set", args=[job.change_set_id]))
    page = text_of(desk, "desk:work", job.pk)
    assert "It was one change set, which has been taken back:" in page
    assert "can be taken back" not in page
    assert reverse("desk:change_set", args=[job.change_set_id]) in page


def test_work_is_stopped_and_gone_on_with_from_its_page(desk: Client, seeds: Any, editor: User, work: Work) -> None:
    (report,) = drafts(1, editor)
    job = asked([report], editor)
    assert desk.get(reverse("desk:stop_work", args=[job.pk])).status_code == 405
    desk.post(reverse("desk:stop_work", args=[job.pk]))
    assert Job.objects.get(pk=job.pk).state == "stopped"
    assert "Go on with it" in text_of(desk, "desk:work", job.pk)
    desk.post(reverse("desk:resume_work", args=[job.pk]))
    work()
    assert Job.objects.get(pk=job.pk).state == "done"
    answer = desk.post(reverse("desk:stop_work", args=[job.pk]), follow=True)
    assert "It had ended already." in answer.content.decode()


def test_another_s_work_is_seen_and_directed_by_administrators_alone(
    client: Client, seeds: Any, editor: User, superuser: User
) -> None:
    (report,) = drafts(1, editor)
    job = asked([report], editor)
    stop = reverse("desk:stop_work", args=[job.pk])
    client.force_login(account("petra", "Reviewer"))
    page = text_of(client, "desk:work", job.pk)
    assert stop not in page
    assert client.post(stop).status_code == 403
    client.force_login(account("nobody"))
    assert client.get(reverse("desk:works")).status_code == 403
    client.force_login(account("chief", "Administrator"))
    assert client.post(stop).status_code == 302
    assert Job.objects.get(pk=job.pk).state == "stopped"


def test_a_large_import_is_looked_at_before_it_begins(desk: Client, seeds: Any, editor: User, work: Work) -> None:
    job = prepared(records(12), editor)
    page = text_of(desk, "desk:work", job.pk)
    assert "12 records wait for your word" in page
    assert "This would become of the records 1 to 10 of 12." in page
    assert page.count("a new report") == 10
    # Each is named in its own line, and, for they are nearly the same, in the other's: "also in this upload".
    named = re.findall(r"many-\d+", text_of(desk, "desk:work", job.pk, **{"from": "11"}))
    assert named == ["many-10", "many-11", "many-11", "many-10"]
    beyond = desk.get(reverse("desk:work", args=[job.pk]), {"from": "9" * 10}).context["coming"]
    assert (beyond["first"], beyond["last"], beyond["before"], beyond["after"]) == (12, 12, 2, None)
    assert Report.objects.filter(identity__contains="many-").count() == 0
    assert reverse("desk:work", args=[job.pk]) not in text_of(desk, "desk:works")
    desk.post(reverse("desk:begin_work", args=[job.pk]))
    work()
    page = text_of(desk, "desk:work", job.pk)
    assert Report.objects.filter(identity__contains="many-").count() == 12
    batch = ChangeSet.objects.get()
    assert reverse("desk:change_set", args=[batch.pk]) in page
    # The work that follows it is led to, and so is its first draft.
    assert f'href="{reverse("desk:work", args=[Job.objects.get(kind="extract").pk])}">How far it is</a>' in page
    first = desk.get(f"{reverse('desk:next', args=['records'])}?state=draft&batch={batch.pk}")["Location"]
    assert f"?state=draft&amp;batch={batch.pk}" in page
    assert first.startswith("/admin/desk/reports/")


def test_only_who_may_direct_a_large_import_has_it_looked_at(
    client: Client, seeds: Any, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = prepared(records(3), editor)
    for name, role, coming in (("petra", "Reviewer", None), ("other", "Editor", None), ("chief", "Administrator", 3)):
        client.force_login(account(name, role))
        found = client.get(reverse("desk:work", args=[job.pk])).context["coming"]
        assert (found and len(found["rows"])) == coming, name


def test_what_there_is_no_time_for_is_not_looked_at_and_counted(
    desk: Client, seeds: Any, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = TEDIOUS[:5_000]
    job = prepared(
        [*records(2), Unread("broken.txt", "broken.txt is empty."), received(long, name="long.txt")], editor
    )
    monkeypatch.setattr(rehearsing, "MOST_CHARACTERS", len(long) - 1)
    assert looked_at(desk, job) == (["many-0.txt", "many-1.txt", "broken.txt"], 1)
    assert "1 of them is not looked at here" in text_of(desk, "desk:work", job.pk)
    monkeypatch.undo()
    assert looked_at(desk, job) == (["many-0.txt", "many-1.txt", "broken.txt", "long.txt"], 0)
    assert "not looked at here" not in text_of(desk, "desk:work", job.pk)
    monkeypatch.setattr("archive.desk.work.LOOKED_AT_SECONDS", 0)
    assert looked_at(desk, job) == (["broken.txt"], 3)
    assert "3 of them are not looked at here" in text_of(desk, "desk:work", job.pk)


def test_a_record_that_is_given_up_takes_no_longer_than_there_is(
    desk: Client, seeds: Any, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What can't be parsed in the time that any text has is refused; what only the page has no time for is not.
    for ours, any_text, expected in ((0.05, 60, ([], 2)), (8, 0.01, (["long.txt", "many-0.txt"], 0))):
        monkeypatch.setattr("archive.desk.work.LOOKED_AT_SECONDS", ours)
        monkeypatch.setattr(parsers, "SECONDS", any_text)
        job = prepared([received(TEDIOUS, name="long.txt"), *records(1)], editor)
        assert looked_at(desk, job) == expected
    assert "parsing it was given up after 0.01 seconds" in text_of(desk, "desk:work", job.pk)


TEDIOUS = SAID.format(day=3, word="long") + "\n".join(
    f"He said that ferry {n} sails, and she answered." for n in range(5_000)
)


def looked_at(desk: Client, job: Job) -> tuple[list[str], int]:
    coming = desk.get(reverse("desk:work", args=[job.pk])).context["coming"]
    return [row.look.name for row in coming["rows"]], coming["left_out"]


def test_the_list_of_work_goes_by_key(desk: Client, seeds: Any, editor: User) -> None:
    now = timezone.now()
    for number in range(53):
        job = Job.objects.create(kind="import", by=editor, total=number, state="done", started_at=now)
        Job.objects.filter(pk=job.pk).update(made_at=now - timedelta(seconds=number // 3))
    first = desk.get(reverse("desk:works"))
    rows = [row["job"].pk for row in first.context["rows"]]
    second = desk.get(reverse("desk:works"), {"after": first.context["after"]})
    rows += [row["job"].pk for row in second.context["rows"]]
    assert (len(rows), len(set(rows)), second.context["after"]) == (53, 53, None)
    assert ["53 pieces of work" in page.content.decode() for page in (first, second)] == [True, True]
    for wrong in ("x", "999999999", "²"):
        assert desk.get(reverse("desk:works"), {"after": wrong}).status_code == 404


# Change sets ----------------------------------------------------------------------------------------------------------
def test_a_change_set_is_taken_back_from_its_page(desk: Client, seeds: Any, editor: User) -> None:
    change_set, reports = imported(2, editor)
    page = text_of(desk, "desk:change_set", change_set.pk)
    assert "Nothing depends on it." in page
    assert all(reverse("admin:archive_report_change", args=[report.pk]) in page for report in reports)
    answer = desk.post(reverse("desk:change_set", args=[change_set.pk]), follow=True)
    assert "It was taken back." in answer.content.decode()
    assert Report.objects.in_bin().count() == 2
    assert "ed has taken it back" in text_of(desk, "desk:change_set", change_set.pk)


def test_what_is_in_the_way_is_told_with_where_to_look(desk: Client, seeds: Any, editor: User) -> None:
    change_set, (report, _other) = imported(2, editor)
    report.submissions.create(version=1, by=editor)
    page = text_of(desk, "desk:change_set", change_set.pk)
    assert f"“{report}” has been handed in or commented on." in page
    assert reverse("admin:archive_report_change", args=[report.pk]) in page
    assert "Take it back</button>" not in page
    answer = desk.post(reverse("desk:change_set", args=[change_set.pk]), follow=True)
    assert "Nothing was taken back:" in answer.content.decode()
    assert not Report.objects.in_bin().exists()


def test_taking_back_needs_the_permission_and_that_of_the_verb(client: Client, seeds: Any, editor: User) -> None:
    change_set, _reports = imported(1, editor)
    address = reverse("desk:change_set", args=[change_set.pk])
    for name, role in (("petra", "Reviewer"), ("vera", "Vocabulary editor")):
        client.force_login(account(name, role))
        assert client.get(address).status_code == 200
        assert "Your roles don’t allow you to take it back." in client.get(address).content.decode()
        assert client.post(address).status_code == 403
    change_set.refresh_from_db()
    assert change_set.reverted_at is None


def test_change_sets_are_found_by_verb_person_and_day(desk: Client, seeds: Any, editor: User, superuser: User) -> None:
    one, _reports = imported(1, editor)
    other = record(verb="topics", summary="+ x", by=superuser)
    old = record(verb="import", summary="old", by=None)
    ChangeSet.objects.filter(pk=old.pk).update(
        at="2020-02-03T12:00Z", reverted_at="2020-02-04T12:00Z", reverted_by=editor
    )

    def found(**query: Any) -> list[int]:
        answer = desk.get(reverse("desk:changes"), query)
        return [row["change_set"].pk for row in answer.context["rows"]]

    assert found() == [other.pk, one.pk, old.pk]
    assert found(verb="import") == [one.pk, old.pk]
    assert "2 changes<" in text_of(desk, "desk:changes", verb="import")
    assert "3 changes<" in text_of(desk, "desk:changes", after=str(other.pk))
    assert found(by=superuser.pk) == [other.pk]
    assert found(until="2020-02-03") == [old.pk]
    assert found(since="2020-02-04") == [other.pk, one.pk]
    assert found(standing="on") == [other.pk, one.pk]
    assert found(by="nobody", verb="nothing", since="soon") == [other.pk, one.pk, old.pk]
    assert desk.get(reverse("desk:changes"), {"after": other.pk}).context["rows"][0]["change_set"] == one


# The bin --------------------------------------------------------------------------------------------------------------
def test_a_draft_is_put_into_the_bin_with_a_reason_and_fetched_back(desk: Client, draft: Report) -> None:
    delete = reverse("admin:archive_report_delete", args=[draft.pk])
    address = desk.get(delete)["Location"]
    assert address == f"{reverse('desk:put_into_bin')}?reports={draft.pk}"
    assert "This field is required." in desk.post(address, {"reason": " "}).content.decode()
    desk.post(address, {"reason": "a duplicate"})
    page = text_of(desk, "desk:bin")
    assert ("a duplicate" in page, str(draft) in page) == (True, True)
    assert '<h2 id="reports-heading">1 report</h2>' in page
    assert "No report in the bin has" in text_of(desk, "desk:bin", q="nothing like it")
    assert "a duplicate" in text_of(desk, "desk:bin", q="duplic")
    answer = desk.post(reverse("desk:fetch_report", args=[draft.pk]))
    assert answer["Location"] == reverse("admin:archive_report_change", args=[draft.pk])
    assert not Report.objects.in_bin().exists()


def test_what_was_public_has_no_way_into_the_bin(desk: Client, seeds: dict[str, Report]) -> None:
    public = seeds["001"]
    address = f"{reverse('desk:put_into_bin')}?reports={public.pk}"
    assert "has been public and can only be withdrawn" in desk.get(address).content.decode()
    answer = desk.post(address, {"reason": "x"})
    assert "it is withdrawn, never deleted" in answer.content.decode()
    assert not Report.objects.in_bin().exists()


@pytest.mark.parametrize("name", ["report", "statement", "flag", "identification", "basis"])
def test_what_lies_in_the_bin_shows_in_no_list_of_the_admin(
    name: str, client: Client, draft: Report, editor: User, superuser: User
) -> None:
    draft.flags.create(message="look", revision=1)
    draft.bases.create(field="title", basis="printed")
    client.force_login(superuser)
    address = reverse(f"admin:archive_{name}_changelist")

    def listed() -> int:
        rows = client.get(address, {"q": "Zanzibarite"} if name == "report" else {}).context["cl"].result_list
        return sum((row if name == "report" else row.report) == draft for row in rows)

    assert listed() > 0
    bin_reports(reports=[draft], by=editor, reason="a duplicate")
    assert listed() == 0
    assert client.get(reverse("admin:archive_report_change", args=[draft.pk])).status_code == 200


def test_an_unused_record_is_deleted_into_the_bin_and_a_used_one_says_what_uses_it(
    client: Client, draft: Report, superuser: User
) -> None:
    client.force_login(superuser)
    unused = Topic.objects.create(slug="unused", label="Unused", definition="Nothing.")
    used = Topic.objects.get(slug="zanzibarite-question")
    for topic in (unused, used):
        client.post(reverse("admin:archive_topic_delete", args=[topic.pk]))
    assert list(Topic.objects.filter(binned_at__isnull=False)) == [unused]
    page = text_of(client, "admin:archive_topic_delete", used.pk)
    assert "is used, so it can’t go into the bin" in page
    assert "The zanzibarite question comes first." in page
    assert "Unused" not in [str(row) for row in client.get(reverse("admin:archive_topic_changelist")).context["cl"].result_list]  # fmt: skip
    found = {"app_label": "archive", "model_name": "tag", "field_name": "topic", "term": "Unused"}
    assert client.get(reverse("admin:autocomplete"), found).json()["results"] == []
    assert "Unused" in text_of(client, "desk:bin")
    client.post(reverse("desk:fetch_record", args=["topic", unused.pk]))
    assert not Topic.objects.filter(binned_at__isnull=False).exists()


def test_of_many_records_in_the_bin_the_last_are_listed_and_all_counted(
    desk: Client, superuser: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    binning = {"definition": "Nothing.", "binned_at": timezone.now(), "binned_by": superuser}
    for slug in ("one", "two"):
        Topic.objects.create(slug=slug, label=slug, **binning)
    page = text_of(desk, "desk:bin")
    assert ('Topics <span class="quiet">(2)</span>' in page, "Only the last" in page) == (True, False)
    monkeypatch.setattr(binned, "AUTHORITIES_SHOWN", 1)
    page = text_of(desk, "desk:bin")
    assert ('Topics <span class="quiet">(2)</span>' in page, "Only the last one is listed." in page) == (True, True)


def test_nothing_is_deleted_for_good_through_the_web(client: Client, draft: Report, superuser: User) -> None:
    client.force_login(superuser)
    for name in ("report", "topic", "person", "meeting", "country", "office", "proposition", "publisher"):
        action = {"action": "delete_selected", "_selected_action": ["1"], "post": "yes"}
        client.post(reverse(f"admin:archive_{name}_changelist"), action)
    draft.refresh_from_db()
    assert client.post(reverse("desk:fetch_record", args=["report", draft.pk])).status_code == 404


def test_putting_aside_and_fetching_back_need_the_permission(client: Client, draft: Report, editor: User) -> None:
    client.force_login(account("petra", "Reviewer"))
    put = f"{reverse('desk:put_into_bin')}?reports={draft.pk}"
    assert client.get(put).status_code == 403
    assert client.get(reverse("admin:archive_report_delete", args=[draft.pk])).status_code == 302
    bin_reports(reports=[draft], by=editor, reason="a duplicate")
    assert client.get(reverse("desk:bin")).status_code == 200
    assert client.post(reverse("desk:fetch_report", args=[draft.pk])).status_code == 403


# Queries --------------------------------------------------------------------------------------------------------------
def number_of_queries(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_pages_take_the_same_queries_for_one_row_and_for_three(desk: Client, seeds: Any, editor: User) -> None:
    addresses = [reverse(f"desk:{name}") for name in ("works", "changes", "bin")]
    counts: list[list[int]] = []
    for number in (1, 2):
        reports = [report for report in drafts(3, editor) if report.binned_at is None][:number] if number == 1 else []
        for index in range(number):
            undertaking.ask(kind="import", arguments=importing_many.arguments([]), total=index, by=editor)
            record(verb="topics", summary=f"+ {index}", by=editor)
        if number == 1:
            bin_reports(reports=reports, by=editor, reason="x")
        else:
            left = Report.objects.not_binned().filter(identity__contains="ready-")
            bin_reports(reports=list(left), by=editor, reason="y")
        counts.append([number_of_queries(desk, address) for address in addresses])
    assert counts[0] == counts[1]
    assert max(counts[1]) <= 14


def test_what_was_changed_until_the_last_of_all_days_is_listed(desk: Client, editor: User) -> None:
    record(verb="import", summary="An import of today", by=editor)
    assert "An import of today" in text_of(desk, "desk:changes", since="0001-01-01", until="9999-12-31")


def test_an_editor_does_not_take_a_change_of_the_vocabulary_back(desk: Client, editor: User) -> None:
    change_set = rename(record=Topic.objects.create(slug="one", label="One"), slug="two", by=None)
    assert desk.post(reverse("desk:change_set", args=[change_set.pk])).status_code == 403
    assert Topic.objects.filter(slug="two").exists()


def test_work_whose_change_set_was_taken_back_is_not_gone_on_with(editor: User) -> None:
    change_set = record(verb="topics", summary="x", by=editor)
    job = Job.objects.create(
        kind="topics", by=editor, total=2, done=1, state="stopped", started_at=timezone.now(), change_set=change_set
    )
    ChangeSet.objects.filter(pk=change_set.pk).update(reverted_at=timezone.now(), reverted_by=editor)
    assert undertaking.resume(job=job) is False
    ChangeSet.objects.filter(pk=change_set.pk).update(reverted_at=None, reverted_by=None)
    assert undertaking.resume(job=job) is True

"""The worklists: what stands in each, narrowed, page by page, with as many queries for three rows as for one."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from archive.desk.lists import worklist as listing
from archive.desk.lists.meetings import OneSided
from archive.desk.lists.query import ListQuery
from archive.desk.lists.register import WORKLISTS
from archive.editing import Operation, apply
from archive.editing.extracting import extract_from
from archive.importing import import_record
from archive.models import (
    ChangeSet,
    Comment,
    ErrorReport,
    Flag,
    Meeting,
    Publisher,
    Report,
    SavedFilter,
    Schedule,
    Statement,
    Submission,
    Voice,
)
from archive.reviewing.submitting import take
from diplomacy.accounts.models import User
from tests.archive.changing.test_reverting import imported
from tests.archive.conftest import DRAFT_TEXT, account, received


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """An editor who has signed in."""
    client.force_login(editor)
    return client


def another(number: int) -> Report:
    """One more draft like the first."""
    name = f"draft{number}.txt"
    import_record(received(DRAFT_TEXT.replace("August 5", f"August {number}"), name=name))
    return Report.objects.get(identity=f"file:mofa-japan/{name}")


def path(name: str) -> str:
    return reverse("desk:list", args=[name])


def listed(client: Client, name: str, **query: Any) -> list[str]:
    """The first words of each line."""
    return [line.cells[0].words for line in client.get(path(name), query).context["lines"]]


def open_work(report: Report, by: User) -> None:
    """Something of everything that waits."""
    extract_from(report=report)
    statement = Statement.objects.filter(report=report).earliest("ordinal")
    Flag.objects.create(report=report, message="look", start=statement.start, end=statement.end, revision=1)
    Comment.objects.create(report=report, version=1, text="Is that so?", by=by)
    Submission.objects.create(report=report, version=1, by=by, note="done")
    Schedule.objects.create(report=report, version=1, at=timezone.now(), by=by)
    edition = Report.objects.published().earliest("pk").current_edition
    assert edition is not None
    ErrorReport.objects.create(report=report, edition=edition, text="It was the other one.")
    report.meeting = Meeting.objects.create(slug=f"talks-{report.pk}", label="Talks", kind="talks")
    report.event_date = "2003-08"
    report.save()


def test_every_list_has_what_waits_and_opens_on_it(desk: Client, draft: Report, editor: User) -> None:
    open_work(draft, editor)
    title = str(draft)
    found = {name: listed(desk, name, state="in_review") for name, one in WORKLISTS.items() if "state" in one.filters}
    assert found == {
        "records": [title],
        "doubtful": [],  # in review
        "review": [title],
        "planned": [title],
        "flags": ["look"],
        "unseen": ["Statement 1(1)", "Statement 1(2)"],
        "untagged": ["Statement 1(2)"],
        "said": ["North Korea (state, KP)"],
        "evidence": [],
        "dates": [title],
        "speakers": ["Zanzibarite"],
        "mentioned": ["Zanzibarite", "Zara"],
        "comments": ["Is that so?"],
        "errors": ["It was the other one."],
    }
    assert "Talks" in listed(desk, "one-sided")


def test_each_list_asks_as_often_for_three_rows_as_for_one(desk: Client, draft: Report, editor: User) -> None:
    open_work(draft, editor)
    numbers = []
    for reports in (1, 3):
        if reports == 3:
            for day in (6, 7):
                open_work(another(day), editor)
        counted = {}
        for name in WORKLISTS:
            desk.get(path(name))
            with CaptureQueriesContext(connection) as queries:
                assert desk.get(path(name)).status_code == 200
            counted[name] = len(queries)
        numbers.append(counted)
    assert numbers[0] == numbers[1]
    assert max(numbers[0].values()) <= 14


def test_a_list_is_walked_to_its_end_and_back_without_a_gap(
    desk: Client, draft: Report, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_work(draft, editor)
    for day in (6, 7, 8):
        open_work(another(day), editor)
    for name, one in WORKLISTS.items():
        whole = [line.key for line in desk.get(path(name)).context["lines"]]
        monkeypatch.setattr(type(one).page, "__defaults__", (2,))
        there: list[str] = []
        back: list[str] = []
        address = path(name)
        while address:
            context = desk.get(address).context
            there += [line.key for line in context["lines"]]
            address, last = context["next"], address
        while last:
            context = desk.get(last).context
            back = [line.key for line in context["lines"]] + back
            last = context["previous"]
        monkeypatch.setattr(type(one).page, "__defaults__", (listing.PAGE,))
        assert there == back == whole, name
        assert len(set(whole)) == len(whole), name


def test_reports_are_narrowed_by_state_house_kind_language_days_words_and_who_has_taken_them(
    desk: Client, draft: Report, seeds: dict[str, Report], editor: User
) -> None:
    def keys(**query: str) -> set[int]:
        return {int(line.key) for line in desk.get(path("records"), query).context["lines"]}

    assert keys(state="draft") == {draft.pk}
    assert keys(state="published") == {report.pk for report in seeds.values()}
    assert keys(state="pending") == set()
    seed = seeds["001"]
    describe = Operation("describe", {"place": "Elsewhere"})
    apply(report=seed, operation=describe, expected_version=seed.version, by=editor)
    assert keys(state="pending") == {seed.pk}
    assert keys(publisher="kremlin") == {seeds["004"].pk}
    assert keys(publisher="nobody") == set()
    assert keys(kind="press conference") == {seeds["004"].pk}
    assert keys(language="fr") == set()
    assert keys(date_after="2003-08", date_before="2003-08") == {draft.pk}
    assert keys(q="zanzibarite QUESTION") == {draft.pk}
    assert keys(taken="me") == keys(taken="somebody") == keys(taken="ed") == set()
    take(report=draft, by=editor)
    assert keys(taken="me") == keys(taken="somebody") == keys(taken="ed") == {draft.pk}
    assert draft.pk not in keys(taken="nobody")
    draft.refresh_from_db()
    draft.taken_by = draft.taken_at = None
    draft.binned_at = timezone.now()
    draft.save()
    assert draft.pk not in keys()


def test_a_filter_that_cannot_be_read_is_a_sentence_and_no_error(desk: Client, seeds: dict[str, Report]) -> None:
    for address in ("?state=lost", "?colour=red", "?cursor=x", "?date_after=99", "?q=%00", "?flag=parser"):
        answer = desk.get(path("records") + address)
        assert answer.status_code == 400
        assert answer.context["error"]
    assert desk.get("/admin/desk/lists/nothing/").status_code == 404
    assert desk.get("/admin/desk/lists/records.csv?state=lost").status_code == 400


def test_a_later_text_leads_to_where_it_is_compared_and_another_flag_to_the_workbench(
    desk: Client, draft: Report
) -> None:
    looked_at = Flag.objects.create(report=draft, message="look", revision=1, start=0, end=len(draft.text))
    Flag.objects.create(report=draft, kind=Flag.Kind.LATER_TEXT, message="A later text.", revision=1)
    lines = desk.get(path("flags")).context["lines"]
    assert {line.cells[0].words: line.cells[0].href for line in lines} == {
        "look": f"{reverse('desk:workbench', args=[draft.pk])}?list=flags&flag={looked_at.pk}",
        "A later text.": reverse("admin:archive_report_waiting", args=[draft.pk]),
    }
    (words,) = (line.cells[1].words for line in lines if line.cells[1].words)
    whole = " ".join(draft.text.split())
    assert words.endswith(" …")
    assert whole.startswith(f"{words[:-2]} ")


def test_from_record_to_record_until_the_last(desk: Client, draft: Report) -> None:
    second = another(6)
    Flag.objects.create(report=draft, message="look", revision=1)
    for _ in range(2):
        Flag.objects.create(report=second, message="look", revision=1)
    step = reverse("desk:next", args=["flags"])
    bench = [f"{reverse('desk:workbench', args=[one.pk])}?list=flags%3Fstate%3Ddraft" for one in (second, draft)]
    assert desk.get(f"{step}?state=draft")["Location"] == bench[0]
    assert desk.get(f"{step}?state=draft&after={second.pk}")["Location"] == bench[1]
    second.flags.all().delete()
    assert desk.get(f"{step}?state=draft&after={second.pk}")["Location"] == bench[1]
    assert desk.get(f"{step}?state=draft&after={draft.pk}")["Location"] == f"{path('flags')}?state=draft"


def test_the_workbench_leads_back_to_the_list_and_on_to_the_next_record(desk: Client, draft: Report) -> None:
    bench = reverse("desk:workbench", args=[draft.pk])
    following = f"{reverse('desk:next', args=['flags'])}?state=draft&after={draft.pk}"
    opened = desk.get(f"{bench}?list=flags%3Fstate%3Ddraft").context["steps"]
    assert opened == {"title": "Flagged parts", "back": f"{path('flags')}?state=draft", "next": following}
    assert desk.get(f"{bench}?part=1").context["steps"] == opened
    other = another(6)
    assert desk.get(reverse("desk:workbench", args=[other.pk])).context["steps"] is None
    assert desk.get(f"{bench}?list=nothing").context["steps"] is None
    assert desk.get(f"{bench}?list=one-sided").context["steps"] is None


def test_from_record_to_record_in_the_order_of_their_waiting(desk: Client, draft: Report, editor: User) -> None:
    second = another(6)
    first = Submission.objects.create(report=second, version=1, by=editor)
    Submission.objects.create(report=draft, version=1, by=editor)
    step = reverse("desk:next", args=["review"])
    assert f"/reports/{second.pk}/" in desk.get(step)["Location"]
    first.outcome, first.decided_at = "recalled", timezone.now()
    first.save()
    assert f"/reports/{draft.pk}/" in desk.get(f"{step}?after={second.pk}")["Location"]


def test_a_list_is_taken_away_whole_and_inert(desk: Client, draft: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    Flag.objects.create(report=draft, message="=1+1", revision=1)
    answer = desk.get("/admin/desk/lists/flags.csv?state=draft")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[0][::2] == ["What to look at", "Words", "Record"]
    assert [row[0] for row in rows[1:]] == ["'=1+1"]


def test_ticked_reports_are_taken_and_given_back(desk: Client, draft: Report, editor: User) -> None:
    second = another(6)
    take(report=second, by=account("other", "Editor"))
    answer = desk.post(path("records"), {"deed": "take", "key": [draft.pk, second.pk]}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == [
        f"You have taken 1 record. Somebody else has taken: {second}."
    ]
    draft.refresh_from_db()
    assert draft.taken_by == editor
    desk.post(path("records"), {"deed": "release", "key": [draft.pk, second.pk]})
    draft.refresh_from_db()
    second.refresh_from_db()
    assert (draft.taken_by, str(second.taken_by)) == (None, "other")


def test_ticked_statements_are_checked_as_one_change_unless_their_record_has_changed(
    desk: Client, draft: Report, editor: User
) -> None:
    keys = [line.key for line in desk.get(path("unseen"), {"state": "draft"}).context["lines"]]
    desk.post(path("unseen"), {"deed": "confirm", "key": keys})
    checked = [list(s.confirmed_by.all()) for s in Statement.objects.filter(report=draft)]
    assert checked == [[editor], [editor]]
    assert ChangeSet.objects.get(verb="confirm").revisions.get().report == draft
    answer = desk.post(path("unseen"), {"deed": "confirm", "key": keys}, follow=True)
    assert f"Changed meanwhile, look again: {draft}." in str(list(answer.context["messages"])[-1])


def test_ticked_flags_are_settled(desk: Client, draft: Report, editor: User) -> None:
    draft.flags.all().delete()
    flag = Flag.objects.create(report=draft, message="look", revision=1)
    desk.post(path("flags"), {"deed": "settle", "key": [flag.pk, "x"]})
    flag.refresh_from_db()
    assert flag.settled_by == editor
    answer = desk.post(path("flags"), {"deed": "settle"}, follow=True)
    assert "Nothing was ticked" in str(list(answer.context["messages"])[-1])
    assert desk.post(path("flags"), {"deed": "burn", "key": [1]}).status_code == 404


@pytest.mark.parametrize(
    ("role", "pages", "deeds"),
    [
        (None, 403, {"take": 403, "confirm": 403, "settle": 403}),
        ("Reviewer", 200, {"take": 403, "confirm": 302, "settle": 302}),
        ("Vocabulary editor", 200, {"take": 403, "confirm": 403, "settle": 403}),
        ("Editor", 200, {"take": 302, "confirm": 302, "settle": 302}),
        ("Administrator", 200, {"take": 302, "confirm": 302, "settle": 302}),
    ],
)
def test_who_may_see_the_lists_and_do_what(
    client: Client, seeds: dict[str, Report], role: str | None, pages: int, deeds: dict[str, int]
) -> None:
    assert client.get(path("records")).status_code == 302
    client.force_login(account("somebody", role))
    addresses = [path(name) for name in WORKLISTS]
    addresses += [reverse("desk:home"), reverse("desk:coverage"), "/admin/desk/lists/records.csv"]
    assert {client.get(address).status_code for address in addresses} == {pages}
    sent = {"take": "records", "confirm": "unseen", "settle": "flags"}
    assert {deed: client.post(path(name), {"deed": deed}).status_code for deed, name in sent.items()} == deeds


def test_a_filter_whose_name_can_not_be_stored_is_not_saved(desk: Client, db: None) -> None:
    answer = desk.post(reverse("desk:save_filter", args=["records"]), {"name": "Krem\0lin", "query": ""})
    assert (answer.status_code, SavedFilter.objects.exists()) == (302, False)


def test_filters_are_saved_shared_and_deleted_by_whom_they_belong_to(
    desk: Client, client: Client, seeds: dict[str, Report], editor: User
) -> None:
    save = reverse("desk:save_filter", args=["records"])
    desk.post(save, {"name": "Kremlin", "query": "publisher=kremlin&colour=red&cursor=x"})
    desk.post(save, {"name": "Kremlin", "query": "publisher=kremlin&state=draft"})
    kept = SavedFilter.objects.get()
    assert (kept.owner, kept.page, kept.query, kept.is_shared) == (
        editor,
        "records",
        "state=draft&publisher=kremlin",
        False,
    )
    desk.post(save, {"name": "", "query": ""})
    assert SavedFilter.objects.count() == 1
    other = Client()
    other.force_login(account("other", "Editor"))
    assert list(other.get(path("records")).context["saved"]) == []
    change = reverse("desk:change_filter", args=[kept.pk])
    assert other.post(change, {"deed": "delete"}).status_code == 404
    desk.post(change, {"deed": "share"})
    assert list(other.get(path("records")).context["saved"]) == [kept]
    assert list(other.get(path("flags")).context["saved"]) == []
    assert other.post(change, {"deed": "unshare"}).status_code == 404
    desk.post(change, {"deed": "delete"})
    assert not SavedFilter.objects.exists()


def test_a_meeting_of_two_houses_is_not_one_sided_however_many_files_one_house_has(
    desk: Client, draft: Report, seeds: dict[str, Report]
) -> None:
    second = another(6)
    Report.objects.filter(pk=second.pk).update(meeting=draft.meeting)
    assert "Zanzibarite talks" in listed(desk, "one-sided")
    assert listed(desk, "one-sided", publisher="mofa-japan", q="zanzib") == ["Zanzibarite talks"]
    assert listed(desk, "one-sided", publisher="kremlin", q="zanzib") == []
    Report.objects.filter(pk=second.pk).update(publisher=Publisher.objects.get(slug="kremlin"))
    assert "Zanzibarite talks" not in listed(desk, "one-sided")


def test_meetings_told_by_a_house_come_once_however_many_records_it_has(desk: Client, draft: Report) -> None:
    assert draft.meeting is not None
    for number in (6, 7):
        Report.objects.filter(pk=another(number).pk).update(meeting=draft.meeting)
    assert list(Meeting.objects.told_by("mofa-japan").filter(pk=draft.meeting.pk)) == [draft.meeting]
    assert not Meeting.objects.told_by("nobody").exists()
    assert listed(desk, "one-sided", publisher="mofa-japan", q="zanzib") == ["Zanzibarite talks"]


def test_meetings_of_one_house_are_asked_for_that_house_before_all_else() -> None:
    asked = str(OneSided().rows(ListQuery(publisher="mofa-japan"), None).query)
    # Neither joined to their records, nor made distinct: the list is read no further than it is shown.
    assert ("CASE WHEN EXISTS" in asked, "JOIN" in asked, "SELECT DISTINCT" in asked) == (True, False, False)


def test_a_name_of_which_somebody_has_decided_that_it_cannot_be_told_is_asked_about_no_more(
    desk: Client, draft: Report, editor: User
) -> None:
    second = another(6)
    row = desk.get(path("speakers")).context["lines"][0]
    assert [cell.words for cell in row.cells] == [
        "Zanzibarite",
        "a surname alone, and no office that fits it",
        "4 times",
    ]
    reverse_page = f"{reverse('desk:settle')}?name=Zanzibarite"
    desk.post(reverse_page, {"cannot_tell": "on", "reports": [second.pk]})
    row = desk.get(path("speakers")).context["lines"][0]
    assert [cell.words for cell in row.cells][::2] == ["Zanzibarite", "2 times"]
    assert set(Voice.objects.undecided().values_list("statement__report", flat=True)) == {draft.pk}
    assert listed(desk, "speakers", why="several") == []


def test_a_list_tells_how_many_lines_it_has_and_counts_no_further_than_it_must(
    desk: Client, seeds: dict[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    Flag.objects.bulk_create(Flag(report=seeds["001"], message=f"look {n}", revision=1) for n in range(52))
    page = desk.get(path("flags"))
    assert (page.context["number"], page.context["is_more"], len(page.context["lines"])) == (52, False, 50)
    assert "52 lines" in page.content.decode()
    monkeypatch.setattr("archive.desk.lists.views.COUNTED", 51)
    monkeypatch.setattr("archive.desk.lists.worklist.COUNTED", 51)
    assert "More than 51 lines" in desk.get(path("flags")).content.decode()


def test_all_lines_of_a_page_are_ticked_at_once_and_the_next_ones_are_not(
    desk: Client, seeds: dict[str, Report]
) -> None:
    Flag.objects.bulk_create(Flag(report=seeds["001"], message=f"look {n}", revision=1) for n in range(52))
    page = desk.get(path("flags"), {"state": "published"})
    assert "checked" not in page.content.decode()
    ticked = desk.get(f"{path('flags')}{page.context['tick']}")
    assert ticked.content.decode().count(" checked") == 50
    keys = [line.key for line in ticked.context["lines"]]
    after = desk.post(f"{path('flags')}{page.context['tick']}", {"deed": "settle", "key": keys}, follow=True)
    assert (len(after.context["lines"]), " checked" in after.content.decode()) == (2, False)
    assert after.redirect_chain[-1][0] == f"{path('flags')}?state=published"


def test_a_list_is_narrowed_to_one_import(desk: Client, seeds: Any, editor: User) -> None:
    batch, reports = imported(2, editor)
    another(6)
    assert sorted(listed(desk, "records", batch=batch.pk)) == sorted(map(str, reports))
    assert listed(desk, "records", batch=batch.pk + 100) == []
    assert desk.get(path("records"), {"batch": "x"}).status_code == 400

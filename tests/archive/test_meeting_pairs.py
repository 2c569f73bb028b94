"""Two houses' accounts of a meeting that nobody has made: proposed together, once, and followed whatever is decided."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.authorities import look_up_again
from archive.authorities.joining import RefusedJoin, decide
from archive.changing.auditing import history
from archive.changing.binning import bin_reports, fetch_report
from archive.changing.reverting import plan, revert
from archive.deciding import decide as decide_name
from archive.editing import Operation, apply
from archive.importing import Outcome, import_record, import_records, open_change_set
from archive.importing.meetings import propose
from archive.importing.pairing import COMPARED
from archive.models import (
    AuditEntry,
    Country,
    Meeting,
    MeetingProposal,
    Office,
    Participation,
    Person,
    Publisher,
    Report,
    Tenure,
)
from archive.models.meeting_proposals import MeetingProposalQuerySet
from archive.publishing import withdraw
from archive.reading import Received
from archive.rehearsing import rehearse
from diplomacy.accounts.models import User
from tests.archive.conftest import publish_checked, received

pytestmark = pytest.mark.usefixtures("people")

TEXT = """{title}

{day}

Foreign Minister Tavi Orlund held telephone talks with Foreign Minister Mira Kesten on {day}.{more}
The {house} tells of them.

1. The Lighthouse

(1) Foreign Minister Orlund said that lighthouse {number} should be lit again.

(2) In response, Foreign Minister Kesten said that it would be.
"""
TITLE = "Telephone Talks Between Foreign Minister Orlund and Foreign Minister Kesten"
REASON = "The same day (2011-04-02), and people in common: Mira Kesten, Tavi Orlund."


@pytest.fixture
def people(seeds: dict[str, Report]) -> dict[str, Person]:
    """Two ministers and a king, of two countries with a house each, and a third house."""
    found = {}
    for slug, label, land in (
        ("orlund", "Tavi Orlund", "o"),
        ("kesten", "Mira Kesten", "k"),
        ("ruel", "Ilmo Ruel", "k"),
    ):
        country = Country.objects.get_or_create(slug=f"{land}-land", defaults={"label": f"{land.upper()}-Land"})[0]
        person = Person.objects.create(slug=slug, label=label, surname=label.split()[1], country=country)
        title = "King" if slug == "ruel" else "Foreign Minister"
        office = Office.objects.create(slug=f"office-{slug}", label=f"{title} of {country}", country=country)
        Tenure.objects.create(person=person, office=office, start="2010-01-01", end="2015-01-01")
        found[slug] = person
    for slug in ("o-house", "k-house", "third-house"):
        Publisher.objects.create(slug=slug, label=slug.title(), adjective=f"The {slug}’s")
    return found


def record(house: str, number: int = 1, *, day: str = "April 2, 2011", title: str = TITLE, more: str = "") -> Received:
    text = TEXT.format(house=house, title=title, day=day, number=number, more=more)
    return received(text, name=f"{number}.txt", publisher=house)


def take_in(house: str, number: int = 1, **options: str) -> Report:
    result = import_record(record(house, number, **options))
    assert result.outcome is Outcome.CREATED
    return Report.objects.get(identity=f"file:{house}/{number}.txt")


def proposed() -> MeetingProposalQuerySet:
    """The proposals of the reports of these tests."""
    return MeetingProposal.objects.filter(report__identity__startswith="file:")


def told() -> list[tuple[str, str, str]]:
    """Of each proposal whose house's report may be an account of what, and what became of that."""
    rows = proposed().with_reports().order_by("pk")
    return [
        (row.report.publisher.slug, row.meeting.slug if row.meeting else row.other.publisher.slug, str(row.state))  # type: ignore[union-attr]
        for row in rows
    ]


def pair() -> MeetingProposal:
    return proposed().get(other__isnull=False)


def test_the_second_account_is_proposed_with_the_first() -> None:
    first, second = take_in("o-house"), take_in("k-house")
    row = proposed().get()
    assert (row.report, row.other, row.meeting, row.reason, row.state) == (second, first, None, REASON, "open")
    assert {Report.objects.get(pk=report.pk).meeting for report in (first, second)} == {None}
    assert (str(row), row.beside(first).counterpart, row.beside(second).counterpart) == (
        f"{second} = {first}",
        second,
        first,
    )


READOUT = """Readout of Foreign Minister Kesten’s Call with Foreign Minister Orlund

April 2, 2011

Foreign Minister Mira Kesten spoke today with Foreign Minister Tavi Orlund. The two ministers discussed lighthouses.
"""
NEWS = """Mira Kesten spoke with Tavi Orlund by telephone

2 April 2011

On 2 April 2011, Foreign Minister Mira Kesten spoke with Foreign Minister Tavi Orlund. The sides touched upon ships.
"""
TRANSCRIPT = """Beginning of a Conversation with Foreign Minister Tavi Orlund

April 2, 2011

FOREIGN MINISTER MIRA KESTEN: Mr. Orlund, good morning. Let us speak of the lighthouse.

FOREIGN MINISTER TAVI ORLUND: Good morning. It should be lit again.
"""


@pytest.mark.parametrize("text", [READOUT, NEWS, TRANSCRIPT], ids=["a readout", "news", "a transcript"])
def test_each_house_has_its_own_way_to_tell(text: str) -> None:
    first = take_in("o-house")
    import_record(received(text, name="1.txt", publisher="k-house"))
    assert (pair().other, pair().reason) == (first, REASON)


def test_two_accounts_of_one_batch_are_proposed_together() -> None:
    results = list(import_records([record("o-house"), record("k-house")]))
    assert [result.outcome for result in results] == [Outcome.CREATED] * 2
    assert told() == [("k-house", "o-house", "open")]


@pytest.mark.parametrize(
    ("house", "options"),
    [("o-house", {}), ("k-house", {"day": "April 3, 2011"}), ("k-house", {"day": "April 2011"})],
    ids=["the same house", "another day", "no day"],
)
def test_nothing_is_proposed(house: str, options: dict[str, str]) -> None:
    if options.get("day") == "April 2011":
        take_in("o-house", **options)
    take_in("o-house", number=2)
    take_in(house, number=3, **options)
    assert told() == []


def test_one_person_in_common_is_too_few(people: dict[str, Person]) -> None:
    take_in("o-house")
    text = record("k-house").text.replace("Tavi Orlund", "Otto Brand").replace("Orlund", "Brand")
    import_record(received(text, name="1.txt", publisher="k-house"))
    assert told() == []


def test_whoever_goes_by_another_name_counts_once_an_editor_has_said_who_that_is(people: dict[str, Person]) -> None:
    first = take_in("o-house")
    text = record("k-house").text.replace("Kesten", "Kestenova")
    import_record(received(text, name="1.txt", publisher="k-house"))
    assert told() == []
    second = Report.objects.latest("pk")
    decide_name(name="Mira Kestenova", reports=[second], person=people["kesten"], by=None)
    assert (pair().report, pair().other) == (second, first)


def test_whoever_is_not_known_yet_counts_once_somebody_of_that_name_is_added(people: dict[str, Person]) -> None:
    for house in ("o-house", "k-house"):
        text = record(house).text.replace("Mira Kesten", "Alba Venn").replace("Kesten", "Venn")
        import_record(received(text, name="1.txt", publisher=house))
    assert told() == []
    look_up_again(person=Person.objects.create(slug="venn", label="Alba Venn", surname="Venn"))
    assert told() == [("k-house", "o-house", "open")]


@pytest.mark.parametrize("why", ["binned", "joined", "withdrawn"])
def test_what_is_out_of_the_way_is_not_proposed(why: str, superuser: User) -> None:
    first = take_in("o-house")
    if why == "binned":
        bin_reports(reports=[first], by=superuser, reason="Twice.")
    elif why == "joined":
        join(first, Meeting.objects.create(slug="m", label="M", kind="other"))
    else:
        publish_checked(first, superuser)
        withdraw(report=first, by=superuser, reason="A test.")
    take_in("k-house")
    assert told() == []


def join(report: Report, meeting: Meeting | None) -> None:
    report.refresh_from_db()
    report.meeting = meeting
    report.save()


# Decisions ------------------------------------------------------------------------------------------------------------


def test_accepting_makes_the_meeting_of_what_both_say_and_joins_them(editor: User, people: dict[str, Person]) -> None:
    more = " King Ilmo Ruel was not there."
    reports = [
        take_in("o-house", more=more),
        take_in("k-house", title="On the Lighthouse: a Zealous Title", more=more),
    ]
    row = decide(proposal=pair(), state="accepted", by=editor)
    meeting = Meeting.objects.get(reports=reports[0])
    assert (row.state, row.decided_by) == ("accepted", editor)
    assert [Report.objects.get(pk=report.pk).meeting for report in reports] == [meeting] * 2
    assert (meeting.label, meeting.slug, meeting.kind, meeting.date, meeting.place, meeting.note) == (
        "Telephone talks of Tavi Orlund and Mira Kesten, 2 April 2011",
        "telephone-talks-of-tavi-orlund-and-mira-kesten-2-april-2011",
        "telephone talks",
        "2011-04-02",
        "",
        "",
    )
    present = Participation.objects.filter(meeting=meeting).order_by("pk")
    assert [(p.person, p.role, str(p.tenure.office if p.tenure else ""), p.source) for p in present] == [
        (people["orlund"], "principal", "Foreign Minister of O-Land", ""),
        (people["kesten"], "principal", "Foreign Minister of K-Land", ""),
    ]
    assert not Meeting.objects.published().filter(pk=meeting.pk).exists()


def test_a_second_meeting_of_one_name_has_an_address_of_its_own(editor: User) -> None:
    for number in (1, 2):
        take_in("o-house", number)
        take_in("k-house", number)
        for row in proposed().open().filter(meeting__isnull=False):
            decide(proposal=row, state="refused", by=editor)
        row = (
            proposed()
            .open()
            .get(report__identity=f"file:k-house/{number}.txt", other__identity=f"file:o-house/{number}.txt")
        )
        decide(proposal=row, state="accepted", by=editor)
    slugs = Meeting.objects.filter(date="2011-04-02").order_by("pk").values_list("slug", flat=True)
    assert [slug[-6:] for slug in slugs] == ["l-2011", "2011-2"]


def test_a_refused_pair_is_not_asked_again(editor: User) -> None:
    first, second = take_in("o-house"), take_in("k-house")
    decide(proposal=pair(), state="refused", by=editor)
    assert (propose([first]), propose([second]), propose([first, second])) == (0, 0, 0)
    third = take_in("third-house")
    assert {(row.report, row.other) for row in proposed().open()} == {(third, first), (third, second)}
    join(second, Meeting.objects.create(slug="m", label="M", kind="other"))
    join(second, None)
    assert pair_state(first, second) == "refused"


def pair_state(first: Report, second: Report) -> str:
    return str(proposed().get(report=second, other=first).state)


def test_a_decision_is_taken_back(editor: User) -> None:
    first, second = take_in("o-house"), take_in("k-house")
    decide(proposal=pair(), state="accepted", by=editor)
    row = decide(proposal=pair(), state="open", by=editor)
    assert (row.state, row.decided_by) == ("open", None)
    assert {Report.objects.get(pk=report.pk).meeting for report in (first, second)} == {None}
    assert list(proposed().open()) == [row]


@pytest.mark.parametrize("state", ["open", "refused"])
def test_of_a_decision_that_is_taken_back_no_meeting_is_left_to_be_asked_about(editor: User, state: str) -> None:
    first, second, third = (take_in(house) for house in ("o-house", "k-house", "third-house"))
    row = decide(proposal=proposed().get(report=second, other=first), state="accepted", by=editor)
    meeting = Meeting.objects.get(date="2011-04-02")
    assert proposed().open().get().meeting == meeting
    decide(proposal=row, state=state, by=editor)
    meeting.refresh_from_db()
    assert (meeting.binned_at is None, meeting.binned_by) == (False, editor)
    propose([first, second, third])
    asked = {(row.report, row.other) for row in proposed().open()}
    assert asked == {(third, first), (third, second)} | ({(second, first)} if state == "open" else set())


def test_a_meeting_that_others_have_to_do_with_outlives_the_decision(editor: User, superuser: User) -> None:
    first, second, third = (take_in(house) for house in ("o-house", "k-house", "third-house"))
    row = decide(proposal=proposed().get(report=second, other=first), state="accepted", by=editor)
    meeting = Meeting.objects.get(date="2011-04-02")
    decide(proposal=proposed().open().get(report=third), state="accepted", by=editor)
    decide(proposal=row, state="open", by=editor)
    assert list(meeting.reports.all()) == [third]
    assert Meeting.objects.get(pk=meeting.pk).binned_at is None


def test_a_meeting_that_was_public_is_left_where_it_is(editor: User, superuser: User) -> None:
    first, _second = take_in("o-house"), take_in("k-house")
    row = decide(proposal=pair(), state="accepted", by=editor)
    first.refresh_from_db()
    publish_checked(first, superuser)
    meeting = Meeting.objects.get(date="2011-04-02")
    assert Meeting.objects.published().filter(pk=meeting.pk).exists()
    decide(proposal=row, state="open", by=editor)
    assert Meeting.objects.get(pk=meeting.pk).binned_at is None


def test_what_is_decided_stands_in_the_audit(editor: User) -> None:
    take_in("o-house"), take_in("k-house")
    decide(proposal=pair(), state="refused", by=editor)
    entries = AuditEntry.objects.of(pair()).order_by("pk")
    assert [(entry.action, (entry.after or {}).get("state")) for entry in entries] == [
        ("insert", "open"),
        ("update", "refused"),
    ]
    assert len(history(pair())) == 2


# What else is done to the reports -------------------------------------------------------------------------------------


def test_a_join_by_hand_turns_the_pair_into_a_proposal_of_that_meeting(editor: User) -> None:
    first, second = take_in("o-house"), take_in("k-house")
    meeting = Meeting.objects.create(slug="m", label="M", kind="other", date="2011-04-02")
    join(first, meeting)
    assert told() == [("k-house", "o-house", "settled"), ("k-house", "m", "open")]
    asked = proposed().get(meeting=meeting)
    assert (asked.report, asked.reason, asked.decided_by) == (second, REASON, None)
    decide(proposal=asked, state="accepted", by=editor)
    assert Report.objects.get(pk=second.pk).meeting == meeting


def test_a_join_in_bulk_is_followed_too() -> None:
    take_in("o-house"), take_in("k-house")
    meeting = Meeting.objects.create(slug="m", label="M", kind="other", date="2011-04-02")
    Report.objects.filter(publisher__slug="k-house").update(meeting=meeting)
    assert told() == [("k-house", "o-house", "settled"), ("o-house", "m", "open")]
    Report.objects.filter(publisher__slug="o-house").update(meeting=meeting)
    assert told() == [("k-house", "o-house", "settled"), ("o-house", "m", "settled")]


def test_a_pair_is_asked_about_again_when_the_first_leaves_its_meeting() -> None:
    first, _second = take_in("o-house"), take_in("k-house")
    join(first, Meeting.objects.create(slug="m", label="M", kind="other"))
    join(first, None)
    assert told() == [("k-house", "o-house", "open"), ("k-house", "m", "open")]


def test_of_three_accounts_the_third_is_asked_about_the_meeting_of_the_other_two(editor: User) -> None:
    for house in ("o-house", "k-house", "third-house"):
        take_in(house)
    row = proposed().get(report__publisher__slug="k-house")
    decide(proposal=row, state="accepted", by=editor)
    slug = Meeting.objects.get(date="2011-04-02").slug
    assert sorted(told()) == [
        ("k-house", "o-house", "accepted"),
        ("third-house", "k-house", "settled"),
        ("third-house", "o-house", "settled"),
        ("third-house", slug, "open"),
    ]


def test_where_the_meeting_is_there_both_are_asked_about_that(people: dict[str, Person], editor: User) -> None:
    first = take_in("o-house")
    meeting = Meeting.objects.create(slug="m", label="M", kind="other", date="2011-04-02")
    for slug in ("orlund", "kesten"):
        Participation.objects.create(meeting=meeting, person=people[slug])
    second = take_in("k-house")
    assert sorted(told()) == [("k-house", "m", "open"), ("o-house", "m", "open")]
    # Of another one than that: then perhaps of one that nobody has made.
    decide(proposal=proposed().get(report=second), state="refused", by=editor)
    assert (pair().report, pair().other, pair().state) == (second, first, "open")


def test_a_meeting_of_one_of_them_stands_in_no_pairs_way(people: dict[str, Person]) -> None:
    take_in("o-house")
    meeting = Meeting.objects.create(slug="m", label="M", kind="other", date="2011-04-02")
    for slug in ("orlund", "ruel"):
        Participation.objects.create(meeting=meeting, person=people[slug])
    take_in("k-house")
    assert sorted(told()) == [("k-house", "m", "open"), ("k-house", "o-house", "open")]


def test_while_one_lies_in_the_bin_nothing_is_asked_and_nothing_accepted(editor: User, superuser: User) -> None:
    first, second = take_in("o-house"), take_in("k-house")
    bin_reports(reports=[first], by=superuser, reason="Twice.")
    assert not proposed().open().exists()
    assert list(proposed().open().about(second)) == []
    with pytest.raises(RefusedJoin, match=f"“{first}” lies in the bin: fetch it back first."):
        decide(proposal=pair(), state="accepted", by=editor)
    assert (pair().state, Meeting.objects.filter(date="2011-04-02").exists()) == ("open", False)
    fetch_report(report=first)
    assert proposed().open().get() == pair()


def test_a_meeting_in_the_bin_is_not_asked_about(editor: User, superuser: User) -> None:
    first = take_in("o-house")
    meeting = Meeting.objects.create(slug="m", label="M", kind="other", date="2011-04-02")
    row = MeetingProposal.objects.create(report=first, meeting=meeting, reason="x")
    Meeting.objects.filter(pk=meeting.pk).update(binned_at="2020-01-01T00:00Z")
    assert not proposed().open().exists()
    with pytest.raises(RefusedJoin, match="The meeting “M” lies in the bin"):
        decide(proposal=row, state="accepted", by=editor)


def test_what_was_joined_meanwhile_is_not_accepted_together(editor: User) -> None:
    first, _second = take_in("o-house"), take_in("k-house")
    there = pair()
    join(first, Meeting.objects.create(slug="m", label="M", kind="other"))
    with pytest.raises(RefusedJoin, match="has been joined to the meeting “M” meanwhile"):
        decide(proposal=there, state="accepted", by=editor)
    assert not Meeting.objects.filter(date="2011-04-02").exists()


def test_what_is_dated_to_different_days_now_is_not_accepted_together(editor: User) -> None:
    first, _second = take_in("o-house"), take_in("k-house")
    apply(report=first, operation=Operation("describe", {"event_date": "2011-04-01"}), expected_version=1, by=editor)
    with pytest.raises(RefusedJoin, match=r"dated to different days now \(2011-04-01, 2011-04-02\)"):
        decide(proposal=pair(), state="accepted", by=editor)


def test_an_import_that_is_taken_back_takes_its_pairs_out_of_the_way(superuser: User) -> None:
    take_in("o-house")
    change_set = open_change_set(records=1, by=superuser)
    import_record(record("k-house"), by=superuser, change_set=change_set)
    assert plan(change_set) == []
    revert(change_set=change_set, by=superuser)
    assert told() == [("k-house", "o-house", "open")]
    assert not proposed().open().exists()


def test_an_import_whose_pair_was_accepted_is_not_taken_back(superuser: User) -> None:
    take_in("o-house")
    change_set = open_change_set(records=1, by=superuser)
    import_record(record("k-house"), by=superuser, change_set=change_set)
    decide(proposal=pair(), state="accepted", by=superuser)
    (obstacle,) = plan(change_set)
    assert "has been joined to a meeting" in obstacle.reason


def test_a_look_before_the_import_tells_of_the_pair_and_leaves_none(superuser: User) -> None:
    first = take_in("o-house")
    (look,) = rehearse(records=[record("k-house")], by=superuser)
    assert (look.meetings, look.same_event) == ((), (f"{first} (O-House)",))
    assert told() == []


# What it costs --------------------------------------------------------------------------------------------------------


def queries(do: Any) -> int:
    with CaptureQueriesContext(connection) as captured:
        do()
    return len(captured)


def test_thirty_pairs_cost_as_many_queries_as_three() -> None:
    numbers = iter(range(1000))
    counts = []
    for size in (3, 30):
        days = [f"May {next(numbers) % 30 + 1}, {2000 + size}" for _ in range(size)]
        list(import_records([record("o-house", next(numbers), day=day) for day in days]))
        second = [record("k-house", next(numbers), day=day) for day in days]
        counts.append(queries(lambda second=second: list(import_records(second))))
    assert counts[0] == counts[1]
    assert proposed().count() == 33


def test_a_crowded_day_is_bounded_and_said_to_be() -> None:
    numbers = range(COMPARED + 5)
    list(import_records(record("o-house", number) for number in numbers))
    take_in("k-house")
    rows = proposed()
    assert {row.reason for row in rows} == {
        f"{REASON} That day has more records of other houses than the {COMPARED} that were compared."
    }
    assert rows.count() == 5


def test_reports_that_were_here_before_are_gone_over_by_a_command() -> None:
    take_in("o-house"), take_in("k-house")
    proposed().delete()
    out = io.StringIO()
    for _ in range(2):
        call_command("propose_meetings", stdout=out)
    assert out.getvalue() == "2 reports gone over; 1 new proposals.\n2 reports gone over; 0 new proposals.\n"
    assert told() == [("k-house", "o-house", "open")]

"""What rules have found that records say: looked at in a list and at the workbench, confirmed, dismissed, changed, noted."""

from __future__ import annotations

import shutil
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.admin.differences import edition_changes, revision_changes
from archive.changing import reverting
from archive.composing import compose_judgements, compose_record
from archive.editing import Operation, apply
from archive.editing.extracting import extract_from
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import ChangeSet, Finding, Instrument, Job, Report, Revision
from archive.telling import operation_told
from diplomacy.accounts.models import User
from tests.archive.conftest import received

from .test_workbench_delta import merged
from .workbench import Desk

TEXT = """Meeting between Foreign Minister Tamm and Foreign Minister Okafor

March 3, 2004

1. Trade

(1) Foreign Minister Tamm said that trade had grown by 40 % over the last year. He pledged to sign the Kolga Convention by the end of 2004.

(2) In response, Foreign Minister Okafor stated that Nigeria had implemented the Kolga Convention.
"""


@pytest.fixture
def report(db: None, editor: User) -> Report:
    import_record(received(TEXT, name="said.txt"), by=editor)
    report = Report.objects.get(identity="file:mofa-japan/said.txt")
    extract_from(report=report)
    report.refresh_from_db()
    return report


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def kinds(**wanted: Any) -> list[str]:
    """Of the drafts, for the seeds have findings too."""
    return list(
        Finding.objects.filter(report__state="draft", **wanted).order_by("start", "end").values_list("kind", flat=True)
    )


LIST = "/admin/desk/lists/said/"


def listed(desk: Client, **query: str) -> list[str]:
    return [line.cells[1].words for line in desk.get(LIST, query).context["lines"]]


def ticked(desk: Client, **query: str) -> list[str]:
    return [line.key for line in desk.get(LIST, query).context["lines"]]


# The list ------------------------------------------------------------------------------------------------------------


def test_the_list_has_what_nobody_has_looked_at_the_least_certain_first(desk: Client, report: Report) -> None:
    rows = list(Finding.objects.waiting().values_list("confidence", flat=True))
    assert rows == sorted(rows)
    assert len(rows) == len(listed(desk)) == len(kinds()) > 4
    assert listed(desk, said="figure") == ["40 %"]
    assert listed(desk, said="place") == ["Nigeria"]
    assert listed(desk, unresolved="1") == ["Kolga Convention", "Kolga Convention"]
    assert listed(desk, record=report.rid) == listed(desk)
    assert listed(desk, record="00000000") == []
    assert set(listed(desk, certainty="80")) < set(listed(desk))
    rule = Finding.objects.get(report=report, kind="figure").rule
    assert listed(desk, rule=rule) == ["40 %"]
    (cell, words, _record) = desk.get(LIST, {"said": "figure"}).context["lines"][0].cells
    assert cell.words == "percentage 40 %, of “trade”, compared with “over the last year”, as of 2003"
    assert (words.before[-3:], words.after[:5]) == ("by ", " over")
    assert desk.get(cell.href).context["chosen"]["said"][0]["told"] == cell.words


@pytest.mark.parametrize(
    ("printed", "is_low", "told"),
    [
        ("by more than 40 %", True, "percentage more than 40 %, of “trade”"),
        ("by over 40 %", True, "percentage more than 40 %, of “trade”"),
        ("by at least 40 %", True, "percentage at least 40 %, of “trade”"),
        ("by less than 40 %", False, "percentage less than 40 %, of “trade”"),
        ("by up to 40 %", False, "percentage at most 40 %, of “trade”"),
    ],
)
def test_an_open_end_is_told_as_the_words_have_it_wherever_an_editor_reads_it(
    printed: str, is_low: bool, told: str, desk: Client, editor: User
) -> None:
    import_record(
        received(TEXT.replace("by 40 %", printed).replace(" over the last year", ""), name="x.txt"), by=editor
    )
    report = Report.objects.get(identity="file:mofa-japan/x.txt")
    extract_from(report=report)
    figure = Finding.objects.get(report=report, kind="figure")
    assert [name for name in ("low", "high") if figure.said[name]] == ["low" if is_low else "high"]
    line = desk.get(LIST, {"said": "figure"}).context["lines"][0]
    (one,) = [one for one in desk.get(line.cells[0].href).context["chosen"]["said"] if one["kind"] == "figure"]
    assert (line.cells[0].words, one["told"]) == (told, told)
    report.refresh_from_db()
    breakdown = working_value(report).breakdown
    documents = (
        compose_record(report=report, breakdown=breakdown),
        compose_judgements(report=report, breakdown=breakdown),
    )
    bare = {"record": documents[0], "judgements": {**documents[1], "findings": {}}}
    assert any(f": {told} (" in change for change in edition_changes(bare, *documents) if "New figure" in change)
    Desk(report, editor).apply(("settle", {"keys": [str(figure.key)], "state": "confirmed", "by": "ed"}))
    report.refresh_from_db()
    since = revision_changes(report, since=report.version - 1, until=report.version)
    assert since[0] == f"New figure: “{one['words']}”: {told} (confirmed: ed)"


@pytest.mark.parametrize("query", ["said=opinion", "certainty=12", "unresolved=yes", "record=1"])
def test_a_filter_that_means_nothing_is_said(query: str, desk: Client, report: Report) -> None:
    answer = desk.get(f"{LIST}?{query}")
    assert (answer.status_code, "lines" in answer.context) == (400, False)


def test_many_are_settled_at_once_with_one_revision_for_each_report_and_taken_back_as_one(
    desk: Client, report: Report, editor: User
) -> None:
    import_record(received(TEXT.replace("March 3", "March 4"), name="other.txt"), by=editor)
    other = Report.objects.get(identity="file:mofa-japan/other.txt")
    extract_from(report=other)
    before = Revision.objects.count()
    answer = desk.post(f"{LIST}?said=place", {"deed": "dismiss", "key": ticked(desk, said="place")}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Dismissed 2 things."]
    assert listed(desk, said="place") == []
    assert (
        list(Finding.objects.filter(report__state="draft", kind="place").values_list("state", "by"))
        == [("dismissed", "ed")] * 2
    )
    assert Revision.objects.count() == before + 2
    assert set(Revision.objects.filter(change_set__verb="settle").values_list("report", flat=True)) == {
        report.pk,
        other.pk,
    }
    reverting.revert(change_set=ChangeSet.objects.get(verb="settle"), by=editor)
    assert listed(desk, said="place") == ["Nigeria", "Nigeria"]


def test_what_stands_in_a_report_that_was_changed_meanwhile_is_left_and_told(
    desk: Client, report: Report, editor: User
) -> None:
    keys = ticked(desk, said="figure")
    describe = Operation("describe", {"place": "Kolga"})
    apply(report=report, operation=describe, expected_version=report.version, by=editor)
    answer = desk.post(LIST, {"deed": "confirm", "key": [*keys, "x", "1.x"]}, follow=True)
    (told,) = answer.context["messages"]
    assert str(told) == f"Confirmed 0 things. Changed meanwhile, look again: {report}."
    assert kinds(state="confirmed") == []
    assert not ChangeSet.objects.filter(verb="settle").exists()


def test_the_desk_s_first_page_says_how_many_wait_and_leads_there(desk: Client, report: Report) -> None:
    (item,) = [one for one in desk.get(reverse("desk:home")).context["waiting"] if one["href"] == LIST]
    assert item["number"] == str(len(listed(desk)))


# The workbench --------------------------------------------------------------------------------------------------------


def said(state: Any) -> dict[str, Any]:
    """What the parts say, by their words; of the same words the first."""
    found: dict[str, Any] = {}
    for part in state["parts"]:
        for one in part["said"]:
            found.setdefault(one["words"], one)
    return found


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here")
def test_an_answer_has_what_was_settled_or_noted_and_undo_takes_it_back(report: Report, editor: User) -> None:
    desk = Desk(report, editor)
    before = desk.state()
    figure = said(before)["40 %"]
    home = next(part for part in before["parts"] if part["start"] <= figure["start"] < part["end"])
    note = {
        **figure["said"],
        "start": figure["start"],
        "end": figure["end"],
        "low": "41",
        "rule": "manual",
        "confidence": 1,
    }
    told, states = [], []
    for name, arguments in (
        ("settle", {"keys": [figure["key"]], "state": "confirmed", "by": "somebody else"}),
        ("note", {"key": figure["key"], "kind": "figure", "said": {**note, "high": "41"}}),
        ("split", {"part": home["index"], "at": before["text"].index("He pledged")}),
    ):
        status, answer = desk.apply((name, arguments), delta=True)
        assert (status, "changes" in answer) == (200, True), answer
        told.append({"before": before, "answer": answer})
        before = desk.state()
        states.append({**before, "merged_with": [], "repeated": False})
    assert merged(told) == states
    assert [said(state)["40 %"]["standing"] for state in states] == ["confirmed: ed"] * 3
    assert (
        said(states[1])["40 %"]["told"]
        == "percentage 41 %, of “trade”, compared with “over the last year”, as of 2003"
    )
    for _ in range(3):
        status, answer = desk.post("undo/", version=desk.state()["version"])
        assert status == 200
    assert said(answer)["40 %"]["standing"].startswith("proposed by the rule")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("figure", {"measure": "clock", "low": "25:00"}),
        ("figure", {"low": "1e5", "high": "1e5"}),
        ("figure", {"low": "1_000", "high": None}),
        ("figure", {"unit": "x" * 61}),
        ("figure", {"as_of": "whenever"}),
        ("figure", {"approximate": 1}),
        ("figure", {"of": [900000, 900001]}),
        ("place", {"kind": "place", "name": "Tallinn", "country": "Estonia"}),
        ("place", {"kind": "place", "name": " ", "country": "EE"}),
        ("reference", {"designation": "", "instrument": "no-such-instrument"}),
        ("undertaking", {"act": "agreed", "by": [], "towards": [], "what": None, "due": None, "due_date": ""}),
        (["figure"], {}),
    ],
)
def test_what_could_not_be_published_is_refused(kind: Any, more: dict[str, Any], report: Report, editor: User) -> None:
    desk = Desk(report, editor)
    figure = said(desk.state())["40 %"]
    values = figure["said"] if kind == "figure" else {}
    given = {**values, "start": figure["start"], "end": figure["end"], **more, "rule": "manual", "confidence": 1}
    status, answer = desk.apply(("note", {"kind": kind, "said": given}))
    assert (status, list(answer)) == (422, ["errors"])


def test_two_who_settle_the_same_are_told_and_of_others_both_stand(report: Report, editor: User) -> None:
    desk = Desk(report, editor)
    seen = desk.state()
    one, two = (said(seen)[words]["key"] for words in ("40 %", "Nigeria"))
    desk.apply(("settle", {"keys": [one], "state": "confirmed"}))
    status, _answer = desk.apply(("settle", {"keys": [two], "state": "confirmed"}), version=seen["version"])
    assert status == 200
    status, answer = desk.apply(("settle", {"keys": [one], "state": "dismissed"}), version=seen["version"])
    assert (status, answer["conflict"]["theirs"][0]["operation"]) == (409, "confirm 1 thing that the record says")
    assert kinds(state="confirmed") == ["figure", "place"]


def form(desk: Client, report: Report, part: Any, do: str, **values: str) -> Any:
    report.refresh_from_db()
    data = {"version": report.version, "part": part, "do": do, **values}
    return desk.post(reverse("desk:workbench", args=[report.pk]), data)


def test_all_of_it_can_be_done_without_a_script(desk: Client, report: Report) -> None:
    value = working_value(report)
    figure, place = (Finding.objects.get(report=report, kind=kind) for kind in ("figure", "place"))
    home, other = (
        next(n for n, part in enumerate(value.breakdown.segments) if part.start <= one.start < part.end)
        for one in (figure, place)
    )
    assert form(desk, report, other, f"dismiss:{place.key}").status_code == 302
    assert kinds(state="dismissed") == ["place"]
    form(desk, report, other, f"reopen_said:{place.key}")
    assert kinds(state="dismissed") == []
    page = desk.get(f"{reverse('desk:workbench', args=[report.pk])}?part={home}&finding={figure.key}")
    shown = page.context["form"]["finding"]
    assert (shown["said_words"], shown["baseline"], page.context["form"]["is_noting"]) == (
        "40 %",
        "over the last year",
        True,
    )
    answer = form(desk, report, home, "note", **{**shown, "low": "39", "approximate": "1"})
    assert answer.status_code == 302
    changed = Finding.objects.get(report=report, key=figure.key)
    assert (changed.state, changed.by, changed.rule, changed.said["low"], changed.said["approximate"]) == (
        "confirmed", "ed", "manual", "39", True,
    )  # fmt: skip
    assert changed.said["baseline"] == figure.said["baseline"]
    Instrument.objects.create(slug="kolga-convention", label="Convention on Kolga", kind="convention")
    given = {"said_kind": "reference", "said_words": "trade", "instrument": "convention on kolga", "designation": ""}
    assert form(desk, report, home, "note", **given).status_code == 302
    noted = Finding.objects.get(report=report, instrument__slug="kolga-convention")
    assert report.text[noted.start : noted.end] == "trade"
    clause = {
        "said_kind": "undertaking", "said_words": "said that trade had grown", "said_act": "expects", "by": "Tamm; Okafor", "towards": "",
        "what": "trade had grown", "due": "", "due_date": "2004",
    }  # fmt: skip
    assert form(desk, report, home, "note", **clause).status_code == 302
    place_given = {
        "said_kind": "place",
        "said_words": "grown",
        "place_kind": "place",
        "place_name": "Grown",
        "country": "ee",
    }
    assert form(desk, report, home, "note", **place_given).status_code == 302
    assert Finding.objects.get(report=report, kind="place", rule="manual").said["country"] == "EE"
    assert form(desk, report, home, "accept:all").status_code == 302
    assert kinds(state="proposed", start__lt=value.breakdown.segments[home].end, start__gte=figure.start) == []


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"said_kind": "place", "said_words": ""}, "Copy the words that say it"),
        ({"said_kind": "place", "said_words": "Atlantis"}, "does not stand in this part"),
        ({"said_kind": "opinion", "said_words": "trade"}, "Choose what is said"),
        ({"said_kind": "reference", "said_words": "trade", "instrument": "nothing like it"}, "There is no instrument"),
        ({"said_kind": "figure", "said_words": "trade", "measure": "amount"}, "a figure needs a number"),
        ({"said_key": "x", "said_kind": "figure", "said_words": "trade"}, "is not there any more"),
    ],
)
def test_what_cannot_be_noted_comes_back_with_the_reason(
    values: dict[str, str], why: str, desk: Client, report: Report
) -> None:
    home = next(n for n, part in enumerate(working_value(report).breakdown.segments) if part.sid)
    answer = form(desk, report, home, "note", **values)
    assert (answer.status_code, why in answer.content.decode()) == (409, True)
    assert answer.context["form"]["finding"]["said_words"] == values["said_words"]


def test_a_reviewer_confirms_nothing_of_it(report: Report, reviewer: User) -> None:
    desk = Desk(report, reviewer)
    key = said(desk.state())["40 %"]["key"]
    status, _answer = desk.apply(("settle", {"keys": [key], "state": "confirmed"}))
    assert status == 403


def test_instruments_are_found_by_heading_symbol_and_name(report: Report, editor: User) -> None:
    one = Instrument.objects.create(slug="kolga", label="Convention on Kolga", kind="convention", designation="KC/1")
    one.names.create(text="Kolga Convention")
    desk = Desk(report, editor)
    for words in ("convention on kol", "KC/1", "kolga convention"):
        assert desk.get("instruments/", q=words)[1]["results"] == [
            {"slug": "kolga", "label": "Convention on Kolga", "detail": "KC/1"}
        ]


@pytest.fixture
def pledge(report: Report, editor: User) -> Finding:
    """The confirmed undertaking of the report, of March 2004."""
    found = Finding.objects.get(report=report, kind="undertaking")
    settle = Operation("settle", {"keys": [str(found.key)], "state": "confirmed", "by": "ed"})
    apply(report=report, operation=settle, expected_version=report.version, by=editor)
    return Finding.objects.get(key=found.key)


@pytest.fixture
def after(report: Report, editor: User) -> Report:
    """A record of the year after, in which the pledge is mentioned."""
    later = TEXT.replace("March 3, 2004", "March 3, 2005").replace("He pledged to", "He recalled the plan to")
    import_record(received(later, name="after.txt"), by=editor)
    return Report.objects.get(identity="file:mofa-japan/after.txt")


def test_evidence_is_joined_to_an_undertaking_that_is_found_by_its_words_or_its_address(
    desk: Client, pledge: Finding, after: Report, report: Report, editor: User
) -> None:
    bench = Desk(after, editor)
    assert pledge.said["act"] == "pledged"
    words = report.text[pledge.start : pledge.end]
    for query in ("sign kolga", "", f"/undertakings/{pledge.key}/"):
        found = bench.get("undertakings/", q=query)[1]["results"]
        assert {"slug": str(pledge.key), "label": words, "detail": f"2004-03-03, {report}"} in found
    assert str(pledge.key) not in {one["slug"] for one in Desk(report, editor).get("undertakings/")[1]["results"]}
    home = next(n for n, part in enumerate(working_value(after).breakdown.segments) if part.sid)
    given = {
        "said_kind": "evidence", "said_words": "the plan to sign", "undertaking": f"https://archive.example/undertakings/{pledge.key}/",
        "how": "mentioned", "on": "2005-03", "remark": "in passing",
    }  # fmt: skip
    assert form(desk, after, home, "note", **given).status_code == 302
    joined = Finding.objects.get(report=after, kind="evidence")
    assert (joined.undertaking, joined.said) == (
        pledge.key,
        {"how": "mentioned", "on": "2005-03", "note": "in passing"},
    )
    (shown,) = [one for part in bench.state()["parts"] for one in part["said"] if one["kind"] == "evidence"]
    assert shown["told"] == f"mentioned again: “{words}”, March 2005 (in passing)"
    page = desk.get(f"{reverse('desk:workbench', args=[after.pk])}?part={home}&finding={joined.key}")
    # Changed in the form as it is shown: it stays with its undertaking.
    assert (
        form(desk, after, home, "note", **{**page.context["form"]["finding"], "how": "discussed"}).status_code == 302
    )
    changed = Finding.objects.get(report=after, kind="evidence")
    assert (changed.key, changed.undertaking, changed.said["how"]) == (joined.key, pledge.key, "discussed")
    refused = form(desk, after, home, "note", **{**given, "undertaking": "nothing like it"})
    assert (refused.status_code, "Give the undertaking" in refused.content.decode()) == (409, True)


# The passes, and what is told of them ---------------------------------------------------------------------------------


def test_reports_that_today_s_passes_have_not_seen_are_gone_over_as_long_work(desk: Client, report: Report) -> None:
    address = reverse("desk:passes")
    assert desk.get(address).context["number"] == 0
    assert desk.post(address).status_code == 200
    Report.objects.update(passes="")
    number = desk.get(address).context["number"]
    assert number == Report.objects.count()
    assert desk.post(address).status_code == 302
    job = Job.objects.get()
    assert (job.kind, job.total) == ("extract", number)
    assert report.pk in job.arguments["reports"]


def test_operations_are_told_in_words() -> None:
    settle = {"keys": ["a", "b"], "state": "dismissed"}
    assert [
        operation_told("extract", {}),
        operation_told("note", {"kind": "figure"}),
        operation_told("settle", settle),
        operation_told("settle", {}),
        operation_told("batch", {}),
    ] == [
        "look for what the record says as data",
        "say what words say: figure",
        "dismiss 2 things that the record says",
        "confirm or dismiss what the record says as data",
        "several things at once",
    ]

"""Annotations follow their text to the next edition, and what is not certain is put before its creator."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from annotations import carrying
from annotations.anchoring import following
from annotations.anchoring.selectors import NotLocated, TextQuoteSelector
from annotations.carrying import Carried, NothingToSettle, NotTheirs, RecordText, Settlement, carry_places, settle
from annotations.models import Anchor, Annotation, Mention
from annotations.queue import carry_annotations
from archive.desk.review.looking import look_at
from archive.editing import Operation, apply
from archive.editing.succeeding import take_over
from archive.models import Edition, Report, Statement
from archive.models.identifiers import show
from archive.publishing import FOLLOWERS
from archive.undertaking import mind
from diplomacy.accounts.models import User
from tests.annotations.samples import SITE, next_edition, path, post, signed_in
from tests.archive.conftest import later_text, publish_checked

SID = "TKV5GJRR"


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


def span(report: Report, sid: str = SID) -> tuple[int, int]:
    assert report.current_edition is not None
    return carrying.RecordText.of(report.current_edition.document["record"]).statements[sid]


def on_words(ann: User, words: str, sid: str = SID) -> Annotation:
    target = {"source": f"{SITE}/s/{show(sid)}", "selector": {"type": "TextQuoteSelector", "exact": words}}
    return post(ann, target=target)


def newest(annotation: Annotation) -> Anchor:
    return Anchor.objects.filter(annotation=annotation).latest("major")


def state(annotation: Annotation) -> tuple[int, str, bool]:
    anchor = newest(annotation)
    return anchor.major, anchor.status, anchor.is_certain


# Without a database ------------------------------------------------------------------------------------------------

OLD = RecordText("One said that all is well. Two said that it is not so.", {"A": (0, 26), "B": (27, 54)})


def carried(anchor: following.Anchor, new: RecordText, heirs: dict[str, str | None]) -> Carried:
    return carry_places([anchor], OLD, new, heirs)[0]


def test_a_whole_statement_stays_whole() -> None:
    new = RecordText("Well. " + OLD.text, {"A": (6, 32), "B": (33, 60)})
    assert carried(following.Anchor(sid="A"), new, {}) == Carried("unchanged", True, "", "A")
    assert carried(following.Anchor(), new, {}) == Carried("changed", True)


def test_a_statement_that_was_merged_becomes_the_stretch_of_its_words_in_the_heir() -> None:
    new = RecordText(OLD.text, {"A": (0, 54)})
    place = carried(following.Anchor(sid="B"), new, {"B": "A"})
    assert place == Carried("changed", True, carrying.PART_NOW, "A", 27, 54)


def test_a_statement_that_is_none_any_more_is_for_its_creator_to_look_at() -> None:
    new = RecordText(OLD.text, {"A": (0, 26)})
    assert carried(following.Anchor(sid="B"), new, {}) == Carried(
        "changed", False, carrying.NO_STATEMENT, None, 27, 54
    )


def test_words_that_are_nowhere_are_lost() -> None:
    new = RecordText(OLD.text[:26], {"A": (0, 26)})
    place = carried(following.Anchor(27, 54, "B"), new, {})
    assert (place.status, place.start, place.is_open) == ("lost", None, True)


# With an archive ---------------------------------------------------------------------------------------------------


def test_the_archive_calls_it_when_it_publishes() -> None:
    assert carrying.follow_edition in FOLLOWERS


def test_each_annotation_gets_an_anchor_in_the_new_edition(report: Report, ann: User, editor: User) -> None:
    start, _end = span(report)
    words = report.text[start + 6 : start + 40].strip()
    whole, record, stretch = post(ann), post(ann, target=f"/reports/{show(report.rid)}/"), on_words(ann, words)
    reply = post(ann, target=path(stretch))
    edition = next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    anchors = {one: newest(one) for one in (whole, record, stretch)}
    rows = [
        (one.edition, one.identity_id, one.start, one.end, one.exact, one.status, one.is_certain)
        for one in anchors.values()
    ]
    place = report.text.index(words)
    assert place == report.text.rindex(words)
    assert rows == [
        (edition, SID, None, None, "", "unchanged", True),
        (edition, None, None, None, "", "changed", True),
        (edition, SID, place, place + len(words), words, "unchanged", True),
    ]
    assert not reply.anchors.exists()
    assert not Mention.objects.exists()
    assert Annotation.objects.get(pk=whole.pk).changed_at > whole.changed_at


def test_judgements_alone_change_nothing(report: Report, ann: User, editor: User) -> None:
    made = post(ann)
    report.refresh_from_db()
    steps = [{"name": "set_topics", "arguments": {"sid": SID, "topics": [], "by": "ed"}}]
    apply(
        report=report, operation=Operation("batch", {"operations": steps}), expected_version=report.version, by=editor
    )
    assert publish_checked(report, editor).minor > 0
    assert made.anchors.count() == 1


def lost(report: Report, ann: User, editor: User) -> Annotation:
    """An annotation of words that the next edition replaces."""
    start, end = span(report)
    words = " ".join(report.text[start:end].split()[3:7])
    made = on_words(ann, words)
    next_edition(report, editor, words, "ceterum censeo Carthaginem delendam")
    return made


def test_what_is_lost_is_put_before_its_creator(report: Report, ann: User, editor: User) -> None:
    made = lost(report, ann, editor)
    anchor = newest(made)
    assert (anchor.major, anchor.is_certain and anchor.status != "lost") == (2, False)
    assert list(Mention.objects.values_list("recipient__username", "annotation", "kind")) == [
        ("ann", made.pk, "anchor")
    ]
    shown = signed_in(ann).get(path(made)).json()
    assert shown["anchor"]["status"] == anchor.status
    assert shown["target"]["selector"]


def test_its_creator_gives_it_another_place_and_later_editions_follow_that(
    report: Report, ann: User, editor: User
) -> None:
    made = lost(report, ann, editor)
    settled = settle(
        anchor=newest(made),
        by=ann,
        how=Settlement.PLACE,
        quote=TextQuoteSelector("ceterum censeo Carthaginem delendam"),
    )
    assert (settled.status, settled.is_certain, settled.reason, settled.identity_id) == ("changed", True, "", SID)
    assert not Mention.objects.unread().exists()
    report.refresh_from_db()
    next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    assert state(made) == (3, "unchanged", True)
    assert newest(made).exact == "ceterum censeo Carthaginem delendam"


def test_what_its_creator_calls_lost_is_not_put_before_her_again(report: Report, ann: User, editor: User) -> None:
    made = lost(report, ann, editor)
    settle(anchor=newest(made), by=ann, how=Settlement.LOST)
    report.refresh_from_db()
    next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    assert newest(made).major == 3
    if newest(made).status == "lost":
        assert not Mention.objects.unread().exists()


def test_only_its_creator_settles_what_is_open(report: Report, ann: User, bob: User, editor: User) -> None:
    made = lost(report, ann, editor)
    with pytest.raises(NotTheirs):
        settle(anchor=newest(made), by=bob, how=Settlement.LOST)
    with pytest.raises(NotLocated):
        settle(anchor=newest(made), by=ann, how=Settlement.PLACE, quote=TextQuoteSelector("no such words"))
    with pytest.raises(NothingToSettle):
        settle(anchor=made.anchors.get(major=1), by=ann, how=Settlement.KEEP)
    anchor = settle(anchor=newest(made), by=ann, how=Settlement.LOST)
    with pytest.raises(NothingToSettle):
        settle(anchor=anchor, by=ann, how=Settlement.KEEP)


def test_an_annotation_of_an_earlier_edition_is_carried_at_once(report: Report, ann: User, editor: User) -> None:
    next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    made = post(ann, target=f"/s/{show(SID)}/1")
    assert list(made.anchors.order_by("major").values_list("major", "status")) == [(1, "made"), (2, "unchanged")]


def test_a_failure_stops_no_publication_and_is_caught_up(
    report: Report, ann: User, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = post(ann)

    def fail(*_arguments: Any, **_more: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")

    with monkeypatch.context() as patch:
        patch.setattr(carrying, "carry", fail)
        edition = next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    assert Report.objects.get(pk=report.pk).current_edition == edition
    assert made.anchors.count() == 1
    mind()
    assert state(made) == (2, "unchanged", True)
    assert carrying.catch_up(timezone.now()) == 0


def test_many_are_carried_by_the_worker(
    report: Report, ann: User, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [post(ann) for _ in range(3)]
    monkeypatch.setattr(carrying, "MOST_AT_ONCE", 2)
    edition = next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    assert {one.anchors.count() for one in made} == {1}
    assert list(ProcrastinateJob.objects.filter(task_name=carrying.TASK).values_list("args", flat=True)) == [
        {"edition": edition.pk}
    ]
    carry_annotations(edition=edition.pk)
    assert [state(one) for one in made] == [(2, "unchanged", True)] * 3


def test_carrying_takes_as_many_queries_for_one_as_for_three(report: Report, ann: User, editor: User) -> None:
    post(ann)
    edition = next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    numbers = []
    for number in (1, 3):
        for _ in range(number - Annotation.objects.count()):
            post(ann, target=f"/s/{show(SID)}/1")
        Anchor.objects.filter(major=2).delete()
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            assert carrying.carry(edition) == number
        numbers.append(len(queries))
    assert numbers[0] == numbers[1]


def test_what_was_deleted_with_replies_keeps_its_place(report: Report, ann: User, editor: User) -> None:
    made = post(ann)
    post(ann, target=path(made))
    signed_in(ann).delete(path(made))
    next_edition(report, editor, report.text[:10], f"Foreword. {report.text[:10]}")
    assert state(made) == (2, "unchanged", True)


def test_a_merged_statement_is_followed_to_its_heir(report: Report, ann: User, editor: User) -> None:
    beside = {one.ordinal: one for one in Statement.objects.filter(report=report)}
    first, second = next((one, beside[place + 1]) for place, one in sorted(beside.items()) if place + 1 in beside)
    made = {one.identity_id: post(ann, target=f"/s/{show(one.identity_id)}") for one in (first, second)}
    report.refresh_from_db()
    apply(
        report=report,
        operation=Operation("merge", {"part": first.ordinal}),
        expected_version=report.version,
        by=editor,
    )
    publish_checked(report, editor)
    heir = Edition.objects.get(report=report, major=2)
    alive = set(RecordText.of(heir.document["record"]).statements)
    gone = next(sid for sid in made if sid not in alive)
    anchor = newest(made[gone])
    assert (anchor.identity_id in alive, anchor.status, anchor.is_certain, anchor.reason) == (
        True,
        "changed",
        True,
        carrying.PART_NOW,
    )
    assert anchor.exact


def test_what_publishing_does_to_annotations_is_told_before_in_numbers(
    report: Report, ann: User, editor: User
) -> None:
    start, end = span(report)
    words = report.text[start:end].split()
    post(ann, visibility="private", body={"type": "TextualBody", "value": "quagga"})
    on_words(ann, " ".join(words[3:7]))
    post(ann, target=f"/reports/{show(report.rid)}/")
    source_text = later_text(report, " ".join(words[3:7]), "ceterum censeo Carthaginem delendam")
    report.refresh_from_db()
    take_over(report=report, source_text=source_text, expected_version=report.version, by=editor)
    report.refresh_from_db()
    told = look_at(report).beside
    assert told == (
        "2 annotations move with their words, or are on changed ones.",
        "1 annotation loses its place or may be elsewhere: its author will be asked.",
    )
    page = signed_in(editor).get(f"/admin/desk/reports/{report.pk}/review/")
    assert page.status_code == 200
    assert told[1] in page.content.decode()
    assert "quagga" not in page.content.decode()

"""A later text taken over keeps what editors made of the old one, or flags it; and it can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.utils import timezone

from archive.editing import Operation, apply
from archive.editing.succeeding import WouldVanish, take_over
from archive.editing.working_copy import working_value
from archive.importing import import_record
from archive.models import Flag, Report, Revision, SourceText, Statement, StatementId, Voice
from archive.parsing import parse
from archive.parsing.breakdown import Kind, Segment
from archive.parsing.extraction.passes import VERSION
from archive.publishing import NothingToPublish, publish
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text, received

pytestmark = pytest.mark.usefixtures("seeds")

LATER = ("\n\n1. Overall", "\n\nA paragraph that was not there before.\n\n1. Overall")


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["001"]


def change(report: Report, name: str, editor: User, /, **arguments: Any) -> Revision:
    report.refresh_from_db()
    return apply(report=report, operation=Operation(name, arguments), expected_version=report.version, by=editor)


def taken_over(report: Report, text: SourceText, editor: User, *, let_go: Sequence[str] = ()) -> list[str]:
    """The flags of the revision by which the text was taken over."""
    report.refresh_from_db()
    revision = take_over(report=report, source_text=text, expected_version=report.version, by=editor, let_go=let_go)
    report.refresh_from_db()
    return list(Flag.objects.filter(report=report, revision=revision.number).values_list("message", flat=True))


def unjudged(report: Report, editor: User) -> Statement:
    """A long statement, with the topics and positions on it taken off; the report's last edition has it."""
    found = Statement.objects.filter(report=report, positions=None).order_by("ordinal")
    part = next(part for part in found if len(report.text[part.start : part.end].split()) > 10)
    change(report, "set_topics", editor, sid=part.identity_id, topics=[], by="ed")
    assert not part.tags.exists()
    return part


def holding(report: Report, words: str) -> Segment:
    place = report.text.index(words)
    return next(p for p in working_value(report).breakdown.segments if p.start <= place < p.end)


def test_a_flag_points_at_the_words_that_stood_there_when_it_was_raised(report: Report, editor: User) -> None:
    start = report.text.rindex("treaty")
    flag = report.flags.create(message="look", revision=report.version, start=start, end=start + 6)
    taken_over(report, later_text(report, *LATER), editor)
    assert report.text[start : start + 6] != "treaty"
    without = report.flags.create(message="look", revision=report.version)
    rows: Any = report.flags.with_words().filter(pk__in=[flag.pk, without.pk])
    assert {row.pk: row.words for row in rows} == {flag.pk: "treaty", without.pk: None}


def test_the_parsers_doubts_about_a_later_text_are_the_parsers(seeds: dict[str, Report], editor: User) -> None:
    report = next(report for report in seeds.values() if parse(report.text, language="en").warnings)
    change(report, "describe", editor, title="A title of ours")
    notes = taken_over(report, later_text(report, "(Summary)", "(Another summary)"), editor)
    doubts = {warning.message for warning in parse(report.text, language="en").warnings}
    kinds = dict(report.flags.filter(revision=report.version).values_list("message", "kind"))
    assert kinds.keys() == set(notes) > doubts
    assert kinds == {note: Flag.Kind.PARSER if note in doubts else Flag.Kind.JUDGEMENT for note in notes}


def test_what_was_described_stays_and_the_new_texts_word_is_flagged(report: Report, editor: User) -> None:
    change(report, "describe", editor, title="A title of ours", place="Vladivostok")
    notes = taken_over(report, later_text(report, *LATER), editor)
    assert (report.title, report.place) == ("A title of ours", "Vladivostok")
    assert any(note.startswith("title: “A title of ours” stands as an editor set it") for note in notes)
    assert {"title", "place"} <= set(working_value(report).breakdown.described)


def test_a_speaker_corrected_and_never_confirmed_stays(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    sid = part.identity_id
    change(report, "attribute", editor, part=part.ordinal, speakers=["Igor Ivanov"], attribution="named")
    notes = taken_over(report, later_text(report, *LATER), editor)
    assert list(Voice.objects.filter(statement__identity=sid, capacity="speaker").values_list("name", flat=True)) == [
        "Igor Ivanov"
    ]
    assert any(sid in note and "the new parse reads it otherwise (speakers: " in note for note in notes)


def test_a_split_stays_with_both_identities(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end].split()[5]
    at = report.text.index(words, part.start)
    change(report, "split", editor, part=part.ordinal, at=at)
    before = [(s.identity_id, report.text[s.start : s.end]) for s in Statement.objects.filter(report=report)]
    taken_over(report, later_text(report, *LATER), editor)
    assert {(s.identity_id, report.text[s.start : s.end]) for s in Statement.objects.filter(report=report)} >= {
        *before
    }


def test_a_kind_changed_by_an_editor_stays(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    change(report, "change_kind", editor, part=part.ordinal, kind="narrative")
    taken_over(report, later_text(report, *LATER), editor)
    assert holding(report, words).kind is Kind.NARRATIVE


def test_what_can_not_be_kept_is_flagged(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    change(report, "change_kind", editor, part=part.ordinal, kind="narrative")
    notes = taken_over(report, later_text(report, words, "Something else was printed there."), editor)
    assert any("could not be kept" in note and " ".join(words.split())[:60] in note for note in notes)


def test_the_passes_have_not_gone_over_a_text_that_was_taken_over(report: Report, editor: User) -> None:
    """Or nobody is told that what its new words say has not been looked for."""
    Report.objects.filter(pk=report.pk).update(passes=VERSION)
    taken_over(report, later_text(report, *LATER), editor)
    assert report in Report.objects.gone_over_by_older_passes(VERSION)


def test_a_take_over_undone_gives_everything_back_and_the_later_text_waits_again(report: Report, editor: User) -> None:
    before, old_text, version = working_value(report), report.source_text, report.version
    later = later_text(report, *LATER)
    taken_over(report, later, editor)
    after = working_value(report)
    revision = change(report, "restore", editor, revision=version)
    report.refresh_from_db()
    assert (working_value(report), report.source_text, revision.source_text) == (before, old_text, old_text)
    assert report.waiting_source_texts().get() == later
    rows = [(s.identity_id, s.start, s.end) for s in Statement.objects.filter(report=report).order_by("ordinal")]
    assert rows == [(p.sid, p.start, p.end) for p in before.breakdown.statements()]
    # … and that undone again is the later text as it was taken over.
    change(report, "restore", editor, revision=version + 1)
    report.refresh_from_db()
    assert (working_value(report), report.source_text) == (after, later)


def later_flags(report: Report) -> list[tuple[str | None, bool]]:
    """Who has settled the flags of later texts, in the order of the texts, and whether they are open."""
    told = report.flags.filter(kind=Flag.Kind.LATER_TEXT).order_by("pk")
    return [(by, at is None) for by, at in told.values_list("settled_by__username", "settled_at")]


def second_text(report: Report, old: str, new: str) -> SourceText:
    """Another later text, while one waits already."""
    text = report.text.replace(old, new, 1)
    import_record(received(text, name="other.txt", address=report.identity))
    return report.source_texts.latest("pk")


def test_the_flag_of_a_text_is_settled_as_the_text_is_taken_over(report: Report, editor: User) -> None:
    text = later_text(report, *LATER)
    other = report.flags.create(message="look", revision=report.version)
    assert later_flags(report) == [(None, True)]
    taken_over(report, text, editor)
    assert later_flags(report) == [("ed", False)]
    assert report.flags.open().filter(pk=other.pk).exists()


def test_a_take_over_that_is_refused_settles_no_flag(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    text = later_text(report, words, other_words(len(words)))
    with pytest.raises(WouldVanish):
        taken_over(report, text, editor)
    assert later_flags(report) == [(None, True)]


def test_the_flag_stays_open_where_another_text_waits(report: Report, editor: User) -> None:
    first, second = later_text(report, *LATER), second_text(report, "Overall", "Over all")
    assert later_flags(report) == [(None, True), (None, True)]
    taken_over(report, first, editor)
    assert later_flags(report) == [("ed", False), (None, True)]
    taken_over(report, second, editor)
    assert later_flags(report) == [("ed", False), ("ed", False)]


def test_the_last_of_two_texts_settles_both_flags(report: Report, editor: User) -> None:
    later_text(report, *LATER)
    taken_over(report, second_text(report, "Overall", "Over all"), editor)
    assert later_flags(report) == [("ed", False), ("ed", False)]


def test_a_text_that_was_left_stays_left(report: Report, editor: User, superuser: User) -> None:
    first = later_text(report, *LATER)
    second_text(report, "Overall", "Over all")
    flag = report.flags.filter(kind=Flag.Kind.LATER_TEXT).latest("pk")
    Flag.objects.filter(pk=flag.pk).update(settled_by=superuser, settled_at=timezone.now())
    taken_over(report, first, editor)
    assert later_flags(report) == [("ed", False), ("root", False)]


def test_the_flag_is_open_again_as_the_text_waits_again(report: Report, editor: User) -> None:
    version = report.version
    taken_over(report, later_text(report, *LATER), editor)
    change(report, "restore", editor, revision=version)
    assert later_flags(report) == [(None, True)]
    change(report, "restore", editor, revision=version + 1)
    assert later_flags(report) == [("ed", False)]


def other_words(length: int) -> str:
    """A statement of just so many characters, in words that no seed has."""
    words = "President Putin stated that nothing of the kind was heard on that day, in either room, before lunch "
    return (words * (length // len(words) + 1))[: length - 1].rstrip().ljust(length - 1, "x") + "."


def test_a_restored_text_is_the_one_published_and_makes_no_lineage_up(report: Report, editor: User) -> None:
    version = report.version
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    lineage = set(StatementId.objects.filter(report=report).values_list("sid", "split_from", "merged_into"))
    taken_over(report, later_text(report, words, other_words(len(words) + 20)), editor, let_go=[part.identity_id])
    assert not Statement.objects.filter(identity=part.identity_id).exists()
    change(report, "restore", editor, revision=version)
    assert lineage <= set(StatementId.objects.filter(report=report).values_list("sid", "split_from", "merged_into"))
    report.refresh_from_db()
    with pytest.raises(NothingToPublish):
        publish(report=report, by=editor)


def test_other_words_at_the_place_of_a_published_statement_do_not_take_its_identity(
    report: Report, editor: User
) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    taken_over(report, later_text(report, words, other_words(len(words))), editor, let_go=[part.identity_id])
    standing = Statement.objects.filter(report=report)
    assert standing.filter(start=part.start, end=part.end).exists()
    assert not standing.filter(identity=part.identity_id).exists()


def test_a_published_statement_does_not_vanish_unless_it_is_let_go(report: Report, editor: User) -> None:
    part = unjudged(report, editor)
    words = report.text[part.start : part.end]
    text = later_text(report, words, other_words(len(words)))
    version = report.version
    with pytest.raises(WouldVanish) as caught:
        taken_over(report, text, editor)
    report.refresh_from_db()
    assert (caught.value.sids, report.version, report.source_text == text) == ((part.identity_id,), version + 1, False)
    taken_over(report, text, editor, let_go=[part.identity_id])
    revision = report.revisions.get(number=report.version)
    assert revision.arguments == {"source_text": text.pk, "let_go": [part.identity_id]}

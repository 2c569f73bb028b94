"""The difference between a working copy and the current edition: words, structure, judgements, facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from archive.contrasting import Contrast, Fact, PartContrast
from archive.desk.review.looking import look_at
from archive.editing.succeeding import take_over
from archive.models import Report, Statement
from archive.models.identifiers import show
from archive.publishing import publish
from archive.reviewing.foretelling import Foretold
from diplomacy.accounts.models import User
from tests.archive.conftest import later_text

from .people import change, check_all


@pytest.fixture
def report(seeds: dict[str, Report]) -> Report:
    return seeds["003"]


def seen(report: Report) -> Contrast:
    return look_at(Report.objects.get(pk=report.pk)).contrast


def facts(part: PartContrast) -> dict[str, Fact]:
    return {fact.name: fact for fact in (*part.facts, *part.details) if fact.is_changed}


def statement(report: Report, number: int = 0) -> Statement:
    return Statement.objects.filter(report=report).order_by("ordinal")[number]


def test_what_has_not_changed_does_not_differ(seeds: dict[str, Report]) -> None:
    for report in seeds.values():
        contrast = seen(report)
        assert (contrast.is_same, contrast.is_first) == (True, False)
        assert [part.words for part in contrast.parts if part.state != "same"] == []


def test_a_draft_differs_from_nothing(draft: Report) -> None:
    contrast = seen(draft)
    assert (contrast.is_first, contrast.changed_parts, contrast.changed_facts) == (True, (), ())
    assert {fact.name: fact.kept for fact in contrast.facts}["Date of the event"] == ("2003-08-05",)


def test_facts_of_the_whole_are_compared(report: Report, editor: User) -> None:
    place = report.place
    change(report, editor, "describe", place="Atlantis")
    assert seen(report).changed_facts == (Fact("Place", gone=(place,) if place else (), come=("Atlantis",)),)


def test_a_long_fact_is_compared_word_by_word(report: Report, editor: User) -> None:
    assert len(report.title) >= 60
    change(report, editor, "describe", title=f"{report.title} amended")
    (fact,) = seen(report).changed_facts
    assert str(fact.words).endswith("<ins>amended</ins>")


def test_judgements_are_compared_statement_by_statement(report: Report, editor: User) -> None:
    first = statement(report)
    change(report, editor, "set_topics", sid=first.identity_id, topics=["trade"], by="ed")
    (part,) = seen(report).changed_parts
    assert part.sid == first.identity_id
    topics = facts(part)["Topic"]
    assert (topics.come, "Trade" in topics.gone) == (("Trade",), False)


def test_a_speaker_is_compared_with_the_account_and_the_review(report: Report, editor: User) -> None:
    named = Statement.objects.filter(report=report, voices__capacity="speaker").order_by("ordinal")[0]
    change(report, editor, "attribute", part=named.ordinal, speakers=["Somebody Else"])
    (part,) = seen(report).changed_parts
    found = facts(part)
    assert found["Speaker"].come == ("Somebody Else (not identified)",)
    assert {"Account", "Review"} <= found.keys()
    assert found["Review"].gone == ("Checked by one editor",)


def test_an_emendation_stands_with_its_part(report: Report, editor: User) -> None:
    first = statement(report)
    words = report.text[first.start : first.start + 4]
    change(report, editor, "emend", start=first.start, end=first.start + 4, reading="Text", reason="a slip", by="ed")
    (part,) = seen(report).changed_parts
    assert facts(part) == {"Emendation": Fact("Emendation", come=(f"“{words}” → “Text”",))}


def test_a_kind_that_has_changed_is_told_as_a_change_of_that_part(report: Report, editor: User) -> None:
    heading = report.parts.filter(kind="heading").order_by("ordinal")[0]
    change(report, editor, "change_kind", part=heading.ordinal, kind="narrative")
    (part,) = seen(report).changed_parts
    assert facts(part)["Kind"] == Fact("Kind", gone=("heading",), come=("narrative",))
    assert part.state == "changed"


@pytest.fixture
def split(seeds: dict[str, Report], editor: User) -> tuple[Report, Statement, str]:
    """A statement of the transcript divided in two: the report, the longer half, and the words of the shorter one."""
    report = seeds["004"]
    whole = Statement.objects.get(report=report, path="t1.p2")
    at = report.text.index(". ", whole.start, whole.end) + 2
    change(report, editor, "split", part=whole.ordinal, at=at)
    half = Statement.objects.get(identity=whole.identity_id)
    other = (whole.start, at - 1) if half.start > whole.start else (at, whole.end)
    return report, half, report.text[slice(*other)]


def test_a_split_is_one_part_changed_and_one_new(split: tuple[Report, Statement, str]) -> None:
    report, half, words = split
    parts = {part.state: part for part in seen(report).changed_parts if part.is_statement}
    assert set(parts) == {"changed", "new"}
    assert (parts["changed"].sid, str(parts["new"].words).split()) == (half.identity_id, words.split())
    assert f"<del>{' '.join(words.split())}</del>" in str(parts["changed"].words)


def test_a_split_leaves_addresses_and_gives_one(split: tuple[Report, Statement, str]) -> None:
    report, half, _words = split
    foretold = told(report)
    assert [fate.sid for fate in foretold.changed] == [half.identity_id]
    assert (len(foretold.new), foretold.redirected, foretold.vanishing) == (1, (), ())


def told(report: Report) -> Foretold:
    foretold = look_at(Report.objects.get(pk=report.pk)).foretold
    assert foretold is not None
    return foretold


def test_what_is_merged_is_told_as_gone_and_redirected_and_then_is(seeds: dict[str, Report], editor: User) -> None:
    report = seeds["004"]
    first, second = (Statement.objects.get(report=report, path=path) for path in ("t1.p1", "t1.p2"))
    change(report, editor, "merge", part=first.ordinal)
    gone = [part for part in seen(report).changed_parts if part.state == "gone"]
    assert [part.sid for part in gone] == [second.identity_id]
    (fate,) = told(report).redirected
    assert (fate.sid, fate.heir, fate.sid_shown) == (second.identity_id, first.identity_id, show(second.identity_id))
    check_all(report, editor)
    publish(report=report, by=editor)
    second.identity.refresh_from_db()
    assert second.identity.merged_into_id == first.identity_id


def test_what_becomes_no_statement_is_told_as_vanishing(report: Report, editor: User) -> None:
    lost = statement(report, 1)
    change(report, editor, "set_topics", sid=lost.identity_id, topics=[], by="ed")
    for position in list(lost.positions.all()):
        change(report, editor, "uncode", key=str(position.key))
    lost = Statement.objects.get(identity=lost.identity_id)
    change(report, editor, "change_kind", part=lost.ordinal, kind="narrative")
    assert [fate.sid for fate in told(report).vanishing] == [lost.identity_id]
    changed = {part.kind: part for part in seen(report).changed_parts}
    assert facts(changed["narrative"])["Kind"].gone == ("statement",)


@pytest.mark.parametrize(
    ("work", "number", "why"),
    [
        (lambda r, by: change(r, by, "describe", place="Atlantis"), "2.0", "The record itself has changed"),
        (
            lambda r, by: change(r, by, "set_topics", sid=statement(r).identity_id, topics=["trade"], by="ed"),
            "1.1",
            "Only judgements have changed",
        ),
    ],
)
def test_the_number_is_told_with_its_reason(
    report: Report, editor: User, work: Callable[[Report, User], None], number: str, why: str
) -> None:
    work(report, editor)
    foretold = told(report)
    assert (foretold.number, foretold.why.startswith(why)) == (number, True)
    assert publish(report=report, by=editor).number == number


def test_a_first_edition_gives_every_statement_its_address(draft: Report) -> None:
    foretold = told(draft)
    assert (foretold.number, foretold.kept, [fate.place for fate in foretold.new]) == ("1.0", 0, ["1(1)", "1(2)"])


def test_another_text_is_compared_by_statements_and_words(report: Report, editor: User) -> None:
    text = later_text(report)
    take_over(report=report, source_text=text, expected_version=report.version, by=editor)
    contrast = seen(report)
    changed = [part for part in contrast.parts if part.state == "changed" and "<ins>" in str(part.words)]
    assert len(changed) == 1
    assert "<ins>have</ins>" in str(changed[0].words)
    assert contrast.counts["gone"] == contrast.counts["new"] == 0

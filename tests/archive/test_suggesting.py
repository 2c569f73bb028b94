"""Suggestions: topics with their reasons, people with theirs, and how often they are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from archive.editing import Operation, apply
from archive.importing import import_record
from archive.models import (
    Meeting,
    Participation,
    Person,
    RefusedSuggestion,
    Report,
    Statement,
    StatementId,
    Tag,
    Tenure,
    Topic,
    TopicLabel,
)
from archive.models.identifiers import show
from archive.suggesting import Suggestion, candidates, suggest_topics
from archive.suggesting.labels import Vocabulary, is_valid_on
from archive.suggesting.lexemes import read_lexemes
from diplomacy.accounts.models import User

from .conftest import received

pytestmark = pytest.mark.usefixtures("seeds")

TEXT = """Telephone Talks

May 5, 2003

Prime Minister Junichiro Koizumi held telephone talks with President Vladimir Putin on May 5.

1. Energy

(1) President Putin stated that the matter should be looked at in its whole breadth by both of them.

(2) Prime Minister Koizumi stated that the abduction issue was on his mind.

(3) Prime Minister Koizumi stated that peaceful treaties were good.
"""


TOPICS = 9
"""Queries for the topics of a report, whatever their number, once it is known how rare words are."""


@pytest.fixture
def report(seeds: dict[str, Report], editor: User) -> Report:
    """A draft of three statements, of which none is tagged."""
    import_record(received(TEXT, name="suggest.txt"), by=editor)
    report = Report.objects.get(identity="file:mofa-japan/suggest.txt")
    assert statements(report).keys() == {"1.1", "1.2", "1.3"}
    return report


def statements(report: Report) -> dict[str, Statement]:
    return {one.path: one for one in Statement.objects.filter(report=report).order_by("ordinal")}


def suggested(report: Report) -> dict[str, dict[str, Suggestion]]:
    """What is suggested, by the path of the statement and the slug of the topic."""
    parts = {one.ordinal: path for path, one in statements(report).items()}
    found = suggest_topics(report=report, parts=parts)
    return {parts[index]: {one.slug: one for one in some} for index, some in found.items()}


def tag(report: Report, path: str, topic: str, by: User) -> None:
    report.refresh_from_db()
    operation = Operation("tag", {"sid": statements(report)[path].identity_id, "topic": topic, "by": "ed"})
    apply(report=report, operation=operation, expected_version=report.version, by=by)
    report.refresh_from_db()


def test_a_label_is_met_in_any_form_of_its_words(report: Report) -> None:
    found = suggested(report)
    assert (found["1.2"]["abductions"].reasons[0].kind, found["1.2"]["abductions"].reasons[0].text) == (
        "label",
        "its words have “abduction issue”",
    )
    assert found["1.3"]["peace-treaty"].reasons[0].text == "its words have “Peace treaty”"
    assert "peace-treaty" not in found["1.2"]


def test_a_label_of_another_language_is_met_where_it_stands(report: Report) -> None:
    topic = Topic.objects.create(slug="breadth", label="Quite another matter altogether here", definition="x")
    TopicLabel.objects.create(topic=topic, language="de", text="whole breadth", is_preferred=False)
    assert suggested(report)["1.1"]["breadth"].why == "its words have “whole breadth”"


def test_a_heading_counts_and_is_quoted_and_alone_is_not_enough(report: Report, editor: User) -> None:
    assert "energy" not in suggested(report)["1.1"]
    import_record(received(TEXT.replace("the matter should", "energy should"), name="suggest2.txt"), by=editor)
    again = suggested(Report.objects.get(identity="file:mofa-japan/suggest2.txt"))["1.1"]["energy"]
    assert [(reason.kind, reason.text) for reason in again.reasons][:2] == [
        ("label", "its words have “Energy”"),
        ("heading", "the heading above it, “Energy”, has “Energy”"),
    ]


def test_similar_statements_are_counted_and_can_be_looked_at(seeds: dict[str, Report], editor: User) -> None:
    whole = Statement.objects.filter(report=seeds["004"], tags__topic__slug="abductions").first()
    assert whole is not None
    words = " ".join(seeds["004"].text[whole.start : whole.end].split())
    import_record(received(TEXT.replace("the matter should be looked at in its whole breadth by both of them", words)), by=editor)  # fmt: skip
    report = Report.objects.get(identity="file:mofa-japan/draft.txt")
    found = suggested(report)["1.1"]["abductions"]
    similar = next(reason for reason in found.reasons if reason.kind == "similar")
    assert similar.text.endswith("most similar statements are tagged so")
    assert dict(similar.sids)[show(whole.identity_id)].endswith(f", {seeds['004'].title}")


def test_neighbours_in_the_passage_count(report: Report, editor: User) -> None:
    tag(report, "1.3", "abductions", editor)
    found = suggested(report)["1.2"]["abductions"]
    assert ("beside", "a statement beside it in the passage (1(3)) is tagged so") in [
        (reason.kind, reason.text) for reason in found.reasons
    ]


def test_what_was_refused_or_stands_there_does_not_come_again(report: Report, editor: User) -> None:
    sid = statements(report)["1.2"].identity_id
    RefusedSuggestion.objects.create(
        identity=StatementId.objects.get(pk=sid), topic=Topic.objects.get(slug="abductions"), by=editor
    )
    assert "abductions" not in suggested(report)["1.2"]
    tag(report, "1.3", "peace-treaty", editor)
    assert "peace-treaty" not in suggested(report)["1.3"]


def test_nothing_is_tagged_by_a_suggestion(report: Report) -> None:
    suggested(report)
    assert not Tag.objects.filter(statement__report=report).exists()


def test_topics_that_were_merged_or_thrown_away_are_not_suggested(report: Report) -> None:
    Topic.objects.filter(slug="abductions").update(binned_at=timezone.now())
    treaty, trade = Topic.objects.get(slug="peace-treaty"), Topic.objects.get(slug="trade")
    Topic.objects.filter(pk=treaty.pk).update(merged_into=trade)
    found = suggested(report)
    assert not {"abductions", "peace-treaty"} & {slug for some in found.values() for slug in some}


def test_a_narrower_topic_goes_before_a_broader_one_that_weighs_no_more(report: Report) -> None:
    wide = Topic.objects.create(slug="wide", label="Whole breadth", definition="x")
    assert "wide" in suggested(report)["1.1"]
    Topic.objects.create(slug="narrow", label="Breadth", definition="x", broader=wide)
    assert {"wide", "narrow"} & suggested(report)["1.1"].keys() == {"narrow"}


@pytest.mark.parametrize(
    ("valid", "day", "expected"),
    [
        ("", date(2003, 8, 27), True),
        ("2003-08-27–", date(2003, 8, 27), True),
        ("2003-08-27–", date(2003, 8, 26), False),
        ("–2003-08-26", date(2003, 8, 27), False),
        ("–2003", date(2003, 12, 31), True),
        ("2001/2002-03", date(2002, 3, 31), True),
        ("2001/2002-03", date(2002, 4, 1), False),
        ("while it lasts", date(2003, 8, 27), True),
    ],
)
def test_a_topic_is_suggested_in_the_time_it_is_meant_for(valid: str, day: date, expected: bool) -> None:
    assert is_valid_on(valid, day) is expected


def test_all_untagged_statements_are_asked_for_at_once(report: Report, editor: User) -> None:
    tag(report, "1.3", "trade", editor)
    asked = {statements(report)[path].ordinal for path in ("1.1", "1.2")}
    assert suggest_topics(report=report).keys() == asked
    assert suggest_topics(report=report, parts=[]) == {}
    assert suggest_topics(report=report, parts=[0, 9999]) == {}


def test_words_of_any_script_are_stemmed_or_paired(seeds: dict[str, Report]) -> None:
    found = read_lexemes("english", ["treaties", "平和条約", "", "the"])
    assert found == {
        "treaties": frozenset({"treati"}),
        "平和条約": frozenset({"平和", "和条", "条約", "約"}),
        "": frozenset(),
        "the": frozenset(),
    }
    assert Vocabulary("simple").matches(found["平和条約"])["peace-treaty"].share == 1


def test_topics_take_as_many_queries_for_one_as_for_three(
    report: Report, editor: User, django_assert_max_num_queries: Any
) -> None:
    suggest_topics(report=report)  # how rare words are is known for an hour
    ordinals = [one.ordinal for one in statements(report).values()]
    for parts in (ordinals[:1], ordinals):
        with django_assert_max_num_queries(TOPICS) as counted:
            suggest_topics(report=report, parts=parts)
        assert len(counted) == TOPICS


# How often they are right --------------------------------------------------------------------------------------------


def judged(report: Report, *, as_if_untagged: bool) -> Iterator[tuple[int, int, int]]:
    """For each statement of a published seed: right suggestions, wrong ones, and topics that were not suggested."""
    rows = Tag.objects.filter(statement__report=report).values_list("statement__ordinal", "topic__slug")
    topics: dict[int, set[str]] = defaultdict(set)
    for ordinal, slug in rows:
        topics[ordinal].add(slug)
    ordinals = list(Statement.objects.filter(report=report).values_list("ordinal", flat=True))
    for index, some in suggest_topics(report=report, parts=ordinals, as_if_untagged=as_if_untagged).items():
        slugs = {one.slug for one in some}
        yield len(slugs & topics[index]), len(slugs - topics[index]), len(topics[index] - slugs)


def test_measured_on_the_seeds_more_than_half_is_right_and_half_is_found(seeds: dict[str, Report]) -> None:
    """Each report without its own tags, by those of the other four: what docs/desk.md says of it."""
    total: Counter[str] = Counter()
    for report in seeds.values():
        for right, wrong, missed in judged(report, as_if_untagged=True):
            total.update(right=right, wrong=wrong, missed=missed)
    precision = total["right"] / (total["right"] + total["wrong"])
    recall = total["right"] / (total["right"] + total["missed"])
    assert (round(precision, 2), round(recall, 2)) == (pytest.approx(0.62, abs=0.04), pytest.approx(0.54, abs=0.04))


# People --------------------------------------------------------------------------------------------------------------


def test_who_is_printed_comes_first_then_who_was_there_then_who_held_an_office(seeds: dict[str, Report]) -> None:
    found = candidates(report=seeds["001"])
    assert [one.name for one in found[:2]] == ["Vladimir Putin", "Junichiro Koizumi"]
    assert (found[0].slug, found[0].office, found[0].is_printed) == (
        "vladimir-putin",
        "President of the Russian Federation",
        True,
    )
    assert found[0].why[0].startswith("speaks in ")
    assert any(why.startswith("principal at “") for why in found[0].why)
    holder = next(one for one in found if one.slug == "igor-ivanov")
    assert (holder.is_printed, holder.why) == (
        False,
        ["Minister of Foreign Affairs of the Russian Federation on 30 May 2003"],
    )


def test_whoever_speaks_in_the_part_comes_after_the_other_side(seeds: dict[str, Report]) -> None:
    for statement in Statement.objects.filter(report=seeds["001"], voices__capacity="speaker").distinct()[:6]:
        here = set(statement.voices.filter(capacity="speaker").values_list("name", flat=True))
        found = [one.name for one in candidates(report=seeds["001"], part=statement.ordinal)]
        assert set(found[:2]) == {"Vladimir Putin", "Junichiro Koizumi"}
        assert found[0] not in here or len(here) == 2


def test_words_choose_by_name_or_office(seeds: dict[str, Report]) -> None:
    assert [one.slug for one in candidates(report=seeds["001"], q="foreign aff ivan")] == ["igor-ivanov"]
    assert [one.slug for one in candidates(report=seeds["001"], q="koi")] == ["junichiro-koizumi"]
    assert candidates(report=seeds["001"], q="nobody of this name") == []


def test_somebody_known_by_name_alone_comes_last(seeds: dict[str, Report]) -> None:
    Person.objects.create(slug="vladimir-other", label="Vladimir Other", surname="Other")
    gone = Person.objects.create(slug="vladimir-gone", label="Vladimir Gone", surname="Gone")
    Person.objects.filter(pk=gone.pk).update(binned_at=timezone.now())
    found = candidates(report=seeds["001"], q="vladimir")
    assert [(one.slug, one.why[0]) for one in found][-1] == (
        "vladimir-other",
        "has such a name; not named in this record",
    )
    assert "vladimir-gone" not in {one.slug for one in found}


def test_a_name_that_nobody_is_known_by_can_be_chosen_too(report: Report, editor: User) -> None:
    ordinal = statements(report)["1.1"].ordinal
    operation = Operation("attribute", {"part": ordinal, "speakers": ["The Stranger"], "attribution": "named"})
    apply(report=report, operation=operation, expected_version=report.version, by=editor)
    found = next(one for one in candidates(report=report, q="strang"))
    assert (found.name, found.slug, found.label, found.is_printed) == ("The Stranger", None, None, True)


def test_candidates_take_as_many_queries_with_one_as_with_three(
    report: Report, django_assert_max_num_queries: Any
) -> None:
    report.meeting = Meeting.objects.create(slug="m", label="Talks", kind="telephone talks", date="2003-05-05")
    report.save()
    office = Tenure.objects.first()
    assert office is not None
    for number in range(3):
        person = Person.objects.create(slug=f"zed-{number}", label=f"Zed Number{number}", surname=f"Number{number}")
        Participation.objects.create(meeting=report.meeting, person=person)
        Person.objects.create(slug=f"zed-x-{number}", label=f"Zed Other{number}", surname=f"Other{number}")
        for q, part, most in (("", None, 4), ("zed", None, 6), ("", 3, 5)):
            with django_assert_max_num_queries(most) as counted:
                assert candidates(report=report, q=q, part=part)
            assert len(counted) == most

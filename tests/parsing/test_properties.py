"""What holds for every text: it parses, its parts give it back, paths are unique, and the same text gives the same."""

import json
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import Attribution, Kind, check, from_json, parse, to_json
from archive.parsing.export import document

PIECES = [
    "1. ", "(1) ", "(a) ", "(i) ", "• ", "- ", "2.1 ", "I. ", "Q: ", "A: ", "Question: ", "Moderator: ", "\n", "\n\n", " ", "\t",
    "\r\n", "\u2028", "\u00a0", "\ufeff", "President Mari Kask", "Prime Minister Okafor", "Juhan Tamm: ", "Ms. TAMM Anu", "He ",
    "Both sides ", "They ", "it was agreed that ", "said ", "stated that ", "made the following statements:", "as follows:",
    "conveyed the following message from ", "the Estonian side ", "on the initiative of Kenya", "from 11:10 to 11:38 ",
    "September 1", "March 4, 2011", "00:00", "The Kremlin, Moscow", "Back to Index", "(Summary)", "* * *", '"', "“", ". ", ", ",
    ", and ", "in response, ", "by ", "that ", "Minister of Trade, Industry and Fisheries ", "held talks with ", "Contents\n",
    "(Laughter)", "Publication date: January 10, 2003, 00:00", "さようなら。", "Вопрос: ", "\ud800", "…", "<…>", "'s ", "President of ",
]  # fmt: skip
records = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=60).map("".join)
anything = st.text(alphabet=st.characters(exclude_categories=()), max_size=300)


def assert_holds(text: str) -> None:
    breakdown = parse(text)
    check(breakdown, text)
    previous, seen = None, set()
    for part in breakdown.segments:
        assert 0 <= part.confidence <= 1
        assert part.rule
        if part.kind is Kind.STATEMENT:
            assert part.role is not None
            assert part.path
            assert (part.attribution is Attribution.IMPERSONAL) <= (part.speakers == ())
        if part.path is not None and part.path != previous:
            # A passage's own words may go on after an enumeration inside one of its sentences.
            assert part.path not in seen or part.kind in (Kind.STATEMENT, Kind.NARRATIVE, Kind.DATELINE)
        seen.add(part.path)
        previous = part.path
    labels = [p.path for p in breakdown.segments if p.kind in (Kind.LABEL, Kind.SPEAKER_LABEL)]
    assert len(labels) == len(set(labels))
    for mention in breakdown.mentions:
        assert text[mention.start : mention.end] == mention.words
    for warning in breakdown.warnings:
        assert warning.start is None or 0 <= warning.start <= (warning.end or 0) <= len(text)
    assert from_json(json.loads(json.dumps(to_json(breakdown)))) == breakdown
    assert document(breakdown, text)["segments"] == document(parse(text), text)["segments"]


@settings(max_examples=300)
@given(records)
def test_records_made_of_pieces(text):
    assert_holds(text)


@settings(max_examples=150)
@given(anything)
def test_any_unicode(text):
    assert_holds(text)


@pytest.mark.parametrize(
    "shape", ["{}", "{}. It sails.\n{}. It stays.\n", "Talks\n\nQ{}: When?\n\nA: On {}年{}月{}日.\n"]
)
def test_every_figure_of_unicode_may_stand_where_numbers_do(shape: str):
    # "❶" and "²" are digits to Python, and no numbers.
    for figure in filter(str.isdigit, map(chr, range(sys.maxunicode))):
        assert_holds(shape.replace("{}", figure))


def test_an_empty_text_has_no_parts_and_says_so():
    for text in ("", " \n\t\u2028 "):
        breakdown = parse(text)
        assert (breakdown.segments, [w.message for w in breakdown.warnings]) == ((), ["the text is empty"])


def test_a_byte_order_mark_is_furniture():
    assert [(s.kind, s.start, s.end) for s in parse("\ufeff").segments] == [("furniture", 0, 1)]
    text = "\ufeffTelephone Talks\n\nMarch 4, 2011\n\nRain fell."
    assert [(s.kind, s.start, s.end) for s in parse(text).segments][:2] == [("furniture", 0, 1), ("title", 1, 16)]


def test_mentions_stand_in_order_without_overlap():
    text = "Talks\n\nPrime Minister Mari Kask met Foreign Minister Juhan Tamm. Kask thanked Mr Tamm."
    spans = [(m.words, m.person) for m in parse(text).mentions]
    assert spans == [
        ("Prime Minister Mari Kask", "Mari Kask"),
        ("Foreign Minister Juhan Tamm", "Juhan Tamm"),
        ("Kask", "Mari Kask"),
        ("Mr Tamm", "Juhan Tamm"),
    ]

"""Tallies over many records: what they count, and that adding them up knows no order."""

from __future__ import annotations

import pickle
import random

from archive.parsing import (
    Attribution,
    Breakdown,
    Kind,
    Participant,
    Role,
    Segment,
    Speech,
    Warning,  # noqa: A004
    check,
)
from archive.parsing.reporting import SAMPLES, UNREAD, Tally, general, merged, report, tally_of, tally_of_unread

TALKS = "Talks\n\nTamm said that the ferry would sail. He left."
CONFERENCE = "Press Conference\n\nQuestion: When?\n\nMari Kask: In May."
NOTE = "The harbour was closed on 3 May."

SPOKEN = {"attribution": Attribution.LABELLED, "speech": Speech.DIRECT, "rule": "turn", "confidence": 0.97}
BROKEN_DOWN = {
    "talks": (
        TALKS,
        Breakdown(
            title="Talks",
            kind="summit meeting",
            form="summary",
            language="en",
            participants=(Participant("Juhan Tamm"),),
            segments=(
                Segment(Kind.TITLE, 0, 5, rule="title"),
                Segment(
                    Kind.STATEMENT,
                    7,
                    43,
                    "p1",
                    "verb-of-saying",
                    0.85,
                    ("Juhan Tamm",),
                    Attribution.NAMED,
                    Speech.INDIRECT,
                ),
                Segment(Kind.NARRATIVE, 44, 52, "p1", "no-verb-of-saying", 0.5),
            ),
            warnings=(Warning("who is meant here was not found", 44, 46),),
        ),
    ),
    "conference": (
        CONFERENCE,
        Breakdown(
            title="Press Conference",
            kind="press conference",
            form="transcript",
            language="en",
            dated="2011-03-04",
            event_date="2011-03-04",
            place="Tallinn",
            segments=(
                Segment(Kind.TITLE, 0, 16, rule="title"),
                Segment(Kind.SPEAKER_LABEL, 18, 27, "t1", "speaker-label"),
                Segment(Kind.STATEMENT, 28, 33, "t1", role=Role.QUESTION, **SPOKEN),
                Segment(Kind.SPEAKER_LABEL, 35, 45, "t2", "speaker-label"),
                Segment(Kind.STATEMENT, 46, 53, "t2", role=Role.ANSWER, speakers=("Mari Kask",), **SPOKEN),
            ),
        ),
    ),
    "note": (
        NOTE,
        Breakdown(
            segments=(Segment(Kind.NARRATIVE, 0, 32, "p1", "no-verb-of-saying", 0.5),),
            warnings=(
                Warning("no title was found"),
                Warning("several persons are called Tamm; the one named last before was taken", 4, 11),
                Warning("several persons are called Kask; the one named last before was taken", 12, 15),
            ),
        ),
    ),
}


def test_the_whole_report_of_three_records_and_one_that_could_not_be_read() -> None:
    for text, breakdown in BROKEN_DOWN.values():
        check(breakdown, text)
    found = [tally_of(name, *given, nanoseconds=1_000_000) for name, given in BROKEN_DOWN.items()]
    assert report(merged([*found, tally_of_unread("scan.pdf", "scan.pdf has no\ntext layer.")])) == REPORT


REPORT = """\
3 records, 137 characters; 1 could not be read

Kinds of event                                                                       records  share of records
  other                                                                                    1   33.3%
  press conference                                                                         1   33.3%
  summit meeting                                                                           1   33.3%

Forms of document                                                                    records  share of records
  other                                                                                    1   33.3%
  summary                                                                                  1   33.3%
  transcript                                                                               1   33.3%

Languages                                                                            records  share of records
  en                                                                                       2   66.7%
  not known                                                                                1   33.3%

Facts found                                                                          records  share of records
  title                                                                                    2   66.7%
  date of the record                                                                       1   33.3%
  date of the event                                                                        1   33.3%
  place                                                                                    1   33.3%
  participants                                                                             1   33.3%

Characters                                                                        characters  share of characters
  statement                                                                               48   37.5%
  narrative                                                                               40   31.2%
  title                                                                                   21   16.4%
  speaker label                                                                           19   14.8%

Statements                                                                        statements  share of statements
  with a speaker by name                                                                   2   66.7%
  questions of nobody named                                                                1   33.3%

Attributions                                                                      statements  share of statements
  labelled                                                                                 2   66.7%
  named                                                                                    1   33.3%

Confidence                                                                             parts  share of parts
  0.95–1.00                                                                                6   66.7%
  0.90–0.95                                                                                0    0.0%
  0.80–0.90                                                                                1   11.1%
  0.60–0.80                                                                                0    0.0%
  0.00–0.60                                                                                2   22.2%

Rules less sure than 0.9                                                               parts  share of all parts
  narrative no-verb-of-saying                                                              2   22.2%
  statement verb-of-saying                                                                 1   11.1%

Warnings                                                                               times  share of records
  several persons are called …; the one named last before was taken                        2   33.3%
  no title was found                                                                       1   33.3%
  who is meant here was not found                                                          1   33.3%

Not read
scan.pdf: scan.pdf has no text layer.

The parser alone, on one core: 0.05 MB/s, 1,000 records/s"""


def made(number: int) -> Tally:
    """A tally with some of everything."""
    chance = random.Random(number)
    if chance.random() < 0.2:
        return tally_of_unread(f"f{number:03}", "damaged")
    part = Segment(Kind.NARRATIVE, 0, 4, "p1", rule="some", confidence=chance.random())
    doubts = tuple(Warning(f"doubt {chance.randrange(3)}", 0, 2) for _ in range(chance.randrange(3)))
    return tally_of(f"r{number}", "abcd", Breakdown(segments=(part,), warnings=doubts), nanoseconds=number)


def test_in_which_order_tallies_are_added_and_which_first_makes_no_difference() -> None:
    tallies = [made(number) for number in range(400)]
    whole = merged(tallies)
    for seed in range(20):
        chance = random.Random(seed)
        chance.shuffle(tallies)
        cut = chance.randrange(len(tallies))
        assert merged([merged(tallies[cut:]), merged(tallies[:cut])]) == whole
    assert merged([whole, Tally()]) == whole == pickle.loads(pickle.dumps(whole))
    assert (len(whole.samples["doubt 1"]), len({sample.name for sample in whole.samples["doubt 1"]})) == (
        SAMPLES,
        SAMPLES,
    )


def test_what_is_kept_does_not_grow_with_the_number_of_records() -> None:
    many = merged(tally_of_unread(f"f{number:05}", "damaged") for number in range(UNREAD * 3))
    assert (len(many.unread), many.of("total", "unread")) == (UNREAD, UNREAD * 3)
    assert report(many).endswith("f00199: damaged\n… and 400 more")


def test_a_sample_shows_the_words_in_one_line_with_what_stands_around_them() -> None:
    text = "a" * 100 + "\n\nbut he\nknew " + "b" * 100
    (sample,) = tally_of("r", text, Breakdown(warnings=(Warning("who", 106, 108),)), nanoseconds=0).samples["who"]
    assert (sample.name, sample.before, sample.words, sample.after) == (
        "r", f"…{'a' * 74} but ", "he", f" knew {'b' * 74}…",
    )  # fmt: skip


def test_warnings_of_one_kind_are_counted_together_whatever_words_of_the_record_they_hold() -> None:
    assert [
        general(message)
        for message in (
            "several persons are called Kask; the one named last before was taken",
            "the label 2.b stands here again; this one is called 2.b~2",
            "the year of the event is not stated; 2013 is proposed because June 26, 2012 is the last date that the text looks back on",
            "no title was found",
        )
    ] == [
        "several persons are called …; the one named last before was taken",
        "the label … stands here again; this one is called …",
        "the year of the event is not stated; … is proposed because … is the last date that the text looks back on",
        "no title was found",
    ]

"""The five seed reports break down exactly as the gold files say."""

import json
from pathlib import Path

import pytest

from archive.parsing import Breakdown, Kind, check, parse

ROOT = Path(__file__).parents[2]
GOLD = sorted((ROOT / "tests" / "gold").glob("*.json"))
FIELDS = (
    "title",
    "kind",
    "form",
    "wording",
    "language",
    "dated",
    "event_date",
    "event_time",
    "place",
    "initiative",
)


def read(path: Path) -> tuple[dict, str, Breakdown]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (ROOT / "fixtures" / gold["file"]).read_bytes().decode("utf-8")
    return gold, text, parse(text)


def test_there_are_gold_files():
    assert len(GOLD) == 5


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_segments_are_found_exactly(path):
    gold, text, breakdown = read(path)
    expected = [
        (
            s["kind"],
            s["path"],
            s["text"],
            s["start"],
            s["end"],
            s.get("speakers", []),
            s.get("speech"),
            (s.get("role") or "statement") if s["kind"] == "statement" else None,
            s.get("conveyed_by"),
            s["attribution"] if s["kind"] == "statement" else None,
        )
        for s in gold["segments"]
    ]
    found = [
        (
            str(s.kind),
            s.path,
            text[s.start : s.end],
            s.start,
            s.end,
            list(s.speakers),
            s.speech and str(s.speech),
            s.role and str(s.role),
            s.conveyed_by,
            str(s.attribution) if s.kind is Kind.STATEMENT else None,
        )
        for s in breakdown.segments
    ]
    assert found == expected
    check(breakdown, text)


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_fields_of_the_record_are_found(path):
    gold, _, breakdown = read(path)
    expected = {name: gold.get(name) for name in FIELDS if name != "event_time"}
    expected["event_time"] = gold.get("event_time", [])
    assert {name: list(v) if isinstance(v := getattr(breakdown, name), tuple) else v for name in FIELDS} == expected
    assert [p.person for p in breakdown.participants] == [p["person"] for p in gold["participants"]]


def test_persons_only_spoken_about_are_mentioned_in_full():
    names = {m.person for path in GOLD for m in read(path)[2].mentions}
    assert names == {
        "Junichiro Koizumi",
        "Vladimir Putin",
        "Yoriko Kawaguchi",
        "Igor Ivanov",
        "Mikhail Kasyanov",
        "George W. Bush",
        "Shigeru Ishiba",
        "Yasuhiro Yamashita",
    }


def test_publication_is_known_only_where_the_record_says_so():
    published = {path.stem: read(path)[2].published for path in GOLD}
    assert published == {"000": None, "001": None, "002": None, "003": None, "004": "2003-01-10"}


def test_a_proposed_year_comes_with_its_reason():
    breakdown = read(next(p for p in GOLD if p.stem == "002"))[2]
    (reason,) = [w.message for w in breakdown.warnings if "year" in w.message]
    assert reason == (
        "the year of the event is not stated; 2002 is proposed because January 2003 lies ahead in the text"
    )


def test_addressees_and_answers_of_the_press_conference():
    breakdown = read(next(p for p in GOLD if p.stem == "004"))[2]
    statements = breakdown.statements()
    assert {s.addressees for s in statements if s.role == "statement"} == {()}
    assert {((s.path or "").partition(".")[0], s.answers) for s in statements if s.role == "answer"} == {
        ("t4", "t3"),
        ("t6", "t5"),
        ("t8", "t7"),
    }
    # The journalist has no name, so nobody can be the addressee of an answer to him.
    assert {s.addressees for s in statements if s.role == "answer"} == {()}


def test_in_talks_the_other_principal_is_addressed():
    breakdown = read(next(p for p in GOLD if p.stem == "000"))[2]
    assert {(s.speakers, s.addressees) for s in breakdown.statements()} == {
        (("Junichiro Koizumi",), ("Vladimir Putin",)),
        (("Vladimir Putin",), ("Junichiro Koizumi",)),
    }

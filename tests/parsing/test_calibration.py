"""Confidences counted against gold: by band, by rule, and whether the promise of 98 % is kept."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.parsing import Attribution, Breakdown, Kind, Segment, Speech, parse, to_json
from archive.parsing.calibration import Judged, Row, by_band, by_rule, judge, report, sure

GOLD = Path(__file__).parents[1] / "gold"


def said(start: int, end: int, confidence: float, *speakers: str) -> Segment:
    return Segment(
        Kind.STATEMENT,
        start,
        end,
        "p1",
        rule="verb-of-saying",
        confidence=confidence,
        speakers=speakers,
        attribution=Attribution.NAMED,
        speech=Speech.INDIRECT,
    )


def gold(start: int, end: int, *speakers: str, path: str = "p1") -> dict:
    return {"kind": "statement", "start": start, "end": end, "path": path, "speakers": list(speakers)}


@pytest.mark.parametrize(
    ("wanted", "is_right", "is_miscounted"),
    [
        (gold(0, 9, "Mari Kask"), True, False),
        (gold(0, 9, "Juhan Tamm"), False, False),
        (gold(0, 9), False, False),
        (gold(0, 8, "Mari Kask"), False, False),
        (gold(0, 9, "Mari Kask", path="p2"), False, True),
    ],
)
def test_a_statement_is_right_with_its_place_path_and_speakers(wanted, is_right: bool, is_miscounted: bool):
    found = Breakdown(segments=(said(0, 9, 0.95, "Mari Kask"),))
    assert judge([wanted], found) == [Judged("statement", "verb-of-saying", 0.95, is_right, is_miscounted)]


def test_the_order_of_speakers_does_not_matter():
    found = Breakdown(segments=(said(0, 9, 0.95, "Mari Kask", "Juhan Tamm"),))
    assert [j.is_right for j in judge([gold(0, 9, "Juhan Tamm", "Mari Kask")], found)] == [True]


JUDGED = [
    Judged("statement", "turn", 0.95, True),
    Judged("statement", "turn", 0.95, False, is_miscounted=True),
    Judged("title", "first-line", 0.9, True),
    Judged("narrative", "other-verb", 0.6, False),
]


def test_the_counts_by_band_and_by_rule():
    assert [(r.name, r.parts, r.right) for r in by_band(JUDGED)] == [
        ("0.95–1.00", 2, 1),
        ("0.90–0.95", 1, 1),
        ("0.80–0.90", 0, 0),
        ("0.60–0.80", 1, 0),
        ("0.00–0.60", 0, 0),
    ]
    assert [(r.name, r.parts, r.right) for r in by_rule(JUDGED)] == [
        ("statement turn", 2, 1),
        ("narrative other-verb", 1, 0),
        ("title first-line", 1, 1),
    ]
    assert sure(JUDGED).share == 2 / 3
    assert Row("none", 0, 0, 0.0).share == 1.0


def test_the_report_says_whether_the_promise_is_kept():
    last = report(JUDGED, 1).splitlines()[-1]
    assert last == (
        "Of 3 parts with a confidence of at least 0.9, 66.7% are right; promised are 98%: not kept. "
        "But for their path, which follows from the parts before them, 100.0% are."
    )
    kept = report([JUDGED[0]] * 50, 1).splitlines()[-1]
    assert "100.0% are right; promised are 98%: kept." in kept
    assert report([], 0).endswith(
        "100.0% are right; promised are 98%: kept. But for their path, which follows from the parts before them, 100.0% are."
    )


def test_the_promise_is_kept_on_our_own_records():
    judged = []
    for path in sorted((GOLD / "own").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        judged += judge(document["segments"], parse((path.parent / document["file"]).read_bytes().decode("utf-8")))
    row = sure(judged)
    assert row.parts > 100
    assert row.share >= 0.98


def calibrated(folder, **options) -> str:
    out = io.StringIO()
    call_command("parse", calibrate=str(folder), stdout=out, **options)
    return out.getvalue()


def test_the_command_reads_a_folder_of_gold_files(tmp_path):
    text = "Talks\n\nMarch 4, 2011\n\nPresident Mari Kask thanked Premier Otieno Wafula.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "a.json").write_text(json.dumps({"file": "a.txt", **to_json(parse(text))}))
    assert calibrated(tmp_path).splitlines()[0] == "1 records, 3 parts"
    elsewhere = tmp_path / "gold"
    elsewhere.mkdir()
    (tmp_path / "a.json").rename(elsewhere / "a.json")
    assert "1 records, 3 parts" in calibrated(elsewhere, texts=str(tmp_path))


@pytest.mark.parametrize("content", ["[]", "{}", '{"file": "missing.txt", "segments": []}', "no JSON"])
def test_the_command_names_a_file_that_is_no_gold(tmp_path, content):
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(CommandError, match=r"bad\.json|missing\.txt"):
        calibrated(tmp_path)


def test_the_command_wants_a_file_or_a_folder_with_gold(tmp_path):
    with pytest.raises(CommandError, match="give a file"):
        call_command("parse")
    with pytest.raises(CommandError, match="holds no gold file"):
        calibrated(tmp_path)

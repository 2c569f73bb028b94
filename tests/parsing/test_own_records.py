"""Records in our own words, in the forms that houses use, break down as their gold says."""

import json
from pathlib import Path

import pytest

from archive.parsing import check, parse, to_json

from .scoring import COLUMNS, means, score

FOLDER = Path(__file__).parents[1] / "gold" / "own"
GOLD = sorted(FOLDER.glob("*.json"))
FIELDS = ("title", "kind", "form", "language", "dated", "event_date", "event_time", "published")


def read(path: Path) -> tuple[dict, str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    return gold, (FOLDER / gold["file"]).read_bytes().decode("utf-8")


def test_there_are_thirty_records_in_three_languages():
    languages = [json.loads(path.read_text(encoding="utf-8"))["language"] for path in GOLD]
    assert len(GOLD) >= 30
    assert set(languages) >= {"en", "ja", "ru"}


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_is_itself_true_to_its_text(path):
    gold, text = read(path)
    assert [text[s["start"] : s["end"]] for s in gold["segments"]] == [s["text"] for s in gold["segments"]]
    rest = text
    for s in reversed(gold["segments"]):
        rest = rest[: s["start"]] + rest[s["end"] :]
    assert not rest.strip()


def test_the_mean_over_all_records_is_at_least_97_percent():
    found = []
    for path in GOLD:
        gold, text = read(path)
        breakdown = parse(text)
        check(breakdown, text)
        found.append(score(gold, to_json(breakdown)))
    mean = means(found)
    assert {column: mean[column] for column in COLUMNS if mean[column] < 0.97} == {}


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_what_the_record_says_of_itself(path):
    gold, text = read(path)
    found = to_json(parse(text))
    found["event_time"] = list(found["event_time"])
    wanted = {name: gold[name] for name in FIELDS if name in gold}
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("path", [p for p in GOLD if "participants" in read(p)[0]], ids=lambda p: p.stem)
def test_the_participants(path):
    gold, text = read(path)
    assert {p["person"] for p in to_json(parse(text))["participants"]} == {p["person"] for p in gold["participants"]}

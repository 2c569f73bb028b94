"""A record breaks down the same under a page's furniture, however its lines end and its spaces are printed."""

import json
from pathlib import Path

import pytest

from archive.parsing import check, parse, to_json
from archive.parsing.calibration import SURE, judge

from .layouts import LAYOUTS, Layout, pieces_of, put_together
from .scoring import COLUMNS, means, score

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "tests" / "gold").glob("*.json"))
OWN = sorted((ROOT / "tests" / "gold" / "own").glob("*.json"))[::3]


def records():
    """The five seeds and every third own record, each with its gold."""
    for path in [*SEEDS, *OWN]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        folder = ROOT / "fixtures" if path in SEEDS else path.parent
        yield gold, (folder / gold["file"]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_page_s_layout_changes_no_breakdown(layout: Layout):
    scores, sure, right = [], 0, 0
    for gold, text in records():
        pieces = layout(pieces_of(gold, text), gold.get("language") or "en")
        if pieces is None:
            continue
        there, page = put_together(gold, pieces)
        found = parse(page)
        check(found, page)
        scores.append(score(there, to_json(found)))
        certain = [row for row in judge(there["segments"], found) if row.confidence >= SURE]
        sure += len(certain)
        right += sum(row.is_right for row in certain)
    mean = means(scores)
    assert {column: mean[column] >= 0.98 for column in COLUMNS} == dict.fromkeys(COLUMNS, True), mean
    assert right >= 0.98 * sure

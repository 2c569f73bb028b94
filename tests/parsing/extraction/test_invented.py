"""The passes on twelve paragraphs of our own."""

import pytest

from archive.parsing.extraction import find_figures, find_places, find_references, find_undertakings
from tests.parsing.extraction.flat import flat
from tests.parsing.extraction.invented import PARAGRAPHS
from tests.parsing.extraction.said import REGISTRY


def references(text, record):
    return [(text[r.start : r.end], r.designation, r.instrument) for r in find_references(text, record, REGISTRY)]


def undertakings(text, record):
    return [(u.act, text[slice(*u.what)], u.due_date) for u in find_undertakings(text, record) if u.confidence >= 0.5]


def figures(text, record):
    return [(text[f.start : f.end], f.measure, f.low, f.high, f.unit) for f in find_figures(text, record)]


def places(text, record):
    return [(text[p.start : p.end], p.country) for p in find_places(text, record)]


FINDERS = (references, undertakings, figures, places)


@pytest.mark.parametrize("number", range(4), ids=[finder.__name__ for finder in FINDERS])
def test_precision_and_recall_on_invented_paragraphs(number, capsys):
    right = found = there = 0
    wrong = []
    for text, *gold in PARAGRAPHS:
        rows = FINDERS[number](text, flat(text))
        agreed = [row for row in rows if row in gold[number]]
        right, found, there = right + len(agreed), found + len(rows), there + len(gold[number])
        wrong += [row for row in rows if row not in gold[number]] + [row for row in gold[number] if row not in rows]
    with capsys.disabled():
        print(
            f"\n{FINDERS[number].__name__}: precision {right / found:.3f}, recall {right / there:.3f} ({there}) {wrong}"
        )
    assert right / found >= 0.9
    assert right / there >= 0.9

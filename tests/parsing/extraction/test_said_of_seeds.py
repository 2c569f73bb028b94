"""The passes against what five records say, read by hand."""

import pytest

from archive.parsing.extraction.found import ACTS, MEASURES, PLACES
from tests.parsing.extraction.said import PASSES, REGISTRY, agreement, record, said
from tests.parsing.seeds import NUMBERS


@pytest.mark.parametrize("kind", PASSES)
def test_the_passes_find_what_the_seeds_say(kind, capsys):
    counts = [0] * 5
    for number in NUMBERS:
        breakdown, text = record(number)
        for index, count in enumerate(agreement(kind, PASSES[kind](text, breakdown), said(number)[kind])):
            counts[index] += count
    right, found, there, same, compared = counts
    with capsys.disabled():
        print(
            f"\n{kind}: precision {right / found:.3f}, recall {right / there:.3f}, members {same / compared:.3f} ({there})"
        )
    assert right / found >= 0.95
    assert right / there >= 0.95
    assert same / compared >= 0.95


@pytest.mark.parametrize("number", NUMBERS)
def test_curated_words_stand_at_their_offsets(number):
    _breakdown, text = record(number)
    slugs = {instrument.slug for instrument in REGISTRY.instruments}
    document = said(number)
    for kind in PASSES:
        assert [row["start"] for row in document[kind]] == sorted(row["start"] for row in document[kind])
        for row in document[kind]:
            assert text[row["start"] : row["end"]] == row["words"]
            for name in ("what", "due", "of", "baseline"):
                if row.get(name):
                    start, end = row[name]
                    assert 0 <= start < end <= len(text)
    assert {row["instrument"] for row in document["references"]} <= slugs
    assert {row["act"] for row in document["undertakings"]} <= set(ACTS)
    assert {row["measure"] for row in document["figures"]} <= set(MEASURES)
    assert {row["kind"] for row in document["places"]} <= set(PLACES)

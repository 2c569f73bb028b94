"""The words of the scheme are the same in the database and in the library that reads texts."""

from archive.models.breakdown import Attribution, PartKind, Role, Speech
from archive.models.positions import Act, Direction, Evidence
from archive.parsing import breakdown
from archive.parsing.revising import layers


def test_rows_and_values_use_the_same_words() -> None:
    assert PartKind.values == [str(word) for word in breakdown.Kind]
    assert Speech.values == [str(word) for word in breakdown.Speech]
    assert Role.values == [str(word) for word in breakdown.Role]
    assert Attribution.values == [str(word) for word in breakdown.Attribution]
    assert tuple(Direction.values) == layers.DIRECTIONS
    assert tuple(Evidence.values) == layers.EVIDENCE
    assert tuple(Act.values) == layers.ACTS

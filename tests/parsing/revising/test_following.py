"""What lies over a record goes with it into a new text, or says where it could not."""

from __future__ import annotations

import pytest

from archive.parsing.breakdown import Attribution, Breakdown, Kind, Segment, Speech
from archive.parsing.revising.following import follow_text
from archive.parsing.revising.layers import Emendation, Gloss, Layers, Position, RefusedJudgement, Tag
from archive.parsing.revising.mapping import carry_over

FIRST = (
    "Minister Tamm said that the harbour at Kolga should be dredged before the winter, and that work on it had begun."
)
SECOND = "In reply, Minister Okafor said that her side would lend two ships for the dredging of teh northern channel."
BEFORE = f"{FIRST}\n\n{SECOND}"


def divided(text: str, *, with_sids: bool = False) -> Breakdown:
    """Each paragraph a statement."""
    parts, at = [], 0
    for number, paragraph in enumerate(text.split("\n\n"), 1):
        parts.append(
            Segment(
                Kind.STATEMENT, at, at + len(paragraph), path=f"p{number}", attribution=Attribution.NAMED,
                speech=Speech.INDIRECT, sid=f"S{number}" if with_sids else None,
            )
        )  # fmt: skip
        at += len(paragraph) + 2
    return Breakdown(segments=tuple(parts))


def span(words: str) -> dict[str, int]:
    start = BEFORE.index(words)
    return {"start": start, "end": start + len(words)}


def position(words: str, sid: str = "S1") -> Position:
    return Position(
        key="k", sid=sid, proposition="dredging", direction="supports", strength=2, act="states", evidence="explicit",
        by="me", holder_person="tamm", **span(words),
    )  # fmt: skip


def followed(layers: Layers, after: str) -> tuple[Layers, tuple[str, ...]]:
    new, carried = carry_over(divided(BEFORE, with_sids=True), BEFORE, divided(after), after)
    return follow_text(layers, new, BEFORE, after, carried)


def test_words_that_stand_elsewhere_are_followed() -> None:
    after = f"A paragraph that is new in this version of the page.\n\n{BEFORE}"
    words = "the harbour at Kolga should be dredged before the winter"
    layers, _ = followed(
        Layers(positions=(position(words),), tags=(Tag("S1", "harbours", "me", **span(words)),)), after
    )
    found = [(item.sid, item.start, item.end) for item in layers.positions]
    found += [(item.sid, item.start or 0, item.end or 0) for item in layers.tags]
    assert [(sid, after[start:end]) for sid, start, end in found] == [("S1", words)] * 2


def test_a_position_whose_words_are_gone_rests_on_its_statement_and_says_so() -> None:
    words = "the harbour at Kolga should be dredged before the winter"
    after = BEFORE.replace(words, "a lighthouse was needed")
    layers, notes = followed(Layers(positions=(position(words),)), after)
    (found,) = layers.positions
    assert (found.sid, found.start, found.end) == ("S1", 0, after.index("\n\n"))
    assert any(f"the position on dredging lost its words “{words}”" in note for note in notes)


def test_words_that_are_changed_are_noted() -> None:
    words = "the harbour at Kolga should be dredged before the winter"
    layers, notes = followed(Layers(positions=(position(words),)), BEFORE.replace("the winter", "next winter"))
    assert any("rests on words that are changed in the new text" in note for note in notes)
    assert layers.positions[0].sid == "S1"


def test_a_judgement_goes_with_its_statement_into_the_one_that_has_its_words() -> None:
    after = BEFORE.replace("\n\n", " ")
    layers, notes = followed(Layers(tags=(Tag("S1", "harbours", "me"), Tag("S2", "ships", "me"))), after)
    homes = {tag.sid for tag in layers.tags}
    assert len(homes) == 1
    assert {tag.topic for tag in layers.tags} == {"harbours", "ships"}
    assert any("which has most of its words now" in note for note in notes)


def test_a_judgement_whose_statement_is_gone_is_refused_by_name() -> None:
    with pytest.raises(RefusedJudgement, match="the tag “ships”"):
        followed(Layers(tags=(Tag("S2", "ships", "me"),)), FIRST)


def test_an_emendation_stays_on_its_words() -> None:
    after = f"A paragraph that is new in this version of the page.\n\n{BEFORE}"
    layers, _ = followed(
        Layers(emendations=(Emendation(**span("teh"), reading="the", by="me", reason="misprint"),)), after
    )
    (found,) = layers.emendations
    assert (after[found.start : found.end], found.reading) == ("teh", "the")


@pytest.mark.parametrize(
    ("layers", "after", "note"),
    [
        (
            Layers(emendations=(Emendation(**span("teh"), reading="the", by="me", reason="misprint"),)),
            BEFORE.replace("teh", "the"),
            "“teh”, read as “the”, does not stand in the new text as it did",
        ),
        (
            Layers(glosses=(Gloss(**span("In reply, "), by="me"),)),
            BEFORE.replace("In reply, ", ""),
            "does not stand in the new text as it did",
        ),
    ],
)
def test_a_note_on_words_that_are_not_there_any_more_is_taken_off_and_told(
    layers: Layers, after: str, note: str
) -> None:
    found, notes = followed(layers, after)
    assert (found.emendations, found.glosses) == ((), ())
    assert any(note in told for told in notes)

"""News of a letter with the letter under it: what follows the salutation is its sender's."""

import pytest

from archive.parsing import parse

_NEWS = """President Kask's Letter to the President of Kenya

May 4, 2003

President Mari Kask has sent a letter to Mr. Daudi Kerema, who won the election in Kenya on Sunday. The full text {follows}

Your Excellency,

I have great pleasure in extending to you my congratulations on your election.

The lamps that the pilots of Mombasa sent us are still lit in the harbour of Tartu.

Please accept, Your Excellency, the assurances of my highest consideration.
"""


@pytest.mark.parametrize(
    "follows", ["follows.", "of the letter follows:", "reads as follows:", "of her letter is given below."]
)
def test_a_letter_behind_news_of_it_is_its_sender_s(follows: str) -> None:
    parts = parse(_NEWS.format(follows=follows)).segments
    assert [p.speakers for p in parts if p.path in ("p2", "p3", "p4", "p5")] == [("Mari Kask",)] * 4
    assert all(p.confidence < 0.9 for p in parts if p.path in ("p2", "p3", "p4", "p5"))


def test_who_signs_such_a_letter_ends_it():
    parts = parse(_NEWS.format(follows="follows.") + "\nMari Kask\n").segments
    assert parts[-1].speakers == ()


def test_news_of_a_letter_without_its_text_stay_news():
    parts = parse(_NEWS.format(follows="was not published.")).segments
    assert [p.speakers for p in parts if p.path == "p2"] != [("Mari Kask",)]

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import Anchor, Followed, Status, TextQuoteSelector, find_again, follow, follow_all
from tests.parsing.seeds import NUMBERS, seed

from .measuring import Outcome, count

OLD = (
    "1. Relations\n\nPrime Minister Koizumi welcomed the progress of the talks on the peace treaty.\n\n"
    "(2) Yes, said the President. Trade has grown by a third since the visit in January. Yes, said the President.\n\n"
    "3. Iraq\n\nThe two ministers agreed to stay in close contact over the situation in Iraq.\n"
)
# What is said of an anchor on these words, and the words it has then; None where it is lost.
CERTAIN, UNCERTAIN = True, False


def on(words: str, text: str = OLD, nth: int = 0) -> Anchor:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor(start, start + len(words))


def told(anchor: Anchor, new: str, old: str = OLD) -> tuple[Status, str | None, bool]:
    found = follow(anchor, old, new)
    assert bool(found.reason) is not found.is_certain or found.status is Status.LOST
    return found.status, None if found.start is None else new[found.start : found.end], found.is_certain


@pytest.mark.parametrize(
    ("words", "change", "expected"),
    [
        ("the peace treaty", ("1. Relations", "Home > News\n\n1. Relations"), (Status.UNCHANGED, "the peace treaty", CERTAIN)),
        ("the peace treaty", ("the peace", "\n    the  peace"), (Status.UNCHANGED, "the  peace treaty", CERTAIN)),
        ("progress of the talks", ("of the talks", "in the talks"), (Status.CHANGED, "progress in the talks", CERTAIN)),
        ("Koizumi welcomed", ("Koizumi", "Koisumi"), (Status.CHANGED, "Koisumi welcomed", CERTAIN)),
        ("the peace treaty", ("treaty", "question"), (Status.CHANGED, "the peace question", UNCERTAIN)),
        ("treaty", (" treaty", ""), (Status.LOST, None, CERTAIN)),
        ("close contact", ("stay in close contact", "meet often"), (Status.LOST, None, UNCERTAIN)),
        # A word that stands where the other stood is a proposal.
        ("third", ("third", "quarter"), (Status.CHANGED, "quarter", UNCERTAIN)),
        # An anchor may begin and end inside a word.
        ("inister Koiz", ("1. Relations", "Relations"), (Status.UNCHANGED, "inister Koiz", CERTAIN)),
        ("zumi welcomed", ("Koizumi", "Koisumi"), (Status.CHANGED, "Koisumi welcomed", UNCERTAIN)),
    ],
)  # fmt: skip
def test_an_anchor_follows_its_words(words, change, expected):
    new = OLD.replace(*change)
    found = told(on(words), new)
    if expected[0] is Status.LOST:
        assert (found[0], found[1]) == expected[:2]
        if expected[2] is CERTAIN:
            assert found[2]
    else:
        assert found == expected


def test_quotation_marks_dashes_and_accents_written_otherwise_change_nothing():
    old = 'He said: "It is Japan\'s café" - and left the meeting.'
    new = "He said: “It is Japan’s cafe\u0301” – and left the meeting."
    assert told(on("Japan's café", old), new, old) == (Status.UNCHANGED, "Japan’s cafe\u0301", CERTAIN)


def test_a_moved_paragraph_takes_its_anchors_along():
    paragraph = "Prime Minister Koizumi welcomed the progress of the talks on the peace treaty.\n\n"
    new = OLD.replace(paragraph, "") + "\n" + paragraph
    assert told(on("progress of the talks"), new) == (Status.MOVED, "progress of the talks", CERTAIN)
    assert told(on("close contact"), new) == (Status.UNCHANGED, "close contact", CERTAIN)


def test_one_of_two_same_sentences_that_is_taken_out_leaves_both_in_doubt():
    old = "It began well. Yes. I see. Yes. We agreed on the trade of fish and oil."
    new = "It began well. Yes. We agreed on the trade of fish and oil."
    assert [told(on("Yes", old, nth), new, old)[2] for nth in (0, 1)] == [UNCERTAIN, UNCERTAIN]
    assert told(on("fish", old), new, old) == (Status.UNCHANGED, "fish", CERTAIN)


def test_of_a_sentence_and_a_copy_beside_it_neither_is_certain():
    sentence = "Trade has grown by a third since the visit in January. "
    new = OLD.replace(sentence, sentence.replace("third", "quarter") + sentence)
    assert told(on("grown by a third"), new)[2] is UNCERTAIN
    assert told(on("close contact"), new) == (Status.UNCHANGED, "close contact", CERTAIN)


def test_a_copy_far_away_does_not_touch_what_stayed():
    new = OLD + "\nTrade has grown by a third since the visit in January.\n"
    assert told(on("Trade has grown"), new) == (Status.UNCHANGED, "Trade has grown", CERTAIN)


def test_a_passage_that_was_changed_while_a_copy_of_it_stands_elsewhere_is_never_certain():
    sentence = "Trade has grown by a third since the visit in January."
    new = OLD.replace(sentence, sentence.replace("third", "quarter")) + f"\n{sentence}\n"
    assert told(on(sentence), new)[2] is UNCERTAIN
    assert told(on("the visit in January"), new)[2] is UNCERTAIN
    assert told(on("close contact"), new) == (Status.UNCHANGED, "close contact", CERTAIN)


# Statements -----------------------------------------------------------------------------------------------------------


def spans(text: str, **words: tuple[str, int]) -> dict[str, tuple[int, int]]:
    found = {}
    for sid, (part, nth) in words.items():
        anchor = on(part, text, nth)
        found[sid] = (anchor.start or 0, anchor.end or 0)
    return found


def test_the_statement_decides_between_the_same_words():
    old = "A: Yes, we do. B: Yes, we do."
    new = "B: Yes, we do. A: No. B: Yes, we do."
    before = spans(old, first=("Yes, we do.", 0), second=("Yes, we do.", 1))
    after = spans(new, second=("Yes, we do.", 0))
    second = Anchor(before["second"][0], before["second"][0] + 3, "second")
    found = follow(second, old, new, old_statements=before, new_statements=after)
    assert (found.start, found.end, found.is_certain) == (3, 6, True)
    assert follow(Anchor(second.start, second.end), old, new).is_certain is False


def test_words_that_left_their_statement_are_not_certain():
    old = "A: The harbour of Nakhodka will be open to ships from next year on, as was agreed. B: Good."
    new = "A: Good. B: The harbour of Nakhodka will be open to ships from next year on, as was agreed."
    before = {"a": (3, old.index(" B:"))}
    after = {"a": (3, 8)}
    anchor = Anchor(old.index("Nakhodka"), old.index("Nakhodka") + 8, "a")
    found = follow(anchor, old, new, old_statements=before, new_statements=after)
    assert found.is_certain is False
    assert found.reason == "its words are no longer in the statement that they stood in"


def test_a_whole_statement_and_a_whole_text_follow_by_identity_alone():
    before, after = {"a": (0, 4), "b": (5, 8), "c": (9, 12)}, {"a": (5, 9), "b": (0, 4)}
    old, new = "Yes. No. Oh.", "Yes. Yes."
    anchors = [Anchor(sid="a"), Anchor(sid="b"), Anchor(sid="c"), Anchor()]
    assert follow_all(anchors, old, new, old_statements=before, new_statements=after) == (
        Followed(Status.UNCHANGED, 5, 9, True),
        Followed(Status.CHANGED, 0, 4, True),
        Followed(Status.LOST, None, None, True, "the statement is no longer in the record"),
        Followed(Status.CHANGED, 0, 9, True),
    )


@pytest.mark.parametrize("anchor", [Anchor(3, 3), Anchor(0, 99), Anchor(-1, 2), Anchor(2), Anchor(sid="unknown")])
def test_an_anchor_that_is_nowhere_in_the_old_text_is_an_error(anchor):
    with pytest.raises(ValueError, match="there is no stretch|is not said"):
        follow(anchor, "Yes. No.", "No.")


# In any text ----------------------------------------------------------------------------------------------------------

prose = st.lists(
    st.sampled_from(["Yes. ", "the ", "talks ", "on ", "trade. ", "\n\n", "é", "“so” ", "𠮷野家", "x"]), max_size=60
)


@settings(max_examples=150, deadline=None)
@given(prose.map("".join), prose.map("".join), st.data())
def test_what_is_called_unchanged_has_the_same_words_in_any_texts(old, new, data):
    old += "end"
    anchors = []
    for _ in range(4):
        start = data.draw(st.integers(0, len(old) - 1))
        anchors.append(Anchor(start, data.draw(st.integers(start + 1, len(old)))))
    followed = follow_all(anchors, old, new)
    assert followed == tuple(follow(anchor, old, new) for anchor in anchors)
    for anchor, one in zip(anchors, followed, strict=True):
        assert (one.start is None) is (one.end is None) is (one.status is Status.LOST)
        if one.start is not None and one.end is not None:
            assert 0 <= one.start < one.end <= len(new)
        if one.status in (Status.UNCHANGED, Status.MOVED) and "“" not in old + new:
            assert "".join(new[one.start : one.end].split()) == "".join(old[anchor.start : anchor.end].split())
        assert one.is_certain or one.reason


@settings(max_examples=60, deadline=None)
@given(prose.map("".join), st.data())
def test_in_the_same_text_every_anchor_stays(text, data):
    text += "end"
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert follow(Anchor(start, end), text, text) == Followed(Status.UNCHANGED, start, end, True)
    if text[start:end].split():
        found = follow(Anchor(start, end), text, f"New. {text}")
        assert found.start is not None


@pytest.mark.parametrize("number", NUMBERS)
def test_white_space_and_what_is_put_before_leave_every_word_certain(number):
    _, text = seed(number)
    words, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        words.append(Anchor(at, at + len(word)))
        at += len(word)
    new = "Home > News\n\n" + text.replace("\n\n", "\r\n").replace(". ", ".  ")
    followed = follow_all(words, text, new)
    kept = [new[one.start : one.end] for one in followed]
    assert kept == text.split()
    assert {(one.status, one.is_certain) for one in followed} == {(Status.UNCHANGED, True)}


# Measured -------------------------------------------------------------------------------------------------------------


def test_no_anchor_is_wrong_in_silence_in_edited_texts():
    counts = count(range(60), ["the texts’ difference"])["the texts’ difference"]
    total = sum(counts[outcome] for outcome in Outcome)
    intact = sum(counts["intact", outcome] for outcome in Outcome)
    assert total == 60 * 24
    assert counts[Outcome.WRONG] == 0
    assert counts["intact", Outcome.RIGHT] > 0.95 * intact
    assert counts[Outcome.RIGHT] > 0.85 * total


# By quotation alone ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quote", "status", "words", "is_certain"),
    [
        (TextQuoteSelector("peace treaty", "of the talks on the ", ".\n\n(2) Yes, said"), Status.UNCHANGED, "peace treaty", True),
        (TextQuoteSelector("peace  treaty", "of the talks on the ", ". (2) Yes, said"), Status.UNCHANGED, "peace treaty", True),
        (TextQuoteSelector("peace treaty", "a hundred thoughts about ", " with Finland"), Status.UNCHANGED, "peace treaty", False),
        (TextQuoteSelector("peace treaty"), Status.UNCHANGED, "peace treaty", False),
        (TextQuoteSelector("Trade has grown by a third since the visit"), Status.UNCHANGED, "Trade has grown by a third since the visit", True),
        (TextQuoteSelector("said the President"), Status.UNCHANGED, "said the President", False),
        (TextQuoteSelector("said the President", "Yes, ", ".\n\n3. Iraq"), Status.UNCHANGED, "said the President", True),
        (TextQuoteSelector("Trade had grown by one third"), Status.CHANGED, "Trade has grown by a third", False),
        (TextQuoteSelector("a cargo of frozen herring from Nakhodka"), Status.LOST, None, False),
    ],
)  # fmt: skip
def test_a_quotation_is_certain_only_where_it_stands_once_and_exactly(quote, status, words, is_certain):
    found = find_again(quote, OLD)
    there = None if found.start is None else OLD[found.start : found.end]
    assert (found.status, there, found.is_certain) == (status, words, is_certain)


def test_of_two_places_the_context_chooses():
    quote = TextQuoteSelector("said the President", "Yes, ", ".\n\n3. Iraq")
    assert find_again(quote, OLD).start == OLD.rindex("said the President")


def test_an_empty_quotation_is_an_error():
    with pytest.raises(ValueError, match="empty"):
        find_again(TextQuoteSelector("  "), OLD)

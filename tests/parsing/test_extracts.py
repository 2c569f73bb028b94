"""Extracts that a page sets beside a speech, printed twice."""

from archive.parsing import Kind, check, parse

SPEECH = """Talks on Ferries

4 March 2011

President of Estonia Mari Kask: A ferry that does not sail is a house, and we have houses enough on both our shores.

Now the Minister will report.

Minister of Ferries Toomas Lepp: Twelve ferries sail today.

{extract}
{extract}

Two more are being built.
"""


def kinds(extract: str) -> list[tuple[str, str, tuple[str, ...]]]:
    text = SPEECH.format(extract=extract)
    breakdown = parse(text)
    check(breakdown, text)
    found = [s for s in breakdown.segments if text[s.start : s.end] == extract]
    return [(str(s.kind), s.rule, s.speakers) for s in found]


def test_an_extract_in_another_ones_turn_is_the_pages():
    extract = "A ferry that does not sail is a house, and we have houses enough."
    assert kinds(extract) == [("furniture", "extract", ())] * 2


def test_an_extract_in_quotation_marks_may_be_shortened():
    extract = "\u201cA ferry that does not sail is a heavy and rather costly kind of house.\u201d"
    assert kinds(extract) == [("furniture", "extract", ())] * 2


def test_what_only_stands_twice_is_said_twice():
    extract = "Nobody in this room has ever seen so many ferries in one harbour."
    assert kinds(extract) == [("statement", "turn", ("Toomas Lepp",))] * 2


def test_a_short_line_may_be_said_twice():
    assert kinds("A ferry that does not sail.") == [("statement", "turn", ("Toomas Lepp",))] * 2


def test_the_words_around_an_extract_stay_their_speakers():
    text = SPEECH.format(extract="A ferry that does not sail is a house, and we have houses enough.")
    last = [s for s in parse(text).segments if s.kind is Kind.STATEMENT][-1]
    assert (text[last.start : last.end], last.speakers) == ("Two more are being built.", ("Toomas Lepp",))

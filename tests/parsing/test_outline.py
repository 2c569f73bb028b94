"""Labels, headings and paths."""

import pytest

from archive.parsing import parse

HEAD = "Estonia-Kenya Talks\n\nMarch 4, 2011\n\nForeign Minister Juhan Tamm met Foreign Minister Wanjiru Okafor on March 4.\n\n"


def outline(body: str) -> list[tuple]:
    text = HEAD + body
    return [(s.path, str(s.kind), text[s.start : s.end]) for s in parse(text).segments if s.start >= len(HEAD)]


CASES = {
    "sections, items and points": (
        "1. Trade\n\n(1) Tariffs\n\n(a) Minister Tamm noted them.\n\n2. Fish\n\nMinister Tamm noted it.",
        [
            ("1", "label", "1."),
            ("1", "heading", "Trade"),
            ("1.1", "label", "(1)"),
            ("1.1", "heading", "Tariffs"),
            ("1.1.a", "label", "(a)"),
            ("1.1.a", "statement", "Minister Tamm noted them."),
            ("2", "label", "2."),
            ("2", "heading", "Fish"),
            ("2.p1", "statement", "Minister Tamm noted it."),
        ],
    ),
    "labels as they stand, also 1, 2, 4": (
        "1. Rain fell.\n2. Rain fell again.\n4. Rain fell on.",
        [
            ("1", "label", "1."),
            ("1", "narrative", "Rain fell."),
            ("2", "label", "2."),
            ("2", "narrative", "Rain fell again."),
            ("4", "label", "4."),
            ("4", "narrative", "Rain fell on."),
        ],
    ),
    "a label that comes twice": (
        "1. Rain fell.\n2. Rain fell again.\n2. Rain fell on.",
        [
            ("1", "label", "1."),
            ("1", "narrative", "Rain fell."),
            ("2", "label", "2."),
            ("2", "narrative", "Rain fell again."),
            ("2~2", "label", "2."),
            ("2~2", "narrative", "Rain fell on."),
        ],
    ),
    "bullets of any sort, and none in front of text": (
        "1. Trade\n- Rain fell.\n• Sun shone.\n",
        [
            ("1", "label", "1."),
            ("1", "heading", "Trade"),
            ("1.b1", "label", "-"),
            ("1.b1", "narrative", "Rain fell."),
            ("1.b1.b1", "label", "•"),
            ("1.b1.b1", "narrative", "Sun shone."),
        ],
    ),
    "an i after h is a letter": (
        "(g) Rain fell.\n(h) Rain fell.\n(i) Rain fell.",
        [
            ("g", "label", "(g)"),
            ("g", "narrative", "Rain fell."),
            ("h", "label", "(h)"),
            ("h", "narrative", "Rain fell."),
            ("i", "label", "(i)"),
            ("i", "narrative", "Rain fell."),
        ],
    ),
    "an initial is no label": (
        "J. Smith stated nothing of note.",
        [("p2", "statement", "J. Smith stated nothing of note.")],
    ),
    "nested numbers": (
        "1. Trade\n1.1 Tariffs\nRain fell.\n1.2 Quotas\nRain fell again.",
        [
            ("1", "label", "1."),
            ("1", "heading", "Trade"),
            ("1.1", "label", "1.1"),
            ("1.1", "heading", "Tariffs"),
            ("1.1.p1", "narrative", "Rain fell."),
            ("1.2", "label", "1.2"),
            ("1.2", "heading", "Quotas"),
            ("1.2.p1", "narrative", "Rain fell again."),
        ],
    ),
    "a number without a mark, in its order": (
        "1 Trade\nRain fell.\n2 Fish\nRain fell again.",
        [
            ("1", "label", "1"),
            ("1", "heading", "Trade"),
            ("1.p1", "narrative", "Rain fell."),
            ("2", "label", "2"),
            ("2", "heading", "Fish"),
            ("2.p1", "narrative", "Rain fell again."),
        ],
    ),
    "a label alone on its line": (
        "(1)\nRain fell.",
        [("1", "label", "(1)"), ("1", "narrative", "Rain fell.")],
    ),
    "a date inside a section is its dateline": (
        "1. Trade\nMarch 5, Mombasa\nRain fell.",
        [
            ("1", "label", "1."),
            ("1", "heading", "Trade"),
            ("1", "dateline", "March 5, Mombasa"),
            ("1.p1", "narrative", "Rain fell."),
        ],
    ),
    "a number without a mark over the first item of a list in Japanese": (
        "1 (1) 船便が出ました。\n(2) 雨が降りました。\n2（1）灯台が灯りました。",
        [
            ("1", "label", "1"),
            ("1.1", "label", "(1)"),
            ("1.1", "narrative", "船便が出ました。"),
            ("1.2", "label", "(2)"),
            ("1.2", "narrative", "雨が降りました。"),
            ("2", "label", "2"),
            ("2.1", "label", "（1）"),
            ("2.1", "narrative", "灯台が灯りました。"),
        ],
    ),
    "a count that begins anew under a heading, no deeper": (
        "1 船便\n船便が出ました。\n2 灯台の点灯\n1 灯台が灯りました。\n2 雨が降りました。",
        [
            ("1", "label", "1"),
            ("1", "heading", "船便"),
            ("1.p1", "narrative", "船便が出ました。"),
            ("2", "label", "2"),
            ("2", "heading", "灯台の点灯"),
            ("2.1", "label", "1"),
            ("2.1", "narrative", "灯台が灯りました。"),
            ("2.2", "label", "2"),
            ("2.2", "narrative", "雨が降りました。"),
        ],
    ),
    "a list of contents that the headings repeat": (
        "Contents\n1. Trade\n2. Fish\n\n1. Trade\nRain fell.\n2. Fish\nRain fell again.",
        [
            (None, "furniture", "Contents"),
            (None, "furniture", "1. Trade"),
            (None, "furniture", "2. Fish"),
            ("1", "label", "1."),
            ("1", "heading", "Trade"),
            ("1.p1", "narrative", "Rain fell."),
            ("2", "label", "2."),
            ("2", "heading", "Fish"),
            ("2.p1", "narrative", "Rain fell again."),
        ],
    ),
    "a list of contents that counts in Roman numbers": (
        "Contents\nI. Trade\nII. Fish\n\nI. Trade\nRain fell.\nII. Fish\nRain fell again.",
        [
            (None, "furniture", "Contents"),
            (None, "furniture", "I. Trade"),
            (None, "furniture", "II. Fish"),
            ("I", "label", "I."),
            ("I", "heading", "Trade"),
            ("I.p1", "narrative", "Rain fell."),
            ("II", "label", "II."),
            ("II", "heading", "Fish"),
            ("II.p1", "narrative", "Rain fell again."),
        ],
    ),
    "a line without a letter or digit": (
        "Rain fell.\n* * *\nRain fell again.",
        [("p2", "narrative", "Rain fell."), (None, "furniture", "* * *"), ("p3", "narrative", "Rain fell again.")],
    ),
    "an unlabelled heading and its first paragraph are one passage": (
        "Fisheries\n\nRain fell on the port.\n\nRain fell again.",
        [
            ("p2", "heading", "Fisheries"),
            ("p2", "narrative", "Rain fell on the port."),
            ("p3", "narrative", "Rain fell again."),
        ],
    ),
    "a reference is no label": (
        "Rain fell under Article 5 (a) and (b) of the accord.",
        [("p2", "narrative", "Rain fell under Article 5 (a) and (b) of the accord.")],
    ),
    "hard-wrapped lines are one paragraph": (
        "Rain fell on the port and on\nthe ships in it.",
        [("p2", "narrative", "Rain fell on the port and on\nthe ships in it.")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_outline(body, expected):
    assert outline(body) == expected


def test_a_repeated_label_is_flagged():
    text = HEAD + "1. Rain fell.\n1. Rain fell again."
    (warning,) = [w for w in parse(text).warnings if "stands here again" in w.message]
    assert (warning.message, text[warning.start : warning.end]) == (
        "the label 1 stands here again; this one is called 1~2",
        "1.",
    )

"""Labels of conferences, chambers and records of conversation, each with an invented record."""

import pytest

from archive.parsing import Kind, parse

LONG = " The ferry will sail in June and call at both harbours."


def parts(text: str, *kinds: Kind) -> list[tuple]:
    return [
        (s.path, " ".join(text[s.start : s.end].split()[:3]), s.speakers)
        for s in parse(text).segments
        if s.kind in kinds
    ]


def labels(text: str) -> list[tuple]:
    found = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    return [(text[s.start : s.end], s.speakers) for s in found]


BRIEFING = f"""Press Briefing of Harbour Spokesperson Juhan Tamm

3 May 2019

USEC. OMAN: Good morning. Here is Secretary Tamm.

SEC. TAMM: Good morning.{LONG}

KASK/RADIO LIGHTHOUSE: Sir, will it sail in fog?

SEC. TAMM: It will not.

MARI SAAR/THE LANTERN: And in ice?
"""
EXCHANGE = f"""Eha R. Lepik
Remarks Prior to Discussions With President Daudi Kerema of Kenya and an Exchange With Reporters

September 3, 1995

The President. I'm glad to welcome President Kerema.{LONG}

Q. Mr. President, will it sail?

The President. I hope so.

Q. President Kerema, when?

President Kerema. In June.
"""
URGENT = f"""Ferries: Ice

12.34 pm

Sir Juhan Tamm (North Pier) (Reform) (Urgent Question): To ask the Secretary of State for Harbours about the ice.

The Minister for Harbours (Mari Kask): The ice is thin.{LONG}

Sir Juhan Tamm: I am grateful.

Mari Kask: So am I.
"""
TALK = f"""12. Memorandum of Conversation

Tallinn, April 3, 1974

PARTICIPANTS

President Eha Lepik
Daudi al-Kerema, Minister of Ferries of Kenya
Juhan van Tamm, Minister of Ferries of Estonia

President: Good morning.{LONG}

Kerema: We thank you.{LONG}

Van Tamm: So do we.{LONG}
"""

HYPHENED = f"""REPORT OF THE HARBOUR BOARD

REPORT OF THE HARBOUR BOARD HON. A.B. KASK.- Mr. Speaker, Sir, I move that the ferry sail.

HON. LEADER OF THE GOVERNMENT IN PARLIAMENT.- Mr. Speaker, I beg to second the motion.

MADAM SPEAKER.- Order!

HON. J. TAMM.- I thank the honourable Member.{LONG}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            HYPHENED,
            [
                ("HON. A.B. KASK.-", ("A. B. Kask",)),
                ("HON. LEADER OF THE GOVERNMENT IN PARLIAMENT.-", ()),
                ("MADAM SPEAKER.-", ()),
                ("HON. J. TAMM.-", ("J. Tamm",)),
            ],
        ),
        (
            BRIEFING,
            [
                ("USEC. OMAN:", ("Oman",)),
                ("SEC. TAMM:", ("Juhan Tamm",)),
                ("KASK/RADIO LIGHTHOUSE:", ("Kask",)),
                ("SEC. TAMM:", ("Juhan Tamm",)),
                ("MARI SAAR/THE LANTERN:", ("Mari Saar",)),
            ],
        ),
        (
            EXCHANGE,
            [
                ("The President.", ("Eha R. Lepik",)),
                ("Q.", ()),
                ("The President.", ("Eha R. Lepik",)),
                ("Q.", ()),
                ("President Kerema.", ("Daudi Kerema",)),
            ],
        ),
        (
            URGENT,
            [
                ("Sir Juhan Tamm (North Pier) (Reform) (Urgent Question):", ("Juhan Tamm",)),
                ("The Minister for Harbours (Mari Kask):", ("Mari Kask",)),
                ("Sir Juhan Tamm:", ("Juhan Tamm",)),
                ("Mari Kask:", ("Mari Kask",)),
            ],
        ),
        (
            TALK,
            [
                ("President:", ("Eha Lepik",)),
                ("Kerema:", ("Daudi al-Kerema",)),
                ("Van Tamm:", ("Juhan van Tamm",)),
            ],
        ),
    ],
)
def test_whom_the_labels_name(text: str, expected: list[tuple]) -> None:
    assert labels(text) == expected


def test_a_head_in_capitals_goes_with_the_first_of_those_present() -> None:
    found = parts(TALK, Kind.HEADING, Kind.NARRATIVE)
    assert [path for path, *_ in found] == ["p1", "p1", "p2", "p3"]


def test_the_house_s_own_president_is_nobody_where_no_name_stands_over_the_title() -> None:
    found = labels(EXCHANGE.partition("\n")[2])
    assert found[0] == ("The President.", ())


def test_a_paper_that_no_word_shows_asks_where_it_speaks_a_language_or_asks():
    text = (
        "森山港湾大臣会見記録\n（令和4年9月6日（火曜日）14時12分　於：本省会見室）\n\n【灯台新聞　佐田記者】船便について伺います。\n\n"
        "【森山港湾大臣】春に出ます。\n\n海の灯台\n\n【ノーザン・ウェブ】（以下は英語にて発言）橋はどうなりますか。\n\n【森山港湾大臣】渡れます。\n\n"
        "【ノーザン・ウェブ】いつですか。\n\n【森山港湾大臣】夏です。\n"
    )
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [text[s.start : s.end] for s in labels][2:5:2] == [
        "【ノーザン・ウェブ】（以下は英語にて発言）",
        "【ノーザン・ウェブ】",
    ]
    assert [s.speakers for s in labels] == [("佐田",), ("森山",), (), ("森山",), (), ("森山",)]
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind == "heading"] == ["海の灯台"]


def test_a_heading_in_brackets_before_words_that_ask_nothing_is_no_label():
    text = "日・エストニア外相会談\n平成26年7月29日\n\n【船便】森山一郎大臣は、船を出すと述べた。\n\n【灯台】カスク大臣は、灯をともすと述べた。\n"
    assert not [s for s in parse(text).segments if s.kind == "speaker_label"]

"""What houses that write English print around a record, and a council's members in its press releases."""

import pytest

from archive.parsing import parse


def parts(text: str) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    return [
        (str(s.kind), s.path, s.speakers, " ".join(text[s.start : s.end].split()[:3])) for s in parse(text).segments
    ]


def test_a_press_release_names_a_council_s_members_in_capitals_with_their_state():
    text = (
        "Council Hears Calls for Reopening of the Lake Port\n\n4 May 2011\n\nThe Council met this morning on the ferries of the lake.\n\n"
        "MARI KASK (Estonia), noting that the ice had gone, called for a longer season. Any delay should be explained, she stressed.\n\n"
        "JUHAN OJA (Chile) echoed that view and asked who would pay.\n"
    )
    assert parts(text)[3:] == [
        ("statement", "p2", ("Mari Kask",), "MARI KASK (Estonia),"),
        ("statement", "p3", ("Juhan Oja",), "JUHAN OJA (Chile)"),
    ]


@pytest.mark.parametrize("line", ["Published on May 4, 2011", "Published 4 May 2011", "First published: 4 May 2011"])
def test_when_a_page_was_published_is_a_dateline_at_its_head(line: str):
    text = f"Press Releases\n\nFloods in Kenya\n\n{line}\n\nThe Estonian Government will send two ships of grain to the harbour."
    assert parts(text)[2][0] == "dateline"


def test_the_state_under_the_house_that_issues_a_release_is_its_letterhead():
    text = (
        "Visit of the Minister\n\n4 May 2011\n\nForeign Minister Juhan Tamm met Minister Mari Kask.\n\n. . . . .\n\n"
        "MINISTRY OF FOREIGN AFFAIRS\nSINGAPORE\n"
    )
    assert [kind for kind, *_ in parts(text)][-3:] == ["furniture"] * 3


def test_a_doorstop_s_head_ends_and_foot():
    text = (
        "THE HON MARI KASK MP\nMINISTER FOR HARBOURS\nE&OE TRANSCRIPT\nDOORSTOP INTERVIEW\nTHURSDAY, 6 MAY 2010\n"
        "MARI KASK, MINISTER FOR HARBOURS: Good morning. The ferry sails again.\nJOURNALIST: When?\nKASK: On Monday.\nENDS\nMEDIA CONTACT: MINISTER'S OFFICE 02 5550 0199\n"
    )
    kinds = [kind for kind, *_ in parts(text)]
    assert kinds[:6] == ["furniture", "furniture", "furniture", "title", "dateline", "speaker_label"]
    assert kinds[-2:] == ["furniture"] * 2
    assert ("statement", "t3.p1", ("Mari Kask",), "On Monday.") in parts(text)


def test_a_newspaper_s_byline_is_no_part_of_its_headline():
    text = "LAKE PORT TO BE DEEPENED\nBy Our Harbour Correspondent\n\nTARTU, May 4.—The Minister, Mr. Juhan Tamm, left here to-night.\n"
    assert [(kind, words) for kind, _, _, words in parts(text)][:2] == [
        ("title", "LAKE PORT TO"),
        ("furniture", "By Our Harbour"),
    ]


def test_from_and_published_under_a_release_s_lead_are_the_page_s_and_a_dateline():
    text = (
        "Minister visits the harbour\n\nThe Minister came to the harbour of Tartu and saw the new ferry there today.\n\nFrom:\n\n"
        "Harbour Office and The Rt Hon Mari Kask MP\n\nPublished 4 May 2011\n\nMinister Mari Kask came this morning, and she went aboard the ferry with the pilots."
    )
    assert [(kind, path) for kind, path, *_ in parts(text)] == [
        ("title", None),
        ("narrative", "p1"),
        ("furniture", None),
        ("furniture", None),
        ("dateline", None),
        ("narrative", "p2"),
    ]

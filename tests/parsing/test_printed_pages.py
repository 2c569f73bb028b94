"""What printed pages, raw pages of a site and releases leave in a text: double space, page numbers, markup, open quotations."""

import pytest

from archive.parsing import parse
from archive.parsing.text.labels import LABEL
from archive.parsing.text.lines import blocks_of, shadow_of

LINES = (
    "MS KASK: Thank you, Mr Speaker, for the time that you give to me and to the",
    "ferry, of which everybody in this House has heard so much that I need not say",
    "how late it was.",
    "I have seen the pier myself, and I can tell the Honourable Members that it will be",
    "ready in June. The harbour master said the same, and he knows more of the ice than",
    "I do. So I ask",
    "Page 12",
    "26 November 1997",
    "137",
    "for the vote.",
    "MR TAMM: I thank the Honourable Member and the harbour master for the words that",
    "they found for the pier.",
)


def test_lines_with_double_space_are_joined_and_the_foot_of_a_page_is_furniture():
    text = "\n\n".join(LINES) + "\n"
    found = [(str(s.kind), s.path, text[s.start : s.end].split()[0]) for s in parse(text).segments]
    assert found == [
        ("speaker_label", "t1", "MS"),
        ("statement", "t1.p1", "Thank"),
        ("statement", "t1.p2", "I"),
        ("furniture", None, "Page"),
        ("furniture", None, "26"),
        ("furniture", None, "137"),
        ("statement", "t1.p3", "for"),
        ("speaker_label", "t2", "MR"),
        ("statement", "t2.p1", "I"),
    ]


def test_paragraphs_of_one_line_each_are_not_joined():
    lines = ("Ferries", *("The ferry sailed from the old pier on the third of May and came back." for _ in range(9)))
    text = "\n\n".join(lines)
    assert len(blocks_of(text, shadow_of(text), LABEL)) == len(lines)


def test_numbers_with_the_stop_escaped_count_passages():
    text = "Note on Ferries\n\n3 May 2019\n\n1\\. The ferry sailed.\n\n2\\. The pier was built.\n"
    assert [s.path for s in parse(text).segments if str(s.kind) == "label"] == ["1", "2"]


def test_marks_of_markup_alone_on_a_line_are_furniture():
    text = (
        'Note on Ferries\n\n3 May 2019\n\n{:start="1"}\n1. The ferry sailed.\n\n{:start="2"}\n2. The pier was built.\n\n'
        '<p class="page-updated">Last updated on 4 May 2019\n</p>\n'
    )
    found = [(str(s.kind), s.path) for s in parse(text).segments][2:]
    assert found == [
        ("furniture", None),
        ("label", "1"),
        ("narrative", "1"),
        ("furniture", None),
        ("label", "2"),
        ("narrative", "2"),
        ("furniture", None),
        ("furniture", None),
    ]


RELEASE = """Minister for Harbours

Media Release

Ferry crews honoured on the island

27 July 2004

The Minister for Harbours, Senator Mari Kask, has praised the crews of the ferries for their work in the ice.

Senator Kask presented medals to all who had cleared the pier.

"The crews have learnt to read the ice and could give something back to their harbour," Senator Kask said.

"The training of the crews, by Juhan Tamm and his volunteers, was about charts, ropes and ice.

"This work joins the other 18 projects of the harbour board.

The medals were made on the island.
"""


def test_paragraphs_that_open_a_quotation_and_do_not_close_it_go_on_with_who_was_quoted():
    found = [(s.path, str(s.kind), s.speakers) for s in parse(RELEASE).segments if s.path]
    kask = ("Mari Kask",)
    assert found == [
        ("p1", "statement", kask),
        ("p2", "narrative", ()),
        ("p3", "statement", kask),
        ("p4", "statement", kask),
        ("p5", "statement", kask),
        ("p6", "narrative", ()),
    ]


MENU = (
    "Events", "Structure", "Videos and Photos", "Documents", "Contacts", "Search", "For the Media", "Subscribe", "Directory", "Contacts", "Search",
    "State Insignia", "Send a Letter", "Snow hare", "About website", "Events",
)  # fmt: skip


@pytest.mark.parametrize(
    ("head", "caption"),
    [
        (
            (
                "Costs of the ferries should be a matter of the islands",
                "Mari Kask said so at a meeting of the harbour board in Riga on the ice.",
            ),
            (),
        ),
        (
            ("Mari Kask received the winners of the prize for ferries",),
            ("President Kask with Minister Juhan Tamm.",),
        ),
    ],
)
def test_a_line_over_its_day_and_hour_under_a_whole_menu_is_the_title(head: tuple[str, ...], caption: tuple[str, ...]):
    body = ("3 May 2019", "15:35", *caption, "Mari Kask noted that the ferry was late.")
    text = "\n\n".join((*MENU, *head, *body))
    found = [(str(s.kind), text[s.start : s.end]) for s in parse(text).segments]
    assert found[len(MENU)] == ("title", head[0])
    assert [words for kind, words in found if kind == "furniture"] == [*MENU, *caption]

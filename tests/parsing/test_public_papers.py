"""Papers of a president: "The President." beside a guest who has a label too is whose papers they are; the edition's note tells when he spoke."""

import pytest

from archive.parsing import Kind, parse

_TALK = """{head}
Remarks Following Discussions With Prime Minister Tamm of Estonia
May 7, 1984

The President. It has been a pleasure to welcome the Prime Minister. We spoke of ferries, and of very little else.

The Prime Minister. Thank you, Mr. President. The ferries of my country are grateful.

Q. Mr. President, will they sail?

The President. Ask the Prime Minister.

Q. Mr. Prime Minister?

The Prime Minister. They will.

Note: The President spoke at 1:34 p.m. at the South Pier. Prior to his remarks, the President and the Prime Minister met on a ferry.
"""


@pytest.mark.parametrize("head", ["Papers of the Harbour\nDocuments\n\nDaniel R. Kask", "Daniel R. Kask", "Administration of Daniel R. Kask, 1984 / May 7"])  # fmt: skip
def test_the_president_is_whose_papers_they_are(head):
    text = _TALK.format(head=head)
    parts = parse(text).segments
    labels = [(text[p.start : p.end], p.speakers) for p in parts if p.kind is Kind.SPEAKER_LABEL and p.speakers]
    assert set(labels) == {("The President.", ("Daniel R. Kask",)), ("The Prime Minister.", ("Tamm",))}
    assert (parts[-1].kind, parts[-1].path) == (Kind.NARRATIVE, "t6.p2")


def test_no_name_over_the_title_names_nobody():
    text = _TALK.format(head="Papers of the Harbour\nDocuments")
    labels = {text[p.start : p.end]: p.speakers for p in parse(text).segments if p.kind is Kind.SPEAKER_LABEL}
    assert labels["The President."] == ()


@pytest.mark.parametrize(
    ("note", "most"), [("Note: It rained.", 0.6), ("Note: President Lepik spoke on the pier.", 0.85)]
)
def test_a_name_under_links_may_be_a_byline(note, most):
    head = "Home / About us\n\nJohan Lepik\nRemarks With President Tamm of Kenya in Riga\n\nMarch 4, 1993"
    text = f"{head}\n\nThe President. We are glad.\n\nPresident Tamm. I thank you.\n\nThe President. And we sail.\n\n{note}\n"
    turns = [p for p in parse(text).segments if text[p.start : p.end] in ("We are glad.", "And we sail.")]
    assert [(p.speakers, p.confidence) for p in turns] == [(("Johan Lepik",), most)] * 2

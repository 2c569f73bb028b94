"""Conclusions of a cabinet: those present with letters behind their names, numbers over a few words, and "The Cabinet—" over what it decided."""

import pytest

from archive.parsing import Kind, parse

_CONCLUSIONS = """SECRET
C.C. (57) 9th Conclusions
CABINET
CONCLUSIONS of a Meeting of the Cabinet held at the Harbour House on Tuesday, 7th May, 1957, at 11 a.m.

Present:
The Right Hon. Mari Kask, M.P., Prime Minister (in the Chair)
The Right Hon. Juhan Tamm, M.P., Secretary of State for Foreign Affairs
The Right Hon. Dawid Okafor, K.C., M.P., Minister of Agriculture, Fisheries and Food

1. Lake Ferries.
The Foreign Secretary said that the talks would be resumed on the following Monday. The ice had not moved since the last of them, and nobody had a saw.

The Minister of Agriculture, Fisheries and Food informed the Cabinet that the herring were late.

The Cabinet—
Took note of these statements.

2. Lights and Fog.
The Prime Minister said that the lighthouse at Narva should be painted before the autumn, whatever the cost of the paint.

The Cabinet—
(1) Approved the colour.
(2) Invited the Foreign Secretary to tell the neighbours.
"""


def test_conclusions_of_a_cabinet():
    parts = {_CONCLUSIONS[p.start : p.end]: p for p in parse(_CONCLUSIONS).segments}
    titles = [words for words, p in parts.items() if p.kind is Kind.TITLE]
    assert [title.partition(" held")[0] for title in titles] == ["CONCLUSIONS of a Meeting of the Cabinet"]
    assert {p.speakers for p in parts.values() if p.speakers} == {("Mari Kask",), ("Juhan Tamm",), ("Dawid Okafor",)}
    read = {words: (p.kind, p.path) for words, p in parts.items()}
    assert read["Lake Ferries."] == (Kind.HEADING, "1")
    assert read["Took note of these statements."] == (Kind.STATEMENT, "1.p4")
    assert read["The Cabinet—"] == (Kind.LEAD_IN, "2.p2")
    assert read["Invited the Foreign Secretary to tell the neighbours."] == (Kind.STATEMENT, "2.2")
    said = next(p for words, p in parts.items() if words.startswith("The Foreign Secretary said"))
    assert (said.kind, said.path) == (Kind.STATEMENT, "1.p1")


@pytest.mark.parametrize("item", ["Agreed to the draft.", "It was late.", "The ferry sailed on Monday."])
def test_a_point_with_a_paragraph_under_it_is_no_heading_where_it_is_a_sentence(item):
    text = f"Minutes of the Harbour Board\n\n1. {item}\n\n{'The pilot rowed over the lake to the light. ' * 4}\n"
    assert not any(p.kind is Kind.HEADING for p in parse(text).segments)

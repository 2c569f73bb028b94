"""What a batch would become, a row a record: what is found, and in words what is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from archive.previewing import LISTED, Cell, rows_of
from archive.reading import Unread
from archive.rehearsing import rehearse
from diplomacy.accounts.models import User
from tests.archive.conftest import DRAFT_TEXT, received


def test_each_record_is_told_before_it_is_taken_in_and_what_is_unknown_in_words(seeds: Any, editor: User) -> None:
    dated = replace(received(DRAFT_TEXT, name="dated.txt"), published="2003-08-06")
    bare = received("Some words without anything.\n", name="bare.txt")
    unread = Unread(name="broken.pdf", reason="it is no PDF")
    full, empty, failed = rows_of(rehearse(records=[dated, bare, unread], by=editor))
    assert full.facts is not None
    assert (full.facts.date, full.facts.page, full.facts.kind, full.facts.language) == (
        Cell("5 August 2003"),
        "6 August 2003",
        Cell("telephone talks"),
        Cell("English"),
    )
    assert full.facts.parties == Cell("Zanzibarite (Foreign Minister), Vladimir Putin (President)")
    assert full.facts.parts == f"{full.look.parts} parts"
    assert empty.facts is not None
    told = (empty.facts.date, empty.facts.kind, empty.facts.parties)
    assert told == tuple(Cell(words, is_known=False) for words in ("no date found", "no kind of event found", "no parties found"))  # fmt: skip
    assert (empty.facts.parts, empty.facts.unsure) == ("1 part", "less sure of 1")
    assert (failed.facts, failed.look.why) == (None, "it is no PDF")


def test_a_row_lists_the_first_warnings_and_keeps_the_others(seeds: Any, editor: User) -> None:
    (look,) = rehearse(records=[received(DRAFT_TEXT)], by=editor)
    many = tuple(f"warning {number}" for number in range(LISTED + 2))
    (row,) = rows_of([replace(look, warnings=many)])
    assert row.facts is not None
    assert (row.facts.warnings, row.facts.more) == (many[:LISTED], many[LISTED:])

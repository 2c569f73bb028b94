"""Flags name places as they are printed, and statements by their place and first words."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.models import Flag, Report, Statement
from archive.telling import flag_told, tell_flags


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "the label t2.2 stands here again; this one is called t2.2~2",
            "the label turn 2(2) stands here again; this one is called turn 2(2) (second)",
        ),
        ("topic peace-treaty followed its words from TKV5GJRR to 0BVWWQYN", "topic peace-treaty followed its words from TKV5-GJRR to 0BVW-WQYN"),
        ("several persons are called ABCDEFGH", "several persons are called ABCDEFGH"),
        ("no title was found", "no title was found"),
    ],
)  # fmt: skip
def test_paths_and_identifiers_are_told_as_people_read_them(message: str, told: str) -> None:
    assert flag_told(message) == told


def test_a_statement_is_named_by_its_place_and_first_words(seeds: dict[str, Report]) -> None:
    statement = Statement.objects.get(report=seeds["001"], path="1.1")
    flags = [
        Flag(report=seeds["001"], message=f"topic peace-treaty stayed with {statement.identity_id}", revision=1),
        Flag(report=seeds["001"], message="no title was found", revision=1),
    ]
    with CaptureQueriesContext(connection) as queries:
        tell_flags(flags)
    assert len(queries) == 1
    words = " ".join(seeds["001"].text[statement.start : statement.end].split())[:20]
    assert flags[0].told.startswith(f"topic peace-treaty stayed with 1(1) (“{words}")
    assert [flag.sid for flag in flags] == [statement.identity_id, ""]
    with CaptureQueriesContext(connection) as queries:
        tell_flags(flags[1:])
    assert len(queries) == 0

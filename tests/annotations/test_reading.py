"""JSON-LD in: what is kept, and what is refused with its place and reason. No database."""

from __future__ import annotations

import json
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotations.anchoring.selectors import TextPositionSelector, TextQuoteSelector
from annotations.reading import (
    LONGEST_BODY,
    LONGEST_TAG,
    MOST_BODIES,
    MOST_BYTES,
    Content,
    Proposed,
    Target,
    Unreadable,
    read_annotation,
)
from annotations.writing import extension
from tests.annotations.samples import CONTEXT, SITE, STATEMENT, document

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ANN = {"id": "https://orcid.org/0000-0002-1825-0097", "type": "Person", "nickname": "ann"}
KEPT = Proposed(Target(STATEMENT), ("commenting",), (Content("comment", "So it is.", "commenting"),), "public")


def read(raw: bytes) -> Proposed:
    return read_annotation(raw, creator=ANN, site=SITE, licence=LICENCE)


def sent(**members: Any) -> bytes:
    return json.dumps(document(**members)).encode()


def refusals(raw: bytes) -> list[tuple[str, str]]:
    with pytest.raises(Unreadable) as refused:
        read(raw)
    return list(refused.value.problems)


def test_an_annotation_is_read() -> None:
    assert read(sent()) == KEPT


def test_all_that_is_kept_is_read() -> None:
    whole = read(
        sent(
            **{"@context": [CONTEXT, extension(SITE)]},
            id="urn:uuid:1f3c",
            via=["https://example.org/a", "urn:b"],
            canonical="urn:uuid:canonical",
            creator=ANN,
            created="2026-01-31T12:00:00Z",
            modified="2026-01-31T12:00:00.5+09:00",
            motivation=["oa:assessing", "http://www.w3.org/ns/oa#tagging", "commenting"],
            rights=LICENCE,
            body=[
                {"type": "TextualBody", "value": "Ja.", "format": "text/markdown", "language": "de-AT"},
                {"type": "TextualBody", "value": "oil", "purpose": "tagging"},
                {"type": "SpecificResource", "source": f"{SITE}/topics/peace-treaty/", "purpose": "classifying"},
                {"type": "SpecificResource", "source": {"id": "https://example.org/x", "label": "See X", "language": "ja"}},
                "https://example.org/y",
                {"id": "https://example.org/z.pdf", "format": "application/pdf"},
            ],
            target={
                "type": "SpecificResource",
                "source": STATEMENT,
                "selector": [
                    {"type": "TextPositionSelector", "start": 3, "end": 7},
                    {"type": "TextQuoteSelector", "exact": "𠮷野", "prefix": "a ", "suffix": ""},
                ],
                "state": {"type": "TimeState", "cached": f"{SITE}/reports/JT6M-VQQ4/1/"},
            },
        )
    )  # fmt: skip
    target = Target(
        STATEMENT, TextQuoteSelector("𠮷野", "a "), TextPositionSelector(3, 7), f"{SITE}/reports/JT6M-VQQ4/1/"
    )
    assert whole == Proposed(
        target,
        ("assessing", "tagging", "commenting"),
        (
            Content("comment", "Ja.", "", "text/markdown", "de-AT"),
            Content("tag", "oil", "tagging"),
            Content("tag", "", "classifying", topic="peace-treaty"),
            Content("link", "See X", "", "", "ja", "https://example.org/x"),
            Content("link", source="https://example.org/y"),
            Content("link", "", "", "application/pdf", "", "https://example.org/z.pdf"),
        ),
        visibility="public",
        id="urn:uuid:1f3c",
        via=("https://example.org/a", "urn:b"),
        canonical="urn:uuid:canonical",
    )


def test_a_group_is_read_by_its_address() -> None:
    shared = read(sent(visibility="group", group=f"{SITE}/groups/pacific-1/"))
    assert (shared.visibility, shared.group) == ("group", "pacific-1")


SELECTED = {"type": "SpecificResource", "source": STATEMENT}


def selected(*selectors: Any, **members: Any) -> dict[str, Any]:
    return {**SELECTED, "selector": list(selectors), **members}


@pytest.mark.parametrize(
    ("members", "pointers"),
    [
        ({"@context": None}, ["#/@context"]),
        ({"@context": [CONTEXT, "https://example.org/terms"]}, ["#/@context/1"]),
        ({"type": "Note"}, ["#/type"]),
        ({"target": None}, ["#/target"]),
        ({"target": [STATEMENT, STATEMENT]}, ["#/target"]),
        ({"target": {"type": "Choice", "items": []}}, ["#/target/items", "#/target/source", "#/target/type"]),
        ({"target": {**SELECTED, "scope": STATEMENT}}, ["#/target/scope"]),
        ({"target": selected({"type": "FragmentSelector", "value": "x"})}, ["#/target/selector/0"]),
        ({"target": selected({"type": ["TextQuoteSelector"], "exact": "x"})}, ["#/target/selector/0"]),
        ({"target": selected({"type": "TextQuoteSelector", "exact": " "})}, ["#/target/selector/0/exact"]),
        ({"target": selected({"type": "TextQuoteSelector", "exact": "x", "refinedBy": {}})}, ["#/target/selector/0/refinedBy"]),
        ({"target": selected({"type": "TextPositionSelector", "start": True, "end": 2.0})}, ["#/target/selector/0/end", "#/target/selector/0/start"]),
        ({"target": selected({"type": "TextPositionSelector", "start": -1, "end": 2**40})}, ["#/target/selector/0/end", "#/target/selector/0/start"]),
        ({"target": selected(*[{"type": "TextQuoteSelector", "exact": "x"}] * 2)}, ["#/target/selector/1"]),
        ({"target": {**SELECTED, "state": {"type": "HttpRequestState", "value": "x"}}}, ["#/target/state"]),
        ({"target": {**SELECTED, "state": {"type": "TimeState", "sourceDate": "2026-01-31T12:00:00Z"}}}, ["#/target/state"]),
        ({"motivation": "reviewing"}, ["#/motivation"]),
        ({"motivation": ["tagging", 7]}, ["#/motivation/1"]),
        ({"body": {"type": "TextualBody", "value": "<b>x</b>", "format": "text/html"}}, ["#/body/format"]),
        ({"body": {"type": "TextualBody", "value": "x", "language": ["en", "ja"]}}, ["#/body/language"]),
        ({"body": {"type": "TextualBody", "value": "x", "purpose": ["tagging", "commenting"]}}, ["#/body/purpose"]),
        ({"body": {"type": "TextualBody", "value": "x", "textDirection": "rtl"}}, ["#/body/textDirection"]),
        ({"body": {"type": "TextualBody"}}, ["#/body/value"]),
        ({"body": {"type": "TextualBody", "value": "x" * (LONGEST_BODY + 1)}}, ["#/body/value"]),
        ({"body": {"type": "TextualBody", "value": "x" * (LONGEST_TAG + 1), "purpose": "tagging"}}, ["#/body/value"]),
        ({"body": {"type": "Choice", "items": []}}, ["#/body/type"]),
        ({"body": ["javascript:alert(1)"]}, ["#/body/0"]),
        ({"body": "https://example.org/\u202egro"}, ["#/body"]),
        ({"body": "https://example.org/\x01"}, ["#/body"]),
        ({"via": "javascript:alert(1)"}, ["#/via"]),
        ({"canonical": "DATA:text/html,1"}, ["#/canonical"]),
        ({"id": "vbscript:1"}, ["#/id"]),
        ({"body": {"type": "SpecificResource", "source": "https://example.org/", "selector": {}}}, ["#/body/selector"]),
        ({"body": ["https://example.org/"] * (MOST_BODIES + 1)}, ["#/body"]),
        ({"bodyValue": "x"}, ["#/bodyValue"]),
        ({"creator": {"type": "Person", "nickname": "bob"}}, ["#/creator"]),
        ({"created": "yesterday"}, ["#/created"]),
        ({"generator": {"id": "https://example.org/"}}, ["#/generator"]),
        ({"audience": {"type": "Audience"}}, ["#/audience"]),
        ({"rights": "https://example.org/licence"}, ["#/rights"]),
        ({"rights": LICENCE, "visibility": "private"}, ["#/rights"]),
        ({"visibility": "friends"}, ["#/visibility"]),
        ({"visibility": "group"}, ["#/visibility"]),
        ({"group": f"{SITE}/groups/pacific/"}, ["#/group"]),
        ({"visibility": "group", "group": "pacific"}, ["#/group", "#/visibility"]),
        ({"via": ["https://example.org/a b"]}, ["#/via/0"]),
        ({"id": 7}, ["#/id"]),
        ({"a/b~c é": 1}, ["#/a~1b~0c%20%C3%A9"]),
        ({"bodyValue": "a\0b", "body": None}, ["#/bodyValue"]),
        ({"bodyValue": "half \ud83d", "body": None}, ["#/bodyValue"]),
        ({"type": "Note", "via": 7, "visibility": 7}, ["#/type", "#/via", "#/visibility"]),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused_with_its_place(members: dict[str, Any], pointers: list[str]) -> None:
    assert sorted(pointer for pointer, _reason in refusals(sent(**members))) == pointers


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"a": NaN}',
        b'{"a": 1, "a": 2}',
        b'{"a":' * 100_000,
        b"[" * 30 + b"]" * 30,
        b'{"a": ' + b"9" * 5_000 + b"}",
        b'"' + b"x" * MOST_BYTES + b'"',
        b'{"\\ud83d": 1}',
    ],
)
def test_what_is_no_json_of_an_annotation_is_refused(raw: bytes) -> None:
    assert refusals(raw)[0][0] == "#"


@pytest.mark.parametrize(
    ("body", "motivation"),
    [
        (None, ()),
        ({"type": "TextualBody", "value": "x"}, ()),
    ],
)
def test_a_motivation_is_not_made_up_when_reading(body: Any, motivation: tuple[str, ...]) -> None:
    assert read(sent(body=body, motivation=None)).motivations == motivation


PIECES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from([STATEMENT, "TextualBody", "SpecificResource", "TextQuoteSelector", "tagging", "Annotation", CONTEXT, "http://[", "https://x\n"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["id", "type", "value", "source", "selector", "exact", "start", "end", "state", "cached", "purpose", "format", "language", "label"]) | st.text(max_size=4),
        inner, max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip
NAMES = st.sampled_from(
    ["@context", "id", "type", "via", "canonical", "creator", "created", "motivation", "bodyValue", "body", "target", "rights", "visibility", "group", "anchor"]
)  # fmt: skip


@given(members=st.dictionaries(NAMES, PIECES, max_size=6))
def test_whatever_is_sent_is_read_or_refused_with_places(members: dict[str, Any]) -> None:
    problems: tuple[tuple[str, str], ...] = (("#", "read"),)
    try:
        read(json.dumps({**document(), **members}).encode())
    except Unreadable as refused:
        problems = refused.problems
    assert problems
    assert all(pointer.startswith("#") and reason for pointer, reason in problems)


@given(st.binary(max_size=200))
def test_whatever_bytes_are_sent_are_refused(raw: bytes) -> None:
    assert refusals(raw)


def test_a_member_that_stands_twice_among_many_is_found_in_one_pass() -> None:
    members = [f'"{number:05}":1' for number in [*range(25_000), 7]]
    raw = f"{{{','.join(members)}}}".encode()
    before = process_time()
    assert refusals(raw) == [("#", "a member stands twice in an object: 00007")]
    assert process_time() - before < 1  # compared each with each, it takes seconds

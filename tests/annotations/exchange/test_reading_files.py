"""Files of annotations read as candidates: what each says, and what is wrong with it; nothing is dropped."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.anchoring import TextQuoteSelector
from annotations.exchange.importing.candidates import Candidate, UnreadableFile, check_candidate
from annotations.exchange.importing.collection import read_collection
from annotations.exchange.importing.hypothesis import read_hypothesis
from annotations.exchange.importing.lines import read_lines
from annotations.exchange.table import UnreadableTable, read_table
from annotations.reading import Content
from archive.citing.spreadsheet import guard

SITE = "http://127.0.0.1:8000"
ROW = {
    "id": "abc", "user": "acct:ann@hypothes.is", "created": "2026-01-31T12:00:00+00:00", "uri": "https://www.mofa.go.jp/x.html",
    "text": "So it is.", "tags": ["treaty", " "], "references": [],
    "target": [{"selector": [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "the words", "prefix": "before ", "suffix": " after"}]}],
}  # fmt: skip


def test_hypothesis_annotations_are_read_with_quotation_tags_and_whose_they_were() -> None:
    reply = {**ROW, "id": "def", "references": ["abc"], "target": [{}], "tags": []}
    first, second, third = read_hypothesis(json.dumps({"rows": [ROW, reply, {"id": "no uri"}]}).encode()).candidates
    assert first == Candidate(
        "abc", "So it is.", ("https://www.mofa.go.jp/x.html",), TextQuoteSelector("the words", "before ", " after"),
        bodies=(Content("comment", "So it is.", "commenting", "text/markdown"), Content("tag", "treaty", "tagging")),
        via="https://hypothes.is/a/abc",
        notes=("it was acct:ann@hypothes.is’s in Hypothesis, made on 2026-01-31; here it is yours, made now",),
    )  # fmt: skip
    assert (second.reply_to, second.quote) == ("abc", None)
    assert third.problem == "it is no annotation of Hypothesis: it has no “uri”"


def test_json_ld_is_read_as_strictly_as_the_protocol_reads_it() -> None:
    good = {"type": "Annotation", "bodyValue": "Well.", "target": f"{SITE}/s/TKV5-GJRR", "creator": {"id": "https://orcid.org/1", "name": "Bob"}, "visibility": "public"}  # fmt: skip
    bad = {"type": "Annotation", "body": {"type": "Sound"}, "target": f"{SITE}/s/TKV5-GJRR"}
    page = {
        "type": "AnnotationPage",
        "items": [good, bad, "https://other.example/anno/1"],
        "next": "https://other.example/2",
    }
    file = read_collection(json.dumps(page).encode(), site=SITE, licence="")
    assert [one.problem for one in file.candidates] == [
        "", "#/body/type: is none that is kept; there are TextualBody, SpecificResource and Position",
        "it is an address alone, without the annotation",
    ]  # fmt: skip
    assert file.candidates[0].notes == ("it was made by Bob; here it is yours", "it was visible to: public")
    assert file.left == ("The collection has further pages, which are not in this file: bring them in too.",)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@x", "'=1", "''-1", "'plain", "plain", "", "\tx", "＝1", "a\r\nb", 'q"q,']
)
def test_a_guarded_cell_comes_back_as_it_was(cell: str) -> None:
    import csv
    import io

    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([["comment", "x"], [guard(cell), ""]])
    assert read_table(written.getvalue().encode()) == [{"comment": cell, "x": ""}]


def test_lines_of_one_annotation_are_one_and_unknown_columns_are_told() -> None:
    raw = "annotation,statement,comment,code_name,odd,strength,direction\r\nA,TKV5-GJRR,Well.,,,,\r\nA,TKV5-GJRR,,Firm,,,\r\nB,TKV5-GJRR,,,,9,supports\r\n"
    file = read_lines(raw.encode())
    first, second = file.candidates
    assert first.bodies == (Content("comment", "Well.", "commenting", "text/plain"), Content("tag", "Firm", "tagging"))
    assert first.targets == ("/s/TKV5-GJRR",)
    assert second.problem == "holder_kind is person, country, organization or collective"
    assert file.left == ("The column “odd” is not read.",)


@pytest.mark.parametrize(
    "raw", [b"\xff", b"a,a\r\n1,2\r\n", b"a,b\r\n1\r\n", b"", b'a\r\n"open', b"a\0\r\n", b"a\r\n" + b"1\r\n" * 20_001]
)
def test_what_is_no_table_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableTable):
        read_table(raw)


def test_what_no_database_keeps_is_refused_one_by_one() -> None:
    assert check_candidate(Candidate("a", "", bodies=(Content("comment", "a\0b"),))) != ""
    assert check_candidate(Candidate("a", "", quote=TextQuoteSelector("\ud800"))) != ""
    assert (
        check_candidate(Candidate("a", "", bodies=(Content("tag", "x" * 201),)))
        == "a tag is longer than 200 characters"
    )
    assert check_candidate(Candidate("a", "", bodies=(Content("tag", "x" * 200),))) == ""
    assert check_candidate(Candidate("a", "", via="javascript:alert(1)")).startswith(
        "what it is known by elsewhere is"
    )
    assert check_candidate(Candidate("a", "", via="urn:uuid:dbfb1861-0ecf-41ad-be94-a584e5c4f1df")) == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*ROW, "rows", "items", "type", "body", "selector", "first", "creator", "exact"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON | st.fixed_dictionaries({}, optional={name: JSON for name in ("rows", "uri", "target", "type", "body", "items", "creator", "motivation", "references", "tags")}))  # fmt: skip
@settings(max_examples=500, deadline=None)
def test_any_json_is_read_or_refused_and_nothing_else(document: object) -> None:
    raw = json.dumps(document).encode()
    for read in (read_hypothesis, lambda raw: read_collection(raw, site=SITE, licence="")):
        try:
            file = read(raw)
        except UnreadableFile:
            continue
        assert all(isinstance(check_candidate(one), str) for one in file.candidates)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_and_nothing_else(raw: bytes) -> None:
    for read in (read_hypothesis, read_lines):
        try:
            read(raw)
        except UnreadableFile:
            pass

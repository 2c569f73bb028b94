"""Whatever bytes come: records with a text that can be kept, or a reason; never anything else, and never for long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.reading import UNWANTED, UnreadableInput
from archive.reading.formats import FORMATS, Format
from archive.reading.isolation import Isolation

from .making import VOLUME, Word, levels, pdf
from .test_pages import PAGE

SECONDS = 20


def _word() -> bytes:
    word = Word()
    word.numbering(1, levels(("decimal", "%1."), ("lowerLetter", "(%2)")))
    word.number(1, 1)
    for level in (0, 1, 0):
        word.add("Minister Orlova said so.", 1, level)
    return word.saved()


WHOLE = {
    "html": PAGE.encode(),
    "docx": _word(),
    "pdf": pdf(
        [[(72, 700, "Minister Orlova said so."), (72, 688, "Nobody did.")], [(72, 700, "(END)")]], title="Lamps"
    ),
    "markdown": b"---\ntitle: Lamps\ndate: 2004-03-04\n---\n# Lamps\n\n1. one\n2. two\n\n| a | b |\n|--|--|\n| c | d |\n",
    "tei": VOLUME.encode(),
}


@pytest.fixture(scope="module")
def isolation() -> Iterator[Isolation]:
    with Isolation(seconds=SECONDS) as isolation:
        yield isolation


@st.composite
def spoilt(draw: st.DrawFn, whole: bytes) -> bytes:
    """The file with some bytes changed, taken out, put in or doubled."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        length = draw(st.integers(0, 40))
        put = draw(st.one_of(st.binary(max_size=8), st.sampled_from([b"\0", b"<", b">", b"\xff", b"<ol>", b"9" * 9, b"%PDF", b"\xed\xa0\x80", b"&#0;", b"&#xD800;"])))  # fmt: skip
        again = bytes(data[at : at + length]) * draw(st.integers(0, 3))
        data[at : at + length] = put + again
    return bytes(data)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_whole_file_is_read_the_same_again(isolation: Isolation, form: Format) -> None:
    first = list(isolation.read(form, WHOLE[form.name], f"x{form.suffixes[0]}"))
    assert first
    assert first == list(isolation.read(form, WHOLE[form.name], f"x{form.suffixes[0]}"))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_spoilt_file_is_read_or_refused(isolation: Isolation, form: Format, data: st.DataObject) -> None:
    check(isolation, form, data.draw(spoilt(WHOLE[form.name])))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(received=st.one_of(st.binary(min_size=1, max_size=400), st.text(min_size=1, max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(isolation: Isolation, form: Format, received: bytes) -> None:
    head = {"html": b"<p>", "docx": b"PK\x03\x04", "pdf": b"%PDF-1.4\n", "tei": b"<TEI>"}.get(form.name, b"")
    check(isolation, form, received)
    check(isolation, form, head + received)


def check(isolation: Isolation, form: Format, received: bytes) -> None:
    """Read it; what is found can be kept, and a refusal is not for the time that it took."""
    name, reason = f"x{form.suffixes[0]}", ""
    try:
        for found in isolation.read(form, received, name):
            assert found.text.strip()
            assert not UNWANTED.search("".join((found.text, found.title, found.address, *found.notes)))
            assert found.start is None or 0 <= found.start < (found.end or 0) <= len(received)
    except UnreadableInput as refusal:
        reason = str(refusal)
    assert not reason or name in reason
    assert "was given up" not in reason
    assert "made its reader end" not in reason

"""BibTeX: entries that biblatex reads, with nothing that TeX would take for a command."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citing import Item, cite_item, cite_items, write_bibtex
from archive.models import Report
from tests.archive.citing.samples import (
    MOFA,
    SITE,
    SURNAMES,
    dated,
    document,
    item_at,
    part_at,
    read_bibtex,
)

WRITTEN_OUT = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "#$%&_"},
}


def plain(tex: str) -> str:
    """What TeX prints of a field: braces group and are not seen."""
    text, at = "", 0
    while at < len(tex):
        written = next((w for w in WRITTEN_OUT if tex.startswith(w, at)), "")
        assert written or tex[at] not in "\\#$%&_~^", tex
        text += WRITTEN_OUT[written] if written else "" if tex[at] in "{}" else tex[at]
        at += len(written) or 1
    return text


def test_a_statement_has_its_entry(seeds: dict[str, Report]) -> None:
    assert "".join(write_bibtex([item_at(seeds["002"], "1.2.a#1")])) == (
        "@online{s-HFX4-SEVQ-1,\n"
        f"  author = {{{{{MOFA}}}}},\n"
        "  title = {{Foreign Minister Kawaguchi's Courtesy Visit to Russian President Putin (Summary), 1(2)(a) (Junichiro "
        f"Koizumi, conveyed by Yoriko Kawaguchi, as summarised by the {MOFA}, in translation)}}}},\n"
        "  date = {2002-10-14},\n"
        "  organization = {{The Diplomacy Archive}},\n"
        "  langid = {english},\n"
        f"  url = {{{SITE}/s/HFX4-SEVQ/1}},\n"
        "  note = {edition 1 (November 21, 2026), HFX4-SEVQ},\n"
        "  addendum = {Date: October 14, [2002]; the year is supplied from another source. Source: "
        "https://www.mofa.go.jp/region/europe/russia/fmv0210/summary.html, access date not recorded. Created by editing the "
        "source; its licence, read November 2026: Public Data License 1.0.},\n"
        "  annotation = {The words are the record-keeper’s rendering and no quotation of a speaker. The account of the "
        "speaker’s own side. The record is a translation from Japanese, translator not named.},\n"
        "}\n"
    )


def test_the_form_is_said_where_the_title_does_not_say_it(seeds: dict[str, Report]) -> None:
    entries = read_bibtex("".join(write_bibtex([item_at(seeds["001"]), item_at(seeds["002"])])))
    assert [fields.get("titleaddon") for _, fields in entries] == ["summary", None]


def test_a_transcript_s_speaker_is_sorted_by_his_surname(seeds: dict[str, Report]) -> None:
    part = part_at(seeds["004"], "t2.p1#1")
    items = [cite_item(document(seeds["004"]), part, site=SITE, surnames=names) for names in (SURNAMES, {})]
    entries = read_bibtex("".join(write_bibtex(items)))
    assert [fields["author"] for _, fields in entries] == ["{Koizumi}, {Junichiro}", "{Junichiro Koizumi}"]


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("2003-09", {"date": "2003-09"}),
        ("2002?-10-14", {"date": "2002-10-14?"}),
        ("2002~", {"date": "2002~"}),
        ("2002~-10?", {"date": "2002-10%"}),
        ("2003-05-30/2003-06?", {"date": "2003-05-30/2003-06?"}),
        ("2003-05/..", {"date": "2003-05/.."}),
        ("200X", {"date": "200X"}),
        ("2003-21", {"date": "2003-21"}),
        ("XXXX-12-18", {"year": "XXXX-12-18"}),
        (None, {"year": "n.d."}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    seeds: dict[str, Report], value: str | None, fields: dict[str, str]
) -> None:
    ((_, entry),) = read_bibtex("".join(write_bibtex([cite_item(dated(seeds["001"], value), site=SITE)])))
    assert {name: entry[name] for name in ("date", "year") if name in entry} == fields
    is_certain = value == "2003-09"
    assert ("date" in entry["addendum"].partition("Source")[0]) != is_certain


def test_the_entries_of_all_statements_have_keys_of_their_own(seeds: dict[str, Report]) -> None:
    rows = [
        (document(r), p) for r in seeds.values() for p in document(r)["record"]["parts"] if p["kind"] == "statement"
    ]
    entries = read_bibtex("".join(write_bibtex(cite_items(rows, site=SITE))))
    assert len({key for key, _ in entries}) == len(entries) == len(rows)


@given(title=st.text(st.characters(exclude_categories=["Cs"])), name=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_come_through_tex(title: str, name: str) -> None:
    item = ITEM | {"title": title, "author": [{"literal": name}], "genre": "summary"}
    ((key, fields),) = read_bibtex("".join(write_bibtex([item])))
    assert key == "s-HE06-GTAT-1"
    assert plain(fields.get("title", "")) == seen(title)
    assert plain(fields["author"]) == seen(name)


@given(address=st.text(st.characters(exclude_categories=["Cs"])))
def test_no_address_ends_its_field(address: str) -> None:
    ((_, fields),) = read_bibtex("".join(write_bibtex([ITEM | {"URL": f"https://{address}"}])))
    assert not set(fields["url"]) & set("{}\\ \r\n")


def seen(text: str) -> str:
    """The words of a text with one space between them, without control characters."""
    return " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in text).split())


ITEM: Item = {
    "id": "s-HE06-GTAT-1",
    "title": "",
    "author": [{"literal": ""}],
    "container-title": "The Diplomacy Archive",
    "genre": "summary",
    "section": "1(2)(a)",
    "edition": "edition 1 (November 21, 2026)",
    "source": "The Diplomacy Archive",
    "archive_location": "HE06-GTAT",
    "URL": f"{SITE}/s/HE06-GTAT/1",
    "note": "",
    "custom": {"date": "2003-05-30", "source_sentence": "Created by editing the source."},
}


def test_the_item_of_these_tests_has_the_shape_of_a_real_one(seeds: dict[str, Report]) -> None:
    real = copy.deepcopy(item_at(seeds["001"], "1.2.a#1"))
    assert set(ITEM) <= set(real)
    assert set(ITEM["custom"]) <= set(real["custom"])

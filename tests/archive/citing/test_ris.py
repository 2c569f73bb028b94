"""RIS: a field a line, which no words of a record can break out of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.citing import cite_item, cite_items, write_ris
from archive.models import Report
from tests.archive.citing.samples import MOFA, SITE, SURNAMES, dated, document, item_at, part_at, read_ris
from tests.archive.citing.test_bibtex import ITEM, seen


def test_a_statement_has_its_reference(seeds: dict[str, Report]) -> None:
    item = item_at(seeds["001"], "1.2.a#1")
    assert "".join(write_ris([item])) == "\r\n".join(
        [
            "TY  - ELEC",
            "ID  - s-HE06-GTAT-1",
            f"AU  - {MOFA},",
            f"TI  - Japan-Russia Summit Meeting, 1(2)(a) (Vladimir Putin, as summarised by the {MOFA}, in translation)",
            "T2  - The Diplomacy Archive",
            "M3  - summary",
            "PY  - 2003",
            "DA  - 2003/05/30/",
            "ET  - edition 1 (November 21, 2026)",
            "SE  - 1(2)(a)",
            "LA  - en",
            "AN  - HE06-GTAT",
            "DP  - The Diplomacy Archive",
            f"UR  - {SITE}/s/HE06-GTAT/1",
            f"N1  - {item['note']}",
            "ER  - ",
            "",
        ]
    )


def test_a_transcript_s_speakers_are_authors_by_their_surnames(seeds: dict[str, Report]) -> None:
    item = cite_item(document(seeds["004"]), part_at(seeds["004"], "t2.p1#1"), site=SITE, surnames=SURNAMES)
    (reference,) = read_ris("".join(write_ris([item])))
    assert [value for tag, value in reference if tag == "AU"] == ["Koizumi, Junichiro"]


@pytest.mark.parametrize(
    ("value", "year", "day"),
    [
        ("2003-09", "2003", "2003/09//"),
        ("2003", "2003", "2003///"),
        ("2002?-10-14", "2002/10/14/October 14, 2002?", "2002/10/14/October 14, 2002?"),
        ("2003-05/2003-06", "2003/05//May 2003 – June 2003", "2003/05//May 2003 – June 2003"),
        ("XXXX-12-18", "///XXXX-12-18", "///XXXX-12-18"),
        (None, "///n.d.", "///n.d."),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(seeds: dict[str, Report], value: str | None, year: str, day: str) -> None:
    (reference,) = read_ris("".join(write_ris([cite_item(dated(seeds["001"], value), site=SITE)])))
    fields = dict(reference)
    assert (fields["PY"], fields["DA"]) == (year, day)


def test_a_supplied_year_stands_in_brackets(seeds: dict[str, Report]) -> None:
    fields = dict(read_ris("".join(write_ris([item_at(seeds["002"])])))[0])
    assert fields["PY"] == fields["DA"] == "2002/10/14/October 14, [2002]"


def test_all_statements_have_references_of_their_own(seeds: dict[str, Report]) -> None:
    rows = [
        (document(r), p) for r in seeds.values() for p in document(r)["record"]["parts"] if p["kind"] == "statement"
    ]
    references = read_ris("".join(write_ris(cite_items(rows, site=SITE))))
    assert len({dict(reference)["ID"] for reference in references}) == len(references) == len(rows)


WORDS = st.text(st.characters(exclude_categories=["Cs"])) | st.just(
    "A title\r\nER  - \r\nTY  - BOOK\u2028TI  - Another"
)


@given(title=WORDS, name=WORDS, note=WORDS)
def test_any_words_stay_in_their_field(title: str, name: str, note: str) -> None:
    item = ITEM | {"title": title, "author": [{"family": name, "given": "V."}], "note": note}
    (reference,) = read_ris("".join(write_ris([item])))
    fields = dict(reference)
    assert fields.get("TI", "") == seen(title)
    assert fields["AU"] == seen(f"{name}, V.")
    assert fields.get("N1", "") == seen(note)

"""The surname is what a record prints alone, else the last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.desk.surnames import surname_of


@pytest.mark.parametrize(
    ("name", "printed", "surname"),
    [
        ("Barasa Otieno", [], "Otieno"),
        ("Otieno", [], "Otieno"),
        ("Barasa Otieno", ["Barasa Otieno"], "Otieno"),
        ("Lin Meihua", ["Foreign Minister Lin Meihua", "Lin", "Foreign Minister Lin"], "Lin"),
        ("Lin Meihua", ["Minister Merlin"], "Meihua"),
        ("LIN Meihua", ["Lin"], "LIN"),
        ("Tamm Juhan", ["Juhan", "Tamm", "Tamm"], "Tamm"),
        ("Juhan Tamm", ["Juhan", "Tamm"], "Tamm"),
        ("Hendrik van der Zaal", ["Van der Zaal"], "van der Zaal"),
        ("Юхан Тамм", ["Тамма"], "Тамм"),
        ("林美花", ["林美花", "林外相", "林"], "林"),
        ("森山花子", ["森山花子", "森山", "森山"], "森山"),
        ("森山花子", [], "森山花子"),
        ("ユハン・タンム", ["タンム"], "タンム"),
        ("ユハン・タンム", [], "タンム"),
        ("Juhan Tamm", ["the Minister", ""], "Tamm"),
    ],
)
def test_a_surname_is_what_stands_alone(name: str, printed: list[str], surname: str) -> None:
    assert surname_of(name, printed) == surname


@given(st.text("Ab c・林森", min_size=1).map(str.strip).filter(bool), st.lists(st.text("Ab c・林森")))
def test_a_surname_is_always_part_of_the_name(name: str, printed: list[str]) -> None:
    assert surname_of(name, printed) in name

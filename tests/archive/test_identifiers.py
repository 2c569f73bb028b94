"""Public identifiers: minted, read back in any form, and mistypes found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models.identifiers import ALPHABET, MistypedIdentifier, check_digit, mint, read, show

digits = st.text(ALPHABET, min_size=7, max_size=7)


@given(digits, st.booleans(), st.booleans())
def test_identifier_is_read_in_any_case_with_or_without_hyphen(seven: str, lower: bool, hyphen: bool) -> None:
    stored = seven + check_digit(seven)
    shown = show(stored) if hyphen else stored
    assert read(shown.lower() if lower else shown) == stored


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    stored = "0010000" + check_digit("0010000")
    assert read("OOIoool"[:7].replace("l", "0") + stored[7]) == stored


@given(digits, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_every_single_mistyped_digit_is_found(seven: str, place: int, digit: str) -> None:
    stored = seven + check_digit(seven)
    mistyped = stored[:place] + digit + stored[place + 1 :]
    if mistyped != stored:
        with pytest.raises(MistypedIdentifier):
            read(mistyped)


@given(digits, st.integers(0, 6))
def test_swapped_neighbours_are_found_but_for_zero_and_z(seven: str, place: int) -> None:
    stored = seven + check_digit(seven)
    swapped = stored[:place] + stored[place + 1] + stored[place] + stored[place + 2 :]
    if swapped != stored and {stored[place], stored[place + 1]} != {"0", "Z"}:
        with pytest.raises(MistypedIdentifier):
            read(swapped)


@pytest.mark.parametrize("typed", ["", "7K3M-9QX", "7K3M-9QXTT", "7K3U-9QXT", "７K3M9QXT", "7K3M 9QXT"])
def test_what_is_no_identifier_is_refused_with_the_reason(typed: str) -> None:
    with pytest.raises(MistypedIdentifier, match="identifier|character|digits"):
        read(typed)


def test_minted_identifiers_are_valid_and_differ() -> None:
    minted = {mint() for _ in range(200)}
    assert len(minted) == 200
    assert {read(sid) for sid in minted} == minted

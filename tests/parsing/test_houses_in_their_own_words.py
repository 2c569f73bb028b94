"""What a house says of itself, or somebody of whom only the office is printed: grief with condolences, "We condemn", what "we" agree to."""

import pytest

from archive.parsing import Kind, parse


def part(text: str, words: str):
    return next(p for p in parse(text).segments if text[p.start : p.end].startswith(words))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Harbour-General is deeply saddened by the wreck, and extends her condolences to the pilots.", Kind.STATEMENT),
        ("The Harbour-General was shocked by the fog and expresses her deep sympathy with Kenya.", Kind.STATEMENT),
        ("The Harbour-General was saddened by the wreck and went home.", Kind.NARRATIVE),
    ],
)  # fmt: skip
def test_who_grieves_and_extends_condolences_says_so(sentence: str, kind: Kind):
    text = f"Statement on the wreck off Narva\n\n4 May 2018\n\n{sentence.replace('Harbour-General', 'Secretary-General')}\n"
    assert part(text, "The Secretary-General").kind is kind


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We strongly condemn the raid on the ferry.", Kind.STATEMENT),
        ("We extend our condolences to the pilots.", Kind.STATEMENT),
        ("We are open from nine to five.", Kind.NARRATIVE),
    ],
)
def test_a_house_of_which_no_name_is_printed_says_we(sentence: str, kind: Kind):
    text = (
        f"Press Release Regarding the Raid near Narva\n\n4 May 2018\n\nThe ferry was raided on 3 May.\n\n{sentence}\n"
    )
    found = part(text, "We ")
    assert (found.kind, found.speakers) == (kind, ())


def test_an_update_on_something_is_a_statement():
    text = (
        "Call with Prime Minister Okafor of Kenya\n\nPrime Minister Juhan Tamm spoke to Prime Minister Wanjiru Okafor of Kenya today.\n\n"
        "Prime Minister Okafor updated on plans for the next sitting of the Ferry Council.\n"
    )
    assert part(text, "Prime Minister Okafor updated").speakers == ("Wanjiru Okafor",)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("We agree to widen the harbours of both countries in two ways:", Kind.STATEMENT),
        ("We agree on the following:", Kind.LEAD_IN),
    ],
)
def test_what_we_agree_to_before_a_colon_is_agreed_already(sentence: str, kind: Kind):
    text = (
        "Joint statement by Mari Kask, President of Estonia, and Wanjiru Okafor, President of Kenya\n\n4 May 2021\n\n"
        f"1. We, the Presidents of Estonia and Kenya, met in Narva.\n\n2. {sentence}\n\n- a longer pier;\n\n- a wider gate.\n"
    )
    assert part(text, "We agree").kind is kind

"""Whose an English message is that a page prints whole: whom its title names as the sender, or who signs it."""

import pytest

from archive.parsing import Kind, parse

_BODY = """

December 12, 2008

Your Excellency,

On behalf of my Government, I extend to you our warmest congratulations.

Our trade may double.

Please accept, Excellency, the assurances of my highest consideration.
"""


def speakers(text: str) -> dict[str | None, tuple[str, ...]]:
    return {p.path: p.speakers for p in parse(text).segments if p.kind in (Kind.STATEMENT, Kind.NARRATIVE)}


@pytest.mark.parametrize(
    ("title", "sender"),
    [
        ("Message of Prime Minister Mari Kask to Prime Minister Wanjiru Okafor of Kenya", ("Mari Kask",)),
        ("Congratulatory Letter by President Mari Kask to President Wanjiru Okafor of Kenya", ("Mari Kask",)),
        ("Greetings from President Mari Kask to President Wanjiru Okafor of Kenya", ("Mari Kask",)),
        ("Message of congratulations to President Wanjiru Okafor of Kenya", ()),
    ],
)
def test_the_sender_stands_behind_the_words_for_the_message(title: str, sender: tuple[str, ...]) -> None:
    assert speakers(title + _BODY) == dict.fromkeys(("p1", "p2", "p3", "p4"), sender)


@pytest.mark.parametrize(
    "signature", ["Mari Kask\n\nAmbassador of Estonia", "(Signed) Mari KASK", "Mari Kask, Ambassador"]
)
def test_a_name_alone_signs_a_letter_and_nobody_says_it(signature: str) -> None:
    found = speakers(f"Message on the Occasion of Kenya's Independence Day{_BODY}\n{signature}\n")
    assert [found[f"p{n}"] for n in range(1, 5)] == [("Mari Kask",)] * 4
    assert not any(who for path, who in found.items() if path not in ("p1", "p2", "p3", "p4"))


def test_an_account_of_a_message_is_nobody_s_letter() -> None:
    text = "Message of condolence\n\nDecember 12, 2008\n\nThe office sent a message.\n\nIt was long.\n\nMari Kask\n"
    assert not any(speakers(text).values())


def test_a_salutation_under_the_date_is_no_place() -> None:
    text = "Message of congratulations to President Wanjiru Okafor of Kenya" + _BODY.replace("Your Exc", "Exc")
    assert [p.path for p in parse(text).segments if text.startswith("Excellency,", p.start)] == ["p1"]


def test_a_letter_circulated_by_a_council_is_of_who_signed_it() -> None:
    text = """UNITED NATIONS
General Assembly          Security Council
A/42/1
4 June 1987
Letter dated 3 June 1987 from the Permanent Representative of Kenya
to the United Nations addressed to the Secretary-General
On instructions from my Government, I have the honour to bring to your attention the loss of the ferry.
My Government regrets that the experts have not been named.
I should be grateful if you would have this letter circulated.
(Signed)  Daudi KEREMA
Ambassador
"""
    parts = parse(text).segments
    assert [text[p.start : p.start + 11] for p in parts if p.kind is Kind.TITLE] == ["Letter date"]
    assert [text[p.start : p.end] for p in parts if p.kind is Kind.DATELINE] == ["4 June 1987"]
    assert [speakers(text)[f"p{n}"] for n in range(1, 6)] == [("Daudi Kerema",)] * 3 + [()] * 2

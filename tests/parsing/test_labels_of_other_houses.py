"""Labels and turns in the form of one more house each, and what stands near them; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.people.short_names import is_short_for
from archive.parsing.tongues.roles import role_of


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.STATEMENT]


HEARING = """                        KEEPING THE FERRIES WARM

                         TUESDAY, MAY 3, 2016

    The committee met, pursuant to notice, at 10:02 a.m., in the
old customs house, Hon. Mari Kask (chairwoman of the committee)
presiding.
    Ms. Kask. The committee will come to order. Without any word
against it, all members may hand in what they have written by the
end of the week.
    I now recognize our witness for 5 minutes.
    Mr. Tamm. Thank you, Madam Chairwoman. The stoves are old and
the captains are cold. I told the harbour so in March.
    Ms. Kask. I thank the gentleman. Ms. Odera is recognized for 5.
    Ms. Odera. How many stoves have we got?
    Mr. Tamm. Two. One of them burns.
    Ms. Odera. And the other?
    Mr. Tamm. It is used for parts.
"""


def test_first_lines_set_in_part_the_paragraphs_of_a_wrapped_text() -> None:
    assert [label for label, _ in turns(HEARING)] == [
        "Ms. Kask.", "Mr. Tamm.", "Ms. Kask.", "Ms. Odera.", "Mr. Tamm.", "Ms. Odera.", "Mr. Tamm.",
    ]  # fmt: skip
    assert "I now recognize our witness for 5 minutes." in said(HEARING)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [("tom", "thomas", True), ("thomas", "tom", True), ("pat", "patricia", True), ("tom", "tim", False)],
)
def test_a_given_name_called_short(one: str, other: str, *, is_one: bool) -> None:
    assert is_short_for(one, other) is is_one


def test_whom_the_talk_calls_short_has_the_name_of_the_title() -> None:
    text = (
        "PRESS BRIEFING BY PRESS SECRETARY MARI KASK AND NATIONAL SECURITY ADVISOR WILLIAM ODERA\n\nMay 3, 2016\n\n"
        "MS. KASK: Good morning. I have brought Bill Odera with me.\n\nMR. ODERA: Thanks, Mari.\n\n"
        "Q Will it sail?\n\nMR. ODERA: It will.\n"
    )
    assert turns(text)[-1] == ("MR. ODERA:", ("William Odera",))


INTERVIEW = (
    '"A lamp is not a ferry" – Interview with Foreign Minister Mari Kask\n3 May 2016\n\n{told}\n\n'
    "Lamp-Courier: Ms Kask, when does it sail?\nKask: On Monday.\nLamp-Courier: They say that it will not.\nKask: It will.\n"
)


@pytest.mark.parametrize(
    "told", ["Mari Kask in conversation with the Lamp-Courier about fog.", "She told the Lamp-Courier of fog."]
)
def test_the_paper_with_which_somebody_talks_is_nobody(told: str) -> None:
    label = ("Lamp-Courier:", ())
    if "told" in told:
        told = told.replace(" of fog", ", and not for the first time")
    kask = ("Kask:", ("Mari Kask",))
    assert turns(INTERVIEW.replace("{told}", told)) == [label, kask, label, kask]


def test_whom_a_head_names_without_an_article_is_a_person() -> None:
    text = INTERVIEW.replace("{told}", "Talks with the Lamp-Courier family were short.")
    assert turns(text)[0] == ("Lamp-Courier:", ("Lamp-Courier",))


def test_the_address_of_other_tongues_is_no_part_of_a_name() -> None:
    text = "Memorandum by Juhan Tamm\n\n4 March 1951\n\nI thanked Senhor Vale Prates for the lamp. Senhor Vale Prates agreed that it was bright.\n"
    people = {who for s in parse(text).segments for who in s.speakers}
    assert "Vale Prates" in people
    assert "Senhor Vale Prates" not in people


@pytest.mark.parametrize("label", ["ВСЕ", "ГОЛОС С МЕСТА", "Голоса из зала", "Голос из зала"])
def test_many_who_call_out_in_russian_are_nobody(label: str) -> None:
    assert role_of(label) == "nobody"

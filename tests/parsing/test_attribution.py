"""Whose words they are: every settled case of docs/breakdown.md with an invented example."""

import pytest

from archive.parsing import Kind, parse

HEAD = """Estonia-Kenya Foreign Ministers' Meeting

March 4, 2011

On March 4, Foreign Minister Juhan Tamm of Estonia held talks with Kenyan Foreign Minister Wanjiru Okafor in Nairobi.

"""
TAMM, OKAFOR = "Juhan Tamm", "Wanjiru Okafor"
KASK = "Mari Kask"


def told(body: str) -> list[tuple]:
    """Every statement, lead-in and narrative of the body: (path, kind or attribution, speakers, words)."""
    text = HEAD + body
    rows = []
    for s in parse(text).segments:
        if s.start < len(HEAD) or s.kind not in (Kind.STATEMENT, Kind.LEAD_IN, Kind.NARRATIVE):
            continue
        what = str(s.attribution) if s.kind is Kind.STATEMENT else str(s.kind)
        if s.speech == "direct":
            what += " direct"
        rows.append((s.path, what, s.speakers, text[s.start : s.end]))
    return rows


CASES = {
    "a sentence carries on with the speaker before it": (
        "1. Minister Tamm said that rain was late. The harvest, he said, was small. Grain is short.",
        [
            (
                "1",
                "named",
                (TAMM,),
                "Minister Tamm said that rain was late. The harvest, he said, was small. Grain is short.",
            )
        ],
    ),
    "a pronoun is the speaker before": (
        "1. Minister Okafor noted the drought. She asked for grain.",
        [("1", "named", (OKAFOR,), "Minister Okafor noted the drought. She asked for grain.")],
    ),
    "two speakers of a passage make two statements": (
        "1. Minister Tamm noted the drought. In response, Minister Okafor expressed her gratitude.",
        [
            ("1", "named", (TAMM,), "Minister Tamm noted the drought."),
            ("1", "named", (OKAFOR,), "In response, Minister Okafor expressed her gratitude."),
        ],
    ),
    "both sides": (
        "1. Both sides recognised that rain was late.",
        [("1", "collective", (TAMM, OKAFOR), "Both sides recognised that rain was late.")],
    ),
    "two subjects by name": (
        "1. Minister Tamm and Minister Okafor confirmed the plan.",
        [("1", "collective", (TAMM, OKAFOR), "Minister Tamm and Minister Okafor confirmed the plan.")],
    ),
    "two countries that agree": (
        "1. Kenya and Estonia agreed to meet again.",
        [("1", "collective", (TAMM, OKAFOR), "Kenya and Estonia agreed to meet again.")],
    ),
    "two people and only a topic are narrative": (
        "1. The two ministers exchanged views on fisheries. They discussed grain.",
        [("1", "narrative", (), "The two ministers exchanged views on fisheries. They discussed grain.")],
    ),
    "a topic and what they held is their common statement": (
        "1. The two ministers exchanged views on fisheries, and concurred on a quota.",
        [
            (
                "1",
                "collective",
                (TAMM, OKAFOR),
                "The two ministers exchanged views on fisheries, and concurred on a quota.",
            )
        ],
    ),
    "one person and only a topic is a statement": (
        "1. Minister Okafor explained the contact between the ports.",
        [("1", "named", (OKAFOR,), "Minister Okafor explained the contact between the ports.")],
    ),
    "it was agreed, and what follows from it": (
        "1. It was agreed that grain would be sent. The ship is scheduled to sail in May.",
        [
            ("1", "impersonal", (), "It was agreed that grain would be sent."),
            ("1", "narrative", (), "The ship is scheduled to sail in May."),
        ],
    ),
    "a thing that was decided": (
        "1. The schedule of the visit was decided. He is scheduled to arrive on May 2.",
        [
            ("1", "impersonal", (), "The schedule of the visit was decided."),
            ("1", "narrative", (), "He is scheduled to arrive on May 2."),
        ],
    ),
    "with by, the person after it speaks": (
        "1. Minister Tamm was briefed by Minister Okafor on the harvest.",
        [("1", "named", (OKAFOR,), "Minister Tamm was briefed by Minister Okafor on the harvest.")],
    ),
    "handing over by somebody is no saying": (
        "1. A book was presented to the Kenyan side by Minister Tamm.",
        [("1", "narrative", (), "A book was presented to the Kenyan side by Minister Tamm.")],
    ),
    "signing and showing round are no saying": (
        "1. Minister Okafor thanked him. Minister Okafor showed him round the port. Both ministers signed an accord.",
        [
            ("1", "named", (OKAFOR,), "Minister Okafor thanked him."),
            ("1", "narrative", (), "Minister Okafor showed him round the port. Both ministers signed an accord."),
        ],
    ),
    **{
        f"{verb} is saying": (
            f"1. Minister Tamm {verb} {rest}.",
            [("1", "named", (TAMM,), f"Minister Tamm {verb} {rest}.")],
        )
        for verb, rest in (
            ("thanked", "Minister Okafor for the welcome"),
            ("congratulated", "Minister Okafor on the election"),
            ("invited", "Minister Okafor to visit Estonia"),
            ("promised", "to send grain"),
            ("asked", "for patience"),
            ("expressed", "his condolences"),
            ("regretted", "the delay"),
            ("pointed", "out that rain was late"),
            ("raised", "the issue of fisheries"),
            ("noted", "the drought"),
        )
    },
    "one sentence with two speakers is divided, the conjunction going with the second": (
        "1. Minister Tamm said that fish was dear, and Minister Okafor replied that meat was dear too.",
        [
            ("1", "named", (TAMM,), "Minister Tamm said that fish was dear,"),
            ("1", "named", (OKAFOR,), "and Minister Okafor replied that meat was dear too."),
        ],
    ),
    "what somebody is said to have said stays inside": (
        "1. Minister Tamm said that fish was dear and that Minister Okafor had noted it.",
        [("1", "named", (TAMM,), "Minister Tamm said that fish was dear and that Minister Okafor had noted it.")],
    ),
    "reporting an attitude is not conveying": (
        "1. Minister Tamm stated that President Mari Kask was satisfied.",
        [("1", "named", (TAMM,), "Minister Tamm stated that President Mari Kask was satisfied.")],
    ),
    "an attendant speaks and is no principal": (
        "1. Ambassador Priit Saar explained the tariff. Both sides welcomed it.",
        [
            ("1", "named", ("Priit Saar",), "Ambassador Priit Saar explained the tariff."),
            ("1", "collective", (TAMM, OKAFOR), "Both sides welcomed it."),
        ],
    ),
    "a side is its principal": (
        "1. The Estonian side proposed a pause. The Kenyan side agreed.",
        [
            ("1", "named", (TAMM,), "The Estonian side proposed a pause."),
            ("1", "named", (OKAFOR,), "The Kenyan side agreed."),
        ],
    ),
    "made the following statements: everything is direct, first person or not": (
        "1. Minister Tamm made the following statements:\n\nEstonia is small. I talked with farmers. They said that rain was late.",
        [
            ("1", "lead_in", (TAMM,), "Minister Tamm made the following statements:"),
            (
                "1.p1",
                "carried direct",
                (TAMM,),
                "Estonia is small. I talked with farmers. They said that rain was late.",
            ),
        ],
    ),
    "a lead-in ends with what it announces": (
        "1. Fish\n(1) Minister Tamm stated as follows:\n(a) Fish is dear.\n(b) I regret it.\n(2) The talks lasted an hour.",
        [
            ("1.1", "lead_in", (TAMM,), "Minister Tamm stated as follows:"),
            ("1.1.a", "carried direct", (TAMM,), "Fish is dear."),
            ("1.1.b", "carried direct", (TAMM,), "I regret it."),
            ("1.2", "narrative", (), "The talks lasted an hour."),
        ],
    ),
    "an announced paragraph ends where another speaks": (
        "1. Minister Tamm responded as follows:\n\nFish is dear.\n\nMinister Okafor said that she knew.",
        [
            ("1", "lead_in", (TAMM,), "Minister Tamm responded as follows:"),
            ("1.p1", "carried direct", (TAMM,), "Fish is dear."),
            ("1.p2", "named", (OKAFOR,), "Minister Okafor said that she knew."),
        ],
    ),
    "a lead-in that also reports is divided before its subject": (
        "1. After thanking his host for the welcome, Minister Tamm made the following statements:\n\nFish is dear.",
        [
            ("1", "named", (TAMM,), "After thanking his host for the welcome,"),
            ("1", "lead_in", (TAMM,), "Minister Tamm made the following statements:"),
            ("1.p1", "carried direct", (TAMM,), "Fish is dear."),
        ],
    ),
    "a lead-in that also reports is divided before its second verb": (
        "1. Minister Tamm thanked his host and made the following statements:\n• Fish is dear.",
        [
            ("1", "named", (TAMM,), "Minister Tamm thanked his host"),
            ("1", "lead_in", (TAMM,), "and made the following statements:"),
            ("1.b1", "carried direct", (TAMM,), "Fish is dear."),
        ],
    ),
    "bullets after an unlabelled lead-in belong to the item": (
        "1. Fish\n(1) Quotas\n\nMinister Okafor stated as follows:\n • Fish is dear.\n • Boats are few.",
        [
            ("1.1.p1", "lead_in", (OKAFOR,), "Minister Okafor stated as follows:"),
            ("1.1.b1", "carried direct", (OKAFOR,), "Fish is dear."),
            ("1.1.b2", "carried direct", (OKAFOR,), "Boats are few."),
        ],
    ),
    "an enumeration inside a sentence ends with it": (
        "1. Minister Okafor stated that (a) rain was late, (b) fish was dear. The granaries were empty.",
        [
            ("1", "lead_in", (OKAFOR,), "Minister Okafor stated that"),
            ("1.a", "carried", (OKAFOR,), "rain was late,"),
            ("1.b", "carried", (OKAFOR,), "fish was dear."),
            ("1", "carried", (OKAFOR,), "The granaries were empty."),
        ],
    ),
    "an utterance in quotation marks is direct": (
        '1. "Fish is dear, and boats are few," Minister Tamm noted.',
        [("1", "named direct", (TAMM,), '"Fish is dear, and boats are few," Minister Tamm noted.')],
    ),
    "according to somebody": (
        "1. According to Minister Okafor, grain is short.",
        [("1", "named", (OKAFOR,), "According to Minister Okafor, grain is short.")],
    ),
    "said somebody, after the words": (
        "1. Grain was short, said Minister Okafor.",
        [("1", "named", (OKAFOR,), "Grain was short, said Minister Okafor.")],
    ),
    "text that fits no rule is narrative": (
        "1. Rain fell on the port in the night.",
        [("1", "narrative", (), "Rain fell on the port in the night.")],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES.keys())
def test_attribution(body, expected):
    assert told(body) == expected


def conveyed(body: str) -> list[tuple]:
    return [
        (s.path, s.speakers, s.conveyed_by, str(s.speech), s.addressees)
        for s in parse(HEAD + body).segments
        if s.kind in (Kind.STATEMENT, Kind.LEAD_IN)
    ]


CONVEYED = {
    "a message in the first person stands as an utterance": (
        (
            "1. Minister Tamm conveyed the following message from President Mari Kask to President Njeri Wafula.\n"
            "(a) I look forward to our meeting.\n(b) Estonia will send grain."
        ),
        [
            ("1", (KASK,), TAMM, "indirect", ()),
            ("1.a", (KASK,), TAMM, "direct", ("Njeri Wafula",)),
            ("1.b", (KASK,), TAMM, "direct", ("Njeri Wafula",)),
        ],
    ),
    "a message that names its speaker in the third person is indirect": (
        (
            "1. Minister Tamm conveyed the following message from President Mari Kask.\n"
            "(a) President Kask looks forward to the meeting."
        ),
        [("1", (KASK,), TAMM, "indirect", ()), ("1.a", (KASK,), TAMM, "indirect", (OKAFOR,))],
    ),
    "greetings of another": (
        "1. Minister Tamm conveyed President Mari Kask's greetings.",
        [("1", (KASK,), TAMM, "indirect", (OKAFOR,))],
    ),
    "greetings of another, with of": (
        "1. Minister Tamm conveyed the condolences of President Mari Kask.",
        [("1", (KASK,), TAMM, "indirect", (OKAFOR,))],
    ),
    "one's own wishes": (
        "1. Minister Tamm conveyed his own wishes.",
        [("1", (TAMM,), None, "indirect", (OKAFOR,))],
    ),
    "asking somebody to convey": (
        "1. Minister Okafor asked him to convey her regards to President Mari Kask.",
        [("1", (OKAFOR,), None, "indirect", (TAMM,))],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CONVEYED.values(), ids=CONVEYED.keys())
def test_conveyed_messages(body, expected):
    assert conveyed(body) == expected


def test_a_divided_sentence_is_flagged():
    text = HEAD + "1. Minister Tamm said that fish was dear, and Minister Okafor replied that meat was dear."
    breakdown = parse(text)
    (warning,) = [w for w in breakdown.warnings if "divided" in w.message]
    assert text[warning.start : warning.end] == "and Minister Okafor replied that meat was dear."
    second = breakdown.statements()[1]
    assert (second.rule, second.confidence < breakdown.statements()[0].confidence) == ("second-main-clause", True)


def test_a_side_whose_principal_is_unknown_is_flagged_and_not_dropped():
    text = "Estonian-Kenyan Consultations\n\nMarch 4, 2011\n\nThe Estonian side expressed concern about the harvest."
    breakdown = parse(text)
    (statement,) = breakdown.statements()
    assert (statement.speakers, str(statement.attribution), statement.confidence) == ((), "collective", 0.4)
    (warning,) = [w for w in breakdown.warnings if w.message == "who is meant here was not found"]
    assert text[warning.start : warning.end] == "The Estonian side"


@pytest.mark.parametrize(
    "act", ["will also meet in May", "will attend the regatta", "adopted a plan", "viewed the ferry"]
)
def test_what_somebody_does_or_will_do_is_the_records_own_account_without_a_doubt(act: str) -> None:
    breakdown = parse(f"{HEAD}1. The two ministers {act}.")
    assert (breakdown.segments[-1].kind, breakdown.segments[-1].rule) == (Kind.NARRATIVE, "verb-of-doing")
    assert breakdown.warnings == parse(f"{HEAD}1. The two ministers met.").warnings

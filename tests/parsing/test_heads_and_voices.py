"""What stands at a record's head in archives of ministers and embassies, and whose words a whole record is."""

import pytest

from archive.parsing import parse
from archive.parsing.text.furniture import inside_rule, is_navigation
from archive.parsing.text.lines import Block


def parts(text: str) -> list[tuple[str, str | None, str, tuple[str, ...]]]:
    return [(s.kind, s.path, " ".join(text[s.start : s.end].split())[:40], s.speakers) for s in parse(text).segments]


def kinds(text: str) -> list[str]:
    return [s.kind for s in parse(text).segments]


def speakers(text: str) -> list[tuple[str, ...]]:
    return [s.speakers for s in parse(text).segments if s.kind == "statement"]


@pytest.mark.parametrize(
    "line",
    [
        "E&OE",
        "E & O E – PROOF ONLY",
        "Transcript E&OE",
        "E&OE……………………",
        "TRANSCRIPTION: PROOF COPY E & OE",
        "Minister's Office: 02 5550 1234 or 0400 555 123      Department: 02 5550 4321",
        "Inquiries: (02) 5550 1234 1",
        "TOP SECRET AND PERSONAL",
        "Confidential",
        "Copy No. 3 Urgent",
        "4 May 1998 : Column 412",
        "www.harbour.example",
    ],
)
def test_lines_of_an_office_between_paragraphs(line: str) -> None:
    assert inside_rule(line, Block(0, len(line), 0, gap=True)) == "navigation"


@pytest.mark.parametrize(
    "line",
    [
        "Policy paper",
        "World news story",
        "This page was published under the 2014 to 2018 Tamm government",
        "You are viewing archived content",
        "[HA : B12, H4/16/5]",
    ],
)
def test_lines_of_an_archive_around_a_record(line: str) -> None:
    assert is_navigation(line, Block(0, len(line), 0, gap=True))


@pytest.mark.parametrize(
    "line", ["Secret talks in Riga", "The column went on", "Confidentiality", "The policy paper was read"]
)
def test_lines_that_are_the_records_own(line: str) -> None:
    assert inside_rule(line, Block(0, len(line), 0, gap=True)) is None


HEADS = {
    "an office over the date and the title": (
        (
            "PRIME MINISTER\n\n3 May 2005\n\nTRANSCRIPT OF THE PRIME MINISTER THE HON TOOMAS TAMM MP\n\n12 HARBOUR STREET, NAIROBI\n\nE&OE………\n\n"
            "PRIME MINISTER TAMM:\n\nThe ferry will sail in June.\n\nPRIME MINISTER OKAFOR:\n\nThank you."
        ),
        ["furniture", "dateline", "title", "dateline", "furniture"],
    ),
    "offices over a title without a date": (
        "PRIME MINISTER  MINISTER FOR HARBOURS AND  FISHERIES\n\nESTONIA AND KENYA OPEN A FERRY LINE\n\nThe two governments opened a ferry line today.",
        ["furniture", "title", "narrative"],
    ),
    "a minister's letterhead over the fields of a transcript": (
        (
            "MINISTER FOR HARBOURS  HON TOOMAS TAMM, MP\n\nTRANSCRIPTION: PROOF COPY E & OE\n\nDATE: 6 May 2005\n\nTITLE: Joint Press Conference with Dr Okafor\n\n"
            "DR OKAFOR: (spoke in Swahili)\n\nMR TAMM: Well, thank you very much. The ferry will sail."
        ),
        ["furniture", "furniture", "dateline", "title", "speaker_label"],
    ),
    "houses over the town and the hour": (
        (
            "Press Briefing by Ambassador Mari Kask and Deputy Adviser Juhan Tamm\nPress Filing Center\nMeri Place\nTartu, Vermont\n5:50 P.M. CDT\n"
            "MR. TAMM: Hello, everybody.\nAMBASSADOR KASK: Thanks. The ferry will sail."
        ),
        ["title", "dateline", "dateline", "dateline", "dateline", "speaker_label"],
    ),
    "a salutation in capitals is none": (
        "3 May 2005\n\nTRANSCRIPT OF THE PRESS CONFERENCE WITH THE PRIME MINISTER OF KENYA, DR WANJIRU OKAFOR,\n\nMR TAMM:\n\nThe ferry sails.\n\nDR OKAFOR:\n\nThank you.",
        ["dateline", "title", "speaker_label"],
    ),
    "the date of a release beside its house": (
        (
            "HARBOUR DEPARTMENT\n\nOffice of the Spokesman For Immediate Release May 3, 2005 2005/12 REMARKS\n\nRemarks By Secretary Mari Kask And Prime Minister Juhan Tamm After Their Meeting\n\n"
            "SECRETARY KASK: Good afternoon.\n\nPRIME MINISTER TAMM: Thank you."
        ),
        ["furniture", "dateline", "title", "speaker_label"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), HEADS.values(), ids=HEADS.keys())
def test_what_stands_at_the_head(text: str, expected: list[str]) -> None:
    assert kinds(text)[: len(expected)] == expected


MENU = [
    "Harbour Office", "Events", "Structure", "Videos and Photos", "Documents", "Contacts", "Search", "Mobile version", "sections", "Events",
    "Structure", "Documents", "For the Media", "Subscribe", "Version for People with Disabilities", "Mari Kask's Personal Website", "State Insignia",
    "Amur tiger", "Polar bear", "Snow leopard", "About website", "Using website content", "All content on this site is licensed under",
    "Open Licence 4.0", "Presidential Office 2020", "Send a Letter", "Events",
]  # fmt: skip


def test_a_whole_menu_over_the_title_and_below_the_text() -> None:
    body = [
        "Telephone conversation with President of Kenya Daudi Okafor",
        "Juhan Tamm had a telephone conversation with President of Kenya Daudi Okafor. The presidents discussed the ferries.",
        "February 14, 2020",
        "17:50",
        "Juhan Tamm expressed his thanks for the new pier at the northern end of the lake.",
    ]
    foot = ["See also", "Visit to Kenya", "December 9, 2019", "Geography", "Kenya", "Topics", "Foreign policy", *MENU]
    text = "\n".join([*MENU, *body, *foot])
    found = [part for part in parts(text) if part[0] != "furniture"]
    assert [(kind, path) for kind, path, _, _ in found] == [
        ("title", None),
        ("narrative", "p1"),
        ("dateline", None),
        ("dateline", None),
        ("statement", "p2"),
    ]
    assert found[-1][3] == ("Juhan Tamm",)


VOICES = {
    "several who issue it": (
        (
            "Statement of the President of the Lake Council Mari Kask, the President of the Harbour Union Juhan Tamm and the Prime Minister of Kenya Wanjiru Okafor\n\n"
            "Riga, 3 May 2005\n\nWe condemn the raid on the ferry.\n\nOur ministers will meet in June."
        ),
        [("Mari Kask", "Juhan Tamm", "Wanjiru Okafor")] * 2,
    ),
    "from two, of a call of others": (
        "Statement from Secretary Kask and Minister Tamm on the Call with Okafor\n\nPresident Oja and President Okafor had a good call. President Okafor thanked President Oja.",
        [("Kask", "Tamm")],
    ),
    "of one with another's visit": (
        "Statement by Minister Kask with Regard to President Okafor\n\nWe welcome the visit.",
        [("Kask",)],
    ),
    "a telegram of an edition": (
        "115 Kask to Okafor\n\nCablegram 197 TALLINN, 16 June 1955, 11 p.m.\n\nTOP SECRET AND PERSONAL\n\nThe plan is to meet near the old harbour.\n\nMr. Tamm has accepted my suggestion.",
        [("Kask",)] * 2,
    ),
    "a telegram from an ambassador": (
        "Cipher telegram from Ambassador to Kenya M. Kask to the Harbour Ministry on the funeral\n\nWould consider appropriate to send condolences.",
        [("M. Kask",)],
    ),
    "a release in the first person under her name": (
        (
            "The Hon Mari Kask MP  MINISTER FOR HARBOURS\n\n12 June 2009\n\nVisit to Estonia by the Kenyan Minister for Fisheries\n\n"
            "Kenya's Minister for Fisheries, Mr Daudi Okafor, is in Tallinn until 16 June.\n\nI will meet with Mr Okafor today."
        ),
        [("Mari Kask",)] * 2,
    ),
    "two who say we": (
        "Joint Declaration of President Kask and President Okafor\n\nThe sea be kind to all who sail.\n\nIn Riga we, President Mari Kask and President Wanjiru Okafor, have met today.\n\nWe give thanks.",
        [("Mari Kask", "Wanjiru Okafor")] * 3,
    ),
    "a speaker in capitals over a speech to be delivered": (
        'EMBARGOED UNTIL DELIVERY\n\nSECRETARY OF DEFENSE MARI KASK  "A QUIET SEA"   HARBOUR DIALOGUE, SINGAPORE\n\nSATURDAY, MAY 30, 2015\n\nThank you, Toomas, for that kind introduction.\n\nThe sea is wide.',
        [("Mari Kask",)] * 2,
    ),
}


@pytest.mark.parametrize(("text", "expected"), VOICES.values(), ids=VOICES.keys())
def test_whose_words_a_whole_record_is(text: str, expected: list[tuple[str, ...]]) -> None:
    assert speakers(text) == expected


def test_a_telegram_that_tells_what_others_said_is_not_its_senders() -> None:
    text = "115 Kask to Okafor\n\nCablegram 197 TALLINN, 16 June 1955\n\nI saw Mr Tamm today. He said that the ferry would sail."
    assert ("Kask",) not in speakers(text)


def test_a_town_behind_a_surname_is_no_part_of_the_name() -> None:
    text = "Joint Press Conference with Prime Minister Okafor  Nairobi, Kenya\n\n3 May 2005\n\nPM OKAFOR: Thank you.\n\nPM TAMM: Thank you."
    assert speakers(text) == [("Okafor",), ("Tamm",)]


def test_words_that_nobody_wrote_down_belong_to_the_label() -> None:
    text = "Press Conference\n\n3 May 2005\n\nDR OKAFOR: Introductory remarks in Swahili.\n\nWe welcome our guest.\n\nMR TAMM: Thank you."
    labels = [text[s.start : s.end] for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == ["DR OKAFOR: Introductory remarks in Swahili.", "MR TAMM:"]

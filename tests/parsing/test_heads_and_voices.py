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
        "Statement from Secretary Kask and NSC Tamm on the Call with Okafor\n\nPresident Oja and President Okafor had a good call. President Okafor thanked President Oja.",
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


CHAMBER = (
    "Previous Section\nIndex\nHome Page\n4 May 1998 : Column 412\nHouse of the Lakes\nMonday 4 May 1998\nThe House met at half-past Two o'clock\nPrayers\n"
    "[Mr Speaker in the Chair]\nOral Answers to Questions\nHarbour and Ferry Office\nThe Secretary of State was asked—\nFerries\n"
    "1.   Mr Juhan Tamm (Tartu) (Ref): When will the ferry sail? [90121]\nThe Secretary of State for Harbours (Ms Mari Kask): In June, if the ice\n"
    "4 May 1998 : Column 413\non the lake is gone by then.\nMr Tamm: I thank the Secretary of State for that answer.\n"
    "Wanjiru Okafor (Lake, North) (Ref/Coop): And the pier?\nMs Kask: The pier is ready.\nTopical Questions\nT1. [90133]   Grace Odera (Pier West) (Con): If she will make a statement."
)


def test_a_chambers_report_has_its_opening_over_the_title_and_members_with_their_numbers() -> None:
    found = parts(CHAMBER)
    assert [part[:2] for part in found if part[0] in ("title", "narrative", "heading")] == [
        ("narrative", "p1"),
        ("narrative", "p2"),
        ("narrative", "p3"),
        ("title", None),
        ("heading", "p4"),
        ("narrative", "p4"),
        ("heading", "p5"),
        ("heading", "p6"),
    ]
    assert [part[3] for part in found if part[0] == "speaker_label"] == [
        ("Juhan Tamm",),
        ("Mari Kask",),
        ("Juhan Tamm",),
        ("Wanjiru Okafor",),
        ("Mari Kask",),
        ("Grace Odera",),
    ]
    assert ("statement", "t2.p2", "on the lake is gone by then.", ("Mari Kask",)) in found


def test_what_a_page_prints_at_its_head_and_foot_again_is_the_pages() -> None:
    text = (
        "EMBARGOED UNTIL DELIVERY -- AS PREPARED\n\n1\n\nREMARKS BY MINISTER MARI KASK ON THE PIER\n\n3 MAY 2005\n\nThe pier is long.\n\n"
        "EMBARGOED UNTIL DELIVERY -- AS PREPARED\n\n2\n\nThe sea is wide.\n\n34Harbour Papers\n\nThe ice is thin.\n\n35Harbour Papers\n\nWe sail in June."
    )
    assert [s.path for s in parse(text).segments if s.kind == "statement"] == ["p1", "p2", "p3", "p4"]
    assert "2" in [text[s.start : s.end] for s in parse(text).segments if s.kind == "furniture"]


def test_a_record_of_talks_goes_on_in_the_speakers_words() -> None:
    text = (
        "288 RECORD OF CONVERSATION BETWEEN KASK AND TAMM\n\nLondon, 25 June 1971\n\nConfidential\n\nMr Kask said he hoped that the letter had been clear. In addition, agreement had been reached in Riga on the ferries. "
        "These would be named in the treaty. After the first session Sir Toomas Oja had briefed the owners.\n\n2. Mr Tamm said that he was uneasy."
    )
    assert speakers(text) == [("Kask",), ("Tamm",)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Estonian Government urges both sides to show restraint.", "statement"),
        ("Estonia strongly condemns the raid on the ferry.", "statement"),
        ("The Government of Kenya welcomed the opening of the pier.", "statement"),
        ("Estonia calls on all parties to return to the talks.", "statement"),
        ("Estonia supports forty ships a year.", "statement"),
        ("Estonia called the harbour Meri.", "narrative"),
        ("Harbours welcome ships.", "narrative"),
    ],
)
def test_a_state_that_speaks(sentence: str, kind: str) -> None:
    text = f"News from the lake\n\n3 May 2005\n\n{sentence}"
    found = [s for s in parse(text).segments if s.path == "p1"]
    assert [(s.kind, s.speakers) for s in found] == [(kind, ())]
    assert all(s.confidence < 0.9 for s in found)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Ambassador Okafor called on the Minister for Harbours, Mari Kask, to discuss the ferries.", "narrative"),
        ("Ambassador Okafor called on Minister Kask in Riga.", "narrative"),
        ("Minister Tamm called on all parties to return to the talks.", "statement"),
        ("Minister Tamm called for calm.", "statement"),
    ],
)
def test_who_calls_on_a_minister_says_nothing(sentence: str, kind: str) -> None:
    text = f"Talks in Riga\n\n3 May 2005\n\n{sentence}"
    assert kinds(text) == ["title", "dateline", kind]


def test_questions_and_answers_in_one_running_paragraph_are_turns() -> None:
    text = "Interview of Foreign Minister Tamm with Coast Radio\n\n3 May 2005\n\nQ. Will the ferry sail? A. It will sail in June. Q. And the pier? A. The pier is ready."
    assert [(s.path, s.speakers) for s in parse(text).segments if s.kind == "statement"] == [
        ("t1.p1", ()),
        ("t2.p1", ("Tamm",)),
        ("t3.p1", ()),
        ("t4.p1", ("Tamm",)),
    ]


def test_the_kind_of_a_text_beside_its_date_is_a_dateline_and_who_speaks_a_byline() -> None:
    text = "Opening of the Northern Pier\n\nSpeech/statement | Date: 12/05/2021\n\nBy Minister of Harbours Mari Kask (Tartu, 12 May 2021)\n\nLadies and gentlemen,\n\nI am pleased to open the pier."
    assert kinds(text) == ["title", "dateline", "furniture", "statement", "statement"]
    assert speakers(text) == [("Mari Kask",)] * 2


def test_an_address_of_an_office_whose_holder_nothing_names_is_spoken_by_nobody_named() -> None:
    text = "Speech by the President of Kenya in the Parliament of Estonia\n\n2012-05-06\n\nI am grateful for this day.\n\nOur seas are cold."
    assert [(s.kind, s.speakers) for s in parse(text).segments][2:] == [("statement", ()), ("statement", ())]


def test_he_after_what_the_writer_of_a_memorandum_told_somebody() -> None:
    text = (
        "Memorandum for the Record\n\nWashington, May 3, 1965\n\nI told President Okafor that the ferry could not sail. He said that he knew of it. "
        "I asked whether he would see the Ambassador. He replied that he would."
    )
    assert speakers(text) == [(), ("Okafor",), (), ("Okafor",)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "News Room | Report Card | Lakes in Focus | Email\n\nJOINT COMMUNIQUE\n\nON THE OCCASION OF THE VISIT OF THE PRIME MINISTER OF KENYA\n\n1. The leaders met in Riga on 3 May 2005.\n\n2. The leaders agreed that the ferry would sail.",
            "JOINT COMMUNIQUE ON THE OCCASION OF THE VISIT OF THE PRIME MINISTER OF KENYA",
        ),
        (
            "SPEECH 02-03-2005\n\nADDRESS BY HER EXCELLENCY MARI KASK\n\nPRESIDENT OF THE LAKES\n\nON THE OCCASION OF\n\nDINNER IN HONOUR OF WANJIRU OKAFOR\n\n2 MARCH 2005\n\nYour Excellency, welcome to the lakes.",
            "ADDRESS BY HER EXCELLENCY MARI KASK PRESIDENT OF THE LAKES ON THE OCCASION OF DINNER IN HONOUR OF WANJIRU OKAFOR",
        ),
        (
            "Today's date: Wednesday, 2 March 2005\n\nUNLK Press Releases\n\nUNLK: Ferries sail again after nine years\n\n1 March 2005\n\nRIGA - The ferries of the lake sailed again on Tuesday.",
            "UNLK: Ferries sail again after nine years",
        ),
        (
            "\n\n".join(
                (
                    "ISSUED BY THE PUBLIC AFFAIRS DIVISION Lake Secretariat  Meri House  London SW1Y 5HX  Tel: (44 20) 5550 6380  Fax: (44 20) 5550 9091  E-mail: info@lakes.example  Website: www.lakes.example  MEMBER COUNTRIES OF THE LAKE SECRETARIAT",
                    *("ESTONIA", "KENYA", "CHILE", "FIJI ISLANDS", "GHANA", "GUYANA", "INDIA", "JAMAICA", "MALTA", "SAMOA", "TONGA", "UGANDA", "ZAMBIA"),
                    "22 November 2002",
                    "MEETING OF LAKE MINISTERS, TARTU",
                    "COMMUNIQUE",
                    "1. The Lake Ministers met in Tartu from 18 to 21 November 2002.",
                    "2. They looked at the ice.",
                )
            ),
            "MEETING OF LAKE MINISTERS, TARTU",
        ),
    ],
    ids=["a document over its occasion", "capitals down to the date", "the day on which it was saved", "a house's address and members"],
)  # fmt: skip
def test_the_title_under_what_a_house_prints_over_it(text: str, title: str) -> None:
    found = [" ".join(text[s.start : s.end].split()) for s in parse(text).segments if s.kind == "title"]
    assert found == [title]


def test_a_document_in_capitals_tells_what_a_conference_held() -> None:
    text = (
        "FINAL COMMUNIQUE\n\n30 November 1983\n\n1. HEADS OF GOVERNMENT MET IN TARTU FROM 23 TO 29 NOVEMBER 1983.\n\n"
        "2. HEADS OF GOVERNMENT SENT A MESSAGE TO THE OWNERS. THEY WELCOMED WITH GREAT PLEASURE THE NEW PIER.\n\n"
        "3. FULLY ENDORSING THE RULES OF THE LAKE, THEY DENOUNCED THE RAID ON THE FERRY."
    )
    assert [(s.kind, s.path) for s in parse(text).segments if s.kind in ("statement", "narrative")] == [
        ("narrative", "1"),
        ("narrative", "2"),
        ("statement", "2"),
        ("statement", "3"),
    ]


def test_a_room_over_the_hour_is_a_dateline() -> None:
    text = "Remarks by President Kask and President Okafor Before Bilateral Meeting\n\nOval Office\n\n2:56 P.M. EST\n\nPRESIDENT KASK: Welcome.\n\nPRESIDENT OKAFOR: Thank you."
    assert kinds(text)[:3] == ["title", "dateline", "dateline"]

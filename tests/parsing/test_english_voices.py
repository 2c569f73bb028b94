"""Whose words are whose in English: accepted invitations, labels of initials, telegrams by office, states that inform."""

import pytest

from archive.parsing import Kind, parse

TALKS = "Minister Tamm met Minister Okafor\n\nForeign Minister Juhan Tamm met Kenyan Foreign Minister Wanjiru Okafor today.\n\n"


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.STATEMENT]


@pytest.mark.parametrize(
    ("offer", "accepts"),
    [
        ("Minister Tamm invited Minister Okafor to Tallinn. She accepted the invitation with pleasure.", True),
        ("He extended an invitation to Minister Okafor. She gladly accepted the invitation.", True),
        ("Minister Tamm thanked Minister Okafor for the invitation. He accepted the invitation with joy.", False),
    ],
)
def test_who_was_invited_accepts(offer: str, *, accepts: bool):
    found = said(f"{TALKS}Minister Tamm welcomed the guest. {offer}")
    assert found[-1][1] == (("Wanjiru Okafor",) if accepts else ("Juhan Tamm",))
    assert found[-1][0].endswith("joy.") or found[-1][0].startswith("She")


def test_labels_of_initials_are_led_to_the_names_with_which_the_first_ones_print_them():
    text = (
        "Minister's interview on the Morning programme\n\n4 May 2009\n\nMari Kask (MK): Good morning.\n\nJuhan Tamm (JT): Good morning, Mari.\n\n"
        "MK: Will the ferry sail?\n\nJT: It will, in June.\n\nMK: Thank you.\n"
    )
    assert [who for _, who in said(text)] == [("Mari Kask",), ("Juhan Tamm",)] * 2 + [("Mari Kask",)]


def test_labels_of_one_letter_are_whom_the_head_names():
    text = (
        "TELECON\nAmbassador Kask/Secretary Tamm\n\nMay 4, 1973\n\nK: Good evening. I hope that I do not disturb you.\n\nT: Never. What is it?\n\n"
        "K: The ferry is late again.\n\nT: I will ask the harbour.\n"
    )
    assert [who for _, who in said(text)] == [("Kask",), ("Tamm",)] * 2


def test_a_document_by_an_office_and_a_name_in_brackets_is_in_the_writer_s_words():
    title = "The Minister in Estonia (Kask) to the Secretary of State\n\nTallinn, May 4, 1931.\n\n"
    assert said(f"{title}The harbour is closed by ice, and no ship has sailed.")[0][1] == ("Kask",)
    assert ("Kask",) not in [who for _, who in said(f"{title}I saw the Premier. He said that the harbour was closed.")]


def test_a_government_informs_and_a_guest_who_is_taken_to_lunch_says_nothing():
    text = "Floods in Kenya\n\n4 May 2011\n\nThe Estonian government informs that it will send two ships of grain to the harbour."
    assert [who for _, who in said(text)] == [()]
    assert said(f"{TALKS}He called on President Kask this morning, and was hosted to lunch by her.") == []


def test_what_an_answer_tells_of_before_is_its_own_in_minutes():
    text = (
        "Minutes of the 2nd Meeting\n\nThe head of the Kenyan delegation, Ms. Wanjiru Okafor, welcomed Mr. Juhan Tamm. Mr. Tamm asked if the survey would be repeated. "
        "Ms. Okafor confirmed that two ships had been set aside for it."
    )
    assert [who for _, who in said(text)] == [("Wanjiru Okafor",), ("Juhan Tamm",), ("Wanjiru Okafor",)]


def test_the_two_ministers_are_the_only_two_whom_the_record_names_where_its_event_names_none():
    text = (
        "Ferries to sail\n\n4 May 2011\n\nForeign Minister Juhan Tamm came to Nairobi this morning. He was shown round by Deputy Prime Minister and Foreign Minister Wanjiru Okafor.\n\n"
        "The two ministers agreed that the ferry would sail."
    )
    assert said(text)[-1][1] == ("Juhan Tamm", "Wanjiru Okafor")


def test_surnames_in_capitals_are_labels_each_where_the_text_tells_of_their_bearers():
    text = (
        "TAMM: I am Juhan Tamm, and I have built ferries all my life.\n\nOKAFOR: I am Wanjiru Okafor. I have sailed them.\n\n"
        "KASK: I am Mari Kask, and I pay for both of them.\n"
    )
    assert [who for _, who in said(text)] == [("Juhan Tamm",), ("Wanjiru Okafor",), ("Mari Kask",)]
    assert said(text.replace("TAMM:", "CAUTION:").replace("OKAFOR:", "BALLAST:").replace("KASK:", "DRAUGHT:")) == []


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            "High Representative/Vice-President Mari Kask spoke on the phone today with Foreign Minister Juhan Tamm.",
            "narrative",
        ),
        ("Foreign Minister Mari Kask spoke on the role of ferries.", "statement"),
        ("The two ministers also shared views on ferries and fog.", "narrative"),
        ("The two ministers also shared the view that fog is no friend.", "statement"),
    ],
)
def test_speaking_by_telephone_and_sharing_views_are_told_and_speaking_of_something_is_said(
    sentence: str, kind: str
) -> None:
    text = f"Talks between High Representative Mari Kask and Foreign Minister Juhan Tamm\n\n3 May 2016\n\nForeign Minister Juhan Tamm met Foreign Minister Liis Mets.\n\n{sentence}\n"
    assert [s.kind.value for s in parse(text).segments if s.path == "p2"] == [kind]


def test_an_office_of_two_is_called_by_the_first() -> None:
    text = (
        "Telephone conversation\n\n3 May 2016\n\nHigh Representative/Vice-President Mari Kask spoke with Foreign Minister Juhan Tamm.\n\n"
        "The High Representative stressed that the ferry would sail.\n"
    )
    assert [s.speakers for s in parse(text).segments if s.path == "p2"] == [("Mari Kask",)]


GREETING = "Message of Congratulations from Prime Minister Mari Kask\nto President-elect Wanjiru Okafor\n\n12 January 2008\n\n"


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (
            "Your Excellency,\n\nI would like to offer you my congratulations.\n\nKenya is far, and near to us.",
            "Mari Kask",
        ),
        ("The message was sent through the embassy.\n\nKenya thanked for it.", None),
        ("Prime Minister Kask sent a message, saying that I would be glad of it.\n\nKenya thanked for it.", None),
        ('"When I sailed as a boy, I saw no ferry," the guests were told.\n\nKenya thanked for it.', None),
        ("I would like to thank all.\n\nAmbassador Juhan Lepik handed over the message today.", None),
    ],
)
def test_a_message_that_is_printed_itself_is_its_sender_s(body: str, who: str | None):
    of_sender = [
        words for words, speakers in said(GREETING + body) if speakers == ("Mari Kask",) and "sent" not in words
    ]
    assert bool(of_sender) is (who is not None)
    assert who is None or len(of_sender) == body.count("\n\n") + 1


@pytest.mark.parametrize(
    "title", ["Reply to the message from Premier Mari Kask", "President Tamm answers a message from Premier Mari Kask"]
)
def test_who_is_answered_has_not_written_the_answer(title: str):
    text = f"{title}\n\n4 May 2009\n\nDear Premier,\n\nI thank you for your words.\n\nI wish you well.\n"
    assert not any(speakers == ("Mari Kask",) for _, speakers in said(text))


def test_a_town_right_under_date_and_time_is_a_dateline_behind_the_lead():
    text = (
        "Meeting with President of Kenya Juhan Tamm\nMari Kask held talks with Juhan Tamm in the harbour.\n6 September 2021\n13:40\n"
        "Novosadovo\n\nPresident of Estonia Mari Kask: Good morning.\n\nPresident of Kenya Juhan Tamm: We sail in May."
    )
    kinds = {text[s.start : s.end]: s.kind for s in parse(text).segments}
    assert kinds["Novosadovo"] is Kind.DATELINE


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("No: 93, 4 May 2011", Kind.DATELINE),
        ("No: 93", Kind.FURNITURE),
        ("Five ferries, 4 May 2011", Kind.TITLE),
    ],
)
def test_a_release_s_number_over_its_title_is_no_title(line: str, kind: Kind):
    text = f"{line}\nPress Release Regarding the Storm in Riga\n\nWe are saddened by the storm in Riga.\n"
    assert parse(text).segments[0].kind is kind


@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        ("Minister of Transport Juhan Tamm talked of ferries.", "Juhan Tamm"),
        ("The Ambassador, Juhan K. Tamm, talked of ferries.", "Juhan K. Tamm"),
        ("Joint Talks on ferries were long.", "J. T."),  # nobody's name
        ("Minister Juhan Tamm and Ambassador Jaana Toom talked of ferries.", "J. T."),  # one of two
    ],
)
def test_initials_are_led_to_whom_the_text_over_them_names(head: str, speaker: str) -> None:
    text = f"An Interview on Ferries\n3 May 2012\n\n{head}\n\nN.H.: Why?\n\nJ.T.: For the islands.\n\nN.H.: When?\n\nJ.T.: In May.\n"
    said = [s for s in parse(text).segments if s.kind is Kind.STATEMENT and s.path in ("t2.p1", "t4.p1")]
    assert [s.speakers for s in said] == [(speaker,)] * 2
    assert speaker != "J. T." or all(s.confidence < 0.9 for s in said)

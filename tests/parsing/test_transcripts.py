"""Transcripts: turns, questions, answers, and what belongs to a label."""

import pytest

from archive.parsing import Kind, parse

TEXT = """Press Conference by Foreign Minister Juhan Tamm

Date: Friday, March 4, 2011, 10:00 a.m.
Place: Ministry of Foreign Affairs

1. Opening statement
(Foreign Minister Tamm)
Good morning. <…> I have one announcement.

2. Questions
Moderator: Please.
Question (Daily Post): Will you go to Kenya? My question is for Minister Tamm.
Foreign Minister Tamm: Yes.
I will go in May.
(Laughter)
Mary Smith, Evening Courier: And then?
Minister Tamm (through interpreter): No.
Q: Why?
A: No comment.
Moderator: Thank you.
Foreign Minister Tamm: Good day.
"""


def turns(text: str) -> list[tuple]:
    return [
        (s.path, text[s.start : s.end], s.speakers, str(s.role), s.addressees, s.answers)
        for s in parse(text).statements()
    ]


def test_turns_of_a_press_conference_in_sections():
    t = ("Juhan Tamm",)
    assert turns(TEXT) == [
        ("1.t1.p1", "Good morning. <…> I have one announcement.", t, "statement", (), None),
        ("2.t1.p1", "Please.", (), "statement", (), None),
        ("2.t2.p1", "Will you go to Kenya? My question is for Minister Tamm.", (), "question", t, None),
        ("2.t3.p1", "Yes.", t, "answer", (), "2.t2"),
        ("2.t3.p2", "I will go in May.", t, "answer", (), "2.t2"),
        ("2.t4.p1", "And then?", ("Mary Smith",), "question", (), None),
        ("2.t5.p1", "No.", t, "answer", ("Mary Smith",), "2.t4"),
        ("2.t6.p1", "Why?", (), "question", (), None),
        ("2.t7.p1", "No comment.", t, "answer", (), "2.t6"),
        ("2.t8.p1", "Thank you.", (), "statement", (), None),
        ("2.t9.p1", "Good day.", t, "statement", (), None),
    ]


def test_a_note_on_interpretation_belongs_to_the_label():
    labels = [TEXT[s.start : s.end] for s in parse(TEXT).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [
        "(Foreign Minister Tamm)",
        "Moderator:",
        "Question (Daily Post):",
        "Foreign Minister Tamm:",
        "Mary Smith, Evening Courier:",
        "Minister Tamm (through interpreter):",
        "Q:",
        "A:",
        "Moderator:",
        "Foreign Minister Tamm:",
    ]


def test_a_stage_direction_on_its_own_line_is_narrative_of_the_turn():
    assert [(s.path, TEXT[s.start : s.end]) for s in parse(TEXT).segments if s.kind is Kind.NARRATIVE] == [
        ("2.t3.p3", "(Laughter)")
    ]


def test_the_record_of_the_press_conference():
    b = parse(TEXT)
    assert (b.kind, b.form, b.wording, b.dated, b.event_date, b.event_time, b.place) == (
        "press conference",
        "transcript",
        "transcribed",
        "2011-03-04",
        "2011-03-04",
        ("10:00",),
        "Ministry of Foreign Affairs",
    )
    assert [p.person for p in b.participants] == ["Juhan Tamm"]


def test_both_principals_answer_a_question_to_both():
    text = """Remarks by President Kask and Prime Minister Okafor at Joint Press Availability

Nairobi, 4 March 2011

PRESIDENT KASK: Thank you.

PRIME MINISTER OKAFOR: (Through interpreter.) Thank you.

QUESTION: A question to both leaders: will you meet?

PRESIDENT KASK: We will.

PRIME MINISTER OKAFOR: Yes.
"""
    assert turns(text) == [
        ("t1.p1", "Thank you.", ("Kask",), "statement", (), None),
        ("t2.p1", "Thank you.", ("Okafor",), "statement", (), None),
        ("t3.p1", "A question to both leaders: will you meet?", (), "question", ("Kask", "Okafor"), None),
        ("t4.p1", "We will.", ("Kask",), "answer", (), "t3"),
        ("t5.p1", "Yes.", ("Okafor",), "answer", (), "t3"),
    ]
    assert parse(text).place == "Nairobi"


def test_in_a_transcript_of_talks_the_other_principal_is_addressed():
    text = """Beginning of talks with Prime Minister of Kenya Wanjiru Okafor

4 March 2011

President of Estonia Mari Kask: Welcome.

Wanjiru Okafor: Thank you.
"""
    assert [(s.speakers, s.addressees) for s in parse(text).statements()] == [
        (("Mari Kask",), ("Wanjiru Okafor",)),
        (("Wanjiru Okafor",), ("Mari Kask",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Subject: the harvest of the year",
        "Among them: fish and grain for all",
        "The following points were raised: fish",
        "At 11:10 the meeting began",
        "See https://example.org/page for more",
    ],
)
def test_a_line_with_a_colon_is_no_speaker_label(line):
    text = f"A Meeting\n\n4 March 2011\n\n{line}\n\nRain fell on the port in the night.\n"
    assert [s.kind for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


def speakers(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).statements()]


def test_the_only_label_of_a_text_opens_an_address_where_the_name_stood_before():
    text = """Greetings to the Ferrymen

4 March 2011

Mari Kask greeted the ferrymen.

Mari Kask: Dear ferrymen,

From all my heart I wish you calm water.
"""
    assert speakers(text)[1:] == [
        ("Dear ferrymen,", ("Mari Kask",)),
        ("From all my heart I wish you calm water.", ("Mari Kask",)),
    ]


def test_the_only_label_of_a_text_is_none_where_nobody_speaks_in_the_first_person():
    text = """Greetings to the Ferrymen

4 March 2011

Mari Kask greeted the ferrymen.

Mari Kask: A life,

The ferry was built in 1950.
"""
    assert [s.kind for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


def test_a_list_of_office_holders_is_no_conversation():
    text = """Talks on the New Cabinet

4 March 2011

President of Estonia Mari Kask: I propose these ministers.

Minister of Ferries: Juhan Tamm.
Minister of Culture: Wanjiru Okafor.

Toomas Lepp: Thank you.
"""
    assert [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == [
        "President of Estonia Mari Kask:",
        "Toomas Lepp:",
    ]


def test_those_present_with_circles_before_them_are_no_conversation():
    text = "日・メルランド外相会談\n平成28年3月4日\n出席者\n○森山外務大臣\n○佐田官房長官\n\n１　森山大臣から、橋が必要である旨述べました。\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


def test_a_label_that_lost_its_space_names_whom_another_prints_with_it():
    text = """Talks on Ferries

4 March 2011

President of Estonia Mari Kask: Welcome.

Toomas Lepp: Thank you.

MariKask: Please begin.

ToomasLEPP: Gladly.
"""
    assert [name for _, name in speakers(text)] == [("Mari Kask",), ("Toomas Lepp",), ("Mari Kask",), ("Toomas Lepp",)]


def test_a_house_before_a_name_is_no_part_of_it_where_a_label_prints_the_name_alone():
    text = """Talks on Ferries

4 March 2011

President Kask met Director of Merelaev Toomas Lepp.

President of Estonia Mari Kask: Welcome.

Toomas Lepp: Thank you.
"""
    assert [p for words, p in speakers(text) if words == "Thank you."] == [("Toomas Lepp",)]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour master Juhan Tamm joins the videoconference.",
        "Viewing a film about the harbour.",
        "(The Minister then spoke of "
        + ", ".join(f"the ferry of the {number}th line" for number in range(4, 14))
        + ".)",
    ],
)
def test_what_went_on_is_nobodys_words(line):
    text = f"Talks on Ferries\n\n4 March 2011\n\nPresident of Estonia Mari Kask: Welcome.\n\n{line}\n\nToomas Lepp: Thank you.\n"
    assert [words for words, _ in speakers(text)] == ["Welcome.", "Thank you."]
    assert [text[s.start : s.end] for s in parse(text).segments if s.rule == "stage-direction"] == [line]


def test_who_speaks_of_somebody_who_joins_says_it_himself():
    text = "Talks on Ferries\n\n4 March 2011\n\nPresident of Estonia Mari Kask: Welcome.\n\nToomas Lepp: Thank you.\n\nMy deputy joins the meeting.\n"
    assert speakers(text)[-1] == ("My deputy joins the meeting.", ("Toomas Lepp",))


def test_questions_are_read_where_one_name_answers_again_and_again():
    talk = "Q: When did you go?", "TAMM: In May.", "Q: And then?", "TAMM: I came home."
    found = [s for s in parse("\n\n".join(talk)).segments if s.kind == "speaker_label"]
    assert [(s.path, s.speakers) for s in found] == [("t1", ()), ("t2", ("Tamm",)), ("t3", ()), ("t4", ("Tamm",))]


def test_a_president_in_capitals_before_a_stop_is_read_beside_other_labels():
    talk = "Q. Will it sail?", "THE PRESIDENT. It will.", "Q. When?", "THE PRESIDENT. In May.", "Reporter: Thank you."
    found = [s for s in parse("\n\n".join(talk)).segments if s.kind == "speaker_label"]
    assert [s.path for s in found] == ["t1", "t2", "t3", "t4", "t5"]


def test_the_note_beside_a_question_says_who_asks():
    talk = (
        "Official Spokesperson: Good day.",
        "Question (Mari Kask, Coast News): When?",
        "Official Spokesperson: In May.",
    )
    found = [s for s in parse("\n\n".join(talk)).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in found][1] == ("Mari Kask",)


@pytest.mark.parametrize("label", ["AUDIENCE MEMBER", "Слушатель", "Голос за кадром", "Question contd…"])
def test_labels_of_those_whom_nobody_names_give_no_speaker(label: str):
    talk = "Minister Juhan Tamm: Good day.", f"{label}: When?", "Minister Juhan Tamm: In May."
    found = [s for s in parse("\n\n".join(talk)).segments if s.kind == "speaker_label"]
    assert [s.speakers for s in found] == [("Juhan Tamm",), (), ("Juhan Tamm",)]


def test_a_paper_in_quotation_marks_asks():
    talk = "«Вестник»: Когда?", "Ю.А.Тамм: В мае, по записи.", "«Вестник»: А потом?", "Ю.А.Тамм: Посмотрим вместе."
    found = [s for s in parse("\n\n".join(talk)).segments if s.kind == "speaker_label"]
    assert [(s.path, s.speakers) for s in found] == [
        ("t1", ()),
        ("t2", ("Ю. А. Тамм",)),
        ("t3", ()),
        ("t4", ("Ю. А. Тамм",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "EU Presidency: Presentation.",
        "Present: Senators Doyle and Tamm.",
        "Witnesses: Dr Mari Kask, Director, Pier Trust.",
        "Harbour Dues Bill 2004: Second Stage (Resumed).",
        "Ferry Services: Statements.",
    ],
)
def test_what_a_chamber_deals_with_is_no_label(line: str):
    text = f"JOINT COMMITTEE ON HARBOURS\n\n9 March 2004\n\n{line}\n\nMr. Juhan Tamm: We sail in May.\n\nMs Mari Kask: And in June.\n\nMr. Tamm: No.\n"
    labels = [text[s.start : s.end] for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == ["Mr. Juhan Tamm:", "Ms Mari Kask:", "Mr. Tamm:"]


def test_a_chair_named_in_brackets_is_who_presides_from_there_on():
    text = (
        "STANDING COMMITTEE ON HARBOURS\n\n3 May 2004\n\nThe Chair: We begin.\n\nThe Chair (Mr. Juhan Tamm): Order, please.\n\n"
        "Mrs. Wanjiru Okafor: I thank you.\n\nThe Chair: We go on.\n"
    )
    labels = [s.speakers for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == [(), ("Juhan Tamm",), ("Wanjiru Okafor",), ("Juhan Tamm",)]


def test_a_chair_with_her_constituency_in_brackets_too_is_named():
    text = (
        "STANDING COMMITTEE ON HARBOURS\n\n3 May 2004\n\nThe Chair (Mr. Juhan Tamm (Laval\u2014Les Lacs, Lib.)): Order, please. We begin with the ferries.\n\n"
        "Mrs. Wanjiru Okafor: I thank you for the invitation.\n\nThe Chair: We go on.\n\nMrs. Wanjiru Okafor: Gladly.\n"
    )
    labels = [s.speakers for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == [("Juhan Tamm",), ("Wanjiru Okafor",), ("Juhan Tamm",), ("Wanjiru Okafor",)]


def test_initials_behind_a_surname_are_joined_to_the_name_that_a_list_prints_surname_first():
    text = (
        "Протокол заседания совета гавани\n\n17 мая 2019 года\n\nПрисутствовали:\nКаск Вера Юрьевна \u2013 председатель совета\nТамков Антон Борисович \u2013 капитан\n\n"
        "Каск В.Ю.: Коллеги, кворум у нас есть.\n\nТамков А.Б.: Причал готов.\n\nКаск В.Ю.: Тогда начнём.\n"
    )
    found = parse(text).segments
    assert [s.speakers for s in found if s.kind == "speaker_label"] == [
        ("Вера Юрьевна Каск",),
        ("Антон Борисович Тамков",),
        ("Вера Юрьевна Каск",),
    ]
    assert [text[s.start : s.end] for s in found if s.kind == "heading"] == ["Присутствовали:"]


def test_a_holder_in_brackets_right_before_the_words_is_a_label():
    text = "参議院会議録第十二号\n平成八年四月五日（金曜日）\n○議長（森山一郎君）これより会議を開きます。\n○国務大臣（佐田花子君）私は、灯台を訪ねました。\n○議長（森山一郎君）質疑に入ります。\n"
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels == [
        ("○議長（森山一郎君）", ("森山一郎",)),
        ("○国務大臣（佐田花子君）", ("佐田花子",)),
        ("○議長（森山一郎君）", ("森山一郎",)),
    ]


@pytest.mark.parametrize(
    "closing",
    ["The meeting ended at 5:05 p.m.", "The conversation lasted forty minutes.", "The Dáil adjourned at 9 p.m."],
)
def test_when_a_talk_ended_is_said_by_nobody(closing: str):
    text = f"Memorandum of Conversation\n\n3 May 1974\n\nMr. Tamm: We sail in May.\n\nMr. Okafor: And in June.\n\nMr. Tamm: No.\n\n{closing}\n"
    last = parse(text).segments[-1]
    assert (last.kind, last.speakers, text[last.start : last.end]) == ("narrative", (), closing)


def test_when_a_russian_talk_ended_is_said_by_nobody():
    text = "Запись беседы\n\n3 мая 1974 г.\n\nТамков: Паром пойдёт в мае.\n\nКаск: А в июне?\n\nТамков: Нет.\n\nБеседа продолжалась 40 минут.\n"
    last = parse(text).segments[-1]
    assert (last.kind, last.speakers) == ("narrative", ())


def test_a_rank_of_nobility_is_no_part_of_a_name_in_a_label():
    text = "Harbours\n\n3 May 1985\n\nBaroness Kask: My Lords, the ferry sails.\n\nLord Tamm: When?\n\nBaroness Kask: In May.\n"
    assert {s.speakers for s in parse(text).segments if s.kind == "speaker_label"} == {("Kask",), ("Tamm",)}

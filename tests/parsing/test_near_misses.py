"""What stands near a form and is not one: each text was read wrongly once."""

import pytest

from archive.parsing import Kind, parse


def labels(text: str) -> list[tuple[str, ...]]:
    return [s.speakers for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    "body",
    [
        "The ferry was called today.¹ The port has 5 km² of water. We agreed on these:",  # an announced list
        "The port has 5 km² of water and 3 m¹ of quay.",  # units
        "The ferry was called today.¹⁰ The port was shut.²",  # other notes
    ],
)
def test_a_list_is_no_row_of_notes_though_raised_figures_stand_over_it(body: str) -> None:
    text = f"Talks in Riga\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor.\n\n{body}\n\n1. Two ferries sail.\n\n2. The lamp is lit.\n"
    assert [s.path for s in parse(text).segments if s.kind is Kind.LABEL] == ["1", "2"]


def test_a_list_under_the_marks_of_its_notes_is_one_of_notes() -> None:
    text = (
        "Talks in Riga\n\n4 May 2003\n\nMinister Mari Kask met Minister Dana Okafor.¹ They spoke of ferries.²\n\n"
        "They had lunch.\n\n1. At noon.\n\n2. Not printed.\n"
    )
    assert not [s for s in parse(text).segments if s.kind is Kind.LABEL]


def test_initials_of_a_longer_surname_are_not_the_shorter_one_s() -> None:
    text = (
        "Протокол заседания\n\nПрисутствовали тт. Петрова М.И., Петров Ю.А., Тамм К.К.\n\n"
        "тов. Петров: Паром идёт.\n\nтов. Тамм: Когда?\n\nтов. Петров: В мае.\n"
    )
    assert {name for speakers in labels(text) for name in speakers if "Петров" in name} == {"Ю. А. Петров"}


SITTING = "Minutes of a sitting\n\nPresent: {}\n\n{}. The ferry sails.\n\nTAMM. When does it?\n\n{}. In May.\n"


@pytest.mark.parametrize(
    ("listed", "label", "expected"),
    [
        ("Kask, M. J., Tamm, J.", "KASK", "M. J. Kask"),
        ("McKay, M., Tamm, J.", "MCKAY", "M. McKay"),  # with its inner capital
        ("Kask, M. J., Kask, A., Tamm, J.", "KASK", "Kask"),  # either of two
    ],
)
def test_a_surname_in_capitals_is_led_to_the_list_of_those_present(listed: str, label: str, expected: str) -> None:
    text = SITTING.format(listed, label, label)
    assert [speakers for speakers in labels(text) if "Tamm" not in speakers[0]] == [(expected,)] * 2


def test_labels_of_another_sitting_stand_beside_surnames_in_capitals() -> None:
    text = (
        "Minutes of two sittings\n\nFirst sitting\n\nMari Kask: It sails.\n\nJuhan Tamm: When?\n\nMari Kask: In May.\n\nJuhan Tamm: Good.\n\n"
        "Second sitting\n\nPresent: Kask, M., Tamm, J.\n\nKASK. The ferry sails.\n\nTAMM. When does it?\n\nKASK. In May.\n\nTAMM. Good.\n"
    )
    assert len(labels(text)) == 8


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Good morning, I'm Mari Kask, and we sail.", {("Mari Kask",)}),
        ('Good morning. A boy came and said "I\'m Juhan Tamm from Riga" and laughed.', {()}),
        ("He said: I am Juhan Tamm, and left.", {()}),
    ],
)
def test_an_office_is_named_by_its_holder_s_own_words_alone(said: str, expected: set[tuple[str, ...]]) -> None:
    text = f"Conference in Riga\n\n4 May 2003\n\nPREMIER: {said}\n\nQUESTION: When?\n\nPREMIER: In May.\n\nQUESTION: Why?\n\nPREMIER: I like it.\n"
    assert {s.speakers for s in parse(text).segments if text[s.start : s.end] == "PREMIER:"} == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Письмо премьер-министра Кении Дж. Неру", {"Дж. Неру"}),  # which has one case
        ("Письмо послу в Кении Ю. А. Тамму", set()),
    ],
)
def test_a_letter_is_not_its_addressee_s(title: str, expected: set[str]) -> None:
    text = f"{title}\n\n4 марта 1951 г.\n\nВаш паром пришёл в порт. Желаю ему удачи.\n"
    assert {name for s in parse(text).segments for name in s.speakers} == expected


def test_a_release_keeps_the_date_that_it_prints_behind_its_house() -> None:
    text = "FOR IMMEDIATE RELEASE / Harbour Office of Riga on the quay / 4 May 2003\n\nMinister Kask meets Minister Okafor\n\nMinister Mari Kask met Minister Dana Okafor.\n"
    assert parse(text).dated == "2003-05-04"


def test_a_list_of_persons_is_no_sitting() -> None:
    text = "Who is who\n\nMari Kask, Minister of Harbours. – Born in Riga.\n\nJuhan Tamm, pilot. – Born in Tartu.\n\nDana Okafor, keeper of lamps. – Born in Kisumu.\n"
    assert not labels(text)


def parts(text: str, *kinds: Kind) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], tuple(s.speakers)) for s in parse(text).segments if s.kind in kinds]


@pytest.mark.parametrize(
    "title", ["Home – The Story of a Harbour", "Home - A Ferry Comes Back", "Главная — та, что в порту"]
)
def test_a_title_with_a_dash_behind_home_is_no_path_to_the_page(title: str) -> None:
    text = (
        f"{title}\n4 May 2003\nMinister Mari Kask opened the exhibition in Riga. She said that the harbour is old.\n"
    )
    assert parts(text, Kind.TITLE) == [(title, ())]


@pytest.mark.parametrize("title", ["Home - Press Releases", "Home – Harbours – Ferries", "Главная — Новости порта"])
def test_home_and_a_section_or_two_steps_are_a_path(title: str) -> None:
    text = (
        f"{title}\nTalks on the Ferries of the Lakes\n4 May 2003\nMinister Mari Kask said that the harbour is old.\n"
    )
    assert parts(text, Kind.TITLE) == [("Talks on the Ferries of the Lakes", ())]


@pytest.mark.parametrize(
    "line",
    [
        "Юхан Тамм, капитан порта, сказал тогда: паром пойдёт в мае.",
        "Юхан Тамм, капитан порта, который служит тут давно, добавил: паром пойдёт в мае.",
        "Дана Окафор, лоцман, мать троих детей, заметила: лёд тонок.",
    ],
)
def test_a_sentence_that_says_who_somebody_is_and_what_she_said_is_no_label(line: str) -> None:
    text = f"Встреча в порту\n\n4 мая 2003 года\n\nВопрос: Как паром?\n\nМари Каск: Хорошо.\n\n{line}\n\nВопрос: А кто ещё?\n\nМари Каск: Все.\n"
    assert labels(text) == [(), ("Мари Каск",), (), ("Мари Каск",)]


def test_a_dean_with_a_given_name_and_a_dean_by_the_surname_are_deans() -> None:
    text = (
        "Meeting at the Law School\n\n4 May 2003\n\nMinister Mari Kask met Dean Juhan Tamm of the Harbour School. Dean Tamm said that the school is open.\n\n"
        "Vice Dean Odera noted the ice.\n"
    )
    assert [who for _, who in parts(text, Kind.STATEMENT)] == [("Juhan Tamm",), ("Odera",)]


@pytest.mark.parametrize(
    "line",
    [
        "Source: Harbour Library, which the minister opened, is the oldest, and it will grow.",
        "Source: national archives, of course, and she was there.",
    ],
)
def test_a_sentence_behind_the_word_source_is_no_editor_s_note(line: str) -> None:
    text = f"Report on Ferries\n\n4 May 2003\n\nMinister Mari Kask gave a report.\n\n{line}\n\nShe thanked all.\n"
    assert not parts(text, Kind.FURNITURE)


@pytest.mark.parametrize("line", ["構成：三つの部会", "構成：委員五名", "文：日本語と英語", "文・エストニア語"])
def test_what_a_council_consists_of_closes_no_text(line: str) -> None:
    text = f"港湾審議会について\n\n2003年5月4日\n\n森山大臣は、審議会を開くと述べた。\n\n{line}\n\n大臣は、船便が増えると述べた。\n"
    assert not parts(text, Kind.FURNITURE)


def test_who_asks_under_a_word_for_pictures_is_no_caption() -> None:
    text = "座談会\n\n森山：船便が増えました。\n\n写真：いつですか\n\n森山：五月です。\n\n写真：船が出るのですね\n\n森山：港です。\n"
    assert not parts(text, Kind.FURNITURE)


def test_letters_before_topics_in_wide_brackets_are_no_questions() -> None:
    text = "船便についての合意\n\n2003年5月4日\n\n両大臣は次の通り合意した。\n\nA．（船便）五月に船が出る。\n\nB．（灯台）灯台に火をつける。\n"
    assert not labels(text)


@pytest.mark.parametrize("told", ["Question No. 4 was answered by my colleague.", "Question No. 4 answered in May."])
def test_what_somebody_tells_of_a_question_is_hers(told: str) -> None:
    text = f"Talks in Riga\n\n4 May 2003\n\nQuestion: What of it?\n\nMari Kask: We had five.\n\n{told}\n\nQuestion: When?\n\nMari Kask: In May.\n"
    assert (told, ("Mari Kask",)) in parts(text, Kind.STATEMENT)


def test_a_year_in_brackets_over_a_sentence_with_a_colon_is_no_chamber_s_hour() -> None:
    text = "Memorial Days\n\n4 May 2003\n\nThe minister listed them.\n\n(1945)\n\nPeace was made and this was said: no more ships.\n"
    assert ("(1945)", ()) in parts(text, Kind.HEADING)


def test_a_talk_that_was_resumed_is_no_council_s_record() -> None:
    text = "Press conference of President Mari Kask\n\n4 May 2003\n\nPresident Mari Kask met the press. The meeting was resumed at noon.\n\nThe President: I am glad.\n\nQuestion: When?\n\nThe President: In May.\n"
    assert labels(text) == [("Mari Kask",), (), ("Mari Kask",)]


MINUTES = "Minutes of the Harbour Council\n\n4 May 2003\n\n{}: Ms. Mari Kask (Estonia)\n\n{}\n"


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("President", "President Dana Okafor of Kenya spoke then. The President said that Kenya will pay."),
        ("Chairperson", "The Chairperson-designate said that he agreed."),
        ("Chairperson", "The Chairperson and the Secretary said that the lamps are lit."),
    ],
)
def test_another_s_office_is_not_the_chair_s(office: str, words: str) -> None:
    assert ("Mari Kask",) not in [who for _, who in parts(MINUTES.format(office, words), Kind.STATEMENT)]


def test_a_town_over_the_signature_signs_no_letter() -> None:
    text = "Identical letters dated 4 May 2003 from the Permanent Representative of Estonia\n\nI have the honour to write of the ferry.\n\nNew YORK\n\n(Signed) Mari KASK\n"
    assert parts(text, Kind.STATEMENT)[0][1] == ("Mari Kask",)


def test_a_country_in_brackets_is_nobody_present() -> None:
    text = "MEMORANDUM OF CONVERSATION\n\n4 May 1973\n\nPARTICIPANTS\nMinister (New Zealand)\nAmbassador (Costa Rica)\n\nSUBJECT: Ferries\n\nThe Ambassador asked when it sails.\n"
    assert not [who for _, who in parts(text, Kind.STATEMENT) if who]


def test_a_works_or_a_council_in_a_record_of_a_talk_is_nobody() -> None:
    text = "Запись беседы с капитаном Рауном\n\n4 мая 1953 года\n\nСегодня я принял Рауна. Раун сказал, что рад.\n\nЗавод попросил угля, и я был на пути до Завода.\n"
    assert {who for _, who in parts(text, Kind.STATEMENT)} <= {("Раун",), ()}


def test_whom_a_label_in_brackets_names_may_name_herself() -> None:
    text = "共同会見\n\n2003年5月4日\n\n【森山総理】\n森山総理大臣として歓迎します。カスク首相、ようこそ。\n\n【カスク首相】\n首相のカスクです。森山総理に感謝します。\n"
    assert labels(text) == [("森山",), ("カスク",)]


def test_the_head_of_the_opening_words_is_not_the_title() -> None:
    text = "長官会見\n\n2003年5月4日\n\n＜長官冒頭発言＞\n\n（長官）二点あります。\n\n（記者）いつですか。\n\n（長官）五月です。\n"
    assert parts(text, Kind.TITLE) == [("長官会見", ())]
    assert parts(text, Kind.SPEAKER_LABEL)[0][0] == "（長官）"


def test_a_numbered_plan_is_no_telegram_s_number() -> None:
    text = "議事\n\n第三号（略図）\n\n森山大臣は、船便が増えると述べた。\n"
    assert not parts(text, Kind.FURNITURE)


@pytest.mark.parametrize(
    "line", ["  The meeting was resumed at 3 p.m.", "The meeting was resumed on Friday, 5 March, at 3 p.m."]
)
def test_a_council_s_record_of_a_resumed_meeting_begins_so_or_with_its_day(line: str) -> None:
    text = f"S/PV.9107\n9107th meeting\nThursday, 4 March 2004, 10 a.m.\n\nPresident: Mr. Tamm (Estonia)\n\n{line}\n\nThe President: I call on Kenya.\n\nMs. Okafor (Kenya): I thank you.\n"
    assert labels(text) == [("Tamm",), ("Okafor",)]


def test_an_assistant_secretary_may_be_called_dean() -> None:
    text = "Talks\n\n4 May 2003\n\nPARTICIPANTS\nDean Kask, Assistant Secretary for Harbours\nJuhan Tamm, Minister of Harbours\n\nMr. Kask said that the ferry sails.\n"
    assert parts(text, Kind.STATEMENT)[0][1] == ("Dean Kask",)


@pytest.mark.parametrize(
    "line",
    ["Questions Nos. 14 to 16, inclusive, answered orally.", "Question No. 18 was answered with Question No. 14."],
)
def test_with_which_question_another_was_answered_only_says_what_went_on(line: str) -> None:
    text = f"Debate\n\n4 May 2003\n\nDeputy Mari Kask: When?\n\nMinister Juhan Tamm: In May.\n\n{line}\n\nDeputy Mari Kask: I thank him.\n"
    assert (line, ()) in parts(text, Kind.NARRATIVE)


def test_a_verbatim_report_s_name_alone_is_no_sure_title() -> None:
    text = "Verbatim report of talks\n\n4 May 2012\n\nMinister Mari Kask said that the ferry sails. Minister Juhan Tamm thanked her for the verbatim report of talks.\n"
    assert [s.confidence < 0.9 for s in parse(text).segments if s.kind is Kind.TITLE] == [True]


def test_who_chairs_is_told_under_the_head_and_heads_nothing() -> None:
    text = MINUTES.format("Chairperson", "The Chairperson said that the ferry sails.")
    assert ("Chairperson: Ms. Mari Kask (Estonia)", ()) in parts(text, Kind.NARRATIVE)


def test_a_house_in_washington_between_title_and_date_ends_no_head() -> None:
    text = "Talks on the Ferries\n\nThe Large Hall, Washington DC.\n\n4 May 2003\n\nMinister Mari Kask said that the ferry sails.\n"
    assert not parts(text, Kind.NARRATIVE)


def test_a_briefing_s_name_in_katakana_is_an_occasion() -> None:
    text = "日・エストニア事務方ブリーフ\n2003年5月4日\n森山大臣は、船便が増えると述べた。\n"
    assert [s.confidence > 0.8 for s in parse(text).segments if s.kind is Kind.TITLE] == [True]

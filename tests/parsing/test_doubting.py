"""What is built on a doubtful head, count or label is not called sure; what shows that it was read rightly stays sure."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.calibration import SURE

TITLE = "Meeting of Foreign Minister Tamm with Foreign Minister Okafor"
DATE = "3 May 2012"
BODY = (
    "Foreign Minister Juhan Tamm met Kenyan Foreign Minister Wanjiru Okafor in Tallinn.",
    "Foreign Minister Tamm stated that the ferry would sail. Foreign Minister Okafor thanked him.",
)
TALK = (
    "Juhan Tamm: Good morning. The ferry sails in May.",
    "Wanjiru Okafor: We shall paint it.",
    "Juhan Tamm: Both countries pay for it.",
)


def record(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def sure(text: str) -> set[str]:
    """The words of the parts that are called sure."""
    return {text[s.start : s.end] for s in parse(text).segments if s.confidence >= SURE}


def test_a_title_that_names_an_occasion_over_a_dated_record_is_sure_and_so_is_what_is_counted_from_it():
    found = sure(record(TITLE, DATE, *BODY))
    assert found >= {TITLE, DATE, "Foreign Minister Tamm stated that the ferry would sail."}


@pytest.mark.parametrize(
    "title",
    [
        "Estonia and the Sea",  # names no occasion, and nothing in the body says it again
        "Meetings of Foreign Minister Tamm → All → May",  # a row of links
        "Talks on the Ospreys of Lake Sinsk",  # names an occasion of which the body says nothing
    ],
)
def test_a_title_that_nothing_proves_is_not_sure(title: str):
    assert title not in sure(record(title, DATE, *BODY))


def test_a_line_beside_the_date_whose_words_the_body_says_again_is_a_title_though_it_names_no_occasion():
    title = "Foreign Minister Okafor in Tallinn"
    assert title in sure(record(title, DATE, *BODY))


def test_in_a_record_without_a_title_nothing_counted_from_its_front_is_sure():
    text = record(*BODY)
    assert not {s.path for s in parse(text).segments if s.path and s.confidence >= SURE}


def test_turns_of_a_record_without_a_title_are_sure_for_their_labels_count_them():
    text = record(*TALK)
    assert all(s.confidence >= SURE for s in parse(text).segments)


def test_paragraphs_of_a_record_without_a_date_are_not_sure_of_their_number():
    assert not sure(record(TITLE, *BODY)) - {TITLE}


def test_a_short_line_taken_for_a_paragraph_makes_those_after_it_less_sure():
    text = record(TITLE, DATE, BODY[0], BODY[1], "see the chart beside it", BODY[1])
    found = parse(text)
    line = text.index("see the chart")
    said = [s for s in found.segments if s.speakers == ("Juhan Tamm",)]
    assert [s.confidence >= SURE for s in said] == [s.end < line for s in said]
    assert {s.end < line for s in said} == {True, False}


@pytest.mark.parametrize("unread", ["Coastal Affairs Desk", "Herald Radio 7: Who sails it?"])
def test_what_may_be_a_heading_or_a_label_inside_a_turn_makes_the_turns_after_it_less_sure(unread: str):
    text = record("Press conference of Juhan Tamm on the ferry", DATE, *TALK, unread, "We agreed on it.", *TALK[1:])
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    at = text.index(unread)
    before = [s.confidence >= SURE for s in labels if s.start < at]
    after = [s.confidence >= SURE for s in labels if s.start > at]
    assert (before, after) == ([True, True, True], [False, False])


def test_a_salutation_inside_a_speech_makes_nothing_doubtful():
    text = record(
        "Press conference of Juhan Tamm on the ferry", DATE, TALK[0], "Friends,", "We agreed on it.", *TALK[1:]
    )
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.confidence >= SURE for s in labels] == [True, True, True]


def test_an_office_alone_before_the_guest_s_own_label_is_perhaps_the_host_s():
    words = "We met on the ferry.", "Thank you for the welcome in Riga."
    text = record(
        "Meeting on the ferry", DATE, f"Prime Minister: {words[0]}", f"Juhan Tamm, Prime Minister: {words[1]}"
    )
    turned = [s for s in parse(text).segments if s.path and s.path[0] == "t"]
    assert turned
    assert not [s for s in turned if s.confidence >= SURE]


def test_labels_counted_twice_in_one_list_are_not_sure():
    items = ("1. Ferries", "2. Lighthouses", "1. Fishing", "2. Harbours")
    text = record(TITLE, DATE, *BODY, *items)
    labels = [s for s in parse(text).segments if s.kind == "label"]
    assert [s.confidence >= SURE for s in labels] == [False] * len(labels)
    assert labels


def test_a_line_that_dates_something_else_is_no_sure_dateline():
    assert "Last review of this page: 7 May 2012" not in sure(
        record(TITLE, DATE, "Last review of this page: 7 May 2012", *BODY)
    )


def test_turns_under_a_loose_line_and_bullets_which_may_be_a_menu_are_not_sure():
    heads = "Press conference of Juhan Tamm on the ferry", DATE
    bullets = "• Herring", "• Sprat"
    menu = parse(record(*heads, "Coastal Affairs Desk", *bullets, *TALK))
    told = parse(record(*heads, "They spoke of two fish.", *bullets, *TALK))
    assert {s.confidence >= SURE for s in menu.segments if s.kind == "speaker_label"} == {False}
    assert {s.confidence >= SURE for s in told.segments if s.kind == "speaker_label"} == {True}


TALKED = ("外務大臣会見記録", "平成24年5月3日", "村田大臣：五月に出ます。", "灯台も直します。")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        ((*TALKED, "記者：灯台は直しますか。", "村田大臣：直します。"), {True}),
        ((*TALKED, "海の雑誌の人：灯台は直しますか。", "村田大臣：直します。"), {False}),  # a label not seen
        (
            (*TALKED[:2], "村田大臣：", "【船の件について】", "五月に出ます。", "村田大臣：直します。"),
            {False},
        ),  # a heading not seen
        ((*TALKED[:2], "【村田大臣】五月に出ます。"), {False}),  # the only label is the record's first line
        (
            (*TALKED, "記者：いつですか。", "（ラトビア・北海誌）", "灯台は直しますか。", "村田大臣：直します。"),
            {True, False},
        ),  # a label in brackets
        (
            (*TALKED[:2], "(村田委員長) 始めます。", "(森連絡係) 船は出ますか。", "(村田委員長) 出ます。"),
            {True, False},
        ),
    ],
)
def test_japanese_turns_are_sure_only_where_no_label_or_heading_was_overlooked(
    paragraphs: tuple[str, ...], expected: set[bool]
):
    labels = [s for s in parse(record(*paragraphs)).segments if s.kind == "speaker_label"]
    assert {s.confidence >= SURE for s in labels} == expected


@pytest.mark.parametrize(("over", "expected"), [("Ferries of the sea.", True), ("II. Ferries of the sea", False)])
def test_what_is_numbered_under_a_roman_numeral_that_was_not_read_is_not_sure(over: str, expected: bool):
    items = ("1. Ferries", f"(1) {BODY[1]}", "2. Lamps", "(1) Foreign Minister Okafor thanked him.")
    labels = [s for s in parse(record(TITLE, DATE, BODY[0], over, *items)).segments if s.kind == "label"]
    assert [s.confidence >= SURE for s in labels] == [expected] * 4


@pytest.mark.parametrize(
    "paragraphs",
    [
        (f"{TITLE} 1Minister Tamm on the pier", DATE, *BODY),  # with a caption
        (f"{TITLE} (L) on the pier", DATE, *BODY),
        (TITLE, DATE, BODY[0], TITLE, BODY[1]),  # the page's crumbs
        ("Media Center", "Coastal Desk", "Harbour Room", "Statement on Lamps and Herring of Minister Tamm", *BODY),
    ],
)
def test_a_title_that_may_be_another_line_is_not_sure(paragraphs: tuple[str, ...]):
    titles = [s for s in parse(record(*paragraphs)).segments if s.kind == "title"]
    assert [s.confidence >= SURE for s in titles] == [False]


def test_a_title_under_unknown_lines_is_sure_if_the_body_says_its_words_again():
    assert TITLE in sure(record("Media Center", "Coastal Desk", "Harbour Room", TITLE, *BODY))


@pytest.mark.parametrize("line", ["Posted 3 May 2012", "→ 3 May 2012"])
def test_the_date_on_which_a_page_was_posted_or_is_filed_is_no_sure_dateline(line: str):
    assert line not in sure(record(TITLE, line, *BODY))


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Joint Press Conference of Minister Tamm", "with Minister Okafor", DATE, *BODY),  # its other half follows
        ("REMARKS BY MINISTER TAMM TO THE MEETING", "MINISTER OF THE HARBOURS OF ESTONIA", DATE, *BODY),
        ("Talks of Minister Tamm, Office of the Spokesman, 2012/506", DATE, *BODY),  # a letterhead
        ("T a l k s of Minister Tamm ^ Okafor", DATE, *BODY),  # a scan that was not read
        ("The Hon Wanjiru Okafor MP, Minister for Tallinn Affairs", DATE, *BODY),  # whose the page is
        ("Verbatim report of talks", DATE, *BODY),  # over the title of what was talked of
    ],
)
def test_a_title_that_is_cut_or_a_letterhead_is_not_sure(paragraphs: tuple[str, ...]):
    titles = [s for s in parse(record(*paragraphs)).segments if s.kind == "title"]
    assert [s.confidence >= SURE for s in titles] == [False]


@pytest.mark.parametrize(
    ("named", "label", "expected"),
    [
        ("Minister Juhan Tammsalu", "Minister Tammsalu", True),
        ("Minister Juhan Tammsalu", "Minister Tammsale", False),  # spelt in another way
    ],
)
def test_a_name_spelt_in_two_ways_is_nobody_s_for_certain(named: str, label: str, expected: bool):
    text = record(f"Press conference of {named}", DATE, f"{label}: The ferry sails.", "Q: When?", f"{label}: In May.")
    turned = [s for s in parse(text).segments if s.kind == "statement" and s.speakers]
    assert [s.confidence >= SURE for s in turned] == [expected, expected]


def test_initials_beside_a_full_name_that_was_not_joined_to_them_are_not_sure():
    lead = "В Таллине прошла встреча с Юханом Андреевичем Таммсаловым."
    text = record("Встреча на верфи", "3 мая 2012 года", lead, "Ю.Таммсалов: Паром выйдет в мае.", "М.Каск: Спасибо.")
    said = {s.speakers: s.confidence >= SURE for s in parse(text).segments if s.kind == "statement" and s.speakers}
    assert said[("М. Каск",)]
    assert not said.get(("Ю. Таммсалов",), False)


def test_what_stands_after_a_gap_in_the_numbers_is_not_sure():
    items = ("1. Ferries", f"(1) {BODY[1]}", "3. Lamps", "(1) Foreign Minister Okafor thanked him.")
    labels = [s for s in parse(record(TITLE, DATE, BODY[0], *items)).segments if s.kind == "label"]
    assert len(labels) == 4
    assert not any(s.confidence >= SURE for s in labels)


def test_paragraphs_after_a_line_that_may_be_a_heading_are_not_sure_of_their_number():
    text = record(TITLE, DATE, BODY[0], "Ferries and lamps", BODY[1])
    said = [s for s in parse(text).segments if s.speakers]
    assert said
    assert not any(s.confidence >= SURE for s in said)


def test_a_label_with_a_note_and_a_small_word_that_was_not_read_makes_the_turns_after_it_less_sure():
    talk = "Ю.Таммсалов: Паром выйдет в мае.", "Мы его покрасим.", "М.Каск: Спасибо."
    unread = "Дежурный (и все, кто с ним): Мы изучаем этот вопрос."
    for paragraphs, expected in ((talk, True), ((*talk[:2], unread, talk[2]), False)):
        text = record("Пресс-конференция на верфи", "3 мая 2012 года", *paragraphs)
        last = [s for s in parse(text).segments if s.kind == "speaker_label"][-1]
        assert (last.confidence >= SURE) is expected


def test_the_words_under_which_a_page_is_filed_are_no_sure_title():
    lines = "記者会見　船便　外交", "平成24年5月3日", "村田大臣は会見で船便と外交について述べた。"
    titles = [s for s in parse(record(*lines)).segments if s.kind == "title"]
    assert [s.confidence >= SURE for s in titles] == [False]


def test_somebody_listed_behind_a_role_in_brackets_has_not_spoken_for_certain():
    lines = (*TALKED[:2], "村田大臣：五月に出ます。", "（事務局）港湾局長 森山花子")
    labels = [s for s in parse(record(*lines)).segments if s.kind == "speaker_label"]
    assert [s.confidence >= SURE for s in labels] == [True, False]


def test_the_last_words_of_a_treaty_are_not_sure_to_be_its_last_article_s():
    articles = (
        "Article 1",
        "The ferry shall sail.",
        "Article 2",
        "This Treaty enters into force today.",
        "Done at Riga.",
    )
    text = record("Treaty between Estonia and Kenya on Ferries", DATE, *articles)
    told = {text[s.start : s.end]: s.confidence >= SURE for s in parse(text).segments if s.kind == "narrative"}
    assert told["This Treaty enters into force today."]
    assert not told["Done at Riga."]


def test_two_offices_in_labels_are_not_sure_to_be_one_person():
    title = "Press conference of President Juhan Tamm and Prime Minister Wanjiru Okafor"
    text = record(title, DATE, "PRIME MINISTER: The ferry sails.", "CHIEF MINISTER: We paint it.", "Q: When?")
    named = [s for s in parse(text).segments if s.kind == "speaker_label" and s.speakers]
    if len({s.speakers for s in named}) < len(named):
        assert not any(s.confidence >= SURE for s in named)


@pytest.mark.parametrize(
    ("said", "expected"), [("船は出ます。", True), ("森山一郎でございます。", True), ("森山一郎と申します。", False)]
)
def test_a_surname_is_not_sure_where_the_full_name_was_not_joined_to_it(said: str, expected: bool):
    talk = "○森山委員　船の話です。", said, "○佐田委員　そうです。"
    labels = [s for s in parse(record(*TALKED[:2], *talk)).segments if s.kind == "speaker_label"]
    assert [s.confidence >= SURE for s in labels] == [expected, True]


def test_a_circled_label_that_was_not_read_makes_the_turns_less_sure():
    talk = "○森山委員　船の話です。", "○海の友の会　そうです。", "○佐田委員　出ます。"
    labels = [s for s in parse(record(*TALKED[:2], *talk)).segments if s.kind == "speaker_label"]
    assert labels
    assert not any(s.confidence >= SURE for s in labels)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Juhan Tamm", True),
        ("Juhan McTAmm", False),
        ("Juhan Ministry", False),
        ("Juhan Riga", False),
        ("Chanceler Tamm", False),
    ],
)
def test_a_name_of_odd_capitals_or_with_a_body_s_or_a_town_s_word_is_not_sure(name: str, expected: bool):
    talk = (
        f"{name}: The ferry sails.",
        "Question: When?",
        f"{name}: In May.",
        "Question: And who pays?",
        f"{name}: We do.",
    )
    labels = [
        s
        for s in parse(record(f"Press conference of {name} on the ferry", DATE, *talk)).segments
        if s.kind == "speaker_label"
    ]
    assert [s.confidence >= SURE for s in labels if s.speakers] == [expected] * sum(bool(s.speakers) for s in labels)


def test_a_sentence_that_goes_on_with_what_others_did_is_not_sure_to_be_one_person_s():
    one = "Foreign Minister Tamm thanked Minister Okafor for the ferry."
    two = "Foreign Minister Tamm thanked Minister Okafor and the two ministers discussed the ferry."
    assert one in sure(record(TITLE, DATE, one))
    assert two not in sure(record(TITLE, DATE, two))


def test_a_given_name_that_was_not_led_back_to_its_first_case_is_not_sure():
    lead = "Состоялась встреча с губернатором Ильёй Дроновым."
    text = record("Встреча на верфи", "3 мая 2012 года", lead, "И.Дронов: Паром выйдет в мае.", "М.Каск: Спасибо.")
    for label in (s for s in parse(text).segments if s.kind == "speaker_label" and "ё" in "".join(s.speakers)):
        assert label.speakers == ("Илья Дронов",) or label.confidence < SURE


@pytest.mark.parametrize(
    "unread",
    [
        "Ржевин И. Л. Уважаемые коллеги, мы изучаем этот вопрос.",
        "И.Л. Ржевин (начальник порта – капитан гавани). Мы изучаем этот вопрос.",
    ],
)
def test_a_surname_with_initials_and_a_stop_inside_a_turn_may_be_a_label(unread: str):
    talk = "Ю.Таммсалов: Паром выйдет в мае.", "Мы его покрасим.", "М.Каск: Спасибо."
    text = record("Пресс-конференция на верфи", "3 мая 2012 года", *talk[:2], unread, talk[2])
    found = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert found[-1].path == "t3" or found[-1].confidence < SURE


@pytest.mark.parametrize(("said", "expected"), [("We sail.", True), ("**We sail.**", True), (") We sail.", False)])
def test_words_that_begin_with_what_is_left_of_a_label_are_not_sure(said: str, expected: bool):
    talk = f"Juhan Tamm: {said}", *TALK[1:]
    text = record("Press conference of Juhan Tamm on the ferry", DATE, *talk)
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert [s.confidence >= SURE for s in labels] == [expected] * 3


def test_turns_under_a_bullet_that_stands_by_itself_are_not_sure():
    talk = "(村田大臣) 五月に出ます。", "(記者) いつですか。", "(村田大臣) 三日です。"
    both = parse(record(*TALKED[:2], "・灯台の火", "・船便", "・灯台の火", *talk, "・船便", *talk))
    one = parse(record(*TALKED[:2], "・灯台の火", *talk))
    for found, expected in ((both, {True}), (one, {False})):
        nested = [s for s in found.segments if s.kind == "speaker_label" and s.path and s.path.startswith("b")]
        assert {s.confidence >= SURE for s in nested} == expected


def test_a_label_before_nothing_but_a_name_is_a_line_of_the_head_perhaps():
    heads = "Press conference of Juhan Tamm on the ferry", DATE
    text = record(*heads, "Moderator: Ms. Mari Kask (Estonia)", *TALK)
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert labels[0].path == "t1"
    assert not any(s.confidence >= SURE for s in labels)


FEW = ("Mr. Tamm: The ferry sails in May.", "Question: On which day?", "Mr. Tamm: On the third.")
NAMED = tuple(line.replace("Mr.", "Juhan") for line in FEW)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (NAMED, True),
        (FEW, False),  # a speaker by surname alone
        ((*FEW, *FEW[1:], *FEW[1:], *FEW[1:]), True),  # four questions
        (FEW[:1] + ("Mr. Kask: On which day?", "Mr. Tamm: On the third.") * 10, True),  # many turns
        ((*NAMED, "The Deputy Keeper: It is lit."), False),  # whose office this is was not found
    ],
)
def test_a_conversation_of_few_turns_is_sure_where_nothing_in_it_was_not_understood(
    paragraphs: tuple[str, ...], expected: bool
):
    found = parse(record("Press conference on the ferry to Kenya", DATE, *paragraphs)).segments
    turns = {
        s.confidence >= SURE
        for s in found
        if s.rule == "turn" and s.speakers == found[-1].speakers or s.path == "t1.p1"
    }
    assert turns == {expected}


def test_turns_beside_a_question_that_was_not_read_are_not_sure():
    heads = "Press conference of Juhan Tamm on the ferry", DATE
    text = record(*heads, "Q. 7 ships?", *TALK)
    labels = [s for s in parse(text).segments if s.kind == "speaker_label"]
    assert not any(s.confidence >= SURE for s in labels)


def test_a_rank_before_a_russian_name_is_none_of_it():
    talk = "Генерал-лейтенант Юхан ТАММ: Паром выйдет в мае.", "М.Каск: Спасибо.", "Генерал-лейтенант Юхан ТАММ: Да."
    for label in parse(record("Пресс-конференция на верфи", "3 мая 2012 года", *talk)).segments:
        if label.kind == "speaker_label" and "Генерал-лейтенант" in " ".join(label.speakers):
            assert label.confidence < SURE


@pytest.mark.parametrize(
    "title", ["Official Statement of Foreign Minister Tamm delivered by", "Meeting of Minister Tamm with"]
)
def test_a_title_that_ends_in_the_middle_is_not_sure(title: str):
    assert title not in sure(record(title, DATE, *BODY))


def test_an_office_with_all_that_a_page_says_of_its_holder_may_be_a_label():
    title = "Press conference of Juhan Tamm on the ferry"
    unread = "General Director of the Harbour Board of Estonia Mari Kask Mari Kask General Director of the Harbour Board: We paint it."
    text = record(title, DATE, TALK[0], "It sails in May.", unread, *TALK[1:])
    labels = [s for s in parse(text).segments if s.kind == "speaker_label" and s.start > text.index(unread)]
    assert labels
    assert labels[-1].path == "t4" or not any(s.confidence >= SURE for s in labels)


def test_who_connects_the_callers_is_nobody_by_name():
    talk = "**Caller**: The line is open.", "**Juhan Tamm**: Good morning.", "**Caller**: Thank you."
    labels = [
        s
        for s in parse(record("Press conference of Juhan Tamm on the ferry", DATE, *talk)).segments
        if s.kind == "speaker_label"
    ]
    assert [s.speakers for s in labels] == [(), ("Juhan Tamm",), ()]


@pytest.mark.parametrize(
    "unread", ["Secretary (Harbours) (Dr. Mari Kask): We shall paint it.", "THE SECRETARY MARI. We shall paint it."]
)
def test_a_label_with_a_shortened_title_or_a_stop_that_was_not_read_makes_the_turns_less_sure(unread: str):
    title = "Press conference of Juhan Tamm on the ferry"
    text = record(title, DATE, TALK[0], "It sails in May.", unread, *TALK[1:])
    labels = [s for s in parse(text).segments if s.kind == "speaker_label" and s.start > text.index(unread)]
    assert labels
    assert labels[0].path == "t3" or not any(s.confidence >= SURE for s in labels)


def test_footnotes_marked_as_bullets_and_numbers_behind_the_turns_are_not_sure():
    heads = "Press conference of Juhan Tamm on the ferry", DATE
    notes = parse(record(TITLE, DATE, *BODY, "* 1 Tamm's note of May.", "* 2 Okafor's answer to it.")).segments
    assert not [s for s in notes if s.kind == "label" and s.confidence >= SURE]
    numbers = parse(record(*heads, *TALK, "1. The ferry sails.", "2. It is painted.")).segments
    assert not [s for s in numbers if s.kind == "label" and s.path and s.path[0] != "t" and s.confidence >= SURE]


def test_a_surname_beside_a_full_name_that_was_not_joined_to_it_is_not_sure():
    title = "Talk of Juhan Tamm on the ferry"
    lead = "On the pier our presenter Kirill Ostrov asked him."
    talk = "Ostrov: When does it sail?", "Juhan Tamm: In May.", "Ostrov: Why?", "Juhan Tamm: For the herring."
    asked = [s for s in parse(record(title, DATE, lead, *talk)).segments if s.speakers and "Ostrov" in s.speakers[0]]
    assert all(s.speakers == ("Kirill Ostrov",) or s.confidence < SURE for s in asked)


def test_a_body_in_brackets_is_no_speaker_for_certain():
    talk = "Secretary (IOR): It sails.", "Q: When?", "Secretary (IOR): In May.", "Q: Why?"
    named = [s for s in parse(record("Press conference of the Secretary (IOR)", DATE, *talk)).segments if s.speakers]
    assert not [s for s in named if s.speakers == ("Ior",) and s.confidence >= SURE]


def test_a_paragraph_without_the_blank_line_that_all_others_have_may_be_a_wrapped_line():
    lines = [f"It sails on day {day} of the month." for day in range(1, 9)]
    title = "Press conference of Juhan Tamm on the ferry"
    for joint, expected in (("\n", True), ("", False)):
        text = record(title, DATE, TALK[0], *lines) + f"{joint}(Laughter.) We paint it.\n\n" + record(*TALK[1:])
        last = [s for s in parse(text).segments if s.kind == "speaker_label"][-1]
        assert (last.confidence >= SURE) is expected


@pytest.mark.parametrize("unread", ["【海の友の会】　そうです。", "◆海の友の会　そうです。", "「海の友」：そうです。"])
def test_a_japanese_paragraph_that_begins_with_what_a_mark_encloses_may_be_a_label(unread: str):
    talk = "○森山委員　船の話です。", "五月に出ます。", unread, "○佐田委員　出ます。"
    labels = [s for s in parse(record(*TALKED[:2], *talk)).segments if s.kind == "speaker_label"]
    assert not any(s.confidence >= SURE for s in labels[1:])


def test_the_capitals_of_a_body_are_nobody_s_name_for_certain():
    lead = "The Ambassador spoke of the OSCE and the ferry."
    talk = "OSCE: When does it sail?", "Juhan Tamm: In May.", "OSCE: Why?", "Juhan Tamm: For the herring."
    asked = [
        s for s in parse(record("Interview with Juhan Tamm on the ferry", DATE, lead, *talk)).segments if s.speakers
    ]
    assert not [s for s in asked if s.speakers == ("Osce",) and s.confidence >= SURE]


def test_a_count_that_begins_anew_under_a_heading_is_not_sure():
    text = "日・エストニア外相会談\n平成13年7月26日\n\n１　船便\n森山大臣は、船を出した。\n\n２　灯台\n１　森山大臣は、灯をともした。\n２　カスク大臣は、橋を渡った。\n"
    labels = [s for s in parse(text).segments if s.kind == "label"]
    assert [(s.path, s.confidence >= SURE) for s in labels] == [
        ("1", True),
        ("2", True),
        ("2.1", False),
        ("2.2", False),
    ]


@pytest.mark.parametrize(
    ("heading", "is_sure"),
    [
        ("Ferries and lamps", True),
        ("Mr. Tamm (Estonia) asked whether the harbours had answered these questions", False),
    ],
)
def test_a_long_heading_over_points_may_be_a_sentence(heading: str, *, is_sure: bool):
    text = f"Talks in Riga\n\n3 May 2012\n\n1. {heading}\n(1) Minister Juhan Tamm said that the ferry would sail.\n(2) Minister Tamm added that lamps were lit.\n"
    (found,) = [part for part in parse(text).segments if part.kind is Kind.HEADING]
    assert text[found.start : found.end] == heading
    assert (found.confidence >= 0.9) is is_sure


def test_what_was_noted_by_nobody_is_never_sure():
    text = "Talks in Riga\n\n3 May 2012\n\nMinister Juhan Tamm met Minister Mari Kask. It was noted that the lamps were lit."
    assert [part.confidence for part in parse(text).segments if part.rule == "impersonal-passive"] == [0.85]


@pytest.mark.parametrize(
    ("first", "second", "is_sure"),
    [
        ("Duties. The board shall meet in May.", "Effective date. This order has force at once.", False),
        ("The board shall meet in May.", "This order has force at once.", True),
    ],
)
def test_articles_that_may_begin_with_their_headings_are_less_sure(first: str, second: str, *, is_sure: bool):
    text = f"EXECUTIVE ORDER\n\nOn the Board of Harbours\n\n3 May 2012\n\nSection 1. {first}\n\nSection 2. {second}\n"
    found = [part for part in parse(text).segments if part.rule == "document" and part.path in ("1", "2")]
    assert len(found) == 2
    assert all(part.confidence >= 0.9 for part in found) is is_sure


@pytest.mark.parametrize(("head", "expected"), [("Talks on the ferry", True), ("Mr. Tamm informed him that", False)])
def test_a_heading_that_a_sentence_begins_is_not_sure(head: str, expected: bool):
    text = record(
        "Talks of Juhan Tamm in Kenya", DATE, f"1. {head}", "(1) The ferry sails.", "(2) It is new.", "2. Lunch"
    )
    found = next(s for s in parse(text).segments if s.kind == "heading")
    assert (text[found.start : found.end], found.confidence >= SURE) == (head, expected)


@pytest.mark.parametrize(("numbers", "expected"), [(("1.",), False), (("1.", "2."), True)])
def test_turns_under_a_number_that_is_not_sure_are_not_sure_of_theirs(numbers: tuple[str, ...], expected: bool):
    talk = "MS. KASK: The ferry sails." + "\n\nQUESTION: When?\n\nMS. KASK: In May." * 5
    sections = "\n\n".join(f"{number} The ferry to Kenya\n\n{talk}" for number in numbers)
    found = parse(f"Press conference of Mari Kask\n\n3 May 1999\n\n{sections}\n").segments
    turns = [s for s in found if s.rule == "turn"]
    assert {(s.path or "")[:2] for s in turns} == set(numbers)
    assert {s.confidence >= SURE for s in turns} == {expected}

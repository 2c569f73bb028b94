"""What stands near the newest rules of labels and must not be taken by them; every text is our own."""

import pytest

from archive.parsing import Kind, parse
from archive.parsing.text.english_directions import is_english_direction
from archive.parsing.text.telling import tells
from archive.parsing.turns.labelled import labelled_person, person_in_note
from archive.parsing.turns.peers import peer
from archive.parsing.words.offices import office_class

HARBOUR = "Transcript of Harbour Briefing\nMay 3, 2016\n\n"


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


@pytest.mark.parametrize(
    ("label", "tokens"),
    [
        ("Mr. Ao", ("Ao",)),
        ("MR. AO", ("Ao",)),
        ("Ms. Mc", ("Mc",)),
        ("Mr. Kask QC", ("Kask",)),
        ("MARI KASK MP", ("Mari", "Kask")),
        ("Mari Kask KCMG OBE", ("Mari", "Kask")),
    ],
)
def test_a_surname_of_two_letters_is_no_degree(label: str, tokens: tuple[str, ...]) -> None:
    named = labelled_person(label, 0, len(label))
    assert named is not None
    assert named.tokens == tokens


@pytest.mark.parametrize(
    "words",
    [
        "This is a day for my daughter, who is here.",
        "I am Congressman Kask.",
        "I am Professor Kask, and glad of it.",
        "I am glad that Kask asked.",
    ],
)
def test_who_speaks_of_others_or_says_his_office_keeps_the_name_of_his_label(words: str) -> None:
    text = HARBOUR + f"MR. KASK: {words}\n\nQUESTION: Will it sail?\n\nMR. KASK: It will.\n\nQUESTION: When?\n"
    assert {who for label, who in turns(text) if label == "MR. KASK:"} == {("Kask",)}


@pytest.mark.parametrize(
    "text",
    [
        "Notes from Riga\n3 May 2016\n\n**Ferries** will sail in May.\n\n**Ferries** are painted white.\n\n**Lamps** will be lit.\n\n**Lamps** cost little.\n",
        "Talks in Riga\n3 May 2016\n\n**Background** The ferry lay still.\n\n**Result** It sails.\n\n**Background** The lamp was out.\n\n**Outlook** It is lit.\n",
        "霧の港\n2014年5月3日\n\n**背景**　船便が少ない。\n\n**結果**　増やします。\n\n**背景**　灯台が暗い。\n\n**結果**　直します。\n",
    ],
)
def test_words_in_bold_are_nobody(text: str) -> None:
    assert turns(text) == []


@pytest.mark.parametrize("note", ["着席", "続けて", "資料説明", "挙手のうえ", "英語で", "通訳", "港湾課"])
def test_what_a_note_says_behind_an_office_is_no_name(note: str) -> None:
    assert person_in_note(note, 0, len(note)) is None


@pytest.mark.parametrize("note", ["岸本", "宮内ひろ子", "森山アンナ"])
def test_a_name_behind_an_office_is_one(note: str) -> None:
    named = person_in_note(note, 0, len(note))
    assert named is not None
    assert named.tokens == (note,)


def test_a_heading_that_comes_twice_beside_roles_is_nobody() -> None:
    text = "記者会見\n2012年5月3日\n\n質問\n船便は増えますか。\n\n回答\n増えます。\n\n港湾\n工事は六月に終わります。\n\n質問\nいつですか。\n\n回答\n春です。\n\n港湾\n岸壁は広げます。\n"
    assert "港湾" not in [label for label, _ in turns(text)]


@pytest.mark.parametrize(
    ("opening", "kind"),
    [
        ("On the occasion of his visit President Kask held a press conference in Riga.", "press conference"),
        (
            "On the margins of the G8 Summit Foreign Minister Kask paid a courtesy call on President Tamm.",
            "courtesy call",
        ),
        (
            "On the margins of the assembly Prime Minister Kask spoke by phone with Prime Minister Tamm.",
            "telephone talks",
        ),
        ("On the sidelines of the harbour summit in Riga Juhan Tamm looked at the lamps.", "other"),
    ],
)
def test_the_occasion_takes_no_other_words_with_it(opening: str, kind: str) -> None:
    assert parse(f"News of the day\n\n3 May 2016\n\n{opening}\n").kind == kind


def test_two_of_one_state_are_no_parties() -> None:
    text = "Memorandum of Conversation\n\nRiga, May 3, 1963\n\nPARTICIPANTS\nPresident Mari Kask\nSecretary of Trade Juhan Tamm\n\nIt was a fine day.\n"
    assert parse(text).participants == ()


def test_who_is_called_to_speak_does_not_preside() -> None:
    text = (
        "Record of the fourth meeting\n3 May 2016\n\nPRESIDENT: Good morning to all. I give the floor.\n\nMr. Tamm: I thank you.\n\n"
        "PRESIDENT: Mr. Peeter Saar (Estonia)\n\nMr. Saar: I thank you too.\n\nMr. Tamm: We all do.\n"
    )
    assert [label for label, _ in turns(text)].count("PRESIDENT:") == 2


@pytest.mark.parametrize(
    ("office", "kind"),
    [
        ("President of the Republic and Chancellor of the University of Riga", "head"),
        ("Head of State and President of the Harbour Society", "head"),
        ("President of the Federation of Bosnia and Herzegovina", "head"),
        ("President of the Russian Federation", "head"),
        ("President of the Federation", "head"),
        ("President of the Estonian Sailing Federation", "other"),
        ("Chairman of the Harbour Company", "other"),
        ("Foreign Minister/Prime Minister", "head"),
        ("A/Prime Minister", "head"),
        ("High Representative/Vice-President", "other"),
    ],
)
def test_what_an_office_of_several_words_is(office: str, kind: str) -> None:
    assert office_class(office) == kind


def test_another_who_presided_elsewhere_hides_no_chair() -> None:
    text = (
        "HEARING ON FERRIES\nMay 3, 2016\n\nI remember a judge presiding over it in May.\n\n"
        "The committee met at 10 a.m., Hon. Mari Kask (chairman of the subcommittee) presiding.\n\n"
        "The Chairman. Order.\n\nMr. Tamm. Thank you.\n\nThe Chairman. Please.\n\nMr. Tamm. I yield.\n"
    )
    assert {who for label, who in turns(text) if label == "The Chairman."} == {("Mari Kask",)}


@pytest.mark.parametrize(
    "line", ["Hearing resumed after lunch and I said what I thought of it.", "Meeting adjourned my plans for ever."]
)
def test_what_somebody_tells_of_a_meeting_is_no_direction(line: str) -> None:
    assert not is_english_direction(line, 0, len(line))


@pytest.mark.parametrize(
    "office",
    [
        "Lord Chairman of Committees",
        "Lord Lieutenant of Riga",
        "Lord Provost of Tartu",
        "Lord High Commissioner of Riga",
    ],
)
def test_a_lord_s_office_is_no_peer(office: str) -> None:
    assert peer(office) is None


def test_who_speaks_about_phone_lines_says_something() -> None:
    text = "Talks in Riga\n\n3 May 2016\n\nForeign Minister Mari Kask spoke about phone lines to Kenya.\n"
    assert [s.kind for s in parse(text).segments if s.path == "p1"] == [Kind.STATEMENT]


@pytest.mark.parametrize(
    "words",
    [
        "Dear colleague Mari Kask, head of the school: I thank you.",
        "Yesterday evening Mari Kask, head of the school: the ferry sails.",
    ],
)
def test_an_address_with_a_colon_is_no_label(words: str) -> None:
    text = HARBOUR + f"Juhan Tamm: Good morning.\n\n{words}\n\nQuestion: Will it sail?\n\nJuhan Tamm: It will.\n"
    assert not [label for label, _ in turns(text) if "Kask" in label]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("published by us in may, the plan is well known.", True),
        ("copyright is no matter of ours.", True),
        ("share it with all your friends, for they will need it.", True),
        ("copyright harbour office of riga, all rights are reserved.", False),
        ("read more about our work, our ferries, our lamps and our people.", False),
        ("related information.", False),
    ],
)
def test_a_notice_of_the_page_tells_nothing(line: str, said: bool) -> None:
    assert tells(line) is said


BRIEFING = "日・ケニア首脳会談（記者ブリーフ）\n平成30年5月3日\n\n{a}会談は一時間でした。\n\n{b}船の話はありましたか。\n\n{a}ありました。\n\n{b}春ですか。\n\n{c}秋です。\n"


@pytest.mark.parametrize("who", ["政府高官", "政府筋", "外務省高官", "高官Ａ", "別の政府高官"])
@pytest.mark.parametrize("form", ["{}：", "〔{}〕　"])
def test_an_official_on_background_is_nobody_named(who: str, form: str) -> None:
    a, b = form.format(who), form.format("記者Ａ")
    found = turns(BRIEFING.format(a=a, b=b, c=a))
    assert [label.strip() for label, _ in found] == [words.strip() for words in (a, b, a, b, a)]
    assert not any(speakers for _, speakers in found)


def test_letters_before_a_wide_space_need_no_stop_behind_the_words() -> None:
    text = "森山男爵を船に訪ふ\n大正八年五月三日\n\n問　巴里の天気は如何でしたか\n\n答　雨だ\n\n問　船は揺れましたか\n\n答　大いに揺れた\n"
    assert [label for label, _ in turns(text)] == ["問", "答", "問", "答"]


CIRCLED = "港湾委員会議録第二号\n出席委員\n　委員長　森山　花子君\n　政府参考人\n　{line}\n○森山委員長　これより会議を開きます。\n○佐田参考人　お答えいたします。\n○森山委員長　散会します。\n"


@pytest.mark.parametrize(
    "line",
    [
        "（港湾省大臣官房参事官）　佐田　ひろ子君",
        "（港湾省灯台局長）佐田浩君",
        "（港湾省大臣官房審議官）　　佐田　浩君",
    ],
)
def test_the_section_of_somebody_present_is_no_label(line: str) -> None:
    text = CIRCLED.format(line=line)
    assert [label for label, _ in turns(text)] == ["○森山委員長", "○佐田参考人", "○森山委員長"]


@pytest.mark.parametrize("aside", ["(Обращаясь к Ю.А.Тамму.)", "(Обращается к Юхану Тамму.)", "(обращаясь к М.Каск)"])
def test_to_whom_a_speaker_turns_is_no_label(aside: str) -> None:
    text = f"Стенограмма встречи\n3 мая 2006 года\n\nМ.Каск: Паром пойдёт.\n\n{aside} Когда?\n\nЮ.А.Тамм: Весной.\n\nМ.Каск: Хорошо.\n"
    assert [label for label, _ in turns(text)] == ["М.Каск:", "Ю.А.Тамм:", "М.Каск:"]


def test_a_title_in_capitals_under_its_rubric_is_no_label() -> None:
    text = (
        "Круглый стол\nБАЛТИКА: ЧТО ЛОВИМ И ЧТО БЕРЕЖЁМ\n\nМари Каск, главный редактор: Море или озеро?\n\n"
        "Юхан Тамм, посол МИД Эстонии: Вода.\n\nКаск: Любим и мы.\n\nТамм: Хорошо.\n"
    )
    assert next(label for label, _ in turns(text)) == "Мари Каск, главный редактор:"


def test_a_second_line_of_a_title_between_dashes_asks_nothing() -> None:
    text = "灯台守の座談会\n――油と星で語る六十日――\n\n――船はいつですか。\n\n森山氏　春です。\n\n――秋は。\n\n森山氏　ありません。\n"
    assert [label for label, _ in turns(text)] == ["――", "森山氏", "――", "森山氏"]

"""Labels whose letters are set apart, and what else old papers print around an interview; every text is our own."""

import pytest

from archive.parsing import Kind, parse

RUSSIAN = "Интервью министра внешней торговли М. И. Каск газете «Парус»\n21 ноября 1974 года\n\nМинистр внешней торговли М. И. Каск приняла корреспондента газеты «Парус» Э. Орга и ответила на его вопросы.\n\n{q} Когда пойдёт паром?\n\n{a} Весной. Мы ждём льда.\n\n{q} А кто поведёт?\n\n{a} Лоцман.\n\n{foot}\n"
ENGLISH = "Interview with Foreign Minister Mari Kask\nMay 3, 1974\n\n{q} When will the ferry sail?\n\n{a} In spring. We wait for the ice.\n\n{foot}\n"
JAPANESE = (
    "森山外務大臣インタビュー\n平成17年5月3日\n\n{q}渡船はいつ出ますか。\n\n{a}春です。氷を待っています。\n\n{foot}\n"
)
NEWS = "森山外相、タム大使と会談\n平成17年5月3日\n\n森山花子外務大臣はタム大使と会談し、渡船は春に出ると述べた。\n\n{foot}\n"


@pytest.mark.parametrize(
    ("form", "q", "a", "who"),
    [
        (RUSSIAN, "В о п р о с.", "О т в е т.", "М. И. Каск"),
        (RUSSIAN, "В о п р о с:", "О т в е т:", "М. И. Каск"),
        (RUSSIAN, "К о р р е с п о н д е н т.", "К а с к.", "М. И. Каск"),
        (ENGLISH, "Q u e s t i o n.", "A n s w e r.", "Mari Kask"),
        (ENGLISH, "Q u e s t i o n:", "K a s k:", "Mari Kask"),
        (JAPANESE, "質 問：", "回 答：", "森山"),
    ],
)
def test_letters_set_apart_are_a_label(form: str, q: str, a: str, who: str) -> None:
    text = form.format(q=q, a=a, foot="* * *")
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels[:2] == [(q, ()), (a, (who,))]


@pytest.mark.parametrize("line", ["В и к т о р и на берегу.", "A b c are letters.", "a b c d: four of them."])
def test_single_letters_are_nobody(line: str) -> None:
    text = f"Talks in Riga\nMay 3, 1974\n\n{line}\n\n{line}\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


@pytest.mark.parametrize(
    ("form", "mark"),
    [
        *((RUSSIAN, mark) for mark in ("(ТАСС).", "(ТАСС)", "(Интерфакс).", "(РИА «Новости»).", "(АПН).", "(Рейтер)")),
        *((ENGLISH, mark) for mark in ("(Reuters)", "(Reuters).", "(AP)", "(TASS).", "(Reuters, AFP)")),
        *((JAPANESE, mark) for mark in ("（共同）", "（時事）。", "（共同通信）", "【共同】")),
        *((NEWS, mark) for mark in ("（共同）", "［時事］", "（ロイター＝共同）")),
    ],
)
def test_an_agency_s_mark_under_a_text_is_the_page_s(form: str, mark: str) -> None:
    q, a = {RUSSIAN: ("Вопрос:", "Ответ:"), ENGLISH: ("Question:", "Answer:")}.get(
        form, ("【記者】", "【森山外務大臣】")
    )
    text = form.format(q=q, a=a, foot=mark)
    last = parse(text).segments[-1]
    assert (last.kind, text[last.start : last.end]) == (Kind.FURNITURE, mark)


def test_who_came_to_ask_does_not_answer() -> None:
    text = RUSSIAN.format(q="Вопрос:", a="Ответ:", foot="* * *")
    answers = {s.speakers for s in parse(text).segments if s.path and s.path.startswith(("t2", "t4"))}
    assert answers == {("М. И. Каск",)}


CHAMBER = (
    "СТЕНОГРАММА\nзаседания Комитета по портам\n\n17 марта 1998 года\n\n{chair} Доброе утро, коллеги.\n\n{first} Паром пойдёт весной.\n\n"
    "{second} А кто его поведёт?\n\n{first} Лоцман.\n\n{chair} Благодарю.\n"
)


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ("Т а м м  Ю. А.", "К а с к  М. И.", ("Ю. А. Тамм", "М. И. Каск")),
        ("Т а м м Ю. А.", "О р г.", ("Ю. А. Тамм", "Орг")),
        ("Т а м м Ю. А. (из зала).", "К а с к М. И. (с места)", ("Ю. А. Тамм", "М. И. Каск")),
    ],
)
def test_who_rises_in_a_chamber_with_letters_set_apart(first: str, second: str, who: tuple[str, str]) -> None:
    chair = "П р е д с е д а т е л ь с т в у ю щ и й."
    text = CHAMBER.format(chair=chair, first=first, second=second)
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [(chair, ()), (first, who[:1]), (second, who[1:]), (first, who[:1]), (chair, ())]


def test_a_member_s_office_in_letters_set_apart() -> None:
    office = "Т а м м Ю. А., член комитета, заместитель министра."
    text = CHAMBER.format(chair="П р е д с е д а т е л ь.", first="Т а м м Ю. А.", second="К а с к М. И.").replace(
        "Т а м м Ю. А.", office, 1
    )
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels[1] == (office, ("Ю. А. Тамм",))


@pytest.mark.parametrize("words", ["п о с т а н о в л я ю:", "П о с т а н о в л я е т."])
def test_an_act_s_verb_is_nobody(words: str) -> None:
    text = f"Указ Президента Эстонии\n3 мая 2003 года\n\n{words} принять закон о паромах.\n\n1. Паромам ждать льда.\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("【森　山　総　理】", "【記　者】"),
        ("【森　山　総　理】", "【カスク大統領】（通訳）"),
        ("【森山　総理】", "【司　会】"),
        ("［森　山　大　臣］", "［記　者］"),
    ],
)
def test_letters_set_apart_in_brackets(first: str, second: str) -> None:
    text = (
        f"日・エストニア共同記者会見\n平成16年9月30日\n\n森山花子内閣総理大臣とマリ・カスク大統領による共同記者会見の記録は次のとおり。\n\n"
        f"{first}　渡船は春に出ます。\n\n{second}　氷を待っています。\n\n{first}　水先人もいます。\n"
    )
    labels = [text[s.start : s.end] for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [first, second, first]


@pytest.mark.parametrize(
    "line", ["【発　表】　森山大臣がカスク大臣と会談", "【日　時】　平成16年9月30日", "【場　所】　東京"]
)
def test_spaced_fields_in_brackets_are_no_labels(line: str) -> None:
    text = f"日・エストニア外相会談\n平成16年9月30日\n\n{line}\n\n森山大臣は、渡船は春に出ると述べました。\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


QUOTED = (
    "森山大臣カスク大使会談録\n\n一、日　時　昭和三十一年四月十二日\n\n二、出席者\n　　我方　森山大臣、佐田公使\n　　先方　カスク大使\n\n三、会談内容\n"
    "{one}　「船便は春に出る。」\n{two}　「氷を待っている。」\n{three}　「水先人もいる。」\n{one}　「結構{stop}」\n"
)


@pytest.mark.parametrize(
    ("one", "two", "three"),
    [("大　臣", "大　使", "佐　田"), ("森　山", "大　使", "佐　田"), ("大　臣", "カスク", "公　使")],
)
def test_who_is_quoted_behind_a_label_set_apart(one: str, two: str, three: str) -> None:
    text = QUOTED.format(one=one, two=two, three=three, stop="である。")
    labels = [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert [text[s.start : s.end] for s in labels] == [one, two, three, one]
    assert [s.speakers for s in labels] == [("森山",), ("カスク",), ("佐田",), ("森山",)]
    assert all(s.confidence < 0.9 for s in parse(text).segments if s.path and ".t" in s.path)


def test_a_list_of_works_is_quoted_by_nobody() -> None:
    text = "日本週間の催し\n平成16年9月30日\n\n映　画　「海の道」\n図　書　「灯台の春」\n映　画　「氷の船」\n講　演　「港を歩く」\n"
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []


WIDE = (
    "森山総理、タム特使会談録\n昭和二十六年五月三日\n\n出席者　森山総理、佐田次官、タム特使\n\n{a}船はよく揺れた。\n\n{b}それは春の風である。\n\n"
    "{a}灯台の火は誰が守るのか。\n\n{b}われわれが守る。（笑声）\n\n{c}油は秋に届く。\n\n{a}それがよい。\n"
)


def test_offices_of_two_characters_as_wide_as_longer_ones_are_labels_of_talks() -> None:
    text = WIDE.format(a="特　使　", b="総　理　", c="次　官　")
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    tamm, moriyama = ("特　使", ("タム",)), ("総　理", ("森山",))
    assert labels == [tamm, moriyama, tamm, moriyama, ("次　官", ("佐田",)), tamm]


@pytest.mark.parametrize(
    "words",
    [("映　画　", "文　学　", "音　楽　"), ("第　一　", "第　二　", "第　三　"), ("総　理　", "総　理　", "総　理　")],
)
def test_other_words_as_wide_are_nobody(words: tuple[str, str, str]) -> None:
    text = WIDE.format(a=words[0], b=words[1], c=words[2])
    assert [s for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL] == []

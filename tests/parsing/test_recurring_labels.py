"""Labels that only their coming again shows, and who says his own name; every text is our own."""

import pytest

from archive.parsing import Kind, parse


def turns(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The labels as printed, each with whom it names."""
    return [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]


HARBOUR = "Transcript of Harbour Briefing\nMay 3, 2016\n\n"


def test_a_recording_s_time_belongs_to_the_label() -> None:
    text = HARBOUR + (
        "[9:31] MS. KASK: Good morning. Nothing new today.\n\n[9:33] QUESTIONER: Will the ferry sail?\n\n"
        "[9:34] MS. KASK: In spring.\n\n[9:35] QUESTIONER (via Webex): Which spring?\n"
    )
    assert turns(text) == [
        ("[9:31] MS. KASK:", ("Kask",)),
        ("[9:33] QUESTIONER:", ()),
        ("[9:34] MS. KASK:", ("Kask",)),
        ("[9:35] QUESTIONER (via Webex):", ()),
    ]


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Good morning. I am Mari Kask of the Harbour Board.", "Mari Kask"),
        ("Good morning, I'm Mari A. Kask.", "Mari A. Kask"),
        ("If I may. Mari Kask, Harbour Board. We found the pier open.", "Mari Kask"),
        ("Good morning. I am Minister Kask.", "Kask"),
        ("Good morning. People call me Kask.", "Kask"),
    ],
)
def test_who_says_her_own_name_is_called_so_by_all_her_labels(words: str, speaker: str) -> None:
    text = HARBOUR + f"MS. KASK: {words}\n\nQUESTION: Will it sail?\n\nMS. KASK: In spring.\n\nQUESTION: And in fog?\n"
    assert [who for label, who in turns(text) if label == "MS. KASK:"] == [(speaker,), (speaker,)]


def test_members_alone_on_their_lines_also_with_their_names_in_brackets() -> None:
    text = (
        "Harbour Committee debate - Wednesday, 4 May 2016\n\nAn Cathaoirleach (Deputy Mari Kask)\n"
        "I remind members of their telephones, and I welcome the Minister.\n\nMinister for Ferries (Deputy Juhan Tamm)\n"
        "I thank the committee. The ferry lies at the pier.\n\nSenator Peeter Mägi\nWhy?\n\nDeputy Juhan Tamm\nFog.\n\n"
        "Senator Peeter Mägi\nStill?\n\nDeputy Juhan Tamm\nStill.\n\nAn Cathaoirleach\nWe shall come back.\n"
    )
    assert turns(text) == [
        ("An Cathaoirleach (Deputy Mari Kask)", ("Mari Kask",)),
        ("Minister for Ferries (Deputy Juhan Tamm)", ("Juhan Tamm",)),
        ("Senator Peeter Mägi", ("Peeter Mägi",)),
        ("Deputy Juhan Tamm", ("Juhan Tamm",)),
        ("Senator Peeter Mägi", ("Peeter Mägi",)),
        ("Deputy Juhan Tamm", ("Juhan Tamm",)),
        ("An Cathaoirleach", ()),
    ]


def test_a_list_of_names_over_one_another_has_no_turns() -> None:
    text = (
        "Those present at the harbour\n4 May 2016\n\nDeputy Juhan Tamm\nSenator Peeter Mägi\n\nDeputy Juhan Tamm\n"
        "Senator Peeter Mägi\n\nMinister Mari Kask\nHarbour Office\n"
    )
    assert turns(text) == []


def test_russian_names_in_capitals_alone_on_their_lines() -> None:
    text = (
        "Стенограмма круглого стола «Паромы и туман»\n3 мая 2012 года\n\nМ.Ю. КАСК\nДобрый день. Начинаем с паромов.\n\n"
        "Ю. ТАММ\nСпасибо. Паром стоит у причала.\n\nС МЕСТА\nА почему?\n\nЮ. ТАММ\nИз-за тумана.\n\nМ.Ю. КАСК\nБлагодарю всех, кто пришёл.\n"
    )
    assert turns(text) == [
        ("М.Ю. КАСК", ("М. Ю. Каск",)),
        ("Ю. ТАММ", ("Ю. Тамм",)),
        ("С МЕСТА", ()),
        ("Ю. ТАММ", ("Ю. Тамм",)),
        ("М.Ю. КАСК", ("М. Ю. Каск",)),
    ]


def test_russian_surnames_before_a_stop_and_a_dash() -> None:
    text = (
        "Туман над гаванью: беседа с капитаном\n3 мая 2012 года\n\nКапитан порта Юхан Тамм принял обозревателя газеты. Мари Каск провела у него час.\n\n"
        "Каск. – Когда пойдёт паром?\n\nТамм. – Весной.\n\nКаск. – А почту повезёт?\n\nТамм. – Повезёт и почту.\n"
    )
    assert turns(text) == [
        ("Каск. –", ("Мари Каск",)),
        ("Тамм. –", ("Юхан Тамм",)),
        ("Каск. –", ("Мари Каск",)),
        ("Тамм. –", ("Юхан Тамм",)),
    ]


def test_names_in_bold_and_dashes_that_ask() -> None:
    text = (
        "対談　霧の港\n2014年5月3日\n\n――　船便はいつですか。\n\n**森山**　春からです。\n\n**佐田**　毎日出ます。\n\n"
        "――　霧の日もですか。\n\n**森山**　霧の日は待ちます。\n"
    )
    assert turns(text) == [
        ("――", ()),
        ("**森山**", ("森山",)),
        ("**佐田**", ("佐田",)),
        ("――", ()),
        ("**森山**", ("森山",)),
    ]


def test_words_in_bold_that_do_not_come_again_label_nothing() -> None:
    text = "霧の港\n2014年5月3日\n\n**第一**　船便を増やします。\n\n**第二**　灯台を直します。\n\n**第三**　港を広げます。\n"
    assert turns(text) == []


def test_surnames_alone_beside_roles_alone() -> None:
    text = (
        "記者会見　詳録\n2012年5月3日\n\n司会：佐田百合（企画委員）\nお迎えしたのは森山さんです。\n\n森山正樹（元港湾局長）\n御紹介ありがとうございます。\n\n"
        "質問\n船便は増えますか。\n\n森山\n増えます。\n\n質問\nいつですか。\n\n森山\n春です。\n"
    )
    assert turns(text) == [
        ("司会：佐田百合（企画委員）", ("佐田百合",)),
        ("森山正樹（元港湾局長）", ("森山正樹",)),
        ("質問", ()),
        ("森山", ("森山正樹",)),
        ("質問", ()),
        ("森山", ("森山正樹",)),
    ]


@pytest.mark.parametrize("title", ["Гавань: что дальше с паромом?", "港便り：霧の中の船は"])
def test_a_title_that_asks_over_its_date_is_no_turn(title: str) -> None:
    body = "Ю. ТАММ ― Добрый вечер.\n\nМ. КАСК ― Здравствуйте.\n\nЮ. ТАММ ― Когда пойдёт паром?\n\nМ. КАСК ― Весной.\n"
    text = (
        f"{title}\n22 апреля 2009, 21:07\n\n{body}"
        if title[0] == "Г"
        else f"{title}\n2014年5月3日\n\n記者：いつですか。\n\n森山長官：春です。\n\n記者：毎日ですか。\n\n森山長官：毎日です。\n"
    )
    assert parse(text).title == title
    assert len(turns(text)) == 4


def test_what_somebody_is_may_stand_before_and_behind_the_name() -> None:
    text = (
        "Award ceremony in Tallinn\n\n6 December 2017\n\nPresident of Estonia Juhan Tamm: Good afternoon, friends.\n\n"
        "Sports commentator Mari Kask, ceremony moderator: Mr President, we have a favour to ask.\n\nJuhan Tamm: Yes.\n\n"
        "We thank Captain Mari Kask, head of the harbour: she kept the light.\n"
    )
    assert [who for _, who in turns(text)] == [("Juhan Tamm",), ("Mari Kask",), ("Juhan Tamm",)]


@pytest.mark.parametrize(
    "words",
    [
        "Поддерживаю министра Мари Каск: она успела вовремя.",
        "Поздравим министра Мари Каск: она успела вовремя.",
        "Благодарны министру Мари Каск: она успела вовремя.",
        "Согласен с министром Мари Каск: паром нужен.",
        "Поздравляем министра Мари Каск: паром пошёл.",
    ],
)
def test_a_sentence_with_a_colon_of_whom_one_speaks_of_is_no_label(words: str) -> None:
    text = f"Пресс-конференция в порту\n\n3 мая 2012 года\n\nЮхан Тамм: Добрый день.\n\n{words}\n\nВопрос: Когда?\n\nЮхан Тамм: Весной.\n"
    assert [who for label, who in turns(text) if "Каск" in label] == []


def test_the_last_turn_is_no_line_of_the_page() -> None:
    text = (
        HARBOUR
        + "JOURNALIST: Will it sail?\n\nMINISTER KASK: It will.\n\nJOURNALIST: Thank you, Minister.\n\nMedia enquiries\nMinister's office: (02) 0000 0000\n"
    )
    assert turns(text)[-1] == ("JOURNALIST:", ())


def test_a_paper_before_a_surname_is_no_name() -> None:
    text = (
        HARBOUR
        + "Minister Kask: Good morning.\n\nMinato Tsushin, Morita: Will it sail?\n\nMinister Kask: In spring.\n\nQuestion: And in fog?\n"
    )
    assert turns(text)[1] == ("Minato Tsushin, Morita:", ("Morita",))


def test_the_count_of_speeches_belongs_to_the_label() -> None:
    text = (
        "Harbour Council, debate on the ferry\nRiga, 4 May 2016\n\nSpeech 12 – President Mari Kask\nThe debate is open. Five minutes each.\n\n"
        "Speech 13 – Juhan Tamm, Minister for Ferries of Estonia (main speech)\nPresident! The ferry lies at the pier, and has lain there since the fog.\n\n"
        "Speech 14 – Liis Mägi (reply)\nWhy?\n\nSpeech 15 – Juhan Tamm (reply)\nFog.\n\nSpeech 16 – President Mari Kask\nThe debate is closed.\n\n"
        "The report was taken note of by 12 votes in favour, 3 against. 2 members abstained.\n"
    )
    assert [who for _, who in turns(text)] == [
        ("Mari Kask",),
        ("Juhan Tamm",),
        ("Liis Mägi",),
        ("Juhan Tamm",),
        ("Mari Kask",),
    ]
    assert parse(text).segments[-1].kind is Kind.NARRATIVE


def test_counted_speeches_of_which_one_is_nobody_s_are_not_read() -> None:
    text = (
        "Harbour Council, debate on the ferry\nRiga, 4 May 2016\n\nSpeech 12 – President Mari Kask\nThe debate is open.\n\n"
        "Speech 13 – for the three islands beyond the fog\nThe ferry lies at the pier.\n\nSpeech 14 – Juhan Tamm (reply)\nFog.\n\nSpeech 15 – President Mari Kask\nThe debate is closed.\n"
    )
    assert turns(text) == []


def test_the_recording_s_time_behind_a_name_and_a_name_cut_short() -> None:
    text = (
        "Episode 3: How to wait for a ferry\n4 May 2016\n\nIn this episode Mari Kask meets Liis Mägi, who keeps the light, and Martin Tamm of the pier.\n\n"
        "Mari Kask  00:14\nWelcome back. How long did you wait?\n\nLiis Mägi  00:26\nUntil spring.\n\nMari  00:35\nMart, and you?\n\nMart  00:38\nI never wait.\n\n"
        "Liis  01:07\nThat is true.\n\nMari  01:15\nWe shall come back.\n"
    )
    assert turns(text) == [
        ("Mari Kask  00:14", ("Mari Kask",)),
        ("Liis Mägi  00:26", ("Liis Mägi",)),
        ("Mari  00:35", ("Mari Kask",)),
        ("Mart  00:38", ("Martin Tamm",)),
        ("Liis  01:07", ("Liis Mägi",)),
        ("Mari  01:15", ("Mari Kask",)),
    ]
    assert all(s.confidence < 0.9 for s in parse(text).segments if s.speakers == ("Martin Tamm",))

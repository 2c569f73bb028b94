"""Speaker labels: each form with lines of our own, and what keeps a line from being one."""

import pytest

from archive.parsing import Kind, Role, parse
from archive.parsing.text.lines import Block
from archive.parsing.tongues.roles import is_outlet, role_of
from archive.parsing.turns.speaker_labels import FORMS, label_of


def label(line: str) -> tuple | None:
    turn = label_of(line.replace("\u00a0", " "), Block(0, len(line), 0, True))
    if turn is None:
        return None
    return line[turn.start : turn.end], turn.role, " ".join(turn.name.tokens) if turn.name else "", turn.rule


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(Foreign Minister Tamm)", ("(Foreign Minister Tamm)", "person", "Tamm", "enclosed-person")),
        (
            "(Foreign Minister Tamm) (Through interpreter)",
            ("(Foreign Minister Tamm) (Through interpreter)", "person", "Tamm", "enclosed-person"),
        ),
        (
            "[Foreign Minister Tamm] [as interpreted]",
            ("[Foreign Minister Tamm] [as interpreted]", "person", "Tamm", "enclosed-person"),
        ),
        (
            "(Foreign Minister Tamm): (In Estonian) It sails.",
            ("(Foreign Minister Tamm): (In Estonian)", "person", "Tamm", "enclosed-person"),
        ),
        (
            "[Foreign Minister Tamm (through interpreter)]",
            ("[Foreign Minister Tamm (through interpreter)]", "person", "Tamm", "enclosed-person"),
        ),
        ("(Министр Тамм) (через переводчика)", ("(Министр Тамм) (через переводчика)", "person", "Тамм", "enclosed-person")),
        ("(Question) (in Estonian)", ("(Question) (in Estonian)", "question", "", "enclosed-role")),
        ("【記者】 橋はどうですか。", ("【記者】", "question", "", "enclosed-role")),
        ("【タム首相】（同時通訳） 橋です。", ("【タム首相】（同時通訳）", "person", "タム", "enclosed-person")),
        ("（答）来週です。", ("（答）", "answer", "", "enclosed-role")),
        ("（外務大臣）来週です。", ("（外務大臣）", "person", "", "enclosed-person")),
        ("【朝夕新聞 佐田記者】橋は。", ("【朝夕新聞 佐田記者】", "reporter", "佐田", "enclosed-reporter")),
        ("【朝夕新聞 髙﨑記者】橋は。", ("【朝夕新聞 髙﨑記者】", "reporter", "髙﨑", "enclosed-reporter")),
        ("【朝夕新聞 𠮷野記者】橋は。", ("【朝夕新聞 𠮷野記者】", "reporter", "𠮷野", "enclosed-reporter")),
        ("○大臣 橋の話です。", ("○大臣", "person", "", "circled-label")),
        ("○森山官房長官", ("○森山官房長官", "person", "森山", "circled-label")),
        ("○記者", ("○記者", "question", "", "circled-label")),
        ("○森山委員 橋の話です。", ("○森山委員", "person", "森山", "circled-label")),
        ("○佐田政府参考人 お答えします。", ("○佐田政府参考人", "person", "佐田", "circled-label")),
        ("○高木（花）委員 橋の話です。", ("○高木（花）委員", "person", "高木花", "circled-label")),
        ("◎副区長（岸川紀） お答えします。", ("◎副区長（岸川紀）", "person", "岸川紀", "circled-label")),
        ("○（北沢よしのり議長） 始めます。", ("○（北沢よしのり議長）", "person", "北沢よしのり", "circled-label")),
        ("【有馬国際課長】お答えします。", ("【有馬国際課長】", "person", "有馬", "enclosed-person")),
        ("【田村部会長】始めます。", ("【田村部会長】", "person", "田村", "enclosed-person")),
        ("【服部会長】始めます。", ("【服部会長】", "person", "服部", "enclosed-person")),
        ("◆12番（森山花子） おはようございます。", ("◆12番（森山花子）", "person", "森山花子", "circled-label")),
        ("【大槻灯火保存室長】お答えします。", ("【大槻灯火保存室長】", "person", "大槻", "enclosed-person")),
        ("○佐田港湾局長 お答えします。", ("○佐田港湾局長", "person", "佐田", "circled-label")),
        ("○記者 橋はどうですか。", ("○記者", "question", "", "circled-label")),
        ("(Mr. Mori, Nishi Minato Broadcasting)", ("(Mr. Mori, Nishi Minato Broadcasting)", "reporter", "Mori", "enclosed-reporter")),
        ("(Ms. Toda, Minato Shimbun)", ("(Ms. Toda, Minato Shimbun)", "reporter", "Toda", "enclosed-reporter")),
        ("(Mr. Tamm, Minister of Trade)", ("(Mr. Tamm, Minister of Trade)", "person", "Tamm", "enclosed-reporter")),
        ("THE CHANCELLOR – (in German) Thank you.", ("THE CHANCELLOR – (in German)", "person", "", "person-label")),
        (
            "Mr. Juhan Tamm (Director General, Circumpolar Affairs, Department of Ferries, Harbours and Development of the Sea): Yes.",
            ("Mr. Juhan Tamm (Director General, Circumpolar Affairs, Department of Ferries, Harbours and Development of the Sea):", "person", "Juhan Tamm", "person-label"),
        ),
        ("Q: Why?", ("Q:", "question", "", "letter-label")),
        ("Q. Why?", ("Q.", "question", "", "letter-label")),
        ("Q:Why?", ("Q:", "question", "", "letter-label")),
        ("Q\u00a0\u00a0\u00a0 Why?", ("Q", "question", "", "letter-label")),
        ("Q Will it last?", ("Q", "question", "", "bare-letter-label")),
        ("Question (inaudible)", ("Question (inaudible)", "question", "", "noted-role")),
        ("Question (retranslated): Why?", ("Question (retranslated):", "question", "", "role-label")),
        ("Question contd: Why?", ("Question contd:", "question", "", "role-label")),
        ("Вопрос (перевод с эстонского): Когда?", ("Вопрос (перевод с эстонского):", "question", "", "role-label")),
        ("Ответ: Весной.", ("Ответ:", "answer", "", "role-label")),
        ("问：桥呢？", ("问：", "question", "", "role-label")),
        ("答：明年。", ("答：", "answer", "", "role-label")),
        ("MODERATOR: Please.", ("MODERATOR:", "moderator", "", "role-label")),
        (
            "SENIOR ADMINISTRATION OFFICIAL: Yes.",
            ("SENIOR ADMINISTRATION OFFICIAL:", "nobody", "", "role-label"),
        ),
        ("Foreign Minister Tamm: Yes.", ("Foreign Minister Tamm:", "person", "Tamm", "person-label")),
        ("MR. TAMM: Yes.", ("MR. TAMM:", "person", "Tamm", "person-label")),
        ("Mari Kask (retranslated): Yes.", ("Mari Kask (retranslated):", "person", "Mari Kask", "person-label")),
        (
            "PRIME MINISTER KASK: (As interpreted.) Yes.",
            ("PRIME MINISTER KASK: (As interpreted.)", "person", "Kask", "person-label"),
        ),
        ("KASK Mari: Yes.", ("KASK Mari:", "person", "Mari Kask", "person-label")),
        ("Foreign MinisterTamm: Yes.", ("Foreign MinisterTamm:", "person", "Tamm", "person-label")),
        ("President of\u00a0Estonia Mari Kask: Yes.", ("President of\u00a0Estonia Mari Kask:", "person", "Mari Kask", "person-label")),
        (
            "Harbour Investment Fund CEO Mari Kask: Yes.",
            ("Harbour Investment Fund CEO Mari Kask:", "person", "Mari Kask", "person-label"),
        ),
        (
            "Commissioner for Children's Rights Mari Kask: Yes.",
            ("Commissioner for Children's Rights Mari Kask:", "person", "Mari Kask", "person-label"),
        ),
        ("Foreign Minister\u202fTamm: Yes.", ("Foreign Minister\u202fTamm:", "person", "Tamm", "person-label")),
        ("NHK, Ms. Kask: Why?", ("NHK, Ms. Kask:", "reporter", "Kask", "reporter-label")),
        ("Official Spokesperson (Shri Arun Deshwal): Yes.", ("Official Spokesperson (Shri Arun Deshwal):", "person", "Arun Deshwal", "office-and-name")),
        ("(Reporter) (Kask, Coast News)", ("(Reporter) (Kask, Coast News)", "reporter", "Kask", "noted-role")),
        ("King Toomas II of Estonia (retranslated): Yes.", ("King Toomas II of Estonia (retranslated):", "person", "Toomas II", "person-label")),
        ("Mr. KASK Mari, Press Secretary: Yes.", ("Mr. KASK Mari, Press Secretary:", "person", "Mari Kask", "reporter-label")),
        ("Minister: Yes.", ("Minister:", "person", "", "person-label")),
        ("Official Spokesperson: Yes.", ("Official Spokesperson:", "person", "", "person-label")),
        ("Г-Н РАКИТИН: Да.", ("Г-Н РАКИТИН:", "person", "Ракитин", "person-label")),
        ("ПОСОЛ РАКИТИН: Да.", ("ПОСОЛ РАКИТИН:", "person", "Ракитин", "person-label")),
        ("С.В.Ракитин: Да.", ("С.В.Ракитин:", "person", "С. В. Ракитин", "person-label")),
        ("Deguma, Coast News: Why?", ("Deguma, Coast News:", "reporter", "Deguma", "reporter-label")),
        ("Mari Kask of Northern Radio: Why?", ("Mari Kask of Northern Radio:", "reporter", "Mari Kask", "reporter-label")),
        ("Coast Daily: Why?", ("Coast Daily:", "reporter", "", "outlet-label")),
        ("Morning programme host Mari Kask: Good day.", ("Morning programme host Mari Kask:", "person", "Mari Kask", "person-label")),
        ("Студентка Мари Каск: Да.", ("Студентка Мари Каск:", "person", "Мари Каск", "person-label")),
        ("Paramedic Mari Kask: Yes.", ("Paramedic Mari Kask:", "person", "Mari Kask", "person-label")),
        (
            "Commander of the harbour's training detachment Mari Kask: Yes.",
            ("Commander of the harbour's training detachment Mari Kask:", "person", "Mari Kask", "person-label"),
        ),
        ("State Assembly Deputy Mari Kask: Yes.", ("State Assembly Deputy Mari Kask:", "person", "Mari Kask", "person-label")),
        (
            "Secretary of the Harvest Party General Council Mari Kask: Yes.",
            ("Secretary of the Harvest Party General Council Mari Kask:", "person", "Mari Kask", "person-label"),
        ),
        (
            "Director of the State Corporation for Harbour Activities Mari Kask: Yes.",
            ("Director of the State Corporation for Harbour Activities Mari Kask:", "person", "Mari Kask", "person-label"),
        ),
        (
            "Mari Kask, head of the school of inland navigation: Yes.",
            ("Mari Kask, head of the school of inland navigation:", "person", "Mari Kask", "described-person"),
        ),
        (
            "Mari Kask, arc welder at a yard in the old harbour: Yes.",
            ("Mari Kask, arc welder at a yard in the old harbour:", "person", "Mari Kask", "described-person"),
        ),
        (
            "Archbishop Toomas of Tartu and All Estonia: Yes.",
            ("Archbishop Toomas of Tartu and All Estonia:", "person", "Toomas", "person-label"),
        ),
        ("German Kask: Yes.", ("German Kask:", "person", "German Kask", "person-label")),
        ("Harbour Fund CEO German Kask: Yes.", ("Harbour Fund CEO German Kask:", "person", "German Kask", "person-label")),
        ("Wanjiru al-Tamm: Yes.", ("Wanjiru al-Tamm:", "person", "Wanjiru al-Tamm", "person-label")),
        ("Sun Kask: Yes.", ("Sun Kask:", "person", "Sun Kask", "person-label")),
        ("A. Kask: Yes.", ("A. Kask:", "person", "A. Kask", "person-label")),
        ("Comment: Well said!", ("Comment:", "nobody", "", "role-label")),
        ("Kask, Freelance: Why?", ("Kask, Freelance:", "reporter", "Kask", "reporter-label")),
        ("The Lantern: Why?", ("The Lantern:", "reporter", "", "unknown-label")),
        ("Q. – Why?", ("Q. –", "question", "", "letter-label")),
        ("THE MINISTER – Because.", ("THE MINISTER –", "person", "", "person-label")),
        (
            "Photo of Mari KaskMari Kask (Tartu, Reform)",
            ("Photo of Mari KaskMari Kask (Tartu, Reform)", "person", "Mari Kask", "chamber-label"),
        ),
        (
            "Kask3. Hon MARI KASK (Reform) Link to this",
            ("Kask3. Hon MARI KASK (Reform) Link to this", "person", "Mari Kask", "chamber-label"),
        ),
        ("TammMr SPEAKER Link to this", ("TammMr SPEAKER Link to this", "nobody", "", "chamber-label")),
        (
            "MARI KASK (Reform) to the Minister of Fisheries: When?",
            ("MARI KASK (Reform) to the Minister of Fisheries:", "person", "Mari Kask", "chamber-label"),
        ),
        (
            "Harbour Spokesperson Mari Norman: Good afternoon.",
            ("Harbour Spokesperson Mari Norman:", "person", "Mari Norman", "person-label"),
        ),
        (
            "Harbour Spokesperson Ilina Moldovan: Good afternoon.",
            ("Harbour Spokesperson Ilina Moldovan:", "person", "Ilina Moldovan", "person-label"),
        ),
        ("【森山記者】船便はいつですか。", ("【森山記者】", "reporter", "森山", "enclosed-reporter")),
        ("【海洋新聞記者】船便はいつですか。", ("【海洋新聞記者】", "question", "", "enclosed-role")),
        ("Col. Kask: No.", ("Col. Kask:", "person", "Kask", "person-label")),
        (
            "The Lord Privy Seal (Mr. Juhan Tamm): No.",
            ("The Lord Privy Seal (Mr. Juhan Tamm):", "person", "Juhan Tamm", "office-and-name"),
        ),
        ("SMT. KAMALA RAO:", ("SMT. KAMALA RAO:", "person", "Kamala Rao", "person-label")),
        (
            "THE MINISTER OF STATE IN THE MINISTRY OF FISHERIES (SHRI ARVIND RAO):",
            (
                "THE MINISTER OF STATE IN THE MINISTRY OF FISHERIES (SHRI ARVIND RAO):",
                "person",
                "Arvind Rao",
                "office-and-name",
            ),
        ),
    ],
)  # fmt: skip
def test_a_line_opens_with_a_label(line, expected):
    assert label(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "(Laughter) Thank you.",
        "We agreed on one thing: the bridge.",
        "Date: 4 March 2011",
        "Deadline: 4 March 2011",
        "Yesterday I met the teacher Mari Kask: she agreed.",
        "Mari Kask, as we all know, said one thing: wait.",
        "The United Kingdom: this is what was written there.",
        "The ship left at 10:30 and came back.",
        "To everyone who is here today: thank you.",
        "В. Петров приехал.",
        "「橋」について。",
    ],
)
def test_a_line_without_a_label(line):
    assert label(line) is None


def test_each_form_says_what_it_reads_with_an_example():
    assert all('"' in (form.__doc__ or "") for form in FORMS)


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Question 3", "question"),
        ("Question from Coast News", "question"),
        ("follow-up", "question"),
        ("Журналист", "question"),
        ("司会", "moderator"),
        ("Ответ", "answer"),
        ("Реплика", "nobody"),
        ("Студентка", "nobody"),
        ("Преподаватель", "nobody"),
        ("Mari Kask", None),
    ],
)
def test_the_role_of_words(words, role):
    assert role_of(words) == role


def test_what_is_a_paper_and_what_a_person():
    assert [is_outlet(words) for words in ("Coast Daily", "NHK", "Radio Tallinn", "Mari Kask", "we met today")] == [
        True,
        True,
        True,
        False,
        False,
    ]


BRIEFING = """Regular Press Conference by Spokesperson Wen Lihua

The Lantern: Will the bridge be built?

Wen Lihua: It will. One thing matters: time.

The Paper Boat: When?

Wen Lihua: Soon.

Two Remarks: I am glad that you came.
"""


def test_a_paper_nobody_knows_asks_where_a_spokesperson_answers_again_and_again():
    found = [(BRIEFING[s.start : s.end], s.role, s.speakers) for s in parse(BRIEFING).statements()]
    assert found == [
        ("Will the bridge be built?", Role.QUESTION, ()),
        ("It will. One thing matters: time.", Role.ANSWER, ("Wen Lihua",)),
        ("When?", Role.QUESTION, ()),
        ("Soon.", Role.ANSWER, ("Wen Lihua",)),
        ("Two Remarks: I am glad that you came.", Role.ANSWER, ("Wen Lihua",)),
    ]


def test_words_that_may_be_a_label_make_what_follows_less_sure():
    record = parse(BRIEFING)
    last = record.statements()[-1]
    assert last.confidence == 0.7 < record.statements()[-2].confidence
    assert "these words may be a speaker's label" in [w.message for w in record.warnings]


def test_a_label_that_shortens_names_whom_the_long_one_named():
    text = (
        "Talks in Tartu\n\nForeign Minister Juhan Tamm: Good day.\n\nQuestion: When?\n\nMr. Tamm: Soon.\n\n"
        "Question: Why?\n\nMinister: I do not know.\n"
    )
    labels = [(text[s.start : s.end], s.speakers) for s in parse(text).segments if s.kind is Kind.SPEAKER_LABEL]
    assert labels == [
        ("Foreign Minister Juhan Tamm:", ("Juhan Tamm",)),
        ("Question:", ()),
        ("Mr. Tamm:", ("Juhan Tamm",)),
        ("Question:", ()),
        ("Minister:", ("Juhan Tamm",)),
    ]


def test_a_name_after_words_of_its_office_is_what_a_later_label_prints_alone():
    text = (
        "Meeting in Tartu\n\nHead of Harbour Company Merelaev Mari Kask: We sail.\n\nJuhan Tamm: Where to?\n\n"
        "Mari Kask: To Riga.\n\nJuhan Tamm: Good.\n"
    )
    assert {s.speakers for s in parse(text).statements()} == {("Mari Kask",), ("Juhan Tamm",)}

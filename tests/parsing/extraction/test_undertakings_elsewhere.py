"""Undertakings in Japanese and Russian: the form of a clause, and what it says of whom and by when."""

import pytest

from archive.parsing import Attribution, Breakdown, Kind, Mention, Participant, Segment, Speech
from archive.parsing.extraction import find_undertakings, undertakings_ja, undertakings_ru

JA = ("日野大臣", "カスク大臣")
RU = ("Мария Каск", "Пётр Окунев")


def record(text, language, *, speech=Speech.INDIRECT, speakers=None):
    """One statement by the first to the second of two persons, on 1 September 2003, with their names marked."""
    people = JA if language == "ja" else RU
    part = Segment(
        Kind.STATEMENT, 0, len(text), path="1", speakers=people[:1] if speakers is None else speakers, addressees=people[1:],
        attribution=Attribution.NAMED, speech=speech,
    )  # fmt: skip
    mentions = sorted(
        (Mention(at, at + len(person), person, person) for person in people if (at := text.find(person)) >= 0),
        key=lambda mention: mention.start,
    )
    participants = (Participant(JA[0], "日本国外務大臣"), Participant(JA[1], "エストニア外務大臣"))
    return Breakdown(
        language=language, event_date="2003-09-01", segments=(part,), mentions=tuple(mentions),
        participants=participants if language == "ja" else (),
    )  # fmt: skip


def said(text, language, **how):
    return [
        (one.act, one.by, one.towards, text[slice(*one.what)], one.due_date)
        for one in find_undertakings(text, record(text, language, **how))
        if one.confidence >= 0.5
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("日野大臣から、橋を早期に再開したい、率直に議論してほしい旨述べた。",
         [("intends", JA[:1], (), "橋を早期に再開したい", ""), ("requested", JA[:1], JA[1:], "率直に議論", "")]),
        ("日野大臣より,歓迎に感謝する,次回会合では10月に成果をあげたい旨述べました。",
         [("intends", JA[:1], (), "次回会合では10月に成果をあげたい", "2003-10")]),
        ("日野大臣から、支援に感謝したい、お祝いを申し上げたい旨述べた。", []),
        ("日野大臣は、エストニアに対し、港の使用を認めるよう求めた。", [("requested", JA[:1], ("エストニア",), "港の使用を認める", "")]),
        ("日野大臣から、ケニアが交渉に戻ることを期待している旨述べた。", [("expects", JA[:1], ("ケニア",), "ケニアが交渉に戻る", "")]),
        ("日野大臣は、ケニアは、使節を派遣する用意がある旨説明した。", [("offered", ("ケニア",), (), "使節を派遣する", "")]),
        ("引き続き緊密に連携していくことを確認した。", [("agreed", JA[:1], (), "引き続き緊密に連携していく", "")]),
        ("協力の必要性で一致し、両国が友好関係にあることを確認した。", []),
        ("航路を維持することへのコミットメントを表明した。", [("pledged", JA[:1], (), "航路を維持する", "")]),
        ("本日夕刻、書簡を大使に伝達する予定である。", [("scheduled", JA[:1], (), "書簡を大使に伝達", "2003-09-01")]),
        ("今後の見通しについてはどのようにしていきたい考えでしょうか。", []),
        ("日野大臣から、橋の再建に協力する旨の力強い発言がありました。", [("intends", JA[:1], (), "橋の再建に協力する", "")]),
        ("日野大臣から、橋の再建を評価する旨述べた。", []),
        ("日野大臣は、幅広く意見交換を行い、航路を維持していくことで一致した。", [("agreed", JA[:1], (), "航路を維持していく", "")]),
        ("航路の維持に共に取り組むことを再確認。", [("agreed", JA[:1], (), "航路の維持に共に取り組む", "")]),
        ("日野大臣から、両港を結びつけていただきたい旨述べた。", [("requested", JA[:1], JA[1:], "両港を結びつけて", "")]),
        ("日野大臣は、支援を2倍に増加させることを表明した。", [("intends", JA[:1], (), "支援を2倍に増加させる", "")]),
        ("期間は2週間の予定です。", []),
        ("日野大臣より、両国は大きな役割を果たす、橋を早期に再開したい旨述べた。", [("intends", JA[:1], (), "橋を早期に再開したい", "")]),
        ("日野大臣から、橋の早期再開への期待を表明した。", [("expects", JA[:1], (), "橋の早期再開", "")]),
    ],
)  # fmt: skip
def test_japanese_clauses(text, rows):
    assert said(text, "ja") == rows


def test_a_plan_in_plain_polite_form_is_one_in_direct_speech_only():
    text = "来月、二か国を訪問いたします。"
    assert said(text, "ja", speech=Speech.DIRECT) == [
        ("intends", JA[:1], (), "来月、二か国を訪問いたします", "2003-10")
    ]
    assert said(text, "ja") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Она призвала Кению открыть порт до конца года.", [("requested", RU[:1], ("Кению",), "Кению открыть порт до конца года", "2003-09-01/2003-12-31")]),
        ("Стороны договорились о том, что паром пойдёт в мае, сообщает издание.", [("agreed", ("Стороны",), (), "паром пойдёт в мае", "2004-05")]),
        ("Кения готова пойти навстречу соседям.", [("offered", ("Кения",), (), "пойти навстречу соседям", "")]),
        ("Мария Каск отметила важность форума «Море и суша», который состоится в Найроби 5 октября, а также визитов.",
         [("scheduled", (), (), "форума «Море и суша», который состоится в Найроби 5 октября", "2003-10-05")]),
        ("Правительство приняло решение построить мост.", [("agreed", RU[:1], (), "построить мост", "")]),
        ("Как и договорились стороны, паром пошёл.", []),
        ("Мы хотели бы поблагодарить за приём.", []),
        ("Мы обещаем открыть порт.", [("pledged", RU[:1], (), "открыть порт", "")]),
        ("Он не обещал прислать судно.", []),
        ("Встречу предлагается провести завтра.", [("proposed", (), (), "Встречу предлагается провести завтра", "2003-09-02")]),
        ("Готовы ли вы открыть порт?", []),
        ("Эстония и Кения подпишут договор в мае.", [("scheduled", ("Эстония", "Кения"), (), "Эстония и Кения подпишут договор в мае", "2004-05")]),
        ("Он пригласил экспертов в Таллин и предложил провести встречу.",
         [("invited", RU[:1], RU[1:], "экспертов в Таллин", ""), ("proposed", RU[:1], RU[1:], "провести встречу", "")]),
        ("«Надеемся, что мост откроют. Дорога длинная», — говорится в записи.", [("expects", RU[:1], (), "мост откроют", "")]),
        ("Стороны подтвердили приверженность миру.", []),
        ("Будет рассмотрен бюджет на 2004 год.", [("scheduled", (), (), "Будет рассмотрен бюджет на 2004 год", "")]),
    ],
)  # fmt: skip
def test_russian_clauses(text, rows):
    assert said(text, "ru") == rows


@pytest.mark.parametrize("rule", [*undertakings_ja.RULES, *undertakings_ru.RULES], ids=lambda rule: rule.name)
def test_rule_finds_its_example(rule):
    text = rule.example
    found = find_undertakings(text, record(text, rule.name[:2], speech=Speech.DIRECT))
    assert [(one.rule, one.act) for one in found] == [(rule.name, rule.act)]

"""Whose "両国外務大臣は" is in a joint communiqué, and whom a Russian diary's "министр" means."""

from archive.parsing import parse

COMMUNIQUE = """エストニア外務大臣の日本国訪問に関する共同コミュニケ

（1978年3月4日　東京）

１．エストニア共和国外務大臣ユハン・タム閣下は、1978年3月1日から4日まで日本国を公式訪問した。

２．同大臣は、滞在中、灯台を視察した。

３．両国外務大臣は、船便が増えていることを確認した。

４．森山一郎外務大臣は、灯台を直す用意がある旨を述べた。

５．両国外務大臣は、次の諸点について見解を共にした。
（a）船便は、毎日のものでなければならない。
（b）灯台は、春に直されるべきである。
"""


def test_both_foreign_ministers_are_the_only_two_that_the_record_names():
    parts = {s.path: s for s in parse(COMMUNIQUE).segments if str(s.kind) in ("statement", "lead_in")}
    both = {"ユハン・タム", "森山一郎"}
    assert str(parts["5"].kind) == "lead_in"
    for path in ("3", "5", "5.a", "5.b"):
        assert {str(p) for p in parts[path].speakers} == both
        assert parts[path].confidence < 0.9


DIARY = """ЗАПИСЬ БЕСЕДЫ ПОСЛА Ю. ТАММА
С МИНИСТРОМ ТОРГОВЛИ И ПРОМЫШЛЕННОСТИ КЕНИИ Д. КЕРЕМОЙ

4 марта 1961 г.

Керема сообщил, что верфь строит паром.

Затем министр поставил следующие вопросы:

а) о пароме;

б) о маяке.
"""


def test_the_minister_of_two_things_puts_the_questions_that_he_is_said_to_put():
    parts = {DIARY[s.start : s.end]: [str(p) for p in s.speakers] for s in parse(DIARY).segments}
    assert (
        parts["о пароме;"] == parts["о маяке."] == parts["Затем министр поставил следующие вопросы:"] == ["Д. Керема"]
    )

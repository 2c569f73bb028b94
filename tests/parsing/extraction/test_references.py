"""References: text and the instruments it names; a registry that grows."""

import pytest

from archive.parsing.extraction import find_places, find_references, match
from archive.parsing.extraction.found import Instrument, Name, Registry
from tests.parsing.extraction.flat import flat
from tests.parsing.extraction.said import REGISTRY


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("en", "It supports UN Security Council Resolution 1511.", [("UN Security Council Resolution 1511", "S/RES/1511(2003)", "unscr-1511")]),
        ("en", "Security Council resolutions 1695 and 1718 hold.", [("Security Council resolutions 1695", "S/RES/1695(2006)", "unscr-1695"), ("1718", "S/RES/1718(2006)", "unscr-1718")]),
        ("en", "See S/RES/1373 (2001).", [("S/RES/1373 (2001)", "S/RES/1373(2001)", "unscr-1373")]),
        ("en", "General Assembly resolution 55/2 says so.", [("General Assembly resolution 55/2", "A/RES/55/2", "un-millennium-declaration")]),
        ("en", "Both are parties to the Nuclear Non-Proliferation Treaty (NPT).", [("Nuclear Non-Proliferation Treaty (NPT)", "NPT", "npt")]),
        ("en", "They recalled the 1956 Joint Declaration.", [("1956 Joint Declaration", "", "japan-ussr-joint-declaration-1956")]),
        ("en", "They recalled the Joint Declaration of 1956.", [("Joint Declaration of 1956", "", "japan-ussr-joint-declaration-1956")]),
        ("en", "The Russian-Japanese Plan of Action and the Tokyo Declaration.", [("Russian-Japanese Plan of Action", "", "japan-russia-action-plan"), ("Tokyo Declaration", "", "tokyo-declaration-1993")]),
        ("en", "They signed the Agreement between Estonia and Kenya on Ferry Traffic.", [("Agreement between Estonia and Kenya on Ferry Traffic", "", "")]),
        ("en", "Kenya submits the Convention on Ferry Traffic to its parliament.", [("Convention on Ferry Traffic", "", "")]),
        ("en", "They signed a Treaty of Friendship, Trade and Navigation.", [("Treaty of Friendship, Trade and Navigation", "", "")]),
        ("en", "They recalled the Kenya-U.S. Joint Statement in April.", [("Kenya-U.S. Joint Statement", "", "")]),
        ("en", "They carry out the Master Plan on Ferry Routes (MPFR) 2025.", [("Master Plan on Ferry Routes (MPFR) 2025", "MPFR", "")]),
        ("en", "The treaty, a peace treaty, this Agreement and the relevant resolutions.", []),
        ("ja", "安保理決議第1511号と日朝平壌宣言と核兵器不拡散条約（NPT）。", [("安保理決議第1511号", "S/RES/1511(2003)", "unscr-1511"), ("日朝平壌宣言", "", "japan-dprk-pyongyang-declaration"), ("核兵器不拡散条約（NPT）", "NPT", "npt")]),
        ("ja", "NPTの履行とイルクーツク声明を確認した。", [("NPT", "NPT", "npt"), ("イルクーツク声明", "", "irkutsk-statement-2001")]),
        ("ja", "平和条約を締結する。", []),
        ("ja", "日ロ平和条約の交渉を始める。", []),
        ("ru", "Они напомнили о резолюции СБ ООН 1511 и о Токийской декларации.", [("резолюции СБ ООН 1511", "S/RES/1511(2003)", "unscr-1511"), ("Токийской декларации", "", "tokyo-declaration-1993")]),
        ("ru", "Ратифицирован Протокол о внесении дополнения в Соглашение между Правительством Эстонии и Правительством Кении об использовании порта от 5 октября 2004 года, подписанный в Таллине.",
         [("Протокол о внесении дополнения в Соглашение между Правительством Эстонии и Правительством Кении об использовании порта от 5 октября 2004 года", "", "")]),
        ("ru", "Подписано Соглашение о сотрудничестве в области рыболовства, и оно вступило в силу.", [("Соглашение о сотрудничестве в области рыболовства", "", "")]),
        ("ru", "Реализация Совместного всеобъемлющего плана действий (СВПД): план действий по СВПД.", [("Совместного всеобъемлющего плана действий (СВПД)", "JCPOA", "jcpoa"), ("СВПД", "JCPOA", "jcpoa")]),
        ("ru", "Договор о судоходстве (ДС) действовал давно.", [("Договор о судоходстве (ДС)", "ДС", "")]),
        ("en", "They recalled S/PRST/2014/16 and the Basic Ferry and Road Agreement (BFRA).", [("S/PRST/2014/16", "S/PRST/2014/16", ""), ("Basic Ferry and Road Agreement (BFRA)", "BFRA", "")]),
        ("en", "They praised the Kenya-Estonia Ferry and Road Treaty.", [("Kenya-Estonia Ferry and Road Treaty", "", "")]),
        ("en", "They follow the Action Plan 2020-24.", [("Action Plan 2020-24", "", "")]),
        ("ja", "航路に関する共同宣言を発出した。日露協力に関する第3回航路共同宣言を歓迎した。", [("第3回航路共同宣言", "", "")]),
        ("ru", "Речь шла о будапештском меморандуме, Конвенции о запрещении химического оружия и КЗХО.",
         [("будапештском меморандуме", "", "budapest-memorandum"), ("Конвенции о запрещении химического оружия", "CWC", "chemical-weapons-convention"), ("КЗХО", "CWC", "chemical-weapons-convention")]),
        ("ru", "Участники Договора о нераспространении ядерного оружия от 1 июля 1968 года.", [("Договора о нераспространении ядерного оружия от 1 июля 1968 года", "NPT", "npt")]),
        ("ru", "Организация Договора о коллективной безопасности и Устав ООН и выполнение договорённостей.", [("Устав ООН", "", "un-charter")]),
        ("ru", "Конвенция о запрещении постройки, ремонта и покупки паромов вступила в силу.", [("Конвенция о запрещении постройки, ремонта и покупки паромов", "", "")]),
        ("ru", "Выход из Договора о нераспространении ядерного оружия.", [("Договора о нераспространении ядерного оружия", "NPT", "npt")]),
        ("ru", "Стороны действуют в соответствии с договором о дружбе, торговле и мореплавании.", [("договором о дружбе, торговле и мореплавании", "", "")]),
        ("ru", "Есть соглашение о паромах от 5 мая 2004 года.", [("соглашение о паромах от 5 мая 2004 года", "", "")]),
        ("ru", "Обсуждали договор о мире, а также соглашение о наших паромах и портах.", []),
    ],
)  # fmt: skip
def test_instruments_are_found_and_known(language, text, rows):
    found = find_references(text, flat(text, language=language), REGISTRY)
    assert [(text[r.start : r.end], r.designation, r.instrument) for r in found] == rows


@pytest.mark.parametrize(
    ("text", "date", "instrument"),
    [
        ("Japan and Russia carry out the Action Plan.", "2003-09-01", "japan-russia-action-plan"),
        ("Japan and Russia carry out the Action Plan.", "1999-09-01", ""),
        ("Estonia and Kenya carry out the Action Plan.", "2003-09-01", ""),
        ("The Moscow Treaty is in force.", "2003-09-01", "sort"),
        ("The Moscow Treaty is in force.", "2015-09-01", ""),
    ],
)
def test_a_name_means_an_instrument_for_a_time_and_between_its_parties(text, date, instrument):
    (one,) = find_references(text, flat(text, date=date), REGISTRY)
    assert one.instrument == instrument


def test_what_was_unknown_is_matched_when_its_target_arrives():
    text = "They recalled the Tartu Declaration and the NPT."
    breakdown = flat(text)
    before = find_references(text, breakdown, REGISTRY)
    assert [r.instrument for r in before] == ["", "npt"]
    arrived = Instrument("tartu-declaration", "Tartu Declaration", "declaration", adopted="2001-05-01")
    after = match(before, text, breakdown, Registry((*REGISTRY.instruments, arrived)))
    assert [r.instrument for r in after] == ["tartu-declaration", "npt"]
    assert [(r.start, r.end) for r in after] == [(r.start, r.end) for r in before]


def test_two_instruments_of_one_name_leave_it_open():
    name = Name("Tartu Declaration")
    two = Registry(tuple(Instrument(slug, slug, "declaration", names=(name,)) for slug in ("one", "two")))
    text = "They recalled the Tartu Declaration."
    assert [r.instrument for r in find_references(text, flat(text), two)] == [""]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "North Korea and the Democratic People's Republic of Korea (DPRK).", ["KP", "KP"]),
        ("en", "The President of the Russian Federation and US President Doe met the Japanese side.", []),
        (
            "en",
            "Japan-Russia relations, the Pyongyang Declaration, the Sakhalin Project and Tartu University.",
            ["JP", "RU"],
        ),
        ("en", "They met in St. Petersburg and on Bali Island in Indonesia.", ["RU", "ID", "ID"]),
        ("en", "The United Nations (UN), the Barents Sea and the northern territories.", ["", "", ""]),
        ("en", "He chaired a meeting of the Security Council in Tartu.", ["EE"]),
        ("ja", "北朝鮮とモスクワについて、日本側は述べた。", ["KP", "RU"]),
        ("ru", "В Москве и Китае, с российской стороной, в ООН.", ["RU", "CN", ""]),
    ],
)
def test_places_are_names_and_not_parts_of_other_names(language, text, names):
    assert [place.country for place in find_places(text, flat(text, language=language))] == names

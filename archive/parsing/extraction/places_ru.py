"""States, places and bodies by their Russian names; nouns in the nominative, of which the other cases are made."""

from __future__ import annotations

STATES = """
Россия:RU:Russia|Япония:JP:Japan|Китай:CN:China|США:US:United States|Америка:US:United States|КНР:CN:China|КНДР:KP:North Korea|РФ:RU:Russia|СССР:SU:Soviet Union|ФРГ:DE:Germany|ОАЭ:AE:United Arab Emirates|ЮАР:ZA:South Africa|Франция:FR:France
|Германия:DE:Germany|Италия:IT:Italy|Великобритания:GB:United Kingdom|Канада:CA:Canada|Ирак:IQ:Iraq|Иран:IR:Iran|Сирия:SY:Syria|Афганистан:AF:Afghanistan|Украина:UA:Ukraine|Индия:IN:India|Пакистан:PK:Pakistan|Индонезия:ID:Indonesia
|Вьетнам:VN:Vietnam|Таиланд:TH:Thailand|Малайзия:MY:Malaysia|Сингапур:SG:Singapore|Австралия:AU:Australia|Монголия:MN:Mongolia|Казахстан:KZ:Kazakhstan|Узбекистан:UZ:Uzbekistan|Киргизия:KG:Kyrgyzstan|Таджикистан:TJ:Tajikistan
|Туркменистан:TM:Turkmenistan|Туркмения:TM:Turkmenistan|Турция:TR:Turkey|Израиль:IL:Israel|Египет:EG:Egypt|Испания:ES:Spain|Польша:PL:Poland|Бразилия:BR:Brazil|Мексика:MX:Mexico|Белоруссия:BY:Belarus|Беларусь:BY:Belarus|Грузия:GE:Georgia
|Армения:AM:Armenia|Азербайджан:AZ:Azerbaijan|Молдавия:MD:Moldova|Эстония:EE:Estonia|Латвия:LV:Latvia|Литва:LT:Lithuania|Финляндия:FI:Finland|Швеция:SE:Sweden|Норвегия:NO:Norway|Дания:DK:Denmark|Сербия:RS:Serbia|Югославия::Yugoslavia|Греция:GR:Greece
|Венгрия:HU:Hungary|Болгария:BG:Bulgaria|Румыния:RO:Romania|Чехия:CZ:Czech Republic|Австрия:AT:Austria|Кения:KE:Kenya|Куба:CU:Cuba|Венесуэла:VE:Venezuela|Ливия:LY:Libya
|Российская Федерация:RU:Russia|Северная Корея:KP:North Korea|Южная Корея:KR:South Korea|Республика Корея:KR:South Korea|Саудовская Аравия:SA:Saudi Arabia
"""
PLACES = """
Москва:RU:Moscow|Санкт-Петербург:RU:St. Petersburg|Петербург:RU:St. Petersburg|Владивосток:RU:Vladivostok|Хабаровск:RU:Khabarovsk|Сибирь:RU:Siberia|Сахалин:RU:Sakhalin|Находка:RU:Nakhodka|Кремль:RU:Kremlin|Сочи:RU:Sochi|Казань:RU:Kazan|Чечня:RU:Chechnya|Иркутск:RU:Irkutsk
|Крым:UA:Crimea|Киев:UA:Kyiv|Донбасс:UA:Donbass|Токио:JP:Tokyo|Осака:JP:Osaka|Хоккайдо:JP:Hokkaido|Пекин:CN:Beijing|Шанхай:CN:Shanghai|Пхеньян:KP:Pyongyang|Сеул:KR:Seoul|Вашингтон:US:Washington|Нью-Йорк:US:New York|Лондон:GB:London|Париж:FR:Paris|Берлин:DE:Berlin
|Рим:IT:Rome|Мадрид:ES:Madrid|Женева:CH:Geneva|Вена:AT:Vienna|Брюссель:BE:Brussels|Минск:BY:Minsk|Астана:KZ:Astana|Багдад:IQ:Baghdad|Бангкок:TH:Bangkok|Дальний Восток:RU:Far East|Восточная Сибирь:RU:Eastern Siberia
|Европа::Europe|Азия::Asia|Африка::Africa|Ближний Восток::Middle East|Арктика::Arctic|Кавказ::Caucasus|Корейский полуостров::Korean Peninsula|Латинская Америка::Latin America|Центральная Азия::Central Asia|Средняя Азия::Central Asia|Южные Курилы::Northern Territories / Southern Kurils
|Чёрное море::Black Sea|Черное море::Black Sea|Баренцево море::Barents Sea|Тихий океан::Pacific Ocean
"""
BODIES = """
ООН::United Nations|НАТО::North Atlantic Treaty Organization|ОБСЕ::Organization for Security and Co-operation in Europe|АТЭС::Asia-Pacific Economic Cooperation|ШОС::Shanghai Cooperation Organisation|СНГ::Commonwealth of Independent States|ОДКБ::Collective Security Treaty Organisation
|ЕврАзЭС::Eurasian Economic Community|ЕАЭС::Eurasian Economic Union|МАГАТЭ::International Atomic Energy Agency|ВТО::World Trade Organization|МВФ::International Monetary Fund|БРИКС::BRICS|Евросоюз::European Union|Европейский союз::European Union|АСЕАН::Association of Southeast Asian Nations
|Совет Безопасности ООН::UN Security Council|Совет Безопасности::UN Security Council|Совбез ООН::UN Security Council|СБ ООН::UN Security Council|Генеральная Ассамблея ООН::UN General Assembly|Организация Объединённых Наций::United Nations|Всемирный банк::World Bank
"""
_ENDINGS = (
    ("ая", ("ая", "ой", "ую")),
    ("яя", ("яя", "ей", "юю")),
    ("ий", ("ий", "его", "ему", "им", "ем", "ого", "ому", "ом")),
    ("ый", ("ый", "ого", "ому", "ым", "ом")),
    ("ые", ("ые", "ых", "ым", "ыми")),
    ("ое", ("ое", "ого", "ому", "ым", "ом")),
    ("во", ("во", "ва", "ву", "вым", "вом")),
    ("ия", ("ия", "ии", "ию", "ией")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("я", ("я", "и", "е", "ю", "ей", "ёй")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ль", ("ль", "ля", "лю", "лём", "лем", "ле")),
    ("ь", ("ь", "и", "ью")),
    ("ток", ("ток", "тока", "току", "током", "токе")),
    ("ы", ("ы", "", "ам", "ами", "ах")),
)


def cases(word: str) -> tuple[str, ...]:
    """The forms of a noun or adjective in the cases of the singular, made from its ending; abbreviations stay."""
    if word.isupper() or word[-1] in "оиуеэё" and not word.endswith(("ое", "ые", "во")):
        return (word,)
    if word in ("Египет",):
        return ("Египет", "Египта", "Египту", "Египтом", "Египте")
    for ending, forms in _ENDINGS:
        if word.endswith(ending):
            return tuple(word.removesuffix(ending) + form for form in forms)
    return (word, *(word + form for form in ("а", "у", "ом", "е", "ем")))
